// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Assembly
import Clerk
import Foundation
import Journal
import JournalSQLite
import Packs

/// Plays the sample congress of a pack without a browser and writes its papers.
struct Rehearse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Diễn tập đại hội mẫu và ghi ra các văn bản. Plays the sample congress and writes its papers.")

  @ArgumentParser.Option(help: "Bộ quy tắc. The rule pack.") var pack: String?
  @ArgumentParser.Option(help: "Thư mục các bộ quy tắc. A folder of rule packs.") var packs: String?
  @ArgumentParser.Option(
    help: """
      Thư mục để ghi văn bản, summary.json và nhật ký; nếu không nêu: rehearsal-<bộ quy tắc>. Where papers, summary.json \
      and the record go; rehearsal-<pack> when not said.
      """)
  var out: String?
  @Flag(help: "In summary.json thay cho lời kể. Prints the summary itself.") var json = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let shelf = try PackShelf(folder: packs)
      let (name, files) = try shelf.files(of: pack)
      try Rehearsal.scenario(in: files)
      let folder = try await RehearsalFolder(out ?? "rehearsal-\(name)")
      defer { folder.bench.leave() }
      let rehearsed: Rehearsed
      do { rehearsed = try await rehearse(name, files, on: shelf, into: folder) } catch {
        try Printed.beside(
          say(
            "Chưa ghi gì vào thư mục \(folder.url.path).", "Nothing was written into the folder \(folder.url.path)."))
        throw error
      }
      let (text, summary, congress, withoutPDF) = rehearsed
      if let withoutPDF { try Printed.beside(withoutPDF.sentence(say)) }
      try Printed.beside(
        say(
          "Các văn bản, summary.json và nhật ký ở trong thư mục \(folder.url.path)",
          "The papers, summary.json and the record are in the folder \(folder.url.path)"))
      print(json ? text : RehearsalAccount(summary: summary, congress: congress, say: say).text, terminator: "")
      // Where LibreOffice is not installed nobody expects its files; where it is, a script must notice that they lack.
      if let withoutPDF, !withoutPDF.lacksPrinter { throw ExitCode.failure }
    }
  }

  private typealias Rehearsed = (text: String, summary: Summary, congress: Congress, withoutPDF: PressFault?)

  /// Plays the congress aside, and lays it in the folder when it is whole.
  private func rehearse(
    _ name: String, _ files: [String: String], on shelf: PackShelf, into folder: RehearsalFolder
  ) async throws -> Rehearsed {
    let bench = folder.bench.url
    let house = try await House.open(folder: bench, shelf: shelf, pack: name, now: .now())
    let rehearsal = try Rehearsal(house: house, files: files)
    try await rehearsal.prepare()
    try await rehearsal.hold()
    try await rehearsal.finish()
    try await rehearsal.answer()
    try await rehearsal.convene()
    let congress = await house.desk.state
    let (written, withoutPDF) = try await Library(folder: bench, congress: congress, store: house.store).write()
    let summary = try await Summary(of: congress, in: house.store, files: written)
    let text = try summary.json + "\n"
    try Data(text.utf8).write(to: bench.appendingPathComponent(RehearsalFolder.summary), options: .atomic)
    try await house.store.close()
    try folder.take(papers: Set(written.values.joined()))
    return (text, summary, congress, withoutPDF)
  }
}
