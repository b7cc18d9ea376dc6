// SPDX-License-Identifier: AGPL-3.0-or-later

import CXlsxWriter
import Foundation

extension Workbook {
  /// The .xlsx file. Text is only ever text, whatever it begins with; sheet names that Excel refuses are changed
  /// to ones it takes. `dayFormat` is Excel's, as in `dd/mm/yyyy`; without one, days look as the reader's machine likes.
  public func xlsx(
    author: String = "", title: String = "", dayFormat: String? = nil
  ) throws(WorkbookFault) -> [UInt8] {
    let folder: PrivateFolder
    do { folder = try PrivateFolder() } catch { throw .notWritten(error.reason) }
    defer { folder.remove() }
    let path = folder.path + "/table.xlsx"
    try write(to: path, folder: folder.path, author: author, title: title, dayFormat: dayFormat)
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .notWritten("no file was made") }
    return Array(bytes)
  }

  private func write(
    to path: String, folder: String, author: String, title: String, dayFormat: String?
  ) throws(WorkbookFault) {
    let book: UnsafeMutablePointer<lxw_workbook>? = folder.withCString { place in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: place)
      return workbook_new_opt(path, &options)
    }
    guard let book else { throw .notWritten("out of memory") }
    let formats = SheetFormats(book: book, dayFormat: dayFormat)
    var fault: WorkbookFault?
    do throws(WorkbookFault) {
      // A workbook opens on a sheet that can be seen; where all are hidden, on the first.
      let opened = sheets.firstIndex { !$0.isHidden } ?? 0
      for (number, name) in SheetNames.accepted(sheets.map(\.name)).enumerated() {
        guard let page = workbook_add_worksheet(book, name) else { throw .notWritten("sheet \(name)") }
        try sheets[number].write(to: page, formats: formats)
        if number == opened {
          worksheet_activate(page)
          worksheet_set_first_sheet(page)
        } else if sheets[number].isHidden {
          worksheet_hide(page)
        }
      }
      if sheets.isEmpty { workbook_add_worksheet(book, nil) }
    } catch { fault = error }
    setProperties(of: book, author: author, title: title)
    // Frees the book in any case.
    let outcome = workbook_close(book)
    if let fault { throw fault }
    guard outcome == LXW_NO_ERROR else { throw .notWritten(String(cString: lxw_strerror(outcome))) }
  }

  /// No clock: 2000-01-01, so that the same tables give the same file.
  private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>, author: String, title: String) {
    author.withCString { author in
      title.withCString { title in
        var properties = lxw_doc_properties()
        properties.author = UnsafeMutablePointer(mutating: author)
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.created = 946_684_800
        _ = workbook_set_properties(book, &properties)
      }
    }
  }
}

private struct SheetFormats {
  let header: UnsafeMutablePointer<lxw_format>?
  let day: UnsafeMutablePointer<lxw_format>?

