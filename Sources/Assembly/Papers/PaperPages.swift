// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// Official papers as pages: what can be issued, what went out, and each paper as a sheet.
enum PaperPages {
  // MARK: Lists

  /// All papers that went out, and the way to those of each meeting.
  static func all(_ scene: Scene, _ grounds: any PaperGrounds) -> Page? {
    let say = scene.say
    let title = say("Văn bản", "Papers")
    guard grounds.organisations.profile != nil else { return unfounded(title, scene) }
    return scene.page(title, at: "/papers", width: .wide) {
      H1(title)
      DataTable(
        say("Văn bản theo \(grounds.pack.term(.conference, say))", "Papers by \(grounds.pack.term(.conference, say))"),
        grounds.meetings.all.reversed(),
        columns: [
          .rowLink(grounds.pack.term(.conference, say).capitalised) {
            grounds.meetingLabel($0, say)
          } to: {
            list(of: $0.id)
          },
          .text(say("Ngày", "Day")) { $0.plan.start.day.figures(say) },
          .number(say("Đã phát hành", "Issued")) { meeting in
            "\(grounds.papers.issued.count { grounds.meeting(of: $0.subject)?.id == meeting.id })"
          },
        ],
        empty: EmptyState(
          say(
            "Chưa có \(grounds.pack.term(.conference, say)) nào; văn bản được lập từ đó.",
            "There is no \(grounds.pack.term(.conference, say)) yet; papers are made from it."),
          action: scene.may(.planMeetings) ? Link(grounds.pack.newMeeting(say), to: "/meetings/new") : nil))
      H2(grounds.pack.term(.congress, say).capitalised)
      TaskList(grounds.congressOffers(on: scene.now.day, say).map { task($0, of: nil, scene, grounds) })
      issuedTable(grounds.listed(for: scene).reversed(), scene, grounds, tellsSubject: true)
    }
  }

  /// Before the organisation is set up no paper has a head.
  private static func unfounded(_ title: String, _ scene: Scene) -> Page {
    let say = scene.say
    let mayFound = scene.may(.manageOrganisation)
    return scene.page(title, at: "/papers") {
      H1(title)
      P(
        mayFound
          ? say(
            "Chưa có thông tin tổ chức để ghi ở đầu văn bản. Hãy thiết lập tổ chức trước.",
            "The organisation that heads every paper is not entered yet. Set it up first.")
          : say(
            "Chưa có thông tin tổ chức để ghi ở đầu văn bản. Văn phòng sẽ thiết lập tổ chức trước.",
            "The organisation that heads every paper is not entered yet. The office sets it up first."))
      Buttons {
        if mayFound {
          ButtonLink(say("Thiết lập tổ chức", "Set up the organisation"), to: "/organisation/found")
        } else {
          ButtonLink(say("Về trang chính", "Go to the first page"), to: "/", .secondary)
        }
      }
    }
  }

  /// The papers of one meeting: what can be issued now, what is missing first, and what went out.
  static func ofMeeting(_ scene: Scene, _ grounds: any PaperGrounds) -> Page? {
    guard let meeting = grounds.meetings.meeting(scene.id("meeting")) else { return nil }
    let say = scene.say
    let title = say(
      "Văn bản của \(grounds.pack.term(.conference, say))", "Papers of the \(grounds.pack.term(.conference, say))")
    let issued = grounds.papers.issued.filter { grounds.meeting(of: $0.subject)?.id == meeting.id }
    return scene.page(title, at: "/papers", under: [meetingLink(meeting, scene, grounds)], width: .wide) {
      H1(title)
      P(grounds.meetingLabel(meeting, say), .class(.lead))
      H2(say("Phát hành", "To issue"))
      TaskList(grounds.offers(for: meeting, in: scene).map { task($0, of: meeting, scene, grounds) })
      H2(say("Đã phát hành", "Issued"))
      issuedTable(issued.reversed(), scene, grounds)
    }
  }

