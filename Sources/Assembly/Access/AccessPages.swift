// SPDX-License-Identifier: AGPL-3.0-or-later

public import Markup
import Packs

func accountsLink(_ say: Language) -> Link { Link(say("Tài khoản", "Accounts"), to: "/access") }
func sheetsLink(_ say: Language) -> Link {
  Link(say("In phiếu đăng nhập", "Print sign-in sheets"), to: "/access/sheets")
}

extension AccessGrounds {
  /// The person's name, or the sign-in name of an account without a person.
  func name(of account: Account, _ say: Language) -> String {
    account.person.map { organisations.name(of: $0, say) } ?? account.login
  }

  /// Open accounts by the order of names.
  func openAccounts(_ say: Language) -> [Account] { inOrder(access.accounts.filter(\.isOpen), say) }

  /// Accounts by the pack's order of names.
  func inOrder(_ accounts: [Account], _ say: Language) -> [Account] {
    let order = NameOrder(of: pack)
    let ranked = accounts.map { (account: $0, rank: order.rank(of: name(of: $0, say))) }
    let sorted = ranked.sorted { one, other in
      one.rank == other.rank ? one.account.id < other.account.id : one.rank < other.rank
    }
    return sorted.map(\.account)
  }
}

/// The list of accounts and the page of each. None of them is for people without `.manageAccess`; the pages say so
/// themselves, beside the endpoints.
public enum AccessPages {
  static func list(_ scene: Scene, _ grounds: any AccessGrounds) -> Page? {
    guard scene.may(.manageAccess) else { return nil }
    let say = scene.say
    let sought = PlainText(scene.query["q"] ?? "")
    let accounts = grounds.inOrder(grounds.access.accounts, say).filter { account in
      sought.isEmpty || PlainText("\(grounds.name(of: account, say)) \(account.login)").isFound(by: sought)
    }
    return scene.page(say("Tài khoản", "Accounts"), at: "/access", width: .wide) {
      H1(say("Tài khoản", "Accounts"))
      P(
        say(
          "Vai trò theo chức vụ tự thay đổi khi chức vụ thay đổi; vai trò được giao thì chỉ đổi ở đây.",
          "Roles by post follow the posts; roles that were given change only here."))
      Buttons {
        ButtonLink(
          say("Mở tài khoản cho nhiều người", "Open accounts for several people"), to: "/access/accounts/several")
        ButtonLink(say("Mở một tài khoản", "Open one account"), to: "/access/accounts/new", .secondary)
        ButtonLink(say("In phiếu đăng nhập", "Print sign-in sheets"), to: "/access/sheets", .secondary)
      }
      search(scene)
      DataTable(
        say("\(accounts.count) tài khoản", "\(accounts.count, one: "account", other: "accounts")"), accounts,
        columns: [
          .rowLink(say("Người dùng", "Who")) {
            grounds.name(of: $0, say)
          } to: {
            address(of: $0)
          },
          .text(say("Tên đăng nhập", "Sign-in name")) { $0.login },
          .text(say("Vai trò được giao", "Roles given")) { given($0, scene, grounds) },
          .text(say("Vai trò theo chức vụ", "Roles by post")) { byPost($0, scene, grounds) },
          .content(say("Trạng thái", "State")) { state($0, say) },
        ],
        empty: EmptyState(
          say("Không có tài khoản nào khớp.", "No account matches."),
          action: Link(say("Xem tất cả", "Show all"), to: "/access")))
    }
  }

  private static func search(_ scene: Scene) -> HTML {
    SearchForm(to: "/access", .class(.filters)) {
      scene.nameSearch()
      Buttons { Button(scene.say("Tìm", "Search"), .secondary) }
    }
  }

  static func address(of account: Account) -> Address { Address(path: "access", "accounts", account.id.text) }

