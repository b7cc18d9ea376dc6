// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("An organisation")
struct OrganisationRulesTests {
  private let chair = PersonID("p", 1)
  private let body = BodyID("executive-2020-2025")
  private let day = People.day(10, 7, 2025)

  /// p-1 holds the chair since the founding, p-2 no post.
  private func story() throws -> Story {
    var story = try People.story()
    try story.given(
      .organisations(.addUnit(unit("A", "Đơn vị A"), parent: nil)),
      .organisations(.addPerson(PersonDetails(name: "Lê Thị Hòa", born: People.day(1, 2, 1970)), unit: UnitID("u", 1))),
      .organisations(.addPerson(PersonDetails(name: "Trần Văn Bình"), unit: nil)),
      .organisations(.givePost("chair", to: chair, in: body, from: People.day(1, 7, 2025))))
    return story
  }

  private func unit(_ code: String, _ name: String) -> UnitDetails {
    UnitDetails(code: code, name: name, members: 12, countedOn: nil, predecessor: nil)
  }

  private func refusal(of command: OrganisationCommand, in story: Story) -> OrganisationRefusal? {
    if case .organisations(let refusal) = story.refusal(of: .organisations(command)) { refusal } else { nil }
  }

  @Test("keeps what happened to it")
  func events() throws {
    var story = try story()
    try story.given(
      .organisations(.changeUnit(UnitID("u", 1), unit("A", "Đơn vị Một"))),
      .organisations(.addUnit(unit("B", "Đơn vị B"), parent: UnitID("u", 1))),
      .organisations(.changePerson(PersonID("p", 2), PersonDetails(name: "Trần Văn Bính"), unit: UnitID("u", 2))),
      .organisations(.endPost("chair", of: chair, in: body, on: day)), .organisations(.changeProfile(People.profile)))
    let now = story.congress.organisations
    #expect(now.unit(code: "a")?.details.name == "Đơn vị Một")
    #expect(now.unit(UnitID("u", 2))?.parent == UnitID("u", 1))
    #expect(now.name(of: PersonID("p", 2), .english) == "Trần Văn Bính")
    #expect(now.members(of: body, on: People.day(9, 7, 2025)) == [chair])
    #expect(now.members(of: body, on: day) == [])
    #expect(now.predecessors.map(\.name) == ["Tổ chức cũ Một"])
    #expect(now.membership.total == 12)
  }

  @Test("counts the members of a unit with those of the units below it, once")
  func members() throws {
    var story = try story()
    try story.given(
      .organisations(.addUnit(unit("B", "Đơn vị B"), parent: UnitID("u", 1))),
      .organisations(
        .addUnit(UnitDetails(code: "C", name: "C", members: nil, countedOn: nil, predecessor: nil), parent: nil)))
    let sum = story.congress.organisations.membership
    #expect(sum.total == 12 && sum.unreported.map(\.details.code) == ["C"])
    #expect(UnitPages.list(People.scene(), story.congress)?.content.markup.contains("3 đơn vị, 12 ") == true)
  }

  @Test("is asked for before anything else, and founded once")
  func founding() throws {
    let empty = Story(pack: People.pack)
    #expect(refusal(of: .addPredecessor(name: "X"), in: empty) == .notFounded)
    let wrong = Profile(
      name: "X", parent: nil, place: "X", founded: day, instrument: nil,
      congress: CongressPlan(ordinal: 1, term: People.term(2025, 2030), mode: "lottery"))
    #expect(refusal(of: .found(wrong), in: empty) == .unknownMode("lottery"))
    #expect(refusal(of: .found(People.profile), in: try story()) == .alreadyFounded)
  }

  @Test("has one unit to a code, whatever its capitals, and knows its units")
  func units() throws {
    let story = try story()
    #expect(refusal(of: .addUnit(unit("a", "Khác"), parent: nil), in: story) == .codeTaken("a"))
    #expect(refusal(of: .addUnit(unit("C", "C"), parent: UnitID("u", 9)), in: story) == .unknownUnit("u-9"))
    #expect(refusal(of: .changeUnit(UnitID("u", 9), unit("A", "A")), in: story) == .unknownUnit("u-9"))
    #expect(refusal(of: .changeUnit(UnitID("u", 1), unit("A", "A")), in: story) == nil)
  }

