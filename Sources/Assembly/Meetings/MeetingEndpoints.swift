// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of meetings: planning, agenda, tabled papers. Those of a sitting are in SittingEndpoints.
public enum MeetingEndpoints {
  public typealias MeetingEndpoint = Endpoint<any MeetingGrounds, MeetingCommand>
  typealias MeetingOrder = Order<MeetingCommand, any MeetingGrounds>

  public static let all: [MeetingEndpoint] =
    planning + agenda + tabled + TabledPaperPages.endpoints + ConveningEndpoints.all + AttendanceEndpoints.all
    + SittingEndpoints.all

  /// A page of one meeting.
  static func page(
    _ path: PathPattern, _ page: @escaping @Sendable (MeetingScene) -> Page?
  ) -> MeetingEndpoint {
    .page(path, [.read]) { scene, grounds in MeetingScene(scene, grounds).flatMap(page) }
  }

  /// A form of one meeting; the meeting is known when it is read.
  static func form(
    _ path: PathPattern, _ rights: Set<Right>, shownTo readers: Set<Right>? = nil,
    again page: @escaping @Sendable (MeetingScene) -> Page?,
    read: @escaping @Sendable (inout FormReader, MeetingScene) throws(Faults) -> MeetingOrder
  ) -> MeetingEndpoint {
    .form(path, rights, shownTo: readers, again: { scene, grounds in MeetingScene(scene, grounds).flatMap(page) }) {
      (reader, scene, grounds) throws(Faults) in
      guard let meeting = MeetingScene(scene, grounds) else { throw gone() }
      return try read(&reader, meeting)
    }
  }

  /// The meeting in the path does not exist.
  static func gone() -> Faults {
    Faults(
      Fault(
        .field("meeting"), problem: Phrase("Không có cuộc họp này.", "There is no such meeting."),
        mend: Phrase("Hãy chọn lại trong danh sách cuộc họp.", "Choose it again from the list of meetings.")))
  }

  private static let planning: [MeetingEndpoint] = [
    .page("/meetings", [.read], MeetingPages.list),
    .form("/meetings/new", [.planMeetings], again: MeetingPages.new) { reader, scene, grounds throws(Faults) in
      let bodies = grounds.organisations.bodies.map(\.id.text)
      let body = reader.choice("body", Phrase("cơ quan họp", "the body"), of: bodies)
      let plan = reader.meetingPlan(call: 1, beside: scene.now)
      try reader.finish()
      return .making(.plan(BodyID(body ?? ""), plan), done: Phrase("Đã thêm vào danh sách.", "The meeting is planned."))
      {
        $1.planned.map { Address(path: "meetings", $0.text) } ?? "/meetings"
      }
    },
    EarlierMeetingsPages.endpoint,
    page("/meetings/{meeting}") { $0.hub() },
    form("/meetings/{meeting}/edit", [.planMeetings], again: { $0.editPage() }) { reader, view throws(Faults) in
      reader.compare(with: MeetingPages.filling(view.meeting.plan))
      let plan = reader.meetingPlan(call: view.meeting.plan.call, beside: view.scene.now)
      try reader.finish()
      let home = view.address()
      return Order(
        .changePlan(view.meeting.id, plan), done: Phrase("Đã lưu thông tin.", "The plan is saved.")
      ) { _ in home }
    },
    form("/meetings/{meeting}/call-off", [.planMeetings], again: { $0.callingOffPage() }) {
      reader, view throws(Faults) in
      let reason = reader.text("call-off-reason", Phrase("lý do hủy", "the reason"))
      try reader.finish()
      let home = view.address()
      return Order(
        .callOff(view.meeting.id, reason: reason, at: view.scene.now),
        done: Phrase("Đã hủy.", "It is called off.")
      ) { _ in home }
    },
    .file("/meetings/{meeting}/event.ics", [.read]) { MeetingScene($0, $1)?.calendarFile() },
  ]

  private static let agenda: [MeetingEndpoint] = [
    page("/meetings/{meeting}/agenda") { $0.agenda() },
    form("/meetings/{meeting}/agenda/new", [.planMeetings, .chair], again: { $0.itemForm(nil) }) {
      reader, view throws(Faults) in
      let draft = reader.agendaItem(view)
      let reason = reader.reason("reason", ofChanging: view)
      try reader.finish()
      let command = reason.map { view.amending(.add(draft), $0) } ?? .addItem(view.meeting.id, draft)
      return view.agendaOrder(command, Phrase("Đã thêm nội dung.", "The item is added."))
    },
    form("/meetings/{meeting}/agenda/{item}", [.planMeetings, .chair], again: { $0.changedItemForm() }) {
      reader, view throws(Faults) in
      let item: AgendaItemID = view.scene.id("item")
      if let known = view.meeting.item(item) { reader.compare(with: view.filling(known)) }
      let draft = reader.agendaItem(view)
      let reason = reader.reason("reason", ofChanging: view)
      try reader.finish()
      let command = reason.map { view.amending(.change(item, draft), $0) } ?? .changeItem(view.meeting.id, item, draft)
      return view.agendaOrder(command, Phrase("Đã sửa nội dung.", "The item is changed."))
    },
    form("/meetings/{meeting}/agenda/{item}/move", [.planMeetings, .chair], again: { $0.changedItemForm() }) {
      reader, view throws(Faults) in
      let place = reader.number(
        "place", Phrase("vị trí mới", "the new place"), in: 1...max(1, view.meeting.agenda.count))
      let reason = reader.text("move-reason", reasonName)
      try reader.finish()
      return view.agendaOrder(
        view.amending(.move(view.scene.id("item"), place: place - 1), reason), Phrase("Đã chuyển vị trí.", "Moved."))
    },
    form("/meetings/{meeting}/agenda/{item}/withdraw", [.planMeetings, .chair], again: { $0.changedItemForm() }) {
      reader, view throws(Faults) in
      let reason = reader.text("withdraw-reason", reasonName)
      try reader.finish()
      return view.agendaOrder(
        view.amending(.withdraw(view.scene.id("item")), reason), Phrase("Đã rút nội dung.", "The item is withdrawn."))
    },
    agendaAction("remove", Phrase("Đã bỏ nội dung.", "The item is removed.")) { .removeItem($0.meeting.id, $1) },
    agendaAction("up", Phrase("Đã chuyển lên.", "Moved up.")) {
      .moveItem($0.meeting.id, $1, place: $0.place(of: $1) - 1)
    },
    agendaAction("down", Phrase("Đã chuyển xuống.", "Moved down.")) {
      .moveItem($0.meeting.id, $1, place: $0.place(of: $1) + 1)
    },
  ]

