// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Foundation
import Journal
import Office
import Packs

/// The consultation of a sample: drafts sent out, files taken in through the real reader, opinions answered, next versions
/// issued of exactly what was accepted.
struct Consulting {
  let stage: Stage
  let scenario: Scenario
  let told: Consultation
  let files: SampleFiles

  init(stage: Stage, scenario: Scenario, told: Consultation, files: [String: String]) {
    self.stage = stage
    self.scenario = scenario
    self.told = told
    self.files = SampleFiles(
      scenario: scenario, consultation: told, files: files, layout: stage.house.pack.layout)
  }

  // MARK: Before the conference

  /// Drafts begun and sent out, contacts entered, predecessors compared, and what came in by mail and on the page; the
  /// files that are left for people only where they are asked for.
  func open(takingAll: Bool) async throws {
    let sent = try Calendar.moment(told.circulated.date, told.circulated.at)
    try await enterContacts(at: sent)
    for paper in scenario.papers { try await begin(paper, at: sent) }
    try await addPredecessors(at: sent)
    for copy in told.returns where takingAll || copy.byHand != true { try await take(copy) }
    for comment in told.comments { try await write(comment) }
  }

  private func enterContacts(at moment: Moment) async throws {
    for contact in told.contacts {
      let sex: PersonDetails.Sex = ["nữ", "female"].contains(contact.sex) ? .female : .male
      let details = PersonDetails(name: contact.name, sex: sex, born: Day(typed: contact.born))
      try await stage.perform(.organisations(.addPerson(details, unit: try await unit(contact.unit))), at: moment)
      let congress = await stage.congress
      guard let person = congress.organisations.people.first(where: { $0.value.details.value?.name == contact.name })
      else { throw fault("contacts", contact.name) }
      try await stage.perform(
        .access(.open(login: contact.login, person: person.key, roles: ["unitContact"])), at: moment)
    }
  }

  private func begin(_ paper: Scenario.Paper, at moment: Moment) async throws {
    guard let kind = paper.kind, let tabled = stage.papers[paper.id] else { return }
    let congress = await stage.congress
    guard congress.pack.draftKind(kind) != nil, let file = congress.meetings.paper(tabled)?.file else { return }
    let head = DraftHead(
      kind: kind, title: paper.title(stage.say), term: try paper.term.map { try Calendar.term($0) },
      isRestricted: paper.restricted, paper: tabled)
    let text = try WordFile(try await bytes(of: file)).text
    let compiler = await compiler(restricted: paper.restricted)
    try await stage.perform(.drafting(.begin(head, file: file, text: text)), at: moment, by: compiler)
    let draft = try await draft(paper.id)
    // A restricted draft goes to the members themselves, never to units.
    let units = paper.restricted ? [] : congress.organisations.units.map(\.id)
    let people = paper.restricted ? await members(on: moment.day) : []
    try await stage.perform(
      .drafting(
        .circulate(
          draft.id,
          CirculationDraft(
            version: 1, units: units, people: people, isOpenToAll: false, due: try Calendar.day(told.circulated.due)))),
      at: moment, by: compiler)
  }

  private func members(on day: Day) async -> [PersonID] {
    let organisations = await stage.congress.organisations
    guard let body = organisations.bodies.last(where: { $0.kind == BodyName.executive.rawValue }) else { return [] }
    return organisations.members(of: body.id, on: day).sorted()
  }

  private func addPredecessors(at moment: Moment) async throws {
    let known = await stage.congress.organisations.predecessors
    for (index, source) in told.predecessors.enumerated() {
      let file = try blob(try files.predecessor(source), named: "\(source.id).docx")
      let draft = try await draft(source.draft)
      let said = DraftSourceDraft(
        title: source.name, predecessor: known.indices.contains(index) ? known[index].id : nil,
        dated: try Calendar.day(source.dated), file: file.tabled, text: file.text)
      try await stage.perform(.drafting(.addSource(draft.id, said)), at: moment, blobs: [file.blob])
    }
    for passage in told.leftOut {
      guard let index = told.predecessors.firstIndex(where: { $0.id == passage.source }) else {
        throw fault("leftOut.source", passage.source)
      }
      let draft = try await draft(told.predecessors[index].draft)
      guard draft.sources.indices.contains(index),
        let block = draft.sources[index].blocks.firstIndex(where: { $0.contains(passage.says) })
      else { throw fault("leftOut.says", passage.says) }
      let ruling = LineageRuling.leftOut(
        source: draft.sources[index].id.text, block: block, by: try stage.person(passage.by).text, why: passage.why)
      try await stage.perform(.drafting(.rule(draft.id, [ruling])), at: moment)
    }
  }

  // MARK: What comes in

