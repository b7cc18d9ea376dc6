// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

@Suite("General agreement")
struct AgreementTests {
  @Test(
    "is recognised in every usual form",
    arguments: [
      "Nhất trí.", "nhat tri", "NHẤT TRÍ CAO VỚI DỰ THẢO", "Đồng ý với dự thảo báo cáo chính trị", "I agree.",
      "Chúng tôi hoàn toàn nhất trí với nội dung các dự thảo văn kiện trình Đại hội.",
      "We fully support the draft report.",
      "Nhất trí với nội dung đoạn này.", "Đồng ý với ý kiến trên.", "Không có ý kiến gì thêm.",
      "Cơ bản nhất trí với mục II",
      "Tán thành", "No further comments",
      "Kính gửi Ban soạn thảo, tôi đồng tình với toàn bộ dự thảo. Trân trọng cảm ơn.",
      "Thống nhất cao với dự thảo.", "Thống nhất với bố cục, kết cấu của báo cáo.", "thong nhat voi du thao",
      "Đã nghiên cứu dự thảo và hoàn toàn nhất trí.", "Sau khi nghiên cứu, đơn vị thống nhất với dự thảo.",
      "Nhất trí, đề nghị thông qua.", "Ý kiến của đơn vị: nhất trí.", "Về cơ bản nhất trí với dự thảo.",
    ])
  func general(_ text: String) {
    #expect(Agreement.of(text, lexicon: GroupingTests.lexicon) == .general)
  }

  @Test(
    "swallows no condition, wish, number or doubt",
    arguments: [
      "Nhất trí, tuy nhiên đề nghị bổ sung số liệu", "Đồng ý bỏ mục 3", "Nhất trí nâng lên 20 phần trăm",
      "Không nhất trí",
      "Nhất trí, nhưng cần cụ thể hơn", "Nhất trí. Đề nghị xem xét lại.", "I agree, but the deadline is too short.",
      "Đồng ý nếu có kinh phí", "Cơ bản nhất trí, riêng mục II cần làm rõ", "Nhất trí với dự thảo về trường học",
      "I do not agree",
      "Nhất trí một phần.", "Đồng tình với góp ý của Ban Tổ chức.", "Đồng ý với ý kiến của Ban Tổ chức.",
      "Partly agree.", "We support the comments of the congress.",
      "Đồng ý, chưa rõ nguồn lực", "nhat tri nhung de nghi sua", "Đã trao đổi và thống nhất.",
    ])
  func withMore(_ text: String) {
    #expect(Agreement.of(text, lexicon: GroupingTests.lexicon) == .withMore)
  }

  @Test(
    "is no request to make things agree, nor anything else that is asked for beside it",
    arguments: [
      "Đề nghị thống nhất mục tiêu trong báo cáo chính trị với nghị quyết.", "Đề nghị thống nhất đánh giá ở các phần.",
      "Đề nghị văn kiện trình bày thống nhất.", "Đề nghị xem xét thống nhất các mục tiêu, nhiệm vụ.",
      "Đề nghị thống nhất chung một báo cáo.", "Nghiên cứu thống nhất giải pháp với mục tiêu.",
      "Đề nghị thống nhất kết cấu các phần.", "Nhất trí, đề nghị tiếp thu ý kiến của đơn vị.",
      "de nghi thong nhat muc tieu o cac phan", "Kiến nghị thống nhất nội dung.",
      "Mong thống nhất đánh giá ở các phần.",
      "Lưu ý thống nhất số điểm", "Please agree on the content of the report.", "We propose to approve all sections.",
    ])
  func asking(_ text: String) {
    #expect(Agreement.of(text, lexicon: GroupingTests.lexicon) == .withMore)
  }

  @Test("is not what says no word of approval", arguments: ["", "Bổ sung số liệu", "Phản đối", "…"])
  func none(_ text: String) {
    #expect(Agreement.of(text, lexicon: GroupingTests.lexicon) == .none)
  }

  @Test("is found in returned files exactly where it was put")
  func returned() {
    let found = Consultations.comments.filter { Agreement.of($0.text, lexicon: GroupingTests.lexicon) == .general }
    #expect(found.map(\.id) == ["ret_01@3", "ret_02@3"])
    #expect(!Consultations.mass.contains { Agreement.of($0.text, lexicon: GroupingTests.lexicon) == .general })
  }
}

@Suite("A reading order")
struct ReadingOrderTests {
  @Test("shows the deepest single opinion before the second campaign")
  func deepest() {
    let campaigns = (0..<3).map { GroupProfile(opinions: 300 - $0, authors: 50, copies: 300 - $0, depth: 3) }
    let deep = GroupProfile(opinions: 1, authors: 1, copies: 1, depth: 29)
    let profiles = campaigns + [deep]
    #expect(ReadingOrder.interleaved(profiles) == [0, 3, 1, 2])
    #expect(campaigns[0].isCampaign() && !deep.isCampaign())
  }

  @Test("holds the n largest and the n deepest among the first 2n", arguments: 1...20 as ClosedRange<UInt64>)
  func interleaved(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let profiles = (0..<60).map { _ in
      GroupProfile(
        opinions: Int.random(in: 1...50, using: &chance), authors: 1, copies: 1,
        depth: Int.random(in: 1...90, using: &chance))
    }
    let order = ReadingOrder.interleaved(profiles)
    #expect(order.sorted() == Array(profiles.indices), "seed \(seed)")
    for count in 1...30 {
      let first = order.prefix(2 * count).map { profiles[$0] }
      for measure in [\GroupProfile.opinions, \GroupProfile.depth] {
        let least = profiles.map { $0[keyPath: measure] }.sorted(by: >)[count - 1]
        #expect(first.count { $0[keyPath: measure] >= least } >= count, "seed \(seed)")
      }
    }
  }
}
