// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// The pages that open accounts: one with its roles, or one for each member of a body.
enum OpeningPages {
  static func one(_ scene: Scene, _ grounds: any AccessGrounds) -> Page? {
    guard scene.may(.manageAccess) else { return nil }
    let say = scene.say
    let title = say("Mở một tài khoản", "Open one account")
    let asked = PersonID(scene.query["person"] ?? "")
    if let known = grounds.access.account(of: asked) { return already(known, scene, grounds) }
    let people = grounds.peopleWithoutAccount()
    let name = grounds.organisations.people[asked]?.details.value?.name
    return scene.page(title, at: "/access", under: [accountsLink(say)]) {
      scene.problems()
      H1(title)
      Form(to: "/access/accounts/new", token: scene.token) {
        Select(
          say("Người dùng", "Who"), scene.field("person", else: asked.text),
          people.map { Choice($0.text, grounds.organisations.name(of: $0, say)) },
          prompt: say("Không gắn với người nào", "Not linked to anyone"),
          hint: say("Những người chưa có tài khoản.", "Those without an account."))
        TextField(
          say("Tên đăng nhập", "Sign-in name"),
          scene.field("login", else: name.map { grounds.access.freshLogin(for: $0) } ?? ""), hint: loginHint(say),
          width: .medium)
        roleBoxes(scene, grounds, chosen: [])
        Buttons { Button(say("Mở tài khoản", "Open the account")) }
      }
    }
  }

  private static func already(_ account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> Page {
    let say = scene.say
    let name = grounds.name(of: account, say)
    return scene.page(name, at: "/access", under: [accountsLink(say)]) {
      H1(name)
      P(say("Người này đã có tài khoản.", "This person has an account."))
      Buttons { ButtonLink(say("Xem tài khoản", "See the account"), to: AccessPages.address(of: account)) }
    }
  }

  static func several(_ scene: Scene, _ grounds: any AccessGrounds) -> Page? {
    guard scene.may(.manageAccess) else { return nil }
    let say = scene.say
    let title = say("Mở tài khoản cho nhiều người", "Open accounts for several people")
    let asked = scene.query["body"] ?? scene.typed("of")
    let body = grounds.organisations.body(BodyID(asked))
    let all = grounds.peopleWithoutAccount()
    let seated = body.map { Set(grounds.organisations.members(of: $0.id, on: scene.now.day)) }
    let people = seated.map { seats in all.filter { seats.contains($0) } } ?? all
    return scene.page(title, at: "/access", under: [accountsLink(say)]) {
      scene.problems()
      H1(title)
      P(
        say(
          "Mỗi người được một tài khoản với vai trò theo chức vụ của mình. Sau đó in phiếu đăng nhập để phát.",
          "Everyone gets an account with the roles of their posts. Then print the sign-in sheets to hand out."))
      if !grounds.organisations.bodies.isEmpty {
        SearchForm(to: "/access/accounts/several", .class(.filters)) {
          bodySelect(scene, grounds, chosen: body)
          Buttons { Button(say("Chỉ hiện cơ quan này", "Show this body only"), .secondary) }
        }
      }
      if people.isEmpty { nobodyLeft(scene, grounds) } else { boxes(people, asked, scene, grounds) }
    }
  }

  private static func boxes(_ people: [PersonID], _ body: String, _ scene: Scene, _ grounds: any AccessGrounds) -> HTML
  {
    let say = scene.say
    // Whoever holds a post is meant to work with it; others of the list are chosen one by one, or all at once.
    let holding = people.filter { !grounds.organisations.holdings(of: $0, on: scene.now.day).isEmpty }
    let proposed = body.isEmpty && scene.query["choose"] != "all" ? holding : people
    return Form(to: "/access/accounts/several", token: scene.token) {
      HiddenField("of", value: body)
      if scene.attempt == nil, proposed.count < people.count {
        P {
          if !proposed.isEmpty {
            say(
              "Đã đánh dấu \(proposed.count) người giữ chức vụ. ",
              "Those who hold posts (\(proposed.count)) are ticked. ")
          }
          A(
            say("Chọn tất cả \(people.count) người", "Choose all \(people.count)"),
            to: Address(path: "access", "accounts", "several", query: ["choose": "all"]))
        }
      }
      Checkboxes(
        say("\(people.count) người chưa có tài khoản", "\(people.count) without an account"), "person",
        people.map { person in
          let posts = grounds.posts(of: person, on: scene.now.day, say)
          return Choice(person.text, grounds.organisations.name(of: person, say), hint: posts.nilIfEmpty)
        }, chosen: scene.chosen("person", else: Set(proposed.map(\.text))),
        error: scene.error("person"))
      Buttons { Button(say("Mở các tài khoản này", "Open these accounts")) }
    }
  }

  private static func nobodyLeft(_ scene: Scene, _ grounds: any AccessGrounds) -> HTML {
    let say = scene.say
    guard grounds.organisations.people.isEmpty else {
      return EmptyNote(
        say("Chưa có tài khoản", "Without an account"),
        EmptyState(
          say("Ai ở đây cũng đã có tài khoản.", "Everyone here has an account."),
          action: Link(say("In phiếu đăng nhập", "Print sign-in sheets"), to: "/access/sheets")))
    }
    return EmptyNote(
      say("Chưa có ai", "Nobody yet"),
      EmptyState(
        say("Danh sách cá nhân còn trống.", "The list of people is empty."),
        action: Link(say("Xem danh sách cá nhân", "See the list of people"), to: "/people")))
  }
}

extension AccessGrounds {
  /// People whose data is there and who have no account, by the pack's order of names.
  func peopleWithoutAccount() -> [PersonID] {
    let having = Set(access.accounts.compactMap(\.person))
    let people = organisations.people.values.filter { $0.details.value != nil && !having.contains($0.id) }.map(\.id)
    return byName(people)
  }
}
