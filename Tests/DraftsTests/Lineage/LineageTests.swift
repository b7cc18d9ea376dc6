// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

@Suite("A merged text")
struct LineageTests {
  static let lineage = Lineage(
    of: Merger.merged, from: [Merger.first, Merger.second, Merger.third], lexicon: .vietnamese)

  @Test("covers its predecessors exactly as it was made")
  func coverage() {
    let found = Self.lineage.coverage.flatMap { coverage in
      coverage.blocks.map { block in
        let number = block.block + 1
        let name = coverage.source + (number < 10 ? "0" : "") + "\(number)"
        let fate =
          switch block.fate {
          case .carried: "carried"
          case .otherFigures: "figures"
          case .partly: "partly"
          case .leftOut: "out"
          }
        return ([name, fate] + block.into.map { "\($0 + 1)" }).joined(separator: " ")
      }
    }
    #expect(found == Merger.coverage)
  }

  @Test(
    "carries nothing that it denies, and no denial of what it says",
    arguments: [
      ("Chưa kết nạp 150 đảng viên.", "Tăng trưởng bình quân 7,5%/năm; kết nạp 150 đảng viên.", 0),
      ("Kết nạp 150 đảng viên.", "Tăng trưởng bình quân 7,5%/năm; chưa kết nạp 150 đảng viên.", 0),
      ("Chưa kết nạp 150 đảng viên.", "Trong năm chưa kết nạp 150 đảng viên.", 6),
      (
        "Đã hoàn thành mười hai chỉ tiêu kinh tế của nghị quyết, không hoàn thành chỉ tiêu thu hút đầu tư.",
        "Đã hoàn thành mười hai chỉ tiêu kinh tế của nghị quyết, thu hút đầu tư tăng nhanh.", 12
      ),
    ])
  func denied(_ old: String, _ new: String, _ words: Int) throws {
    let lineage = Lineage(of: [new], from: [LineageText(id: "b", blocks: [old])], lexicon: .vietnamese)
    let block = try #require(lineage.coverage[0].blocks.first)
    #expect(block.wordsCarried == words && block.fate == (words == 6 ? .carried : .partly))
  }

  @Test("carries a sentence with another figure, however short, as such")
  func otherFigure() throws {
    let old = "Tổng thu ngân sách đạt 5.000 tỷ đồng."
    func coverage(_ merged: String...) throws -> Lineage.BlockCoverage {
      let lineage = Lineage(of: merged, from: [LineageText(id: "a", blocks: [old])], lexicon: .vietnamese)
      return try #require(lineage.coverage[0].blocks.first)
    }
    let told = try coverage("Mở đầu.", "Tổng thu ngân sách đạt 6.000 tỷ đồng.")
    #expect((told.fate, told.into, told.wordsCarried, told.words) == (.otherFigures, [1], 7, 8))
    #expect(try coverage("Tổng thu hải sản đạt 6.000 tỷ đồng.").fate == .leftOut, "another matter")
    #expect(try coverage("Tổng thu ngân sách chưa đạt 6.000 tỷ đồng.").fate == .leftOut, "the contrary")
    let both = Lineage(
      of: ["Tổng thu ngân sách đạt 6.000 tỷ đồng."],
      from: [LineageText(id: "a", blocks: [old, "Tổng thu ngân sách đạt 6.000 tỷ đồng."])], lexicon: .vietnamese)
    #expect(both.coverage[0].blocks.map(\.fate) == [.leftOut, .carried], "it is the other's")
  }

  @Test(
    "carries nothing of a passage that has only its number in common with another",
    arguments: ["Điều 2.", "Chương II.", "Phần IV.", "Khoản 1.", "Năm 2025.", "Nghị quyết 2.", "1.2.", "Điều 2a."])
  func labels(_ label: String) throws {
    let old = LineageText(id: "a", blocks: ["\(label) Trồng mới rừng phòng hộ ven biển."])
    let other = Lineage(
      of: ["\(label) Nâng cao chất lượng giáo dục mầm non tại các xã."], from: [old], lexicon: .vietnamese)
    let left = try #require(other.coverage[0].blocks.first)
    #expect(left.fate == .leftOut && left.wordsCarried == 0 && left.into.isEmpty && other.newBlocks == [0])
    let renumbered = Lineage(
      of: ["Điều 7. Trồng mới rừng phòng hộ ven biển."], from: [old], lexicon: .vietnamese)
    let kept = try #require(renumbered.coverage[0].blocks.first)
    #expect(kept.fate == .carried && kept.wordsCarried == kept.words)
    #expect(renumbered.origin(ofBlock: 0) == .verbatim("a 1"))
  }

