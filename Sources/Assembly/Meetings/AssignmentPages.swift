// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// An assignment with the meeting that gave it.
struct GivenAssignment {
  let meeting: Meeting
  let assignment: Assignment

  func isOverdue(on day: Day) -> Bool { assignment.state == .open && assignment.due < day }

  /// The agenda item it follows from.
  var item: AgendaItem? { assignment.item.flatMap { meeting.item($0) } }

  /// Whether it follows from a restricted paper that the visitor may not see; whoever has to do it may.
  func isHidden(from scene: Scene, _ grounds: any MeetingGrounds) -> Bool {
    !isOwn(of: scene, grounds) && MeetingScene(scene, grounds, meeting).hides(assignment.item)
  }

  /// Whether the visitor has to do it or to help, alone or as one of a body.
  func isOwn(of scene: Scene, _ grounds: some MeetingGrounds) -> Bool {
    guard let person = scene.visitor.account?.person.map({ PersonID($0) }) else { return false }
    return assignment.hands.contains { hand in
      switch hand {
      case .person(let owner): owner == person
      case .body(let body): grounds.organisations.members(of: body, on: scene.now.day).contains(person)
      case .unit, .office: false
      }
    }
  }

  /// The first day of the congress where the task ends after it: what prepares it would come too late.
  func congressBefore(_ grounds: any MeetingGrounds, on day: Day) -> Day? {
    guard let opens = grounds.congressOpens(asOf: day), opens < assignment.due else { return nil }
    return opens
  }
}

extension MeetingGrounds {
  /// All assignments of all meetings: those open first, the nearest day first.
  var givenAssignments: [GivenAssignment] {
    let all = meetings.all.flatMap { meeting in
      (meeting.sitting?.assignments ?? []).map { GivenAssignment(meeting: meeting, assignment: $0) }
    }
    return all.sorted {
      ($0.assignment.state == .open ? 0 : 1, $0.assignment.due, $0.meeting.id, $0.assignment.id)
        < ($1.assignment.state == .open ? 0 : 1, $1.assignment.due, $1.meeting.id, $1.assignment.id)
    }
  }
}

/// Following up what meetings assigned.
enum AssignmentPages {
  /// Over all meetings.
  static func followUp(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    let title = say("Theo dõi nhiệm vụ", "Assignments")
    let list = Link(grounds.pack.plural(.conference, say).capitalised, to: "/meetings")
    return scene.page(title, at: "/meetings", under: [list], live: true, width: .wide) {
      H1(title)
      // With one meeting only, its name on every line tells nothing.
      let given = grounds.givenAssignments.filter { !$0.isHidden(from: scene, grounds) }
      Live("assignments") { table(given, scene, grounds, naming: Set(given.map(\.meeting.id)).count > 1) }
    }
  }

  /// `naming`: says which meeting gave it.
  static func table(
    _ given: [GivenAssignment], _ scene: Scene, _ grounds: any MeetingGrounds, naming: Bool
  ) -> HTML {
    let say = scene.say
    return DataTable(
      say("Nhiệm vụ", "Assignments"), given, columns: columns(given, scene, grounds, naming: naming),
      empty: EmptyState(
        say("Chưa có nhiệm vụ nào được giao.", "Nothing has been assigned yet."),
        action: Link(grounds.pack.seeMeetings(say), to: "/meetings")))
  }

  private static func columns(
    _ given: [GivenAssignment], _ scene: Scene, _ grounds: any MeetingGrounds, naming: Bool
  ) -> [Column<GivenAssignment>] {
    let say = scene.say
    var columns: [Column<GivenAssignment>] = [.rowHeading(say("Công việc", "Task")) { $0.assignment.task }]
    if given.contains(where: { $0.item != nil }) {
      columns.append(.text(say("Theo nội dung", "Following from")) { $0.item?.title ?? "" })
    }
    columns += [
      .content(say("Thực hiện", "By whom")) { hands($0.assignment, grounds, say) },
      .content(say("Thời hạn", "Due")) { due($0, scene, grounds) },
      .content(say("Tình trạng", "State")) { state($0, scene) },
    ]
    if naming {
      columns.append(.text(grounds.pack.term(.conference, say).capitalised) { grounds.shortName(of: $0.meeting, say) })
    }
    if mayReport(scene) {
      columns.append(
        .actions(say("Theo dõi", "Follow up")) { given in
          if given.assignment.state == .open {
            way("done", say("Báo cáo hoàn thành", "Report done"), given, .secondary)
            way("postpone", say("Gia hạn", "Put off"), given, .plain)
          }
        })
    }
    return columns
  }

