// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The forms of the office beside the board: sending out, and marking parts by hand.
enum CirculatePages {
  static func page(_ view: DraftScene) -> Page? {
    guard view.compiles else { return nil }
    let say = view.say
    let scene = view.scene
    let readers = view.draft.isRestricted ? view.grounds.restrictedReaders(on: scene.now.day) : nil
    let units = view.grounds.organisations.units
    let mayRead = units.map(\.id).filter { readers?.mayRead(.unit($0)) ?? true }
    return view.page(say("Gửi lấy ý kiến", "Send it out")) {
      if view.draft.isRestricted { onlyReaders(say) }
      P(
        say(
          "Gửi bản \(view.draft.newest.number). Đầu mối đơn vị và người nhận sẽ thấy dự thảo ở trang chính, đọc và góp ý được trên trang hoặc gửi lại tệp Word.",
          "Sends version \(view.draft.newest.number). Contacts of units and recipients find it on their home page, read it, and comment there or send a Word file."
        ))
      if !view.draft.isRestricted { wordFile(view) }
      Form(to: view.address("circulate"), token: scene.token) {
        HiddenField("version", value: "\(view.draft.newest.number)")
        again(view)
        Checkboxes(
          view.grounds.pack.term(.unit, say).capitalised, "units",
          units.map { unit in
            Choice(
              unit.id.text, unit.details.name,
              hint: mayRead.contains(unit.id)
                ? view.draft.lastSent(to: .unit(unit.id)).map { has($0, say) }
                : say("Không ai ở đây được xem tài liệu hạn chế.", "Nobody there reads restricted papers."))
          },
          chosen: scene.chosen(
            "units",
            else: view.draft.isRestricted
              ? [] : Set(mayRead.filter { view.draft.lastSent(to: .unit($0)) == nil }.map(\.text))),
          error: scene.error("units"))
        Checkboxes(
          say("Thành viên của", "Members of"), "bodies",
          view.grounds.organisations.bodies.map { body in
            Choice(
              body.id.text, view.grounds.pack.body(body.kind)?.name[say] ?? body.kind,
              hint: members(of: body, readers, view))
          }, chosen: scene.chosen("bodies"))
        if !view.draft.isRestricted {
          Checkbox(
            say("Lấy ý kiến rộng rãi: mọi người đăng nhập đều góp ý được", "Open to all who sign in"), "open",
            isTicked: !scene.chosen("open").isEmpty)
        }
        DateBox(say("Hạn góp ý", "Due"), scene.field("due"), hint: say("Ví dụ: 22/07/2025", "For example 22/07/2025"))
        Buttons {
          Button(say("Gửi lấy ý kiến", "Send it out"))
          ButtonLink(say("Quay lại", "Back"), to: view.address(), .plain)
        }
      }
    }
  }

  private static func wordFile(_ view: DraftScene) -> HTML {
    P {
      A(
        view.say("Tải tệp Word để gửi kèm", "Download the Word file to send along"),
        to: view.address("versions", "\(view.draft.newest.number)", "file"))
    }
  }

  private static func has(_ day: Day, _ say: Language) -> String {
    say("Đã gửi bản này ngày \(day.words(say)).", "Has this version since \(day.words(say)).")
  }

  /// Asked where the version went to some of those chosen already: when and to whom, and whether they get it once more.
  @HTMLBuilder private static func again(_ view: DraftScene) -> HTML {
    let (say, scene) = (view.say, view.scene)
    if let error = scene.error("again") {
      Radios(
        say("Nơi đã nhận bản này", "Those who have this version"), "again",
        [
          Choice(
            "new", say("Chỉ gửi những nơi chưa nhận", "Send it to the others only"),
            hint: say("Nơi đã nhận giữ hạn cũ.", "Those who have it keep their day.")),
          Choice(
            "all", say("Gửi lại cho tất cả nơi đã chọn", "Send it to all of them once more"),
            hint: say(
              "Các nơi này được lấy ý kiến lại từ hôm nay, theo hạn mới; góp ý đã gửi vẫn được tính.",
              "They are asked anew from today, with the new day; what they have sent still counts.")),
        ], chosen: scene.typed("again"),
        hint: say(
          "Chỉ cần lùi hạn thì không phải gửi lại: dùng “Đổi hạn” ở trang tổng quan.",
          "Only to move the day, nothing need be sent: use “Change the day” on the overview."), error: error)
    }
  }

