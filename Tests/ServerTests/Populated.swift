// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
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
    _ = try await house.desk.perform(
      .access(.open(login: Populated.everything, person: nil, roles: roles)), by: Act(actor: .setup, time: clock.now))
  }

  func withHall<Value: Sendable>(_ work: @Sendable (Hall) async throws -> Value) async throws -> Value {
    try await serve(house.desk, house.store, clock, { _ in }, work)
  }
}
