// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

func bodiesLink(_ say: Language) -> Link { Link(say("Cơ quan lãnh đạo, giúp việc", "Bodies"), to: "/bodies") }

extension OrganisationGrounds where Self: FigureGrounds {
  /// The decided size of a body as its figure has it, with its status; nil when the pack names no figure.
  func size(of body: Body, on day: Day, _ say: Language) -> String? {
    guard let figure = pack.body(body.kind)?.sizeFigure else { return nil }
    // The figure speaks of the term that is being prepared, never of the body that prepares it.
    guard body.term == organisations.profile?.congress.term else { return nil }
    guard let record = figures.latest(figure, asOf: day) else { return say("chưa biểu quyết", "not decided yet") }
    return "\(record.words(say)) (\(record.status.words(say)))"
  }
}

/// Bodies of each term, who sits in them, and the forms to fill them.
enum BodyPages {
  typealias BodyGrounds = any OrganisationGrounds & FigureGrounds

  static func list(_ scene: Scene, _ grounds: BodyGrounds) -> Page? {
    let say = scene.say
    let terms = Set(grounds.organisations.bodies.map(\.term)).sorted { $0.from > $1.from }
    let title = say("Cơ quan lãnh đạo, giúp việc", "Bodies")
    return scene.page(title, at: "/organisation", under: [organisationLink(say)], width: .wide) {
      H1(title)
      if terms.isEmpty {
        EmptyNote(
          title,
          EmptyState(
            say(
              "Chưa lập cơ quan nào. Hãy lập cơ quan sẽ họp trước tiên, rồi giao chức vụ.",
              "No body is formed yet. Form the one that meets first, then give posts."),
            action: scene.may(.manageOrganisation) ? Link(say("Lập cơ quan", "Form a body"), to: "/bodies/new") : nil))
      }
      terms.map { table(of: $0, scene, grounds) }
      if scene.may(.manageOrganisation), !terms.isEmpty {
        Buttons { ButtonLink(say("Lập cơ quan", "Form a body"), to: "/bodies/new", .secondary) }
      }
    }
  }

  private static func table(of term: Term, _ scene: Scene, _ grounds: BodyGrounds) -> HTML {
    let say = scene.say
    let day = scene.now.day
    let order = grounds.pack.bodies.map(\.id)
    let bodies = grounds.organisations.bodies.filter { $0.term == term }
      .sorted { (order.firstIndex(of: $0.kind) ?? Int.max) < (order.firstIndex(of: $1.kind) ?? Int.max) }
    return DataTable(
      "\(grounds.pack.term(.term, say).leadingCapital) \(term)", bodies,
      columns: [
        .rowLink(say("Cơ quan", "Body")) {
          grounds.pack.body($0.kind)?.name[say] ?? $0.kind
        } to: {
          Address(path: "bodies", $0.id.text)
        },
        .number(say("Đương nhiệm", "In office")) { "\(grounds.votingMembers(of: $0.id, on: day).count)" },
        .text(say("Số lượng đã quyết định", "Decided size")) { grounds.size(of: $0, on: day, say) ?? "–" },
        .text(say("Ngày lập", "Formed")) { $0.formed.figures(say) },
      ], empty: EmptyState(""))
  }

  static func body(_ scene: Scene, _ grounds: BodyGrounds) -> Page? {
    let say = scene.say
    let day = scene.now.day
    guard let body = grounds.organisations.body(scene.id("body")) else { return nil }
    let members = grounds.inOrder(grounds.organisations.members(of: body.id, on: day), of: body.id, on: day)
    let seats = members.compactMap { member in
      grounds.organisations.holdings(in: body.id, on: day).first { $0.person == member }
    }
    return scene.page(
      grounds.name(of: body, say), at: "/organisation", under: [organisationLink(say), bodiesLink(say)], width: .wide
    ) {
      H1(grounds.name(of: body, say))
      P(count(body, scene, grounds), .class(.lead))
      grounds.crowdedPosts(in: body.id, on: day).map { post, holders in
        Notice(
          heading: say(
            "Nhiều người cùng giữ chức vụ \(post.name[say])", "Several people hold the post of \(post.name[say])"),
          .attention
        ) {
          P(
            holders.map { grounds.organisations.name(of: $0, say) }.joined(separator: ", ") + ". "
              + say(
                "Chức vụ này chỉ có một người giữ. Hãy bấm “Thôi giữ” ở người đã thôi.",
                "One person at a time holds this post. Press “End” at whoever has left it."))
        }
      }
      unseated(body, scene, grounds)
      DataTable(
        say("Đương nhiệm ngày \(day.words(say))", "In office on \(day.words(say))"), seats,
        columns: seatColumns(body, scene, grounds),
        empty: EmptyState(
          say(
            "Chưa có ai. Hãy giao chức vụ cho từng người, hoặc nhập từ tệp có cột “Chức vụ”.",
            "Nobody yet. Give posts one by one, or import a file with the column “Post”."),
          action: scene.may(.manageOrganisation) ? Link(say("Giao chức vụ", "Give a post"), to: giving(body)) : nil))
      if scene.may(.manageOrganisation), !seats.isEmpty {
        Buttons { ButtonLink(say("Giao chức vụ", "Give a post"), to: giving(body)) }
      }
      former(body, scene, grounds)
      if scene.may(.manageOrganisation), grounds.ties(of: body.id).isEmpty {
        Buttons { ButtonLink(say("Bỏ cơ quan lập nhầm", "Take it away"), to: removal(of: body), .plain) }
      }
    }
  }

