// SPDX-License-Identifier: AGPL-3.0-or-later

/// People or a scheme that cannot be reckoned with: everything that is wrong, at least one thing.
public struct SchemeFaults: Error, Hashable, Sendable {
  public let faults: [SchemeFault]

  /// Nothing when nothing is wrong.
  public init?(_ faults: [SchemeFault]) {
    guard !faults.isEmpty else { return nil }
    self.faults = faults
  }

  public init(_ first: SchemeFault) { faults = [first] }
}

/// One thing that is wrong, where, and (in `mend`) what would put it right.
public struct SchemeFault: Error, Hashable, Sendable {
  public let place: Place
  public let problem: Problem

  public init(_ place: Place, _ problem: Problem) {
    self.place = place
    self.problem = problem
  }

  /// Rows are counted from 1, in the table that people see when there is one.
  public enum Place: Hashable, Sendable {
    case pool
    case scheme
    case person(row: Int, PoolMember)
    case target(row: Int, TargetID)
    case exclusion(row: Int)
    /// A cell of a table that was handed in.
    case cell(Sheet, row: Int, column: String)

    public enum Sheet: String, Hashable, Sendable { case people, targets }
  }

  public enum Problem: Hashable, Sendable {
    // People.
    case nobody
    case tooManyPeople(limit: Int)
    case emptyID
    case samePersonTwice(PoolMember, firstRow: Int)
    case bornAfter(Month, reference: Month)
    case ageUnlikely(years: Int)
    case monthMissing(FactName)
    case supportOutOfRange(limit: Int)
    // The scheme.
    case sizeOutOfRange(limit: Int)
    case seatsOutOfRange(limit: Int)
    case poolSmallerThanSize(pool: Int, size: Int)
    case tooManyTargets(limit: Int)
    case emptyTargetID
    case sameTargetTwice(TargetID, firstRow: Int)
    case unknownFact(FactName, known: [FactName])
    case unknownPerson(PoolMember)
    case noBound
    case negativeHeads(Int)
    case headsTooLarge(Int, limit: Int)
    case leastOverMost(least: Int, most: Int)
    case noOutgoing
    case outgoingOutOfRange(Int)
    case priorityOutOfRange(Int)
    case tooDeep(limit: Int)
    case fixedInAndOut(PoolMember)
    case moreFixedThanSeats(fixed: Int, size: Int)
    case exclusionTooSmall
    case exclusionAgainstFixed([PoolMember], most: Int)
    // Cells of tables.
    case missingColumn([String])
    case sameColumnTwice(String)
    case missingCell
    case unreadable(String, expected: Expected)
    case unknownKind(String)
    case missingSize
    case missingMonth
    case settingTwice(firstRow: Int)
    case tooManyRows(limit: Int)
  }

  /// What a cell should hold.
  public enum Expected: String, Hashable, Sendable {
    case wholeNumber, month, share, amount, force, rounding, condition, people
  }

  public enum Mend: Hashable, Sendable {
    case enterPeople
    case shorten(to: Int)
    case enterID
    case joinOrRename
    case correctMonth(notAfter: Month)
    case enterMonth
    case enterFrom(Int, through: Int)
    case addPeopleOrLowerSize(by: Int)
    case chooseFact([FactName])
    case choosePerson
    case enterBound
    case lowerLeastOrRaiseMost(by: Int)
    case nameOutgoing
    case simplify(levels: Int)
    case decideInOrOut
    case freeSomeoneFixed(Int)
    case nameTwoPeople
    case addColumn([String])
    case removeColumn(String)
    case write(Expected)
    case chooseKind([TargetRow])
    case addRow(TargetRow)
    case removeRow
  }

  /// What would put it right.
  public var mend: Mend {
    switch problem {
    case .nobody: .enterPeople
    case .tooManyPeople(let limit), .tooManyTargets(let limit), .tooManyRows(let limit): .shorten(to: limit)
    case .emptyID, .emptyTargetID, .missingCell: .enterID
    case .samePersonTwice, .sameTargetTwice: .joinOrRename
    case .bornAfter(_, let reference): .correctMonth(notAfter: reference)
    case .ageUnlikely, .monthMissing: .enterMonth
    case .supportOutOfRange(let limit): .enterFrom(-limit, through: limit)
    case .sizeOutOfRange(let limit), .seatsOutOfRange(let limit): .enterFrom(1, through: limit)
    case .poolSmallerThanSize(let pool, let size): .addPeopleOrLowerSize(by: surplus(of: size, over: pool))
    case .unknownFact(_, let known): .chooseFact(known)
    case .unknownPerson: .choosePerson
    case .noBound: .enterBound
    case .negativeHeads: .enterFrom(0, through: Composition.peopleLimit)
    case .headsTooLarge(_, let limit): .enterFrom(0, through: limit)
    case .leastOverMost(let least, let most): .lowerLeastOrRaiseMost(by: surplus(of: least, over: most))
    case .noOutgoing: .nameOutgoing
    case .outgoingOutOfRange: .enterFrom(0, through: Composition.peopleLimit)
    case .priorityOutOfRange: .enterFrom(1, through: Target.priorityLimit)
    case .tooDeep(let limit): .simplify(levels: limit)
    case .fixedInAndOut: .decideInOrOut
    case .moreFixedThanSeats(let fixed, let size): .freeSomeoneFixed(surplus(of: fixed, over: size))
    case .exclusionTooSmall: .nameTwoPeople
    case .exclusionAgainstFixed(let fixed, let most): .freeSomeoneFixed(surplus(of: fixed.count, over: most))
    case .missingColumn(let names): .addColumn(names)
    case .sameColumnTwice(let name): .removeColumn(name)
    case .unreadable(_, let expected): .write(expected)
    case .unknownKind: .chooseKind(TargetRow.allCases)
    case .missingSize: .addRow(.size)
    case .missingMonth: .addRow(.month)
    case .settingTwice: .removeRow
    }
  }
}

/// How far a figure is above another; figures as they were typed may lie too far apart to be held.
private func surplus(of figure: Int, over other: Int) -> Int {
  let (difference, isLost) = figure.subtractingReportingOverflow(other)
  return isLost ? .max : difference
}
