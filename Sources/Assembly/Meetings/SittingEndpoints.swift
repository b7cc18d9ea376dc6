// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of a meeting at work: discussion, conclusion, assignments, close.
enum SittingEndpoints {
  static let all: [MeetingEndpoints.MeetingEndpoint] =
    discussion + conclusion + assignments + CorrectionEndpoints.all + [HandingOver.endpoint]

  private static let discussion: [MeetingEndpoints.MeetingEndpoint] = [
    MeetingEndpoints.page("/meetings/{meeting}/discussion") { $0.discussionPage() },
    MeetingEndpoints.page("/meetings/{meeting}/participation") { $0.participationPage() },
    MeetingEndpoints.form(
      "/meetings/{meeting}/discussion/{item}/new", [.recordDiscussion], again: { $0.contributionForm() }
    ) { reader, view throws(Faults) in
      let draft = reader.contribution(to: view.scene.id("item"), view)
      try reader.finish()
      let home = view.address("discussion")
      return Order(.contribute(view.meeting.id, draft), done: Phrase("Đã ghi ý kiến.", "Noted.")) { _ in home }
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/discussion/{item}/close", [.chair],
      again: { $0.isOn ? $0.discussionPage() : $0.discussionCloseForm() }
    ) { reader, view throws(Faults) in
      let at = view.isOn ? view.closingTime : reader.time("time", of: view, Phrase("giờ kết thúc", "the time"))
      try reader.finish()
      let home = view.address("discussion")
      return Order(
        .closeDiscussion(view.meeting.id, view.scene.id("item"), at: at),
        done: Phrase("Đã kết thúc thảo luận.", "The discussion is closed.")
      ) { _ in home }
    },
  ]

  private static let conclusion: [MeetingEndpoints.MeetingEndpoint] = [
    MeetingEndpoints.form(
      "/meetings/{meeting}/conclusion", [.chair], shownTo: [.read, .chair], again: { $0.conclusionPage() }
    ) { reader, view throws(Faults) in
      let conclusion = reader.conclusion(view)
      try reader.finish()
      let home = view.address("conclusion")
      return Order(
        .conclude(view.meeting.id, conclusion), done: Phrase("Đã ghi kết luận.", "The conclusion is recorded.")
      ) { _ in home }
    },
    MeetingEndpoints.form("/meetings/{meeting}/close", [.chair], again: { $0.closingPage() }) {
      reader, view throws(Faults) in
      let at = reader.time("time", of: view, Phrase("giờ bế mạc", "the time of closing"))
      try reader.finish()
      let home = view.address()
      return Order(.close(view.meeting.id, at: at), done: Phrase("Đã bế mạc.", "The meeting is closed.")) { _ in home }
    },
  ]

  private static let assignments: [MeetingEndpoints.MeetingEndpoint] = [
    .page("/assignments", [.read], AssignmentPages.followUp),
    MeetingEndpoints.page("/meetings/{meeting}/assignments") { $0.assignmentsPage() },
    MeetingEndpoints.form(
      "/meetings/{meeting}/assignments/new", [.chair, .recordDiscussion], again: { $0.assignmentForm() }
    ) { reader, view throws(Faults) in
      let task = reader.text("task", Phrase("công việc", "the task"), most: 1000)
      let owner = reader.choice("owner", Phrase("người thực hiện", "by whom"), of: view.owners.map(\.value))
      let helpers = reader.choices("helpers", of: view.owners.map(\.value)).map(view.owner)
      let due = reader.day("due", Phrase("thời hạn", "the day"))
      let item = reader.optionalChoice(
        "item", Phrase("nội dung chương trình", "the agenda item"), of: view.meeting.agenda.map(\.id.text))
      try reader.finish()
      let home = view.address("assignments")
      return Order(
        .assign(
          view.meeting.id, task: task, owner: view.owner(owner ?? ""), helpers: helpers, due: due ?? view.day,
          item: item.map { AgendaItemID($0) }),
        done: Phrase("Đã giao nhiệm vụ.", "Assigned.")
      ) { _ in home }
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/assignments/{assignment}/postpone", [.chair, .recordDiscussion],
      again: { $0.postponingForm() }
    ) { reader, view throws(Faults) in
      let to = reader.day("to", Phrase("thời hạn mới", "the new day"))
      let reason = reader.text("reason", Phrase("lý do gia hạn", "the reason"))
      try reader.finish()
      let home = view.address("assignments")
      return Order(
        .postpone(
          view.meeting.id, view.scene.id("assignment"), to: to ?? view.day, reason: reason, on: view.scene.now.day),
        done: Phrase("Đã gia hạn.", "Put off.")
      ) { _ in home }
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/assignments/{assignment}/done", [.chair, .recordDiscussion], again: { $0.doneForm() }
    ) { reader, view throws(Faults) in
      let day = reader.day("day", Phrase("ngày hoàn thành", "the day"))
      let note = reader.optionalText("note", Phrase("kết quả", "the result")) ?? ""
      try reader.finish()
      let home = view.address("assignments")
      return Order(
        .reportDone(view.meeting.id, view.scene.id("assignment"), on: day ?? view.scene.now.day, note: note),
        done: Phrase("Đã ghi hoàn thành.", "Reported done.")
      ) { _ in home }
    },
  ]
}

