// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Assembly
import Clerk
import Foundation
import Packs
import Slates
import SlatesGLPK

/// Slates at the command line: checked, proposed, and their conflicts explained.
struct SlateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slate",
    abstract: "Kiểm tra và đề xuất cơ cấu nhân sự. Checks and proposes slates of people.",
    subcommands: [SlateChecking.self, SlateProposing.self, SlateConflicts.self, SlateSolving.self])
}

/// The two tables that every question about a slate needs.
struct SlateTables: ParsableArguments {
  @Argument(help: "Danh sách nhân sự (CSV hoặc XLSX). The list of people.") var people: String
  @Argument(help: "Chỉ tiêu cơ cấu (CSV hoặc XLSX). The targets.") var targets: String
  @Flag(help: "In JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  func sheets() throws -> SlateSheets {
    try SlateSheets(people: try SlateTables.table(people), targets: try SlateTables.table(targets))
  }

  /// The cells of the first visible sheet, as text.
  private static func table(_ path: String) throws -> [[String]] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    switch TableReader.tables(in: bytes, named: path) {
    case .none: throw SlateTableFault.notATable(path)
    case .unreadable(let fault): throw SlateTableFault.unreadable(path, fault.problem, fault.mend)
    case .tables(let tables):
      guard let first = tables.first else { throw SlateTableFault.notATable(path) }
      return first.rows.map { $0.cells.map(\.text) }
    }
  }
}

struct SlateChecking: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Đối chiếu danh sách với từng chỉ tiêu. Counts the slate against every target.")
  @OptionGroup var tables: SlateTables

  func run() async throws {
    try await answering(in: tables.answer.language) { say in
      let account = SlateAccount(try tables.sheets(), say: say)
      print(tables.json ? try account.json(account.checking()) : try account.check())
    }
  }
}

struct SlateProposing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Đề xuất phương án gần nhất và phương án tín nhiệm cao nhất. Proposes the nearest and the best slates.")
  @OptionGroup var tables: SlateTables
  @ArgumentParser.Option(help: "Số phương án. How many.") var count = 10

  func run() async throws {
    try await answering(in: tables.answer.language) { say in
      let account = SlateAccount(try tables.sheets(), say: say)
      print(tables.json ? try account.json(account.proposing(count)) : try account.propose(count))
    }
  }
}

struct SlateConflicts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Giải thích những chỉ tiêu không thể cùng đạt. Explains which targets cannot be met together.")
  @OptionGroup var tables: SlateTables

  func run() async throws {
    try await answering(in: tables.answer.language) { say in
      let account = SlateAccount(try tables.sheets(), say: say)
      print(tables.json ? try account.json(account.conflicting()) : try account.conflicts())
    }
  }
}

struct SlateSolving: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Giải một ca mẫu theo định dạng chung. Answers a case of the shared format.")
  @Argument(help: "Tệp các ca mẫu. The file of cases.") var file: String
  @ArgumentParser.Option(name: .customLong("case"), help: "Mã ca. The case.") var id: String
  @Flag(help: "In JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      // Other kinds of cases may lie in the same file; only the one that is asked for is read.
      struct File: Decodable { let cases: [Named] }
      struct Named: Decodable {
        let id: String
        let slate: Result<SlateCase, any Error>
        private enum Key: CodingKey { case id }
        init(from decoder: any Decoder) throws {
          id = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .id)
          slate = Result { try SlateCase(from: decoder) }
        }
      }
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      let cases: [Named]
      do { cases = try JSONDecoder().decode(File.self, from: data).cases } catch {
        throw SlateTableFault.notCases(file)
      }
      guard let found = cases.first(where: { $0.id == id }) else { throw SlateTableFault.noCase(id) }
      guard case .success(let slate) = found.slate else { throw SlateTableFault.notASlate(id) }
      let answered = try slate.answer(by: GLPK())
      print(try SlateAccount.json(answered))
    }
  }
}

/// Why a file could not be taken for what a command about slates needs.
enum SlateTableFault: Foreseen {
  case notATable(String)
  case unreadable(String, Phrase, Phrase)
  case notCases(String)
  case noCase(String)
  case notASlate(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .notATable(let path):
      say("“\(path)” không phải là bảng. Hãy dùng tệp CSV hoặc XLSX.", "“\(path)” is no table. Use a CSV or XLSX file.")
    case .unreadable(let path, let problem, let mend): "\(path): \(problem[say]) \(mend[say])"
    case .notCases(let path):
      say("“\(path)” không phải là tệp ca mẫu. Hãy kiểm tra lại tệp.", "“\(path)” is no file of cases. Check the file.")
    case .noCase(let id):
      say("Tệp không có ca “\(id)”. Hãy kiểm tra mã ca.", "The file has no case “\(id)”. Check its name.")
    case .notASlate(let id):
      say(
        "Ca “\(id)” không phải là ca cơ cấu nhân sự. Hãy chọn ca khác.",
        "The case “\(id)” is not about a slate. Choose another.")
    }
  }
}
