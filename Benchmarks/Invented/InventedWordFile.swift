// SPDX-License-Identifier: AGPL-3.0-or-later

import Office

/// What somebody did to words of a paragraph, which are counted from 0.
public struct InventedMark: Sendable {
  public enum Deed: Sendable {
    /// With the tracking on: other words in their place, or none, or more where the range is empty.
    case tracked([String])
    /// With the tracking off.
    case silent([String])
    case remark(String)
  }

  public var block: Int
  public var words: Range<Int>
  public var deed: Deed

  public init(block: Int, words: Range<Int>, _ deed: Deed) {
    self.block = block
    self.words = words
    self.deed = deed
  }
}

/// A Word file as Word itself writes it: a look on every run, names of editing sessions, marks with author and date.
public struct InventedWordFile {
  private let author: String
  private let date: String
  private var body = ""
  private var remarks = ""
  private var id = 0
  private var remarkCount = 0

  /// Marks must not overlap; one that does is passed over.
  public init(
    _ blocks: [InventedBlock], marks: [InventedMark] = [], author: String = "", date: String = "2026-05-04T09:00:00Z"
  ) {
    self.author = author
    self.date = date
    let byBlock = Dictionary(grouping: marks, by: \.block)
    for (index, block) in blocks.enumerated() {
      let own = byBlock[index]?.sorted { $0.words.lowerBound < $1.words.lowerBound } ?? []
      paragraph(block, own)
    }
  }

  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  private static let look =
    #"<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr>"#

  /// The bytes of the .docx.
  public var bytes: [UInt8] {
    var package = Package()
    func part(_ name: String, _ text: String) { package[name] = Array((Self.head + text).utf8) }
    part(
      "[Content_Types].xml",
      #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
        + #"<Override PartName="/word/document.xml" ContentType="\#(Self.types).document.main+xml"/><Override PartName="/word/comments.xml" ContentType="\#(Self.types).comments+xml"/></Types>"#
    )
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    part(
      "_rels/.rels",
      #"<Relationships xmlns="\#(relations)"><Relationship Id="rId1" Type="\#(Self.office)/officeDocument" Target="word/document.xml"/></Relationships>"#
    )
    part(
      "word/_rels/document.xml.rels",
      #"<Relationships xmlns="\#(relations)"><Relationship Id="rId1" Type="\#(Self.office)/comments" Target="comments.xml"/></Relationships>"#
    )
    part(
      "word/document.xml",
      #"<w:document xmlns:w="\#(Self.space)"><w:body>\#(body)<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>"#
    )
    part("word/comments.xml", #"<w:comments xmlns:w="\#(Self.space)">\#(remarks)</w:comments>"#)
    return package.zip()
  }

  private mutating func paragraph(_ block: InventedBlock, _ marks: [InventedMark]) {
    let words = block.words.map(String.init)
    let outline = block.isHeading ? #"<w:outlineLvl w:val="0"/>"# : ""
    body += #"<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr><w:spacing w:before="120"/>\#(outline)</w:pPr>"#
    var place = 0
    for mark in marks where mark.words.lowerBound >= place && mark.words.upperBound <= words.count {
      run(Self.text(words[place..<mark.words.lowerBound], isFirst: place == 0))
      let marked = Self.text(words[mark.words], isFirst: mark.words.lowerBound == 0)
      switch mark.deed {
      case .tracked(let new):
        if !marked.isEmpty { tracked("del", "delText", marked) }
        if !new.isEmpty { tracked("ins", "t", Self.text(new[...], isFirst: mark.words.lowerBound == 0)) }
      case .silent(let new): run(Self.text(new[...], isFirst: mark.words.lowerBound == 0))
      case .remark(let text): remark(text, on: marked)
      }
      place = mark.words.upperBound
    }
    run(Self.text(words[place...], isFirst: place == 0))
    body += "</w:p>"
  }

  private static func text(_ words: some Collection<String>, isFirst: Bool) -> String {
    let text = words.joined(separator: " ")
    return text.isEmpty || isFirst ? text : " " + text
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.contains { $0 == 0x26 || $0 == 0x3C }
      ? text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") : text
  }

  private mutating func run(_ text: String, _ tag: String = "t") {
    if text.isEmpty { return }
    body +=
      #"<w:r w:rsidRPr="00D4E5F6">\#(Self.look)<w:\#(tag) xml:space="preserve">\#(Self.escaped(text))</w:\#(tag)></w:r>"#
  }

  private mutating func tracked(_ mark: String, _ tag: String, _ text: String) {
    id += 1
    body += #"<w:\#(mark) w:id="\#(id)" w:author="\#(Self.escaped(author))" w:date="\#(date)">"#
    run(text, tag)
    body += "</w:\(mark)>"
  }

  private mutating func remark(_ text: String, on words: String) {
    let number = remarkCount
    remarkCount += 1
    body += #"<w:commentRangeStart w:id="\#(number)"/>"#
    run(words)
    body += #"<w:commentRangeEnd w:id="\#(number)"/><w:r><w:commentReference w:id="\#(number)"/></w:r>"#
    remarks +=
      #"<w:comment w:id="\#(number)" w:author="\#(Self.escaped(author))" w:date="\#(date)" w:initials="A"><w:p><w:r><w:t>\#(Self.escaped(text))</w:t></w:r></w:p></w:comment>"#
  }
}
