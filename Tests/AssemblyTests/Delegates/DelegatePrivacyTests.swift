// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

@Suite("What is known of delegates")
struct DelegatePrivacyTests {
  private static let guest = Hall.Guest(rights: [.read], person: nil)
  private static let office = Hall.Guest(rights: [.read, .manageOrganisation], person: nil)

  private func told() throws -> Delegation {
    var told = try Delegation(pack: .sample.with(papers: ["delegateList", "credentialsReport"]))
    try told.allocate()
    try told.give(
      .propose([told.person("Người Một", 0, born: 1971), told.person("Người Hai", 1, born: 1982)], on: told.day))
    return told
  }

  @Test("is dated on a day that has come: nobody was elected, summoned or born tomorrow")
  func future() throws {
    var hall = Hall(story: try told().story)
    let acts = [
      "/delegates/choose": ["delegate": "d-1", "basis": "Nghị quyết", "day": "1/1/2099"],
      "/delegates/summon": ["delegate": "d-1", "day": "1/1/2099"],
      "/delegates/appointed/add": ["name": "Người Ba", "born": "1/1/2099"],
    ]
    for (path, form) in acts.sorted(by: { $0.key < $1.key }) {
      guard case .faulty(_, let fields) = hall.post(path, form, as: Self.office) else {
        Issue.record("\(path) took it")
        continue
      }
      #expect(fields.contains("day") || fields.contains("born"), "\(path): \(fields)")
    }
  }

  @Test("personally is shown to those who see it of people, and to the contact of the own unit")
  func personal() throws {
    var told = try told()
    try told.story.given(
      .organisations(.addPerson(PersonDetails(name: "Đầu Mối"), unit: told.units[0])))
    let contact = Hall.Guest(rights: [.read, .proposeDelegates], person: 4)
    let hall = Hall(story: told.story)
    let secrets = ["1971", "Thạc sĩ", "Nam<"]
    func shows(_ path: String, _ guest: Hall.Guest) throws -> [Bool] {
      let page = try #require(hall.get(path, as: guest))
      return secrets.map(page.contains)
    }
    #expect(try shows("/delegates/of/d-1", Self.guest) == [false, false, false])
    #expect(try shows("/delegates/of/d-1", Self.office) == [true, true, true])
    #expect(try shows("/delegates/of/d-1", Hall.Guest(rights: [.read, .readRestricted], person: nil)).contains(true))
    #expect(try shows("/delegates/of/d-1", contact) == [true, true, true])
    #expect(hall.get("/delegates/of/d-2", as: contact)?.contains("1982") == false, "another unit's")
  }

  @Test("by office are members of a body whose size is decided: no office and no tellers are offered")
  func bodiesByRight() throws {
    let sample = RulePack.sample
    let tellers = BodyKind(
      id: "tellers", name: Phrase("Ban Kiểm phiếu mẫu", "Sample tellers"), shortName: Phrase("KP", "T"),
      sizeFigure: nil, gathering: .committee)
    var story = Story(
      pack: RulePack(
        id: sample.id, version: sample.version, title: sample.title, clockOffset: sample.clockOffset,
        alphabet: sample.alphabet, namesSortBy: sample.namesSortBy, terms: sample.terms, roles: sample.roles,
        bodies: sample.bodies + [tellers], posts: sample.posts, modes: sample.modes,
        delegateKinds: sample.delegateKinds, figures: sample.figures, rules: sample.rules, layout: sample.layout,
        papers: sample.papers))
    try story.given(.organisations(.found(People.profile)))
    for kind in ["executive", "tellers"] {
      try story.given(
        .organisations(.formBody(kind: kind, term: People.term(2020, 2025), formed: People.day(1, 7, 2025))))
    }
    let page = try #require(Hall(story: story).get("/delegates", as: Self.office))
    #expect(page.contains("Ban Chấp hành 2020-2025") && !page.contains("Ban Kiểm phiếu mẫu"))
  }

