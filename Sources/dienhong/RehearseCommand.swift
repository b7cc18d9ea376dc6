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
      // Played aside and laid in the folder when it is whole.
      let desk = try Workplace(nil)
      defer { desk.leave() }
      let house = try await House.open(folder: desk.url, shelf: shelf, pack: name, now: .now())
      let rehearsal = try Rehearsal(house: house, files: files)
      try await rehearsal.prepare()
      try await rehearsal.hold()
      try await rehearsal.finish()
      try await rehearsal.answer()
      try await rehearsal.convene()
      let congress = await house.desk.state
      let (written, hasPDF) = try await Library(folder: desk.url, congress: congress, store: house.store).write()
      let summary = try await Summary(of: congress, in: house.store, files: written)
      let text = try summary.json + "\n"
      try text.write(to: desk.url.appendingPathComponent("summary.json"), atomically: true, encoding: .utf8)
      try await house.store.close()
      try folder.take(from: desk.url, papers: Set(written.values.joined()))
      if !hasPDF {
        try tell(
          say(
            "Chưa có tệp PDF vì máy này chưa cài LibreOffice: apt install libreoffice-writer-nogui fonts-liberation2",
            "There are no PDF files, for LibreOffice is not installed: apt install libreoffice-writer-nogui fonts-liberation2"
          ))
      }
      try tell(
        say(
          "Các văn bản, summary.json và nhật ký ở trong thư mục \(folder.url.path)",
          "The papers, summary.json and the record are in the folder \(folder.url.path)"))
      print(json ? text : RehearsalAccount(summary: summary, congress: congress, say: say).text, terminator: "")
    }
  }

  /// Beside what is asked for, which stands alone on standard output.
  private func tell(_ words: String) throws {
    try FileHandle.standardError.write(contentsOf: Data((words + "\n").utf8))
  }
}

/// The folder a command works in: the one that was named, or one of its own that is gone afterwards.
struct Workplace {
  let url: URL
  private let isOwn: Bool

  init(_ path: String?) throws {
    isOwn = path == nil
    url =
      path.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("dienhong-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let record = url.appendingPathComponent("congress.sqlite")
    guard !FileManager.default.fileExists(atPath: record.path) else { throw WorkplaceFault.taken(url.path) }
  }

  func leave() {
    guard isOwn else { return }
    do { try FileManager.default.removeItem(at: url) } catch {
      FileHandle.standardError.write(Data("\(url.path): \(error)\n".utf8))
    }
  }
}

/// Why a folder cannot be worked in.
enum WorkplaceFault: Error {
  case taken(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .taken(let path):
      say(
        "Thư mục “\(path)” đã có một nhật ký. Hãy chọn thư mục khác, hoặc chuyển nhật ký đó đi nơi khác.",
        "The folder “\(path)” already holds a record. Choose another folder, or move that record away.")
    }
  }
}

/// Writes every issued paper as DOCX and PDF, those of the congress with a copy for each addressee, and its table as XLSX.
struct Library {
  let folder: URL
  let congress: Congress
  let store: any JournalStore

  /// The file names by paper, and whether there are PDF files: without LibreOffice there are none.
  func write() async throws -> (files: [PaperID: [String]], hasPDF: Bool) {
    let layout = congress.pack.layout
    let author = congress.organisations.profile?.name ?? ""
    let room = PressRoom(printers: 1)
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
      guard error.lacksPrinter else { throw error }
      return (written, false)
    }
    await room.close()
    for ((paper, _), pdf) in zip(issued, pdfs) {
      written[paper.id, default: []].append(try write(pdf, paper, PaperFormat.pdf.rawValue))
    }
    return (written, true)
  }

  private func write(_ bytes: [UInt8], _ paper: IssuedPaper, _ ending: String) throws -> String {
    let file = "\(paper.id)-\(paper.kind).\(ending)"
    try Data(bytes).write(to: folder.appendingPathComponent(file), options: .atomic)
    return file
  }
}
