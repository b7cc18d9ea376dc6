// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Packs

/// Looks after the record: checks it, writes it out, takes it back, shows what comes in.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Kiểm tra, xuất, nhập, theo dõi nhật ký. Checks, exports, imports and follows the record.",
    subcommands: [
      JournalVerify.self, JournalExport.self, JournalImport.self, JournalTail.self, JournalExercise.self,
    ])
}

struct JournalVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Đối chiếu từng mục, từng tài liệu với mã băm. Compares every entry and document with its hash.")

  @Argument(help: "Tệp nhật ký hoặc thư mục dữ liệu. The journal file, or the data folder.") var file: String
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let store = try await SQLiteStore.openForReading(path: House.record(at: file))
      try await store.verify()
      let (sequence, hash) = try await store.head()
      let blobs = try await store.blobNames().count
      try await store.close()
      print(
        say(
          "Nhật ký nguyên vẹn: \(sequence) mục, \(blobs) tài liệu.\nMã băm của mục cuối: \(hash)",
          "The record is whole: \(sequence) entries, \(blobs) documents.\nHash of the last entry: \(hash)"))
    }
  }
}

struct JournalExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Xuất nhật ký thành các dòng JSON đọc được. Writes the record out as JSON lines that people can read.")

  @Argument(help: "Tệp nhật ký hoặc thư mục dữ liệu. The journal file, or the data folder.") var file: String
  @Option(help: "Tệp kết quả; nếu không có thì in ra màn hình. Where to write; else standard output.")
  var out: String?
  @Option(help: "Thư mục để tài liệu riêng. A folder for the documents, instead of base64 lines.")
  var blobs: String?
  @Flag(help: "Kèm khóa mã hóa và mã băm mật khẩu: giữ kín! With keys and password hashes: keep it secret!")
  var withSecrets = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let store = try await SQLiteStore.openForReading(path: House.record(at: file))
      // A dash is standard output here as it is standard input for `import`.
      let out = out == "-" ? nil : out
      let output = try LineOutput(out)
      var beside: DocumentFolder?
      let head: (sequence: Int64, hash: Hash)
      do {
        beside = try blobs.map { try DocumentFolder($0) }
        let lay = beside.map { folder in { (blob: Blob) in try folder.lay(blob) } }
        head = try await Export.write(store, withSecrets: withSecrets, beside: lay) { try output.write($0.bytes) }
        try output.finish()
      } catch {
        output.abandon()
        beside?.abandon()
        throw error
      }
      let lost = try await store.lostDocuments()
      try await store.close()
      if !withSecrets { try Printed.beside(JournalExport.forStrangers(say)) }
      if let out {
        print(
          say(
            "Đã xuất \(head.sequence) mục vào \(out).\nMã băm của mục cuối: \(head.hash)",
            "\(head.sequence) entries exported to \(out).\nHash of the last entry: \(head.hash)"))
      }
      for document in lost { try Printed.beside(document.sentence(say)) }
      guard lost.isEmpty else { throw ExitCode.failure }
    }
  }

  private static func forStrangers(_ say: Language) -> String {
    say(
      "Bản xuất này không kèm khóa: từ đó không lấy lại được hồ sơ cá nhân (họ tên, ngày sinh, liên hệ), ý kiến góp ý dự thảo, "
        + "nội dung văn bản đã phát hành, tài liệu, dự thảo và biểu quyết hạn chế, đề án nhân sự, cách đăng nhập. Những gì khác gõ "
        + "thành lời vẫn đọc được, kể cả tên người nêu trong đó: tên khách mời, tên đăng nhập, lý do vắng mặt, lý do xóa điểm danh và các lý do "
        + "khác, chương trình, ý kiến phát biểu, kết luận, nhiệm vụ, câu hỏi biểu quyết, đơn thư, dự thảo và tài liệu không hạn "
        + "chế. Chỉ đưa tệp này cho người được biết những điều đó. Để sao lưu, hãy dùng --with-secrets và giữ kín tệp.",
      "This export has no keys: people's files (name, birth date, addresses), opinions on drafts, the text of issued papers, "
        + "restricted papers, drafts and votes, schemes of personnel, and sign-ins cannot come back from it. Whatever else was "
        + "typed as words can still be read, with the names in it: guests, sign-in names, reasons of absence, of striking attendance and all others, "
        + "agendas, contributions, conclusions, tasks, questions put to the vote, complaints, drafts and papers that are not "
        + "restricted. Give it only to those who may know these. For a backup use --with-secrets, and keep the file locked."
    )
  }
}

/// The folder beside an export that its documents are laid in, each under its hash.
private final class DocumentFolder {
  private let url: URL
  private let isNew: Bool
  private var laid: [String] = []

  init(_ path: String) throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    isNew = !FileManager.default.fileExists(atPath: path)
    do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      throw CommandFault.unwritable(path)
    }
  }

  func lay(_ blob: Blob) throws {
    let file = url.appendingPathComponent("\(blob.id)")
    // A document of this name that lies here from an earlier export is not taken away should this one fail.
    if !FileManager.default.fileExists(atPath: file.path) { laid.append(file.path) }
    do { try Data(blob.bytes).write(to: file, options: .atomic) } catch {
      throw OutputFault.notWritten(file.path, error)
    }
  }

  /// Takes back what was laid here.
  func abandon() { takeAway(isNew ? [url.path] : laid) }
}

struct JournalTail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail", abstract: "Xem những mục mới nhất. Shows the newest entries.")

  @Argument(help: "Tệp nhật ký hoặc thư mục dữ liệu. The journal file, or the data folder.") var file: String
  @Option(name: .shortAndLong, help: "Số mục. How many entries.") var lines = 10
  @Flag(name: .shortAndLong, help: "Chờ và in mục mới. Waits for new entries.") var follow = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { _ in
      let store = try await SQLiteStore.openForReading(path: House.record(at: file))
      let last = try await store.head().sequence
      let first = max(0, last - Int64(max(0, lines)))
      guard last > first || follow else { return }
      for try await entry in store.follow(after: first) {
        print(JournalTail.text(of: entry))
        // What is read by another program must not wait in a buffer.
        try Printed.arrive()
        if !follow, entry.sequence >= last { break }
      }
    }
  }

  private static func text(of entry: Entry) -> String {
    let payload = String(validating: entry.draft.payload, as: UTF8.self) ?? "\(entry.draft.payload.count) bytes"
    return "\(entry.sequence)\t\(entry.act.time.iso8601)\t\(entry.stream.rawValue)\t\(entry.act.actor.rawValue)"
      + "\t\(entry.draft.kind)\t\(payload)"
  }
}