  static func task(
    _ offer: PaperOffer, of meeting: Meeting?, _ scene: Scene, _ grounds: any PaperGrounds
  ) -> TaskItem {
    let say = scene.say
    if let refusal = offer.refusal {
      let isOutdated = offer.isOutdated(on: scene.now.day, grounds)
      return TaskItem(
        offer.name(say), to: offer.place(of: refusal), offer.issued.isEmpty || isOutdated ? .blocked : .done,
        status: isOutdated
          ? say("Bản đã phát hành không còn đúng", "What went out is outdated") : say("Chưa đủ điều kiện", "Not yet"),
        note: "\(refusal.problem(say, in: grounds.pack)) \(refusal.mend(say, in: grounds.pack))")
    }
    let may = scene.may(.issuePapers)
    let standing = offer.standing.map { paper in
      [grounds.printedNumber(of: paper), paper.day.figures(say), paper.language.ownName].compactMap { $0 }.joined(
        separator: ", ")
    }
    guard !standing.isEmpty else {
      let isDue = meeting.map { offer.isDue($0, grounds) } ?? true
      return TaskItem(
        offer.name(say), to: may ? offer.address : nil, isDue ? .now : .later,
        status: isDue ? say("Phát hành được", "Ready") : say("Không bắt buộc", "Optional"),
        note: may ? nil : say("Văn phòng sẽ phát hành.", "The office will issue it."))
    }
    let isOutdated = offer.isOutdated(on: scene.now.day, grounds)
    return TaskItem(
      offer.name(say), to: may ? offer.address : nil, isOutdated ? .now : .done,
      status: isOutdated
        ? say("Đã thay đổi, cần phát hành lại", "Changed, to be issued again") : say("Đã phát hành", "Issued"),
      note: standing.joined(separator: "; "))
  }

  static func issuedTable(
    _ papers: [IssuedPaper], _ scene: Scene, _ grounds: any PaperGrounds, tellsSubject: Bool = false
  ) -> HTML {
    let say = scene.say
    let subject = Column<IssuedPaper>.text(say("Về", "About")) { grounds.words(of: $0.subject, say) }
    return DataTable(
      say("Văn bản đã phát hành", "Issued papers"), papers,
      columns: [
        .content(say("Văn bản", "Paper")) { paper in
          let name = grounds.pack.paper(paper.kind)?.name[say] ?? paper.kind
          // Those who may not read a restricted paper still see that it exists.
          if scene.mayRead(paper, grounds) { A(name, to: address(of: paper.id)) } else { Inline(name) }
        }
      ] + (tellsSubject ? [subject] : []) + [
        .text(say("Số", "Number")) { grounds.numberAlone(of: $0) ?? say("không đánh số", "not numbered") },
        .text(say("Ngày", "Day")) { $0.day.figures(say) }, .text(say("Ngôn ngữ", "Language")) { $0.language.ownName },
        .content(say("Trạng thái", "State")) { paper in
          if paper.replacedBy != nil {
            Tag(say("đã thay thế", "replaced"), .attention)
          } else if grounds.isVoid(paper) {
            Tag(say("không còn giá trị", "void"), .attention)
          } else if grounds.isOutdated(paper, on: scene.now.day) {
            Tag(say("không còn đúng, cần phát hành lại", "outdated, to be issued again"), .attention)
          } else {
            Tag(say("có hiệu lực", "in force"), .good)
          }
          if paper.isRestricted { Tag(say("hạn chế", "restricted"), .neutral) }
        },
      ],
      empty: EmptyState(
        say(
          "Chưa có văn bản nào được phát hành. Khi văn bản đủ điều kiện, hãy mở ở mục Phát hành để xem và phát hành.",
          "No paper has been issued. Those that are ready are opened and issued from the list of those to issue.")))
  }

  // MARK: One paper

