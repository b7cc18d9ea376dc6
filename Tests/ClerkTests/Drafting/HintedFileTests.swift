// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Testing

/// Files that go out with a hidden name at each paragraph.
@Suite("A draft that goes out")
struct HintedFileTests {
  /// Two targets that read nearly alike, a table and a closing line.
  static func file(_ paragraphs: [String] = paragraphs, rows: [[String]] = rows) throws -> WordFile {
    let table = WordTable(
      columns: [60, 60], rows: rows.map { WordTable.Row($0.map { WordTable.Cell($0) }) })
    let blocks =
      paragraphs.dropLast().map { WordBlock.paragraph(Paragraph($0)) }
      + [.table(table), .paragraph(Paragraph(paragraphs.last ?? ""))]
    let document = WordDocument(
      properties: WordProperties(title: "Dự thảo", author: "Văn phòng", language: "vi-VN"),
      body: WordBody(font: "Times New Roman", size: 14), sections: [WordSection(blocks: blocks)])
    return try WordFile(try document.package().zip())
  }

  static let paragraphs = [
    "DỰ THẢO BÁO CÁO", "Chỉ tiêu thứ nhất: kết nạp 100 hội viên mới trong năm đầu nhiệm kỳ.",
    "Chỉ tiêu thứ hai: kết nạp 200 hội viên mới trong năm sau nhiệm kỳ.", "Nơi nhận: các đơn vị trực thuộc.",
  ]
  static let rows = [["Đơn vị", "Số hội viên"], ["Chi hội Một", "40"], ["Chi hội Hai", "60"]]

  /// What the paragraphs of the body are called, read with all marks rejected.
  static func hints(of file: WordFile) -> [String?] {
    Reading(file.text, .rejecting).blocks.filter { $0.story == .body }.map(\.hint)
  }

  static func names(of draft: DraftText) -> [String?] {
    draft.blocks.filter { $0.story == .body }.map { BlockHint($0.id, in: draft.version).name }
  }

  private static func names(in file: WordFile) throws -> [String] {
    let xml = String(decoding: try #require(file.package["word/document.xml"]), as: UTF8.self)
    return xml.matches(of: /w:name="(_dk[^"]*)"/).map { String($0.1) }
  }

  @Test("bears one hidden name for each paragraph of its body, and tells nobody's name; else it is what is stored")
  func names() throws {
    let stored = try Self.file()
    let draft = stored.draft
    let out = try WordFile(try stored.hinted(as: draft))
    let names = try Self.names(in: out)
    #expect(names == Self.names(of: draft) && Self.hints(of: out) == Self.names(of: draft))
    #expect(Set(names).count == names.count && names.count == 10)
    for part in stored.package.names {
      guard part != "word/document.xml" else { continue }
      let isProperties = part.hasPrefix("docProps/")
      #expect((out.package[part] == stored.package[part]) == !isProperties, "\(part)")
      #expect(!String(decoding: out.package[part] ?? [], as: UTF8.self).contains("Văn phòng"), "\(part)")
    }
    var bare = out.text
    for index in bare.blocks.indices { bare.blocks[index].hint = nil }
    #expect(bare == stored.text)
    // What they say is a number: nobody's name, and nothing that opens anything.
    #expect(names.allSatisfy { $0.wholeMatch(of: /_dk(_[0-9]+){3}/) != nil && $0.utf8.count <= 40 })
  }

  @Test("loses the names of an earlier journey, wherever they came to stand, and is the same when it goes out again")
  func again() throws {
    let stored = try Self.file()
    let once = try WordFile(try stored.hinted(as: stored.draft))
    // Somebody copied a paragraph with its bookmark, and filed the file as the second version.
    var package = once.package
    let xml = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
    let mark = try #require(xml.firstMatch(of: /<w:bookmarkStart[^>]*_dk_1_2_1"\/><w:bookmarkEnd[^>]*>/))
    let other = try #require(xml.firstRange(of: "Nơi nhận"))
    let run = try #require(xml[..<other.lowerBound].ranges(of: "<w:r>").last)
    package["word/document.xml"] = Array(
      xml.replacingCharacters(in: run.lowerBound..<run.lowerBound, with: String(mark.0)).utf8)
    let filed = try WordFile(package)
    let second = DraftText(version: 2, blocks: filed.draft.blocks)
    let out = try WordFile(try filed.hinted(as: second))
    let names = try Self.names(in: out)
    #expect(Set(names).count == names.count && names.allSatisfy { $0.hasSuffix("_2") })
    #expect(Self.hints(of: out) == Self.names(of: second))
    let twice = try WordFile(try out.hinted(as: second))
    #expect(twice.package == out.package)
  }