  init(book: UnsafeMutablePointer<lxw_workbook>, dayFormat: String?) {
    header = workbook_add_format(book)
    format_set_bold(header)
    format_set_text_wrap(header)
    format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    format_set_border(header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_bg_color(header, 0xE7E6E6)
    day = workbook_add_format(book)
    // 14 is the built-in short date.
    if let dayFormat { format_set_num_format(day, dayFormat) } else { format_set_num_format_index(day, 14) }
  }
}

extension Sheet {
  fileprivate func write(
    to page: UnsafeMutablePointer<lxw_worksheet>, formats: SheetFormats
  ) throws(WorkbookFault) {
    guard rows.count <= CellPlace.rows, rows.allSatisfy({ $0.count <= CellPlace.columns }) else {
      throw .sheetTooLarge(sheet: name)
    }
    for (column, width) in columnWidths.prefix(CellPlace.columns).enumerated() {
      worksheet_set_column(page, UInt16(column), UInt16(column), width, nil)
    }
    if headerRows > 0, headerRows < rows.count {
      worksheet_freeze_panes(page, UInt32(headerRows), 0)
      worksheet_repeat_rows(page, 0, UInt32(headerRows - 1))
    }
    try merge(on: page)
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        let place = CellPlace(row: row, column: column)
        try write(cell, at: place, to: page, style: row < headerRows ? formats.header : nil, day: formats.day)
      }
    }
  }

  /// Before the cells are written: merging writes into them.
  private func merge(on page: UnsafeMutablePointer<lxw_worksheet>) throws(WorkbookFault) {
    for range in merged where range.first != range.last {
      let rows = (UInt32(clamping: range.first.row), UInt32(clamping: range.last.row))
      let columns = (UInt16(clamping: range.first.column), UInt16(clamping: range.last.column))
      let outcome = worksheet_merge_range(page, rows.0, columns.0, rows.1, columns.1, "", nil)
      guard outcome == LXW_NO_ERROR else { throw .notWritten("\(range): \(String(cString: lxw_strerror(outcome)))") }
    }
  }

  private func write(
    _ cell: Cell, at place: CellPlace, to page: UnsafeMutablePointer<lxw_worksheet>,
    style: UnsafeMutablePointer<lxw_format>?, day dayStyle: UnsafeMutablePointer<lxw_format>?
  ) throws(WorkbookFault) {
    let (row, column) = (UInt32(place.row), UInt16(place.column))
    let outcome: lxw_error
    switch cell {
    case .empty: outcome = style == nil ? LXW_NO_ERROR : worksheet_write_blank(page, row, column, style)
    case .text(let text):
      // Excel counts UTF-16 units.
      guard text.utf16.count <= 32_767 else { throw .cellTooLong(sheet: name, place: place) }
      let shown = text.unicodeScalars.filter { $0 != "\0" && $0 != "\u{FFFE}" && $0 != "\u{FFFF}" }
      outcome = worksheet_write_string(page, row, column, String(String.UnicodeScalarView(shown)), style)
    case .number(let number) where number.isFinite:
      outcome = worksheet_write_number(page, row, column, number, style)
    case .number: outcome = worksheet_write_string(page, row, column, "#NUM!", style)
    case .day(let year, let month, let day):
      // Excel knows no day before 1900-03-01 that every program counts alike.
      guard year > 1900 || (year == 1900 && month > 2), year <= 9999 else {
        outcome = worksheet_write_string(page, row, column, cell.shown, style)
        break
      }
      var moment = lxw_datetime(year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
      outcome = worksheet_write_datetime(page, row, column, &moment, dayStyle)
    case .flag(let isTrue): outcome = worksheet_write_boolean(page, row, column, isTrue ? 1 : 0, style)
    case .fault(let fault): outcome = worksheet_write_string(page, row, column, fault, style)
    }
    guard outcome == LXW_NO_ERROR else { throw .notWritten("\(place): \(String(cString: lxw_strerror(outcome)))") }
  }
}

/// Names that Excel accepts for sheets: 1 to 31 characters, none of `[]:*?/\`, no apostrophe at either end, no two alike.
enum SheetNames {
  static func accepted(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let clean = clean(name)
      var candidate = clean
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        let ending = " (\(number))"
        candidate = shortened(clean, to: 31 - ending.count) + ending
        number += 1
      }
      return candidate
    }
  }

  private static func clean(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 || "[]:*?/\\".unicodeScalars.contains(scalar) ? "-" : scalar
    }
    var plain = shortened(String(String.UnicodeScalarView(scalars)), to: 31)
    if plain.hasPrefix("'") { plain = "’" + plain.dropFirst() }
    if plain.hasSuffix("'") { plain = plain.dropLast() + "’" }
    // "History" is Excel's own.
    return plain.isEmpty || plain.lowercased() == "history" ? "Sheet" : plain
  }

  /// Excel counts UTF-16 units; characters stay whole.
  private static func shortened(_ name: String, to most: Int) -> String {
    var short = ""
    for character in name where (short + String(character)).utf16.count <= most { short.append(character) }
    return short
  }
}
