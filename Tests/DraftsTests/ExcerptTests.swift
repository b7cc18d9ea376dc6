// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Who sends back only a chapter proposes nothing about the others; who strikes a chapter proposes that.
@Suite("A file with only a part of the draft")
struct ExcerptTests {
  private static let base = DraftText(
    version: 1,
    blocks: (1...60).map { number in
      DraftBlock(
        id: BlockID(version: 1, number: number),
        text: number % 10 == 1
          ? "Chương \(number / 10 + 1). Nhiệm vụ của nhóm \(number / 10 + 1)"
          : "Đơn vị số \(number) hoàn thành việc \(number * 7) trước ngày \(number) và báo cáo kết quả lần \(number * 3)."
      )
    })

  private static func set(_ edit: (inout [MarkedBlock]) -> Void) -> ChangeSet {
    var blocks = base.blocks.map { MarkedBlock(pieces: [Piece($0.text)]) }
    edit(&blocks)
    return ReturnedFile(source: "f", text: MarkedText(blocks: blocks)).changes(on: base)
  }

  @Test("proposes what was changed in it, and what it does not have is counted")
  func part() {
    let hand = Hand(author: "Hà")
    let set = Self.set { blocks in
      blocks[15].pieces = [
        blocks[15].pieces[0], Piece(" Giao văn phòng theo dõi.", fate: Fate(inserted: hand)),
      ]
      blocks = [MarkedBlock(pieces: [Piece("Góp ý vào chương hai")])] + blocks[10..<20]
    }
    #expect(set.leftOut == 50)
    #expect(set.changes.map(\.kind) == [.blockInsert, .insert], "\(set.changes.map(\.new))")
    #expect(set.changes.map(\.id.number) == [1, 2])
    let excerpt = Self.base.blocks[10..<20].map { MarkedBlock(pieces: [Piece($0.text)]) }
    #expect(!ReturnedFile(source: "f", text: MarkedText(blocks: excerpt)).answer(to: Self.base).isForeign)
  }

  @Test("may be two chapters of it, one paragraph struck in them is still struck")
  func parts() {
    let set = Self.set { $0 = Array($0[10..<14] + $0[15..<20] + $0[40..<50]) }
    #expect(set.leftOut == 40 && set.changes.map(\.kind) == [.blockDelete])
  }

  @Test("is none where somebody struck a chapter, half of the text, paragraphs here and there, or wrote it anew")
  func whole() {
    let chapter = Self.set { $0.removeSubrange(20..<30) }
    #expect(chapter.leftOut == nil && chapter.changes.count == 10)
    let half = Self.set { $0.removeSubrange(30..<60) }
    #expect(half.leftOut == nil && half.changes.count == 30)
    let middle = Self.set { $0.removeSubrange(10..<50) }
    #expect(middle.leftOut == nil && middle.changes.count == 40, "it reaches no end of the text")
    let scattered = Self.set { blocks in blocks = blocks.enumerated().filter { $0.offset % 4 == 0 }.map(\.element) }
    #expect(scattered.leftOut == nil && scattered.changes.count == 45)
    let rewritten = Self.set { blocks in
      let new = (1...40).map { "Hoàn toàn khác thứ \($0 * 11): thu ngân sách tăng gấp \($0) lần so với đầu kỳ." }
      blocks = Array(blocks[..<10]) + new.map { MarkedBlock(pieces: [Piece($0)]) }
    }
    #expect(rewritten.leftOut == nil)
    #expect(Self.set { _ in }.leftOut == nil)
  }

  @Test("proposes no other head of its pages where it has none")
  func headless() {
    var base = Self.base
    base.blocks.append(DraftBlock(id: BlockID(version: 1, number: 61), story: .header(1), text: "Dự thảo lần 1"))
    let blocks = Self.base.blocks[10..<20].map { MarkedBlock(pieces: [Piece($0.text)]) }
    for head in [[], [MarkedBlock(story: .header(1), pieces: [])]] {
      let set = ReturnedFile(source: "f", text: MarkedText(blocks: blocks + head)).changes(on: base)
      #expect(set.leftOut == 50 && set.changes.isEmpty, "\(set.changes)")
    }
    let head = [MarkedBlock(story: .header(1), pieces: [Piece("Dự thảo lần 2")])]
    let set = ReturnedFile(source: "f", text: MarkedText(blocks: blocks + head)).changes(on: base)
    #expect(set.changes.map(\.new) == ["2"], "who writes another one proposes it")
  }
}
