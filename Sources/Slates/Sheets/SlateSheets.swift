// SPDX-License-Identifier: AGPL-3.0-or-later

/// A list of people and a scheme that were handed in as tables, counted out together.
public struct SlateSheets: Sendable {
  public let pool: [Person]
  public let scheme: Scheme
  public let composition: Composition
  /// The slate to look at: the one the list of people marks, else those agreed on and then those with most support.
  public let draft: [PoolMember]

  /// Reads both tables, or says everything that is wrong, by the rows that people see.
  public init(people: [[String]], targets: [[String]]) throws(SchemeFaults) {
    let list = SlateSheets.read { () throws(SchemeFaults) in try PeopleSheet(people) }
    let plan = SlateSheets.read { () throws(SchemeFaults) in try TargetSheet(targets) }
    guard case .success(let list) = list, case .success(let plan) = plan else {
      throw SlateSheets.joined(list.faults + plan.faults)
    }
    let counted = SlateSheets.read { () throws(SchemeFaults) in try Composition.of(plan.scheme, from: list.people) }
    guard case .success(let composition) = counted else {
      throw SlateSheets.joined(counted.faults.map { $0.moved(list, plan) })
    }
    pool = list.people
    scheme = plan.scheme
    self.composition = composition
    draft = list.draft ?? plan.scheme.strongest(of: list.people)
  }

  private static func read<T>(_ work: () throws(SchemeFaults) -> T) -> Result<T, SchemeFaults> {
    Result(catching: work)
  }

  private static func joined(_ faults: [SchemeFault]) -> SchemeFaults {
    // Whoever comes here has at least one fault.
    SchemeFaults(faults) ?? SchemeFaults(.init(.pool, .nobody))
  }
}

extension Result where Failure == SchemeFaults {
  fileprivate var faults: [SchemeFault] { if case .failure(let faults) = self { faults.faults } else { [] } }
}

extension SchemeFault {
  /// The same fault at the row of its table.
  fileprivate func moved(_ list: PeopleSheet, _ plan: TargetSheet) -> SchemeFault {
    func row(_ row: Int, _ rows: [Int]) -> Int { rows.indices.contains(row - 1) ? rows[row - 1] : row }
    return switch place {
    case .person(let number, let id):
      SchemeFault(.person(row: row(number, list.rows), id), problem.moved(list.rows))
    case .target(let number, let id):
      SchemeFault(.target(row: row(number, plan.targetRows), id), problem.moved(plan.targetRows))
    case .exclusion(let number): SchemeFault(.exclusion(row: row(number, plan.exclusionRows)), problem)
    case .pool, .scheme, .cell: self
    }
  }
}

extension SchemeFault.Problem {
  fileprivate func moved(_ rows: [Int]) -> SchemeFault.Problem {
    func row(_ row: Int) -> Int { rows.indices.contains(row - 1) ? rows[row - 1] : row }
    return switch self {
    case .samePersonTwice(let id, let first): .samePersonTwice(id, firstRow: row(first))
    case .sameTargetTwice(let id, let first): .sameTargetTwice(id, firstRow: row(first))
    default: self
    }
  }
}
