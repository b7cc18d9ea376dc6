// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("What a draft must hold")
struct PartFindingsTests {
  /// A draft in which nothing is missing: an objective, and groups with a task each and its solution.
  private static func paragraphs(groups: Int) -> [String] {
    ["Phần I. Kết quả nhiệm kỳ", "Mục tiêu tổng quát: xây dựng tổ chức vững mạnh.", "Phần II. Các nhóm trọng tâm"]
      + (0..<groups).flatMap { number in
        [
          "\(number + 1). Công tác thứ \(number + 1)", "Nhiệm vụ: làm tốt việc \(number + 1).",
          "Giải pháp: giao người làm việc \(number + 1).",
        ]
      }
  }

  private func findings(
    _ paragraphs: [String], parts: [RequiredPart] = RulePack.sample.parts(of: "report")
  ) throws -> PartFindings {
    PartFindings(of: try Consultation(paragraphs: paragraphs).draft, parts)
  }

  private func finding(_ id: String, in findings: PartFindings) throws -> PartFindings.Finding {
    try #require(findings.parts.first { $0.part.id == id })
  }

  @Test("is all there where each part stands under the one that needs it")
  func whole() throws {
    let findings = try findings(Self.paragraphs(groups: 2))
    #expect(findings.parts.map(\.part.id) == ["objective", "priority", "task", "solution"])
    #expect(findings.parts.map(\.found.count) == [1, 2, 2, 2])
    for finding in findings.parts {
      #expect(finding.isMet && finding.lacking.isEmpty && finding.orphans.isEmpty, "\(finding.part.id)")
    }
  }

  @Test("is missed where it stands nowhere")
  func missing() throws {
    let paragraphs = Self.paragraphs(groups: 2).filter { !$0.hasPrefix("Mục tiêu") }
    let objective = try finding("objective", in: findings(paragraphs))
    #expect(!objective.isMet && objective.found.isEmpty)
    #expect(objective.words(.vietnamese) == "có 0, cần đúng 1")
  }

  @Test("is missed below the one part that lacks it, and below no other")
  func lacking() throws {
    let paragraphs = Self.paragraphs(groups: 2)
    let withoutSolution = try findings(paragraphs.filter { $0 != "Giải pháp: giao người làm việc 1." })
    let task = try finding("task", in: withoutSolution)
    #expect(task.isMet && task.lacking.map { $0.item.text } == ["Nhiệm vụ: làm tốt việc 1."])
    #expect(task.lacking.map { $0.part.id } == ["solution"])
    let withoutTask = try findings(paragraphs.filter { $0 != "Nhiệm vụ: làm tốt việc 2." })
    let priority = try finding("priority", in: withoutTask)
    #expect(priority.lacking.map { $0.item.text } == ["2. Công tác thứ 2"])
    #expect(try finding("solution", in: withoutTask).orphans.map(\.text) == ["Giải pháp: giao người làm việc 2."])
  }

  @Test("may be as many as the rules say, not one fewer and not one more", arguments: [4, 5, 6])
  func exactly(groups: Int) throws {
    let parts = RulePack.sample.parts(of: "report").map { part in
      guard part.id == "priority" else { return part }
      return RequiredPart(
        id: part.id, name: part.name, words: part.words, countsItems: part.countsItems, count: .exactly(5),
        needs: part.needs, source: part.source)
    }
    let priority = try finding("priority", in: findings(Self.paragraphs(groups: groups), parts: parts))
    #expect(priority.found.count == groups && priority.isMet == (groups == 5))
    #expect(priority.words(.vietnamese) == "có \(groups), cần đúng 5")
  }

  @Test("is told where it stands under none of the parts above")
  func orphans() throws {
    var paragraphs = Self.paragraphs(groups: 2)
    paragraphs.insert("Giải pháp: làm ngay trong quý.", at: 1)
    let findings = try findings(paragraphs)
    #expect(try finding("solution", in: findings).orphans.map(\.text) == ["Giải pháp: làm ngay trong quý."])
    #expect(try finding("task", in: findings).orphans.isEmpty)
  }

  @Test("is what a person says it is, until that is taken back")
  func marked() throws {
    var told = try Consultation(paragraphs: Self.paragraphs(groups: 2))
    let parts = RulePack.sample.parts(of: "report")
    func texts(_ id: String) throws -> [String] {
      try finding(id, in: PartFindings(of: told.draft, parts)).found.map(\.text)
    }
    let (opening, objective) = (Consultation.block(1), Consultation.block(2))
    try told.give(.mark(told.id, objective, PartMark.none), .mark(told.id, opening, .part("objective")))
    #expect(try texts("objective") == ["Phần I. Kết quả nhiệm kỳ"])
    #expect(try finding("objective", in: PartFindings(of: told.draft, parts)).found.map(\.isMarked) == [true])
    // A solution by hand is none by its words: the block is only what the person says.
    try told.give(.mark(told.id, Consultation.block(6), .part("task")))
    #expect(try texts("solution") == ["Giải pháp: giao người làm việc 2."])
    #expect(try texts("task").count == 3)
    #expect(told.refusal(of: .mark(told.id, objective, .part("nothing"))) == .unknownPart("nothing"))
    for block in [1, 2, 6] { try told.give(.mark(told.id, Consultation.block(block), nil)) }
    #expect(try texts("objective") == ["Mục tiêu tổng quát: xây dựng tổ chức vững mạnh."])
    #expect(try texts("solution").count == 2)
  }
}
