// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal

extension Meetings {
  /// Takes in what did happen; never refuses.
  public mutating func evolve(_ event: MeetingEvent) {
    switch event {
    case .planned(let id, let body, let ordinal, let plan):
      all.append(Meeting(id: id, body: body, ordinal: ordinal, plan: plan))
    case .earlierNoted(let body, let earlier): self.earlier[body] = earlier.count == 0 ? nil : earlier
    case .paperTabled(let paper): papers.append(paper)
    case .paperChanged(let paper, let change): self.change(paper, change.what, on: change.at.day)
    case .veiled(let meeting, let paper, let sealed):
      if let event = sealed.value {
        evolve(event)
      } else if let index = all.firstIndex(where: { $0.id == meeting }) {
        all[index].changeSitting { $0.unreadable += 1 }
      } else if self.paper(paper) == nil {
        unreadable.insert(paper)
      }
    case .planChanged(let id, _), .itemAdded(let id, _), .itemChanged(let id, _), .itemRemoved(let id, _),
      .itemMoved(let id, _, _), .conveningAgreed(let id, _), .summoned(let id, _), .guestsInvited(let id, _),
      .guestUninvited(let id, _),
      .agendaAmended(let id, _), .reconvened(let id, _, _), .excused(let id, _, _),
      .moved(let id, _), .struck(let id, _, _), .opened(let id, _, _, _, _),
      .handedOver(let id, _), .contributed(let id, _), .discussionClosed(let id, _, _), .concluded(let id, _),
      .corrected(let id, _), .assigned(let id, _), .assignmentPostponed(let id, _, _), .assignmentDone(let id, _, _, _),
      .closed(let id, _),
      .calledOff(let id, _):
      guard let index = all.firstIndex(where: { $0.id == id }) else { return }
      all[index].evolve(event)
    }
  }
}

extension Meetings {
  /// Keeps the heads of a closed meeting as they were known.
  mutating func keep(_ quorums: [Quorum], of id: MeetingID) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    all[index].changeSitting { $0.quorums = quorums }
  }
}

extension Meeting {
  mutating func evolve(_ event: MeetingEvent) {
    switch event {
    case .planChanged, .itemAdded, .itemChanged, .itemRemoved, .itemMoved, .reconvened:
      convening = nil
      revision += 1
    case .summoned, .agendaAmended, .calledOff: revision += 1
    default: break
    }
    switch event {
    case .planned, .earlierNoted, .paperTabled, .paperChanged, .veiled: break
    case .planChanged(_, let plan): self.plan = plan
    case .conveningAgreed(_, let convening): self.convening = convening
    case .itemAdded(_, let item): append(item)
    case .itemChanged(_, let item):
      if let index = agenda.firstIndex(where: { $0.id == item.id }) { agenda[index] = item }
    case .itemRemoved(_, let item): agenda.removeAll { $0.id == item }
    case .itemMoved(_, let id, let place): move(id, to: place)
    case .reconvened(_, let plan, let failed):
      self.plan = plan
      failedCalls.append(failed)
      stage = .planned
    case .summoned(_, let summons):
      stage = .summoned(summons, Attendance())
      amendments = []
    case .guestsInvited(_, let guests): changeSummons { $0.guests += guests }
    case .guestUninvited(_, let guest): changeSummons { $0.guests.removeAll { $0 == guest } }
    case .agendaAmended(_, let amendment): amend(amendment)
    case .excused(_, let person, let reason): changeAttendance { $0.excuses[person] = reason }
    case .moved(_, let movement):
      changeAttendance {
        $0.movements.append(movement)
        if movement.way == .arrived { $0.excuses[movement.person] = nil }
      }
    case .struck(_, let movement, let reason): changeAttendance { $0.strike(movement, reason) }
    case .opened(_, let chair, let secretary, let at, let quorum):
      guard case .summoned(let summons, let attendance) = stage else { return }
      stage = .sitting(
        Sitting(
          summons: summons, attendance: attendance, opened: at, chair: chair, secretary: secretary, quorum: quorum))
    case .handedOver(_, let handover): changeSitting { $0.handovers.append(handover) }
    case .corrected(_, let correction): changeSitting { $0.make(correction) }
    case .contributed(_, let contribution): changeSitting { $0.contributions.append(contribution) }
    case .discussionClosed(_, let item, let at): changeSitting { $0.discussionsClosed[item] = at }
    case .concluded(_, let conclusion): changeSitting { $0.conclusion = conclusion }
    case .assigned(_, let assignment): changeSitting { $0.assignments.append(assignment) }
    case .assignmentPostponed(_, let id, let postponement):
      changeAssignment(id) {
        $0.due = postponement.to
        $0.postponements.append(postponement)
      }
    case .assignmentDone(_, let id, let day, let note): changeAssignment(id) { $0.state = .done(on: day, note: note) }
    case .closed(_, let at):
      if case .sitting(let sitting) = stage { stage = .closed(sitting, at: at) }
    case .calledOff(_, let callingOff): stage = .calledOff(callingOff, summons)
    }
  }

  private mutating func changeAttendance(_ change: (inout Attendance) -> Void) {
    if case .summoned(let summons, var attendance) = stage {
      change(&attendance)
      stage = .summoned(summons, attendance)
    } else {
      changeSitting { change(&$0.attendance) }
    }
  }

  private mutating func changeAssignment(_ id: AssignmentID, _ change: (inout Assignment) -> Void) {
    changeSitting { sitting in
      guard let index = sitting.assignments.firstIndex(where: { $0.id == id }) else { return }
      change(&sitting.assignments[index])
    }
  }

  private mutating func changeSummons(_ change: (inout Summons) -> Void) {
    if case .summoned(var summons, let attendance) = stage {
      change(&summons)
      stage = .summoned(summons, attendance)
    } else {
      changeSitting { change(&$0.summons) }
    }
  }

  mutating func changeSitting(_ change: (inout Sitting) -> Void) {
    switch stage {
    case .sitting(var sitting):
      change(&sitting)
      stage = .sitting(sitting)
    case .closed(var sitting, let at):
      change(&sitting)
      stage = .closed(sitting, at: at)
    case .planned, .summoned, .calledOff: break
    }
  }
}
