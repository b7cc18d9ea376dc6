// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// One tabled paper: where it is dealt with, and what can still be changed of it.
enum TabledPaperPages {
  static func paper(_ scene: Scene, _ grounds: any MeetingGrounds) -> Page? {
    guard let paper = known(scene, grounds) else { return nil }
    let say = scene.say
    let list = Link(say("Tài liệu trình", "Tabled papers"), to: "/tabled")
    let versions = grounds.meetings.versions(of: paper)
    return scene.page(paper.title, at: "/meetings", under: [TabledPages.meetings(scene, grounds), list]) {
      scene.problems()
      H1(paper.title)
      SummaryList(
        [
          SummaryRow(say("Bản", "Version"), "\(paper.version)"),
          SummaryRow(
            grounds.pack.term(.term, say).capitalised, paper.term?.description ?? say("không ghi", "not given")),
          SummaryRow(say("Phạm vi", "Access")) {
            paper.isRestricted ? Tag(say("Hạn chế", "Restricted"), .attention) : Tag(say("Chung", "Common"))
          },
          SummaryRow(say("Tệp", "File")) { TabledPages.fileCell(paper, say) },
        ] + (versions.count > 1 ? [others(versions.filter { $0.id != paper.id }, say)] : []))
      uses(of: paper, scene, grounds)
      if scene.may(.planMeetings) { changes(of: paper, scene, grounds) }
      Buttons {
        if scene.may(.planMeetings), TabledPages.isNewest(paper, grounds) {
          ButtonLink(say("Trình bản tiếp theo", "Table next version"), to: address(paper.id, "next"), .secondary)
        }
        ButtonLink(say("Về danh sách tài liệu", "Back to the papers"), to: "/tabled", .plain)
      }
    }
  }

  private static func others(_ versions: [TabledPaper], _ say: Language) -> SummaryRow {
    SummaryRow(say("Các bản khác", "Other versions")) {
      for version in versions {
        A(say("bản \(version.version)", "version \(version.version)"), to: address(version.id))
        Span(" ")
      }
    }
  }

  /// The paper of the path, for those who may see it.
  static func known(_ scene: Scene, _ grounds: any MeetingGrounds) -> TabledPaper? {
    grounds.meetings.paper(scene.id("paper")).flatMap { scene.maySee($0) ? $0 : nil }
  }

  private static func address(_ id: TabledPaperID, _ part: String? = nil) -> Address {
    part.map { Address(path: "tabled", id.text, $0) } ?? Address(path: "tabled", id.text)
  }

  private struct Use {
    let meeting: Meeting
    let item: AgendaItem
  }

  private static func uses(of paper: TabledPaper, _ scene: Scene, _ grounds: any MeetingGrounds) -> HTML {
    let say = scene.say
    let uses = grounds.meetings.held.flatMap { meeting in
      meeting.agenda.filter { $0.paper == paper.id }.map { Use(meeting: meeting, item: $0) }
    }
    return DataTable(
      say("Nội dung chương trình có tài liệu này", "Agenda items about it"), uses,
      columns: [
        .rowLink(grounds.pack.term(.conference, say).capitalised) {
          grounds.shortName(of: $0.meeting, say)
        } to: {
          Address(path: "meetings", $0.meeting.id.text, "agenda")
        },
        .text(say("Nội dung", "Item")) { $0.item.title },
      ],
      empty: EmptyState(
        say(
          "Chưa gắn với nội dung chương trình nào; chọn tài liệu này khi lập chương trình.",
          "No agenda item is about it yet; choose it when you write an agenda.")))
  }

  // MARK: Changing it

  static func filling(_ paper: TabledPaper) -> FormFilling {
    FormFilling([
      .init("title", Phrase("tên tài liệu", "the title"), paper.title),
      .init("term", Phrase("nhiệm kỳ", "the term"), paper.term?.description ?? ""),
    ])
  }

  @HTMLBuilder private static func changes(
    of paper: TabledPaper, _ scene: Scene, _ grounds: any MeetingGrounds
  ) -> HTML {
    let say = scene.say
    H2(say("Thay đổi", "Changes"))
    P(
      say(
        "Mỗi thay đổi có lý do và được giữ trong sổ. Đổi tên và hạn chế áp dụng cho mọi bản của tài liệu.",
        "Each change has its reason and stays on record. A new title and a restriction hold for all versions."),
      .class(.hint))
    retitling(paper, scene, grounds)
    if !paper.isRestricted { restricting(paper, scene) }
    Details(say("Rút bản này", "Take this version back"), isOpen: scene.error("retract-reason") != nil) {
      P(
        say(
          "Dùng khi trình nhầm. Chỉ rút được bản chưa gắn với chương trình họp nào.",
          "For what was tabled by mistake. Only a version that no agenda is bound to."))
      Form(to: address(paper.id, "retract"), token: scene.token) {
        reason("retract-reason", scene)
        Buttons { Button(say("Rút bản này", "Take it back"), .danger) }
      }
    }
  }

