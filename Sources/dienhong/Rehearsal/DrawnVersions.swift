// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Journal
import Office

/// The Word files of a version that was issued: clean, and as tracked changes on the version before it.
struct DrawnVersions {
  let congress: Congress
  let store: any JournalStore

  struct File {
    let name: String
    let bytes: [UInt8]
  }

  /// Beside the table of acceptance of an issued version; none beside other papers.
  func files(beside paper: IssuedPaper) async throws -> [File] {
    guard paper.kind == PaperForm.acceptanceTable.rawValue, case .draft(let id, let number) = paper.subject,
      let draft = congress.drafting.draft(id), let base = draft.version(number),
      let issued = draft.outcome(of: number, asOf: paper.day)
    else { return [] }
    let old = try WordFile(try await bytes(base.file.blob))
    let hand = Hand(author: congress.organisations.profile?.name ?? "")
    guard let round = draft.round(on: number, asOf: paper.day) else { return [] }
    let redline = try old.drawn(try round.next(in: hand), on: base.text, style: .redline)
    return [
      File(name: "\(paper.id)-\(draft.head.kind)-\(number)-\(issued.number).docx", bytes: redline),
      File(name: "\(paper.id)-\(draft.head.kind)-\(issued.number).docx", bytes: try await bytes(issued.file.blob)),
    ]
  }

  private func bytes(_ blob: String) async throws -> [UInt8] {
    guard let hash = Hash(hexadecimal: blob), let found = try await store.blob(hash) else { return [] }
    return found.bytes
  }
}
