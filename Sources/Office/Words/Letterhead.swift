// SPDX-License-Identifier: AGPL-3.0-or-later

extension WordTable {
  /// Blocks side by side without lines, as a letterhead or signatures want them; widths in millimetres.
  public static func sideBySide(_ columns: [(width: Double, blocks: [WordBlock])]) -> WordTable {
    WordTable(
      columns: columns.map(\.width), rows: [Row(columns.map { Cell($0.blocks) })], border: nil, padding: 0)
  }
}

extension Paragraph {
  /// Lines of text in one look without indents or gaps, as letterheads and signatures want them.
  public static func line(
    _ text: String, alignment: ParagraphLook.Alignment = .centre, text look: TextLook = TextLook(),
    spaceBefore: Double = 0, spaceAfter: Double = 0, keepsWithNext: Bool? = nil
  ) -> Paragraph {
    Paragraph(
      text,
      look: ParagraphLook(
        alignment: alignment, indentLeft: 0, indentRight: 0, firstLine: 0, spaceBefore: spaceBefore,
        spaceAfter: spaceAfter, lineSpacing: .lines(1), keepsWithNext: keepsWithNext),
      text: look)
  }

  /// A solid line of a given length, centred under what stands before it in a column of `width` millimetres.
  public static func rule(length: Double, in width: Double, thickness: Double = 0.75) -> Paragraph {
    let side = max(0, (width - length) / 2)
    return Paragraph(
      "",
      look: ParagraphLook(
        alignment: .centre, indentLeft: side, indentRight: side, firstLine: 0, spaceBefore: 0, spaceAfter: 0,
        lineSpacing: .exactly(4), borders: Borders(top: thickness)))
  }
}

/// How wide text will be, near enough to draw a line under it or to see whether it fits a column.
public enum TextWidth {
  /// Millimetres in a serif face with the widths of Times; marks over and under letters add nothing.
  public static func estimate(_ text: String, size: Double, isBold: Bool = false, isUpperCase: Bool = false) -> Double {
    let shown = isUpperCase ? text.uppercased() : text
    let thousandths = shown.unicodeScalars.reduce(0) { $0 + width(of: $1, isBold: isBold) }
    return Double(thousandths) / 1000 * size * 25.4 / 72
  }

  /// How much wider words may be in a face than in Times, on the large side: the faces without serifs are.
  public static func breadth(of font: String) -> Double {
    ["Times", "Liberation Serif", "Tinos"].contains { font.hasPrefix($0) } ? 1 : 1.18
  }

  /// Thousandths of the size. Widths are those that Adobe's metrics state for Times Roman and Times Bold.
  private static func width(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let letter = base(of: scalar)
    if letter.properties.generalCategory == .nonspacingMark { return 0 }
    guard letter.value >= 32, letter.value < 127 else { return 556 }
    return (isBold ? bold : regular)[Int(letter.value) - 32]
  }

  /// The letter without its marks; đ and Đ have none to lose.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "đ": return "d"
    case "Đ": return "D"
    // What does not break is as wide as what does.
    case "\u{A0}": return " "
    case "\u{2011}": return "-"
    case _:
      // Ơ and Ư are a little wider than O and U; the difference is within what "estimate" means.
      return String(scalar).decomposedBase ?? scalar
    }
  }

  private static let regular: [Int] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
  ]

  private static let bold: [Int] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
    722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556,
    444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394,
    220, 394, 520,
  ]
}
