// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension RulePack {
  /// A small pack for tests: a committee that decides by more than half of those in office, with a quorum of two thirds.
  public static let sample = RulePack(
    id: PackID(rawValue: "sample"), version: "1", title: Phrase("Mẫu", "Sample"), clockOffset: 420,
    alphabet:
      "aàảãáạ ăằẳẵắặ âầẩẫấậ b c d đ eèẻẽéẹ êềểễếệ f g h iìỉĩíị j k l m n oòỏõóọ ôồổỗốộ ơờởỡớợ p q r s t uùủũúụ ưừửữứự v w x yỳỷỹýỵ z",
    namesSortBy: .lastWord,
    terms: Dictionary(
      uniqueKeysWithValues: TermName.allCases.map { name in
        let word = name.rawValue
        return (word, Noun(Phrase(word, word), other: Phrase(word, word + "s")))
      }),
    roles: [
      Role(id: "office", name: Phrase("Văn phòng", "Office"), rights: Set(Right.allCases).subtracting([.convene])),
      Role(id: "member", name: Phrase("Ủy viên", "Member"), rights: [.read]),
      Role(id: "contact", name: Phrase("Đầu mối", "Contact"), rights: [.read, .proposeDelegates, .contribute]),
      Role(
        id: "personnel", name: Phrase("Nhân sự", "Personnel team"), rights: [.read, .readRestricted, .managePersonnel]),
      Role(id: "compiler", name: Phrase("Tổng hợp", "Compiler"), rights: [.read, .compileDrafts]),
      Role(id: "decider", name: Phrase("Quyết định", "Decider"), rights: [.read, .decideDrafts]),
      Role(id: "teller", name: Phrase("Kiểm phiếu", "Teller"), rights: [.read, .count]),
      Role(
        id: "headTeller", name: Phrase("Trưởng kiểm phiếu", "Head teller"), rights: [.read, .count, .declareResults]),
    ],
    bodies: [
      BodyKind(
        id: "executive", name: Phrase("Ban Chấp hành", "Executive committee"), shortName: Phrase("BCH", "EC"),
        sizeFigure: "body.executive.size", gathering: .committee)
    ],
    posts: [
      PostKind(
        id: "chair", name: Phrase("Chủ tịch", "Chair"), body: "executive", roles: ["office"], concludes: true, rank: 1,
        isSingle: true),
      PostKind(
        id: "member", name: Phrase("Ủy viên", "Member"), body: "executive", roles: ["member"], concludes: false,
        rank: 9),
    ],
    modes: [
      CongressMode(
        id: "designation", name: Phrase("Chỉ định", "Designation"), agenda: [Phrase("Thảo luận", "Discussion")],
        papersLeftOut: ["ballot"], delegateKind: "designated")
    ],
    delegateKinds: [
      DelegateKind(id: "exOfficio", name: Phrase("Đương nhiên", "Ex officio")),
      DelegateKind(id: "elected", name: Phrase("Được bầu", "Elected"), way: .elected),
      DelegateKind(id: "designated", name: Phrase("Chỉ định", "Designated"), way: .designated),
    ],
    figures: [
      FigureKind(
        id: "body.executive.size", name: Phrase("Số ủy viên", "Committee size"), form: .number, unit: nil),
      FigureKind(id: "body.standing.size", name: Phrase("Số thường vụ", "Board size"), form: .number, unit: nil),
      FigureKind(id: "body.inspection.size", name: Phrase("Số kiểm tra", "Audit size"), form: .number, unit: nil),
      FigureKind(id: "congress.window", name: Phrase("Thời gian", "Dates"), form: .days, unit: nil),
      FigureKind(id: "delegates.planned", name: Phrase("Đại biểu", "Delegates"), form: .number, unit: nil),
      FigureKind(id: "delegates.exOfficio", name: Phrase("Đương nhiên", "Ex officio"), form: .number, unit: nil),
    ],
    rules: [
      rule("quorum.committee", .quorum(share(2, 3, .atLeast, .inOffice), of: .committee, call: 1)),
      rule("quorum.congress", .quorum(share(2, 3, .atLeast, .summoned), of: .congress, call: 1)),
      rule("majority.committee", .majority(share(1, 2, .moreThan, .inOffice), of: .committee)),
      rule("majority.cast", .majority(share(1, 2, .moreThan, .cast), of: .committee)),
      rule("majority.congress", .majority(share(1, 2, .moreThan, .summoned), of: .congress)),
      rule(
        "size.standing", .ratioAtMost(third, figure: "body.standing.size", of: "body.executive.size"), severity: .warn),
      rule("tie.committee", .tie(.revote, of: .committee)),
    ],
    layout: .sample,
    papers: ["programme", "invitation", "votingPaper", "minutes", "tallyMinutes", "notice", "resolution", "ballot"].map
    {
      PaperKind(
        id: $0, name: Phrase($0, $0), numbering: .perTerm, numberPattern: Phrase("Số {n}-\($0)", "No. {n}-\($0)"),
        parent: Phrase("{parent}", "{parent}"), organ: Phrase("{organisation}", "{organisation}"),
        isRestricted: false,
        signatures: [.init(authority: Phrase("T/M", "For"), post: Phrase("CHỦ TỊCH", "CHAIR"), signer: .chair)],
        recipients: [Phrase("Lưu.", "File.")])
    },
    draftKinds: [
      DraftKind(
        id: "report", name: Phrase("Báo cáo", "Report"), isRestricted: false,
        parts: ["objective", "priority", "task", "solution"]),
      DraftKind(id: "scheme", name: Phrase("Đề án", "Scheme"), isRestricted: true, parts: []),
      DraftKind(
        id: "review", name: Phrase("Kiểm điểm", "Review"), isRestricted: false, parts: [], speaksOf: .ending),
    ],
    requiredParts: [
      part("objective", ["mục tiêu tổng quát"], .exactly(1)),
      part("priority", ["nhóm trọng tâm"], countsItems: true, .exactly(2), needs: ["task"]),
      part("task", ["nhiệm vụ:"], .least(1), needs: ["solution"]), part("solution", ["giải pháp"], .least(1)),
    ],
    opinionFields: [OpinionField(id: "work", name: Phrase("Nhiệm vụ", "Work"))])

  private static func part(
    _ id: String, _ words: [String], countsItems: Bool = false, _ count: RequiredPart.Count, needs: [String] = []
  ) -> RequiredPart {
    RequiredPart(
      id: id, name: Phrase(id, id), words: words, countsItems: countsItems, count: count, needs: needs, source: source)
  }

  private static let source = Rule.Source(
    instrument: Phrase("Điều lệ mẫu", "Sample rules"), article: nil, address: nil, verified: true)

  private static let third = fraction(1, 3)

  private static func fraction(_ above: Int, _ below: Int) -> Fraction {
    guard let fraction = Fraction(above, below) else { preconditionFailure("\(above)/\(below) is no share") }
    return fraction
  }

  private static func share(_ above: Int, _ below: Int, _ comparison: Threshold.Comparison, _ base: Base) -> Threshold {
    Threshold(share: fraction(above, below), comparison: comparison, base: base)
  }

  private static func rule(_ id: String, _ demand: Demand, severity: Rule.Severity = .block) -> Rule {
    Rule(
      id: RuleID(rawValue: id), name: Phrase(id, id), demand: demand, severity: severity,
      source: source, validity: Rule.Validity(from: nil, to: nil, supersededBy: nil), waiver: nil)
  }
}

