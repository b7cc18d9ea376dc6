// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// A meeting's own page: how far it is, what is next, and the ways to everything about it.
extension MeetingScene {
  func hub() -> Page {
    let list = Link(grounds.pack.plural(.conference, say).capitalised, to: "/meetings")
    return scene.page(title, at: "/meetings", under: [list], live: true, width: .wide) {
      H1(title)
      P(grounds.bodyAndTerm(meeting.body, say), .class(.lead))
      Live("hub") {
        calledOffNotice()
        if meeting.callingOff == nil {
          chairLeftNotice()
          chairRightNotice()
          oneInBothOfficesNotice()
          quorumLostNotice()
          nextStep()
          votesUnderWay()
          Steps(label: say("Các bước", "Steps"), steps)
        }
        Split {
          agendaSummary()
        } side: {
          facts()
          places()
        }
      }
    }
  }

  /// The way of a meeting, from plan to close.
  private var steps: [Step] {
    let (reached, names) = (stageNumber, stepNames)
    return names.enumerated().map { index, step in
      let state: TaskState = index < reached ? .done : index == reached ? .now : .later
      let status =
        switch state {
        case .done where step.isEmpty: say("không có", "none")
        case .done: say("đã xong", "done")
        case .now: say("đang làm", "under way")
        case .later, .blocked: say("chưa đến", "later")
        }
      return Step(step.name, state, status: status, to: step.to)
    }
  }

  /// Each with its page, and whether a meeting that is past it has nothing of the kind.
  private var stepNames: [(name: String, to: Address?, isEmpty: Bool)] {
    let wasDiscussed =
      meeting.agenda.contains { $0.kind == .discuss } || !(meeting.sitting?.contributions ?? []).isEmpty
    let wasVoted = grounds.votes(of: meeting).contains { $0.stage != .drafted }
    return [
      (term(.agenda), address("agenda"), false), (say("Triệu tập", "Summons"), address("summons"), false),
      (say("Điểm danh", "Attendance"), address("attendance"), false),
      (say("Thảo luận", "Discussion"), address("discussion"), !wasDiscussed),
      (say("Biểu quyết", "Votes"), address("votes"), !wasVoted),
      (term(.conclusion), address("conclusion"), false),
      (say("Bế mạc", "Close"), scene.may(.chair) ? address("close") : nil, false),
    ]
  }

  private var stageNumber: Int {
    switch meeting.stage {
    case .planned, .calledOff: return meeting.agenda.isEmpty ? 0 : 1
    case .summoned: return 2
    case .sitting(let sitting):
      if sitting.conclusion != nil { return 6 }
      return openDiscussions.isEmpty || !openVotes.isEmpty ? 4 : 3
    case .closed: return 7
    }
  }

  /// Items whose discussion must be closed before the conclusion.
  var openDiscussions: [AgendaItem] {
    guard let sitting = meeting.sitting else { return [] }
    return meeting.agenda.filter { $0.kind == .discuss && sitting.discussionsClosed[$0.id] == nil }
  }

  /// Votes that are open, being counted, or wait for their declaration.
  var openVotes: [MeetingVote] { grounds.votes(of: meeting).filter(\.isUnderWay) }

  /// Whether votes come next, beside the conclusion that they lead to.
  private var offersVotes: Bool { stageNumber == 4 && openDiscussions.isEmpty && openVotes.isEmpty }

  /// A vote that is under way is seen wherever one looks for the meeting.
  @HTMLBuilder private func votesUnderWay() -> HTML {
    if !openVotes.isEmpty {
      Notice(heading: say("Đang biểu quyết", "A vote is under way")) {
        Ul { openVotes.map(entry) }
        if !openDiscussions.isEmpty {
          P(
            say(
              "Trong khi đó vẫn còn thảo luận: \(openDiscussions.map(\.title).joined(separator: "; ")).",
              "Meanwhile still under discussion: \(openDiscussions.map(\.title).joined(separator: "; "))."),
            .class(.hint))
        }
      }
    }
  }

  /// What is next to do, with its button for those who may; others read what is waited for.
  @HTMLBuilder private func nextStep() -> HTML {
    let next = nextAction
    Notice(heading: next.title, next.right.map { scene.may($0) } == true ? .accent : .neutral) {
      P(next.detail)
      if let right = next.right, scene.may(right), let button = next.button {
        Buttons {
          if offersVotes { ButtonLink(say("Biểu quyết", "Votes"), to: address("votes")) }
          ButtonLink(button.text, to: button.address, offersVotes ? .secondary : .primary)
        }
      }
    }
  }

  private typealias Action = (title: String, detail: String, right: Right?, button: Link?)

  private var nextAction: Action {
    switch meeting.stage {
    case .planned: planningAction
    case .summoned: summonedAction
    case .sitting(let sitting): sittingAction(sitting)
    case .closed(let sitting, let at): closedAction(sitting, at)
    case .calledOff: (meeting.stage.words(say), "", nil, nil)
    }
  }