  private func take(_ copy: Consultation.Copy) async throws {
    let draft = try await draft(copy.draft)
    let file = try shut(try files.copy(copy), named: copy.file)
    let sender: Return.Sender =
      if let person = copy.person { .person(try stage.person(person)) } else { .unit(try await unit(copy.unit ?? "")) }
    let set = ReturnedFile(source: copy.id, text: file.text).changes(on: draft.newest.text)
    let compiler = await compiler(restricted: draft.isRestricted)
    try await stage.perform(
      .drafting(
        .takeIn(draft.id, [ReturnDraft(sender: sender, file: file.tabled, digest: file.digest, content: .read(set))])),
      at: try moment(copy.at), by: compiler, blobs: [file.blob])
  }

  private func write(_ comment: Consultation.Comment) async throws {
    let draft = try await draft(comment.draft)
    guard let block = draft.newest.text.blocks.first(where: { $0.text.contains(comment.on) }) else {
      throw fault("comments.on", comment.on)
    }
    let person = try stage.person(comment.person)
    let said = PassageComment(
      block: block.id, quote: comment.wording == nil ? comment.on : nil, text: comment.text,
      wording: comment.wording.map { [$0] })
    try await stage.perform(
      .drafting(.comment(draft.id, .person(person), said)), at: try moment(comment.at), by: person)
  }

  /// What was said aloud: groups, and the conference itself.
  func listen() async throws {
    for group in told.groups {
      let draft = try await draft(group.draft)
      let outline = Outline(draft.newest.text)
      guard let heading = outline.entries.first(where: { $0.title.contains(group.heading) }) else {
        throw fault("groups.heading", group.heading)
      }
      let record = GroupRecord(
        name: group.name, chair: try group.chair.map { try stage.person($0) },
        opinions: group.opinions.map { GroupRecord.Opinion(block: heading.block, text: $0) })
      try await stage.perform(.drafting(.recordGroup(draft.id, record)), at: try moment(group.at))
    }
    let congress = await stage.congress
    for draft in congress.drafting.all {
      for meeting in congress.meetings.all where congress.contributions(to: draft, in: meeting)?.isEmpty == false {
        let compiler = await compiler(restricted: draft.isRestricted)
        try await stage.perform(
          .drafting(.takeMeeting(draft.id, meeting.id)), at: try moment(told.meetings.at), by: compiler)
      }
    }
  }

  // MARK: Finding

  func draft(_ name: String) async throws -> DraftDocument {
    let tabled = stage.papers[name]
    guard tabled != nil, let draft = await stage.congress.drafting.all.first(where: { $0.head.paper == tabled }) else {
      throw fault("draft", name)
    }
    return draft
  }

  /// Somebody who compiles, and reads what is restricted where that is needed.
  func compiler(restricted: Bool) async -> PersonID? {
    let congress = await stage.congress
    let day = congress.meetings.all.last?.plan.start.day ?? Day(number: 0)
    let needed: Set<Right> = restricted ? [.compileDrafts, .readRestricted] : [.compileDrafts]
    return congress.access.accounts.first { needed.isSubset(of: congress.rights(of: $0.actor, on: day)) }?.person
  }

  private func unit(_ code: String) async throws -> UnitID {
    guard let unit = await stage.congress.organisations.unit(code: code) else { throw fault("unit", code) }
    return unit.id
  }

  func bytes(of file: TabledFile) async throws -> [UInt8] {
    guard let hash = Hash(hexadecimal: file.blob), let blob = try await stage.house.store.blob(hash) else {
      throw fault("file", file.name)
    }
    guard let key = file.key else { return blob.bytes }
    guard let bytes = key.open(blob) else { throw fault("file", file.name) }
    return bytes
  }

  struct Read {
    let blob: Blob
    let tabled: TabledFile
    let digest: String
    let text: MarkedText
  }

  func blob(_ bytes: [UInt8], named name: String) throws -> Read {
    let blob = Blob(bytes: bytes)
    return Read(
      blob: blob, tabled: TabledFile(name: name, blob: blob.id.description, bytes: bytes.count),
      digest: blob.id.description, text: try WordFile(bytes).text)
  }

  /// What came back is stored shut, as the site stores it.
  private func shut(_ bytes: [UInt8], named name: String) throws -> Read {
    let key = DocumentKey.draw()
    let blob = key.shut(bytes)
    return Read(
      blob: blob, tabled: TabledFile(name: name, blob: blob.id.description, bytes: bytes.count, key: key),
      digest: Hash.of(bytes).description, text: try WordFile(bytes).text)
  }

  func moment(_ text: String) throws -> Moment {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 2 else { throw fault("at", text) }
    return try Calendar.moment(parts[0], parts[1])
  }

  func fault(_ key: String, _ found: String) -> ScenarioFault { ScenarioFault(key, found, in: Consultation.file) }
}
