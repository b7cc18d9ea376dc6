// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

@testable import Office

/// Needs LibreOffice and poppler's tools: fails with what to install where they are missing.
@Suite("The PDF printer", .tags(.slow), .serialized)
struct PDFPrinterTests {
  private func document(_ text: String) throws -> [UInt8] {
    var document = try SampleDocument.document()
    document.sections = [WordSection(blocks: [.paragraph(Paragraph(text))])]
    return try document.docx()
  }

  private func read(_ pdf: [UInt8], with tool: String, _ options: [String] = []) throws -> String {
    try OtherProgram.withFile(pdf, named: "paper.pdf") { path in
      let after = tool == "pdftotext" ? ["-"] : []
      let answer = try OtherProgram.run(tool, options + [path] + after)
      try #require(answer.status == 0, "\(tool) (apt install poppler-utils): \(answer.said)")
      return answer.said
    }
  }

  @Test("prints a paper with all its text, in one family of fonts, tagged and numbered from page 2")
  func paper() async throws {
    let printer = PDFPrinter()
    let pdf = try await printer.pdf(of: SampleDocument.document().docx())
    await printer.close()
    let fonts = try read(pdf, with: "pdffonts").split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 3, "\(fonts)")
    for font in fonts {
      #expect(font.contains("+LiberationSerif"), "apt install fonts-liberation2: Vietnamese letters came from \(font)")
      #expect(font.contains(" yes yes "), "not embedded: \(font)")
    }
    let facts = try read(pdf, with: "pdfinfo")
    #expect(facts.contains("Thông báo kết luận Hội nghị") && facts.contains("Tagged:          yes"), "\(facts)")
    #expect(facts.contains("Pages:           3") && facts.contains("(A4)"), "\(facts)")
    let pages = try read(pdf, with: "pdftotext", ["-layout"]).split(
      separator: "\u{C}", omittingEmptySubsequences: false)
    let numbers = pages.prefix(3).map { page in
      page.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }
        .map { $0.drop(while: \.isWhitespace) }.flatMap { Int($0) }
    }
    #expect(numbers == [nil, 2, 3])
    for words in [
      "ĐOÀN KẾT - DÂN CHỦ - KỶ CƯƠNG", "LIÊN HIỆP HỘI TỈNH SÔNG XANH", "Hội Thủ công mỹ nghệ Quỳnh Lưu",
      "Đặng Thị Hồng Vỹ",
    ] {
      #expect(pages.contains { $0.contains(words) }, "\(words)")
    }
  }

  @Test("prints several papers at one start, in their order, and callers in turn")
  func batch() async throws {
    let printer = PDFPrinter()
    let papers = try ["một", "hai", "ba"].map(document)
    let later = try document("bốn")
    async let first = printer.pdfs(of: papers)
    async let second = printer.pdf(of: later)
    let texts = try await (first + [second]).map {
      try read($0, with: "pdftotext").split(whereSeparator: \.isWhitespace)
    }
    #expect(texts == [["một"], ["hai"], ["ba"], ["bốn"]])
    await printer.close()
    await #expect(throws: PDFFault.closed) { try await printer.pdf(of: later) }
  }

  @Test("never starts LibreOffice twice at once, however many ask and ask again")
  func oneAtATime() async throws {
    // Whoever finds the folder taken prints nothing.
    let script = try StandIn(
      "mkdir \"$HOME/taken\" || exit 1; sleep 0.02; printf '%%PDF-1.6\\n%%%%EOF\\n' > out/0.pdf; rmdir \"$HOME/taken\"")
    defer { script.folder.remove() }
    let printer = PDFPrinter(program: script.path)
    let printed = await withTaskGroup(of: Int.self) { callers in
      for _ in 0..<8 {
        callers.addTask {
          var printed = 0
          for _ in 0..<4 where (try? await printer.pdf(of: [1])) != nil { printed += 1 }
          return printed
        }
      }
      return await callers.reduce(0, +)
    }
    #expect(printed == 32)
    await printer.close()
  }

  @Test("says what it could not print, though LibreOffice reports success")
  func broken() async throws {
    let printer = PDFPrinter()
    let good = try document("tốt")
    do {
      let pdfs = try await printer.pdfs(of: [good, Array("PK\u{3}\u{4} nothing".utf8)])
      Issue.record("\(pdfs.count) documents came out")
    } catch {
      guard case .notConverted(document: 1, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    // And goes on with the next.
    #expect(try await printer.pdf(of: good).starts(with: Array("%PDF-".utf8)))
    await printer.close()
  }

  @Test("stops LibreOffice, and all that it started, when time is up or nobody waits any more")
  func stopped() async throws {
    let paper = try document("chậm")
    let watch = try Lifeline()
    defer { watch.folder.remove() }
    // The child holds the line too: it must go with its parent.
    let script = try StandIn("exec 9> \(watch.path); sleep 15 & wait")
    defer { script.folder.remove() }
    let start = ContinuousClock.now
    let hasty = PDFPrinter(program: script.path, timeLimit: .milliseconds(500))
    await #expect(throws: PDFFault.tookTooLong(limit: .milliseconds(500))) { try await hasty.pdf(of: paper) }
    #expect(watch.isLetGo(), "something that LibreOffice started is still running")
    let patient = PDFPrinter(program: script.path)
    let waiting = Task { try await patient.pdf(of: paper) }
    waiting.cancel()
    await #expect(throws: PDFFault.cancelled) { try await waiting.value }
    #expect(watch.isLetGo(), "something that LibreOffice started is still running")
    // Foundation reports the end of a process only when its children are gone too.
    #expect(ContinuousClock.now - start < .seconds(12))
    await hasty.close()
    await patient.close()
  }

  @Test("takes nothing for a PDF that does not begin and end as one")
  func half() async throws {
    for (content, isWhole) in [
      ("%PDF-1.6 half", false), ("half\\n%%EOF\\n", false), ("%PDF-1.6\\n%%EOF\\n", true), ("", false),
    ] {
      let script = try StandIn("printf '\(content.replacing("%", with: "%%"))' > out/0.pdf")
      defer { script.folder.remove() }
      let printer = PDFPrinter(program: script.path)
      let pdf = try? await printer.pdf(of: [1])
      #expect((pdf != nil) == isWhole, "\(content)")
      await printer.close()
    }
  }

  @Test("gives LibreOffice nothing of its own surroundings and leaves nothing behind")
  func seclusion() async throws {
    let script = try StandIn("env > out/env; pwd >> out/env; cp out/env \"$HOME/../office-test-env\"")
    defer { script.folder.remove() }
    let printer = PDFPrinter(program: script.path)
    _ = try? await printer.pdf(of: [1])
    let kept = NSTemporaryDirectory() + "/office-test-env"
    let seen = String(decoding: try #require(OtherProgram.bytes(at: kept)), as: UTF8.self)
    try FileManager.default.removeItem(atPath: kept)
    let names = Set(seen.split(separator: "\n").filter { $0.contains("=") }.map { $0.prefix { $0 != "=" } })
    #expect(names.isSubset(of: ["HOME", "TMPDIR", "PATH", "LANG", "SAL_USE_VCLPLUGIN", "PWD", "SHLVL", "_", "OLDPWD"]))
    let home = try #require(seen.split(separator: "\n").first { $0.hasPrefix("HOME=") }?.dropFirst(5))
    #expect(FileManager.default.fileExists(atPath: String(home) + "/profile/user/registrymodifications.xcu"))
    #expect(!FileManager.default.fileExists(atPath: String(home) + "/job1"))
    await printer.close()
    #expect(!FileManager.default.fileExists(atPath: String(home)))
  }

  @Test("says what to install where LibreOffice is missing")
  func missing() async throws {
    do {
      _ = try await PDFPrinter(program: "/nowhere/soffice").pdf(of: [1])
      Issue.record("printed without a program")
    } catch {
      #expect(error == .notInstalled && error.description.contains("apt install libreoffice-writer-nogui"))
    }
  }
}

/// A shell script in LibreOffice's place.
private struct StandIn {
  let folder: PrivateFolder
  var path: String { folder.path + "/soffice" }

  init(_ lines: String) throws {
    folder = try PrivateFolder()
    try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
  }
}

/// A pipe with a name: whoever opened it for writing holds it until its last child is dead.
private struct Lifeline {
  let folder: PrivateFolder
  let path: String
  private let reading: Int32

  init() throws {
    folder = try PrivateFolder()
    path = folder.path + "/line"
    try #require(mkfifo(path, 0o600) == 0)
    reading = open(path, O_RDONLY | O_NONBLOCK)
    try #require(reading >= 0)
  }

  /// True once nobody holds it: reading then finds the end. Waits at most ten seconds, for the kernel to tidy up.
  func isLetGo() -> Bool {
    var line = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    // Not readable within the time is held; readable without a byte is the end.
    _ = poll(&line, 1, 10_000)
    return read(reading, &byte, 1) == 0
  }
}
