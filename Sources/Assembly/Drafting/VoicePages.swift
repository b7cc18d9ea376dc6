// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// Entering what was said aloud: in discussion groups, and in meetings about the paper that the draft is.
enum VoicePages {
  static func page(_ scene: Scene, _ grounds: any DraftingGrounds) -> Page? {
    guard let draft = grounds.readable(scene.id("draft"), scene) else { return nil }
    let say = scene.say
    let title = say("Ý kiến tại tổ và hội nghị", "Groups and meetings")
    return scene.page(title, at: "/drafts", under: way(draft, say), width: .wide) {
      scene.problems()
      H1(title)
      P(draft.title, .class(.lead))
      meetings(draft, scene, grounds)
      recorded(draft, say)
      H2(say("Ghi ý kiến thảo luận tổ", "Enter a discussion group"))
      form(draft, scene, grounds)
    }
  }

  static func way(_ draft: DraftDocument, _ say: Language) -> [Link] {
    [
      Link(say("Góp ý dự thảo", "Drafts"), to: "/drafts"),
      Link(draft.title.shortened(to: 60), to: Address(path: "drafts", draft.id.text)),
    ]
  }

  private static func meetings(_ draft: DraftDocument, _ scene: Scene, _ grounds: any DraftingGrounds) -> HTML {
    let say = scene.say
    let held = grounds.meetings.all.compactMap { meeting in
      grounds.contributions(to: draft, in: meeting).map { (meeting: meeting, said: $0) }
    }
    return DataTable(
      say("Hội nghị có nội dung này", "Meetings about it"), held,
      columns: [
        .rowHeading(say("Hội nghị", "Meeting")) { grounds.senderName(.meeting($0.meeting.id), say) },
        .text(say("Ngày", "Day")) { $0.meeting.plan.start.day.figures(say) },
        .number(say("Ý kiến đã ghi", "Contributions")) { "\($0.said.count)" },
        .number(say("Chưa đưa vào", "Not taken yet")) { "\(new($0.said, in: $0.meeting.id, draft))" },
        .actions(say("Đưa vào góp ý", "Take them")) { row in
          if new(row.said, in: row.meeting.id, draft) > 0 {
            ActionButton(
              say("Đưa vào góp ý", "Take them"), about: grounds.senderName(.meeting(row.meeting.id), say),
              to: Address(path: "drafts", draft.id.text, "meeting"), token: scene.token,
              sends: ["meeting": row.meeting.id.text])
          }
        },
      ],
      empty: EmptyState(
        say(
          "Chưa có hội nghị nào thảo luận dự thảo này. Gắn tài liệu của dự thảo vào chương trình hội nghị.",
          "No meeting has discussed this draft. Bind its paper to an item of a meeting.")))
  }

  private static func new(_ said: [Contribution], in meeting: MeetingID, _ draft: DraftDocument) -> Int {
    let taken = draft.returns.filter { $0.sender == .meeting(meeting) && $0.setAside == nil }
      .flatMap { $0.changes?.remarks.map(\.remark.id) ?? [] }
    return said.count { !taken.contains($0.id.text) }
  }

  private static func recorded(_ draft: DraftDocument, _ say: Language) -> HTML {
    let groups = draft.returns.compactMap { contribution -> (name: String, day: Day, count: Int)? in
      guard case .group(let name, _) = contribution.sender else { return nil }
      return (name, contribution.received.day, contribution.changes?.remarks.count ?? 0)
    }
    return DataTable(
      say("Các tổ đã ghi", "Groups entered"), groups,
      columns: [
        .rowHeading(say("Tổ", "Group")) { $0.name }, .text(say("Ngày", "Day")) { $0.day.figures(say) },
        .number(say("Ý kiến", "Opinions")) { "\($0.count)" },
      ],
      empty: EmptyState(say("Chưa ghi ý kiến của tổ nào; ghi ở dưới.", "No group is entered yet; do so below.")))
  }

  private static func form(_ draft: DraftDocument, _ scene: Scene, _ grounds: any DraftingGrounds) -> HTML {
    let say = scene.say
    let people = grounds.organisations.people.keys.sorted().map {
      Choice($0.text, grounds.organisations.name(of: $0, say))
    }
    return Form(to: Address(path: "drafts", draft.id.text, "group"), token: scene.token) {
      TextField(
        say("Tên tổ", "The group"), "name", value: scene.typed("name"),
        hint: say("Ví dụ: Tổ 1 – khối tư pháp", "For example: Group 1 – the courts"), error: scene.error("name"))
      Select(
        say("Tổ trưởng", "Led by"), "chair", people, chosen: scene.typed("chair"),
        prompt: say("Không ghi", "Not noted"), error: scene.error("chair"))
      Select(
        say("Về mục", "About"), "block",
        Outline(draft.newest.text).entries.map { Choice($0.block.description, $0.title.shortened(to: 90)) },
        chosen: scene.typed("block"), prompt: say("Toàn văn bản", "The whole draft"), error: scene.error("block"),
        width: .full)
      TextArea(
        say("Các ý kiến", "What was said"), "opinions", value: scene.typed("opinions"),
        hint: say("Mỗi dòng một ý kiến. Ghi từng mục một.", "One opinion a line, heading by heading."),
        error: scene.error("opinions"), rows: 6)
      Buttons { Button(say("Ghi lại", "Enter them")) }
    }
  }
}
