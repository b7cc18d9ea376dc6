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
        TextField(say("Tên tài liệu", "Title"), scene.field("title"))
        TextField(
          grounds.pack.term(.term, say).capitalised, scene.field("term"),
          hint: say(
            "Nhiệm kỳ mà tài liệu nói đến, ví dụ 2025-2030; báo cáo kiểm điểm nói về nhiệm kỳ đang kết thúc.",
            "The term it speaks of, such as 2025-2030; a self-review speaks of the one that ends."), width: .short)
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

  private static func fileField(_ scene: Scene) -> HTML {
    FileField(
      scene.say("Tệp", "File"), "file",
      hint: scene.say("Tệp Word hoặc PDF; có thể bổ sung sau.", "A Word or PDF file; it may follow later."),
      error: scene.error("file"), accepts: [".docx", ".pdf", ".odt"])
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