  private static func way(_ step: String, _ text: String, _ given: GivenAssignment, _ rank: ButtonRank) -> Inline {
    ButtonLink(
      text, to: Address("/meetings/\(given.meeting.id)/assignments/\(given.assignment.id)/\(step)"), rank,
      .label("\(text) – \(given.assignment.task)"))
  }

  /// Who does it, and who helps.
  @InlineBuilder static func hands(
    _ assignment: Assignment, _ grounds: any MeetingGrounds, _ say: Language
  ) -> Inline {
    Span(grounds.words(for: assignment.owner, say))
    if let helpers = grounds.helperWords(for: assignment, say) {
      Span(say(" – phối hợp: \(helpers)", " – with \(helpers)"), .class(.quiet))
    }
  }

  /// The day, whether it is too late, and how often it was put off and why.
  @InlineBuilder private static func due(_ given: GivenAssignment, _ scene: Scene, _ grounds: any MeetingGrounds)
    -> Inline
  {
    let say = scene.say
    let assignment = given.assignment
    Span(assignment.due.figures(say) + " ")
    if assignment.state == .open, let opens = given.congressBefore(grounds, on: scene.now.day) {
      let congress = grounds.pack.term(.congress, say)
      Tag(
        say(
          "Sau ngày khai mạc \(congress) (\(opens.words(say)))", "After the \(congress) opens (\(opens.words(say)))"
        ),
        .attention)
    }
    for postponed in assignment.postponements {
      Span(
        say(
          " (gia hạn từ \(postponed.from.words(say)): \(postponed.reason))",
          " (put off from \(postponed.from.words(say)): \(postponed.reason))"), .class(.quiet))
    }
  }

  static func mayReport(_ scene: Scene) -> Bool { scene.may(.chair) || scene.may(.recordDiscussion) }

  @InlineBuilder private static func state(_ given: GivenAssignment, _ scene: Scene) -> Inline {
    let say = scene.say
    switch given.assignment.state {
    case .done(let day, let note):
      Tag(say("Xong ngày \(day.words(say))", "Done \(day.words(say))"), .good)
      if !note.isEmpty { Span(" " + note, .class(.quiet)) }
    case .open:
      if given.isOverdue(on: scene.now.day) {
        Tag(
          say(
            "Quá hạn \(scene.now.day.number - given.assignment.due.number) ngày",
            "\(scene.now.day.number - given.assignment.due.number, one: "day", other: "days") overdue"), .bad)
      } else {
        Tag(say("Đang thực hiện", "Open"))
      }
    }
  }
}

