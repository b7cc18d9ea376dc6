// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// What holds for every file, whatever its language.
enum FileLaw {
  static let licence = "SPDX-License-Identifier: AGPL-3.0-or-later"
  private static let sources = [
    ".swift", ".c", ".h", ".modulemap", ".py", ".sh", ".js", ".css", ".svg", ".ini", ".yaml",
  ]
  private static let sourceNames: Set<String> = ["Makefile", ".ci/run", ".editorconfig", ".gitignore"]

  /// The licence stands in the first three lines (a script has its first line taken).
  static func licenceViolations(in table: FileTable) -> [Violation] {
    table.files.filter(isSource).filter { file in
      !file.text.split(separator: "\n", maxSplits: 3).prefix(3).contains { $0.contains(licence) }
    }.map { Violation($0.path, "begins without the line “\(licence)”") }
  }

  private static func isSource(_ file: SourceFile) -> Bool {
    let isNamed =
      sourceNames.contains(file.path) || file.isIn("scripts") || sources.contains { file.path.hasSuffix($0) }
    return isNamed && !isRecorded(file)
  }

  /// Files that tests wrote or compare byte by byte.
  private static func isRecorded(_ file: SourceFile) -> Bool {
    !Set(file.folders).isDisjoint(with: ["Fixtures", "Snapshots", "Golden"])
  }

  static func spaceViolations(in table: FileTable) -> [Violation] {
    table.files.filter { !isRecorded($0) }.flatMap { file -> [Violation] in
      let text = file.text.utf8
      let unended =
        text.isEmpty || text.last == UInt8(ascii: "\n") ? [] : [Violation(file.path, "ends without a line break")]
      return unended + linesWithTrailingSpace(file)
    }
  }

  private static func linesWithTrailingSpace(_ file: SourceFile) -> [Violation] {
    file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      guard let last = line.last, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(last) else {
        return nil
      }
      return Violation(file.path, line: index + 1, "has space at the end of the line")
    }
  }

  /// Written in two pieces, so that this file does not break its own law.
  private static let foreign = [
    "/wo" + "rk/", "/tmp/ba" + "sh_jobs", "fa" + "rm-", "before-" + "stop", "/ro" + "ot/", "/ho" + "me/",
  ]

  /// A clone must not know on which machine, or with what, it was written.
  static func machineViolations(in table: FileTable) -> [Violation] {
    table.files.flatMap { file -> [Violation] in
      let left = [".build", "Package.resolved"].filter { file.isIn($0) || file.name == $0 }
      return left.map { _ in Violation(file.path, "is left behind by a build and does not belong in the project") }
        + foreign.flatMap { place in
          guard file.text.contains(place) else { return [Violation]() }
          return lines(of: file.text, naming: place).map {
            Violation(file.path, line: $0, "names a place on one machine: \(place)")
          }
        }
    }
  }

  static func changelogViolations(in table: FileTable) -> [Violation] {
    guard let log = table["CHANGELOG.md"] else { return [Violation("CHANGELOG.md", "is missing")] }
    let section = log.text.split(separator: "\n").drop { !$0.hasPrefix("## [Unreleased]") }.dropFirst()
    let entries = section.prefix { !$0.hasPrefix("## ") }.filter { $0.hasPrefix("- ") }
    return entries.isEmpty ? [Violation(log.path, "has no entry below “## [Unreleased]”")] : []
  }
}

@Suite("Every file")
struct FileLawTests {
  @Test("is read, or no law would mean anything")
  func isRead() {
    for path in [
      "Package.swift", "Makefile", ".ci/run", "Sources/Journal/Entry.swift", "Tests/TidyTests/FileLaw.swift",
    ] {
      #expect(FileTable.project[path] != nil, "\(path) was not read")
    }
    #expect(FileTable.project["Package.resolved"] == nil)
  }

  @Test("of source names its licence")
  func licence() { expectNone(FileLaw.licenceViolations(in: .project)) }

  @Test("ends its lines without space and its text with a line break")
  func space() { expectNone(FileLaw.spaceViolations(in: .project)) }

  @Test("is free of machines and of what builds leave behind")
  func machines() { expectNone(FileLaw.machineViolations(in: .project)) }

  @Test("of changes has an Unreleased section with an entry")
  func changelog() { expectNone(FileLaw.changelogViolations(in: .project)) }

  @Test(
    "of source is refused without its licence",
    arguments: [
      "Sources/A/A.swift", "Makefile", "scripts/install", "a/b.py", "Sources/CA/module.modulemap", "Sources/CA/shim.h",
      "a/icon.svg", "a/pytest.ini", ".gitignore", "Packs/a/rules.yaml",
    ])
  func plantedLicence(path: String) {
    #expect(FileLaw.licenceViolations(in: FileTable([SourceFile(path, "#!/bin/sh\nlet a = 1\n")])).count == 1)
    #expect(FileLaw.licenceViolations(in: FileTable([SourceFile(path, "#!/bin/sh\n// \(FileLaw.licence)\n")])) == [])
  }

  @Test("is refused with space at a line's end, unless it is a recording")
  func plantedSpace() {
    let found = FileLaw.spaceViolations(in: [
      "a.md": "one\ntwo \n", "b.swift": "one\r\n", "c.py": "open", "Tests/A/Fixtures/d.txt": "two \n", "e.md": "fine\n",
    ])
    #expect(found.map(\.path) == ["a.md", "b.swift", "c.py"])
    #expect(found.map(\.line) == [2, 1, nil])
  }

  @Test("is refused when it names a machine or was left by a build")
  func plantedMachine() {
    let found = FileLaw.machineViolations(in: [
      "a.md": "see\n/wo" + "rk/x", "Package.resolved": "{}", ".build/x.json": "{}", "b.md": "docs/works/",
    ])
    #expect(found.map(\.path) == ["a.md", "Package.resolved", ".build/x.json"])
  }

  @Test("of changes is refused when the section is missing or empty")
  func plantedChangelog() {
    #expect(FileLaw.changelogViolations(in: ["CHANGELOG.md": "## [Unreleased]\n\n## 1.0\n- old\n"]).count == 1)
    #expect(FileLaw.changelogViolations(in: ["README.md": ""]).count == 1)
    #expect(FileLaw.changelogViolations(in: ["CHANGELOG.md": "## [Unreleased]\n### Added\n- new\n"]) == [])
  }
}
