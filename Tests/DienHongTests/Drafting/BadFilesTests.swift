// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Clerk
import Foundation
import Office
import Packs
import Testing

@testable import dienhong

/// Files that somebody sends back, whatever they are.
@Suite("A batch of returned files")
struct BadFilesTests {
  private static let paragraphs = [
    "Trong nhiệm kỳ tới, hợp tác xã mở rộng vùng nguyên liệu cho mười hai tổ sản xuất.",
    "Ban giám đốc công khai báo cáo tài chính hằng quý trên bảng tin của từng thôn.",
    "Đại hội thành viên quyết định mức trích quỹ và phương án phân phối thu nhập.",
  ]

  private static func word(_ paragraphs: [String], _ change: (inout Package) -> Void = { _ in }) throws -> [UInt8] {
    let body = WordBody(font: "Times New Roman", size: 14)
    let document = WordDocument(
      properties: WordProperties(title: "", author: "", language: "vi-VN"), body: body,
      sections: [WordSection(blocks: paragraphs.map { .paragraph(Paragraph($0)) })])
    var package = try document.package()
    change(&package)
    return package.zip()
  }

  private static func text(of package: Package) -> String {
    String(decoding: package["word/document.xml"] ?? [], as: UTF8.self)
  }

  /// Each with what must be said of it, in Vietnamese and in English.
  private static func bad() throws -> [(name: String, bytes: [UInt8], problem: Phrase)] {
    let nested = String(repeating: "<w:sdt><w:sdtContent>", count: 300)
    let ends = String(repeating: "</w:sdtContent></w:sdt>", count: 300)
    let encrypted = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    return [
      (
        "bom-nen.docx", try word(paragraphs) { $0["word/media/a.bin"] = [UInt8](repeating: 0, count: 20 << 20) },
        Phrase("nén chặt bất thường", "packed so tightly")
      ),
      (
        "long-nhau.docx",
        try word(paragraphs) {
          $0["word/document.xml"] = Array(
            text(of: $0).replacing("<w:body>", with: "<w:body>" + nested + ends).utf8)
        }, Phrase("lồng nhau quá nhiều lớp", "nested too deeply")
      ),
      (
        "cut-xml.docx", try word(paragraphs) { $0["word/document.xml"] = Array(text(of: $0).utf8.dropLast(60)) },
        Phrase("hỏng ở phần “word/document.xml”", "damaged in its part “word/document.xml”")
      ),
      (
        "khong-than.docx", try word(paragraphs) { $0["word/document.xml"] = nil },
        Phrase("không chứa văn bản Word", "no Word text")
      ),
      ("cut.docx", Array(try word(paragraphs).prefix(900)), Phrase("Tệp Word bị hỏng", "is damaged")),
      (
        "mat-khau.docx", [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600) + encrypted,
        Phrase("có mật khẩu", "has a password")
      ),
      ("anh.docx", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, 3], Phrase("là ảnh", "is a picture")),
      ("chu.docx", Array("Chỉ là chữ.".utf8), Phrase("chữ thuần", "plain text")),
      ("rong.docx", [], Phrase("Tệp trống", "is empty")),
      ("khong-chu.docx", try word(["", " "]), Phrase("không có chữ nào", "no word in the file")),
      (
        "cu.doc", [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 7, count: 4000),
        Phrase("Không nhận ra loại tệp", "kind of file is not known")
      ),
      (
        "bang.docx", try Workbook(sheets: [Sheet(name: "s", rows: [[.number(1)]])]).xlsx(),
        Phrase("là bảng tính", "is a spreadsheet")
      ),
      (
        "van-ban-khac.docx",
        try word([
          "Nội quy cơ quan gồm giờ làm việc, trang phục và việc ra vào cổng.",
          "Xe đạp để ở nhà xe phía sau, xe máy gửi bảo vệ.",
        ]), Phrase("văn bản khác", "another text")
      ),
    ]
  }

  @Test("tells of each bad one what it is and what to do, takes the good ones, and leaves all bytes as they came")
  func batch() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path(name))) }
    try write(try Self.word(Self.paragraphs), "base.docx")
    var edited = Self.paragraphs
    edited[1] = edited[1].replacing("hằng quý", with: "hằng tháng")
    try write(try Self.word(edited), "tot-1.docx")
    try write(
      try Self.word(Self.paragraphs) { $0["word/vbaProject.bin"] = [1, 2, 3] }, "tot-2.docm")
    // Only one chapter of the draft came back: still an answer to it.
    try write(try Self.word([Self.paragraphs[0]]), "tot-3.docx")
    // A whole book in one paragraph is more than a cell of the workbook holds.
    let book = (0..<20_000).map { "mục \($0)" }.joined(separator: ", ")
    try write(try Self.word(Self.paragraphs + [book]), "tot-4.docx")
    let bad = try Self.bad()
    for file in bad { try write(file.bytes, file.name) }
    let missing = path("khong-co.docx")
    let good = ["tot-1.docx", "tot-2.docm", "tot-3.docx", "tot-4.docx"]
    let files = good + bad.map(\.name)
    for language in [Language.vietnamese, .english] {
      let out = path("out-\(language.rawValue)")
      let words = [
        "drafts", "collect", "--base", path("base.docx"), "--out", out, "--language", language.rawValue, "--json",
      ]
      let parsed = try DienHong.parseAsRoot(words + files.map(path) + [missing])
      var command = try #require(parsed as? any AsyncParsableCommand)
      await #expect(throws: ExitCode.failure) { try await command.run() }
      let data = try Data(contentsOf: URL(fileURLWithPath: out + "/collected.json"))
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let report = try decoder.decode(CollectReport.self, from: data)
      #expect(report.files.map(\.file) == good)
      #expect(report.files.map(\.changes.count) == [1, 0, 2, 1])
      #expect(Set(report.faults.map(\.file)) == Set(bad.map { path($0.name) } + [missing]))
      for file in bad {
        let fault = try #require(report.faults.first { $0.file == path(file.name) })
        #expect(fault.problem.contains(file.problem[language]), "\(file.name): \(fault.problem)")
        #expect(!fault.mend.isEmpty)
      }
    }
    for file in bad {
      #expect(FileManager.default.contents(atPath: path(file.name)) == Data(file.bytes), "\(file.name)")
    }
  }
}
