// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Markup
import Testing

@Suite("The stylesheet")
struct StylesheetTests {
  struct Setting: Sendable, CustomStringConvertible {
    let description: String
    let conditions: [String]
    var selector = ""
    /// WCAG AA asks 4.5 for text; high contrast is for those who need AAA.
    var text = 4.5
  }

  static let settings = [
    Setting(description: "light", conditions: []),
    Setting(description: "dark", conditions: ["@media (prefers-color-scheme: dark)"]),
    Setting(description: "light, more contrast", conditions: ["@media (prefers-contrast: more)"], text: 7),
    Setting(
      description: "dark, more contrast",
      conditions: [
        "@media (prefers-color-scheme: dark)", "@media (prefers-contrast: more)",
        "@media (prefers-contrast: more) and (prefers-color-scheme: dark)",
      ], text: 7),
    Setting(description: "print", conditions: ["@media print"]),
    Setting(description: "hall", conditions: [], selector: ".hall"),
    Setting(description: "hall in dark", conditions: ["@media (prefers-color-scheme: dark)"], selector: ".hall"),
  ]

  /// Text and the ground under it.
  static let texts = [
    ("ink", "paper"), ("ink", "surface"), ("ink-quiet", "paper"), ("ink-quiet", "surface"),
    ("ink-quiet", "neutral-tint"),
    ("accent", "paper"), ("accent", "surface"), ("accent", "accent-tint"), ("good", "good-tint"), ("bad", "bad-tint"),
    ("attention", "attention-tint"), ("bad", "paper"), ("bad", "surface"), ("ink", "good-tint"), ("ink", "bad-tint"),
    ("ink", "attention-tint"), ("ink", "accent-tint"),
  ]

  /// Signs that must be seen, and what they lie on.
  static let signs = [
    ("rule-strong", "paper"), ("rule-strong", "surface"), ("lacquer", "paper"), ("lacquer", "surface"),
    ("accent", "track"),
    ("good", "track"), ("faint", "track"), ("ink", "track"), ("other", "surface"),
  ]

  /// Buttons and focus rings, which hall screens and prints do not have.
  static let handles = [
    ("on-accent", "accent"), ("on-accent", "accent-deep"), ("on-bad", "bad"), ("on-bad", "lacquer"),
  ]

  @Test("gives every text and sign enough contrast", arguments: settings)
  func contrasts(setting: Setting) throws {
    let sheet = try Stylesheet()
    for condition in setting.conditions {
      #expect(sheet.rules.contains { $0.condition == condition && $0.selector == ":root" }, "\(condition) is not there")
    }
    let roles = sheet.roles(under: setting.conditions, alsoOf: setting.selector)
    func check(_ pairs: [(String, String)], _ least: Double) throws {
      for (front, back) in pairs {
        let ratio = contrast(try #require(roles[front]), try #require(roles[back]))
        #expect(ratio >= least, "\(front) on \(back) in \(setting): \(ratio)")
      }
    }
    try check(Self.texts, setting.text)
    try check(Self.signs, 3)
    if setting.selector.isEmpty, setting.description != "print" {
      try check(Self.handles, 4.5)
      try check([("focus", "paper"), ("focus", "surface")], 3)
    }
  }

  @Test("computes contrast as WCAG does")
  func oracle() {
    #expect(abs(contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(contrast("#777777", "#ffffff") - 4.478) < 0.001)
  }

  @Test("styles every class of the design system and no other")
  func classes() throws {
    let styled = try Stylesheet().classes
    let known = Set(Class.allCases.map(\.rawValue))
    #expect(styled.subtracting(known) == [], "styled, but no class")
    #expect(known.subtracting(styled) == [], "a class, but not styled")
  }

  @Test("keeps lines of Vietnamese apart and asks nobody else for anything")
  func reading() throws {
    let text = try String(contentsOf: assetFolder.appending(path: "dienhong.css"), encoding: .utf8)
    let leading = try #require(text.firstMatch(of: /--leading: ([0-9.]+);/)?.1)
    #expect((Double(leading) ?? 0) >= 1.6)
    #expect(!text.contains("url(") && !text.contains("@import") && !text.contains("@font-face"))
    let target = try #require(text.firstMatch(of: /--target: ([0-9.]+)rem;/)?.1)
    #expect((Double(target) ?? 0) * 16 >= 44)
  }

  @Test("and every other static file is compiled in under its own name")
  func compiledIn() throws {
    let list = try String(
      contentsOf: assetFolder.deletingLastPathComponent().appending(path: "CAssets.c"), encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(atPath: assetFolder.path)
    #expect(files.count >= 5)
    for file in files {
      #expect(list.contains("#embed \"files/\(file)\"") && list.contains("{\"\(file)\","), "\(file)")
    }
  }
}
