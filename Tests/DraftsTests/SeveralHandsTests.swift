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

/// Marks in what came in without marks: a file of which only some was tracked.
@Suite("A mark in what came in without marks")
struct MarksInUnmarkedTests {
  typealias Hands = SeveralHandsTests
  static let (a, b) = (Hands.a, Hands.b)

  private func check(_ marked: [MarkedBlock], on base: DraftText = Hands.base, _ told: [String]) throws {
    let found = Hands.changes(marked, on: base)
    #expect(Hands.told(found) == told)
    #expect(try Hands.accepted(marked, on: base) == Reading(MarkedText(blocks: marked), .accepting).texts)
  }

  private func with(_ block: MarkedBlock) -> [MarkedBlock] {
    [Hands.kept(0), block, Hands.kept(1), Hands.kept(2), Hands.kept(3)]
  }

  @Test("that is all there is in a new paragraph is its words")
  func allWords() throws {
    let block = MarkedBlock(pieces: [Hands.new("Mở rộng dân chủ.", Self.a)])
    try check(with(block), ["A blockInsert:  → Mở rộng dân chủ."])
    try check(
      [Hands.kept(0), Hands.kept(1), Hands.kept(2), Hands.kept(3), block], ["A blockInsert:  → Mở rộng dân chủ."])
  }

  @Test("gives the paragraph with it, and the paragraph without")
  func someWords() throws {
    let block = MarkedBlock(pieces: [Piece("Mở rộng dân chủ"), Hands.new(", đối thoại", Self.a), Piece(".")])
    try check(
      with(block), ["A blockInsert:  → Mở rộng dân chủ, đối thoại.", "- blockInsert:  → Mở rộng dân chủ."])
    let clash = Collation(changes: Hands.changes(with(block)), on: Hands.base).clashes
    #expect(clash.map(\.kind) == [.contradiction])
  }

  @Test("of two people gives what each made of it")
  func twoHands() throws {
    let block = MarkedBlock(pieces: [
      Piece("Mở rộng dân chủ"), Hands.new(", đối thoại", Self.a), Hands.gone(" ở cơ sở", Self.b), Piece("."),
    ])
    try check(
      with(block),
      [
        "A blockInsert:  → Mở rộng dân chủ, đối thoại ở cơ sở.", "B blockInsert:  → Mở rộng dân chủ, đối thoại.",
        "- blockInsert:  → Mở rộng dân chủ ở cơ sở.",
      ])
  }

  @Test("leaves the new paragraphs around it as they are, in the order of the file")
  func neighbours() throws {
    let block = MarkedBlock(pieces: [Piece("Hai"), Hands.new(" rưỡi", Self.a), Piece(".")])
    let marked = [
      Hands.kept(0), MarkedBlock(pieces: [Piece("Một.")]), block, MarkedBlock(pieces: [Piece("Ba.")]), Hands.kept(1),
      Hands.kept(2), Hands.kept(3),
    ]
    try check(
      marked,
      [
        "- blockInsert:  → Một.", "A blockInsert:  → Hai rưỡi.", "- blockInsert:  → Hai.", "- blockInsert:  → Ba.",
      ])
    #expect(Collation(changes: Hands.changes(marked), on: Hands.base).clashes.map(\.kind) == [.contradiction])
  }

  @Test("that takes the whole of it away is told beside it")
  func taken() throws {
    let block = MarkedBlock(pieces: [Hands.gone("Mở rộng dân chủ.", Self.a)], end: Fate(deleted: Self.a))
    try check(with(block), ["- blockInsert:  → Mở rộng dân chủ.", "A blockInsert:  → "])
  }

  @Test("in the cells of a new row is the row")
  func row() throws {
    func cell(_ row: Int, _ column: Int, _ piece: Piece, _ fate: Fate = .kept) -> MarkedBlock {
      MarkedBlock(pieces: [piece], cell: CellPath(table: 0, row: row, column: column, rowFate: fate))
    }
    let base = DraftText(
      version: 1,
      blocks: ["Nhiệm vụ", "Cơ quan", "Cải cách", "Sở Nội vụ"].enumerated().map {
        DraftBlock(
          id: BlockID(version: 1, number: $0 + 1), text: $1, cell: CellSpot(table: 0, row: $0 / 2, column: $0 % 2))
      })
    let old = [cell(0, 0, Piece("Nhiệm vụ")), cell(0, 1, Piece("Cơ quan"))]
    let last = [cell(2, 0, Piece("Cải cách")), cell(2, 1, Piece("Sở Nội vụ"))]
    let new = [cell(1, 0, Hands.new("Số hóa", Self.a)), cell(1, 1, Hands.new("Sở Khoa học", Self.a))]
    try check(old + new + last, on: base, ["A rowInsert:  → Số hóa\tSở Khoa học"])
    // A row that somebody put in and another changed.
    let fate = Fate(inserted: Self.a)
    let marked = [
      cell(1, 0, Hands.new("Số hóa", Self.a), fate),
      MarkedBlock(
        pieces: [Hands.new("Sở Xây dựng", Self.a, cut: Self.b), Hands.new("Sở Khoa học", Self.b)],
        cell: CellPath(table: 0, row: 1, column: 1, rowFate: fate)),
    ]
    try check(
      old + marked + last, on: base,
      ["A rowInsert:  → Số hóa\tSở Xây dựng", "B rowInsert:  → Số hóa\tSở Khoa học"])
    // A row that came in silently and was struck.
    let struck = [
      cell(1, 0, Piece("Số hóa"), Fate(deleted: Self.a)), cell(1, 1, Piece("Sở Xây dựng"), Fate(deleted: Self.a)),
    ]
    try check(old + struck + last, on: base, ["- rowInsert:  → Số hóa\tSở Xây dựng", "A rowInsert:  → "])
  }

