// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

private func details(_ code: String, from predecessor: PredecessorID? = nil) -> UnitDetails {
  UnitDetails(code: code, name: "Đơn vị \(code)", members: 100, countedOn: nil, predecessor: predecessor)
}

private func unit(_ number: Int) -> UnitID { UnitID("u", number) }

/// A, and below it B, and below that C.
private func chain() throws -> Story {
  var story = try People.story()
  try story.given(
    .organisations(.addUnit(details("A"), parent: nil)), .organisations(.addUnit(details("B"), parent: unit(1))),
    .organisations(.addUnit(details("C"), parent: unit(2))))
  return story
}

private func refusal(_ command: OrganisationCommand, in story: Story) -> OrganisationRefusal? {
  if case .organisations(let refusal)? = story.refusal(of: .organisations(command)) { refusal } else { nil }
}

@Suite("A unit")
struct UnitMovingTests {
  @Test("is moved under another one, or to the top, and never below itself")
  func moving() throws {
    var story = try chain()
    #expect(refusal(.changeUnit(unit(1), details("A"), place: .under(unit(3))), in: story) == .unitsInCircle(code: "A"))
    #expect(refusal(.changeUnit(unit(1), details("A"), place: .under(unit(1))), in: story) == .unitsInCircle(code: "A"))
    #expect(refusal(.changeUnit(unit(1), details("A"), place: .under(unit(9))), in: story) == .unknownUnit("u-9"))
    try story.given(.organisations(.changeUnit(unit(3), details("C"), place: .under(unit(1)))))
    #expect(story.congress.organisations.unit(unit(3))?.parent == unit(1))
    try story.given(.organisations(.changeUnit(unit(2), details("B2"), place: .top)))
    #expect(story.congress.organisations.unit(unit(2))?.parent == nil)
    #expect(story.congress.organisations.unit(unit(2))?.details.code == "B2")
    try story.given(.organisations(.changeUnit(unit(3), details("C"))))
    #expect(story.congress.organisations.unit(unit(3))?.parent == unit(1), "nobody asked to move it")
  }

  @Test("is offered only places that are not below it")
  func choices() throws {
    let hall = Hall(story: try chain())
    let page = try #require(hall.get("/units/u-2/edit"))
    #expect(page.contains("value=\"u-1\"") && !page.contains("value=\"u-3\"") && !page.contains("value=\"u-2\""))
  }
}

@Suite("A unit entered by mistake")
struct UnitRemovalTests {
  @Test("is taken away, and its number is given to no other")
  func removed() throws {
    var story = try chain()
    #expect(refusal(.removeUnit(unit(9)), in: story) == .unknownUnit("u-9"))
    try story.given(.organisations(.removeUnit(unit(3))))
    #expect(story.congress.organisations.units.map(\.details.code) == ["A", "B"])
    try story.given(.organisations(.addUnit(details("C"), parent: unit(1))))
    #expect(story.congress.organisations.unit(code: "C")?.id == unit(4))
    let file = People.plan([["Mã đơn vị", "Tên đơn vị"], ["D", "Đơn vị D"]], on: story.congress)
    try story.given(.organisations(.takeIn(file.intake)))
    #expect(story.congress.organisations.unit(code: "D")?.id == unit(5))
  }

  @Test("stays while anything refers to it, and everything that does is named")
  func inTheWay() throws {
    var story = try chain()
    let day = People.day(2, 7, 2025)
    let person = PersonDetails(name: "Vũ An")
    try story.given(.organisations(.addPerson(person, unit: unit(2))))
    try story.given(
      .delegates(
        .propose([DelegateProposal(.named(PersonDetails(name: "Lê Bình")), unit: unit(2), block: .appointed)], on: day))
    )
    guard case .unitInUse("B", let ties)? = refusal(.removeUnit(unit(2)), in: story) else {
      return #expect(Bool(false), "it was taken away")
    }
    #expect(
      ties.map(\.vietnamese) == [
        "1 đơn vị trực thuộc", "1 người trong danh sách", People.pack.counted(1, .delegate, .vietnamese),
      ])
    let words = OrganisationRefusal.unitInUse(code: "B", ties: ties).problem(.english, in: People.pack)
    #expect(words == "The unit “B” cannot be taken away yet: 1 unit below it; 1 person listed; 1 delegate.")
    #expect(story.congress.organisations.unit(unit(2)) != nil)
  }

  @Test("is taken away on its page, which lists what stands in the way instead of a button")
  func pages() throws {
    var hall = Hall(story: try chain())
    #expect(try #require(hall.get("/units/u-3")).contains("/units/u-3/remove"))
    let held = try #require(hall.get("/units/u-2/remove"))
    #expect(
      held.contains("1 đơn vị trực thuộc") && !held.contains("<form method=\"post\" action=\"/units/u-2/remove\""))
    guard case .refused(.organisations(.unitInUse)) = hall.post("/units/u-2/remove") else {
      return #expect(Bool(false), "taken away with a unit below it")
    }
    #expect(try hall.send("/units/u-3/remove") == "/units")
    #expect(hall.story.congress.organisations.unit(unit(3)) == nil)
    #expect(hall.get("/units/u-3") == nil)
  }
}

