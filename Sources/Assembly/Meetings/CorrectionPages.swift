// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Putting right what was noted of the discussion and the conclusion, and how pages tell that it was.
extension MeetingScene {
  /// The way to put a contribution right, for whoever records the discussion.
  func correcting(_ line: Line) -> [Column<Contribution>] {
    guard meeting.sitting != nil, scene.may(.recordDiscussion), !hides(line.item.id) else { return [] }
    let label = say("Sửa", "Correct")
    return [
      .actions(label) { said in
        ButtonLink(
          label, to: address("contributions", said.id.text), .plain,
          .label("\(label) – \(speakerName(said)), \(said.at.clock)"))
      }
    ]
  }

  /// What was put right in the discussion, with what had stood there.
  @HTMLBuilder func correctionTable(_ sitting: Sitting) -> HTML {
    corrections(sitting.corrections.filter { $0.isOfDiscussion })
  }

  /// What was put right in the conclusion.
  @HTMLBuilder func conclusionCorrections(_ sitting: Sitting) -> HTML {
    corrections(sitting.corrections.filter { !$0.isOfDiscussion })
  }

  @HTMLBuilder private func corrections(_ made: [Correction]) -> HTML {
    if !made.isEmpty {
      Details(say("Các lần sửa (\(made.count))", "Corrections (\(made.count))")) {
        DataTable(
          say("Các lần sửa", "Corrections"), made,
          columns: [
            .text(say("Lúc", "At")) { $0.at.words(say) }, .text(say("Lý do", "Reason")) { $0.reason },
            .text(say("Trước khi sửa", "Before")) { before($0) }, .text(say("Sau khi sửa", "After")) { after($0) },
          ], empty: EmptyState(""))
      }
    }
  }

  private func before(_ correction: Correction) -> String {
    guard !correction.items.contains(where: { hides($0) }) else { return hidden }
    return switch correction.change {
    case .contribution(let from, let to): words(of: from, beside: to)
    case .added: say("chưa ghi", "not noted")
    case .struck(let contribution): words(of: contribution, beside: nil)
    case .conclusion(let from, let to): words(of: from, beside: to)
    }
  }

  private func after(_ correction: Correction) -> String {
    guard !correction.items.contains(where: { hides($0) }) else { return hidden }
    return switch correction.change {
    case .contribution(let from, let to): words(of: to, beside: from)
    case .added(let contribution): words(of: contribution, beside: nil)
    case .struck: say("đã bỏ: ghi nhầm", "taken out: noted by mistake")
    case .conclusion(let from, let to): words(of: to, beside: from)
    }
  }

  /// What differs from the other, each with its name; all of it where there is no other.
  private func words(of said: Contribution, beside other: Contribution?) -> String {
    var words: [String] = []
    if said.by != other?.by { words.append(speakerName(said)) }
    if said.item != other?.item { words.append(meeting.item(said.item)?.title ?? "") }
    if said.at != other?.at { words.append(said.at.clock) }
    if said.heading != other?.heading { words.append(said.heading ?? say("nói chung", "in general")) }
    if said.summary != other?.summary { words.append(said.summary) }
    if let other, said.isPriority != other.isPriority {
      words.append(said.isPriority ? say("nhấn mạnh", "stressed") : say("không nhấn mạnh", "not stressed"))
    }
    return words.joined(separator: "; ")
  }

  private func words(of said: Conclusion, beside other: Conclusion) -> String {
    var words: [String] = []
    if said.by != other.by { words.append(name(said.by)) }
    if said.authority != other.authority { words.append(grounds.words(for: said.authority, say)) }
    if said.at != other.at { words.append(said.at.clock) }
    words += said.points.filter { !other.points.contains($0) }.map(\.text)
    return words.isEmpty ? say("(không có)", "(nothing)") : words.joined(separator: "; ")
  }

  // MARK: The forms

  /// The contribution that the path names; nil when there is none, or the visitor may not see it.
  var contribution: Contribution? {
    let id: ContributionID = scene.id("contribution")
    return meeting.sitting?.contributions.first { $0.id == id && !hides($0.item) }
  }

  private var shownItems: [AgendaItem] { meeting.agenda.filter { !hides($0.id) } }

