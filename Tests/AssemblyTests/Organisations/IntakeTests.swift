// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("An import")
struct IntakeTests {
  /// Where each fault is, as "row column".
  private func places(_ plan: IntakePlan) -> [String] {
    plan.faults.map { fault in
      if case .cell(_, let row, let column) = fault.place { "\(row)\(column)" } else { "-" }
    }
  }

  @Test("of units and people in one file becomes true at once")
  func together() throws {
    var story = try People.story()
    let tables = [
      People.table(
        [
          ["DANH SÁCH NGƯỜI"], ["Họ và tên", "Đơn vị", "Chức vụ", "Từ ngày", "Dân tộc"],
          ["Nguyễn Văn An", "Đơn vị Hai", "Ủy viên", "01/07/2025", "Kinh"],
          ["Lê Thị Bình", "b1", "Chair; Ủy viên Ban Thường vụ", "1/7/2025; 02/07/2025", ""],
        ], sheet: "Người"),
      People.table(
        [
          ["Trực thuộc", "Tên đơn vị", "Mã", "Số lượng", "Tính đến"],
          ["B1", "Đơn vị Hai", "B2", "2.700", "30/06/2025"], ["", "Đơn vị Một", "B1", "", ""],
          ["", "Tổng cộng", "", "2.700", ""],
        ], sheet: "Đơn vị"),
    ]
    let plan = IntakePlan.reading(tables, on: story.congress, today: People.today)
    #expect(plan.faults == [])
    #expect(plan.count(.added) == 4)
    let events = try story.when(.organisations(.takeIn(plan.intake)))
    #expect(events.count == 7)
    let now = story.congress.organisations
    #expect(now.unit(code: "B2")?.parent == now.unit(code: "B1")?.id)
    #expect(now.unit(code: "B2")?.details.members == 2_700)
    #expect(now.people[PersonID("p", 1)]?.unit == now.unit(code: "B2")?.id)
    #expect(now.people[PersonID("p", 1)]?.details.value?.qualities == ["Dân tộc": "Kinh"])
    #expect(now.holdings.map(\.post) == ["member", "chair", "board-member"])
    #expect(now.holdings[2].from == People.day(2, 7, 2025))
    #expect(IntakePlan.reading(tables, on: story.congress, today: People.today).count(.same) == 4)
    guard case .organisations(.nothingNew) = story.refusal(of: .organisations(.takeIn(plan.intake))) else {
      Issue.record("the same file brings nothing the second time")
      return
    }
  }

  @Test("takes back the organisation's own list, also where posts were given by mistake and ended the same day")
  func mistakes() throws {
    var story = try People.story()
    let body = BodyID("executive-2020-2025")
    let day = People.day(1, 7, 2025)
    try story.given(.organisations(.addPerson(PersonDetails(name: "Lê An", born: People.day(2, 1, 1980)), unit: nil)))
    for post in ["chair", "member"] {
      try story.given(
        .organisations(.givePost(post, to: PersonID("p", 1), in: body, from: day)),
        .organisations(.endPost(post, of: PersonID("p", 1), in: body, on: day)))
    }
    try story.given(.organisations(.givePost("member", to: PersonID("p", 1), in: body, from: day.adding(1))))
    for asText in [false, true] {
      let table = People.table(Register.people(story.congress, .vietnamese), asText: asText)
      #expect(IntakePlan.reading([table], on: story.congress, today: People.today).faults == [])
      // The same list builds the register of another office.
      var other = try People.story()
      let plan = IntakePlan.reading([table], on: other.congress, today: People.today)
      #expect(plan.faults == [])
      try other.given(.organisations(.takeIn(plan.intake)))
      #expect(other.congress.organisations.holdings == story.congress.organisations.holdings)
    }
  }

