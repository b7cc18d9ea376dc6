// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Office
import Packs
import Testing

@testable import Server

/// Forms of a draft that files travel with, filled in as they stand on their pages, without any script.
@Suite("A form with files")
struct DraftFileFormTests {
  static let home = DraftBoard.home
  static let versions = "\(home)/versions"
  static let lineage = "\(home)/lineage"
  static let returns = "\(home)/returns"

  private static func changed(_ words: String, to others: String) throws -> [UInt8] {
    try wordFile(DraftBoard.paragraphs.map { $0.replacing(words, with: others) })
  }

  /// A file that somebody's mark is still in.
  private static func marked() throws -> [UInt8] {
    let patch = WordPatch([WordEdit(.delete(block: 1), by: Hand(author: "A", date: "2025-07-15T08:00:00Z"))])
    return try WordFile(wordFile(DraftBoard.paragraphs)).bytes(with: patch)
  }

  /// A file with words that Word shows only to those who ask for them.
  private static func hidden() throws -> [UInt8] {
    var package = try WordFile(wordFile(DraftBoard.paragraphs)).package
    let xml = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
    let words = try #require(xml.firstRange(of: "Phần II. Phương hướng"))
    let run = try #require(xml[..<words.lowerBound].ranges(of: "<w:r>").last)
    package["word/document.xml"] = Array(
      xml.replacingCharacters(in: run, with: "<w:r><w:rPr><w:vanish/></w:rPr>").utf8)
    return package.zip()
  }

  // MARK: A version written by hand

  @Test("files a version written by hand; open opinions go over to it")
  func version() async throws {
    try await DraftBoard.open { board, office in
      let file = try Self.changed("Phần II. Phương hướng", to: "Phần II. Phương hướng, nhiệm vụ")
      let sent = try await office.fill("\(Self.versions)/new", on: Self.versions, [:], [("file", "bản 2.docx", file)])
      #expect(sent.status == 303 && sent.location == Self.versions, "\(sent.status)")
      let draft = try await board.draft
      #expect(draft.newest.number == 2 && draft.newest.origin == .filed && draft.open.count == 5)
      let kept = try WordFile(try await office.get("\(Self.versions)/2/file").body)
      #expect(try kept.settledText(.accepting) == WordFile(file).settledText(.accepting))
      let page = try await office.get(Self.versions).text
      #expect(page.contains("bản 2.docx") && page.contains("\(Self.home)/compare/1/2"))
      let again = try await office.fill("\(Self.versions)/new", on: Self.versions, [:], [("file", "lại.docx", file)])
      #expect(again.status == 422 && again.text.contains("giống hệt bản mới nhất"))
      #expect(try await board.draft.newest.number == 2)
    }
  }

  @Test("files no version without a file, with somebody's marks, or without words")
  func noVersion() async throws {
    try await DraftBoard.open { board, office in
      let before = try await board.length
      let cases: [(files: [(field: String, name: String, bytes: [UInt8])], fields: Set<String>, says: String)] = [
        ([], ["file"], "Chưa có tệp"),
        ([("file", "ghi chú.txt", Array("chỉ là chữ".utf8))], ["file"], "Tệp chỉ có chữ thuần"),
        ([("file", "hỏng.docx", Array(try wordFile(["Một đoạn."]).prefix(400)))], ["file"], "bị hỏng"),
        ([("file", "còn dấu.docx", try Self.marked())], [], "còn sửa đổi theo dõi"),
        ([("file", "trắng.docx", try wordFile([" "]))], [], "không có chữ nào"),
        ([("file", "chữ ẩn.docx", try Self.hidden())], ["file"], "Tệp có chữ ẩn: “Phần II. Phương hướng”"),
      ]
      for (files, fields, says) in cases {
        let answer = try await office.fill("\(Self.versions)/new", on: Self.versions, [:], files)
        #expect(answer.status == 422 && answer.faults == fields, "\(files.map(\.name)): \(answer.faults)")
        #expect(answer.text.contains(says), "\(says)")
      }
      #expect(try await board.length == before)
    }
  }

  // MARK: Predecessors

  @Test("adds a predecessor's text, which is compared at once")
  func source() async throws {
    try await DraftBoard.open { board, office in
      let file = try wordFile([DraftBoard.paragraphs[2], "Quỹ khuyến học do các chi bộ lập nên được duy trì."])
      let sent = try await office.fill(
        "\(Self.home)/sources", on: Self.lineage, ["title": ["Báo cáo của tổ chức A"], "dated": ["30/06/2025"]],
        [("file", "a.docx", file)])
      #expect(sent.status == 303 && sent.location == Self.lineage)
      let source = try #require(try await board.draft.sources.first)
      #expect(source.title == "Báo cáo của tổ chức A" && source.dated == Day(2025, 6, 30))
      let coverage = try #require(try await board.draft.lineage.coverage.first)
      #expect(coverage.blocks.prefix(2).map(\.fate) == [.carried, .leftOut])
      let page = try await office.get(Self.lineage).text
      #expect(page.contains("Báo cáo của tổ chức A") && page.contains("Còn 1 đoạn chưa đưa vào trọn vẹn"))
    }
  }