  func filling(_ said: Contribution) -> FormFilling {
    let item = meeting.item(said.item)?.title ?? ""
    let speaker = speakerName(said)
    return FormFilling([
      .init("item", Phrase("nội dung chương trình", "the agenda item"), said.item.text, words: Phrase(item, item)),
      .init(
        "speaker", Phrase("người phát biểu", "the speaker"), key(of: said.by), words: Phrase(speaker, speaker)),
      .init("heading", Phrase("phần của tài liệu", "the part"), said.heading ?? ""),
      .init("summary", Phrase("tóm tắt ý kiến", "the summary"), said.summary),
      .init(
        "priority", Phrase("dấu nhấn mạnh", "the stress"), said.isPriority ? "yes" : "",
        words: Phrase("nhấn mạnh", "stressed")),
      .init("time", Phrase("giờ", "the time"), said.at.clock),
      .init("day", Phrase("ngày", "the day"), said.at.day.description),
    ])
  }

  func filling(_ conclusion: Conclusion) -> FormFilling {
    let person = name(conclusion.by)
    var fields: [FormFilling.Field] = [
      .init("by", Phrase("người kết luận", "who concludes"), conclusion.by.text, words: Phrase(person, person))
    ]
    switch conclusion.authority {
    case .post: fields.append(.init("authority", Phrase("thẩm quyền", "the authority"), "post"))
    case .delegated(let by, let post, let instrument):
      fields += [
        .init("authority", Phrase("thẩm quyền", "the authority"), "delegated"),
        .init("delegator", Phrase("người ủy quyền", "who delegates"), "\(by)/\(post)"),
        .init("instrument", Phrase("căn cứ ủy quyền", "the instrument"), instrument),
      ]
    }
    func text(_ item: AgendaItemID?) -> String {
      conclusion.points.filter { $0.item == item }.map(\.text).joined(separator: "\n")
    }
    fields += shownItems.map { .init(pointField($0.id), Phrase($0.title, $0.title), text($0.id)) }
    return FormFilling(
      fields + [
        .init("general", Phrase("kết luận chung", "the general point"), text(nil)),
        .init("time", Phrase("giờ", "the time"), conclusion.at.clock),
        .init("day", Phrase("ngày", "the day"), conclusion.at.day.description),
      ])
  }

  private var keptHint: String {
    say(
      "Nội dung cũ và lý do sửa vẫn được giữ trong sổ. Văn bản đã phát hành không tự đổi; trang Văn bản nhắc phát hành lại.",
      "What stood there and the reason stay on record. Papers that went out do not change; the papers' page asks to issue them again."
    )
  }

  /// A form filled with what is on record, which asks for the reason and leads back to `home`.
  @HTMLBuilder private func correctionForm(
    _ filling: FormFilling, to address: Address, at moment: Moment, back home: Address,
    @HTMLBuilder fields: (MeetingScene) -> HTML
  ) -> HTML {
    let view = MeetingScene(scene.following(filling), grounds, meeting)
    P(keptHint)
    Form(to: address, token: scene.token) {
      filling.mark()
      fields(view)
      view.timeFields(say("Lúc", "At"), proposing: moment)
      TextField(say("Lý do sửa", "Reason for the correction"), scene.field("reason"))
      Buttons {
        Button(say("Lưu nội dung sửa", "Save the correction"))
        ButtonLink(say("Quay lại", "Back"), to: home, .plain)
      }
    }
  }

  func contributionCorrectionForm() -> Page? {
    guard let said = contribution else { return nil }
    let filling = filling(said)
    let own = address("contributions", said.id.text)
    return page(say("Sửa ý kiến đã ghi", "Correct a contribution"), under: [discussionLink]) {
      correctionForm(filling, to: own, at: said.at, back: discussionLink.address) { view in
        Select(
          say("Nội dung chương trình", "Agenda item"), view.scene.field("item", from: filling),
          shownItems.map { Choice($0.id.text, $0.title) })
        view.contributionFields(filling)
      }
      Details(say("Bỏ ý kiến này vì ghi nhầm", "Take it out: it was noted by mistake")) {
        Form(to: address("contributions", said.id.text, "strike"), token: scene.token) {
          TextField(say("Lý do bỏ", "Reason"), scene.field("strike-reason"))
          Buttons { Button(say("Bỏ ý kiến này", "Take it out"), .danger) }
        }
      }
    }
  }

  /// The way to note what was said before the discussion was closed, for whoever records it.
  @HTMLBuilder func lateContributionButton(_ item: AgendaItem) -> HTML {
    if scene.may(.recordDiscussion), !hides(item.id) {
      let label = say("Ghi bổ sung ý kiến", "Add what was said before")
      Buttons {
        ButtonLink(
          label, to: address("discussion", item.id.text, "late"), .plain, .label("\(label) – \(item.title)"))
      }
    }
  }

