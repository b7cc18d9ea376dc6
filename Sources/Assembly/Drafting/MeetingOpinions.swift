// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// An opinion that was taken in from a meeting and put right in its record since.
struct CorrectedOpinion {
  let source: ReturnID
  let contribution: ContributionID
  /// As it was taken in.
  let was: String
  /// As the record tells it now; nil where it was struck, or moved to an item about another paper.
  let now: String?
  /// Whether it can be taken in anew: nothing of what came with it was answered, and its round is not over.
  let isOpen: Bool
}

/// The rules of what was said in meetings and becomes opinions on a draft.
enum MeetingOpinionRules {
  /// What is new, and anew what the record was put right in since, as long as it has no answer.
  static func taken(
    _ id: MeetingID, of draft: DraftDocument, by drafter: Drafter, on grounds: some DraftingGrounds
  ) throws(DraftingRefusal) -> [DraftingEvent] {
    guard let meeting = grounds.meetings.meeting(id) else { throw .unknownMeeting }
    guard let found = grounds.contributions(to: draft, in: meeting) else { throw .notOfThatPaper }
    let corrected = grounds.corrected(in: draft, since: meeting).filter(\.isOpen)
    let outdated = Set(corrected.map(\.source))
    let new = found.filter { !draft.hasTaken($0.id, of: id, besides: outdated) }
    guard !new.isEmpty || !outdated.isEmpty else { throw .nothingNew }
    let reason = meeting.reasons(of: Set(corrected.map(\.contribution)))
    let aside = outdated.sorted().map { DraftingEvent.setAside(draft: draft.id, contribution: $0, reason: reason) }
    return aside + (new.isEmpty ? [] : [taken(new, of: meeting, as: draft, by: drafter, on: grounds)])
  }

  private static func taken(
    _ new: [Contribution], of meeting: Meeting, as draft: DraftDocument, by drafter: Drafter,
    on grounds: some DraftingGrounds
  ) -> DraftingEvent {
    let text = draft.newest.text
    let outline = Outline(text)
    let remarks = new.map { contribution in
      let block = contribution.heading.flatMap { outline.entry(named: $0)?.block }
      return PlacedRemark(
        remark: Remark(
          id: contribution.id.text, hand: Hand(author: contribution.author, date: contribution.at.stamp),
          text: contribution.summary),
        anchor: block.flatMap { text.anchor(onAllOf: $0) })
    }
    let own = ReturnRules.next(grounds)
    let set = ChangeSet(source: own.text, answers: text.version, base: text.version, remarks: remarks)
    return .meetingTaken(
      draft: draft.id, contribution: ReturnRules.contribution(own, .meeting(meeting.id), .meeting, .read(set), drafter))
  }
}

extension DraftDocument {
  /// Whether what was said in a meeting is among the opinions already; what is taken anew does not count.
  func hasTaken(_ id: ContributionID, of meeting: MeetingID, besides outdated: Set<ReturnID> = []) -> Bool {
    returns.contains { earlier in
      earlier.sender == .meeting(meeting) && earlier.counts && !outdated.contains(earlier.id)
        && (earlier.changes?.remarks.contains { $0.remark.id == id.text } ?? false)
    }
  }

  /// Whether a contribution may still give way to another one.
  fileprivate func isOpen(_ found: Return) -> Bool {
    do throws(DraftingRefusal) {
      try ReturnRules.check(isUnanswered: found, in: self)
      return true
    } catch { return false }
  }
}

extension DraftingGrounds {
  /// What was said in a meeting on items about the tabled paper that the draft is; nil where it has no such item.
  public func contributions(to draft: DraftDocument, in meeting: Meeting) -> [Contribution]? {
    let items = meeting.agenda.filter { item in
      item.paper.flatMap { meetings.paper($0) }.map { isOf($0, draft) } ?? false
    }
    guard !items.isEmpty else { return nil }
    let ids = Set(items.map(\.id))
    return (meeting.sitting?.contributions ?? []).filter { ids.contains($0.item) }
  }

  /// Opinions that the record of the meeting tells otherwise by now: other words, or another speaker.
  func corrected(in draft: DraftDocument, since meeting: Meeting) -> [CorrectedOpinion] {
    let said = contributions(to: draft, in: meeting) ?? []
    return draft.returns.filter { $0.sender == .meeting(meeting.id) }.flatMap { taken -> [CorrectedOpinion] in
      let changed = (taken.changes?.remarks ?? []).compactMap { placed -> (Remark, Contribution?)? in
        let now = said.first { $0.id.text == placed.remark.id }
        let isSame = now.map { $0.summary == placed.remark.text && $0.author == placed.remark.hand.author } ?? false
        return isSame ? nil : (placed.remark, now)
      }
      guard !changed.isEmpty else { return [] }
      let isOpen = draft.isOpen(taken)
      return changed.map { remark, now in
        CorrectedOpinion(
          source: taken.id, contribution: ContributionID(remark.id), was: remark.text, now: now?.summary, isOpen: isOpen
        )
      }
    }
  }
}

extension Contribution {
  /// Whom a remark made of it names.
  fileprivate var author: String { speaker?.text ?? guest ?? "" }
}

extension Meeting {
  /// Why contributions were put right, each reason once.
  fileprivate func reasons(of contributions: Set<ContributionID>) -> String {
    let reasons = (sitting?.corrections ?? []).compactMap { correction -> String? in
      switch correction.change {
      case .contribution(let from, _), .struck(let from): contributions.contains(from.id) ? correction.reason : nil
      case .added, .conclusion: nil
      }
    }
    return reasons.unique.joined(separator: "; ")
  }
}
