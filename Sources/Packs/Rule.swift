// SPDX-License-Identifier: AGPL-3.0-or-later

/// Names one rule of a pack, as printed beside every check: "majority.committee".
public struct RuleID: RawRepresentable, Codable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
}

/// One rule of a pack: what it asks, how strictly, since when and on whose authority.
public struct Rule: Hashable, Sendable {
  public let id: RuleID
  public let name: Phrase
  public let demand: Demand
  public let severity: Severity
  public let source: Source
  public let validity: Validity
  public let waiver: Waiver?
  /// The modes of congress in which the rule applies; empty means all of them.
  public let modes: [String]
  /// The rule that took its place, where the pack knows it.
  public let successor: RuleID?
  /// Whether what is decided by it is who is elected.
  public let elects: Bool
  /// What of a duty in words the program holds at elections; nil where it only shows it.
  public let held: Held?

  public init(
    id: RuleID, name: Phrase, demand: Demand, severity: Severity, source: Source, validity: Validity, waiver: Waiver?,
    modes: [String] = [], successor: RuleID? = nil, elects: Bool = false, held: Held? = nil
  ) {
    self.id = id
    self.name = name
    self.demand = demand
    self.severity = severity
    self.source = source
    self.validity = validity
    self.waiver = waiver
    self.modes = modes
    self.successor = successor
    self.elects = elects
    self.held = held
  }

  /// What can be held of a duty where people are elected.
  public enum Held: String, Codable, Hashable, Sendable, CaseIterable {
    /// They are elected by secret ballot.
    case secretBallot
    /// Nobody counts who is put to the election.
    case tellersDoNotStand
  }

  /// Whether the rule is asked for in a congress of this mode.
  public func applies(in mode: String) -> Bool { modes.isEmpty || modes.contains(mode) }

  /// What happens when the rule is not met.
  public enum Severity: String, Codable, Hashable, Sendable, CaseIterable { case block, warn, inform }

  /// Where the rule is written. Unverified means that nobody has yet compared it with the text itself,
  /// and everything printed from it says so.
  public struct Source: Hashable, Sendable {
    public let instrument: Phrase
    /// The place in it as it is cited: "Điều 14", "Article 14".
    public let article: Phrase?
    public let address: String?
    public let verified: Bool
    /// What was read where, and what still has to be compared with the text.
    public let note: Phrase?
    /// When it was compared with the text after the pack was made, as printed beside it; nil where the pack itself says.
    public let compared: Phrase?
    public init(
      instrument: Phrase, article: Phrase?, address: String?, verified: Bool, note: Phrase? = nil,
      compared: Phrase? = nil
    ) {
      self.instrument = instrument
      self.article = article
      self.address = address
      self.verified = verified
      self.note = note
      self.compared = compared
    }
  }

  /// The first and last day on which the rule is in force (ISO 8601); nil is open.
  public struct Validity: Hashable, Sendable {
    public let from: String?
    public let to: String?
    public let supersededBy: Phrase?
    public init(from: String?, to: String?, supersededBy: Phrase?) {
      self.from = from
      self.to = to
      self.supersededBy = supersededBy
    }

    /// Whether the rule is in force on `day` (ISO 8601, so text order is date order).
    public func covers(_ day: String) -> Bool { (from ?? "") <= day && day <= (to ?? "9999-12-31") }
  }

  /// Who may set the rule aside, and by which paper.
  public struct Waiver: Hashable, Sendable {
    public let by: Phrase
    public let paper: Phrase?
    public init(by: Phrase, paper: Phrase?) {
      self.by = by
      self.paper = paper
    }
  }
}

