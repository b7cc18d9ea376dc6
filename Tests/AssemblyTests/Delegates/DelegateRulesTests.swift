// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Journal
import Markup
import Packs
import TestKit
import Testing

@testable public import Assembly

/// A congress with three units, ready to share ten seats among them.
struct Delegation {
  var story: Story
  let day: Day
  let units: [UnitID]

  init(
    _ members: [Int] = [700, 200, 100], planned: Int = 13, exOfficio: Int = 3, pack: RulePack = .sample
  ) throws {
    story = try Story.committee(of: 3, pack: pack)
    day = try #require(Day(iso: "2025-07-15"))
    for (index, count) in members.enumerated() {
      let details = UnitDetails(
        code: "u\(index + 1)", name: "Đơn vị \(index + 1)", members: count, countedOn: day, predecessor: nil)
      try story.given(.organisations(.addUnit(details, parent: nil)))
    }
    units = story.congress.organisations.units.map(\.id)
    for (figure, value) in [("delegates.planned", planned), ("delegates.exOfficio", exOfficio)] {
      try story.given(
        .figures(
          .note(
            FigureRecord(figure: figure, value: .number(value), status: .planned, day: day, source: "Nghị quyết"))))
    }
  }

  var delegates: Delegates { story.congress.delegates }

  static func house(_ minimum: Int = 1, keeping policy: MinimumPolicy = .floor) -> SharingRule {
    .house(method: .sainteLague, minimum: minimum, maximum: nil, policy: policy)
  }

  mutating func give(_ command: DelegateCommand) throws { try story.given(.delegates(command)) }

  func refusal(of command: DelegateCommand) -> DelegateRefusal? {
    guard case .delegates(let refusal)? = story.refusal(of: .delegates(command)) else { return nil }
    return refusal
  }

  func person(_ name: String, _ unit: Int, isAlternate: Bool = false, born: Int = 1980, sex: PersonDetails.Sex = .male)
    -> DelegateProposal
  {
    DelegateProposal(
      .named(PersonDetails(name: name, sex: sex, born: Day(born, 1, 1), qualities: ["Trình độ": "Thạc sĩ"])),
      unit: units[unit], block: .unit, isAlternate: isAlternate)
  }

  /// With a version in force: seven, two and one.
  mutating func allocate() throws {
    try give(.allocate(total: 10, rule: Delegation.house(), note: nil, on: day))
    try give(.adopt("r-1", basis: "Nghị quyết 01", on: day))
  }
}

extension Identifier: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral
{
  public init(stringLiteral value: String) { self.init(value) }
}

@Suite("An allocation of delegates")
struct AllocationStoryTests {
  @Test("is kept in versions, of which the last adopted is in force")
  func versions() throws {
    var told = try Delegation()
    try told.give(.allocate(total: 10, rule: Delegation.house(), note: nil, on: told.day))
    #expect(told.delegates.runs.last?.seats.map(\.seats) == [7, 2, 1])
    #expect(told.delegates.adopted == nil)
    try told.give(.allocate(total: 10, rule: Delegation.house(2), note: "Tối thiểu 2", on: told.day))
    try told.give(.adopt("r-1", basis: "Nghị quyết 01", on: told.day))
    try told.give(.adopt("r-2", basis: "Nghị quyết 02", on: told.day))
    #expect(told.delegates.adopted?.id == "r-2" && told.delegates.runs.count == 2)
    #expect(told.delegates.seats(of: told.units[2]) == 2)
    #expect(told.refusal(of: .adopt("r-2", basis: "x", on: told.day)) == .alreadyAdopted("r-2"))
    #expect(told.refusal(of: .adopt("r-9", basis: "x", on: told.day)) == .unknownRun("r-9"))
  }

  @Test("must come to the number that is to be allocated")
  func total() throws {
    var told = try Delegation()
    try told.give(.allocate(total: 9, rule: Delegation.house(), note: nil, on: told.day))
    #expect(told.refusal(of: .adopt("r-1", basis: "x", on: told.day)) == .wrongTotal(has: 9, needs: 10))
  }