  private static func removal(of body: Body) -> Address { Address(path: "bodies", body.id.text, "remove") }

  /// Taking back a body that was formed by mistake; what stands in the way is listed instead of a button.
  static func removing(_ scene: Scene, _ grounds: BodyGrounds) -> Page? {
    let say = scene.say
    guard let body = grounds.organisations.body(scene.id("body")) else { return nil }
    let name = grounds.name(of: body, say)
    let back = Link(name, to: Address(path: "bodies", body.id.text))
    let under = [organisationLink(say), bodiesLink(say), back]
    return scene.page(say("Bỏ cơ quan", "Take a body away"), at: "/organisation", under: under) {
      scene.problems()
      H1(say("Bỏ “\(name)”", "Take “\(name)” away"))
      RemovalChoice(
        ties: grounds.ties(of: body.id),
        caution: Phrase(
          "Chỉ bỏ cơ quan lập nhầm, ví dụ nhầm nhiệm kỳ. Nhật ký vẫn giữ việc lập và việc bỏ.",
          "Take away only what was formed by mistake, as for the wrong term. The record keeps both."),
        obstacle: Phrase("Chưa bỏ được, vì còn liên quan đến cơ quan này:", "It cannot be taken away yet, because of:"),
        button: Phrase("Bỏ cơ quan này", "Take it away"), removal: removal(of: body), back: back.address
      ).form(scene)
    }
  }

  private static func giving(_ body: Body) -> Address { Address(path: "bodies", body.id.text, "give") }

  @HTMLBuilder private static func unseated(_ body: Body, _ scene: Scene, _ grounds: BodyGrounds) -> HTML {
    let say = scene.say
    let missing = grounds.unseated(in: body, on: scene.now.day)
    if !missing.isEmpty {
      Notice(heading: say("Còn thiếu trong danh sách này", "Missing in this list"), .attention) {
        P(grounds.unseatedWords(missing, say))
        if scene.may(.manageOrganisation) {
          P { A(say("Giao chức vụ ở đây", "Give them a post here"), to: giving(body)) }
        }
      }
    }
  }

  private static func count(_ body: Body, _ scene: Scene, _ grounds: BodyGrounds) -> String {
    let say = scene.say
    let seats = grounds.votingMembers(of: body.id, on: scene.now.day).count
    let others = grounds.membersWithoutVote(of: body.id, on: scene.now.day).count
    let beside = others == 0 ? "" : say(", và \(others) người không biểu quyết", ", and \(others) without a vote")
    let now = say("\(seats) người đương nhiệm\(beside).", "\(seats) in office\(beside).")
    guard let size = grounds.size(of: body, on: scene.now.day, say) else { return now }
    return now + say(" Số lượng đã quyết định: \(size).", " Decided size: \(size).")
  }

  private static func seatColumns(_ body: Body, _ scene: Scene, _ grounds: BodyGrounds) -> [Column<Holding>] {
    let say = scene.say
    let columns: [Column<Holding>] = [
      .rowLink(say("Họ và tên", "Name")) {
        grounds.organisations.name(of: $0.person, say)
      } to: {
        Address(path: "people", $0.person.text)
      },
      .text(say("Chức vụ", "Post")) { seat in
        let post = grounds.pack.post(seat.post)
        return (post?.name[say] ?? seat.post) + (post?.votes == false ? say(" (không biểu quyết)", " (no vote)") : "")
      },
      .text(say("Từ ngày", "From")) { $0.from.figures(say) },
    ]
    guard scene.may(.manageOrganisation) else { return columns }
    return columns + [
      .actions(say("Thao tác", "Actions")) { seat in
        ButtonLink(
          say("Thôi giữ", "End"),
          to: ending(seat), .plain,
          .label(say("Thôi giữ – ", "End – ") + grounds.organisations.name(of: seat.person, say)))
      }
    ]
  }

