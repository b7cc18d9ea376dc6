// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Foundation
import Office
import Packs

/// A draft that was brought as a file.
struct DraftFile {
  let path: String
  /// The file's name without its ending; unlike those of others in the batch.
  let name: String
  let file: WordFile

  /// As its reader would have it: with every change accepted.
  var accepted: [String] { Reading(file.text, .accepting).texts }

  /// The name under which people know the file.
  var title: String { URL(fileURLWithPath: path).lastPathComponent }

  static func read(_ path: String, as name: String? = nil, by intake: WordIntake? = nil) async throws -> DraftFile {
    let url = URL(fileURLWithPath: path)
    let bytes = [UInt8](try Data(contentsOf: url))
    do throws(WordIntakeFault) {
      let file = try await (intake ?? WordIntake(printer: PDFPrinter())).read(bytes)
      return DraftFile(path: path, name: name ?? url.deletingPathExtension().lastPathComponent, file: file)
    } catch {
      throw DraftFault.unread(path, error)
    }
  }

  /// Whatever can be read, and what `take` keeps of each, in the order of the paths. Files of one name are told apart by
  /// their endings, else by their folders.
  static func read<Kept: Sendable>(
    all paths: [String], _ say: Language, take: @escaping @Sendable (DraftFile) throws -> Kept
  ) async -> (kept: [Kept], faults: [CollectReport.Fault]) {
    let paths = distinct(paths)
    let names = names(of: paths)
    let printer = PDFPrinter()
    let intake = WordIntake(printer: printer)
    let results = await SideBySide.results(of: Array(zip(paths, names))) { path, name in
      try take(await read(path, as: name, by: intake))
    }
    await printer.close()
    var kept: [Kept] = []
    var faults: [CollectReport.Fault] = []
    for (path, result) in zip(paths, results) {
      switch result {
      case .success(let one): kept.append(one)
      case .failure(let error): faults.append(fault(path, error, say))
      }
    }
    return (kept, faults)
  }

  /// Each file once. Two names may read the same and be two files: letters and their marks are written in two ways, which
  /// texts take for one and folders do not.
  private static func distinct(_ paths: [String]) -> [String] {
    var met: Set<[UInt8]> = []
    return paths.filter { met.insert(Array(URL(fileURLWithPath: $0).resolvingSymlinksInPath().path.utf8)).inserted }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Names that differ, however they are written: the name without its ending where no other file has it, then with it,
  /// then with its folder.
  private static func names(of paths: [String]) -> [String] {
    let forms: [(URL) -> String] = [
      { $0.deletingPathExtension().lastPathComponent }, { $0.lastPathComponent },
      { $0.deletingPathExtension().relativePath }, { $0.relativePath },
    ]
    var names: [Int: String] = [:]
    var taken: Set<String> = []
    for form in forms {
      let open = paths.indices.filter { names[$0] == nil }
      let wanted = open.map { form(URL(fileURLWithPath: paths[$0])) }
      let counts = Dictionary(wanted.map { ($0, 1) }, uniquingKeysWith: +)
      for (index, name) in zip(open, wanted) where counts[name] == 1 && !taken.contains(name) { names[index] = name }
      taken.formUnion(names.values)
    }
    return paths.indices.map { index in
      if let name = names[index] { return name }
      let name = URL(fileURLWithPath: paths[index]).lastPathComponent
      let free = (1...).lazy.map { "\(name) (\($0))" }.first { !taken.contains($0) } ?? name
      taken.insert(free)
      return free
    }
  }

  private static func fault(_ path: String, _ error: any Error, _ say: Language) -> CollectReport.Fault {
    if let (problem, mend) = (error as? DraftFault)?.words {
      return CollectReport.Fault(file: path, problem: problem[say], mend: mend[say])
    }
    return CollectReport.Fault(
      file: path, problem: say("Không mở được tệp.", "The file cannot be opened."),
      mend: say("Hãy kiểm tra đường dẫn và quyền đọc.", "Check the path and the right to read it."))
  }

  /// What an office should know about a file that was read all the same.
  /// Of an answer nothing that its own notices tell (`AnswerNotice`).
  func warnings(_ say: Language, ofAnswer isAnswer: Bool = false) -> [String] {
    let told = file.notices.filter { notice in
      switch notice {
      case .struckWords, .converted, .textOnly: !isAnswer
      case .legacyFontConverted, .legacyFontUnknown, .hiddenWords, .hasMacros, .missingPart, .doubleRemark,
        .foreignPart:
        true
      }
    }
    return told.map { "\(path): \($0.words[say])" }.sorted()
  }

  /// Of a version that went out with tracked changes no next one can be made; whoever hears it early can still mend it.
  func marksLeft(_ say: Language) -> String? {
    if file.text.isSettled { return nil }
    return path + ": "
      + say(
        "Bản gốc còn dấu sửa nên lệnh apply sẽ không lập được bản tiếp theo. Hãy chấp nhận hoặc từ chối hết dấu sửa trong bản gốc rồi tổng hợp lại.",
        "The base has tracked changes, so apply will make no next version. Accept or reject them all in the base and collect again."
      )
  }

  func warn(_ say: Language) throws { for line in warnings(say) { try Self.tell(line) } }

  static func tell(_ line: String) throws { try Printed.beside(line) }

  static func write(_ bytes: [UInt8], to path: String) throws {
    do { try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic) } catch let error as CocoaError
      where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code)
    {
      throw CommandFault.noFolder(path)
    }
  }

  /// What people sent is kept: nothing is written over it, nor two files into one.
  static func keep(_ inputs: [String], from outputs: [String?]) throws {
    func place(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let read = Set(inputs.map(place))
    var written: Set<String> = []
    for case .some(let path) in outputs {
      if read.contains(place(path)) { throw CommandFault.overInput(path) }
      guard written.insert(place(path)).inserted else { throw CommandFault.onePlace(path) }
    }
  }

  /// The version drawn into this file; `winners` are what it is made of, if it was accepted.
  func drawn(
    _ next: NextVersion, on base: DraftText, style: WordPatch.Style, of winners: [Winner] = []
  ) throws -> [UInt8] {
    do throws(RedrawFault) { return try file.drawn(next, on: base, style: style) } catch {
      if case .patch(.notEditable(let block)) = error {
        let here = winners.filter { $0.edit.block == base.blocks[block].id }.map(\.id.description)
        throw DraftFault.notEditable(path, block: block, holds: file.obstacles(inBlock: block), changes: here)
      }
      throw DraftFault.notDrawn(path, error, changes: error.block.map { changes(at: $0, base, winners) } ?? [])
    }
  }

  /// Those that begin at a block or, where none does, in its row.
  private func changes(at block: Int, _ base: DraftText, _ winners: [Winner]) -> [String] {
    let own = base.blocks[block]
    let row = base.blocks.filter {
      $0.story == own.story && own.cell != nil && $0.cell?.table == own.cell?.table && $0.cell?.row == own.cell?.row
    }
    let here = winners.filter { $0.edit.block == own.id }
    let found = here.isEmpty ? winners.filter { winner in row.contains { $0.id == winner.edit.block } } : here
    return found.map(\.id.description)
  }

  static func decisions(_ path: String) throws -> Clerk.Decisions {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    do { return try JSONDecoder().decode(Clerk.Decisions.self, from: data) } catch {
      throw DraftFault.noDecisions(path)
    }
  }
}