extension PaperLayout {
  /// A plain page for tests.
  public static let sample = PaperLayout(
    font: "Times New Roman", bodySize: 14, margins: Margins(top: 20, bottom: 20, left: 30, right: 15),
    letterhead: Letterhead(
      left: [
        Line(
          text: Phrase("{parent}", "{parent}"), size: 14, isBold: false, isItalic: false, isUpperCase: true,
          isRuled: false),
        Line(
          text: Phrase("{organ}", "{organ}"), size: 14, isBold: true, isItalic: false, isUpperCase: true, isRuled: true),
        Line(
          text: Phrase("{number}", "{number}"), size: 14, isBold: false, isItalic: false, isUpperCase: false,
          isRuled: false),
      ],
      right: [
        Line(
          text: Phrase("{place}, ngày {dd} tháng {m} năm {yyyy}", "{place}, {d} {month} {yyyy}"), size: 14,
          isBold: false,
          isItalic: true, isUpperCase: false, isRuled: false)
      ]),
    titleSize: 16, abstractSize: 14, indent: 10, paragraphSpacing: 6, lineSpacing: 18, pageNumber: .topCentre,
    source: Rule.Source(instrument: Phrase("Mẫu", "Sample"), article: nil, address: nil, verified: true))
}

extension RulePack {
  /// The same pack, in which the chair agrees before a meeting is convened and the level above approves the committee's
  /// size; units elect their delegates where it is said so.
  public func answeringAbove(electing isElective: Bool = false) -> RulePack {
    let more = [
      Role(id: "convener", name: Phrase("Người triệu tập", "Convener"), rights: [.read, .convene]),
      Role(id: "superior", name: Phrase("Cấp trên", "Superior"), rights: [.read, .approve]),
    ]
    let posts = posts.map { post in
      PostKind(
        id: post.id, name: post.name, body: post.body,
        roles: post.id == "chair" ? post.roles + ["convener"] : post.roles, concludes: post.concludes, rank: post.rank,
        votes: post.votes, isSingle: post.isSingle, includes: post.includes)
    }
    let modes = modes.map { mode in
      CongressMode(
        id: mode.id, name: mode.name, agenda: mode.agenda, papersLeftOut: mode.papersLeftOut,
        delegateKind: isElective ? "elected" : mode.delegateKind)
    }
    let figures = figures.map {
      FigureKind(
        id: $0.id, name: $0.name, form: $0.form, unit: $0.unit, needsApproval: $0.id == "body.executive.size")
    }
    return RulePack(
      id: id, version: version, title: title, clockOffset: clockOffset, alphabet: alphabet, namesSortBy: namesSortBy,
      terms: terms, roles: roles + more, bodies: bodies, posts: posts, modes: modes, delegateKinds: delegateKinds,
      figures: figures, rules: rules, layout: layout, papers: papers)
  }

