// SPDX-License-Identifier: AGPL-3.0-or-later

/// Tables as plain text, so that the page that shows a file can send it back for confirmation in a hidden field: nothing
/// is kept between the two, and what comes back is read and checked from the beginning.
///
/// A line that begins with `#` names a sheet; any other is a row: its number and its cells with tabs between. A cell is
/// empty or a letter and its text: `t`ext, `n`umber, `d`ay, `e`rror. `\t`, `\n` and `\\` stand for tab, line end and `\`.
enum IntakeText {
  static func written(_ tables: [SentTable]) -> String {
    var lines: [String] = []
    for table in tables {
      lines.append("#" + escaped(table.sheet))
      lines += table.rows.map { row in
        ([String(row.number)] + row.cells.map(written)).joined(separator: "\t")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func written(_ cell: SentTable.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): "t" + escaped(text)
    case .number(let number): "n" + escaped(number)
    case .day(let day): "d\(day)"
    case .error(let error): "e" + escaped(error)
    }
  }

  private static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
      case "\t": out.append(contentsOf: "\\t".unicodeScalars)
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}": out.append(contentsOf: "\\n".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  /// The tables of a text; nil when it was not written here.
  static func tables(in text: String) -> [SentTable]? {
    var tables: [SentTable] = []
    var sheet: String?
    var rows: [SentTable.Row] = []
    for line in text.unicodeScalars.split(separator: "\n") {
      if line.first == "#" {
        if let sheet { tables.append(SentTable(sheet: sheet, rows: rows)) }
        sheet = unescaped(line.dropFirst())
        rows = []
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard sheet != nil, let first = fields.first, let number = Int(String(first)), number > 0 else { return nil }
      var cells: [SentTable.Cell] = []
      for field in fields.dropFirst() {
        guard let cell = cell(field) else { return nil }
        cells.append(cell)
      }
      rows.append(SentTable.Row(number: number, cells: cells))
    }
    guard let sheet else { return nil }
    return tables + [SentTable(sheet: sheet, rows: rows)]
  }

  private static func cell(_ field: Substring.UnicodeScalarView) -> SentTable.Cell? {
    let text = unescaped(field.dropFirst())
    switch field.first {
    case nil: return .empty
    case "t": return .text(text)
    case "n": return .number(text)
    case "d": return Day(iso: text).map { .day($0) }
    case "e": return .error(text)
    default: return nil
    }
  }

  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
    var out = String.UnicodeScalarView()
    var isEscape = false
    for scalar in text {
      switch (isEscape, scalar) {
      case (true, "t"): out.append("\t")
      case (true, "n"): out.append("\n")
      case (true, _): out.append(scalar)
      case (false, "\\"):
        isEscape = true
        continue
      case (false, _): out.append(scalar)
      }
      isEscape = false
    }
    return String(out)
  }
}