@Suite("A file of changes")
struct ReorganisingTests {
  @Test("moves units, whatever the order of its rows, and refuses a circle as a whole")
  func units() throws {
    var story = try chain()
    // A goes below C, which first goes to the top: possible only in the other order of rows.
    let swap = People.plan(
      [["Mã đơn vị", "Tên đơn vị", "Cấp trên"], ["A", "", "C"], ["B", "", ""], ["C", "", "(xóa)"]],
      on: story.congress)
    #expect(swap.faults == [])
    #expect(swap.lines.map(\.outcome) == [.changed, .same, .changed])
    #expect(swap.lines[0].changes == [Phrase("đơn vị cấp trên", "parent unit")])
    try story.given(.organisations(.takeIn(swap.intake)))
    let now = story.congress.organisations
    #expect([1, 2, 3].map { now.unit(unit($0))?.parent } == [unit(3), unit(1), nil])
    let circle = People.plan([["Mã đơn vị", "Tên đơn vị", "Cấp trên"], ["C", "", "B"]], on: story.congress)
    #expect(circle.faults.count == 1 && circle.intake.units.isEmpty)
  }

  @Test("erases a value where it says so, leaves it where the cell is empty")
  func clearing() throws {
    var story = try People.story()
    try story.given(
      .organisations(.addUnit(details("A", from: PredecessorID("pre", 1)), parent: nil)),
      .organisations(
        .addPerson(
          PersonDetails(
            name: "Vũ An", sex: .male, born: People.day(1, 2, 1970), email: "an@example.org", phone: "0900000000",
            qualities: ["Dân tộc": "Kinh", "Trình độ": "Đại học"]), unit: unit(1))))
    let rows = [
      ["Họ và tên", "E-mail", "Điện thoại", "Đơn vị", "Dân tộc", "Trình độ"],
      ["Vũ An", "(xóa)", "", "(clear)", "(XÓA)", ""],
    ]
    let people = People.plan(rows, on: story.congress)
    #expect(people.faults == [])
    #expect(people.lines[0].changes.map(\.english) == ["e-mail", "Dân tộc", "unit"])
    let units = People.plan(
      [["Mã đơn vị", "Tên đơn vị", "Số thành viên", "Tổ chức trước khi hợp nhất"], ["A", "", "(xóa)", "(xóa)"]],
      on: story.congress)
    try story.given(.organisations(.takeIn(people.intake)), .organisations(.takeIn(units.intake)))
    let person = try #require(story.congress.organisations.people[PersonID("p", 1)])
    #expect(person.unit == nil && person.details.value?.email == nil && person.details.value?.phone == "0900000000")
    #expect(person.details.value?.qualities == ["Trình độ": "Đại học"])
    let after = try #require(story.congress.organisations.unit(unit(1))?.details)
    #expect(after.members == nil && after.predecessor == nil && after.name == "Đơn vị A")
    let name = People.plan([["Mã đơn vị", "Tên đơn vị", "Số thành viên"], ["A", "(xóa)", "5"]], on: story.congress)
    #expect(name.faults.count == 1, "a name is never erased")
  }