  private func closedAction(_ sitting: Sitting, _ at: Moment) -> Action {
    let closed = say("Đã bế mạc lúc \(at.words(say))", "Closed at \(at.words(say))")
    switch sitting.openAssignments {
    case 0 where sitting.assignments.isEmpty:
      return (closed, say("Không có nhiệm vụ nào được giao.", "Nothing was assigned."), nil, nil)
    case 0: return (closed, say("Mọi nhiệm vụ được giao đã hoàn thành.", "All that was assigned is done."), nil, nil)
    case let open:
      let many = say(
        "Còn \(open) nhiệm vụ chưa hoàn thành.",
        "\(open, one: "assignment is", other: "assignments are") still open.")
      return (
        closed, many, .read, Link(say("Theo dõi nhiệm vụ", "Follow up assignments"), to: address("assignments"))
      )
    }
  }

  private var conveningAction: Action {
    (
      say("Việc tiếp theo: xin ý kiến triệu tập", "Next: get consent to convene"),
      say("Chờ ý kiến của \(awaitedConveners).", "Waiting for the consent of \(awaitedConveners)."),
      scene.may(.planMeetings) ? .planMeetings : .convene,
      Link(
        ownConvener == nil ? say("Trang ý kiến triệu tập", "Go to the consent") : say("Cho ý kiến", "Agree to convene"),
        to: address("convening"))
    )
  }

  private var planningAction: Action {
    if awaitsConvening { return conveningAction }
    return meeting.agenda.isEmpty
      ? (
        say("Việc tiếp theo: lập chương trình", "Next: the agenda"),
        say("Thêm các nội dung và tài liệu của từng nội dung.", "Add the items, each with its paper."), .planMeetings,
        Link(say("Lập chương trình", "Write the agenda"), to: address("agenda"))
      )
      : (
        say("Việc tiếp theo: gửi giấy triệu tập", "Next: the summons"),
        say(
          "Danh sách triệu tập được chốt khi gửi. Ai thôi hoặc mới giữ chức vụ sau đó được ghi nhận lúc khai mạc và ở mỗi "
            + "lần biểu quyết.",
          "The list of those summoned is fixed when it is sent. Who leaves or takes up a post later is noted at the "
            + "opening and with each vote."), .planMeetings,
        Link(say("Xem và gửi giấy triệu tập", "Review and send"), to: address("summons"))
      )
  }

  private var summonedAction: Action {
    guard hasItsDay else { return dispatchAction }
    let quorum = quorumNow
    if let quorum, !quorum.isMet {
      return (
        say("Việc tiếp theo: điểm danh", "Next: check members in"), quorum.sentence(say, in: grounds.pack) + ".",
        .recordAttendance,
        Link(say("Mở bàn điểm danh", "Open the check-in desk"), to: address("attendance"))
      )
    }
    return (
      say("Việc tiếp theo: khai mạc", "Next: open the meeting"), (quorum?.sentence(say, in: grounds.pack) ?? "") + ".",
      .chair,
      Link(say("Khai mạc", "Open"), to: address("open"))
    )
  }

  /// Between the summons and the day: the program sends nothing itself.
  private var dispatchAction: Action {
    let planned = say("Họp \(meeting.plan.start.words(say)).", "It is held at \(meeting.plan.start.words(say)).")
    guard scene.may(.issuePapers) else {
      return (say("Đã triệu tập", "Summoned"), planned, nil, nil)
    }
    return (
      say("Việc tiếp theo: phát hành, in và gửi giấy mời", "Next: issue, print and send the invitations"),
      planned
        + say(
          " Phần mềm không tự gửi giấy mời; chương trình và giấy mời ở trang Văn bản.",
          " The program sends no invitation itself; programme and invitation are under Papers."), .issuePapers,
      Link(say("Giấy mời và văn bản", "Invitations and papers"), to: address("papers"))
    )
  }

  private func sittingAction(_ sitting: Sitting) -> Action {
    if let first = openDiscussions.first {
      let leads = !scene.may(.recordDiscussion) && scene.may(.chair)
      let button =
        leads ? say("Điều hành thảo luận", "Lead the discussion") : say("Ghi ý kiến", "Record the discussion")
      return (
        say("Đang thảo luận: \(first.title)", "Under discussion: \(first.title)"),
        say(
          "Còn \(openDiscussions.count) nội dung chưa kết thúc thảo luận.",
          "\(openDiscussions.count, one: "item is", other: "items are") still under discussion."),
        leads ? .chair : .recordDiscussion, Link(button, to: address("discussion"))
      )
    }
    if !openVotes.isEmpty {
      return (
        say("Việc tiếp theo: hoàn thành biểu quyết", "Next: finish the vote"),
        say(
          "Kiểm phiếu và công bố kết quả rồi mới kết luận, bế mạc.",
          "Count and declare the result; the conclusion and the close follow."), .read,
        Link(say("Biểu quyết", "Votes"), to: address("votes"))
      )
    }
    if sitting.conclusion == nil {
      return (
        say("Việc tiếp theo: biểu quyết và kết luận", "Next: votes and conclusion"),
        say(
          "Khi các cuộc biểu quyết đã xong, ghi phát biểu kết luận.", "When the votes are done, record the conclusion."),
        .chair, Link(say("Ghi kết luận", "Record the conclusion"), to: address("conclusion"))
      )
    }
    return (
      say("Việc tiếp theo: giao nhiệm vụ và bế mạc", "Next: assignments, then close"),
      say("Ghi ai làm gì, xong ngày nào; sau đó bế mạc.", "Note who does what by when; then close."), .chair,
      Link(say("Bế mạc", "Close"), to: address("close"))
    )
  }

