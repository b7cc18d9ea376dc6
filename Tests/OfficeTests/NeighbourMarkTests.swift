// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Seeded
import Testing

@testable import Office

/// LibreOffice makes one insertion of two by one author that touch across the old mark between two paragraphs; whoever
/// rejects all there gets one paragraph.
@Suite("Insertions on both sides of the mark between two paragraphs")
struct NeighbourMarkTests {
  private static let an = Hand(author: "An", date: "2026-05-01T08:00:00Z")
  private static let binh = Hand(author: "Bình", date: "2026-05-02T08:00:00Z")

  private static func file(_ texts: [String]) throws -> WordFile {
    try WordFile(SampleWord.docx(body: texts.map(SampleWord.paragraph)))
  }

  private static func xml(_ file: WordFile) throws -> String {
    String(decoding: try #require(file.package["word/document.xml"]), as: UTF8.self)
  }

  /// Where two by one author touch.
  private static func touching(_ file: WordFile) -> [Int] {
    file.text.blocks.indices.dropLast().filter { index in
      let (one, next) = (file.text.blocks[index], file.text.blocks[index + 1])
      guard one.end == .kept, let last = one.pieces.last?.fate, last.deleted == nil, let hand = last.inserted else {
        return false
      }
      return next.pieces.first?.fate.inserted?.author == hand.author
    }
  }

  private static func redline(_ edits: [WordEdit], of file: WordFile) throws -> WordFile {
    let written = try WordFile(try file.patched(WordPatch(edits)))
    #expect(written.settledText(.rejecting) == file.settledText(.rejecting))
    return written
  }

  @Test("become one where a new paragraph comes behind words added at an end: the new one takes over the old mark")
  func passedOn() throws {
    let file = try Self.file(["Phương hướng", "Mục tiêu"])
    let edits = [
      WordEdit(.replace(block: 0, 12..<12, with: " và tầm nhìn"), by: Self.an),
      WordEdit(.insert(after: 0, text: "Giữ gìn kỷ luật"), by: Self.an),
    ]
    let written = try Self.redline(edits, of: file)
    #expect(written.settledText(.accepting) == ["Phương hướng và tầm nhìn", "Giữ gìn kỷ luật", "Mục tiêu"])
    #expect(written.text.blocks.map(\.end.inserted) == [Self.an, nil, nil])
    #expect(Self.touching(written).isEmpty)
    let other = [edits[0], WordEdit(.insert(after: 0, text: "Giữ gìn kỷ luật"), by: Self.binh)]
    #expect(try Self.redline(other, of: file).text.blocks.map(\.end.inserted) == [nil, Self.binh, nil])
  }

  @Test("name for each new mark whoever brings in what it parts from the words before it")
  func severalHands() throws {
    let file = try Self.file(["Một.", "Hai."])
    let written = try Self.redline(
      [
        WordEdit(.replace(block: 0, 4..<4, with: " Rưỡi."), by: Self.an),
        WordEdit(.insert(after: 0, text: "Mới."), by: Self.an),
        WordEdit(.insert(after: 0, text: "Nữa."), by: Self.binh),
      ], of: file)
    #expect(written.settledText(.accepting) == ["Một. Rưỡi.", "Mới.", "Nữa.", "Hai."])
    #expect(written.text.blocks.map(\.end.inserted) == [Self.an, Self.binh, nil, nil])
  }

  @Test("leave to whoever rejects them the look that the paragraph had")
  func looks() throws {
    func item(_ text: String, _ style: String) -> String {
      #"<w:p><w:pPr><w:pStyle w:val="\#(style)"/></w:pPr><w:r><w:t>\#(text)</w:t></w:r></w:p>"#
    }
    let file = try WordFile(SampleWord.docx(body: [item("Một", "A"), item("Hai", "B")]))
    func edits(like: Int) -> [WordEdit] {
      [
        WordEdit(.replace(block: 0, 3..<3, with: " rưỡi"), by: Self.an),
        WordEdit(.insert(after: 0, text: "Mới", like: like), by: Self.an),
      ]
    }
    let other = try Self.xml(try Self.redline(edits(like: 1), of: file))
    #expect(other.contains(#"<w:p><w:pPr><w:pStyle w:val="B"/><w:pPrChange "#))
    #expect(other.contains(#"<w:pPr><w:pStyle w:val="A"/></w:pPr></w:pPrChange></w:pPr><w:ins "#))
    #expect(!(try Self.xml(try Self.redline(edits(like: 0), of: file))).contains("pPrChange"))
  }

  @Test("are kept apart where the next paragraph begins with one: by the words replaced, else by the last old word")
  func keptApart() throws {
    let file = try Self.file(["Nhiệm kỳ tới", "Mục tiêu"])
    let start = WordEdit(.replace(block: 1, 0..<0, with: "Các "), by: Self.an)
    let replaced = try Self.redline([WordEdit(.replace(block: 0, 9..<12, with: "sau"), by: Self.an), start], of: file)
    #expect(replaced.text.blocks[0].pieces.map(\.text) == ["Nhiệm kỳ ", "sau", "tới"])
    let added = try Self.redline([WordEdit(.replace(block: 0, 12..<12, with: " đây"), by: Self.an), start], of: file)
    #expect(added.text.blocks[0].pieces.map(\.text) == ["Nhiệm kỳ ", "tới đây", "tới"])
    for written in [replaced, added] { #expect(Self.touching(written).isEmpty) }
    #expect(added.settledText(.accepting) == ["Nhiệm kỳ tới đây", "Các Mục tiêu"])
    let both = WordEdit(.insert(after: 0, text: "Mới."), by: Self.an)
    let all = try Self.redline(
      [WordEdit(.replace(block: 0, 12..<12, with: " đây"), by: Self.an), both, start], of: file)
    #expect(all.settledText(.accepting) == ["Nhiệm kỳ tới đây", "Mới.", "Các Mục tiêu"])
    #expect(Self.touching(all).isEmpty)
  }

  @Test("never touch, whatever one author does", arguments: 0..<60)
  func law(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let texts = (0..<6).map { "Đoạn thứ \($0) nói về nhiều việc." }
    let file = try Self.file(texts)
    var edits: [WordEdit] = []
    for block in texts.indices {
      let length = texts[block].utf16.count
      if chance.below(2) == 0 { edits.append(WordEdit(.replace(block: block, 0..<0, with: "Mở đầu "), by: Self.an)) }
      switch chance.below(4) {
      case 0: edits.append(WordEdit(.replace(block: block, length - 5..<length, with: "chuyện."), by: Self.an))
      case 1: edits.append(WordEdit(.replace(block: block, length..<length, with: " Thêm nữa."), by: Self.an))
      case 2: edits.append(WordEdit(.replace(block: block, length - 5..<length, with: ""), by: Self.an))
      case _: break
      }
      for _ in 0..<chance.below(3) { edits.append(WordEdit(.insert(after: block, text: "Đoạn mới."), by: Self.an)) }
    }
    let written = try Self.redline(edits, of: file)
    #expect(Self.touching(written).isEmpty, "seed \(seed)")
    let clean = try WordFile(try file.patched(WordPatch(edits, style: .clean)))
    #expect(written.settledText(.accepting) == clean.settledText(.accepting), "seed \(seed)")
  }

  @Test("or a deletion whose words come in elsewhere: LibreOffice would give its look to the next paragraph")
  func departure() throws {
    let file = try Self.file(["Chương một", "Phạm vi áp dụng", "Điều khoản cuối", "Hết"])
    func written(_ words: String) throws -> WordFile {
      try Self.redline(
        [WordEdit(.insert(after: 0, text: words), by: Self.an), WordEdit(.delete(block: 2), by: Self.an)], of: file)
    }
    let moved = try written("Điều khoản cuối ")
    #expect(moved.settledText(.accepting) == ["Chương một", "Điều khoản cuối ", "Phạm vi áp dụng", "Hết"])
    let xml = try Self.xml(moved)
    #expect(xml.components(separatedBy: "<w:moveFrom ").count - 1 == 2, "the words and their mark")
    #expect(!xml.contains("<w:del ") && !xml.contains("delText") && !xml.contains("moveFromRange"))
    #expect(try Self.xml(written("Điều khoản khác")).contains("<w:del "))
  }
}
