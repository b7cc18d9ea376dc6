// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import TestKit
import Testing

@Suite("The coverage of a draft")
struct CoverageTests {
  /// The counts of a row under their fields; "–" is what is not sorted.
  private func counts(_ coverage: OpinionCoverage) -> [[String: Int]] {
    coverage.rows.map { row in
      Dictionary(row.counts.map { ($0.key ?? "–", $0.value) }, uniquingKeysWith: +)
    }
  }

  @Test("counts points by heading and field, and apart what is said of no heading")
  func counted() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7"), ("sáu tháng", "hằng quý")])
    try told.take("b", from: 2, remarks: [Consultation.remark("Đề nghị nêu rõ nguồn của số liệu này.", on: 3)])
    try told.take("c", from: 3, remarks: [Consultation.remark("Đề nghị bổ sung phụ lục về kinh phí.", on: nil)])
    try told.give(.classify(told.id, ["r-1#1"], field: "work"))
    let coverage = OpinionCoverage(of: try told.draft)
    #expect(coverage.rows.map(\.heading?.block) == [Consultation.block(1), Consultation.block(4), nil])
    #expect(counts(coverage) == [["work": 1, "–": 1], ["–": 1], ["–": 1]])
    #expect(coverage.rows.map(\.total) == [2, 1, 1])
    #expect(coverage.total(of: "work") == 1 && coverage.total(of: nil) == 3)
  }

  @Test("counts what several say as one point, and shows headings of which nobody speaks")
  func together() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("b", from: 2, [("6,5", "7")])
    try told.take("c", from: 3, remarks: [Consultation.remark("Nhất trí với dự thảo.", on: nil)])
    let coverage = OpinionCoverage(of: try told.draft)
    #expect(coverage.rows.map(\.heading?.block) == [Consultation.block(1), Consultation.block(4)])
    #expect(counts(coverage) == [["–": 1], [:]])
  }

  @Test("counts deeper headings with the one above them")
  func deeper() throws {
    let paragraphs = [
      "Phần I. Kết quả nhiệm kỳ", "Toàn tổ chức hoàn thành chín chỉ tiêu.", "1. Kinh tế biển",
      "Sản lượng khai thác đạt 6,5 triệu tấn.", "1.1. Nuôi trồng thủy sản", "Diện tích nuôi trồng đạt 40 nghìn ha.",
    ]
    var told = try Consultation(paragraphs: paragraphs)
    try told.take("a", from: 1, [("6,5", "7"), ("40 nghìn", "50 nghìn"), ("chín", "tám")], paragraphs: paragraphs)
    let coverage = OpinionCoverage(of: try told.draft)
    #expect(coverage.rows.map(\.heading?.block) == [Consultation.block(1), Consultation.block(3)])
    #expect(coverage.rows.map(\.total) == [1, 2])
  }
}