  private static func given(_ account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> String {
    let names = grounds.pack.roles.filter { account.roles.contains($0.id) }.map { $0.name[scene.say] }
    return names.isEmpty ? "–" : names.joined(separator: ", ")
  }

  private static func byPost(_ account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> String {
    let names = grounds.rolesByPost(of: account, on: scene.now.day).map { $0.name[scene.say] }
    return names.isEmpty ? "–" : names.joined(separator: ", ")
  }

  @InlineBuilder private static func state(_ account: Account, _ say: Language) -> Inline {
    if !account.isOpen {
      Tag(say("Đã khóa", "Closed"), .bad)
    } else if account.hasPassword {
      Tag(say("Có mật khẩu", "Has a password"), .good)
    } else if account.sheetsPrinted > 0 {
      Tag(say("Đã in phiếu", "Sheet printed"), .good)
    } else {
      Tag(say("Chưa vào được", "Cannot sign in yet"), .attention)
    }
  }

  /// One account: roles, password, sheet, closing. Nil for visitors who may not manage accounts.
  public static func account(_ scene: Scene, _ grounds: any AccessGrounds) -> Page? {
    let say = scene.say
    guard scene.may(.manageAccess), let account = grounds.access.account(scene.id("account")) else { return nil }
    let name = grounds.name(of: account, say)
    return scene.page(name, at: "/access", under: [accountsLink(say)]) {
      scene.problems()
      H1(name)
      SummaryList(facts(account, scene, grounds))
      if account.isOpen {
        rolesForm(account, scene, grounds)
        wayIn(account, name, scene)
        passwordForm(account, scene)
        closing(account, name, scene)
      } else {
        Section("closed", heading: say("Tài khoản đã khóa", "The account is closed"), .class(.stack)) {
          P(
            say(
              "Người này không đăng nhập được cho đến khi tài khoản được mở lại.",
              "Nobody can sign in with it until it is opened again."))
          Buttons {
            ActionButton(
              say("Mở lại tài khoản", "Open it again"), about: name,
              to: Address(path: "access", "accounts", account.id.text, "reopen"), token: scene.token, .primary)
          }
        }
      }
    }
  }

  private static func facts(_ account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> [SummaryRow] {
    let say = scene.say
    let person = account.person.map { Address(path: "people", $0.text) }
    let mayLook = scene.may(.read) || scene.may(.manageOrganisation)
    return [
      SummaryRow(
        say("Người", "Person"),
        account.person == nil ? say("Không gắn với người nào", "Not linked to anyone") : grounds.name(of: account, say),
        change: mayLook ? person.map { Link(say("Xem", "See"), to: $0) } : nil),
      SummaryRow(say("Tên đăng nhập", "Sign-in name"), account.login),
      SummaryRow(say("Trạng thái", "State")) { P { state(account, say) } },
      SummaryRow(say("Vai trò theo chức vụ", "Roles by post"), byPost(account, scene, grounds)),
      SummaryRow(say("Số phiếu đã in", "Sheets printed"), "\(account.sheetsPrinted)"),
    ]
  }

  private static func rolesForm(_ account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> HTML {
    let say = scene.say
    return Section(
      "roles", heading: say("Vai trò được giao thêm", "Roles given in addition to the posts"), .class(.stack)
    ) {
      Form(to: Address(path: "access", "accounts", account.id.text, "roles"), token: scene.token) {
        roleBoxes(scene, grounds, chosen: account.roles)
        Buttons { Button(say("Lưu vai trò", "Save the roles")) }
      }
    }
  }

  private static func wayIn(_ account: Account, _ name: String, _ scene: Scene) -> HTML {
    let say = scene.say
    return Section("sheet", heading: say("Phiếu đăng nhập", "Sign-in sheet"), .class(.stack)) {
      P(say("Phiếu mới làm phiếu cũ hết hiệu lực.", "A new sheet ends the earlier one."))
      Buttons {
        ActionButton(
          say("In phiếu mới", "Print a new sheet"), about: name, to: "/access/sheets", token: scene.token,
          sends: ["account": account.id.text, SheetMark.name.text: SheetMark.text([account])])
      }
    }
  }

  private static func passwordForm(_ account: Account, _ scene: Scene) -> HTML {
    let say = scene.say
    return Section("password", heading: say("Đặt mật khẩu mới", "Set a new password"), .class(.stack)) {
      P(
        say(
          "Chỉ dùng khi người đó quên mật khẩu và không dùng được phiếu. Mọi lần đăng nhập đang mở của tài khoản này sẽ kết thúc.",
          "Only when the password is forgotten and a sheet is of no use. Every open session of this account will end."))
      Form(to: Address(path: "access", "accounts", account.id.text, "password"), token: scene.token) {
        newPasswordFields(scene)
        Buttons { Button(say("Đặt mật khẩu", "Set the password"), .secondary) }
      }
    }
  }

  private static func closing(_ account: Account, _ name: String, _ scene: Scene) -> HTML {
    let say = scene.say
    return Section("close", heading: say("Khóa tài khoản", "Close the account"), .class(.stack)) {
      P(
        say(
          "Người này sẽ không đăng nhập được nữa. Có thể mở lại bất cứ lúc nào.",
          "Nobody can sign in with it any more. It can be opened again at any time."))
      Buttons {
        ActionButton(
          say("Khóa tài khoản", "Close the account"), about: name,
          to: Address(path: "access", "accounts", account.id.text, "close"), token: scene.token, .danger)
      }
    }
  }
}

/// The roles of the pack to tick, each with what it allows.
func roleBoxes(_ scene: Scene, _ grounds: any AccessGrounds, chosen: Set<String>) -> HTML {
  let say = scene.say
  return Checkboxes(
    say("Vai trò", "Roles"), "roles",
    grounds.pack.roles.map { role in
      let rights = Right.allCases.filter { role.rights.contains($0) }.map { $0.words(say) }
      return Choice(role.id, role.name[say], hint: rights.joined(separator: "; "))
    }, chosen: scene.chosen("roles", else: chosen), error: scene.error("roles"))
}

extension AccessGrounds {
  /// The roles that come with the posts of the account's person on a day.
  func rolesByPost(of account: Account, on day: Day) -> [Role] {
    let posts = account.person.map { organisations.holdings(of: $0, on: day) } ?? []
    let ids = Set(posts.compactMap { pack.post($0.post) }.flatMap(\.roles))
    return pack.roles.filter { ids.contains($0.id) }
  }
}
