// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

private let meeting = MeetingID("m", 2)

@Suite("An invitation")
struct InvitationTests {
  private func issued() throws -> Hall {
    var told = try ConferenceStory(upTo: .summoned)
    try told.story.given(
      .organisations(
        .addUnit(UnitDetails(code: "vp", name: "Chi bộ Một", members: 9, countedOn: nil, predecessor: nil), parent: nil)
      ),
      .organisations(
        .changePerson(
          PersonID("p", 3), PersonDetails(name: "Người Số 3", born: Day(1963, 1, 1)), unit: UnitID("u", 1))),
      .meetings(.invite(meeting, guests: ["Bà Trần Thị Mẫu, Trưởng ban, Cơ quan bạn"])))
    _ = try told.issue(.invitation)
    return Hall(story: told.story)
  }

  @Test("has a copy for each who was summoned and each guest, with name, post and organisation")
  func copies() throws {
    let hall = try issued()
    let guests = hall.story.congress.meetings.meeting(meeting)?.summons?.guests ?? []
    let list = try #require(hall.get("/papers/w-1"))
    #expect(list.contains("Tất cả 53 bản trong một tệp PDF"))
    let member = try #require(hall.get("/papers/w-1/to/p-3"))
    #expect(member.contains("Kính gửi: Ông (bà) Người Số 3"))
    #expect(member.contains("Chi bộ Một"))
    #expect(!member.contains("không biểu quyết"))
    let guest = try #require(hall.get("/papers/w-1/to/\(Guest.key(guests[1]))"))
    #expect(guest.contains("Kính gửi: Bà Trần Thị Mẫu") && guest.contains("Trưởng ban, Cơ quan bạn"))
    #expect(guest.contains("không biểu quyết"))
    #expect(hall.get("/papers/w-1/to/p-99") == nil && hall.get("/papers/w-1/to/g-2") == nil)
    #expect(try #require(hall.get("/papers/w-1", as: .init(rights: [.read], person: 7))).contains("Bản gửi cho bạn"))
  }

  @Test("goes out in one file, each copy whole, under the number and day of the one that was issued")
  func together() throws {
    let hall = try issued()
    let scene = hall.scene(.office, at: ConferenceStory.at("09:00"), ["paper": "w-1", "addressee": "p-3"])
    guard case .papers(let name, let papers, .pdf)? = InvitationCopies.all(scene, hall.story.congress, .pdf) else {
      return #expect(Bool(false), "no file")
    }
    #expect(name == "2025-07-15-invitation-01-vi-all.pdf")
    #expect(papers.count == 53 && Set(papers).count == 53)
    let original = try #require(hall.story.congress.papers.issued[0].content.value)
    #expect(papers.allSatisfy { $0.head == original.head && $0.signatures == original.signatures })
    #expect(papers.allSatisfy { !$0.plainText.contains("Kính gửi: ……") })
    guard case .paper(let own, let copy, .docx)? = InvitationCopies.one(scene, hall.story.congress, .docx) else {
      return #expect(Bool(false), "no file")
    }
    #expect(own == "2025-07-15-invitation-01-vi-p-3.docx" && papers.contains(copy))
  }

  @Test("is not sent to somebody whose data was erased, and no other paper has copies")
  func erased() throws {
    var hall = try issued()
    try hall.story.given(.organisations(.forgetPerson(PersonID("p", 7))))
    #expect(hall.get("/papers/w-1/to/p-7") == nil)
    var told = try ConferenceStory()
    _ = try told.issue(.minutes)
    #expect(Hall(story: told.story).get("/papers/w-1/to/p-3") == nil)
  }
}

@Suite("Guests")
struct GuestTests {
  @Test("are invited with the summons or after it, once each, until the meeting is closed")
  func inviting() throws {
    var told = try ConferenceStory(upTo: .summoned)
    let guests = { told.story.congress.meetings.meeting(meeting)?.summons?.guests ?? [] }
    let known = guests()[0]
    try told.story.given(.meetings(.invite(meeting, guests: [known, "Bà A", "Bà A"])))
    #expect(told.story.congress.meetings.meeting(meeting)?.summons?.guests == [known, "Bà A"])
    try told.story.given(.meetings(.uninvite(meeting, guest: known)))
    #expect(told.story.congress.meetings.meeting(meeting)?.summons?.guests == ["Bà A"])
    #expect(told.story.refusal(.uninvite(meeting, guest: known)) == .unknownGuest(known))
    #expect(try ConferenceStory(upTo: .planned).story.refusal(.invite(meeting, guests: ["A"])) == .notSummoned)
    #expect(try ConferenceStory().story.refusal(.invite(meeting, guests: ["A"])) == .alreadyClosed)
  }

  @Test("have no vote: they are in no base and cannot be checked in")
  func noVote() throws {
    var told = try ConferenceStory(upTo: .opened)
    let before = told.story.congress.meetings.meeting(meeting).flatMap {
      told.story.congress.quorum(of: $0, at: ConferenceStory.at("09:00"))
    }
    try told.story.given(.meetings(.invite(meeting, guests: ["Bà A", "Ông B"])))
    let after = told.story.congress.meetings.meeting(meeting).flatMap {
      told.story.congress.quorum(of: $0, at: ConferenceStory.at("09:00"))
    }
    #expect(before == after && after?.baseCount == 51)
  }

  @Test("who spoke stay on the list: the minutes name them")
  func spoken() throws {
    var told = try ConferenceStory(upTo: .opened)
    let line = try #require(told.story.congress.meetings.meeting(meeting)?.summons?.guests.first)
    let draft = ContributionDraft(
      item: "i-5", by: .guest(line), heading: nil, summary: "Nhất trí.", isPriority: false,
      at: ConferenceStory.at("09:50"))
    try told.story.given(.meetings(.contribute(meeting, draft)))
    #expect(told.story.refusal(.uninvite(meeting, guest: line)) == .guestHasSpoken(line))
  }

  @Test("are written and taken off on the page of the summons")
  func pages() throws {
    var hall = try Hall(upTo: .summoned)
    try hall.send("/meetings/m-2/guests", ["guests": "Bà A, Trưởng ban, Cơ quan B\n\nÔng C"])
    let page = try #require(hall.get("/meetings/m-2/summons"))
    #expect(page.contains("Trưởng ban, Cơ quan B") && page.contains("Ông C"))
    var guests: [String] { hall.story.congress.meetings.meeting(meeting)?.summons?.guests ?? [] }
    let first = "/meetings/m-2/guests/\(Guest.key(guests[0]))/remove"
    try hall.send(first)
    #expect(guests.map { Guest($0).name } == ["Bà A", "Ông C"])
    guard case .refused = hall.post(first) else { return #expect(Bool(false), "pressed twice, it took off the next") }
    #expect(guests.count == 2)
    guard case .faulty = hall.post("/meetings/m-2/guests", ["guests": "\n"]) else {
      return #expect(Bool(false), "nobody was invited")
    }
    #expect(!(try #require(hall.get("/meetings/m-2/summons", as: .observer)).contains("/guests")))
  }
}
