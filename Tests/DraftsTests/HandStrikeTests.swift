// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Red struck words beside red new ones: how people mark who do not track.
@Suite("Words struck through by hand")
struct HandStrikeTests {
  private static let texts = [
    "Mục tiêu đến năm 2030.", "Phấn đấu 100% cơ sở y tế có bác sĩ làm việc.", "Giữ vững danh hiệu huyện nông thôn mới.",
  ]
  private static let base = DraftText(
    version: 1,
    blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })

  /// A text in which what stands between tildes is struck.
  private static func marked(_ texts: [String]) -> MarkedText {
    var text = MarkedText(blocks: [])
    for (block, words) in texts.enumerated() {
      var (plain, start) = ("", 0)
      for (number, part) in words.split(separator: "~", omittingEmptySubsequences: false).enumerated() {
        start = plain.utf16.count
        plain += part
        if number % 2 == 1 {
          text.struck.append(
            MarkedPlace(block: block, offset: start)..<MarkedPlace(block: block, offset: plain.utf16.count))
        }
      }
      text.blocks.append(MarkedBlock(pieces: plain.isEmpty ? [] : [Piece(plain)]))
    }
    return text
  }

  private static func read(_ texts: [String], sentOut: [String] = texts) -> (set: ChangeSet, passages: Int) {
    let (file, passages) = ReturnedFile(source: "r", text: marked(texts)).withStrikesCarriedOut(
      sentOut: marked(sentOut))
    return (file.changes(on: base), passages)
  }

  @Test("are proposed to go, with what was written beside them in their place")
  func replaced() throws {
    let (set, passages) = Self.read([Self.texts[0], "Phấn đấu ~100%~95% cơ sở y tế có bác sĩ làm việc.", Self.texts[2]])
    let change = try #require(set.changes.first)
    #expect(passages == 1 && set.changes.count == 1)
    #expect((change.old, change.new, change.isTracked) == ("100%", "95%", false))
  }

  @Test("leave the file what it was: made by another program, or known by its words alone")
  func form() {
    let text = Self.marked([Self.texts[0], "~\(Self.texts[1])~"])
    for (isWordsOnly, isConverted) in [(true, false), (false, true)] {
      let sent = ReturnedFile(source: "r", text: text, isWordsOnly: isWordsOnly, isConverted: isConverted)
      let file = sent.withStrikesCarriedOut(sentOut: MarkedText(blocks: [])).file
      #expect((file.isWordsOnly, file.isConverted) == (isWordsOnly, isConverted))
    }
  }

  @Test("take their paragraph along where all of it is struck")
  func whole() throws {
    let (set, passages) = Self.read([Self.texts[0], "~\(Self.texts[1])~", Self.texts[2]])
    #expect(passages == 1 && set.changes.map(\.edit) == [.delete(BlockID(version: 1, number: 2))])
  }

  @Test("propose nothing where they were struck in what was sent out, though the words around them changed")
  func sentOutSo() {
    let struck = "Phấn đấu ~100%~ cơ sở y tế có bác sĩ làm việc."
    let sentOut = [Self.texts[0], struck, Self.texts[2]]
    let (same, none) = Self.read(sentOut, sentOut: sentOut)
    #expect(same.changes.isEmpty && none == 0)
    let (set, one) = Self.read(
      ["Mục tiêu ~đến năm 2030~.", struck.replacing("bác sĩ", with: "y sĩ"), Self.texts[2]], sentOut: sentOut)
    #expect(one == 1 && set.changes.map { $0.old.trimmingPrefix(" ") } == ["đến năm 2030", "bác"])
  }

  @Test("leave remarks behind them on their words")
  func remarks() throws {
    var text = Self.marked([Self.texts[0], "Phấn đấu ~100%~95% cơ sở y tế có bác sĩ làm việc.", Self.texts[2]])
    text.remarks = [
      Remark(
        id: "1", hand: Hand(author: "A"), text: "Cân nhắc.",
        anchor: MarkedPlace(block: 1, offset: 17)..<MarkedPlace(block: 1, offset: 22))
    ]
    let (file, _) = ReturnedFile(source: "r", text: text).withStrikesCarriedOut(sentOut: Self.marked(Self.texts))
    let anchor = try #require(file.changes(on: Self.base).remarks.first?.anchor)
    #expect(anchor.quote == "cơ sở")
  }

  @Test("are no other change where somebody deleted them with a mark")
  func tracked() {
    var text = Self.marked(Self.texts)
    let words = Self.texts[1]
    let start = words.utf16.count - words.split(separator: "100%")[1].utf16.count - 4
    text.blocks[1].pieces = [
      Piece("Phấn đấu "), Piece("100%", fate: Fate(deleted: Hand(author: "A"))),
      Piece(" cơ sở y tế có bác sĩ làm việc."),
    ]
    text.struck = [MarkedPlace(block: 1, offset: start)..<MarkedPlace(block: 1, offset: start + 4)]
    #expect(ReturnedFile(source: "r", text: text).withStrikesCarriedOut(sentOut: Self.marked(Self.texts)).passages == 0)
  }
}
