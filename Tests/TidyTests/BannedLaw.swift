// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

/// A call that is not made here, with what to write in its place.
struct Ban: Sendable {
  let call: String
  /// Parts below Sources where the call has its place.
  let allowedIn: [String]
  let instead: String

  init(_ call: String, allowedIn: [String] = [], instead: String) {
    self.call = call
    self.allowedIn = allowedIn
    self.instead = instead
  }

  static let shell = ["Server", "dienhong"]

  static let all: [Ban] = [
    Ban("print(", allowedIn: ["dienhong"], instead: "a log line in Server, or a value that the caller shows"),
    Ban("debugPrint(", instead: "a log line in Server, or a value that the caller shows"),
    Ban("dump(", instead: "a log line in Server, or a value that the caller shows"),
    Ban("Date()", allowedIn: shell, instead: "the time that comes in with the act"),
    Ban("Date.now", allowedIn: shell, instead: "the time that comes in with the act"),
    Ban("UUID()", allowedIn: shell, instead: "an identifier that comes in with the command"),
    Ban(".random(", allowedIn: shell + ["Seeded"], instead: "chance that comes in with the command"),
    Ban("SystemRandomNumberGenerator", allowedIn: shell, instead: "chance that comes in with the command"),
    Ban("ContinuousClock", allowedIn: shell, instead: "the time that comes in with the act"),
    Ban("TimeZone.current", instead: "the pack's clockOffset"),
    Ban("Locale.current", instead: "the reader's Language"),
    Ban("fatalError", instead: "a refusal, or preconditionFailure with a sentence for a programmer's mistake"),
    Ban("try!", instead: "try, or a type that cannot fail"),
    Ban("as!", instead: "as? with a guard, or a type that needs no cast"),
    Ban("catch {}", instead: "a catch that answers or logs"),
  ]
}

/// Calls that hide a failure or bring clock and chance into pure parts.
enum BannedCallLaw {
  static func violations(in table: FileTable) -> [Violation] {
    table.swift(in: "Sources").flatMap { file in
      Ban.all.filter { !$0.allowedIn.contains(file.target ?? "") }.flatMap { ban in
        lines(of: file.swift?.code ?? "", naming: ban.call).map {
          Violation(file.path, line: $0, "\(ban.call) is not used here; instead: \(ban.instead)")
        }
      }
    }
  }

  /// Tests wait for values, not for time, and draw from seeded generators.
  static func testViolations(in table: FileTable) -> [Violation] {
    table.swift(in: "Tests").flatMap { file -> [Violation] in
      let code = file.swift?.code ?? ""
      let sleeps = lines(of: code, naming: "Task.sleep") + lines(of: code, naming: "usleep(")
      let unseeded = lines(of: code, naming: ".random(", unless: "using:")
      return sleeps.map { Violation(file.path, line: $0, "a test does not sleep; wait for the value itself") }
        + unseeded.map { Violation(file.path, line: $0, "chance in a test has a seed: .random(in:using:)") }
    }
  }

  /// A promise in a comment needs an issue, or it is forgotten.
  static func promiseViolations(in table: FileTable) -> [Violation] {
    table.files.filter { $0.swift != nil }.flatMap { file in
      ["TODO", "FIXME", "XXX"].flatMap { promise in
        lines(of: file.swift?.comments ?? "", naming: promise, unless: "(#").map {
          Violation(file.path, line: $0, "\(promise) without an issue: write \(promise)(#12), or do it now")
        }
      }
    }
  }
}

/// Whether bytes occur in a text: a law asks this of every file, and String would compare letter by letter.
func holds(_ text: String, _ wanted: String) -> Bool {
  text.withCString { all in wanted.withCString { part in strstr(all, part) != nil } }
}

/// Lines, counted from 1, on which the text stands alone, not as the end of a longer word.
func lines(of text: String, naming call: String, unless excuse: String? = nil) -> [Int] {
  guard holds(text, call), let first = call.utf8.first, let last = call.utf8.last else { return [] }
  return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
    if let excuse, line.contains(excuse) { return nil }
    let stands = line.ranges(of: call).contains { range in
      let before = line[..<range.lowerBound].utf8.last
      let after = line[range.upperBound...].utf8.first
      let isTail = first.isWordByte && (before?.isWordByte ?? false)
      let isMember = call.hasSuffix("(") && first.isWordByte && before == UInt8(ascii: ".")
      let isHead = last.isWordByte && (after?.isWordByte ?? false)
      return !isTail && !isHead && !isMember
    }
    return stands ? index + 1 : nil
  }
}

@Suite("Banned calls")
struct BannedCallLawTests {
  @Test("are not made in Sources")
  func hold() { expectNone(BannedCallLaw.violations(in: .project)) }

  @Test("are not made in tests either where they wait or draw without a seed")
  func holdInTests() { expectNone(BannedCallLaw.testViolations(in: .project)) }

  @Test("and no promise stands without its issue")
  func noPromises() { expectNone(BannedCallLaw.promiseViolations(in: .project)) }

  @Test("are found, each of them", arguments: Ban.all.map(\.call))
  func planted(call: String) {
    let found = BannedCallLaw.violations(in: ["Sources/Assembly/A.swift": "let a = 1\nlet b = \(call)"])
    #expect(found.map(\.line) == [2])
  }

  @Test("are allowed where they belong, in comments, in strings and inside longer words")
  func allowed() {
    let found = BannedCallLaw.violations(in: [
      "Sources/dienhong/Main.swift": "print(1)",
      "Sources/Server/Clock.swift": "let now = Date()",
      "Sources/Assembly/A.swift":
        "// print(1)\nlet a = \"Date()\"\nfingerprint(a)\npress.print(a)\nlet b = c as? D\nupDate()",
    ])
    #expect(found == [])
  }

  @Test("in tests are found: a sleep, and chance without a seed")
  func plantedInTests() {
    let found = BannedCallLaw.testViolations(in: [
      "Tests/ATests/A.swift":
        "try await Task.sleep(for: .seconds(1))\nInt.random(in: 0..<3)\nInt.random(in: 0..<3, using: &g)"
    ])
    #expect(found.map(\.line) == [1, 2])
  }

  @Test("and a promise is found unless it names its issue")
  func plantedPromise() {
    let text = "// TODO later\n// TODO(#12) later\nlet a = 1  // FIXME: soon\nlet todo = \"TODO\""
    #expect(BannedCallLaw.promiseViolations(in: ["Sources/A/A.swift": text]).map(\.line) == [1, 3])
  }
}
