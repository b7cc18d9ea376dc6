// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Testing

/// Answers that come back as a PDF: printed by the real LibreOffice, read by the real pdftotext.
@Suite("A draft that comes back as a PDF")
struct PrintedDraftSlow {
  @Test("finds what a printed and answered draft of several pages changes, and nothing of its pages")
  func printedDraft() async throws {
    func file(_ paragraphs: [String]) throws -> [UInt8] {
      let document = WordDocument(
        properties: WordProperties(title: "Dự thảo", author: "Văn phòng", language: "vi-VN"),
        body: WordBody(font: "Liberation Serif", size: 14),
        sections: [
          WordSection(
            pageNumber: .topCentre, footer: [.paragraph(Paragraph("Dự thảo lần 1"))],
            blocks: paragraphs.map { .paragraph(Paragraph($0)) })
        ])
      return try document.package().zip()
    }
    var paragraphs = (1...60).map { number in
      "Nhiệm vụ \(number): phấn đấu kết nạp \(number * 7) hội viên, củng cố \(number + 3) chi hội và giữ vững "
        + "kết quả của \(number % 9 + 1) phong trào thi đua đã phát động từ đầu nhiệm kỳ đến nay trong toàn tổ chức."
    }
    let base = try WordFile(try file(paragraphs)).draft
    paragraphs[16] = paragraphs[16].replacing("119 hội viên", with: "125 hội viên")
    paragraphs[40] += " Hằng năm có sơ kết."
    let printer = PDFPrinter()
    let pdf = try await printer.pdf(of: try file(paragraphs))
    let read = try await WordIntake(printer: printer).read(pdf)
    #expect(read.isWordsOnly)
    let found = ReturnedFile(source: "p", text: read.text, isWordsOnly: true).changes(on: base).changes
    #expect(found.map { "\($0.edit.block?.number ?? 0): \($0.old) > \($0.new)" }.count == 2, "\(found)")
    #expect(
      found.first?.old.hasPrefix("119") == true && found.first?.new.hasPrefix("125") == true
        && found.first?.edit.block?.number == 17)
    #expect(found.last?.new.contains("Hằng năm có sơ kết.") == true && found.last?.edit.block?.number == 41)
    await printer.close()
  }
}
