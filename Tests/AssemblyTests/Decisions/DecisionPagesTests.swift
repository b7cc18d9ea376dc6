// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

private let at = ConferenceStory.at

/// The fields of the count form, filled from a tally.
private func fields(_ tally: Tally) -> [String: String] {
  var fields = ["issued": "\(tally.issued)", "returned": "\(tally.returned)"]
  for question in tally.questions {
    fields["valid-\(question.question)"] = "\(question.valid)"
    fields["invalid-\(question.question)"] = "\(question.invalid)"
    for vote in question.votes { fields["votes-\(question.question)-\(vote.option)"] = "\(vote.count)" }
  }
  return fields
}

/// The reference count with other votes for one question.
private func changed(_ question: String, agree: Int, disagree: Int) -> Tally {
  Tally(
    issued: ConferenceStory.tally.issued, returned: ConferenceStory.tally.returned,
    questions: ConferenceStory.tally.questions.map { counted in
      guard counted.question == QuestionID(question) else { return counted }
      return QuestionTally(
        question: counted.question, valid: counted.valid, invalid: counted.invalid,
        votes: [
          .init(option: OptionID("agree"), count: agree), .init(option: OptionID("disagree"), count: disagree),
          .init(option: OptionID("other"), count: 0),
        ])
    })
}

