// SPDX-License-Identifier: AGPL-3.0-or-later

/// Input from which no seats can be shared: everything that is wrong with it, at least one thing.
public struct Unfit: Error, Hashable, Sendable {
  public let problems: [Problem]

  public init(_ first: Problem) { problems = [first] }

  /// Nothing when there is no problem.
  public init?(_ problems: [Problem]) {
    guard !problems.isEmpty else { return nil }
    self.problems = problems
  }
}

/// Where in the list of claimants something is wrong; rows are counted from 1.
public struct Row: Hashable, Sendable {
  public let number: Int
  public let claimant: ClaimantID

  public init(_ number: Int, _ claimant: ClaimantID) {
    self.number = number
    self.claimant = claimant
  }
}

/// One thing that is wrong with the input, and the row or figure it is about.
public enum Problem: Hashable, Sendable {
  // What was typed.
  case missingCount(Row, Quantity)
  case fractionalCount(Row, Quantity, text: String)
  case unreadableCount(Row, Quantity, text: String)
  case missingName(row: Int)

  // The claimants.
  case negativeWeight(Row, Rational)
  case duplicate(Row, firstAt: Int)
  case weightTooLarge(Row)
  case weightsTooLarge
  case denominatorsTooLarge(Row)
  case nothingCounted
  case nobody

  // The house and its bounds.
  case houseOutOfRange(Int, limit: Int)
  case minimumsExceedHouse(needed: Int, house: Int)
  case maximumsBelowHouse(held: Int, house: Int)
  case minimumOverMaximum(Row, minimum: Int, maximum: Int)
  case boundOutOfRange(Row, Int)
  case policyNeedsQuota(MinimumPolicy)
  case policyNeedsDivisor(MinimumPolicy)
  case notInBlocks(seats: Int, block: Int)
  case blockOutOfRange(Int)
  case firstDivisorOutOfRange(Rational)
  case thresholdOutOfRange(Rational)

  // Ratio rules.
  case ratioNotPositive(Rational)
  case ratioTooFine(Row, limit: Int)
  case roundingOutOfRange(Rational, per: Rational)
  case negativeSeats(Int)
  case unknownClaimant(ClaimantID)
  case closingTooFar(given: Int, approved: Int)

  // Rules made of rules.
  case nothingToShareIn(String)
  case repeatedPart(String)
  case nestedTooDeep(limit: Int)

  // Tables with both margins.
  case raggedRow(Row, cells: Int, columns: Int)
  case marginsDiffer(rows: Int, columns: Int)
  case wrongNumberOfMargins(given: Int, needed: Int)
  case cellsCannotHold(seats: Int, rows: [ClaimantID], columns: [ClaimantID])
  case tableTooLarge(limit: Int)
  case tableNeedsDivisors

  // Lots.
  case lotOfNobody
  case winnerNotInLot(ClaimantID)

  /// What would put it right.
  public var mend: Mend {
    switch self {
    case .missingCount(let row, _), .fractionalCount(let row, _, _), .unreadableCount(let row, _, _),
      .negativeWeight(let row, _):
      .enterWholeCount(row)
    case .missingName(let row): .enterName(row: row)
    case .duplicate(let row, let first): .joinOrRename(row, firstAt: first)
    case .weightTooLarge(let row): .enterSmallerCount(row)
    case .weightsTooLarge: .countInLargerUnits
    case .denominatorsTooLarge(let row): .useSimplerFraction(row)
    case .nothingCounted, .nobody, .nothingToShareIn: .enterClaimants
    case .houseOutOfRange(_, let limit): .chooseHouse(from: 0, through: limit)
    case .minimumsExceedHouse(let needed, _): .raiseHouseOrLowerMinimums(needed: needed)
    case .maximumsBelowHouse(let held, _): .lowerHouseOrRaiseMaximums(held: held)
    case .minimumOverMaximum(let row, _, let maximum): .lowerMinimum(row, to: maximum)
    case .boundOutOfRange(let row, _): .enterBound(row)
    case .policyNeedsQuota: .choosePolicy([.floor, .recomputeQuota, .basePlusProportional, .enlargeHouse])
    case .policyNeedsDivisor: .choosePolicy([.keepQuota, .recomputeQuota, .basePlusProportional, .enlargeHouse])
    case .notInBlocks(_, let block): .makeDivisible(by: block)
    case .blockOutOfRange: .makeDivisible(by: 1)
    case .firstDivisorOutOfRange: .chooseFraction(above: 0, below: 3)
    case .thresholdOutOfRange: .chooseFraction(above: 0, below: 1)
    case .ratioNotPositive, .roundingOutOfRange, .negativeSeats: .enterRatio
    case .ratioTooFine, .closingTooFar: .enterRatio
    case .unknownClaimant(let id), .winnerNotInLot(let id): .chooseKnown(insteadOf: id)
    case .repeatedPart(let name): .renamePart(name)
    case .nestedTooDeep(let limit): .nestAtMost(limit)
    case .raggedRow(let row, _, let columns): .enterCells(row, columns)
    case .marginsDiffer(let rows, let columns): .makeMarginsAgree(difference: rows - columns)
    case .wrongNumberOfMargins(_, let needed): .enterMargins(needed)
    case .cellsCannotHold(_, let rows, let columns): .changeMargins(rows: rows, columns: columns)
    case .tableTooLarge(let limit): .divideTable(limit: limit)
    case .tableNeedsDivisors: .chooseDivisorMethod
    case .lotOfNobody: .drawAmong
    }
  }
}

/// What would put a problem right, as data: whoever shows it finds the words.
public enum Mend: Hashable, Sendable {
  case enterWholeCount(Row)
  case enterSmallerCount(Row)
  case enterName(row: Int)
  case joinOrRename(Row, firstAt: Int)
  case countInLargerUnits
  case useSimplerFraction(Row)
  case enterClaimants
  case chooseHouse(from: Int, through: Int)
  case raiseHouseOrLowerMinimums(needed: Int)
  case lowerHouseOrRaiseMaximums(held: Int)
  case lowerMinimum(Row, to: Int)
  case enterBound(Row)
  case choosePolicy([MinimumPolicy])
  case makeDivisible(by: Int)
  case chooseFraction(above: Int, below: Int)
  case enterRatio
  case chooseKnown(insteadOf: ClaimantID)
  case renamePart(String)
  case nestAtMost(Int)
  case enterCells(Row, Int)
  case makeMarginsAgree(difference: Int)
  case enterMargins(Int)
  case changeMargins(rows: [ClaimantID], columns: [ClaimantID])
  case divideTable(limit: Int)
  case chooseDivisorMethod
  case drawAmong
}
