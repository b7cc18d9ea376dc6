// SPDX-License-Identifier: AGPL-3.0-or-later

/// A text document to be written as .docx: a pure value. Lengths are millimetres, type sizes and spacing are points.
public struct WordDocument: Hashable, Sendable {
  public var properties: WordProperties
  /// The look of text that no style and no run changes.
  public var body: WordBody
  public var styles: [WordStyle]
  /// One after the other, each from a new page; at least one.
  public var sections: [WordSection]

  public init(properties: WordProperties, body: WordBody, styles: [WordStyle] = [], sections: [WordSection]) {
    self.properties = properties
    self.body = body
    self.styles = styles
    self.sections = sections
  }
}

/// What a file manager and a screen reader are told about the document.
public struct WordProperties: Hashable, Sendable {
  public var title: String
  public var author: String
  /// A BCP 47 tag such as `vi-VN` or `en-GB`; the language of all text that names no other.
  public var language: String
  /// ISO 8601 in UTC, as in `2025-07-15T08:00:00Z`; left out of the file when absent.
  public var created: String?

  public init(title: String, author: String, language: String, created: String? = nil) {
    self.title = title
    self.author = author
    self.language = language
    self.created = created
  }
}

/// Font, size and paragraph shape that everything starts from.
public struct WordBody: Hashable, Sendable {
  public var font: String
  public var size: Double
  public var paragraph: ParagraphLook

  public init(font: String, size: Double, paragraph: ParagraphLook = ParagraphLook()) {
    self.font = font
    self.size = size
    self.paragraph = paragraph
  }
}

/// A named look for paragraphs.
public struct WordStyle: Hashable, Sendable {
  /// Letters and digits; what `Paragraph.style` names.
  public var id: String
  /// What the word processor shows.
  public var name: String
  public var paragraph: ParagraphLook
  public var text: TextLook

  public init(id: String, name: String, paragraph: ParagraphLook = ParagraphLook(), text: TextLook = TextLook()) {
    self.id = id
    self.name = name
    self.paragraph = paragraph
    self.text = text
  }
}

/// A run of pages with one shape.
public struct WordSection: Hashable, Sendable {
  public var page: WordPage
  public var pageNumber: PageNumberPlace
  /// Above the text on every page but the first of the document; a page number at the top follows it.
  public var header: [WordBlock]
  /// Below the text on every page but the first of the document; a page number at the bottom follows it.
  public var footer: [WordBlock]
  public var blocks: [WordBlock]

  public init(
    page: WordPage = WordPage(), pageNumber: PageNumberPlace = .none, header: [WordBlock] = [],
    footer: [WordBlock] = [], blocks: [WordBlock]
  ) {
    self.page = page
    self.pageNumber = pageNumber
    self.header = header
    self.footer = footer
    self.blocks = blocks
  }
}

/// Where the page number stands; never on the first page of the document.
public enum PageNumberPlace: Hashable, Sendable { case none, topCentre, bottomCentre }

/// A sheet and its margins in millimetres; A4 upright unless said otherwise.
public struct WordPage: Hashable, Sendable {
  public var width: Double
  public var height: Double
  public var top: Double
  public var bottom: Double
  public var left: Double
  public var right: Double
  /// Left and right change places on even pages, for printing on both sides; holds for the whole document.
  public var isMirrored: Bool

  public init(
    width: Double = 210, height: Double = 297, top: Double = 20, bottom: Double = 20, left: Double = 30,
    right: Double = 15, isMirrored: Bool = false
  ) {
    self.width = width
    self.height = height
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
    self.isMirrored = isMirrored
  }

  /// The same sheet turned on its side, the same margins.
  public var landscape: WordPage {
    var page = self
    (page.width, page.height) = (max(width, height), min(width, height))
    return page
  }

  /// What lies between the side margins, in millimetres.
  public var textWidth: Double { width - left - right }
}

/// What a section, a header or a table cell is made of.
public enum WordBlock: Hashable, Sendable {
  case paragraph(Paragraph)
  case table(WordTable)
  case pageBreak
}
