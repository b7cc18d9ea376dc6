// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The conclusion: who speaks it, on whose authority, and a point for each item.
extension MeetingScene {
  func conclusionPage() -> Page {
    guard let sitting = meeting.sitting else { return notOpenYet(term(.conclusion)) }
    return page(term(.conclusion)) {
      if let conclusion = sitting.conclusion {
        spoken(conclusion)
      } else if !openDiscussions.isEmpty {
        EmptyNote(
          term(.conclusion),
          EmptyState(
            say(
              "Chưa kết luận được vì còn thảo luận: \(openDiscussions.map(\.title).joined(separator: "; ")).",
              "Not yet: still under discussion are \(openDiscussions.map(\.title).joined(separator: "; "))."),
            action: Link(say("Đến phần thảo luận", "To the discussion"), to: address("discussion"))))
      } else if !openVotes.isEmpty {
        votesFirst(say("Chưa kết luận được", "It cannot be concluded yet"))
      } else if scene.may(.chair), isSitting {
        quorumLostNotice()
        questionsLeft()
        conclusionForm()
      } else {
        EmptyNote(
          term(.conclusion),
          EmptyState(
            say("Chưa có phát biểu kết luận.", "No conclusion has been recorded yet."),
            action: Link(grounds.pack.backToMeeting(say), to: address())))
      }
    }
  }

  @HTMLBuilder private func spoken(_ conclusion: Conclusion) -> HTML {
    SummaryList([
      SummaryRow(say("Người kết luận", "Concluded by"), grounds.nameAndPosts(of: conclusion.by, on: day, say)),
      SummaryRow(say("Thẩm quyền", "Authority"), grounds.words(for: conclusion.authority, say)),
      SummaryRow(say("Lúc", "At"), conclusion.at.words(say)),
    ])
    concludedWithoutQuorum(conclusion)
    H2(say("Các điểm kết luận", "Points"))
    Ol {
      conclusion.points.map { point in
        Li {
          if let item = point.item.flatMap({ meeting.item($0) }) { P(item.title, .class(.quiet)) }
          P(hides(point.item) ? hidden : point.text)
        }
      }
    }
    if let sitting = meeting.sitting { conclusionCorrections(sitting) }
    Buttons {
      ButtonLink(say("Nhiệm vụ được giao", "Assignments"), to: address("assignments"))
      if scene.may(.chair) {
        ButtonLink(say("Sửa kết luận", "Correct the conclusion"), to: address("conclusion", "correct"), .secondary)
      }
      ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain)
    }
  }

  /// Who concludes this meeting on their own authority, and by which post: on the day of the conclusion that was spoken.
  var concludingPosts: [(person: PersonID, post: String)] {
    let held = grounds.concluding(meeting, on: meeting.sitting?.conclusion?.at.day ?? day)
    return grounds.inOrder(Array(Set(held.map(\.person))), of: nil, on: day).flatMap { person in
      held.filter { $0.person == person }.map { (person, $0.post) }
    }
  }

  private func conclusionForm() -> HTML {
    Form(to: address("conclusion"), token: scene.token) {
      conclusionFields(nil)
      timeFields(say("Lúc", "At"))
      Buttons {
        Button(say("Ghi kết luận", "Record the conclusion"))
        ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
      }
    }
  }

  /// Who concluded, by what authority, and the points.
  func conclusionFields(_ filling: FormFilling?) -> HTML {
    let holders = concludingPosts.map { holder in
      Choice(
        "\(holder.person)/\(holder.post)",
        "\(name(holder.person)) – \(grounds.pack.post(holder.post)?.name[say] ?? holder.post)")
    }
    return HTML {
      Select(
        say("Người kết luận", "Concluded by"), scene.field("by", from: filling), choices(present),
        prompt: say("Chọn người có mặt", "Choose someone present"))
      Radios(
        say("Thẩm quyền", "Authority"), scene.field("authority", from: filling),
        [
          Choice("post", say("Theo chức vụ của người kết luận", "By virtue of office")),
          Choice(
            "delegated", say("Theo ủy quyền", "Delegated"),
            reveals: HTML {
              Select(
                say("Người ủy quyền", "Delegated by"), scene.field("delegator", from: filling), holders,
                prompt: say("Chọn người", "Choose a person"))
              TextField(
                say("Căn cứ ủy quyền", "Instrument"), scene.field("instrument", from: filling),
                hint: say(
                  "Số, ngày của giấy ủy quyền hoặc biên bản ghi việc ủy quyền.",
                  "The letter or minute that delegates it."))
            }),
        ])
      Fieldset(
        say("Các điểm kết luận", "Points"),
        hint: say("Để trống nội dung không có kết luận riêng.", "Leave empty where there is none.")
      ) {
        for line in lines where !hides(line.item.id) {
          TextArea(
            "\(line.number). \(line.item.title)", scene.field(pointField(line.item.id), from: filling), rows: 3)
        }
        TextArea(say("Kết luận chung", "In general"), scene.field("general", from: filling), rows: 3)
      }
    }
  }

  func pointField(_ item: AgendaItemID) -> FieldName { FieldName("point-\(item)") }
}
