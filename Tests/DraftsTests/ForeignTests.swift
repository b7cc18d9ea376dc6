// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// A letter about a draft bears the head and the signature of whoever wrote the draft, and nothing of what it says.
@Suite("A file that is another text")
struct ForeignTests {
  private static let head = [
    "ĐOÀN THỂ TỈNH AN BÌNH", "KẾ HOẠCH", "của ban chấp hành trình hội nghị toàn thể nhiệm kỳ mới",
  ]
  private static let foot = ["T/M BAN CHẤP HÀNH", "CHỦ TỊCH"]
  private static let matter = (1...15).map { number in
    "Đơn vị số \(number) hoàn thành \(number * 7) công trình nhà ở cho công nhân trước ngày \(number) tháng sau."
  }
  private static let notes = [
    DraftBlock(id: BlockID(version: 1, number: 91), story: .footnote(1), text: "Theo báo cáo của các đơn vị cơ sở."),
    DraftBlock(id: BlockID(version: 1, number: 92), story: .header(1), text: "Dự thảo lần thứ nhất, tài liệu lưu hành"),
  ]
  private static let base = DraftText(
    version: 1,
    blocks: (head + matter + foot).enumerated().map {
      DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1)
    } + notes)

  private static func isForeign(_ texts: [String]) -> Bool {
    let blocks = texts.map { MarkedBlock(pieces: [Piece($0)]) }
    return ReturnedFile(source: "r", text: MarkedText(blocks: blocks)).answer(to: base).isForeign
  }

  @Test("shares the head and the signature of a draft at most")
  func letter() {
    let said = "Đơn vị chúng tôi nhất trí với dự thảo, đề nghị bổ sung kết quả chuyển đổi số trong năm qua."
    #expect(Self.isForeign([Self.head[0], "Kính gửi: Văn phòng", said] + Self.foot))
    #expect(Self.isForeign(Self.head + ["Ý kiến: nhất trí."]))
    #expect(Self.isForeign([Self.head[0], "Nhất trí"]))
    #expect(Self.isForeign(["Thông báo về việc họp.", "Kính gửi các đồng chí."]))
  }

  @Test("is none where part of the draft is in it, or half of it was said otherwise")
  func answers() {
    #expect(!Self.isForeign(Self.head + Self.matter + Self.foot))
    #expect(!Self.isForeign(Array(Self.matter[3..<6])))
    let rewritten = Self.matter.enumerated().map { number, text in
      number.isMultiple(of: 2) ? "Phối hợp các ngành mở \(number + 2) lớp tập huấn kỹ năng cho cán bộ mới." : text
    }
    #expect(!Self.isForeign(Self.head + rewritten + Self.foot))
  }

  @Test("is measured by all of a draft that has no sentences, and by an annex behind the signature")
  func lists() {
    let names = (1...12).map { "Nguyễn Văn \($0 * 3), đơn vị \($0)" }
    func draft(_ texts: [String]) -> DraftText {
      DraftText(
        version: 1, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })
    }
    let file = ReturnedFile(source: "r", text: MarkedText(blocks: names.map { MarkedBlock(pieces: [Piece($0)]) }))
    #expect(!file.answer(to: draft(names)).isForeign)
    #expect(!file.answer(to: draft(Self.matter[..<5] + Self.foot + names)).isForeign)
  }
}
