// SPDX-License-Identifier: AGPL-3.0-or-later

extension Day {
  /// Reads two days as papers write them, the first without what it shares with the second: 24-28/7/2025, 28/7–2/8/2025,
  /// 30/12/2025 - 2/1/2026; or as ISO days. One day alone is no window.
  static func window(typed text: String) -> (from: Day, to: Day)? {
    let dashes: Set<Character> = ["-", "–", "—"]
    let places = text.indices.filter { dashes.contains(text[$0]) }
    // Dashes may stand inside of a day too; the one that divides is the one with days at both sides.
    for place in places {
      guard let to = Day(typed: String(text[text.index(after: place)...])) else { continue }
      let first = String(text[..<place]).trimmed
      if let from = Day(typed: first) ?? Day.shortened(first, before: to) { return (from, to) }
    }
    return nil
  }

  /// A day that leaves its year, or month and year, to the later one: 28/7 or 24.
  private static func shortened(_ text: String, before later: Day) -> Day? {
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }.map { Int($0.filter(\.isNumber)) }
    guard text.allSatisfy({ $0.isNumber || "/.-".contains($0) }) else { return nil }
    switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
    case (1, let day?, _): return Day(later.year, later.month, day)
    case (2, let day?, let month?): return Day(later.year, month, day)
    case _: return nil
    }
  }
}
