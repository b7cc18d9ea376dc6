// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("Access")
struct AccessTests {
  private let first = AccountID("a-1")
  private let chair = PersonID("p", 1)

  private func story() throws -> Story {
    var story = try Story.committee(of: 3)
    try story.given(.access(.open(login: "office", person: nil, roles: ["office"])))
    return story
  }

  private func refusal(of command: AccessCommand, in story: Story) -> AccessRefusal? {
    if case .access(let refusal) = story.refusal(of: .access(command)) { refusal } else { nil }
  }

  @Test("keeps what happened to an account")
  func events() throws {
    var story = try story()
    try story.given(
      .access(.open(login: "chair", person: chair, roles: [])), .access(.changeRoles(AccountID("a-2"), ["teller"])),
      .access(.notePassword(AccountID("a-2"))), .access(.noteSheet(AccountID("a-2"))),
      .access(.noteSheet(AccountID("a-2"))),
      .access(.close(AccountID("a-2"))))
    let account = try #require(story.congress.access.account(AccountID("a-2")))
    #expect(account.roles == ["teller"])
    #expect(account.hasPassword)
    #expect(account.sheetsPrinted == 2)
    #expect(!account.isOpen)
    #expect(story.congress.rights(of: account.actor, on: People.today) == [])
    try story.given(.access(.reopen(AccountID("a-2"))))
    #expect(story.congress.rights(of: account.actor, on: People.today) == Set(Right.allCases).subtracting([.convene]))
  }

  @Test("opens an account under a free and plain name, for somebody who has none, with roles of the pack")
  func opening() throws {
    var story = try story()
    #expect(refusal(of: .open(login: "office", person: nil, roles: []), in: story) == .loginTaken("office"))
    for bad in ["A", "Văn", "x", "a b", String(repeating: "a", count: 41)] {
      #expect(refusal(of: .open(login: bad, person: nil, roles: []), in: story) == .badLogin(bad))
    }
    #expect(
      refusal(of: .open(login: "new", person: PersonID("p", 9), roles: []), in: story)
        == .unknownPerson(PersonID("p", 9)))
    #expect(refusal(of: .open(login: "new", person: nil, roles: ["king"]), in: story) == .unknownRole("king"))
    try story.given(.access(.open(login: "chair", person: chair, roles: [])))
    #expect(refusal(of: .open(login: "new", person: chair, roles: []), in: story) == .personHasAccount(chair))
  }

  @Test("opens accounts for several people at once, or none of them")
  func several() throws {
    var story = try story()
    #expect(refusal(of: .openSeveral([]), in: story) == .nobodyChosen)
    let two = [NewAccount(login: "one", person: chair), NewAccount(login: "two", person: PersonID("p", 2))]
    #expect(
      refusal(of: .openSeveral(two + [NewAccount(login: "one", person: PersonID("p", 3))]), in: story)
        == .loginTaken("one"))
    #expect(
      refusal(of: .openSeveral(two + [NewAccount(login: "three", person: chair)]), in: story)
        == .personHasAccount(chair))
    try story.given(.access(.openSeveral(two)))
    #expect(story.congress.access.accounts.map(\.id.text) == ["a-1", "a-2", "a-3"])
  }

  @Test("never loses its last administrator")
  func lastAdministrator() throws {
    var story = try story()
    #expect(refusal(of: .close(first), in: story) == .lastAdministrator)
    #expect(refusal(of: .changeRoles(first, ["member"]), in: story) == .lastAdministrator)
    try story.given(.access(.open(login: "second", person: nil, roles: ["office"])))
    #expect(refusal(of: .close(first), in: story) == nil)
    #expect(refusal(of: .changeRoles(first, ["member"]), in: story) == nil)
  }

  @Test("knows its accounts, and closes and reopens each once")
  func closing() throws {
    var story = try story()
    let unknown = AccountID("a-9")
    for command in [
      AccessCommand.close(unknown), .reopen(unknown), .changeRoles(unknown, []), .notePassword(unknown),
      .noteSheet(unknown),
    ] { #expect(refusal(of: command, in: story) == .unknownAccount(unknown)) }
    #expect(refusal(of: .changeRoles(first, ["king"]), in: story) == .unknownRole("king"))
    #expect(refusal(of: .reopen(first), in: story) == .notClosed)
    try story.given(.access(.open(login: "chair", person: chair, roles: [])), .access(.close(AccountID("a-2"))))
    #expect(refusal(of: .close(AccountID("a-2")), in: story) == .alreadyClosed)
  }

  @Test("explains every refusal in both languages")
  func words() {
    let all: [AccessRefusal] = [
      .loginTaken("x"), .badLogin("x"), .personHasAccount(chair), .unknownPerson(chair), .unknownRole("x"),
      .unknownAccount(first), .alreadyClosed, .notClosed, .lastAdministrator, .nobodyChosen,
    ]
    for refusal in all {
      for say in Language.allCases {
        #expect(refusal.problem(say, in: People.pack).count > 8)
        #expect(refusal.mend(say, in: People.pack).count > 8)
      }
    }
  }

  @Test("makes sign-in names that keyboards without diacritics can type, each only once")
  func logins() throws {
    var access = Access()
    #expect(access.freshLogin(for: "Đặng Thị Ỷ Hòa") == "dang.thi.y.hoa")
    access.evolve(.opened(account: first, login: "le.an", person: nil, roles: []))
    #expect(access.freshLogin(for: "Lê Ân", beside: ["le.an2"]) == "le.an3")
    for name in ["", "王", "李 小", "x", String(repeating: "Nguyễn ", count: 30), "O'Brien-Smith"] {
      #expect(AccessRules.isWellFormed(access.freshLogin(for: name)))
    }
  }

  @Test("shows no list and no account to people without the right")
  func leaks() throws {
    let story = try story()
    let others = Set(Right.allCases).subtracting([.manageAccess])
    let pages: [(Scene, any AccessGrounds) -> Page?] = [
      AccessPages.list, AccessPages.account, OpeningPages.one, OpeningPages.several, SheetChoicePage.page,
    ]
    for page in pages {
      #expect(page(People.scene(rights: others, parameters: ["account": "a-1"]), story.congress) == nil)
      #expect(page(People.scene(parameters: ["account": "a-1"]), story.congress) != nil)
    }
    for endpoint in AccessEndpoints.all where endpoint.path.parts.first == .fixed("access") {
      #expect(endpoint.rights == [.manageAccess])
    }
  }

  @Test("asks for accounts and sheets as long as somebody in office cannot come in")
  func toDos() throws {
    var story = try story()
    #expect(
      AccessToDos.toDos(People.scene(rights: [.manageAccess]), story.congress).map(\.address.text).contains(
        "/access/accounts/several"))
    let people = story.congress.peopleWithoutAccount().map { NewAccount(login: "l\($0.text)", person: $0) }
    try story.given(.access(.openSeveral(people)))
    let next = AccessToDos.toDos(People.scene(rights: [.manageAccess]), story.congress).map(\.address.text)
    #expect(!next.contains("/access/accounts/several"))
    #expect(next.contains("/access/sheets"))
    #expect(AccessToDos.toDos(People.scene(rights: [.read]), story.congress).map(\.address.text) == ["/account"])
  }

  @Test("asks the first administrator for an account of the office, until somebody may manage the organisation")
  func officeAccount() throws {
    let pack = RulePack.sample
    let manager = Role(id: "admin", name: Phrase("Quản trị", "Administrator"), rights: [.manageAccess])
    var story = Story(
      pack: RulePack(
        id: pack.id, version: pack.version, title: pack.title, clockOffset: pack.clockOffset, alphabet: pack.alphabet,
        namesSortBy: pack.namesSortBy, terms: pack.terms, roles: pack.roles + [manager], bodies: pack.bodies,
        posts: pack.posts, modes: pack.modes, delegateKinds: pack.delegateKinds, figures: pack.figures,
        rules: pack.rules, layout: pack.layout, papers: pack.papers))
    try story.given(.access(.open(login: "first", person: nil, roles: ["admin"])))
    func next(_ story: Story) -> [String] {
      AccessToDos.toDos(People.scene(rights: [.manageAccess]), story.congress).map(\.address.text)
    }
    #expect(next(story).contains("/access/accounts/new"))
    try story.given(.access(.open(login: "office", person: nil, roles: ["office"])))
    #expect(!next(story).contains("/access/accounts/new"))
    try story.given(.access(.close(AccountID("a-2"))))
    #expect(next(story).contains("/access/accounts/new"), "a closed account enters nothing")
  }

  @Test("proposes accounts for those who hold a post, and for everybody where that is asked")
  func proposed() throws {
    var story = try story()
    try story.given(.organisations(.addPerson(PersonDetails(name: "Vũ Không Chức"), unit: nil)))
    func ticked(_ query: [String: String]) throws -> Int {
      let page = try #require(OpeningPages.several(People.scene(query: query), story.congress))
      return page.content.markup.components(separatedBy: " checked").count - 1
    }
    #expect(try ticked([:]) == 3)
    #expect(try ticked(["choose": "all"]) == 4)
    #expect(try ticked(["body": try #require(story.congress.organisations.bodies.first).id.text]) == 3)
    let page = try #require(OpeningPages.several(People.scene(), story.congress)).content.markup
    #expect(page.contains("choose=all") && page.contains("Chọn tất cả 4 người"))
  }
}

