// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// A version that somebody files in the middle of a round may word passages anew for which answers were given already.
extension DraftDocument {
  /// How the passages read that were worded in answer to remarks, by opinion.
  var answeredPassages: [OpinionKey: String] {
    if held.isEmpty { return [:] }
    var found: [OpinionKey: String] = [:]
    for point in synthesis.points where point.proposal == nil {
      guard let block = point.block else { continue }
      for opinion in point.opinions where answer(to: opinion)?.wording != nil {
        found[opinion] = newest.text.text(of: block)
      }
    }
    return found
  }

  /// Answers that would write over what the new version says of their passage hold no longer: somebody has to look at
  /// them again. What was kept as it is, and what meets its own words again, stays answered.
  mutating func reopen(since passages: [OpinionKey: String]) {
    if held.isEmpty { return }
    for point in synthesis.points where isDisturbed(point, since: passages) {
      for opinion in point.opinions {
        guard let answer = answer(to: opinion), answer.kind != .kept else { continue }
        if answer.wording != nil || !point.isOfRemarks { held[opinion] = nil }
      }
    }
  }

  private func isDisturbed(_ point: SynthesisPoint, since passages: [OpinionKey: String]) -> Bool {
    switch point.matter {
    case .lost: return true
    case .refusal: return false
    case .proposal(let proposal, _):
      return proposal.members.contains { member in
        guard case .change(let change)? = synthesis.said[.change(member)]?.what else { return false }
        return change.standing == .disturbed
      }
    case .remarks:
      let text = point.block.map { newest.text.text(of: $0) }
      return point.opinions.contains { passages[$0] != nil && passages[$0] != text }
    }
  }

  /// An answer that was given to a point before its passage was worded anew.
  public func lapsedAnswer(to point: SynthesisPoint) -> Answer? {
    guard !isAnswered(point) else { return nil }
    let open = point.opinions.filter { answer(to: $0) == nil }
    return answers.last { answer in open.contains { answer.opinions.contains($0) } }
  }
}

extension Answer {
  /// The wording that it agrees on, one text a paragraph.
  var wording: [String]? {
    switch decision {
    case .kept: nil
    case .accepted(let wording), .partly(let wording): wording
    }
  }
}
