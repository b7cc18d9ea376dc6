// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("Somebody who keeps the organisation's records")
struct OwnPostTests {
  /// A pack whose committee reads what is restricted, and a clerk (p-1) who keeps the records and does not.
  private func story() throws -> Story {
    let sample = People.pack
    let roles = [
      Role(id: "clerk", name: Phrase("Văn phòng", "Clerk"), rights: [.read, .manageOrganisation]),
      Role(id: "admin", name: Phrase("Quản trị", "Administrator"), rights: [.manageAccess, .manageOrganisation]),
      Role(id: "reader", name: Phrase("Ủy viên", "Member"), rights: [.read, .readRestricted]),
    ]
    let posts = [
      PostKind(
        id: "member", name: Phrase("Ủy viên", "Member"), body: "executive", roles: ["reader"], concludes: false, rank: 1
      ),
      PostKind(
        id: "helper", name: Phrase("Giúp việc", "Helper"), body: "standing", roles: ["clerk"], concludes: false, rank: 2
      ),
    ]
    let pack = RulePack(
      id: sample.id, version: sample.version, title: sample.title, clockOffset: sample.clockOffset,
      alphabet: sample.alphabet, namesSortBy: sample.namesSortBy, terms: sample.terms, roles: sample.roles + roles,
      bodies: sample.bodies, posts: posts, modes: sample.modes, delegateKinds: sample.delegateKinds,
      figures: sample.figures, rules: sample.rules, layout: sample.layout, papers: sample.papers)
    var story = Story(pack: pack)
    let term = People.term(2020, 2025)
    try story.given(
      .organisations(.found(People.profile)),
      .organisations(.formBody(kind: "executive", term: term, formed: People.day(1, 7, 2025))),
      .organisations(.formBody(kind: "standing", term: term, formed: People.day(1, 7, 2025))))
    for name in ["Lê Văn Phòng", "Vũ Khác", "Trần Quản Trị"] {
      try story.given(.organisations(.addPerson(PersonDetails(name: name), unit: nil)))
    }
    try story.given(
      .access(.open(login: "clerk", person: person(1), roles: ["clerk"])),
      .access(.open(login: "admin", person: person(3), roles: ["admin"])))
    return story
  }

  private func actor(_ login: String, in story: Story) throws -> ActorID {
    try #require(story.congress.access.account(login: login)).actor
  }

  private let executive = BodyID("executive-2020-2025")
  private let raised = "member"

  private func isRefused(_ command: OrganisationCommand, _ story: Story) -> Bool {
    if case .organisations(.raisesOneself("member"))? = story.refusal(of: .organisations(command)) {
      true
    } else {
      false
    }
  }

  @Test("gives nobody's posts to themselves that bring more than they may, neither today nor for later")
  func giving() throws {
    var story = try story()
    story.actor = try actor("clerk", in: story)
    for day in [People.day(1, 7, 2025), People.day(1, 8, 2025)] {
      #expect(isRefused(.givePost("member", to: person(1), in: executive, from: day), story))
    }
    try story.given(
      .organisations(.givePost("member", to: person(2), in: executive, from: People.day(1, 7, 2025))),
      .organisations(.givePost("helper", to: person(1), in: "standing-2020-2025", from: People.day(1, 7, 2025))))
    #expect(story.congress.organisations.holdings.count == 2, "others' posts, and one that brings nothing new")
    let refusal = OrganisationRefusal.raisesOneself(post: raised)
    #expect(refusal.problem(.vietnamese, in: story.congress.pack).contains("“Ủy viên”"))
    #expect(refusal.mend(.english, in: story.congress.pack).contains("another who manages the organisation"))
  }

  @Test("does not do so by a file either, nor by a day on which an old post ended")
  func otherWays() throws {
    var story = try story()
    try story.given(
      .organisations(.givePost("member", to: person(1), in: executive, from: People.day(1, 7, 2025))),
      .organisations(.endPost("member", of: person(1), in: executive, on: People.day(5, 7, 2025))))
    story.actor = try actor("clerk", in: story)
    #expect(
      isRefused(.endPost("member", of: person(1), in: executive, on: People.day(1, 12, 2025)), story), "it goes on")
    try story.given(.organisations(.endPost("member", of: person(1), in: executive, on: People.day(6, 7, 2025))))
    func plan(_ rows: [String]...) -> IntakePlan {
      People.plan([["Họ và tên", "Chức vụ", "Từ ngày", "Thôi giữ từ ngày"]] + rows, on: story.congress)
    }
    let own = plan(["Lê Văn Phòng", "Ủy viên", "10/07/2025", ""], ["Vũ Khác", "Ủy viên", "01/07/2025", ""])
    #expect(own.faults == [] && isRefused(.takeIn(own.intake), story))
    let past = plan(["Lê Văn Phòng", "Ủy viên", "07/07/2025", "08/07/2025"], ["Vũ Khác", "Ủy viên", "01/07/2025", ""])
    try story.given(.organisations(.takeIn(past.intake)))
    #expect(story.congress.organisations.holdings.count == 3, "what is over brings nothing")
  }

  @Test("who also manages accounts gives rights by roles, and is not asked here")
  func administrator() throws {
    var story = try story()
    story.actor = try actor("admin", in: story)
    try story.given(.organisations(.givePost("member", to: person(3), in: executive, from: People.day(1, 7, 2025))))
  }
}
