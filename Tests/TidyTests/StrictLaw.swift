// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// Every target with Swift in it is compiled by the same strict settings, and nothing takes them back.
enum StrictLaw {
  /// What the constant `strict` of Package.swift must turn on.
  static let settings = [
    ".swiftLanguageMode(.v6)", #".enableUpcomingFeature("ExistentialAny")"#,
    #".enableUpcomingFeature("MemberImportVisibility")"#, #".enableUpcomingFeature("InternalImportsByDefault")"#,
    ".treatAllWarnings(as: .error)",
  ]

  static func violations(in table: FileTable) -> [Violation] {
    guard let manifest = table["Package.swift"] else { return [] }
    let source = Manifest.withoutComments(manifest.text)
    return missing(in: source, manifest.path) + lax(in: source, manifest.path, table)
      + loosened(in: source, manifest.path)
  }

  private static func missing(in source: String, _ path: String) -> [Violation] {
    let opening = source.firstRange(of: /let\s+strict\s*(?::\s*\[SwiftSetting\]\s*)?=\s*\[/)
    let kept = opening.map { Manifest.untilClosing(source[source.index(before: $0.upperBound)...]) } ?? ""
    return settings.filter { !kept.contains($0) }.map { Violation(path, "`strict` lacks \($0)") }
  }

  /// Targets written out, in the list or in one of the functions that make them; what a target needs is no target.
  private static func lax(in source: String, _ path: String, _ table: FileTable) -> [Violation] {
    let needs = source.matches(of: /(?:needs|dependencies):\s*\[/).map { match in
      Manifest.untilClosing(source[source.index(before: match.range.upperBound)...])
    }
    return source.matches(of: /\.(?:target|executableTarget|testTarget|macro|plugin)\(/).compactMap { match in
      guard !needs.contains(where: { $0.startIndex <= match.range.lowerBound && match.range.lowerBound < $0.endIndex })
      else { return nil }
      let declaration = Manifest.untilClosing(source[match.range.lowerBound...])
      guard !declaration.contains(/swiftSettings:\s*strict\b/) else { return nil }
      let name = declaration.firstMatch(of: /name:\s*"(\w+)"/).map { String($0.1) }
      // Of a module of C there is nothing for Swift's compiler to be strict about.
      if let name, Manifest.isCModule(name), table.swift(in: "Sources/\(name)").isEmpty { return nil }
      let line = source[..<match.range.lowerBound].count { $0 == "\n" } + 1
      return Violation(path, line: line, "\(name ?? "this target") does not take `swiftSettings: strict`")
    }
  }

  /// A later setting wins over an earlier one, so what is added to `strict` could undo it.
  private static func loosened(in source: String, _ path: String) -> [Violation] {
    let undoing = [
      /\.swiftLanguageMode\(\.v(?:4|5)/, /\.treat(?:AllWarnings|Warning)\([^)]*as:\s*\.warning\)/,
      /-suppress-warnings|-no-warnings-as-errors|-Wwarning|-strict-concurrency=(?:minimal|targeted)/,
    ]
    return undoing.flatMap { source.ranges(of: $0) }.map { range in
      let line = source[..<range.lowerBound].count { $0 == "\n" } + 1
      return Violation(path, line: line, "\(source[range]) takes back what `strict` demands")
    }
  }
}

@Suite("The strict settings of Package.swift")
struct StrictLawTests {
  @Test("are taken by every target")
  func hold() { expectNone(StrictLaw.violations(in: .project)) }

  private static let strict = "let strict: [SwiftSetting] = [\(StrictLaw.settings.joined(separator: ", "))]\n"

  private func messages(_ targets: String, beside files: [SourceFile] = []) -> [String] {
    let manifest = SourceFile("Package.swift", StrictLawTests.strict + targets)
    return StrictLaw.violations(in: FileTable([manifest] + files)).map(\.message)
  }

  @Test(
    "are missed where a target goes without",
    arguments: [
      #".target(name: "Attic", dependencies: ["Journal"])"#,
      #".target(name: "Attic")"#,
      #".executableTarget(name: "Attic", dependencies: [.target(name: "Journal")], path: "Benchmarks/Attic")"#,
      #".testTarget(name: "AtticTests", swiftSettings: [.swiftLanguageMode(.v6)])"#,
      #".target(name: "Attic", swiftSettings: strictly)"#,
      #".target(name: "Attic" /* swiftSettings: strict */)"#,
      #"func part(_ name: String) -> Target { .target(name: name) }"#,
    ])
  func planted(target: String) {
    let found = messages("\n" + target)
    #expect(found.count == 1 && found[0].contains("does not take"), "\(found)")
  }

  @Test("are missed where a module called like one of C has Swift in it")
  func swiftInC() {
    let target = #".target(name: "CAssets", exclude: ["files"])"#
    #expect(messages(target) == [])
    #expect(messages(target, beside: [SourceFile("Sources/CAssets/Trunk.swift", "let a = 1")]).count == 1)
  }

  @Test(
    "are missed where they are there and something added takes them back",
    arguments: [
      #"strict + [.swiftLanguageMode(.v5)]"#, #"strict + [.treatAllWarnings(as: .warning)]"#,
      #"strict + [.treatWarning("DeprecatedDeclaration", as: .warning)]"#,
      #"strict + [.unsafeFlags(["-suppress-warnings"])]"#,
      #"strict + [.unsafeFlags(["-Xfrontend", "-strict-concurrency=minimal"])]"#,
    ])
  func loosened(settings: String) {
    let found = messages(#".target(name: "Attic", swiftSettings: \#(settings))"#)
    #expect(found.count == 1 && found[0].contains("takes back"), "\(found)")
  }

  @Test("are missed one by one", arguments: StrictLaw.settings)
  func each(setting: String) {
    let weaker = StrictLawTests.strict.replacing(setting, with: #".define("LOUD")"#)
    #expect(StrictLaw.violations(in: ["Package.swift": weaker]).map(\.message) == ["`strict` lacks \(setting)"])
    #expect(StrictLaw.violations(in: ["Package.swift": "let package = Package(name: \"House\")"]).count == 5)
  }

  @Test(
    "are enough where they are taken, also with more beside them",
    arguments: [
      #".target(name: "Attic", dependencies: [.target(name: "Journal")], swiftSettings: strict)"#,
      #".target(name: "Attic", swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])"#,
      #".systemLibrary(name: "CThing", pkgConfig: "thing"), part("Attic", needs: [.target(name: "Journal")])"#,
      #"// .target(name: "Attic")"#,
    ])
  func allowed(target: String) { #expect(messages(target) == []) }
}
