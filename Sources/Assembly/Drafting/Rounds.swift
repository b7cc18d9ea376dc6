// SPDX-License-Identifier: AGPL-3.0-or-later

/// When the opinions on a version were closed, because the next one was issued.
struct ClosedRound: Hashable, Sendable {
  let version: Int
  /// Which of a draft's contributions belonged to it.
  let returns: Range<Int>
}

extension DraftDocument {
  /// Versions that opinions were asked on, each the base of a round; the newest last, its round still open.
  public var rounds: [Int] { closings.map(\.version) + [newest.number] }

  /// The draft as it stood on a day, in the round of opinions on a version: later contributions, answers and versions are
  /// not in it. Nil where there was no such round by then.
  public func round(on version: Int, asOf day: Day) -> DraftDocument? {
    guard rounds.contains(version), let base = self.version(version), base.day <= day else { return nil }
    let closing = closings.first { $0.version == version }
    if closing == nil, returns.allSatisfy({ $0.received.day <= day && ($0.withdrawal?.at.day ?? day) <= day }),
      answers.allSatisfy({ $0.day <= day }),
      reservations.allSatisfy({ $0.day <= day })
    {
      return self
    }
    var past = self
    let range = closing?.returns ?? settled..<returns.count
    past.versions.removeAll { $0.number > version }
    past.returns = Array(returns[..<range.upperBound].prefix { $0.received.day <= day })
    // What was taken back later still counted on that day.
    for index in past.returns.indices where past.returns[index].withdrawal.map({ $0.at.day > day }) ?? false {
      past.returns[index].withdrawal = nil
    }
    past.settled = min(range.lowerBound, past.returns.count)
    past.answers = answers.filter { $0.day <= day }
    past.held = [:]
    for (index, answer) in past.answers.enumerated() { for opinion in answer.opinions { past.held[opinion] = index } }
    past.reservations = reservations.filter { $0.day <= day }
    past.reckoned = Reckoned()
    past.origins = Reckoned()
    return past
  }

  /// The version that was issued of what was accepted in the round on a version, by a day; nil while there is none.
  public func outcome(of version: Int, asOf day: Day) -> DraftVersion? {
    versions.first { $0.origin == .applied(from: version) && $0.day <= day }
  }
}
