// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Journal
import Office
import Testing

@testable import Server

/// What the office downloads to send around, and what comes back of it.
@Suite("A version that goes out")
struct DraftOutgoingTests {
  static let home = "/drafts/dr-2"
  static let paragraphs = [
    "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm.",
    "Công tác dân vận được đổi mới.", "Kiểm tra, giám sát sáu tháng một lần.",
  ]
  static let second = paragraphs.map { $0.replacing("6,5", with: "7") }

  static func draft(_ board: DraftBoard) async throws -> DraftDocument {
    try #require(await board.hall.congress.drafting.draft(DraftID("dr-2")))
  }

  /// A draft with two versions, the second made of what one unit asked for.
  static func twoVersions(_ board: DraftBoard, _ office: inout Browser) async throws {
    _ = try await office.fill(
      "/drafts/new", on: "/drafts/new", ["kind": ["report"], "title": ["Báo cáo hai bản"]],
      [("file", "bản 1.docx", try wordFile(paragraphs))])
    let returns = "\(home)/returns"
    _ = try await office.fill(
      "\(returns)/new", on: returns, ["from": ["name"]], [("files", "u1 lần 1.docx", try wordFile(second))])
    _ = try await office.fill("\(home)/act", on: "\(home)/board", ["points": ["r-4#1"], "act": ["accept"]])
    _ = try await office.fill("\(home)/issue", on: "\(home)/issue")
    let versions = try await draft(board).versions.map { version in
      version.text.blocks.filter { $0.story == .body }.map(\.text)
    }
    #expect(versions == [paragraphs, second], "\(versions)")
  }

  /// What the paragraphs of the body are called, read with all marks rejected.
  private static func hints(of file: WordFile) -> [String?] {
    Reading(file.text, .rejecting).blocks.filter { $0.story == .body }.map(\.hint)
  }

  private static func names(of version: DraftVersion) -> [String?] {
    version.text.blocks.filter { $0.story == .body }.map { BlockHint($0.id, in: version.number).name }
  }

  @Test("bears the hidden names of its blocks, clean and as a redline, while the stored file stays as it was filed")
  func named() async throws {
    try await DraftBoard.open { board, office in
      try await Self.twoVersions(board, &office)
      let versions = try await Self.draft(board).versions
      for version in versions {
        let out = try WordFile(try await office.get("\(Self.home)/versions/\(version.number)/file").body)
        #expect(Self.hints(of: out) == Self.names(of: version))
        let hash = try #require(Hash(hexadecimal: version.file.blob))
        let kept = try WordFile(try #require(try await board.hall.store.blob(hash)).bytes)
        #expect(kept.text.blocks.allSatisfy { $0.hint == nil })
        for part in kept.package.names where part != "word/document.xml" && !part.hasPrefix("docProps/") {
          #expect(out.package[part] == kept.package[part], "\(part)")
        }
        let properties = String(decoding: out.package["docProps/core.xml"] ?? [], as: UTF8.self)
        #expect(!properties.contains("creator") && !properties.contains("title"), "\(properties)")
      }
      let redline = try WordFile(try await office.get("\(Self.home)/compare/1/2/docx").body)
      #expect(Self.hints(of: redline) == Self.names(of: versions[0]))
    }
  }

  @Test("is answered by whoever takes back what it changed, and by whoever still has the version before")
  func answered() async throws {
    try await DraftBoard.open { board, office in
      try await Self.twoVersions(board, &office)
      func edited(_ version: Int, _ old: String, _ new: String) async throws -> [UInt8] {
        let file = try WordFile(try await office.get("\(Self.home)/versions/\(version)/file").body)
        for (block, marked) in file.text.blocks.enumerated() {
          let text = marked.pieces.map(\.text).joined()
          guard let range = text.firstRange(of: old) else { continue }
          let start = text[..<range.lowerBound].utf16.count
          let edit = WordEdit(
            .replace(block: block, start..<start + old.utf16.count, with: new), by: Hand(author: "Đơn vị"))
          return try file.bytes(with: WordPatch([edit], style: .clean))
        }
        throw NoWords()
      }
      let returns = "\(Self.home)/returns"
      let back = try await edited(2, "đạt 7 phần", "đạt 6,5 phần")
      let late = try await edited(1, "sáu tháng", "ba tháng")
      _ = try await office.fill(
        "\(returns)/new", on: returns, ["from": ["name"]], [("files", "u2.docx", back), ("files", "u3.docx", late)])
      let sets = try await Self.draft(board).round.compactMap(\.changes)
      #expect(sets.map(\.answers) == [2, 1] && sets.map(\.base) == [2, 2])
      #expect(sets.map { $0.changes.map(\.new) } == [["6,5 phần trăm"], ["ba"]])
    }
  }

  struct NoWords: Error {}

  @Test("is offered as a PDF beside the Word file; where there is no printer, the Word file is there all the same")
  func offered() async throws {
    try await DraftBoard.open(press: PressRoom(program: "/nowhere/soffice", printers: 1)) { board, office in
      try await Self.twoVersions(board, &office)
      let page = try await office.get("\(Self.home)/versions").text
      for number in 1...2 {
        #expect(page.contains("href=\"\(Self.home)/versions/\(number)/pdf\""))
        #expect(try await office.get("\(Self.home)/versions/\(number)/file").status == 200)
        #expect(try await office.get("\(Self.home)/versions/\(number)/pdf").status >= 500)
      }
      #expect(try await office.get("\(Self.home)/versions/3/pdf").status == 404)
    }
  }
}

/// Needs LibreOffice: fails with what to install where it is missing.
@Suite("The clean version of a draft in print")
struct CleanVersionSlow {
  @Test("is a PDF of LibreOffice")
  func printed() async throws {
    try await DraftBoard.open { board, office in
      try await DraftOutgoingTests.twoVersions(board, &office)
      let answer = try await office.get("\(DraftOutgoingTests.home)/versions/2/pdf")
      #expect(answer.status == 200, "apt install libreoffice-writer-nogui")
      #expect(answer.header("content-type") == "application/pdf")
      #expect(answer.body.starts(with: Array("%PDF-".utf8)) && answer.body.count > 5_000)
    }
  }
}