  @Test("ends posts by their last day, one for each, and takes in posts of the past")
  func ending() throws {
    var story = try People.story()
    let heads = ["Họ và tên", "Chức vụ", "Từ ngày", "Đến ngày"]
    let both = "Ủy viên; Ủy viên Ban Thường vụ"
    try story.given(
      .organisations(.takeIn(People.plan([heads, ["Vũ An", both, "1/7/2025", ""]], on: story.congress).intake)))
    let end = [heads, ["Vũ An", both, "1/7/2025", "10/7/2025; -"]]
    let plan = People.plan(end, on: story.congress)
    #expect(plan.faults == [] && plan.lines[0].changes == [Phrase("thôi giữ chức vụ", "post ended")])
    try story.given(.organisations(.takeIn(plan.intake)))
    #expect(story.congress.organisations.holdings.map(\.to) == [People.day(11, 7, 2025), nil], "held on its last day")
    #expect(People.plan(end, on: story.congress).count(.same) == 1, "the same file brings nothing the second time")
    let wrong = [
      [heads, ["Vũ An", "Ủy viên Ban Thường vụ", "", "30/6/2025"]], [heads, ["Vũ An", both, "", "1/8/2025; -; -"]],
      [["Họ và tên", "Đến ngày"], ["Vũ An", "1/8/2025"]],
    ]
    for rows in wrong { #expect(People.plan(rows, on: story.congress).faults.count == 1) }
    let past = People.plan([heads, ["Lê Bình", "Ủy viên", "1/7/2025", "5/7/2025"]], on: story.congress)
    try story.given(.organisations(.takeIn(past.intake)))
    #expect(story.congress.organisations.holdings.last?.to == People.day(6, 7, 2025))
    // Another heading names the first day without the post.
    let without = ["Họ và tên", "Chức vụ", "Từ ngày", "Thôi giữ từ ngày"]
    let ended = People.plan([without, ["Trần Cúc", "Ủy viên", "1/7/2025", "5/7/2025"]], on: story.congress)
    #expect(
      ended.lines[0].changes.contains { $0.vietnamese.contains("thôi giữ từ 05/7/2025") }, "the preview tells it")
    try story.given(.organisations(.takeIn(ended.intake)))
    #expect(story.congress.organisations.holdings.last?.to == People.day(5, 7, 2025))
  }

  @Test("corrects the last day of a post, and adds a time that came before the one that goes on")
  func ends() throws {
    var story = try People.story()
    let heads = ["Họ và tên", "Chức vụ", "Từ ngày", "Đến ngày"]
    func take(_ row: [String]) throws {
      let plan = People.plan([heads, row], on: story.congress)
      #expect(plan.faults == [])
      try story.given(.organisations(.takeIn(plan.intake)))
    }
    func holdings() -> [[Day?]] { story.congress.organisations.holdings.map { [$0.from, $0.to] } }
    try take(["Vũ An", "Ủy viên", "1/7/2025", "15/7/2026"])
    let correction = People.plan([heads, ["Vũ An", "Ủy viên", "1/7/2025", "15/7/2025"]], on: story.congress)
    #expect(correction.lines.map(\.changes) == [[Phrase("ngày thôi giữ chức vụ", "last day of a post")]])
    try take(["Vũ An", "Ủy viên", "1/7/2025", "15/7/2025"])
    #expect(holdings() == [[People.day(1, 7, 2025), People.day(16, 7, 2025)]])
    try take(["Vũ An", "Ủy viên", "20/8/2025", ""])
    try take(["Vũ An", "Ủy viên", "1/8/2025", "10/8/2025"])
    let same = People.plan([heads, ["Vũ An", "Ủy viên", "1/7/2025", ""]], on: story.congress)
    #expect(same.faults == [] && same.count(.same) == 1, "an empty cell leaves the day as it is")
    let over = People.plan([heads, ["Vũ An", "Ủy viên", "1/7/2025", "5/8/2025"]], on: story.congress)
    #expect(over.faults.count == 1, "a corrected time may not run into another")
    #expect(
      holdings() == [
        [People.day(1, 7, 2025), People.day(16, 7, 2025)], [People.day(20, 8, 2025), nil],
        [People.day(1, 8, 2025), People.day(11, 8, 2025)],
      ])
  }

  @Test("that was exported holds every post from its first day to its last, and fills another organisation with them")
  func exported() throws {
    var story = try People.story()
    let (committee, board) = (BodyID("executive-2020-2025"), BodyID("standing-2020-2025"))
    let person = PersonID("p", 1)
    try story.given(
      .organisations(.addPerson(PersonDetails(name: "Vũ An"), unit: nil)),
      .organisations(.givePost("chair", to: person, in: committee, from: People.day(1, 7, 2025))),
      .organisations(.endPost("chair", of: person, in: committee, on: People.day(10, 7, 2025))),
      .organisations(.givePost("member", to: person, in: committee, from: People.day(10, 7, 2025))),
      .organisations(.givePost("board-member", to: person, in: board, from: People.day(5, 7, 2025))),
      .organisations(.endPost("board-member", of: person, in: board, on: People.day(1, 1, 2026))))
    let grid = Register.people(story.congress, .vietnamese)
    #expect(Array(grid.titles.suffix(3)) == ["Chức vụ", "Từ ngày", "Thôi giữ từ ngày"])
    #expect(
      Array(grid.rows[0].suffix(3)) == [
        .text("Chủ tịch (2020-2025); Ủy viên Ban Thường vụ (2020-2025); Ủy viên (2020-2025)"),
        .text("01/07/2025; 05/07/2025; 10/07/2025"), .text("10/07/2025; 01/01/2026; –"),
      ])
    #expect(Register.template(of: .people, .vietnamese).titles == grid.titles)
    for asText in [false, true] {
      let tables = [People.table(grid, asText: asText)]
      let again = IntakePlan.reading(tables, on: story.congress, today: People.today)
      #expect(again.faults == [] && again.count(.same) == 1, "taken back it changes nothing")
      var other = try People.story()
      try other.given(
        .organisations(.takeIn(IntakePlan.reading(tables, on: other.congress, today: People.today).intake)))
      #expect(Set(other.congress.organisations.holdings) == Set(story.congress.organisations.holdings))
    }
  }

  @Test("with faults promises nothing: its preview counts what was read, not what will be")
  func faulty() throws {
    let story = try People.story()
    let table = People.table([
      ["Họ và tên", "Ngày sinh"], ["Vũ An", "1/2/1970"], ["Lê Bình", "31/2/1970"],
    ])
    func preview(_ table: SentTable) -> String {
      let sent = Submission(fields: ["content": [IntakeText.written([table])]])
      let attempt = Attempt(submission: sent, faults: [], refusal: nil)
      return ImportPages.preview(People.scene(attempt: attempt), story.congress)?.content.markup ?? ""
    }
    let page = preview(table)
    #expect(!page.contains("sẽ thêm") && !page.contains("sẽ thay đổi") && page.contains("dòng đọc được"))
    #expect(!page.contains("Nhập 1 dòng vào sổ"))
    let whole = preview(People.table([["Họ và tên", "Ngày sinh"], ["Vũ An", "1/2/1970"]]))
    #expect(whole.contains("sẽ thêm") && whole.contains("Nhập 1 dòng vào sổ"))
  }
}

