// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// A no that people can act on: what is the matter, and what would help.
public protocol Explained: Error {
  func problem(_ say: Language, in pack: RulePack) -> String
  func mend(_ say: Language, in pack: RulePack) -> String
}

extension Phrase {
  /// What a list of words says of a case whose words stand in another list. Each list names those cases, so that a new one
  /// is asked for in all of them, and none is ever answered with nothing.
  static let elsewhere = Phrase("Quy tắc không cho làm việc này.", "A rule does not allow this.")
}

/// What is wrong with one field of a form or one cell of a file, and the mend.
public struct Fault: Error, Hashable, Sendable {
  public let place: Place
  public let problem: Phrase
  public let mend: Phrase

  public init(_ place: Place, problem: Phrase, mend: Phrase) {
    self.place = place
    self.problem = problem
    self.mend = mend
  }

  /// Where the fault is.
  public enum Place: Hashable, Sendable {
    case field(String)
    /// Row and column as a spreadsheet names them: row 1 is the first, column "B" the second.
    case cell(sheet: String, row: Int, column: String)
    case file(String)
  }

  public var field: String? {
    if case .field(let name) = place { name } else { nil }
  }
}

/// All faults of one form or file, at least one.
public struct Faults: Error, Hashable, Sendable {
  public let all: [Fault]
  /// Nothing when there is no fault.
  public init?(_ all: [Fault]) {
    guard !all.isEmpty else { return nil }
    self.all = all
  }
  public init(_ one: Fault) { all = [one] }
}

/// A rule applied to what is known: its figures and outcome, printed with the rule's source.
public struct Check: Hashable, Sendable {
  public let rule: Rule
  public let outcome: Outcome
  /// What was compared, such as "11 is at most 1/3 of 34 (11 at most)".
  public let working: Phrase

  public enum Outcome: String, Codable, Hashable, Sendable {
    case met, notMet, unknown
    /// A deadline that has not passed; whether what is due by it was done is not on record.
    case open
  }

  public init(rule: Rule, outcome: Outcome, working: Phrase) {
    self.rule = rule
    self.outcome = outcome
    self.working = working
  }

  public var blocks: Bool { outcome == .notMet && rule.severity == .block }
}

/// What every feature stands on: the rules of its organisation.
public protocol Grounds: Sendable {
  var pack: RulePack { get }
}
