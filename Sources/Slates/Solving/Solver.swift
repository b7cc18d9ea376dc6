// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds the best numbers for an integer program. Whoever conforms is not believed: `solve` counts again.
public protocol Solver: Sendable {
  /// Numbers that keep every bound and are worth most; nothing when no numbers keep them.
  func best(of program: IntegerProgram) throws(SolverTrouble) -> [Int]?
}

/// Why a solver gave no answer; never that there is none, which is an answer.
public enum SolverTrouble: Error, Hashable, Sendable {
  /// A row names a variable that is not there, or one twice.
  case malformed
  /// More variables, rows or larger figures than can be reckoned exactly.
  case tooLarge
  case ranOutOfTime
  /// The solver gave up, with its own number for the cause.
  case gaveUp(Int)
  /// What it returned does not keep the bounds when counted with whole numbers.
  case miscounted
}

/// Numbers that keep every bound, counted again with integers, and what they are worth.
public struct Solution: Hashable, Sendable {
  public let values: [Int]
  public let worth: Int
}

extension Solver {
  /// The best numbers, counted again before they are believed; nothing when no numbers keep the bounds.
  public func solve(_ program: IntegerProgram) throws(SolverTrouble) -> Solution? {
    guard !program.isPlainlyEmpty else { return nil }
    guard let values = try best(of: program) else { return nil }
    guard let worth = program.worth(of: values) else { throw .miscounted }
    return Solution(values: values, worth: worth)
  }
}
