// SPDX-License-Identifier: AGPL-3.0-or-later

public import Markup
import Packs

/// A sign-in code that was drawn for an account, ready to be printed; it is kept nowhere else.
public struct CodeSheet: Sendable {
  public let account: Account
  public let code: String
  /// The address to open by hand.
  public let address: String
  /// The address with the code in it, as the QR code says it.
  public let link: String
  /// The modules of the QR code row by row, true is dark.
  public let qr: [[Bool]]
  public let validUntil: Moment?

  /// `validUntil` is nil when the code works until it is used or replaced.
  public init(
    account: Account, code: String, address: String, link: String, qr: [[Bool]], validUntil: Moment? = nil
  ) {
    self.account = account
    self.code = code
    self.address = address
    self.link = link
    self.qr = qr
    self.validUntil = validUntil
  }

  /// A code in groups of four, as people read it aloud: K7PM-3QXD.
  static func grouped(_ code: String) -> String {
    let letters = code.filter { $0.isLetter || $0.isNumber }
    return stride(from: 0, to: letters.count, by: 4).map { start in
      letters.dropFirst(start).prefix(4)
    }.joined(separator: "-")
  }
}

/// The sheets to print and hand out, one page a person.
public enum CodeSheetPage {
  /// The codes are shown this once.
  public static func page(_ scene: Scene, _ grounds: any AccessGrounds, _ sheets: [CodeSheet]) -> Page {
    let say = scene.say
    let title = say("Phiếu đăng nhập", "Sign-in sheets")
    return scene.page(title, at: "/access", under: [accountsLink(say), sheetsLink(say)], width: .wide) {
      Div(.class(.screenOnly, .stack)) {
        H1(title)
        if sheets.isEmpty {
          Notice(
            say("Chưa chọn tài khoản nào nên không có phiếu.", "No account was chosen, so there are no sheets."),
            .attention)
          Buttons { ButtonLink(say("Chọn tài khoản", "Choose accounts"), to: "/access/sheets") }
        } else {
          Warning(
            say(
              "Các mã này chỉ hiện một lần. Hãy in ngay, mỗi người một trang, và phát tận tay.",
              "These codes are shown only once. Print them now, one page per person, and hand them over."),
            sign: say("Chú ý", "Warning"))
          reach(sheets, say)
          if sheets.contains(where: { $0.account.sheetsPrinted > 0 }) {
            P(
              say(
                "Phiếu cũ của những tài khoản này không còn dùng được.",
                "Earlier sheets of these accounts no longer work."))
          }
          Buttons {
            PrintButton(
              say("In \(sheets.count) phiếu", "Print \(sheets.count, one: "sheet", other: "sheets")"), .primary)
            ButtonLink(say("Xong", "Done"), to: "/access", .secondary)
          }
        }
      }
      for (index, sheet) in sheets.enumerated() {
        if index > 0 { PageBreak() }
        self.sheet(sheet, scene, grounds)
      }
    }
  }

  /// Sheets that lead to this computer only are of no use on anybody's phone.
  @HTMLBuilder private static func reach(_ sheets: [CodeSheet], _ say: Language) -> HTML {
    if let address = sheets.first?.address, ["://localhost", "://127.", "://[::1]"].contains(where: address.contains) {
      Warning(
        say(
          "Phiếu ghi địa chỉ \(address), chỉ mở được trên chính máy này. Để mọi người vào được, hãy chạy lại chương trình với --host 0.0.0.0 và --address là địa chỉ của máy trong mạng, như http://192.168.1.5:8080, rồi in phiếu mới.",
          "The sheets lead to \(address), which opens on this computer only. For others to come in, start the program again with --host 0.0.0.0 and --address as the computer is called in the network, like http://192.168.1.5:8080, and print new sheets."
        ), sign: say("Chú ý", "Warning"))
    }
  }

