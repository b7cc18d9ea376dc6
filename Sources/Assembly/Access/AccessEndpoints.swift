// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of accounts. Secrets never come here: passwords and codes are read by the shell.
public enum AccessEndpoints {
  public typealias AccessEndpoint = Endpoint<any AccessGrounds, AccessCommand>

  public static let all: [AccessEndpoint] = [
    .page("/access", [.manageAccess], AccessPages.list),
    .page("/access/sheets", [.manageAccess], SheetChoicePage.page),
    .page("/access/accounts/{account}", [.manageAccess], AccessPages.account),
    // A browser that goes back to a password form must find a page there.
    .page("/access/accounts/{account}/password", [.manageAccess], AccessPages.account),
    .page("/account/password", [], OwnAccountPage.page),
    openOne, openSeveral, roles,
    act("/access/accounts/{account}/close", Phrase("Đã khóa tài khoản.", "The account is closed.")) { .close($0) },
    act("/access/accounts/{account}/reopen", Phrase("Đã mở lại tài khoản.", "The account is open again.")) {
      .reopen($0)
    },
  ]

  private static let openOne: AccessEndpoint = .form(
    "/access/accounts/new", [.manageAccess], again: OpeningPages.one
  ) { reader, _, grounds throws(Faults) in
    let login = reader.text("login", Phrase("tên đăng nhập", "the sign-in name"), most: 40).lowercased()
    let people = grounds.peopleWithoutAccount().map(\.text)
    let person = reader.optionalChoice("person", Phrase("người dùng", "the person"), of: people)
    let roles = Set(reader.choices("roles", of: grounds.pack.roles.map(\.id)))
    try reader.finish()
    return Order(
      .open(login: login, person: person.map { PersonID($0) }, roles: roles),
      done: Phrase(
        "Đã mở tài khoản. Hãy in phiếu hoặc đặt mật khẩu.", "The account is open. Print a sheet or set a password.")
    ) { after in after.access.account(login: login).map { AccessPages.address(of: $0) } ?? "/access" }
  }

  private static let openSeveral: AccessEndpoint = .form(
    "/access/accounts/several", [.manageAccess], again: OpeningPages.several
  ) { reader, scene, grounds throws(Faults) in
    let people = reader.choices("person", of: grounds.peopleWithoutAccount().map(\.text)).map { PersonID($0) }
    if people.isEmpty {
      reader.fault(
        "person", Phrase("Chưa chọn ai.", "Nobody is chosen."),
        mend: Phrase("Hãy đánh dấu ít nhất một người.", "Tick at least one person."))
    }
    let body = reader.optionalText("of", Phrase("cơ quan", "the body")) ?? ""
    try reader.finish()
    var proposed: Set<String> = []
    var wanted: [NewAccount] = []
    for person in people {
      let name = grounds.organisations.name(of: person, .vietnamese)
      let login = grounds.access.freshLogin(for: name, beside: proposed)
      proposed.insert(login)
      wanted.append(NewAccount(login: login, person: person))
    }
    let done = Phrase(
      "Đã mở \(wanted.count) tài khoản. Hãy in phiếu để phát.",
      "\(wanted.count, one: "account is", other: "accounts are") open. Print the sheets to hand out.")
    return Order(.openSeveral(wanted), done: done) { _ in
      body.isEmpty ? "/access/sheets" : Address(path: "access", "sheets", query: ["body": body])
    }
  }

  private static let roles: AccessEndpoint = .form(
    "/access/accounts/{account}/roles", [.manageAccess], again: AccessPages.account
  ) { reader, scene, grounds throws(Faults) in
    let id: AccountID = scene.id("account")
    let roles = Set(reader.choices("roles", of: grounds.pack.roles.map(\.id)))
    try reader.finish()
    return Order(.changeRoles(id, roles), done: Phrase("Đã lưu vai trò.", "The roles are saved.")) { _ in
      Address(path: "access", "accounts", id.text)
    }
  }

  /// A form of one button that does one thing to an account.
  private static func act(
    _ path: PathPattern, _ done: Phrase, _ command: @escaping @Sendable (AccountID) -> AccessCommand
  ) -> AccessEndpoint {
    .form(path, [.manageAccess], again: AccessPages.account) { _, scene, _ throws(Faults) in
      let id: AccountID = scene.id("account")
      return Order(command(id), done: done) { _ in Address(path: "access", "accounts", id.text) }
    }
  }
}
