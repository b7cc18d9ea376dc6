// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// Nothing in Sources knows a country, a party or which pack it runs: all of that is data below Packs.
enum NeutralLaw {
  /// Words of one country or party, whole and as written.
  static let words = [
    "Đảng", "đảng", "Party", "Communist", "Cộng sản", "cộng sản", "Vietnam", "Viet Nam", "Việt Nam", "chi bộ", "Chi bộ",
    "Tỉnh ủy", "tỉnh ủy",
  ]

  /// A file, the word it may hold and why; every row is a decision.
  static let exceptions: [(path: String, word: String, reason: String)] = []

  static func violations(in table: FileTable) -> [Violation] {
    table.swift(in: "Sources").flatMap { file in
      countryWords(in: file) + packNames(of: table, in: file) + packComparisons(in: file)
    }
  }

  /// The folders below Packs, each a pack's name.
  static func packs(in table: FileTable) -> [String] {
    Set(table.files.filter { $0.isIn("Packs") && $0.folders.count > 1 }.map { $0.folders[1] }).sorted()
  }

  private static func countryWords(in file: SourceFile) -> [Violation] {
    words.filter { word in !exceptions.contains { $0.path == file.path && $0.word == word } }.flatMap { word in
      lines(of: file.text, naming: word).map {
        Violation(file.path, line: $0, "“\(word)” belongs in a pack: use a term, a rule or a layout of the pack")
      }
    }
  }

  /// A name with a hyphen is no word of the language, so it may stand nowhere; a plain one may not be a literal.
  private static func packNames(of table: FileTable, in file: SourceFile) -> [Violation] {
    packs(in: table).filter { name in !exceptions.contains { $0.path == file.path && $0.word == name } }.flatMap {
      name in
      let found =
        name.contains("-")
        ? lines(of: file.text, naming: name) : lines(of: file.swift?.strings ?? "", naming: "\"\(name)\"")
      return found.map {
        Violation(
          file.path, line: $0, "names the pack \(name): no code asks which pack it is; ask the pack for the rule")
      }
    }
  }

  private static func packComparisons(in file: SourceFile) -> [Violation] {
    guard holds(file.text, "ack") else { return [] }
    let comparison = /\b[pP]ack(?:ID)?(?:\.id)?(?:\.rawValue)?\s*[!=]=\s*(?:PackID\(rawValue:\s*)?"/
    let switching = /\bswitch\s+(?:\w+\.)*pack(?:ID|\.id)\b/
    let text = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    return text.enumerated().compactMap { index, line in
      guard line.contains(comparison) || line.contains(switching) else { return nil }
      return Violation(file.path, line: index + 1, "decides by the pack's name: make the difference a rule of the pack")
    }
  }
}

@Suite("Sources")
struct NeutralLawTests {
  @Test("know no country, no party and no pack by name")
  func hold() { expectNone(NeutralLaw.violations(in: .project)) }

  private let pack = ("Packs/vn-party-2025/pack.yaml", "id: vn-party-2025")
  private let plain = ("Packs/assembly/pack.yaml", "id: assembly")

  private func found(in text: String) -> [Int?] {
    let files = [("Sources/Assembly/A.swift", text), pack, plain].map { SourceFile($0.0, $0.1) }
    return NeutralLaw.violations(in: FileTable(files)).map(\.line)
  }

  @Test(
    "are refused when they name a pack, a party or a country",
    arguments: [
      "let a = \"vn-party-2025\"", "// only for vn-party-2025", "let a = \"assembly\"",
      "if pack.id.rawValue == \"x\" {}",
      "switch state.pack.id {", "let a = \"Đảng bộ\"", "/// The Party's header.", "let a = \"chi bộ\"",
      "enum Vietnam {}",
    ])
  func planted(text: String) { #expect(found(in: "\n" + text) == [2]) }

  @Test(
    "may speak of languages, assemblies and third parties",
    arguments: [
      "case vietnamese = \"vi\"", "/// English and Vietnamese.", "import Assembly", "/// What an assembly does.",
      "case .assembly: 1", "// a third party, many Parties", "guard pinned.id == pack.id else { return }",
      "\"trang bị\"",
    ])
  func allowed(text: String) { #expect(found(in: text) == []) }
}
