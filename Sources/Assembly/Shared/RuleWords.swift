// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension Threshold.Comparison {
  /// "quá" or "ít nhất".
  public func words(_ say: Language) -> String {
    self == .moreThan ? say("quá", "more than") : say("ít nhất", "at least")
  }
}

extension Threshold {
  /// "quá 1/2 số có mặt": share and base, never one without the other.
  public func words(_ say: Language, in pack: RulePack) -> String {
    let (comparison, base) = (comparison.words(say), base.words(say, in: pack))
    return say("\(comparison) \(share) \(base)", "\(comparison) \(share) of \(base)")
  }
}

extension Fraction {
  /// A common share as papers spell it out: "hai phần ba", "two thirds"; any other in figures.
  func spelled(_ say: Language) -> String {
    switch (numerator, denominator) {
    case (1, 2): say("một phần hai", "half")
    case (1, 3): say("một phần ba", "one third")
    case (2, 3): say("hai phần ba", "two thirds")
    case (1, 4): say("một phần tư", "one quarter")
    case (3, 4): say("ba phần tư", "three quarters")
    default: description
    }
  }
}

extension Demand.TieRule {
  /// How a tie is settled.
  public func words(_ say: Language) -> String {
    switch self {
    case .revote: say("biểu quyết lại", "voting again")
    case .chairDecides: say("người chủ trì quyết định", "the chair decides")
    case .lot: say("bốc thăm", "drawing a lot")
    case .lost: say("coi như không được thông qua", "the question is lost")
    }
  }
}