  @HTMLBuilder private func agendaSummary() -> HTML {
    // Beside the facts there is room for what a member looks for: when, what, and the paper.
    DataTable(
      term(.agenda), lines,
      columns: [
        .text(say("Giờ", "Time")) { beginning(of: $0) },
        .rowHeading(say("Nội dung", "Item")) { $0.item.title },
        .content(say("Tài liệu", "Paper")) { paperCell($0.item) },
      ],
      empty: EmptyState(
        say("Chương trình chưa có nội dung nào.", "The agenda has no items yet."),
        action: maySetAgenda ? Link(say("Thêm nội dung", "Add an item"), to: address("agenda", "new")) : nil))
    if !meeting.amendments.isEmpty {
      Notice(
        say(
          "Chương trình đã thay đổi \(meeting.amendments.count) lần sau khi triệu tập; lý do ở trang chương trình.",
          "The agenda was changed \(meeting.amendments.count, one: "time", other: "times") after the summons; its page says why."
        ), .attention)
    }
    if !meeting.agenda.isEmpty {
      P { A(say("Xem chương trình đầy đủ", "See the whole agenda"), to: address("agenda")) }
    }
  }

  @HTMLBuilder private func facts() -> HTML {
    let plan = meeting.plan
    Card(heading: say("Thông tin", "Facts")) {
      SummaryList(
        [
          SummaryRow(say("Tình trạng", "Stage")) { Tag(meeting.stage.words(say), meeting.stage.tone) },
          SummaryRow(
            say("Thời gian", "When"), "\(plan.start.day.weekdayName(say).capitalised), \(plan.start.words(say))"),
          SummaryRow(say("Địa điểm", "Venue"), plan.venue), SummaryRow(say("Loại", "Kind"), plan.kind.words(say)),
          SummaryRow(
            say("Thời lượng", "Length"), say("\(plan.minutes) phút", "\(plan.minutes, one: "minute", other: "minutes")")
          ),
        ] + (meeting.convening.map { [SummaryRow(say("Đồng ý triệu tập", "Consent to convene"), words(of: $0))] } ?? [])
          + (plan.call > 1 ? [SummaryRow(say("Lần triệu tập", "Call"), "\(plan.call)")] : [])
          + (meeting.sitting.map { sitting in
            [
              SummaryRow(say("Khai mạc", "Opened"), sitting.opened.time(say)),
              SummaryRow(term(.chair), turns(in: .chair, sitting)),
              SummaryRow(term(.secretary), turns(in: .secretary, sitting)),
            ]
          } ?? []))
      if case .planned = meeting.stage, scene.may(.planMeetings) {
        ButtonLink(say("Sửa thông tin", "Change"), to: address("edit"), .secondary)
      }
      if mayHandOver {
        ButtonLink(handingOverTitle, to: address("hand-over"), .plain)
      }
      if mayCallOff {
        ButtonLink(callingOffTitle, to: address("call-off"), .plain)
      }
    }
  }

  /// The ways to everything else.
  @HTMLBuilder private func places() -> HTML {
    Card(heading: say("Các trang", "Pages")) {
      Ul {
        Li { A(term(.agenda), to: address("agenda")) }
        if meeting.summons != nil {
          Li { A(say("Danh sách triệu tập", "Those summoned"), to: address("summons")) }
        }
        if meeting.attendance != nil {
          Li { A(say("Điểm danh", "Attendance"), to: address("attendance")) }
          Li { A(say("Số có mặt qua từng thời điểm", "Quorum at every moment"), to: address("quorum")) }
          Li { A(say("Màn hình hội trường", "Hall screen"), to: address("hall")) }
        }
        Li { A(say("Biểu quyết", "Votes"), to: address("votes")) }
        if meeting.sitting != nil {
          Li { A(say("Ý kiến thảo luận", "Discussion"), to: address("discussion")) }
          Li { A(say("Sổ tham gia của từng người", "Participation by member"), to: address("participation")) }
          Li { A(term(.conclusion), to: address("conclusion")) }
          Li { A(say("Nhiệm vụ được giao", "Assignments"), to: address("assignments")) }
        }
        Li { A(say("Văn bản", "Papers"), to: address("papers")) }
        Li { A(say("Tệp lịch (.ics)", "Calendar file (.ics)"), to: address("event.ics")) }
      }
    }
  }
}

extension Sitting {
  var openAssignments: Int { assignments.count { $0.state == .open } }
}