  @Test("still carries a heading that is nothing but its number")
  func bareHeadings() throws {
    let lineage = Lineage(
      of: ["Chương II.", "Chương II. Nhiệm vụ mới."], from: [LineageText(id: "a", blocks: ["Chương II."])],
      lexicon: .vietnamese)
    #expect(try #require(lineage.coverage[0].blocks.first).into == [0] && lineage.newBlocks == [1])
  }

  @Test("says of each block how it came to be")
  func origins() {
    let found = Merger.merged.indices.dropFirst().map { block -> String in
      let (how, sources): (String, [String]) =
        switch Self.lineage.origin(ofBlock: block) {
        case .verbatim(let source): ("verbatim", [source])
        case .edited(let source): ("edited", [source])
        case .part(let source): ("part", [source])
        case .combined(let sources): ("combined", sources)
        case .new: ("new", [])
        }
      return (["\(block + 1)", how] + sources.map { $0.replacing(" ", with: "0") }).joined(separator: " ")
    }
    #expect(found == Merger.origins)
    #expect(Self.lineage.newBlocks == [0, 10, 15])
  }

  @Test("sums to the whole, by blocks and by words")
  func sums() {
    for coverage in Self.lineage.coverage {
      #expect(coverage.count(.carried) + coverage.count(.partly) + coverage.count(.leftOut) == coverage.blocks.count)
      #expect(coverage.blocks.allSatisfy { (0...$0.words).contains($0.wordsCarried) })
      #expect(coverage.blocks.allSatisfy { ($0.fate == .leftOut) == ($0.wordsCarried == 0) })
    }
    #expect(Self.lineage.coverage.map(\.words) == [712, 724, 665])
  }

  @Test(
    "made of nothing but itself carries all of it, in any order of blocks", arguments: 1...10 as ClosedRange<UInt64>)
  func itself(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let lineage = Lineage(
      of: Merger.second.blocks.shuffled(using: &chance), from: [Merger.second], lexicon: .vietnamese)
    let coverage = lineage.coverage[0]
    #expect(coverage.count(.carried) == Merger.second.blocks.count, "seed \(seed)")
    #expect(coverage.wordsCarried == coverage.words, "seed \(seed)")
    #expect(lineage.newBlocks.isEmpty && lineage.edges.allSatisfy { $0.how == .verbatim && $0.score == 100 })
  }

  @Test("carries no less the more of its predecessors it holds", arguments: 1...10 as ClosedRange<UInt64>)
  func monotone(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    var merged: [String] = []
    var carried = 0
    for block in Merger.third.blocks.shuffled(using: &chance) {
      merged.append(block)
      let now = Lineage(of: merged, from: [Merger.third], lexicon: .vietnamese).coverage[0]
      #expect(now.wordsCarried > carried && now.count(.carried) == merged.count, "seed \(seed)")
      carried = now.wordsCarried
    }
  }

  @Test("keeps a part of a sentence apart from the whole of it")
  func part() throws {
    let source =
      "Đẩy mạnh cải cách hành chính ở mọi cấp, rút ngắn thời gian giải quyết hồ sơ của người dân xuống còn năm ngày làm việc."
    let lineage = Lineage(
      of: ["Rút ngắn thời gian giải quyết hồ sơ của người dân."], from: [LineageText(id: "A", blocks: [source])],
      lexicon: .vietnamese)
    #expect(lineage.edges.map(\.how) == [.part])
    let block = try #require(lineage.coverage.first?.blocks.first)
    #expect(block.fate == .partly && block.wordsCarried == 11 && block.words == 26)
    #expect(lineage.origin(ofBlock: 0) == .part("A 1"))
  }

  @Test("traces a sentence to where it stands word for word, and not to what is only like it")
  func strongest() {
    let source = "Ba đảng bộ kiểm tra một trăm hai mươi lượt tổ chức, mỗi tổ chức ít nhất hai lượt."
    let like = "Ba đảng bộ kiểm tra một trăm ba mươi lượt tổ chức, mỗi tổ chức ít nhất hai lượt."
    let lineage = Lineage(
      of: [like, "Phần chung.", source], from: [LineageText(id: "A", blocks: [source])], lexicon: .vietnamese)
    #expect(lineage.edges.map(\.into.block) == [2] && lineage.edges.map(\.how) == [.verbatim])
    #expect(lineage.newBlocks == [0, 1])
    let alone = Lineage(of: [like], from: [LineageText(id: "A", blocks: [source])], lexicon: .vietnamese)
    #expect(alone.edges.map(\.how) == [.edited], "where it stands nowhere, the likeness is its origin")
  }

