// SPDX-License-Identifier: AGPL-3.0-or-later

import Office
import Seeded

/// Workbooks of our own writer, and what may have become of them on their way: sound enough to be opened, most of them.
struct WorkbookMischief {
  let people: Package
  let units: Package

  /// `people` and `units` are .xlsx files as the site hands them out.
  init(people: [UInt8], units: [UInt8]) throws {
    self.people = try Package(zip: people)
    self.units = try Package(zip: units)
  }

  enum Way: CaseIterable {
    case sound, edited, cells, formulas, xml, encoding, entities, parts, bytes, truncated, text
  }

  func file(_ way: Way, _ chance: inout Chance) throws -> (name: String, bytes: [UInt8]) {
    var package = chance.happens(oneIn: 2) ? people : units
    switch way {
    case .sound: break
    case .edited: try change("xl/sharedStrings.xml", in: &package, &chance, edited)
    case .cells: try change("xl/sharedStrings.xml", in: &package, &chance, cells)
    case .formulas: try change("xl/worksheets/sheet1.xml", in: &package, &chance, formulas)
    case .xml: try change(chance.one(of: package.names), in: &package, &chance, brokenXML)
    case .encoding: try change(chance.one(of: package.names), in: &package, &chance, otherEncoding)
    case .entities: try change(chance.one(of: package.names), in: &package, &chance, entities)
    case .parts: exchange(in: &package, &chance)
    case .bytes: return ("a.xlsx", Mischief.damaged(package.zip(), &chance))
    case .truncated:
      let whole = package.zip()
      return ("a.xlsx", Array(whole.prefix(chance.below(whole.count))))
    case .text: return ("\(Mischief.marker).csv", text(&chance))
    }
    let names = ["ds.xlsx", "ds.csv", "ds", "<script>\(Mischief.marker)()</script>.xlsx", "a\".xlsx", "\u{202E}xslx.a"]
    return (chance.one(of: names), package.zip())
  }

  private func change(
    _ part: String, in package: inout Package, _ chance: inout Chance, _ mend: (String, inout Chance) -> [UInt8]
  ) throws {
    guard let bytes = package[part] else { return }
    package[part] = mend(String(decoding: bytes, as: UTF8.self), &chance)
  }

  /// Other years in the days that people joined, as an office corrects them: nothing is wrong with the file.
  private func edited(_ xml: String, _ chance: inout Chance) -> [UInt8] {
    let year = 1980 + chance.below(20)
    return Array(xml.replacing("/2001<", with: "/\(year)<", maxReplacements: 1).utf8)
  }

  /// Other words in some cells: script, formulas as text, dates that are none, endless texts, letters in pieces.
  private func cells(_ xml: String, _ chance: inout Chance) -> [UInt8] {
    var pieces = xml.split(separator: "<t", omittingEmptySubsequences: false).map(String.init)
    // Some files have hardly a cell changed, so that what is left can be taken in.
    let rarity = chance.one(of: [12, 150, 600])
    for index in pieces.indices.dropFirst() where chance.happens(oneIn: rarity) {
      let word = String(decoding: chance.one(of: Mischief.texts).prefix(3_000), as: UTF8.self)
      pieces[index] = ">\(WorkbookMischief.escaped(word))</t></si><si>"
      if index == pieces.count - 1 { pieces[index] = ">\(WorkbookMischief.escaped(word))</t></si></sst>" }
    }
    return Array(pieces.joined(separator: "<t").utf8)
  }

  /// Formulas, error values, numbers beyond bounds and texts that stand nowhere, in place of some cells.
  private func formulas(_ xml: String, _ chance: inout Chance) -> [UInt8] {
    var cells = xml.split(separator: "<c ", omittingEmptySubsequences: false).map(String.init)
    let contents = [
      "<f>HYPERLINK(\"http://\(Mischief.marker)\",\"x\")</f><v>0</v>", "<f>cmd|'/c calc'!A0</f>", "<v>1e999</v>",
      "<v>-1</v>", "<v>99999999</v>", "<v>NaN</v>", "<v>4294967296</v>",
      "<is><t>&lt;script&gt;\(Mischief.marker)()&lt;/script&gt;</t></is>",
      "<f t=\"shared\" si=\"9\"/>", "<v>#REF!</v>", "",
    ]
    let rarity = chance.one(of: [10, 300, 1_200])
    for index in cells.indices.dropFirst() where chance.happens(oneIn: rarity) {
      let kind = chance.one(of: ["", " t=\"s\"", " t=\"str\"", " t=\"e\"", " t=\"b\"", " t=\"d\"", " t=\"inlineStr\""])
      let place = cells[index].prefix { $0 != " " && $0 != ">" }
      let tail = index == cells.count - 1 ? "</row></sheetData></worksheet>" : ""
      cells[index] = "\(place)\(kind)>\(chance.one(of: contents))</c>\(tail)"
    }
    return Array(cells.joined(separator: "<c ").utf8)
  }

