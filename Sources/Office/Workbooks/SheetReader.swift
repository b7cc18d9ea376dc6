// SPDX-License-Identifier: AGPL-3.0-or-later

/// §18.3: the cells of one sheet, put at the places that they name.
struct SheetReader: XMLReading {
  let name: String
  let strings: [String]
  let formats: [NumberMeaning]
  let countsFrom1904: Bool
  private(set) var budget: CellBudget
  private(set) var rows: [[Cell]] = []
  private(set) var merged: [CellRange] = []
  private(set) var fault: WorkbookFault?

  private let limits: CellBudget
  private var place = CellPlace(row: -1, column: -1)
  private var kind = ""
  private var format = 0
  private var isInCell = false
  private var isInValue = false
  private var hasFormula = false
  private var hasValue = false
  private var value = ""
  private var words = ItemText()

  init(name: String, strings: [String], formats: [NumberMeaning], countsFrom1904: Bool, budget: CellBudget) {
    self.name = name
    self.strings = strings
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
    self.budget = budget
    limits = budget
  }

  var isDone: Bool { fault != nil }

  mutating func start(_ element: XMLStart) {
    switch element.name {
    case "row": startRow(element.attributes["r"])
    case "c": startCell(element.attributes)
    case "v" where isInCell:
      isInValue = true
      hasValue = true
    case "f" where isInCell: hasFormula = true
    case "mergeCell": merge(element.attributes["ref"] ?? "")
    case _: if isInCell { words.start(element.name) }
    }
  }

  mutating func text(_ text: String) {
    if isInValue { value += text } else if isInCell { words.add(text) }
  }

  mutating func end(_ name: String) {
    switch name {
    case "v": isInValue = false
    case "c" where isInCell:
      isInCell = false
      put(cell)
    case _: if isInCell { words.end(name) }
    }
  }

  // MARK: Places

  private mutating func startRow(_ number: String?) {
    place.column = -1
    place.row += 1
    guard let number else { return }
    guard let row = Int(number), (1...CellPlace.rows).contains(row) else {
      fault = .badPlace(sheet: name, place: String(number.prefix(20)))
      return
    }
    place.row = row - 1
  }

  private mutating func startCell(_ attributes: [String: String]) {
    if let named = attributes["r"] {
      guard let there = CellPlace(named) else {
        fault = .badPlace(sheet: name, place: String(named.prefix(20)))
        return
      }
      place = there
    } else {
      place.column += 1
    }
    kind = attributes["t"] ?? "n"
    format = attributes["s"].flatMap { Int($0) } ?? 0
    (isInCell, isInValue, hasFormula, hasValue, value) = (true, false, false, false, "")
    _ = words.take()
  }

  private mutating func merge(_ reference: String) {
    let corners = reference.split(separator: ":").map { CellPlace(String($0)) }
    guard let first = corners.first ?? nil, let last = corners.last ?? nil, corners.count <= 2 else {
      fault = .badPlace(sheet: name, place: String(reference.prefix(20)))
      return
    }
    merged.append(CellRange(first: first, last: last))
  }

  private mutating func put(_ cell: Cell) {
    guard cell != .empty else { return }
    guard (0..<CellPlace.rows).contains(place.row), (0..<CellPlace.columns).contains(place.column) else {
      fault = .badPlace(sheet: name, place: place.description)
      return
    }
    let newRows = max(0, place.row + 1 - rows.count)
    let width = newRows > 0 ? 0 : rows[place.row].count
    let newCells = max(0, place.column + 1 - width)
    budget.cells -= newRows + newCells
    if case .text(let text) = cell { budget.text -= text.utf8.count }
    guard budget.cells >= 0 else {
      fault = .tooManyCells(sheet: name, most: limits.cells)
      return
    }
    guard budget.text >= 0 else {
      fault = .tooMuchText(most: limits.text)
      return
    }
    rows.append(contentsOf: repeatElement([], count: newRows))
    rows[place.row].append(contentsOf: repeatElement(.empty, count: newCells))
    guard rows[place.row][place.column] == .empty else {
      fault = .badPlace(sheet: name, place: place.description)
      return
    }
    rows[place.row][place.column] = cell
  }

  // MARK: Values

  private var cell: Cell {
    mutating get {
      if kind == "inlineStr" { return text(words.take()) }
      guard hasValue else { return hasFormula ? .notCalculated : .empty }
      switch kind {
      case "s":
        guard let number = Int(value), strings.indices.contains(number) else { return .fault("#REF!") }
        return text(strings[number])
      case "str": return text(value.unescaped.composed)
      case "b": return .flag(value == "1" || value == "true")
      case "e": return .fault(value)
      case "d": return moment
      case _: return number
      }
    }
  }

  private func text(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }

  private var number: Cell {
    if value.isEmpty { return hasFormula ? .notCalculated : .empty }
    // Swift reads `nan` and hexadecimal too; files have neither.
    let isDecimal = value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      case _: false
      }
    }
    guard isDecimal, let number = Double(value), number.isFinite else { return .fault("#NUM!") }
    let meaning = formats.indices.contains(format) ? formats[format] : .plain
    return meaning.cell(number, countsFrom1904: countsFrom1904)
  }

  /// ISO 8601, as strict files have it.
  private var moment: Cell {
    let parts = value.split(separator: "T", maxSplits: 1)
    guard let first = parts.first, let day = Cell.text(String(first)).date() else { return text(value) }
    let shown = Cell.day(year: day.year, month: day.month, day: day.day)
    let hasTime = parts.count > 1 && parts[1].contains { ("1"..."9").contains($0) }
    return hasTime ? .text("\(shown.shown) \(parts[1].prefix(5))") : shown
  }
}