  @Test("personally stands in the list to take away by the same rule, and not in the table of the issued list")
  func list() throws {
    var told = try told()
    func born(_ order: FileOrder?) throws -> [Day] {
      guard case .table(_, let grid)? = order else {
        Issue.record("no table")
        return []
      }
      return grid.rows.flatMap { $0 }.compactMap { if case .day(let day) = $0 { day } else { nil } }
    }
    let hall = Hall(story: told.story)
    #expect(try born(hall.file("/delegates/list.xlsx", as: Self.guest)).isEmpty)
    #expect(try born(hall.file("/delegates/list.xlsx", as: Self.office)).count == 2)
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    try told.story.given(.papers(.issue(kind: "delegateList", about: .congress, on: told.day, in: .vietnamese)))
    let paper = try #require(told.story.congress.papers.issued.last)
    let table = Hall(story: told.story).file("/papers/\(paper.id)/xlsx", as: Self.guest)
    #expect(try born(table).isEmpty)
    func titles(_ order: FileOrder?) -> [String] { if case .table(_, let grid)? = order { grid.titles } else { [] } }
    #expect(titles(table).count == 5 && !titles(table).contains("Ngày sinh"), "no columns that nobody may read")
    #expect(titles(hall.file("/delegates/list.xlsx", as: Self.office)).contains("Ngày sinh"))
  }

  @Test("to have kept them away is told to those who note it and to those who see it of people")
  func reasons() throws {
    var told = try told()
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1"], on: told.day))
    try told.give(.noteAbsence("d-1", .init(reason: "mổ tim", isWithLeave: true)))
    try told.give(.withdraw("d-2", reason: "bị kỷ luật"))
    let hall = Hall(story: told.story)
    func reads(_ rights: Set<Right>) throws -> [Bool] {
      try [("d-1", "mổ tim"), ("d-2", "bị kỷ luật")].map { delegate, reason in
        try #require(hall.get("/delegates/of/\(delegate)", as: .init(rights: rights, person: nil))).contains(reason)
      }
    }
    #expect(try reads([.read]) == [false, false])
    for right in [Right.recordAttendance, .manageOrganisation, .readRestricted] {
      #expect(try reads([.read, right]) == [true, true], "\(right)")
    }
  }

  @Test("from complaints is told to those who look into them, and to others only how many are open")
  func complaints() throws {
    var told = try told()
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    try told.give(.complain(about: "d-1", text: "Tố cáo khai man tuổi", on: told.day))
    try told.give(.complain(about: "d-2", text: "Tố cáo bằng giả", on: told.day))
    try told.give(.answer("c-2", .init(finding: "Hồ sơ đúng", isUpheld: false, day: told.day)))
    let hall = Hall(story: told.story)
    let shown = try #require(hall.get("/delegates/credentials", as: Self.guest))
    #expect(!shown.contains("Tố cáo") && !shown.contains("Hồ sơ đúng") && shown.contains("1 đơn chưa kết luận"))
    for right in [Right.recordAttendance, .manageOrganisation, .readRestricted] {
      let page = try #require(hall.get("/delegates/credentials", as: .init(rights: [.read, right], person: nil)))
      #expect(page.contains("Tố cáo khai man tuổi") && page.contains("Hồ sơ đúng"), "\(right)")
    }
  }

  @Test("from complaints is counted in the report to the congress, which all delegates get")
  func report() throws {
    var told = try told()
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    try told.give(.complain(about: "d-1", text: "Tố cáo khai man tuổi", on: told.day))
    try told.give(.answer("c-1", .init(finding: "Hồ sơ đúng", isUpheld: false, day: told.day)))
    try told.give(.noteArrival(["d-1", "d-2"], at: ConferenceStory.at("08:00")))
    try told.give(
      .recognise(Recognition(day: told.day, examiners: ["Trưởng ban"], variance: "Còn lại vắng"), refused: [:]))
    try told.story.given(.papers(.issue(kind: "credentialsReport", about: .congress, on: told.day, in: .vietnamese)))
    let paper = try #require(told.story.congress.papers.issued.last?.content.value)
    let said = "\(paper)"
    #expect(said.contains("Đã nhận: 1") && said.contains("Kết luận là đúng: 0; không đúng: 1"))
    #expect(!said.contains("khai man") && !said.contains("Hồ sơ đúng"))
  }
}
