// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal

extension Drafting {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: DraftingEvent) {
    switch event {
    case .begun(let id, let head, let version, let fields):
      all.append(DraftDocument(id: id, head: head, first: version, fields: fields))
    case .takenIn(let id, let contribution), .commented(let id, let contribution),
      .meetingTaken(let id, let contribution), .groupRecorded(let id, let contribution):
      returnsTaken += 1
      change(id) { $0.take(contribution) }
    case .forgotten(let id, let contribution):
      forgotten.insert(contribution)
      change(id) { $0.forget(contribution) }
    case .veiled(let id, let contribution, let sealed):
      if let event = sealed.value {
        evolve(event)
      } else {
        if contribution != nil { returnsTaken += 1 }
        if draft(id) == nil { unreadable.insert(id) }
      }
    case .filed(let id, _), .circulated(let id, _), .setAside(let id, _, _), .withdrawn(let id, _, _),
      .adjusted(let id, _),
      .summarised(let id, _), .classified(let id, _, _), .answerAsked(let id, _), .answerSpared(let id, _),
      .answered(let id, _), .reserved(let id, _),
      .marked(let id, _, _), .unmarked(let id, _), .sourceAdded(let id, _), .ruled(let id, _), .fieldsSet(let id, _),
      .dueSet(let id, _, _), .decideBySet(let id, _), .issued(let id, _), .senderNamed(let id, _, _),
      .reminded(let id, _):
      change(id) { $0.evolve(event) }
    }
  }

  private mutating func change(_ id: DraftID, _ change: (inout DraftDocument) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    change(&all[index])
  }
}

extension DraftDocument {
  fileprivate mutating func evolve(_ event: DraftingEvent) {
    switch event {
    case .begun, .takenIn, .commented, .meetingTaken, .groupRecorded, .forgotten, .veiled: break
    case .filed(_, let version):
      let passages = answeredPassages
      versions.append(version)
      renew()
      reopen(since: passages)
    case .issued(_, let version):
      closings.append(ClosedRound(version: newest.number, returns: settled..<returns.count))
      versions.append(version)
      settled = returns.count
      renew()
    case .circulated(_, let circulation): circulations.append(circulation)
    case .setAside(_, let id, let reason):
      if let index = returns.firstIndex(where: { $0.id == id }) { returns[index].setAside = reason }
      renew()
    case .withdrawn(_, let id, let withdrawal):
      if let index = returns.firstIndex(where: { $0.id == id }) { returns[index].withdrawal = withdrawal }
      renew()
    case .adjusted(_, let adjustment):
      adjustments.append(adjustment)
      renew()
    case .summarised(_, let summary): summaries.append(summary)
    case .classified(_, let opinions, let field): for opinion in opinions { fieldsOfOpinions[opinion] = field }
    case .answerAsked(_, let opinions):
      answersAsked.formUnion(opinions)
      renew()
    case .answerSpared(_, let opinions):
      answersAsked.subtract(opinions)
      renew()
    case .answered(_, let answer): hold(answer)
    case .reserved(_, let reservation): reservations.append(reservation)
    case .marked(_, let block, let mark): marks[block] = mark
    case .unmarked(_, let block): marks[block] = nil
    case .sourceAdded(_, let source):
      sources.append(source)
      origins = Reckoned()
    case .ruled(_, let ruling):
      rulings.append(PlacedRuling(ruling: ruling, version: newest.number))
      origins = Reckoned()
    case .fieldsSet(_, let fields): self.fields = fields
    case .dueSet(_, let id, let day):
      if let index = circulations.firstIndex(where: { $0.id == id }) { circulations[index].due = day }
    case .decideBySet(_, let day): decideBy = day
    case .senderNamed(_, let id, let sender):
      if let index = returns.firstIndex(where: { $0.id == id }) { returns[index].sender = sender }
      renew()
    case .reminded(_, let reminder): reminders.append(reminder)
    }
  }

  fileprivate mutating func take(_ contribution: Return) {
    returns.append(contribution)
    renew()
  }

  fileprivate mutating func forget(_ id: ReturnID) {
    guard let index = returns.firstIndex(where: { $0.id == id }) else { return }
    let subject = returns[index].content.subject
    returns[index].content = .forgotten(for: subject)
    if returns[index].original != nil { returns[index].original = .forgotten(for: subject) }
    if returns[index].withdrawal?.reason != nil { returns[index].withdrawal?.reason = .forgotten(for: subject) }
    if returns[index].present != nil { returns[index].present = .forgotten(for: subject) }
    renew()
  }

  /// What was put together no longer holds.
  private mutating func renew() {
    reckoned = Reckoned()
    origins = Reckoned()
  }
}
