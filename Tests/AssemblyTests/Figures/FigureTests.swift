// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

/// A day of the calendar, or a fault of the test.
private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

@Suite("The register of figures")
struct FigureTests {
  private func note(
    _ figure: String, _ value: FigureValue?, _ status: FigureStatus, _ on: String, source: String = "Công văn 12"
  ) throws -> CongressCommand {
    .figures(
      .note(FigureRecord(figure: figure, value: value, status: status, day: try day(on), source: source)))
  }

  @Test("keeps what was planned beside what was held")
  func plannedAndHeld() throws {
    var story = Story()
    try story.given(
      note("delegates.planned", .number(186), .planned, "2025-07-15"),
      note("delegates.planned", .number(184), .asHeld, "2025-07-29"))
    let figures = story.congress.figures
    #expect(figures.number("delegates.planned", asOf: try day("2025-07-15")) == 186)
    #expect(figures.number("delegates.planned", asOf: try day("2025-08-01")) == 184)
    #expect(figures.latest("delegates.planned", asOf: try day("2025-08-01"), status: .planned)?.value == .number(186))
  }

  @Test("says of a value that nobody reported that it is not known, and not that it is planned")
  func statusOfUnreported() throws {
    var story = Story()
    try story.given(note("body.inspection.size", nil, .planned, "2025-07-15"))
    let record = try #require(story.congress.figures.records.last)
    #expect(record.statusWords(.vietnamese) == "chưa công bố" && record.statusWords(.english) == "not reported")
    let scene = Scene(
      say: .vietnamese, visitor: Visitor(account: nil, name: "", roles: [], rights: Set(Right.allCases)),
      now: try #require(Moment(try day("2025-07-16"), minute: 600)), token: .init(value: "t"))
    let page = try #require(FigurePages.register(scene, story.congress)).content.markup
    #expect(page.contains("chưa công bố") && !page.contains(">dự kiến<"))
  }

  @Test("goes by the day of the fact, not of the entry: an older letter that is noted late changes nothing")
  func outOfOrder() throws {
    var story = Story()
    let (before, on, after) = (try day("2025-07-05"), try day("2025-07-15"), try day("2025-07-20"))
    try story.given(
      note("delegates.planned", .number(186), .planned, "2025-07-15"),
      note("delegates.planned", .number(190), .planned, "2025-07-05", source: "Công văn cũ"))
    func number(_ day: Day) -> Int? { story.congress.figures.number("delegates.planned", asOf: day) }
    #expect(number(before) == 190 && number(on) == 186 && number(after) == 186)
    try story.given(note("delegates.planned", .number(187), .planned, "2025-07-15", source: "Đính chính"))
    #expect(number(on) == 187, "a later correction of the same day wins")
    try story.given(
      note("delegates.planned", .number(184), .asHeld, "2025-07-20"),
      note("delegates.planned", .number(185), .summoned, "2025-07-20"))
    #expect(number(after) == 184, "of one day the firmer one holds, whatever was entered last")
    let told = story.congress.figures.history(of: "delegates.planned").compactMap { $0.value?.number }
    #expect(told == [190, 186, 187, 185, 184])
    let page = try #require(
      FigurePages.history(People.scene(parameters: ["figure": "delegates.planned"]), story.congress))
    let places = [190, 186, 187, 185, 184].compactMap { page.content.markup.firstRange(of: ">\($0)")?.lowerBound }
    #expect(places.count == 5 && places == places.sorted(), "the page tells them in this order")
  }

  @Test(
    "takes no figure that it works out itself, and offers none",
    arguments: ["delegates.quorum", "delegates.majority", "delegates.toAllocate", "conference.ordinal"])
  func workedOut(figure: String) throws {
    let story = Story(pack: .sample.with(figures: [figure, "organisation.members"]))
    guard case .figures(.workedOut(figure))? = story.refusal(of: try note(figure, .number(93), .planned, "2025-07-15"))
    else {
      Issue.record("it was taken")
      return
    }
    #expect(story.congress.typedFigures.map(\.id) == ["organisation.members"])
  }

  @Test("does not know on a day what came later")
  func asOf() throws {
    var story = Story()
    try story.given(note("delegates.planned", .number(184), .asHeld, "2025-07-29"))
    #expect(story.congress.figures.latest("delegates.planned", asOf: try day("2025-07-15")) == nil)
  }

