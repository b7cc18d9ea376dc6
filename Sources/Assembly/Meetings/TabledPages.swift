// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The papers laid before meetings, each with its versions.
enum TabledPages {
  /// Every paper the visitor may see; a restricted one is not even counted for the others.
  static func list(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    let title = say("Tài liệu trình", "Tabled papers")
    let papers = grounds.meetings.papers.filter(scene.maySee)
    let add = Link(say("Trình tài liệu", "Table a paper"), to: "/tabled/new")
    return scene.page(title, at: "/meetings", under: [meetings(scene, grounds)], width: .wide) {
      H1(title)
      DataTable(
        title, papers,
        columns: [
          .rowLink(say("Tài liệu", "Paper")) {
            $0.title
          } to: {
            Address(path: "tabled", $0.id.text)
          },
          .number(say("Bản", "Version")) { "\($0.version)" },
          .text(grounds.pack.term(.term, say).capitalised) { $0.term?.description ?? "" },
          .content(say("Phạm vi", "Access")) { paper in
            paper.isRestricted ? Tag(say("Hạn chế", "Restricted"), .attention) : Tag(say("Chung", "Common"))
          },
          .content(say("Tệp", "File")) { fileCell($0, say) },
          .actions(say("Bản tiếp theo", "Next version")) { paper in
            if scene.may(.planMeetings), isNewest(paper, grounds) {
              ButtonLink(
                say("Trình bản tiếp theo", "Table next version"), to: Address(path: "tabled", paper.id.text, "next"),
                .secondary,
                .label("\(say("Trình bản tiếp theo", "Table next version")) – \(paper.title)"))
            }
          },
        ],
        empty: EmptyState(
          say("Chưa có tài liệu nào được trình.", "No paper has been tabled yet."),
          action: scene.may(.planMeetings) ? add : nil))
      if scene.may(.planMeetings), !papers.isEmpty { Buttons { ButtonLink(add.text, to: add.address) } }
    }
  }

  static func meetings(_ scene: Scene, _ grounds: any MeetingGrounds) -> Link {
    Link(grounds.pack.plural(.conference, scene.say).capitalised, to: "/meetings")
  }

  static func isNewest(_ paper: TabledPaper, _ grounds: any MeetingGrounds) -> Bool {
    grounds.meetings.versions(of: paper).last?.id == paper.id
  }

  @InlineBuilder static func fileCell(_ paper: TabledPaper, _ say: Language) -> Inline {
    if let file = paper.file {
      A(file.name, to: Address(path: "tabled", paper.id.text, "file"))
    } else {
      Span(say("chưa có tệp", "no file"), .class(.quiet))
    }
  }

  /// The form that tables a paper.
  static func new(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    let title = say("Trình tài liệu", "Table a paper")
    let list = Link(say("Tài liệu trình", "Tabled papers"), to: "/tabled")
    return scene.page(title, at: "/meetings", under: [meetings(scene, grounds), list]) {
      scene.problems()
      H1(title)
      Form(to: "/tabled/new", token: scene.token, sends: .files) {
        Select(
          say("Loại tài liệu", "Kind of paper"), scene.field("kind"), kinds(grounds, say),
          prompt: say("Chọn loại tài liệu", "Choose the kind"),
          hint: say(
            "Loại có ghi “hạn chế” luôn là tài liệu hạn chế.", "A kind marked “restricted” is always restricted."))
        TextField(say("Tên tài liệu", "Title"), scene.field("title"))
        termField(scene.field("term"), grounds, say)
        Checkbox(
          say("Tài liệu hạn chế: chỉ người có quyền mới thấy", "Restricted: only those with the right see it"),
          "restricted", isTicked: !scene.chosen("restricted").isEmpty)
        fileField(scene)
        Buttons {
          Button(say("Trình tài liệu", "Table it"))
          ButtonLink(say("Quay lại", "Back"), to: "/tabled", .plain)
        }
      }
    }
  }

  /// A paper of none of the pack's kinds.
  static let otherKind = "other"

  private static func kinds(_ grounds: any MeetingGrounds, _ say: Language) -> [Choice] {
    grounds.pack.draftKinds.map { kind in
      Choice(kind.id, kind.name[say] + (kind.isRestricted ? say(" (hạn chế)", " (restricted)") : ""))
    } + [Choice(otherKind, say("Tài liệu khác", "Another paper"))]
  }

  /// The terms that a paper can speak of: those of the bodies, and the one that the congress begins.
  static func terms(_ grounds: any MeetingGrounds) -> [Term] {
    let known = grounds.organisations.bodies.map(\.term) + [grounds.organisations.profile?.congress.term]
    return known.compactMap { $0 }.unique.sorted { $0.description < $1.description }
  }

  /// `more` is a term that stands in the record already, whatever bodies there are.
  static func termField(
    _ field: FilledField, _ grounds: any MeetingGrounds, _ say: Language, and more: Term? = nil
  ) -> HTML {
    let all = (terms(grounds) + [more].compactMap { $0 }).unique
    return Select(
      grounds.pack.term(.term, say).capitalised, field,
      [.nobody(say)] + all.map { Choice($0.description, $0.description) },
      hint: say("Nhiệm kỳ mà tài liệu nói đến.", "The term that it speaks of."))
  }

  private static func fileField(_ scene: Scene) -> HTML {
    FileField(
      scene.say("Tệp", "File"), "file",
      hint: scene.say(
        "Thường là tệp Word hoặc PDF, được giữ nguyên như khi gửi; có thể bổ sung sau.",
        "Usually a Word or PDF file, kept as it is sent; it may follow later."),
      error: scene.fileError("file"))
  }

  /// The form that tables a further version.
  static func next(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    guard let paper = grounds.meetings.paper(scene.id("paper")), scene.maySee(paper) else { return nil }
    let title = say("Trình bản tiếp theo", "Table the next version")
    let list = Link(say("Tài liệu trình", "Tabled papers"), to: "/tabled")
    return scene.page(title, at: "/meetings", under: [meetings(scene, grounds), list]) {
      scene.problems()
      H1(title)
      P(
        say(
          "\(paper.title): bản mới là bản \(paper.version + 1). Các chương trình họp đã gắn với bản cũ vẫn giữ bản cũ.",
          "\(paper.title): the new one is version \(paper.version + 1). Agendas bound to the old one keep it."))
      Form(to: Address(path: "tabled", paper.id.text, "next"), token: scene.token, sends: .files) {
        fileField(scene)
        Buttons {
          Button(say("Trình bản này", "Table it"))
          ButtonLink(say("Quay lại", "Back"), to: "/tabled", .plain)
        }
      }
    }
  }

  /// The file as it was sent in; nothing for those who may not see the paper.
  static func file(_ scene: Scene, _ grounds: any MeetingGrounds) -> FileOrder? {
    guard let paper = grounds.meetings.paper(scene.id("paper")), scene.maySee(paper), let file = paper.file else {
      return nil
    }
    return .stored(name: file.name, blob: file.blob, key: file.key)
  }
}