  @Test(
    "does to others what was chosen for its minimum",
    arguments: [
      (MinimumPolicy.floor, [6, 2, 2]), (.recomputeQuota, [6, 2, 2]), (.basePlusProportional, [5, 3, 2]),
      (.enlargeHouse, [7, 2, 2]),
    ])
  func policy(_ policy: MinimumPolicy, _ seats: [Int]) throws {
    var told = try Delegation([700, 200, 100])
    let rule = Delegation.house(2, keeping: policy)
    try told.give(.allocate(total: 10, rule: rule, note: nil, on: told.day))
    let run = try #require(told.delegates.runs.last)
    #expect(run.rule == rule && run.seats.map(\.seats) == seats)
    let isTooMany = policy == .enlargeHouse
    #expect(
      told.refusal(of: .adopt("r-1", basis: "x", on: told.day)) == (isTooMany ? .wrongTotal(has: 11, needs: 10) : nil))
  }

  @Test("refuses a minimum kept in a way that its method does not know")
  func unfit() throws {
    let told = try Delegation([700, 200, 100])
    let rule = Delegation.house(2, keeping: .keepQuota)
    #expect(
      told.refusal(of: .allocate(total: 10, rule: rule, note: nil, on: told.day))
        == .unfit([.policyNeedsQuota(.keepQuota)]))
  }

  @Test("is adopted on no day before the number that it shares out was decided")
  func adoptedEarly() throws {
    var told = try Delegation()
    try told.give(.allocate(total: 10, rule: Delegation.house(), note: nil, on: told.day))
    let early = DelegateCommand.adopt("r-1", basis: "Nghị quyết", on: told.day.adding(-1))
    #expect(told.refusal(of: early) == .notDecidedYet(since: told.day))
    try told.give(.adopt("r-1", basis: "Nghị quyết", on: told.day))
  }

  @Test("shares out what was planned, whoever came in the end")
  func asHeld() throws {
    var told = try Delegation()
    try told.story.given(
      .figures(
        .note(
          FigureRecord(
            figure: "delegates.planned", value: .number(12), status: .asHeld, day: told.day, source: "Báo cáo"))))
    #expect(told.story.congress.delegatesToAllocate(asOf: told.day)?.value == 10)
  }

  @Test("is closed to the number where a ratio misses it")
  func ratio() throws {
    var told = try Delegation([690, 210, 104])
    let rule = SharingRule.ratio(per: 100, base: 0, minimum: 0, maximum: nil, closing: .largestRemainder)
    try told.give(.allocate(total: 11, rule: rule, note: nil, on: told.day))
    #expect(told.delegates.runs.last?.seats.map(\.seats) == [7, 3, 1])
  }

  @Test("waits for a lot where claims are equal, and the lot makes a further version")
  func lot() throws {
    var told = try Delegation([100, 100, 100])
    try told.give(.allocate(total: 10, rule: Delegation.house(), note: nil, on: told.day))
    let run = try #require(told.delegates.runs.last)
    #expect(run.ties.map(\.units) == [told.units] && run.ties.first?.seats == 1 && run.given == 9)
    #expect(told.refusal(of: .adopt("r-1", basis: "x", on: told.day)) == .openTie("r-1"))
    let wrong = DrawnLot(among: told.units, winners: told.units, minutes: "Biên bản")
    #expect(told.refusal(of: .drawLot("r-1", wrong, on: told.day)) == .noSuchTie)
    try told.give(
      .drawLot("r-1", DrawnLot(among: told.units, winners: [told.units[1]], minutes: "Biên bản 3"), on: told.day))
    #expect(told.delegates.runs.last?.seats.map(\.seats) == [3, 4, 3])
    try told.give(.adopt("r-2", basis: "Nghị quyết", on: told.day))
  }

  @Test("is refused with its problems, and where a unit has not reported")
  func refusals() throws {
    let told = try Delegation()
    #expect(
      told.refusal(of: .allocate(total: 2, rule: Delegation.house(), note: nil, on: told.day))
        == .unfit([.minimumsExceedHouse(needed: 3, house: 2)]))
    var silent = try Delegation()
    try silent.story.given(
      .organisations(
        .addUnit(UnitDetails(code: "x", name: "X", members: nil, countedOn: nil, predecessor: nil), parent: nil)))
    let last = try #require(silent.story.congress.organisations.units.last?.id)
    #expect(
      silent.refusal(of: .allocate(total: 10, rule: Delegation.house(), note: nil, on: silent.day))
        == .unreported(units: [last]))
  }
}

