// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The page of one draft: what is next, where it went, what must stand in it.
enum DraftHub {
  static func page(_ view: DraftScene) -> Page {
    let say = view.say
    return view.scene.page(
      view.draft.title, at: "/drafts", under: [Link(say("Góp ý dự thảo", "Drafts"), to: "/drafts")], live: true,
      width: .wide
    ) {
      view.scene.problems()
      H1(view.draft.title)
      P {
        Tag(view.kindName)
        if let term = view.draft.head.term { Tag("\(view.grounds.pack.term(.term, say).capitalised) \(term)") }
        if view.draft.isRestricted { Tag(say("Hạn chế", "Restricted"), .attention) }
      }
      view.tabs(at: view.address())
      Live("next") {
        Notice(heading: say("Việc tiếp theo", "What is next")) {
          P(nextSentence(view))
          if let next = nextLink(view) { Buttons { ButtonLink(next.text, to: next.address) } }
        }
        for toDo in view.grounds.paperToDos(of: view.draft, view.scene) {
          Notice(heading: toDo.title, .attention) {
            if let detail = toDo.detail { P(detail.capitalised) }
            Buttons { ButtonLink(say("Phát hành lại", "Issue it again"), to: toDo.address, .secondary) }
          }
        }
        if view.works { DraftListPages.progress(view) }
      }
      Split {
        circulations(view)
      } side: {
        parts(view)
        if view.compiles { settings(view) }
      }
    }
  }

  /// In one sentence, what the draft waits for.
  static func nextSentence(_ view: DraftScene) -> String {
    let say = view.say
    let draft = view.draft
    let open = view.works ? draft.open.count : 0
    if open > 0 {
      return say(
        "Còn \(open) ý kiến chưa được trả lời\(by(draft.decideBy, say)).",
        "\(open, one: "opinion has", other: "opinions have") no answer yet\(by(draft.decideBy, say)).")
    }
    if view.works, draft.staysAsItIs {
      return say(
        "Mọi ý kiến đã được trả lời; không câu trả lời nào làm đổi câu chữ nên dự thảo giữ nguyên là bản \(draft.newest.number).",
        "Every opinion is answered, and no answer changes a word: the draft stays as version \(draft.newest.number).")
    }
    if view.works, draft.hasFilesLeft {
      let (unread, unnamed) = (draft.unread.count, draft.unnamed)
      return say(
        "Còn \(unread) tệp chưa đọc được, \(unnamed) tệp chưa ghi nơi gửi.",
        "\(unread, one: "file", other: "files") could not be read, \(unnamed) without a sender.")
    }
    if view.works, draft.answers.contains(where: { $0.opinions.contains { view.synthesis.point(of: $0) != nil } }) {
      return say(
        "Mọi ý kiến đã được trả lời: có thể phát hành bản \(draft.newest.number + 1).",
        "Every opinion is answered: version \(draft.newest.number + 1) can be issued.")
    }
    guard let due = view.due else {
      return say(
        "Bản \(draft.newest.number) chưa được gửi lấy ý kiến.", "Version \(draft.newest.number) has not been sent out.")
    }
    return due < view.scene.now.day
      ? say("Hạn góp ý \(due.words(say)) đã qua.", "The deadline for opinions, \(due.words(say)), has passed.")
      : say("Đang lấy ý kiến đến hết ngày \(due.words(say)).", "Opinions are taken until \(due.words(say)).")
  }

  private static func by(_ day: Day?, _ say: Language) -> String {
    day.map { say(", hạn \($0.words(say))", ", due \($0.words(say))") } ?? ""
  }

