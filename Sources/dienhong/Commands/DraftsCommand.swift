// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Assembly
import Clerk
import Drafts
import Foundation
import Office
import Packs

/// Work on drafts in Word files that needs no server and no record.
struct DraftsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "Đọc, so sánh, tổng hợp dự thảo Word. Reads, compares and collects drafts in Word files.",
    discussion: """
      Các trường JSON được mô tả trong docs/drafts-json.md. The JSON is described in docs/drafts-json.md.

        dienhong drafts read gop-y.docx --json
        dienhong drafts compare ban-1.docx ban-2.docx --docx so-sanh.docx
        dienhong drafts collect --base ban-1.docx gop-y/*.docx --out tong-hop
        dienhong drafts apply --base ban-1.docx --decisions quyet-dinh.json gop-y/*.docx --out ban-2.docx
        dienhong drafts lineage --merged du-thao.docx van-kien-a.docx van-kien-b.docx
        dienhong drafts sample --out mau
      """,
    subcommands: [
      DraftReading.self, DraftComparing.self, DraftCollecting.self, DraftApplying.self, DraftLineage.self,
      DraftSample.self,
    ])
}

/// Every change and remark of one file.
struct DraftReading: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Liệt kê mọi dấu sửa và nhận xét trong một tệp. Lists every change and remark of a file.")
  @Argument(help: "Tệp Word, .odt, .rtf hoặc PDF. The file.") var file: String
  @Flag(help: "In JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let read = try await DraftFile.read(file)
      try read.warn(say)
      print(json ? read.file.readJSON() : DraftAccount(say).text(of: read.file), terminator: "")
    }
  }
}

/// What leads from one text to another.
struct DraftComparing: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "So sánh hai bản, kể cả khi không bật theo dõi thay đổi. Compares two versions, tracked or not.",
    discussion: """
      Mỗi bản được đọc như đã chấp nhận mọi dấu sửa. Bản so sánh Word được lập trên bản cũ, nên bản cũ không được còn dấu sửa.
      Each is read with all its changes accepted. The Word redline is made in OLD, which must have no tracked changes.
      """)
  @Argument(help: "Bản cũ. The older version.") var old: String
  @Argument(help: "Bản mới. The newer version.") var new: String
  @ArgumentParser.Option(help: "Ghi bản so sánh Word. Writes the redline as a Word file.") var docx: String?
  @ArgumentParser.Option(help: "Ghi bản so sánh dạng trang web. Writes the redline as a page.") var html: String?
  @Flag(help: "In JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      try DraftFile.keep([old, new], from: [docx, html])
      let (before, after) = (try await DraftFile.read(old), try await DraftFile.read(new))
      try before.warn(say)
      try after.warn(say)
      let base = before.file.draft(as: .accepting)
      let comparison = Comparison(base, Reading(after.file.text, .accepting))
      let redline = try comparison.redline(of: base, in: Hand(author: after.name))
      let report = RedlineReport(redline.redline)
      if let line = DraftAccount(say).notesLeftBehind(comparison) { try DraftFile.tell("\(after.name): \(line)") }
      if let docx { try DraftFile.write(try before.drawn(redline, on: base, style: .redline), to: docx) }
      if let html {
        let title = "\(before.name) → \(after.name)"
        let page = report.page(title: title, language: say.rawValue) { say($0, $1) }
        try DraftFile.write(Array(page.utf8), to: html)
      }
      if json {
        print(try DraftJSON.text(report))
      } else {
        print(DraftAccount(say).text(of: report, written: [docx, html].compactMap { $0 }), terminator: "")
      }
    }
  }
}