  @Test("reads the participant file of OpenSlides and keeps neither passwords nor groups")
  func openSlides() throws {
    var story = try People.story()
    try story.given(
      .organisations(
        .addUnit(UnitDetails(code: "N", name: "North", members: nil, countedOn: nil, predecessor: nil), parent: nil)))
    let plan = People.plan(
      [
        [
          "title", "first_name", "last_name", "email", "username", "structure_level", "groups", "number", "vote_weight",
          "gender", "pronoun", "is_active", "is_physical_person", "default_password",
        ],
        [
          "Dr", "Marian", "Thistlewood", "m@example.org", "mt", "North", "Delegates", "17", "1.000000", "female", "she",
          "1", "1", "geheim",
        ],
      ], on: story.congress)
    #expect(plan.faults == [])
    let row = try #require(plan.intake.people.first)
    #expect(row.details.name == "Marian Thistlewood")
    #expect(row.details.sex == .female)
    #expect(row.details.qualities == ["title": "Dr", "number": "17"])
    #expect(row.unit == "N")
    #expect(plan.notes.count == 4)
    #expect(!"\(plan)".contains("geheim"))
  }

  @Test("puts surname and given name in the order of their headings' language")
  func nameParts() throws {
    let story = try People.story()
    let plan = People.plan([["Tên", "Họ và tên đệm"], ["An", "Nguyễn Văn"]], on: story.congress)
    #expect(plan.intake.people.map(\.details.name) == ["Nguyễn Văn An"])
  }

  @Test(
    "names the very cell of each fault",
    arguments: [
      ("Ngày sinh", "31/02/1970"), ("Ngày sinh", "1970"), ("Ngày sinh", "7/15/1970"), ("Ngày sinh", "16/07/2025"),
      ("Giới tính", "x"), ("E-mail", "an.example.org"), ("Điện thoại", "hỏi văn phòng"), ("Đơn vị", "Không có"),
      ("Chức vụ", "Giám đốc"), ("Chức vụ", "Ủy viên"), ("Dân tộc", "=1+1"),
      ("Dân tộc", String(repeating: "x", count: 201)),
    ])
  func cells(heading: String, text: String) throws {
    let story = try People.story()
    let plan = People.plan(
      [["Danh sách"], ["STT", "Họ và tên", heading], ["1", "Nguyễn Văn An", ""], ["2", "Trần Văn Ba", text]],
      on: story.congress)
    #expect(places(plan) == ["4C"])
    #expect(plan.isReady == false)
    #expect(plan.count(.added) == 1)
  }

  @Test(
    "refuses formulas, tags and absurd lengths in names",
    arguments: [
      "=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "@SUM(A1)", "<script>alert(1)</script>",
      String(repeating: "A", count: 100_000), "12345", "…",
    ])
  func badNames(name: String) throws {
    let plan = People.plan([["Họ và tên"], [name]], on: try People.story().congress)
    #expect(places(plan) == ["2A"])
  }

  @Test("cleans what cannot be seen out of names")
  func cleaning() throws {
    let plan = People.plan(
      [["Họ và tên"], ["  Nguyễn\u{A0}\u{200B}Văn \t\n An\u{202E}\u{FEFF} "]], on: try People.story().congress)
    #expect(plan.intake.people.map(\.details.name) == ["Nguyễn Văn An"])
  }

  @Test("says of an error value and of a missing name where they are")
  func errors() throws {
    let table = SentTable(
      sheet: "S",
      rows: [
        .init(number: 1, cells: [.text("Họ và tên"), .text("Ngày sinh")]),
        .init(number: 7, cells: [.text("Nguyễn Văn An"), .error("#N/A")]),
        .init(number: 9, cells: [.empty, .day(People.day(1, 1, 1970))]),
      ])
    let plan = IntakePlan.reading([table], on: try People.story().congress, today: People.today)
    #expect(places(plan) == ["7B", "9A"])
  }

  @Test("takes spreadsheet days, serial numbers and days written out as the same day")
  func days() {
    let born = People.day(3, 2, 1968)
    for text in ["03/02/1968", "3.2.1968", "1968-02-03", "1968-02-03 00:00:00", "ngày 3 tháng 2 năm 1968"] {
      #expect(IntakeRow.day(text) == born)
    }
    #expect(IntakeRow.day(number: "24871") == born)
    #expect(IntakeRow.day(number: "1968") == nil)
    #expect(IntakeRow.day("mai") == nil)
  }

