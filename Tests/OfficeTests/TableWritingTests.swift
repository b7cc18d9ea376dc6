// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("A written table")
struct TableWritingTests {
  private let dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "＝1", "\r=1"]

  private var workbook: Workbook {
    Workbook(sheets: [
      Sheet(
        name: "Đại biểu",
        rows: [
          [.text("TT"), .text("Họ và tên"), .text("Ngày sinh"), .text("Đạt")],
          [.number(1), .text("Nguyễn Thị Ước"), .day(year: 1970, month: 2, day: 28), .flag(true)],
          [.number(-2.5), .text("  hai  cách "), .empty, .fault("#N/A")], [],
          [.empty, .text("dòng 1\ndòng 2 \"nháy\" <&>, ;")],
        ], headerRows: 1, columnWidths: [5, 30, 12]),
      Sheet(name: "Ẩn", rows: [[.text("x")]], isHidden: true),
    ])
  }

  @Test("as .xlsx is read back the same")
  func roundTrip() throws {
    let read = try Workbook(xlsx: workbook.xlsx(author: "Văn phòng", title: "Bảng", dayFormat: "dd/mm/yyyy"))
    #expect(read.sheets.map(\.name) == ["Đại biểu", "Ẩn"] && read.sheets.map(\.isHidden) == [false, true])
    var rows = workbook.sheets[0].rows
    // A fault is written as the text that it shows.
    rows[2][3] = .text("#N/A")
    #expect(read.sheets[0].rows == rows)
  }

  @Test("as .xlsx has well-formed parts, a frozen heading, and no formula", .tags(.slow))
  func xlsxParts() throws {
    var workbook = workbook
    workbook.sheets[0].rows.append(dangerous.map { .text($0) })
    workbook.sheets[0].merged = [CellRange(first: .init(row: 4, column: 1), last: .init(row: 4, column: 2))]
    let bytes = try workbook.xlsx()
    let answer = try OtherProgram.checkParts(of: bytes)
    #expect(answer.status == 0, "\(answer.said)")
    let package = try Package(zip: bytes)
    let sheet = String(decoding: try #require(package["xl/worksheets/sheet1.xml"]), as: UTF8.self)
    #expect(
      !sheet.contains("<f>") && sheet.contains(#"state="frozen""#) && sheet.contains(#"<mergeCell ref="B5:C5"/>"#))
    let read = try Workbook(package: package, limits: .usual)
    #expect(read.sheets[0].rows.last == dangerous.map { .text($0) })
  }

  @Test("as .xlsx is the same file each time")
  func stable() throws {
    #expect(try workbook.xlsx() == workbook.xlsx())
  }

  @Test("as .xlsx gets sheet names that Excel takes")
  func names() throws {
    let long = String(repeating: "Đ", count: 40)
    let names = ["a/b:c", "", "A-B-C", "'x'", long, long, "History"]
    let read = try Workbook(xlsx: Workbook(sheets: names.map { Sheet(name: $0, rows: [[.number(1)]]) }).xlsx())
    #expect(
      read.sheets.map(\.name) == [
        "a-b-c", "Sheet", "A-B-C (2)", "’x’", String(repeating: "Đ", count: 31),
        String(repeating: "Đ", count: 27) + " (2)", "Sheet (2)",
      ])
  }

  @Test("as .xlsx refuses what no spreadsheet holds, and takes what only looks odd")
  func limits() throws {
    func refusal(_ sheet: Sheet) -> WorkbookFault? {
      fault { () throws(WorkbookFault) in try Workbook(sheets: [sheet]).xlsx() }
    }
    let long = Sheet(name: "s", rows: [[], [.empty, .text(String(repeating: "x", count: 32_768))]])
    #expect(refusal(long) == .cellTooLong(sheet: "s", place: CellPlace(row: 1, column: 1)))
    let wide = Sheet(name: "s", rows: [Array(repeating: .empty, count: 16_385)])
    #expect(refusal(wide) == .sheetTooLarge(sheet: "s"))
    let odd: [Cell] = [.number(.nan), .number(.infinity), .text("a\u{0}b\u{1}"), .day(year: 1789, month: 7, day: 14)]
    let read = try Workbook(xlsx: Workbook(sheets: [Sheet(name: "s", rows: [odd])]).xlsx())
    #expect(read.sheets[0].rows == [[.text("#NUM!"), .text("#NUM!"), .text("ab\u{1}"), .text("1789-07-14")]])
    #expect(try Workbook(xlsx: Workbook(sheets: []).xlsx()).sheets.count == 1)
    let hidden = Workbook(sheets: [Sheet(name: "h", rows: [], isHidden: true), Sheet(name: "v", rows: [])])
    #expect(try Workbook(xlsx: hidden.xlsx()).sheets.map(\.isHidden) == [true, false])
  }

  @Test("as CSV is quoted where it must be, and read back the same")
  func csv() throws {
    let sheet = workbook.sheets[0]
    let text = String(decoding: sheet.csv(), as: UTF8.self)
    #expect(
      text == "\u{FEFF}TT,Họ và tên,Ngày sinh,Đạt\r\n1,Nguyễn Thị Ước,1970-02-28,TRUE\r\n"
        + "-2.5,\"  hai  cách \",,#N/A\r\n\r\n,\"dòng 1\ndòng 2 \"\"nháy\"\" <&>, ;\"\r\n")
    for separator: Unicode.Scalar in [",", ";", "\t"] {
      let read = try Workbook(csv: sheet.csv(separator: separator), name: "Đại biểu")
      let shown = sheet.rows.map { $0.map { $0.isEmpty ? Cell.empty : .text($0.shown) } }
      #expect(read.sheets[0].rows == shown, "\(separator)")
    }
  }

  @Test("as CSV holds nothing that a spreadsheet takes for a formula")
  func guarded() {
    let rows = dangerous.map { [Cell.text($0)] } + [[.number(-5)]]
    let lines = String(decoding: Sheet(name: "s", rows: rows).csv(), as: UTF8.self).dropFirst()
    let first = lines.split(separator: "\r\n").map { line in line.drop { $0 == "\"" }.first }
    #expect(first == Array(repeating: "'", count: dangerous.count) + ["-"])
  }
}
