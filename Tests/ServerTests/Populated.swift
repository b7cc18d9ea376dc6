// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Office
import Packs
import Testing

@testable import Server
@testable import dienhong

/// A sample congress that has recognised its delegates, and who may do everything in it.
struct Populated {
  let house: House
  let clock: HandClock

  static let everything = "moi.quyen"

  /// Played anew for each caller, under the first pack of the program.
  init() async throws {
    let shelf = try PackShelf(folder: nil)
    let (name, files) = try shelf.files(of: nil)
    house = try await House.open(MemoryStore(), shelf: shelf, pack: name, now: Timestamp(microseconds: 0))
    let rehearsal = try Rehearsal(house: house, files: files)
    try await rehearsal.prepare()
    try await rehearsal.hold()
    try await rehearsal.finish()
    try await rehearsal.convene()
    clock = HandClock(Timestamp(try rehearsal.congress(), offset: house.pack.clockOffset))
    let roles = Set(house.pack.roles.map(\.id))
    let rights = house.pack.roles.reduce(into: Set<Right>()) { $0.formUnion($1.rights) }
    try #require(rights == Set(Right.allCases), "the roles of the pack together may do everything")
    try await prepareDraft()
    _ = try await house.desk.perform(
      .access(.open(login: Populated.everything, person: nil, roles: roles)), by: Act(actor: .setup, time: clock.now))
  }

  /// A draft with a file that came back.
  private func prepareDraft() async throws {
    let paragraphs = ["Part I. Results", "Growth was 6.5 per cent a year.", "Accounts were audited every year."]
    let bytes = try wordFile(paragraphs)
    let file = TabledFile(name: "draft.docx", blob: Hash.of(bytes).description, bytes: bytes.count)
    let act = Act(actor: .setup, time: clock.now)
    let kind = try #require(house.pack.draftKinds.first)
    let head = DraftHead(kind: kind.id, title: "Drafted for the fuzz", term: nil, isRestricted: false, paper: nil)
    let text = try WordFile(bytes).text
    _ = try await house.desk.perform(
      .drafting(.begin(head, file: file, text: text)), by: act, blobs: [Blob(bytes: bytes)])
    let draft = try #require(await house.desk.state.drafting.all.last)
    let changed = try wordFile(paragraphs.map { $0.replacing("6.5", with: "7") })
    let set = ReturnedFile(source: "new", text: try WordFile(changed).text).changes(on: draft.newest.text)
    let unit = try #require(await house.desk.state.organisations.units.first)
    let sent = TabledFile(name: "returned.docx", blob: Hash.of(changed).description, bytes: changed.count)
    _ = try await house.desk.perform(
      .drafting(.takeIn(draft.id, [ReturnDraft(sender: .unit(unit.id), file: sent, content: .read(set))])), by: act,
      blobs: [Blob(bytes: changed)])
  }

  func withHall<Value: Sendable>(_ work: @Sendable (Hall) async throws -> Value) async throws -> Value {
    try await serve(house.desk, house.store, clock, { _ in }, work)
  }
}
