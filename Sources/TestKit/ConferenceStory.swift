// SPDX-License-Identifier: AGPL-3.0-or-later

public import Assembly
import Journal
public import Packs

/// The second conference of a committee of 51, of whom 48 are there: four papers, one of them restricted, six questions
/// on one voting paper, a conclusion by delegation and two assignments.
public struct ConferenceStory {
  public var story: Story
  private let cast: Cast
  public let meeting: MeetingID
  public let vote: VoteID
  /// How far it is told.
  public enum Chapter: Int, Comparable, Sendable {
    case planned, summoned, opened, voting, declared, concluded, closed
    public static func < (a: Chapter, b: Chapter) -> Bool { a.rawValue < b.rawValue }
  }

  /// The meeting's day.
  public static let day = Day(number: 20_284)

  /// 08:30 on that day, from "08:30".
  public static func at(_ clock: String) -> Moment {
    guard let minute = Moment.minute(typed: clock), let moment = Moment(day, minute: minute) else {
      preconditionFailure("\(clock) is not a time")
    }
    return moment
  }

  public init(
    upTo chapter: Chapter = .closed, pack: RulePack = .office, cast: Cast = .sample,
    method: Ballot.Method = .votingPaper, isSecret: Bool = false
  ) throws(CongressRefusal) {
    story = try Story.committee(of: 51, pack: pack, cast: cast)
    self.cast = cast
    meeting = MeetingID("m", 2)
    vote = VoteID("v", 1)
    try holdFirst()
    try prepare(method: method, isSecret: isSecret)
    if chapter >= .summoned {
      try agree(to: meeting, at: Self.at("06:45"))
      try story.given(.meetings(.summon(meeting, at: Self.at("07:00"), guests: ["Đại diện Ban Tổ chức cấp trên"])))
    }
    if chapter >= .opened { try open() }
    if chapter >= .voting { try startVote() }
    if chapter >= .declared { try count() }
    if chapter >= .concluded { try conclude() }
    if chapter >= .closed { try story.given(.meetings(.close(meeting, at: Self.at("11:30")))) }
  }

  private func person(_ number: Int) -> PersonID { PersonID("p", number) }

  private mutating func holdFirst() throws(CongressRefusal) {
    let first = MeetingID("m", 1)
    guard let start = Moment(Self.day.adding(-11), minute: 480) else { preconditionFailure("08:00 is a time") }
    let body = story.congress.organisations.bodies[0].id
    try story.given(
      .meetings(.plan(body, MeetingPlan(kind: .regular, start: start, venue: "Hội trường A", minutes: 120))),
      .meetings(
        .addItem(first, AgendaItemDraft(title: "Ra mắt", kind: .inform, paper: nil, presenter: nil, minutes: 30))))
    try agree(to: first, at: start)
    try story.given(.meetings(.summon(first, at: start, guests: [])))
    for number in 1...40 { try story.given(.meetings(.noteArrival(person(number), at: first, on: start))) }
    try story.given(
      .meetings(.open(first, chair: person(1), secretary: person(5), at: start)),
      .meetings(
        .conclude(
          first,
          Conclusion(by: person(1), authority: .post(cast.chair), points: [.init(item: nil, text: "Xong.")], at: start))
      ),
      .meetings(.close(first, at: start)))
  }

  /// The word of the first who may give it, in a pack that asks for one.
  private mutating func agree(to meeting: MeetingID, at moment: Moment) throws(CongressRefusal) {
    guard story.congress.pack.asksBeforeConvening else { return }
    let conveners = story.congress.conveners(on: moment.day)
    guard let convener = conveners.first else { preconditionFailure("the cast has nobody who convenes") }
    try story.given(.meetings(.agree(meeting, Convening(by: convener, word: .own, at: moment))))
  }

  private mutating func prepare(method: Ballot.Method, isSecret: Bool) throws(CongressRefusal) {
    let body = story.congress.organisations.bodies[0].id
    let plan = MeetingPlan(kind: .regular, start: Self.at("08:00"), venue: "Trung tâm Hội nghị tỉnh", minutes: 210)
    try story.given(.meetings(.plan(body, plan)))
    let old = Term(2020, 2025)
    let new = Term(2025, 2030)
    let papers: [(String, Term?, Bool, AgendaItem.Kind)] = [
      ("Kế hoạch tổ chức đại hội", new, false, .discuss), ("Báo cáo chính trị", new, false, .discuss),
      ("Báo cáo kiểm điểm của Ban Chấp hành", old, false, .discuss), ("Đề án nhân sự", new, true, .discuss),
    ]
    for (index, (title, term, isRestricted, kind)) in papers.enumerated() {
      try story.given(
        .meetings(.table(title: title, term: term, isRestricted: isRestricted, file: nil)),
        .meetings(
          .addItem(
            meeting,
            AgendaItemDraft(
              title: title, kind: kind, paper: TabledPaperID("d", index + 1), presenter: person(index + 2), minutes: 40)
          )))
    }
    try story.given(
      .meetings(
        .addItem(
          meeting,
          AgendaItemDraft(
            title: "Biểu quyết các nội dung chuẩn bị đại hội", kind: .approve, paper: nil, presenter: nil, minutes: 50))
      ),
      .decisions(.draft(meeting, ballot(method: method, isSecret: isSecret))))
  }

