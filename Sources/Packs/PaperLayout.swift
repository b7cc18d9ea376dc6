// SPDX-License-Identifier: AGPL-3.0-or-later

/// How the pages of official papers look. Lengths are millimetres, type sizes are points.
public struct PaperLayout: Hashable, Sendable {
  public let font: String
  public let bodySize: Int
  public let margins: Margins
  /// The blocks at the head of the first page, side by side.
  public let letterhead: Letterhead
  public let titleSize: Int
  public let abstractSize: Int
  /// First-line indent of body paragraphs, the space after them in points, and the line pitch in points.
  public let indent: Int
  public let paragraphSpacing: Int
  public let lineSpacing: Int
  public let pageNumber: PageNumber
  /// Where the format as a whole is ruled.
  public let source: Rule.Source
  /// Where a single item is ruled, when it was read elsewhere or has not been verified.
  public let itemSources: [Item: Rule.Source]

  /// Where the page number stands.
  public enum PageNumber: String, Codable, Hashable, Sendable, CaseIterable { case topCentre, bottomCentre, none }

  public init(
    font: String, bodySize: Int, margins: Margins, letterhead: Letterhead, titleSize: Int, abstractSize: Int,
    indent: Int, paragraphSpacing: Int, lineSpacing: Int, pageNumber: PageNumber, source: Rule.Source,
    itemSources: [Item: Rule.Source] = [:]
  ) {
    self.font = font
    self.bodySize = bodySize
    self.margins = margins
    self.letterhead = letterhead
    self.titleSize = titleSize
    self.abstractSize = abstractSize
    self.indent = indent
    self.paragraphSpacing = paragraphSpacing
    self.lineSpacing = lineSpacing
    self.pageNumber = pageNumber
    self.source = source
    self.itemSources = itemSources
  }

  /// The items of a format that may be ruled apart.
  public enum Item: String, Codable, Hashable, Sendable, CaseIterable {
    case font, bodySize, margins, letterhead, titleSize, abstractSize, indent, paragraphSpacing, lineSpacing, pageNumber
    case numbering, dates, signatures, recipients
  }

  /// Where an item is ruled.
  public func source(of item: Item) -> Rule.Source { itemSources[item] ?? source }

  /// The items that nobody has yet compared with the text of the rule, in the order of `Item`.
  public var unverifiedItems: [Item] { Item.allCases.filter { !source(of: $0).verified } }

  /// The white edge of a page, in millimetres; `isMirrored` where left and right change places on the reverse of a sheet.
  public struct Margins: Hashable, Sendable {
    public let top: Int
    public let bottom: Int
    public let left: Int
    public let right: Int
    public let isMirrored: Bool
    public init(top: Int, bottom: Int, left: Int, right: Int, isMirrored: Bool = false) {
      self.top = top
      self.bottom = bottom
      self.left = left
      self.right = right
      self.isMirrored = isMirrored
    }
  }

  /// Left and right columns of the head; where the right one is empty, the left one is centred over the page.
  /// A line's text may name `{parent}`, `{organ}`, `{number}`, `{place}`, `{dd}`, `{mm}`, `{yyyy}`, `{d}`, `{m}`,
  /// `{month}`. In Vietnamese papers the day has two digits (`{dd}`) and the month is `{m}`: a leading zero before
  /// 1 and 2 only.
  public struct Letterhead: Hashable, Sendable {
    public let left: [Line]
    public let right: [Line]
    public init(left: [Line], right: [Line]) {
      self.left = left
      self.right = right
    }
  }

  /// One line of a letterhead.
  public struct Line: Hashable, Sendable {
    public let text: Phrase
    public let size: Int
    public let isBold: Bool
    public let isItalic: Bool
    public let isUpperCase: Bool
    /// A solid line under the text.
    public let isRuled: Bool
    public init(text: Phrase, size: Int, isBold: Bool, isItalic: Bool, isUpperCase: Bool, isRuled: Bool) {
      self.text = text
      self.size = size
      self.isBold = isBold
      self.isItalic = isItalic
      self.isUpperCase = isUpperCase
      self.isRuled = isRuled
    }
  }
}

/// A kind of official paper: its name, how it is numbered and who signs it.
public struct PaperKind: Hashable, Sendable {
  public let id: String
  public let name: Phrase
  /// What is printed over the text, where that is not the name; `{body}` is the body that met.
  public let title: Phrase?
  /// The line below the title of a paper about a round of opinions: `{title}` of the draft, number of its `{version}`. Nil
  /// where the pack says none, and the program's own line is printed.
  public let abstract: Phrase?
  public let numbering: Numbering
  /// The number line, such as "Số {n}-TB/ĐU"; `{n}` is at least two digits, `{yyyy}` the year of issue.
  public let numberPattern: Phrase?
  /// The issuing organ's lines in the letterhead, for papers of meetings those of the executive committee; other bodies
  /// have theirs with their `Issuer`. May name `{organisation}`, `{parent}`,
  /// `{congressOrdinal}` and `{congressTerm}`.
  public let parent: Phrase
  public let organ: Phrase
  public let isRestricted: Bool
  /// One or more signature blocks, left to right.
  public let signatures: [Signature]
  public let recipients: [Phrase]

  /// When the numbers of a kind of paper begin again.
  public enum Numbering: String, Codable, Hashable, Sendable, CaseIterable { case perTerm, perYear, none }

  public init(
    id: String, name: Phrase, numbering: Numbering, numberPattern: Phrase?, parent: Phrase, organ: Phrase,
    isRestricted: Bool, signatures: [Signature], recipients: [Phrase], title: Phrase? = nil, abstract: Phrase? = nil
  ) {
    self.title = title
    self.abstract = abstract
    self.id = id
    self.name = name
    self.numbering = numbering
    self.numberPattern = numberPattern
    self.parent = parent
    self.organ = organ
    self.isRestricted = isRestricted
    self.signatures = signatures
    self.recipients = recipients
  }

  /// The run of numbers that the paper is counted in: kinds with the same pattern share one.
  public var series: String? { numberPattern?.vietnamese }

  /// The lines over a signature: authority ("T/M BAN CHẤP HÀNH"), post, and whose name stands below.
  /// Without a post, the signer's own post is printed.
  public struct Signature: Hashable, Sendable {
    public let authority: Phrase?
    public let post: Phrase?
    public let signer: Signer
    public init(authority: Phrase?, post: Phrase?, signer: Signer) {
      self.authority = authority
      self.post = post
      self.signer = signer
    }
  }

  /// Whose name is printed.
  public enum Signer: String, Codable, Hashable, Sendable, CaseIterable {
    case chair, concluder, secretary, headTeller, teller, none
  }
}