  /// The form of a contribution that is noted when the discussion of its item, or the meeting, is over.
  func lateContributionForm() -> Page? {
    guard let sitting = meeting.sitting, let item = meeting.item(scene.id("item")), !hides(item.id) else { return nil }
    return page(say("Ghi bổ sung ý kiến", "Add what was said before"), under: [discussionLink]) {
      P(item.title, .class(.lead))
      P(
        say(
          "Dùng cho ý kiến đã phát biểu trước khi kết thúc thảo luận mà chưa kịp ghi. Sổ ghi rõ đây là phần ghi bổ sung.",
          "For what was said before the discussion was closed and was not noted in time. The record says that it was added."
        ))
      Form(to: address("discussion", item.id.text, "late"), token: scene.token) {
        contributionFields(nil)
        timeFields(
          say("Lúc phát biểu", "Said at"),
          proposing: sitting.discussionsClosed[item.id] ?? meeting.closed ?? suggestedTime)
        TextField(
          say("Lý do ghi bổ sung", "Why it is added now"), scene.field("reason"),
          hint: say("Ví dụ: chưa kịp ghi khi kết thúc thảo luận", "For example: not noted in time"))
        Buttons {
          Button(say("Ghi bổ sung", "Add it"))
          ButtonLink(say("Quay lại", "Back"), to: discussionLink.address, .plain)
        }
      }
    }
  }

  func conclusionCorrectionForm() -> Page? {
    guard let conclusion = meeting.sitting?.conclusion else { return conclusionPage() }
    let filling = filling(conclusion)
    let home = Link(term(.conclusion), to: address("conclusion"))
    return page(say("Sửa kết luận", "Correct the conclusion"), under: [home]) {
      correctionForm(filling, to: address("conclusion", "correct"), at: conclusion.at, back: home.address) { view in
        view.conclusionFields(filling)
      }
    }
  }
}

extension Correction {
  fileprivate var isOfDiscussion: Bool {
    switch change {
    case .contribution, .added, .struck: true
    case .conclusion: false
    }
  }
}

/// The addresses of corrections.
enum CorrectionEndpoints {
  static let all: [MeetingEndpoints.MeetingEndpoint] = [
    MeetingEndpoints.form(
      "/meetings/{meeting}/contributions/{contribution}", [.recordDiscussion],
      again: { $0.contributionCorrectionForm() }
    ) { reader, view throws(Faults) in
      if let known = view.contribution { reader.compare(with: view.filling(known)) }
      let items = view.meeting.agenda.map(\.id).filter { !view.hides($0) }
      let item = reader.choice("item", Phrase("nội dung chương trình", "the agenda item"), of: items.map(\.text))
      let draft = reader.contribution(to: AgendaItemID(item ?? ""), view)
      return try order(.contribution(known(view), draft), &reader, view, home: view.address("discussion"))
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/contributions/{contribution}/strike", [.recordDiscussion],
      again: { $0.contributionCorrectionForm() }
    ) { reader, view throws(Faults) in
      try order(.strike(known(view)), &reader, view, reason: "strike-reason", home: view.address("discussion"))
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/discussion/{item}/late", [.recordDiscussion], again: { $0.lateContributionForm() }
    ) { reader, view throws(Faults) in
      let item: AgendaItemID = view.scene.id("item")
      let draft = reader.contribution(to: view.hides(item) ? AgendaItemID("") : item, view)
      return try order(
        .add(draft), &reader, view, home: view.address("discussion"),
        done: Phrase("Đã ghi bổ sung ý kiến.", "The contribution is added."))
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/conclusion/correct", [.chair], again: { $0.conclusionCorrectionForm() }
    ) { reader, view throws(Faults) in
      if let known = view.meeting.sitting?.conclusion { reader.compare(with: view.filling(known)) }
      let conclusion = reader.conclusion(view)
      return try order(.conclusion(conclusion), &reader, view, home: view.address("conclusion"))
    },
  ]

  /// The contribution of the path; nobody's for one that the visitor may not see.
  private static func known(_ view: MeetingScene) -> ContributionID { view.contribution?.id ?? ContributionID("") }

  private static func order(
    _ wish: Correction.Wish, _ reader: inout FormReader, _ view: MeetingScene, reason field: FieldName = "reason",
    home: Address, done: Phrase = Phrase("Đã sửa; nội dung cũ vẫn được giữ.", "Corrected; what stood there is kept.")
  ) throws(Faults) -> Order<MeetingCommand, any MeetingGrounds> {
    let reason = reader.text(field, Phrase("lý do", "the reason"))
    try reader.finish()
    return Order(
      .correct(view.meeting.id, wish, reason: reason, at: view.scene.now),
      done: done
    ) { _ in home }
  }
}
