// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// "50%" or "94,12%", from whole numbers, rounded half up to two decimals; nothing to divide by is a dash.
func percent(_ part: Int, of whole: Int, _ say: Language) -> String {
  guard whole > 0 else { return "–" }
  let (units, hundredths) = ((part * 20_000 + whole) / (2 * whole)).quotientAndRemainder(dividingBy: 100)
  return hundredths == 0 ? "\(units)%" : "\(units)\(say(",", "."))\(hundredths.twoDigits)%"
}

extension String {
  /// With its first letter large.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
  /// With its first letter small.
  var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
  /// A name as English sets it after "of": "the Association of Libraries"; one that has its article keeps it.
  var withArticle: String { lowercased().hasPrefix("the ") ? self : "the \(self)" }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stood.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
