// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// A sheet whose heading row was found: which column holds what.
struct IntakeSheet: Sendable {
  let table: SentTable
  let kind: IntakeKind
  let headingRow: Int
  /// The place of each known column in a row.
  let places: [IntakeColumn: Int]
  /// Columns of the office's own, by place: kept with each person.
  let qualities: [Int: String]
  /// Columns that nothing is taken from.
  let leftOut: [String]
  /// Whether posts end with the day that the sheet gives, and not before it.
  let endsOnLastDay: Bool
  /// Columns that hold something below a heading that is empty, as of merged headings, by place.
  let unnamed: [Int]
  /// Whether a name is put together as "Họ" and "Tên": so the headings say, or the pack for headings that do not.
  let surnameLeads: Bool

  /// How far down the heading row may stand, below a title and an address.
  static let deepestHeading = 20

  /// Nothing when no row looks like headings.
  init?(_ table: SentTable, _ headings: Headings, faults: inout [Fault]) {
    var found: (row: SentTable.Row, kind: IntakeKind)?
    for row in table.rows.prefix(IntakeSheet.deepestHeading) where found == nil {
      if let kind = IntakeSheet.kind(of: row, headings) { found = (row, kind) }
    }
    guard let (row, kind) = found else { return nil }
    var places: [IntakeColumn: Int] = [:]
    var qualities: [Int: String] = [:]
    var leftOut: [String] = []
    for (place, cell) in row.cells.enumerated() {
      let heading = CleanText.cleaned(cell.text)
      guard !PlainText(heading).isEmpty else { continue }
      let column = headings.column(heading, for: kind)
      if let column, column != .ignored {
        // A second column for the unit is usual (code and name); any other repetition is a mistake.
        if places[column] == nil {
          places[column] = place
        } else if column != .unit {
          faults.append(IntakeSheet.repeated(heading, Place(table.sheet, row.number, place)))
        }
      } else if column == nil {
        let title = kind == .people ? headings.quality(heading) : nil
        if let title, !qualities.values.contains(title), qualities.count < Headings.mostQualities {
          qualities[place] = title
        } else {
          leftOut.append(String(heading.prefix(60)))
        }
      }
    }
    self.table = table
    self.kind = kind
    headingRow = row.number
    self.places = places
    self.qualities = qualities
    self.leftOut = leftOut
    endsOnLastDay = places[.ended].map { Headings.meansLastDay(row.cells[$0].text) } ?? false
    let filled = table.rows.filter { $0.number > row.number }.flatMap { below in
      below.cells.indices.filter { !CleanText.cleaned(below.cells[$0].text).isEmpty }
    }
    unnamed = Set(filled).sorted().filter { place in
      !row.cells.indices.contains(place) || PlainText(CleanText.cleaned(row.cells[place].text)).isEmpty
    }
    surnameLeads =
      headings.familyNameLeads
      || row.cells.contains { ["ho", "ho dem", "ho va dem", "ho va ten dem"].contains(PlainText($0.text).text) }
  }

  /// What a row of headings is about, nil when it is no row of headings.
  private static func kind(of row: SentTable.Row, _ headings: Headings) -> IntakeKind? {
    func columns(_ kind: IntakeKind) -> Set<IntakeColumn> {
      Set(row.cells.compactMap { headings.column($0.text, for: kind) }).subtracting([.ignored])
    }
    let people = columns(.people)
    let units = columns(.units)
    let isPeople = !people.isDisjoint(with: [.name, .surname, .given])
    let isUnits = units.contains(.code) || units.contains(.unitName) && units.count > 1
    switch (isPeople, isUnits) {
    case (true, true): return people.count > units.count ? .people : .units
    case (true, false): return .people
    case (false, true): return .units
    case (false, false): return nil
    }
  }

  private static func repeated(_ heading: String, _ place: Place) -> Fault {
    Fault(
      place.cell, problem: Phrase("Cột “\(heading)” có hai lần.", "The column “\(heading)” stands twice."),
      mend: Phrase("Hãy để lại một cột.", "Keep one of them."))
  }

  /// Whether names stand in two columns.
  var partsNames: Bool { places[.name] == nil && places[.given] != nil && places[.surname] != nil }

  /// The rows below the headings that hold something.
  var rows: [SentTable.Row] {
    table.rows.filter { row in row.number > headingRow && row.cells.contains { !CleanText.cleaned($0.text).isEmpty } }
  }

  /// Where a fault of a column is shown; the leading column stands in for one that the sheet does not have.
  func place(of column: IntakeColumn) -> Int {
    places[column] ?? ([.from, .ended].contains(column) ? places[.post] : nil) ?? places[.code] ?? places[.name]
      ?? places[.given]
      ?? places[.surname] ?? 0
  }

  /// A cell as a spreadsheet names it.
  struct Place {
    let cell: Fault.Place
    init(_ sheet: String, _ row: Int, _ index: Int) {
      cell = .cell(sheet: sheet, row: row, column: SentTable.columnName(index))
    }
  }
}
