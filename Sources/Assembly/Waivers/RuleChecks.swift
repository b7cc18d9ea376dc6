// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// The rules of the pack applied to what is known on a day.
extension WaiverGrounds {
  /// What a rule comes to on a day; nil for rules that are applied elsewhere (quorums and majorities at each vote) or are
  /// duties in words.
  public func check(of rule: Rule, on day: Day) -> Check? {
    switch rule.demand {
    case .ratioAtMost(_, let figure, _), .ratioAtLeast(_, let figure, _), .range(let figure, _, _):
      guard let number = figures.number(figure, asOf: day) else {
        return Check(rule: rule, outcome: .unknown, working: Phrase("chưa có số liệu", "no figure yet"))
      }
      return sizeChecks(of: figure, proposed: number, asOf: day).first { $0.rule.id == rule.id }
    case .deadline(let days, let counted, let relation, let event):
      return deadline(rule, days, counted, relation, event, on: day)
    case .quorum, .majority, .slate, .surplus, .tie, .duty: return nil
    }
  }

  private func deadline(
    _ rule: Rule, _ days: Int, _ counted: Demand.DayCount, _ relation: Demand.Relation, _ event: String, on day: Day
  ) -> Check {
    guard case .days(let from, let to)? = figures.latest(event, asOf: day)?.value,
      let last = pack.calendar.day(days, counted, relation, (relation == .before ? from : to).description)
        .flatMap({ Day(iso: $0) })
    else { return Check(rule: rule, outcome: .unknown, working: Phrase("chưa có ngày", "no date yet")) }
    let founded = organisations.profile?.founded
    let isImpossible = founded.map { last < $0 } ?? false
    let vietnamese = "hạn cuối \(last.words(.vietnamese))"
    let english = "by \(last.words(.english))"
    if isImpossible {
      return Check(
        rule: rule, outcome: .notMet,
        working: Phrase(
          "\(vietnamese), trước khi tổ chức được thành lập", "\(english), before the organisation was founded"))
    }
    guard day <= last else {
      return Check(rule: rule, outcome: .notMet, working: Phrase(vietnamese, english))
    }
    return Check(
      rule: rule, outcome: .open,
      working: Phrase("đến \(last.words(.vietnamese))", "until \(last.words(.english))"))
  }
}
