// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The record of the discussion: who said what about which item, and who took part.
extension MeetingScene {
  var isSitting: Bool { if case .sitting = meeting.stage { true } else { false } }

  func discussionPage() -> Page {
    guard let sitting = meeting.sitting else { return notOpenYet(say("Thảo luận", "Discussion")) }
    return page(say("Thảo luận", "Discussion"), live: true, width: .wide) {
      Live("contributions") {
        let shown = lines.filter { isShown($0.item, sitting) }
        for line in shown { discussion(of: line, sitting) }
        if shown.isEmpty {
          EmptyNote(
            say("Thảo luận", "Discussion"),
            EmptyState(
              say("Chương trình không có nội dung nào để thảo luận.", "No item of the agenda is for discussion."),
              action: Link(grounds.pack.backToMeeting(say), to: address())))
        }
        correctionTable(sitting)
      }
      Buttons {
        ButtonLink(
          say("Sổ tham gia của từng người", "Participation by member"), to: address("participation"), .secondary)
        ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain)
      }
    }
  }

  /// What stands where a step was, for those who come too early or too late for it.
  func notNow(_ title: String) -> Page {
    page(title, live: true) {
      Live("step") {
        EmptyNote(
          title,
          EmptyState(
            say(
              "\(term(.conference)) không ở bước này. Tình trạng hiện nay: \(meeting.stage.words(say).uncapitalised).",
              "The \(grounds.pack.term(.conference, say)) is not at this step. It is now: \(meeting.stage.words(say).uncapitalised)."
            ),
            action: Link(grounds.pack.backToMeeting(say), to: address())))
      }
    }
  }

  func notOpenYet(_ title: String) -> Page {
    page(title) {
      EmptyNote(
        title,
        EmptyState(
          say("\(term(.conference)) chưa khai mạc.", "The \(grounds.pack.term(.conference, say)) has not been opened."),
          action: Link(grounds.pack.backToMeeting(say), to: address())))
    }
  }

  /// Members speak before they approve something, or hear of it: whoever records may add to every item. Others see
  /// those that are for discussion, or were spoken on.
  private func isShown(_ item: AgendaItem, _ sitting: Sitting) -> Bool {
    item.kind == .discuss || sitting.contributions.contains { $0.item == item.id }
      || scene.may(.recordDiscussion)
  }

  /// One item with what was said about it, and the ways to add to it or to close it.
  private func discussion(of line: Line, _ sitting: Sitting) -> HTML {
    let item = line.item
    let said = sitting.contributions.filter { $0.item == item.id }
    let closed = sitting.discussionsClosed[item.id]
    return Section(ID("item")[item.id.text], heading: "\(line.number). \(item.title)") {
      Row {
        paperCell(item)
        if let closed {
          Tag(say("Kết thúc thảo luận lúc \(closed.clock)", "Closed at \(closed.clock)"), .good)
        } else if item.kind == .discuss {
          Tag(say("Đang thảo luận", "Under discussion"), .accent)
        } else {
          Tag(item.kind.words(say), .neutral)
        }
      }
      contributionTable(said, of: line)
      if isSitting, closed == nil { discussionButtons(item) } else { lateContributionButton(item) }
    }
  }

  private func contributionTable(_ said: [Contribution], of line: Line) -> HTML {
    let isHidden = hides(line.item.id)
    return DataTable(
      say("Ý kiến về nội dung \(line.number)", "Contributions to item \(line.number)"), said,
      columns: [
        .text(say("Lúc", "At")) { $0.at.clock },
        .rowHeading(say("Người phát biểu", "Speaker")) { speakerName($0) },
        .text(say("Về phần", "About")) { isHidden ? hidden : $0.heading ?? "" },
        .text(say("Ý kiến", "Summary")) { isHidden ? hidden : $0.summary },
        .content(say("Nhấn mạnh", "Stressed")) { said in
          if said.isPriority { Tag(say("Nhấn mạnh", "Stressed"), .attention) }
        },
      ] + correcting(line),
      empty: EmptyState(say("Chưa có ý kiến nào về nội dung này.", "Nobody has spoken to this item yet.")))
  }

  @HTMLBuilder private func discussionButtons(_ item: AgendaItem) -> HTML {
    Buttons {
      if scene.may(.recordDiscussion) {
        ButtonLink(
          say("Ghi ý kiến", "Add a contribution"), to: address("discussion", item.id.text, "new"), .primary,
          .label("\(say("Ghi ý kiến", "Add a contribution")) – \(item.title)"))
      }
      if scene.may(.chair), item.kind == .discuss {
        let (close, place) = (
          say("Kết thúc thảo luận", "Close the discussion"), address("discussion", item.id.text, "close")
        )
        if isOn {
          ActionButton(close, about: item.title, to: place, token: scene.token)
        } else {
          ButtonLink(close, to: place, .secondary, .label("\(close) – \(item.title)"))
        }
      }
    }
  }

  /// On a later day a discussion is closed with its true time.
  func discussionCloseForm() -> Page? {
    guard let item = meeting.item(scene.id("item")) else { return nil }
    let title = say("Kết thúc thảo luận", "Close the discussion")
    guard isSitting else { return notNow(title) }
    return page(title, under: [Link(say("Thảo luận", "Discussion"), to: address("discussion"))]) {
      P(item.title, .class(.lead))
      Form(to: address("discussion", item.id.text, "close"), token: scene.token) {
        timeFields(say("Lúc", "At"))
        Buttons {
          Button(title)
          ButtonLink(say("Quay lại", "Back"), to: address("discussion"), .plain)
        }
      }
    }
  }

  /// The form of one contribution.
  func contributionForm() -> Page? {
    guard let item = meeting.item(scene.id("item")) else { return nil }
    guard isSitting else { return notNow(say("Ghi ý kiến", "Add a contribution")) }
    return page(say("Ghi ý kiến", "Add a contribution"), under: [discussionLink]) {
      P(item.title, .class(.lead))
      Form(to: address("discussion", item.id.text, "new"), token: scene.token) {
        contributionFields(nil)
        timeFields(say("Lúc", "At"))
        Buttons {
          Button(say("Ghi ý kiến", "Save"))
          ButtonLink(say("Quay lại", "Back"), to: address("discussion"), .plain)
        }
      }
    }
  }

  var discussionLink: Link { Link(say("Thảo luận", "Discussion"), to: address("discussion")) }

  /// Who spoke, about which part, and what.
  @HTMLBuilder func contributionFields(_ filling: FormFilling?) -> HTML {
    let isStressed = scene.chosen("priority", else: filling?["priority"] == "yes" ? ["yes"] : [])
    Select(
      say("Người phát biểu", "Speaker"), scene.field("speaker", from: filling), speakerChoices,
      prompt: say("Chọn người phát biểu", "Choose who spoke"), hint: speakerHint)
    TextField(
      say("Về phần nào của tài liệu", "About which part of the paper"), scene.field("heading", from: filling),
      hint: say("Ví dụ: Phần II, mục 3. Để trống nếu nói chung.", "For example Part II, 3. Empty for the whole."))
    TextArea(
      say("Tóm tắt ý kiến", "Summary"), scene.field("summary", from: filling),
      hint: say("Ghi trung thực lời người phát biểu, không bình luận.", "Faithful to the speaker, without comment."),
      rows: 6)
    Checkbox(say("Ý kiến được nhấn mạnh", "Stressed by the speaker"), "priority", isTicked: !isStressed.isEmpty)
  }

  /// Each member: there or not, and how often they spoke. No praise is invented.
  func participationPage() -> Page {
    guard let summons = meeting.summons, let attendance = meeting.attendance else {
      return notOpenYet(say("Sổ tham gia", "Participation"))
    }
    let contributions = meeting.sitting?.contributions ?? []
    let registered = attendance.registered
    return page(say("Sổ tham gia của từng người", "Participation by member"), width: .wide) {
      DataTable(
        say("Tham gia", "Participation"),
        (summons.members + (rollChange?.joined ?? []) + (summons.withoutVote ?? [])).unique,
        columns: [
          .rowHeading(say("Họ và tên", "Name")) { name($0) },
          .text(say("Chức vụ", "Posts")) { grounds.posts(of: $0, on: day, say) },
          .content(say("Có mặt", "Present")) { person in
            if registered.contains(person) {
              Tag(say("Có mặt", "Present"), .good)
            } else if let reason = attendance.excuses[person] {
              Tag(say("Vắng có lý do", "Excused"))
              Span(" " + reason, .class(.quiet))
            } else {
              Tag(say("Vắng mặt", "Absent"), .attention)
            }
          },
          .number(say("Số ý kiến", "Contributions")) { person in "\(contributions.count { $0.speaker == person })" },
        ], empty: EmptyState(say("Chưa có ai được triệu tập.", "Nobody was summoned.")))
      Buttons { ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain) }
    }
  }
}
