// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A file that gives reason to doubt")
struct FiledDoubtTests {
  private static func doubt(_ paragraphs: [String], in told: Consultation) throws -> FiledDoubt? {
    FiledDoubt(
      Consultation.file("own"), Consultation.text(paragraphs), of: try told.draft, on: told.story.congress)
  }

  @Test("is an own version that is another text")
  func foreign() throws {
    let other = [
      "Mời dự lớp bồi dưỡng kế toán khóa mười hai.", "Học viên nộp hồ sơ qua bưu điện trước thứ Sáu tuần tới.",
    ]
    #expect(try Self.doubt(other, in: Consultation()) == .foreign)
    #expect(try Self.doubt(Consultation.paragraphs + ["Một đoạn nữa."], in: Consultation()) == nil)
  }

  @Test("is an own version without the words that were accepted, and only then")
  func missing() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7"), ("sáu tháng", "hằng quý")])
    try told.answer("r-1#1", "r-1#2", as: .accepted(wording: nil))
    let both = Consultation.paragraphs.map {
      $0.replacing("6,5", with: "7").replacing("sáu tháng", with: "hằng quý")
    }
    let one = Consultation.paragraphs.map { $0.replacing("6,5", with: "7") }
    let none = Consultation.paragraphs + ["Một đoạn nữa."]
    #expect(try Self.doubt(both, in: told) == nil)
    #expect(try Self.doubt(one, in: told) == .missing([OpinionKey("r-1#2")]))
    #expect(try Self.doubt(none, in: told) == .missing(["r-1#1", "r-1#2"].compactMap { OpinionKey($0) }))
  }

  @Test("is a return that begins with a letter, which the draft does not have")
  func letter() throws {
    let told = try Consultation()
    let letter = ["Kính gửi: Văn phòng.", "Đơn vị cơ bản nhất trí với bố cục.", "Xin gửi góp ý sau đây."]
    #expect(try told.content(paragraphs: letter + Consultation.paragraphs).opening != nil)
    #expect(try told.content(paragraphs: Array(letter.prefix(1)) + Consultation.paragraphs).opening == nil)
    #expect(try told.content(paragraphs: Consultation.paragraphs + letter).opening == nil)
  }

  @Test("is traced to the first opinion that no version can be made with", arguments: 1...9)
  func culprit(bad: Int) throws {
    var search = try #require(CulpritSearch(among: 9))
    while let trial = search.trial { search.note(trial, isFitting: trial < bad) }
    #expect(search.culprit == bad - 1)
    #expect(CulpritSearch(among: 0)?.culprit == nil)
    #expect(DraftingRefusal.notMade(OpinionKey("r-5#1")).problem.vietnamese.contains("r-5#1"))
  }
}
