// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// An official paper as a value: everything that is printed, in the order of the page, independent of the file format.
public struct Paper: Codable, Hashable, Sendable {
  public let kind: String
  public let language: Language
  public let head: Head
  /// Upper line of the title, such as "MINUTES", and the abstract below it.
  public let title: String
  public let abstract: String?
  public let blocks: [Block]
  public let signatures: [Signature]
  public let recipients: [String]
  public let isRestricted: Bool
  /// A line that says what the paper rests on: state of the record, checks and unverified sources.
  public let notes: [String]

  /// The letterhead, already filled in.
  public struct Head: Codable, Hashable, Sendable {
    public let left: [Line]
    public let right: [Line]
    /// What is stamped in a box below the number, such as who may read the paper; more lines explain the first.
    public let mark: String?

    init(left: [Line], right: [Line], mark: String? = nil) {
      self.left = left
      self.right = right
      self.mark = mark
    }
  }

  /// One line of the letterhead with its type.
  public struct Line: Codable, Hashable, Sendable {
    public let text: String
    public let size: Int
    public let isBold: Bool
    public let isItalic: Bool
    public let isRuled: Bool
  }

  /// One block of the body.
  public enum Block: Codable, Hashable, Sendable {
    case heading(String)
    case paragraph([Run])
    /// A line in the middle, such as "RESOLVES".
    case centred([Run])
    /// A dash list.
    case list([String])
    case table(Table)
    /// A space to be filled in by hand, with its label.
    case blank(String)
    /// A square code for a reader, with the words below it, which say the same to people.
    case code(String, caption: String)

    /// Plain words as a paragraph.
    static func text(_ text: String) -> Block { .paragraph([Run(text)]) }

    /// Words after a label in bold.
    static func labelled(_ label: String, _ text: String) -> Block {
      .paragraph([Run(label + ": ", isBold: true), Run(text)])
    }

    /// A paragraph that heads what follows it.
    static func strong(_ text: String) -> Block { .paragraph([Run(text, isBold: true)]) }
  }

  /// A piece of text in one style.
  public struct Run: Codable, Hashable, Sendable {
    public let text: String
    public let isBold: Bool
    public let isItalic: Bool
    public init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
      self.text = text
      self.isBold = isBold
      self.isItalic = isItalic
    }
  }

  /// A table with one header row. `widths` are shares that add up to 100.
  public struct Table: Codable, Hashable, Sendable {
    public let caption: String?
    public let columns: [Column]
    public let rows: [[String]]

    public struct Column: Codable, Hashable, Sendable {
      public let title: String
      public let width: Int
      public let content: Content
      public init(_ title: String, width: Int, _ content: Content = .text) {
        self.title = title
        self.width = width
        self.content = content
      }
    }

    /// What stands in the cells of a column; a box is an empty square to be marked by hand.
    public enum Content: String, Codable, Hashable, Sendable { case text, centred, number, box }

    public init(caption: String?, columns: [Column], rows: [[String]]) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
    }
  }

  public struct Signature: Codable, Hashable, Sendable {
    public let authority: String?
    public let post: String?
    public let name: String?
  }
}

extension Paper.Block {
  /// The same with a dash in each cell of a table that has nothing to tell, so that nobody writes into what is signed. Rows
  /// without a number of their own, such as totals, and boxes stay as they are.
  var withoutGaps: Paper.Block {
    guard case .table(let table) = self else { return self }
    let rows = table.rows.map { row -> [String] in
      guard let first = row.first, !first.isEmpty else { return row }
      return [first]
        + zip(row, table.columns).dropFirst().map { cell, column in
          cell.isEmpty && column.content != .box ? "–" : cell
        }
    }
    return .table(Paper.Table(caption: table.caption, columns: table.columns, rows: rows))
  }
}

extension Paper {
  /// The signatures in rows of three at most, as even as can be: a fourth name in a row would break.
  public var signatureRows: [[Signature]] {
    guard !signatures.isEmpty else { return [] }
    let rows = (signatures.count + 2) / 3
    let most = (signatures.count + rows - 1) / rows
    return stride(from: 0, to: signatures.count, by: most).map {
      Array(signatures[$0..<min($0 + most, signatures.count)])
    }
  }
}

/// The file formats in which a paper is handed out.
public enum PaperFormat: String, Sendable, CaseIterable { case docx, pdf }
