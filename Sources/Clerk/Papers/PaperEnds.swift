// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Office
import Packs

/// The head and the foot of a paper: letterhead, signatures, recipients, notes.
extension PaperSetting {
  /// Two columns without lines; the last line of each stands level, as number and date do.
  var letterhead: [WordBlock] {
    guard !paper.head.right.isEmpty else { return lines(paper.head.left, in: width) + mark(in: width) }
    let widest = paper.head.right.map { estimate($0) }.max() ?? 0
    let right = min(max(widest + 3, width * 0.48), width * 0.58)
    let left = width - right
    let levels = paper.head.left.count > 1 && paper.head.right.count > 1
    let upper =
      levels
      ? (Array(paper.head.left.dropLast()), Array(paper.head.right.dropLast())) : (paper.head.left, paper.head.right)
    var rows = [
      WordTable.Row([.init(lines(upper.0, in: left)), .init(lines(upper.1, in: right))])
    ]
    if levels, let one = paper.head.left.last, let other = paper.head.right.last {
      rows.append(
        WordTable.Row([.init(lines([one], in: left, before: 6)), .init(lines([other], in: right, before: 6))]))
    }
    if paper.head.mark != nil {
      rows.append(WordTable.Row([.init(mark(in: left)), .init([.paragraph(.line(""))])]))
    }
    return [.table(WordTable(columns: [left, right], rows: rows, border: nil, padding: 0))]
  }

  /// A stamp in a box as wide as its words, its first line bold.
  private func mark(in column: Double) -> [WordBlock] {
    guard let mark = paper.head.mark else { return [] }
    let points = size - 2
    let lines = mark.split(separator: "\n").map(String.init)
    let longest =
      lines.enumerated().map {
        TextWidth.estimate($1, size: points * breadth, isBold: $0 == 0)
      }.max() ?? 0
    // The lines of the box stand a little outside of the words.
    let side = max(2, (column - longest - 6) / 2)
    let content = lines.enumerated().flatMap { index, line in
      (index == 0 ? [] : [Inline.lineBreak]) + [.text(line, TextLook(isBold: index == 0 ? true : nil, size: points))]
    }
    let look = ParagraphLook(
      alignment: .centre, indentLeft: side, indentRight: side, firstLine: 0, spaceBefore: 6, spaceAfter: 0,
      lineSpacing: .lines(1), borders: .all(0.75))
    return [.paragraph(Paragraph(look: look, content: content))]
  }

  private func estimate(_ line: Paper.Line) -> Double {
    TextWidth.estimate(line.text, size: Double(line.size) - sheet.smaller, isBold: line.isBold)
  }

  private func lines(_ lines: [Paper.Line], in column: Double, before: Double = 0) -> [WordBlock] {
    // A cell must hold a paragraph.
    guard !lines.isEmpty else { return [.paragraph(.line(""))] }
    return lines.enumerated().flatMap { index, line -> [WordBlock] in
      let look = TextLook(
        isBold: line.isBold ? true : nil, isItalic: line.isItalic ? true : nil, size: Double(line.size) - sheet.smaller)
      let size = Double(line.size) - sheet.smaller
      let words = line.text.balanced(within: column, size: size * breadth, isBold: line.isBold)
      let text = WordBlock.paragraph(.line(words, text: look, spaceBefore: index == 0 ? before : 0))
      guard line.isRuled else { return [text] }
      let longest =
        words.split(separator: "\n").map {
          TextWidth.estimate(String($0), size: size, isBold: line.isBold)
        }.max() ?? 0
      var rule = Paragraph.rule(length: min(longest, column - 4), in: column)
      rule.look.spaceBefore = 2
      return [text, .paragraph(rule)]
    }
  }

  // MARK: Signatures

  /// Signatures in columns, the names level; the recipients beside a single one, else below.
  var signatures: [WordBlock] {
    let rows = paper.signatureRows
    guard let last = rows.last else { return recipients }
    // Two tables need a line between them.
    let upper = rows.dropLast().flatMap { [table(of: $0), .paragraph(.line("", keepsWithNext: true))] }
    return upper + [table(of: last)] + (paper.signatures.count == 1 ? [] : recipients)
  }

  private func table(of signatures: [Paper.Signature]) -> WordBlock {
    let isSingle = paper.signatures.count == 1
    let right = isSingle ? width * 0.55 : width
    let share = right / Double(signatures.count)
    var columns = signatures.map { _ in share }
    var above = WordTable.Row(signatures.map { .init(authority(of: $0, in: share)) })
    let below = WordTable.Row(signatures.map { .init(name(of: $0)) })
    if isSingle {
      columns.insert(width - right, at: 0)
      above.cells.insert(
        .init(recipients.isEmpty ? [.paragraph(.line("", keepsWithNext: staysWithNotes))] : recipients, rowSpan: 2),
        at: 0)
    }
    return .table(WordTable(columns: columns, rows: [above, below], border: nil, padding: 0))
  }

  /// Authority and post, which stay with the name below them.
  private func authority(of signature: Paper.Signature, in column: Double) -> [WordBlock] {
    let bold = TextLook(isBold: true, size: size)
    let lines = [signature.authority.map { ($0, true) }, signature.post.map { ($0, signature.authority == nil) }]
      .compactMap { $0 }
    return lines.enumerated().map { index, line in
      .paragraph(
        .line(
          line.0.uppercased().balanced(within: column, size: size * breadth, isBold: line.1),
          text: line.1 ? bold : TextLook(size: size), spaceBefore: index == 0 ? 12 : 0,
          keepsWithNext: true))
    }
  }

  /// The name below room for a hand and a seal; without a name, the room stays.
  private func name(of signature: Paper.Signature) -> [WordBlock] {
    [
      .paragraph(
        .line(
          signature.name ?? "", text: TextLook(isBold: true, size: size), spaceBefore: 62,
          keepsWithNext: staysWithNotes))
    ]
  }

  private var recipients: [WordBlock] {
    guard !paper.recipients.isEmpty else { return [] }
    let heading = say("Nơi nhận:", "Copies to:")
    let last = paper.recipients.count - 1
    return [
      .paragraph(
        .line(
          heading, alignment: .left, text: TextLook(isUnderlined: true, size: size), spaceBefore: 12,
          keepsWithNext: true))
    ]
      + paper.recipients.enumerated().map { index, recipient in
        let stop = recipient.hasSuffix(".") || recipient.hasSuffix(",") ? "" : index == last ? "." : ","
        return .paragraph(
          .line(
            "- \(recipient)\(stop)", alignment: .left, text: TextLook(size: size - 2),
            keepsWithNext: index < last ? true : staysWithNotes))
      }
  }

  /// Notes alone on a page tell of nothing: what is signed goes over with them.
  private var staysWithNotes: Bool? { paper.notes.isEmpty ? nil : true }

  // MARK: Notes

  /// What the paper rests on, small, under a line, below everything that is signed.
  var notes: [WordBlock] {
    guard !paper.notes.isEmpty else { return [] }
    return paper.notes.enumerated().map { index, note in
      var paragraph = Paragraph(note, style: "Notes")
      if index == 0 { paragraph.look = ParagraphLook(spaceBefore: 14, borders: Borders(top: 0.5)) }
      paragraph.look.keepsWithNext = index < paper.notes.count - 1 ? true : nil
      return .paragraph(paragraph)
    }
  }
}
