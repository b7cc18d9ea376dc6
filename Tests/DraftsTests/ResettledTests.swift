// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("A late answer to words that stand in another paragraph since")
struct ResettledTests {
  private static let first: DraftText = {
    let texts = [
      "Phần mở đầu nói về tình hình chung của tổ chức trong năm qua.",
      """
      Cấp ủy các cấp đã triển khai kịp thời 58 nghị quyết, chỉ thị, kết luận của cấp trên; mở 124 hội nghị học tập, \
      tuyên truyền với trên 31.000 lượt đảng viên tham gia.
      """,
      "Kinh phí hoạt động được bảo đảm từ hội phí và tài trợ hợp pháp theo quy định của pháp luật.",
      "Tổ chức thực hiện nghị quyết của đại hội ngay trong quý đầu tiên. Hằng năm sơ kết, rút kinh nghiệm kịp thời.",
    ]
    return DraftText(
      version: 1, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })
  }()

  private static func range(of words: String, in block: Int) throws -> Range<Int> {
    let text = first.blocks[block].text
    let found = try #require(text.firstRange(of: words))
    let start = text.utf16.distance(from: text.startIndex, to: found.lowerBound)
    return start..<start + words.utf16.count
  }

  private static func rewrite(_ block: Int, _ old: String, _ new: String...) throws -> Edit {
    .rewrite(Span(first.blocks[block].id, try range(of: old, in: block)), new)
  }

  private static func next(_ edits: [Edit], after draft: DraftText = first) throws -> DraftText {
    try draft.applying(
      edits.enumerated().map { Winner(id: ChangeID(source: "s", number: $0), edit: $1, hand: Hand(author: "T")) },
      as: draft.version + 1
    ).draft
  }

  private static func change(_ edit: Edit) -> Change {
    Change(id: ChangeID(source: "f", number: 1), edit: edit, kind: .replace, old: "", new: "")
  }

  /// The later version with the late change carried over and accepted, and how it was carried; nil where it was lost or
  /// that version has it already.
  private static func late(_ edit: Edit, on draft: DraftText) throws -> (texts: [String], standing: Change.Standing)? {
    guard let carried = Carrying(from: first, to: draft).carry(change(edit)), carried.standing != .lost else {
      return nil
    }
    return (try next([carried.edit], after: draft).texts, carried.standing)
  }

  /// The paragraph parted before "mở 124", and edited in its first half.
  private static func parted() throws -> DraftText {
    let next = try next([try rewrite(1, "kịp thời 58", "đồng bộ 61"), try rewrite(1, " mở 124", "", "mở 124")])
    #expect(next.texts[1].hasSuffix("cấp trên;") && next.texts[2].hasPrefix("mở 124 hội nghị"))
    return next
  }

  @Test("goes to the half of a parted and edited paragraph in which its words stand now")
  func half() throws {
    let parted = try Self.parted()
    var expected = parted.texts
    expected[2].replace("31.000", with: "32.000")
    let late = try #require(try Self.late(try Self.rewrite(1, "31.000", "32.000"), on: parted))
    #expect(late.texts == expected)
    #expect(late.standing == .carried)
    let twice = try Self.next([try Self.rewrite(1, "kịp thời 58", "đồng bộ 61")])
    #expect(try Self.late(try Self.rewrite(1, "31.000", "32.000"), on: twice)?.standing == .carried)
  }

  @Test("goes there too where that half was edited as well, and is told where its own words were")
  func editedHalf() throws {
    let parted = try Self.next([
      try Self.rewrite(1, "kịp thời 58", "đồng bộ 61"), try Self.rewrite(1, " mở 124", "", "mở 120"),
      try Self.rewrite(1, "31.000", "30.500"),
    ])
    var expected = parted.texts
    expected[2].replace("tuyên truyền", with: "quán triệt")
    let late = try #require(try Self.late(try Self.rewrite(1, "tuyên truyền", "quán triệt"), on: parted))
    #expect(late.texts == expected && late.standing == .carried)
    let other = try #require(try Self.late(try Self.rewrite(1, "31.000", "32.000"), on: parted))
    #expect(other.texts[2].contains("với trên 32.000 lượt") && other.texts.count == parted.texts.count)
    #expect(other.standing == .disturbed)
    #expect(try Self.late(try Self.rewrite(1, "31.000", "30.500"), on: parted) == nil, "it stands already")
  }

  @Test("adds at the end and behind the paragraph where the end of it stands now")
  func end() throws {
    let parted = try Self.parted()
    let block = Self.first.blocks[1]
    let length = block.text.utf16.count
    let added = try #require(
      try Self.late(.rewrite(Span(block.id, length..<length), [" Việc này rất tốt."]), on: parted))
    #expect(added.texts[1] == parted.texts[1] && added.texts[2].hasSuffix("tham gia. Việc này rất tốt."))
    let behind = try #require(
      try Self.late(.insert([NewBlock(text: "Đoạn mới.")], at: .after(block.id)), on: parted))
    #expect(behind.texts[1...3] == parted.texts[1...2] + ["Đoạn mới."])
  }

  @Test("is lost where it would take a paragraph that is two by now, or words of both")
  func both() throws {
    let parted = try Self.parted()
    let block = Self.first.blocks[1]
    #expect(try Self.late(.delete(block.id), on: parted) == nil)
    #expect(try Self.late(.move(block.id, to: .start(.body)), on: parted) == nil)
    #expect(try Self.late(try Self.rewrite(1, "cấp trên; mở 124", "cấp trên và 130"), on: parted) == nil)
    #expect(
      Carrying(from: Self.first, to: parted).carry(Self.change(.delete(block.id)))?.standing == .lost, "not as if done")
  }

  @Test("goes to the paragraph that its own was run on behind, with edits there")
  func merged() throws {
    let (second, third) = (Self.first.blocks[2], Self.first.blocks[3])
    let end = second.text.utf16.count
    let merged = try Self.next([
      .rewrite(Span(Place(second.id, TextOffset(end)), Place(third.id, 0)), [" "]),
      try Self.rewrite(2, "hội phí và tài trợ hợp pháp", "ngân sách"),
    ])
    #expect(merged.blocks.count == 3)
    let late = try #require(try Self.late(try Self.rewrite(3, "quý đầu tiên", "tháng đầu tiên"), on: merged))
    #expect(late.texts[2] == merged.texts[2].replacing("quý đầu tiên", with: "tháng đầu tiên"))
    #expect(
      Carrying(from: Self.first, to: merged).carry(Self.change(.delete(third.id)))?.standing == .lost, "not as if done")
  }

  @Test("goes with a sentence that was put in another paragraph")
  func sentence() throws {
    let sentence = " Hằng năm sơ kết, rút kinh nghiệm kịp thời."
    let end = Self.first.blocks[0].text.utf16.count
    let moved = try Self.next([
      try Self.rewrite(3, sentence, ""), .rewrite(Span(Self.first.blocks[0].id, end..<end), [sentence]),
    ])
    let late = try #require(try Self.late(try Self.rewrite(3, "Hằng năm", "Hằng quý"), on: moved))
    #expect(late.texts[0].hasSuffix("năm qua. Hằng quý sơ kết, rút kinh nghiệm kịp thời."))
    #expect(late.texts[3] == moved.texts[3])
    // Taking it out is asked of the place where it stands, not taken for done.
    let gone = try #require(try Self.late(try Self.rewrite(3, sentence, ""), on: moved))
    #expect(gone.texts[0] == Self.first.texts[0])
  }

  @Test("goes with a paragraph that was moved and edited")
  func moved() throws {
    let draft = try Self.next([
      .move(Self.first.blocks[1].id, to: .after(Self.first.blocks[3].id)),
      try Self.rewrite(1, "kịp thời 58", "đồng bộ 61"),
    ])
    let late = try #require(try Self.late(try Self.rewrite(1, "31.000", "32.000"), on: draft))
    #expect(late.texts == draft.texts.map { $0.replacing("31.000", with: "32.000") })
  }

  @Test("keeps its remarks at their words in the other half")
  func remark() throws {
    let parted = try Self.parted()
    let range = try Self.range(of: "124 hội nghị", in: 1)
    let anchor = try #require(Anchor(Span(Self.first.blocks[1].id, range), in: Self.first))
    let found = AnchorSearch(from: Self.first, to: parted).find(anchor)
    #expect(found == .followed(Span(parted.blocks[2].id, 3..<15)))
  }
}
