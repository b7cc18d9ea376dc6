// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Who is summoned, calling again, and opening.
extension MeetingScene {
  /// Before it is sent: who will be summoned, and the guests. After: the list as it was fixed.
  func summonsPage() -> Page {
    page(say("Triệu tập", "Summons"), width: .wide) {
      calledOffNotice()
      if let summons = meeting.summons { sent(summons) } else if meeting.callingOff == nil { toSend() }
    }
  }

  @HTMLBuilder private func sent(_ summons: Summons) -> HTML {
    P(
      say(
        "Đã chốt lúc \(summons.sent.words(say)): \(summons.members.count) người được triệu tập.",
        "Fixed at \(summons.sent.words(say)): \(summons.members.count) were summoned."))
    if !hasItsDay, meeting.callingOff == nil {
      P(
        say(
          "Phần mềm không tự gửi giấy mời: hãy phát hành, in và gửi từ trang Văn bản.",
          "The program sends no invitation itself: issue, print and send them from Papers."), .class(.hint))
    }
    rollNotice(rollChange)
    memberTable(summons.members)
    attendantTable(summons.withoutVote ?? [])
    guestList(summons.guests)
    if mayInvite { inviteForm() }
    Buttons {
      if meeting.callingOff == nil {
        ButtonLink(say("Giấy mời và văn bản", "Invitations and papers"), to: address("papers"))
      }
      ButtonLink(say("Tải tệp lịch", "Calendar file"), to: address("event.ics"), .secondary)
      if case .summoned = meeting.stage, scene.may(.planMeetings) {
        ButtonLink(
          say("Đổi ngày, địa điểm hoặc triệu tập lại", "Change day or venue, or convene again"),
          to: address("reconvene"), .secondary)
      }
      ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain)
    }
  }

  @HTMLBuilder private func toSend() -> HTML {
    let members = grounds.votingMembers(of: meeting.body, on: day)
    P(
      say(
        "Những người giữ chức vụ trong cơ quan này vào ngày \(day.words(say)) sẽ được triệu tập. Danh sách được chốt khi gửi.",
        "Those who hold a post in the body on \(day.words(say)) will be summoned. The list is fixed when it is sent."))
    memberTable(grounds.inOrder(members, of: meeting.body, on: day))
    attendantTable(grounds.inOrder(grounds.membersWithoutVote(of: meeting.body, on: day), of: meeting.body, on: day))
    if meeting.agenda.isEmpty {
      EmptyNote(
        term(.agenda),
        EmptyState(
          say("Chưa gửi được vì chương trình chưa có nội dung.", "It cannot be sent while the agenda is empty."),
          action: Link(say("Lập chương trình", "Write the agenda"), to: address("agenda"))))
    } else if awaitsConvening, !members.isEmpty {
      EmptyNote(
        say("Ý kiến triệu tập", "Consent to convene"),
        EmptyState(
          say(
            "Chưa gửi được vì còn chờ ý kiến đồng ý của \(awaitedConveners).",
            "It cannot be sent before \(awaitedConveners) agrees."),
          action: scene.may(.planMeetings) || scene.may(.convene)
            ? Link(say("Trang ý kiến triệu tập", "Go to the consent"), to: address("convening")) : nil))
    } else if scene.may(.planMeetings), !members.isEmpty {
      Form(to: address("summons"), token: scene.token) {
        TextArea(
          say("Khách mời", "Guests"), scene.field("guests", else: guestsBefore.joined(separator: "\n")),
          hint: guestHint, rows: 3)
        Warning(
          say(
            "Danh sách được chốt khi gửi; sau đó mỗi thay đổi chương trình phải ghi lý do.",
            "The list is fixed when it is sent; after that each change of the agenda needs a reason."),
          sign: say("Chú ý", "Warning"))
        Buttons {
          Button(
            say("Gửi giấy triệu tập \(members.count) người", "Summon \(members.count, one: "member", other: "members")")
          )
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// The posts on the day of the meeting; of whoever holds none any more, those on the day of the summons.
  private func posts(_ person: PersonID) -> String {
    let now = grounds.posts(of: person, on: day, say)
    guard now.isEmpty, let sent = meeting.summons?.sent.day else { return now }
    return grounds.posts(of: person, on: sent, say)
  }

  private func memberTable(_ members: [PersonID]) -> HTML {
    DataTable(
      say("Người được triệu tập", "Those summoned"), Array(members.enumerated()),
      columns: [
        .number(say("TT", "No.")) { "\($0.offset + 1)" }, .rowHeading(say("Họ và tên", "Name")) { name($0.element) },
        .text(say("Chức vụ", "Posts")) { posts($0.element) },
      ],
      empty: EmptyState(
        say("Cơ quan này chưa có thành viên vào ngày họp.", "The body has no members on that day."),
        action: Link(say("Đến trang Tổ chức", "To the organisation"), to: "/organisation")), .class(.compact))
  }

  /// Members of the body without a vote: summoned and checked in, counted in nothing.
  @HTMLBuilder private func attendantTable(_ people: [PersonID]) -> HTML {
    if !people.isEmpty {
      DataTable(
        say("Được triệu tập dự họp, không biểu quyết", "Summoned to attend, without a vote"), people,
        columns: [
          .rowHeading(say("Họ và tên", "Name")) { name($0) },
          .text(say("Chức vụ", "Posts")) { posts($0) },
        ], empty: EmptyState(""))
    }
  }

  /// Those invited to the call that was given up: another day is no reason to leave anybody out.
  private var guestsBefore: [String] { meeting.failedCalls.last?.summons.guests ?? [] }

  private var guestHint: String {
    say(
      "Mỗi dòng một khách: họ và tên kèm cách xưng hô, chức vụ, cơ quan. Khách không biểu quyết, không tính vào số có mặt.",
      "One guest a line: name with form of address, post, organisation. Guests do not vote and are in no count.")
  }

  /// Guests can be invited until the meeting is closed.
  private var mayInvite: Bool { meeting.summons != nil && !isOver && scene.may(.planMeetings) }

  private func guestList(_ guests: [String]) -> HTML {
    DataTable(
      say("Khách mời (không biểu quyết)", "Guests (without a vote)"), Array(guests.enumerated()),
      columns: [
        .number(say("TT", "No.")) { "\($0.offset + 1)" },
        .rowHeading(say("Khách", "Guest")) { Guest($0.element).name },
        .text(say("Chức vụ, cơ quan", "Post and organisation")) { Guest($0.element).details ?? "" },
      ]
        + (mayInvite
          ? [
            .actions(say("Thôi mời", "No longer invited")) { guest in
              ActionButton(
                say("Thôi mời", "Take off"), about: guest.element,
                to: address("guests", Guest.key(guest.element), "remove"), token: scene.token, .plain)
            }
          ] : []),
      empty: EmptyState(say("Chưa mời khách nào.", "No guest is invited.")))
  }

  private func inviteForm() -> HTML {
    Details(say("Mời thêm khách", "Invite further guests")) {
      Form(to: address("guests"), token: scene.token) {
        TextArea(say("Khách mời", "Guests"), scene.field("guests"), hint: guestHint, rows: 3)
        Buttons { Button(say("Mời thêm", "Invite them"), .secondary) }
      }
    }
  }

  /// What becomes of this call: before its hour it is another plan, afterwards one that came to nothing.
  private var reconvenePurpose: String {
    let call = meeting.plan.call
    guard scene.now >= meeting.plan.start else {
      return say(
        "Chưa đến giờ họp: có thể đổi ngày giờ (muộn hơn hoặc sớm hơn) và địa điểm, sau đó phải gửi lại giấy triệu tập. Vẫn tính "
          + "là lần triệu tập thứ \(call).",
        "The meeting is not due yet: give it another time, later or earlier, or another venue, then summon it anew. It "
          + "stays call number \(call).")
    }
    return quorumNow?.isMet == false
      ? say(
        "Số có mặt của lần này được giữ lại làm căn cứ. Lần triệu tập tới là lần \(call + 1) và phải gửi lại giấy triệu tập.",
        "The attendance of this call is kept as evidence. The next call is number \(call + 1) and must be summoned anew."
      )
      : say(
        "Số có mặt của lần này được giữ lại làm căn cứ. Đã đủ số người nên lần tới vẫn tính là lần triệu tập thứ \(call) "
          + "và phải gửi lại giấy triệu tập.",
        "The attendance of this call is kept as evidence. There was a quorum, so the next stays call number \(call); it "
          + "must be summoned anew.")
  }

  /// The form that gives up a call and plans the next one.
  func reconvenePage() -> Page? {
    guard case .summoned = meeting.stage else {
      return notNow(say("Đổi ngày, địa điểm hoặc triệu tập lại", "Change day or venue, or convene again"))
    }
    return page(say("Đổi ngày, địa điểm hoặc triệu tập lại", "Change day or venue, or convene again")) {
      P(reconvenePurpose)
      if scene.now >= meeting.plan.start { quorumBar() }
      Form(to: address("reconvene"), token: scene.token) {
        DateBox(
          say("Ngày họp mới", "New day"), scene.field("day"), hint: say("Ví dụ: 15/07/2025", "For example 15/07/2025"))
        TimeField(
          say("Giờ khai mạc", "Start"), "time", value: scene.typed("time", else: meeting.plan.start.clock),
          error: scene.error("time"))
        TextField(say("Địa điểm", "Venue"), scene.field("venue", else: meeting.plan.venue))
        TextField(say("Lý do", "Reason"), scene.field("reason"))
        Buttons {
          Button(say("Triệu tập lại", "Convene again"))
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// The form that opens the meeting: quorum, chair, secretary.
  func openingPage() -> Page? {
    guard case .summoned = meeting.stage else { return notNow(say("Khai mạc", "Open the meeting")) }
    let officers = grounds.organisations.people.keys.sorted()
    return page(say("Khai mạc", "Open the meeting"), live: true) {
      Live("opening-quorum") { quorumBar() }
      if quorumNow?.isMet != true {
        Notice(
          say("Chưa đủ số người để khai mạc. Hãy tiếp tục điểm danh.", "There is no quorum yet. Go on checking in."),
          .attention)
      }
      Form(to: address("open"), token: scene.token) {
        Select(
          term(.chair), scene.field("chair", else: present.first?.text ?? ""), choices(present),
          prompt: say("Chọn người có mặt", "Choose someone present"))
        Select(
          term(.secretary), scene.field("secretary"), choices(officers), prompt: say("Chọn người", "Choose a person"))
        timeFields(say("Giờ khai mạc", "Opened at"))
        Buttons {
          Button(say("Khai mạc", "Open the meeting"))
          ButtonLink(say("Bàn điểm danh", "Check-in desk"), to: address("attendance"), .secondary)
        }
      }
    }
  }
}
