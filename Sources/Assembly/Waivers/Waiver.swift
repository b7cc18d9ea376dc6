// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// A rule set aside by someone who may, with the paper that says so: recorded, never silent.
public struct Waiver: Codable, Hashable, Sendable {
  /// A rule of the pack.
  public let rule: String
  /// Who set it aside, in words.
  public let by: String
  /// The paper that says so.
  public let paper: String
  public let reason: String
  public let day: Day

  public init(rule: String, by: String, paper: String, reason: String, day: Day) {
    self.rule = rule
    self.by = by
    self.paper = paper
    self.reason = reason
    self.day = day
  }
}

/// All waivers, and what was compared with its text.
public struct Waivers: Sendable {
  public private(set) var all: [Waiver] = []
  /// Rules that were compared with their text since the pack was made.
  public private(set) var comparisons: [RuleID: RuleComparison] = [:]
  public init() {}

  /// The waiver of a rule that stands on a day.
  public func waiver(of rule: RuleID, on day: Day) -> Waiver? {
    all.last { $0.rule == rule.rawValue && $0.day <= day }
  }
}

/// What waivers rest on, and what the features above may see of them.
public protocol WaiverGrounds: OrganisationGrounds, FigureGrounds {
  var waivers: Waivers { get }
}

/// What may be asked: to note a waiver that was given, or that a rule was compared with its text.
public enum WaiverCommand: Sendable {
  case note(Waiver)
  case compare(RuleComparison)
  /// Takes back a comparison that was noted by mistake.
  case takeBackComparison(rule: String, reason: String, on: Day)
}

extension WaiverCommand: FeatureCommand {
  public typealias Event = WaiverEvent

  /// The rights of which one is enough.
  public var rights: Set<Right> { [.manageOrganisation] }
}

/// What happened.
public enum WaiverEvent: Codable, Sendable {
  case noted(waiver: Waiver)
  case compared(comparison: RuleComparison)
  case comparisonTakenBack(rule: String, reason: String, day: Day)
}

/// Why not.
public enum WaiverRefusal: Error, Hashable, Sendable {
  case unknownRule(String)
  /// The rule itself allows no waiver.
  case notWaivable(String)
  case alreadyWaived(String)
  case incomplete
  /// The pack itself says that it was compared.
  case verifiedAlready(String)
  case comparisonIncomplete
  case notCompared(String)
  case noReason
}

/// The rules of waivers.
public enum WaiverRules {
  /// The feature's name in the record.
  public static let name = "waivers"

  public static func decide(
    _ command: WaiverCommand, on grounds: some WaiverGrounds
  ) throws(WaiverRefusal) -> [WaiverEvent] {
    switch command {
    case .note(let waiver):
      let id = RuleID(rawValue: waiver.rule)
      guard let rule = grounds.pack.rule(id) else { throw .unknownRule(waiver.rule) }
      guard rule.waiver != nil else { throw .notWaivable(waiver.rule) }
      guard grounds.waivers.waiver(of: id, on: waiver.day) == nil else { throw .alreadyWaived(waiver.rule) }
      guard ![waiver.by, waiver.paper, waiver.reason].contains(where: { $0.trimmed.isEmpty }) else {
        throw .incomplete
      }
      return [.noted(waiver: waiver)]
    case .compare(let comparison): return try comparing(comparison, on: grounds)
    case .takeBackComparison(let rule, let reason, let day):
      return try takingBack(rule, reason: reason, on: day, grounds)
    }
  }
}

extension Waivers {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: WaiverEvent) {
    switch event {
    case .noted(let waiver): all.append(waiver)
    case .compared(let comparison): comparisons[RuleID(rawValue: comparison.rule)] = comparison
    case .comparisonTakenBack(let rule, _, _): comparisons[RuleID(rawValue: rule)] = nil
    }
  }
}