@Suite("The pages of a vote")
struct DecisionPagesTests {
  @Test("lead from the draft to the declared result, by their own forms")
  func journey() throws {
    var hall = try Hall(upTo: .opened)
    let one = [
      "title": "Nhân sự", "method": "votingPaper", "secrecy": "named", "text": "Số lượng ủy viên: 34",
      "answers": "agree",
      "figure0": "body.executive.size", "value0": "34", "rule": "majority.committee",
    ]
    #expect(try hall.send("/meetings/m-2/votes/new", one) == "/votes/v-2")
    let two = [
      "text": "Số lượng thường vụ", "answers": "values", "values": "11\n9", "figure0": "body.standing.size",
      "rule": "majority.committee",
    ]
    try hall.send("/votes/v-2/questions/new", two)
    try hall.send("/votes/v-2/questions/new", ["text": "Câu thừa", "answers": "agree", "rule": "majority.cast"])
    try hall.send("/votes/v-2/questions/q-3/remove")
    try hall.send("/votes/v-2/questions/q-1", one.merging(["text": "Số lượng ủy viên Ban Chấp hành: 34"]) { $1 })
    try hall.send("/votes/v-2/edit", ["title": "Số lượng", "method": "votingPaper", "secrecy": "secret"])
    let draft = try #require(hall.get("/votes/v-2"))
    #expect(
      draft.contains("Ban Thường vụ không quá một phần ba: 11 không quá 1/3 của 34 (nhiều nhất 11) – đạt"),
      "the size check is shown")
    #expect(draft.contains("Bỏ phiếu kín"))
    #expect(hall.get("/votes/v-2/paper")?.contains("Số lượng ủy viên Ban Chấp hành: 34") == true)
    guard
      case .faulty(_, let faulty) = hall.post(
        "/votes/v-2/open", ["time": "10:00"], lists: ["tellers": ["p-3"]], at: at("10:00"))
    else {
      return #expect(Bool(false), "one teller is not enough")
    }
    #expect(faulty == ["tellers"])
    try hall.send("/votes/v-2/open", ["time": "10:00"], lists: ["tellers": ["p-3", "p-4"]], at: at("10:00"))
    func count(_ eleven: Int) -> [String: String] {
      [
        "issued": "48", "returned": "48", "valid-q-1": "48", "invalid-q-1": "0", "votes-q-1-agree": "40",
        "votes-q-1-disagree": "8", "votes-q-1-other": "0", "valid-q-2": "48", "invalid-q-2": "0",
        "votes-q-2-o-1": "\(eleven)", "votes-q-2-o-2": "\(48 - eleven)",
      ]
    }
    try hall.send("/votes/v-2/count", count(30), as: .teller(3), at: at("10:20"))
    try hall.send("/votes/v-2/count", count(31), as: .teller(4), at: at("10:20"))
    let differences = try #require(hall.get("/votes/v-2/differences", as: .teller(3)))
    #expect(differences.contains("Nội dung 2: 11") && !differences.contains("Nội dung 1"))
    let settling = ["found-votes-q-2-o-1": "31", "reason-votes-q-2-o-1": "đếm sót"]
    try hall.send("/votes/v-2/differences/votes-q-2-o-1", settling, as: .teller(3))
    let other = ["found-votes-q-2-o-2": "17", "reason-votes-q-2-o-2": "xếp nhầm"]
    try hall.send("/votes/v-2/differences/votes-q-2-o-2", other, as: .teller(3))
    try hall.send("/votes/v-2/declare", ["time": "10:40"], as: .teller(3), at: at("10:40"))
    let result = try #require(hall.get("/votes/v-2/result", as: .observer))
    #expect(result.contains("Được thông qua: “11” 31/51 (60,78%), cần 26"))
    #expect(result.contains("Cần 26") && result.contains("Điều 9"))
    #expect(hall.story.congress.figures.number("body.standing.size", asOf: ConferenceStory.day) == 11)
  }

  @Test("never let the second teller, or anyone, see the first count before both have entered")
  func firstCountIsHidden() throws {
    var one = try Hall(upTo: .voting)
    var other = one
    try one.send("/votes/v-1/count", fields(ConferenceStory.tally), as: .teller(3), at: at("10:20"))
    try other.send(
      "/votes/v-1/count", fields(changed("dates", agree: 31, disagree: 16)), as: .teller(3), at: at("10:20"))
    // Whatever the first teller counted, nobody's pages differ.
    for number in [1, 3, 4, 7] {
      let guest = Hall.Guest(rights: Set(Right.allCases), person: number)
      let (first, second) = (one.everything(as: guest), other.everything(as: guest))
      #expect(first.keys.sorted() == second.keys.sorted())
      for (path, page) in first {
        #expect(page == second[path], "\(path) shows p-\(number) something of the first count")
      }
    }
    #expect(one.get("/votes/v-1/count", as: .teller(4))?.contains("name=\"issued\"") == true)
    #expect(one.get("/votes/v-1/count", as: .teller(3))?.contains("name=\"issued\"") == false)
    try one.send("/votes/v-1/count", fields(changed("dates", agree: 31, disagree: 16)), as: .teller(4), at: at("10:20"))
    #expect(one.get("/votes/v-1/differences", as: .teller(4))?.contains("31") == true, "then both are compared")
  }

  @Test("tell an impossible count by its sentence, beside the number")
  func impossible() throws {
    var hall = try Hall(upTo: .voting)
    func post(_ change: [String: String]) -> (page: String, fields: Set<String>) {
      let sent = fields(ConferenceStory.tally).merging(change) { $1 }
      guard case .faulty(let page, let fields) = hall.post("/votes/v-1/count", sent, as: .teller(3)) else {
        return ("", [])
      }
      return (page, fields)
    }
    let tooMany = post(["issued": "49"])
    #expect(tooMany.fields == ["issued"])
    #expect(tooMany.page.contains("Phát ra 49 phiếu nhưng chỉ có 48 người có mặt khi bắt đầu biểu quyết."))
    #expect(post(["returned": "49"]).fields.contains("returned"))
    let lost = post(["valid-dates": "46"])
    #expect(lost.fields == ["valid-dates", "votes-dates-agree"])
    #expect(lost.page.contains("hợp lệ 46 cộng không hợp lệ 0 phải bằng 47 phiếu thu về"))
    #expect(post(["votes-dates-other": "1"]).fields == ["votes-dates-agree"])
    let unmarked = post(["votes-dates-agree": "45"])
    #expect(unmarked.fields == ["votes-dates-agree"])
    #expect(unmarked.page.contains("các phương án cộng lại 45, còn 2 phiếu hợp lệ chưa tính vào phương án nào"))
    #expect(
      post(["votes-dates-other": "", "invalid-dates": "-1", "valid-dates": "x"]).fields == [
        "votes-dates-other", "invalid-dates", "valid-dates",
      ])
    #expect(hall.story.congress.decisions.votes[0].tally == nil, "nothing of it was taken")
  }

  @Test("take the teller from who is signed in")
  func teller() throws {
    var hall = try Hall(upTo: .voting)
    guard
      case .refused(.decisions(.notATeller(person(5)))) = hall.post(
        "/votes/v-1/count", fields(ConferenceStory.tally).merging(["teller": "p-3"]) { $1 }, as: .teller(5))
    else { return #expect(Bool(false), "p-5 does not count") }
    let nobody = Hall.Guest(rights: [.read, .count], person: nil)
    guard
      case .refused(.decisions(.notATeller)) = hall.post("/votes/v-1/count", fields(ConferenceStory.tally), as: nobody)
    else { return #expect(Bool(false), "an account without a person does not count") }
  }

  @Test("leave a value that was voted on but not reported visibly empty, everywhere")
  func unreported() throws {
    let hall = try Hall(upTo: .closed)
    let record = hall.story.congress.figures.latest("body.inspection.size", asOf: ConferenceStory.day)
    #expect(record != nil && record?.value == nil)
    let result = try #require(hall.get("/votes/v-1/result", as: .observer))
    #expect(result.contains("…… (đã biểu quyết, chưa có số liệu công bố)"))
    for (path, page) in hall.everything(as: .office) {
      // After the figure's name, up to the next tag or row, no digit may stand.
      for place in page.ranges(of: "Số lượng ủy viên Ủy ban Kiểm tra") {
        let after = page[place.upperBound...].prefix(60).replacing(/<[^>]*>/, with: " ")
        let said = after.prefix { $0 != "<" && $0 != "–" }
        #expect(!said.prefix(12).contains { $0.isNumber }, "\(path) fills it in: \(said)")
      }
    }
  }

  @Test("say secret only where the vote says so")
  func secrecy() throws {
    let named = try Hall(upTo: .declared)
    for (path, page) in named.everything(as: .observer) {
      #expect(!page.contains("Bỏ phiếu kín"), "\(path) calls a named vote secret")
    }
    let secret = Hall(story: try ConferenceStory(upTo: .declared, isSecret: true).story)
    #expect(secret.get("/votes/v-1", as: .observer)?.contains("Bỏ phiếu kín") == true)
  }

  @Test("call a roll by name, show it to its keeper only, and to all with the result")
  func roll() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .voting, method: .rollCall).story)
    let answers = ["executive", "standing", "inspection", "dates", "delegates", "structure"].map {
      ("answer-\($0)", "agree")
    }
    let all = Dictionary(uniqueKeysWithValues: answers)
    for number in 1...48 { try hall.send("/votes/v-1/roll/p-\(number)", all, as: .teller(3), at: at("10:10")) }
    #expect(hall.get("/votes/v-1/roll", as: .teller(3))?.contains("48 trên 48") == true)
    #expect(hall.get("/votes/v-1/roll", as: .teller(4))?.contains("Đồng ý") == false)
    try hall.send("/votes/v-1/roll/close", as: .teller(3))
    let count = Tally(
      issued: 48, returned: 48,
      questions: ConferenceStory.tally.questions.map { question in
        QuestionTally(
          question: question.question, valid: 48, invalid: 0, votes: [.init(option: OptionID("agree"), count: 48)])
      })
    let zeros = Dictionary(
      uniqueKeysWithValues: answers.flatMap { name, _ in
        let id = name.dropFirst("answer-".count)
        return [("votes-\(id)-disagree", "0"), ("votes-\(id)-other", "0")]
      })
    try hall.send("/votes/v-1/count", fields(count).merging(zeros) { $1 }, as: .teller(4), at: at("10:20"))
    try hall.send("/votes/v-1/declare", ["time": "10:40"], as: .teller(4), at: at("10:40"))
    let shown = try #require(hall.get("/votes/v-1/result", as: .observer))
    #expect(shown.contains("Người Số 48") && shown.contains("Danh sách gọi tên"))
    let conclusion = Conclusion(
      by: person(1), authority: .post("chair"), points: [.init(item: nil, text: "Thống nhất.")], at: at("10:50"))
    try hall.story.given(
      .meetings(.conclude(MeetingID("m", 2), conclusion)), .meetings(.close(MeetingID("m", 2), at: at("11:00"))))
    let minutes = try #require(hall.get("/meetings/m-2/papers/new/minutes"))
    #expect(minutes.contains("Trả lời khi gọi tên") && minutes.contains("1. Đồng ý: "))
  }

  @Test("show the hall one message at a time: heads, then the item, then the vote, then its result")
  func hallScreen() throws {
    func screen(_ chapter: ConferenceStory.Chapter) throws -> String {
      try #require(try Hall(upTo: chapter).get("/meetings/m-2/hall", as: .observer))
    }
    #expect(try screen(.summoned).contains("0/51"))
    let voting = try screen(.voting)
    #expect(
      voting.contains(">Đang biểu quyết<") && voting.contains("Có mặt 48/51 thành viên đương nhiệm – Phiếu có ghi tên"))
    for question in try Hall(upTo: .voting).story.congress.decisions.votes.flatMap(\.ballot.questions) {
      #expect(voting.contains("<li>\(question.text)</li>"))
    }
    let declared = try screen(.declared)
    #expect(declared.contains("Số phiếu / 51 thành viên đương nhiệm; cần ít nhất 26"))
    #expect(declared.contains("✓ Được thông qua") && declared.contains(">43/51<"))
    #expect(try screen(.closed).contains("Đã bế mạc"))
    #expect(try !screen(.declared).contains("Ý kiến riêng về nhân sự"))
  }
}