/// The base and what came back on it.
struct ReturnedDrafts: ParsableArguments {
  @ArgumentParser.Option(help: "Bản đã gửi đi. The version that was sent out.") var base: String
  @ArgumentParser.Option(
    help: "Bản trước nữa, để nhận góp ý gửi muộn cho bản đó. A version before, for late answers to it.")
  var earlier: [String] = []
  @Argument(help: "Các tệp gửi về. The files that came back.") var returned: [String]
  @Flag(help: "In JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  /// All that could be read, under the names by which reports call it.
  struct Batch {
    var base: DraftFile
    var collected: Collected
    /// The names of the files with their endings, by what their changes are named after.
    var titles: [String: String]
    /// What is to be known of each, by the same.
    var notices: [String: [CollectReport.Notice]]
    var faults: [CollectReport.Fault]
  }

  private static func notEarlier(_ say: Language) -> String {
    say(
      "--earlier: có tệp giống hệt --base hoặc là bản sau --base nên không dùng. Hãy kiểm tra lại tên tệp: --base là bản mới nhất.",
      "--earlier: a file reads like the --base or is of a version after it, and is left aside. Look at the names of the files: --base is the newest version."
    )
  }

  /// Reads all that can be read; what cannot is told, each with what its sender should do.
  func collected(_ say: Language, tellOfMarks: Bool) async throws -> Batch {
    let file = try await DraftFile.read(base)
    try file.warn(say)
    if tellOfMarks, let marks = file.marksLeft(say) { try DraftFile.tell(marks) }
    var before: [WordFile] = []
    for path in earlier { before.append(try await DraftFile.read(path).file) }
    let circulated = CirculatedDraft(file.file, earlier: before)
    if circulated.notEarlier > 0 { try DraftFile.tell(Self.notEarlier(say)) }
    let batch = await DraftFile.read(all: returned, say) { one in
      let answer = circulated.answer(of: one.file, named: one.name)
      let file = ReturnedFile(source: one.name, text: one.file.text, isWordsOnly: one.file.isWordsOnly)
      if let why = NoAnswer(file, isForeign: answer.isForeign, to: circulated.draft) {
        throw DraftFault.noAnswer(one.path, why)
      }
      let notices = answer.notices.map { CollectReport.Notice(kind: $0.kind, text: $0.words[say]) }
      let told = one.warnings(say, ofAnswer: true) + notices.map { "\(one.path): \($0.text)" }
      return (title: one.title, told: told, notices: notices, set: answer.changes)
    }
    for notice in batch.kept.flatMap(\.told) { try DraftFile.tell(notice) }
    for fault in batch.faults { try DraftFile.tell("\(fault.file): \(fault.problem) \(fault.mend)") }
    let titles = Dictionary(batch.kept.map { ($0.set.source, $0.title) }, uniquingKeysWith: { first, _ in first })
    let notices = Dictionary(
      batch.kept.filter { !$0.notices.isEmpty }.map { ($0.set.source, $0.notices) },
      uniquingKeysWith: { first, _ in first })
    let collected = Collected(base: circulated.draft, files: batch.kept.map(\.set), lexicon: .either)
    return Batch(base: file, collected: collected, titles: titles, notices: notices, faults: batch.faults)
  }
}

/// Everything that came back, placed, grouped and with its conflicts.
struct DraftCollecting: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Tổng hợp góp ý từ nhiều tệp. Collects the proposals of many returned files.",
    discussion: """
      Tệp nào không đọc được thì báo riêng; các tệp khác vẫn được tổng hợp, và lệnh kết thúc với mã 1.
      A file that cannot be read is told apart; the others are collected, and the command ends with status 1.
      """)
  @OptionGroup var files: ReturnedDrafts
  @ArgumentParser.Option(help: "Thư mục ghi bảng tổng hợp. The folder for the synthesis.") var out: String

  func run() async throws {
    try await answering(in: files.answer.language) { say in
      let batch = try await files.collected(say, tellOfMarks: true)
      let report = CollectReport(batch.collected, titles: batch.titles, notices: batch.notices, faults: batch.faults)
      let text = try DraftJSON.text(report)
      do { try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true) } catch let error
        as CocoaError where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code)
      {
        throw CommandFault.noFolder(out)
      }
      try DraftFile.write(Array((text + "\n").utf8), to: out + "/collected.json")
      let book = SynthesisBook(report) { say($0, $1) }
      try DraftFile.write(
        try book.workbook.xlsx(title: book.title), to: out + "/" + say("tong-hop.xlsx", "synthesis.xlsx"))
      print(files.json ? text : DraftAccount(say).text(of: report, in: out), terminator: files.json ? "\n" : "")
      if !batch.faults.isEmpty { throw ExitCode.failure }
    }
  }
}

