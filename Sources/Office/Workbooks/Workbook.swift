// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Tables as an office has them, from .xlsx or .csv, and to be written as either. Text is NFC.
public struct Workbook: Hashable, Sendable {
  public var sheets: [Sheet]

  public init(sheets: [Sheet]) { self.sheets = sheets }
}

/// One table. Rows and columns keep their places: `rows[6][1]` is B7; rows may differ in length.
public struct Sheet: Hashable, Sendable {
  public var name: String
  public var rows: [[Cell]]
  /// Hidden by whoever made the file: ask before taking anything from it.
  public var isHidden: Bool
  /// Cells shown as one; the value stands in the first, the others are empty.
  public var merged: [CellRange]
  /// How many rows at the top are headings: bold, and in sight while the rest scrolls. Only for writing.
  public var headerRows: Int
  /// In digits of the usual font, from the first column on. Only for writing; later columns have the usual width.
  public var columnWidths: [Double]

  public init(
    name: String, rows: [[Cell]], isHidden: Bool = false, merged: [CellRange] = [], headerRows: Int = 0,
    columnWidths: [Double] = []
  ) {
    self.name = name
    self.rows = rows
    self.isHidden = isHidden
    self.merged = merged
    self.headerRows = headerRows
    self.columnWidths = columnWidths
  }

  /// The cell at a place; what lies outside is empty.
  public subscript(place: CellPlace) -> Cell {
    guard rows.indices.contains(place.row), rows[place.row].indices.contains(place.column) else { return .empty }
    return rows[place.row][place.column]
  }
}

/// What a cell holds. A time of day has no case of its own and is text: `08:30`, or `2025-07-15 08:30` with its day.
public enum Cell: Hashable, Sendable {
  case empty
  case text(String)
  case number(Double)
  case day(year: Int, month: Int, day: Int)
  case flag(Bool)
  /// What the spreadsheet could not work out, in its own words such as `#N/A`.
  case fault(String)

  /// A formula whose result the file does not hold; we never work one out.
  public static let notCalculated = Cell.fault("#FORMULA")

  /// As a person would type it; days as `2025-07-15`, whole numbers without a point, flags as `TRUE` and `FALSE`.
  public var shown: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number): Self.shown(number)
    case .day(let year, let month, let day): Self.shown(year: year, month: month, day: day)
    case .flag(let isTrue): isTrue ? "TRUE" : "FALSE"
    case .fault(let fault): fault
    }
  }

  private static func shown(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    // Fifteen digits, as spreadsheets show: 0.1 + 0.2 is 0.3.
    return String(format: "%.15g", number)
  }

  private static func shown(year: Int, month: Int, day: Int) -> String {
    [padded(year, to: 4), padded(month, to: 2), padded(day, to: 2)].joined(separator: "-")
  }

  private static func padded(_ number: Int, to length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }
}

/// A cell's place, both counted from 0; written as people name it, `B7`.
public struct CellPlace: Hashable, Sendable, CustomStringConvertible {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B7` or `$B$7`; nothing beyond row 1 048 576 and column XFD, where spreadsheets end.
  public init?(_ name: String) {
    var column = 0
    var row = 0
    var digits = 0
    for byte in name.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      case _: return nil
      }
      guard column <= Self.columns, row <= Self.rows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  static let rows = 1_048_576
  static let columns = 16_384

  /// `A` for 0, `AA` for 26.
  public static func columnName(_ column: Int) -> String {
    var left = column
    var letters: [UInt8] = []
    while left >= 0 {
      letters.append(UInt8(ascii: "A") + UInt8(left % 26))
      left = left / 26 - 1
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  public var description: String { "\(Self.columnName(column))\(row + 1)" }
}

/// A block of cells, both corners included.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  public var first: CellPlace
  public var last: CellPlace

  public init(first: CellPlace, last: CellPlace) {
    self.first = first
    self.last = last
  }

  public var description: String { "\(first):\(last)" }
}

/// How much of a table we are willing to hold.
public struct WorkbookLimits: Hashable, Sendable {
  public var package: PackageLimits
  public var sheets: Int
  /// Cells of all sheets, empty ones between filled ones included.
  public var cells: Int
  /// Bytes of text in all cells.
  public var text: Int

  public init(package: PackageLimits = .usual, sheets: Int = 200, cells: Int = 2_000_000, text: Int = 100 << 20) {
    self.package = package
    self.sheets = sheets
    self.cells = cells
    self.text = text
  }

  public static let usual = WorkbookLimits()
}

/// Why a table is not read or written.
public enum WorkbookFault: Error, Hashable, Sendable {
  case package(PackageFault)
  /// The archive is whole but holds no workbook (a .docx, say).
  case notAWorkbook
  case badXML(part: String, line: Int, String)
  /// Declares entities, which a workbook never does.
  case forbiddenXML(part: String, line: Int)
  case tooManySheets(Int, most: Int)
  case tooManyCells(sheet: String, most: Int)
  case tooMuchText(most: Int)
  /// A cell names a place that does not exist, or names it twice.
  case badPlace(sheet: String, place: String)
  /// Bytes that no encoding we know explains; save it as UTF-8.
  case unknownEncoding(line: Int)
  case emptyFile
  /// A quotation mark opens on this line and never closes.
  case quoteNotClosed(line: Int)
  /// Something stands between a closing quotation mark and the next separator.
  case textAfterQuote(line: Int)
  /// More than 32 767 UTF-16 units, which no spreadsheet holds.
  case cellTooLong(sheet: String, place: CellPlace)
  /// Writing: beyond the last row or column of a spreadsheet.
  case sheetTooLarge(sheet: String)
  /// The machine refused: disk full, no temporary folder.
  case notWritten(String)
}