extension MeetingScene {
  /// Now, and never before what was noted last.
  var closingTime: Moment { max(scene.now, meeting.sitting?.opened ?? scene.now) }

  /// What an owner's choice stands for.
  func owner(_ choice: String) -> Assignment.Owner {
    let parts = choice.split(separator: "/", maxSplits: 1).map(String.init)
    switch (parts.first, parts.last) {
    case ("person", let id?): return .person(PersonID(id))
    case ("body", let id?): return .body(BodyID(id))
    case ("unit", let id?): return .unit(UnitID(id))
    default: return .office(term(.office))
    }
  }
}

extension FormReader {
  /// A contribution as its form tells it.
  mutating func contribution(to item: AgendaItemID, _ view: MeetingScene) -> ContributionDraft {
    let speaker = choice(
      "speaker", Phrase("người phát biểu", "the speaker"), of: view.speakerChoices.map(\.value))
    let heading = optionalText("heading", Phrase("phần của tài liệu", "the part"), most: 200)
    let summary = text("summary", Phrase("tóm tắt ý kiến", "the summary"), most: 5000)
    let at = time("time", of: view, Phrase("giờ", "the time"))
    return ContributionDraft(
      item: item, by: view.speaker(speaker ?? ""), heading: heading, summary: summary,
      isPriority: isTicked("priority"), at: at)
  }

  /// The conclusion as the form tells it.
  mutating func conclusion(_ view: MeetingScene) -> Conclusion {
    let by = PersonID(choice("by", Phrase("người kết luận", "who concludes"), of: view.present.map(\.text)) ?? "")
    let kind = choice("authority", Phrase("thẩm quyền", "the authority"), of: ["post", "delegated"])
    let authority =
      kind == "delegated" ? delegation(view) : Conclusion.Authority.post(view.ownPost(of: by))
    // Points that this visitor may not see stay as they are, where they are.
    let known = view.meeting.sitting?.conclusion?.points ?? []
    var points: [Conclusion.Point] = []
    for item in view.meeting.agenda {
      guard !view.hides(item.id) else {
        points += known.filter { $0.item == item.id }
        continue
      }
      let text = optionalText(view.pointField(item.id), Phrase("điểm kết luận", "the point"), most: 3000)
      if let text { points.append(.init(item: item.id, text: text)) }
    }
    if let text = optionalText("general", Phrase("kết luận chung", "the general point"), most: 3000) {
      points.append(.init(item: nil, text: text))
    }
    if points.isEmpty {
      fault(
        "general", Phrase("Kết luận chưa có nội dung nào.", "The conclusion says nothing yet."),
        mend: Phrase("Hãy ghi ít nhất một điểm.", "Write at least one point."))
    }
    return Conclusion(
      by: by, authority: authority, points: points, at: time("time", of: view, Phrase("giờ", "the time")))
  }

  private mutating func delegation(_ view: MeetingScene) -> Conclusion.Authority {
    let holders = view.concludingPosts.map { "\($0.person)/\($0.post)" }
    let holder = choice("delegator", Phrase("người ủy quyền", "who delegates"), of: holders) ?? ""
    let instrument = text("instrument", Phrase("căn cứ ủy quyền", "the instrument"), most: 300)
    let parts = holder.split(separator: "/", maxSplits: 1).map(String.init)
    return .delegated(by: PersonID(parts.first ?? ""), post: parts.last ?? "", instrument: instrument)
  }
}

extension MeetingScene {
  /// The post by which a person concludes; where none does, the highest one held, for the rule to refuse.
  func ownPost(of person: PersonID) -> String {
    if let own = concludingPosts.first(where: { $0.person == person }) { return own.post }
    let held = grounds.organisations.holdings(of: person, on: day).compactMap { grounds.pack.post($0.post) }
    return held.min { $0.rank < $1.rank }?.id ?? ""
  }
}
