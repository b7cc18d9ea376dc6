// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Office
import Packs

/// Reads the tables of a file that was sent in, or says in both languages why it cannot.
public enum TableReader {
  /// The tables of a spreadsheet or of comma-separated values, told apart by content first and name second.
  /// Hidden sheets are left out: what nobody sees was not meant.
  public static func tables(in bytes: [UInt8], named name: String) -> SentTables {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let isArchive = bytes.starts(with: [0x50, 0x4B])
    guard isArchive || ["csv", "tsv", "txt", "xlsx", "xlsm", "xls"].contains(ending) else { return .none }
    do throws(WorkbookFault) {
      let isText = !isArchive && ["csv", "tsv", "txt"].contains(ending)
      let book = isText ? try Workbook(csv: bytes, name: name) : try Workbook(xlsx: bytes)
      let sheets = book.sheets.filter { !$0.isHidden }
      for sheet in sheets { try checkLengths(in: sheet) }
      return .tables(sheets.map(table))
    } catch {
      // A zip of something else, such as a Word file, is simply not a table.
      if error == .notAWorkbook, !ending.hasPrefix("xls") { return .none }
      return .unreadable(Fault(.file(name), problem: error.problem, mend: error.mend))
    }
  }

  /// No spreadsheet holds a longer text in a cell than 32 767 UTF-16 units, whatever a file made by hand may hold.
  private static func checkLengths(in sheet: Sheet) throws(WorkbookFault) {
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        // Never more units than bytes; counting them is left for texts that may be too long.
        if case .text(let text) = cell, text.utf8.count > 32_767, text.utf16.count > 32_767 {
          throw .cellTooLong(sheet: sheet.name, place: CellPlace(row: row, column: column))
        }
      }
    }
  }

  private static func table(_ sheet: Sheet) -> SentTable {
    SentTable(
      sheet: sheet.name,
      rows: sheet.rows.enumerated().map { index, cells in SentTable.Row(number: index + 1, cells: cells.map(cell)) })
  }

  private static func cell(_ cell: Cell) -> SentTable.Cell {
    switch cell {
    case .empty: .empty
    case .text(let text): text.allSatisfy(\.isWhitespace) ? .empty : .text(text)
    case .number: .number(cell.shown)
    case .day(let year, let month, let day): Day(year, month, day).map { .day($0) } ?? .text(cell.shown)
    case .flag: .text(cell.shown)
    case .fault(let fault): .error(fault)
    }
  }
}
