// SPDX-License-Identifier: AGPL-3.0-or-later

/// That another took the chair, or kept the minutes, from a moment on, and why.
public struct Handover: Codable, Hashable, Sendable {
  public let office: Office
  public let to: PersonID
  public let reason: String
  public let at: Moment

  /// What a meeting needs somebody for as long as it sits.
  public enum Office: String, Codable, Hashable, Sendable, CaseIterable { case chair, secretary }

  public init(_ office: Office, to person: PersonID, reason: String, at: Moment) {
    self.office = office
    to = person
    self.reason = reason
    self.at = at
  }
}

extension Sitting {
  /// Somebody in an office, and since when.
  public struct Turn: Hashable, Sendable {
    public let person: PersonID
    public let since: Moment
    /// Why it went over to them; nil at the opening.
    public let reason: String?
  }

  /// Everybody who held an office in this meeting, in order; never empty.
  public func turns(in office: Handover.Office) -> [Turn] {
    let first = Turn(person: office == .chair ? chair : secretary, since: opened, reason: nil)
    return [first]
      + handovers.filter { $0.office == office }.map { Turn(person: $0.to, since: $0.at, reason: $0.reason) }
  }

  /// Who held an office at a moment; before the opening whoever opened the meeting.
  public func holder(of office: Handover.Office, at moment: Moment) -> PersonID {
    let turns = turns(in: office)
    return (turns.last { $0.since <= moment } ?? turns[0]).person
  }

  /// Who holds an office now, or held it when the meeting was closed.
  public func holder(of office: Handover.Office) -> PersonID {
    handovers.last { $0.office == office }?.to ?? (office == .chair ? chair : secretary)
  }
}

enum HandingOverRules {
  static func handedOver(
    _ meeting: Meeting, _ handover: Handover, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard case .sitting(let sitting) = meeting.stage else {
      if case .closed = meeting.stage { throw .alreadyClosed }
      throw .notOpen
    }
    guard !handover.reason.trimmed.isEmpty else { throw .reasonMissing }
    let last = sitting.turns(in: handover.office).last
    if let last, handover.at < last.since {
      throw handover.at < sitting.opened ? .beforeOpening(opened: sitting.opened) : .beforeWhatWasNoted(last.since)
    }
    guard last?.person != handover.to else { throw .holdsItAlready(handover.to) }
    switch handover.office {
    case .chair:
      guard sitting.attendance.present(at: handover.at).contains(handover.to) else { throw .notThere(handover.to) }
    case .secretary:
      try SittingRules.checkSecretary(handover.to, of: meeting, at: handover.at, on: grounds)
    }
    return .handedOver(
      meeting: meeting.id,
      handover: Handover(handover.office, to: handover.to, reason: handover.reason.trimmed, at: handover.at))
  }
}