  private func brokenXML(_ xml: String, _ chance: inout Chance) -> [UInt8] {
    switch chance.below(5) {
    case 0: return Array(String(xml.dropLast(chance.below(200))).utf8)
    case 1: return Array((String(repeating: "<a>", count: 40_000) + xml).utf8)
    case 2: return Array(xml.replacing("\"", with: "'", maxReplacements: chance.below(9)).utf8)
    case 3: return Array(xml.replacing("<row ", with: "<row r=\"99999999999\" ", maxReplacements: 2).utf8)
    default: return Mischief.damaged(Array(xml.utf8), &chance)
    }
  }

  private func otherEncoding(_ xml: String, _ chance: inout Chance) -> [UInt8] {
    switch chance.below(5) {
    case 0: return [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case 1: return Array(xml.replacing("UTF-8", with: "UTF-16").utf8)
    case 2: return Array(xml.replacing("UTF-8", with: "windows-1258").utf8) + [0xF0, 0x80]
    case 3: return [0xEF, 0xBB, 0xBF] + Array(xml.utf8)
    default: return Array(xml.utf8).map { $0 > 127 && chance.happens(oneIn: 5) ? 0xFF : $0 }
    }
  }

  /// Entities that grow, that fetch a file, that fetch an address.
  private func entities(_ xml: String, _ chance: inout Chance) -> [UInt8] {
    let heads = [
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
      "<!DOCTYPE a [<!ENTITY e SYSTEM \"http://127.0.0.1:9/\(Mischief.marker)\">]>",
      "<!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>",
    ]
    let (head, rest) = xml.split(separator: "?>", maxSplits: 1).count == 2 ? ("?>", xml) : ("", xml)
    let opened =
      head.isEmpty
      ? chance.one(of: heads) + rest : rest.replacing("?>", with: "?>" + chance.one(of: heads), maxReplacements: 1)
    return Array(opened.replacing("<t>", with: "<t>&e;", maxReplacements: 3).utf8)
  }

  private func exchange(in package: inout Package, _ chance: inout Chance) {
    let name = chance.one(of: package.names)
    switch chance.below(5) {
    case 0: package[name] = nil
    case 1: package[name] = []
    case 2: package[name] = package[chance.one(of: package.names)]
    case 3: package["xl/worksheets/sheet\(chance.below(4)).xml"] = package["xl/worksheets/sheet1.xml"]
    default: package["xl/vbaProject.bin"] = chance.bytes(upTo: 400)
    }
  }

  /// What a spreadsheet writes as text: with other separators, encodings and line ends.
  private func text(_ chance: inout Chance) -> [UInt8] {
    let names = [
      "Lê Văn Ấm", "<script>\(Mischief.marker)()</script>", "=1+1", "@SUM(A1)",
      "\"><img src=x onerror=\(Mischief.marker)()>",
      "Nguye\u{302}\u{303}n Văn B",
    ]
    let between = chance.one(of: [";", ",", "\t"])
    let isRight = chance.happens(oneIn: 2)
    var lines = [["Họ và tên", "Ngày sinh"].joined(separator: between)]
    for number in 0..<chance.below(40) {
      let name = "\(chance.one(of: names).replacing("\"", with: "\"\"")) \(chance.below(1_000_000))"
      let day = isRight ? "0\(number % 9 + 1)/02/1970" : chance.one(of: ["31/02/1970", "", "45000", "1970-02-01"])
      lines.append("\"\(name)\"\(between)\(day)")
    }
    let whole = lines.joined(separator: chance.one(of: ["\n", "\r\n", "\r"]))
    switch chance.below(4) {
    case 0: return [0xFE, 0xFF] + whole.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case 1: return whole.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0xD5 }
    default: return Array(whole.utf8)
    }
  }

  /// One part that is small in the file and huge out of it, and one cell of ten million letters.
  func heavy() -> [(name: String, bytes: [UInt8])] {
    var bomb = people
    bomb["xl/sharedStrings.xml"] = [UInt8](repeating: 32, count: 48 << 20)
    var cell = people
    let letters = String(repeating: "ế", count: 3_500_000)
    cell["xl/sharedStrings.xml"] = Array(
      String(decoding: people["xl/sharedStrings.xml"] ?? [], as: UTF8.self)
        .replacing("<t>", with: "<t>\(letters)", maxReplacements: 1).utf8)
    let line = "Họ và tên;Ngày sinh\n" + String(repeating: "a", count: 10 << 20) + ";01/01/1970\n"
    let quote = "Họ và tên;Ngày sinh\n\"" + String(repeating: "a\n", count: 5 << 20)
    return [
      ("bom.xlsx", bomb.zip()), ("o-lon.xlsx", cell.zip()), ("o-lon.csv", Array(line.utf8)),
      ("ngoac.csv", Array(quote.utf8)),
    ]
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
