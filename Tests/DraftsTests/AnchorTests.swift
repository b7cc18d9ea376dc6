// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

@Suite("An anchor")
struct AnchorTests {
  private let base = DraftText(
    version: 1,
    blocks: [
      DraftBlock(id: BlockID(version: 1, number: 1), text: "Phần mở đầu nói về tình hình chung."),
      DraftBlock(id: BlockID(version: 1, number: 2), text: "Phấn đấu kết nạp 25.000 hội viên mới trong nhiệm kỳ."),
      DraftBlock(id: BlockID(version: 1, number: 3), text: "Tổ chức thực hiện nghị quyết của đại hội."),
    ])

  private func anchor(_ quote: String, in block: Int) throws -> Anchor {
    let text = base.blocks[block].text
    let range = try #require(text.firstRange(of: quote))
    let start = text.utf16.distance(from: text.startIndex, to: range.lowerBound)
    return try #require(Anchor(Span(base.blocks[block].id, start..<start + quote.utf16.count), in: base))
  }

  private func find(_ anchor: Anchor, after edit: (inout [DraftBlock]) -> Void) -> (AnchorFinding, DraftText) {
    var next = DraftText(version: 2, blocks: base.blocks)
    edit(&next.blocks)
    return (AnchorSearch(from: base, to: next).find(anchor), next)
  }

  private func text(_ finding: AnchorFinding, _ draft: DraftText) -> String? {
    guard let span = finding.span, let block = draft.blocks.first(where: { $0.id == span.start.block }) else {
      return nil
    }
    let units = Array(block.text.utf16)[span.start.offset.units..<span.end.offset.units]
    return String(decoding: units, as: UTF16.self)
  }

  @Test("stays where its block reads as it did")
  func unchanged() throws {
    let anchor = try anchor("25.000 hội viên", in: 1)
    let (finding, _) = find(anchor) { $0[0].text = "Khác hẳn." }
    #expect(finding == .unchanged(anchor.span))
  }

  @Test("is followed through what changed around it and in it")
  func followed() throws {
    let anchor = try anchor("25.000 hội viên mới", in: 1)
    let (finding, next) = find(anchor) { $0[1].text = "Trong năm năm tới, phấn đấu kết nạp 26.000 hội viên mới." }
    #expect(text(finding, next) == "26.000 hội viên mới")
    guard case .followed = finding else {
      Issue.record("\(finding)")
      return
    }
  }

  @Test("is found by its words where its block is gone")
  func found() throws {
    let anchor = try anchor("25.000 hội viên mới", in: 1)
    let (finding, next) = find(anchor) { blocks in
      blocks.remove(at: 1)
      blocks[0].text += " Có ý kiến nêu 25.000 hội viên mới là thấp."
    }
    #expect(text(finding, next) == "25.000 hội viên mới")
    guard case .found = finding else {
      Issue.record("\(finding)")
      return
    }
  }

