// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// One word for one thing: a type that GLOSSARY.md names is in Sources, under that very name.
enum GlossaryLaw {
  static func violations(in table: FileTable) -> [Violation] {
    guard let glossary = table["GLOSSARY.md"] else { return [] }
    let sources = table.swift(in: "Sources").compactMap(\.swift)
    let types = Set(sources.flatMap(\.types).map(\.name))
    let members = Set(sources.flatMap(\.members).map(\.name))
    return named(in: glossary.text).compactMap { name, line in
      let parts = name.split(separator: ".").map(String.init)
      let known = parts.enumerated().allSatisfy { index, part in
        types.contains(part) || index > 0 && members.contains(part)
      }
      return known ? nil : Violation(glossary.path, line: line, "\(name) is not in Sources")
    }
  }

  /// The third column of each table row: names in backquotes; a dash where no type exists yet.
  static func named(in text: String) -> [(name: String, line: Int)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard line.hasPrefix("|"), cells.count > 4 else { return [(name: String, line: Int)]() }
      return cells[3].matches(of: /`([\w.]+)`/).map { (String($0.1), index + 1) }
    }
  }
}

@Suite("The glossary")
struct GlossaryLawTests {
  @Test("names types that exist")
  func holds() { expectNone(GlossaryLaw.violations(in: .project)) }

  @Test("is not empty")
  func hasWords() throws {
    let glossary = try #require(FileTable.project["GLOSSARY.md"])
    #expect(GlossaryLaw.named(in: glossary.text).count > 10)
  }

  @Test("is refused when it names a type or case that does not exist")
  func planted() {
    let found = GlossaryLaw.violations(in: [
      "GLOSSARY.md": """
      | Tiếng Việt | English | Type | Meaning |
      |---|---|---|---|
      | túc số | quorum | `Demand.quorum` | see `Nothing` |
      | phiếu | ballot | `Ballot` | |
      | đa số | majority | `Demand.most` | |
      | phiên họp | meeting | – | |
      """,
      "Sources/Packs/Rule.swift": "enum Demand { case quorum }",
    ])
    #expect(found.map(\.line) == [4, 5])
  }
}
