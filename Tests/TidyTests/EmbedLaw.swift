// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// Every file of a pack is compiled into the program, and nothing that is gone still is.
enum EmbedLaw {
  private static let list = "Sources/CAssets/Packs.c"

  static func violations(in table: FileTable) -> [Violation] {
    guard let embedded = table[list] else { return [] }
    let compiled = Set(embedded.text.matches(of: /#embed "\.\.\/\.\.\/([^"]+)"/).map { String($0.1) })
    let kept = Set(table.files.filter(isOfAPack).map(\.path))
    let missing = kept.subtracting(compiled).sorted()
    let gone = compiled.subtracting(kept).sorted()
    return missing.map { Violation($0, "is not compiled in: run scripts/embed-packs") }
      + gone.map { Violation(list, "names \($0), which is gone: run scripts/embed-packs") }
  }

  private static func isOfAPack(_ file: SourceFile) -> Bool {
    let endings = [".yaml", ".csv", ".txt"]
    return file.isIn("Packs") && (endings.contains { file.path.hasSuffix($0) } || file.name == "default")
  }
}

@Suite("Packs compiled in")
struct EmbedLawTests {
  @Test("are those of the folder")
  func hold() { expectNone(EmbedLaw.violations(in: .project)) }

  @Test("are found stale when a file is added or gone")
  func planted() {
    let found = EmbedLaw.violations(in: [
      "Sources/CAssets/Packs.c": "#embed \"../../Packs/a/pack.yaml\"\n#embed \"../../Packs/a/old.yaml\"\n",
      "Packs/a/pack.yaml": "", "Packs/a/new.csv": "", "Packs/default": "a", "Packs/README.md": "",
    ])
    #expect(found.map(\.path) == ["Packs/a/new.csv", "Packs/default", "Sources/CAssets/Packs.c"])
  }
}
