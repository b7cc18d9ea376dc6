// SPDX-License-Identifier: AGPL-3.0-or-later

/// A paragraph: a style by its id, what departs from it, and the content in order.
public struct Paragraph: Hashable, Sendable {
  public var style: String?
  public var look: ParagraphLook
  public var content: [Inline]

  public init(style: String? = nil, look: ParagraphLook = ParagraphLook(), content: [Inline]) {
    self.style = style
    self.look = look
    self.content = content
  }

  /// Plain words in one look; tabs and line ends in the text become tabs and line breaks.
  public init(
    _ text: String, style: String? = nil, look: ParagraphLook = ParagraphLook(), text textLook: TextLook = TextLook()
  ) {
    self.init(style: style, look: look, content: text.isEmpty ? [] : [.text(text, textLook)])
  }
}

/// What stands within a line.
public enum Inline: Hashable, Sendable {
  /// Words; tabs and line ends in them become tabs and line breaks.
  case text(String, TextLook)
  case tab
  case lineBreak
  case image(WordImage)
  /// The number of the page it stands on, and of all pages; filled in by whoever opens the file.
  case pageNumber
  case pageCount

  public static func text(_ text: String) -> Inline { .text(text, TextLook()) }
}

/// What departs from the surrounding text; nothing means "as there".
public struct TextLook: Hashable, Sendable {
  public var isBold: Bool?
  public var isItalic: Bool?
  public var isUpperCase: Bool?
  public var isUnderlined: Bool?
  public var position: Position?
  /// Points; halves are kept.
  public var size: Double?
  public var font: String?
  /// Six hexadecimal digits, as in `C00000`.
  public var colour: String?
  /// A BCP 47 tag where it is not the document's.
  public var language: String?

  public enum Position: Hashable, Sendable { case superscript, `subscript` }

  public init(
    isBold: Bool? = nil, isItalic: Bool? = nil, isUpperCase: Bool? = nil, isUnderlined: Bool? = nil,
    position: Position? = nil, size: Double? = nil, font: String? = nil, colour: String? = nil, language: String? = nil
  ) {
    self.isBold = isBold
    self.isItalic = isItalic
    self.isUpperCase = isUpperCase
    self.isUnderlined = isUnderlined
    self.position = position
    self.size = size
    self.font = font
    self.colour = colour
    self.language = language
  }

  public static let bold = TextLook(isBold: true)
  public static let italic = TextLook(isItalic: true)
}

/// What departs from the style; nothing means "as there". Indents are millimetres, spacing is points.
public struct ParagraphLook: Hashable, Sendable {
  public var alignment: Alignment?
  public var indentLeft: Double?
  public var indentRight: Double?
  /// Of the first line only; negative hangs it out to the left.
  public var firstLine: Double?
  public var spaceBefore: Double?
  public var spaceAfter: Double?
  public var lineSpacing: LineSpacing?
  /// Stays on the page where the next paragraph begins.
  public var keepsWithNext: Bool?
  /// Is not torn over two pages.
  public var keepsTogether: Bool?
  public var tabs: [TabStop]
  public var borders: Borders
  /// 1 for a chapter, 2 within it, to 9; what the navigation pane and a screen reader list.
  public var headingLevel: Int?

  public enum Alignment: Hashable, Sendable { case left, centre, right, justified }

  public enum LineSpacing: Hashable, Sendable {
    /// Times the height of a single line.
    case lines(Double)
    /// Points, whatever stands in the line.
    case exactly(Double)
    /// Points, more where something taller stands in the line.
    case atLeast(Double)
  }

  public init(
    alignment: Alignment? = nil, indentLeft: Double? = nil, indentRight: Double? = nil, firstLine: Double? = nil,
    spaceBefore: Double? = nil, spaceAfter: Double? = nil, lineSpacing: LineSpacing? = nil,
    keepsWithNext: Bool? = nil, keepsTogether: Bool? = nil, tabs: [TabStop] = [], borders: Borders = .none,
    headingLevel: Int? = nil
  ) {
    self.alignment = alignment
    self.indentLeft = indentLeft
    self.indentRight = indentRight
    self.firstLine = firstLine
    self.spaceBefore = spaceBefore
    self.spaceAfter = spaceAfter
    self.lineSpacing = lineSpacing
    self.keepsWithNext = keepsWithNext
    self.keepsTogether = keepsTogether
    self.tabs = tabs
    self.borders = borders
    self.headingLevel = headingLevel
  }

  public static let centred = ParagraphLook(alignment: .centre)
}

/// A place that a tab jumps to, in millimetres from the left edge of the text.
public struct TabStop: Hashable, Sendable {
  public var at: Double
  public var alignment: Alignment
  public var leader: Leader

  public enum Alignment: Hashable, Sendable { case left, centre, right }
  /// What fills the gap; dots invite a hand to fill in a form.
  public enum Leader: Hashable, Sendable { case none, dots, line }

  public init(at: Double, alignment: Alignment = .left, leader: Leader = .none) {
    self.at = at
    self.alignment = alignment
    self.leader = leader
  }
}

/// Solid lines on the sides of a paragraph, a cell or a table; widths in points, nothing means no line.
public struct Borders: Hashable, Sendable {
  public var top: Double?
  public var bottom: Double?
  public var left: Double?
  public var right: Double?

  public init(top: Double? = nil, bottom: Double? = nil, left: Double? = nil, right: Double? = nil) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  public static let none = Borders()
  public static func all(_ width: Double) -> Borders { Borders(top: width, bottom: width, left: width, right: width) }
}

/// A PNG in the line of text, at a size in millimetres.
public struct WordImage: Hashable, Sendable {
  public var png: [UInt8]
  public var width: Double
  public var height: Double
  /// What a reader who cannot see it is told.
  public var description: String

  public init(png: [UInt8], width: Double, height: Double, description: String) {
    self.png = png
    self.width = width
    self.height = height
    self.description = description
  }
}