  /// A paper as a sheet, with its files.
  static func paper(_ scene: Scene, _ grounds: any PaperGrounds) -> Page? {
    guard let (paper, content) = readable(scene, grounds) else { return nil }
    let say = scene.say
    let name = grounds.pack.paper(paper.kind)?.name[say] ?? paper.kind
    let title = [name, grounds.printedNumber(of: paper)].compactMap { $0 }.joined(separator: " – ")
    let back = wayBack(from: paper.subject, scene, grounds)
    return scene.page(title, at: "/papers", under: back, width: .wide) {
      H1(title)
      if let next = paper.replacedBy {
        Notice(heading: say("Văn bản này đã được thay thế.", "This paper was replaced."), .attention) {
          P { A(say("Xem bản mới", "See the newer one"), to: address(of: next)) }
        }
      }
      outdatedNotice(paper, scene, grounds)
      if paper.isRestricted {
        Notice(
          say("Tài liệu hạn chế: chỉ dành cho người được phân quyền.", "Restricted: only for those entitled to it."),
          .attention)
      }
      Buttons {
        ButtonLink(say("Tải về PDF", "Download as PDF"), to: Address(path: "papers", paper.id.text, "pdf"))
        ButtonLink(
          say("Tải về Word (DOCX)", "Download as Word (DOCX)"), to: Address(path: "papers", paper.id.text, "docx"),
          .secondary)
        if grounds.table(beside: paper) != nil {
          ButtonLink(
            say("Tải bảng (Excel)", "Download the table (Excel)"), to: Address(path: "papers", paper.id.text, "xlsx"),
            .secondary)
        }
        PrintButton(say("In", "Print"))
      }
      InvitationCopies.buttons(of: paper, scene, grounds)
      content.sheet(label: title)
      InvitationCopies.list(of: paper, scene, grounds)
    }
  }

  /// That the paper no longer says what is planned, and where it is issued again.
  @HTMLBuilder private static func outdatedNotice(
    _ paper: IssuedPaper, _ scene: Scene, _ grounds: any PaperGrounds
  ) -> HTML {
    if grounds.isVoid(paper), paper.replacedBy == nil {
      VoidPaper.notice(paper, scene, grounds)
    } else if let form = PaperForm(rawValue: paper.kind), let kind = grounds.pack.paper(paper.kind),
      grounds.isOutdated(paper, on: scene.now.day)
    {
      Notice(heading: scene.say("Văn bản này không còn đúng.", "This paper is outdated."), .attention) {
        P(
          grounds.tellsRestricted(paper)
            ? scene.say(
              "Sau khi phát hành, tài liệu của một nội dung đã chuyển thành hạn chế; từ đó chỉ người có quyền đọc được văn bản này.",
              "The paper of an item was restricted since it went out; only those entitled to that read this paper now.")
            : grounds.outdatedWords(form, paper.subject, scene.say))
        if scene.may(.issuePapers) {
          P {
            A(
              scene.say("Phát hành lại", "Issue it again"),
              to: formAddress(kind, grounds.subjectNow(of: paper.subject)))
          }
        }
      }
    }
  }

  /// An issued paper that this visitor may read, or nothing.
  static func readable(_ scene: Scene, _ grounds: any PaperGrounds) -> (IssuedPaper, Paper)? {
    guard let paper = grounds.papers.paper(scene.id("paper")), scene.mayRead(paper, grounds),
      let content = paper.content.value
    else { return nil }
    return (paper, content)
  }

  /// The order for a file of a paper.
  static func file(_ format: PaperFormat, _ scene: Scene, _ grounds: any PaperGrounds) -> FileOrder? {
    readable(scene, grounds).map { .paper(name: grounds.fileName(of: $0, format), $1, format) }
  }

  // MARK: Issuing

