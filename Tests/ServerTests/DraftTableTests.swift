// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Office
import Packs
import TestKit
import Testing

@testable import Server

/// A table as a page shows it, cell by cell.
private struct ShownTable {
  let titles: [String]
  let rows: [[String]]

  /// All tables of the sheet on a page.
  static func all(on page: String) -> [ShownTable] {
    page.components(separatedBy: "<table").dropFirst().map { piece in
      let rows = piece.components(separatedBy: "</table>")[0].components(separatedBy: "<tr").dropFirst().map(cells)
      return ShownTable(titles: rows.first ?? [], rows: Array(rows.dropFirst()))
    }
  }

  private static func cells(_ row: String) -> [String] {
    row.replacingOccurrences(of: "</th>", with: "</td>").components(separatedBy: "</td>").dropLast().map { cell in
      let text = cell[(cell.range(of: "<t[dh][^>]*>", options: .regularExpression)?.upperBound ?? cell.startIndex)...]
      return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(
        text.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
      ) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
  }
}

/// The tables that go with the papers of a draft, against the papers themselves.
@Suite("The spreadsheet beside a paper of a draft")
struct DraftTableTests {
  private static let kinds = ["synthesis", "acceptanceTable", "contributionRegister", "lineageReport"]
  private static let papers = "\(DraftBoard.home)/papers/1/new"

  /// A round that has something for every column: answers of each kind, a remark not answered, mere agreement, a group
  /// that was not asked, a unit that keeps silent, and a predecessor with a passage left out.
  private func withRound(
    _ work: @Sendable (DraftBoard, inout Browser) async throws -> Void
  ) async throws {
    let story = try Story.committee(of: 5, pack: .sample.with(papers: Self.kinds))
    try await DraftBoard.open(story: story) { board, office in
      let draft = try await board.draft
      func answer(_ key: String, _ decision: Assembly.Answer.Decision, _ why: String?) throws -> CongressCommand {
        let point = try #require(draft.synthesis.point(of: DraftBoard.key(key)))
        return .drafting(.answer(DraftBoard.id, [AnswerDraft(point.opinions, decision, explanation: why)]))
      }
      let old = [DraftBoard.paragraphs[2], "Quỹ khuyến học <cũ> được duy trì.", "Nội dung khác hẳn, không ai giữ lại."]
      let text = MarkedText(blocks: old.map { MarkedBlock(pieces: [Piece($0)]) })
      let file = TabledFile(name: "s.docx", blob: Hash.of([1]).description, bytes: 1)
      try await board.hall.perform(
        answer("r-1#1", .partly(wording: [DraftBoard.paragraphs[1].replacing("6,5", with: "6,9")]), "Số liệu cuối kỳ"),
        answer("r-2#1", .kept, "Chưa đủ căn cứ"), answer("r-1@1", .accepted(wording: nil), "=Đã nêu nguồn"),
        .drafting(
          .recordGroup(
            DraftBoard.id, GroupRecord(name: "Tổ 1", chair: nil, opinions: [.init(block: nil, text: "Rút gọn.")]))),
        .drafting(
          .addSource(
            DraftBoard.id,
            DraftSourceDraft(title: "Báo cáo của tổ chức A", predecessor: nil, dated: nil, file: file, text: text))),
        .drafting(.rule(DraftBoard.id, [.leftOut(source: "s-1", block: 1, by: "p-1", why: "Quỹ đã chuyển.")])))
      let units = await board.hall.congress.organisations.units.map(\.id)
      try await board.hall.perform(
        .drafting(
          .circulate(
            DraftBoard.id,
            CirculationDraft(
              version: 1, units: units, people: [PersonID("p-2")], isOpenToAll: false, due: DraftBoard.day.adding(3),
              isRepeated: true))))
      try await work(board, &office)
    }
  }

