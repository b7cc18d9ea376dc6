// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// What holds where a vote elects people. Which rules elect (`Rule.elects`), what of their duties is held (`Rule.held`)
/// and whether it blocks is the pack's; what does not block is told.
enum ElectionRules {
  /// Where the pack blocks an open election, the ballot is secret.
  static func check(_ ballot: Ballot, on day: Day, _ grounds: some DecisionGrounds) throws(DecisionRefusal) {
    guard !ballot.isSecret, let duty = grounds.duty(.secretBallot, of: ballot, on: day), duty.severity == .block
    else { return }
    throw .electionNotSecret(rule: duty.id.rawValue)
  }

  /// Where the pack blocks it, nobody counts who is put to the election.
  static func check(
    _ tellers: [TellerID], of ballot: Ballot, on day: Day, _ grounds: some DecisionGrounds
  ) throws(DecisionRefusal) {
    guard let duty = grounds.duty(.tellersDoNotStand, of: ballot, on: day), duty.severity == .block else { return }
    for teller in tellers where grounds.stands(teller, in: ballot) {
      throw .tellerStands(teller, rule: duty.id.rawValue)
    }
  }
}

extension DecisionGrounds {
  /// The duty of the pack of which something is held at elections; nil where a ballot elects nobody.
  func duty(_ held: Rule.Held, of ballot: Ballot, on day: Day) -> Rule? {
    guard ballot.questions.contains(where: { pack.rule(RuleID(rawValue: $0.rule))?.elects == true }) else { return nil }
    return pack.rules(on: day.description, in: organisations.profile?.congress.mode).first { $0.held == held }
  }

  /// Whether somebody is put to an election: named on its ballot, or on a list that was adopted.
  func stands(_ person: PersonID, in ballot: Ballot) -> Bool {
    isNamed(person, in: ballot) || isPutForward(person)
  }

  /// Whether the words of a ballot name somebody. Options are typed freely, so it is the name that tells.
  func isNamed(_ person: PersonID, in ballot: Ballot) -> Bool {
    guard let name = organisations.people[person]?.details.value?.name else { return false }
    let words = ballot.questions.flatMap { question in [question.text] + question.options.map(\.label) }
    return words.contains { Mention.isFound(name, in: $0) }
  }
}

extension RulePack {
  /// A duty by its name, in its words: "Các trường hợp bỏ phiếu kín: Bầu cấp ủy …".
  func dutyWords(_ id: String, _ say: Language) -> String {
    guard let rule = rule(RuleID(rawValue: id)), case .duty(let words) = rule.demand else { return ruleName(id, say) }
    return "\(rule.name[say]): \(words[say])"
  }
}
