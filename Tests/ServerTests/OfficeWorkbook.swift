// SPDX-License-Identifier: AGPL-3.0-or-later

import Office

/// A workbook of several sheets as spreadsheet programs write it: shared strings, cells that are left out, days as numbers
/// with a format. Written part by part, so that nothing of our own writer hides what a reader must cope with.
struct OfficeWorkbook {
  enum Cell {
    case text(String)
    case number(Int)
    /// A day as its serial number, shown in the format dd/mm/yyyy.
    case day(Int)
    case none
  }

  let sheets: [(name: String, rows: [[Cell]])]

  var file: [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var strings: [String] = []
    let grids = sheets.map { sheet in sheet.rows.enumerated().map { row($1, $0 + 1, &strings) }.joined() }
    let numbers = sheets.indices.map { $0 + 1 }
    var package = Package()
    func part(_ name: String, _ xml: String) {
      package[name] = Array((#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n" + xml).utf8)
    }
    part(
      "[Content_Types].xml",
      #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
        + #"<Default Extension="xml" ContentType="application/xml"/>"#
        + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Override PartName="/xl/workbook.xml" ContentType="\#(kind).sheet.main+xml"/></Types>"#)
    part(
      "_rels/.rels",
      #"<Relationships xmlns="\#(relations)"><Relationship Id="rId1" Type="\#(office)/officeDocument" "#
        + #"Target="xl/workbook.xml"/></Relationships>"#)
    part(
      "xl/workbook.xml",
      #"<workbook xmlns="\#(main)" xmlns:r="\#(office)"><sheets>"#
        + zip(numbers, sheets).map { #"<sheet name="\#($1.name)" sheetId="\#($0)" r:id="rId\#($0)"/>"# }.joined()
        + "</sheets></workbook>")
    part(
      "xl/_rels/workbook.xml.rels",
      #"<Relationships xmlns="\#(relations)">"#
        + numbers.map {
          #"<Relationship Id="rId\#($0)" Type="\#(office)/worksheet" Target="worksheets/sheet\#($0).xml"/>"#
        }.joined()
        + #"<Relationship Id="rId90" Type="\#(office)/sharedStrings" Target="sharedStrings.xml"/>"#
        + #"<Relationship Id="rId91" Type="\#(office)/styles" Target="styles.xml"/></Relationships>"#)
    part(
      "xl/styles.xml",
      #"<styleSheet xmlns="\#(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>"#
        + #"<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>"#)
    part(
      "xl/sharedStrings.xml",
      #"<sst xmlns="\#(main)">"# + strings.map { "<si><t>\(WorkbookMischief.escaped($0))</t></si>" }.joined() + "</sst>"
    )
    for (number, grid) in zip(numbers, grids) {
      part(
        "xl/worksheets/sheet\(number).xml", #"<worksheet xmlns="\#(main)"><sheetData>\#(grid)</sheetData></worksheet>"#)
    }
    return package.zip()
  }

  private func row(_ cells: [Cell], _ number: Int, _ strings: inout [String]) -> String {
    var xml = ""
    for (column, cell) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", cells) {
      let place = #"r="\#(column)\#(number)""#
      switch cell {
      case .none: continue
      case .number(let value): xml += "<c \(place)><v>\(value)</v></c>"
      case .day(let serial): xml += #"<c \#(place) s="1"><v>\#(serial)</v></c>"#
      case .text(let text):
        xml += #"<c \#(place) t="s"><v>\#(strings.count)</v></c>"#
        strings.append(text)
      }
    }
    return #"<row r="\#(number)">\#(xml)</row>"#
  }
}

extension OfficeWorkbook.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  init(stringLiteral text: String) { self = text.isEmpty ? .none : .text(text) }
  init(integerLiteral number: Int) { self = .number(number) }
}