@Suite("An organisation merged into this one")
struct PredecessorTests {
  @Test("is renamed, and taken back while no unit comes from it")
  func renaming() throws {
    var story = try People.story()
    let first = PredecessorID("pre", 1)
    #expect(refusal(.addPredecessor(name: "tổ chức cũ một"), in: story) == .predecessorExists("tổ chức cũ một"))
    try story.given(
      .organisations(.addPredecessor(name: "Hai")), .organisations(.renamePredecessor(first, to: "Tổ chức cũ A")))
    #expect(story.congress.organisations.predecessors.map(\.name) == ["Tổ chức cũ A", "Hai"])
    #expect(refusal(.renamePredecessor(first, to: "Hai"), in: story) == .predecessorExists("Hai"))
    #expect(refusal(.renamePredecessor(first, to: "TỔ CHỨC CŨ A"), in: story) == nil)
    #expect(refusal(.removePredecessor(PredecessorID("pre", 9)), in: story) == .unknownPredecessor)
    try story.given(.organisations(.addUnit(details("A", from: first), parent: nil)))
    #expect(refusal(.removePredecessor(first), in: story) == .predecessorInUse(units: 1))
    try story.given(
      .organisations(.removePredecessor(PredecessorID("pre", 2))), .organisations(.addPredecessor(name: "Ba")))
    #expect(story.congress.organisations.predecessors.map(\.id.text) == ["pre-1", "pre-3"], "no number is given twice")
  }

  @Test("is changed on its page, which says why it cannot be removed")
  func pages() throws {
    var hall = Hall(story: try People.story())
    #expect(try #require(hall.get("/organisation")).contains("/organisation/predecessors/pre-1"))
    try hall.send("/organisation/predecessors/pre-1", ["name": "Tên đúng"])
    #expect(hall.story.congress.organisations.predecessors[0].name == "Tên đúng")
    try hall.story.given(.organisations(.addUnit(details("A", from: PredecessorID("pre", 1)), parent: nil)))
    let page = try #require(hall.get("/organisation/predecessors/pre-1"))
    #expect(page.contains("Đơn vị A") && !page.contains("/remove"))
  }
}