  /// Six questions; the third one's value was never reported.
  private func ballot(method: Ballot.Method, isSecret: Bool) -> Ballot {
    let day = Self.day
    let majority = story.congress.pack.majorities(of: .committee, on: day.description).first?.0.id.rawValue
    func question(_ id: String, _ text: String, _ gives: [Option.Gift]) -> Question {
      Question(
        id: QuestionID(id), text: text,
        options: [
          Option(id: OptionID("agree"), label: "Đồng ý", kind: .adopts, gives: gives),
          Option(id: OptionID("disagree"), label: "Không đồng ý", kind: .rejects),
          Option(id: OptionID("other"), label: "Ý kiến khác", kind: .other),
        ], rule: majority ?? "")
    }
    func number(_ figure: String, _ number: Int) -> Option.Gift { .init(figure: figure, value: .number(number)) }
    return Ballot(
      title: "Các nội dung chuẩn bị đại hội", method: method, isSecret: isSecret, item: AgendaItemID("i", 5),
      questions: [
        question("executive", "Số lượng ủy viên Ban Chấp hành: 34", [number("body.executive.size", 34)]),
        question("standing", "Số lượng ủy viên Ban Thường vụ: 11", [number("body.standing.size", 11)]),
        question("inspection", "Số lượng ủy viên Ủy ban Kiểm tra", [.init(figure: "body.inspection.size", value: nil)]),
        question(
          "dates", "Thời gian tổ chức đại hội: 24–28/7/2025",
          [.init(figure: "congress.window", value: .days(from: day.adding(9), to: day.adding(13)))]),
        question(
          "delegates", "Số lượng đại biểu: 186, trong đó 51 đại biểu đương nhiên",
          [number("delegates.planned", 186), number("delegates.exOfficio", 51)]),
        question("structure", "Cơ cấu, phân bổ đại biểu", []),
      ])
  }

  /// Accounts for those who count: p-3, who may settle and declare too, and p-4, who may not.
  public mutating func callTellers() throws(CongressRefusal) {
    let wanted: [(Int, Set<Right>)] = [(3, [.count, .declareResults]), (4, [.count])]
    for (number, rights) in wanted {
      let roles = story.congress.pack.roles.filter { $0.rights.isSuperset(of: rights) }
      guard let role = roles.min(by: { $0.rights.count < $1.rights.count }) else {
        preconditionFailure("the pack has no role that counts")
      }
      try story.given(.access(.open(login: "teller-\(number)", person: person(number), roles: [role.id])))
      if let account = story.congress.access.accounts.last { try story.given(.access(.notePassword(account.id))) }
    }
  }

  /// 47 at the opening, one more at 08:20; three do not come, one of them without a word.
  private mutating func open() throws(CongressRefusal) {
    try callTellers()
    for number in 1...47 { try story.given(.meetings(.noteArrival(person(number), at: meeting, on: Self.at("07:45")))) }
    try story.given(
      .meetings(.excuse(person(49), from: meeting, reason: "đi công tác")),
      .meetings(.excuse(person(50), from: meeting, reason: "ốm")),
      .meetings(.open(meeting, chair: person(1), secretary: person(5), at: Self.at("08:00"))),
      .meetings(.noteArrival(person(48), at: meeting, on: Self.at("08:20"))),
      .meetings(said(1, by: 7, "Phần II, mục 3", "Làm rõ trách nhiệm của từng đơn vị trong khâu hậu cần.", "08:30")),
      .meetings(said(1, by: 8, nil, "Đề nghị tổ chức gọn, tiết kiệm, chống hình thức.", "08:35", isPriority: true)),
      .meetings(said(2, by: 7, "Phần I", "Bổ sung kết quả chuyển đổi số của ba đơn vị trước sáp nhập.", "08:50")),
      .meetings(said(4, by: 9, "Danh sách", "Ý kiến riêng về nhân sự dự kiến.", "09:20")))
    for item in 1...4 {
      try story.given(.meetings(.closeDiscussion(meeting, AgendaItemID("i", item), at: Self.at("09:40"))))
    }
  }

