// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Packs
import Yams

/// Plays a pack's sample congress through the very commands that the pages give.
final class Rehearsal {
  let stage: Stage
  let scenario: Scenario
  private let files: [String: String]
  private var preparing: Preparing?
  private let consulting: Consulting?
  private(set) var meeting: MeetingID?

  /// `files` are the pack's files by path; the sample lies in sample/.
  init(house: House, files: [String: String]) throws {
    let samples = files.filter { $0.key.hasPrefix("sample/") }
    self.files = Dictionary(uniqueKeysWithValues: samples.map { (String($0.key.dropFirst("sample/".count)), $0.value) })
    scenario = try Rehearsal.scenario(in: files)
    stage = Stage(house: house, say: scenario.language)
    consulting = try Consultation.told(in: self.files).map { [stage, scenario, files = self.files] in
      Consulting(stage: stage, scenario: scenario, told: $0, files: files)
    }
  }

  /// The sample's story; a command asks for it before it begins a record.
  @discardableResult
  static func scenario(in files: [String: String]) throws -> Scenario {
    guard let text = files["sample/congress.yaml"] else { throw ScenarioFault("file", "missing") }
    do { return try YAMLDecoder().decode(Scenario.self, from: text) } catch let error as DecodingError {
      throw ScenarioFault(error)
    }
  }

  /// Up to the summons of the last conference: everything before the day itself. Files that the sample leaves for people to
  /// upload are taken in unless they are `left`.
  func prepare(leavingFiles left: Bool = false) async throws {
    try await Founding(stage: stage, scenario: scenario, files: files).play()
    for conference in scenario.conferences {
      var preparing = Preparing(stage: stage, scenario: scenario, conference: conference, files: files)
      meeting = try await preparing.play()
      self.preparing = preparing
      if conference.date != scenario.conferences.last?.date { try await hold() }
    }
    try await consulting?.open(takingAll: !left)
    if let told = scenario.personnel { try await Slating(stage: stage, told: told, files: files).play() }
    try await issue(["programme", "invitation"], onDayBefore: 3)
    try await issue(["votingPaper"], onDayBefore: 1)
  }

  /// The day itself, and the papers that follow from it.
  func hold() async throws {
    guard let preparing, let meeting else { return }
    try await Holding(
      stage: stage, scenario: scenario, conference: preparing.conference, meeting: meeting, items: preparing.items
    ).play()
  }

  /// What was said joins what came in; the papers of the conference go out.
  func finish() async throws {
    try await consulting?.listen()
    try await issue(["tallyMinutes", "minutes", "notice", "resolution"], onDayBefore: 0)
  }

  /// The standing committee answers every opinion, and the next versions go out, where the sample tells of them.
  func answer() async throws { try await consulting?.close() }

  /// The files that came back and are left for people to upload, by their names.
  var leftFiles: [(name: String, bytes: [UInt8])] {
    get throws {
      guard let consulting else { return [] }
      return try consulting.told.returns.filter { $0.byHand == true }.map { ($0.file, try consulting.files.copy($0)) }
    }
  }

  /// From the conference to the congress: allocation, delegates, credentials, and what became of the
  /// conference's assignments, where the sample tells of them.
  func convene() async throws {
    guard let told = scenario.delegates else { return }
    try await Seating(stage: stage, told: told, personnel: scenario.personnel, files: files).play()
    guard let meeting, let conference = scenario.conferences.last else { return }
    try await FollowingUp(stage: stage, conference: conference, meeting: meeting).play()
  }

  /// When the congress has recognised its delegates; the evening of the conference where the sample tells of none.
  func congress() throws -> Moment {
    guard let opens = scenario.delegates?.opens.split(separator: " ").map(String.init), opens.count == 2 else {
      return try evening()
    }
    return try Calendar.moment(opens[0], "10:00")
  }

  /// The morning of the last conference: where a demonstration begins.
  func morning() throws -> Moment {
    guard let last = scenario.conferences.last else { throw ScenarioFault("conferences", "none") }
    return try Calendar.moment(last.date, last.attendance.arrive)
  }

  /// After it: where a demonstration of what was held begins.
  func evening() throws -> Moment {
    guard let last = scenario.conferences.last else { throw ScenarioFault("conferences", "none") }
    return try Calendar.moment(last.date, "17:00")
  }

  private func issue(_ kinds: [String], onDayBefore days: Int) async throws {
    guard let meeting, let conference = scenario.conferences.last else { return }
    let day = try Calendar.day(conference.date).adding(-days)
    guard let at = Moment(day, minute: 16 * 60) else { return }
    for kind in kinds where stage.house.pack.paper(kind) != nil {
      let vote = await stage.congress.decisions.votes(in: meeting).last?.id
      let isAboutVote = PaperForm(rawValue: kind)?.matter == .vote
      let subject: PaperSubject = if isAboutVote, let vote { .vote(vote) } else { .meeting(meeting) }
      try await stage.perform(.papers(.issue(kind: kind, about: subject, on: day, in: stage.say)), at: at)
    }
  }
}
