// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// Arrows run downward, foreign modules stay where they belong, and pure parts reach no platform.
enum ImportLaw {
  static func violations(in table: FileTable) -> [Violation] {
    table.swift(in: "Sources").flatMap { file in
      imports(of: file).compactMap { violation(by: $0.module, in: file, line: $0.line) }
    }
  }

  /// The same for what Package.swift declares, so that a wrong arrow cannot even be prepared.
  static func declaredViolations(in table: FileTable) -> [Violation] {
    guard let manifest = table["Package.swift"] else { return [] }
    return Manifest(manifest.text).parts.filter { !Manifest.isCModule($0.name) }.flatMap { declared -> [Violation] in
      guard let part = House.part(declared.name) else {
        return [Violation(manifest.path, "\(declared.name) has no row in House.parts (Tests/TidyTests/House.swift)")]
      }
      let allowed = House.below(part.name).union(part.libraries)
      return declared.needs.filter { !allowed.contains($0) }.map {
        Violation(manifest.path, "\(part.name) may not need \($0); House.parts has no such arrow")
      }
    }
  }

  static func imports(of file: SourceFile) -> [(module: String, line: Int)] {
    guard let words = file.swift?.words else { return [] }
    let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
    return words.indices.compactMap { index in
      guard words[index].text == "import", words[index].depth == 0, words[index].owner == nil else { return nil }
      let named = words[(index + 1)...].drop { kinds.contains($0.text) }.first
      return named.map { ($0.text, $0.line) }
    }
  }

  private static func violation(by module: String, in file: SourceFile, line: Int) -> Violation? {
    guard let target = file.target, module != target, !House.standardModules.contains(module) else { return nil }
    guard let part = House.part(target) else {
      return Violation(file.path, line: line, "\(target) has no row in House.parts (Tests/TidyTests/House.swift)")
    }
    if let asked = House.platformModules[module] {
      guard asked > part.platform else { return nil }
      return Violation(
        file.path, line: line, "\(target) may not import \(module): keep it pure, let the shell pass values in")
    }
    if House.part(module) != nil {
      guard !House.below(target).contains(module) else { return nil }
      return Violation(file.path, line: line, "\(target) may not import \(module): arrows run downward only")
    }
    guard !part.libraries.contains(module) else { return nil }
    return Violation(file.path, line: line, "\(module) is not a library of \(target); use the part that wraps it")
  }
}

@Suite("Imports")
struct ImportLawTests {
  @Test("run downward only, and pure parts import no platform")
  func hold() { expectNone(ImportLaw.violations(in: .project)) }

  @Test("are declared in Package.swift as the house allows")
  func manifest() { expectNone(ImportLaw.declaredViolations(in: .project)) }

  @Test(
    "are refused where the house has no such arrow",
    arguments: [
      ("Sources/Assembly/Meetings/Meeting.swift", "import Server"),
      ("Sources/Journal/Entry.swift", "public import Assembly"),
      ("Sources/Office/Zip.swift", "import Clerk"),
      ("Sources/Server/Routes.swift", "import JournalSQLite"),
      ("Sources/Assembly/Shared/Hashing.swift", "import CSodium"),
      ("Sources/Clerk/Papers.swift", "import struct CXlsxWriter.Workbook"),
      ("Sources/Assembly/Shared/Day.swift", "import Foundation"),
      ("Sources/Markup/HTML.swift", "internal import FoundationEssentials"),
      ("Sources/Packs/Loader.swift", "@preconcurrency import Foundation"),
      ("Sources/Journal/Coding.swift", "import Foundation"),
      ("Sources/Assembly/Shared/Chance.swift", "import Glibc"),
      ("Sources/Attic/Trunk.swift", "import Journal"),
    ])
  func planted(path: String, line: String) {
    let found = ImportLaw.violations(in: FileTable([SourceFile(path, "// \(path)\n\(line)\n")]))
    #expect(found.map(\.line) == [2])
  }

  @Test(
    "are accepted where the house has the arrow",
    arguments: [
      ("Sources/Server/Routes.swift", "import Journal"),
      ("Sources/Clerk/Papers.swift", "public import Packs"),
      ("Sources/Journal/Coding.swift", "import FoundationEssentials"),
      ("Sources/Assembly/Shared/Day.swift", "// import Foundation"),
      ("Sources/dienhong/Main.swift", "import Foundation"),
      ("Sources/Journal/Feed.swift", "import Synchronization"),
    ])
  func allowed(path: String, line: String) {
    #expect(ImportLaw.violations(in: FileTable([SourceFile(path, line)])) == [])
  }

  @Test("that run upward are refused in Package.swift too")
  func plantedInManifest() {
    let text = #"part("Journal", needs: ["CSodium", "Assembly"]), part("Attic", needs: [])"#
    let found = ImportLaw.declaredViolations(in: ["Package.swift": text])
    #expect(found.map(\.message).filter { $0.contains("Journal may not need Assembly") }.count == 1)
    #expect(found.count == 2)
  }

  @Test("make no loop in the house itself")
  func houseHasNoLoop() {
    for part in House.parts { #expect(!House.below(part.name).contains(part.name), "\(part.name) stands on itself") }
  }
}
