// SPDX-License-Identifier: AGPL-3.0-or-later

/// A vote of a meeting, as far as the meeting must know: its name, where it is found, and how far it is. Votes stand
/// above meetings and tell them no more than this.
public struct MeetingVote: Hashable, Sendable {
  /// Its identifier, as its page has it.
  public let id: String
  /// Its title, or that of its item where this is bound to a restricted paper: all may read it.
  public let title: String
  /// The item of the agenda that it belongs to.
  let item: AgendaItemID?
  public let stage: Stage
  /// The heads that were counted when it was opened; nil before.
  public let quorum: Quorum?
  /// Who counted in it, or answered by name.
  public let acting: Set<PersonID>
  /// The questions that it left open and nobody has put again.
  let leftOpen: [String]

  public enum Stage: Hashable, Sendable {
    case drafted
    /// Open, being counted, or counted and not declared.
    case underWay(since: Moment)
    case declared(at: Moment)
    case annulled(at: Moment)
  }

  public init(
    id: String, title: String, item: AgendaItemID?, stage: Stage, quorum: Quorum? = nil, acting: Set<PersonID> = [],
    leftOpen: [String] = []
  ) {
    self.id = id
    self.title = title
    self.item = item
    self.stage = stage
    self.quorum = quorum
    self.acting = acting
    self.leftOpen = leftOpen
  }

  var isAnnulled: Bool { if case .annulled = stage { true } else { false } }

  var isUnderWay: Bool { if case .underWay = stage { true } else { false } }

  /// The last time that it bears.
  var last: Moment? {
    switch stage {
    case .drafted: nil
    case .underWay(let at), .declared(let at), .annulled(let at): at
    }
  }
}

/// A meeting ends when everything of it has ended, and not before.
enum EndingRules {
  /// Nothing is concluded or closed over a vote that has no result.
  static func checkVotes(of meeting: Meeting, on grounds: some MeetingGrounds) throws(MeetingRefusal) {
    let open = grounds.votes(of: meeting).filter(\.isUnderWay).map(\.title)
    guard open.isEmpty else { throw .votesUnderWay(open) }
  }

  /// A conclusion comes behind the results that it concludes.
  static func checkResults(
    of meeting: Meeting, by at: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    if let last = grounds.votes(of: meeting).compactMap(\.last).max(), at < last { throw .beforeWhatWasNoted(last) }
  }

  /// Whoever leaves may do so behind the end; nothing else happens there.
  static func checkEnd(
    _ at: Moment, of meeting: Meeting, _ sitting: Sitting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    guard at >= sitting.opened else { throw .closesBeforeItOpened(sitting.opened) }
    let arrivals = sitting.attendance.movements.filter { $0.way == .arrived }.map(\.at)
    let votes = grounds.votes(of: meeting).compactMap(\.last)
    let last = (arrivals + votes).reduce(sitting.lastNoted) { max($0, $1) }
    guard at >= last else { throw .beforeWhatWasNoted(last) }
  }
}
