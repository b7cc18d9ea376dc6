// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Testing

@testable import Office

/// Needs LibreOffice and poppler's tools: fails with what to install where they are missing.
@Suite("The intake of text files", .tags(.slow), .serialized)
struct WordIntakeSlow {
  /// A redline with a remark, as LibreOffice makes of it what `ending` names.
  private func converted(_ docx: [UInt8], to ending: String, filter: String) throws -> [UInt8] {
    try OtherProgram.withFile(docx, named: "in.docx") { path in
      let folder = String(path.dropLast("/in.docx".count))
      let answer = try OtherProgram.run(
        "soffice",
        [
          "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", filter, "--outdir", folder,
          path,
        ])
      return try #require(
        OtherProgram.bytes(at: folder + "/in." + ending), "apt install libreoffice-writer-nogui: \(answer.said)")
    }
  }

  static func redline() throws -> [UInt8] {
    let body = ["Tăng trưởng sáu phần trăm.", "Đoạn bỏ đi.", "Đoạn cuối cùng."].map(SampleWord.paragraph)
    let file = try WordFile(
      SampleWord.docx(body: body + [SampleWord.table([["A1", "B1"], ["A2", "B2"]]), SampleWord.paragraph("Hết.")]))
    let range = MarkedPlace(block: 2, offset: 5)..<MarkedPlace(block: 2, offset: 9)
    return try file.patched(
      WordPatch([
        WordEdit(.replace(block: 0, 12..<15, with: "bảy"), by: WordPatchTests.an),
        WordEdit(.delete(block: 1), by: WordPatchTests.an),
        WordEdit(.insert(after: 2, text: "Đoạn thêm."), by: WordPatchTests.binh),
        WordEdit(.replace(block: 4, 2..<2, with: " thêm"), by: WordPatchTests.binh),
        WordEdit(.insertRow(below: 5, cells: ["x", "y"]), by: WordPatchTests.an),
        WordEdit(.remark(range, text: "Vì sao?", initials: "A"), by: WordPatchTests.an),
      ])
    ).zip()
  }

  private func facts(_ file: WordFile) -> Set<String> {
    Set(
      file.changes.filter { !$0.text.isEmpty && ($0.kind.isInsertion || $0.kind.isDeletion) }
        .map { "\($0.kind) \($0.hand.author) \($0.text)" } + file.text.remarks.map { "\($0.hand.author) \($0.text)" })
  }

  @Test("gets the same changes, hands and remarks back from LibreOffice, through docx, odt, doc and rtf")
  func roundTrip() async throws {
    let printer = PDFPrinter()
    let intake = WordIntake(printer: printer)
    let docx = try Self.redline()
    let known = try WordFile(docx)
    for (ending, filter) in [
      ("docx", "docx:MS Word 2007 XML"), ("odt", "odt"), ("doc", "doc:MS Word 97"), ("rtf", "rtf"),
    ] {
      let bytes =
        ending == "docx"
        ? try await printer.docx(of: docx, ending: "docx") : try converted(docx, to: ending, filter: filter)
      let file = try await intake.read(bytes)
      #expect(file.notices.contains(.converted(from: ending)) == (ending != "docx"), "\(ending)")
      // Into RTF LibreOffice writes some kept words as inserted, when the mark after them is.
      #expect(ending == "rtf" ? facts(file).isSuperset(of: facts(known)) : facts(file) == facts(known), "\(ending)")
      // The old formats have no place for marks on ends of paragraphs and on rows: LibreOffice leaves empty ones.
      let isOld = ending == "doc" || ending == "rtf"
      for settling in [Settling.accepting, .rejecting] where ending != "rtf" || settling == .accepting {
        let texts = file.settledText(settling).filter { !isOld || !$0.isEmpty }
        #expect(texts == known.settledText(settling), "\(ending)")
      }
    }
    await printer.close()
  }

  @Test("reads the words of a PDF and says that they are only words")
  func pdf() async throws {
    let printer = PDFPrinter()
    let clean = try WordFile(
      SampleWord.docx(body: ["Tăng trưởng bảy phần trăm.", "Đoạn cuối."].map(SampleWord.paragraph)))
    let pdf = try await printer.pdf(of: clean.package.zip())
    let file = try await WordIntake(printer: printer).read(pdf)
    #expect(file.notices == [.textOnly])
    let words = file.settledText(.accepting).joined(separator: " ").split(whereSeparator: \.isWhitespace)
    #expect(words == "Tăng trưởng bảy phần trăm. Đoạn cuối.".split(separator: " "))
    await #expect(throws: WordIntakeFault.notReadable) {
      try await WordIntake(printer: printer).read(Array("%PDF-1.7\nnothing".utf8))
    }
    await #expect(throws: WordIntakeFault.noTextProgram) {
      try await WordIntake(printer: printer, pdfText: "/nowhere").read(pdf)
    }
    await printer.close()
  }

  @Test("refuses an old office file that LibreOffice cannot open, and what is no text file at all")
  func refused() async throws {
    let printer = PDFPrinter()
    let intake = WordIntake(printer: printer)
    let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    let rest = [UInt8](repeating: 0, count: 2000)
    await #expect(throws: WordIntakeFault.file(.notWord(.unknown))) { try await intake.read(container + rest) }
    let old = container + "WordDocument".utf8.flatMap { [$0, 0] } + rest
    do {
      let file = try await intake.read(old)
      // LibreOffice may make a text of anything; then it is flagged at least.
      #expect(file.notices.contains(.converted(from: "doc")))
    } catch {
      guard case .notConverted = error else {
        Issue.record("\(error)")
        return
      }
    }
    await #expect(throws: WordIntakeFault.file(.notWord(.text))) { try await intake.read(Array("chữ".utf8)) }
    await printer.close()
  }
}
