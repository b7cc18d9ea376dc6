// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("Opinions")
struct GroupingTests {
  static let lexicon = Lexicon.vietnamese.joined(with: .english)

  static func groups(_ texts: String..., anchor: String? = nil) -> [OpinionGroup] {
    let opinions = texts.enumerated().map { Opinion(id: "o\($0)", author: "", anchor: anchor, text: $1) }
    return Grouping.groups(of: opinions, lexicon: lexicon)
  }

  @Test(
    "are one however they are typed",
    arguments: [
      ("Đề nghị bổ sung nội dung về trường học.", "đề nghị bổ sung nội dung về TRƯỜNG HỌC"),
      ("Xóa đoạn về hòa giải ở cơ sở", "Xoá đoạn về hoà giải ở cơ sở"),
      ("Nâng chỉ tiêu lên 26.000 hội viên", "nang chi tieu len 26000 hoi vien"),
      (
        "Nâng chỉ tiêu lên 26.000 hội viên",
        "Na\u{302}ng chi\u{309} tie\u{302}u le\u{302}n 26.000 ho\u{323}\u{302}i vie\u{302}n"
      ),
      ("Tăng 3,8 lần so với đầu nhiệm kỳ", "Tăng 3 , 8 lần so với đầu nhiệm kỳ"),
      ("Bổ sung tỷ lệ 15% nữ", "Thêm tỷ lệ 15 phần trăm nữ"),
      ("Đề nghị sửa mục tiêu thu hút vốn (trang 3, dòng 7)", "Đề nghị sửa mục tiêu thu hút vốn (Trang 12, dòng 1)"),
      ("Không nâng chỉ tiêu kết nạp hội viên", "Giữ nguyên chỉ tiêu kết nạp hội viên"),
      ("Please delete the second sentence on schools", "Remove the second sentence on schools."),
    ])
  func sameHowever(_ a: String, _ b: String) {
    #expect(Self.groups(a, b).count == 1)
  }

  @Test(
    "are kept apart by a number, a quotation, an act, a negation, an order or a place",
    arguments: [
      ("Nâng chỉ tiêu kết nạp lên 25.000 hội viên", "Nâng chỉ tiêu kết nạp lên 26.000 hội viên"),
      ("Đạt 7,5 phần trăm mỗi năm về thu ngân sách", "Đạt 75 phần trăm mỗi năm về thu ngân sách"),
      ("Nâng từ 15 lên 20 phần trăm tỷ lệ nữ", "Nâng từ 20 lên 15 phần trăm tỷ lệ nữ"),
      ("Hoàn thành trước ngày 3 tháng 2 năm 2026", "Hoàn thành trước ngày 2 tháng 3 năm 2026"),
      ("Giữ nguyên nội dung về trường học", "Bỏ nội dung về trường học"),
      ("Giu nguyen noi dung ve truong hoc", "Bỏ nội dung về trường học"),
      ("Cho phép dạy thêm trong nhà trường phổ thông", "Không cho phép dạy thêm trong nhà trường phổ thông"),
      ("Thay cụm từ \"đẩy mạnh\" bằng \"tăng cường\"", "Thay cụm từ \"tăng cường\" bằng \"đẩy mạnh\""),
      ("Bổ sung nội dung về nhà ở tại Điều 5", "Bổ sung nội dung về nhà ở tại khoản 5"),
      ("Bổ sung nội dung về nhà ở tại mục IV", "Bổ sung nội dung về nhà ở tại mục VI"),
      ("Hỗ trợ tiền điện, tiền nước, nhà ở cho công nhân", "Hỗ trợ tiền điện, tiền nước, nhà ở cho nông dân"),
      ("Nhiệm kỳ bốn năm cho ban chấp hành", "Nhiệm kỳ bảy năm cho ban chấp hành"),
      ("Bỏ đoạn về cây mận trước trụ sở", "Bỏ đoạn về cây mẫn trước trụ sở"),
      ("Please keep the sentence on schools", "Please delete the sentence on schools"),
      ("", "Bổ sung"),
    ])
  func keptApart(_ a: String, _ b: String) {
    #expect(Self.groups(a, b).count == 2)
  }

  @Test(
    "that only point at their words are one where they point at the same",
    arguments: [
      "Đề nghị bỏ cụm từ này.", "De nghi bo cum tu nay", "Đề nghị viết lại câu này cho gọn.",
      "Please delete this phrase.",
      "Đề nghị xem lại", "Thay cụm từ này bằng “nâng cao”",
    ])
  func pointing(_ text: String) {
    func groups(_ passages: Range<Int>?...) -> [[String]] {
      let opinions = passages.enumerated().map {
        Opinion(id: "o\($0)", author: "", anchor: "1.4", passage: $1, text: text)
      }
      let forward = Grouping.groups(of: opinions, lexicon: Self.lexicon).map(\.members).sorted { $0[0] < $1[0] }
      let back = Grouping.groups(of: opinions.reversed(), lexicon: Self.lexicon).map(\.members)
      #expect(forward == back.sorted { $0[0] < $1[0] })
      return forward
    }
    #expect(groups(10..<28, 40..<58) == [["o0"], ["o1"]])
    #expect(groups(10..<28, 12..<28, 40..<58) == [["o0", "o1"], ["o2"]])
    // A whole paragraph is not one phrase of it, and joins no two of them.
    #expect(groups(10..<28, 0..<300, 40..<58) == [["o0"], ["o1"], ["o2"]])
    #expect(groups(0..<300, 0..<290) == [["o0", "o1"]])
    #expect(groups(10..<28, 10..<28) == [["o0", "o1"]])
    #expect(groups(nil, nil) == [["o0", "o1"]])
  }