  /// The same pack with one rule more.
  public func adding(_ rule: Rule) -> RulePack {
    RulePack(
      id: id, version: version, title: title, clockOffset: clockOffset, alphabet: alphabet, namesSortBy: namesSortBy,
      terms: terms, roles: roles, bodies: bodies, posts: posts, modes: modes, delegateKinds: delegateKinds,
      figures: figures, rules: rules + [rule], layout: layout, papers: papers)
  }

  /// The same pack with these papers and no others.
  public func with(papers kinds: [String]? = nil, figures ids: [String]? = nil) -> RulePack {
    let papers = kinds?.map { id in
      PaperKind(
        id: id, name: Phrase(id, id), numbering: .none, numberPattern: nil, parent: Phrase("{parent}", "{parent}"),
        organ: Phrase("{organisation}", "{organisation}"), isRestricted: false, signatures: [], recipients: [])
    }
    let figures = ids?.map { FigureKind(id: $0, name: Phrase($0, $0), form: .number, unit: nil) }
    return RulePack(
      id: id, version: version, title: title, clockOffset: clockOffset, alphabet: alphabet, namesSortBy: namesSortBy,
      terms: terms, roles: roles, bodies: bodies, posts: posts, modes: modes, delegateKinds: delegateKinds,
      figures: figures ?? self.figures, rules: rules, layout: layout, papers: papers ?? self.papers,
      draftKinds: draftKinds, requiredParts: requiredParts, opinionFields: opinionFields)
  }
}
