// SPDX-License-Identifier: AGPL-3.0-or-later

/// A list of people as an office keeps it: one row each; every column that is not the identifier, the name, the support or
/// the draft is a fact under its heading.
public struct PeopleSheet: Sendable {
  public let people: [Person]
  /// The row of each, as the table shows it.
  public let rows: [Int]
  /// Those marked as the draft; nothing when no column says so.
  public let draft: [PoolMember]?

  /// Headings of the columns with a meaning of their own; the first of each is what a fault asks for.
  public static let idHeadings = ["mã", "id", "số hiệu"]
  public static let nameHeadings = ["họ và tên", "họ tên", "name"]
  public static let supportHeadings = ["tín nhiệm", "support", "ủng hộ", "score"]
  public static let draftHeadings = ["dự kiến", "slate", "danh sách"]

  /// Reads a table, or says everything that is wrong with its cells.
  public init(_ table: [[String]]) throws(SchemeFaults) {
    guard let sheet = Sheet(.people, table) else { throw SchemeFaults(.init(.pool, .nobody)) }
    var reading = PeopleReading(sheet)
    reading.read()
    if let faults = SchemeFaults(reading.faults) { throw faults }
    people = reading.people
    rows = reading.rows
    draft = reading.draft
  }
}

private struct PeopleReading {
  let sheet: Sheet
  let id, name, support, mark: Int?
  private(set) var faults: [SchemeFault]
  private(set) var people: [Person] = []
  private(set) var rows: [Int] = []
  private(set) var draft: [PoolMember]?

  init(_ sheet: Sheet) {
    self.sheet = sheet
    id = sheet.column(PeopleSheet.idHeadings)
    name = sheet.column(PeopleSheet.nameHeadings)
    support = sheet.column(PeopleSheet.supportHeadings)
    mark = sheet.column(PeopleSheet.draftHeadings)
    draft = mark == nil ? nil : []
    faults = sheet.repeated
    if id == nil {
      let place = SchemeFault.Place.cell(.people, row: sheet.headingRow, column: "")
      faults.append(.init(place, .missingColumn(PeopleSheet.idHeadings)))
    }
    if sheet.rows.isEmpty { faults.append(.init(.pool, .nobody)) }
    if sheet.rows.count > Composition.peopleLimit {
      faults.append(.init(.pool, .tooManyRows(limit: Composition.peopleLimit)))
    }
  }

  mutating func read() {
    guard faults.isEmpty else { return }
    for row in sheet.rows { read(row) }
  }

  private mutating func read(_ row: Sheet.Row) {
    let person = PoolMember(row.text(id))
    if person.rawValue.isEmpty { faults.append(.init(sheet.place(row, id), .emptyID)) }
    let typed = row.text(support)
    let figure = typed.isEmpty ? 0 : Int(typed)
    if figure == nil { faults.append(.init(sheet.place(row, support), .unreadable(typed, expected: .wholeNumber))) }
    var facts: [FactName: Fact] = [:]
    for (column, heading) in sheet.headings.enumerated() where !heading.isEmpty {
      if ![id, name, support, mark].contains(column) { facts[FactName(heading)] = Fact(cell: row.text(column)) }
    }
    if Fact(cell: row.text(mark)).isYes { draft?.append(person) }
    people.append(Person(person, name: row.text(name), facts: facts, support: figure ?? 0))
    rows.append(row.number)
  }
}

extension Fact {
  /// What a cell says: x and yes, a whole number, a month, or a word; an empty cell says no.
  public init(cell text: String) {
    let text = trimmed(text)
    switch text.lowercased() {
    case "", "-", "không", "no", "false": self = .flag(false)
    case "x", "có", "yes", "true": self = .flag(true)
    default:
      if let number = Int(text) {
        self = .number(number)
      } else {
        self = Month(text).map { .month($0) } ?? .word(text)
      }
    }
  }
}
