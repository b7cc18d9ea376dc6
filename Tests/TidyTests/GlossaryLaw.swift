// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// One word for one thing: a type that GLOSSARY.md names is in Sources, under that very name; no word stands there twice;
/// and every row can be read, because it stands in a table.
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

  /// Rows that a reader would not see as rows: outside of a table, or with another number of cells than its head.
  static func brokenRows(in glossary: SourceFile) -> [Violation] {
    let lines = glossary.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var head: Int?
    return lines.indices.compactMap { index in
      let cells = cells(of: lines[index])
      guard !cells.isEmpty else {
        head = nil
        return nil
      }
      if head == nil {
        let next = lines.indices.contains(index + 1) ? self.cells(of: lines[index + 1]) : []
        guard !next.isEmpty, next.allSatisfy({ $0.allSatisfy { $0 == "-" } }) else {
          return Violation(glossary.path, line: index + 1, "this row stands in no table: no head is above it")
        }
        head = cells.count
      }
      guard cells.count != head else { return nil }
      return Violation(glossary.path, line: index + 1, "has \(cells.count) cells, and its head has \(head ?? 0)")
    }
  }

  /// English words that stand for two things; where a cell has several, each is one.
  static func repeatedWords(in glossary: SourceFile) -> [Violation] {
    var seen: [String: Int] = [:]
    return glossary.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      let cells = cells(of: String(line))
      guard cells.count > 2, cells[1] != "English", !cells[1].hasPrefix("-") else { return [Violation]() }
      return cells[1].split(separator: ", ").map(String.init).compactMap { word in
        guard let first = seen.updateValue(index + 1, forKey: word) else { return nil }
        return Violation(glossary.path, line: index + 1, "“\(word)” stands for something else in line \(first)")
      }
    }
  }

  /// The cells of a row of a table; none where the line is no row.
  private static func cells(of line: String) -> [String] {
    guard line.hasPrefix("|") else { return [] }
    return line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
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

  @Test("has every row in a table, and one thing for one English word")
  func tables() throws {
    let glossary = try #require(FileTable.project["GLOSSARY.md"])
    expectNone(GlossaryLaw.brokenRows(in: glossary) + GlossaryLaw.repeatedWords(in: glossary))
  }

  @Test("is refused with a row behind an empty line, a row of too few cells, or a word that stands for two things")
  func plantedTables() {
    let glossary = SourceFile(
      "GLOSSARY.md",
      """
      | Tiếng Việt | English | Type | Meaning |
      |---|---|---|---|
      | túc số | quorum | `Quorum` | |
      | phiếu | ballot, paper | `Ballot` |

      | ý kiến | opinion | `Opinion` | |

      | Tiếng Việt | English | Type | Meaning |
      |---|---|---|---|
      | văn bản | paper | `Paper` | |
      """)
    #expect(GlossaryLaw.brokenRows(in: glossary).map(\.line) == [4, 6])
    #expect(GlossaryLaw.repeatedWords(in: glossary).map(\.line) == [10])
  }

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
