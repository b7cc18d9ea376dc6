// SPDX-License-Identifier: AGPL-3.0-or-later

/// A change of the agenda after the summons went out: what changed, why, and when. The agenda that people were sent can
/// always be told from the one that was followed.
public struct AgendaAmendment: Codable, Hashable, Sendable {
  public let change: Change
  public let reason: String
  public let at: Moment

  /// What changed; places count from 0.
  public enum Change: Codable, Hashable, Sendable {
    case added(item: AgendaItem)
    case changed(from: AgendaItem, to: AgendaItem)
    case moved(item: AgendaItem, from: Int, to: Int)
    case withdrawn(item: AgendaItem, place: Int)
  }

  /// The item it is about, as it was last.
  public var item: AgendaItem {
    switch change {
    case .added(let item), .changed(_, let item), .moved(let item, _, _), .withdrawn(let item, _): item
    }
  }
}

/// What is wished of an agenda that was sent out already; `place` counts from 0.
public enum AgendaWish: Hashable, Sendable {
  case add(AgendaItemDraft)
  case change(AgendaItemID, AgendaItemDraft)
  case move(AgendaItemID, place: Int)
  case withdraw(AgendaItemID)
}

/// Whether an agenda item is put to the vote, as far as meetings must know.
public enum VotingOnItem: Hashable, Sendable { case drafted, opened }

/// The rules of the agenda: free until the summons, afterwards by amendments with their reason, and fixed for whatever
/// was taken up.
enum AgendaRules {
  static func amendment(
    of meeting: Meeting, _ wish: AgendaWish, reason: String, at: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> [MeetingEvent] {
    switch meeting.stage {
    case .planned: throw .notSummoned
    case .closed: throw .alreadyClosed
    case .calledOff: throw .isCalledOff
    case .sitting(let sitting): if sitting.conclusion != nil { throw .alreadyConcluded }
    case .summoned: break
    }
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    guard let change = try change(wish, of: meeting, on: grounds) else { return [] }
    return [
      .agendaAmended(meeting: meeting.id, amendment: AgendaAmendment(change: change, reason: reason.trimmed, at: at))
    ]
  }

  /// Nothing when all would stay as it is.
  private static func change(
    _ wish: AgendaWish, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> AgendaAmendment.Change? {
    switch wish {
    case .add(let draft):
      try check(draft, on: grounds)
      return .added(item: draft.numbered(meeting.nextItem))
    case .change(let id, let draft):
      let (item, _) = try free(id, of: meeting, on: grounds)
      try check(draft, on: grounds)
      let changed = draft.numbered(id)
      return changed == item ? nil : .changed(from: item, to: changed)
    case .move(let id, let place):
      let (item, from) = try free(id, of: meeting, on: grounds)
      let to = min(max(0, place), meeting.agenda.count - 1)
      return from == to ? nil : .moved(item: item, from: from, to: to)
    case .withdraw(let id):
      let (item, place) = try free(id, of: meeting, on: grounds)
      try checkRemoval(of: id, from: meeting, on: grounds)
      guard meeting.agenda.count > 1 else { throw .emptyAgenda }
      return .withdrawn(item: item, place: place)
    }
  }

  /// An item nobody has spoken or voted on, and its place.
  private static func free(
    _ id: AgendaItemID, of meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> (AgendaItem, Int) {
    guard let place = meeting.agenda.firstIndex(where: { $0.id == id }) else { throw .unknownItem }
    guard !meeting.hasTakenUp(id), grounds.voting(on: id, of: meeting.id) != .opened else { throw .itemTakenUp }
    return (meeting.agenda[place], place)
  }

  /// A question that is drafted for an item does not lose it unawares.
  static func checkRemoval(
    of id: AgendaItemID, from meeting: Meeting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    guard grounds.voting(on: id, of: meeting.id) == nil else { throw .itemHasVote }
  }

  static func check(_ draft: AgendaItemDraft, on grounds: some MeetingGrounds) throws(MeetingRefusal) {
    if let paper = draft.paper, grounds.meetings.paper(paper) == nil { throw .unknownPaper }
    if let presenter = draft.presenter, grounds.organisations.people[presenter] == nil {
      throw .unknownPerson(presenter)
    }
  }
}

extension Meeting {
  /// A number that no item of this meeting has, nor had.
  var nextItem: AgendaItemID { AgendaItemID("i", lastItem + 1) }

  private mutating func number(_ item: AgendaItem) { lastItem = max(lastItem, Int(item.id.text.dropFirst(2)) ?? 0) }

  mutating func append(_ item: AgendaItem) {
    agenda.append(item)
    number(item)
  }

  mutating func move(_ id: AgendaItemID, to place: Int) {
    guard let index = agenda.firstIndex(where: { $0.id == id }) else { return }
    let item = agenda.remove(at: index)
    agenda.insert(item, at: min(max(0, place), agenda.count))
  }

  /// Whether anybody has spoken on an item, or its discussion was closed.
  func hasTakenUp(_ item: AgendaItemID) -> Bool {
    guard let sitting else { return false }
    return sitting.discussionsClosed[item] != nil || sitting.contributions.contains { $0.item == item }
  }

  /// The agenda as it was known at the end of a day: later amendments are undone.
  public func agenda(asOf day: Day) -> [AgendaItem] {
    amendments.reversed().filter { $0.at.day > day }.reduce(agenda) { $0.undoing($1.change) }
  }

  mutating func amend(_ amendment: AgendaAmendment) {
    amendments.append(amendment)
    if case .added(let item) = amendment.change { number(item) }
    agenda = agenda.making(amendment.change)
  }
}

extension [AgendaItem] {
  fileprivate func making(_ change: AgendaAmendment.Change) -> [AgendaItem] {
    switch change {
    case .added(let item): self + [item]
    case .changed(let old, let new): map { $0.id == old.id ? new : $0 }
    case .moved(let item, _, let place): without(item).placing(item, at: place)
    case .withdrawn(let item, _): without(item)
    }
  }

  fileprivate func undoing(_ change: AgendaAmendment.Change) -> [AgendaItem] {
    switch change {
    case .added(let item): without(item)
    case .changed(let old, let new): map { $0.id == new.id ? old : $0 }
    case .moved(let item, let place, _): without(item).placing(item, at: place)
    case .withdrawn(let item, let place): placing(item, at: place)
    }
  }

  private func without(_ item: AgendaItem) -> [AgendaItem] { filter { $0.id != item.id } }

  private func placing(_ item: AgendaItem, at place: Int) -> [AgendaItem] {
    let place = Swift.min(Swift.max(0, place), count)
    return Array(self[..<place]) + [item] + Array(self[place...])
  }
}