/// What a rule asks for, as a value that can be computed and explained.
public enum Demand: Hashable, Sendable {
  /// A meeting may decide; `call` counts the times it was convened, where later calls ask for less.
  case quorum(Threshold, of: Gathering, call: Int)
  /// A decision is taken.
  case majority(Threshold, of: Gathering)
  /// A figure is at most a share of another.
  case ratioAtMost(Fraction, figure: String, of: String)
  /// A figure is at least a share of another, such as a target for the share of women.
  case ratioAtLeast(Fraction, figure: String, of: String)
  /// Those put forward for a body are so many of a group.
  case slate(SlateDemand)
  /// A list of candidates is longer than the seats, within bounds.
  case surplus(ListSurplus, of: Gathering)
  /// A figure lies between two bounds, either of which may be open.
  case range(figure: String, least: Int?, most: Int?)
  /// An act happens some days before or after an event.
  case deadline(days: Int, counted: DayCount, relation: Relation, event: String)
  /// How a tie is settled.
  case tie(TieRule, of: Gathering)
  /// A duty in words, shown but not computed.
  case duty(Phrase)

  /// Whose meeting a rule speaks of.
  public enum Gathering: String, Codable, Hashable, Sendable, CaseIterable { case committee, congress, assembly }
  /// Whether weekends and holidays count.
  public enum DayCount: String, Codable, Hashable, Sendable, CaseIterable { case calendar, working }
  /// On which side of the event the days lie.
  public enum Relation: String, Codable, Hashable, Sendable, CaseIterable { case before, after }
  /// What a tie leads to.
  public enum TieRule: String, Codable, Hashable, Sendable, CaseIterable { case revote, chairDecides, lot, lost }
}

/// The heads that a share is taken of. Dividing by the wrong one is the commonest mistake in minutes,
/// so every threshold names its base and every paper prints it.
public enum Base: String, Codable, Hashable, Sendable, CaseIterable {
  case summoned, registered, present, cast, valid, returned, inOffice
}

/// A share that must be passed, or reached, and what it is a share of.
public struct Threshold: Hashable, Sendable {
  public let share: Fraction
  public let comparison: Comparison
  public let base: Base

  public enum Comparison: String, Codable, Hashable, Sendable, CaseIterable { case moreThan, atLeast }

  public init(share: Fraction, comparison: Comparison, base: Base) {
    self.share = share
    self.comparison = comparison
    self.base = base
  }

  /// The fewest heads that satisfy the threshold: more than 1/2 of 51 is 26, at least 2/3 of 186 is 124.
  public func needed(of count: Int) -> Int {
    switch comparison {
    case .moreThan: share.floor(of: count) + 1
    case .atLeast: share.ceiling(of: count)
    }
  }
}

/// By how much a list of candidates may be longer than the seats to fill, as shares of the seats.
public struct ListSurplus: Hashable, Sendable {
  /// The share that the convening body prepares, least and most.
  public let preparedLeast: Fraction
  public let preparedMost: Fraction
  /// The share that the meeting itself may not pass.
  public let cap: Fraction
  /// Which way to go where no whole number lies between the two prepared shares.
  public let rounding: Rounding

  /// Up takes one candidate more than the share gives, down one fewer.
  public enum Rounding: String, Codable, Hashable, Sendable, CaseIterable { case up, down }

  public init(preparedLeast: Fraction, preparedMost: Fraction, cap: Fraction, rounding: Rounding) {
    self.preparedLeast = preparedLeast
    self.preparedMost = preparedMost
    self.cap = cap
    self.rounding = rounding
  }

  /// How many candidates beyond `seats` the convening body prepares; never more than the cap allows.
  public func prepared(for seats: Int) -> ClosedRange<Int> {
    let least = preparedLeast.ceiling(of: seats)
    let most = preparedMost.floor(of: seats)
    let limit = atMost(for: seats)
    if least <= most { return min(least, limit)...min(most, limit) }
    let rounded = min(rounding == .up ? least : most, limit)
    return rounded...rounded
  }

  /// The largest surplus that the meeting may allow.
  public func atMost(for seats: Int) -> Int { cap.floor(of: seats) }
}
