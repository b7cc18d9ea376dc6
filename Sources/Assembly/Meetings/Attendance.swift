// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// Who came and went, as a log: presence can be asked for at any minute.
public struct Attendance: Codable, Hashable, Sendable {
  public internal(set) var movements: [Movement] = []
  /// Members who said beforehand that they cannot come, and why.
  public internal(set) var excuses: [PersonID: String] = [:]

  /// Movements that were noted by mistake and taken back, in order; nil where there were none.
  public internal(set) var strikes: [Strike]? = nil

  public struct Strike: Codable, Hashable, Sendable {
    public let movement: Movement
    public let reason: String
  }

  public struct Movement: Codable, Hashable, Sendable {
    public let person: PersonID
    public let way: Way
    public let at: Moment
    public enum Way: String, Codable, Hashable, Sendable { case arrived, left }
  }

  public init() {}

  /// Takes a movement back, and keeps that it was.
  mutating func strike(_ movement: Movement, _ reason: String) {
    guard let index = movements.lastIndex(of: movement) else { return }
    movements.remove(at: index)
    strikes = (strikes ?? []) + [Strike(movement: movement, reason: reason)]
  }

  /// Everyone who has arrived and not left, at the end of that minute.
  public func present(at moment: Moment) -> Set<PersonID> { present { $0 <= moment } }

  /// Everyone who has arrived and not left by the movements of these times.
  func present(counting isCounted: (Moment) -> Bool) -> Set<PersonID> {
    var there: Set<PersonID> = []
    for movement in movements where isCounted(movement.at) {
      switch movement.way {
      case .arrived: there.insert(movement.person)
      case .left: there.remove(movement.person)
      }
    }
    return there
  }

  /// Everyone who was there at any time.
  public var registered: Set<PersonID> { Set(movements.filter { $0.way == .arrived }.map(\.person)) }

  /// Since when somebody who had been there was out of the room in a minute; nil for whoever was there during it, or had
  /// not come before.
  func absence(of person: PersonID, at minute: Moment) -> Moment? {
    guard let last = movements.last(where: { $0.person == person && $0.at <= minute }), last.way == .left,
      last.at < minute
    else { return nil }
    return last.at
  }

  public func isPresent(_ person: PersonID) -> Bool {
    movements.last { $0.person == person }?.way == .arrived
  }
}

/// Whether a meeting may decide at a moment: heads there, heads needed, and of which base. Kept as evidence with every vote.
public struct Quorum: Codable, Hashable, Sendable {
  public let at: Moment
  public let present: Int
  public let base: Base
  public let baseCount: Int
  public let needed: Int
  /// The rule of the pack, as its id.
  public let rule: String
  /// How the body changed between the summons and `at`; nil when it did not.
  public internal(set) var change: RollChange? = nil

  public var isMet: Bool { present >= needed }
}

extension MeetingGrounds {
  /// The heads of each base for a meeting at a moment, by the register of that day (see `rollChange`). Summoned are the
  /// places that were summoned (see `Summons.places`). Cast, valid and returned are known only after a count.
  public func count(of base: Base, in meeting: Meeting, at moment: Moment) -> Int? {
    guard let summons = meeting.summons, let attendance = meeting.attendance else { return nil }
    let roll = Set(roll(of: meeting, on: moment.day))
    return switch base {
    case .summoned: summons.places(after: rollChange(of: meeting, on: moment.day))
    case .inOffice: roll.count
    case .registered: attendance.registered.intersection(roll).count
    case .present: attendance.present(at: moment).intersection(roll).count
    case .cast, .valid, .returned: nil
    }
  }

  /// The quorum of a meeting at a moment. Nil before it was summoned, or when the pack asks for none.
  public func quorum(of meeting: Meeting, at moment: Moment) -> Quorum? {
    guard let gathering = gathering(of: meeting),
      let (rule, threshold) = pack.quorum(of: gathering, call: meeting.plan.call, on: moment.day.description),
      let present = count(of: .present, in: meeting, at: moment),
      let baseCount = count(of: threshold.base, in: meeting, at: moment)
    else { return nil }
    return Quorum(
      at: moment, present: present, base: threshold.base, baseCount: baseCount,
      needed: threshold.needed(of: baseCount), rule: rule.id.rawValue, change: rollChange(of: meeting, on: moment.day))
  }

  /// Which kind of gathering the rules call this meeting.
  public func gathering(of meeting: Meeting) -> Demand.Gathering? {
    organisations.body(meeting.body).flatMap { pack.body($0.kind) }?.gathering
  }

  /// The quorum at every moment it changed, for the evidence and its picture. Of a closed meeting it is what was known
  /// when it was closed: a post that is dated back afterwards changes none of it.
  public func quorumHistory(of meeting: Meeting) -> [Quorum] {
    if case .closed(let sitting, _) = meeting.stage, let known = sitting.quorums { return known }
    guard let attendance = meeting.attendance else { return [] }
    let moments = Set(attendance.movements.map(\.at)).sorted()
    return moments.compactMap { quorum(of: meeting, at: $0) }
  }
}