  @Test("reads numbers of people with any grouping and nothing else")
  func counts() {
    #expect(["2700", "2.700", "2,700", "2 700"].map(IntakeRow.count) == [2_700, 2_700, 2_700, 2_700])
    #expect(["12,5", "-3", "1e3", "", "2..700", "27.00", "99999999"].allSatisfy { IntakeRow.count($0) == nil })
  }

  @Test("changes the known person instead of adding a second one")
  func samePerson() throws {
    var story = try People.story()
    try story.given(
      .organisations(
        .addPerson(PersonDetails(name: "Lê Thị Hòa", born: People.day(1, 2, 1970), email: "hoa@example.org"), unit: nil)
      ))
    let plan = People.plan(
      [["Họ và tên", "Ngày sinh", "Điện thoại"], ["LÊ THỊ HOÀ", "01/02/1970", "0912 345 678"]], on: story.congress)
    #expect(plan.lines.map(\.outcome) == [.changed])
    #expect(plan.lines.first?.changes.map(\.english) == ["telephone"])
    try story.when(.organisations(.takeIn(plan.intake)))
    let details = story.congress.organisations.people[PersonID("p", 1)]?.details.value
    #expect(details?.name == "Lê Thị Hòa")
    #expect(details?.phone == "0912 345 678")
    #expect(details?.email == "hoa@example.org")
    let bare = People.plan([["Họ và tên"], ["Lê Thị Hòa"]], on: story.congress)
    #expect(bare.lines.map(\.outcome) == [.same])
  }

