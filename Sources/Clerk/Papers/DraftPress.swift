// SPDX-License-Identifier: AGPL-3.0-or-later

import Office
public import Packs

/// Sets a draft that was written as plain text, with headings that a word processor lists: `#` begins a line of the title,
/// `##` a part, `###` and `####` headings within it, `-` a line of a list, `|` a row of a table whose first row is its head;
/// any other line is a paragraph, and empty lines part nothing.
public struct DraftPress: Sendable {
  let layout: PaperLayout
  /// The organisation, as the file names its author.
  let author: String

  public init(layout: PaperLayout, author: String) {
    self.layout = layout
    self.author = author
  }

  /// The .docx file; the same text gives the same bytes.
  public func docx(_ text: String, titled title: String, in language: Language) throws(PressFault) -> [UInt8] {
    let document = WordDocument(
      properties: WordProperties(
        title: title, author: author, language: language == .vietnamese ? "vi-VN" : "en-GB"),
      body: WordBody(
        font: layout.font, size: Double(layout.bodySize),
        paragraph: ParagraphLook(
          alignment: .justified, spaceAfter: Double(layout.paragraphSpacing),
          lineSpacing: .atLeast(Double(layout.lineSpacing)))),
      styles: styles, sections: [WordSection(page: page, pageNumber: .topCentre, blocks: blocks(of: text))])
    do throws(WordFault) { return try document.docx() } catch { throw .notSet(error) }
  }

  private var page: WordPage {
    let margins = layout.margins
    return WordPage(
      top: Double(margins.top), bottom: Double(margins.bottom), left: Double(margins.left), right: Double(margins.right)
    )
  }

  private var styles: [WordStyle] {
    let indent = Double(layout.indent)
    func heading(_ level: Int, before: Double) -> WordStyle {
      WordStyle(
        id: "Heading\(level)", name: "heading \(level)",
        paragraph: ParagraphLook(
          alignment: .left, firstLine: indent, spaceBefore: before, keepsWithNext: true, headingLevel: level),
        text: .bold)
    }
    return [
      WordStyle(
        id: "Title", name: "Title", paragraph: ParagraphLook(alignment: .centre, spaceAfter: 2, keepsWithNext: true),
        text: TextLook(isBold: true, size: Double(layout.titleSize))),
      heading(1, before: 12), heading(2, before: 6), heading(3, before: 4),
      WordStyle(id: "Text", name: "Body Text", paragraph: ParagraphLook(alignment: .justified, firstLine: indent)),
    ]
  }

  private func blocks(of text: String) -> [WordBlock] {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    var blocks: [WordBlock] = []
    var rows: [[String]] = []
    for line in lines {
      if line.hasPrefix("|") {
        rows.append(cells(of: line))
      } else {
        if !rows.isEmpty { blocks.append(.table(table(rows))) }
        rows = []
        blocks.append(.paragraph(paragraph(line)))
      }
    }
    return rows.isEmpty ? blocks : blocks + [.table(table(rows))]
  }

  private func paragraph(_ line: String) -> Paragraph {
    let marks = [("#### ", "Heading3"), ("### ", "Heading2"), ("## ", "Heading1"), ("# ", "Title")]
    guard let (mark, style) = marks.first(where: { line.hasPrefix($0.0) }) else {
      return Paragraph(line, style: "Text")
    }
    return Paragraph(String(line.dropFirst(mark.count)), style: style)
  }

  private func cells(of line: String) -> [String] {
    let inner = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map { cell in
      String(cell.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    return inner.last?.isEmpty == true ? inner.dropLast() : inner
  }

  /// Columns as wide as their longest cell asks, within bounds, and never narrower than a word; short rows are filled up.
  private func table(_ rows: [[String]]) -> WordTable {
    let count = rows.map(\.count).max() ?? 0
    let asked = (0..<count).map { column -> Double in
      let longest = rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
      return longest <= 3 ? 5.0 : Double(min(40, max(14, longest)))
    }
    let wishes = asked.enumerated().map { column, share in
      ColumnWidths.Wish(
        share: share, title: rows.first.flatMap { $0.count > column ? $0[column] : nil } ?? "",
        cells: rows.dropFirst().map { $0.count > column ? $0[column] : "" })
    }
    return WordTable(
      columns: ColumnWidths(
        wishes, within: page.textWidth, size: Double(layout.bodySize) * TextWidth.breadth(of: layout.font)
      ).millimetres,
      rows: rows.enumerated().map { number, cells in
        let filled = cells + Array(repeating: "", count: count - cells.count)
        let look = number == 0 ? TextLook.bold : TextLook()
        return WordTable.Row(filled.map { WordTable.Cell($0, text: look) }, isHeader: number == 0)
      })
  }
}
