// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at
private let body = BodyID("executive-2020-2025")

extension ConferenceStory {
  fileprivate mutating func end(_ number: Int, on day: Day = ConferenceStory.day) throws(CongressRefusal) {
    try story.given(.organisations(.endPost("member", of: person(number), in: body, on: day)))
  }

  /// A new person with a seat in the committee, who gets the next number: p-52, p-53.
  fileprivate mutating func appoint(from day: Day = ConferenceStory.day) throws(CongressRefusal) {
    let number = story.congress.organisations.people.count + 1
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Người Số \(number)", born: Day(1970, 1, 1)), unit: nil)),
      .organisations(.givePost("member", to: person(number), in: body, from: day)))
  }

  fileprivate var opening: Opening? { story.congress.decisions.vote(vote)?.opening }
  fileprivate func open() -> CongressCommand {
    .decisions(.open(vote, tellers: [person(3), person(4)], at: Self.at("10:00")))
  }
}

@Suite("The base of a vote")
struct RollTests {
  @Test("is the register on the day of the opening, not the list of those summoned")
  func register() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.end(10)
    try told.end(51)
    try told.end(50)
    try told.appoint()
    try told.story.given(.meetings(.noteArrival(person(52), at: told.meeting, on: at("09:50"))), told.open())
    let opening = try #require(told.opening)
    // 51 summoned; three left, one of them there; one joined and came: 49 in office, 48 − 1 + 1 present.
    #expect(opening.quorum.baseCount == 49 && opening.quorum.present == 48)
    #expect(opening.count(of: .inOffice) == 49 && opening.count(of: .present) == 48)
    #expect(opening.count(of: .summoned) == 51, "one of the three places has passed on, two are empty")
    #expect(opening.quorum.change?.left == [10, 50, 51].map(person))
    #expect(opening.quorum.change?.joined == [person(52)])
  }

  @Test("counts a place once that passed to somebody else, in the tally as in the minutes, and adds who came beyond")
  func places() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.end(51)
    try told.appoint()
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    func places() -> Int? { told.story.congress.count(of: .summoned, in: meeting, at: at("09:50")) }
    #expect(places() == 51)
    try told.story.given(told.open())
    for teller in [3, 4] {
      try told.story.given(.decisions(.enter(told.vote, ConferenceStory.tally, by: person(teller))))
    }
    try told.story.given(.decisions(.declare(told.vote, at: at("10:40"))))
    #expect(try told.paper(.tallyMinutes).plainText.contains("Số được triệu tập | 51"))
    try told.appoint()
    #expect(places() == 52)
  }

  @Test("stays what it was at the opening, whatever is entered or dated back afterwards")
  func fixed() throws {
    var told = try ConferenceStory(upTo: .voting)
    let before = try #require(told.opening)
    #expect(before.quorum.change == nil)
    try told.end(11, on: ConferenceStory.day.adding(-3))
    try told.appoint(from: ConferenceStory.day.adding(-3))
    #expect(told.opening == before)
    try told.story.given(
      .decisions(.enter(told.vote, ConferenceStory.tally, by: person(3))),
      .decisions(.enter(told.vote, ConferenceStory.tally, by: person(4))),
      .decisions(.declare(told.vote, at: at("10:40"))))
    let results = try #require(told.story.congress.decisions.vote(told.vote)?.results)
    #expect(results.allSatisfy { $0.baseCount == 51 && $0.needed == 26 })
    let meeting = try #require(told.story.congress.meetings.meeting(told.meeting))
    #expect(before.electorate(of: meeting).contains(person(11)), "who was there and in office has a vote")
    #expect(!before.electorate(of: meeting).contains(person(52)))
  }

  @Test("leaves out at the door whose post has ended, and lets in who was appointed since")
  func door() throws {
    var told = try ConferenceStory(upTo: .summoned)
    try told.end(7)
    try told.appoint()
    let came = { (number: Int) in MeetingCommand.noteArrival(person(number), at: told.meeting, on: at("07:45")) }
    #expect(told.story.refusal(came(7)) == .noLongerInOffice(person(7)))
    #expect(told.story.refusal(came(52)) == nil)
    #expect(told.story.refusal(came(53)) == .notSummonedPerson(person(53)))
    let desk = try #require(Hall(story: told.story).get("/meetings/m-2/attendance", at: at("07:45")))
    #expect(desk.contains("Đã thôi giữ chức vụ") && desk.contains("Người Số 52"))
    #expect(desk.contains("thôi giữ chức vụ: Người Số 7; mới giữ chức vụ: Người Số 52"))
  }

  @Test("is told with its change in the minutes of the tellers and of the meeting, and on the page of the vote")
  func papers() throws {
    var told = try ConferenceStory(upTo: .opened)
    try told.end(51)
    try told.story.given(told.open())
    for teller in [3, 4] {
      try told.story.given(.decisions(.enter(told.vote, ConferenceStory.tally, by: person(teller))))
    }
    try told.story.given(.decisions(.declare(told.vote, at: at("10:40"))))
    let words = "Thay đổi thành viên sau khi triệu tập – thôi giữ chức vụ: Người Số 51."
    #expect(try told.paper(.tallyMinutes).plainText.contains(words))
    #expect(try told.paper(.tallyMinutes).plainText.contains("48/50"))
    #expect(try #require(Hall(story: told.story).get("/votes/v-1")).contains(words))
  }
}

