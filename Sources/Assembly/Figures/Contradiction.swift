// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Two figures that cannot both be true: the one is a part of the other, and more than it.
public struct Contradiction: Hashable, Sendable {
  let part: String
  let count: Int
  let whole: String
  let all: Int

  /// Figures that are part of another one. Those by right are among all who are planned.
  private static let wholes = ["delegates.exOfficio": "delegates.planned"]

  init?(part: String, _ count: Int, whole: String, _ all: Int) {
    guard count > all else { return nil }
    self.part = part
    self.count = count
    self.whole = whole
    self.all = all
  }

  /// The figures that stand to this one as its whole, or as its part.
  fileprivate static func pairs(with figure: String) -> [(part: String, whole: String)] {
    wholes.filter { $0.key == figure || $0.value == figure }.map { ($0.key, $0.value) }
  }

  func sentence(_ say: Language, in pack: RulePack) -> String {
    func name(_ figure: String) -> String { pack.figure(figure)?.name[say] ?? figure }
    return say(
      "“\(name(part))” (\(count)) nhiều hơn “\(name(whole))” (\(all)).",
      "“\(name(part))” (\(count)) is more than “\(name(whole))” (\(all)).")
  }
}

extension FigureGrounds {
  /// What a number would contradict of the numbers proposed `beside` it, or else of those known on a day.
  func contradiction(
    of figure: String, _ number: Int, beside others: [String: Int] = [:], asOf day: Day
  ) -> Contradiction? {
    func known(_ other: String) -> Int? {
      other == figure ? number : others[other] ?? figures.number(other, asOf: day)
    }
    return Contradiction.pairs(with: figure).lazy.compactMap { part, whole in
      guard let count = known(part), let all = known(whole) else { return nil }
      return Contradiction(part: part, count, whole: whole, all)
    }.first
  }
}
