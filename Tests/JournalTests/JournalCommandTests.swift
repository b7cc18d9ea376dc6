// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import GRDB
import Journal
import JournalSQLite
import Testing

@Suite("The journal commands", .timeLimit(.minutes(2)))
struct JournalCommandTests {
  let shelf: Shelf

  init() throws { shelf = try Shelf() }

  private func fill() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    for number in 1...30 {
      _ = try await store.append(
        Append(
          stream: shopStream, expecting: .any, act: noon, drafts: [draft("số \(number)")],
          blobs: number == 4 ? [Blob(bytes: [4, 4])] : []))
    }
    try await store.close()
  }

  @Test("verify, export, import and tail a journal, in both languages")
  func roundTrip() async throws {
    try await fill()
    let verified = try Run.dienhong("journal", "verify", shelf.path(), "--language", "vi")
    #expect(verified.output.hasPrefix("Nhật ký nguyên vẹn: 30 mục, 1 tài liệu.\nMã băm của mục cuối: "))
    let (out, blobs, copy) = (shelf.path("out.jsonl"), shelf.path("blobs"), shelf.path("copy.sqlite"))
    let exported = try Run.dienhong(
      "journal", "export", shelf.path(), "--out", out, "--blobs", blobs, "--language", "en")
    #expect(exported.output.hasPrefix("30 entries exported to \(out)."), "\(exported.errors)")
    let imported = try Run.dienhong("journal", "import", out, "--to", copy, "--blobs", blobs, "--language", "en")
    #expect(imported.output.hasPrefix("30 entries imported into \(copy)."), "\(imported.errors)")
    #expect(
      imported.output.split(separator: "\n").last == exported.output.split(separator: "\n").last, "the same head hash")
    let names = try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path).sorted()
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"], "nothing half-made is left: \(names)")
    let again = try Run.dienhong("journal", "export", copy)
    #expect(again.output.contains("\"base64\":\"BAQ=\""))
    let tail = try Run.dienhong("journal", "tail", copy, "--lines", "2")
    #expect(tail.output.split(separator: "\n").count == 2)
    #expect(tail.output.contains("notes.taken\t{\"text\":\"số 30\"}"))
  }

  @Test("say what is wrong and the mend, and fail")
  func trouble() async throws {
    let missing = try Run.dienhong("journal", "verify", shelf.path("none"), "--language", "en")
    #expect(missing.status == 1)
    #expect(missing.errors == "There is no file \(shelf.path("none")).\n")
    try await fill()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: shelf.path()))
    let place = try #require(bytes.range(of: Data("số 17\"".utf8)))
    bytes[place.upperBound - 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: shelf.path()))
    let damaged = try Run.dienhong("journal", "verify", shelf.path(), "--language", "en")
    #expect(damaged.status == 1)
    #expect(damaged.errors.hasPrefix("Entry 17 was altered, in its payload.\nNothing was served."))
    let vietnamese = try Run.dienhong("journal", "export", shelf.path(), "--language", "vi")
    #expect(vietnamese.errors.hasPrefix("Mục 17 đã bị sửa, ở phần nội dung."))
    #expect(vietnamese.output == "")
  }

  @Test("leave no journal behind when an import fails")
  func halfImport() async throws {
    try await fill()
    let out = shelf.path("out.jsonl")
    _ = try Run.dienhong("journal", "export", shelf.path(), "--out", out)
    let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n").dropLast(3)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: out))
    let run = try Run.dienhong("journal", "import", out, "--to", shelf.path("copy.sqlite"), "--language", "en")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("The export was cut off"))
    #expect(!FileManager.default.fileExists(atPath: shelf.path("copy.sqlite")))
  }

  @Test("take the folder of a record for the record in it")
  func folder() async throws {
    try await fill()
    for command in ["verify", "tail", "export"] {
      let run = try Run.dienhong("journal", command, shelf.folder.path, "--language", "en")
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
    let copy = shelf.folder.appendingPathComponent("copy")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    let out = shelf.path("out.jsonl")
    _ = try Run.dienhong("journal", "export", shelf.folder.path, "--out", out)
    let run = try Run.dienhong("journal", "import", out, "--to", copy.path, "--language", "en")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy.path) == ["congress.sqlite"])
  }

  @Test("say that nothing can be signed in with where an export has no keys, and not where it has")
  func withoutKeys() async throws {
    try await fill()
    let plain = try Run.dienhong("journal", "export", shelf.path(), "--out", shelf.path("a.jsonl"), "--language", "en")
    #expect(plain.status == 0 && plain.errors.contains("--with-secrets"))
    for rest in ["guests", "reasons of absence", "striking attendance", "complaints"] {
      #expect(plain.errors.contains(rest), "what can still be read is said: \(rest)")
    }
    let whole = try Run.dienhong(
      "journal", "export", shelf.path(), "--out", shelf.path("b.jsonl"), "--with-secrets", "--language", "en")
    #expect(whole.errors == "")
    let taken = try Run.dienhong(
      "journal", "import", shelf.path("a.jsonl"), "--to", shelf.path("a.sqlite"), "--language", "vi")
    #expect(taken.status == 0 && taken.errors.contains("không kèm khóa"), "\(taken.errors)")
  }

  @Test("take an export that is piped in")
  func piped() async throws {
    try await fill()
    for (number, source) in ["-", "/dev/stdin"].enumerated() {
      let script = "\"$0\" journal export \"$1\" | \"$0\" journal import \(source) --to \"$2\" --language en"
      let run = try Run(
        URL(fileURLWithPath: "/bin/sh"),
        ["-c", script, try Run.dienhong.path, shelf.path(), shelf.path("copy-\(number).sqlite")])
      #expect(run.output.hasPrefix("30 entries imported"), "\(run.errors)")
    }
  }

  @Test("do not let a second import take away what a first is about to finish")
  func twoImports() async throws {
    try await fill()
    let (out, copy) = (shelf.path("out.jsonl"), shelf.path("copy.sqlite"))
    _ = try Run.dienhong("journal", "export", shelf.path(), "--out", out)
    let first = try JournalName(copy)
    let partial = copy + ".importing"
    try Data("half of it".utf8).write(to: URL(fileURLWithPath: partial))
    let second = try Run.dienhong("journal", "import", out, "--to", copy, "--language", "en")
    #expect(second.status == 1 && second.errors.contains("Another program"), "\(second.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: partial)) == Data("half of it".utf8))
    first.release()
    #expect(try Run.dienhong("journal", "import", out, "--to", copy).status == 0)
    #expect(!FileManager.default.fileExists(atPath: partial))
  }

  /// A run that may write files of so many KiB only, as on a full disk.
  private func cramped(_ size: Int, _ arguments: String...) throws -> Run {
    let script = "ulimit -f \(size); trap '' XFSZ; exec \"$@\" --language en"
    return try Run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", script, "bash", try Run.dienhong.path] + arguments)
  }

  @Test("leave nothing behind on a full disk, and name what could not be written")
  func fullDisk() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    let scan = Blob(bytes: [UInt8](repeating: 7, count: 300_000))
    _ = try await store.append(
      Append(stream: shopStream, expecting: .any, act: noon, drafts: [draft("quét")], blobs: [scan]))
    try await store.close()
    let out = shelf.path("out.jsonl")
    _ = try Run.dienhong("journal", "export", shelf.path(), "--out", out)
    let before = try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path).sorted()
    let (file, folder) = (shelf.path("x.jsonl"), shelf.path("x"))
    let whole = try cramped(100, "journal", "export", shelf.path(), "--out", file)
    #expect(whole.status == 1 && whole.errors.contains("“\(file)” was not written"), "\(whole)")
    let beside = try cramped(100, "journal", "export", shelf.path(), "--out", file, "--blobs", folder)
    #expect(beside.status == 1 && beside.errors.contains("“\(folder)/\(scan.id)” was not written"), "\(beside)")
    let imported = try cramped(100, "journal", "import", out, "--to", shelf.path("x.sqlite"))
    #expect(imported.status == 1 && imported.errors.contains("The disk did not take it"), "\(imported)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path).sorted() == before)
  }

  @Test("fail when what they print does not arrive", arguments: [["verify"], ["export"], ["tail", "--lines", "30"]])
  func notPrinted(command: [String]) async throws {
    try await fill()
    let script = "exec \"$@\" --language en > /dev/full"
    let run = try Run(
      URL(fileURLWithPath: "/bin/bash"),
      ["-c", script, "bash", try Run.dienhong.path, "journal", command[0], shelf.path()] + command.dropFirst())
    #expect(run.status == 1 && run.errors.contains("Not all of the output arrived"), "\(run)")
  }

  @Test("name the place that cannot be written, and read a lost table as damage")
  func places() async throws {
    try await fill()
    let out = shelf.path("out.jsonl")
    _ = try Run.dienhong("journal", "export", shelf.path(), "--out", out)
    let missing = try Run.dienhong("journal", "import", out, "--to", shelf.path("none/x.sqlite"), "--language", "en")
    #expect(
      missing.status == 1 && missing.errors.contains("no such folder") && missing.errors.contains("none/x.sqlite"))
    let shut = try Run.dienhong("journal", "import", out, "--to", "/proc/x.sqlite", "--language", "en")
    #expect(shut.status == 1 && shut.errors.contains("“/proc/x.sqlite” cannot be written"), "\(shut.errors)")
    let nowhere = try Run.dienhong("journal", "export", shelf.path(), "--out", "/proc/x.jsonl", "--language", "en")
    #expect(nowhere.status == 1 && nowhere.errors.contains("“/proc/x.jsonl” cannot be written"), "\(nowhere.errors)")
    let queue = try DatabaseQueue(path: shelf.path())
    try await queue.write { try $0.execute(sql: "DROP TABLE blob") }
    try queue.close()
    let damaged = try Run.dienhong("journal", "verify", shelf.path(), "--language", "en")
    #expect(damaged.status == 1 && damaged.errors.contains("restore the last backup"), "\(damaged.errors)")
  }
}
