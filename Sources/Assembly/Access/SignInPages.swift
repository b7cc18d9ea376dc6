// SPDX-License-Identifier: AGPL-3.0-or-later

public import Markup
public import Packs

/// The page to sign in: by the printed code, or by name and password.
public enum SignInPage {
  /// What is said when nobody has this code, or this name and password; it does not tell which of them was wrong.
  public static let unknown = Fault(
    .file("sign-in"),
    problem: Phrase("Mã hoặc mật khẩu không đúng.", "The code or the password is not right."),
    mend: Phrase(
      "Hãy xem lại phiếu và nhập lại; mỗi mã chỉ dùng được một lần. Nếu vẫn không được, hãy nhờ người quản trị in phiếu mới.",
      "Look at the sheet and type it again; each code works once. If it still fails, ask the administrator for a new sheet."
    ))

  /// Somebody of a demonstration, whom whoever tries it may be.
  public struct Guest: Sendable {
    /// What they do there.
    public let role: Phrase
    /// Their name and posts.
    public let person: Phrase
    public let login: String
    public let password: String
    public init(role: Phrase, person: Phrase, login: String, password: String) {
      self.role = role
      self.person = person
      self.login = login
      self.password = password
    }
  }

  /// `code` is the one that came with the QR code, `then` where to go afterwards; `guests` are there in a demonstration.
  public static func page(_ scene: Scene, code: String, then: String, guests: [Guest]) -> Page {
    let say = scene.say
    return scene.page(say("Đăng nhập", "Sign in"), at: "/sign-in") {
      scene.problems()
      H1(say("Đăng nhập", "Sign in"))
      if code.isEmpty, !guests.isEmpty { choice(of: guests, then: then, scene) }
      Section("by-code", heading: say("Bằng mã trên phiếu", "With the code on your sheet"), .class(.stack)) {
        if !code.isEmpty {
          P(
            say(
              "Mã trên phiếu đã được điền sẵn. Bấm nút bên dưới để vào.",
              "The code of your sheet is filled in. Press the button to go in."))
        }
        Form(to: "/sign-in", token: scene.token) {
          HiddenField("then", value: then)
          CodeField(
            say("Mã đăng nhập", "Sign-in code"), "code", value: CodeSheet.grouped(code),
            hint: say(
              "16 chữ và số trên phiếu của bạn; không cần gõ dấu gạch.",
              "The 16 letters and digits on your sheet; hyphens may be left out."))
          Buttons { Button(say("Đăng nhập bằng mã", "Sign in with the code")) }
        }
      }
      Section("by-password", heading: say("Bằng mật khẩu", "With a password"), .class(.stack)) {
        Form(to: "/sign-in", token: scene.token) {
          HiddenField("then", value: then)
          TextField(
            say("Tên đăng nhập", "Sign-in name"), "login", value: scene.typed("login"), width: .medium,
            autocomplete: .username)
          PasswordField(say("Mật khẩu", "Password"), "password")
          Buttons { Button(say("Đăng nhập bằng mật khẩu", "Sign in with the password"), .secondary) }
        }
      }
    }
  }
}

extension SignInPage {
  /// One button for each role of a demonstration.
  private static func choice(of guests: [Guest], then: String, _ scene: Scene) -> HTML {
    let say = scene.say
    return Section("by-role", heading: say("Dùng thử: chọn một vai", "Try it: choose a role"), .class(.stack)) {
      P(
        say(
          "Đây là đại hội mẫu, người và số liệu đều hư cấu. Bấm một vai để vào; đăng xuất rồi chọn vai khác.",
          "This is a sample congress with invented people and figures. Press a role to go in; sign out to choose another."
        ))
      for guest in guests {
        Form(to: "/sign-in", token: scene.token) {
          HiddenField("then", value: then)
          HiddenField("login", value: guest.login)
          HiddenField("password", value: guest.password)
          Row {
            Button(guest.role[say], .secondary)
            P(guest.person[say], .class(.quiet))
          }
        }
      }
    }
  }
}