  private static func nextLink(_ view: DraftScene) -> Link? {
    let say = view.say
    let draft = view.draft
    if view.works, !draft.open.isEmpty {
      return Link(
        view.decides ? say("Trả lời ý kiến", "Answer opinions") : say("Mở bảng tổng hợp", "Open the board"),
        to: view.address("board", query: [("state", "open")]))
    }
    if view.works, draft.staysAsItIs {
      return Link(say("Lập bảng tiếp thu, giải trình", "Issue the table of answers"), to: view.address("papers"))
    }
    guard view.compiles else { return nil }
    if draft.hasFilesLeft {
      return Link(say("Xem các tệp này", "See these files"), to: view.address("returns"))
    }
    if !draft.answers.isEmpty, !view.synthesis.points.isEmpty {
      return Link(say("Phát hành bản tiếp theo", "Issue the next version"), to: view.address("issue"))
    }
    guard draft.circulations.contains(where: { $0.version == draft.newest.number }) else {
      return Link(say("Gửi lấy ý kiến", "Send it out"), to: view.address("circulate"))
    }
    return Link(say("Nhận bản góp ý", "Take in what came back"), to: view.address("returns"))
  }

  // MARK: Circulation

  private static func circulations(_ view: DraftScene) -> HTML {
    let say = view.say
    return Section("circulations", heading: say("Lấy ý kiến", "Sent out")) {
      if view.draft.circulations.isEmpty {
        EmptyNote(
          say("Chưa gửi", "Not sent yet"),
          EmptyState(
            say("Dự thảo chưa được gửi lấy ý kiến.", "The draft has not been sent out."),
            action: view.compiles ? Link(say("Gửi lấy ý kiến", "Send it out"), to: view.address("circulate")) : nil))
      } else {
        for circulation in view.draft.circulations.reversed() { circulationCard(circulation, view) }
        if view.compiles {
          Buttons { ButtonLink(say("Gửi lấy ý kiến", "Send it out"), to: view.address("circulate"), .secondary) }
        }
      }
    }
  }

  private static func circulationCard(_ circulation: Circulation, _ view: DraftScene) -> HTML {
    let say = view.say
    let asked = circulation.asked
    let answered = view.draft.answered(circulation)
    return Card(heading: say("Bản \(circulation.version)", "Version \(circulation.version)")) {
      P(
        say(
          "Gửi ngày \(circulation.sent.words(say)), hạn \(circulation.due.words(say)).",
          "Sent on \(circulation.sent.words(say)), due \(circulation.due.words(say))."))
      if circulation.isOpenToAll { P { Tag(say("Lấy ý kiến rộng rãi", "Open to all"), .accent) } }
      if !asked.isEmpty, view.works {
        ShareBar(
          say("\(answered.count)/\(asked.count) nơi đã gửi góp ý", "\(answered.count) of \(asked.count) have answered"),
          [
            Share(say("Đã góp ý", "Answered"), answered.count),
            Share(say("Chưa góp ý", "Not yet"), asked.count - answered.count, isRest: true),
          ])
        if view.compiles, answered.count < asked.count {
          P {
            A(
              say("Xem và nhắc nơi chưa góp ý", "See and remind those who have not"),
              to: view.address("circulations", circulation.id.text))
          }
        }
        Details(say("Từng nơi", "One by one")) {
          Ul {
            asked.map { sender in
              Li {
                P {
                  answered.contains(sender)
                    ? Tag(say("Đã góp ý", "Answered"), .good) : Tag(say("Chưa", "Not yet"))
                  " \(view.name(sender))"
                }
              }
            }
          }
        }
      }
      if view.compiles {
        Details(say("Đổi hạn", "Change the day"), isOpen: view.isAmiss("due")) {
          Form(to: view.address("due"), token: view.scene.token) {
            HiddenField("circulation", value: circulation.id.text)
            DateBox(
              say("Hạn mới", "New day"), view.scene.field("due"),
              hint: say("Ví dụ: 22/07/2025", "For example 22/07/2025"))
            Buttons { Button(say("Lưu hạn", "Save"), .secondary) }
          }
        }
      }
    }
  }

  // MARK: Parts

