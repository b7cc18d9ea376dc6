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

  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    case missingFile(known: [String])
    case unknownFile(nearest: String?, known: [String])
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooMany(limit: Int)
    case syntax(String)
    case duplicateKey(String)
    case anchorOrAlias(String)
    case tag(String)
    case mergeKey
    case keyIsNotText
    case unknownKey(String, nearest: String?, known: [String])
    case missingKey(String)
    case oneOf([String], found: [String])
    case wrongType(expected: Shape, found: Shape)
    case unknownWord(String, nearest: String?, allowed: [String])
    case emptyText
    case emptyList
    case missingTranslation(Language)
    case badFraction(String)
    case unreachableShare
    case badDay(String)
    case outOfRange(Int, least: Int, most: Int)
    case badID(String)
    case badAlphabet(String)
    case unknownPlaceholder(String, nearest: String?, allowed: [String])
    case duplicateID(String, firstLine: Int)
    case unknownReference(Kind, String, nearest: String?)
    case wrongForm(String, expected: FigureKind.Form, found: FigureKind.Form)
    case missingName(Kind, String)
    case missingRule(String, Demand.Gathering)
    case backwardBounds
    case outlivesInstrument(Phrase, last: String)
    case overlappingValidity(with: String)
    case more(Int)
  }

  /// What may stand at a key.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    case text, list, mapping, wholeNumber, flag
  }

  /// What an identifier may name.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case role, body, post, figure, paper, rule, instrument, mode, delegateKind
  }
}