  /// A text in which one phrase stands in two paragraphs, and the first of these deleted.
  private func repeated(_ edit: (inout [DraftBlock]) -> Void = { _ in }) throws -> (AnchorFinding, DraftText) {
    let texts = [
      "Nguyên nhân chủ yếu là do năng lực lãnh đạo của một số cấp ủy còn hạn chế, sự phối hợp chưa chặt chẽ.",
      "Xây dựng tổ chức vững mạnh; nâng cao năng lực lãnh đạo, sức chiến đấu; phát huy dân chủ, giữ vững kỷ cương.",
      "Nơi nhận: như trên; lưu Văn phòng.",
    ]
    let old = DraftText(
      version: 1, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })
    let anchor = try #require(Anchor(Span(old.blocks[0].id, 26..<43), in: old))
    #expect(anchor.quote == "năng lực lãnh đạo")
    var new = DraftText(version: 2, blocks: Array(old.blocks.dropFirst()))
    edit(&new.blocks)
    return (AnchorSearch(from: old, to: new).find(anchor), new)
  }

  @Test("is not hung on the same words of another paragraph, which stood there before")
  func elsewhere() throws {
    #expect(try repeated().0 == .unanchored)
    // Nor on words that came, where nothing says that they are those: the text uses the phrase more than once.
    let (other, _) = try repeated { $0[1].text += " Bồi dưỡng năng lực lãnh đạo cho cán bộ trẻ." }
    #expect(other == .unanchored)
  }

  @Test("is found among the words that came, where those around it came along")
  func cameAlong() throws {
    let (finding, next) = try repeated {
      $0[1].text += " Lý do: năng lực lãnh đạo của một số cấp ủy."
    }
    #expect(finding.span?.start.block == next.blocks[1].id)
    #expect(text(finding, next) == "năng lực lãnh đạo")
    let (moved, after) = try repeated { blocks in
      blocks[0].text +=
        " Nguyên nhân chủ yếu là do năng lực lãnh đạo của một số cấp ủy còn hạn chế, sự phối hợp chưa chặt chẽ."
    }
    #expect(text(moved, after) == "năng lực lãnh đạo")
    #expect(moved.span.map { $0.start.offset.units > 100 } ?? false, "not on the phrase that stood there before")
  }

  @Test("says that it is unanchored where nothing like it is left")
  func unanchored() throws {
    let anchor = try anchor("25.000 hội viên mới", in: 1)
    #expect(find(anchor) { $0.remove(at: 1) }.0 == .unanchored)
    #expect(find(anchor) { $0[1].text = "Phấn đấu trong nhiệm kỳ." }.0 == .unanchored)
  }

  @Test("lives through many versions or says that it is unanchored")
  func versions() throws { #expect(try Self.lives(seed: 1, versions: 40) > 100) }

  /// How often an anchor was found again, of six in each of so many versions.
  static func lives(seed: UInt64, versions: Int) throws -> Int {
    var chance = Chance(seed: seed)
    var draft = chance.draft(blocks: 14)
    var anchors: [Anchor] = []
    var lives = 0
    for version in 2...versions + 1 {
      while anchors.count < 6 {
        let block = chance.one(of: draft.blocks)
        let length = block.text.utf16.count
        let start = chance.below(length + 1)
        let end = min(length, start + chance.below(30))
        anchors.append(try #require(Anchor(Span(block.id, start..<end), in: draft)))
      }
      // Identity is handed on by the merge itself.
      let next = try Comparison(draft, chance.edited(draft)).redline(of: draft, in: Hand(author: "A")).draft
      let search = AnchorSearch(from: draft, to: next)
      anchors = anchors.compactMap { anchor in
        let finding = search.find(anchor)
        guard let span = finding.span else { return nil }
        let again = Anchor(span, in: next)
        #expect(again != nil, "seed \(seed), version \(version): \(span)")
        if case .unchanged = finding { #expect(again?.quote == anchor.quote, "seed \(seed), version \(version)") }
        if case .found = finding { #expect(again?.quote == anchor.quote, "seed \(seed), version \(version)") }
        lives += 1
        return again
      }
      draft = next.blocks.isEmpty ? chance.draft(version: version, blocks: 14) : next
      if draft.blocks.count > 40 { draft.blocks = Array(draft.blocks.prefix(14)) }
      anchors.removeAll { anchor in !draft.blocks.contains { $0.id == anchor.span.start.block } }
      anchors.removeAll { anchor in !draft.blocks.contains { $0.id == anchor.span.end.block } }
    }
    return lives
  }
}

@Suite("An anchor of long standing")
struct AnchorTestsSlow {
  @Test("lives through a thousand versions or says that it is unanchored", arguments: 1...4 as ClosedRange<UInt64>)
  func thousand(seed: UInt64) throws {
    // Most edits touch other blocks: an anchor that died of each would make this a small number.
    #expect(try AnchorTests.lives(seed: seed, versions: 250) > 1_000, "seed \(seed)")
  }
}
