// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// A Word file that somebody brought, read with everybody's marks in it.
public struct WordFile: Sendable {
  /// The parts, as they came.
  public let package: Package
  public let text: MarkedText
  public private(set) var notices: Set<WordNotice>
  /// Every tracked change as one mark of the file.
  public let changes: [WordChange]

  /// Bookmarks whose names begin so were put into an outgoing draft to know its blocks again.
  public static let hintPrefix = "_dk"

  /// The file as it came; nothing where it was put together from parts.
  let original: [UInt8]?
  let stories: [Story]
  let blockPlaces: [BlockPlace]
  let remarkPlaces: [RemarkPlace]

  /// A part that holds text, and what it was read from.
  struct Story: Sendable {
    let part: String
    let tree: XMLTree
    /// As changes and remarks name it.
    var name: String { PartNames.short(part) }
  }

  /// Where a block of the text stands in the file.
  struct BlockPlace: Sendable {
    /// In `stories`.
    var story: Int
    var node: XMLTree.Index
    var leaves: [TextLeaf]
    /// The how-manieth paragraph of its part to begin, and to end: text boxes begin later than what they stand in and
    /// end sooner.
    var begun: Int
    var ended: Int
  }

  /// What the file says of a remark beside `Remark`.
  struct RemarkPlace: Sendable {
    var story: Int?
    var block: Int
    var isDone: Bool?
  }

  /// Opens and reads a .docx or .docm (transitional or strict); the bytes may be anybody's.
  public init(_ bytes: [UInt8], limits: PackageLimits = .usual) throws(WordFileFault) {
    let package: Package
    do throws(PackageFault) { package = try Package(zip: bytes, limits: limits) } catch {
      throw WordFileFault(error, bytes)
    }
    try self.init(package, original: bytes)
  }

  /// Reads parts that are open already.
  public init(_ package: Package) throws(WordFileFault) { try self.init(package, original: nil) }

  private init(_ package: Package, original: [UInt8]?) throws(WordFileFault) {
    var reading = WordFileReading(package)
    try reading.read()
    self.package = package
    self.original = original
    notices = reading.notices
    stories = reading.stories
    blockPlaces = reading.places
    changes = reading.changes
    remarkPlaces = reading.remarkPlaces
    var text = MarkedText(
      blocks: reading.blocks, remarks: reading.remarks, noteMarks: reading.noteMarks, objects: reading.objects)
    text.unread = reading.unread
    text.struck = reading.struck
    self.text = text
  }
}

extension WordFile {
  /// Nothing but its words can be trusted.
  public var isWordsOnly: Bool { notices.contains(.textOnly) }

  /// Another program made it out of another form of file.
  public var isConverted: Bool {
    notices.contains { notice in
      if case .converted = notice { true } else { false }
    }
  }

  /// The same file, and one thing more to know about it.
  func noting(_ notice: WordNotice) -> WordFile {
    var file = self
    file.notices.insert(notice)
    return file
  }
}

/// Why a file is not read as a Word file.
public enum WordFileFault: Error, Hashable, Sendable {
  case package(PackageFault)
  /// Another kind of file, whatever it is called.
  case notWord(Kind)
  /// A password is needed.
  case encrypted
  /// No part with the text.
  case noDocument
  case badXML(part: String, at: Int)
  /// A document type: the door to entity bombs and to files elsewhere.
  case forbiddenXML(part: String)
  case tooDeep(part: String, most: Int)
  case tooManyElements(part: String, most: Int)
  case unknownEncoding(part: String)

  public enum Kind: Hashable, Sendable {
    case oldWord, rtf, openDocument, pdf, workbook, presentation, webPage, picture, text, empty, unknown
  }

  init(_ fault: XMLTreeFault, part: String) {
    switch fault {
    case .malformed(let place): self = .badXML(part: part, at: place)
    case .documentType: self = .forbiddenXML(part: part)
    case .tooDeep(let most): self = .tooDeep(part: part, most: most)
    case .tooManyElements(let most): self = .tooManyElements(part: part, most: most)
    case .encoding: self = .unknownEncoding(part: part)
    }
  }

  init(_ fault: PackageFault, _ bytes: [UInt8]) {
    if case .encrypted = fault {
      self = .encrypted
    } else if case .notAPackage = fault {
      self = FileKind.isEncryptedOffice(bytes) ? .encrypted : .notWord(FileKind.of(bytes))
    } else {
      self = .package(fault)
    }
  }
}

/// What a file is, by what it begins with.
enum FileKind {
  static func of(_ bytes: [UInt8]) -> WordFileFault.Kind {
    if bytes.isEmpty { return .empty }
    if bytes.starts(with: container) { return ofContainer(bytes) }
    if bytes.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    if bytes.prefix(1024).split(separator: 0x0A).contains(where: { $0.starts(with: Array("%PDF-".utf8)) }) {
      return .pdf
    }
    if pictures.contains(where: { bytes.starts(with: $0) }) { return .picture }
    let head = bytes.prefix(4096).drop { XMLTreeScanner.isSpace($0) || $0 >= 0xEF }
    if head.first == UInt8(ascii: "<") { return .webPage }
    return head.contains(where: { $0 < 0x09 }) ? .unknown : .text
  }

  /// PNG, JPEG, GIF, TIFF in both byte orders.
  private static let pictures: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x49, 0x49, 0x2A, 0x00],
    [0x4D, 0x4D, 0x00, 0x2A],
  ]

  /// Office keeps what it encrypts in the old container, under this name ([MS-OFFCRYPTO] 2.3.4.4).
  static func isEncryptedOffice(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: container) && XMLTreeScanner.find(wide("EncryptedPackage"), in: bytes.prefix(1 << 20)) != nil
  }

  /// What programs of before 2007 keep their files in ([MS-CFB] 2.2).
  private static let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// By the streams in it ([MS-DOC] 2.1, [MS-XLS] 2.1.2, [MS-PPT] 2.1); LibreOffice would make a text of anything.
  private static func ofContainer(_ bytes: [UInt8]) -> WordFileFault.Kind {
    if holds("WordDocument", bytes) { return .oldWord }
    if holds("Workbook", bytes) || holds("Book\0", bytes) { return .workbook }
    return holds("PowerPoint Document", bytes) ? .presentation : .unknown
  }

  /// Entries of the directory have 128 bytes each and begin with their name.
  private static func holds(_ stream: String, _ bytes: [UInt8]) -> Bool {
    let name = wide(stream)
    return stride(from: 512, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: name) }
  }

  private static func wide(_ name: String) -> [UInt8] { name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
}