/// Why a command about drafts does not go on.
enum DraftFault: Foreseen {
  case unread(String, WordIntakeFault)
  case noDecisions(String)
  case noAnswer(String, NoAnswer)
  /// What stands in the way, and the changes there, if they are known.
  case notDrawn(String, RedrawFault, changes: [String])
  /// A paragraph, counted from 0, and what stands in the way there.
  case notEditable(String, block: Int, holds: Set<WordObstacle>, changes: [String])

  /// What is wrong with a returned file, and what its sender should do.
  var words: (problem: Phrase, mend: Phrase)? {
    switch self {
    case .unread(_, let fault): (fault.problem, fault.mend)
    case .noAnswer(_, .foreign):
      // Who works at the command line can look for themselves what it is.
      (
        NoAnswer.foreign.problem,
        Phrase(
          NoAnswer.foreign.mend.vietnamese + " Có thể xem khác biệt bằng lệnh compare.",
          NoAnswer.foreign.mend.english + " The command compare shows the differences.")
      )
    case .noAnswer(_, let why): (why.problem, why.mend)
    case .noDecisions, .notDrawn, .notEditable: nil
    }
  }

  private func names(of holds: Set<WordObstacle>, _ say: Language) -> String {
    WordObstacle.allCases.filter(holds.contains).map { obstacle in
      switch obstacle {
      case .link: say("liên kết", "a link")
      case .contentControl: say("ô nội dung (content control)", "a content control")
      case .formula: say("công thức", "a formula")
      case .field: say("trường", "a field")
      case .sectionBreak: say("ngắt phần", "a section break")
      }
    }.joined(separator: ", ")
  }

  private func named(_ changes: [String], _ say: Language) -> String {
    changes.isEmpty ? "" : say(" Kiến nghị: ", " Changes: ") + changes.joined(separator: ", ") + "."
  }

  func sentence(_ say: Language) -> String {
    switch self {
    case .notDrawn(let path, let fault, let changes): "\(path): \(fault.sentence(say))" + named(changes, say)
    case .notEditable(let path, let block, let holds, _) where holds.isEmpty:
      "\(path): \(RedrawFault.patch(.notEditable(block: block)).sentence(say))"
    case .notEditable(let path, let block, let holds, let changes):
      say(
        "\(path): Đoạn thứ \(block + 1), hoặc chỗ nối với đoạn sau, có \(names(of: holds, say)) nên không sửa, bỏ, tách hoặc gộp ở đó được. Hãy sửa tay chỗ đó trong Word rồi chạy lại.",
        "\(path): Paragraph \(block + 1), or its border with the next one, has \(names(of: holds, say)); it cannot be edited, deleted, cut or joined there. Edit it in Word and run this again."
      ) + named(changes, say)
    case .unread(let path, _), .noAnswer(let path, _):
      words.map { "\(path): \($0.problem[say]) \($0.mend[say])" } ?? path
    case .noDecisions(let path):
      say(
        "“\(path)” không phải là tệp quyết định. Hãy xem mẫu trong docs/drafts-json.md.",
        "“\(path)” is no file of decisions. See the form in docs/drafts-json.md.")
    }
  }
}