  @Test("takes a turn of speech for no origin")
  func turnOfSpeech() {
    let lineage = Lineage(
      of: ["Năm nay quỹ khuyến học còn giúp được nhiều em nhỏ ở các chi bộ."],
      from: [LineageText(id: "A", blocks: ["Quỹ khuyến học còn."])], lexicon: .vietnamese)
    #expect(lineage.edges.isEmpty && lineage.coverage[0].count(.leftOut) == 1)
  }

  @Test("takes what people rule over what it found")
  func rulings() throws {
    let lineage = Self.lineage.ruled([
      .link(
        source: "B", from: SentencePlace(block: 7, sentence: 0), into: SentencePlace(block: 15, sentence: 0),
        how: .summarised,
        by: "Bình"),
      .unlink(
        source: "C", from: SentencePlace(block: 4, sentence: 0), into: SentencePlace(block: 13, sentence: 0), by: "Bình"
      ),
      .leftOut(source: "A", block: 6, by: "Bình", why: "đã lạc hậu"),
      .link(
        source: "Z", from: SentencePlace(block: 9, sentence: 9), into: SentencePlace(block: 0, sentence: 0),
        how: .edited, by: "x"),
    ])
    #expect(lineage.coverage[1].blocks[7].fate == .partly)
    #expect(lineage.coverage[1].blocks[7].into == [15])
    #expect(lineage.coverage[2].blocks[4].fate == .partly)
    #expect(lineage.coverage[0].blocks[6].leftOut == Lineage.LeftOut(by: "Bình", why: "đã lạc hậu"))
    #expect(Self.lineage.coverage[0].unexplained.contains(6) && !lineage.coverage[0].unexplained.contains(6))
    #expect(lineage.edges.count == Self.lineage.edges.count)
    #expect(lineage.newBlocks == [0, 10])
  }

  @Test("takes emptiness, one sentence without end and a hundred equal ones")
  func hostile() {
    let long = LineageText(id: "A", blocks: [String(repeating: "dài ", count: 5000), "", " \n "])
    let lineage = Lineage(
      of: ["", long.blocks[0]], from: [long, LineageText(id: "B", blocks: [])], lexicon: .vietnamese)
    #expect(lineage.coverage[0].wordsCarried == 5000 && lineage.coverage[1].words == 0)
    let same = LineageText(id: "A", blocks: Array(repeating: "Giữ vững quốc phòng an ninh.", count: 100))
    let repeated = Lineage(of: ["Giữ vững quốc phòng an ninh."], from: [same], lexicon: .vietnamese)
    #expect(repeated.coverage[0].count(.carried) == 100)
  }
}

@Suite("Sentences")
struct SentencesTests {
  @Test(
    "end where they end",
    arguments: [
      ("Đạt 26.000 hội viên. Tăng 7,5%.", ["Đạt 26.000 hội viên.", "Tăng 7,5%."]),
      ("Ông Ng. V. An ở TP. Việt Trì nói: “Tốt.” Rồi về.", ["Ông Ng. V. An ở TP. Việt Trì nói: “Tốt.”", "Rồi về."]),
      ("1. Mục tiêu chung\na) Đến năm 2030. Sau đó.", ["1. Mục tiêu chung", "a) Đến năm 2030.", "Sau đó."]),
      ("IV. Tổ chức. V.v. và v.v. là hết… Thật vậy!", ["IV. Tổ chức.", "V.v. và v.v. là hết…", "Thật vậy!"]),
      ("Xem http://a.b.c. để rõ", ["Xem http://a.b.c. để rõ"]), ("", []), (" \n\n ", []), ("...", ["..."]),
      ("See Art. 5. It is good.", ["See Art. 5.", "It is good."]),
    ])
  func ends(_ text: String, _ expected: [String]) {
    #expect(Sentences(GroupingTests.lexicon).of(text).map(String.init) == expected)
  }

  @Test("lose nothing but white space", arguments: 1...50 as ClosedRange<UInt64>)
  func complete(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let alphabet = Array("aĂ. 1)\n!?…\"” V,\u{301}")
    let text = String((0..<200).map { _ in alphabet.randomElement(using: &chance) ?? "a" })
    let found = Sentences(.vietnamese).of(text).joined()
    #expect(
      found.unicodeScalars.filter { !$0.properties.isWhitespace }.elementsEqual(
        text.unicodeScalars.filter { !$0.properties.isWhitespace }), "seed \(seed)")
  }
}