  private static func sheet(_ sheet: CodeSheet, _ scene: Scene, _ grounds: any AccessGrounds) -> HTML {
    let say = scene.say
    let name = grounds.name(of: sheet.account, say)
    return PaperSheet(language: say.rawValue, label: say("Phiếu của \(name)", "Sheet of \(name)")) {
      if let profile = grounds.organisations.profile { P(profile.name, .class(.bold, .centred, .upper)) }
      PaperTitle(say("PHIẾU ĐĂNG NHẬP", "SIGN-IN SHEET"), abstract: name)
      if let posts = posts(of: sheet.account, scene, grounds) { P(posts, .class(.centred)) }
      QRFigure(
        modules: sheet.qr.flatMap { $0 }, width: sheet.qr.first?.count ?? 0,
        name: say("Mã QR để đăng nhập", "QR code to sign in"),
        text: CodeSheet.grouped(sheet.code))
      Ol {
        Li(
          say(
            "Mở máy ảnh, quét mã QR và bấm vào liên kết hiện ra.",
            "Open the camera, scan the QR code and follow the link it shows."))
        Li(
          say(
            "Nếu không quét được: mở trang \(sheet.address) và nhập mã \(CodeSheet.grouped(sheet.code)).",
            "If you cannot scan it: open \(sheet.address) and type the code \(CodeSheet.grouped(sheet.code))."))
        Li(say("Bấm “Đăng nhập bằng mã”.", "Press “Sign in with the code”."))
      }
      P(validity(sheet, say))
      P(
        say(
          "Ai có phiếu này đều vào được hệ thống với tên của bạn: không chụp ảnh, không đưa cho người khác. Nếu mất phiếu, hãy báo ngay để được in phiếu mới.",
          "Whoever has this sheet can come in under your name: do not photograph it or give it to anyone. If it is lost, say so at once and you will get a new one."
        ))
      P(say("In lúc \(scene.now.words(say)).", "Printed at \(scene.now.words(say))."), .class(.quiet))
    }
  }

  private static func validity(_ sheet: CodeSheet, _ say: Language) -> String {
    guard let until = sheet.validUntil else {
      return say(
        "Mã dùng được một lần, và hết hiệu lực khi phiếu mới được in.",
        "The code works once, and ends when a new sheet is printed.")
    }
    return say("Mã dùng được một lần, đến \(until.words(say)).", "The code works once, until \(until.words(say)).")
  }

  private static func posts(of account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> String? {
    account.person.flatMap { grounds.posts(of: $0, on: scene.now.day, scene.say).nilIfEmpty }
  }
}

/// What tells the form that draws codes from the same form sent again, as a browser does when the printed page is loaded
/// anew: the number of sheets that each account had when the form was drawn.
public enum SheetMark {
  static let name: FieldName = "printed"

  static func text(_ accounts: [Account]) -> String {
    accounts.map { "\($0.id.text)=\($0.sheetsPrinted)" }.joined(separator: " ")
  }

  static func field(_ accounts: [Account]) -> HTML { HiddenField(name, value: text(accounts)) }

