// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import TestKit
import Testing

@Suite("The record of a group")
struct GroupRecordTests {
  private static let path = "/drafts/dr-1/groups"

  private func remarks(_ hall: Hall) -> [(String, BlockID?)] {
    let set = hall.story.congress.drafting.draft("dr-1")?.returns.last?.changes
    return set?.remarks.map { ($0.remark.text, $0.anchor?.span.start.block) } ?? []
  }

  @Test("has opinions on several headings and passages, and on the whole, in one form")
  func several() throws {
    var hall = Hall(story: try Consultation().story)
    try hall.send(
      Self.path,
      [
        "group": "Tổ 2", "about": "1.4", "opinions": "Nêu rõ mốc thời gian.\nThêm nguồn lực.",
        "passage-2": "chín trong  MƯỜI", "opinions-2": "Chín hay mười?", "opinions-4": "Rút gọn toàn văn.",
        "about-3": "1.1", "passage-3": "tăng trưởng", "opinions-3": "Nêu nguồn.",
      ])
    let said = remarks(hall)
    #expect(
      said.map(\.0) == [
        "Nêu rõ mốc thời gian.", "Thêm nguồn lực.", "Chín hay mười?", "Nêu nguồn.", "Rút gọn toàn văn.",
      ])
    let blocks = [4, 4, 3, 2].map { Consultation.block($0) }
    #expect(said.map(\.1) == blocks.map { Optional($0) } + [nil])
  }

  @Test("comes back with everything that was typed where a part of it is amiss")
  func amiss() throws {
    var hall = Hall(story: try Consultation().story)
    let fields = [
      "group": "Tổ 2", "opinions": "Ý thứ nhất.", "passage-2": "không có chữ này", "opinions-2": "Ý thứ hai.",
      "passage-3": "tổ chức", "about-5": "1.4", "opinions-6": "Ý thứ sáu.",
    ]
    guard case .faulty(let page, let faulty) = hall.post(Self.path, fields) else {
      return #expect(Bool(false), "recorded")
    }
    #expect(faulty == ["passage-2", "opinions-3", "opinions-5"])
    for words in ["Ý thứ nhất.", "không có chữ này", "Ý thứ hai.", "Ý thứ sáu."] { #expect(page.contains(words)) }
    #expect(
      page.contains("Không có đoạn nào có những chữ “không có chữ này”.") && page.contains("Nội dung 5 chưa có ý kiến.")
    )
    #expect(remarks(hall).isEmpty)
  }

  @Test("asks for more words where several passages have them, and takes the one below the heading")
  func ambiguous() throws {
    var hall = Hall(story: try Consultation().story)
    let fields = ["group": "Tổ 2", "passage": "m", "opinions": "Ý."]
    guard case .faulty(let page, let faulty) = hall.post(Self.path, fields) else {
      return #expect(Bool(false), "recorded")
    }
    #expect(faulty == ["passage"] && page.contains("đoạn có những chữ “m”"))
    try hall.send(Self.path, ["group": "Tổ 2", "passage": "tổ", "about": "1.4", "opinions": "Ý."])
    #expect(remarks(hall).map(\.1) == [Consultation.block(5)])
  }
}