  private func said(
    _ item: Int, by number: Int, _ heading: String?, _ summary: String, _ clock: String, isPriority: Bool = false
  ) -> MeetingCommand {
    .contribute(
      meeting,
      ContributionDraft(
        item: AgendaItemID("i", item), speaker: person(number), heading: heading, summary: summary,
        isPriority: isPriority, at: Self.at(clock)))
  }

  private mutating func startVote() throws(CongressRefusal) {
    try story.given(.decisions(.open(vote, tellers: [person(3), person(4)], at: Self.at("10:00"))))
  }

  /// The count both tellers came to in the end.
  public static let tally = Tally(
    issued: 48, returned: 47,
    questions: zip(
      ["executive", "standing", "inspection", "dates", "delegates", "structure"],
      [
        (46, 1, [43, 2, 1]), (47, 0, [45, 2, 0]), (47, 0, [40, 5, 2]), (47, 0, [47, 0, 0]), (46, 1, [44, 1, 1]),
        (47, 0, [41, 4, 2]),
      ]
    ).map { id, count in
      QuestionTally(
        question: QuestionID(id), valid: count.0, invalid: count.1,
        votes: zip(["agree", "disagree", "other"], count.2).map { OptionCount(option: OptionID($0), count: $1) })
    })

  private mutating func count() throws(CongressRefusal) {
    let structure = QuestionID("structure")
    let hasty = Tally(
      issued: 48, returned: 47,
      questions: Self.tally.questions.map { question in
        guard question.question == structure else { return question }
        return QuestionTally(
          question: structure, valid: 47, invalid: 0,
          votes: [
            .init(option: OptionID("agree"), count: 40), .init(option: OptionID("disagree"), count: 5),
            .init(option: OptionID("other"), count: 2),
          ])
      })
    try story.given(
      .decisions(.enter(vote, Self.tally, by: person(3))), .decisions(.enter(vote, hasty, by: person(4))),
      settling(structure, "agree", 41), settling(structure, "disagree", 4),
      .decisions(.declare(vote, at: Self.at("10:40"))),
      .meetings(.noteDeparture(person(20), from: meeting, on: Self.at("11:00"))))
  }

  private func settling(_ question: QuestionID, _ option: String, _ found: Int) -> CongressCommand {
    .decisions(
      .settle(
        vote, .votes(question: question, option: OptionID(option)), found: found,
        reason: "đếm lại thấy một phiếu xếp nhầm", by: person(4)))
  }

  private mutating func conclude() throws(CongressRefusal) {
    let points: [Conclusion.Point] = [
      .init(item: AgendaItemID("i", 1), text: "Thống nhất cao với kế hoạch; bổ sung bảng phân công và dự toán."),
      .init(item: AgendaItemID("i", 2), text: "Bổ sung số liệu của ba đơn vị trước sáp nhập."),
      .init(item: AgendaItemID("i", 4), text: "Kết luận riêng về nhân sự."),
      .init(item: nil, text: "Ban Thường vụ tiếp thu, chỉnh lý, hoàn thiện các văn kiện để trình đại hội."),
    ]
    try story.given(
      .meetings(
        .conclude(
          meeting,
          Conclusion(
            by: person(2), authority: .delegated(by: person(1), post: cast.chair, instrument: "Giấy ủy quyền số 05"),
            points: points, at: Self.at("11:10")))),
      .meetings(
        .assign(
          meeting, task: "Hoàn thiện văn kiện sau tiếp thu ý kiến", owner: .office("Văn phòng"), due: Self.day.adding(5)
        )),
      .meetings(
        .assign(meeting, task: "Lập phương án phân bổ đại biểu", owner: .person(person(6)), due: Self.day.adding(3))))
  }
}

extension ConferenceStory {
  /// Issues a paper, by default on the day of the meeting.
  public mutating func issue(
    _ form: PaperForm, in language: Language = .vietnamese, on day: Day = ConferenceStory.day
  ) throws(CongressRefusal) -> Paper {
    let subject: PaperSubject = form.matter == .vote ? .vote(vote) : .meeting(meeting)
    try story.when(.papers(.issue(kind: form.rawValue, about: subject, on: day, in: language)))
    guard let paper = story.congress.papers.issued.last?.content.value else {
      preconditionFailure("an issued paper of this story is never forgotten")
    }
    return paper
  }

  /// The paper as it would be issued; the story goes on without it.
  public func paper(
    _ form: PaperForm, in language: Language = .vietnamese, on day: Day = ConferenceStory.day
  ) throws(CongressRefusal) -> Paper {
    var copy = self
    return try copy.issue(form, in: language, on: day)
  }
}

extension PaperForm {
  /// The papers that a meeting brings; those of the congress itself need delegates.
  public static let ofMeetings = PaperForm.allCases.filter(\.isOfMeeting)
}