  /// The accounts for which sheets were drawn since the form was, by this form or by somebody else.
  public static func drawn(since sent: Submission, of accounts: [Account]) -> [Account] {
    let marks = Set((sent.fields[name.text]?.first ?? "").split(separator: " ").map(String.init))
    guard !marks.isEmpty else { return [] }
    return accounts.filter { account in
      marks.contains { $0.hasPrefix("\(account.id.text)=") }
        && !marks.contains("\(account.id.text)=\(account.sheetsPrinted)")
    }
  }
}

/// Asks before codes are drawn again that somebody may hold in print.
public enum SheetsDrawnPage {
  /// `drawn` are those of the accounts that had sheets since the form was drawn.
  public static func page(
    _ scene: Scene, _ grounds: any AccessGrounds, _ accounts: [Account], drawn: [Account]
  ) -> Page {
    let say = scene.say
    let title = say("Phiếu đã được in", "The sheets were printed already")
    let last = drawn.compactMap(\.lastSheet).max()
    let time = last.map { say(" lúc \($0.words(say))", " at \($0.words(say))") } ?? ""
    return scene.page(title, at: "/access", under: [accountsLink(say), sheetsLink(say)]) {
      H1(title)
      P(
        say(
          "Mã trên phiếu của \(drawn.count) tài khoản đã được rút\(time). Mã chỉ hiện một lần nên không xem lại được.",
          "Codes for \(drawn.count, one: "account was", other: "accounts were") drawn\(time). Codes are shown once, so they cannot be shown again."
        ))
      Warning(
        say("In phiếu mới thì các phiếu đó hết hiệu lực.", "New sheets end those that were printed."),
        sign: say("Chú ý", "Warning"))
      Form(to: "/access/sheets", token: scene.token) {
        SheetMark.field(accounts)
        accounts.map { HiddenField("account", value: $0.id.text) }
        Buttons {
          Button(
            say("In \(accounts.count) phiếu mới", "Print \(accounts.count, one: "new sheet", other: "new sheets")"),
            .danger)
          ButtonLink(say("Giữ các phiếu đã in", "Keep the printed sheets"), to: "/access", .secondary)
        }
      }
    }
  }
}

/// The page to choose whose sheets are printed; the shell draws the codes when it is sent.
enum SheetChoicePage {
  static func page(_ scene: Scene, _ grounds: any AccessGrounds) -> Page? {
    guard scene.may(.manageAccess) else { return nil }
    let say = scene.say
    let title = say("In phiếu đăng nhập", "Print sign-in sheets")
    let body = scene.query["body"].flatMap { grounds.organisations.body(BodyID($0)) }
    let seated = body.map { Set(grounds.organisations.members(of: $0.id, on: scene.now.day)) }
    let accounts = grounds.openAccounts(say).filter { account in
      seated.map { seats in account.person.map { seats.contains($0) } ?? false } ?? true
    }
    return scene.page(title, at: "/access", under: [accountsLink(say)]) {
      H1(title)
      P(
        say(
          "Mỗi phiếu có một mã dùng một lần để đăng nhập. In phiếu mới thì phiếu cũ của người đó hết hiệu lực.",
          "Each sheet bears a code that signs in once. A new sheet ends the earlier one of the same person."))
      bodyFilter(scene, grounds, chosen: body)
      if accounts.isEmpty {
        EmptyNote(
          say("Tài khoản", "Accounts"),
          EmptyState(
            say("Chưa có tài khoản nào đang mở ở đây.", "There are no open accounts here."),
            action: Link(say("Mở tài khoản", "Open accounts"), to: "/access/accounts/several")))
      } else {
        Form(to: "/access/sheets", token: scene.token) {
          SheetMark.field(accounts)
          Checkboxes(
            say("Người nhận phiếu", "Whose sheets"), "account",
            accounts.map { Choice($0.id.text, grounds.name(of: $0, say), hint: hint($0, say)) },
            chosen: Set(accounts.filter { $0.sheetsPrinted == 0 && !$0.hasPassword }.map(\.id.text)),
            hint: say(
              "Đã đánh dấu những người chưa từng có phiếu và mật khẩu.",
              "Those without a sheet or a password so far are ticked."))
          Buttons { Button(say("Tạo mã và xem phiếu", "Make codes and show the sheets")) }
        }
      }
    }
  }

  private static func hint(_ account: Account, _ say: Language) -> String {
    let printed =
      account.sheetsPrinted == 0
      ? say("chưa in phiếu", "no sheet yet")
      : say("đã in \(account.sheetsPrinted) phiếu", "\(account.sheetsPrinted) printed so far")
    return "\(account.login) · \(printed)"
  }

  private static func bodyFilter(_ scene: Scene, _ grounds: any AccessGrounds, chosen: Body?) -> HTML {
    guard !grounds.organisations.bodies.isEmpty else { return HTML() }
    return SearchForm(to: "/access/sheets", .class(.filters)) {
      bodySelect(scene, grounds, chosen: chosen)
      Buttons { Button(scene.say("Chỉ hiện cơ quan này", "Show this body only"), .secondary) }
    }
  }
}

/// A list of all bodies to choose from.
func bodySelect(_ scene: Scene, _ grounds: any AccessGrounds, chosen: Body?) -> HTML {
  let say = scene.say
  return Select(
    say("Thuộc cơ quan", "Member of"), "body",
    grounds.organisations.bodies.map { body in
      Choice(body.id.text, "\(grounds.pack.body(body.kind)?.name[say] ?? body.kind) \(body.term)")
    }, chosen: chosen?.id.text, prompt: say("Tất cả", "Everyone"))
}
