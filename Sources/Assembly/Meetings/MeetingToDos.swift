// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension MeetingPages {
  /// What waits for a visitor about meetings: by right, and by what concerns the person.
  static func toDos(_ scene: Scene, _ grounds: some MeetingGrounds) -> [ToDo] {
    let views = grounds.meetings.all.map { MeetingScene(scene, grounds, $0) }
    return beginning(scene, grounds) + views.flatMap(\.toDos) + overdue(scene, grounds)
  }

  private static func beginning(_ scene: Scene, _ grounds: some MeetingGrounds) -> [ToDo] {
    guard scene.may(.planMeetings), grounds.meetings.all.isEmpty, !grounds.organisations.bodies.isEmpty else {
      return []
    }
    let conference = grounds.pack.term(.conference, scene.say)
    return [
      ToDo(
        scene.say("Lập \(conference) đầu tiên", "Plan the first \(conference)"),
        detail: scene.say("Chọn cơ quan, ngày giờ và địa điểm.", "Choose body, day, time and venue."),
        at: "/meetings/new", rank: 40)
    ]
  }

  /// Assignments past their day, for those who follow them up, and one's own.
  private static func overdue(_ scene: Scene, _ grounds: some MeetingGrounds) -> [ToDo] {
    let say = scene.say
    return grounds.givenAssignments.compactMap { given in
      let assignment = given.assignment
      let isOwn = given.isOwn(of: scene, grounds)
      let isLate = given.isOverdue(on: scene.now.day)
      guard assignment.state == .open, isOwn || (isLate && AssignmentPages.mayReport(scene)) else { return nil }
      return ToDo(
        assignment.task,
        detail: isLate
          ? say("Quá hạn từ ngày \(assignment.due.words(say))", "Overdue since \(assignment.due.words(say))")
          : say("Thời hạn \(assignment.due.words(say))", "Due \(assignment.due.words(say))"),
        at: "/assignments", rank: isLate ? 20 : 50, due: assignment.due)
    }
  }
}

extension MeetingScene {
  var toDos: [ToDo] {
    switch meeting.stage {
    case .planned: planningToDos
    case .summoned(let summons, _): summonedToDos(summons)
    case .sitting(let sitting): sittingToDos(sitting).map(\.goingOn)
    case .closed: []
    case .calledOff: calledOffToDos
    }
  }

  private var planningToDos: [ToDo] {
    if awaitsConvening { return conveningToDos }
    guard scene.may(.planMeetings) else { return [] }
    return meeting.agenda.isEmpty
      ? [ToDo(say("Lập chương trình", "Write the agenda"), detail: title, at: address("agenda"), rank: 30)]
      : [ToDo(say("Gửi giấy triệu tập", "Send the summons"), detail: title, at: address("summons"), rank: 30)]
  }

  /// Who may agree is asked to; the office sees for whom it waits.
  private var conveningToDos: [ToDo] {
    if ownConvener != nil {
      return [
        ToDo(
          say("Cho ý kiến triệu tập", "Agree to convene"), detail: "\(title): \(meeting.plan.start.words(say))",
          at: address("convening"), rank: 12)
      ]
    }
    guard scene.may(.planMeetings) else { return [] }
    return [
      ToDo(
        say("Xin ý kiến triệu tập", "Get consent to convene"),
        detail: say("\(title): chờ \(awaitedConveners)", "\(title): waiting for \(awaitedConveners)"),
        at: address("convening"), rank: 30)
    ]
  }

  private func summonedToDos(_ summons: Summons) -> [ToDo] {
    let quorum = quorumNow
    var all: [ToDo] = []
    if scene.may(.chair), quorum?.isMet == true {
      all.append(ToDo(say("Khai mạc", "Open the meeting"), detail: title, at: address("open"), rank: 5).goingOn)
    }
    if scene.may(.recordAttendance) {
      // Until its day nobody is there to be checked in.
      all.append(
        hasItsDay
          ? ToDo(
            say("Điểm danh", "Check members in"), detail: quorum?.sentence(say, in: grounds.pack) ?? title,
            at: address("attendance"), rank: 4
          ).goingOn
          : ToDo(
            say("Ghi người báo vắng", "Note who cannot come"), detail: "\(title): \(meeting.plan.start.words(say))",
            at: address("attendance"), rank: 62))
    }
    // Whoever has left the body since is not asked to prepare for it.
    if let person = scene.visitor.account?.person, scene.may(.read), roll.contains(PersonID(person)) {
      let isChanged = !meeting.amendments.isEmpty
      all.append(
        ToDo(
          isChanged
            ? say("Chương trình đã thay đổi: hãy đọc lại", "The agenda has changed: read it again")
            : say("Đọc chương trình và tài liệu", "Read the agenda and papers"),
          detail: "\(title): \(meeting.plan.start.words(say))", at: address("agenda"), rank: 60))
    }
    return all
  }

  private func sittingToDos(_ sitting: Sitting) -> [ToDo] {
    var all: [ToDo] = []
    if scene.may(.recordAttendance) {
      // Before every paper: it goes on while those wait.
      all.append(
        ToDo(
          say("Ghi người đến, người về", "Note who comes and goes"), detail: title, at: address("attendance"), rank: 18)
      )
    }
    if let item = openDiscussions.first {
      if scene.may(.recordDiscussion) {
        all.append(
          ToDo(
            say("Ghi ý kiến thảo luận", "Record the discussion"), detail: item.title, at: address("discussion"), rank: 8
          ))
      }
      if scene.may(.chair) {
        all.append(
          ToDo(
            say("Điều hành thảo luận", "Lead the discussion"), detail: item.title, at: address("discussion"), rank: 8))
      }
    } else if scene.may(.chair), openVotes.isEmpty {
      all.append(
        sitting.conclusion == nil
          ? ToDo(say("Kết luận", "Conclude"), detail: title, at: address("conclusion"), rank: 15)
          : ToDo(say("Bế mạc", "Close the meeting"), detail: title, at: address("close"), rank: 15))
    }
    if all.isEmpty, scene.may(.read) {
      all.append(
        ToDo(
          say(
            "Theo dõi \(grounds.pack.term(.conference, say)) đang diễn ra",
            "Follow the \(grounds.pack.term(.conference, say)) in session"), detail: title, at: address(), rank: 70
        ))
    }
    return all
  }
}