@Suite("The minutes of a body that changed")
struct RollMinutesTests {
  @Test("call nobody absent whose post had ended before the opening")
  func gone() throws {
    var told = try ConferenceStory(upTo: .summoned)
    try told.end(51)
    for number in 1...47 {
      try told.story.given(.meetings(.noteArrival(person(number), at: told.meeting, on: at("07:45"))))
    }
    try told.story.given(.meetings(.open(told.meeting, chair: person(1), secretary: person(5), at: at("08:00"))))
    for number in 1...4 {
      try told.story.given(.meetings(.closeDiscussion(told.meeting, AgendaItemID("i", number), at: at("09:00"))))
    }
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Xong.")], at: at("10:00"))
    try told.story.given(
      .meetings(.conclude(told.meeting, conclusion)), .meetings(.close(told.meeting, at: at("10:30"))))
    let minutes = try told.paper(.minutes).plainText
    #expect(
      minutes.contains("3 (có lý do: 0; không báo lý do: 3)") && minutes.contains("47/50 (94%) so với số đương nhiệm"))
    #expect(!minutes.contains("Người Số 51, ") && !minutes.contains("Người Số 51:"))
    #expect(minutes.contains("thôi giữ chức vụ: Người Số 51"))
  }
}

@Suite("Papers of a meeting whose body is another than was summoned")
struct OneBaseTests {
  @Test("have one base, also where the end of a post was entered after the opening, and tell it in a line")
  func entered() throws {
    var told = try ConferenceStory(upTo: .concluded)
    try told.end(51)
    try told.end(50)
    try told.story.given(.meetings(.close(told.meeting, at: at("11:30"))))
    let (minutes, notice) = (try told.paper(.minutes).plainText, try told.paper(.notice).plainText)
    #expect(minutes.contains("48/49 (97,96%) so với số đương nhiệm") && notice.contains("48/49"))
    #expect(minutes.contains("1 (có lý do: 1; không báo lý do: 0)") && !minutes.contains("Người Số 51:"))
    let line = "Ghi nhận sau giờ khai mạc: **Thay đổi thành viên sau khi triệu tập – thôi giữ chức vụ: Người Số 50"
    #expect(minutes.contains(line))
    // What is dated back behind the close changes no paper of it.
    try told.end(49)
    #expect(try told.paper(.notice).plainText.contains("48/49"))
    #expect(try told.paper(.minutes).plainText.contains("48/49 (97,96%)"))
  }
}

@Suite("A vote that is being prepared")
struct VoteWithdrawalTests {
  @Test("is withdrawn with a reason until it is opened, and is then neither changed nor opened")
  func withdrawing() throws {
    var told = try ConferenceStory(upTo: .opened)
    let withdraw = DecisionCommand.withdraw(told.vote, reason: "chờ ý kiến cấp trên", at: at("09:50"))
    #expect(told.story.refusal(.withdraw(told.vote, reason: " ", at: at("09:50"))) == .reasonMissing)
    #expect(try ConferenceStory(upTo: .voting).story.refusal(withdraw) == .alreadyOpened)
    #expect(try ConferenceStory(upTo: .voting).story.refusal(.change(told.vote, .remove("q-1"))) == .alreadyOpened)
    try told.story.given(.decisions(withdraw))
    #expect(told.story.refusal(withdraw) == .alreadyWithdrawn)
    #expect(told.story.refusal(.change(told.vote, .remove("q-1"))) == .alreadyWithdrawn)
    #expect(
      told.story.refusal(.open(told.vote, tellers: [person(3), person(4)], at: at("10:00"))) == .alreadyWithdrawn)
    #expect(told.story.refusal(.enter(told.vote, ConferenceStory.tally, by: person(3))) == .notOpen)
  }

  @Test("leaves nothing to do or to print behind, and its item asks for a vote again")
  func afterwards() throws {
    var hall = try Hall(upTo: .opened)
    guard case .faulty(_, let fields) = hall.post("/votes/v-1/withdraw") else {
      return #expect(Bool(false), "withdrawn without a reason")
    }
    #expect(fields == ["withdraw-reason"])
    #expect(try hall.send("/votes/v-1/withdraw", ["withdraw-reason": "chờ ý kiến"]) == "/votes/v-1")
    let page = try #require(hall.get("/votes/v-1"))
    #expect(page.contains("chờ ý kiến") && page.contains("Đã rút"))
    #expect(!page.contains("/votes/v-1/open") && !page.contains("/votes/v-1/edit"))
    let home = try #require(hall.get("/"))
    #expect(!home.contains("/votes/v-1") && home.contains("Soạn nội dung biểu quyết"))
    let papers = try #require(hall.get("/meetings/m-2/papers"))
    #expect(!papers.contains("Phiếu biểu quyết"))
    let change = AgendaWish.withdraw(AgendaItemID("i", 5))
    #expect(hall.story.refusal(.amend(MeetingID("m", 2), change, reason: "x", at: at("09:50"))) == nil)
  }

  @Test("has its head changed from its page")
  func head() throws {
    var hall = try Hall(upTo: .opened)
    #expect(try #require(hall.get("/votes/v-1")).contains("/votes/v-1/edit"))
    try hall.send(
      "/votes/v-1/edit", ["title": "Tên mới", "method": "votingPaper", "secrecy": "secret", "item": "i-5"])
    let ballot = try #require(hall.story.congress.decisions.vote(VoteID("v", 1))?.ballot)
    #expect(ballot.title == "Tên mới" && ballot.isSecret && ballot.questions.count == 6)
  }
}