  @Test("refuses two names or two posts for one person")
  func twoNames() throws {
    var story = try People.story()
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Lê Thị Hòa", email: "hoa@example.org"), unit: nil)),
      .organisations(
        .givePost("chair", to: PersonID("p", 1), in: BodyID("executive-2020-2025"), from: People.day(1, 7, 2025))))
    let email = People.plan([["Họ và tên", "E-mail"], ["Lê Hòa", "Hoa@example.org"]], on: story.congress)
    #expect(places(email) == ["2B"])
    let post = People.plan(
      [["Họ và tên", "Chức vụ", "Từ ngày"], ["Lê Thị Hòa", "Ủy viên", "02/07/2025"]], on: story.congress)
    #expect(places(post) == ["2B"])
    let since = People.plan(
      [["Họ và tên", "Chức vụ", "Từ ngày"], ["Lê Thị Hòa", "Chủ tịch", "02/07/2025"]], on: story.congress)
    #expect(places(since) == ["2C"])
    let inFile = People.plan(
      [["Họ và tên", "Chức vụ", "Từ ngày"], ["Vũ An", "Chủ tịch; Ủy viên", "02/07/2025"]], on: story.congress)
    #expect(places(inFile) == ["2B"])
  }

  @Test("refuses a person or unit that stands twice in the file, and a namesake it cannot tell apart")
  func twice() throws {
    var story = try People.story()
    let people = People.plan([["Họ và tên"], ["Vũ An"], ["Vũ Bình"], ["VŨ  AN"]], on: story.congress)
    #expect(places(people) == ["4A"])
    let units = People.plan([["Mã", "Tên đơn vị"], ["a", "Một"], ["A", "Hai"]], on: story.congress)
    #expect(places(units) == ["3A"])
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Vũ An", born: People.day(1, 1, 1970)), unit: nil)),
      .organisations(.addPerson(PersonDetails(name: "Vũ An", born: People.day(1, 1, 1971)), unit: nil)))
    #expect(places(People.plan([["Tên", "E-mail"], ["Vũ An", "a@example.org"]], on: story.congress)) == ["2A"])
  }

  @Test("refuses units in a circle and unknown parents, and tells no second fault for those below")
  func circles() throws {
    let story = try People.story()
    let circle = People.plan(
      [["Mã", "Tên", "Cấp trên"], ["a", "Một", "b"], ["b", "Hai", "a"], ["c", "Ba", ""], ["d", "Bốn", "x"]],
      on: story.congress)
    #expect(Set(places(circle)) == ["2C", "3C", "5C"])
    #expect(circle.count(.added) == 1)
    let below = People.plan([["Mã", "Tên", "Cấp trên"], ["a", "Một", "x"], ["b", "Hai", "a"]], on: story.congress)
    #expect(places(below) == ["2C"])
    #expect(below.count(.faulty) == 2)
  }

  @Test("moves a unit under another one of the file, and finds its predecessor by name")
  func moving() throws {
    var story = try People.story()
    let first = People.plan(
      [["Mã", "Tên", "Cấp trên", "Trước sáp nhập"], ["a", "Một", "", "tổ chức cũ một"], ["b", "Hai", "a", ""]],
      on: story.congress)
    try story.when(.organisations(.takeIn(first.intake)))
    #expect(story.congress.organisations.unit(code: "a")?.details.predecessor == PredecessorID("pre", 1))
    let moved = People.plan([["Mã", "Tên", "Cấp trên"], ["b", "Hai", "c"], ["c", "Ba", ""]], on: story.congress)
    #expect(moved.faults == [] && moved.lines.map(\.outcome) == [.changed, .added])
    #expect(places(People.plan([["Mã", "Trước sáp nhập"], ["b", "Không rõ"]], on: story.congress)) == ["2B"])
  }

  @Test("asks for headings, and for the code of units")
  func headings() throws {
    let story = try People.story()
    #expect(places(People.plan([["a", "b"], ["c", "d"]], on: story.congress)) == ["1A"])
    #expect(places(People.plan([["Tên đơn vị", "Số thành viên"], ["Một", "3"]], on: story.congress)) == ["1A"])
    #expect(places(People.plan([["Họ và tên", "E-mail", "Email"], ["Vũ An", "", ""]], on: story.congress)) == ["1C"])
    #expect(People.plan([], on: story.congress).faults.count == 1)
    let long = [["Họ và tên"]] + (0..<IntakePlan.mostRows).map { ["Người \($0)"] }
    #expect(People.plan(long, on: story.congress).faults.count == 1)
  }

  @Test("points out a new name that differs from a known one by diacritics only")
  func lookalike() throws {
    var story = try People.story()
    try story.given(.organisations(.addPerson(PersonDetails(name: "Vũ Ân"), unit: nil)))
    let plan = People.plan([["Họ và tên"], ["Vu An"]], on: story.congress)
    #expect(plan.lines.map(\.outcome) == [.added])
    #expect(plan.notes.count == 1)
  }

  @Test("finds the body of a post by its term, or by the day it begins")
  func terms() throws {
    var story = try People.story()
    try story.given(
      .organisations(.formBody(kind: "executive", term: People.term(2025, 2030), formed: People.day(14, 7, 2025))))
    let plan = People.plan(
      [
        ["Họ và tên", "Chức vụ", "Từ ngày"], ["Vũ An", "Ủy viên", "10/07/2025"], ["Vũ Bình", "Ủy viên", "15/07/2025"],
        ["Vũ Chi", "member (2020-2025)", "15/07/2025"],
      ], on: story.congress)
    #expect(
      plan.intake.people.flatMap(\.posts).map(\.body.text) == [
        "executive-2020-2025", "executive-2025-2030", "executive-2020-2025",
      ])
    let never = People.plan(
      [["Họ và tên", "Chức vụ", "Từ ngày"], ["Vũ An", "Ủy viên (2010-2015)", "1/7/2012"]], on: story.congress)
    #expect(places(never) == ["2B"])
    let ended = People.plan([["Họ và tên", "Đến ngày"], ["Vũ An", "1/7/2012"]], on: story.congress)
    #expect(places(ended) == ["2B"])
  }
}
