// SPDX-License-Identifier: AGPL-3.0-or-later

import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Packs

struct JournalImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Nhập tệp đã xuất vào nhật ký mới, giữ nguyên mã băm. Takes an export into a new journal, hash by hash.")

  @Argument(help: "Tệp đã xuất; - là đầu vào chuẩn. The exported file; - is standard input.") var export: String
  @Option(
    help: "Tệp nhật ký mới, chưa có; hoặc một thư mục. The new journal file, which must not exist; or a folder.")
  var to: String
  @Option(help: "Thư mục chứa tài liệu. The folder with the documents.") var blobs: String?
  @Flag(help: "Nhập cả bản xuất thiếu tài liệu. Takes an export though it lacks documents.") var incomplete = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let lines = try LineInput(export)
      let target = try ImportTarget(House.record(at: to))
      let taken: Taken
      do {
        taken = try await take(lines, into: target)
        try target.finish()
      } catch {
        target.abandon()
        throw error
      }
      for document in taken.lost { try Printed.beside(document.sentence(say)) }
      if !taken.hasSecrets { try Printed.beside(JournalImport.withoutSecrets(say)) }
      print(
        say(
          "Đã nhập \(taken.sequence) mục vào \(target.path).\nMã băm của mục cuối: \(taken.hash)",
          "\(taken.sequence) entries imported into \(target.path).\nHash of the last entry: \(taken.hash)"))
    }
  }

  private struct Taken {
    let sequence: Int64
    let hash: Hash
    let lost: [LostDocument]
    let hasSecrets: Bool
  }

  private func take(_ lines: LineInput, into target: ImportTarget) async throws -> Taken {
    let folder = blobs.map { URL(fileURLWithPath: $0, isDirectory: true) }
    let store = try await SQLiteStore.open(path: target.partial)
    var importing = try await Import(into: store) { name in
      guard let file = folder?.appendingPathComponent("\(name)"), FileManager.default.fileExists(atPath: file.path)
      else { return nil }
      return [UInt8](try Data(contentsOf: file))
    }
    while let line = try lines.next() { try await importing.take(line) }
    let (sequence, hash, lost) = try await importing.finish()
    try await store.close()
    guard lost.isEmpty || incomplete else { throw ExportLacks(documents: lost) }
    return Taken(sequence: sequence, hash: hash, lost: lost, hasSecrets: importing.hasSecrets)
  }

  private static func withoutSecrets(_ say: Language) -> String {
    say(
      "Bản xuất này không kèm khóa: họ tên và dự thảo hạn chế được đọc như đã xóa, và chưa ai có mật khẩu; lệnh serve sẽ in liên "
        + "kết để lập lại quản trị viên.",
      "This export has no keys: names and restricted drafts read as forgotten, and nobody has a password; serve prints "
        + "a link to make the administrator again.")
  }
}

/// Where an import goes: under another name until it is whole, for a journal that was imported by half must never be
/// opened. The name is held meanwhile, so that neither another import nor a server takes it.
private final class ImportTarget {
  let path: String
  let partial: String
  private let name: JournalName

  init(_ path: String) throws {
    self.path = path
    partial = path + ".importing"
    guard !FileManager.default.fileExists(atPath: path) else { throw CommandFault.exists(path) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else { throw CommandFault.noFolder(path) }
    name = try JournalName(path)
    // What an import that was killed left here.
    takeAway(leftovers)
  }

  private var leftovers: [String] { House.files(of: partial) }

  func finish() throws {
    try FileManager.default.moveItem(atPath: partial, toPath: path)
    takeAway(leftovers + [path + ".lock"])
    name.release()
  }

  /// Leaves nothing behind.
  func abandon() {
    takeAway(leftovers)
    if !FileManager.default.fileExists(atPath: path) { takeAway([path + ".lock"]) }
    name.release()
  }
}

/// The lines of a file, of what is piped in, or of standard input.
private final class LineInput {
  private let handle: FileHandle
  private var buffer = Data()
  private var isAtEnd = false

  init(_ path: String) throws {
    guard path != "-" else {
      handle = .standardInput
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: path])
    }
    guard !isFolder.boolValue, let opened = FileHandle(forReadingAtPath: path) else {
      throw CocoaError(
        isFolder.boolValue ? .fileReadUnknown : .fileReadNoPermission, userInfo: [NSFilePathErrorKey: path])
    }
    handle = opened
  }

  /// The next line without its end; nothing after the last.
  func next() throws -> [UInt8]? {
    var searched = buffer.startIndex
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { buffer = buffer[(end + 1)...] }
        return [UInt8](buffer[..<end])
      }
      guard !isAtEnd else { break }
      let before = buffer.count
      // A copy of what is left, so that what was read before it is let go.
      if buffer.startIndex != 0 { buffer = Data(buffer) }
      if let more = try handle.read(upToCount: 1 << 20), !more.isEmpty { buffer += more } else { isAtEnd = true }
      searched = before
    }
    guard !buffer.isEmpty else { return nil }
    defer { buffer = Data() }
    return [UInt8](buffer)
  }
}
