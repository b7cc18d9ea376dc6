// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The agenda: its items in order with the times they run, and the forms that change it.
extension MeetingScene {
  /// May the agenda still be changed, and by this visitor?
  var maySetAgenda: Bool {
    if case .planned = meeting.stage { scene.may(.planMeetings) } else { false }
  }

  func agenda() -> Page {
    page(term(.agenda), width: .wide) {
      if mayAmendAgenda {
        P(
          say(
            "Đã triệu tập: mỗi thay đổi phải ghi lý do, được in trên chương trình và biên bản. Nội dung đã thảo luận "
              + "hoặc biểu quyết thì giữ nguyên.",
            "It has been summoned: each change needs a reason, which the programme and the minutes print. What was "
              + "discussed or voted on stays as it is."), .class(.hint))
      }
      agendaTable(maySetAgenda ? .editing : mayAmendAgenda ? .amending : .full)
      lengthCheck()
      amendmentTable()
      Buttons {
        if maySetAgenda || mayAmendAgenda {
          ButtonLink(say("Thêm nội dung", "Add an item"), to: address("agenda", "new"))
        }
        if maySetAgenda {
          if !meeting.agenda.isEmpty {
            ButtonLink(say("Tiếp: gửi giấy triệu tập", "Next: the summons"), to: address("summons"), .secondary)
          }
        }
        ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain)
      }
    }
  }

  /// Says so when the items run longer than the meeting.
  @HTMLBuilder private func lengthCheck() -> HTML {
    let total = meeting.agenda.reduce(0) { $0 + $1.minutes }
    if total > meeting.plan.minutes {
      Notice(
        say(
          "Các nội dung cộng lại \(total) phút, dài hơn thời lượng dự kiến \(meeting.plan.minutes) phút.",
          "The items take \(total, one: "minute", other: "minutes"), longer than the planned \(meeting.plan.minutes)."),
        .attention)
    }
  }

  /// An item with its place and the time at which it is planned to begin.
  struct Line {
    let number: Int
    let item: AgendaItem
    let begins: Moment
  }

  var lines: [Line] {
    var minutes = 0
    return meeting.agenda.enumerated().map { index, item in
      defer { minutes += item.minutes }
      return Line(number: index + 1, item: item, begins: meeting.plan.start.adding(minutes: minutes))
    }
  }

  /// The time at which an item begins, with the day where that is another than the meeting's.
  func beginning(of line: Line) -> String {
    let begins = line.begins
    return begins.day == day ? begins.clock : "\(begins.clock) (\(begins.day.figures(say)))"
  }

  /// How the agenda is shown: to read, or with buttons to change it, before the summons or after it.
  enum Detail { case full, editing, amending }

  func agendaTable(_ detail: Detail) -> HTML {
    var columns: [Column<Line>] = [
      .number(say("TT", "No.")) { "\($0.number)" }, .text(say("Giờ", "Time")) { beginning(of: $0) },
      .rowHeading(say("Nội dung", "Item")) { $0.item.title },
      .content(say("Yêu cầu", "Asked of it")) { Tag($0.item.kind.words(say)) },
    ]
    columns.append(.content(say("Tài liệu", "Paper")) { paperCell($0.item) })
    if detail == .full {
      columns.append(.text(say("Người trình bày", "Presenter")) { $0.item.presenter.map(name) ?? "" })
    }
    columns.append(.number(say("Phút", "Minutes")) { "\($0.item.minutes)" })
    switch detail {
    case .full: break
    case .editing: columns += editingColumns
    case .amending: columns.append(amendingColumn)
    }
    return DataTable(
      term(.agenda), lines, columns: columns,
      empty: EmptyState(
        say("Chương trình chưa có nội dung nào.", "The agenda has no items yet."),
        action: maySetAgenda ? Link(say("Thêm nội dung", "Add an item"), to: address("agenda", "new")) : nil))
  }

  /// The paper of an item with its version; only that there is one when the visitor may not see it.
  @InlineBuilder func paperCell(_ item: AgendaItem) -> Inline {
    if item.paper.map(hides) == true {
      Tag(say("Tài liệu hạn chế", "Restricted paper"), .attention)
    } else if let paper = item.paper.flatMap({ grounds.meetings.paper($0) }) {
      if paper.file != nil {
        A(paper.words(say), to: Address(path: "tabled", paper.id.text, "file"))
      } else {
        Span(paper.words(say))
      }
    }
  }

  /// Change, up and down, each in its own column so that they stand in line.
  private var editingColumns: [Column<Line>] {
    let (change, up, down) = (say("Sửa", "Change"), say("Lên", "Up"), say("Xuống", "Down"))
    return [
      .actions(change) { line in
        ButtonLink(
          change, to: address("agenda", line.item.id.text), .secondary, .label("\(change) – \(line.item.title)"))
      },
      .actions(up) { line in if line.number > 1 { move(up, "up", line.item) } },
      .actions(down) { line in if line.number < meeting.agenda.count { move(down, "down", line.item) } },
    ]
  }

  /// One way to everything that can be changed of an item after the summons.
  private var amendingColumn: Column<Line> {
    let change = say("Thay đổi", "Change")
    return .actions(change) { line in
      if isFree(line.item.id) {
        ButtonLink(
          change, to: address("agenda", line.item.id.text), .secondary, .label("\(change) – \(line.item.title)"))
      }
    }
  }

  private func move(_ text: String, _ way: String, _ item: AgendaItem) -> HTML {
    ActionButton(text, about: item.title, to: address("agenda", item.id.text, way), token: scene.token, .plain)
  }

  /// What stands for the paper of an item whose editor may not see it.
  static let kept = "kept"

  /// An editor without the right cannot name a restricted paper, and must not unbind it unawares.
  private func keptPaper(of item: AgendaItem?) -> [Choice] {
    guard let item, hides(item.id) else { return [] }
    return [Choice(MeetingScene.kept, say("Tài liệu hạn chế (giữ nguyên)", "Restricted paper (as it is)"))]
  }

  /// The members first, then everyone else of the register: who presents need not have a vote.
  private var presenterChoices: [Choice] {
    let members = grounds.organisations.members(of: meeting.body, on: day)
    let others = Set(grounds.organisations.people.keys).subtracting(members)
    return choices(members) + choices(Array(others))
  }

  /// What the form that changes an item is filled with.
  func filling(_ item: AgendaItem) -> FormFilling {
    let paper = item.paper.flatMap { grounds.meetings.paper($0) }
    return FormFilling([
      .init("title", Phrase("nội dung", "the item"), item.title),
      .init(
        "kind", Phrase("yêu cầu với cuộc họp", "what is asked"), item.kind.rawValue,
        words: Phrase(item.kind.words(.vietnamese), item.kind.words(.english))),
      .init(
        "paper", Phrase("tài liệu", "the paper"), hides(item.id) ? MeetingScene.kept : item.paper?.text ?? "",
        words: hides(item.id)
          ? Phrase("tài liệu hạn chế", "a restricted paper")
          : paper.map { Phrase($0.words(.vietnamese), $0.words(.english)) }),
      .init(
        "presenter", Phrase("người trình bày", "the presenter"), item.presenter?.text ?? "",
        words: item.presenter.map { Phrase(name($0), name($0)) }),
      .init("minutes", Phrase("số phút", "the minutes"), "\(item.minutes)"),
    ])
  }

  /// The form of a new item, or of one that is changed.
  func itemForm(_ item: AgendaItem?) -> Page {
    let title = item == nil ? say("Thêm nội dung", "Add an item") : say("Sửa nội dung", "Change an item")
    let papers = grounds.meetings.papers.filter(scene.maySee)
    guard maySetAgenda || mayAmendAgenda else { return notNow(title) }
    let filling = item.map { self.filling($0) }
    let scene = filling.map { self.scene.following($0) } ?? self.scene
    return page(title, under: [Link(term(.agenda), to: address("agenda"))]) {
      Form(to: address("agenda", item?.id.text ?? "new"), token: scene.token) {
        if let filling { filling.mark() }
        TextField(say("Nội dung", "Item"), scene.field("title", from: filling))
        Radios(
          say("\(term(.conference)) được yêu cầu", "The \(grounds.pack.term(.conference, say)) is asked to"),
          scene.field("kind", from: filling), AgendaItem.Kind.allCases.map { Choice($0.rawValue, $0.words(say)) },
          hint: say("Cho ý kiến chưa phải là thông qua.", "To discuss is not to approve."))
        Select(
          say("Tài liệu", "Paper"), scene.field("paper", from: filling),
          [.nobody(say)] + keptPaper(of: item)
            + papers.map { Choice($0.id.text, $0.words(say) + ($0.term.map { ", \($0)" } ?? "")) },
          hint: say("Mỗi nội dung gắn với đúng một bản của tài liệu.", "An item is bound to one version of a paper."))
        Select(
          say("Người trình bày", "Presenter"), scene.field("presenter", from: filling),
          [.nobody(say)] + presenterChoices)
        NumberField(say("Số phút", "Minutes"), scene.field("minutes", else: filling?["minutes"] ?? "30"))
        if mayAmendAgenda { reasonField("reason") }
        Buttons {
          Button(say("Lưu nội dung", "Save the item"))
          ButtonLink(say("Quay lại", "Back"), to: address("agenda"), .plain)
        }
      }
      if let item, mayAmendAgenda {
        amendingForms(item)
      } else if let item {
        ActionButton(
          say("Bỏ nội dung này", "Remove this item"), about: item.title, to: address("agenda", item.id.text, "remove"),
          token: scene.token, .danger)
      }
      P {
        say("Chưa có tài liệu cần chọn? ", "The paper is not in the list? ")
        A(say("Trình tài liệu mới", "Table a new paper"), to: "/tabled/new")
      }
    }
  }
}
