// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// All meetings, and the form that plans one.
enum MeetingPages {
  /// The meetings of each body and term, the newest body first.
  static func list(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    let title = grounds.pack.plural(.conference, say).capitalised
    let held = grounds.organisations.bodies.filter { body in
      grounds.meetings.earlier[body.id] != nil || grounds.meetings.all.contains { $0.body == body.id }
    }
    return scene.page(title, at: "/meetings", live: true, width: .wide) {
      H1(title)
      Live("meetings") {
        for body in held {
          table(grounds.meetings.all.filter { $0.body == body.id }, of: body.id, scene, grounds)
          if let line = EarlierMeetingsPages.line(of: body.id, grounds, say) { P(line, .class(.quiet)) }
        }
        if held.isEmpty {
          EmptyNote(
            title,
            EmptyState(
              say(
                "Chưa có \(grounds.pack.term(.conference, say)) nào.",
                "No \(grounds.pack.term(.conference, say)) has been planned yet."),
              action: scene.may(.planMeetings) ? Link(grounds.pack.newMeeting(say), to: "/meetings/new") : nil)
          )
        }
      }
      Buttons {
        if scene.may(.planMeetings), !held.isEmpty {
          ButtonLink(grounds.pack.newMeeting(say), to: "/meetings/new")
        }
        ButtonLink(say("Tài liệu trình", "Tabled papers"), to: "/tabled", .secondary)
        ButtonLink(say("Theo dõi nhiệm vụ", "Follow up assignments"), to: "/assignments", .secondary)
      }
    }
  }

  private static func table(
    _ meetings: [Meeting], of body: BodyID, _ scene: Scene, _ grounds: any MeetingGrounds
  ) -> HTML {
    let say = scene.say
    return DataTable(
      grounds.bodyAndTerm(body, say), meetings.reversed(),
      columns: [
        .rowLink(grounds.pack.term(.conference, say).capitalised) {
          grounds.shortName(of: $0, say)
        } to: {
          Address(path: "meetings", $0.id.text)
        },
        .text(say("Thời gian", "When")) { $0.plan.start.words(say) },
        .text(say("Địa điểm", "Venue")) { $0.plan.venue },
        .text(say("Loại", "Kind")) { $0.plan.kind.words(say) },
        .content(say("Tình trạng", "Stage")) { Tag($0.stage.words(say), $0.stage.tone) },
      ],
      empty: EmptyState(
        say("Chưa có \(grounds.pack.term(.conference, say)) nào.", "No \(grounds.pack.term(.conference, say)) yet.")))
  }

  /// The form that plans the next meeting of a body.
  static func new(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    let title = grounds.pack.newMeeting(say)
    let list = Link(grounds.pack.plural(.conference, say).capitalised, to: "/meetings")
    let bodies = grounds.organisations.bodies
    return scene.page(title, at: "/meetings", under: [list]) {
      scene.problems()
      H1(title)
      if bodies.isEmpty {
        EmptyNote(
          title,
          EmptyState(
            say(
              "Chưa có cơ quan nào để họp. Hãy lập cơ quan ở trang Tổ chức trước.",
              "There is no body yet. Form one first."),
            action: Link(say("Đến trang Tổ chức", "To the organisation"), to: "/organisation")))
      } else {
        P(
          say(
            "Số thứ tự do hệ thống đặt theo nhiệm kỳ của cơ quan, không cần gõ.",
            "The number within the body's term is given by the program; it is never typed."))
        for body in bodies {
          if let line = EarlierMeetingsPages.line(of: body.id, grounds, say) {
            P("\(grounds.bodyAndTerm(body.id, say)): \(line)", .class(.quiet))
          }
        }
        if !EarlierMeetingsPages.open(grounds).isEmpty {
          P {
            A(
              say(
                "Cơ quan đã họp trong nhiệm kỳ trước khi dùng phần mềm?",
                "Did a body meet before this program was used?"),
              to: "/meetings/earlier")
          }
        }
        Form(to: "/meetings/new", token: scene.token) {
          Select(
            say("Cơ quan họp", "Body"), scene.field("body", else: bodies.count == 1 ? bodies[0].id.text : ""),
            bodies.map { Choice($0.id.text, grounds.bodyAndTerm($0.id, say)) },
            prompt: say("Chọn cơ quan", "Choose a body"))
          planFields(scene, nil)
          Buttons {
            Button(say("Thêm \(grounds.pack.term(.conference, say))", "Plan it"))
            ButtonLink(say("Quay lại", "Back"), to: "/meetings", .plain)
          }
        }
      }
    }
  }

  /// What the form that changes a plan is filled with.
  static func filling(_ plan: MeetingPlan) -> FormFilling {
    FormFilling([
      .init(
        "kind", Phrase("loại", "the kind"), plan.kind.rawValue,
        words: Phrase(plan.kind.words(.vietnamese), plan.kind.words(.english))),
      .init("day", Phrase("ngày họp", "the day"), plan.start.day.typed),
      .init("time", Phrase("giờ khai mạc", "the start"), plan.start.clock),
      .init("minutes", Phrase("thời lượng", "the length"), "\(plan.minutes)"),
      .init("venue", Phrase("địa điểm", "the venue"), plan.venue),
    ])
  }

  /// Kind, day, time, venue and length.
  @HTMLBuilder static func planFields(_ scene: Scene, _ known: FormFilling?) -> HTML {
    let say = scene.say
    Radios(
      say("Loại", "Kind"), scene.field("kind", else: known?["kind"] ?? MeetingPlan.Kind.regular.rawValue),
      MeetingPlan.Kind.allCases.map { Choice($0.rawValue, $0.words(say)) })
    DateBox(
      say("Ngày họp", "Day"), scene.field("day", else: known?["day"] ?? ""),
      hint: say("Ví dụ: 15/07/2025", "For example 15/07/2025"))
    TimeField(
      say("Giờ khai mạc", "Start"), "time", value: scene.typed("time", else: known?["time"] ?? "08:00"),
      error: scene.error("time"))
    NumberField(
      say("Thời lượng dự kiến (phút)", "Length in minutes"), scene.field("minutes", else: known?["minutes"] ?? "180"))
    TextField(say("Địa điểm", "Venue"), scene.field("venue", else: known?["venue"] ?? ""))
  }
}

extension Meeting.Stage {
  var tone: Tone {
    switch self {
    case .planned: .neutral
    case .summoned: .accent
    case .sitting: .attention
    case .closed: .good
    case .calledOff: .neutral
    }
  }
}