  /// The form: day, language, and the paper as it would go out.
  static func issue(_ scene: Scene, _ grounds: any PaperGrounds) -> Page? {
    guard let (kind, subject) = asked(scene, grounds) else { return nil }
    let say = scene.say
    let title = say("Phát hành \(kind.name[say].uncapitalised)", "Issue: \(kind.name[say])")
    let back = wayBack(from: subject, scene, grounds)
    let day = scene.typed("day", else: grounds.usualDay(of: kind, subject, now: scene.now.day).typed)
    let language = Language(rawValue: scene.typed("language", else: say.rawValue)) ?? say
    let shown = ShownPaper(kind: kind, subject: subject, day: Day(typed: day) ?? scene.now.day, language: language)
    let drawn = shown.drawn(grounds)
    return scene.page(title, at: "/papers", under: back, width: .wide) {
      scene.problems()
      H1(title)
      if let meeting = grounds.meeting(of: subject) { P(grounds.meetingLabel(meeting, say), .class(.lead)) }
      replacing(kind, subject, scene, grounds)
      Form(to: formAddress(kind, subject), token: scene.token) {
        Language.allCases.map { language in
          HiddenField(
            replaced(language), value: grounds.standing(kind.id, about: subject, in: language)?.id.text ?? "")
        }
        shown.fields(drawn)
        DateBox(
          say("Ngày của văn bản", "Date of the paper"), "day", value: day,
          hint: say(
            "Văn bản chỉ dùng số liệu đã có đến ngày này. Ví dụ: 15/07/2025",
            "It uses only what was known by then. For example 15/07/2025"),
          error: scene.error("day"))
        Radios(
          say("Ngôn ngữ của văn bản", "Language of the paper"), "language",
          Language.allCases.map { Choice($0.rawValue, $0.ownName) }, chosen: language.rawValue,
          error: scene.error("language"))
        Buttons { Button(say("Phát hành", "Issue it")) }
      }
      preview(drawn, scene, grounds)
    }
  }

  /// The field that tells which paper the visitor knows to be in force in a language.
  static func replaced(_ language: Language) -> FieldName { FieldName("replaces-\(language.rawValue)") }

  /// That the paper is in force already, in which language and under which number.
  @HTMLBuilder private static func replacing(
    _ kind: PaperKind, _ subject: PaperSubject, _ scene: Scene, _ grounds: any PaperGrounds
  ) -> HTML {
    let say = scene.say
    let standing = Language.allCases.compactMap { grounds.standing(kind.id, about: subject, in: $0) }
    if !standing.isEmpty {
      Notice(heading: say("Văn bản này đã phát hành.", "This paper was issued."), .attention) {
        standing.map { paper in
          let number = [
            grounds.printedNumber(of: paper), say("ngày \(paper.day.words(say))", paper.day.words(say)),
          ]
          .compactMap { $0 }.joined(separator: ", ")
          return P {
            if scene.mayRead(paper, grounds) {
              A("\(paper.language.ownName): \(number)", to: address(of: paper.id))
            } else {
              Span("\(paper.language.ownName): \(number)")
            }
          }
        }
        P(
          say(
            "Phát hành lại sẽ thay bản cùng ngôn ngữ; bản cũ vẫn được giữ trong sổ.",
            "Issuing it again replaces the one of the same language, which stays on record."))
      }
    }
  }

  /// The kind and subject that the path names, if the pack offers them.
  static func asked(_ scene: Scene, _ grounds: any PaperGrounds) -> (PaperKind, PaperSubject)? {
    guard let (kind, form) = grounds.offeredPapers.first(where: { $0.kind.id == scene.parameters["kind"] }) else {
      return nil
    }
    switch form.matter {
    case .scheme:
      let id: SchemeID = scene.id("scheme")
      return grounds.personnel.scheme(id).map { _ in (kind, .scheme(id)) }
    case .draft:
      let subject = DraftPaperPages.subject(scene)
      return subject.flatMap { DraftPaperPages.mayRead($0, scene, grounds) ? (kind, $0) : nil }
    case .congress:
      return ["scheme", "meeting", "vote"].contains { scene.parameters[$0] != nil } ? nil : (kind, .congress)
    case .meeting: return scene.parameters["scheme"] == nil ? known(kind, .meeting(scene.id("meeting")), grounds) : nil
    case .vote:
      guard scene.parameters["scheme"] == nil, VoteScene(scene, grounds) != nil else { return nil }
      return known(kind, .vote(scene.id("vote")), grounds)
    }
  }

