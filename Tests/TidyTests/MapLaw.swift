// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Testing

/// The picture in ARCHITECTURE.md is drawn from Package.swift, so it cannot tell a different story.
enum MapLaw {
  static let start = "<!-- map: drawn by `make map` from Package.swift; do not edit by hand -->"
  static let end = "<!-- end of map -->"

  static func violations(in table: FileTable) -> [Violation] {
    guard let page = table["ARCHITECTURE.md"], let manifest = table["Package.swift"] else { return [] }
    guard let redrawn = redrawn(page.text, from: manifest.text) else {
      return [Violation(page.path, "has no map: put the two marker lines of Tests/TidyTests/MapLaw.swift back")]
    }
    return redrawn == page.text ? [] : [Violation(page.path, "the map is stale: run `make map`")]
  }

  /// The page with its map drawn anew; nil when the markers are missing.
  static func redrawn(_ page: String, from manifest: String) -> String? {
    guard let opening = page.range(of: start), let closing = page.range(of: end) else { return nil }
    guard opening.upperBound <= closing.lowerBound else { return nil }
    return page[..<opening.upperBound] + "\n" + drawing(of: Manifest(manifest)) + page[closing.lowerBound...]
  }

  /// Arrows between parts; the foreign modules of a part stand in its box.
  static func drawing(of manifest: Manifest) -> String {
    let names = Set(manifest.parts.map(\.name))
    let rooms = manifest.parts.filter { !Manifest.isCModule($0.name) }
    let boxes = rooms.map { part in
      let libraries = part.needs.filter { !names.contains($0) || Manifest.isCModule($0) }
      return "  \(part.name)[\"\(([part.name] + libraries).joined(separator: "<br/>"))\"]"
    }
    let arrows = rooms.flatMap { part in
      part.needs.filter { names.contains($0) && !Manifest.isCModule($0) }.map { "  \(part.name) --> \($0)" }
    }
    return (["```mermaid", "flowchart TD"] + boxes + arrows.sorted() + ["```", ""]).joined(separator: "\n")
  }
}

@Suite("The map in ARCHITECTURE.md")
struct MapLawTests {
  @Test("is what Package.swift says")
  func holds() throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try record() }
    let page = try String(contentsOf: FileTable.root.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
    let manifest = try #require(FileTable.project["Package.swift"])
    expectNone(MapLaw.violations(in: FileTable([SourceFile("ARCHITECTURE.md", page), manifest])))
  }

  /// `make map`: writes the page, which the test then reads back.
  private func record() throws {
    let page = try #require(FileTable.project["ARCHITECTURE.md"])
    let manifest = try #require(FileTable.project["Package.swift"])
    let redrawn = try #require(MapLaw.redrawn(page.text, from: manifest.text))
    try redrawn.write(to: FileTable.root.appendingPathComponent(page.path), atomically: true, encoding: .utf8)
  }

  private let manifest = """
    let store = Target.Dependency.product(name: "Shelf", package: "shelf.swift")
    let package = Package(targets: [
      debian("CThing", library: "thing", package: "thing-dev"),
      part("Ground", needs: ["CThing"]),  // part("Ghost")
      part("Floor", needs: ["Ground", store]),
      .executableTarget(name: "roof", dependencies: ["Floor", .product(name: "Arguments", package: "arguments")]),
      .executableTarget(name: "Race", dependencies: ["Floor"], path: "Benchmarks/Race"),
      tests("FloorTests", needs: ["Floor"]),
    ])
    """

  @Test("reads parts, constants and products, and leaves out tests and benchmarks")
  func reading() {
    let expected: [Manifest.Part] = [
      .init(name: "Ground", needs: ["CThing"]),
      .init(name: "Floor", needs: ["Ground", "Shelf"]),
      .init(name: "roof", needs: ["Floor", "Arguments"]),
    ]
    #expect(Manifest(manifest).parts == expected)
  }

  @Test("is found stale when Package.swift gains an arrow, and fresh once redrawn")
  func planted() throws {
    let page = "# House\n\(MapLaw.start)\nold\n\(MapLaw.end)\nmore\n"
    #expect(MapLaw.violations(in: ["ARCHITECTURE.md": page, "Package.swift": manifest]).count == 1)
    let fresh = try #require(MapLaw.redrawn(page, from: manifest))
    #expect(fresh.contains("Floor --> Ground") && fresh.hasSuffix("\(MapLaw.end)\nmore\n"))
    #expect(MapLaw.violations(in: ["ARCHITECTURE.md": fresh, "Package.swift": manifest]) == [])
    let grown = manifest.replacingOccurrences(of: #"["Floor", .product"#, with: #"["Floor", "Ground", .product"#)
    #expect(MapLaw.violations(in: ["ARCHITECTURE.md": fresh, "Package.swift": grown]).count == 1)
  }

  @Test("is missed when its markers are gone")
  func missing() {
    #expect(MapLaw.violations(in: ["ARCHITECTURE.md": "# House", "Package.swift": manifest]).count == 1)
  }
}