  private static func former(_ body: Body, _ scene: Scene, _ grounds: BodyGrounds) -> HTML {
    let say = scene.say
    let ended = grounds.organisations.holdings.filter { $0.body == body.id && !$0.isHeld(on: scene.now.day) }
    guard !ended.isEmpty else { return HTML() }
    return Details(say("Đã thôi giữ hoặc chưa đến ngày (\(ended.count))", "Ended or not begun (\(ended.count))")) {
      Ul {
        ended.map { seat in
          let name = grounds.organisations.name(of: seat.person, say)
          let post = grounds.pack.post(seat.post)?.name[say] ?? seat.post
          let days = "\(seat.from.figures(say)) – \(seat.to?.figures(say) ?? "…")"
          return Li {
            P {
              Span("\(name) – \(post), \(days) ")
              if scene.may(.manageOrganisation) {
                A(
                  seat.to == nil ? say("Thôi giữ", "End") : say("Sửa ngày thôi giữ", "Correct the day it ended"),
                  to: ending(seat), .label("\(say("Sửa ngày thôi giữ", "Correct the day it ended")) – \(name), \(days)")
                )
              }
            }
          }
        }
      }
    }
  }

  /// The form that ends a post, or corrects the day on which it ended; the first day tells which time is meant.
  private static func ending(_ seat: Holding) -> Address {
    Address(
      path: "bodies", seat.body.text, "end",
      query: ["person": seat.person.text, "post": seat.post, "from": seat.from.typed])
  }

  // MARK: Forms

  static func new(_ scene: Scene, _ grounds: BodyGrounds) -> Page? {
    let say = scene.say
    let title = say("Lập cơ quan", "Form a body")
    let term = grounds.organisations.profile?.congress.term.description ?? ""
    return scene.page(title, at: "/organisation", under: [organisationLink(say), bodiesLink(say)]) {
      scene.problems()
      H1(title)
      Form(to: "/bodies/new", token: scene.token) {
        Select(
          say("Cơ quan", "Body"), scene.field("kind"), formable(grounds.pack).map { Choice($0.id, $0.name[say]) },
          prompt: say("Chọn cơ quan", "Choose a body"))
        TextField(
          grounds.pack.term(.term, say).leadingCapital, scene.field("term"),
          hint: say(
            "Cơ quan chuẩn bị đại hội thuộc nhiệm kỳ đang kết thúc, không phải \(term).",
            "The body that prepares belongs to the term that is ending, not to \(term)."), width: .short)
        DateBox(say("Ngày lập", "Formed on"), scene.field("formed"), hint: dayHint(say))
        Buttons { Button(say("Lập cơ quan", "Form it")) }
      }
    }
  }

  /// The bodies in which somebody can sit: the others the pack only names.
  private static func formable(_ pack: RulePack) -> [BodyKind] {
    pack.bodies.filter { body in pack.posts.contains { $0.body == body.id } }
  }

  static func give(_ scene: Scene, _ grounds: BodyGrounds) -> Page? {
    let say = scene.say
    guard let body = grounds.organisations.body(scene.id("body")) else { return nil }
    let title = say("Giao chức vụ", "Give a post")
    let back = Link(grounds.name(of: body, say), to: Address(path: "bodies", body.id.text))
    let people = grounds.peopleOutside(body, on: scene.now.day)
    return scene.page(title, at: "/organisation", under: [organisationLink(say), bodiesLink(say), back]) {
      scene.problems()
      H1(title)
      if people.isEmpty {
        EmptyNote(
          say("Không còn ai", "Nobody left"),
          EmptyState(
            say("Mọi người trong danh sách đều đã ở trong cơ quan này.", "Everyone listed sits in this body already."),
            action: Link(say("Thêm cá nhân", "Add a person"), to: "/people/new")))
      } else {
        Form(to: giving(body), token: scene.token) {
          Select(
            say("Người", "Person"), scene.field("person"),
            people.map { Choice($0.text, grounds.choiceName(of: $0, say)) },
            prompt: say("Chọn người", "Choose a person"))
          Select(
            say("Chức vụ", "Post"), scene.field("post"), grounds.posts(in: body).map { Choice($0.id, $0.name[say]) },
            prompt: say("Chọn chức vụ", "Choose a post"))
          DateBox(say("Từ ngày", "From"), scene.field("from", else: body.formed.typed), hint: dayHint(say))
          Buttons { Button(say("Giao chức vụ", "Give the post")) }
        }
      }
    }
  }