  private static func known(
    _ kind: PaperKind, _ subject: PaperSubject, _ grounds: any PaperGrounds
  ) -> (PaperKind, PaperSubject)? {
    grounds.meeting(of: subject).map { _ in (kind, subject) }
  }

  // MARK: Addresses

  static func address(of paper: PaperID) -> Address { Address(path: "papers", paper.text) }
  static func list(of meeting: MeetingID) -> Address { Address(path: "meetings", meeting.text, "papers") }

  static func formAddress(_ kind: PaperKind, _ subject: PaperSubject) -> Address {
    switch subject {
    case .meeting(let id): Address(path: "meetings", id.text, "papers", "new", kind.id)
    case .vote(let id): Address(path: "votes", id.text, "papers", "new", kind.id)
    case .congress: Address(path: "delegates", "papers", "new", kind.id)
    case .draft(let id, let version): Address(path: "drafts", id.text, "papers", "\(version)", "new", kind.id)
    case .scheme(let id): Address(path: "personnel", id.text, "papers", "new", kind.id)
    }
  }

  /// The places above a paper.
  static func wayBack(from subject: PaperSubject, _ scene: Scene, _ grounds: any PaperGrounds) -> [Link] {
    let papers = scene.say("Văn bản", "Papers")
    if case .draft(let id, _) = subject { return DraftPaperPages.wayBack(id, scene, grounds) }
    if case .scheme(let id) = subject, scene.may(.managePersonnel), let scheme = grounds.personnel.scheme(id) {
      return [
        personnelLink(scene.say), schemeLink(scheme, scene.say, grounds),
        Link(scene.say("Các phương án", "Versions"), to: SlateDraftPages.address(id)),
      ]
    }
    guard let meeting = grounds.meeting(of: subject) else { return [Link(papers, to: "/papers")] }
    return [meetingLink(meeting, scene, grounds), Link(papers, to: list(of: meeting.id))]
  }

  private static func meetingLink(_ meeting: Meeting, _ scene: Scene, _ grounds: any PaperGrounds) -> Link {
    Link(grounds.meetingLabel(meeting, scene.say), to: Address(path: "meetings", meeting.id.text))
  }
}

extension Scene {
  /// Restricted papers need their own right, beside that of reading; so do those that tell of what was restricted later.
  func mayRead(_ paper: IssuedPaper, _ grounds: any PaperGrounds) -> Bool {
    may(.read) && maySee(paper) && (may(.readRestricted) || !grounds.tellsRestricted(paper))
  }
}

extension PaperOffer {
  /// Where what is missing can be done.
  func place(of refusal: PaperRefusal) -> Address? {
    guard case .notYet(_, let need) = refusal else { return nil }
    switch subject {
    case .vote(let id): return Address(path: "votes", id.text)
    case .congress: return "/delegates"
    case .draft(let id, _): return Address(path: "drafts", id.text)
    case .scheme(let id): return Address(path: "personnel", id.text, "drafts")
    case .meeting(let id):
      switch need {
      case .allocation, .freshAllocation, .delegates, .credentials, .slate, .adoptedSlate: return "/delegates"
      case .opinions, .circulation, .predecessors: return "/drafts"
      case .agenda: return Address(path: "meetings", id.text, "agenda")
      case .summons: return Address(path: "meetings", id.text, "summons")
      case .adoption, .openAdoption: return Address(path: "meetings", id.text, "votes")
      case .opening, .question, .openedVote, .declaredVote, .conclusion, .closing:
        return Address(path: "meetings", id.text)
      }
    }
  }
}
