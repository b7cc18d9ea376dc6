// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Noting what bodies held before this record began.
enum EarlierMeetingsPages {
  static let endpoint = MeetingEndpoints.MeetingEndpoint.form(
    "/meetings/earlier", [.planMeetings], again: page
  ) { reader, scene, grounds throws(Faults) in
    let body = reader.choice("body", Phrase("cơ quan", "the body"), of: open(grounds).map(\.id.text))
    let count = reader.number("count", Phrase("số lần đã họp", "how many were held"), in: 0...99)
    // None is what takes an entry back, and tells of no day and no paper.
    let isNone = count == 0 && !reader.isFaulty("count")
    let last = isNone ? scene.now.day : reader.day("last", Phrase("ngày họp gần nhất", "the day of the last one"))
    let evidence =
      isNone ? "" : reader.text("evidence", Phrase("văn bản làm căn cứ", "the paper that tells of it"), most: 300)
    try reader.finish()
    let earlier = EarlierMeetings(count: count, last: last ?? scene.now.day, evidence: evidence)
    return Order(
      .noteEarlier(BodyID(body ?? ""), earlier, on: scene.now.day),
      done: isNone
        ? Phrase("Đã bỏ phần ghi các lần họp trước.", "The entry is taken back.")
        : Phrase("Đã ghi các lần họp trước.", "The earlier meetings are noted.")
    ) { _ in "/meetings/new" }
  }

  /// The bodies whose numbers can still begin higher.
  static func open(_ grounds: any MeetingGrounds) -> [Body] {
    grounds.organisations.bodies.filter { grounds.meetings.numbered(of: $0.id).isEmpty }
  }

  static func page(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    let say = scene.say
    let list = Link(grounds.pack.plural(.conference, say).capitalised, to: "/meetings")
    let plan = Link(grounds.pack.newMeeting(say), to: "/meetings/new")
    let title = say("Ghi các lần họp trước", "Note earlier meetings")
    let bodies = open(grounds)
    return scene.page(title, at: "/meetings", under: [list, plan]) {
      scene.problems()
      H1(title)
      if bodies.isEmpty {
        EmptyNote(
          title,
          EmptyState(
            say(
              "Cơ quan nào cũng đã có lần họp được đánh số ở đây.", "Meetings of every body are numbered here already."),
            action: list))
      } else {
        form(scene, grounds, bodies)
      }
    }
  }

  @HTMLBuilder private static func form(_ scene: Scene, _ grounds: any MeetingGrounds, _ bodies: [Body]) -> HTML {
    let say = scene.say
    let known = bodies.count == 1 ? grounds.meetings.earlier[bodies[0].id] : nil
    P(
      say(
        "Dùng khi cơ quan đã họp trong nhiệm kỳ trước lúc dùng phần mềm này: lần lập ở đây sẽ mang số kế tiếp.",
        "For a body that met in its term before this program was used: what is planned here takes the next number."))
    Form(to: "/meetings/earlier", token: scene.token) {
      Select(
        say("Cơ quan", "Body"), scene.field("body", else: bodies.count == 1 ? bodies[0].id.text : ""),
        bodies.map { Choice($0.id.text, grounds.bodyAndTerm($0.id, say)) }, prompt: say("Chọn cơ quan", "Choose a body")
      )
      NumberField(
        say("Số lần đã họp trong nhiệm kỳ", "How many were held in the term"),
        scene.field("count", else: known.map { "\($0.count)" } ?? ""),
        hint: say("Ghi 0 để bỏ phần đã ghi nhầm.", "Enter 0 to take back what was noted by mistake."))
      DateBox(
        say("Ngày họp gần nhất", "Day of the last one"),
        scene.field("last", else: known?.last.typed ?? ""),
        hint: say("Ví dụ: 05/07/2025", "For example 05/07/2025"))
      TextField(
        say("Văn bản làm căn cứ", "The paper that tells of it"), scene.field("evidence", else: known?.evidence ?? ""),
        hint: say("Số, ngày của biên bản hoặc thông báo lần đó.", "Number and date of its minutes or notice."))
      Buttons {
        Button(say("Ghi nhận", "Note it"))
        ButtonLink(say("Quay lại", "Back"), to: "/meetings/new", .plain)
      }
    }
  }

  /// What is noted of a body, in a line; nothing where nothing is.
  static func line(of body: BodyID, _ grounds: any MeetingGrounds, _ say: Language) -> String? {
    guard let earlier = grounds.meetings.earlier[body] else { return nil }
    let held = grounds.pack.counted(earlier.count, .conference, say)
    let day = earlier.last.figures(say)
    return say(
      "Đã họp \(earlier.count) lần trước khi dùng phần mềm; lần gần nhất ngày \(day) (\(earlier.evidence)).",
      "Held before this program was used: \(held); the last on \(day) (\(earlier.evidence)).")
  }
}