/// The next version, made of exactly what was accepted.
struct DraftApplying: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Đưa những nội dung đã quyết định vào bản tiếp theo. Makes the next version of what was decided.",
    discussion: """
      Ghi bản sạch vào --out và bản có dấu sửa vào --redline; cả hai được đọc lại và đối chiếu trước khi ghi.
      Writes the clean version to --out and the redline to --redline; both are read again and checked before.
      """)
  @OptionGroup var files: ReturnedDrafts
  @ArgumentParser.Option(help: "Tệp quyết định (JSON). The decisions.") var decisions: String
  @ArgumentParser.Option(help: "Bản tiếp theo. The next version.") var out: String
  @ArgumentParser.Option(help: "Bản có dấu sửa. The redline.") var redline: String?

  func run() async throws {
    try await answering(in: files.answer.language) { say in
      try DraftFile.keep([files.base, decisions] + files.returned, from: [out, redline])
      let decided = try DraftFile.decisions(decisions)
      let batch = try await files.collected(say, tellOfMarks: false)
      let (base, collected) = (batch.base, batch.collected)
      // Answers to a file that is not there would be lost without a word.
      guard batch.faults.isEmpty else { throw ExitCode.failure }
      // The compilers' own wordings are nobody else's.
      let compilers = Hand(author: say("Tổ biên tập", "Drafting team"))
      let outcome = try collected.decided(by: decided, compilers: compilers)
      let next = try collected.base.applying(outcome.winners, as: collected.base.version + 1)
      let drawn = try base.drawn(next, on: collected.base, style: .clean, of: outcome.winners)
      var written = next
      // A group of rows whose first one goes keeps its words in the next.
      let reading = (try? WordFile(drawn)).map { Reading($0.text, .accepting) }
      if let words = reading.flatMap({ next.words(of: $0, since: collected.base) }) { written.draft = words }
      let clean = try DraftDrawing.outgoing(drawn, as: written.draft)
      let marked = try base.drawn(next, on: collected.base, style: .redline, of: outcome.winners)
      try DraftFile.write(clean, to: out)
      if let redline { try DraftFile.write(marked, to: redline) }
      let report = ApplyReport(written, outcome, on: collected.base)
      for line in DraftAccount(say).numberBreaks(of: next, since: collected.base) {
        try DraftFile.tell("\(out): \(line)")
      }
      if files.json {
        print(try DraftJSON.text(report))
      } else {
        print(DraftAccount(say).text(of: report, written: [out, redline].compactMap { $0 }), terminator: "")
      }
    }
  }
}

/// What was carried of predecessors into a merged text.
struct DraftLineage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract: "Đối chiếu văn kiện hợp nhất với các văn kiện trước. Traces a merged text to its predecessors.")
  @ArgumentParser.Option(help: "Văn kiện hợp nhất. The merged text.") var merged: String
  @Argument(help: "Các văn kiện trước. Its predecessors.") var sources: [String]
  @Flag(help: "In JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let whole = try await DraftFile.read(merged)
      try whole.warn(say)
      let batch = await DraftFile.read(all: sources, say) { one in
        (notices: one.warnings(say), text: LineageText(id: one.name, blocks: one.accepted))
      }
      for notice in batch.kept.flatMap(\.notices) { try DraftFile.tell(notice) }
      for fault in batch.faults { try DraftFile.tell("\(fault.file): \(fault.problem) \(fault.mend)") }
      let texts = batch.kept.map(\.text)
      let register = FigureRegister(
        of: [FigureSource(id: whole.name, blocks: whole.accepted)]
          + texts.map { FigureSource(id: $0.id, blocks: $0.blocks) }, lexicon: .either)
      let lineage = Lineage(of: whole.accepted, from: texts, lexicon: .either)
      let report = LineageReport(lineage, figures: register, faults: batch.faults)
      print(
        json ? try DraftJSON.text(report) : DraftAccount(say).text(of: report), terminator: json ? "\n" : "")
      if !batch.faults.isEmpty { throw ExitCode.failure }
    }
  }
}
