// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Hummingbird
import Journal
import Packs

extension Site {
  /// The file a visitor asked for, as an answer.
  func fileResponse(_ order: FileOrder, _ congress: Congress) async throws -> Response {
    switch order {
    case .text(let name, let type, let text): return .download(Array(text.utf8), name: name, type: type)
    case .stored(let name, let blob):
      guard let hash = Hash(hexadecimal: blob), let blob = try await store.blob(hash) else {
        throw HTTPError(.notFound)
      }
      return .download(blob.bytes, name: name, type: "application/octet-stream")
    case .table(let name, let grid):
      return .download(try TableWriter.bytes(of: grid, named: name), name: name, type: type(of: name))
    case .paper(let name, let paper, let format): return try await printed([paper], format, name, congress)
    case .papers(let name, let papers, let format): return try await printed(papers, format, name, congress)
    }
  }

  private func printed(
    _ papers: [Paper], _ format: PaperFormat, _ name: String, _ congress: Congress
  ) async throws -> Response {
    let bytes = try await press.bytes(
      of: papers, as: format, layout: congress.pack.layout, author: congress.organisations.profile?.name ?? "")
    return .download(bytes, name: name, type: type(of: name))
  }

  private func type(of name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "csv": "text/csv; charset=utf-8"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case "pdf": "application/pdf"
    default: "application/octet-stream"
    }
  }
}
