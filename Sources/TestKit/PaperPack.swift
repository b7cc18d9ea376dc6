// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension RulePack {
  /// The sample pack with the words, signatures and recipients an office would choose, so that papers can be read.
  public static let office = RulePack(
    id: PackID(rawValue: "office"), version: "1", title: sample.title, clockOffset: 420, alphabet: sample.alphabet,
    namesSortBy: sample.namesSortBy, terms: officeTerms, roles: sample.roles, bodies: sample.bodies,
    posts: sample.posts, modes: sample.modes, delegateKinds: sample.delegateKinds, figures: officeFigures,
    rules: sample.rules.map(officeRule), layout: sample.layout, papers: officePapers)

  private static let officeTerms = sample.terms
    .merging(officeWords.mapValues { Noun($0) }) { $1 }
    .merging(officeCounted) { $1 }

  private static let officeWords: [String: Phrase] = [
    "conference": Phrase("hội nghị", "conference"), "congress": Phrase("đại hội", "congress"),
    "congressLong": Phrase("đại hội đại biểu", "delegate congress"), "term": Phrase("nhiệm kỳ", "term"),
    "teller": Phrase("kiểm phiếu viên", "teller"), "headTeller": Phrase("trưởng ban kiểm phiếu", "head teller"),
    "office": Phrase("Văn phòng", "office"), "conclusion": Phrase("kết luận", "conclusions"),
    "comradeOrTitle": Phrase("ông (bà)", ""), "inOffice": Phrase("thành viên đương nhiệm", "members in office"),
  ]

  private static let officeCounted: [String: Noun] = [
    "delegate": Noun(Phrase("đại biểu", "delegate"), other: Phrase("đại biểu", "delegates")),
    "exOfficio": Noun(
      Phrase("đại biểu đương nhiên", "ex officio delegate"),
      other: Phrase("đại biểu đương nhiên", "ex officio delegates")),
  ]

  private static let officeFigures: [FigureKind] = [
    FigureKind(
      id: "body.executive.size", name: Phrase("Số lượng ủy viên Ban Chấp hành", "Size of the executive committee"),
      form: .number, unit: nil),
    FigureKind(
      id: "body.standing.size", name: Phrase("Số lượng ủy viên Ban Thường vụ", "Size of the standing board"),
      form: .number, unit: nil),
    FigureKind(
      id: "body.inspection.size", name: Phrase("Số lượng ủy viên Ủy ban Kiểm tra", "Size of the audit committee"),
      form: .number, unit: nil),
    FigureKind(
      id: "congress.window", name: Phrase("Thời gian tổ chức đại hội", "Dates of the congress"), form: .days,
      unit: nil),
    FigureKind(
      id: "delegates.planned", name: Phrase("Tổng số đại biểu", "Delegates"), form: .number,
      unit: Phrase("đại biểu", "delegates")),
    FigureKind(
      id: "delegates.exOfficio", name: Phrase("Đại biểu đương nhiên", "Ex officio delegates"), form: .number,
      unit: Phrase("đại biểu", "delegates")),
    FigureKind(
      id: "delegates.present", name: Phrase("Đại biểu có mặt", "Delegates present"), form: .number,
      unit: Phrase("đại biểu", "delegates"), isReported: true),
  ]

  /// Names that can be read; the quorum's source is one that nobody has compared with the text.
  private static func officeRule(_ rule: Rule) -> Rule {
    let names = [
      "quorum.committee": Phrase("Số có mặt tối thiểu của hội nghị", "Quorum of the committee"),
      "majority.committee": Phrase("Đa số của hội nghị", "Majority of the committee"),
      "majority.cast": Phrase("Đa số phiếu tán thành và không tán thành", "Majority of votes cast"),
      "quorum.congress": Phrase("Số có mặt tối thiểu của đại hội", "Quorum of the congress"),
      "majority.congress": Phrase("Đa số của đại hội", "Majority of the congress"),
      "size.standing": Phrase("Ban Thường vụ không quá một phần ba", "The board is at most a third"),
    ]
    let source = Rule.Source(
      instrument: rule.source.instrument, article: Phrase("Điều 9", "Article 9"), address: nil,
      verified: rule.id.rawValue != "quorum.committee")
    return Rule(
      id: rule.id, name: names[rule.id.rawValue] ?? rule.name, demand: rule.demand, severity: rule.severity,
      source: source, validity: rule.validity, waiver: rule.waiver)
  }

  private typealias Signature = PaperKind.Signature

  private static let forTheCommittee = Signature(
    authority: Phrase("T/M BAN CHẤP HÀNH", "FOR THE COMMITTEE"), post: Phrase("CHỦ TỊCH", "CHAIR"), signer: .chair)

  private static let officePapers: [PaperKind] = [
    paper("programme", Phrase("Chương trình", "Programme"), "CTr", [forTheCommittee]),
    paper("invitation", Phrase("Giấy mời", "Invitation"), "GM", [forTheCommittee]),
    paper("votingPaper", Phrase("Phiếu biểu quyết", "Voting paper"), nil, []),
    paper(
      "minutes", Phrase("Biên bản", "Minutes"), "BB",
      [
        Signature(authority: nil, post: Phrase("THƯ KÝ", "SECRETARY"), signer: .secretary),
        Signature(authority: nil, post: Phrase("CHỦ TRÌ", "CHAIR"), signer: .chair),
      ]),
    paper(
      "tallyMinutes", Phrase("Biên bản kiểm phiếu", "Tally minutes"), nil,
      [
        Signature(authority: nil, post: Phrase("KIỂM PHIẾU VIÊN", "TELLER"), signer: .teller),
        Signature(authority: nil, post: Phrase("TRƯỞNG BAN KIỂM PHIẾU", "HEAD TELLER"), signer: .headTeller),
      ]),
    paper(
      "notice", Phrase("Thông báo", "Notice"), "TB",
      [Signature(authority: Phrase("T/M BAN CHẤP HÀNH", "FOR THE COMMITTEE"), post: nil, signer: .concluder)]),
    paper("resolution", Phrase("Nghị quyết", "Resolution"), "NQ", [forTheCommittee]),
    // Listed, but nothing composes it: it must not be offered.
    paper("credentials", Phrase("Báo cáo thẩm tra tư cách đại biểu", "Credentials report"), "BC", []),
  ]

  private static func paper(_ id: String, _ name: Phrase, _ sign: String?, _ signatures: [Signature]) -> PaperKind {
    PaperKind(
      id: id, name: name, numbering: sign == nil ? .none : .perTerm,
      numberPattern: sign.map { Phrase("Số {n}-\($0)/BCH", "No. {n}-\($0)/EC") },
      parent: Phrase("{parent}", "{parent}"),
      organ: Phrase("Ban Chấp hành {organisation}", "Executive committee of {organisation}"), isRestricted: false,
      signatures: signatures,
      recipients: ["votingPaper", "tallyMinutes", "minutes"].contains(id)
        ? []
        : [Phrase("Các ủy viên Ban Chấp hành", "Members of the committee"), Phrase("Lưu Văn phòng", "Office file")])
  }
}
