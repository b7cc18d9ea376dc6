// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

/// The comparison an outsider makes: a case file without its answers, the program by its command line, and whether what
/// it prints is what the case expects, field by field.
@Suite("The command line, asked a published case")
struct CaseCommandTestsSlow {
  struct Published: Sendable, CustomTestStringConvertible {
    let file: String
    let id: String
    let kind: String
    /// Without the answer.
    let question: Data
    /// As text with sorted keys, so that two answers can be compared and shown.
    let expect: String
    var testDescription: String { id }

    var command: [String] {
      (kind == "slate" ? ["slate", "solve"] : ["delegates", "allocate"]) + [file, "--case", id, "--json"]
    }
  }

  static let all: [Published] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folders = ["ApportionmentTests", "SlatesTests"].map { tests.appendingPathComponent("\($0)/Fixtures") }
    return folders.flatMap { (try? published(in: $0)) ?? [] }
  }()

  private static func published(in folder: URL) throws -> [Published] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }.flatMap { url -> [Published] in
      let told = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
      return try (told?["cases"] as? [[String: Any]] ?? []).compactMap { one in
        guard let id = one["id"] as? String, let kind = one["kind"] as? String, let expect = one["expect"] else {
          return nil
        }
        var asked = told ?? [:]
        asked["cases"] = [one.filter { $0.key != "expect" }]
        return Published(
          file: url.lastPathComponent, id: id, kind: kind, question: try JSONSerialization.data(withJSONObject: asked),
          expect: try sorted(expect))
      }
    }
  }

  private static func sorted(_ value: Any) throws -> String {
    String(
      decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed]),
      as: UTF8.self)
  }

  @Test("finds all sixty-six of them") func complete() { #expect(Self.all.count == 66) }

  @Test("prints what it expects, and was not told", arguments: all)
  func asked(one: Published) async throws {
    let scratch = try Scratch()
    try one.question.write(to: scratch.url.appendingPathComponent(one.file))
    let run = try await CommandRun(one.command, in: scratch).end()
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let printed = try JSONSerialization.jsonObject(with: Data(run.output.utf8), options: .fragmentsAllowed)
    #expect(try Self.sorted(printed) == one.expect)
  }
}