  @Test(
    "lists nobody twice, however the name is spelt",
    arguments: ["Lê Thị Hòa", "LÊ THỊ HÒA", "Lê  Thị Hoà", "Lê Thị Hòa".decomposed])
  func namesakes(name: String) throws {
    let story = try story()
    let same = PersonDetails(name: name, born: People.day(1, 2, 1970))
    #expect(refusal(of: .addPerson(same, unit: nil), in: story) == .samePerson(name: name, as: chair))
    #expect(
      refusal(of: .changePerson(PersonID("p", 2), same, unit: nil), in: story) == .samePerson(name: name, as: chair))
    #expect(refusal(of: .changePerson(chair, same, unit: nil), in: story) == nil)
  }

  @Test("tells namesakes of another birth date apart, and names that differ by a letter")
  func apart() throws {
    let story = try story()
    let other = PersonDetails(name: "Lê Thị Hòa", born: People.day(2, 2, 1970))
    #expect(refusal(of: .addPerson(other, unit: nil), in: story) == nil)
    let letter = PersonDetails(name: "Lê Thị Hóa", born: People.day(1, 2, 1970))
    #expect(refusal(of: .addPerson(letter, unit: nil), in: story) == nil)
  }

  @Test("knows its people and units when a person is added, changed or forgotten")
  func unknown() throws {
    let story = try story()
    let details = PersonDetails(name: "Mới")
    #expect(refusal(of: .addPerson(details, unit: UnitID("u", 9)), in: story) == .unknownUnit("u-9"))
    #expect(
      refusal(of: .changePerson(PersonID("p", 9), details, unit: nil), in: story) == .unknownPerson(PersonID("p", 9)))
    #expect(refusal(of: .changePerson(chair, details, unit: UnitID("u", 9)), in: story) == .unknownUnit("u-9"))
    #expect(refusal(of: .forgetPerson(PersonID("p", 9)), in: story) == .unknownPerson(PersonID("p", 9)))
  }

  @Test("forgets a person and keeps the number")
  func forgetting() throws {
    var story = try story()
    try story.given(.organisations(.forgetPerson(chair)))
    #expect(story.congress.organisations.name(of: chair, .english) == "(data erased)")
    #expect(story.congress.organisations.known == [PersonID("p", 2)])
    try story.given(.organisations(.addPerson(PersonDetails(name: "Lê Thị Hòa"), unit: nil)))
    #expect(story.congress.organisations.known == [PersonID("p", 2), PersonID("p", 3)])
  }

  @Test("forms a body once a term, of a kind the pack has")
  func bodies() throws {
    let story = try story()
    let term = People.term(2020, 2025)
    #expect(refusal(of: .formBody(kind: "choir", term: term, formed: day), in: story) == .unknownBody("choir"))
    #expect(
      refusal(of: .formBody(kind: "executive", term: term, formed: day), in: story)
        == .bodyExists(kind: "executive", term: term))
    #expect(refusal(of: .formBody(kind: "executive", term: People.term(2025, 2030), formed: day), in: story) == nil)
  }

  @Test("gives a post to people it has, in the body it belongs to")
  func posts() throws {
    let story = try story()
    let second = PersonID("p", 2)
    func give(_ post: String, _ person: PersonID, _ body: BodyID) -> OrganisationRefusal? {
      refusal(of: .givePost(post, to: person, in: body, from: day), in: story)
    }
    #expect(give("member", PersonID("p", 9), body) == .unknownPerson(PersonID("p", 9)))
    #expect(give("member", second, BodyID("choir")) == .unknownBody("choir"))
    #expect(give("singer", second, body) == .unknownPost("singer"))
    #expect(give("board-member", second, body) == .postOfOtherBody(post: "board-member"))
    #expect(give("member", second, body) == nil)
  }

  @Test("gives one person one post in a body at a time, also when the second would begin earlier")
  func onePost() throws {
    var story = try story()
    for from in [day, People.day(1, 6, 2025)] {
      #expect(
        refusal(of: .givePost("member", to: chair, in: body, from: from), in: story)
          == .alreadySits(chair, post: "chair"))
    }
    try story.given(.organisations(.endPost("chair", of: chair, in: body, on: day)))
    #expect(refusal(of: .givePost("member", to: chair, in: body, from: day), in: story) == nil)
    #expect(
      refusal(of: .givePost("member", to: chair, in: body, from: People.day(9, 7, 2025)), in: story)
        == .alreadySits(chair, post: "chair"))
  }

  @Test("ends a post that is held, not before it began")
  func ending() throws {
    let story = try story()
    #expect(
      refusal(of: .endPost("member", of: chair, in: body, on: day), in: story) == .notHeld(post: "member"))
    #expect(
      refusal(of: .endPost("chair", of: chair, in: body, on: People.day(30, 6, 2025)), in: story)
        == .endsBeforeItBegan(from: People.day(1, 7, 2025)))
  }

  @Test("has the day of its end corrected, and keeps both days in the record")
  func correcting() throws {
    var story = try story()
    let (wrong, right) = (People.day(15, 7, 2026), People.day(15, 7, 2025))
    try story.given(.organisations(.endPost("chair", of: chair, in: body, on: wrong)))
    #expect(story.congress.organisations.members(of: body, on: People.day(1, 1, 2026)) == [chair], "a year too long")
    let events = try story.when(.organisations(.endPost("chair", of: chair, in: body, on: right)))
    guard
      case .organisations(.postEndCorrected(chair, body, "chair", People.day(1, 7, 2025), right))? = events.first,
      events.count == 1
    else { return #expect(Bool(false), "\(events)") }
    #expect(story.congress.organisations.holdings.map(\.to) == [right])
    #expect(story.congress.organisations.members(of: body, on: right).isEmpty)
    #expect(try story.when(.organisations(.endPost("chair", of: chair, in: body, on: right))).isEmpty, "nothing new")
    #expect(
      refusal(of: .endPost("chair", of: chair, in: body, on: People.day(30, 6, 2025)), in: story)
        == .endsBeforeItBegan(from: People.day(1, 7, 2025)))
  }

  @Test("is corrected by its first day where somebody held it twice, and never over another post")
  func correctingOneOfTwo() throws {
    var story = try story()
    let (first, second) = (People.day(1, 7, 2025), People.day(20, 7, 2025))
    try story.given(
      .organisations(.endPost("chair", of: chair, in: body, on: People.day(10, 7, 2025))),
      .organisations(.givePost("chair", to: chair, in: body, from: second)),
      .organisations(.endPost("chair", of: chair, in: body, on: People.day(30, 7, 2025))),
      .organisations(.endPost("chair", of: chair, in: body, from: first, on: People.day(12, 7, 2025))))
    #expect(story.congress.organisations.holdings.map(\.to) == [People.day(12, 7, 2025), People.day(30, 7, 2025)])
    #expect(
      refusal(of: .endPost("chair", of: chair, in: body, from: first, on: People.day(21, 7, 2025)), in: story)
        == .alreadySits(chair, post: "chair"))
    #expect(
      refusal(of: .endPost("chair", of: chair, in: body, from: People.day(2, 7, 2025), on: second), in: story)
        == .notHeld(post: "chair"))
    try story.given(.organisations(.endPost("chair", of: chair, in: body, on: People.day(31, 7, 2025))))
    #expect(story.congress.organisations.holdings.map(\.to) == [People.day(12, 7, 2025), People.day(31, 7, 2025)])
  }

  @Test("has its end corrected on the page of the body, from the list of those in office and of those before")
  func correctingPage() throws {
    var hall = Hall(story: try story())
    let sent = ["person": chair.text, "post": "chair", "from": "01/07/2025"]
    try hall.send("/bodies/\(body)/end", sent.merging(["on": "15/07/2026"]) { $1 })
    let page = try #require(BodyPages.body(People.scene(parameters: ["body": body.text]), hall.story.congress))
    #expect(page.content.markup.contains("/bodies/\(body)/end?person=\(chair)&amp;post=chair&amp;from=01%2F07%2F2025"))
    let query = ["person": chair.text, "post": "chair", "from": "01/07/2025"]
    let form = BodyPages.end(People.scene(parameters: ["body": body.text], query: query), hall.story.congress)
    #expect(try #require(form).content.markup.contains("value=\"15/07/2026\""), "the day that was noted is shown")
    try hall.send("/bodies/\(body)/end", sent.merging(["on": "10/07/2025"]) { $1 })
    #expect(hall.story.congress.organisations.holdings.map(\.to) == [People.day(10, 7, 2025)])
    let after = try #require(BodyPages.body(People.scene(parameters: ["body": body.text]), hall.story.congress))
    #expect(after.content.markup.contains("Sửa ngày thôi giữ"))
    let reader = People.scene(rights: [.read], parameters: ["body": body.text])
    #expect(try !#require(BodyPages.body(reader, hall.story.congress)).content.markup.contains("Sửa ngày thôi giữ"))
  }

  @Test("explains every refusal in both languages")
  func words() throws {
    let all: [OrganisationRefusal] = [
      .alreadyFounded, .notFounded, .unknownMode("x"), .codeTaken("x"), .unknownUnit("x"), .unknownPerson(chair),
      .samePerson(name: "x", as: chair), .unknownBody("x"),
      .bodyExists(kind: "executive", term: People.term(2020, 2025)),
      .unknownPost("x"), .postOfOtherBody(post: "chair"), .alreadySits(chair, post: "chair"), .notHeld(post: "chair"),
      .endsBeforeItBegan(from: day), .severalPeople(name: "x"), .emailTaken("x", by: "y"), .twiceInFile("x", row: 3),
      .unknownPredecessor, .predecessorExists("x"), .predecessorInUse(units: 2), .unitsInCircle(code: "x"),
      .unitInUse(code: "x", ties: [Phrase("hai người", "two people")]),
      .heldSince(day, post: "chair"), .noFirstDay(post: "chair"),
      .nothingNew,
    ]
    for refusal in all {
      for say in Language.allCases {
        #expect(refusal.problem(say, in: People.pack).count > 8)
        #expect(refusal.mend(say, in: People.pack).count > 8)
      }
      #expect(refusal.problem(.vietnamese, in: People.pack) != refusal.problem(.english, in: People.pack))
    }
  }
}
