// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// Marks of several people in one place: each opinion is told, and nobody's words land where nobody put them.
@Suite("Where several people left marks")
struct SeveralHandsTests {
  static let (a, b, c) = (Hand(author: "A"), Hand(author: "B"), Hand(author: "C"))
  static let texts = [
    "Ban Thường vụ lãnh đạo toàn diện công tác xây dựng Đảng.",
    "Các chi bộ sinh hoạt định kỳ hằng tháng đúng quy định.",
    "Văn phòng theo dõi, đôn đốc và báo cáo kết quả thực hiện.", "Nơi nhận.",
  ]

  static let base = DraftText(
    version: 1,
    blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })

  static func kept(_ index: Int) -> MarkedBlock { MarkedBlock(pieces: [Piece(texts[index])]) }
  static func new(_ text: String, _ hand: Hand, cut: Hand? = nil, move: String? = nil) -> Piece {
    Piece(text, fate: Fate(inserted: hand, deleted: cut), move: move)
  }
  static func gone(_ text: String, _ hand: Hand, move: String? = nil) -> Piece {
    Piece(text, fate: Fate(deleted: hand), move: move)
  }

  static func changes(_ blocks: [MarkedBlock], on base: DraftText = base) -> [Change] {
    ReturnedFile(source: "f", text: MarkedText(blocks: blocks)).changes(on: base).changes
  }

  /// All of the file taken up as it reads with every mark accepted: of two that exclude each other the one that it holds.
  static func accepted(_ blocks: [MarkedBlock], on base: DraftText = base) throws -> [String] {
    let changes = changes(blocks, on: base)
    let cut = Set(changes.filter(\.isTracked).compactMap(\.variantOf))
    let winners = changes.filter { !cut.contains($0.id) && ($0.variantOf == nil || $0.isTracked) }
    return try base.applying(
      winners.enumerated().map { Winner(id: $1.id, edit: $1.edit, hand: a, turn: $0) }, as: 2
    ).asked.map(\.text)
  }

  static func told(_ changes: [Change]) -> [String] {
    changes.map { "\($0.hand?.author ?? "-") \($0.kind): \($0.old) → \($0.new)" }
  }

  /// The marks in a new paragraph, and what is told of it.
  static let newBlocks: [(pieces: [Piece], mark: Fate, told: [String])] = [
    (
      [new("Đẩy mạnh chuyển đổi số", a), new(", cải cách hành chính.", b)], Fate(inserted: a),
      [
        "A blockInsert:  → Đẩy mạnh chuyển đổi số",
        "B blockInsert:  → Đẩy mạnh chuyển đổi số, cải cách hành chính.",
      ]
    ),
    (
      [new("Đẩy mạnh ", a), new("toàn diện ", b), new("chuyển đổi số.", a)], Fate(inserted: a),
      ["A blockInsert:  → Đẩy mạnh chuyển đổi số.", "B blockInsert:  → Đẩy mạnh toàn diện chuyển đổi số."]
    ),
    (
      [new("Giữ kỷ luật, ", a), new("kỷ cương ", a, cut: b), new("hành chính ", b), new("nghiêm.", a)],
      Fate(inserted: a),
      ["A blockInsert:  → Giữ kỷ luật, kỷ cương nghiêm.", "B blockInsert:  → Giữ kỷ luật, hành chính nghiêm."]
    ),
    ([new("Đẩy mạnh chuyển đổi số.", a)], Fate(inserted: b), ["A blockInsert:  → Đẩy mạnh chuyển đổi số."]),
    (
      [new("Một", a), new(" hai", b), new(" ba", c)], Fate(inserted: a),
      ["A blockInsert:  → Một", "B blockInsert:  → Một hai", "C blockInsert:  → Một hai ba"]
    ),
    (
      [new("Một", a), new(" hai", b, cut: a)], Fate(inserted: a),
      ["A blockInsert:  → Một", "B blockInsert:  → Một hai", "A blockInsert:  → Một"]
    ),
  ]

  @Test("in a new paragraph it is one paragraph and its variants, and the next one stays as it is", arguments: 0..<6)
  func newBlock(number: Int) throws {
    let (pieces, mark, told) = Self.newBlocks[number]
    let new = MarkedBlock(pieces: pieces, end: mark)
    let before = [Self.kept(0), new, Self.kept(1), Self.kept(2), Self.kept(3)]
    let found = Self.changes(before)
    // What somebody took back of another's words is the paragraph as it was.
    let wanted = number == 5 ? Array(told.prefix(2)) : told
    #expect(Self.told(found) == wanted)
    #expect(found.allSatisfy { if case .insert(_, .after(Self.base.blocks[0].id)) = $0.edit { true } else { false } })
    #expect(found.first?.variantOf == nil && found.dropFirst().allSatisfy { $0.variantOf != nil })
    if number < 5 { #expect(try Self.accepted(before) == Reading(MarkedText(blocks: before), .accepting).texts) }
  }

  @Test("behind an old paragraph it is a new paragraph, whoever pressed the key", arguments: ["A", "B"])
  func behind(mark: String) throws {
    let marked = [
      MarkedBlock(pieces: [Piece(Self.texts[0])], end: Fate(inserted: Hand(author: mark))),
      MarkedBlock(pieces: [Self.new("Đẩy mạnh chuyển đổi số", Self.b), Self.new(", nhanh hơn.", Self.a)]),
      Self.kept(1), Self.kept(2), Self.kept(3),
    ]
    let found = Self.changes(marked)
    #expect(found.map(\.kind) == [.blockInsert, .blockInsert], "\(Self.told(found))")
    #expect(Set(found.compactMap(\.hand?.author)) == ["A", "B"])
    #expect(try Self.accepted(marked) == Reading(MarkedText(blocks: marked), .accepting).texts)
  }

  @Test("in words that somebody put into a paragraph it is a variant of them")
  func within() throws {
    let marked = [
      MarkedBlock(pieces: [
        Piece("Ban Thường vụ lãnh đạo toàn diện công tác xây dựng Đảng"), Self.new(" trong sạch, ", Self.a),
        Self.new("vững mạnh", Self.a, cut: Self.b), Self.new("kiểu mẫu", Self.b), Self.new(" và tiêu biểu", Self.a),
        Piece("."),
      ]), Self.kept(1), Self.kept(2), Self.kept(3),
    ]
    let found = Self.changes(marked)
    #expect(
      Self.told(found) == [
        "A insert:  →  trong sạch, vững mạnh và tiêu biểu", "B insert:  →  trong sạch, kiểu mẫu và tiêu biểu",
      ])
    #expect(try Self.accepted(marked) == Reading(MarkedText(blocks: marked), .accepting).texts)
  }

  @Test("what somebody put into a paragraph that another then deleted contradicts the deletion")
  func insideDeleted() {
    let marked = [
      MarkedBlock(
        pieces: [
          Self.gone("Ban Thường vụ lãnh đạo ", Self.a), Self.new("trực tiếp, ", Self.b, cut: Self.a),
          Self.gone("toàn diện công tác xây dựng Đảng.", Self.a),
        ], end: Fate(deleted: Self.a)), Self.kept(1), Self.kept(2), Self.kept(3),
    ]
    let found = Self.changes(marked)
    #expect(
      Self.told(found) == ["A blockDelete: \(Self.texts[0]) → ", "B insert:  → trực tiếp, "])
    #expect(Collation(changes: found, on: Self.base).clashes.map(\.kind) == [.contradiction])
  }
}
