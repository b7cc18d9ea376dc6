// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Slates
import TestKit
import Testing

@testable import Assembly

@Suite("A personnel scheme")
struct PersonnelRulesTests {
  @Test("begins with the targets of the pack: what blocks shall be, what warns is striven for")
  func begins() throws {
    let told = try Nominees()
    let scheme = try #require(told.scheme)
    #expect(scheme.targets.map(\.rule) == ["women", "young", "new"])
    #expect(scheme.targets.map(\.content.isStriven) == [false, true, true])
    let again = PersonnelCommand.begin(body: "executive", try told.frame(seats: 3, names: 3), on: told.day)
    #expect(told.refusal(of: again) == .alreadyBegun(body: "executive"))
    #expect(
      told.refusal(of: .begin(body: "x", try told.frame(seats: 3, names: 3), on: told.day)) == .unknownBody("x"))
  }

  @Test("has no more names than seats where nobody is elected, and no more than the rule allows where somebody is")
  func surplus() throws {
    let told = try Nominees()
    let longer = PersonnelCommand.change("s-1", try told.frame(seats: 10, names: 11), on: told.day)
    #expect(told.refusal(of: longer) == .noElection(names: 11, seats: 10))
    let shorter = PersonnelCommand.change("s-1", try told.frame(seats: 10, names: 9), on: told.day)
    #expect(told.refusal(of: shorter) == .namesBelowSeats(names: 9, seats: 10))
    let electing = try Nominees(elective: true)
    #expect(electing.refusal(of: longer) == nil)
    let above = PersonnelCommand.change("s-1", try told.frame(seats: 10, names: 14), on: told.day)
    #expect(electing.refusal(of: above) == .surplusAboveLimit(has: 4, most: 3))
  }

  @Test("has nobody twice, and nobody whose birth date is missing or in the future")
  func people() throws {
    var told = try Nominees()
    try told.fill()
    #expect(told.scheme?.candidates.map(\.id.text) == (1...6).map { "k-\($0)" })
    #expect(
      told.refusal(of: .nominate("s-1", [Nominees.inOffice("p-1", 0)], on: told.day))
        == .alreadyCandidate(name: "Người Số 1"))
    #expect(
      told.refusal(of: .nominate("s-1", [Nominees.named("NỮ  BA", .female, 1985)], on: told.day))
        == .alreadyCandidate(name: "NỮ  BA"))
    #expect(
      told.refusal(of: .nominate("s-1", [Nominees.named("Mai Sau", .male, 2031)], on: told.day))
        == .bornUnknown(name: "Mai Sau"))
    let twice = [Nominees.named("Hai Lần", .male, 1980), Nominees.named("Hai Lần", .male, 1980)]
    #expect(told.refusal(of: .nominate("s-1", twice, on: told.day)) == .alreadyCandidate(name: "Hai Lần"))
    #expect(told.refusal(of: .nominate("s-1", [], on: told.day)) == .nobody)
  }

  @Test("refuses targets that contradict themselves, and says in which row and what would help")
  func targets() throws {
    var told = try Nominees()
    try told.fill()
    func target(_ least: SlateAmount?, _ most: SlateAmount?) -> PersonnelCommand {
      .setTarget(
        "s-1", nil,
        .init(
          name: Phrase("Nữ", "Women"), group: .women, least: least, most: most, isStriven: false, priority: 1))
    }
    #expect(told.refusal(of: target(.heads(4), nil)) == .heads(4, beyond: 3))
    let refusal = try #require(told.refusal(of: target(.heads(2), .heads(1))))
    let said = refusal.problem(.english, in: told.story.congress.pack)
    #expect(said.contains("Targets, row 4 (t-4)") && said.contains("at least 2 is more than at most 1"))
    #expect(told.refusal(of: target(nil, nil)) != nil)
    let missing = SlateTarget.Content(
      name: Phrase("x", "x"), group: .women, least: .share(try #require(Fraction(1, 2)), of: .outgoing), most: nil,
      isStriven: true, priority: 1)
    #expect(told.refusal(of: .setTarget("s-1", nil, missing)) == nil)
    #expect(told.refusal(of: .setTarget("s-1", "t-9", missing)) == .unknownTarget)
    try told.give(.dropTarget("s-1", "t-2"))
    try told.give(target(.heads(1), nil))
    #expect(told.scheme?.targets.map(\.id.text) == ["t-1", "t-3", "t-4"])
    #expect(told.scheme?.targets.last?.rule == nil)
  }

  @Test("keeps apart who may not be together, unless they are agreed on already")
  func apart() throws {
    var told = try Nominees()
    try told.fill()
    #expect(told.refusal(of: .keepApart("s-1", ["k-1"], atMost: 1, reason: "x")) != nil)
    #expect(told.refusal(of: .keepApart("s-1", ["k-1", "k-9"], atMost: 1, reason: "x")) == .unknownCandidate)
    try told.give(.consider("s-1", "k-1", .agreed))
    try told.give(.consider("s-1", "k-2", .agreed))
    #expect(told.refusal(of: .keepApart("s-1", ["k-1", "k-2"], atMost: 1, reason: "x")) != nil)
    try told.give(.keepApart("s-1", ["k-3", "k-4"], atMost: 1, reason: "Chị em"))
    #expect(told.scheme?.exclusions.map(\.id.text) == ["x-1"])
    try told.give(.letTogether("s-1", "x-1"))
    #expect(told.refusal(of: .letTogether("s-1", "x-1")) == .unknownExclusion)
    try told.give(.consider("s-1", "k-3", .agreed))
    #expect(told.refusal(of: .consider("s-1", "k-4", .agreed)) != nil, "four agreed on for three places")
  }

  @Test("keeps drafts as versions, and adopts one with the reason why a target is not met")
  func drafts() throws {
    var told = try Nominees()
    try told.fill()
    let day = told.day
    func draft(_ members: [CandidateID]) -> PersonnelCommand {
      .draft("s-1", members: members, from: nil, note: nil, on: day)
    }
    try told.give(draft(["k-1", "k-2", "k-3"]))
    #expect(told.refusal(of: draft(["k-3", "k-2", "k-1"])) == .sameAs("v-1"))
    #expect(told.refusal(of: draft(["k-3", "k-3"])) == .twiceOnSlate(name: "Nữ Ba"))
    try told.give(.consider("s-1", "k-6", .setAside))
    #expect(told.refusal(of: draft(["k-6"])) == .setAsideOnSlate(name: "Nam Sáu"))
    try told.give(draft(["k-1", "k-2"]))
    try told.give(draft(["k-1", "k-2", "k-5"]))
    #expect(
      told.refusal(of: .adopt("s-1", "v-2", basis: "NQ 1", reason: nil, on: day)) == .wrongSize(has: 2, needs: 3))
    #expect(
      told.refusal(of: .adopt("s-1", "v-3", basis: "NQ 1", reason: nil, on: day)) == .unmetUnexplained(1),
      "no woman is on it")
    try told.give(.adopt("s-1", "v-1", basis: "NQ 1", reason: nil, on: day))
    #expect(told.scheme?.adopted?.id == "v-1" && told.scheme?.adoptions.last?.reason == nil)
    #expect(told.refusal(of: .adopt("s-1", "v-1", basis: "NQ 1", reason: nil, on: day)) == .alreadyAdopted)
    #expect(told.refusal(of: .withdraw("s-1", "k-3")) == .onAdoptedSlate(name: "Nữ Ba"))
    try told.give(.withdraw("s-1", "k-5"))
    #expect(
      told.refusal(of: .adopt("s-1", "v-3", basis: "NQ 2", reason: "x", on: day)) == .unknownCandidate,
      "somebody on it has withdrawn")
  }

  @Test("has a candidate's name, birth date and unit put right, as strictly as they were entered")
  func corrects() throws {
    var told = try Nominees()
    try told.fill()
    let day = told.day
    let file = CandidateFile(isContinuing: false, support: 71, post: "Phó phòng", qualities: [:])
    func corrected(_ id: CandidateID, _ name: String, _ born: Int) -> PersonnelCommand {
      let details = PersonDetails(name: name, sex: .female, born: Day(born, 5, 1), qualities: ["Dân tộc": "Tày"])
      return .correct("s-1", id, file, as: CorrectedIdentity(details, unit: nil), on: day)
    }
    #expect(told.refusal(of: corrected("k-3", "Nữ Bốn", 1970)) == .alreadyCandidate(name: "Nữ Bốn"))
    #expect(told.refusal(of: corrected("k-3", "Nữ Ba", 2031)) == .bornUnknown(name: "Nữ Ba"))
    #expect(told.refusal(of: corrected("k-1", "Người Khác", 1970)) == .keptWithPeople)
    try told.give(corrected("k-3", "Nữ Ba Đúng", 1986))
    let candidate = try #require(told.scheme?.candidate("k-3"))
    let details = try #require(told.story.congress.details(of: candidate))
    #expect(details.name == "Nữ Ba Đúng" && details.born == Day(1986, 5, 1) && details.qualities == ["Dân tộc": "Tày"])
    #expect(candidate.unit == nil && candidate.file.value?.support == 71)
    // A correction of the file alone leaves who it is.
    try told.give(.correct("s-1", "k-3", file, on: day))
    #expect(told.scheme?.candidate("k-3").map { told.story.congress.name(of: $0, .english) } == "Nữ Ba Đúng")
    // What was corrected is forgotten with the rest.
    try told.give(.forget("k-3"))
    #expect(told.scheme?.candidate("k-3").flatMap { told.story.congress.details(of: $0) } == nil)
  }

  @Test("has a list longer than its seats where people are elected, and the outgoing body of its own kind")
  func frame() throws {
    let told = try Nominees(elective: true)
    func refusal(_ names: Int) throws -> PersonnelRefusal? {
      told.refusal(of: .change("s-1", try told.frame(seats: 10, names: names), on: told.day))
    }
    guard case .noSurplus(seats: 10, let most)? = try refusal(10) else {
      return #expect(Bool(false), "ten names for ten seats")
    }
    #expect(try refusal(11) == nil && refusal(11 + most) == .surplusAboveLimit(has: most + 1, most: most))
    let other = SlateFrame(seats: 3, names: 3, agesAt: told.day, outgoing: "tellers-2020-2025")
    #expect(try Nominees().refusal(of: .change("s-1", other, on: told.day)) == .outgoingOfOtherKind)
  }

  @Test("lets a list for a few seats have one name more, where a share of them is nobody")
  func smallBody() throws {
    let told = try Nominees(elective: true)
    func refusal(_ names: Int) throws -> PersonnelRefusal? {
      told.refusal(of: .change("s-1", try told.frame(seats: 2, names: names), on: told.day))
    }
    #expect(try refusal(2) == nil && refusal(3) == nil)
    #expect(try refusal(4) == .surplusAboveLimit(has: 2, most: 1))
  }

  @Test("takes for the outgoing body those who sat to its end, not those who left before the others")
  func outgoingMembers() throws {
    var told = try Nominees()
    let body = try #require(told.story.congress.organisations.bodies.first).id
    let people = told.story.congress.votingMembers(of: body, on: told.day)
    for number in 1...2 {
      try told.story.given(
        .organisations(.addPerson(PersonDetails(name: "Người \(number)"), unit: nil)))
    }
    let new = Array(told.story.congress.organisations.people.keys.sorted().suffix(2))
    let post = try #require(told.story.congress.organisations.holdings.last { $0.body == body }).post
    func outgoing() -> Set<PersonID> { Set(told.story.congress.outgoingMembers(body)) }
    for person in new {
      try told.story.given(.organisations(.givePost(post, to: person, in: body, from: told.day.adding(-9))))
    }
    #expect(outgoing() == Set(people + new))
    try told.story.given(.organisations(.endPost(post, of: new[0], in: body, on: told.day.adding(-2))))
    #expect(outgoing() == Set(people + new.suffix(1)), "who left is no member any more")
    try told.story.given(.organisations(.endPost(post, of: new[1], in: body, on: told.day)))
    #expect(outgoing() == Set(people))
  }

  @Test("forgets those known here only, and keeps their number")
  func forgets() throws {
    var told = try Nominees()
    try told.fill()
    #expect(told.refusal(of: .forget("k-1")) == .keptWithPeople)
    try told.give(.forget("k-3"))
    let candidate = try #require(told.scheme?.candidate("k-3"))
    #expect(told.story.congress.name(of: candidate, .english) == "(data erased)")
    #expect(told.story.congress.personnel.forgotten == ["k-3"])
    try told.give(.nominate("s-1", [Nominees.named("Người Mới", .male, 1981)], on: told.day))
    #expect(told.scheme?.candidates.last?.id == "k-7")
  }

  @Test("is for the personnel team alone: every command and every address asks for its right")
  func rights() throws {
    let told = try Nominees()
    #expect(CongressCommand.personnel(.forget("k-1")).rights == [.managePersonnel])
    #expect(CongressCommand.papers(told.issue("personnelScheme")).rights == [.managePersonnel])
    #expect(PersonnelEndpoints.all.count > 20)
    for endpoint in PersonnelEndpoints.all { #expect(endpoint.rights == [.managePersonnel]) }
    let papers = CongressEndpoints.all.filter { $0.path.parts.first == .fixed("personnel") }
    #expect(papers.allSatisfy { $0.rights == [.managePersonnel] })
  }
}
