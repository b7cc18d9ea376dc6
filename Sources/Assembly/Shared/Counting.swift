// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension DefaultStringInterpolation {
  /// A count with the English words that follow it, noun and verb in the number of the count:
  /// `"\(open, one: "seat has", other: "seats have") nobody yet."`. Vietnamese has one form and writes `\(open)`.
  public mutating func appendInterpolation(_ count: Int, one: String, other: String) {
    appendLiteral("\(count.grouped(.english)) \(count == 1 ? one : other)")
  }
}

extension RulePack {
  /// A count with a word of the pack: "12 chi hội", "1 chapter", "12 chapters".
  public func counted(_ count: Int, _ name: TermName, _ language: Language) -> String {
    "\(count.grouped(language)) \(after(count, name, language))"
  }

  /// The word of the pack as it stands after a count, for a tile that shows the count by itself.
  public func after(_ count: Int, _ name: TermName, _ language: Language) -> String {
    count == 1 ? term(name, language) : plural(name, language)
  }
}
