// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension MeetingScene {
  /// The visitor, where it is one of those who may agree.
  var ownConvener: PersonID? {
    guard scene.may(.convene), let person = scene.visitor.account?.person.map({ PersonID($0) }) else { return nil }
    return grounds.conveners(on: scene.now.day).contains(person) ? person : nil
  }

  /// Whether a word is wanted before the summons.
  var awaitsConvening: Bool {
    guard case .planned = meeting.stage else { return false }
    return grounds.pack.asksBeforeConvening && meeting.convening == nil && !meeting.agenda.isEmpty
  }

  /// Who is waited for, by name and post; the right itself where nobody holds the post yet.
  var awaitedConveners: String {
    let names = grounds.conveners(on: scene.now.day).map { grounds.nameAndPosts(of: $0, on: scene.now.day, say) }
    let roles = grounds.pack.roles.filter { $0.rights.contains(.convene) }.map { $0.name[say] }
    return (names.isEmpty ? roles : names).joined(separator: say(" hoặc ", " or "))
  }

  /// The word that was given, as the facts of a meeting tell it.
  func words(of convening: Convening) -> String {
    let told = "\(name(convening.by)), \(convening.at.words(say))"
    return switch convening.word {
    case .own: told
    case .paper(let instrument): "\(told) (\(instrument))"
    }
  }

  /// What is agreed to, and the button or the form that says so.
  func conveningPage() -> Page? {
    let title = say("Đồng ý triệu tập", "Agree to convene")
    guard grounds.pack.asksBeforeConvening, case .planned = meeting.stage else { return notNow(title) }
    return page(title) {
      if let convening = meeting.convening {
        Notice(say("Đã đồng ý: ", "Agreed: ") + words(of: convening), .good)
        Buttons { ButtonLink(say("Triệu tập", "Summons"), to: address("summons")) }
      } else if meeting.agenda.isEmpty {
        EmptyNote(
          term(.agenda),
          EmptyState(
            say("Chương trình chưa có nội dung nào.", "The agenda has no items yet."),
            action: Link(term(.agenda), to: address("agenda"))))
      } else {
        proposal()
        if ownConvener != nil { ownWord() } else { paperWord() }
      }
    }
  }

  /// What is to be agreed to, on one page.
  @HTMLBuilder private func proposal() -> HTML {
    P(
      say(
        "Sau khi có ý kiến đồng ý, văn phòng gửi giấy triệu tập. Nếu sau đó sửa thời gian, địa điểm hoặc chương trình thì phải xin ý kiến lại.",
        "Once there is consent, the office sends the summons. If time, venue or agenda change after that, consent is asked for again."
      ))
    SummaryList([
      SummaryRow(
        say("Thời gian", "When"),
        "\(meeting.plan.start.day.weekdayName(say).capitalised), \(meeting.plan.start.words(say))"),
      SummaryRow(say("Địa điểm", "Venue"), meeting.plan.venue),
      SummaryRow(
        say("Người được triệu tập", "To be summoned"),
        say(
          "\(grounds.votingMembers(of: meeting.body, on: day).count) người",
          "\(grounds.votingMembers(of: meeting.body, on: day).count, one: "member", other: "members")")),
    ])
    agendaTable(.full)
  }

  /// The mark of what is agreed to on this page.
  var shownPlan: ShownMark {
    let papers = meeting.agenda.compactMap(\.paper).compactMap { grounds.meetings.paper($0) }
    let members = grounds.votingMembers(of: meeting.body, on: day).count
    return ShownMark(
      "\(meeting.plan) \(members) \(meeting.agenda) \(papers.map { "\($0.id) \($0.title) \($0.version)" })")
  }

  private func ownWord() -> HTML {
    Form(to: address("convening"), token: scene.token) {
      shownPlan.field()
      Buttons {
        Button(say("Đồng ý triệu tập", "Agree to convene"))
        ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
      }
    }
  }

  @HTMLBuilder private func paperWord() -> HTML {
    let conveners = grounds.conveners(on: scene.now.day)
    if conveners.isEmpty {
      EmptyNote(
        say("Người có thẩm quyền", "Who may agree"),
        EmptyState(
          say(
            "Chưa ai giữ chức vụ \(awaitedConveners). Hãy ghi ở trang Tổ chức trước.",
            "Nobody holds the post of \(awaitedConveners) yet. Enter it under Organisation first."),
          action: Link(say("Đến trang Tổ chức", "To the organisation"), to: "/organisation")))
    } else {
      P(
        say(
          "\(awaitedConveners) đồng ý ngay trên trang này khi đăng nhập. Nếu ý kiến đồng ý ở trên giấy, hãy ghi lại dưới đây.",
          "\(awaitedConveners) agrees on this page when signed in. If the word was given on paper, note it here."))
      Form(to: address("convening"), token: scene.token) {
        shownPlan.field()
        Select(
          say("Người đồng ý", "Who agrees"), scene.field("by", else: conveners.count == 1 ? conveners[0].text : ""),
          choices(conveners), prompt: say("Chọn người", "Choose a person"))
        TextField(
          say("Văn bản ghi ý kiến", "The paper"), scene.field("paper"),
          hint: say(
            "Số, ngày phiếu trình hoặc văn bản có bút phê", "Number and day of the submission or letter that bears it"))
        Buttons {
          Button(say("Ghi ý kiến đồng ý", "Note it"))
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }
}
