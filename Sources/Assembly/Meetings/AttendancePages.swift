// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Whom the register lets in today: those on the roll, and those who attend without a vote.
private struct Admitted {
  let roll: Set<PersonID>
  let attendants: Set<PersonID>

  func includes(_ person: PersonID) -> Bool { roll.contains(person) || attendants.contains(person) }
}

/// The check-in desk, and the evidence of who was there when.
extension MeetingScene {
  var mayCheckIn: Bool {
    switch meeting.stage {
    case .planned, .closed, .calledOff: false
    case .summoned, .sitting: scene.may(.recordAttendance)
    }
  }

  /// The desk: the bar, a search by name, and a row a member with one button.
  func attendancePage() -> Page? {
    guard let summons = meeting.summons, let attendance = meeting.attendance else { return notSummonedYet() }
    let typed = scene.query["name"] ?? ""
    let sought = PlainText(typed)
    let all = summons.members + (rollChange?.joined ?? []) + (summons.withoutVote ?? []) + attendants
    let found = all.unique.filter { PlainText(name($0)).isFound(by: sought) }
    let admitted = admitted
    return page(say("Điểm danh", "Attendance"), live: true, width: .wide) {
      Live("quorum", says: quorumNow.map { "\($0.sentence(say, in: grounds.pack)). \($0.verdict(say))" }) {
        quorumBar()
        rollDifferencesNotice()
      }
      SearchForm(to: address("attendance"), .class(.filters)) {
        TextField(
          say("Tìm theo tên", "Find by name"), "name", value: typed,
          hint: say("Gõ không dấu cũng được.", "Marks may be left out."), width: .medium, autocomplete: .off)
        Buttons {
          Button(say("Tìm", "Find"), .secondary)
          if !typed.isEmpty { ButtonLink(say("Xem tất cả", "Show all"), to: address("attendance"), .plain) }
        }
      }
      rollNotice(rollChange)
      if mayCheckIn, !isOn { otherDayForm(all.unique.filter { isAwaited($0, attendance, admitted) }) }
      Live("desk") { deskTable(found, attendance, admitted) }
      Buttons {
        ButtonLink(say("Số có mặt qua từng thời điểm", "Quorum at every moment"), to: address("quorum"), .secondary)
        ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain)
      }
    }
  }

  private func notSummonedYet() -> Page {
    page(say("Điểm danh", "Attendance")) {
      EmptyNote(
        say("Điểm danh", "Attendance"),
        EmptyState(
          say(
            "Chưa gửi giấy triệu tập nên chưa có danh sách điểm danh.", "Nobody is summoned yet, so there is no list."),
          action: Link(say("Đến trang triệu tập", "To the summons"), to: address("summons"))))
    }
  }

  private func deskTable(_ people: [PersonID], _ attendance: Attendance, _ admitted: Admitted) -> HTML {
    let all = Link(say("Xem tất cả", "Show all"), to: address("attendance"))
    return DataTable(
      say("Danh sách điểm danh", "Check-in list"), people,
      columns: [
        .rowHeading(say("Họ và tên", "Name")) { name($0) },
        .text(say("Chức vụ", "Posts")) { grounds.posts(of: $0, on: day, say) },
        .content(say("Tình trạng", "State")) { person in
          state(of: person, attendance, admitted)
          if admitted.attendants.contains(person) { Tag(say("Không biểu quyết", "Without a vote")) }
        },
      ]
        + (mayCheckIn
          ? [
            .actions(say("Ghi nhận", "Note")) { person in
              if admitted.includes(person) || attendance.isPresent(person) {
                deskButtons(person, attendance)
              }
            }
          ] : []),
      empty: EmptyState(say("Không có tên nào như vậy.", "No such name."), action: all), anchor: Self.anchor,
      .class(.compact))
  }

  private static func anchor(of person: PersonID) -> ID { ID("person-\(person.text)") }

  /// The desk at the row of a person; whoever searched for a name begins the next search.
  func desk(at person: PersonID) -> Address {
    scene.query["name"] == nil
      ? Address("\(address("attendance").text)#\(Self.anchor(of: person).text)") : address("attendance")
  }

  /// Where a tap of the desk goes, with the name that was searched for.
  private func tap(_ person: PersonID, _ what: String) -> Address {
    let typed = scene.query["name"].map { [(key: "name", value: $0)] } ?? []
    return Address(parts: ["meetings", meeting.id.text, "attendance", person.text, what], query: typed)
  }

  private var admitted: Admitted { Admitted(roll: Set(roll), attendants: Set(attendants)) }

  @InlineBuilder private func state(
    of person: PersonID, _ attendance: Attendance, _ admitted: Admitted
  ) -> Inline {
    if let last = attendance.movements.last(where: { $0.person == person }) {
      switch last.way {
      case .arrived: Tag(say("Có mặt từ \(last.at.clock)", "Present since \(last.at.clock)"), .good)
      case .left: Tag(say("Đã về lúc \(last.at.clock)", "Left at \(last.at.clock)"), .attention)
      }
    } else if let reason = attendance.excuses[person] {
      Tag(say("Vắng có lý do", "Excused"), .neutral)
      Span(" " + reason, .class(.quiet))
    } else if !admitted.includes(person) {
      Tag(say("Đã thôi giữ chức vụ", "No longer in office"), .neutral)
    } else {
      Tag(isClosed ? say("Vắng mặt", "Absent") : say("Chưa đến", "Not here yet"))
    }
  }

  @HTMLBuilder private func deskButtons(_ person: PersonID, _ attendance: Attendance) -> HTML {
    Row {
      if !isOn {
        // The time of a tap would be the clerk's and not the meeting's.
      } else if attendance.isPresent(person) {
        ActionButton(
          say("Ghi ra về", "Note leaving"), about: name(person), to: tap(person, "leave"),
          token: scene.token)
      } else {
        ActionButton(
          say("Có mặt", "Present"), about: name(person), to: tap(person, "arrive"),
          token: scene.token, .primary)
      }
      ButtonLink(
        say("Khác", "Other"), to: address("attendance", person.text), .plain,
        .label("\(say("Khác", "Other")) – \(name(person))"))
    }
  }

  /// The form for what one button cannot say: another time, or an excuse.
  func personPage() -> Page? {
    let person: PersonID = scene.id("person")
    let admitted = admitted
    guard let summons = meeting.summons, let attendance = meeting.attendance,
      summons.members.contains(person) || summons.withoutVote?.contains(person) == true || admitted.includes(person)
    else { return nil }
    let isThere = attendance.isPresent(person)
    let choices: [Choice] =
      (!hasItsDay
        ? []
        : isThere ? [Choice("left", say("Đã về", "Left"))] : [Choice("arrived", say("Đã đến", "Arrived"))])
      + (attendance.registered.contains(person)
        ? [] : [Choice("excused", say("Vắng mặt có lý do", "Excused from coming"))])
    return page(name(person), under: [Link(say("Điểm danh", "Attendance"), to: address("attendance"))]) {
      P { state(of: person, attendance, admitted) }
      movementTable(attendance.movements.filter { $0.person == person })
      strikeList(person, attendance)
      if isClosed {
        Notice(
          say(
            "Cuộc họp đã bế mạc nên sổ điểm danh không sửa được nữa. Nếu còn sai, hãy nêu ở cuộc họp sau để ghi vào biên bản.",
            "The meeting is closed, so its log of attendance stands. What is wrong in it is raised at the next meeting, for its minutes."
          ), .neutral)
        Buttons { ButtonLink(say("Về sổ điểm danh", "Back to attendance"), to: address("attendance"), .plain) }
      }
      if mayCheckIn {
        Form(to: address("attendance", person.text), token: scene.token) {
          Radios(say("Ghi nhận", "Note"), scene.field("what"), choices)
          if hasItsDay {
            timeFields(
              say("Lúc", "At"), hint: say("Giờ thực tế, nếu ghi muộn.", "The true time, when noted late."))
          }
          TextField(
            say("Lý do vắng mặt", "Reason for absence"), scene.field("reason"),
            hint: say("Chỉ cần khi vắng mặt.", "Only for an absence."))
          Buttons {
            Button(say("Ghi nhận", "Note it"))
            ButtonLink(say("Quay lại", "Back"), to: address("attendance"), .plain)
          }
        }
        if attendance.movements.contains(where: { $0.person == person }) { strikeForm(person) }
      }
    }
  }

  /// Whether a person may still come: neither checked in nor excused.
  private func isAwaited(_ person: PersonID, _ attendance: Attendance, _ admitted: Admitted) -> Bool {
    admitted.includes(person) && !attendance.registered.contains(person) && attendance.excuses[person] == nil
  }

  /// Before the meeting's day nobody is checked in; after it, those on the list of that day are, with the time it tells.
  @HTMLBuilder private func otherDayForm(_ awaited: [PersonID]) -> HTML {
    if !hasItsDay {
      Notice(
        say(
          "Ngày họp là \(day.words(say)). Trước ngày đó chỉ ghi được người báo vắng.",
          "The meeting is on \(day.words(say)). Until then only excuses can be noted."), .neutral)
    } else if !awaited.isEmpty {
      Notice(
        say(
          "Đã qua ngày họp: ghi theo danh sách điểm danh của ngày đó, kèm giờ thực tế. Người về sớm ghi ở “Khác”.",
          "The meeting's day has passed: note what its list tells, with the true times. Who left early is noted under “Other”."
        ), .attention)
      Details(
        say("Ghi nhiều người đến cùng một giờ", "Note several who came at one time"), isOpen: true
      ) {
        let choosesAll = scene.query["choose"] == "all"
        Form(to: address("attendance", "arrivals"), token: scene.token) {
          if !choosesAll {
            P {
              A(
                say("Chọn tất cả", "Choose all"),
                to: Address(path: "meetings", meeting.id.text, "attendance", query: ["choose": "all"]))
            }
          }
          Checkboxes(
            say("Những người đã đến", "Those who came"), "people",
            awaited.map { Choice($0.text, name($0)) },
            chosen: scene.chosen("people", else: choosesAll ? Set(awaited.map(\.text)) : []),
            error: scene.error("people"))
          timeFields(say("Đến lúc", "Came at"))
          Buttons { Button(say("Ghi có mặt", "Check them in")) }
        }
      }
    }
  }

  /// A slip of the finger is taken back with its reason; the journal keeps both.
  private func strikeForm(_ person: PersonID) -> HTML {
    Details(say("Ghi nhầm?", "Noted by mistake?")) {
      P(say("Bỏ lần ghi cuối cùng của người này.", "Takes back the last thing noted of this person."))
      Form(to: address("attendance", person.text, "strike"), token: scene.token) {
        TextField(say("Lý do", "Reason"), scene.field("strike-reason"))
        Buttons { Button(say("Bỏ lần ghi cuối", "Take it back"), .danger) }
      }
    }
  }

  /// What was noted of a person by mistake and taken back.
  @HTMLBuilder private func strikeList(_ person: PersonID, _ attendance: Attendance) -> HTML {
    let struck = (attendance.strikes ?? []).filter { $0.movement.person == person }
    if !struck.isEmpty {
      DataTable(
        say("Đã bỏ vì ghi nhầm", "Taken back"), struck,
        columns: [
          .rowHeading(say("Lúc", "At")) { $0.movement.at.time(say) },
          .text(say("Việc", "Movement")) { $0.movement.way.words(say) }, .text(say("Lý do", "Reason")) { $0.reason },
        ], empty: EmptyState(""))
    }
  }

  private func movementTable(_ movements: [Attendance.Movement]) -> HTML {
    DataTable(
      say("Các lần đến và về", "Comings and goings"), movements,
      columns: [
        .rowHeading(say("Lúc", "At")) { $0.at.time(say) }, .text(say("Việc", "Movement")) { $0.way.words(say) },
      ], empty: EmptyState(say("Chưa ghi lần nào.", "Nothing noted yet.")))
  }

  /// The quorum at every moment at which it changed, as picture and table, with failed calls kept below.
  func quorumPage() -> Page {
    let history = grounds.quorumHistory(of: meeting)
    return page(say("Số có mặt qua từng thời điểm", "Quorum at every moment"), live: true, width: .wide) {
      Live("history") {
        P(historyWords, .class(.hint))
        if let last = history.last {
          // While everybody needed is there all the time, bars of nearly one length tell nothing beside the table.
          if history.contains(where: { !$0.isMet }) {
            BarChart(
              say("Số người có mặt", "Members present"), headings: (say("Lúc", "At"), say("Có mặt", "Present")),
              history.map { Bar($0.at.clock, $0.present, emphasised: $0.isMet) },
              of: history.map(\.baseCount).max() ?? last.baseCount,
              threshold: NeededLine(last.needed, say("Cần \(last.needed)", "\(last.needed) needed")))
          }
          P(ruleWords(last.rule), .class(.hint))
        }
        historyTable(history)
        if let sitting = meeting.sitting {
          Notice(
            say("Khi khai mạc lúc \(sitting.opened.time(say)): ", "At the opening, \(sitting.opened.time(say)): ")
              + sitting.quorum.clause(say, in: grounds.pack) + ".", .good)
          rollNotice(sitting.quorum.change)
        }
      }
      failedCalls()
    }
  }

  /// By which register it is reckoned, and what of it stays.
  private var historyWords: String {
    isClosed
      ? say(
        "Tính theo danh sách thành viên đã ghi đến lúc bế mạc; thay đổi ghi lùi ngày sau đó không làm số này khác đi.",
        "By the register as it stood when the meeting was closed; what is dated back afterwards changes none of it.")
      : say(
        "Tính theo danh sách thành viên ghi đến nay và được chốt khi bế mạc. Số lúc khai mạc và ở mỗi lần biểu quyết "
          + "đã được giữ làm căn cứ, không thay đổi.",
        "By the register as it stands now; fixed when the meeting is closed. The heads at the opening and at each vote "
          + "are kept as evidence and do not change.")
  }

  private func historyTable(_ history: [Quorum]) -> HTML {
    DataTable(
      say("Bảng số có mặt", "Attendance over time"), history,
      columns: [
        .rowHeading(say("Lúc", "At")) { $0.at.words(say) }, .number(say("Có mặt", "Present")) { "\($0.present)" },
        .text(say("Tính trên", "Base")) { $0.base.words(say, in: grounds.pack) },
        .number(say("Tổng", "Of")) { "\($0.baseCount)" },
        .number(say("Cần", "Needed")) { "\($0.needed)" },
        .content(say("Kết quả", "Outcome")) { Tag($0.verdict(say), $0.isMet ? .good : .attention) },
      ],
      empty: EmptyState(
        say("Chưa có ai được điểm danh.", "Nobody has been checked in yet."),
        action: Link(say("Đến bàn điểm danh", "To the check-in desk"), to: address("attendance"))))
  }

  @HTMLBuilder private func failedCalls() -> HTML {
    if !meeting.failedCalls.isEmpty {
      DataTable(
        say("Những lần triệu tập không họp được", "Calls that came to nothing"), meeting.failedCalls,
        columns: [
          .rowHeading(say("Lần", "Call")) { "\($0.plan.call)" },
          .text(say("Thời gian", "When")) { $0.plan.start.words(say) },
          .text(say("Số có mặt", "Attendance")) { $0.quorum?.sentence(say, in: grounds.pack) ?? "" },
          .text(say("Lý do", "Reason")) { $0.reason },
        ], empty: EmptyState(""))
    }
  }
}
