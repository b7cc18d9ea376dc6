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
    #expect(story.congress.organisations.holdings.map(\.to) == [People.day(10, 7, 2025), nil])
    #expect(People.plan(end, on: story.congress).count(.same) == 1, "the same file brings nothing the second time")
    let wrong = [
      [heads, ["Vũ An", "Ủy viên Ban Thường vụ", "", "30/6/2025"]], [heads, ["Vũ An", both, "", "1/8/2025; -; -"]],
      [["Họ và tên", "Đến ngày"], ["Vũ An", "1/8/2025"]],
    ]
    for rows in wrong { #expect(People.plan(rows, on: story.congress).faults.count == 1) }
    let past = People.plan([heads, ["Lê Bình", "Ủy viên", "1/7/2025", "5/7/2025"]], on: story.congress)
    try story.given(.organisations(.takeIn(past.intake)))
    #expect(story.congress.organisations.holdings.last?.to == People.day(5, 7, 2025))
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
