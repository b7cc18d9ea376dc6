// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("A compared text")
struct SectionTests {
  private static func beads(_ old: [String], _ new: [String]) -> [Bead] {
    Comparison(old.map { ComparedBlock(text: $0) }, new.map { ComparedBlock(text: $0) }).beads
  }

  @Test("takes a heading along with the section that moved, whatever its number became")
  func renumbered() {
    let first = ["I. Về kinh tế", "1. Đẩy mạnh cơ cấu lại nền kinh tế gắn với đổi mới mô hình tăng trưởng."]
    let second = ["II. Về văn hóa", "1. Xây dựng con người phát triển toàn diện, có lòng nhân ái, trách nhiệm."]
    let third = ["III. Về quốc phòng", "1. Củng cố nền quốc phòng toàn dân, thế trận an ninh vững chắc."]
    let new =
      ["I. Về quốc phòng", third[1], "II. Về kinh tế", first[1], "III. Về văn hóa", second[1]]
    let beads = Self.beads(first + second + third, new)
    #expect(!beads.contains { !$0.isPair }, "nothing is gone, nothing is new")
    #expect(beads.filter(\.isMoved).map(\.new) == [0..<1, 1..<2])
    #expect(beads[0].old == 4..<5 && beads[0].stretches.contains { $0.kind == .changed })
  }

  @Test(
    "tells each paragraph of two sections that changed places once, whatever is typed before their headings",
    arguments: [("1. ", "2. "), ("I. ", "II. "), ("a) ", "b) "), ("Điều 1. ", "Điều 2. "), ("- ", "- "), ("", "")])
  func swapped(_ number: String, _ next: String) throws {
    let old = [
      "Mở đầu.", number + "Về kinh tế", "Kinh tế biển là mũi nhọn trong năm năm tới của địa phương.",
      next + "Về rừng", "Bảo vệ rừng đầu nguồn, chống cháy rừng mùa khô hanh.", "Kết thúc.",
    ]
    let new = [0, 3, 4, 1, 2, 5].map { old[$0] }
    let beads = Self.beads(old, new)
    #expect(beads.flatMap(\.old).sorted() == Array(old.indices))
    #expect(beads.flatMap(\.new) == Array(new.indices))
    #expect(beads.count { $0.isMoved } == 2)
  }

  @Test("takes one short paragraph between the same neighbours for the other, where half of its words stayed")
  func short() {
    let old = "Ngân sách tỉnh hỗ trợ 30 phần; nghiêng về người nghèo; huyện nghiệm thu."
    let new = "Ngân sách thành phố hỗ trợ 35 phần; nghiên cứu về người nghèo; xã nghiệm thu."
    for rest in [[], ["Nơi nhận: lưu."]] {
      let beads = Self.beads(rest + [old] + rest, rest + [new] + rest)
      #expect(!beads.contains { !$0.isPair })
      let changed = beads.flatMap(\.stretches).filter { $0.kind == .changed }
      #expect(changed.count > 2)
    }
    let other = "Giao Văn phòng theo dõi, đôn đốc và báo cáo kết quả thực hiện."
    #expect(Self.beads([old], [other]).count == 2)
  }
}
