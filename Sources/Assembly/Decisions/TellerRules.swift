// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// A teller who was replaced while the vote was open, such as one who fell ill.
public struct TellerReplacement: Codable, Hashable, Sendable {
  public let left: TellerID
  public let came: TellerID
  public let reason: String
  public let at: Moment
  /// Who heads the tellers from then on, where the head was replaced; nil where the head stayed.
  public internal(set) var head: TellerID? = nil
}

/// Who may be a teller. Of those chosen two must be able to enter a count and one to settle where they differ: otherwise
/// a vote would be opened that nobody can bring to its end.
///
/// A replaced teller's count, once entered, stays: it was made at the box, alone, and striking it would let whoever
/// replaces tellers throw away a count that displeases. It goes only as every count does, by a recount with its reason.
/// A count not yet entered is for the newcomer to enter, and whoever left enters and settles nothing more. A roll that
/// was begun is carried on by the newcomer, since its names are the record and not one person's count.
enum TellerRules {
  /// Whether those chosen may open a vote; `at` is when it opens.
  static func check(
    _ tellers: [TellerID], at: Moment, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) {
    guard Set(tellers).count >= 2, Set(tellers).count == tellers.count else { throw .tellersNeeded }
    for teller in tellers { try checkPresence(of: teller, at: at, in: meeting, on: grounds) }
    if let shortage = grounds.shortage(of: tellers, on: at.day) { throw shortage }
  }

  private static func checkPresence(
    of teller: TellerID, at: Moment, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) {
    guard meeting.attendance?.present(at: at).contains(teller) == true else { throw .tellerAbsent(teller) }
    guard grounds.roll(of: meeting, on: at.day).contains(teller) else { throw .tellerWithoutVote(teller) }
  }

  static func replacement(
    _ replacement: TellerReplacement, in vote: Vote, on grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> DecisionEvent {
    let opening: Opening
    switch vote.stage {
    case .drafted, .withdrawn: throw .notOpen
    case .annulled: throw .alreadyAnnulled
    case .declared: throw .alreadyDeclared
    case .open(let open), .counting(let open, _), .counted(let open, _, _): opening = open
    }
    let (left, came, at) = (replacement.left, replacement.came, replacement.at)
    guard opening.tellers.contains(left) else { throw .notReplaceable(left) }
    guard !opening.tellers.contains(came) else { throw .tellerAlready(came) }
    guard !replacement.reason.trimmed.isEmpty else { throw .reasonMissing }
    guard at >= opening.at else { throw .beforeOpening(opened: opening.at) }
    guard let meeting = grounds.meetings.meeting(vote.meeting) else { throw .unknownMeeting(vote.meeting) }
    try checkPresence(of: came, at: at, in: meeting, on: grounds)
    try ElectionRules.check([came], of: vote.ballot, on: at.day, grounds)
    // Where roles were taken from several, each replacement mends a part; only one that takes something away is refused.
    let lost = grounds.tellerRights(of: left, on: at.day).subtracting(grounds.tellerRights(of: came, on: at.day))
    if !lost.isEmpty, let shortage = grounds.shortage(of: opening.replacing(replacement).tellers, on: at.day) {
      throw shortage
    }
    var kept = replacement
    kept.head = grounds.head(after: replacement, in: opening)
    return .tellerReplaced(vote: vote.id, replacement: kept)
  }
}

extension DecisionGrounds {
  /// What a person can do as a teller on a day: enter a count, settle and declare.
  func tellerRights(of person: TellerID, on day: Day) -> Set<Right> {
    rights(of: person, on: day).intersection([.count, .declareResults])
  }

  /// What a choice of tellers lacks to bring a vote to its end; nil where it lacks nothing.
  func shortage(of tellers: [TellerID], on day: Day) -> DecisionRefusal? {
    let able = tellers.map { tellerRights(of: $0, on: day) }
    let counting = able.count { $0.contains(.count) }
    guard counting >= 2 else { return .tooFewWhoCount(has: counting) }
    return able.contains { $0.contains(.declareResults) } ? nil : .nobodySettles
  }
}

extension Opening {
  /// The same opening with a newcomer in the place of a teller who left.
  func replacing(_ replacement: TellerReplacement) -> Opening {
    var opening = self
    opening.tellers = tellers.map { $0 == replacement.left ? replacement.came : $0 }
    if let head = replacement.head ?? (self.head == replacement.left ? replacement.came : nil) { opening.head = head }
    return opening
  }
}

extension Vote {
  mutating func replace(_ replacement: TellerReplacement) {
    switch stage {
    case .drafted, .withdrawn, .annulled, .declared: return
    case .open(let opening): stage = .open(opening.replacing(replacement))
    case .counting(let opening, let counting): stage = .counting(opening.replacing(replacement), counting)
    case .counted(let opening, let tally, let settled):
      stage = .counted(opening.replacing(replacement), tally, settled: settled)
    }
    replacements.append(replacement)
  }

  /// A teller and those in whose place they came, one after the other.
  func line(of teller: TellerID) -> Set<TellerID> {
    var line: Set<TellerID> = [teller]
    for replacement in replacements.reversed() where line.contains(replacement.came) { line.insert(replacement.left) }
    return line
  }
}