  static func end(_ scene: Scene, _ grounds: BodyGrounds) -> Page? {
    let say = scene.say
    let person = PersonID(scene.query["person"] ?? scene.typed("person"))
    let post = scene.query["post"] ?? scene.typed("post")
    let from = Day(typed: scene.query["from"] ?? scene.typed("from"))
    guard let body = grounds.organisations.body(scene.id("body")), let kind = grounds.pack.post(post),
      let seat = grounds.organisations.holdings.last(where: {
        $0.person == person && $0.body == body.id && $0.post == post && (from == nil || $0.from == from)
      })
    else { return nil }
    let name = grounds.organisations.name(of: person, say)
    let back = Link(grounds.name(of: body, say), to: Address(path: "bodies", body.id.text))
    let title =
      seat.to == nil ? say("Thôi giữ chức vụ", "End a post") : say("Sửa ngày thôi giữ", "Correct the day it ended")
    return scene.page(title, at: "/organisation", under: [organisationLink(say), bodiesLink(say), back]) {
      scene.problems()
      H1(say("\(name) thôi giữ chức vụ", "\(name) leaves the post"))
      SummaryList(
        [
          SummaryRow(say("Chức vụ", "Post"), kind.name[say]),
          SummaryRow(say("Trong", "In"), grounds.name(of: body, say)),
          SummaryRow(say("Giữ từ ngày", "Held from"), seat.from.figures(say)),
        ] + (seat.to.map { [SummaryRow(say("Đã ghi thôi giữ từ ngày", "Noted as ended on"), $0.figures(say))] } ?? []))
      if seat.to != nil {
        P(
          say(
            "Sổ giữ cả ngày đã ghi lẫn ngày sửa. Các cuộc biểu quyết đã bắt đầu không thay đổi.",
            "The record keeps the day that was noted and the correction. Votes that were opened do not change."),
          .class(.hint))
      }
      Form(to: Address(path: "bodies", body.id.text, "end"), token: scene.token) {
        HiddenField("person", value: person.text)
        HiddenField("post", value: post)
        HiddenField("from", value: seat.from.typed)
        DateBox(
          say("Từ ngày", "From"), scene.field("on", else: (seat.to ?? scene.now.day).typed),
          hint: say(
            "Từ ngày này không còn giữ chức vụ. Ví dụ: 15/07/2025",
            "From this day on the post is no longer held. For example 15/07/2025"))
        Buttons {
          Button(say("Ghi nhận", "Note it"), .danger)
          ButtonLink(say("Quay lại", "Go back"), to: back.address, .secondary)
        }
      }
    }
  }
}

extension OrganisationGrounds {
  /// People with data who have no seat in a body on a day, by name.
  func peopleOutside(_ body: Body, on day: Day) -> [PersonID] {
    let seated = Set(organisations.members(of: body.id, on: day))
    return byName(organisations.known.filter { !seated.contains($0) })
  }

  /// The posts of a body's kind, highest first.
  func posts(in body: Body) -> [PostKind] {
    pack.posts.filter { $0.body == body.kind }.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
  }

  /// A name for a list of choices, with the birth date where another bears the same.
  func choiceName(of person: PersonID, _ say: Language) -> String {
    let unit = organisations.people[person]?.unit.flatMap { organisations.unit($0)?.details.name }
    return organisations.name(of: person, say) + (unit.map { " – \($0)" } ?? "")
  }
}

extension OrganisationGrounds {
  /// Who is missing in a body by the posts that they hold, and what follows from that.
  func unseatedWords(_ missing: [(person: PersonID, post: PostKind)], _ say: Language) -> String {
    let names = missing.map { "\(organisations.name(of: $0.person, say)) (\($0.post.name[say]))" }.joined(
      separator: ", ")
    return say(
      "\(names): chức vụ này kèm tư cách thành viên ở đây nhưng chưa ghi, nên chưa tính vào số đương nhiệm, số có mặt và biểu quyết.",
      "\(names): the post brings a seat here, which is not recorded; so no base, quorum or vote counts them.")
  }
}
