// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Foundation
import Journal
import Packs
import Testing

@testable import dienhong

/// A rehearsal in memory, for a pack that is compiled in, of its sample's story as `change` leaves it.
func rehearse(
  _ pack: String, until last: Bool = true, _ change: (String) -> String = { $0 }
) async throws -> (House, Rehearsal) {
  let shelf = try PackShelf(folder: nil)
  let (name, all) = try shelf.files(of: pack)
  var files = all
  files["sample/congress.yaml"] = files["sample/congress.yaml"].map(change)
  let house = try await House.open(MemoryStore(), shelf: shelf, pack: name, now: Timestamp(microseconds: 0))
  let rehearsal = try Rehearsal(house: house, files: files)
  try await rehearsal.prepare()
  if last {
    try await rehearsal.hold()
    try await rehearsal.finish()
  }
  return (house, rehearsal)
}

@Suite("A rehearsal")
struct RehearsalTests {
  static let packs = (try? PackShelf(folder: nil).packs.keys.sorted()) ?? []

  @Test("is there for at least two packs")
  func twoPacks() { #expect(RehearsalTests.packs.count >= 2) }

  @Test("comes to the golden figures, whichever pack it is played under", arguments: packs)
  func figures(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let summary = try await Summary(of: house.desk.state, in: house.store, files: [:])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(summary.json.utf8)) as? [String: Any])
    let figures = try #require(json["figures"] as? [String: Any])
    #expect(figures["conference.date"] as? String == "2025-07-15")
    #expect(figures["conference.ordinal"] as? Int == 2)
    #expect(figures["congress.ordinal"] as? Int == 1)
    #expect(figures["congress.term"] as? String == "2025-2030")
    #expect(figures["congress.window"] as? [String] == ["2025-07-24", "2025-07-28"])
    #expect(figures["body.executive.size"] as? Int == 34)
    #expect(figures["body.standing.size"] as? Int == 11)
    // Voted on, but not reported: null, and not left out.
    #expect(figures["body.inspection.size"] is NSNull)
    #expect(figures["delegates.planned"] as? Int == 186)
    #expect(figures["delegates.exOfficio"] as? Int == 51)
    #expect(figures["delegates.toAllocate"] as? Int == 135)
    let questions = try #require(json["questions"] as? [[String: Any]])
    #expect(questions.count == 6)
    #expect(questions.allSatisfy { $0["outcome"] as? String == "adopted" })
    let papers = try #require(json["papers"] as? [[String: Any]])
    #expect(
      papers.map { $0["kind"] as? String } == [
        "programme", "invitation", "votingPaper", "tallyMinutes", "minutes", "notice", "resolution",
      ])
    #expect(papers.allSatisfy { $0.keys.contains("number") })
  }

  @Test("divides by the base of the pack's own rule")
  func bases() async throws {
    var needed: [String: Set<String>] = [:]
    for pack in RehearsalTests.packs {
      let (house, _) = try await rehearse(pack)
      let summary = try await Summary(of: house.desk.state, in: house.store, files: [:])
      needed[pack] = Set(summary.questions.map(\.base))
      for question in summary.questions { #expect(question.needed == question.baseCount / 2 + 1) }
    }
    // One pack counts members in office, the other votes cast: the same votes, other thresholds.
    #expect(Set(needed.values.flatMap { $0 }) == ["inOffice", "cast"])
  }

  @Test("is the same story each time, entry by entry, but for what is sealed")
  func isRepeatable() async throws {
    let pack = try #require(RehearsalTests.packs.last)
    let (one, _) = try await rehearse(pack)
    let (other, _) = try await rehearse(pack)
    let first = try await one.store.entries(after: 0, stream: nil, limit: 10_000)
    let second = try await other.store.entries(after: 0, stream: nil, limit: 10_000)
    #expect(first.map(\.draft.kind) == second.map(\.draft.kind))
    #expect(first.map(\.act) == second.map(\.act))
  }

  @Test("tables papers with files, which are kept with the record as any file that was sent in", arguments: packs)
  func drafts(pack: String) async throws {
    let (house, _) = try await rehearse(pack, until: false)
    let congress = await house.desk.state
    #expect(congress.meetings.papers.count == 4)
    for paper in congress.meetings.papers {
      let file = try #require(paper.file)
      let hash = try #require(Hash(hexadecimal: file.blob))
      let blob = try #require(try await house.store.blob(hash))
      #expect((file.key != nil) == paper.isRestricted, "only what is restricted is stored shut")
      let bytes = file.key.map { $0.open(blob) } ?? blob.bytes
      #expect(bytes?.count == file.bytes && bytes?.starts(with: [0x50, 0x4B]) == true, "\(file.name) is a Word file")
    }
    #expect(congress.meetings.papers.map(\.isRestricted) == [false, false, false, true])
    #expect(
      congress.meetings.papers.map { $0.term?.description } == ["2025-2030", "2025-2030", "2020-2025", "2025-2030"])
    #expect(congress.meetings.all.last?.summons?.guests.isEmpty == false)
  }

  @Test("calls the roll by rank: those of the standing committee before the other members")
  func roll() async throws {
    let (house, _) = try await rehearse("vn-party-2025", until: false)
    let congress = await house.desk.state
    let meeting = try #require(congress.meetings.all.last)
    let roll = try #require(meeting.summons?.members)
    let standing = try #require(congress.organisations.bodies.first { $0.kind == "standing" })
    let seated = Set(congress.organisations.members(of: standing.id, on: meeting.plan.start.day))
    #expect(seated.count > 3 && roll.prefix(seated.count).allSatisfy(seated.contains))
  }

  @Test("has the meeting of a smaller committee convened by whoever heads the larger one")
  func convener() async throws {
    let (house, _) = try await rehearse("vn-party-2025", until: false)
    var congress = await house.desk.state
    let day = try #require(congress.meetings.all.last?.plan.start.day).adding(1)
    let standing = try #require(congress.organisations.bodies.first { $0.kind == "standing" })
    let start = try #require(Moment(day, minute: 480))
    let act = Act(actor: .setup, time: Timestamp(microseconds: 1_752_541_200_000_000))
    func perform(_ command: CongressCommand) throws {
      for event in try congress.decide(command, by: act) { congress.evolve(event, by: act) }
    }
    let plan = MeetingPlan(kind: .regular, start: start, venue: "Phòng họp 1", minutes: 60)
    try perform(.meetings(.plan(standing.id, plan)))
    let meeting = try #require(congress.meetings.all.last)
    let item = AgendaItemDraft(title: "Công tác nhân sự", kind: .discuss, paper: nil, presenter: nil, minutes: 30)
    try perform(.meetings(.addItem(meeting.id, item)))
    let head = try #require(
      congress.organisations.holdings.first { $0.post == "secretary" && $0.isHeld(on: day) }?.person)
    try perform(.meetings(.agree(meeting.id, Convening(by: head, word: .paper("Phiếu trình số 3"), at: start))))
    try perform(.meetings(.summon(meeting.id, at: start, guests: [])))
    try perform(
      .papers(.issue(kind: "invitation", about: .meeting(meeting.id), on: day, in: .vietnamese)))
    let paper = try #require(congress.papers.issued.last?.content.value)
    #expect(paper.signatures.map(\.name) == [congress.organisations.name(of: head, .vietnamese)])
  }

  @Test("calls no meeting by the name of another body")
  func meetingNames() async throws {
    let (house, _) = try await rehearse("assembly", until: false)
    var congress = await house.desk.state
    let day = try #require(congress.meetings.all.last?.plan.start.day).adding(1)
    let board = try #require(congress.organisations.bodies.first { $0.kind == "standing" })
    let start = try #require(Moment(day, minute: 480))
    let act = Act(actor: .setup, time: Timestamp(microseconds: 1_752_541_200_000_000))
    let plan = MeetingPlan(kind: .regular, start: start, venue: "Room 1", minutes: 60)
    for event in try congress.decide(.meetings(.plan(board.id, plan)), by: act) { congress.evolve(event, by: act) }
    let meeting = try #require(congress.meetings.all.last)
    #expect(congress.name(of: meeting, .english).hasPrefix("First meeting of the board"))
    #expect(congress.name(of: meeting, .vietnamese).hasPrefix("Phiên họp lần thứ nhất Ban điều hành"))
  }

  @Test("lets nobody who does not manage accounts give or end a post that does", arguments: packs)
  func administrators(pack: String) async throws {
    let (house, _) = try await rehearse(pack, until: false)
    let congress = await house.desk.state
    let day = try #require(congress.meetings.all.last?.plan.start.day)
    let office = try #require(
      congress.access.accounts.first { account in
        let held = congress.rights(of: account.actor, on: day)
        return held.contains(.manageOrganisation) && !held.contains(.manageAccess)
      })
    let body = try #require(congress.organisations.bodies.first { $0.kind == "office" })
    let time = Timestamp(microseconds: 1_752_541_200_000_000)
    let person = PersonID("p-20")
    let holder = try #require(
      congress.organisations.holdings.first { $0.post == "administrator" && $0.isHeld(on: day) })
    for command in [
      OrganisationCommand.givePost("administrator", to: person, in: body.id, from: day),
      .endPost("administrator", of: holder.person, in: holder.body, on: day),
    ] {
      do throws(CongressRefusal) {
        _ = try congress.decide(.organisations(command), by: Act(actor: office.actor, time: time))
        Issue.record("the office makes administrators")
      } catch {
        guard case .notAllowed(let needs) = error else { throw error }
        #expect(needs == [.manageAccess])
      }
    }
    let staff = OrganisationCommand.givePost("office-staff", to: person, in: body.id, from: day)
    #expect(try !congress.decide(.organisations(staff), by: Act(actor: office.actor, time: time)).isEmpty)
  }

  @Test("keeps what needs no LibreOffice when LibreOffice fails, and says why", arguments: packs)
  func withoutPDF(pack: String) async throws {
    let (house, _) = try await rehearse(pack)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("library-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A program that starts, and ends without a PDF.
    let library = Library(
      folder: folder, congress: await house.desk.state, store: house.store,
      room: PressRoom(program: "/bin/true", printers: 1))
    let (files, withoutPDF) = try await library.write()
    #expect(files.count == 7 && files.values.allSatisfy { $0.contains { $0.hasSuffix(".docx") } })
    for name in files.values.joined() {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      #expect(bytes.starts(with: [0x50, 0x4B]), "\(name) is whole, and no PDF")
    }
    let fault = try #require(withoutPDF)
    #expect(!fault.lacksPrinter && fault.sentence(.vietnamese).contains("LibreOffice không in được"))
  }

  @Test("acts through accounts that have the right, once there are accounts")
  func accounts() async throws {
    let (house, _) = try await rehearse(try #require(RehearsalTests.packs.first))
    let entries = try await house.store.entries(after: 0, stream: nil, limit: 10_000)
    let later = entries.drop { $0.draft.kind != "meetings.planned" }
    #expect(!later.isEmpty)
    #expect(later.allSatisfy { $0.act.actor.rawValue.hasPrefix("account:") })
  }

  @Test("goes on to the congress: 135 seats, new dates, two replacements, 184 of 186", arguments: packs)
  func convened(pack: String) async throws {
    let (house, rehearsal) = try await rehearse(pack)
    let before = try await Summary(of: house.desk.state, in: house.store, files: [:])
    #expect(before.delegates == nil)
    try await rehearsal.convene()
    let summary = try await Summary(of: house.desk.state, in: house.store, files: [:])
    let told = try #require(summary.delegates)
    #expect(told.allocated == 135 && told.seats.count == 12 && told.seats.values.reduce(0, +) == 135)
    #expect(told.window == ["2025-07-28", "2025-07-29"] && told.planned == 186 && told.approved == 186)
    #expect(told.summoned == 186 && told.present == 184 && told.recognised == 184 && told.replaced == 2)
    #expect(told.absentWithLeave == 2 && told.absentWithoutLeave == 0)
    #expect(told.byKind == ["exOfficio": 51, "unit": 133, "appointed": 0])
    let given = await house.desk.state.meetings.all.last?.sitting?.assignments ?? []
    #expect(given.count == 6 && given.allSatisfy { if case .done = $0.state { true } else { false } })
    #expect(given.flatMap(\.postponements).map(\.to.description) == ["2025-07-27"])
    #expect(told.women + told.men == 184 && told.complaints == 1 && told.complaintsUpheld == 0)
    // What was planned on the day of the conference stays what it was.
    let one = try JSONSerialization.jsonObject(with: Data(before.json.utf8)) as? [String: Any]
    let other = try JSONSerialization.jsonObject(with: Data(summary.json.utf8)) as? [String: Any]
    #expect(one?["figures"] as? NSDictionary == other?["figures"] as? NSDictionary)
  }

  @Test("replays to the same congress from its record")
  func replay() async throws {
    let (house, _) = try await rehearse(try #require(RehearsalTests.packs.first))
    let again = try await Desk.open(
      House.congressStream, in: house.store, codec: EventCodec<CongressEvent>.congress, from: Congress(pack: house.pack)
    )
    let one = try await Summary(of: house.desk.state, in: house.store, files: [:]).json
    let other = try await Summary(of: again.state, in: house.store, files: [:]).json
    #expect(one == other)
    let names = { (congress: Congress) in
      congress.organisations.people.keys.sorted().map { congress.organisations.name(of: $0, .vietnamese) }
    }
    #expect(names(await house.desk.state) == names(await again.state))
  }
}

@Suite("A record's rules")
struct PinnedPackTests {
  @Test("are those it was begun under, even when the program brings others")
  func pinned() async throws {
    let store = MemoryStore()
    let shelf = try PackShelf(folder: nil)
    let first = try #require(shelf.packs.keys.sorted().first)
    let last = try #require(shelf.packs.keys.sorted().last)
    let house = try await House.open(store, shelf: shelf, pack: first, now: Timestamp(microseconds: 0))
    let again = try await House.open(store, shelf: shelf, pack: last, now: Timestamp(microseconds: 1))
    #expect(house.pack == again.pack)
    #expect(again.pack.id.rawValue == first)
  }

  @Test("are named when there is no such pack")
  func unknown() async throws {
    let shelf = try PackShelf(folder: nil)
    #expect(throws: ShelfFault.self) { try shelf.files(of: "no-such-pack") }
  }
}
