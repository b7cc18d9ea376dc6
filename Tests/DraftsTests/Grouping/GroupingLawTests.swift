// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

@Suite("Grouping")
struct GroupingLawTests {
  static let lexicon = GroupingTests.lexicon

  @Test("does not depend on the order of upload", arguments: 1...20 as ClosedRange<UInt64>)
  func shuffled(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let opinions = InventedOpinions.some(400, seed: seed)
    let once = Grouping.groups(of: opinions, lexicon: Self.lexicon)
    let again = Grouping.groups(of: opinions.shuffled(using: &chance), lexicon: Self.lexicon)
    #expect(once == again, "seed \(seed)")
  }

  @Test("does not depend on the order where many leaders share a block", arguments: 1...3 as ClosedRange<UInt64>)
  func shuffledCrowd(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let words = (0..<300).map {
      "từ\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))\(String(repeating: "ă", count: $0 / 26))"
    }
    let texts = (0..<500).map { _ in (0..<30).map { _ in words.randomElement(using: &chance) ?? "" } }
    let opinions = (0..<1500).map { number in
      var text = texts[number / 3]
      if number % 3 > 0 { text.insert("thêm", at: Int.random(in: 0...30, using: &chance)) }
      return Opinion(id: "\(number)", author: "", text: text.joined(separator: " "))
    }
    let once = Grouping.groups(of: opinions, lexicon: Self.lexicon)
    #expect(once.count == texts.count, "seed \(seed)")
    #expect(once == Grouping.groups(of: opinions.shuffled(using: &chance), lexicon: Self.lexicon), "seed \(seed)")
  }

  @Test("loses no opinion and shows none twice", arguments: 1...10 as ClosedRange<UInt64>)
  func complete(_ seed: UInt64) {
    let opinions = InventedOpinions.some(300, seed: seed)
    let groups = Grouping.groups(of: opinions, lexicon: Self.lexicon)
    #expect(groups.flatMap(\.members).sorted() == opinions.map(\.id).sorted(), "seed \(seed)")
    #expect(groups.allSatisfy { $0.wordings.count { $0.reason == .leads } == 1 }, "seed \(seed)")
  }

  @Test("never mixes numbers or stances", arguments: 1...20 as ClosedRange<UInt64>)
  func unmixed(_ seed: UInt64) {
    let remarks = InventedOpinions.some(400, seed: seed).filter { $0.result == nil }
    for group in Grouping.groups(of: remarks, lexicon: Self.lexicon) {
      let texts = group.wordings.map { " " + InventedOpinions.bare($0.text.lowercased()) }
      for number in ["20", "25", "ii.3"] {
        let with = texts.count { $0.contains(number) }
        #expect(with == 0 || with == texts.count, "seed \(seed): \(texts)")
      }
      let keeping = texts.count { $0.contains(" giu nguyen ") || $0.contains(" khong nang ") }
      #expect(keeping == 0 || keeping == texts.count, "seed \(seed): \(texts)")
      let removing = texts.count { $0.contains(" bo ") }
      #expect(removing == 0 || removing == texts.count, "seed \(seed): \(texts)")
    }
  }

  @Test("takes a split back by joining what was split", arguments: 1...20 as ClosedRange<UInt64>)
  func splitAndJoin(_ seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let groups = Grouping.groups(of: InventedOpinions.some(200, seed: seed), lexicon: Self.lexicon)
    let group = try #require(groups.filter { $0.size > 2 }.randomElement(using: &chance))
    let leaving = Array(group.members.shuffled(using: &chance).prefix(Int.random(in: 1..<group.size, using: &chance)))
    let staying = try #require(group.members.first { !leaving.contains($0) })
    let split = Adjustment(.split(leaving), by: "An", why: "khác ý")
    let join = Adjustment(.join([leaving[0], staying]), by: "An", why: "vẫn cùng ý")
    let apart = Grouping.adjusted(groups, by: [split])
    #expect(apart.count == groups.count + 1, "seed \(seed)")
    #expect(apart.contains { $0.members == leaving.sorted() }, "seed \(seed)")
    let back = Grouping.adjusted(groups, by: [split, join])
    #expect(Set(back.map(\.members)) == Set(groups.map(\.members)), "seed \(seed)")
    #expect(back.allSatisfy { $0.wordings.count { $0.reason == .leads } == 1 }, "seed \(seed)")
  }

