// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Office
import Packs
import Testing

@testable import dienhong

/// What returned files are called by: a decision names a change by its file.
@Suite("The names of returned files")
struct FileNameTests {
  private static func names(_ paths: [String]) async throws -> [String] {
    let folder = NSTemporaryDirectory() + "names-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (number, path) in paths.enumerated() {
      let whole = folder + "/" + path
      let above = whole[..<(whole.lastIndex(of: "/") ?? whole.endIndex)]
      try FileManager.default.createDirectory(atPath: String(above), withIntermediateDirectories: true)
      let document = WordDocument(
        properties: WordProperties(title: "", author: "", language: "vi-VN"),
        body: WordBody(font: "Times New Roman", size: 14),
        sections: [WordSection(blocks: [.paragraph(Paragraph("Góp ý thứ \(number)."))])])
      try Data(try document.package().zip()).write(to: URL(fileURLWithPath: whole))
    }
    let batch = await DraftFile.read(all: paths.map { folder + "/" + $0 }, .english) { ($0.name, $0.accepted) }
    #expect(batch.faults.isEmpty && Set(batch.kept.map(\.1)).count == paths.count, "each is read, and once")
    return batch.kept.map { $0.0.hasPrefix(folder) ? String($0.0.dropFirst(folder.count + 1)) : $0.0 }
  }

  @Test("are without their endings where that tells them apart, and never two the same")
  func distinct() async throws {
    #expect(try await Self.names(["ret_01.docx", "ret_02.docm"]) == ["ret_01", "ret_02"])
    #expect(try await Self.names(["ret.docm", "ret.docx", "other.docx"]) == ["other", "ret.docm", "ret.docx"])
    #expect(try await Self.names(["x/ret_01.docx", "y/ret_01.docx"]) == ["x/ret_01", "y/ret_01"])
    let mixed = try await Self.names(["x/ret.docm", "x/ret.docx", "y/ret.docx", "z/ret.docx.docx"])
    #expect(Set(mixed).count == 4, "\(mixed)")
  }

  @Test("differ where only the writing of their letters does")
  func letters() async throws {
    let name = "góp ý.docx"
    let found = try await Self.names([
      name.precomposedStringWithCanonicalMapping, name.decomposedStringWithCanonicalMapping,
    ])
    #expect(Set(found).count == 2, "\(found)")
  }
}
