// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension AccessRefusal: Explained {
  /// What the matter is, in one sentence.
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .loginTaken(let login):
      say("Tên đăng nhập “\(login)” đã có người dùng.", "The sign-in name “\(login)” is taken.")
    case .badLogin(let login):
      say("Tên đăng nhập “\(login)” không hợp lệ.", "“\(login)” cannot be a sign-in name.")
    case .personHasAccount: say("Người này đã có tài khoản.", "This person has an account already.")
    case .unknownPerson: say("Không có người này trong danh sách.", "There is no such person in the list.")
    case .unknownRole(let id): say("Không có vai trò “\(id)”.", "There is no role “\(id)”.")
    case .unknownAccount: say("Không có tài khoản này.", "There is no such account.")
    case .alreadyClosed: say("Tài khoản đã khóa rồi.", "The account is closed already.")
    case .notClosed: say("Tài khoản đang mở.", "The account is open.")
    case .lastAdministrator:
      say("Đây là tài khoản quản trị cuối cùng.", "This is the last account that can manage accounts.")
    case .nobodyChosen: say("Chưa chọn ai.", "Nobody is chosen.")
    }
  }

  /// What would help, in one sentence.
  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .loginTaken: say("Hãy chọn tên khác, ví dụ thêm một chữ số.", "Choose another one, for example with a digit.")
    case .badLogin:
      say(
        "Hãy dùng 2 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",
        "Use 2 to 40 lower-case letters without diacritics, digits, dots, hyphens or underscores.")
    case .personHasAccount: say("Hãy mở tài khoản đã có để sửa.", "Open the account there is, and change it.")
    case .unknownPerson: say("Hãy chọn trong danh sách.", "Choose someone from the list.")
    case .unknownRole: say("Hãy chọn trong danh sách vai trò.", "Choose a role from the list.")
    case .unknownAccount: say("Hãy xem lại danh sách tài khoản.", "Look at the list of accounts again.")
    case .alreadyClosed, .notClosed: say("Không cần làm gì thêm.", "Nothing more is needed.")
    case .lastAdministrator:
      say(
        "Hãy giao quyền quản lý tài khoản cho người khác trước.",
        "Give another account the right to manage accounts first.")
    case .nobodyChosen: say("Hãy đánh dấu ít nhất một người.", "Tick at least one person.")
    }
  }
}
