// SPDX-License-Identifier: AGPL-3.0-or-later

/// A table with fixed column widths. The cells of a row, with their spans and what hangs down from rows above,
/// must fill its columns exactly; `WordDocument.docx()` refuses anything else.
public struct WordTable: Hashable, Sendable {
  /// Millimetres.
  public var columns: [Double]
  public var rows: [Row]
  /// Lines around and between the cells; without, a table only arranges.
  public var border: Double?
  /// Millimetres between a cell's side and its text.
  public var padding: Double
  /// What a screen reader announces; say it for tables of data.
  public var title: String?

  public init(columns: [Double], rows: [Row], border: Double? = 0.5, padding: Double = 1.5, title: String? = nil) {
    self.columns = columns
    self.rows = rows
    self.border = border
    self.padding = padding
    self.title = title
  }

  public struct Row: Hashable, Sendable {
    public var cells: [Cell]
    /// Repeated at the top of each page and read out as headings; only the first rows can be.
    public var isHeader: Bool
    /// Millimetres at least.
    public var height: Double?
    /// Whether it goes to the next page as a whole; a long one would leave half a page empty.
    public var keepsTogether: Bool

    public init(_ cells: [Cell], isHeader: Bool = false, height: Double? = nil, keepsTogether: Bool = true) {
      self.cells = cells
      self.isHeader = isHeader
      self.height = height
      self.keepsTogether = keepsTogether
    }
  }

  public struct Cell: Hashable, Sendable {
    public var blocks: [WordBlock]
    public var columnSpan: Int
    public var rowSpan: Int
    public var verticalAlignment: VerticalAlignment
    /// Six hexadecimal digits, as in `E7E6E6`.
    public var shading: String?
    /// Lines of this cell alone, where they differ from the table's.
    public var borders: Borders?

    public enum VerticalAlignment: Hashable, Sendable { case top, centre, bottom }

    public init(
      _ blocks: [WordBlock], columnSpan: Int = 1, rowSpan: Int = 1, verticalAlignment: VerticalAlignment = .top,
      shading: String? = nil, borders: Borders? = nil
    ) {
      self.blocks = blocks
      self.columnSpan = columnSpan
      self.rowSpan = rowSpan
      self.verticalAlignment = verticalAlignment
      self.shading = shading
      self.borders = borders
    }

    /// One paragraph of plain words.
    public init(
      _ text: String, alignment: ParagraphLook.Alignment = .left, text look: TextLook = TextLook(),
      columnSpan: Int = 1, rowSpan: Int = 1, verticalAlignment: VerticalAlignment = .top, shading: String? = nil
    ) {
      let shape = ParagraphLook(alignment: alignment, indentLeft: 0, firstLine: 0, spaceBefore: 0, spaceAfter: 0)
      self.init(
        [.paragraph(Paragraph(text, look: shape, text: look))], columnSpan: columnSpan, rowSpan: rowSpan,
        verticalAlignment: verticalAlignment, shading: shading)
    }
  }
}

/// Why a document cannot be written.
public enum WordFault: Error, Hashable, Sendable {
  case noSection
  /// A row's cells reach over or fall short of the table's columns; both counted from 0.
  case rowDoesNotFill(table: Int, row: Int)
  case spanBelowOne(table: Int, row: Int)
  /// A paragraph names a style that the document does not have.
  case unknownStyle(String)
  case doubleStyle(String)
  case imageIsNotPNG(description: String)
}
