// SPDX-License-Identifier: AGPL-3.0-or-later

import Office
public import Packs

/// Sets a draft that was written as plain text, with headings that a word processor lists: `#` begins a line of the title,
/// `##` a part, `###` a heading within it, `-` a line of a list; any other line is a paragraph, and empty lines part nothing.
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
      heading(1, before: 12), heading(2, before: 6),
      WordStyle(id: "Text", name: "Body Text", paragraph: ParagraphLook(alignment: .justified, firstLine: indent)),
    ]
  }

  private func blocks(of text: String) -> [WordBlock] {
    text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }.map { line in
      for (mark, style) in [("### ", "Heading2"), ("## ", "Heading1"), ("# ", "Title")] where line.hasPrefix(mark) {
        return .paragraph(Paragraph(String(line.dropFirst(mark.count)), style: style))
      }
      return .paragraph(Paragraph(line, style: "Text"))
    }
  }
}
