// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

/// What does not fit on a few screens is two things.
enum LengthLaw {
  static let longestFile = 400
  static let longestTestFile = 600
  static let longestFunction = 60

  static func violations(in table: FileTable) -> [Violation] {
    table.files.filter { $0.swift != nil && $0.path != "Package.swift" }.flatMap { tooLongFile($0) + tooLongBodies($0) }
  }

  private static func tooLongFile(_ file: SourceFile) -> [Violation] {
    let limit = file.isIn("Tests") ? longestTestFile : longestFile
    let lines = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
    return lines > limit ? [Violation(file.path, "has \(lines) lines, \(limit) is the limit: split it by subject")] : []
  }

  private static func tooLongBodies(_ file: SourceFile) -> [Violation] {
    (file.swift?.bodies ?? []).filter { $0.length > longestFunction }.map {
      Violation(file.path, line: $0.line, "\($0.name) has \($0.length) lines, \(longestFunction) is the limit")
    }
  }
}

@Suite("Length")
struct LengthLawTests {
  @Test("of files and functions keeps the limits")
  func hold() { expectNone(LengthLaw.violations(in: .project)) }

  private func function(lines: Int) -> String {
    "func count(\n  to end: Int\n) -> Int {\n" + String(repeating: "  step()\n", count: lines - 4) + "}\n"
  }

  @Test("of 60 lines is accepted in a function, of 61 refused")
  func function() {
    #expect(LengthLaw.violations(in: ["Sources/A/A.swift": function(lines: 60)]) == [])
    let found = LengthLaw.violations(in: ["Sources/A/A.swift": "\n" + function(lines: 61)])
    #expect(found == [Violation("Sources/A/A.swift", line: 2, "count has 61 lines, 60 is the limit")])
  }

  @Test("of 401 lines is refused in a source file, and accepted in a test up to 600")
  func file() {
    let text = String(repeating: "// x\n", count: 401)
    #expect(
      LengthLaw.violations(in: ["Sources/A/A.swift": text, "Tests/ATests/A.swift": text]).map(\.path) == [
        "Sources/A/A.swift"
      ])
    let longer = String(repeating: "// x\n", count: 601)
    #expect(LengthLaw.violations(in: ["Tests/ATests/A.swift": longer]).count == 1)
  }

  @Test(
    "is measured for initialisers and computed properties, not for requirements, stored values or what follows them")
  func bodies() {
    let text = """
      protocol Shape {
        func area() -> Int
        init(side: Int)
        var name: String { get }
      }
      struct Square: Shape {
        let side: Int
        var table = [1: { 2 }]
        init(side: Int) {
          self.init(side: side)
        }
        var name: String {
          "square \\(side) {"
        }
        func area() -> Int
        where Int: Sendable {
          side * side  // }
        }
      }
      """
    let bodies = SwiftText(text).bodies.filter { $0.line > 5 }
    #expect(bodies.map(\.name) == ["init", "name", "area"])
    #expect(bodies.map(\.length) == [3, 3, 4])
  }
}
