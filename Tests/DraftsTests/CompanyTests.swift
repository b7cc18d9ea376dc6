// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// What stands beside each other in one file contradicts nothing there, and has the order of the file.
@Suite("Changes of one file")
struct CompanyTests {
  private static let base = DraftText(
    version: 1,
    blocks: ["Báo cáo mỗi năm một lần.", "Nơi nhận.", "Hết."].enumerated().map {
      DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1)
    })
  private static let an = Hand(author: "An", date: "2026-03-01T08:00:00Z")
  private static let later = Hand(author: "An", date: "2026-03-01T08:10:00Z")
  private static let binh = Hand(author: "Bình", date: "2026-03-01T08:00:00Z")

  private static func returned(_ source: String, _ blocks: [MarkedBlock]) -> ChangeSet {
    ReturnedFile(source: source, text: MarkedText(blocks: blocks)).changes(on: base)
  }

  private static func plain(_ text: String) -> MarkedBlock { MarkedBlock(pieces: [Piece(text)]) }

  private static func new(_ text: String, _ hand: Hand) -> MarkedBlock {
    MarkedBlock(pieces: [Piece(text, fate: Fate(inserted: hand))], end: Fate(inserted: hand))
  }

  private static func applied(_ collation: Collation, turns: [Int?] = []) throws -> [String] {
    let winners = collation.proposals.enumerated().map { index, proposal in
      Winner(
        id: proposal.id, edit: proposal.edit, hand: an, turn: index < turns.count ? turns[index] : nil,
        together: proposal.beside, rivals: proposal.rivals)
    }
    return try base.applying(winners, as: 2).draft.texts
  }

  private static let rest = [plain("Nơi nhận."), plain("Hết.")]

  /// Words that one hand takes out, and others that stand behind them without a space between.
  private static func replaced(_ goes: Hand, _ comes: Hand) -> [MarkedBlock] {
    let pieces = [
      Piece("Báo cáo "), Piece("mỗi năm một lần", fate: Fate(deleted: goes)),
      Piece("sáu tháng một lần", fate: Fate(inserted: comes)), Piece("."),
    ]
    return [MarkedBlock(pieces: pieces)] + rest
  }

  @Test("do not contradict each other: a word that goes and one that comes for it later, or from another hand")
  func replacement() throws {
    for comes in [Self.later, Self.binh] {
      let set = Self.returned("f", Self.replaced(Self.an, comes))
      #expect(set.changes.count == 2)
      let collation = Collation([set], on: Self.base)
      #expect(collation.clashes.isEmpty)
      #expect(try Self.applied(collation) == ["Báo cáo sáu tháng một lần.", "Nơi nhận.", "Hết."])
    }
  }

  @Test("contradict those of another file all the same")
  func others() throws {
    let two = Self.returned("f", Self.replaced(Self.an, Self.binh))
    let pieces = [Piece("Báo cáo mỗi năm một lần"), Piece(" rưỡi", fate: Fate(inserted: Self.binh)), Piece(".")]
    let glued = [
      Piece("Báo cáo mỗi năm "), Piece("một lần", fate: Fate(deleted: Self.an)),
      Piece("hai lần", fate: Fate(inserted: Self.an)), Piece("."),
    ]
    let beside = Self.returned("g", [MarkedBlock(pieces: pieces)] + Self.rest)
    let other = Self.returned("h", [MarkedBlock(pieces: glued)] + Self.rest)
    let collation = Collation([two, beside, other], on: Self.base)
    #expect(collation.clashes.contains { $0.kind == .contradiction })
    #expect(throws: ApplyRefusal.self) { try Self.applied(collation) }
  }

  @Test("stand in the order of the file, tracked or not, until somebody chooses another")
  func order() throws {
    let first = Self.plain("Báo cáo mỗi năm một lần.")
    let one = [first, Self.new("Của An.", Self.an), Self.new("Của Bình.", Self.binh)] + Self.rest
    let silent = [first, Self.plain("Đoạn chen."), Self.new("Của An.", Self.an)] + Self.rest
    let last = [first, Self.new("Của An.", Self.an), Self.plain("Đoạn chen.")] + Self.rest
    let wanted = [["Của An.", "Của Bình."], ["Đoạn chen.", "Của An."], ["Của An.", "Đoạn chen."]]
    for (blocks, texts) in zip([one, silent, last], wanted) {
      let collation = Collation([Self.returned("f", blocks)], on: Self.base)
      #expect(collation.clashes.isEmpty && collation.proposals.count == 2)
      let whole = [Self.base.texts[0]] + texts + Self.base.texts[1...]
      #expect(try Self.applied(collation) == whole)
      #expect(
        try Self.applied(collation, turns: [2, 1]) == [Self.base.texts[0]] + texts.reversed() + Self.base.texts[1...])
    }
  }

  @Test("are to be ordered where another file arrives at the same point, even if that one says some of the same")
  func shared() throws {
    let first = Self.plain("Báo cáo mỗi năm một lần.")
    let (x, y) = (Self.new("Một.", Self.an), Self.new("Hai.", Self.binh))
    // The second file has what the first has, behind another of its own.
    let b = Self.returned("b", [first, x] + Self.rest)
    let a = Self.returned("a", [first, x, y] + Self.rest)
    let alone = Collation([a, b], on: Self.base)
    #expect(alone.clashes.isEmpty)
    #expect(try Self.applied(alone)[1...2] == ["Một.", "Hai."])
    let c = Self.returned("c", [first, Self.new("Ba.", Self.an)] + Self.rest)
    let all = Collation([a, b, c], on: Self.base)
    #expect(all.clashes.map(\.kind) == [.order])
    #expect(throws: ApplyRefusal.self) { try Self.applied(all) }
    // The order of a file holds where nobody chose, whichever file lends the proposal its name.
    let d = Self.returned("0", [first, y] + Self.rest)
    #expect(try Self.applied(Collation([a, d], on: Self.base))[1...2] == ["Một.", "Hai."])
  }

  @Test("that cut each other down are still one or the other")
  func variants() throws {
    let cut = MarkedBlock(pieces: [
      Piece("Báo cáo mỗi năm một lần"), Piece(" và khi", fate: Fate(inserted: Self.an)),
      Piece(" có", fate: Fate(inserted: Self.an, deleted: Self.binh)),
      Piece(" yêu cầu", fate: Fate(inserted: Self.an)), Piece("."),
    ])
    let collation = Collation([Self.returned("f", [cut] + Self.rest)], on: Self.base)
    #expect(collation.clashes.map(\.kind) == [.contradiction])
    #expect(throws: ApplyRefusal.self) { try Self.applied(collation) }
  }

  private static func letters(_ names: [String]) -> DraftText {
    DraftText(
      version: 1,
      blocks: names.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: sentence($1)) })
  }

  private static func sentence(_ name: String) -> String {
    name.count > 1 ? name : "Đoạn \(name) nói riêng về việc \(name)\(name) của đơn vị \(name)\(name)\(name)."
  }

  /// Marks of a move, as Word has them.
  private static func move(_ name: String, _ fate: Fate) -> MarkedBlock {
    MarkedBlock(pieces: [Piece(sentence(name), fate: fate, move: name)], end: fate)
  }

  private static func texts(of set: ChangeSet, on base: DraftText) throws -> [String] {
    let collation = Collation([set], on: base)
    #expect(collation.clashes.filter { $0.kind != .beside } == [])
    let winners = collation.proposals.map { Winner(id: $0.id, edit: $0.edit, hand: an, together: $0.beside) }
    return try base.applying(winners, as: 2).draft.texts
  }

  @Test("that move to one place, beside each other and beside new words, keep the order of the file")
  func moves() throws {
    let base = Self.letters(["A", "B", "C", "D", "E", "F", "G"])
    for order in ["AFEBCDG", "AFXBCDEG", "AXFBCDEG", "AEXFBCDG", "FEABCDG", "XGABCDEF", "AFXEXBCDG"] {
      let names = order.map { String($0) }
      let silent = names.map { Self.plain(Self.sentence($0)) }
      let file = ReturnedFile(source: "f", text: MarkedText(blocks: silent)).changes(on: base)
      #expect(try Self.texts(of: file, on: base) == names.map(Self.sentence), "\(order)")
      // The blocks that moved, with the marks of a move; nothing else tells their order.
      let going = names.filter { $0 == "E" || $0 == "F" || $0 == "G" && order.hasPrefix("XG") }
      var blocks = names.map { name in
        name == "X"
          ? Self.new(Self.sentence(name), Self.an)
          : going.contains(name) ? Self.move(name, Fate(inserted: Self.an)) : Self.plain(Self.sentence(name))
      }
      if !order.hasPrefix("XG") {
        let last = blocks.removeLast()
        blocks += going.sorted().map { Self.move($0, Fate(deleted: Self.an)) } + [last]
        let tracked = ReturnedFile(source: "f", text: MarkedText(blocks: blocks)).changes(on: base)
        #expect(
          Reading(MarkedText(blocks: blocks), .rejecting).texts
            == base.texts.filter { text in
              going.contains { Self.sentence($0) == text } || names.contains { Self.sentence($0) == text }
            })
        #expect(try Self.texts(of: tracked, on: base) == names.map(Self.sentence), "\(order)")
      }
    }
  }

  @Test("make the text of the file, however its paragraphs were put about", arguments: 1...12 as ClosedRange<UInt64>)
  func anyOrder(seed: UInt64) throws {
    for seed in seed * 100..<seed * 100 + 10 {
      var chance = Chance(seed: seed)
      let base = Self.letters(
        ["A", "B", "C", "D", "E", "F", "G", "H"] + (chance.isHit(40) ? ["- Nơi nhận.", "- Nơi nhận."] : []))
      var texts = base.texts.shuffled(using: &chance)
      if chance.isHit(50) {
        texts = base.texts
        for _ in 0..<(1 + chance.below(3)) {
          texts.insert(texts.remove(at: chance.below(texts.count)), at: chance.below(texts.count))
        }
      }
      if chance.isHit(50) { texts.remove(at: chance.below(texts.count)) }
      for name in ["X", "Y", "X"] where chance.isHit(40) {
        texts.insert(Self.sentence(name), at: chance.below(texts.count + 1))
      }
      let silent = ReturnedFile(source: "f", text: MarkedText(blocks: texts.map(Self.plain))).changes(on: base)
      #expect(try Self.texts(of: silent, on: base) == texts, "seed \(seed)")
      let other = DraftText(
        version: 2, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 9, number: $0 + 1), text: $1) })
      let redline = try Comparison(base, other).redline(of: base, in: Self.an).redline
      let tracked = ReturnedFile(source: "f", text: redline).changes(on: base)
      #expect(try Self.texts(of: tracked, on: base) == texts, "seed \(seed)")
    }
  }

  @Test("arrive behind the words that came for others there, as the file has it")
  func behindReplaced() throws {
    let base = Self.letters(["A", "B", "C", "D", "E", "F"])
    let new = "Hoàn toàn khác: thu ngân sách tăng gấp đôi so với đầu nhiệm kỳ."
    let texts = [Self.sentence("A"), new] + ["E", "C", "D", "F"].map(Self.sentence)
    let set = ReturnedFile(source: "f", text: MarkedText(blocks: texts.map(Self.plain))).changes(on: base)
    #expect(set.changes.map(\.kind) == [.replace, .move])
    #expect(try Self.texts(of: set, on: base) == texts)
  }

  @Test("keep their order where others of another file stand before or behind them")
  func moveTurns() throws {
    let base = Self.letters(["A", "B", "C", "D", "E"])
    func file(_ source: String, _ order: String) -> ChangeSet {
      let blocks = order.map { Self.plain(Self.sentence(String($0))) }
      return ReturnedFile(source: source, text: MarkedText(blocks: blocks)).changes(on: base)
    }
    let collation = Collation([file("a", "AEXDBC"), file("b", "AYBCDE"), file("c", "AEDBC")], on: base)
    let winners = collation.proposals.map { proposal in
      Winner(
        id: proposal.id, edit: proposal.edit, hand: Self.an, turn: proposal.members[0].source == "b" ? 1 : 2,
        together: proposal.beside)
    }
    let order = ["A", "Y", "E", "X", "D", "B", "C"]
    #expect(try base.applying(winners, as: 2).draft.texts == order.map(Self.sentence))
  }
}
