// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A paper that goes out")
struct IssuingTests {
  private static let form = "/meetings/m-2/papers/new/notice"

  private func replaced(_ page: String, _ language: Language) throws -> String {
    let name = "replaces-\(language.rawValue)"
    let pattern = try Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)
    return String(try #require(page.firstMatch(of: pattern)).1)
  }

  @Test("bears no day that is still to come")
  func future() throws {
    var hall = Hall(story: try ConferenceStory().story)
    let fields = ["day": "16/07/2025", "language": "vi"]
    guard case .faulty(let page, ["day"]) = hall.post(Self.form, fields, at: ConferenceStory.at("12:00")) else {
      return #expect(Bool(false), "it was issued a day ahead")
    }
    #expect(page.contains("Ngày của văn bản ở tương lai."))
    try hall.send(Self.form, ["day": "15/07/2025", "language": "vi"], at: ConferenceStory.at("12:00"))
  }

  @Test("is not replaced unawares by a second tab, which is told of it")
  func twice() throws {
    var hall = Hall(story: try ConferenceStory().story)
    let first = try #require(hall.get(Self.form))
    #expect(try replaced(first, .vietnamese).isEmpty && !first.contains("Văn bản này đã phát hành."))
    let fields = ["day": "15/07/2025", "language": "vi", "replaces-vi": "", "replaces-en": ""]
    try hall.send(Self.form, fields)
    guard
      case .refused(.papers(.issuedMeanwhile("notice", let number, ConferenceStory.day))) = hall.post(Self.form, fields)
    else { return #expect(Bool(false), "the second tab replaced it") }
    #expect(number?.isEmpty == false)
    let words = PaperRefusal.issuedMeanwhile(kind: "notice", number: number, on: ConferenceStory.day)
    #expect(words.problem(.vietnamese, in: .office).contains("vừa được phát hành ở nơi khác"))
    // Another language is another paper.
    try hall.send(Self.form, fields.merging(["language": "en"]) { $1 })
    let told = try #require(hall.get(Self.form))
    #expect(told.contains("Văn bản này đã phát hành.") && told.contains("Phát hành lại sẽ thay bản cùng ngôn ngữ"))
    let known = ["replaces-vi": try replaced(told, .vietnamese), "replaces-en": try replaced(told, .english)]
    #expect(known == ["replaces-vi": "w-1", "replaces-en": "w-2"])
    try hall.send(Self.form, fields.merging(known) { $1 })
    #expect(hall.story.congress.papers.paper(PaperID("w-1"))?.replacedBy == PaperID("w-3"))
  }

  @Test("waits for the organisation, with the way there")
  func unfounded() throws {
    let hall = Hall(story: Story(pack: .office))
    let office = try #require(hall.get("/papers"))
    #expect(office.contains("Hãy thiết lập tổ chức trước.") && office.contains("/organisation/found"))
    #expect(!office.contains("Không có cuộc họp"))
    #expect(try #require(hall.get("/papers", as: .observer)).contains("/organisation/found") == false)
  }

  // MARK: In whose name

  private static let issuer = Issuer(
    organ: Phrase("BAN THƯỜNG VỤ {organisation}", "BOARD OF {organisation}"),
    authority: Phrase("T/M BAN THƯỜNG VỤ", "FOR THE BOARD"), members: Phrase("Ủy viên {organisation}", "The board"))

  /// A pack with a board beside the committee, and a meeting of it that has an agenda.
  private func boardMeeting(_ issuer: Issuer?) throws -> Story {
    let office = RulePack.office
    let board = BodyKind(
      id: "standing", name: Phrase("Ban Thường vụ", "Board"), shortName: Phrase("BTV", "Board"), sizeFigure: nil,
      gathering: .committee, issuer: issuer)
    let papers = office.papers.map { kind in
      PaperKind(
        id: kind.id, name: kind.name, numbering: kind.numbering, numberPattern: kind.numberPattern, parent: kind.parent,
        organ: kind.organ, isRestricted: kind.isRestricted, signatures: kind.signatures,
        recipients: [Phrase("{members}", "{members}"), Phrase("Lưu.", "File.")],
        title: Phrase("Văn bản của {body}", "Paper of the {body}"))
    }
    let pack = RulePack(
      id: office.id, version: office.version, title: office.title, clockOffset: office.clockOffset,
      alphabet: office.alphabet, namesSortBy: office.namesSortBy, terms: office.terms, roles: office.roles,
      bodies: office.bodies + [board], posts: office.posts, modes: office.modes, delegateKinds: office.delegateKinds,
      figures: office.figures, rules: office.rules, layout: office.layout, papers: papers)
    var story = try Story.committee(of: 3, pack: pack)
    let start = ConferenceStory.at("08:00")
    let term = try #require(story.congress.organisations.bodies.first).term
    try story.given(
      .organisations(.formBody(kind: "standing", term: term, formed: ConferenceStory.day.adding(-10))))
    for body in story.congress.organisations.bodies {
      let plan = MeetingPlan(kind: .regular, start: start, venue: "Phòng họp", minutes: 60)
      try story.given(.meetings(.plan(body.id, plan)))
      let meeting = try #require(story.congress.meetings.all.last).id
      let item = AgendaItemDraft(title: "Việc", kind: .discuss, paper: nil, presenter: nil, minutes: 10)
      try story.given(.meetings(.addItem(meeting, item)))
    }
    return story
  }

  private func programme(of meeting: MeetingID, _ story: Story) throws -> Paper {
    let kind = try #require(story.congress.pack.paper("programme"))
    return try story.congress.draft(kind, about: .meeting(meeting), on: ConferenceStory.day, .vietnamese)
  }

  @Test("is headed, signed and sent in the name of the body that met, as the pack has it")
  func named() throws {
    let story = try boardMeeting(Self.issuer)
    let meetings = story.congress.meetings.all
    let committee = try programme(of: meetings[0].id, story)
    let board = try programme(of: meetings[1].id, story)
    #expect(committee.head.left.contains { $0.text.uppercased().hasPrefix("BAN CHẤP HÀNH") })
    #expect(committee.signatures.map(\.authority) == ["T/M BAN CHẤP HÀNH"])
    #expect(board.head.left.contains { $0.text.uppercased().hasPrefix("BAN THƯỜNG VỤ") })
    #expect(!board.head.left.contains { $0.text.uppercased().contains("BAN CHẤP HÀNH") })
    #expect(board.signatures.map(\.authority) == ["T/M BAN THƯỜNG VỤ"])
    #expect(board.title == "VĂN BẢN CỦA BAN THƯỜNG VỤ")
    let name = try #require(story.congress.organisations.profile).name
    #expect(board.recipients == ["Ủy viên \(name)", "Lưu."])
  }

  @Test("is refused for a body of which the pack does not say in whose name")
  func nameless() throws {
    let story = try boardMeeting(nil)
    let board = story.congress.meetings.all[1]
    #expect(throws: PaperRefusal.noIssuer(body: "standing")) { try programme(of: board.id, story) }
    let page = try #require(Hall(story: story).get("/meetings/\(board.id)/papers"))
    #expect(page.contains("Bộ quy tắc không nêu văn bản của “Ban Thường vụ” đứng tên cơ quan nào và ai ký thay."))
    #expect(!page.contains("/papers/new/programme"))
  }
}