  private static func retitling(_ paper: TabledPaper, _ outer: Scene, _ grounds: any MeetingGrounds) -> HTML {
    let filling = filling(paper)
    let scene = outer.following(filling)
    let say = scene.say
    let isOpen = ["title", "term", "reason"].contains { scene.error(FieldName($0)) != nil }
    return Details(say("Đổi tên hoặc nhiệm kỳ", "Change title or term"), isOpen: isOpen) {
      Form(to: address(paper.id), token: scene.token) {
        filling.mark()
        TextField(say("Tên tài liệu", "Title"), scene.field("title", else: paper.title))
        TabledPages.termField(
          scene.field("term", else: paper.term?.description ?? ""), grounds, say, and: paper.term)
        reason("reason", scene)
        Buttons { Button(say("Lưu", "Save"), .secondary) }
      }
    }
  }

  private static func restricting(_ paper: TabledPaper, _ scene: Scene) -> HTML {
    let say = scene.say
    return Details(say("Chuyển thành tài liệu hạn chế", "Restrict it"), isOpen: scene.error("restrict-reason") != nil) {
      Warning(
        say(
          "Từ nay chỉ người có quyền thấy tài liệu này, ý kiến và kết luận về nó. Ai đã tải về vẫn giữ bản đó; nội dung đã ghi "
            + "trước lúc này vẫn đọc được trong tệp sổ và bản sao lưu. Không chuyển ngược lại được.",
          "From now on only those with the right see it, and what is said and concluded on it. Whoever has loaded it keeps "
            + "it, and what was recorded before stays readable in the record's file and its backups. It cannot be undone."
        ),
        sign: say("Chú ý", "Warning"))
      Form(to: address(paper.id, "restrict"), token: scene.token) {
        TextField(
          say("Lý do", "Reason"), scene.field("restrict-reason"),
          hint: say("Ai đọc nhật ký cũng thấy lý do này.", "Everybody who reads the record sees this reason."))
        Buttons { Button(say("Chuyển thành hạn chế", "Restrict it"), .danger) }
      }
    }
  }

  private static func reason(_ field: FieldName, _ scene: Scene) -> HTML {
    TextField(scene.say("Lý do", "Reason"), scene.field(field))
  }

  // MARK: Addresses

  static let endpoints: [MeetingEndpoints.MeetingEndpoint] = [
    .form("/tabled/{paper}", [.planMeetings], shownTo: [.read, .planMeetings], again: paper) {
      reader, scene, grounds throws(Faults) in
      let known = known(scene, grounds)
      if let known { reader.compare(with: filling(known)) }
      let title = reader.text("title", Phrase("tên tài liệu", "the title"), most: 300)
      let terms = TabledPages.terms(grounds) + [known?.term].compactMap { $0 }
      let term = reader.optionalTerm("term", of: terms)
      return try order(.retitle(title, term), known, "reason", &reader, scene)
    },
    .form("/tabled/{paper}/restrict", [.planMeetings], again: paper) { reader, scene, grounds throws(Faults) in
      try order(.restrict, known(scene, grounds), "restrict-reason", &reader, scene)
    },
    .form("/tabled/{paper}/retract", [.planMeetings], again: paper) { reader, scene, grounds throws(Faults) in
      try order(.retract, known(scene, grounds), "retract-reason", &reader, scene)
    },
  ]

  private static func order(
    _ wish: TablingWish, _ paper: TabledPaper?, _ field: FieldName, _ reader: inout FormReader, _ scene: Scene
  ) throws(Faults) -> Order<MeetingCommand, any MeetingGrounds> {
    let reason = reader.text(field, Phrase("lý do", "the reason"))
    try reader.finish()
    let id = paper?.id ?? TabledPaperID("")
    return Order(
      .changePaper(id, wish, reason: reason, at: scene.now), done: Phrase("Đã lưu thay đổi.", "The change is saved.")
    ) { grounds in
      // Who restricted it may not be among those who see it.
      grounds.meetings.paper(id).map { scene.maySee($0) } == true ? address(id) : "/tabled"
    }
  }
}
