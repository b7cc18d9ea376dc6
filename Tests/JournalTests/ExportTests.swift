// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import JournalSQLite
import Seeded
import Testing

@Suite("An export", .timeLimit(.minutes(2)))
struct ExportTests {
  let shelf: Shelf

  init() throws { shelf = try Shelf() }

  /// Payloads that are canonical JSON, JSON that is written otherwise, text, and bytes.
  static let payloads: [[UInt8]] = [
    Array("{}".utf8), Array("{\"a\":1,\"b\":[true,false,null,-5,\"x\"]}".utf8),
    Array(
      "{\"tên\":\"Đại hội đại biểu\",\"z\":\"quote \\\" slash / back \\\\ bell \\u0007 tab \\t\u{7F}\u{2028}😀\"}".utf8),
    Array("{\"b\":1,\"a\":2}".utf8), Array("{ \"a\": 1 }".utf8), Array("{\"a\":1.50}".utf8), Array("{\"a\":1e5}".utf8),
    Array("{\"a\":-0}".utf8), Array("{\"a\":1,\"a\":2}".utf8), Array("{\"a\":\"\\u0041\"}".utf8), Array("[1,2]".utf8),
    Array("{\"a\":12345678901234567890123}".utf8), Array("\"text\"".utf8), Array("1],[2".utf8), Array("".utf8),
    Array("not JSON\nat all".utf8), [0, 1, 255, 254], [0xC3], Array("{\"tên\":1,\"te\u{302}n\":2}".utf8),
    Array((String(repeating: "[", count: 127) + String(repeating: "]", count: 127)).utf8),
    Array((String(repeating: "[", count: 128) + String(repeating: "]", count: 128)).utf8),
    Array((String(repeating: "[", count: 300) + String(repeating: "]", count: 300)).utf8),
  ]

  private func filled() async throws -> MemoryStore {
    let store = MemoryStore()
    for (number, payload) in ExportTests.payloads.enumerated() {
      _ = try await store.append(
        Append(
          stream: StreamID(rawValue: "stream-\(number % 3)"), expecting: .any, act: noon,
          drafts: [Draft(kind: "kinds.k\(number)", version: 1 + number % 2, payload: payload)],
          blobs: number % 7 == 0 ? [Blob(bytes: [UInt8](repeating: UInt8(number), count: 1000))] : [],
          secrets: number == 3 ? [Secret(name: "person-key/p-3", value: [3, 1])] : []))
    }
    return store
  }

