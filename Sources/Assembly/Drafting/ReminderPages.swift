// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// One circulation: who has answered, who has not, and the words to remind those with.
enum ReminderPages {
  static func page(_ view: DraftScene) -> Page? {
    let id: CirculationID = view.scene.id("circulation")
    guard view.compiles, let circulation = view.draft.circulation(id) else { return nil }
    let say = view.say
    let silent = view.draft.silent(in: circulation)
    let asked = circulation.asked
    return view.page(say("Nơi chưa góp ý", "Who has not answered"), live: true, width: .wide) {
      P(
        say(
          "Bản \(circulation.version), gửi ngày \(circulation.sent.words(say)), hạn \(circulation.due.words(say)). Đã góp ý \(asked.count - silent.count)/\(asked.count) nơi.",
          "Version \(circulation.version), sent on \(circulation.sent.words(say)), due \(circulation.due.words(say)). Answered: \(asked.count - silent.count) of \(asked.count)."
        ), .class(.lead))
      Div(.class(.screenOnly)) {
        Live("asked") {
          DataTable(
            say("Từng nơi được lấy ý kiến", "Everybody who was asked"), asked, columns: columns(circulation, view),
            empty: EmptyState(
              say(
                "Đợt này lấy ý kiến rộng rãi, không gửi riêng nơi nào.",
                "This one is open to all and was sent to nobody in particular.")), .class(.compact))
        }
      }
      if !silent.isEmpty { reminding(circulation, silent, view) }
    }
  }

  private static func columns(_ circulation: Circulation, _ view: DraftScene) -> [Column<Return.Sender>] {
    let say = view.say
    let answered = view.draft.answered(circulation)
    let unreadable = view.draft.unreadable(in: circulation)
    return [
      .rowHeading(say("Nơi được lấy ý kiến", "Asked")) { view.name($0) },
      .content(say("Tình trạng", "State")) { sender in
        if answered.contains(sender) {
          Tag(say("Đã góp ý", "Answered"), .good)
        } else if unreadable.contains(sender) {
          Tag(say("Tệp chưa đọc được", "File not read"), .bad)
        } else {
          Tag(say("Chưa góp ý", "Not yet"), .attention)
        }
        let days = view.draft.reminders(of: sender, in: circulation).map { $0.figures(say) }
        if !days.isEmpty {
          Span(
            say(" Đã nhắc \(days.joined(separator: ", "))", " Reminded \(days.joined(separator: ", "))"), .class(.quiet)
          )
        }
      },
    ]
  }

  @HTMLBuilder private static func reminding(
    _ circulation: Circulation, _ silent: [Return.Sender], _ view: DraftScene
  ) -> HTML {
    let say = view.say
    H2(say("Nhắc góp ý", "Reminders"))
    P(
      say(
        "Chép lời nhắc của từng nơi để gửi, hoặc in ra; sau khi gửi, ghi lại bên dưới.",
        "Copy the words for each to send them, or print them; note it below once they are sent."))
    Buttons { PrintButton(say("In các lời nhắc", "Print the reminders")) }
    Stack {
      for sender in silent {
        Article(.class(.panel, .stack)) {
          H3(view.name(sender))
          for line in words(for: sender, circulation, view) { P(line) }
        }
      }
    }
    let unnoted = silent.filter { !view.draft.reminders(of: $0, in: circulation).contains(view.scene.now.day) }
    Form(
      to: view.address("circulations", circulation.id.text), token: view.scene.token, .class(.stack, .screenOnly)
    ) {
      Checkboxes(
        say("Đã gửi lời nhắc đến", "The reminder was sent to"), "to",
        silent.map { Choice(DraftScene.code($0), view.name($0)) },
        chosen: view.scene.chosen("to", else: Set(unnoted.map { DraftScene.code($0) })), error: view.scene.error("to"))
      Buttons { Button(say("Ghi đã nhắc", "Note the reminder")) }
    }
  }

  /// What the office writes to one of them, a paragraph each.
  private static func words(for sender: Return.Sender, _ circulation: Circulation, _ view: DraftScene) -> [String] {
    let say = view.say
    let (title, due, today) = (view.draft.title, circulation.due, view.scene.now.day)
    let office = view.grounds.organisations.profile?.name
    let writer = view.grounds.pack.term(.office, say).capitalised
    guard !view.draft.unreadable(in: circulation).contains(sender) else {
      return [
        say("Kính gửi: \(view.name(sender))", "To \(view.name(sender))"),
        say(
          "\(writer) đã nhận tệp góp ý của \(view.name(sender)) vào bản \(circulation.version) “\(title)” nhưng không đọc được. Đề nghị gửi lại tệp Word (.docx) hoặc góp ý ngay trên trang, hạn \(due.words(say)).",
          "We received the file of \(view.name(sender)) on version \(circulation.version) of “\(title)” but could not read it. Please send a Word file (.docx) again, or comment on the page, until \(due.words(say))."
        ),
      ] + (office.map { [$0] } ?? [])
    }
    let asked = say(
      "Ngày \(circulation.sent.words(say)) \(writer) đã gửi lấy ý kiến bản \(circulation.version) “\(title)”, hạn góp ý \(due.words(say)). Đến ngày \(today.words(say)), \(writer) chưa nhận được ý kiến của \(view.name(sender)).",
      "On \(circulation.sent.words(say)) we sent version \(circulation.version) of “\(title)” and asked for opinions until \(due.words(say)). By \(today.words(say)) we have received none from \(view.name(sender))."
    )
    let wish =
      due < today
      ? say(
        "Hạn góp ý đã qua; đề nghị gửi ý kiến ngay, hoặc cho biết nhất trí với dự thảo.",
        "That day has passed: please send your opinion at once, or say that you agree with the draft.")
      : say(
        "Đề nghị gửi ý kiến trước khi hết hạn; nếu nhất trí với dự thảo cũng xin trả lời để tổng hợp.",
        "Please send your opinion by then; if you agree with the draft, please say so, that it can be counted.")
    return [say("Kính gửi: \(view.name(sender))", "To \(view.name(sender))"), asked, wish]
      + (office.map { [$0] } ?? [])
  }
}

extension DraftDocument {
  /// The days on which somebody was reminded of a circulation.
  func reminders(of sender: Return.Sender, in circulation: Circulation) -> [Day] {
    reminders.filter { $0.circulation == circulation.id && $0.to.contains(sender) }.map(\.day)
  }
}
