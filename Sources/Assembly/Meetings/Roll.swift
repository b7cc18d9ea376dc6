// SPDX-License-Identifier: AGPL-3.0-or-later

/// Who came into the body and who left it between the summons and a moment at which heads were counted; kept with the
/// quorum as evidence.
public struct RollChange: Codable, Hashable, Sendable {
  /// Those who took up a post after the summons: they belong to the base and are checked in like all others.
  public let joined: [PersonID]
  /// Those summoned whose post had ended: they belong to no base, and are not checked in as members.
  public let left: [PersonID]

  /// The roll after the change, in the order of the summons, those who joined last.
  public func roll(from summoned: [PersonID]) -> [PersonID] { summoned.filter { !left.contains($0) } + joined }
}

extension Summons {
  /// How many places were summoned, after a change of the body: whoever joined takes the place of somebody who left, a
  /// place that nobody took stays counted, and those who joined beyond the places are added.
  public func places(after change: RollChange?) -> Int {
    max(members.count, change?.roll(from: members).count ?? 0)
  }
}

/// The rule about posts that begin or end between summons and vote: **the register as it stands on the day of the opening
/// decides, and the change is noted as evidence.**
///
/// A committee's base is its members in office (294-QĐ/TW point 9.3.2 names who is counted; for committees the notes
/// grade it as from memory, so each pack says so beside the rule). Therefore the list of those summoned is not the base.
/// What was counted at the opening of the meeting and of each vote is kept in the event: a post that is entered, dated
/// back or ended afterwards changes no denominator of a vote that was opened.
extension MeetingGrounds {
  /// What changed in the body between the summons and a day; nil when nothing did, or nobody was summoned yet.
  public func rollChange(of meeting: Meeting, on day: Day) -> RollChange? {
    guard let summoned = meeting.summons?.members else { return nil }
    let inOffice = votingMembers(of: meeting.body, on: day)
    let joined = Set(inOffice).subtracting(summoned)
    let left = Set(summoned).subtracting(inOffice)
    guard !joined.isEmpty || !left.isEmpty else { return nil }
    return RollChange(
      joined: inOrder(Array(joined), of: meeting.body, on: day), left: summoned.filter { left.contains($0) })
  }

  /// The members who are counted on a day: in office then, in the order of the summons.
  public func roll(of meeting: Meeting, on day: Day) -> [PersonID] {
    guard let summoned = meeting.summons?.members else { return [] }
    return rollChange(of: meeting, on: day)?.roll(from: summoned) ?? summoned
  }

  /// Those who attend without a vote on a day, in the order of the pack, once there was a summons. They are checked in
  /// and may speak; no base, no quorum and no roll call counts them.
  public func attendants(of meeting: Meeting, on day: Day) -> [PersonID] {
    guard meeting.summons != nil else { return [] }
    return inOrder(membersWithoutVote(of: meeting.body, on: day), of: meeting.body, on: day)
  }
}