  @Test("keeps a figure that was decided but not reported, without a value")
  func unreported() throws {
    var story = Story()
    try story.given(note("body.inspection.size", nil, .planned, "2025-07-15"))
    let record = try #require(story.congress.figures.latest("body.inspection.size", asOf: day("2025-07-15")))
    #expect(record.value == nil)
    #expect(!record.words(.vietnamese).contains { $0.isNumber })
    #expect(!record.words(.english).contains { $0.isNumber })
  }

  @Test("works out the delegates to allocate, the quorum and the majority of the congress")
  func derived() throws {
    var story = Story()
    let on = try day("2025-07-15")
    #expect(story.congress.delegatesToAllocate(asOf: on) == nil)
    #expect(story.congress.congressQuorum(asOf: on) == nil)
    try story.given(
      note("delegates.planned", .number(186), .planned, "2025-07-15"),
      note("delegates.exOfficio", .number(51), .planned, "2025-07-15"))
    #expect(story.congress.delegatesToAllocate(asOf: on)?.value == 135)
    #expect(story.congress.congressQuorum(asOf: on)?.value == 124)
    #expect(story.congress.congressMajority(asOf: on)?.value == 94)
  }

  @Test("takes no more delegates by right than there are delegates, from either side")
  func partAndWhole() throws {
    var story = Story()
    try story.given(
      note("delegates.planned", .number(186), .planned, "2025-07-15"),
      note("delegates.exOfficio", .number(51), .planned, "2025-07-15"))
    let many = try #require(Contradiction(part: "delegates.exOfficio", 300, whole: "delegates.planned", 186))
    let few = try #require(Contradiction(part: "delegates.exOfficio", 51, whole: "delegates.planned", 50))
    guard
      case .figures(.contradicts(many))? = story.refusal(
        of: try note("delegates.exOfficio", .number(300), .planned, "2025-07-16")),
      case .figures(.contradicts(few))? = story.refusal(
        of: try note("delegates.planned", .number(50), .planned, "2025-07-16"))
    else { return #expect(Bool(false), "one of them was taken") }
    #expect(many.sentence(.english, in: story.congress.pack).contains("(300) is more than"))
  }

  @Test("knows no quorum or majority beforehand where their base is seen only when the congress meets")
  func unknownBase() throws {
    let pack = RulePack.sample.changing { rules in
      rules.map { rule in
        let demand: Demand =
          switch rule.demand {
          case .quorum(let known, let body, let call):
            .quorum(.init(share: known.share, comparison: known.comparison, base: .registered), of: body, call: call)
          case .majority(let known, let body):
            .majority(.init(share: known.share, comparison: known.comparison, base: .cast), of: body)
          default: rule.demand
          }
        return Rule(
          id: rule.id, name: rule.name, demand: demand, severity: rule.severity, source: rule.source,
          validity: rule.validity, waiver: rule.waiver, modes: rule.modes)
      }
    }
    var story = Story(pack: pack)
    let on = try day("2025-07-15")
    try story.given(note("delegates.planned", .number(186), .planned, "2025-07-15"))
    #expect(story.congress.congressQuorum(asOf: on) == nil && story.congress.congressMajority(asOf: on) == nil)
  }

  @Test("checks a size against the share of another, and says so while that one is unknown")
  func sizes() throws {
    var story = Story()
    let on = try day("2025-07-15")
    let unknown = story.congress.sizeChecks(of: "body.standing.size", proposed: 11, asOf: on)
    #expect(unknown.map(\.outcome) == [.unknown])
    try story.given(note("body.executive.size", .number(34), .planned, "2025-07-15"))
    #expect(story.congress.sizeChecks(of: "body.standing.size", proposed: 11, asOf: on).map(\.outcome) == [.met])
    #expect(story.congress.sizeChecks(of: "body.standing.size", proposed: 12, asOf: on).map(\.outcome) == [.notMet])
  }

  @Test("refuses a figure nobody declared, a value of another form, and a figure without a source")
  func refusals() throws {
    let story = Story()
    guard
      case .figures(.unknownFigure("nothing"))? = story.refusal(
        of: try note("nothing", .number(1), .planned, "2025-07-15"))
    else { return #expect(Bool(false), "an undeclared figure came in") }
    guard
      case .figures(.wrongForm("congress.window"))? = story.refusal(
        of: try note("congress.window", .number(1), .planned, "2025-07-15"))
    else { return #expect(Bool(false), "a number came in for days") }
    guard
      case .figures(.wrongForm("delegates.planned"))? = story.refusal(
        of: try note("delegates.planned", .number(-1), .planned, "2025-07-15"))
    else { return #expect(Bool(false), "a negative number came in") }
    guard
      case .figures(.noSource)? = story.refusal(
        of: try note("delegates.planned", .number(1), .planned, "2025-07-15", source: "  "))
    else { return #expect(Bool(false), "a figure without a source came in") }
  }

  @Test("is not typed over what a vote decided, but for what the level above approved and what nobody reported")
  func voted() throws {
    let story = try ConferenceStory(upTo: .concluded).story
    func refusal(_ figure: String, _ number: Int, _ status: FigureStatus = .planned) -> FigureRefusal? {
      let record = FigureRecord(
        figure: figure, value: .number(number), status: status, day: ConferenceStory.day, source: "Công văn 5")
      guard case .figures(let refusal)? = story.refusal(of: .figures(.note(record))) else { return nil }
      return refusal
    }
    #expect(
      refusal("body.executive.size", 40)
        == .decidedByVote(figure: "body.executive.size", .number(34), on: ConferenceStory.day))
    #expect(refusal("body.executive.size", 34) == nil && refusal("body.executive.size", 35, .approved) == nil)
    #expect(refusal("body.inspection.size", 9) == nil, "it was decided, and nobody told how many")
  }

  @Test("says every refusal with its mend in both languages", arguments: Language.allCases)
  func words(say: Language) {
    for refusal in [FigureRefusal.unknownFigure("x"), .wrongForm(figure: "delegates.planned"), .noSource] {
      #expect(refusal.problem(say, in: .sample).count > 10)
      #expect(refusal.mend(say, in: .sample).count > 10)
    }
  }
}

@Suite("A right")
struct RightTests {
  @Test("is needed for every command, and the set-up has them all")
  func needed() throws {
    var story = try Story.committee(of: 3)
    try story.given(.access(.open(login: "member", person: PersonID("p-2"), roles: [])))
    story.actor = try #require(story.congress.access.account(login: "member")).actor
    guard case .notAllowed(let needs)? = story.refusal(of: .organisations(.addPredecessor(name: "A"))) else {
      return #expect(Bool(false), "a member changed the organisation")
    }
    #expect(needs == [.manageOrganisation])
    guard case .notAllowed? = story.refusal(of: .access(.open(login: "other", person: nil, roles: ["office"]))) else {
      return #expect(Bool(false), "a member opened an account")
    }
  }

  @Test("comes with a post from the day it is held, and ends with it")
  func byPost() throws {
    var story = try Story.committee(of: 3)
    try story.given(.access(.open(login: "chair", person: PersonID("p-1"), roles: [])))
    let account = try #require(story.congress.access.account(login: "chair"))
    let body = story.congress.organisations.bodies[0].id
    #expect(story.congress.rights(of: account.actor, on: try day("2025-06-30")).isEmpty)
    #expect(story.congress.rights(of: account.actor, on: try day("2025-07-01")).contains(.chair))
    try story.given(.organisations(.endPost("chair", of: PersonID("p-1"), in: body, on: day("2025-07-10"))))
    #expect(story.congress.rights(of: account.actor, on: try day("2025-07-09")).contains(.chair))
    #expect(story.congress.rights(of: account.actor, on: try day("2025-07-10")).isEmpty)
  }

  @Test("is lost with the account")
  func closed() throws {
    var story = try Story.committee(of: 3)
    try story.given(
      .access(.open(login: "admin", person: nil, roles: ["office"])),
      .access(.open(login: "second", person: nil, roles: ["office"])))
    let account = try #require(story.congress.access.account(login: "second"))
    #expect(!story.congress.rights(of: account.actor, on: try day("2025-07-15")).isEmpty)
    try story.given(.access(.close(account.id)))
    #expect(story.congress.rights(of: account.actor, on: try day("2025-07-15")).isEmpty)
  }

  @Test("is nobody's who has no account")
  func nobody() throws {
    let story = try Story.committee(of: 1)
    #expect(story.congress.rights(of: .init(rawValue: "account:a-99"), on: try day("2025-07-15")).isEmpty)
    #expect(story.congress.rights(of: .init(rawValue: "person:p-1"), on: try day("2025-07-15")).isEmpty)
  }
}
