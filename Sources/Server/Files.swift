// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Hummingbird
import Journal
import Logging
import Packs

extension Site {
  /// The file a visitor asked for, as an answer.
  func fileResponse(_ order: FileOrder, _ congress: Congress, for visit: Visit) async throws -> Response {
    switch order {
    case .text(let name, let type, let text): return .download(Array(text.utf8), name: name, type: type)
    case .stored(let name, let blob, let key):
      let bytes = try await kept(blob, opening: key)
      return .download(bytes, name: name, type: "application/octet-stream")
    case .version(let name, let blob, let key, let text, let format):
      let bytes = try await kept(blob, opening: key)
      let file = format == .docx ? try DraftDrawing.outgoing(bytes, as: text) : try await printed(bytes, for: visit)
      return .download(file, name: name, type: type(of: name))
    case .drawn(let name, let drawing, let format):
      let bytes = try await drawn(drawing, named: name).bytes
      let file = format == .docx ? bytes : try await printed(bytes, for: visit)
      return .download(file, name: name, type: type(of: name))
    case .table(let name, let grid):
      return .download(try TableWriter.bytes(of: grid, named: name), name: name, type: type(of: name))
    case .paper(let name, let paper, let format):
      return .download(try await printed([paper], format, congress, for: visit), name: name, type: type(of: name))
    case .papers(let name, let papers, let format):
      return .download(try await printed(papers, format, congress, for: visit), name: name, type: type(of: name))
    }
  }

  /// The bytes of a document that the record names. Where they are lost, whoever asked for them is told so, and whoever
  /// keeps the machine reads it in the log.
  private func kept(_ name: String, opening key: DocumentKey?) async throws -> [UInt8] {
    if let bytes = try await document(name, opening: key) { return bytes }
    logger.critical("document lost", metadata: ["document": "\(name)"])
    throw HTTPError(.gone)
  }

  /// A Word file as a PDF, under the same bounds as papers.
  private func printed(_ document: [UInt8], for visit: Visit) async throws -> [UInt8] {
    guard let place = bounds.prints.enter(visit.actor.rawValue) else { throw HTTPError(.serviceUnavailable) }
    defer { withExtendedLifetime(place) {} }
    return try await press.pdf(ofDocument: document)
  }

  /// A PDF is dear: who has asked for several at once, or comes when many have, is asked to come again.
  private func printed(
    _ papers: [Paper], _ format: PaperFormat, _ congress: Congress, for visit: Visit
  ) async throws -> [UInt8] {
    // A Word file costs little and is what those are offered who have to wait.
    let place = format == .pdf ? bounds.prints.enter(visit.actor.rawValue) : nil
    if format == .pdf, place == nil { throw HTTPError(.serviceUnavailable) }
    defer { withExtendedLifetime(place) {} }
    do throws(PressFault) {
      return try await press.bytes(
        of: papers, as: format, layout: congress.pack.layout, author: congress.organisations.profile?.name ?? "")
    } catch {
      if error == .full { throw HTTPError(.serviceUnavailable) }
      throw error
    }
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
