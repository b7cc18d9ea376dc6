// SPDX-License-Identifier: AGPL-3.0-or-later

/// That a meeting is not held: why, and when it was said.
public struct CallingOff: Codable, Hashable, Sendable {
  public let reason: String
  public let at: Moment

  public init(reason: String, at: Moment) {
    self.reason = reason
    self.at = at
  }
}

enum CallingOffRules {
  /// A meeting is called off until it is opened; what was opened happened.
  static func calledOff(_ meeting: Meeting, reason: String, at: Moment) throws(MeetingRefusal) -> MeetingEvent {
    switch meeting.stage {
    case .planned, .summoned: break
    case .sitting: throw .alreadyOpen
    case .closed: throw .alreadyClosed
    case .calledOff: throw .isCalledOff
    }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    return .calledOff(meeting: meeting.id, callingOff: CallingOff(reason: reason.trimmed, at: at))
  }
}

extension Meeting {
  /// Why it is not held; nil while it may be.
  public var callingOff: CallingOff? { if case .calledOff(let callingOff, _) = stage { callingOff } else { nil } }

  /// Whether people were told of it under its number, which no other meeting gets then.
  var wasSummoned: Bool { summons != nil || !failedCalls.isEmpty }

  /// Whether its number went to the next one: it was planned and called off before anybody heard of it.
  public var gaveItsNumberBack: Bool { callingOff != nil && !wasSummoned }
}

extension Meetings {
  /// The meetings that were held or are to be, in order.
  var held: [Meeting] { all.filter { $0.callingOff == nil } }

  func held(by body: BodyID) -> [Meeting] { held.filter { $0.body == body } }

  /// The number that a body's next meeting gets.
  func nextOrdinal(of body: BodyID) -> Int {
    (numbered(of: body).map(\.ordinal).max() ?? earlier[body]?.count ?? 0) + 1
  }

  /// The meetings of a body that keep the numbers they were given.
  func numbered(of body: BodyID) -> [Meeting] { all.filter { $0.body == body && !$0.gaveItsNumberBack } }
}
