// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Seeded
import Testing

@Suite("A journal whose program is killed", .serialized, .timeLimit(.minutes(5)))
struct CrashSlow {
  /// What the killed programs said on one file, and what has to hold of it.
  struct Claims {
    var acknowledged: [String: Int64] = [:]
    var failures = 0

    /// A line is a claim only with its end: the kill may have cut the last one.
    mutating func take(_ output: Data) {
      let lines = output.split(separator: 10, omittingEmptySubsequences: false).dropLast()
      for line in lines {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        if words.first == "ack", words.count == 3 { acknowledged[String(words[2])] = Int64(words[1]) }
        if words.first == "failed" { failures += 1 }
      }
    }

    /// No acknowledged entry lost, none doubled, each batch whole, with its document and key.
    func check(_ path: String, _ comment: Comment) async throws {
      let store = try await SQLiteStore.open(path: path)
      var found: [String: [Entry]] = [:]
      var last: Int64 = 0
      while case let page = try await store.entries(after: last, stream: nil, limit: 1000), let end = page.last {
        for entry in page {
          let token = try #require(JSON(entry.draft.payload)["token"]?.text, comment)
          found[token, default: []].append(entry)
        }
        last = end.sequence
      }
      let lost = acknowledged.filter { found[$0.key]?.first?.sequence != $0.value }
      #expect(lost.isEmpty, "\(lost.count) acknowledged appends, such as \(lost.keys.min() ?? ""); \(comment)")
      for (token, entries) in found {
        try #require(entries.count == 2, "\(token) is torn or doubled; \(comment)")
        try #require(entries[1].sequence == entries[0].sequence + 1, comment)
        try #require(entries.map(\.draft.kind) == ["exercise.first", "exercise.second"], comment)
      }
      let rich = Set(found.keys.filter { Int($0.split(separator: "-")[2]).map { $0 % 5 == 0 } ?? false })
      #expect(Set(try await store.secrets(prefix: "exercise/").map { String($0.name.dropFirst(9)) }) == rich, comment)
      #expect(Set(try await store.blobNames()) == Set(rich.map { Blob(bytes: Array($0.utf8)).id }), comment)
      try await store.close()
    }
  }

