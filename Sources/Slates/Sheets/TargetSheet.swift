// SPDX-License-Identifier: AGPL-3.0-or-later

/// A personnel scheme as an office writes it: a table with one row for each setting and target.
public struct TargetSheet: Sendable {
  public let scheme: Scheme
  /// The rows of the targets and of the exclusions, as the table shows them.
  public let targetRows: [Int]
  public let exclusionRows: [Int]

  /// Reads a table, or says everything that is wrong with its cells.
  public init(_ table: [[String]]) throws(SchemeFaults) {
    guard let sheet = Sheet(.targets, table) else {
      throw SchemeFaults(.init(.cell(.targets, row: 1, column: ""), .missingSize))
    }
    var reading = TargetReading(sheet)
    let scheme = reading.read()
    if let faults = SchemeFaults(reading.faults) { throw faults }
    guard let scheme else { throw SchemeFaults(.init(.cell(.targets, row: 1, column: ""), .missingSize)) }
    self.scheme = scheme
    targetRows = reading.targetRows
    exclusionRows = reading.exclusionRows
  }
}

/// Walks through the rows once, settings first: a target may ask for ages before the table says of which column.
struct TargetReading {
  let sheet: Sheet
  private let columns: [TargetColumn: Int]
  private(set) var faults: [SchemeFault]
  private(set) var targetRows: [Int] = []
  private(set) var exclusionRows: [Int] = []
  private var settings: [TargetRow: Sheet.Row] = [:]
  private var births: FactName?

  init(_ sheet: Sheet) {
    self.sheet = sheet
    let found = TargetColumn.allCases.compactMap { column in
      sheet.column(column.names).map { (column, $0) }
    }
    columns = Dictionary(uniqueKeysWithValues: found)
    faults = sheet.repeated
    let place = SchemeFault.Place.cell(.targets, row: sheet.headingRow, column: "")
    for needed in [TargetColumn.kind, .who, .least] where columns[needed] == nil {
      faults.append(.init(place, .missingColumn(needed.names)))
    }
    if sheet.rows.count > Sheet.rowLimit { faults.append(.init(place, .tooManyRows(limit: Sheet.rowLimit))) }
  }

  mutating func read() -> Scheme? {
    guard faults.isEmpty else { return nil }
    let rows = sheet.rows.compactMap { row in kind(of: row).map { ($0, row) } }
    for (kind, row) in rows where [.size, .seats, .month, .outgoing].contains(kind) { keep(kind, row) }
    guard let size = number(.size), let month = month() else { return nil }
    var scheme = Scheme(size: size, seats: number(.seats, optional: true), agesAt: month)
    if let row = settings[.outgoing], let heads = number(.outgoing) {
      scheme.outgoing = Outgoing(name(row), heads: heads)
    }
    for (kind, row) in rows { read(kind, row, into: &scheme) }
    return scheme
  }

  private mutating func read(_ kind: TargetRow, _ row: Sheet.Row, into scheme: inout Scheme) {
    switch kind {
    case .size, .seats, .month, .outgoing: break
    case .target, .each:
      guard let target = target(kind, row) else { return }
      scheme.targets.append(target)
      targetRows.append(row.number)
    case .fixedIn: scheme.fixedIn += people(row)
    case .fixedOut: scheme.fixedOut += people(row)
    case .apart:
      let most = text(row, .most)
      guard let limit = most.isEmpty ? 1 : Int(most) else { return fault(row, .most, most, .wholeNumber) }
      scheme.exclusions.append(Exclusion(people(row), atMost: limit, reason: text(row, .text)))
      exclusionRows.append(row.number)
    }
  }

  private mutating func kind(of row: Sheet.Row) -> TargetRow? {
    let typed = text(row, .kind).lowercased()
    if typed.isEmpty { return .target }
    let kind = TargetRow.allCases.first { $0.names.contains(typed) }
    if kind == nil { faults.append(.init(place(row, .kind), .unknownKind(typed))) }
    return kind
  }

  private mutating func keep(_ kind: TargetRow, _ row: Sheet.Row) {
    if let first = settings[kind] {
      return faults.append(.init(place(row, .kind), .settingTwice(firstRow: first.number)))
    }
    settings[kind] = row
  }

