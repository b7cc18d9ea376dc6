// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("Remarks on one passage")
struct DisputeTests {
  private typealias Said = (text: String, at: Range<Int>)

  private static func disputes(_ said: [Said], anchor: (Int) -> String = { _ in "b" }) -> [Dispute] {
    let opinions = said.enumerated().map { Opinion(id: "o\($0)", author: "", anchor: anchor($0), text: $1.text) }
    let passages = Dictionary(uniqueKeysWithValues: said.enumerated().map { ("o\($0)", $1.at) })
    let lexicon = GroupingTests.lexicon
    return Grouping.disputes(
      among: Grouping.groups(of: opinions, lexicon: lexicon), passages: passages, lexicon: lexicon)
  }

  @Test(
    "stand against each other where one asks for what the other is against, or for another figure of the same unit",
    arguments: [
      ("Đề nghị nâng chỉ tiêu lên 31.000 hội viên.", "Đề nghị giữ nguyên chỉ tiêu, không nâng.", Dispute.Kind.stance),
      ("de nghi nang chi tieu", "Đề nghị giảm chỉ tiêu", .stance),
      ("Đề nghị bỏ câu này", "Giữ nguyên câu này, rất cần", .stance),
      ("Please raise the target", "The target should not be raised: keep it", .stance),
      ("Nâng lên 18.000 hội viên", "Đề nghị nâng chỉ tiêu lên 19.000 hội viên", .figures),
      ("Đề nghị nâng chỉ tiêu lên 31.000 hội viên.", "Không đồng ý nâng chỉ tiêu lên 31.000 hội viên.", .stance),
      ("Đề nghị nâng chỉ tiêu", "Chưa nhất trí nâng chỉ tiêu", .stance),
      ("Đề nghị nâng chỉ tiêu", "Không tán thành việc nâng chỉ tiêu", .stance),
      ("de nghi nang chi tieu", "khong hoan toan dong y nang chi tieu", .stance),
      ("Đề nghị bỏ nội dung này", "Phản đối bỏ nội dung này", .stance),
      ("Đề nghị bổ sung chỉ tiêu nhà ở, đạt 5.000 căn", "Không nhất trí bổ sung chỉ tiêu nhà ở", .stance),
      ("Please raise the target", "We do not agree with raising the target", .stance),
      ("Please delete this", "We object to deleting this", .stance),
      ("Không đồng ý. Đề nghị bỏ câu này", "Giữ nguyên câu này", .stance),
      ("Không nhất trí đoạn này, bỏ đi", "Giữ nguyên đoạn này", .stance),
      ("Phản đối. Bỏ câu này", "Giữ nguyên câu này", .stance),
    ])
  func apart(_ one: String, _ other: String, _ kind: Dispute.Kind) {
    for pair in [[(one, 3..<9), (other, 5..<12)], [(other, 5..<12), (one, 3..<9)]] {
      let found = Self.disputes(pair)
      #expect(found == [Dispute(kind: kind, anchor: "b", members: ["o0", "o1"])], "\(one) / \(other)")
    }
  }

  @Test(
    "leave each other alone where both can be followed",
    arguments: [
      ("Đề nghị nâng chỉ tiêu lên 31.000 hội viên.", "Cần quy định rõ độ tuổi lao động trẻ."),
      ("Giữ nguyên chỉ tiêu", "Nêu rõ cơ sở của chỉ tiêu"),
      ("Nâng lên 18.000 hội viên", "Nâng lên 35 phần trăm lao động trẻ"),
      ("Nâng lên 18.000 hội viên", "Kết quả này rất tốt"),
      ("Nâng chỉ tiêu ở Điều 5", "Nâng chỉ tiêu ở Điều 6"),
      ("Không đồng ý nâng chỉ tiêu lên 31.000 hội viên", "Giữ nguyên chỉ tiêu 25.000 hội viên"),
      ("Không nhất trí, đề nghị bỏ câu này", "Đề nghị bỏ câu này"),
      ("Không phản đối nâng chỉ tiêu", "Đề nghị nâng chỉ tiêu"),
    ])
  func together(_ one: String, _ other: String) { #expect(Self.disputes([(one, 3..<9), (other, 5..<12)]) == []) }

  @Test(
    "are in one group only where they ask for the same",
    arguments: [
      ("Đề nghị nâng chỉ tiêu hội viên", "Không đồng ý nâng chỉ tiêu hội viên"),
      ("Không nâng chỉ tiêu hội viên", "Không hạ chỉ tiêu hội viên"),
      ("Không đồng ý bỏ nội dung này", "Không đồng ý. Bỏ nội dung này"),
      ("Phản đối nâng chỉ tiêu hội viên", "Nâng chỉ tiêu hội viên"),
    ])
  func stances(_ one: String, _ other: String) {
    #expect(GroupingTests.groups(one, other).count == 2)
    // Nor for the sake of a third that says neither.
    let more = GroupingTests.groups(one, other, "Giữ nguyên chỉ tiêu hội viên", "Giữ nguyên nội dung này")
    #expect(!more.contains { Set($0.members).isSuperset(of: ["o0", "o1"]) })
  }

  @Test("are about the same passage where theirs share a word or a point touches one, and not elsewhere in the block")
  func passages() {
    func count(_ a: Range<Int>, _ b: Range<Int>) -> Int {
      Self.disputes([("Đề nghị nâng chỉ tiêu", a), ("Giữ nguyên chỉ tiêu", b)]).count
    }
    #expect(count(3..<9, 8..<12) == 1 && count(3..<9, 9..<9) == 1 && count(4..<4, 4..<4) == 1)
    #expect(count(3..<9, 9..<12) == 0 && count(3..<9, 10..<10) == 0)
    let elsewhere = Self.disputes(
      [("Đề nghị nâng chỉ tiêu", 3..<9), ("Giữ nguyên chỉ tiêu", 3..<9)], anchor: { "b\($0)" })
    #expect(elsewhere == [])
  }

  @Test("that ask for the same and more are told beside what they go beyond")
  func partly() {
    let found = Self.disputes([
      ("Đề nghị nâng chỉ tiêu lên 31.000 hội viên.", 0..<5),
      ("Đề nghị nâng lên 31.000 hội viên và 35 phần trăm lao động trẻ.", 9..<12),
    ])
    #expect(found == [Dispute(kind: .partly, anchor: "b", members: ["o0", "o1"])])
  }

  @Test("are told as one dispute where so many stand against each other that nobody could read them pair by pair")
  func many() {
    let said = (0..<40).map { (text: "Nâng lên \(18 + $0).000 hội viên", at: 3..<9) }
    let found = Self.disputes(said)
    #expect(found.map(\.kind) == [.figures])
    #expect(found.first?.members.count == 40)
  }
}
