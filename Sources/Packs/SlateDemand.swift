// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a rule asks of those who are put forward for a body: at least or at most so many of a group. A rule that blocks
/// is a target that shall be met; any other is one to strive for.
public struct SlateDemand: Hashable, Sendable {
  /// The kind of body it speaks of, such as "executive".
  public let body: String
  public let group: SlateGroup
  public let least: SlateAmount?
  public let most: SlateAmount?
  /// 1 is the most important; among targets of the same force.
  public let priority: Int

  public init(body: String, _ group: SlateGroup, atLeast least: SlateAmount?, atMost most: SlateAmount?, priority: Int)
  {
    self.body = body
    self.group = group
    self.least = least
    self.most = most
    self.priority = priority
  }
}

/// Whom a target counts.
public enum SlateGroup: Codable, Hashable, Sendable {
  case women, minority
  /// Those whose field is one of the pack's words for science and technology.
  case science
  /// Who sat in the outgoing body, and who did not.
  case continuing, newcomers
  /// Full years at the month in which the pack counts ages; nothing is no bound.
  case ages(from: Int?, through: Int?)
  /// Each unit by itself.
  case eachUnit
  /// Further qualities by the office's own headings: one of these values under this title.
  case quality(title: String, values: [String])
}

/// How many: in heads, or as a share that is rounded up where it is a minimum and down where it is a maximum.
public enum SlateAmount: Codable, Hashable, Sendable {
  case heads(Int)
  case share(Fraction, of: Base)

  /// What a share is taken of.
  public enum Base: String, Codable, Hashable, Sendable, CaseIterable {
    /// All who are put forward.
    case list
    /// All who sat in the outgoing body.
    case outgoing
  }
}

extension RulePack {
  /// What is asked of those put forward for a body on a day, the most important first.
  public func slateRules(for body: String, on day: String, in mode: String?) -> [(Rule, SlateDemand)] {
    rules(on: day, in: mode).compactMap { rule in
      guard case .slate(let demand) = rule.demand, demand.body == body else { return nil }
      return (rule, demand)
    }
  }

  /// By how much a list of candidates may be longer than its seats, where the mode has elections.
  public func surplus(on day: String, in mode: String?) -> (Rule, ListSurplus)? {
    for rule in rules(on: day, in: mode) { if case .surplus(let surplus, _) = rule.demand { return (rule, surplus) } }
    return nil
  }
}