  private static func parts(_ view: DraftScene) -> HTML {
    let say = view.say
    let findings = PartFindings(of: view.draft, view.grounds.pack.parts(of: view.draft.head.kind))
    guard !findings.parts.isEmpty else { return HTML() }
    return Section("parts", heading: say("Các phần bắt buộc", "Required parts")) {
      Ul(.class(.stack, .tight)) {
        findings.parts.map { finding in
          Li {
            P {
              finding.isMet
                ? Tag(say("Đủ", "Present"), .good)
                : Tag(finding.found.isEmpty ? say("Thiếu", "Missing") : say("Chưa đúng số", "Wrong number"), .attention)
              " \(finding.part.name[say])"
              Span(" – \(finding.words(say))", .class(.quiet))
            }
            for gap in finding.gaps(view) { P(gap, .class(.hint)) }
          }
        }
      }
      let sources = findings.parts.map { $0.part.source.words(say) }.unique
      P(say("Căn cứ: ", "Source: ") + sources.joined(separator: "; "), .class(.hint))
      if view.compiles {
        P { A(say("Đánh dấu các phần bằng tay", "Mark the parts by hand"), to: view.address("parts")) }
      }
    }
  }

  /// What the form of the fields is filled with: the whole list is written back.
  static func filling(_ view: DraftScene) -> FormFilling {
    let names = { (say: Language) in view.draft.fields.map { $0.name[say] }.joined(separator: "\n") }
    return FormFilling([
      .init(
        "fields", Phrase("danh sách lĩnh vực", "the list of fields"), names(view.say),
        words: Phrase(names(.vietnamese), names(.english)))
    ])
  }

  private static func settings(_ view: DraftScene) -> HTML {
    let say = view.say
    return Section("settings", heading: say("Thiết lập", "Settings")) {
      Form(to: view.address("decide-by"), token: view.scene.token) {
        DateBox(
          say("Hạn trả lời hết các ý kiến", "All answers are due"),
          view.scene.field("day", else: view.draft.decideBy?.typed ?? ""),
          hint: say("Ví dụ: 22/07/2025", "For example 22/07/2025"))
        Buttons { Button(say("Lưu hạn trả lời", "Save the day"), .secondary) }
      }
      Form(to: view.address("fields"), token: view.scene.token) {
        filling(view).mark()
        TextArea(
          say("Lĩnh vực, mỗi dòng một lĩnh vực", "Fields, one a line"), "fields",
          value: view.scene.following(filling(view)).typed("fields", else: filling(view)["fields"]),
          error: view.scene.error("fields"), rows: max(3, view.draft.fields.count))
        Buttons { Button(say("Lưu lĩnh vực", "Save the fields"), .secondary) }
      }
    }
  }
}

extension Circulation {
  /// Units and people whose opinion is asked.
  var asked: [Return.Sender] { units.map(Return.Sender.unit) + people.map(Return.Sender.person) }
}

extension DraftDocument {
  func circulation(_ id: CirculationID) -> Circulation? { circulations.first { $0.id == id } }

  /// Who of those that a circulation asks has sent nothing since, in the order in which they were asked.
  func silent(in circulation: Circulation) -> [Return.Sender] {
    let answered = answered(circulation)
    return circulation.asked.filter { !answered.contains($0) }
  }

  /// Who of those that a circulation asks has sent something since that could be read.
  func answered(_ circulation: Circulation) -> Set<Return.Sender> {
    senders(since: circulation) { !$0.isUnread }
  }

  /// Who of those that a circulation asks has sent nothing since but files that could not be read.
  func unreadable(in circulation: Circulation) -> Set<Return.Sender> {
    senders(since: circulation, where: \.isUnread).subtracting(answered(circulation))
  }

  private func senders(since circulation: Circulation, where isMeant: (Return) -> Bool) -> Set<Return.Sender> {
    let asked = Set(circulation.asked)
    let since = returns.filter { $0.counts && $0.received.day >= circulation.sent && isMeant($0) }
    return Set(since.flatMap { [$0.sender] + $0.speakers }.filter { asked.contains($0) })
  }
}

extension Return {
  /// Who spoke in the meeting that it tells of: they have answered too.
  var speakers: [Sender] {
    guard case .meeting = sender, let remarks = changes?.remarks else { return [] }
    return remarks.compactMap { $0.remark.hand.author.nilIfEmpty }.unique.map { .person(PersonID($0)) }
  }
}