  @Test("adds no predecessor without a title, a file that can be read, and a day of the calendar")
  func noSource() async throws {
    try await DraftBoard.open { board, office in
      let before = try await board.length
      let good = try wordFile(["Văn kiện cũ."])
      let cases: [([String: [String]], [(field: String, name: String, bytes: [UInt8])], Set<String>)] = [
        ([:], [("file", "a.docx", good)], ["title"]), (["title": ["Báo cáo A"]], [], ["file"]),
        (["title": ["Báo cáo A"], "dated": ["31/06/2025"]], [("file", "a.docx", good)], ["dated"]),
        (["title": ["Báo cáo A"]], [("file", "a.docx", Array("chỉ là chữ".utf8))], ["file"]),
        ([:], [], ["title", "file"]),
      ]
      for (typed, files, fields) in cases {
        let answer = try await office.fill("\(Self.home)/sources", on: Self.lineage, typed, files)
        #expect(answer.status == 422 && answer.faults == fields, "\(typed) \(files.map(\.name)): \(answer.faults)")
      }
      #expect(try await board.length == before)
    }
  }

  // MARK: Many at once

  @Test("takes in all files that come at once, names those it cannot read, and lets none hold up another")
  func manyAtOnce() async throws {
    let bad: [(field: String, name: String, bytes: [UInt8])] = [
      ("files", "u2 hỏng.docx", [0x50, 0x4B, 3, 4] + Array(repeating: 7, count: 300)),
      ("files", "u2 ghi chú.docx", Array("chỉ là chữ".utf8)), ("files", "u3 trống.docx", []),
      ("files", "u3 văn bản khác.docx", try wordFile(["Mời dự lớp bồi dưỡng kế toán.", "Nộp hồ sơ trước thứ Sáu."])),
    ]
    let good: [(field: String, name: String, bytes: [UInt8])] = [
      ("files", "u1 góp ý.docx", try Self.changed("sáu tháng", to: "hằng quý")),
      ("files", "u2 góp ý.docx", try Self.changed("vững mạnh", to: "vững mạnh toàn diện")),
      ("files", "u3 góp ý.docx", try Self.changed("chín trong", to: "tám trong")),
    ]
    // The bad ones before, between and behind the good ones.
    for files in [bad + good, good + bad, [good[0], bad[0], good[1], bad[1], bad[2], bad[3], good[2]]] {
      try await DraftBoard.open { board, office in
        let sent = try await office.fill("\(Self.returns)/new", on: Self.returns, [:], files)
        #expect(sent.status == 303 && sent.location == Self.returns, "\(sent.status) \(sent.faults)")
        let draft = try await board.draft
        let came = draft.returns.dropFirst(3)
        #expect(came.compactMap { $0.file?.name } == files.map(\.name))
        let isRead = Set(came.filter { $0.changes != nil }.compactMap { $0.file?.name })
        #expect(isRead == Set(good.map(\.name)))
        #expect(draft.synthesis.points.count == 4 + good.count)
        let page = try await office.get(Self.returns).text
        // Above the table the page tells for whom each file counts.
        let rows = page.components(separatedBy: "<tr").dropFirst()
        for file in files {
          let row = try #require(rows.first { $0.contains(file.name) }, "\(file.name)")
          #expect(row.contains("Chưa đọc được") != good.contains { $0.name == file.name }, "\(file.name)")
        }
        for (row, file) in zip(came, files) {
          #expect(try await office.get("\(Self.returns)/\(row.id)/file").body == file.bytes, "\(file.name) is kept")
        }
      }
    }
  }

  @Test("takes in nothing where no file was chosen or nobody is named who sent them")
  func nothing() async throws {
    try await DraftBoard.open { board, office in
      let before = try await board.length
      let without = try await office.fill("\(Self.returns)/new", on: Self.returns)
      #expect(without.faults == ["files"] && without.text.contains("Chưa chọn tệp nào"))
      let form = try await office.form("\(Self.returns)/new", on: Self.returns)
      let token = form.value("token")[0]
      let body = Mischief.multipart(
        [("token", Array(token.utf8)), ("from", Array("unit".utf8))],
        files: [("files", "a.docx", try Self.changed("6,5", to: "9"))], boundary: "b7")
      let nobody = try await office.send(
        "POST", "\(Self.returns)/new", ["Content-Type": "multipart/form-data; boundary=b7"], body: body)
      #expect(nobody.faults == ["from"])
      #expect(try await board.length == before)
    }
  }
}
