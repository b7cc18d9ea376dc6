// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// Paragraphs that somebody cut in two or ran together without a mark.
@Suite("A paragraph")
struct SilentShapeTests {
  static let paragraphs = [
    "I. KẾT QUẢ NHIỆM KỲ",
    "Toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu. Thu ngân sách vượt dự toán hai phần trăm.",
    "Công tác dân vận được đổi mới. Quy chế dân chủ ở cơ sở được thực hiện nghiêm túc.",
    "Kiểm tra, giám sát được tiến hành sáu tháng một lần.", "II. PHƯƠNG HƯỚNG",
    "Tiếp tục sắp xếp tổ chức bộ máy theo hướng tinh gọn. Mỗi chi bộ chọn một việc đột phá.",
  ]

  private func base(_ texts: [String] = SilentShapeTests.paragraphs) -> DraftText {
    DraftText(
      version: 1,
      blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })
  }

  private func changes(_ texts: [String], on base: DraftText) -> [Change] {
    let marked = MarkedText(blocks: texts.map { MarkedBlock(pieces: [Piece($0)]) })
    return ReturnedFile(source: "f", text: marked).changes(on: base).changes
  }

  /// What the text becomes once all of it is taken up.
  private func applied(_ changes: [Change], to base: DraftText) throws -> [String] {
    let winners = changes.map { Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "A")) }
    return try base.applying(winners, as: 2).draft.texts
  }

  /// Where the first sentence of a text ends.
  private func sentence(_ text: String) -> Int {
    // A sign with a space behind it: "25.000" is one number.
    text.firstRange(of: ". ").map { text.utf16.distance(from: text.startIndex, to: $0.upperBound) - 1 }
      ?? text.utf16.count
  }

  /// Where one of the first two sentences of three ends, so that either half may be the short one.
  private func cut(_ text: String, _ chance: inout Chance) -> Int {
    let first = sentence(text)
    guard chance.below(2) == 1 else { return first }
    return first + sentence(String(decoding: Array(text.utf16)[first...], as: UTF16.self))
  }

  private static let sentences = [
    "Người trúng cử phải được trên một phần hai số phiếu bầu.",
    "Trường hợp số phiếu bằng nhau thì bầu lại giữa những người đó.",
    "Kết quả được công bố tại Đại hội ngay sau khi kiểm phiếu xong.",
  ]

  @Test(
    "that was cut in three or more, or run together of as many, takes no sentence away and brings none",
    arguments: [
      ["", "", ""], ["- ", "- ", "- "], ["a) ", "b) ", "c) "], ["1. ", "2. ", "3. "],
    ])
  func threeParts(leads: [String]) throws {
    var whole = Self.paragraphs
    whole[3] = Self.sentences.joined(separator: " ")
    var parts = Self.paragraphs
    parts.replaceSubrange(3...3, with: zip(leads, Self.sentences).map { $0 + $1 })
    for (before, after) in [(whole, parts), (parts, whole)] {
      let base = base(before)
      let found = changes(after, on: base)
      #expect(try applied(found, to: base) == after)
      for change in found {
        #expect(!Self.sentences.contains { change.new.contains($0) || change.old.contains($0) }, "\(change)")
      }
    }
  }

  @Test("that was cut in two without a mark is split at the very place", arguments: [1, 2, 5])
  func split(block: Int) throws {
    let base = base()
    var texts = Self.paragraphs
    let parts = texts[block].components(cutAfter: sentence(texts[block]))
    texts.replaceSubrange(block...block, with: parts)
    let found = changes(texts, on: base)
    #expect(found.map(\.kind) == [.split] && found.allSatisfy { !$0.isTracked }, "\(found)")
    guard case .rewrite(let span, let halves)? = found.first?.edit else {
      Issue.record("\(found)")
      return
    }
    #expect(span.start.block == base.blocks[block].id && span.end.block == base.blocks[block].id)
    #expect(span.start.offset.units == sentence(Self.paragraphs[block]) && halves == ["", ""], "\(span)")
    #expect(try applied(found, to: base) == texts)
  }

  @Test("that was run together with the next without a mark is merged with it", arguments: [1, 2])
  func merge(block: Int) throws {
    let base = base()
    var texts = Self.paragraphs
    texts.replaceSubrange(block...(block + 1), with: [texts[block] + " " + texts[block + 1]])
    let found = changes(texts, on: base)
    #expect(found.map(\.kind) == [.merge] && found.allSatisfy { !$0.isTracked }, "\(found)")
    guard case .rewrite(let span, _)? = found.first?.edit else {
      Issue.record("\(found)")
      return
    }
    #expect(span.start.block == base.blocks[block].id && span.end.block == base.blocks[block + 1].id)
    #expect(span.start.offset.units == Self.paragraphs[block].utf16.count && span.end.offset.units == 0)
    #expect(try applied(found, to: base) == texts)
  }

  @Test("that was split or merged and reworded besides gives each of it by itself")
  func reworded() throws {
    let base = base()
    var texts = Self.paragraphs
    texts.replaceSubrange(
      5...5, with: texts[5].replacing("một việc", with: "hai việc").components(cutAfter: sentence(texts[5])))
    texts.replaceSubrange(2...3, with: [texts[2] + " " + texts[3].replacing("sáu tháng", with: "ba tháng")])
    let found = changes(texts, on: base)
    #expect(found.map(\.kind) == [.merge, .replace, .split, .replace], "\(found.map { ($0.kind, $0.old, $0.new) })")
    #expect(found[1].old == "sáu" && found[1].new == "ba" && found[3].new == "hai", "\(found)")
    #expect(try applied(found, to: base) == texts)
  }

  @Test("of many that were split and merged is found again each time", arguments: 1...20 as ClosedRange<UInt64>)
  func many(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let texts = (0..<40).map { number in
      (0..<3).map { "Câu \(number * 3 + $0) nói về " + chance.sentence() }.joined(separator: " ")
    }
    let base = base(texts)
    var (made, wanted): ([String], [ChangeKind]) = ([], [])
    var index = 0
    while index < texts.count {
      switch chance.below(4) {
      case 0:
        made += texts[index].components(cutAfter: cut(texts[index], &chance))
        wanted.append(.split)
      case 1 where index + 1 < texts.count:
        made.append(texts[index] + " " + texts[index + 1])
        wanted.append(.merge)
        index += 1
      default: made.append(texts[index])
      }
      index += 1
    }
    let found = changes(made, on: base)
    #expect(
      found.map(\.kind) == wanted,
      "\(found.filter { $0.kind != .split && $0.kind != .merge }.map { "\($0.kind): \($0.old) → \($0.new)" })")
    #expect(try applied(found, to: base) == made, "seed \(seed)")
  }
}

extension String {
  /// The text up to a UTF-16 offset, and what follows without the space between.
  fileprivate func components(cutAfter units: Int) -> [String] {
    let place = String.Index(utf16Offset: units, in: self)
    return [String(self[..<place]), String(self[place...].drop { $0 == " " })]
  }
}