  private static func onlyReaders(_ say: Language) -> HTML {
    Notice(
      say(
        "Tài liệu hạn chế: chỉ chọn người và cơ quan được xem. Họ đọc và góp ý ngay trên trang; không gửi kèm tệp qua thư.",
        "A restricted draft: choose only people and bodies who may read it. They read and comment on the page; send no file by mail."
      ), .attention)
  }

  /// How many they are, and how many of them may not read what is restricted.
  private static func members(of body: Body, _ readers: RestrictedReaders?, _ view: DraftScene) -> String {
    let say = view.say
    let members = view.grounds.organisations.members(of: body.id, on: view.scene.now.day)
    let shut = members.count { !(readers?.mayRead(.person($0)) ?? true) }
    let words = say(
      "\(members.count) người, nhiệm kỳ \(body.term)",
      "\(members.count, one: "person", other: "people"), term \(body.term)")
    let known = members.count { view.draft.lastSent(to: .person($0)) != nil }
    let had = known == 0 ? "" : say("; \(known) người đã nhận bản này", "; \(known) of them have this version")
    return shut == 0
      ? words + had
      : words + had
        + say("; \(shut) người không được xem tài liệu hạn chế", "; \(shut) of them may not read restricted papers")
  }

  /// Which blocks are which part, by hand.
  static func parts(_ view: DraftScene) -> Page? {
    guard view.compiles else { return nil }
    let say = view.say
    let scene = view.scene
    let parts = view.grounds.pack.parts(of: view.draft.head.kind)
    let findings = PartFindings(of: view.draft, parts)
    let rows = findings.parts.flatMap { finding in finding.found.map { (finding.part, $0) } }
    return view.page(say("Đánh dấu các phần", "Mark the parts"), width: .wide) {
      DataTable(
        say("Đã nhận ra", "Recognised"), rows,
        columns: [
          .rowHeading(say("Phần", "Part")) { $0.0.name[say] },
          .text(say("Đoạn", "Passage")) { $0.1.text.clipped(140) },
          .text(say("Cách nhận ra", "How")) {
            $0.1.isMarked ? say("đánh dấu bằng tay", "marked by hand") : say("theo từ ngữ", "by its words")
          },
          .actions(say("Sửa", "Change")) { row in
            ActionButton(
              row.1.isMarked ? say("Bỏ đánh dấu", "Remove the mark") : say("Không phải phần này", "It is not"),
              about: row.1.text.clipped(40), to: view.address("parts"), token: scene.token,
              sends: ["block": row.1.block.description, "part": row.1.isMarked ? "" : "none"])
          },
        ], empty: EmptyState(say("Chưa nhận ra phần nào.", "No part was recognised.")))
      Form(to: view.address("parts"), token: scene.token) {
        Select(
          say("Đoạn", "Passage"), scene.field("block"),
          view.draft.newest.text.blocks.filter { $0.text.count > 1 }.map {
            Choice($0.id.description, [$0.label, $0.text.clipped(90)].compactMap { $0 }.joined(separator: " "))
          }, prompt: say("– chọn –", "– choose –"), width: .full)
        Select(
          say("Là phần", "Is the part"), scene.field("part"), parts.map { Choice($0.id, $0.name[say]) },
          prompt: say("– chọn –", "– choose –"))
        Buttons {
          Button(say("Đánh dấu", "Mark"))
          ButtonLink(say("Quay lại", "Back"), to: view.address(), .plain)
        }
      }
    }
  }
}

extension FormReader {
  /// A circulation after those who have the version already were asked about; a fault where somebody has still to say.
  mutating func settled(_ wish: CirculationDraft, _ view: DraftScene) -> CirculationDraft {
    let again = optionalChoice("again", Phrase("cách gửi lại", "how it is sent again"), of: ["new", "all"])
    guard let before = SentBefore(wish, of: view.draft) else { return wish }
    if again == "all" { return wish.repeated }
    let others = wish.leavingOut(before)
    if again == "new", others.asksSomebody { return others }
    func times(_ say: Language) -> String { before.words(view.grounds, say).joined(separator: " ") }
    fault(
      "again",
      Phrase(
        "Bản \(wish.version) đã gửi đến các nơi sau. \(times(.vietnamese))",
        "Version \(wish.version) was sent to these. \(times(.english))"),
      mend: others.asksSomebody
        ? Phrase("Hãy chọn có gửi lại cho các nơi đó không.", "Choose whether they get it once more.")
        : Phrase(
          "Không có nơi nào mới trong số đã chọn: hãy chọn thêm, hoặc gửi lại cho tất cả.",
          "Nobody chosen is new: choose others, or send it to all of them once more."))
    return wish
  }
}
