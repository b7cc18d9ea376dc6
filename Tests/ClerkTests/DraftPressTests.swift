// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Office
import Packs
import TestKit
import Testing

@testable import Clerk

@Suite("A draft written as plain text")
struct DraftPressTests {
  private static let text = """
    # KẾ HOẠCH
    # tổ chức đại hội

    ## I. Mục đích
    Một đoạn văn <có dấu>.
    - một việc
    ### 1. Yêu cầu
    """

  private func document(_ bytes: [UInt8]) throws -> String {
    let package = try Package(zip: bytes)
    return String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
  }

  @Test("becomes a Word file whose headings a word processor lists, the same each time")
  func headings() throws {
    let press = DraftPress(layout: RulePack.office.layout, author: "Tổ chức mẫu")
    let bytes = try press.docx(Self.text, titled: "Kế hoạch", in: .vietnamese)
    #expect(try bytes == press.docx(Self.text, titled: "Kế hoạch", in: .vietnamese))
    let xml = try document(bytes)
    #expect(xml.components(separatedBy: "w:val=\"Title\"").count == 3)
    #expect(xml.components(separatedBy: "w:val=\"Heading1\"").count == 2)
    #expect(xml.components(separatedBy: "w:val=\"Heading2\"").count == 2)
    #expect(xml.contains("Một đoạn văn &lt;có dấu&gt;.") && xml.contains("- một việc"))
    #expect(!xml.contains("#"))
  }

  @Test(
    "of a sample has every part of a paper: no mark is left, no file is empty",
    arguments: ["vn-party-2025", "assembly"])
  func samples(pack: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Packs/\(pack)/sample/papers")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count == 4)
    let press = DraftPress(layout: RulePack.office.layout, author: "Tổ chức mẫu")
    for file in files {
      let xml = try document(press.docx(String(contentsOf: file, encoding: .utf8), titled: "x", in: .english))
      #expect(xml.components(separatedBy: "w:val=\"Heading1\"").count > 2, "\(file.lastPathComponent)")
      #expect(!xml.contains(">#"), "\(file.lastPathComponent)")
    }
  }
}

@Suite("Papers in one file")
struct BundleTests {
  @Test("stand each on pages of their own, whole, and without page numbers that would run on")
  func pages() throws {
    let told = try ConferenceStory()
    let papers = [try told.paper(.programme), try told.paper(.notice), try told.paper(.invitation)]
    let press = PaperPress(layout: RulePack.office.layout, author: "Tổ chức mẫu")
    let package = try Package(zip: press.docx(papers))
    let xml = String(decoding: try #require(package["word/document.xml"]), as: UTF8.self)
    #expect(xml.components(separatedBy: "<w:sectPr").count == 4)
    for paper in papers { #expect(xml.contains(paper.title)) }
    #expect(!xml.contains("PAGE"))
    #expect(try press.docx([papers[1]]) == press.docx(papers[1]))
  }
}
