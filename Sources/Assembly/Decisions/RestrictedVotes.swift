// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

/// How the record keeps a vote on an item that is bound to a restricted paper: sealed as a whole, so that neither its
/// question, nor who answered what, stands in an export that comes without its keys.
extension DecisionEvent {
  /// The event as the record keeps it. The figures that became true by it stay open, as what was decided is public; the
  /// words they rest on are then those of the agenda, which all may read, and not the question.
  func kept(on grounds: some DecisionGrounds) -> DecisionEvent {
    guard let place = place(in: grounds.decisions), let meeting = grounds.meetings.meeting(place.meeting),
      let (item, paper) = place.items.lazy.compactMap({ grounds.meetings.restricted($0, of: meeting) }).first
    else { return self }
    let figures = figures.map { $0.resting(on: item.title) }
    return .veiled(
      vote: place.vote, meeting: meeting.id, paper: paper, figures: figures, annuls: annulled != nil,
      event: Sealed(withoutFigures, for: paper.sealName))
  }

  /// The vote it is about, the meeting, and the items that the vote belonged to before and belongs to now.
  private func place(in decisions: Decisions) -> (vote: VoteID, meeting: MeetingID, items: [AgendaItemID])? {
    switch self {
    case .drafted(let id, let meeting, let ballot, _): return (id, meeting, [ballot.item].compactMap { $0 })
    case .changed(let id, let ballot):
      guard let vote = decisions.vote(id) else { return nil }
      return (id, vote.meeting, [vote.ballot.item, ballot.item].compactMap { $0 })
    case .withdrawn(let id, _), .annulled(let id, _), .opened(let id, _), .tellerReplaced(let id, _),
      .answered(let id, _), .entered(let id, _, _), .settled(let id, _), .counted(let id, _),
      .recountOrdered(let id, _), .declared(let id, _, _, _):
      guard let vote = decisions.vote(id) else { return nil }
      return (id, vote.meeting, [vote.ballot.item].compactMap { $0 })
    case .veiled: return nil
    }
  }

  /// What became true by it.
  var figures: [FigureRecord] {
    switch self {
    case .declared(_, _, let figures, _), .veiled(_, _, _, let figures, _, _): figures
    case .drafted, .changed, .withdrawn, .annulled, .opened, .tellerReplaced, .answered, .entered, .settled, .counted,
      .recountOrdered:
      []
    }
  }

  /// The vote whose figures hold no longer by it, whether or not anybody can still read why.
  var annulled: VoteID? {
    switch self {
    case .annulled(let id, _), .veiled(let id, _, _, _, true, _): id
    case .drafted, .changed, .withdrawn, .declared, .opened, .tellerReplaced, .answered, .entered, .settled, .counted,
      .recountOrdered, .veiled:
      nil
    }
  }

  private var withoutFigures: DecisionEvent {
    guard case .declared(let id, let results, _, let at) = self else { return self }
    return .declared(vote: id, results: results, figures: [], at: at)
  }

  /// What it tells: what is within its seal, where it has one.
  var told: DecisionEvent? { if case .veiled(_, _, _, _, _, let event) = self { event.value } else { self } }
}

extension FigureRecord {
  fileprivate func resting(on basis: String) -> FigureRecord {
    FigureRecord(figure: figure, value: value, status: status, day: day, source: source, basis: basis)
  }
}

extension Meetings {
  /// An item that is bound to a restricted paper, with that paper; nil for any other.
  fileprivate func restricted(_ id: AgendaItemID, of meeting: Meeting) -> (AgendaItem, TabledPaperID)? {
    guard let item = meeting.item(id), let paper = item.paper, isRestricted(paper) else { return nil }
    return (item, paper)
  }

  /// What all may be told a vote is about: its title, or the agenda item where that is bound to a restricted paper.
  func openTitle(of vote: Vote) -> String {
    guard let id = vote.ballot.item, let meeting = meeting(vote.meeting), let (item, _) = restricted(id, of: meeting)
    else { return vote.ballot.title }
    return item.title
  }

  /// Whether a vote is on an item that is bound to a restricted paper.
  func isRestricted(_ vote: Vote) -> Bool {
    guard let id = vote.ballot.item, let meeting = meeting(vote.meeting) else { return false }
    return restricted(id, of: meeting) != nil
  }
}

extension DecisionGrounds {
  /// Whether a visitor may know of a vote: who may not read what it is on may not, but for those who count it.
  func mayKnow(_ vote: Vote, _ scene: Scene) -> Bool { VoteScene(scene, self, vote) != nil }
}
