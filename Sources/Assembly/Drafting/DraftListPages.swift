// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// All drafts, and the form that begins one.
enum DraftListPages {
  /// Every draft the visitor may see; a restricted one is not even counted for the others.
  static func list(_ scene: Scene, _ grounds: any DraftingGrounds) -> Page? {
    let say = scene.say
    let title = say("Góp ý dự thảo", "Drafts")
    let views = grounds.drafting.all.filter(scene.maySee).map { DraftScene(scene, grounds, $0) }
    let begin = Link(say("Lập dự thảo", "Begin a draft"), to: "/drafts/new")
    return scene.page(title, at: "/drafts", live: true, width: .wide) {
      H1(title)
      P(
        say(
          "Mỗi dự thảo được gửi lấy ý kiến, nhận bản góp ý về, tổng hợp theo từng đoạn, trả lời từng ý kiến rồi ra bản tiếp theo.",
          "Each draft is sent out, comes back with opinions, is gathered passage by passage, answered opinion by opinion, and becomes the next version."
        ), .class(.lead))
      if views.isEmpty {
        EmptyNote(
          title,
          EmptyState(
            say("Chưa có dự thảo nào.", "There are no drafts yet."), action: scene.may(.compileDrafts) ? begin : nil))
      } else {
        Live("drafts") { Markup.Grid { views.map { card($0) } } }
        Buttons {
          if scene.may(.compileDrafts) { ButtonLink(begin.text, to: begin.address) }
          if scene.may(.contribute) {
            ButtonLink(say("Góp ý của tôi", "My opinions"), to: "/drafts/mine", .secondary)
          }
        }
      }
    }
  }

  private static func card(_ view: DraftScene) -> HTML {
    let say = view.say
    return Card {
      H2 { A(view.draft.title, to: view.address()) }
      P {
        Tag(view.kindName)
        if view.draft.isRestricted { Tag(say("Hạn chế", "Restricted"), .attention) }
        Tag(say("Bản \(view.draft.newest.number)", "Version \(view.draft.newest.number)"), .accent)
      }
      if view.works { progress(view) }
      P(DraftHub.nextSentence(view), .class(.hint))
    }
  }

  /// How many opinions have their answer.
  static func progress(_ view: DraftScene) -> HTML {
    let say = view.say
    let asked = view.synthesis.asked.count
    guard asked > 0 else { return P(say("Chưa có ý kiến nào cần trả lời.", "No opinion waits for an answer.")) }
    let open = view.draft.open.count
    return ShareBar(
      say(
        "Đã trả lời \(asked - open)/\(asked) nội dung",
        "\(asked - open) of \(asked, one: "point", other: "points") answered"),
      [
        Share(say("Đã trả lời", "Answered"), asked - open), Share(say("Chưa trả lời", "Open"), open, isRest: true),
      ])
  }

  /// The form that begins a draft.
  static func new(_ scene: Scene, _ grounds: any DraftingGrounds) -> Page? {
    let say = scene.say
    let title = say("Lập dự thảo", "Begin a draft")
    let papers = grounds.meetings.papers.filter(scene.maySee)
    let kinds = grounds.pack.draftKinds.filter(scene.maySee)
    return scene.page(title, at: "/drafts", under: [Link(say("Góp ý dự thảo", "Drafts"), to: "/drafts")]) {
      scene.problems()
      H1(title)
      Form(to: "/drafts/new", token: scene.token, sends: .files) {
        Select(
          say("Loại dự thảo", "Kind"), scene.field("kind"), kinds.map { Choice($0.id, $0.name[say]) },
          prompt: say("– chọn –", "– choose –"),
          hint: say(
            "Loại quyết định các phần bắt buộc phải có.", "The kind decides which parts must stand in it."))
        TextField(say("Tên dự thảo", "Title"), scene.field("title"))
        TextField(
          grounds.pack.term(.term, say).capitalised, scene.field("term"),
          hint: say(
            "Nhiệm kỳ mà dự thảo nói đến, ví dụ 2025-2030; bỏ trống nếu không có.",
            "The term it speaks of, such as 2025-2030; leave empty if there is none."), width: .short)
        if !papers.isEmpty {
          Select(
            say("Là tài liệu trình hội nghị", "Is the tabled paper"), scene.field("paper"),
            papers.map { Choice($0.id.text, "\($0.title) (\(say("bản", "version")) \($0.version))") },
            prompt: say("– không gắn –", "– none –"),
            hint: say(
              "Ý kiến phát biểu về tài liệu này trong cuộc họp sẽ lấy được vào bảng tổng hợp.",
              "What is said of it in a meeting can then be taken into the synthesis."))
        }
        Checkbox(
          say("Dự thảo hạn chế: chỉ người có quyền mới thấy", "Restricted: only those with the right see it"),
          "restricted", isTicked: !scene.chosen("restricted").isEmpty)
        DraftForms.fileField(scene, say("Tệp Word của bản thứ nhất", "Word file of the first version"))
        Buttons {
          Button(say("Lập dự thảo", "Begin"))
          ButtonLink(say("Quay lại", "Back"), to: "/drafts", .plain)
        }
      }
    }
  }
}
