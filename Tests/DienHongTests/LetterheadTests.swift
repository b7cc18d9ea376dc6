// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Office
import Packs
import Testing

@testable import dienhong

/// The minutes of each pack's sample, set by the press in the pack's own layout.
@Suite("The letterhead of a paper")
struct LetterheadTests {
  /// What stands at the head of the minutes, in the language of the sample; the last line goes on with the date.
  static let heads = [
    "vn-party-2025": [
      "ĐẢNG BỘ TỈNH", "BAN CHẤP HÀNH ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH", "*", "Số 01-BB/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM",
      "Tỉnh lỵ, ngày ",
    ],
    "assembly": ["Association of Community Libraries", "Council", "Minutes 01/2025 · Harbour Town, "],
  ]

  @Test("is the one of its pack, line by line, in the Word file too", arguments: RehearsalTests.packs)
  func minutes(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let wanted = try #require(Self.heads[pack])
    let papers = await house.desk.state.papers.issued.filter { $0.kind == PaperForm.minutes.rawValue }
    let paper = try #require(papers.last?.content.value)
    let lines = try wordLines(of: paper, in: house.pack.layout)
    for line in wanted.dropLast() { #expect(lines.contains(line), "\(line)") }
    let last = try #require(wanted.last)
    #expect(lines.contains { $0.hasPrefix(last) }, "\(last)")
    let letterhead = house.pack.layout.letterhead
    for line in letterhead.left + letterhead.right {
      let text = line.text[paper.language]
      // A line with places is filled; the others are printed as they stand in the pack.
      guard !text.contains("{") else { continue }
      #expect(lines.contains(line.isUpperCase ? text.uppercased() : text), "\(text)")
    }
    // No pack prints what belongs to another.
    for (other, head) in Self.heads where other != pack {
      for line in head.dropLast() { #expect(!lines.contains(line), "\(line)") }
    }
  }

  /// The paragraphs of the Word file, without their marks.
  private func wordLines(of paper: Paper, in layout: PaperLayout) throws -> [String] {
    let package = try PaperPress(layout: layout, author: "Tổ chức mẫu").document(of: paper).package()
    let xml = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
    let text = xml.replacing("</w:p>", with: "\n").replacing("<w:br/>", with: " ").replacing(/<[^>]*>/, with: "")
    return text.split(separator: "\n").map(String.init)
  }
}
