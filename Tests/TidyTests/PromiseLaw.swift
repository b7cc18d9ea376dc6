// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// What one part shows another says in a sentence what it promises.
enum PromiseLaw {
  private static let kinds: Set<String> = ["struct", "enum", "class", "actor", "protocol", "func"]
  private static let modifiers: Set<String> = ["final", "indirect", "nonisolated"]

  static func violations(in table: FileTable) -> [Violation] {
    table.swift(in: "Sources").flatMap { file -> [Violation] in
      guard let swift = file.swift else { return [] }
      let code = swift.code.split(separator: "\n", omittingEmptySubsequences: false)
      let comments = swift.comments.split(separator: "\n", omittingEmptySubsequences: false)
      return shown(in: swift).compactMap { name, line in
        // Attributes may stand between the sentence and the declaration.
        var above = line - 2
        while above >= 0, code[above].drop(while: \.isWhitespace).hasPrefix("@") { above -= 1 }
        let isTold = above >= 0 && comments[above].drop(while: \.isWhitespace).hasPrefix("///")
        return isTold ? nil : Violation(file.path, line: line, "\(name) is public: say in a /// what it promises")
      }
    }
  }

  /// Public types and free functions, with the line on which each begins.
  private static func shown(in swift: SwiftText) -> [(name: String, line: Int)] {
    swift.words.indices.compactMap { index in
      let word = swift.words[index]
      guard word.text == "public", word.depth == 0 else { return nil }
      let rest = swift.words[(index + 1)...].drop { modifiers.contains($0.text) }.prefix(2)
      guard rest.count == 2, let kind = rest.first, let name = rest.last, kinds.contains(kind.text) else { return nil }
      return (name.text, word.line)
    }
  }
}

@Suite("What is public")
struct PromiseLawTests {
  @Test("says what it promises")
  func hold() { expectNone(PromiseLaw.violations(in: .project)) }

  @Test(
    "is refused without a sentence",
    arguments: [
      "public struct A {}", "\n@MainActor\npublic final class A {}", "// not a promise\npublic func f() {}",
      "/// of B\nstruct B {}\npublic enum A {}",
    ])
  func planted(text: String) {
    #expect(PromiseLaw.violations(in: FileTable([SourceFile("Sources/A/A.swift", text)])).count == 1)
  }

  @Test(
    "is accepted with one, and what is not public needs none",
    arguments: [
      "/// Holds.\npublic struct A { public let a: Int; public init() {} }", "/// Holds.\n@frozen\npublic enum A {}",
      "struct A {}", "public import B", "public extension A {}",
    ])
  func allowed(text: String) {
    #expect(PromiseLaw.violations(in: FileTable([SourceFile("Sources/A/A.swift", text)])) == [])
  }
}