  @Test("that name what they ask for are one wherever they stand in the block")
  func naming() {
    let opinions = [10..<28, 40..<58].enumerated().map {
      Opinion(
        id: "o\($0)", author: "", anchor: "1.4", passage: $1, text: "Bổ sung nội dung về trường học trong nhiệm kỳ này")
    }
    #expect(Grouping.groups(of: opinions, lexicon: Self.lexicon).count == 1)
  }

  @Test("never differ over what a third between them leaves out")
  func noBridge() {
    let groups = Self.groups(
      "chỉ tiêu kết nạp hội viên mới hằng năm", "chỉ tiêu kết nạp hội viên mới hằng năm",
      "nâng chỉ tiêu kết nạp hội viên mới hằng năm", "giảm chỉ tiêu kết nạp hội viên mới hằng năm")
    #expect(groups.count == 2)
    let wordings = groups.flatMap(\.wordings)
    let together = groups.contains { group in
      group.wordings.contains { $0.text.hasPrefix("nâng") } && group.wordings.contains { $0.text.hasPrefix("giảm") }
    }
    #expect(wordings.count == 3 && !together)
  }

  @Test("on different blocks are never grouped")
  func anchors() {
    let opinions = ["b1", "b2", nil].enumerated().map {
      Opinion(id: "\($0)", author: "", anchor: $1, text: "Bỏ câu này.")
    }
    #expect(Grouping.groups(of: opinions, lexicon: Self.lexicon).count == 3)
  }

  @Test("say why they stand together, and in which words they differ")
  func reasons() throws {
    let groups = Self.groups(
      "Nâng chỉ tiêu kết nạp lên 18.000 hội viên", "Nâng chỉ tiêu kết nạp lên 18.000 hội viên.",
      "nang chi tieu ket nap len 18.000 hoi vien", "Nâng chỉ tiêu kết nạp mới lên 18.000 hội viên")
    let group = try #require(groups.first)
    #expect(groups.count == 1)
    #expect(group.wordings.map(\.reason) == [.leads, .unmarkedCopy, .similar(83)])
    #expect(group.wordings.map(\.members) == [["o0", "o1"], ["o2"], ["o3"]])
    let differences = group.wordings[2].differences(from: group.representative)
    #expect(differences.map(\.reads) == ["mới"])
    #expect(differences.map(\.instead) == [""])
  }

  @Test("that change a block alike are the same, however they mark it")
  func sameResult() {
    let opinions = [
      Opinion(id: "a", author: "", anchor: "b", text: "sáu tháng→hằng quý", result: "định kỳ hằng  quý báo cáo"),
      Opinion(
        id: "b", author: "", anchor: "b", text: "định kỳ sáu tháng→định kỳ hằng quý", result: "định kỳ hằng quý báo cáo"
      ),
      Opinion(id: "c", author: "", anchor: "b", text: "sáu tháng→hằng tháng", result: "định kỳ hằng tháng báo cáo"),
      Opinion(id: "d", author: "", anchor: "b", text: "sáu tháng→hằng quý", result: "đi\u{323}nh kỳ hằng quý báo cáo"),
    ]
    let groups = Grouping.groups(of: opinions, lexicon: Self.lexicon)
    #expect(groups.map(\.members) == [["a", "b", "d"], ["c"]])
  }

  @Test("of thirty returned files fall into the groups they were made in")
  func mass() {
    let groups = Grouping.groups(of: Consultations.mass, lexicon: Self.lexicon)
    let expected: [Set<String>] = [
      [
        "ret_03@1", "ret_07@1", "ret_08@1", "ret_09@1", "ret_10@1", "ret_12@1", "ret_13@1", "ret_16@1", "ret_17@1",
        "ret_18@1", "ret_20@1", "ret_22@1", "ret_25@1", "ret_27@1", "ret_30@1",
      ],
      ["ret_01@1", "ret_02@1", "ret_26@1", "ret_28@1"], ["ret_04@1", "ret_06@1", "ret_14@1", "ret_23@1"],
      [
        "ret_01@2", "ret_02@2", "ret_03@2", "ret_05@1", "ret_13@2", "ret_15@1", "ret_19@1", "ret_20@2", "ret_22@2",
        "ret_23@2", "ret_24@1", "ret_30@2",
      ],
      ["ret_03@3", "ret_05@2", "ret_10@2", "ret_11@1", "ret_15@2", "ret_23@3", "ret_27@2", "ret_29@1"],
      ["ret_02@3", "ret_03@4", "ret_07@2", "ret_12@2", "ret_14@2", "ret_28@2", "ret_30@3"],
      ["ret_13#1", "ret_15#1", "ret_18#1", "ret_21#1", "ret_25#1"], ["ret_03#1", "ret_30#1"],
    ]
    #expect(Set(groups.map { Set($0.members) }) == Set(expected))
  }

  @Test("of five returned files are grouped where they ask for the same, and only there")
  func comments() {
    let groups = Grouping.groups(of: Consultations.comments, lexicon: Self.lexicon)
    let together = Set(groups.filter { $0.size > 1 }.map { Set($0.members) })
    #expect(together == [["ret_01@1", "ret_02@1"], ["ret_02@2", "ret_04@1"]])
  }
}
