// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// The word that a meeting is convened as planned: whose it is, and how it was given. It holds for the plan and the agenda
/// that were there; whoever changes them asks anew.
public struct Convening: Codable, Hashable, Sendable {
  public let by: PersonID
  public let word: Word
  public let at: Moment

  /// How the word was given.
  public enum Word: Codable, Hashable, Sendable {
    /// By the person, signed in.
    case own
    /// On paper, which the office names.
    case paper(String)
  }

  public init(by: PersonID, word: Word, at: Moment) {
    self.by = by
    self.word = word
    self.at = at
  }
}

extension RulePack {
  /// Whether somebody has to agree before a meeting is summoned: where no role may, nobody is asked.
  public var asksBeforeConvening: Bool { roles.contains { $0.rights.contains(.convene) } }
}

extension MeetingGrounds {
  /// Those who may agree to a meeting by a post they hold on a day, the highest post first.
  public func conveners(on day: Day) -> [PersonID] {
    let roles = Set(pack.roles.filter { $0.rights.contains(.convene) }.map(\.id))
    let posts = pack.posts.filter { !roles.isDisjoint(with: $0.roles) }.sorted { $0.rank < $1.rank }
    return posts.flatMap { post in
      organisations.holdings.filter { $0.post == post.id && $0.isHeld(on: day) }.map(\.person)
    }.unique
  }
}

enum ConveningRules {
  /// The word on a meeting that is planned and has an agenda.
  static func agreed(
    _ convening: Convening, to meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard case .planned = meeting.stage else { throw .alreadySummoned }
    guard grounds.pack.asksBeforeConvening else { throw .nobodyToAsk }
    guard meeting.convening == nil else { throw .alreadyAgreed }
    guard !meeting.agenda.isEmpty else { throw .emptyAgenda }
    guard grounds.conveners(on: convening.at.day).contains(convening.by) else { throw .mayNotConvene(convening.by) }
    if case .paper(let instrument) = convening.word, instrument.trimmed.isEmpty { throw .instrumentMissing }
    return .conveningAgreed(meeting: meeting.id, convening: convening)
  }

  /// A summons goes out only when whoever has to agree has done so.
  static func check(_ meeting: Meeting, on grounds: some MeetingGrounds) throws(MeetingRefusal) {
    guard !grounds.pack.asksBeforeConvening || meeting.convening != nil else { throw .notAgreed }
  }
}
