// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import FoundationXML

/// A Word file as lines that people can read and compare: one for each paragraph, or for each row of a table,
/// with the style and whatever stands beside the style. Measures are Word's own: twentieths of a point, sizes in half points.
final class WordOutline: NSObject, XMLParserDelegate {
  private struct Cell {
    var paragraphs: [String] = []
    var marks: [String] = []
  }

  private(set) var lines: [String] = []
  private var path: [String] = []
  private var style: [String] = []
  private var paragraph: [String] = []
  private var run: [String] = []
  private var runs: [(marks: String, words: String)] = []
  private var isText = false
  private var table: [String] = []
  private var columns: [String] = []
  private var row: [String] = []
  private var cells: [Cell] = []
  private var section: [String] = []

  /// Styles first, then the document. Looks that come back often get a letter, explained at the head.
  static func text(styles: [UInt8], document: [UInt8]) -> String? {
    var lines: [String] = []
    for part in [styles, document] {
      let outline = WordOutline()
      let parser = XMLParser(data: Data(part))
      parser.delegate = outline
      guard parser.parse() else { return nil }
      lines += outline.lines
    }
    return shortened(lines).joined(separator: "\n") + "\n"
  }

  private static func shortened(_ lines: [String]) -> [String] {
    let looks = lines.flatMap { $0.matches(of: /\[[^\]]*\]/).map { String($0.0) } }
    var counts: [String: Int] = [:]
    for look in looks where look.count > 20 { counts[look, default: 0] += 1 }
    var letters: [(look: String, letter: String)] = []
    for look in looks where counts[look, default: 0] > 3 && !letters.contains(where: { $0.look == look }) {
      letters.append((look, "[\(UnicodeScalar(UInt8(65 + letters.count % 26)))]"))
    }
    return letters.map { "\($0.letter) is \($0.look)" }
      + lines.map { line in letters.reduce(line) { $0.replacing($1.look, with: $1.letter) } }
  }

  private func isIn(_ name: String) -> Bool { path.contains("w:\(name)") }

  /// What an element says, as "jc=center" or "spacing before=0 after=0", without the prefix that all of them have.
  private static func words(_ name: String, _ attributes: [String: String]) -> String {
    let named = attributes.sorted { $0.key < $1.key }.map { key, value in
      key == "w:val" ? value : "\(key.replacing("w:", with: ""))=\(value)"
    }
    let short = name.replacing("w:", with: "")
    return named.isEmpty
      ? short : named.count == 1 ? "\(short) \(named[0])" : "\(short)(\(named.joined(separator: " ")))"
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let told = WordOutline.words(name, attributes)
    switch (path.last, name) {
    case (_, "w:style"), (_, "w:docDefaults"): style = [told]
    case (_, "w:szCs"), (_, "w:bCs"), (_, "w:iCs"): break
    case (_, "w:p"): (style, paragraph, runs) = (["–"], [], [])
    case (_, "w:r"): run = []
    case ("w:pPr", "w:pStyle"): style = [attributes["w:val"] ?? ""]
    case ("w:rPr", _) where isIn("r"): run.append(told)
    case (_, "w:t"):
      isText = true
      runs.append((run.joined(separator: " "), ""))
    case ("w:r", "w:br"), ("w:r", "w:tab"), ("w:r", "w:drawing"): runs.append((run.joined(separator: " "), "‹\(told)›"))
    case ("w:pPr", "w:rPr"), ("w:pPr", "w:sectPr"): break
    case (_, "w:sectPr"): section = []
    case ("w:sectPr", _): section.append(told)
    case ("w:pPr", _), ("w:pBdr", _), ("w:tabs", _), ("w:rPr", _): paragraph.append(told)
    case ("w:style", "w:name"), ("w:style", "w:basedOn"), ("w:style", "w:next"): paragraph.append(told)
    default: noteTable(name, told, attributes)
    }
    path.append(name)
  }

  private func noteTable(_ name: String, _ told: String, _ attributes: [String: String]) {
    switch (path.last, name) {
    case (_, "w:tbl"): (table, columns) = ([], [])
    case ("w:tblGrid", "w:gridCol"): columns.append(attributes["w:w"] ?? "")
    case ("w:tblPr", "w:tblLook"), ("w:tblPr", "w:tblCaption"), ("w:tblPr", "w:tblDescription"): break
    case ("w:tblPr", _), ("w:tblBorders", "w:top"): table.append(told)
    case (_, "w:tr"): (row, cells) = ([], [])
    case ("w:trPr", _): row.append(told)
    case (_, "w:tc"): cells.append(Cell())
    case ("w:tcPr", "w:tcW"): break
    case ("w:tcPr", _): cells[cells.count - 1].marks.append(told)
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isText { runs[runs.count - 1].words += text }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    path.removeLast()
    switch name {
    case "w:t": isText = false
    case "w:style", "w:docDefaults":
      lines.append((style + paragraph).joined(separator: ", "))
      paragraph = []
    case "w:p":
      if isIn("tc") { cells[cells.count - 1].paragraphs.append(told) } else { lines.append(told) }
    case "w:tblGrid": lines.append("table \(columns.joined(separator: " ")): \(table.joined(separator: ", "))")
    case "w:tr":
      let told = cells.map { cell in
        (cell.marks.isEmpty ? "" : "(\(cell.marks.joined(separator: ", "))) ")
          + cell.paragraphs.joined(separator: " / ")
      }
      lines.append("| \(told.joined(separator: " | ")) |\(row.isEmpty ? "" : " \(row.joined(separator: ", "))")")
    case "w:tbl": lines.append("end of table")
    case "w:sectPr": lines.append("section: \(section.joined(separator: "; "))")
    default: break
    }
  }

  /// The paragraph that ends here; what all of its words have in common stands with its look.
  private var told: String {
    let common = Set(runs.map(\.marks)).count == 1 ? runs.first?.marks ?? "" : ""
    let look = "[\((style + paragraph + (common.isEmpty ? [] : ["text \(common)"])).joined(separator: ", "))]"
    var (words, marks) = ("", common)
    for run in runs {
      // Where the look of the words changes it is told, also back to none.
      words += run.marks == marks ? run.words : "‹\(run.marks)›\(run.words)"
      marks = run.marks
    }
    return words.isEmpty ? look : "\(look) \(words)"
  }
}
