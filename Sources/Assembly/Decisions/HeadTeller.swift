// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Who heads the tellers: whoever settles where two counts differ, declares the result, and signs for the others.
enum HeadRules {
  /// The one chosen, who must be one of them and able to settle; where nobody was chosen, the one meant for it.
  static func head(
    _ chosen: TellerID?, of tellers: [TellerID], on day: Day, _ grounds: some DecisionGrounds
  ) throws(DecisionRefusal) -> TellerID? {
    guard let chosen else { return grounds.proposedHead(of: tellers, on: day) }
    guard tellers.contains(chosen) else { throw .headIsNoTeller(chosen) }
    guard grounds.tellerRights(of: chosen, on: day).contains(.declareResults) else {
      throw .headCannotSettle(chosen)
    }
    return chosen
  }
}

extension DecisionGrounds {
  /// Of some people the one who holds a post that brings the right to settle; else the first who may settle.
  func proposedHead(of people: [TellerID], on day: Day) -> TellerID? {
    let able = people.filter { tellerRights(of: $0, on: day).contains(.declareResults) }
    let roles = Set(pack.roles.filter { $0.rights.isSuperset(of: [.count, .declareResults]) }.map(\.id))
    let posts = Set(pack.posts.filter { !roles.isDisjoint(with: $0.roles) }.map(\.id))
    return able.first { person in
      organisations.holdings(of: person, on: day).contains { posts.contains($0.post) }
    } ?? able.first
  }

  /// Who heads the tellers of an open vote. Votes opened before the head was asked for have the first who may settle.
  func headTeller(of opening: Opening) -> TellerID? {
    if let head = opening.head, opening.tellers.contains(head) { return head }
    return proposedHead(of: opening.tellers, on: opening.at.day) ?? opening.tellers.first
  }

  /// The head, then the others.
  func tellersInOrder(of opening: Opening) -> [TellerID] {
    guard let head = headTeller(of: opening) else { return opening.tellers }
    return [head] + opening.tellers.filter { $0 != head }
  }

  /// Who heads the tellers once one was replaced: a head hands on to the newcomer, or to another of them where the
  /// newcomer cannot settle. Nil where the head stays.
  func head(after replacement: TellerReplacement, in opening: Opening) -> TellerID? {
    guard headTeller(of: opening) == replacement.left else { return nil }
    let day = replacement.at.day
    if tellerRights(of: replacement.came, on: day).contains(.declareResults) { return replacement.came }
    return proposedHead(of: opening.replacing(replacement).tellers, on: day) ?? replacement.came
  }
}
