// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Markup
public import Packs

/// What people see when an address leads nowhere, or something broke: calm, and with a way on.
public enum TroublePage {
  /// `status` is the HTTP status code.
  public static func page(_ status: Int, _ say: Language) -> Page {
    let (title, words) = words(status, say)
    return page(title, [words], say)
  }

  /// What is seen where the record did not take something, and no form is there to say so.
  public static func page(_ failure: DeskFailure, _ say: Language) -> Page {
    page(say("Chưa ghi được", "Not recorded"), [failure.problem(say), failure.mend(say)], say)
  }

  /// What is seen where a form belongs to a session that has ended.
  public static func staleForm(_ say: Language) -> Page {
    let words = say(
      "Biểu mẫu này mở từ trước lần đăng nhập hiện nay nên chưa có gì được ghi. Hãy quay lại, tải lại trang rồi gửi lại; nội dung dài thì chép ra trước khi tải lại.",
      "This form was opened before you signed in this time, so nothing was recorded. Go back, reload the page and send it again; copy long text before you reload."
    )
    return page(say("Biểu mẫu đã cũ", "The form is out of date"), [words], say)
  }

  private static func page(_ title: String, _ words: [String], _ say: Language) -> Page {
    Page(title, language: say.rawValue) {
      H1(title)
      for words in words { P(words) }
      Buttons { ButtonLink(say("Về trang chính", "Go to the home page"), to: "/") }
    }
  }

  private static func words(_ status: Int, _ say: Language) -> (String, String) {
    switch status {
    case 400, 408:
      (
        say("Chưa nhận được biểu mẫu", "The form did not arrive"),
        say(
          "Nội dung gửi lên bị đứt quãng hoặc không đọc được, nên chưa có gì được ghi. Hãy quay lại và gửi lại.",
          "What was sent broke off or could not be read, so nothing was recorded. Go back and send it again.")
      )
    case 405:
      (
        say("Không dùng được ở đây", "Not possible here"),
        say(
          "Địa chỉ này không nhận yêu cầu như vậy. Hãy bắt đầu lại từ trang chính.",
          "This address does not take such a request. Begin again at the home page.")
      )
    case 403:
      (
        say("Chưa được phép", "Not allowed"),
        say(
          "Tài khoản của bạn chưa được giao việc này. Nếu đây là việc của bạn, hãy nhờ người quản trị giao vai trò có quyền làm.",
          "Your account has not been given this task. If it is yours to do, ask the administrator for a role that may do it."
        )
      )
    case 404:
      (
        say("Không tìm thấy trang", "Page not found"),
        say(
          "Địa chỉ này không có trang nào, hoặc bạn không được xem trang đó.",
          "There is no such page, or you may not see it.")
      )
    case 410: lost(say)
    case 413:
      (
        say("Tệp quá lớn", "The file is too large"),
        say("Hãy gửi tệp nhỏ hơn 32 MB.", "Send a file smaller than 32 MB.")
      )
    case 503:
      (
        say("Máy đang bận", "Busy just now"),
        say(
          "Nhiều tệp đang được lập hoặc gửi lên cùng lúc nên lần này chưa làm được; chưa có gì thay đổi. Hãy đợi nửa phút rồi thử lại; bản Word (DOCX) tải được ngay.",
          "Many files are being made or sent at once, so this one has to wait; nothing has changed. Try again in half a minute; the Word file (DOCX) can be had at once."
        )
      )
    case 429:
      (
        say("Thử quá nhiều lần", "Too many tries"),
        say("Hãy đợi vài phút rồi thử lại.", "Wait a few minutes, then try again.")
      )
    default:
      (
        say("Có trục trặc", "Something went wrong"),
        say(
          "Việc vừa rồi chưa thực hiện được và đã được ghi lại để kiểm tra. Những gì đã ghi vào hệ thống vẫn còn nguyên. Hãy thử lại.",
          "This was not done, and the cause has been logged. Everything recorded before is safe. Try again.")
      )
    }
  }

  /// A document that the record names and that does not lie beside it any more.
  private static func lost(_ say: Language) -> (String, String) {
    (
      say("Tệp này đã mất", "This file is lost"),
      say(
        "Hồ sơ có ghi tệp này nhưng máy không còn giữ nội dung của nó. Việc đã được ghi lại để kiểm tra; hãy báo người quản trị lấy lại tệp từ bản sao lưu.",
        "The record names this file, but its bytes are no longer kept here. This has been logged; ask the administrator to bring it back from a backup."
      )
    )
  }
}
