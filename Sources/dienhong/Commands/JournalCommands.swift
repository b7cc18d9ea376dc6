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

  @Argument(help: "Tệp nhật ký. The journal file.") var file: String
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let store = try await SQLiteStore.openForReading(path: file)
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

  @Argument(help: "Tệp nhật ký. The journal file.") var file: String
  @Option(help: "Tệp kết quả; nếu không có thì in ra màn hình. Where to write; else standard output.")
  var out: String?
  @Option(help: "Thư mục để tài liệu riêng. A folder for the documents, instead of base64 lines.")
  var blobs: String?
  @Flag(help: "Kèm khóa mã hóa và mã băm mật khẩu: giữ kín! With keys and password hashes: keep it secret!")
  var withSecrets = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let store = try await SQLiteStore.openForReading(path: file)
      let output = try LineOutput(out)
      let folder = blobs.map { URL(fileURLWithPath: $0, isDirectory: true) }
      if let folder { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
      let beside = folder.map { folder in
        { (blob: Blob) in try Data(blob.bytes).write(to: folder.appendingPathComponent("\(blob.id)")) }
      }
      let head = try await Export.write(store, withSecrets: withSecrets, beside: beside) { line in
        try output.write(line.bytes)
      }
      try output.finish()
      try await store.close()
      guard let out else { return }
      print(
        say(
          "Đã xuất \(head.sequence) mục vào \(out).\nMã băm của mục cuối: \(head.hash)",
          "\(head.sequence) entries exported to \(out).\nHash of the last entry: \(head.hash)"))
    }
  }
}

struct JournalImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Nhập tệp đã xuất vào nhật ký mới, giữ nguyên mã băm. Takes an export into a new journal, hash by hash.")

  @Argument(help: "Tệp đã xuất. The exported file.") var export: String
  @Option(help: "Tệp nhật ký mới; phải chưa có. The new journal file; must not exist.") var to: String
  @Option(help: "Thư mục chứa tài liệu. The folder with the documents.") var blobs: String?
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      guard !FileManager.default.fileExists(atPath: to) else { throw CommandFault.exists(to) }
      // Under another name until it is whole: a journal that was imported by half must never be opened.
      let partial = to + ".importing"
      for path in JournalImport.files(of: partial) where FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
      let store = try await SQLiteStore.open(path: partial)
      let head = try await take(into: store)
      try await store.close()
      try FileManager.default.moveItem(atPath: partial, toPath: to)
      try FileManager.default.removeItem(atPath: partial + ".lock")
      print(
        say(
          "Đã nhập \(head.sequence) mục vào \(to).\nMã băm của mục cuối: \(head.hash)",
          "\(head.sequence) entries imported into \(to).\nHash of the last entry: \(head.hash)"))
    }
  }

  private func take(into store: SQLiteStore) async throws -> (sequence: Int64, hash: Hash) {
    let folder = blobs.map { URL(fileURLWithPath: $0, isDirectory: true) }
    var importing = try await Import(into: store) { name in
      guard let file = folder?.appendingPathComponent("\(name)"), FileManager.default.fileExists(atPath: file.path)
      else { return nil }
      return [UInt8](try Data(contentsOf: file))
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: export), options: .mappedIfSafe)
    var rest = data[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 10 }
      try await importing.take([UInt8](line))
      rest = rest[line.endIndex...].dropFirst()
    }
    return try await importing.finish()
  }

  private static func files(of path: String) -> [String] { ["", "-wal", "-shm"].map { path + $0 } }
}

struct JournalTail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail", abstract: "Xem những mục mới nhất. Shows the newest entries.")

  @Argument(help: "Tệp nhật ký. The journal file.") var file: String
  @Option(name: .shortAndLong, help: "Số mục. How many entries.") var lines = 10
  @Flag(name: .shortAndLong, help: "Chờ và in mục mới. Waits for new entries.") var follow = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { _ in
      let store = try await SQLiteStore.openForReading(path: file)
      let last = try await store.head().sequence
      let first = max(0, last - Int64(max(0, lines)))
      guard last > first || follow else { return }
      for try await entry in store.follow(after: first) {
        print(JournalTail.text(of: entry))
        // What is read by another program must not wait in a buffer.
        fflush(nil)
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