@Suite("A sign-in sheet")
struct CodeSheetTests {
  @Test("bears name, organisation, address, code in groups of four, picture and what to do")
  func sheet() throws {
    var story = try Story.committee(of: 2)
    try story.given(.access(.openSeveral([NewAccount(login: "one", person: PersonID("p", 1))])))
    let account = try #require(story.congress.access.accounts.first)
    let sheet = CodeSheet(
      account: account, code: "K7PM3QXDABCDEFGH", address: "http://example.org",
      link: "http://example.org/sign-in?code=x",
      qr: [[true, false], [false, true]])
    let markup = CodeSheetPage.page(People.scene(.english), story.congress, [sheet]).content.markup
    for text in [
      "Người Số 1", "Tổ chức mẫu", "http://example.org", "K7PM-3QXD-ABCD-EFGH", "<svg", "works once", "Chair",
    ] {
      #expect(markup.contains(text))
    }
    let dated = CodeSheet(
      account: account, code: "K7PM3QXDABCDEFGH", address: "http://example.org", link: "x", qr: [],
      validUntil: People.scene().now)
    #expect(
      CodeSheetPage.page(People.scene(.english), story.congress, [dated]).content.markup.contains(
        "until 08:00, 15 July 2025"))
  }

  @Test("is not made of nothing")
  func none() throws {
    let markup = CodeSheetPage.page(People.scene(), try Story.committee(of: 1).congress, []).content.markup
    #expect(markup.contains("/access/sheets"))
  }

  @Test("groups codes as they are read aloud")
  func groups() {
    #expect(CodeSheet.grouped("ABCDEFGHJ") == "ABCD-EFGH-J")
    #expect(CodeSheet.grouped("") == "")
  }
}
