// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
public import Packs

/// Who asks something of drafts, with what rights, and when.
public struct Drafter: Sendable {
  public let person: PersonID?
  public let rights: Set<Right>
  public let now: Moment

  public init(person: PersonID?, rights: Set<Right>, now: Moment) {
    self.person = person
    self.rights = rights
    self.now = now
  }

  var compiles: Bool { rights.contains(.compileDrafts) }
}

/// The rules of drafts.
public enum DraftingRules {
  /// The feature's name in the record.
  public static let name = "drafting"

  /// What would happen, or why not. The right to give such a command at all was checked before; whose unit and whose
  /// opinion it is, is checked here.
  public static func decide(
    _ command: DraftingCommand, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> [DraftingEvent] {
    try decideOpenly(command, by: drafter, on: grounds).map { $0.kept(on: grounds) }
  }

  private static func decideOpenly(
    _ command: DraftingCommand, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> [DraftingEvent] {
    func found(_ id: DraftID) throws(DraftingRefusal) -> DraftDocument { try draft(id, for: drafter, on: grounds) }
    switch command {
    case .begin(let head, let file, let text): return [try begun(head, file, text, by: drafter, on: grounds)]
    case .file(let id, let file, let text): return [try filed(file, text, to: found(id), on: drafter.now.day)]
    case .circulate(let id, let wish):
      return [.circulated(draft: id, circulation: try sent(wish, found(id), drafter, grounds))]
    case .setFields(let id, let fields): return [try sorted(into: fields, found(id))]
    case .setDue(let id, let circulation, let day): return [try due(day, of: circulation, found(id), drafter)]
    case .setDecideBy(let id, let day): return [try decided(by: day, found(id), drafter)]
    case .mark(let id, let block, let mark): return [try marked(block, mark, in: found(id), grounds)]
    case .addSource(let id, let source):
      return [.sourceAdded(draft: id, source: numbered(source, after: try found(id).sources))]
    case .remind(let id, let circulation, let to): return [try reminded(to, of: circulation, found(id), by: drafter)]
    case .rule(let id, let rulings):
      let draft = try found(id)
      for ruling in rulings { try check(ruling, on: draft) }
      return rulings.map { .ruled(draft: id, ruling: $0) }
    case .takeIn(let id, let files): return try ReturnRules.takenIn(files, of: found(id), by: drafter, on: grounds)
    case .comment(let id, let sender, let comment):
      return [try ReturnRules.commented(comment, from: sender, on: found(id), by: drafter, on: grounds)]
    case .takeMeeting(let id, let meeting):
      return try MeetingOpinionRules.taken(meeting, of: found(id), by: drafter, on: grounds)
    case .recordGroup(let id, let record):
      return [try ReturnRules.recorded(record, of: found(id), by: drafter, on: grounds)]
    case .nameSender(let id, let contribution, let sender):
      return [try ReturnRules.named(contribution, sender, of: found(id), by: drafter, on: grounds)]
    case .setAside(let id, let contribution, let reason):
      return [try ReturnRules.setAside(contribution, of: found(id), reason)]
    case .withdraw(let id, let contribution, let reason):
      return [try Withdrawing.withdrawn(contribution, of: found(id), reason, by: drafter, on: grounds)]
    case .forget(let id, let contribution):
      guard let kept = try found(id).returned(contribution), kept.content.value != nil else { throw .unknownReturn }
      return [.forgotten(draft: id, contribution: contribution)]
    case .split(let id, let opinions, let why):
      return [try CompilingRules.split(opinions, why: why, in: found(id), by: drafter)]
    case .join(let id, let opinions, let why):
      return [try CompilingRules.join(opinions, why: why, in: found(id), by: drafter)]
    case .summarise(let id, let opinions, let text):
      return [try CompilingRules.summarise(opinions, as: text, in: found(id), by: drafter)]
    case .classify(let id, let opinions, let field):
      return [try CompilingRules.classify(opinions, as: field, in: found(id))]
    case .reserve(let id, let person, let opinion, let text):
      let kept = try CompilingRules.reservation(of: person, on: opinion, text, in: found(id), by: drafter, grounds)
      return [.reserved(draft: id, reservation: kept)]
    case .askAnswer(let id, let opinions): return [try CompilingRules.askAnswer(to: opinions, in: found(id))]
    case .spareAnswer(let id, let opinions): return [try CompilingRules.spareAnswer(to: opinions, in: found(id))]
    case .answer(let id, let answers): return try AnswerRules.answered(answers, of: found(id), by: drafter)
    case .issue(let id, let file, let text): return [try AnswerRules.issued(found(id), file, text, by: drafter)]
    }
  }

  /// A draft; one that is restricted does not exist for those who may not read it.
  static func draft(
    _ id: DraftID, for drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftDocument {
    guard let draft = grounds.drafting.draft(id), drafter.rights.show(draft) else {
      throw .unknownDraft(id)
    }
    return draft
  }

  // MARK: Beginning

  private static func begun(
    _ head: DraftHead, _ file: TabledFile, _ text: MarkedText, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard let kind = grounds.pack.draftKind(head.kind) else { throw .unknownKind(head.kind) }
    let visible = grounds.drafting.all.filter(drafter.rights.show)
    guard !visible.contains(where: { $0.title.lowercased() == head.title.lowercased() }) else {
      throw .titleTaken(head.title)
    }
    var isRestricted = head.isRestricted || kind.isRestricted
    if let id = head.paper {
      guard let paper = grounds.meetings.paper(id), drafter.rights.show(paper) else { throw .unknownPaper }
      isRestricted = isRestricted || paper.isRestricted
      if let other = visible.first(where: { grounds.isOf(paper, $0) }) { throw .paperTaken(by: other.id) }
    }
    guard !isRestricted || drafter.rights.showRestricted else { throw .restrictedNeedsRight }
    try check(text)
    let version = DraftVersion(
      number: 1, text: DraftText(version: 1, from: Reading(text, .rejecting)), file: file, day: drafter.now.day,
      origin: .filed)
    return .begun(
      draft: grounds.drafting.next,
      head: DraftHead(
        kind: head.kind, title: head.title, term: head.term, isRestricted: isRestricted, paper: head.paper),
      version: version, fields: grounds.pack.opinionFields)
  }

  /// What goes out carries nobody's marks, so that whatever comes back is the sender's own.
  private static func check(_ text: MarkedText) throws(DraftingRefusal) {
    guard text.isSettled, text.remarks.isEmpty else { throw .hasMarks }
    guard text.blocks.contains(where: { $0.pieces.contains { !$0.text.trimmed.isEmpty } }) else { throw .noText }
  }

  // MARK: Preparing

  private static func filed(
    _ file: TabledFile, _ text: MarkedText, to draft: DraftDocument, on day: Day
  ) throws(DraftingRefusal) -> DraftingEvent {
    try check(text)
    let next = DraftText(
      version: draft.newest.number + 1, from: Reading(text, .rejecting), continuing: draft.newest.text)
    guard next.texts != draft.newest.text.texts else { throw .sameText }
    return .filed(
      draft: draft.id, version: DraftVersion(number: next.version, text: next, file: file, day: day, origin: .filed))
  }

  private static func sorted(
    into fields: [OpinionField], _ draft: DraftDocument
  ) throws(DraftingRefusal) -> DraftingEvent {
    let left = Set(fields.map(\.id))
    if let lost = draft.fieldsOfOpinions.values.filter({ !left.contains($0) }).min().flatMap(draft.field) {
      throw .fieldInUse(lost)
    }
    return .fieldsSet(draft: draft.id, fields: fields)
  }

  private static func due(
    _ day: Day, of circulation: CirculationID, _ draft: DraftDocument, _ drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard draft.circulations.contains(where: { $0.id == circulation }) else { throw .unknownCirculation }
    guard day >= drafter.now.day else { throw .dueInPast(day) }
    return .dueSet(draft: draft.id, circulation: circulation, due: day)
  }

  private static func decided(
    by day: Day, _ draft: DraftDocument, _ drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard day >= drafter.now.day else { throw .dueInPast(day) }
    return .decideBySet(draft: draft.id, day: day)
  }

  private static func reminded(
    _ to: [Return.Sender], of circulation: CirculationID, _ draft: DraftDocument, by drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard let sent = draft.circulation(circulation) else { throw .unknownCirculation }
    let silent = draft.silent(in: sent).filter { to.contains($0) }
    guard !silent.isEmpty else { throw .nobodySilent }
    return .reminded(
      draft: draft.id,
      reminder: Reminder(circulation: circulation, to: silent, day: drafter.now.day, by: drafter.person))
  }

  private static func marked(
    _ block: BlockID, _ mark: PartMark?, in draft: DraftDocument, _ grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard draft.newest.text.blocks.contains(where: { $0.id == block }) else { throw .unknownBlock(block) }
    guard let mark else { return .unmarked(draft: draft.id, block: block) }
    if case .part(let part) = mark, !grounds.pack.parts(of: draft.head.kind).contains(where: { $0.id == part }) {
      throw .unknownPart(part)
    }
    return .marked(draft: draft.id, block: block, mark: mark)
  }

  private static func check(_ ruling: LineageRuling, on draft: DraftDocument) throws(DraftingRefusal) {
    switch ruling {
    case .link(let source, let from, let into, _, _), .unlink(let source, let from, let into, _):
      guard let known = draft.source(SourceID(source)), known.blocks.indices.contains(from.block),
        draft.newest.text.blocks.indices.contains(into.block)
      else { throw .unknownSource }
    case .leftOut(let source, let block, _, let why):
      guard let known = draft.source(SourceID(source)), known.blocks.indices.contains(block) else {
        throw .unknownSource
      }
      guard !why.trimmed.isEmpty else { throw .reasonMissing }
    }
  }

  private static func numbered(_ source: DraftSourceDraft, after sources: [DraftSource]) -> DraftSource {
    DraftSource(
      id: SourceID("s", sources.count + 1), title: source.title, predecessor: source.predecessor, dated: source.dated,
      file: source.file, blocks: Reading(source.text, .accepting).texts)
  }

  private static func sent(
    _ wish: CirculationDraft, _ draft: DraftDocument, _ drafter: Drafter, _ grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> Circulation {
    guard wish.version == draft.newest.number else { throw .unknownVersion(wish.version) }
    guard !wish.isOpenToAll || !draft.isRestricted else { throw .restrictedCannotBeOpen }
    guard wish.asksSomebody else { throw .nobodyToAsk }
    guard wish.due >= drafter.now.day else { throw .dueInPast(wish.due) }
    for unit in wish.units where grounds.organisations.unit(unit) == nil { throw .unknownUnit(unit) }
    for person in wish.people where grounds.organisations.people[person] == nil { throw .unknownPerson(person) }
    if !wish.isRepeated, let before = SentBefore(wish, of: draft) {
      throw .sentBefore(before.names(grounds), on: before.day)
    }
    if draft.isRestricted {
      let readers = grounds.restrictedReaders(on: drafter.now.day)
      let shut = wish.asked.filter { !readers.mayRead($0) }
      guard shut.isEmpty else { throw .restrictedToThem(shut.map { grounds.senderName($0, .vietnamese) }) }
    }
    return Circulation(
      id: CirculationID("c", draft.circulations.count + 1), version: wish.version, units: wish.units,
      people: wish.people, isOpenToAll: wish.isOpenToAll, sent: drafter.now.day, due: wish.due)
  }
}

extension DraftingGrounds {
  /// Whether a tabled paper, in any of its versions, is the draft.
  func isOf(_ paper: TabledPaper, _ draft: DraftDocument) -> Bool {
    guard let own = draft.head.paper.flatMap({ meetings.paper($0) }) else { return false }
    return own.title == paper.title && own.isRestricted == paper.isRestricted
  }
}