  fileprivate static let reasonName = Phrase("lý do thay đổi", "the reason for the change")

  /// A button on a row of the agenda.
  private static func agendaAction(
    _ name: String, _ done: Phrase, _ command: @escaping @Sendable (MeetingScene, AgendaItemID) -> MeetingCommand
  ) -> MeetingEndpoint {
    let path = PathPattern(stringLiteral: "/meetings/{meeting}/agenda/{item}/\(name)")
    return form(path, [.planMeetings], again: { $0.agenda() }) { _, view throws(Faults) in
      view.agendaOrder(command(view, view.scene.id("item")), done)
    }
  }

  private static let tabled: [MeetingEndpoint] = [
    .page("/tabled", [.read], TabledPages.list),
    .keeping("/tabled/new", [.planMeetings], again: TabledPages.new) { reader, _, grounds throws(Faults) in
      let kind = reader.paperKind("kind", grounds)
      let title = reader.text("title", Phrase("tên tài liệu", "the title"), most: 300)
      let term = reader.optionalTerm("term", of: TabledPages.terms(grounds))
      reader.check(term, "term", of: kind, grounds)
      let isRestricted = reader.isTicked("restricted") || kind?.isRestricted == true
      let file = reader.tabledFile("file", isShut: isRestricted)
      try reader.finish()
      return Order(
        .table(title: title, term: term, isRestricted: isRestricted, file: file),
        files: file == nil ? [] : ["file"], areShut: isRestricted,
        done: Phrase("Đã trình tài liệu.", "The paper is tabled.")
      ) { _ in "/tabled" }
    },
    .keeping("/tabled/{paper}/next", [.planMeetings], again: TabledPages.next) {
      reader, scene, grounds throws(Faults) in
      // A restricted paper cannot be versioned by those who may not see it.
      let paper = grounds.meetings.paper(scene.id("paper")).flatMap { scene.maySee($0) ? $0 : nil }
      let isShut = paper?.isRestricted ?? false
      let file = reader.tabledFile("file", isShut: isShut)
      try reader.finish()
      return Order(
        .tableNext(of: paper?.id ?? TabledPaperID(""), file: file), files: file == nil ? [] : ["file"], areShut: isShut,
        done: Phrase("Đã trình bản tiếp theo.", "The next version is tabled.")
      ) { _ in "/tabled" }
    },
    .file("/tabled/{paper}/file", [.read], TabledPages.file),
  ]
}

extension FormReader {
  /// The reason of a change, which only an agenda that was sent out asks for; nil before.
  fileprivate mutating func reason(_ field: FieldName, ofChanging view: MeetingScene) -> String? {
    view.mayAmendAgenda ? text(field, MeetingEndpoints.reasonName) : nil
  }
}

extension MeetingScene {
  fileprivate func amending(_ wish: AgendaWish, _ reason: String) -> MeetingCommand {
    .amend(meeting.id, wish, reason: reason, at: scene.now)
  }

  /// An order after which the agenda is shown.
  fileprivate func agendaOrder(_ command: MeetingCommand, _ done: Phrase) -> MeetingEndpoints.MeetingOrder {
    let home = address("agenda")
    return Order(command, done: done) { _ in home }
  }

  func place(of item: AgendaItemID) -> Int { meeting.agenda.firstIndex { $0.id == item } ?? 0 }

  func changedItemForm() -> Page? { meeting.item(scene.id("item")).map { itemForm($0) } }

  /// The form that changes kind, time and venue before the summons.
  func editPage() -> Page? {
    let filling = MeetingPages.filling(meeting.plan)
    return page(say("Sửa thông tin \(grounds.pack.term(.conference, say))", "Change the plan")) {
      Form(to: address("edit"), token: scene.token) {
        filling.mark()
        MeetingPages.planFields(scene.following(filling), filling)
        Buttons {
          Button(say("Lưu", "Save"))
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }
}

extension [MeetingEvent] {
  /// The meeting that was planned.
  fileprivate var planned: MeetingID? {
    for case .planned(let id, _, _, _) in self { return id }
    return nil
  }
}
