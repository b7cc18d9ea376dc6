// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Foundation
import Office
import Testing

@testable import Server

/// A program in place of LibreOffice that converts in its own way; `out` is the file it should write.
private final class WilfulOffice: Sendable {
  private let scratch: Scratch
  var program: String { scratch.path("office") }

  init(_ lines: String, beside file: [UInt8]? = nil) throws {
    scratch = try Scratch()
    if let file { try Data(file).write(to: URL(fileURLWithPath: scratch.path("beside"))) }
    let script = """
      #!/bin/sh
      beside='\(scratch.path("beside"))'
      while [ $# -gt 0 ]; do
        case "$1" in
          --outdir) folder="$2"; shift ;;
          */in/*) name="$(basename "$1")"; out="$folder/${name%.*}.docx" ;;
        esac
        shift
      done
      \(lines)
      """
    try script.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
  }
}

/// What comes in an older or foreign format.
private enum Foreign {
  static let rtf = Array(#"{\rtf1\ansi Tốc độ}"#.utf8)
  static let doc: [UInt8] =
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    + "WordDocument".utf8.flatMap { [$0, 0] } + [UInt8](repeating: 0, count: 2_000)
  static var odt: [UInt8] {
    var package = Package()
    package["mimetype"] = Array("application/vnd.oasis.opendocument.text".utf8)
    package["content.xml"] = Array("<x/>".utf8)
    return package.zip()
  }
  static let notConverted = "Không chuyển được tệp sang Word."

  static var changed: [UInt8] {
    get throws { try wordFile(DraftBoard.paragraphs.map { $0.replacing("sáu tháng", with: "hằng quý") }) }
  }
}

@Suite("A converter")
struct ConversionTests {
  private static let returns = "\(DraftBoard.home)/returns"

  /// What the program does before it ends as if all were well, and what is said of the files then.
  private static func faulty() throws -> [(lines: String, beside: [UInt8]?, says: String)] {
    var package = Package()
    package["letter.txt"] = Array("no Word text".utf8)
    let whole = try Foreign.changed
    return [
      ("exit 0", nil, Foreign.notConverted), ("echo lost >&2; exit 1", nil, Foreign.notConverted),
      (": > \"$out\"", nil, Foreign.notConverted), ("echo garbage > \"$out\"", nil, Foreign.notConverted),
      ("cp \"$beside\" \"$out\"", Array(whole.prefix(whole.count / 2)), Foreign.notConverted),
      ("cp \"$beside\" \"$folder/other.docx\"", whole, Foreign.notConverted),
      ("cp \"$beside\" \"$out\"", package.zip(), "Tệp không chứa văn bản Word."),
      ("cp \"$beside\" \"$out\"", try wordFile([" "]), "Tệp không có chữ nào."),
    ]
  }

  @Test("that says it succeeded is not believed: the file is told, kept as it came, and holds up no other")
  func faults() async throws {
    for (lines, beside, says) in try Self.faulty() {
      let office = try WilfulOffice(lines, beside: beside)
      try await DraftBoard.open(press: PressRoom(program: office.program, printers: 1)) { board, browser in
        let files: [(field: String, name: String, bytes: [UInt8])] = [
          ("files", "u1 cũ.rtf", Foreign.rtf), ("files", "u2 cũ.odt", Foreign.odt), ("files", "u2 cũ.doc", Foreign.doc),
          ("files", "u3 góp ý.docx", try Foreign.changed),
        ]
        let sent = try await browser.fill("\(Self.returns)/new", on: Self.returns, [:], files)
        #expect(sent.status == 303, "\(lines): \(sent.status)")
        let came = try await board.draft.returns.dropFirst(3)
        #expect(came.map { $0.changes?.changes.count } == [nil, nil, nil, 1], "\(lines)")
        let rows = try await browser.get(Self.returns).text.components(separatedBy: "<tr").dropFirst()
        for (row, file) in zip(came, files) {
          let shown = try #require(rows.first { $0.contains(file.name) })
          #expect(shown.contains(says) != file.name.hasSuffix(".docx"), "\(lines), \(file.name): \(shown)")
          #expect(try await browser.get("\(Self.returns)/\(row.id)/file").body == file.bytes)
        }
      }
    }
  }

