// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Packs

/// A draft that was brought as a file.
struct DraftFile {
  let path: String
  /// The file's name without its ending; unlike those of others in the batch.
  private(set) var name: String
  let file: WordFile

  /// As its reader would have it: with every change accepted.
  var accepted: [String] { Reading(file.text, .accepting).texts }

  static func read(_ path: String) async throws -> DraftFile {
    let url = URL(fileURLWithPath: path)
    let bytes = [UInt8](try Data(contentsOf: url))
    do throws(WordIntakeFault) {
      let file = try await WordIntake(printer: PDFPrinter()).read(bytes)
      return DraftFile(path: path, name: url.deletingPathExtension().lastPathComponent, file: file)
    } catch {
      throw DraftFault.unread(path, error)
    }
  }

  /// Whatever can be read, in the order of the paths; files of one name are told apart by their folders.
  static func read(all paths: [String], _ say: Language) async -> (
    files: [DraftFile], faults: [CollectReport.Fault]
  ) {
    var files: [DraftFile] = []
    var faults: [CollectReport.Fault] = []
    for path in Set(paths).sorted() {
      do { files.append(try await read(path)) } catch { faults.append(fault(path, error, say)) }
    }
    let counts = Dictionary(files.map { ($0.name, 1) }, uniquingKeysWith: +)
    for index in files.indices where counts[files[index].name, default: 0] > 1 {
      files[index].name = URL(fileURLWithPath: files[index].path).deletingPathExtension().path
    }
    return (files, faults)
  }

  private static func fault(_ path: String, _ error: any Error, _ say: Language) -> CollectReport.Fault {
    if case DraftFault.unread(_, let fault) = error {
      return CollectReport.Fault(file: path, problem: fault.problem[say], mend: fault.mend[say])
    }
    return CollectReport.Fault(
      file: path, problem: say("Không mở được tệp.", "The file cannot be opened."),
      mend: say("Hãy kiểm tra đường dẫn và quyền đọc.", "Check the path and the right to read it."))
  }

  /// Tells what an office should know about a file that was read all the same.
  func warn(_ say: Language) throws {
    for words in file.notices.map({ $0.words[say] }).sorted() { try Self.tell("\(path): \(words)") }
  }

  static func tell(_ line: String) throws {
    try FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  static func decisions(_ path: String) throws -> Decisions {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    do { return try JSONDecoder().decode(Decisions.self, from: data) } catch { throw DraftFault.noDecisions(path) }
  }
}

/// Why a command about drafts does not go on.
enum DraftFault: Foreseen {
  case unread(String, WordIntakeFault)
  case noDecisions(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .unread(let path, let fault): "\(path): \(fault.problem[say]) \(fault.mend[say])"
    case .noDecisions(let path):
      say(
        "“\(path)” không phải là tệp quyết định. Hãy xem mẫu trong docs/drafts-json.md.",
        "“\(path)” is no file of decisions. See the form in docs/drafts-json.md.")
    }
  }
}