  /// Lets the program run until it has claimed so much, and a little longer, and kills it.
  private func killed(_ path: String, run: Int, afterBytes bytes: Int, microseconds: Double) throws -> Data {
    let process = Process()
    process.executableURL = try Run.dienhong
    process.arguments = ["journal", "exercise", path, "--run", "\(run)"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var said = Data()
    while said.count < bytes {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      said.append(more)
    }
    // No waiting for anything: the moment itself is what the seed draws.
    let start = ProcessInfo.processInfo.systemUptime
    while ProcessInfo.processInfo.systemUptime - start < microseconds / 1_000_000 {}
    kill(process.processIdentifier, SIGKILL)
    said.append(try output.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
    return said
  }

  @Test("loses and doubles nothing it acknowledged, at 200 seeded moments")
  func killedAtRandomMoments() async throws {
    let seed: UInt64 = 20_250_715
    var chance = Chance(seed: seed)
    let shelf = try Shelf()
    var claims = Claims()
    var acknowledged = 0
    for run in 0..<200 {
      let path = shelf.path("\(run / 10).sqlite")
      if run % 10 == 0 { claims = Claims() }
      // One in ten dies while it starts, on a new file as on an old one.
      let isEarly = Int.random(in: 0..<10, using: &chance) == 0
      let bytes = isEarly ? 0 : Int.random(in: 1..<4000, using: &chance)
      let delay = Double.random(in: 0..<(isEarly ? 60_000 : 3_000), using: &chance)
      let before = claims.acknowledged.count
      claims.take(try killed(path, run: run, afterBytes: bytes, microseconds: delay))
      acknowledged += claims.acknowledged.count - before
      try await claims.check(path, "seed \(seed), run \(run)")
    }
    #expect(acknowledged > 2000, "the programs did append something")
    print("200 kills: \(acknowledged) appends acknowledged, none lost, none doubled")
  }

  @Test("keeps all it acknowledged when a write fails because the file may grow no more (RLIMIT_FSIZE)")
  func fileSizeLimit() async throws {
    let shelf = try Shelf()
    // The shell's limit is in blocks of 1024 bytes; the signal is ignored so that the write itself fails.
    let script = "ulimit -f 300; trap '' XFSZ; exec \"$0\" journal exercise \"$1\""
    let program = try Run.dienhong.path
    let run = try Run(URL(fileURLWithPath: "/bin/bash"), ["-c", script, program, shelf.path()])
    #expect(run.status == 3, "\(run.errors)")
    var claims = Claims()
    claims.take(Data(run.output.utf8))
    #expect(claims.failures > 0)
    #expect(claims.acknowledged.count > 10)
    try await claims.check(shelf.path(), "after the limit")
  }

  /// Whether a disk of a few megabytes can be made here, which takes a namespace of mounts.
  private static let canMount: Bool = {
    let tried = try? Run(
      URL(fileURLWithPath: "/usr/bin/unshare"),
      ["--mount", "--map-root-user", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"])
    return tried?.status == 0
  }()

  @Test(
    "keeps all it acknowledged when the disk itself is full (ENOSPC), and says so",
    .enabled(if: canMount, "this machine lets nobody mount a small disk"))
  func fullDisk() async throws {
    let shelf = try Shelf()
    // The disk goes with its namespace, so what is on it is copied before.
    let script = """
      mount -t tmpfs -o size=3m none "$1" || exit 9
      "$0" journal exercise "$1/congress.sqlite"; code=$?
      df --output=avail "$1" | tail -1 >&2
      cp -a "$1/." "$2" && exit $code
      """
    for folder in ["disk", "saved"] {
      try FileManager.default.createDirectory(atPath: shelf.path(folder), withIntermediateDirectories: true)
    }
    let run = try Run(
      URL(fileURLWithPath: "/usr/bin/unshare"),
      [
        "--mount", "--map-root-user", "/bin/bash", "-c", script, try Run.dienhong.path, shelf.path("disk"),
        shelf.path("saved"),
      ])
    #expect(run.status == 3, "\(run.status) \(run.errors)")
    #expect(run.output.contains(" full"), "\(run.output.suffix(200))")
    var claims = Claims()
    claims.take(Data(run.output.utf8))
    #expect(claims.failures > 0)
    #expect(claims.acknowledged.count > 10)
    try await claims.check(shelf.path("saved/congress.sqlite"), "after the disk was full")
  }

  @Test("serves again by itself once a failing disk takes what is written (RLIMIT_FSIZE lifted)")
  func liftedLimit() async throws {
    let shelf = try Shelf()
    let process = Process()
    let script = "ulimit -S -f 300; trap '' XFSZ; exec \"$0\" journal exercise \"$1\" --persists"
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script, try Run.dienhong.path, shelf.path()]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var said = Data()
    func read(until isEnough: (Claims) -> Bool) {
      while true {
        let more = output.fileHandleForReading.availableData
        guard !more.isEmpty else { return }
        said.append(more)
        var claims = Claims()
        claims.take(said)
        if isEnough(claims) { return }
      }
    }
    read { $0.failures > 20 }
    var before = Claims()
    before.take(said)
    let lifted = try Run(
      URL(fileURLWithPath: "/usr/bin/prlimit"), ["--pid", "\(process.processIdentifier)", "--fsize=unlimited"])
    #expect(lifted.status == 0, "\(lifted.errors)")
    read { $0.acknowledged.count > before.acknowledged.count + 500 }
    kill(process.processIdentifier, SIGKILL)
    said.append(try output.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    var claims = Claims()
    claims.take(said)
    #expect(before.failures > 20 && claims.acknowledged.count > before.acknowledged.count + 500)
    try await claims.check(shelf.path(), "after the limit was lifted")
  }

  @Test("tells a second program clearly, lets others read beside, and is free once the first was killed")
  func twoPrograms() async throws {
    let shelf = try Shelf()
    let process = Process()
    process.executableURL = try Run.dienhong
    process.arguments = ["journal", "exercise", shelf.path()]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    let first = output.fileHandleForReading.availableData
    #expect(String(decoding: first, as: UTF8.self).hasPrefix("open 0"))
    // Keeps the pipe empty, so that the program goes on writing.
    let drained = Task.detached { try output.fileHandleForReading.readToEnd() }

    await #expect(throws: StoreOpenError.inUse(path: shelf.path(), by: process.processIdentifier)) {
      _ = try await SQLiteStore.open(path: shelf.path())
    }
    let second = try Run.dienhong("journal", "exercise", shelf.path())
    #expect(second.status != 0 && second.output.isEmpty, "it begins nothing: \(second.output)")
    let sentence = "Another program (\(process.processIdentifier)) is writing to \(shelf.path()). Stop it and try again"
    #expect(second.errors.contains(sentence), "who holds which file, and what to do: \(second.errors)")
    #expect(!second.errors.contains("inUse"), "no programmer's words")
    let verified = try Run.dienhong("journal", "verify", shelf.path(), "--language", "en")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.contains("The record is whole"))
    let beside = try await SQLiteStore.openForReading(path: shelf.path())
    await #expect(throws: AppendError.closed) {
      try await beside.append(Append(stream: shopStream, expecting: .any, act: noon, drafts: [draft("x")]))
    }
    let from = try await beside.head().sequence
    var seen: [Int64] = []
    for try await entry in beside.follow(after: from) {
      seen.append(entry.sequence)
      if seen.count == 50 { break }
    }
    #expect(seen == Array(from + 1...from + 50), "a reader beside sees what comes")
    try await beside.close()

    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    _ = try await drained.value
    let freed = try await SQLiteStore.open(path: shelf.path())
    #expect(try await freed.head().sequence >= from + 50)
    try await freed.close()
  }
}
