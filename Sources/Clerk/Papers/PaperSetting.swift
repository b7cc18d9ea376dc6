// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Office
import Packs

/// One paper set in a layout on a sheet: what stands on the page, in order.
struct PaperSetting {
  let paper: Paper
  let layout: PaperLayout
  let sheet: SheetShape

  var size: Double { Double(layout.bodySize) - sheet.smaller }
  /// By how much the face of the layout is wider than the estimates are made for.
  var breadth: Double { TextWidth.breadth(of: layout.font) }
  var width: Double { sheet.page.textWidth }
  private var indent: Double { Double(layout.indent) }
  private var gap: Double { Double(layout.paragraphSpacing) }
  var spacing: ParagraphLook.LineSpacing { .atLeast(Double(layout.lineSpacing) - sheet.smaller) }

  func say(_ vietnamese: String, _ english: String) -> String { paper.language(vietnamese, english) }

  var body: WordBody {
    WordBody(
      font: layout.font, size: size,
      paragraph: ParagraphLook(alignment: .justified, spaceAfter: gap, lineSpacing: spacing))
  }

  var styles: [WordStyle] {
    [
      WordStyle(
        id: "Title", name: "Title",
        paragraph: ParagraphLook(
          alignment: .centre, spaceBefore: 18, spaceAfter: 2, lineSpacing: .lines(1), keepsWithNext: true,
          headingLevel: 1),
        text: TextLook(isBold: true, size: Double(layout.titleSize) - sheet.smaller)),
      WordStyle(
        id: "Abstract", name: "Subtitle",
        paragraph: ParagraphLook(alignment: .centre, spaceAfter: 2, lineSpacing: .lines(1.05), keepsWithNext: true),
        text: TextLook(isBold: true, size: Double(layout.abstractSize) - sheet.smaller)),
      WordStyle(id: "Text", name: "Body Text", paragraph: ParagraphLook(alignment: .justified, firstLine: indent)),
      WordStyle(
        id: "Section", name: "heading 2",
        paragraph: ParagraphLook(
          alignment: .justified, firstLine: indent, spaceBefore: gap, keepsWithNext: true, headingLevel: 2),
        text: .bold),
      WordStyle(
        id: "Notes", name: "Notes",
        paragraph: ParagraphLook(alignment: .left, spaceAfter: 1, lineSpacing: .lines(1)),
        text: TextLook(isItalic: true, size: 10)),
    ]
  }

  /// What stands on sheets of one shape: a table with many columns, the heading above it and all that follows stand on
  /// sheets on their side where the paper is upright.
  var parts: [(sheet: SheetShape, blocks: [WordBlock])] {
    let wide = paper.blocks.firstIndex {
      if case .table(let table) = $0 { table.columns.count > Self.mostUpright } else { false }
    }
    guard let wide, let aside = sheet.onItsSide else {
      return [(sheet, letterhead + title + set(paper.blocks.indices) + signatures + notes)]
    }
    var start = wide
    if wide > 0, case .heading = paper.blocks[wide - 1] { start = wide - 1 }
    let turned = PaperSetting(paper: paper, layout: layout, sheet: aside)
    let rest = turned.set(start..<paper.blocks.count) + turned.signatures + turned.notes
    return [(sheet, letterhead + title + set(0..<start)), (aside, rest)]
  }

  /// Columns up to which a table stands on an upright sheet.
  private static let mostUpright = 9

  /// The blocks of the text in a range.
  private func set(_ range: Range<Int>) -> [WordBlock] {
    var follows = false
    return range.flatMap { index -> [WordBlock] in
      let block = paper.blocks[index].held
      let heads = index + 1 < paper.blocks.count ? leads(block, to: paper.blocks[index + 1]) : staysWithEnd
      defer { follows = if case .table = block { true } else { false } }
      return set(
        block, afterTable: follows,
        keepsWithNext: heads && index + 1 < range.upperBound || range.upperBound == paper.blocks.count && heads)
    }
  }

  /// A signature alone on a page vouches for nothing, and recipients alone waste one: the last of the text goes over too.
  private var staysWithEnd: Bool { !paper.signatures.isEmpty || !paper.recipients.isEmpty }

  // MARK: Title

  private var title: [WordBlock] {
    let titleSize = (Double(layout.titleSize) - sheet.smaller) * breadth
    let heading = paper.title.balanced(within: width, size: titleSize, isBold: true)
    var out: [WordBlock] = [.paragraph(Paragraph(heading, style: "Title"))]
    if let abstract = paper.abstract {
      let size = (Double(layout.abstractSize) - sheet.smaller) * breadth
      let lines = abstract.balanced(within: width, size: size, isBold: true)
      out.append(.paragraph(Paragraph(lines, style: "Abstract")))
    }
    let rule = Paragraph.rule(length: min(40, width / 4), in: width)
    var below = rule
    below.look.spaceBefore = 4
    below.look.spaceAfter = 8
    return out + [.paragraph(below)]
  }

  // MARK: Text

  /// A line that announces a table or list stays on its page.
  private func leads(_ block: Paper.Block, to next: Paper.Block) -> Bool {
    switch next {
    case .table, .list: if case .paragraph = block { true } else { false }
    case .heading, .paragraph, .centred, .blank, .code: false
    }
  }

