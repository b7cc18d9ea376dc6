// SPDX-License-Identifier: AGPL-3.0-or-later

/// The best whole numbers under linear bounds, as a solver takes it. Whatever can be written down here is safe to hand to a
/// solver that stops the process at a bad index.
public struct IntegerProgram: Sendable {
  public let variables: [Variable]
  public private(set) var rows: [Row]

  /// A whole number from `least` through `most`; what is maximised is the sum of each times its worth.
  public struct Variable: Hashable, Sendable {
    public let least: Int
    public let most: Int
    public let worth: Int

    public init(from least: Int = 0, through most: Int = 1, worth: Int = 0) {
      self.least = least
      self.most = most
      self.worth = worth
    }
  }

  /// The sum of its terms lies between `least` and `most`.
  public struct Row: Hashable, Sendable {
    public let terms: [Term]
    public let least: Int
    public let most: Int

    public init(_ terms: [Term], from least: Int, through most: Int) {
      self.terms = terms
      self.least = least
      self.most = most
    }
  }

  /// A variable, by its place counted from 0, times a factor.
  public struct Term: Hashable, Sendable {
    public let variable: Int
    public let factor: Int

    public init(_ variable: Int, times factor: Int = 1) {
      self.variable = variable
      self.factor = factor
    }
  }

  /// Figures beyond this lose their last digit in a solver that reckons in floating point.
  public static let magnitudeLimit = 1_000_000_000
  public static let variableLimit = 20_000
  public static let rowLimit = 20_000

  public init(_ variables: [Variable], _ rows: [Row]) throws(SolverTrouble) {
    guard variables.count <= IntegerProgram.variableLimit, rows.count <= IntegerProgram.rowLimit else {
      throw .tooLarge
    }
    let limit = -IntegerProgram.magnitudeLimit...IntegerProgram.magnitudeLimit
    var worth = 0
    for variable in variables {
      guard limit ~= variable.least, limit ~= variable.most, limit ~= variable.worth else { throw .tooLarge }
      let reach = max(variable.least.magnitude, variable.most.magnitude)
      worth += Int(variable.worth.magnitude) * Int(reach)
      guard worth <= IntegerProgram.magnitudeLimit else { throw .tooLarge }
    }
    self.variables = variables
    self.rows = []
    for row in rows { try add(row) }
  }

  /// One more bound; each variable at most once in it.
  public mutating func add(_ row: Row) throws(SolverTrouble) {
    let limit = -IntegerProgram.magnitudeLimit...IntegerProgram.magnitudeLimit
    guard rows.count < IntegerProgram.rowLimit, limit ~= row.least, limit ~= row.most else { throw .tooLarge }
    var seen: Set<Int> = []
    seen.reserveCapacity(row.terms.count)
    for term in row.terms {
      guard variables.indices ~= term.variable, seen.insert(term.variable).inserted else { throw .malformed }
      guard limit ~= term.factor else { throw .tooLarge }
    }
    rows.append(row)
  }

  /// Bounds that no numbers can meet, seen without a solver: some solvers take crossed bounds for a mistake.
  var isPlainlyEmpty: Bool {
    variables.contains { $0.least > $0.most } || rows.contains { $0.least > $0.most }
      || rows.contains { $0.terms.isEmpty && ($0.least > 0 || $0.most < 0) }
  }

  /// The worth of the numbers, when they are as many as asked and keep every bound; nothing when any is off.
  public func worth(of values: [Int]) -> Int? {
    guard values.count == variables.count, zip(variables, values).allSatisfy({ $0.least <= $1 && $1 <= $0.most }) else {
      return nil
    }
    for row in rows {
      guard let sum = sum(row.terms, values), sum >= row.least, sum <= row.most else { return nil }
    }
    return zip(variables, values).reduce(0) { $0 + $1.0.worth * $1.1 }
  }

  private func sum(_ terms: [Term], _ values: [Int]) -> Int? {
    var sum = 0
    for term in terms {
      let (product, isLost) = term.factor.multipliedReportingOverflow(by: values[term.variable])
      guard !isLost else { return nil }
      let (next, isOver) = sum.addingReportingOverflow(product)
      guard !isOver else { return nil }
      sum = next
    }
    return sum
  }
}