/// The page that makes the first administrator; only who has the key in its address sees it.
public enum FirstRunPage {
  /// `key` is the one-time key of the address.
  public static func page(_ scene: Scene, key: String) -> Page {
    let say = scene.say
    let title = say("Tạo tài khoản quản trị đầu tiên", "Make the first administrator")
    return scene.page(title, at: "/first-run") {
      scene.problems()
      H1(title)
      P(
        say(
          "Người có tài khoản này mở tài khoản và giao vai trò cho những người khác. Liên kết của trang này chỉ dùng được một lần.",
          "Whoever has this account opens accounts and gives roles to others. The link to this page works once."))
      Form(to: "/first-run", token: scene.token) {
        HiddenField("key", value: key)
        TextField(
          say("Tên đăng nhập", "Sign-in name"), scene.field("login"), hint: loginHint(say), width: .medium,
          autocomplete: .username)
        newPasswordFields(scene)
        Buttons { Button(say("Tạo tài khoản và vào", "Make the account and go in")) }
      }
    }
  }
}

/// What a sign-in name may be made of.
func loginHint(_ say: Language) -> String {
  say(
    "Chữ thường không dấu, chữ số, dấu chấm; ví dụ: vanphong",
    "Lower-case letters, digits and dots, for example: office")
}

/// A new password, twice; the shell asks for at least ten characters.
@HTMLBuilder func newPasswordFields(_ scene: Scene) -> HTML {
  let say = scene.say
  PasswordField(
    say("Mật khẩu mới", "New password"), "password",
    hint: say(
      "Ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất.", "At least 10 characters; a sentence you remember is best."),
    error: scene.error("password"), autocomplete: .newPassword)
  PasswordField(
    say("Nhập lại mật khẩu mới", "New password again"), "again", error: scene.error("again"), autocomplete: .newPassword
  )
}

/// What somebody sees of their own account, and where they change their password.
public enum OwnAccountPage {
  /// Nil before signing in.
  public static func page(_ scene: Scene, _ grounds: any AccessGrounds) -> Page? {
    let say = scene.say
    guard let key = scene.visitor.account, let account = grounds.access.account(AccountID(key.account)) else {
      return nil
    }
    return scene.page(say("Tài khoản của tôi", "My account"), at: "/account") {
      scene.problems()
      H1(say("Tài khoản của tôi", "My account"))
      SummaryList(
        [
          SummaryRow(say("Tên", "Name"), scene.visitor.name),
          SummaryRow(say("Tên đăng nhập", "Sign-in name"), account.login),
          SummaryRow(say("Vai trò", "Roles"), roleNames(account, scene, grounds)),
          SummaryRow(say("Được làm", "May")) { rights(scene) },
        ])
      Section(
        "password",
        heading: account.hasPassword
          ? say("Đổi mật khẩu", "Change the password") : say("Đặt mật khẩu", "Set a password"),
        .class(.stack)
      ) {
        if !account.hasPassword {
          P(
            say(
              "Mã trên phiếu chỉ dùng được một lần. Đặt mật khẩu để lần sau tự đăng nhập.",
              "The code on your sheet works once. Set a password to sign in by yourself next time."))
        }
        Form(to: "/account/password", token: scene.token) {
          if account.hasPassword {
            PasswordField(say("Mật khẩu hiện tại", "Current password"), "old", error: scene.error("old"))
          }
          newPasswordFields(scene)
          Buttons { Button(say("Lưu mật khẩu", "Save the password")) }
        }
      }
    }
  }

  private static func rights(_ scene: Scene) -> HTML {
    let held = Right.allCases.filter { scene.may($0) }
    guard !held.isEmpty else {
      return P(scene.say("Chưa được giao quyền nào. Hãy hỏi người quản trị.", "Nothing yet. Ask the administrator."))
    }
    return Ul { held.map { Li($0.words(scene.say)) } }
  }
}

/// Names of the roles of an account, those of posts too; a dash when there are none.
func roleNames(_ account: Account, _ scene: Scene, _ grounds: any AccessGrounds) -> String {
  let names = grounds.roles(of: account, on: scene.now.day).map { $0.name[scene.say] }
  return names.isEmpty ? "–" : names.joined(separator: ", ")
}