  /// Issues a paper by its form: the tables on its page, and the sheet of the file beside it.
  private func issued(
    _ kind: String, in language: Language, _ office: inout Browser
  ) async throws -> (shown: [ShownTable], sheet: Sheet) {
    let form = "\(Self.papers)/\(kind)"
    let sent = try await office.fill(form, on: form, ["day": ["15/07/2025"], "language": [language.rawValue]])
    let paper = try #require(sent.location, "\(sent.status) \(sent.faults)")
    let shown = ShownTable.all(on: try await office.get(paper).text)
    let file = try await office.get("\(paper)/xlsx")
    #expect(file.status == 200)
    return (shown, try #require(Workbook(xlsx: file.body).sheets.first))
  }

  private func words(_ row: [Cell]) -> [String] {
    row.map { cell in
      guard case .day(let year, let month, let day) = cell else { return cell.shown }
      return Day(year, month, day)?.figures(.vietnamese) ?? ""
    }
  }

  @Test("holds the table of answers cell by cell, numbers as numbers", arguments: Language.allCases)
  func acceptance(language: Language) async throws {
    try await withRound { board, office in
      let (shown, sheet) = try await issued("acceptanceTable", in: language, &office)
      let table = try #require(shown.last { $0.titles.count == 10 })
      #expect(words(sheet.rows[0]) == table.titles)
      // Empty cells at the end of a line stand in no file; on paper there is a dash.
      let lines = sheet.rows.dropFirst().map { line in
        (words(line) + Array(repeating: "", count: 10 - line.count)).map { $0.isEmpty ? "–" : $0 }
      }
      #expect(lines == table.rows)
      #expect(table.rows.count == 5, "\(table.rows)")
      for (number, row) in sheet.rows.dropFirst().enumerated() {
        #expect(row[0] == .number(Double(number + 1)))
        guard case .number = row[5] else {
          Issue.record("how many ask for it is no number: \(row[5])")
          continue
        }
      }
      #expect(sheet.rows.flatMap { $0 }.contains(.text("=Đã nêu nguồn")), "what looks like a formula is words")
      // The synthesis goes out with what was asked, and with no word of how it was answered.
      let asked = try await issued("synthesis", in: language, &office).sheet.rows
      #expect(asked.map(words) == sheet.rows.map { words($0.prefix(6).map { $0 }) })
    }
  }

  @Test("holds the register line by line, and its sums are those of the paper")
  func register() async throws {
    try await withRound { board, office in
      let (shown, sheet) = try await issued("contributionRegister", in: .vietnamese, &office)
      let table = try #require(shown.last { $0.titles.count == 13 })
      #expect(words(sheet.rows[0]) == table.titles)
      let lines = Array(sheet.rows.dropFirst())
      #expect(lines.count == table.rows.count - 1 && lines.count == 5, "three units, a person and a group")
      for (line, row) in zip(lines, table.rows) {
        var own = words(line) + Array(repeating: "", count: 13 - line.count)
        // A day is a day in the file, and written out on paper.
        own[2] = own[2].replacing("/07/", with: "/7/")
        #expect(own.map { $0.isEmpty ? "–" : $0 } == row)
      }
      let sums = (4..<13).map { column in
        lines.reduce(0.0) { sum, line in
          if column < line.count, case .number(let number) = line[column] { sum + number } else { sum }
        }
      }
      #expect(sums.map { "\(Int($0))" } == Array(table.rows.last?.suffix(9) ?? []))
      #expect(sums.map(Int.init) == [2, 2, 4, 0, 2, 1, 1, 2, 0], "\(sums)")
      #expect(lines[3][2] == .text("Chưa góp ý") && lines[0][2] == .day(year: 2025, month: 7, day: 15))
    }
  }

  @Test("holds what became of each passage of a predecessor, and adds up to the paper's figures")
  func lineage() async throws {
    try await withRound { board, office in
      let (shown, sheet) = try await issued("lineageReport", in: .vietnamese, &office)
      let lines = Array(sheet.rows.dropFirst())
      let summary = try #require(shown.first { $0.titles.count == 8 }?.rows.first)
      #expect(summary[0] == "Báo cáo của tổ chức A" && lines.count == Int(summary[1]) && lines.count == 3)
      let fates = words(lines.map { $0[2] })
      let coverage = try #require(try await board.draft.lineage.coverage.first)
      for (fate, count) in zip([Lineage.Fate.carried, .otherFigures, .partly, .leftOut], summary[2...5]) {
        let own = zip(coverage.blocks, fates).filter { $0.0.fate == fate }.map(\.1)
        #expect(own.count == Int(count) && Set(own).count < 2, "\(fates)")
      }
      let without = lines.filter { $0[2] != lines[0][2] && reason(of: $0) == nil }
      #expect(without.count == Int(summary[6]))
      // Passages that are not wholly carried over, with the reason or that there is none.
      let missing = try #require(shown.first { $0.titles.count == 3 })
      let told = lines.filter { $0[2] != lines[0][2] }.map { line in
        words([line[1], line[2]]) + [reason(of: line) ?? "Chưa ghi lý do"]
      }
      #expect(missing.rows == told, "\(missing.rows) \(told)")
      for (line, block) in zip(lines, coverage.blocks) {
        #expect(line[3] == .number(Double(block.words)) && line[4] == .number(Double(block.wordsCarried)))
      }
    }
  }

  /// The last cell of a line, which the file leaves out where it is empty.
  private func reason(of line: [Cell]) -> String? { line.count > 5 && line[5] != .empty ? line[5].shown : nil }
}