  @Test("joins what people named, where the first of it stands, and says by whom and why")
  func joining() throws {
    let opinions = [("a", "b1", "Bỏ câu đầu"), ("b", "b1", "Thêm một bảng"), ("c", "b2", "Bỏ câu cuối")]
      .map { Opinion(id: $0.0, author: "", anchor: $0.1, text: $0.2) }
    let groups = Grouping.groups(of: opinions, lexicon: Self.lexicon)
    let across = Grouping.adjusted(groups, by: [Adjustment(.join(["c", "a"]), by: "An", why: "")])
    #expect(across.first { $0.members == ["a", "c"] }?.anchor == "b2")
    #expect(Grouping.adjusted(groups, by: [Adjustment(.join(["a"]), by: "An", why: "")]) == groups)
    let joined = Grouping.adjusted(groups, by: [Adjustment(.join(["b", "a"]), by: "An", why: "cùng một việc")])
    #expect(joined.map(\.members) == [["a", "b"], ["c"]])
    #expect(joined[0].wordings[1].reason == .joined(by: "An", why: "cùng một việc"))
  }

  @Test("takes nothing, emptiness, signs alone and strange scripts")
  func hostile() {
    #expect(Grouping.groups(of: [], lexicon: Self.lexicon).isEmpty)
    let texts = Self.hostileTexts(1000)
    let opinions = texts.enumerated().map { Opinion(id: "\($0)", author: "", text: $1) }
    let groups = Grouping.groups(of: opinions, lexicon: Self.lexicon)
    #expect(groups.flatMap(\.members).count == texts.count)
  }

  static func hostileTexts(_ length: Int) -> [String] {
    [
      "", " \n", "!!!", "\"", "““”", "%", "26.", "1.2.3.4", "IV.", "日本語のコメント", "комментарий", "👍👍", "\u{301}\u{301}",
      String(repeating: "a", count: length), String(repeating: "không ", count: length / 6),
      String(repeating: "9", count: length), String(repeating: "1,", count: length / 2),
      String(repeating: "\"", count: length), String(repeating: "Điều 5 \"a\" ", count: length / 11),
    ]
  }

  @Test("works without a lexicon, only knowing less")
  func withoutLexicon() {
    let opinions = ["Bỏ câu 5", "bỏ câu 5.", "Bỏ câu 6"].enumerated().map { Opinion(id: "\($0)", author: "", text: $1) }
    #expect(Grouping.groups(of: opinions, lexicon: Lexicon()).map(\.size) == [2, 1])
  }
}

@Suite("A flood of opinions")
struct GroupingFloodTestsSlow {
  @Test("that are all equal is one group of a million")
  func equal() {
    let opinions = (0..<1_000_000).map {
      Opinion(id: "\($0)", author: "", text: "Đề nghị nâng chỉ tiêu lên 18.000 hội viên.")
    }
    let groups = Grouping.groups(of: opinions, lexicon: GroupingTests.lexicon)
    #expect(groups.map(\.size) == [1_000_000])
  }

  @Test("of a million characters each loses none")
  func long() {
    let texts = GroupingLawTests.hostileTexts(1_000_000)
    let opinions = texts.enumerated().map { Opinion(id: "\($0)", author: "", text: $1) }
    #expect(Grouping.groups(of: opinions, lexicon: GroupingTests.lexicon).flatMap(\.members).count == texts.count)
  }
}
