// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Office
import Packs
import TestKit
import Testing

/// Papers as files. `make snapshots` writes the golden document anew; `LOOK=folder` keeps every paper there for people to see.
@Suite("The press")
struct PressTests {
  static let press = PaperPress(layout: RulePack.office.layout, author: "Tổ chức mẫu")

  static func paper(_ form: PaperForm, _ language: Language = .vietnamese) throws -> Paper {
    try ConferenceStory().paper(form, in: language)
  }

  @Test("sets the tally minutes as they were reviewed")
  func golden() throws {
    let package = try Self.press.document(of: Self.paper(.tallyMinutes)).package()
    let xml = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self) + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Fixtures/tallyMinutes.document.xml")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try xml.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try xml == String(contentsOf: file, encoding: .utf8))
  }

  /// A shipped pack, whatever it is called, in its own layout.
  @Test("sets the papers of a shipped pack", arguments: Language.allCases)
  func shipped(language: Language) async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Packs/vn-party-2025")
    let files = try Dictionary(
      uniqueKeysWithValues: PackLoader.fileNames.map {
        ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      })
    let pack = try PackLoader.load(files: files, named: "vn-party-2025")
    let cast = Cast(
      organisation: "Đảng bộ các cơ quan Đảng tỉnh", parent: "Đảng bộ tỉnh", place: "Tỉnh lỵ", chair: "secretary",
      deputy: "standing-deputy-secretary", member: "executive-member",
      names: ["Trần Quang Vinh", "Lê Thị Thanh Hà", "Phạm Văn Đức", "Hoàng Thị Mai", "Vũ Minh Tuấn", "Đặng Ngọc Lan"])
    let told = try ConferenceStory(pack: pack, cast: cast)
    let press = PaperPress(layout: pack.layout, author: cast.organisation)
    let papers = try told.story.congress.offeredPapers.filter(\.form.isOfMeeting).map {
      try told.paper($0.form, in: language)
    }
    #expect(papers.count == PaperForm.ofMeetings.count)
    // The layout of this pack turns its margins about on the reverse of a sheet.
    for paper in papers where paper.kind != PaperForm.votingPaper.rawValue {
      let package = try press.document(of: paper).package()
      let settings = String(decoding: try #require(package["word/settings.xml"]), as: UTF8.self)
      #expect(settings.contains("<w:mirrorMargins"), "\(paper.kind)")
    }
    let printer = PDFPrinter()
    let pdfs = try await press.pdfs(papers, by: printer)
    await printer.close()
    guard let look = ProcessInfo.processInfo.environment["LOOK"] else { return }
    for (paper, pdf) in zip(papers, pdfs) {
      try Data(pdf).write(to: URL(filePath: look).appending(path: "shipped-\(paper.kind).\(language.rawValue).pdf"))
    }
  }

  @Test("prints every paper as PDF in one family of type")
  func pdf() async throws {
    let printer = PDFPrinter()
    let papers = try PaperForm.ofMeetings.map { try Self.paper($0) } + [Self.paper(.minutes, .english)]
    let pdfs = try await Self.press.pdfs(papers, by: printer)
    await printer.close()
    #expect(pdfs.count == papers.count)
    let folder =
      ProcessInfo.processInfo.environment["LOOK"].map { URL(filePath: $0) }
      ?? URL.temporaryDirectory.appending(path: "press-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if ProcessInfo.processInfo.environment["LOOK"] == nil { try? FileManager.default.removeItem(at: folder) } }
    for (paper, pdf) in zip(papers, pdfs) {
      let file = folder.appending(path: "\(paper.kind).\(paper.language.rawValue).pdf")
      try Data(pdf).write(to: file)
      let families = try fontFamilies(in: file)
      #expect(families == ["LiberationSerif"], "\(paper.kind): \(families)")
      if paper.kind == PaperForm.votingPaper.rawValue {
        #expect(try said(by: "pdfinfo", of: file).contains(/Pages: +1\n/))
      }
    }
  }

  @Test("lets only a long row of a table run on over the page")
  func longRow() throws {
    let paper = try Self.paper(.tallyMinutes)
    let rows = paper.blocks.compactMap { if case .table(let table) = $0 { table.rows } else { nil } }.flatMap { $0 }
    let cell = try #require(rows.joined().first { $0.count > 12 && !$0.contains("\"") })
    // A paper whose table says more than any paper of the story does.
    let json = String(decoding: try JSONEncoder().encode(paper), as: UTF8.self)
    let long = json.replacing("\"\(cell)\"", with: "\"\(String(repeating: "chữ ", count: 200))\"")
    func kept(_ paper: Paper) throws -> Int {
      let xml = try #require(Self.press.document(of: paper).package()["word/document.xml"])
      return String(decoding: xml, as: UTF8.self).matches(of: /<w:cantSplit\/>/).count
    }
    let longer = try kept(JSONDecoder().decode(Paper.self, from: Data(long.utf8)))
    #expect(try kept(paper) > rows.count && longer == kept(paper) - rows.filter { $0.contains(cell) }.count)
  }

  @Test("puts a voting paper of six questions on one small sheet, and many on a large one")
  func votingPaper() throws {
    let paper = try Self.paper(.votingPaper)
    #expect(Self.press.document(of: paper).sections.first?.page.width == 148)
    #expect(Self.press.document(of: try Self.paper(.notice)).sections.first?.page.width == 210)
  }

  /// The families that `pdffonts` lists, without subset marks and styles.
  private func fontFamilies(in file: URL) throws -> Set<String> {
    let names = try said(by: "pdffonts", of: file).split(separator: "\n").dropFirst(2)
      .compactMap { $0.split(separator: " ").first }
    return Set(
      names.map { String($0.split(separator: "+").last ?? $0).split(separator: "-").first.map(String.init) ?? "" })
  }

  private func said(by program: String, of file: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(program)")
    process.arguments = [file.path(percentEncoded: false)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let out = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return out
  }
}
