// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs

/// Plays acts of a story on a real desk: each by an account that has the right, at the time the story says.
final class Stage {
  let house: House
  let say: Language
  /// Persons, papers and agenda items by the names the sample gives them.
  var people: [String: PersonID] = [:]
  var papers: [String: TabledPaperID] = [:]
  private(set) var acts = 0

  init(house: House, say: Language) {
    self.house = house
    self.say = say
  }

  var congress: Congress { get async { await house.desk.state } }

  /// Performs a command at a moment of the story, by the account of `person` if it may, else by the first that may.
  func perform(
    _ command: CongressCommand, at moment: Moment, by person: PersonID? = nil, blobs: [Blob] = []
  ) async throws {
    let time = Timestamp(moment, offset: house.pack.clockOffset)
    let actor = await actor(for: command, on: moment.day, preferring: person)
    _ = try await house.desk.perform(command, by: Act(actor: actor, time: time), blobs: blobs)
    acts += 1
  }

  private func actor(for command: CongressCommand, on day: Day, preferring person: PersonID?) async -> ActorID {
    let congress = await congress
    let able = congress.access.accounts.filter {
      !congress.rights(of: $0.actor, on: day).isDisjoint(with: command.rights)
    }
    let chosen = able.first { $0.person == person && person != nil } ?? able.first
    // Before there are accounts, the set-up acts.
    return chosen?.actor ?? .setup
  }

  func person(_ name: String) throws -> PersonID {
    guard let id = people[name] else { throw ScenarioFault("people", "no person “\(name)”") }
    return id
  }
}

extension Timestamp {
  /// A moment of the hall's clock, `offset` minutes east of Greenwich.
  init(_ moment: Moment, offset: Int) {
    self.init(microseconds: Int64(moment.day.number * 1440 + moment.minute - offset) * 60_000_000)
  }
}

/// Reads the days and times of a sample.
enum Calendar {
  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw ScenarioFault("date", text) }
    return day
  }

  static func moment(_ date: String, _ time: String) throws -> Moment {
    guard let minute = Moment.minute(typed: time), let moment = Moment(try day(date), minute: minute) else {
      throw ScenarioFault("time", "\(date) \(time)")
    }
    return moment
  }

  static func term(_ text: String) throws -> Term {
    guard let term = Term(typed: text) else { throw ScenarioFault("term", text) }
    return term
  }
}
