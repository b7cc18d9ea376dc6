// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// What the visitor and the visitor's unit said of all drafts, each opinion with its answer.
enum MinePages {
  static func page(_ scene: Scene, _ grounds: any DraftingGrounds) -> Page? {
    let say = scene.say
    let title = say("Góp ý của tôi", "My opinions")
    let drafts = grounds.drafting.all.filter(scene.maySee)
      .map { draft in (draft, grounds.ownOpinions(on: draft, in: draft.returns, scene)) }
    let said = drafts.filter { !$0.1.isEmpty }
    return scene.page(title, at: "/drafts", under: [Link(say("Góp ý dự thảo", "Drafts"), to: "/drafts")], width: .wide)
    {
      scene.problems()
      H1(title)
      if !said.isEmpty { P(lead(said.flatMap(\.1), say), .class(.lead)) }
      if said.isEmpty {
        EmptyNote(
          say("Chưa có góp ý nào", "No opinion yet"),
          EmptyState(
            say(
              "Mở một dự thảo, đọc và chọn “Góp ý đoạn này”.",
              "Open a draft, read, and choose “Comment on this passage”."),
            action: Link(say("Các dự thảo", "The drafts"), to: "/drafts")))
      }
      said.map { draft, opinions in table(opinions, on: draft, scene, grounds) }
    }
  }

  private static func lead(_ opinions: [OwnOpinion], _ say: Language) -> String {
    let waiting = opinions.count { if case .waiting = $0.state { true } else { false } }
    let gone = opinions.count { if case .withdrawn = $0.state { true } else { false } }
    let standing = opinions.count - gone
    return say(
      "\(standing) góp ý, \(waiting) góp ý chờ trả lời" + (gone > 0 ? "; \(gone) góp ý đã rút." : "."),
      "\(standing, one: "opinion", other: "opinions"), \(waiting) of them waiting for an answer"
        + (gone > 0 ? "; \(gone) withdrawn." : "."))
  }

  private static func table(
    _ opinions: [OwnOpinion], on draft: DraftDocument, _ scene: Scene, _ grounds: any DraftingGrounds
  ) -> HTML {
    let say = scene.say
    let view = DraftScene(scene, grounds, draft)
    let withdrawing = opinions.compactMap { opinion in
      draft.returned(opinion.key.source).flatMap { view.withdrawLink($0, about: opinion.words.clipped(60)) }
        .map { (opinion.key, $0) }
    }
    return HTML {
      DataTable(
        draft.title, opinions,
        columns: [
          .text(say("Ngày", "Day")) { $0.received.day.figures(say) },
          .text(say("Thay mặt", "For")) { grounds.senderName($0.sender, say) },
          .blocks(say("Đoạn", "Passage")) { LongWords.lines($0.quote.nilIfEmpty ?? "–", atMost: 120, say) },
          .rowHeading(say("Góp ý", "Opinion")) { $0.words },
          .content(say("Trả lời", "Answer")) { $0.tags(say) },
        ] + asRevised(opinions, say) + [.text(say("Giải trình", "Explanation")) { $0.explanation ?? "" }]
          + actions(Dictionary(withdrawing, uniquingKeysWith: { first, _ in first }), say),
        empty: EmptyState(""), .class(.roomy))
      P { A(say("Đọc dự thảo", "Read the draft"), to: Address(path: "drafts", draft.id.text, "read")) }
      reserved(draft, scene, grounds)
      reservation(opinions, on: draft, scene)
    }
  }

  /// What the visitor has reserved already.
  @HTMLBuilder private static func reserved(
    _ draft: DraftDocument, _ scene: Scene, _ grounds: any DraftingGrounds
  ) -> HTML {
    let own = draft.reservations.filter { $0.person == grounds.person(in: scene) }
    if !own.isEmpty {
      Notice(heading: scene.say("Ý kiến đã bảo lưu", "Opinions that you reserved"), .good) {
        Ul { own.map { Li("\($0.day.words(scene.say)): \($0.text)") } }
      }
    }
  }

  /// What may still be taken back.
  private static func actions(_ links: [OpinionKey: Inline], _ say: Language) -> [Column<OwnOpinion>] {
    links.isEmpty
      ? [] : [.actions(say("Xử lý", "Actions")) { opinion in if let link = links[opinion.key] { P { link } } }]
  }

  /// How the passages read, once an answer changes one of them.
  private static func asRevised(_ opinions: [OwnOpinion], _ say: Language) -> [Column<OwnOpinion>] {
    guard opinions.contains(where: { $0.reading != nil }) else { return [] }
    return [
      .blocks(say("Nội dung sau chỉnh sửa", "As revised")) { opinion in
        if let reading = opinion.reading { LongWords.lines(reading, atMost: 400, say) }
      }
    ]
  }

  /// Whoever was not followed may keep the opinion: it is printed with the papers.
  @HTMLBuilder private static func reservation(
    _ opinions: [OwnOpinion], on draft: DraftDocument, _ scene: Scene
  ) -> HTML {
    let say = scene.say
    let kept = opinions.filter { if case .answered(let answer) = $0.state { answer.kind != .accepted } else { false } }
    if !kept.isEmpty, scene.may(.contribute) {
      Details(say("Bảo lưu ý kiến", "Reserve an opinion")) {
        P(
          say(
            "Ý kiến bảo lưu được giữ nguyên văn và in kèm bảng tiếp thu, giải trình.",
            "An opinion that is reserved is kept word for word and printed with the table of answers."),
          .class(.hint))
        Form(to: "/drafts/mine", token: scene.token) {
          HiddenField("draft", value: draft.id.text)
          Select(
            say("Về góp ý", "About"), scene.field("opinion"),
            kept.map { Choice($0.key.description, $0.words.clipped(100)) }, width: .full)
          TextArea(say("Ý kiến bảo lưu", "The opinion"), scene.field("text"), rows: 3)
          Buttons { Button(say("Ghi bảo lưu", "Reserve it"), .secondary) }
        }
      }
    }
  }
}