  @Test("as a redline names the blocks of its base, and whoever answers it answers that")
  func redline() throws {
    let stored = try Self.file()
    let base = stored.draft
    var texts = Self.paragraphs
    texts[1] = texts[1].replacing("100", with: "150")
    let next = try Comparison(base, Reading(try Self.file(texts).text, .accepting)).redline(
      of: base, in: Hand(author: "Tổ biên tập"))
    let redline = try WordFile(try stored.drawn(next, on: base, style: .redline))
    #expect(Self.hints(of: redline) == Self.names(of: base))
    #expect(Reading(redline.text, .rejecting).hintedVersion == 1)
    let clean = try WordFile(try stored.drawn(next, on: base, style: .clean))
    #expect(try Self.names(in: clean).isEmpty, "what is stored bears none")
  }

  @Test("is placed by its names when it comes back with the one of two like paragraphs gone and the other rewritten")
  func placed() throws {
    let stored = try Self.file()
    let out = try WordFile(try stored.hinted(as: stored.draft))
    let back = try Self.edited(out)
    let set = ReturnedFile(source: "r", text: back.text).changes(on: stored.draft)
    // By the words the first is nearer.
    let bare = ReturnedFile(source: "r", text: try Self.unhinted(back).text).changes(on: stored.draft)
    #expect(Self.gone(set) == [2] && Self.gone(bare) == [3])
  }

  @Test("goes without its names where the text is another one than its file's, and still tells nobody's name")
  func unnamed() throws {
    let stored = try Self.file()
    var draft = stored.draft
    draft.blocks.removeLast()
    let out = try WordFile(try DraftDrawing.outgoing(stored.package.zip(), as: draft))
    #expect(try Self.names(in: out).isEmpty && out.text == stored.text)
    for part in out.package.names {
      #expect(!String(decoding: out.package[part] ?? [], as: UTF8.self).contains("Văn phòng"), "\(part)")
    }
  }

  /// Which blocks are proposed to go.
  static func gone(_ set: ChangeSet) -> [Int] {
    set.changes.compactMap { change in if case .delete(let id) = change.edit { id.number } else { nil } }
  }

  /// The first target struck out silently, and the second written anew in the words of the first.
  static func edited(_ out: WordFile) throws -> WordFile {
    let hand = Hand(author: "Chi hội")
    let length = paragraphs[2].utf16.count
    let edits = [
      WordEdit(.delete(block: 1), by: hand),
      WordEdit(
        .replace(block: 2, 0..<length, with: "Chỉ tiêu thứ nhất: kết nạp 250 hội viên mới trong năm đầu nhiệm kỳ."),
        by: hand),
    ]
    return try WordFile(try out.bytes(with: WordPatch(edits, style: .clean)))
  }

  static func unhinted(_ file: WordFile) throws -> WordFile {
    var package = file.package
    let xml = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
    package["word/document.xml"] = Array(
      xml.replacing(/<w:bookmarkStart[^>]*\/>/, with: "").replacing(/<w:bookmarkEnd[^>]*\/>/, with: "").utf8)
    return try WordFile(package)
  }
}

/// Through the program that half of all offices use.
@Suite(
  "A draft that went through LibreOffice", .enabled(if: Peers.hasLibreOffice, Peers.noLibreOffice), .serialized)
struct HintJourneySlow {
  @Test("still bears the names that it went out with, and is placed by them")
  func journey() throws {
    let folder = NSTemporaryDirectory() + "hints-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stored = try HintedFileTests.file()
    let draft = DraftText(version: 3, blocks: stored.draft.blocks)
    let out = try WordFile(try stored.hinted(as: draft))
    let sent = folder + "/sent.docx"
    let edited = folder + "/edited.docx"
    try Data(out.package.zip()).write(to: URL(fileURLWithPath: sent))
    try Data(try HintedFileTests.edited(out).package.zip()).write(to: URL(fileURLWithPath: edited))
    let again = try Peers.libreOfficeWrites([sent, edited], into: folder).map {
      try WordFile([UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))))
    }
    #expect(HintedFileTests.hints(of: again[0]) == HintedFileTests.names(of: draft))
    let older = DraftText(version: 2, blocks: draft.blocks)
    let untouched = try #require(
      ReturnedFile(source: "r", text: again[0].text).changes(onNearestOf: [older, draft]))
    #expect(untouched.answers == 3 && untouched.changes.isEmpty)
    let set = ReturnedFile(source: "r", text: again[1].text).changes(on: draft)
    #expect(HintedFileTests.gone(set) == [2])
    let bare = try HintedFileTests.unhinted(again[1])
    #expect(HintedFileTests.gone(ReturnedFile(source: "r", text: bare.text).changes(on: draft)) == [3])
  }
}