  @Test("that is not there is asked for by name, and a converted file is read and flagged")
  func missingAndGood() async throws {
    let nowhere = PressRoom(program: "/nowhere/soffice", printers: 1)
    try await DraftBoard.open(press: nowhere) { board, browser in
      let files = [(field: "files", name: "u1 cũ.rtf", bytes: Foreign.rtf)]
      _ = try await browser.fill("\(Self.returns)/new", on: Self.returns, [:], files)
      let page = try await browser.get(Self.returns).text
      #expect(page.contains("Máy chủ chưa có chương trình để đọc loại tệp này.") && page.contains("cài LibreOffice"))
      #expect(try await board.draft.returns.last?.changes == nil)
    }
    let office = try WilfulOffice("cp \"$beside\" \"$out\"", beside: Foreign.changed)
    try await DraftBoard.open(press: PressRoom(program: office.program, printers: 1)) { board, browser in
      let files = [(field: "files", name: "u1 cũ.odt", bytes: Foreign.odt)]
      _ = try await browser.fill("\(Self.returns)/new", on: Self.returns, [:], files)
      #expect(try await board.draft.returns.last?.changes?.changes.map(\.new) == ["hằng quý"])
      #expect(try await browser.get(Self.returns).text.contains("Tệp .odt đã được chuyển sang Word"))
    }
  }

  @Test("lets nothing go out as a draft that is not a Word file itself")
  func drafts() async throws {
    let office = try WilfulOffice("cp \"$beside\" \"$out\"", beside: Foreign.changed)
    try await DraftBoard.open(press: PressRoom(program: office.program, printers: 1)) { board, browser in
      let before = try await board.length
      let versions = "\(DraftBoard.home)/versions"
      for (name, bytes) in [("2.rtf", Foreign.rtf), ("2.odt", Foreign.odt), ("2.docx", Foreign.doc)] {
        let answer = try await browser.fill("\(versions)/new", on: versions, [:], [("file", name, bytes)])
        #expect(answer.faults == ["file"] && answer.text.contains("Hãy lưu thành .docx rồi gửi lại."), "\(name)")
      }
      #expect(try await board.length == before)
    }
  }
}

/// Needs LibreOffice: fails with what to install where it is missing.
@Suite("A file of another word processor")
struct ForeignFilesSlow {
  private static let returns = "\(DraftBoard.home)/returns"

  /// The Word file as LibreOffice writes it in another format.
  private func foreign(_ docx: [UInt8], as ending: String, filter: String) throws -> [UInt8] {
    let scratch = try Scratch()
    try Data(docx).write(to: URL(fileURLWithPath: scratch.path("in.docx")))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "soffice", "-env:UserInstallation=file://\(scratch.path("profile"))", "--headless", "--convert-to", filter,
      "--outdir", scratch.path("out"), scratch.path("in.docx"),
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let made = FileManager.default.contents(atPath: scratch.path("out/in.\(ending)"))
    return [UInt8](try #require(made, "apt install libreoffice-writer-nogui"))
  }

  @Test("comes in through LibreOffice with what was tracked and what was not, beside one that only bears its name")
  func converted() async throws {
    let docx = try WordFile(Foreign.changed)
    let hand = Hand(author: "Lê Thị Hạnh", date: "2025-07-15T08:00:00Z")
    let at = try #require(docx.text.blocks.firstIndex { $0.pieces.contains { $0.text.contains("6,5") } })
    let text = docx.text.blocks[at].pieces.map(\.text).joined()
    let start = try #require(text.range(of: "6,5")).lowerBound.utf16Offset(in: text)
    let marked = try docx.bytes(
      with: WordPatch([WordEdit(.replace(block: at, start..<(start + 3), with: "7"), by: hand)]))
    let files: [(field: String, name: String, bytes: [UInt8])] = [
      ("files", "u1 góp ý.odt", try foreign(marked, as: "odt", filter: "odt")),
      ("files", "u2 góp ý.doc", try foreign(marked, as: "doc", filter: "doc:MS Word 97")),
      ("files", "u3 góp ý.rtf", try foreign(marked, as: "rtf", filter: "rtf")),
      ("files", "u3 giả.odt", Foreign.odt),
    ]
    try await DraftBoard.open { board, browser in
      let sent = try await browser.fill("\(Self.returns)/new", on: Self.returns, [:], files)
      #expect(sent.status == 303)
      let came = Array(try await board.draft.returns.dropFirst(3))
      #expect(came.count == 4 && came[3].changes == nil, "the last one is no text at all")
      for row in came.prefix(3) {
        let changes = try #require(row.changes?.changes, "\(row.file?.name ?? "")")
        #expect(changes.contains { !$0.isTracked && $0.new == "hằng quý" }, "\(row.file?.name ?? ""): \(changes)")
        #expect(changes.contains { $0.hand?.author == hand.author && $0.new == "7" }, "\(changes)")
      }
      let page = try await browser.get(Self.returns).text
      for ending in ["odt", "doc", "rtf"] { #expect(page.contains("Tệp .\(ending) đã được chuyển sang Word")) }
      #expect(page.contains(Foreign.notConverted))
    }
  }
}