  private mutating func number(_ kind: TargetRow, optional isOptional: Bool = false) -> Int? {
    guard let row = settings[kind] else {
      if !isOptional { faults.append(.init(.cell(.targets, row: sheet.headingRow, column: ""), .missingSize)) }
      return nil
    }
    let typed = text(row, .least)
    if let number = Int(typed) { return number }
    fault(row, .least, typed, .wholeNumber)
    return nil
  }

  private mutating func month() -> Month? {
    guard let row = settings[.month] else {
      faults.append(.init(.cell(.targets, row: sheet.headingRow, column: ""), .missingMonth))
      return nil
    }
    births = name(row)
    let typed = text(row, .least)
    if let month = Month(typed) { return month }
    fault(row, .least, typed, .month)
    return nil
  }

  private mutating func target(_ kind: TargetRow, _ row: Sheet.Row) -> Target? {
    let id = TargetID(text(row, .id).isEmpty ? "\(row.number)" : text(row, .id))
    let words = text(row, .text).isEmpty ? text(row, .who) : text(row, .text)
    guard let scope = scope(kind, row), let rounding = rounding(row), let force = force(row),
      let priority = priority(row)
    else { return nil }
    let (isLeastRead, least) = amount(row, .least, rounding ?? .up)
    let (isMostRead, most) = amount(row, .most, rounding ?? .down)
    guard isLeastRead, isMostRead else { return nil }
    return Target(id, words, scope, atLeast: least, atMost: most, force: force, priority: priority)
  }

  private mutating func scope(_ kind: TargetRow, _ row: Sheet.Row) -> Target.Scope? {
    let typed = text(row, .who)
    if kind == .each {
      guard typed.isEmpty else { return .each(name(row), among: nil) }
    } else if let condition = Condition(typed: typed, births: births) {
      return .together(condition)
    }
    fault(row, .who, typed, .condition)
    return nil
  }

  private mutating func rounding(_ row: Sheet.Row) -> Rounding?? {
    let typed = text(row, .rounding).lowercased()
    switch typed {
    case "": return .some(nil)
    case "lên", "up": return .some(.up)
    case "xuống", "down": return .some(.down)
    case "gần nhất", "nearest": return .some(.nearest)
    default:
      fault(row, .rounding, typed, .rounding)
      return .none
    }
  }

  private mutating func force(_ row: Sheet.Row) -> Force? {
    let typed = text(row, .force).lowercased()
    switch typed {
    case "", "bắt buộc", "shall": return .shall
    case "phấn đấu", "strive": return .strive
    default:
      fault(row, .force, typed, .force)
      return nil
    }
  }

  private mutating func priority(_ row: Sheet.Row) -> Int? {
    let typed = text(row, .priority)
    guard let number = typed.isEmpty ? 1 : Int(typed) else {
      fault(row, .priority, typed, .wholeNumber)
      return nil
    }
    return number
  }

  /// Whether the cell could be read, and what it says; an empty one says nothing.
  private mutating func amount(
    _ row: Sheet.Row, _ column: TargetColumn, _ rounding: Rounding
  ) -> (isRead: Bool, amount: Amount?) {
    let typed = text(row, column)
    if typed.isEmpty { return (true, nil) }
    if let amount = Amount(typed: typed, rounding) { return (true, amount) }
    fault(row, column, typed, .amount)
    return (false, nil)
  }

  private mutating func people(_ row: Sheet.Row) -> [PoolMember] {
    let ids = text(row, .who).split { $0 == ";" || $0 == "," }.map { trimmed($0) }.filter { !$0.isEmpty }
    if ids.isEmpty { fault(row, .who, text(row, .who), .people) }
    return ids.map { PoolMember($0) }
  }

  private func name(_ row: Sheet.Row) -> FactName { FactName(text(row, .who).lowercased()) }
  private func text(_ row: Sheet.Row, _ column: TargetColumn) -> String { row.text(columns[column]) }
  private func place(_ row: Sheet.Row, _ column: TargetColumn) -> SchemeFault.Place {
    sheet.place(row, columns[column])
  }

  private mutating func fault(
    _ row: Sheet.Row, _ column: TargetColumn, _ typed: String, _ expected: SchemeFault.Expected
  ) {
    faults.append(.init(place(row, column), .unreadable(typed, expected: expected)))
  }
}
