// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Which version a file answers, as the hidden names of its paragraphs tell it.
@Suite("The hints of a returned file")
struct BlockHintTests {
  private static let opening = "Phần mở đầu nói về tình hình chung của tổ chức trong năm qua."
  private static let checking = "Kiểm tra, giám sát sáu tháng một lần tại các đơn vị trực thuộc."
  private static let closing = "Tổ chức thực hiện nghị quyết của đại hội ngay trong quý đầu tiên."

  private static func draft(_ version: Int, _ texts: [String]) -> DraftText {
    DraftText(
      version: version,
      blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })
  }

  /// Checked every six months in the first version, every quarter in the second.
  private static let first = draft(1, [opening, checking, closing])
  private static let second = draft(2, [opening, checking.replacing("sáu tháng", with: "hằng quý"), closing])
  private static let third = draft(
    3, [opening, checking.replacing("sáu tháng", with: "hằng quý"), closing + " Việc này làm ngay."])

  /// A file that went out as a version, and came back with these words.
  private static func file(_ texts: [String], outAs version: Int?) -> ReturnedFile {
    let blocks = texts.enumerated().map { place, text in
      MarkedBlock(
        pieces: [Piece(text)],
        hint: version.map { BlockHint(BlockID(version: 1, number: place + 1), in: $0).name })
    }
    return ReturnedFile(source: "r", text: MarkedText(blocks: blocks))
  }

  @Test("are read again as they were written, hidden from people, and short enough for Word")
  func names() throws {
    let hint = BlockHint(BlockID(version: 12, number: 3456), in: 107)
    #expect(BlockHint(name: hint.name) == hint && hint.name.hasPrefix("_") && hint.name.count <= 40)
    for other in ["_dk_1_2", "_Toc_1_2_3", "_dk_1_2_x", "_dk_1_2_3_4", ""] { #expect(BlockHint(name: other) == nil) }
  }

  @Test("keep as a proposal what takes back all that their version had changed")
  func takenBack() throws {
    let versions = [Self.first, Self.second]
    // Word for word the first version: by the words alone it would answer that one and propose nothing.
    let bare = try #require(Self.file(Self.first.texts, outAs: nil).changes(onNearestOf: versions))
    #expect(bare.answers == 1 && bare.changes.isEmpty)
    let hinted = try #require(Self.file(Self.first.texts, outAs: 2).changes(onNearestOf: versions))
    #expect(hinted.answers == 2 && hinted.changes.map(\.new) == ["sáu tháng"])
  }

  @Test("of an older version are told, and what it proposes is carried to the newest")
  func older() throws {
    let texts = Self.first.texts.dropLast() + [Self.closing.replacing("quý đầu tiên", with: "tháng đầu tiên")]
    let set = try #require(
      Self.file(Array(texts), outAs: 1).changes(onNearestOf: [Self.first, Self.second, Self.third]))
    #expect(set.answers == 1 && set.base == 3 && set.isCarried)
    #expect(set.changes.map(\.new) == ["tháng"] && set.changes.allSatisfy { $0.standing != .lost })
  }

  @Test("leave it to the words which later version a file answers that was filed as one and sent on")
  func filedAgain() throws {
    let texts = Self.second.texts.map { $0.replacing("ngay", with: "luôn") }
    let set = try #require(Self.file(texts, outAs: 1).changes(onNearestOf: [Self.first, Self.second]))
    #expect(set.answers == 2 && set.changes.map(\.old) == ["ngay"])
  }

  @Test("count for nothing where few paragraphs bear them, or no version is of their number")
  func few() throws {
    var file = Self.file(Self.first.texts, outAs: nil)
    file.text.blocks[0].hint = BlockHint(BlockID(version: 1, number: 1), in: 2).name
    #expect(Reading(file.text, .rejecting).hintedVersion == nil)
    #expect(file.changes(onNearestOf: [Self.first, Self.second])?.answers == 1)
    let strange = Self.file(Self.first.texts, outAs: 9)
    #expect(strange.changes(onNearestOf: [Self.first, Self.second])?.answers == 1)
  }

  @Test("of another version than the one compared name none of its blocks")
  func otherVersion() {
    let base = Self.draft(
      2,
      [
        "Chỉ tiêu thứ nhất: kết nạp 100 hội viên mới trong năm đầu.",
        "Chỉ tiêu thứ hai: kết nạp 200 hội viên mới trong năm sau.",
      ])
    let words = "Chỉ tiêu thứ nhất: kết nạp 250 hội viên mới trong năm đầu."
    func came(_ version: Int) -> Bool {
      let hint = BlockHint(BlockID(version: 1, number: 2), in: version).name
      let reading = Reading(
        MarkedText(blocks: [MarkedBlock(pieces: [Piece(words)], hint: hint)]), .rejecting)
      return Comparison(base, reading).beads.contains { $0.old == 1..<2 && $0.isPair }
    }
    #expect(came(2) && !came(7))
  }

  @Test("make a text of the file itself: each name once, what was copied or is new under a name of its own")
  func base() throws {
    var file = Self.file(Self.second.texts + [Self.opening, "Đoạn mới."], outAs: 2)
    file.text.blocks[3].hint = file.text.blocks[0].hint
    file.text.blocks[4].hint = nil
    let draft = try #require(DraftText(hinted: Reading(file.text, .rejecting)))
    #expect(draft.version == 2)
    #expect(draft.blocks.map(\.id.description) == ["0.1", "1.2", "1.3", "0.4", "0.5"])
    #expect(DraftText(hinted: Reading(Self.file(Self.first.texts, outAs: nil).text, .rejecting)) == nil)
  }
}
