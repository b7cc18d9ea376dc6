// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

extension Decisions {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: DecisionEvent) {
    switch event {
    case .drafted(let id, let meeting, let ballot, let repeats):
      var drafted = Vote(id: id, meeting: meeting, ballot: ballot, repeats: repeats)
      // A question that is added gets no number that another one has in the vote that is repeated.
      drafted.questionsAsked = max(drafted.questionsAsked, repeats.flatMap { vote($0) }?.questionsAsked ?? 0)
      votes.append(drafted)
    case .veiled(let id, _, _, _, _, let sealed):
      if let event = sealed.value {
        evolve(event)
      } else {
        // Of a vote whose later steps nobody can read nothing is told: what is known of it would be wrong.
        votes.removeAll { $0.id == id }
        unreadable.insert(id)
      }
    case .changed(let id, _), .withdrawn(let id, _), .annulled(let id, _), .opened(let id, _),
      .tellerReplaced(let id, _),
      .answered(let id, _), .entered(let id, _, _),
      .settled(let id, _),
      .counted(let id, _), .recountOrdered(let id, _), .declared(let id, _, _, _):
      guard let index = votes.firstIndex(where: { $0.id == id }) else { return }
      votes[index].evolve(event)
    }
  }
}

extension Vote {
  mutating func evolve(_ event: DecisionEvent) {
    switch (event, stage) {
    case (.changed(_, let ballot), .drafted):
      self.ballot = ballot
      questionsAsked = max(questionsAsked, ballot.highestNumber)
    case (.withdrawn(_, let withdrawal), .drafted): stage = .withdrawn(withdrawal)
    case (.annulled(_, let annulment), .open(let opening)), (.annulled(_, let annulment), .counting(let opening, _)),
      (.annulled(_, let annulment), .counted(let opening, _, _)):
      stage = .annulled(opening, annulment, declared: nil)
    case (.annulled(_, let annulment), .declared(let opening, _, _, _, let at)):
      stage = .annulled(opening, annulment, declared: at)
    case (.opened(_, let opening), .drafted): stage = .open(opening)
    case (.tellerReplaced(_, let replacement), _): replace(replacement)
    case (.answered(_, let answer), .open): note(answer)
    case (.answered(_, let answer), .counting(let opening, var counting)):
      note(answer)
      counting.first = .init(teller: counting.first.teller, tally: ballot.tally(of: roll))
      counting.settled = counting.standing
      stage = .counting(opening, counting)
    case (.recountOrdered(_, let recount), .counting(let opening, _)),
      (.recountOrdered(_, let recount), .counted(let opening, _, _)):
      recounts.append(recount)
      stage = .open(opening)
    case (.entered(_, let tally, let teller), .open(let opening)):
      stage = .counting(opening, Counting(first: .init(teller: teller, tally: tally)))
    case (.entered(_, let tally, let teller), .counting(let opening, var counting)):
      counting.second = .init(teller: teller, tally: tally)
      stage = .counting(opening, counting)
    case (.settled(_, let settlement), .counting(let opening, var counting)):
      counting.settled.append(settlement)
      stage = .counting(opening, counting)
    case (.counted(_, let tally), .counting(let opening, let counting)):
      stage = .counted(opening, tally, settled: counting.settled)
    case (.declared(_, let results, _, let at), .counted(let opening, let tally, let settled)):
      stage = .declared(opening, tally, settled: settled, results, on: at)
    default: break
    }
  }

  /// A second answer of the same person takes the first one's place.
  private mutating func note(_ answer: NamedVote) {
    if let index = roll.firstIndex(where: { $0.person == answer.person }) {
      roll[index] = answer
    } else {
      roll.append(answer)
    }
  }
}
