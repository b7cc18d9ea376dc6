// SPDX-License-Identifier: AGPL-3.0-or-later

/// Something in the record of a meeting that was put right: what stood there, what stands there now, and why.
public struct Correction: Codable, Hashable, Sendable {
  public let change: Change
  public let reason: String
  public let at: Moment

  /// What changed.
  public enum Change: Codable, Hashable, Sendable {
    case contribution(from: Contribution, to: Contribution)
    /// It was said, and noted only after the discussion of its item was closed.
    case added(Contribution)
    /// It was noted by mistake.
    case struck(Contribution)
    case conclusion(from: Conclusion, to: Conclusion)
  }

  /// What is wished.
  public enum Wish: Hashable, Sendable {
    case contribution(ContributionID, ContributionDraft)
    case add(ContributionDraft)
    case strike(ContributionID)
    case conclusion(Conclusion)

    var isOfConclusion: Bool { if case .conclusion = self { true } else { false } }
  }

  /// The agenda items it speaks of, before or after.
  var items: [AgendaItemID] {
    switch change {
    case .contribution(let from, let to): [from.item, to.item]
    case .added(let contribution), .struck(let contribution): [contribution.item]
    case .conclusion(let from, let to): (from.points + to.points).compactMap(\.item)
    }
  }
}

extension Correction {
  /// What people wrote in it.
  var words: [String] {
    let before =
      switch change {
      case .contribution(let from, _), .struck(let from): [from.summary, from.heading ?? ""]
      case .added: [String]()
      case .conclusion(let from, _): from.points.map(\.text)
      }
    return before + [reason]
  }
}

extension Sitting {
  mutating func make(_ correction: Correction) {
    corrections.append(correction)
    switch correction.change {
    case .contribution(let from, let to):
      if let index = contributions.firstIndex(where: { $0.id == from.id }) { contributions[index] = to }
    case .added(let contribution):
      let place = contributions.firstIndex { $0.at > contribution.at } ?? contributions.endIndex
      contributions.insert(contribution, at: place)
    case .struck(let contribution): contributions.removeAll { $0.id == contribution.id }
    case .conclusion(_, let to): conclusion = to
    }
  }

  /// The number of the next contribution; what was struck keeps its own.
  var nextContribution: ContributionID {
    let struck = corrections.count { if case .struck = $0.change { true } else { false } }
    return ContributionID("c", contributions.count + struck + unreadable + 1)
  }
}

/// What was said stays as it was said; what was noted of it is put right, with the reason, as long as anybody finds it
/// wrong: minutes are read again after the close.
enum CorrectionRules {
  static func corrected(
    _ meeting: Meeting, _ wish: Correction.Wish, reason: String, at: Moment, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard let sitting = meeting.sitting else { throw .notOpen }
    let change = try change(wish, of: meeting, sitting, on: grounds)
    guard !reason.trimmed.isEmpty else { throw .reasonMissing }
    return .corrected(
      meeting: meeting.id, correction: Correction(change: change, reason: reason.trimmed, at: at))
  }

  private static func change(
    _ wish: Correction.Wish, of meeting: Meeting, _ sitting: Sitting, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> Correction.Change {
    switch wish {
    case .contribution(let id, let draft):
      let old = try known(id, in: sitting)
      // What stands there stays, whenever its discussion was closed; nothing is moved behind that.
      let isMoved = draft.at != old.at || draft.item != old.item
      let ends = [meeting.closed, isMoved ? sitting.discussionsClosed[draft.item] : nil].compactMap { $0 }
      try SittingRules.check(draft, to: meeting, sitting, until: ends.min(), on: grounds)
      let new = draft.numbered(id)
      guard new != old else { throw .nothingToCorrect }
      return .contribution(from: old, to: new)
    case .add(let draft):
      // Whoever keeps the minutes is behind whoever closes the discussion; what was said until then is still noted.
      let ends = [meeting.closed, sitting.discussionsClosed[draft.item]].compactMap { $0 }
      try SittingRules.check(draft, to: meeting, sitting, until: ends.min(), on: grounds)
      return .added(draft.numbered(sitting.nextContribution))
    case .strike(let id): return .struck(try known(id, in: sitting))
    case .conclusion(let new):
      guard let old = sitting.conclusion else { throw .notConcluded }
      if let closed = meeting.closed, new.at > closed { throw .afterTheClose(closed) }
      try SittingRules.check(new, of: meeting, sitting, on: grounds)
      guard new != old else { throw .nothingToCorrect }
      return .conclusion(from: old, to: new)
    }
  }

  private static func known(_ id: ContributionID, in sitting: Sitting) throws(MeetingRefusal) -> Contribution {
    guard let known = sitting.contributions.first(where: { $0.id == id }) else { throw .unknownContribution }
    return known
  }
}

extension Meeting {
  /// When it was closed; nil until then.
  var closed: Moment? { if case .closed(_, let at) = stage { at } else { nil } }
}
