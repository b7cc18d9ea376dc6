// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Packs

/// Writes every issued paper as DOCX and PDF, those of the congress with a copy for each addressee, and its table as XLSX.
struct Library {
  let folder: URL
  let congress: Congress
  let store: any JournalStore
  var room = PressRoom(printers: 1)

  /// The file names by paper, and why there is no PDF among them, if there is none: what LibreOffice cannot do takes
  /// nothing from the papers that were written without it.
  func write() async throws -> (files: [PaperID: [String]], withoutPDF: PressFault?) {
    let layout = congress.pack.layout
    let author = congress.organisations.profile?.name ?? ""
    let issued = congress.papers.issued.compactMap { paper in
      // Summonses are of no use without their names; of an invitation to a meeting, the one that was issued tells all.
      paper.content.value.map { (paper, paper.subject == .congress ? congress.sheets(of: paper) : [$0]) }
    }
    var written: [PaperID: [String]] = [:]
    for (paper, content) in issued {
      let docx = try await room.bytes(of: content, as: .docx, layout: layout, author: author)
      written[paper.id] = [try write(docx, paper, PaperFormat.docx.rawValue)]
      for drawn in try await DrawnVersions(congress: congress, store: store).files(beside: paper) {
        try Data(drawn.bytes).write(to: folder.appendingPathComponent(drawn.name), options: .atomic)
        written[paper.id, default: []].append(drawn.name)
      }
      if let table = congress.table(beside: paper) {
        let xlsx = try TableWriter.bytes(of: table, named: "\(paper.kind).xlsx")
        written[paper.id, default: []].append(try write(xlsx, paper, "xlsx"))
      }
    }
    let pdfs: [[UInt8]]
    do throws(PressFault) { pdfs = try await room.pdfs(of: issued.map(\.1), layout: layout, author: author) } catch {
      await room.close()
      guard case .notPrinted = error else { throw error }
      return (written, error)
    }
    await room.close()
    for ((paper, _), pdf) in zip(issued, pdfs) {
      written[paper.id, default: []].append(try write(pdf, paper, PaperFormat.pdf.rawValue))
    }
    return (written, nil)
  }

  private func write(_ bytes: [UInt8], _ paper: IssuedPaper, _ ending: String) throws -> String {
    let file = "\(paper.id)-\(paper.kind).\(ending)"
    try Data(bytes).write(to: folder.appendingPathComponent(file), options: .atomic)
    return file
  }
}
