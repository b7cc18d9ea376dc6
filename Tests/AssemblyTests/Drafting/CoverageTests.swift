// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
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

  @Test("goes out as a spreadsheet and behind the report, with the sums of the page, once something is sorted")
  func goesOut() throws {
    var told = try Consultation(pack: .sample.with(papers: ["synthesis"]))
    func report() throws -> Paper {
      try told.story.given(
        .papers(
          .issue(kind: "synthesis", about: .draft(told.id, version: 1), on: Consultation.day, in: .vietnamese)))
      return try #require(told.story.congress.papers.issued.last?.content.value)
    }
    try told.take("a", from: 1, [("6,5", "7"), ("sáu tháng", "hằng quý")])
    #expect(try !report().plainText.contains("Phân bố ý kiến"))
    try told.give(.classify(told.id, ["r-1#1"], field: "work"))
    let endpoint = try #require(
      CongressEndpoints.all.first { $0.path.match(["drafts", "dr-1", "coverage", "xlsx"]) != nil })
    let hall = Hall(story: told.story)
    let scene = hall.scene(.office, at: ConferenceStory.at("09:00"), ["draft": "dr-1"])
    guard case .file(let make) = endpoint.work, case .table(_, let grid)? = make(scene, told.story.congress) else {
      Issue.record("no table")
      return
    }
    #expect(grid.titles.first == "Mục" && grid.titles.last == "Cộng")
    #expect(grid.rows.last == [.text("Cộng"), .number(1), .number(1), .number(2)])
    let paper = try report()
    let rows = paper.blocks.compactMap { block -> [[String]]? in
      if case .table(let table) = block { table.rows } else { nil }
    }
    #expect(
      rows.last == [
        ["Phần I. Kết quả nhiệm kỳ", "Nhiệm vụ 1", "1"], ["Phần II. Phương hướng", "Chưa phân loại 1", "1"],
        ["Cộng", "Nhiệm vụ 1; Chưa phân loại 1", "2"],
      ])
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
