// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension Threshold {
  /// "quá 1/2 số thành viên đương nhiệm": share and base, never one without the other.
  public func words(_ say: Language) -> String {
    let comparison = comparison == .moreThan ? say("quá", "more than") : say("ít nhất", "at least")
    return say("\(comparison) \(share) \(base.words(.vietnamese))", "\(comparison) \(share) of \(base.words(.english))")
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