  @Test("within words that came in without marks contradicts them")
  func words() throws {
    let marked = [
      MarkedBlock(pieces: [
        Piece("Ban Thường vụ lãnh đạo toàn diện, "), Hands.gone("trực tiếp", Self.a),
        Hands.new("tuyệt đối", Self.a), Piece(" công tác xây dựng Đảng."),
      ]), Hands.kept(1), Hands.kept(2), Hands.kept(3),
    ]
    try check(marked, ["A insert:  → , tuyệt đối", "- insert:  → , trực tiếp"])
    #expect(
      Collation(changes: Hands.changes(marked), on: Hands.base).clashes.map(\.kind) == [.contradiction])
  }

  @Test("that takes away a paragraph whose words were changed without marks is what the file says")
  func overruled() throws {
    let words = "Các chi bộ sinh hoạt định kỳ hằng tuần đúng quy định."
    let block = MarkedBlock(pieces: [Hands.gone(words, Self.a)], end: Fate(deleted: Self.a))
    try check(
      [Hands.kept(0), block, Hands.kept(2), Hands.kept(3)],
      ["A blockDelete: \(Hands.texts[1]) → ", "- replace: tháng → tuần"])
  }

  @Test("that cannot be placed is told as such, and never left out")
  func lost() {
    let marked = [
      Hands.kept(0),
      MarkedBlock(pieces: [Piece("Một đoạn không đánh dấu.")], end: Fate(deleted: Self.a)), Hands.kept(1),
      Hands.kept(2),
      Hands.kept(3),
    ]
    let found = Hands.changes(marked).filter { $0.hand == Self.a }
    #expect(found.map(\.standing) == [.lost])
    #expect(found.first?.old == "\n")
  }

  @Test("that strikes all that another put in is told beside it, in words and in blocks")
  func struck() throws {
    let words = MarkedBlock(pieces: [
      Piece("Ban Thường vụ lãnh đạo toàn diện công tác xây dựng Đảng"), Hands.new(" vững mạnh", Self.a, cut: Self.b),
      Piece("."),
    ])
    try check([words, Hands.kept(1), Hands.kept(2), Hands.kept(3)], ["A insert:  →  vững mạnh", "B insert:  → "])
    let block = MarkedBlock(
      pieces: [Hands.new("Đoạn A thêm.", Self.a, cut: Self.b)], end: Fate(inserted: Self.a, deleted: Self.b))
    try check(with(block), ["A blockInsert:  → Đoạn A thêm.", "B blockInsert:  → "])
  }

  @Test("in a paragraph that another moves is a change of its words beside the move")
  func moved() throws {
    let marked = [
      MarkedBlock(
        pieces: [Hands.gone(Hands.texts[0], Self.a, move: "m")], end: Fate(deleted: Self.a)), Hands.kept(1),
      Hands.kept(2),
      MarkedBlock(
        pieces: [
          Hands.new("Ban Thường vụ lãnh đạo ", Self.a, move: "m"), Hands.new("trực tiếp, ", Self.b),
          Hands.new("toàn diện", Self.a, cut: Self.b, move: "m"),
          Hands.new(" công tác xây dựng Đảng.", Self.a, move: "m"),
        ], end: Fate(inserted: Self.a)), Hands.kept(3),
    ]
    let found = Hands.changes(marked)
    #expect(found.map(\.kind) == [.move, .replace] && found.map(\.hand?.author) == ["A", "B"])
    #expect(found.allSatisfy { $0.variantOf == nil })
    // Only what differs, not the paragraph.
    #expect(found.last?.old.count ?? .max < 15 && found.last?.new.contains("trực tiếp,") ?? false)
    #expect(try Hands.accepted(marked) == Reading(MarkedText(blocks: marked), .accepting).texts)
  }
}