extension MeetingScene {
  func assignmentsPage() -> Page {
    guard let sitting = meeting.sitting else { return notOpenYet(say("Nhiệm vụ được giao", "Assignments")) }
    let given = sitting.assignments.map { GivenAssignment(meeting: meeting, assignment: $0) }
      .filter { !$0.isHidden(from: scene, grounds) }
    return page(say("Nhiệm vụ được giao", "Assignments"), live: true, width: .wide) {
      Live("assignments") { AssignmentPages.table(given, scene, grounds, naming: false) }
      Buttons {
        if isSitting, AssignmentPages.mayReport(scene) {
          ButtonLink(say("Giao nhiệm vụ", "Assign"), to: address("assignments", "new"))
        }
        ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain)
      }
    }
  }

  /// Everybody who may help, folded away: most tasks have one owner.
  private var helperChoices: HTML {
    let chosen = scene.chosen("helpers")
    return Details(say("Người, nơi phối hợp (nếu có)", "Who helps (where somebody does)"), isOpen: !chosen.isEmpty) {
      Checkboxes(say("Phối hợp", "With"), "helpers", owners, chosen: chosen)
    }
  }

  /// People, bodies and units that can be given a task, as the form names them.
  var owners: [Choice] {
    let members = choices(grounds.organisations.members(of: meeting.body, on: day)).map {
      Choice("person/\($0.value)", $0.label)
    }
    let bodies = grounds.organisations.bodies.map { Choice("body/\($0.id)", grounds.bodyAndTerm($0.id, say)) }
    let units = grounds.organisations.units.map { Choice("unit/\($0.id)", $0.details.name) }
    return [Choice("office", term(.office))] + bodies + units + members
  }

  func assignmentForm() -> Page? {
    guard isSitting else { return notNow(say("Giao nhiệm vụ", "Assign")) }
    let list = Link(say("Nhiệm vụ được giao", "Assignments"), to: address("assignments"))
    return page(say("Giao nhiệm vụ", "Assign"), under: [list]) {
      Form(to: address("assignments", "new"), token: scene.token) {
        TextArea(say("Công việc", "Task"), scene.field("task"), rows: 3)
        Select(
          say("Ai thực hiện", "By whom"), scene.field("owner"), owners,
          prompt: say("Chọn một người hoặc một nơi", "Choose one"),
          hint: say("Mỗi việc một đầu mối chịu trách nhiệm.", "One alone answers for a task."))
        helperChoices
        DateBox(say("Thời hạn", "Due"), scene.field("due"), hint: say("Ví dụ: 20/07/2025", "For example 20/07/2025"))
        Select(
          say("Theo nội dung chương trình", "Following from the agenda item"), scene.field("item"),
          [.nobody(say)] + meeting.agenda.map { Choice($0.id.text, $0.title) })
        Buttons {
          Button(say("Giao nhiệm vụ", "Assign"))
          ButtonLink(say("Quay lại", "Back"), to: address("assignments"), .plain)
        }
      }
    }
  }

  /// Putting an assignment off: a later day, and why.
  func postponingForm() -> Page? {
    guard let assignment = meeting.sitting?.assignments.first(where: { $0.id == scene.id("assignment") }),
      assignment.state == .open
    else { return nil }
    let list = Link(say("Nhiệm vụ được giao", "Assignments"), to: address("assignments"))
    return page(say("Gia hạn nhiệm vụ", "Put an assignment off"), under: [list]) {
      P(assignment.task, .class(.lead))
      P(
        say(
          "\(grounds.words(for: assignment.owner, say)); thời hạn hiện nay: \(assignment.due.words(say)).",
          "\(grounds.words(for: assignment.owner, say)); due now: \(assignment.due.words(say))."))
      Form(to: address("assignments", assignment.id.text, "postpone"), token: scene.token) {
        DateBox(
          say("Thời hạn mới", "New day"), scene.field("to"), hint: say("Ví dụ: 25/07/2025", "For example 25/07/2025"))
        TextField(
          say("Lý do gia hạn", "Reason"), scene.field("reason"),
          hint: say("Thời hạn cũ và lý do vẫn được giữ.", "The former day and the reason are kept."))
        Buttons {
          Button(say("Gia hạn", "Put it off"))
          ButtonLink(say("Quay lại", "Back"), to: address("assignments"), .plain)
        }
      }
    }
  }

  func doneForm() -> Page? {
    guard let assignment = meeting.sitting?.assignments.first(where: { $0.id == scene.id("assignment") }) else {
      return nil
    }
    let list = Link(say("Nhiệm vụ được giao", "Assignments"), to: address("assignments"))
    return page(say("Báo cáo hoàn thành", "Report done"), under: [list]) {
      P(assignment.task, .class(.lead))
      P { AssignmentPages.hands(assignment, grounds, say) }
      Form(to: address("assignments", assignment.id.text, "done"), token: scene.token) {
        DateBox(
          say("Ngày hoàn thành", "Done on"), scene.field("day", else: scene.now.day.typed),
          hint: say("Ví dụ: 20/07/2025", "For example 20/07/2025"))
        TextField(
          say("Kết quả", "Result"), scene.field("note"),
          hint: say("Số văn bản hoặc sản phẩm, nếu có.", "The letter or product, if any."))
        Buttons {
          Button(say("Ghi hoàn thành", "Save"))
          ButtonLink(say("Quay lại", "Back"), to: address("assignments"), .plain)
        }
      }
    }
  }
}