  private func lines(_ store: any JournalStore, withSecrets: Bool = false) async throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    _ = try await Export.write(store, withSecrets: withSecrets) { lines.append($0.bytes) }
    return lines
  }

  private func imported(_ lines: [[UInt8]], into store: any JournalStore = MemoryStore()) async throws
    -> any JournalStore
  {
    var importing = try await Import(into: store)
    for line in lines { try await importing.take(line) }
    _ = try await importing.finish()
    return store
  }

  @Test("comes back to the same entries and hashes, documents included", arguments: StoreKind.allCases)
  func roundTrip(kind: StoreKind) async throws {
    let store = try await filled()
    let back = try await imported(lines(store), into: kind.open(on: shelf))
    #expect(
      try await back.entries(after: 0, stream: nil, limit: 100) == store.entries(after: 0, stream: nil, limit: 100))
    #expect(try await back.head().hash == store.head().hash)
    #expect(try await back.blobNames() == store.blobNames())
    #expect(try await back.secrets(prefix: "") == [])
  }

  @Test("shows a payload as JSON wherever that gives the stored bytes again, and as text or bytes elsewhere")
  func readable() async throws {
    let texts = try await lines(filled()).map { String(decoding: $0, as: UTF8.self) }.filter {
      $0.contains("\"sequence\"")
    }
    #expect(texts[1].contains("\"payload\":{\"a\":1,\"b\":[true,false,null,-5,\"x\"]}"))
    #expect(texts[1].contains("\"at\":\"2025-07-15T00:00:00.000000Z\""))
    #expect(texts[2].contains("\"tên\":\"Đại hội đại biểu\""))
    #expect(texts[3].contains("\"payloadText\":\"{\\\"b\\\":1"))
    #expect(texts[16].contains("\"payloadBase64\":\"AAH//g==\""))
    #expect(texts.filter { $0.contains("\"payload\":") }.count == 7)
  }

  @Test("is checked by a stranger's short script, which finds an altered line")
  func stranger() async throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("check_export.py")
    #expect(try String(contentsOf: script, encoding: .utf8).split(separator: "\n").count <= 34)
    let store = try await filled()
    let whole = try await lines(store)
    let file = shelf.folder.appendingPathComponent("export.jsonl")
    func check(_ lines: [[UInt8]]) throws -> Run {
      try Data(lines.flatMap { $0 + [10] }).write(to: file)
      return try Run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path, file.path])
    }
    let good = try check(whole)
    #expect(good.status == 0, "\(good.errors)")
    let head = try await store.head()
    #expect(good.output == "\(head.sequence) \(head.hash)\n")
    var altered = whole
    altered[2] = Array(String(decoding: whole[2], as: UTF8.self).replacing("-5", with: "-6").utf8)
    #expect(try check(altered).errors.contains("entry 2 was altered"))
    #expect(try check(Array(whole.dropLast())).status != 0)
  }

  @Test("with any one line changed, exchanged, doubled or left out is not taken in")
  func altered() async throws {
    let whole = try await lines(filled())
    for index in whole.indices {
      var doubled = whole
      doubled.insert(whole[index], at: index)
      var short = whole
      short.remove(at: index)
      // A document that is missing leaves the chain whole; the reader of the event finds that, not the import.
      let isBlob = String(decoding: whole[index].prefix(8), as: UTF8.self) == "{\"blob\":"
      for lines in isBlob ? [] : [doubled, short] {
        await #expect(throws: ImportError.self, "line \(index + 1)") { _ = try await imported(lines) }
      }
      // Documents may stand anywhere before the end.
      guard index + 1 < whole.count, !isBlob, !whole[index + 1].starts(with: Array("{\"blob\":".utf8)) else { continue }
      var exchanged = whole
      exchanged.swapAt(index, index + 1)
      await #expect(throws: ImportError.self, "line \(index + 1)") { _ = try await imported(exchanged) }
    }
  }

  @Test("with any one bit flipped gives the same record or none", arguments: [UInt64(1), 2, 3])
  func flipped(seed: UInt64) async throws {
    var chance = Chance(seed: seed)
    let store = try await filled()
    let whole = try await lines(store)
    let entries = try await store.entries(after: 0, stream: nil, limit: 100)
    for _ in 0..<300 {
      var lines = whole
      let line = Int.random(in: 0..<lines.count, using: &chance)
      let place = Int.random(in: 0..<lines[line].count, using: &chance)
      lines[line][place] ^= 1 << Int.random(in: 0..<8, using: &chance)
      do {
        let back = try await imported(lines)
        #expect(try await back.entries(after: 0, stream: nil, limit: 100) == entries, "seed \(seed), line \(line + 1)")
      } catch is ImportError { continue }
    }
  }

  @Test("holds keys only when they were asked for")
  func secrets() async throws {
    let store = try await filled()
    #expect(try await !lines(store).contains { String(decoding: $0, as: UTF8.self).contains("\"secret\"") })
    let back = try await imported(lines(store, withSecrets: true))
    #expect(try await back.secret(named: "person-key/p-3")?.value == [3, 1])
  }

  @Test("is taken only into an empty journal")
  func notEmpty() async throws {
    let store = try await filled()
    await #expect(throws: ImportError.notEmpty) { _ = try await Import(into: store) }
  }
}
