// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs

/// Taking back what one has sent: what it says, what becomes of it, and the button.
enum WithdrawPages {
  static func page(_ view: DraftScene) -> Page? {
    guard let row = view.draft.returned(view.scene.id("return")), view.isOwn(row), let content = row.content.value
    else { return nil }
    let say = view.say
    let opinions = view.grounds.ownOpinions(on: view.draft, in: [row], view.scene)
    return view.page(say("Rút góp ý", "Withdraw an opinion")) {
      SummaryList([
        SummaryRow(say("Thay mặt", "For"), view.name(row.sender)),
        SummaryRow(say("Cách gửi", "Channel"), row.file?.name ?? row.way.words(say)),
        SummaryRow(say("Nhận lúc", "Received"), row.received.words(say)),
      ])
      said(opinions, content, say)
      if let refusal = Withdrawing.refusal(of: row, in: view.draft) {
        Notice(heading: say("Không rút được nữa", "It can no longer be withdrawn"), .attention) {
          P(words(refusal, say))
        }
        P { A(say("Về “Góp ý của tôi”", "Back to “My opinions”"), to: "/drafts/mine") }
      } else {
        form(row, opinions, view)
      }
    }
  }

  private static func said(_ opinions: [OwnOpinion], _ content: Return.Content, _ say: Language) -> HTML {
    HTML {
      H2(say("Nội dung sẽ rút", "What is taken back"))
      if case .unread(let problem, _) = content { P(problem[say]) }
      if !opinions.isEmpty { Ul { opinions.map { Li($0.words) } } }
    }
  }

  private static func form(_ row: Return, _ opinions: [OwnOpinion], _ view: DraftScene) -> HTML {
    let say = view.say
    return HTML {
      P(
        opinions.count > 1
          ? say(
            "Cả \(opinions.count) ý kiến trong bản góp ý này được rút cùng lúc và không được trả lời nữa. Bản góp ý vẫn lưu trong sổ, ghi là đã rút. Muốn giữ lại ý kiến nào thì gửi lại ý kiến đó.",
            "All \(opinions.count) opinions that came with it are taken back together and will not be answered. The contribution stays on record, marked as withdrawn. What shall stand is sent again."
          )
          : say(
            "Góp ý đã rút không được trả lời nữa nhưng vẫn lưu trong sổ, ghi là đã rút. Đổi ý thì gửi góp ý mới.",
            "What is withdrawn will not be answered; it stays on record, marked as withdrawn. To change your mind, send it again."
          ))
      Form(to: view.withdrawal(of: row.id), token: view.scene.token) {
        TextField(
          say("Lý do", "Reason"), view.scene.field("reason"),
          hint: say("Không bắt buộc; người tổng hợp sẽ đọc được.", "Not required; those who compile will read it."),
          width: .full)
        Buttons {
          Button(say("Rút góp ý", "Withdraw it"), .danger)
          ButtonLink(say("Không rút", "Keep it"), to: "/drafts/mine", .secondary)
        }
      }
    }
  }
}

extension WithdrawPages {
  private static func words(_ refusal: DraftingRefusal, _ say: Language) -> String {
    guard case .isAnswered = refusal else { return "\(refusal.problem[say]) \(refusal.mend[say])" }
    return say(
      "Đã có câu trả lời. Nếu không đồng ý với câu trả lời, bạn có thể bảo lưu ý kiến ở “Góp ý của tôi”.",
      "It has been answered. If you do not agree with the answer, you can reserve your opinion under “My opinions”.")
  }
}

extension DraftScene {
  /// Whether the visitor, or the visitor's unit, sent it.
  func isOwn(_ row: Return) -> Bool {
    guard scene.may(.contribute), let person = grounds.person(in: scene) else { return false }
    return grounds.senders(for: person).contains(row.sender)
  }

  func withdrawal(of id: ReturnID) -> Address { address("returns", id.text, "withdraw") }

  /// The way to take back a contribution; nothing where the visitor may not, or where it is too late.
  func withdrawLink(_ row: Return, about words: String) -> Inline? {
    guard isOwn(row), row.content.value != nil, Withdrawing.refusal(of: row, in: draft) == nil else { return nil }
    return A(
      say("Rút góp ý…", "Withdraw…"), to: withdrawal(of: row.id),
      .label(say("Rút góp ý: \(words)", "Withdraw: \(words)")))
  }
}
