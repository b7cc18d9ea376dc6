// SPDX-License-Identifier: AGPL-3.0-or-later

@testable import Office

/// The parts of a small .xlsx, written by hand so that they hold what our own writer never writes.
struct SampleWorkbook {
  /// Before the root of the sheet.
  var type = ""
  var rows = #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45853</v></c></row>"#
  /// After the cells.
  var after = ""
  var state = ""
  var countsFrom1904 = false

  var file: [UInt8] { package.zip() }

  var package: Package {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var package = Package()
    package["_rels/.rels"] = Array(
      """
      <Relationships xmlns="\(relations)"><Relationship Id="r" Type="\(office)/officeDocument" Target="/xl/workbook.xml"/>\
      </Relationships>
      """.utf8)
    package["xl/workbook.xml"] = Array(
      """
      <x:workbook xmlns:x="\(main)" xmlns:rel="\(office)"><x:workbookPr date1904="\(countsFrom1904 ? 1 : 0)"/>\
      <x:sheets><x:sheet name="Danh sách" sheetId="1" rel:id="rId7"\(state)/></x:sheets></x:workbook>
      """.utf8)
    package["xl/_rels/workbook.xml.rels"] = Array(
      """
      <Relationships xmlns="\(relations)">
      <Relationship Id="rId7" Type="\(office)/worksheet" Target="./worksheets/sheet1.xml"/>
      <Relationship Id="s" Type="\(office)/sharedStrings" Target="../xl/sharedStrings.xml"/>
      <Relationship Id="t" Type="\(office)/styles" Target="styles.xml"/>
      <Relationship Id="out" Type="\(office)/worksheet" Target="http://127.0.0.1:9/" TargetMode="External"/>
      </Relationships>
      """.utf8)
    package["xl/sharedStrings.xml"] = Array(
      """
      <sst xmlns="\(main)"><si><r><t>Đảng </t></r><r><rPr><b/></rPr><t>bộ</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si>\
      <si><t>chuỗi có _x005F_x000D_ và_x000D_xuống</t></si></sst>
      """.utf8)
    package["xl/styles.xml"] = Array(
      """
      <styleSheet xmlns="\(main)"><numFmts><numFmt numFmtId="165" formatCode="[$-42A]&quot;ngày&quot; dd/mm/yyyy;@"/>
      <numFmt numFmtId="166" formatCode="#,##0 &quot;members&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/>
      <numFmt numFmtId="168" formatCode="0.00E+00"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/>\
      <xf numFmtId="167"/><xf numFmtId="168"/></cellXfs></styleSheet>
      """.utf8)
    package["xl/worksheets/sheet1.xml"] = Array(
      "\(type)<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData>\(after)</worksheet>".utf8)
    return package
  }
}
