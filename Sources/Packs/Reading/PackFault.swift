// SPDX-License-Identifier: AGPL-3.0-or-later

/// Everything that is wrong with a pack, in the order of its files and lines.
public struct PackFaults: Error, Hashable, Sendable {
  public let faults: [PackFault]
  public init(_ faults: [PackFault]) { self.faults = faults }
}

/// One thing that is wrong in a pack: where, what, and how to mend it.
public struct PackFault: Error, Hashable, Sendable {
  public let file: String
  /// Counted from 1; a missing file is reported at line 1.
  public let line: Int
  public let column: Int
  /// The keys that lead there, such as "rules[3].majority.base"; empty at the top of a file.
  public let keyPath: String
  public let problem: Problem

  public init(file: String, line: Int, column: Int, keyPath: String, problem: Problem) {
    self.file = file
    self.line = line
    self.column = column
    self.keyPath = keyPath
    self.problem = problem
  }

  /// What is wrong: with the form of the file, with one value, or with what the values say together.
  public enum Problem: Hashable, Sendable {
    case form(Form)
    case value(Value)
    case meaning(Meaning)

    /// What is wrong.
    public func sentence(_ language: Language) -> String {
      switch self {
      case .form(let form): form.sentence(language)
      case .value(let value): value.sentence(language)
      case .meaning(let meaning): meaning.sentence(language)
      }
    }

    /// How to mend it.
    public func mend(_ language: Language) -> String {
      switch self {
      case .form(let form): form.mend(language)
      case .value(let value): value.mend(language)
      case .meaning(let meaning): meaning.mend(language)
      }
    }
  }

  /// What may stand at a key.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    case text, list, mapping, wholeNumber, flag
  }

  /// What an identifier may name.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case role, body, post, figure, paper, rule, instrument, mode, delegateKind, draftKind, draftPart, field
  }
}
