// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation

/// dienhong.css as the tests read it: rules with their conditions, colour roles and classes.
struct Stylesheet {
  struct Rule {
    let condition: String
    let selector: String
    let body: String
  }
  let rules: [Rule]

  init() throws {
    let text = try String(contentsOf: assetFolder.appending(path: "dienhong.css"), encoding: .utf8)
    rules = Self.rules(in: text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: ""), condition: "")
  }

  private static func rules(in text: String, condition: String) -> [Rule] {
    var out: [Rule] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(of: "{") {
      let selector = rest[..<brace].split(separator: ";").last.map(String.init) ?? ""
      let head = selector.trimmingCharacters(in: .whitespacesAndNewlines)
      var depth = 1
      var end = rest.index(after: brace)
      while depth > 0, end < rest.endIndex {
        if rest[end] == "{" { depth += 1 }
        if rest[end] == "}" { depth -= 1 }
        end = rest.index(after: end)
      }
      let body = String(rest[rest.index(after: brace)..<rest.index(before: end)])
      if head.hasPrefix("@media") || head.hasPrefix("@supports") {
        out += rules(in: body, condition: condition.isEmpty ? head : condition + " and " + head)
      } else {
        out.append(Rule(condition: condition, selector: head, body: body))
      }
      rest = rest[end...]
    }
    return out
  }

  /// The colour roles in force when the rules under these conditions apply, later ones over earlier ones.
  func roles(under conditions: [String], alsoOf selector: String = "") -> [String: String] {
    var out: [String: String] = [:]
    for rule in rules where ([""] + conditions).contains(rule.condition) {
      guard rule.selector == ":root" || rule.selector == selector else { continue }
      for match in rule.body.matches(of: /--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b/) {
        out[String(match.1)] = String(match.2)
      }
    }
    return out
  }

  /// Every class that a selector names.
  var classes: Set<String> {
    Set(rules.flatMap { rule in rule.selector.matches(of: /\.([a-zA-Z][a-zA-Z0-9-]*)/).map { String($0.1) } })
  }
}

/// WCAG 2.2 contrast of two colours written as #rrggbb.
func contrast(_ one: String, _ other: String) -> Double {
  let (a, b) = (luminance(one), luminance(other))
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

private func luminance(_ colour: String) -> Double {
  let value = Int(colour.dropFirst(), radix: 16) ?? 0
  let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}
