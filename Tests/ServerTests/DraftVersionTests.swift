// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Office
import Packs
import TestKit
import Testing

@testable import Server

/// Three versions of a draft, made on the site from Word files that came back, and what lies between any two of them.
@Suite("Versions of a draft")
struct DraftVersionTests {
  private static let home = "/drafts/dr-2"
  private static let first = [
    "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm.",
    "Công tác dân vận được đổi mới.", "Kiểm tra, giám sát sáu tháng một lần.", "Quỹ khuyến học được duy trì.",
  ]
  /// What comes back on version 1 and on version 2; all of it is accepted.
  private static let returned = [
    [
      "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 7 phần trăm mỗi năm.",
      "Công tác dân vận được đổi mới.", "Mỗi chi bộ chọn một việc đột phá.", "Kiểm tra, giám sát ba tháng một lần.",
      "Quỹ khuyến học được duy trì.",
    ],
    [
      "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 7,2 phần trăm mỗi năm.",
      "Công tác dân vận được đổi mới.", "Mỗi chi bộ chọn một việc đột phá, có thời hạn.",
      "Kiểm tra, giám sát ba tháng một lần.",
    ],
  ]

  /// Takes in what came back, accepts all of it on the board, and issues the next version.
  private func goOn(with paragraphs: [String], as name: String, _ board: DraftBoard, _ office: inout Browser)
    async throws
  {
    let (returns, list) = ("\(Self.home)/returns", "\(Self.home)/board")
    let file = (field: "files", name: name, bytes: try wordFile(paragraphs))
    _ = try await office.fill("\(returns)/new", on: returns, ["from": ["name"]], [file])
    let points = try await Self.draft(board).synthesis.points.map(\.key.description)
    let answered = try await office.fill("\(Self.home)/act", on: list, ["points": points, "act": ["accept"]])
    #expect(answered.status == 303, "\(answered.faults)")
    let issue = "\(Self.home)/issue"
    let issued = try await office.fill(issue, on: issue)
    #expect(issued.status == 303, "\(issued.status)")
  }

  private func settled(_ answer: Answer, _ settling: Settling) throws -> [String] {
    #expect(answer.status == 200)
    return try WordFile(answer.body).settledText(settling)
  }

  @Test("two steps apart: the redline accepted is the newer one, rejected it is the older one, letter by letter")
  func twoSteps() async throws {
    try await DraftBoard.open { board, office in
      let begun = try await office.fill(
        "/drafts/new", on: "/drafts/new", ["kind": ["report"], "title": ["Báo cáo ba bản"]],
        [("file", "bản 1.docx", try wordFile(Self.first))])
      #expect(begun.status == 303 && begun.location == Self.home, "\(begun.faults)")
      for (number, paragraphs) in Self.returned.enumerated() {
        try await goOn(with: paragraphs, as: "u1 lần \(number + 1).docx", board, &office)
      }
      let versions = try await Self.draft(board).versions
      for (version, wanted) in zip(versions, [Self.first] + Self.returned) {
        #expect(version.text.texts.prefix(wanted.count) == wanted[...], "version \(version.number)")
      }
      var texts: [[String]] = []
      for version in versions {
        texts.append(try settled(try await office.get("\(Self.home)/versions/\(version.number)/file"), .accepting))
      }
      #expect(try texts == ([Self.first] + Self.returned).map { try WordFile(wordFile($0)).settledText(.accepting) })
      for (older, newer) in [(1, 3), (1, 2), (2, 3)] {
        let redline = try await office.get("\(Self.home)/compare/\(older)/\(newer)/docx")
        #expect(try settled(redline, .accepting) == texts[newer - 1], "\(older) to \(newer)")
        #expect(try settled(redline, .rejecting) == texts[older - 1], "\(older) to \(newer)")
      }
      let page = try await office.get("\(Self.home)/compare/1/3?view=all").text
      for words in ["7,2", "<ins>Mỗi chi bộ chọn một việc đột phá, có thời hạn.", "<del>Quỹ khuyến học"] {
        #expect(page.contains(words), "\(words)")
      }
      #expect(try await office.get("\(Self.home)/compare/3/1/docx").status == 404, "no redline leads back")
    }
  }

  private static func draft(_ board: DraftBoard) async throws -> DraftDocument {
    try #require(await board.hall.congress.drafting.draft(DraftID("dr-2")))
  }
}
