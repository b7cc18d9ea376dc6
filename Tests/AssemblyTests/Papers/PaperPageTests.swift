// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

/// Papers on the site. `LOOK=folder` keeps the pages there for people to see.
@Suite("The pages of papers")
struct PaperPageTests {
  private func scene(_ rights: Set<Right>, _ parameters: [String: String] = [:], say: Language = .vietnamese) -> Scene {
    Scene(
      say: say,
      visitor: Visitor(account: .init(account: "a-1", person: nil), name: "Văn phòng", roles: [], rights: rights),
      now: ConferenceStory.at("12:00"), parameters: parameters, token: FormToken(value: "t"))
  }

  private let all = Set(Right.allCases)

  private func keep(_ page: Page, as name: String) throws {
    guard let look = ProcessInfo.processInfo.environment["LOOK"] else { return }
    try page.content.markup.write(
      to: URL(filePath: look).appending(path: "\(name).html"), atomically: true, encoding: .utf8)
  }

  @Test("say what is missing first and where to do it")
  func missing() throws {
    let told = try ConferenceStory(upTo: .planned)
    let page = try #require(PaperPages.ofMeeting(scene(all, ["meeting": "m-2"]), told.story.congress))
    #expect(page.content.markup.contains("cuộc họp chưa khai mạc"))
    #expect(page.content.markup.contains("/meetings/m-2/summons"))
    #expect(page.content.markup.contains("/meetings/m-2/papers/new/programme"))
  }

  @Test("offer to issue only to those who may")
  func offers() throws {
    let told = try ConferenceStory()
    let reader = try #require(PaperPages.ofMeeting(scene([.read], ["meeting": "m-2"]), told.story.congress))
    #expect(!reader.content.markup.contains("/papers/new/"))
    #expect(told.story.congress.paperToDos(scene([.read])).isEmpty)
    let toDos = told.story.congress.paperToDos(scene(all))
    #expect(toDos.contains { $0.title.contains("Biên bản kiểm phiếu") })
    #expect(!toDos.contains { $0.title.contains("Giấy mời") })
  }

  @Test("keep a restricted paper and its files from those who may not read it")
  func restricted() throws {
    var told = try ConferenceStory()
    _ = try told.issue(.minutes)
    let congress = told.story.congress
    #expect(PaperPages.paper(scene([.read], ["paper": "w-1"]), congress) == nil)
    #expect(PaperPages.file(.pdf, scene([.read], ["paper": "w-1"]), congress) == nil)
    #expect(PaperPages.file(.docx, scene([.readRestricted], ["paper": "w-1"]), congress) == nil)
    let issuer = scene([.read, .issuePapers], ["meeting": "m-2", "kind": "minutes"])
    #expect(try #require(PaperPages.issue(issuer, congress)).content.markup.contains("nhân sự dự kiến") == false)
    let list = try #require(PaperPages.ofMeeting(scene([.read], ["meeting": "m-2"]), congress))
    #expect(!list.content.markup.contains("href=\"/papers/w-1\""))
    let page = try #require(PaperPages.paper(scene(all, ["paper": "w-1"]), congress))
    #expect(page.content.markup.contains("nhân sự dự kiến"))
    try keep(page, as: "minutes")
  }

  @Test("show a paper as a sheet, and where its newer issue is")
  func sheet() throws {
    var told = try ConferenceStory()
    _ = try told.issue(.notice)
    _ = try told.issue(.notice)
    let congress = told.story.congress
    let page = try #require(PaperPages.paper(scene(all, ["paper": "w-1"]), congress))
    #expect(page.content.markup.contains("/papers/w-2"))
    #expect(page.content.markup.contains("Số 01-TB/BCH"))
    #expect(page.content.markup.contains("href=\"/papers/w-1/pdf\""))
    guard case .paper(let name, _, .pdf)? = PaperPages.file(.pdf, scene(all, ["paper": "w-2"]), congress) else {
      Issue.record("no file")
      return
    }
    #expect(name == "2025-07-15-notice-02-vi.pdf")
    try keep(page, as: "notice")
    try keep(#require(PaperPages.ofMeeting(scene(all, ["meeting": "m-2"]), congress)), as: "list")
    try keep(#require(PaperPages.all(scene(all), congress)), as: "all")
  }

  @Test("of one kind and day are taken away under names of their own, numbered or not")
  func names() throws {
    var told = try ConferenceStory()
    for kind in [PaperForm.minutes, .minutes, .notice, .notice] { _ = try told.issue(kind) }
    let congress = told.story.congress
    let names = (1...4).compactMap { number -> String? in
      guard
        case .paper(let name, _, .docx)? = PaperPages.file(.docx, scene(all, ["paper": "w-\(number)"]), congress)
      else { return nil }
      return name
    }
    #expect(Set(names).count == 4, "\(names)")
  }

  @Test("show the voting paper with a box for each answer before it is issued", arguments: Language.allCases)
  func preview(say: Language) throws {
    let told = try ConferenceStory(upTo: .planned)
    let page = try #require(
      PaperPages.issue(scene(all, ["vote": "v-1", "kind": "votingPaper"], say: say), told.story.congress))
    #expect(page.content.markup.matches(of: /class="tick"/).count == 18)
    try keep(page, as: "issue-\(say.rawValue)")
  }

  @Test("read the form, and answer faults together")
  func form() throws {
    let told = try ConferenceStory()
    let endpoint = try #require(PaperEndpoints.all.first { $0.path == "/meetings/{meeting}/papers/new/{kind}" })
    guard case .form(_, let read) = endpoint.work else {
      Issue.record("no form")
      return
    }
    let here = scene(all, ["meeting": "m-2", "kind": "notice"])
    var wrong = FormReader(Submission(fields: ["day": ["31/2/2025"], "language": ["fr"]]))
    #expect(throws: Faults.self) { try read(&wrong, here, told.story.congress) }
    var right = FormReader(Submission(fields: ["day": ["15/07/2025"], "language": ["en"]]))
    let order = try read(&right, here, told.story.congress)
    let asked = order.command
    guard case .issue("notice", .meeting(told.meeting), ConferenceStory.day, .english, .whateverStands) = asked else {
      Issue.record("\(order.command)")
      return
    }
  }
}