@Suite("A delegate")
struct DelegateStoryTests {
  @Test("takes a seat of the unit, and nobody more than the unit has")
  func seats() throws {
    var told = try Delegation()
    #expect(told.refusal(of: .propose([told.person("A", 2)], on: told.day)) == .notAllocated)
    try told.allocate()
    try told.give(.propose([told.person("A", 2)], on: told.day))
    #expect(
      told.refusal(of: .propose([told.person("B", 2)], on: told.day)) == .noSeatLeft(unit: told.units[2], seats: 1))
    try told.give(.propose([told.person("B", 2, isAlternate: true)], on: told.day))
    #expect(told.refusal(of: .propose([told.person("a", 0)], on: told.day)) == .alreadyDelegate(name: "a"))
    #expect(told.refusal(of: .propose([], on: told.day)) == .nobody)
  }

  @Test("goes from proposal to recognised credentials, stage by stage")
  func stages() throws {
    var told = try Delegation()
    try told.allocate()
    try told.give(.propose([told.person("A", 0), told.person("B", 0)], on: told.day))
    #expect(told.refusal(of: .summon(["d-1"], on: told.day)) == .wrongStage("d-1"))
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định 7", on: told.day))
    #expect(told.refusal(of: .choose(["d-1"], basis: "x", on: told.day)) == .wrongStage("d-1"))
    try told.give(.summon(["d-2", "d-1"], on: told.day))
    #expect(told.delegates.summoned.map(\.id) == ["d-2", "d-1"])
    try told.give(.noteAbsence("d-1", .init(reason: "Ốm", isWithLeave: true)))
    let morning = try #require(Moment(told.day, minute: 450))
    try told.give(.noteArrival(["d-2"], at: morning))
    #expect(told.refusal(of: .noteArrival(["d-2"], at: morning)) == .wrongStage("d-2"))
    // Who was noted as absent may still come.
    try told.give(.noteArrival(["d-1"], at: morning))
    #expect(told.delegates.present.count == 2)
  }

  @Test("is replaced by an alternate of the same unit, who takes the number of the summons")
  func replacement() throws {
    var told = try Delegation()
    try told.allocate()
    try told.give(
      .propose(
        [told.person("A", 0), told.person("B", 0, isAlternate: true), told.person("C", 1, isAlternate: true)],
        on: told.day))
    try told.give(.choose(["d-1"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1"], on: told.day))
    #expect(told.refusal(of: .replace("d-1", by: "d-3", reason: "x", on: told.day)) == .otherUnit("d-3"))
    #expect(told.refusal(of: .replace("d-1", by: "d-1", reason: "x", on: told.day)) == .notAnAlternate("d-1"))
    try told.give(.replace("d-1", by: "d-2", reason: "Chuyển công tác", on: told.day))
    #expect(told.delegates.summoned.map(\.id) == ["d-2"])
    #expect(told.delegates.summoned.first?.summons?.number == 1)
    #expect(told.delegates.seated(in: .unit, of: told.units[0]).map(\.id) == ["d-2"])
  }

  @Test("sits ex officio by the post, and no more than were planned")
  func exOfficio() throws {
    var told = try Delegation(exOfficio: 2)
    let body = told.story.congress.organisations.bodies[0].id
    #expect(
      told.refusal(of: .seatExOfficio(body, basis: "Điều lệ", on: told.day))
        == .tooManyExOfficio(has: 3, planned: 2))
    told = try Delegation()
    try told.give(.seatExOfficio(body, basis: "Điều lệ", on: told.day))
    #expect(told.delegates.seated(in: .exOfficio).count == 3)
    #expect(told.refusal(of: .seatExOfficio(body, basis: "Điều lệ", on: told.day)) == .nobody)
  }

  @Test("is entered by the contact of the unit, and by no other unit's")
  func contact() throws {
    var told = try Delegation()
    try told.allocate()
    try told.story.given(
      .organisations(.addPerson(PersonDetails(name: "Đầu mối"), unit: told.units[0])),
      .access(.open(login: "dau.moi", person: "p-4", roles: ["contact"])))
    let account = try #require(told.story.congress.access.account(login: "dau.moi"))
    told.story.actor = account.actor
    try told.give(.propose([told.person("A", 0)], on: told.day))
    for command: DelegateCommand in [
      .propose([told.person("B", 1)], on: told.day), .choose(["d-1"], basis: "x", on: told.day),
      .propose([DelegateProposal(.person("p-1"), unit: told.units[0], block: .exOfficio)], on: told.day),
    ] {
      guard case .notAllowed? = told.story.refusal(of: .delegates(command)) else {
        Issue.record("allowed: \(command)")
        continue
      }
    }
    try told.give(.withdraw("d-1", reason: "Nhầm"))
  }

  @Test("has a file that the personnel team keeps, of every unit, and does not choose")
  func personnelTeam() throws {
    var told = try Delegation()
    try told.allocate()
    try told.story.given(
      .organisations(.addPerson(PersonDetails(name: "Tổ Nhân Sự"), unit: told.units[0])),
      .access(.open(login: "nhan.su", person: "p-4", roles: ["personnel"])))
    told.story.actor = try #require(told.story.congress.access.account(login: "nhan.su")).actor
    try told.give(.propose([told.person("A", 0), told.person("B", 1)], on: told.day))
    try told.give(.complain(about: "d-2", text: "Khai sai tuổi", on: told.day))
    try told.give(.answer("c-1", .init(finding: "Đúng hồ sơ", isUpheld: false, day: told.day)))
    try told.give(.withdraw("d-2", reason: "Nhầm"))
    for command: DelegateCommand in [.choose(["d-1"], basis: "x", on: told.day), .summon(["d-1"], on: told.day)] {
      guard case .notAllowed? = told.story.refusal(of: .delegates(command)) else {
        Issue.record("allowed: \(command)")
        continue
      }
    }
    let hall = Hall(story: told.story)
    let page = hall.get(
      "/delegates/units/u-2", as: .init(rights: [.read, .readRestricted, .managePersonnel], person: 4))
    #expect(page?.contains("action=\"/delegates/units/u-2/add\"") == true)
    #expect(page?.contains("/delegates/units/u-2/request") == false)
  }
}

@Suite("The credentials")
struct CredentialStoryTests {
  private func held() throws -> Delegation {
    var told = try Delegation()
    try told.allocate()
    let body = told.story.congress.organisations.bodies[0].id
    try told.give(.seatExOfficio(body, basis: "Điều lệ", on: told.day))
    let people = (1...7).map { told.person("Người \($0)", 0, born: 1969 + $0 * 3, sex: $0 < 4 ? .female : .male) }
    try told.give(.propose(people, on: told.day))
    let ids = told.delegates.all.filter { $0.block == .unit }.map(\.id)
    try told.give(.choose(ids, basis: "Quyết định", on: told.day))
    try told.give(.summon(told.delegates.all.map(\.id), on: told.day))
    try told.give(.noteAbsence("d-10", .init(reason: "Ốm", isWithLeave: true)))
    let morning = try #require(Moment(told.day, minute: 450))
    try told.give(.noteArrival(told.delegates.summoned.map(\.id).filter { $0 != "d-10" }, at: morning))
    return told
  }

  @Test("count those present by kind, sex, age and quality")
  func counts() throws {
    let told = try held()
    let found = told.story.congress.credentials(on: told.day)
    #expect(found.summoned == 10 && found.present == 9 && found.withLeave == 1 && found.withoutLeave == 0)
    #expect(found.blocks.map(\.summoned) == [3, 7, 0] && found.blocks.map(\.heads) == [3, 6, 0])
    #expect(found.composition.women == 3 && found.composition.men == 3)
    #expect(found.composition.youngest?.age == 38 && found.composition.youngest?.name == "Người 6")
    #expect(found.qualities.map(\.title) == ["Trình độ"] && found.qualities[0].values.map(\.heads) == [6])
    #expect(found.units.map(\.present) == [6, 0, 0])
    #expect(found.composition.bands.map(\.years) == [30...39, 40...49, 50...59, 60...69])
    #expect(found.composition.bands.map(\.heads) == [1, 3, 2, 3])
  }

  @Test("ask for the quorum of those summoned, however many came")
  func quorum() throws {
    let told = try held()
    let quorum = try #require(told.story.congress.credentials(on: told.day).quorum)
    // Two thirds of ten; of the nine present it would be six.
    #expect(quorum.value == 7 && quorum.rule?.id == "quorum.congress")
  }

  @Test("count days of the past in whole years, of those whose list tells them")
  func seniority() throws {
    var told = try Delegation()
    try told.allocate()
    let people = ["15/07/2005", "16/07/2005", "01/01/2020", "", "không rõ", "01/01/2030"].enumerated().map {
      let details = PersonDetails(name: "Người \($0)", qualities: $1.isEmpty ? [:] : ["Ngày vào hội": $1])
      return DelegateProposal(.named(details), unit: told.units[0], block: .unit, isAlternate: false)
    }
    try told.give(.propose(people, on: told.day))
    let counted = told.story.congress.seniority(of: told.delegates.all, on: told.day)
    #expect(counted == [YearsSince(title: "Ngày vào hội", years: [5, 19, 20])])
    #expect(counted.first?.averageInTenths == 147)
  }

  @Test("are recognised once complaints are answered and the difference from the plan is explained")
  func recognition() throws {
    var told = try held()
    let explained = Recognition(day: told.day, examiners: ["Trưởng ban"], variance: "Một người ốm")
    try told.give(.complain(about: "d-5", text: "Khai sai tuổi", on: told.day))
    #expect(told.refusal(of: .recognise(explained, refused: [:])) == .openComplaints(1))
    try told.give(.answer("c-1", .init(finding: "Hồ sơ đúng", isUpheld: false, day: told.day)))
    let bare = Recognition(day: told.day, examiners: ["Trưởng ban"], variance: nil)
    #expect(told.refusal(of: .recognise(bare, refused: [:])) == .varianceUnexplained(planned: 13, present: 9))
    #expect(
      told.refusal(of: .recognise(Recognition(day: told.day, examiners: [], variance: "x"), refused: [:]))
        == .noExaminers)
    try told.give(.recognise(explained, refused: ["d-6": "Không đủ điều kiện"]))
    let found = told.story.congress.credentials(on: told.day)
    #expect(found.recognised == 8 && found.refused.map(\.delegate.id) == ["d-6"])
    #expect(told.refusal(of: .recognise(explained, refused: [:])) == .alreadyRecognised)
    // Counted beside the plan, and never over it.
    #expect(told.story.congress.figures.number("delegates.planned", asOf: told.day) == 13)
  }

  @Test("are offered for refusal where a complaint was upheld, and say of whom nothing is known")
  func upheld() throws {
    var told = try held()
    try told.give(.complain(about: "d-5", text: "Khai sai tuổi", on: told.day))
    try told.give(.answer("c-1", .init(finding: "Sai hồ sơ", isUpheld: true, day: told.day)))
    let number = try #require(told.delegates.delegate("d-5")?.summons?.number)
    let page = try #require(Hall(story: told.story).get("/delegates/credentials"))
    #expect(page.contains("\(number): Sai hồ sơ</textarea>") && page.contains("đã ghi sẵn ở ô “Không công nhận”"))
    let rows = CredentialRows.composition(told.story.congress.credentials(on: told.day), .vietnamese)
    func heads(_ title: String) -> Int? { rows.first { $0.title == title }?.count }
    #expect(heads("Chưa ghi nam, nữ") == 3 && heads("Chưa ghi ngày sinh") == nil)
  }

  @Test("are answered on the day they were received or later, where they are complaints")
  func received() throws {
    var told = try held()
    try told.give(.complain(about: "d-5", text: "Khai sai tuổi", on: told.day))
    let early = Complaint.Verdict(finding: "Hồ sơ đúng", isUpheld: false, day: told.day.adding(-1))
    #expect(told.refusal(of: .answer("c-1", early)) == .beforeReceipt(told.day))
  }

  @Test("are put right where the wrong person was noted as present, with the reason, until they are recognised")
  func struck() throws {
    var told = try held()
    let strike = DelegateCommand.strikeArrival("d-5", reason: "nhầm người cùng tên")
    #expect(told.refusal(of: .strikeArrival("d-10", reason: "x")) == .wrongStage("d-10"))
    var hall = Hall(story: told.story)
    #expect(try #require(hall.get("/delegates/of/d-5")).contains("/delegates/of/d-5/strike"))
    guard case .faulty = hall.post("/delegates/of/d-5/strike") else {
      return #expect(Bool(false), "struck without a reason")
    }
    #expect(try hall.send("/delegates/of/d-5/strike", ["reason": "nhầm người cùng tên"]) == "/delegates/of/d-5")
    #expect(try #require(hall.get("/delegates/of/d-5")).contains("nhầm người cùng tên"))
    try told.give(strike)
    let found = told.story.congress.credentials(on: told.day)
    #expect(found.summoned == 10 && found.present == 8 && found.unnoted == 1)
    #expect(told.delegates.strikes.map(\.reason) == ["nhầm người cùng tên"])
    #expect(told.refusal(of: .withdraw("d-5", reason: "x")) == nil)
    let explained = Recognition(day: told.day, examiners: ["Trưởng ban"], variance: "Một người ốm")
    try told.give(.recognise(explained, refused: [:]))
    #expect(told.refusal(of: .strikeArrival("d-6", reason: "x")) == .alreadyRecognised)
  }

  @Test("name who has a seat by an office that has ended, and recognise nobody of them in silence")
  func withoutOffice() throws {
    var told = try held()
    let body = told.story.congress.organisations.bodies[0].id
    #expect(told.story.congress.withoutOffice(on: told.day).isEmpty)
    try told.story.given(.organisations(.endPost("member", of: PersonID("p", 2), in: body, on: told.day)))
    let lost = try #require(told.story.congress.withoutOffice(on: told.day).first)
    let name = told.story.congress.name(of: lost, .vietnamese)
    var hall = Hall(story: told.story)
    let now = try #require(Moment(told.day, minute: 600))
    for path in ["/delegates", "/delegates/all", "/delegates/credentials", "/delegates/of/\(lost.id)", "/"] {
      let page = try #require(hall.get(path, at: now))
      #expect(page.contains("đã thôi chức vụ") && page.contains(name), "\(path)")
    }
    let fields = ["examiners": "Trưởng ban", "variance": "Một người ốm", "day": told.day.figures(.vietnamese)]
    guard case .faulty(_, let faulty) = hall.post("/delegates/credentials/recognise", fields, at: now) else {
      return #expect(Bool(false), "recognised in silence")
    }
    #expect(faulty == ["withoutOffice"])
    let number = try #require(lost.summons?.number)
    var refusing = hall
    try refusing.send(
      "/delegates/credentials/recognise", fields.merging(["refused": "\(number): Thôi chức vụ"]) { $1 }, at: now)
    #expect(refusing.story.congress.credentials(on: told.day).recognised == 8)
    try hall.send("/delegates/credentials/recognise", fields.merging(["withoutOffice": "yes"]) { $1 }, at: now)
    #expect(hall.story.congress.credentials(on: told.day).recognised == 9)
    #expect(hall.story.congress.withoutOffice(on: told.day).isEmpty, "what was recognised stays")
  }

  @Test("are found by name without marks, and by unit")
  func search() throws {
    let told = try held()
    func names(_ query: [String: String]) throws -> [String] {
      let page = try #require(
        DelegatePages.all(People.scene(query: query), told.story.congress)?.content.markup)
      return (1...7).map { "Người \($0)" }.filter { page.contains(">\($0)<") }
    }
    #expect(try names([:]).count == 7 && names(["q": "nguoi 3"]) == ["Người 3"] && names(["q": "xyz"]).isEmpty)
    let other = try #require(told.units.dropFirst().first)
    #expect(try names(["unit": other.text]).isEmpty && names(["unit": told.units[0].text]).count == 7)
  }

  @Test("stay what was recognised until they are examined again")
  func again() throws {
    var told = try held()
    let noon = try #require(Moment(told.day, minute: 720))
    let explained = Recognition(day: told.day, examiners: ["Trưởng ban"], variance: "Một người ốm")
    #expect(told.refusal(of: .takeBackRecognition(reason: "x", on: told.day)) == .notRecognised)
    try told.give(.recognise(explained, refused: ["d-6": "Không đủ điều kiện"]))
    let found = told.story.congress.credentials(on: told.day)
    for command: DelegateCommand in [
      .noteArrival(["d-10"], at: noon), .noteAbsence("d-10", .init(reason: "x", isWithLeave: false)),
      .withdraw("d-10", reason: "x"),
    ] { #expect(told.refusal(of: command) == .alreadyRecognised) }
    let page = try #require(Hall(story: told.story).get("/delegates/of/d-10"))
    #expect(!page.contains("/delegates/of/d-10/withdraw"))
    #expect(found.summoned == 10 && found.present == 9)
    #expect(
      told.refusal(of: .takeBackRecognition(reason: "x", on: told.day.adding(-1))) == .beforeRecognition(told.day))
    try told.give(.takeBackRecognition(reason: "Nhầm đại biểu", on: told.day))
    let counted = ["delegates.summoned", "delegates.present"].map {
      told.story.congress.figures.number($0, asOf: told.day)
    }
    #expect(counted == [nil, nil], "what was counted is counted anew")
    try told.give(.noteArrival(["d-10"], at: noon))
    try told.give(.recognise(explained, refused: ["d-7": "Không đủ điều kiện"]))
    let second = told.story.congress.credentials(on: told.day)
    #expect(second.present == 10 && second.recognised == 9 && second.refused.map(\.delegate.id) == ["d-7"])
  }
}
