// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import GRDB
import Journal
import JournalSQLite
import Testing

@Suite("A document that is lost", .timeLimit(.minutes(2)))
struct LostDocumentTests {
  let shelf: Shelf

  init() throws { shelf = try Shelf() }

  private static let scan = Blob(bytes: Array("scan".utf8))
  private static let rules = Blob(bytes: Array("rules".utf8))
  private static let shut = Blob(bytes: Array("shut".utf8))
  private static let subject = Subject("p-1")

  private enum Told: Codable, Hashable, Sendable {
    case tabled(file: File)
    case pinned(files: [String: String])
    case veiled(Sealed<File>)
    case said(text: String)
    struct File: Codable, Hashable, Sendable { let blob: String }
  }

  /// Four entries: a document as it is, one by its path, one in a box, and a hash in somebody's words.
  private func fill(_ store: any JournalStore) async throws {
    let codec = EventCodec<Told>(feature: "tests")
    let key = SealingKey.draw()
    var keyring = Keyring()
    keyring[Self.subject] = key
    let told: [(Told, [Blob])] = [
      (.tabled(file: .init(blob: "\(Self.scan.id)")), [Self.scan]),
      (.pinned(files: ["a.yaml": "\(Self.rules.id)"]), [Self.rules]),
      (.veiled(Sealed(.init(blob: "\(Self.shut.id)"), for: Self.subject)), [Self.shut]),
      (.said(text: "\(Hash.of([1]))"), []),
    ]
    for (number, (event, blobs)) in told.enumerated() {
      _ = try await store.append(
        Append(
          stream: shopStream, expecting: .any, act: noon, drafts: [try codec.draft(event, with: keyring)], blobs: blobs,
          secrets: number == 0 ? [Keyring.secret(key, for: Self.subject)] : []))
    }
  }

  private static let lost = [
    LostDocument(scan.id, namedBy: 1), LostDocument(rules.id, namedBy: 2), LostDocument(shut.id, namedBy: 3),
  ]

  /// A journal whose documents somebody took away.
  private func robbed() async throws -> String {
    let store = try await SQLiteStore.open(path: shelf.path())
    try await fill(store)
    #expect(try await store.lostDocuments().isEmpty)
    try await store.verify()
    try await store.close()
    let queue = try DatabaseQueue(path: shelf.path())
    try await queue.write { try $0.execute(sql: "DELETE FROM blob") }
    try queue.close()
    return shelf.path()
  }

  @Test("is told with the entry that names it, also from within a box, and no word of anybody's is taken for one")
  func told() async throws {
    let path = try await robbed()
    let store = try await SQLiteStore.openForReading(path: path)
    #expect(try await store.lostDocuments() == Self.lost)
    await #expect(throws: Damage.lost(Self.lost)) { try await store.verify() }
    for language in ["vi", "en"] {
      let run = try Run.dienhong("journal", "verify", path, "--language", language)
      #expect(run.status == 1 && !run.output.contains("nguyên vẹn") && !run.output.contains("whole"))
      for lost in Self.lost {
        #expect(
          run.errors.contains(
            language == "vi"
              ? "Mục \(lost.sequence) dẫn tài liệu \(lost.name),"
              : "Entry \(lost.sequence) names the document \(lost.name),"
          ), "\(run.errors)")
      }
    }
  }

  @Test("is told by an export of the rest, which ends with a fault")
  func exported() async throws {
    let path = try await robbed()
    let run = try Run.dienhong("journal", "export", path, "--out", shelf.path("out.jsonl"), "--language", "en")
    #expect(run.status == 1)
    for lost in Self.lost { #expect(run.errors.contains("Entry \(lost.sequence) names the document \(lost.name),")) }
    #expect(FileManager.default.fileExists(atPath: shelf.path("out.jsonl")), "what is left can be kept")
  }

  @Test("makes an import refuse, which leaves nothing; with --incomplete the rest is taken in")
  func imported() async throws {
    let store = try await SQLiteStore.open(path: shelf.path())
    try await fill(store)
    try await store.close()
    let out = shelf.path("out.jsonl")
    #expect(try Run.dienhong("journal", "export", shelf.path(), "--out", out, "--with-secrets").status == 0)
    let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("{\"blob\"") }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: out))
    let before = try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path).sorted()
    let refused = try Run.dienhong("journal", "import", out, "--to", shelf.path("copy.sqlite"), "--language", "en")
    #expect(refused.status == 1 && refused.errors.contains("--incomplete"), "\(refused.errors)")
    for lost in Self.lost {
      #expect(refused.errors.contains("Entry \(lost.sequence) names the document \(lost.name),"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path).sorted() == before)
    let taken = try Run.dienhong(
      "journal", "import", out, "--to", shelf.path("copy.sqlite"), "--incomplete", "--language", "en")
    #expect(taken.status == 0 && taken.output.hasPrefix("4 entries imported"), "\(taken.errors)")
  }
}
