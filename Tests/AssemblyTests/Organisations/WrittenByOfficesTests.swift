// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

/// What offices write that no pack spells out.
@Suite("A file as offices write it")
struct WrittenByOfficesTests {
  private func pack(familyNameLeads: Bool) -> RulePack {
    let pack = People.pack
    return RulePack(
      id: pack.id, version: pack.version, title: pack.title, clockOffset: pack.clockOffset, alphabet: pack.alphabet,
      namesSortBy: pack.namesSortBy, terms: pack.terms, roles: pack.roles, bodies: pack.bodies, posts: pack.posts,
      modes: pack.modes, delegateKinds: pack.delegateKinds, figures: pack.figures, rules: pack.rules,
      layout: pack.layout, papers: pack.papers, familyNameLeads: familyNameLeads)
  }

  @Test(
    "has names in the order of the pack where first_name and last_name do not tell it, and says so",
    arguments: [(true, "Nguyễn Thị Lan", "họ trước"), (false, "Lan Nguyễn Thị", "tên trước")])
  func names(familyNameLeads: Bool, name: String, told: String) throws {
    var story = Story(pack: pack(familyNameLeads: familyNameLeads))
    try story.given(.organisations(.found(People.profile)))
    let plan = People.plan([["first_name", "last_name"], ["Lan", "Nguyễn Thị"]], on: story.congress)
    #expect(plan.faults == [] && plan.intake.people.map(\.details.name) == [name])
    #expect(plan.notes.contains { $0.vietnamese.contains(told) && $0.vietnamese.contains("“\(name)”") })
    let headed = People.plan([["Tên", "Họ đệm"], ["Lan", "Nguyễn Thị"]], on: story.congress)
    #expect(headed.intake.people.map(\.details.name) == ["Nguyễn Thị Lan"], "headings that tell it go first")
  }

  @Test(
    "has posts with the short names of bodies, first letters, and commas between",
    arguments: [
      ("Ủy viên BTV", ["board-member"]), ("UV BTV", ["board-member"]), ("UVBTV", ["board-member"]),
      ("uv Ban Thường vụ", ["board-member"]), ("Ủy viên, Ủy viên BTV", ["member", "board-member"]),
      ("Chair, UV BTV", ["chair", "board-member"]), ("Chair; UV BTV", ["chair", "board-member"]),
    ])
  func posts(written: String, meant: [String]) throws {
    let story = try People.story()
    let plan = People.plan(
      [["Họ và tên", "Chức vụ", "Từ ngày"], ["Lê An", written, "01/07/2025"]], on: story.congress)
    #expect(plan.faults == [])
    #expect(plan.intake.people.first?.posts.map(\.post) == meant)
  }

  @Test("has days with commas between, one for each post")
  func days() throws {
    let story = try People.story()
    let plan = People.plan(
      [["Họ và tên", "Chức vụ", "Từ ngày"], ["Lê An", "Chair, UV BTV", "01/07/2025, 02/07/2025"]], on: story.congress)
    #expect(plan.faults == [])
    #expect(plan.intake.people.first?.posts.map(\.from) == [People.day(1, 7, 2025), People.day(2, 7, 2025)])
  }

  @Test("hears of a post that is not known which are nearest, and what stands between several")
  func help() throws {
    let story = try People.story()
    let plan = People.plan([["Họ và tên", "Chức vụ"], ["Lê An", "Ủy viên Thường vụ"]], on: story.congress)
    let fault = try #require(plan.faults.first)
    #expect(fault.mend.vietnamese.contains("“Ủy viên Ban Thường vụ”") && fault.mend.vietnamese.contains("(;)"))
    let strange = People.plan([["Họ và tên", "Chức vụ"], ["Lê An", "Giám đốc"]], on: story.congress)
    #expect(try #require(strange.faults.first).mend.english.contains("semicolons (;)"))
  }

  @Test("may call a predecessor so")
  func predecessor() throws {
    let story = try People.story()
    let plan = People.plan(
      [["Mã đơn vị", "Tên đơn vị", "Tiền thân"], ["B1", "Đơn vị Một", "Tổ chức cũ Một"]], on: story.congress)
    #expect(plan.faults == [] && plan.intake.units.first?.predecessor == PredecessorID("pre", 1))
  }
}
