// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
public import Office
import Packs

/// Writes the site's tables as files.
public enum TableWriter {
  /// A spreadsheet, or comma-separated values where the name ends in `.csv`.
  public static func bytes(of grid: Grid, named name: String) throws(WorkbookFault) -> [UInt8] {
    let isSeparated = name.lowercased().hasSuffix(".csv")
    let sheet = Sheet(
      name: grid.sheet,
      rows: [grid.titles.map { .text($0) }] + grid.rows.map { $0.map { cell($0, daysAsText: isSeparated) } },
      headerRows: 1, columnWidths: widths(of: grid))
    guard isSeparated else {
      return try Workbook(sheets: [sheet]).xlsx(title: grid.sheet, dayFormat: "dd/mm/yyyy")
    }
    return sheet.csv()
  }

  /// Separated values have no days of their own: there they are written as everywhere else on the site.
  private static func cell(_ cell: Grid.Cell, daysAsText: Bool) -> Cell {
    switch cell {
    case .empty: .empty
    case .text(let text): .text(text)
    case .number(let number): .number(Double(number))
    case .day(let day) where daysAsText: .text(day.typed)
    case .day(let day): .day(year: day.year, month: day.month, day: day.day)
    }
  }

  /// As wide as the longest content, within what a screen can show.
  private static func widths(of grid: Grid) -> [Double] {
    grid.titles.indices.map { column in
      let lengths = grid.rows.map { row in
        guard row.indices.contains(column) else { return 0 }
        return switch row[column] {
        case .empty: 0
        case .text(let text): text.count
        case .number(let number): "\(number)".count
        case .day: 10
        }
      }
      return Double(min(max((lengths + [grid.titles[column].count]).max() ?? 8, 6), 50)) + 2
    }
  }
}
