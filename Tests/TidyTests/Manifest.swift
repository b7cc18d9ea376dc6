// SPDX-License-Identifier: AGPL-3.0-or-later

/// The parts that Package.swift declares below Sources, and what each needs, read from its text.
struct Manifest {
  struct Part: Equatable {
    let name: String
    /// Parts and foreign modules, in the order written.
    let needs: [String]
  }

  let parts: [Part]

  init(_ text: String) {
    let source = Self.withoutComments(text)
    let products = Self.products(in: source)
    var parts: [Part] = []
    let opening = /\b(?:part|engine|executableTarget|target)\(\s*(?:name:\s*)?"(\w+)"/
    for match in source.matches(of: opening) {
      let declaration = Self.untilClosing(source[match.range.lowerBound...])
      guard !declaration.contains("path:") else { continue }  // benchmarks stand outside of Sources
      parts.append(Part(name: String(match.1), needs: Self.needs(in: declaration, products: products)))
    }
    self.parts = parts
  }

  /// C modules begin with a C and a capital; in the house they count as foreign.
  static func isCModule(_ name: String) -> Bool {
    name.first == "C" && name.dropFirst().first?.isUppercase == true
  }

  static func withoutComments(_ text: String) -> String {
    let swift = SwiftText(text)
    let bytes = zip(swift.code.utf8, swift.strings.utf8).map { $0 == UInt8(ascii: " ") ? $1 : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `let grdb = Target.Dependency.product(name: "GRDB", …)`: the constant's name and the product's.
  private static func products(in source: String) -> [String: String] {
    let constant = /let\s+(\w+)\s*(?::\s*[\w.]+\s*)?=\s*[\w.]*\.product\(name:\s*"(\w+)"/
    return Dictionary(
      source.matches(of: constant).map { (String($0.1), String($0.2)) }, uniquingKeysWith: { a, _ in a })
  }

  /// Up to what closes the first parenthesis or bracket that opens.
  static func untilClosing(_ text: Substring) -> Substring {
    var open = 0
    for place in text.indices {
      if "([".contains(text[place]) { open += 1 }
      if ")]".contains(text[place]) {
        open -= 1
        if open == 0 { return text[...place] }
      }
    }
    return text
  }

  private static func needs(in declaration: Substring, products: [String: String]) -> [String] {
    guard let list = declaration.firstMatch(of: /(?:needs|dependencies):\s*\[([^\]]*)\]/)?.1 else { return [] }
    let item = /\.(?:product|target|byName)\(name:\s*"(\w+)"[^)]*\)|"(\w+)"|(\w+)/
    return list.matches(of: item).compactMap { match in
      if let name = match.1 ?? match.2 { return String(name) }
      return match.3.map { products[String($0)] ?? String($0) }
    }
  }
}
