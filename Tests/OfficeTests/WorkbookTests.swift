// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Office

@Suite("A workbook")
struct WorkbookTests {
  private func sheet(_ rows: String, in book: SampleWorkbook = SampleWorkbook()) throws -> Sheet {
    var book = book
    book.rows = rows
    return try #require(try Workbook(xlsx: book.file).sheets.first)
  }

  @Test("reads each kind of value at its place")
  func values() throws {
    let sheet = try sheet(
      """
      <row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2"><v>186</v></c></row>
      <row r="7"><c r="A7" t="inlineStr"><is><r><t>Nguye\u{302}\u{303}n </t></r><r><t>A</t></r></is></c>
      <c r="B7"><f>SUM(D2:D3)</f><v>1.5</v></c><c r="C7" t="str"><f>A1</f><v>chữ</v></c><c r="D7"><f>NOW()</f></c>
      <c r="E7" t="b"><v>1</v></c><c r="F7" t="e"><v>#N/A</v></c><c r="G7" t="d"><v>2025-07-15T00:00:00</v></c></row>
      """)
    #expect(sheet.rows.count == 7 && sheet.rows[0].isEmpty)
    #expect(sheet.rows[1] == [.empty, .text("chuỗi có _x000D_ và\rxuống"), .empty, .number(186)])
    #expect(
      sheet.rows[6] == [
        .text("Nguyễn A"), .number(1.5), .text("chữ"), .notCalculated, .flag(true), .fault("#N/A"),
        .day(year: 2025, month: 7, day: 15),
      ])
    guard case .text(let name) = sheet.rows[6][0] else { return }
    #expect(Array(name.unicodeScalars) == Array("Nguyễn A".unicodeScalars))
    #expect(sheet[CellPlace("B7") ?? CellPlace(row: 0, column: 0)] == .number(1.5))
    #expect(sheet[CellPlace(row: 500, column: 500)] == .empty)
  }

  @Test("joins the runs of a text and leaves readings out")
  func runs() throws {
    #expect(
      try sheet(#"<row><c t="s"><v>0</v></c><c t="s"><v>9</v></c></row>"#).rows == [
        [.text("Đảng bộ"), .fault("#REF!")]
      ])
  }

  @Test(
    "sees by the number format whether a number is a day",
    arguments: [
      ("14", "45853", Cell.day(year: 2025, month: 7, day: 15)), ("165", "45853", .day(year: 2025, month: 7, day: 15)),
      ("14", "45853.354166666664", .text("2025-07-15 08:30")), ("20", "0.354166666666667", .text("08:30")),
      ("14", "1", .day(year: 1900, month: 1, day: 1)), ("14", "59", .day(year: 1900, month: 2, day: 28)),
      ("14", "60", .number(60)), ("14", "61", .day(year: 1900, month: 3, day: 1)), ("14", "-1", .number(-1)),
      ("14", "2958465", .day(year: 9999, month: 12, day: 31)), ("14", "2958466", .number(2_958_466)),
      ("14", "45853.999999", .day(year: 2025, month: 7, day: 16)), ("0", "45853", .number(45853)),
      ("166", "45853", .number(45853)), ("167", "1.5", .number(1.5)), ("168", "45853", .number(45853)),
      ("14", "1e400", .fault("#NUM!")), ("14", "nan", .fault("#NUM!")), ("14", "0x1p4", .fault("#NUM!")),
    ])
  func days(format: String, value: String, cell: Cell) throws {
    let styles = ["0", "14", "20", "165", "166", "167", "168"]
    let style = try #require(styles.firstIndex(of: format))
    #expect(try sheet(#"<row><c s="\#(style)"><v>\#(value)</v></c></row>"#).rows == [[cell]])
  }

  @Test("counts from 1904 where the file says so")
  func macintosh() throws {
    var book = SampleWorkbook()
    book.countsFrom1904 = true
    #expect(
      try sheet(#"<row><c s="1"><v>0</v></c><c s="1"><v>44391</v></c></row>"#, in: book).rows == [
        [.day(year: 1904, month: 1, day: 1), .day(year: 2025, month: 7, day: 15)]
      ])
  }

  @Test("keeps hidden sheets apart and merged cells in mind")
  func hidden() throws {
    var book = SampleWorkbook()
    book.state = #" state="veryHidden""#
    book.after = #"<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#
    let sheet = try sheet("", in: book)
    #expect(sheet.isHidden && sheet.name == "Danh sách" && sheet.rows.isEmpty)
    #expect(sheet.merged.map(\.description) == ["A1:B2"])
  }

  @Test("names columns as spreadsheets do")
  func places() {
    for (place, name) in [
      ((0, 0), "A1"), ((6, 1), "B7"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((1_048_575, 16_383), "XFD1048576"),
    ] {
      #expect(CellPlace(row: place.0, column: place.1).description == name)
      #expect(CellPlace(name) == CellPlace(row: place.0, column: place.1))
    }
    for wrong in ["", "A", "1", "1A", "A0", "XFE1", "A1048577", "A-1", "Ă1", "AAAAAAAAAAAAAAAAAAAAAAAAAA1"] {
      #expect(CellPlace(wrong) == nil, "\(wrong)")
    }
  }

  @Test("reads days and whole numbers out of what people typed")
  func typed() {
    func date(_ text: String, isMonthFirst: Bool = false) -> String? {
      Cell.text(text).date(isMonthFirst: isMonthFirst).map { "\($0.year)-\($0.month)-\($0.day)" }
    }
    #expect(date("15/07/2025") == "2025-7-15" && date(" 5-7-2025\n") == "2025-7-5" && date("2025-07-15") == "2025-7-15")
    #expect(date("07/15/2025", isMonthFirst: true) == "2025-7-15" && date("29.02.2024") == "2024-2-29")
    for wrong in [
      "07/15/2025", "29/02/2025", "29/02/1900", "15/7/25", "15/7", "1/1/1/2025", "a/b/2025", "0/1/2025", "٣/7/2025",
    ] {
      #expect(date(wrong) == nil, "\(wrong)")
    }
    #expect(Cell.text(" 186 ").whole == 186 && Cell.number(186).whole == 186)
    #expect(Cell.number(1.5).whole == nil && Cell.text("1a").whole == nil && Cell.number(1e300).whole == nil)
    #expect(Cell.number(0.1 + 0.2).shown == "0.3" && Cell.number(-1e15).shown == "-1000000000000000")
    #expect(Cell.text(" \u{A0}\t").isEmpty && !Cell.number(0).isEmpty)
  }

  // MARK: Refused

  private func refusal(_ book: SampleWorkbook, limits: WorkbookLimits = .usual) -> WorkbookFault? {
    fault { () throws(WorkbookFault) in try Workbook(xlsx: book.file, limits: limits) }
  }

  @Test("refuses places that no sheet has, and one place twice")
  func badPlaces() {
    for reference in ["XFE1", "A1048577", "A99999999999999999999", "1A", "-", ""] {
      var book = SampleWorkbook()
      book.rows = #"<row><c r="\#(reference)"><v>1</v></c></row>"#
      #expect(refusal(book) == .badPlace(sheet: "Danh sách", place: String(reference.prefix(20))), "\(reference)")
    }
    var book = SampleWorkbook()
    book.rows = #"<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#
    #expect(refusal(book) == .badPlace(sheet: "Danh sách", place: "A1"))
    book.rows = #"<row r="1048577"><c><v>1</v></c></row>"#
    #expect(refusal(book) == .badPlace(sheet: "Danh sách", place: "1048577"))
  }

  @Test("refuses to spread a few cells over millions")
  func spread() {
    var book = SampleWorkbook()
    book.rows = (1...200).map { #"<row r="\#($0)"><c r="XFD\#($0)"><v>1</v></c></row>"# }.joined()
    #expect(refusal(book) == .tooManyCells(sheet: "Danh sách", most: 2_000_000))
  }

  @Test("refuses one long text shown in many cells")
  func manyTimes() {
    var book = SampleWorkbook()
    book.rows = String(repeating: #"<c t="s"><v>0</v></c>"#, count: 100)
    book.rows = "<row>\(book.rows)</row>"
    #expect(refusal(book, limits: WorkbookLimits(text: 500)) == .tooMuchText(most: 500))
  }

  @Test("refuses XML that defines entities, whatever they point to")
  func entities() {
    let laughs = (1..<12).map { #"<!ENTITY l\#($0) "\#(String(repeating: "&l\($0 - 1);", count: 10))">"# }.joined()
    for type in [
      #"<!DOCTYPE a [<!ENTITY l0 "ha">\#(laughs)]>"#, #"<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">"#,
      #"<!DOCTYPE a [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>"#,
      #"<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>"#, "<!DOCTYPE a>",
    ] {
      var book = SampleWorkbook()
      book.type = type
      book.rows = #"<row><c t="inlineStr"><is><t>&l11;</t></is></c></row>"#
      #expect(refusal(book) == .forbiddenXML(part: "xl/worksheets/sheet1.xml", line: 1), "\(type.prefix(60))")
    }
    var book = SampleWorkbook()
    book.rows = #"<row><c t="inlineStr"><is><t>&l11;</t></is></c></row>"#
    guard case .badXML? = refusal(book) else {
      Issue.record("an entity that nobody defined was taken")
      return
    }
  }

  @Test("says what is wrong with a file that is something else or not whole")
  func others() throws {
    func refused(_ bytes: [UInt8]) -> WorkbookFault? { fault { () throws(WorkbookFault) in try Workbook(xlsx: bytes) } }
    #expect(refused(try SampleDocument.document().docx()) == .notAWorkbook)
    #expect(refused(Array("a,b".utf8)) == .package(.notAPackage(isOldOffice: false)))
    var package = SampleWorkbook().package
    package["xl/worksheets/sheet1.xml"] = nil
    #expect(refused(package.zip()) == .package(.missingPart("xl/worksheets/sheet1.xml")))
    package["xl/worksheets/sheet1.xml"] = Array("<worksheet><sheetData>\n<row>".utf8)
    package["_rels/.rels"] = Array("<!DOCTYPE a><Relationships/>".utf8)
    #expect(refused(package.zip()) == .forbiddenXML(part: "_rels/.rels", line: 1))
    package["_rels/.rels"] = SampleWorkbook().package["_rels/.rels"]
    guard case .badXML("xl/worksheets/sheet1.xml", 2, _)? = refused(package.zip()) else {
      Issue.record("half a sheet was taken: \(String(describing: refused(package.zip())))")
      return
    }
  }

  @Test("refuses more sheets than agreed")
  func manySheets() {
    #expect(refusal(SampleWorkbook(), limits: WorkbookLimits(sheets: 0)) == .tooManySheets(1, most: 0))
  }
}