  private func set(_ block: Paper.Block, afterTable follows: Bool, keepsWithNext: Bool) -> [WordBlock] {
    let before: Double? = follows ? max(gap, 6) : nil
    switch block {
    case .heading(let text):
      return [.paragraph(Paragraph(text, style: "Section", look: ParagraphLook(spaceBefore: follows ? gap + 6 : nil)))]
    case .paragraph(let runs):
      let isHeading = runs.allSatisfy(\.isBold)
      let look = ParagraphLook(spaceBefore: before, keepsWithNext: keepsWithNext || isHeading ? true : nil)
      return [.paragraph(Paragraph(style: "Text", look: look, content: content(runs)))]
    case .centred(let runs):
      let look = ParagraphLook(alignment: .centre, firstLine: 0, spaceBefore: gap, keepsWithNext: true)
      return [.paragraph(Paragraph(style: "Text", look: look, content: content(runs)))]
    case .list(let items):
      return items.enumerated().map { index, item in
        let isLast = index == items.count - 1
        let look = ParagraphLook(spaceBefore: before, keepsWithNext: isLast && keepsWithNext ? true : nil)
        return .paragraph(Paragraph("- \(item)", style: "Text", look: look))
      }
    case .blank(let label):
      let look = ParagraphLook(
        alignment: .left, firstLine: 0, spaceBefore: before, keepsWithNext: keepsWithNext ? true : nil,
        tabs: [TabStop(at: width, alignment: .right, leader: .dots)])
      return [.paragraph(Paragraph(style: "Text", look: look, content: [.text("\(label): "), .tab]))]
    case .code(let text, let caption): return set(code: text, caption)
    case .table(let table): return [.table(set(table, keepsWithNext: keepsWithNext))]
    }
  }

  private func content(_ runs: [Paper.Run]) -> [Inline] {
    runs.map { run in
      .text(run.text, TextLook(isBold: run.isBold ? true : nil, isItalic: run.isItalic ? true : nil))
    }
  }

  // MARK: Codes

  /// Wide enough for a phone held over a desk, in millimetres.
  static let codeSide = 30.0

  /// A square code above its words; the words alone where no code holds the text.
  private func set(code text: String, _ caption: String) -> [WordBlock] {
    let words = WordBlock.paragraph(.line(caption, text: .bold))
    let picture: WordImage
    do throws(QRCode.Fault) {
      picture = WordImage(
        png: try QRCode(text: text).png(), width: Self.codeSide, height: Self.codeSide, description: caption)
    } catch { return [words] }
    let look = ParagraphLook(
      alignment: .centre, firstLine: 0, spaceBefore: 10, lineSpacing: .lines(1), keepsWithNext: true)
    return [.paragraph(Paragraph(look: look, content: [.image(picture)])), words]
  }

  // MARK: Tables

  private func set(_ table: Paper.Table, keepsWithNext: Bool) -> WordTable {
    let look = TextLook(size: size - 1)
    let head = TextLook(isBold: true, size: size - 1)
    let hasBoxes = table.columns.contains { $0.content == .box }
    let widths = table.widths(within: width, size: (size - 1) * breadth)
    let heights = table.rows.map { table.lines(of: $0, in: widths, size: (size - 1) * breadth) }
    let isSmall = heights.reduce(0, +) <= Self.mostKept
    // Two tall rows held together would leave half a page empty.
    func pairs(_ index: Int) -> Bool { heights[index] + heights[index + 1] <= Self.longestKept }
    // Page ends fall neither behind the head nor behind the first row, so that nothing of a table stands alone.
    let header = WordTable.Row(
      table.columns.map { column in
        var title = cell(column.title, .centred, head)
        title.look.keepsWithNext = table.rows.isEmpty ? nil : true
        return .init([.paragraph(title)], verticalAlignment: .centre)
      }, isHeader: true)
    let rows = table.rows.enumerated().map { index, row in
      // The last row is often a total, and never stands alone on a page; a small table is not parted at all, nor the
      // options of a question from it, whose rows have no number of their own.
      let left = table.rows.count - 1 - index
      let goesOn = left > 0 && table.rows[index + 1].first?.isEmpty ?? false
      let keeps = left == 0 ? keepsWithNext : pairs(index) && (index == 0 || left == 1) || goesOn || isSmall
      let isShort = heights[index] <= Self.longestKept
      return WordTable.Row(
        zip(row, zip(table.columns, widths)).map { text, column in
          var paragraph = column.0.content == .box ? box(in: column.1) : cell(text, column.0.content, look)
          if keeps { paragraph.look.keepsWithNext = true }
          return .init([.paragraph(paragraph)], verticalAlignment: hasBoxes ? .centre : .top)
        }, height: hasBoxes ? 9 : nil, keepsTogether: isShort)
    }
    return WordTable(columns: widths, rows: [header] + rows, title: table.caption ?? accessibleName(of: table))
  }

  /// Lines up to which a row, or the first or last two of a table, stay on one page.
  private static let longestKept = 12

  /// Lines up to which a table stays on one page.
  private static let mostKept = 8

  /// What a screen reader announces when the table has no caption of its own.
  private func accessibleName(of table: Paper.Table) -> String {
    table.columns.map(\.title).joined(separator: ", ")
  }

  private func cell(_ text: String, _ content: Paper.Table.Content, _ look: TextLook) -> Paragraph {
    let alignment: ParagraphLook.Alignment =
      switch content {
      case .text: .left
      case .centred, .box: .centre
      case .number: .right
      }
    return Paragraph(
      text,
      look: ParagraphLook(
        alignment: alignment, indentLeft: 0, firstLine: 0, spaceBefore: 2, spaceAfter: 2, lineSpacing: .lines(1)),
      text: look)
  }

  /// An empty square of five millimetres in the middle of a cell. Drawn by lines: no letter of the face shows one.
  private func box(in width: Double) -> Paragraph {
    let side = max(0, (width - 3 - 5) / 2)
    return Paragraph(
      "",
      look: ParagraphLook(
        alignment: .centre, indentLeft: side, indentRight: side, firstLine: 0, spaceBefore: 4, spaceAfter: 4,
        lineSpacing: .exactly(14), borders: .all(0.75)))
  }
}
