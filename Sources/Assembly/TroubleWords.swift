// SPDX-License-Identifier: AGPL-3.0-or-later

public import Journal
public import Packs

/// What people are told when the record did not take what they sent: by its cause, since what helps is another thing each
/// time. Details are for the log.
extension DeskFailure {
  /// What happened.
  public func problem(_ say: Language) -> String {
    switch self {
    case .unwritable(.forgotten):
      say(
        "Dữ liệu cá nhân mà việc này cần đến vừa được xóa, nên việc này chưa được ghi.",
        "Personal data that this needs was erased just now, so nothing was recorded.")
    case .unwritable(.keyMissing), .unwritable(.malformed): Self.programFault(say)
    case .append(let error): error.problem(say)
    case .contended: Self.othersFirst(say)
    case .unopened(.damaged): Self.damaged(say)
    case .unopened(.unreadable):
      say(
        "Nhật ký có mục mà phiên bản chương trình đang chạy không đọc được, nên việc này chưa được ghi.",
        "The record holds an entry that the running version of the program cannot read, so nothing was recorded.")
    case .unopened(.failed):
      say(
        "Máy chưa đọc lại được nhật ký từ ổ đĩa, nên việc này chưa được ghi.",
        "The record could not be read again from the disk, so nothing was recorded.")
    }
  }

  /// What to do next.
  public func mend(_ say: Language) -> String {
    switch self {
    case .unwritable(.forgotten):
      say("Hãy mở lại trang này và xem những gì còn lại.", "Open this page again and see what is left.")
    case .unwritable(.keyMissing), .unwritable(.malformed): Self.report(say)
    case .append(let error): error.mend(say)
    case .contended: Self.sendAgain(say)
    case .unopened(.damaged): Self.restore(say)
    case .unopened(.unreadable):
      say(
        "Hãy báo người quản trị chạy đúng phiên bản đã ghi nhật ký này, hoặc phiên bản mới hơn.",
        "Ask the administrator to run the version that wrote it, or a newer one.")
    case .unopened(.failed): Self.lookAtTheDisk(say)
    }
  }

  fileprivate static func programFault(_ say: Language) -> String {
    say(
      "Chương trình có lỗi nên không ghi được việc này; những gì đã ghi trước đó vẫn còn nguyên.",
      "A fault of the program keeps this from being recorded; everything recorded before is safe.")
  }

  fileprivate static func report(_ say: Language) -> String {
    say(
      "Gửi lại cũng không ghi được. Hãy báo người quản trị chuyển nhật ký lỗi của máy chủ cho người phát triển.",
      "Sending it again does not help. Ask the administrator to pass the server's log on to the developers.")
  }

  fileprivate static func othersFirst(_ say: Language) -> String {
    say(
      "Nhiều người cùng ghi một lúc nên việc này chưa kịp ghi.",
      "Many people recorded something at the same time, so this did not get its turn.")
  }

  fileprivate static func sendAgain(_ say: Language) -> String { say("Hãy gửi lại.", "Send it again.") }

  fileprivate static func damaged(_ say: Language) -> String {
    say(
      "Nhật ký trên ổ đĩa không còn đúng như lúc ghi. Máy đã ngừng ghi thêm, nên việc này chưa được ghi.",
      "The record on the disk is not as it was written. Nothing more is added to it, so this was not recorded.")
  }

  fileprivate static func restore(_ say: Language) -> String {
    say(
      "Gửi lại cũng không ghi được. Hãy báo ngay người quản trị: giữ nguyên tệp, chạy “dienhong journal verify” để biết chỗ hỏng, rồi phục hồi bản sao lưu gần nhất.",
      "Sending it again does not help. Tell the administrator at once: keep the file as it is, run “dienhong journal verify” to see where it is damaged, then restore the last backup."
    )
  }

  fileprivate static func lookAtTheDisk(_ say: Language) -> String {
    say(
      "Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo người quản trị kiểm tra ổ đĩa.",
      "Try again in a few minutes; if it fails again, ask the administrator to look at the disk.")
  }
}

extension AppendError {
  fileprivate func problem(_ say: Language) -> String {
    switch self {
    case .full:
      say(
        "Ổ đĩa của máy chủ đã hết chỗ, nên việc này chưa được ghi.",
        "The server's disk is full, so this was not recorded.")
    case .unwritable:
      say(
        "Máy chủ không được ghi vào tệp nhật ký, nên việc này chưa được ghi.",
        "The server may not write to the file of the record, so this was not recorded.")
    case .damaged: DeskFailure.damaged(say)
    case .unfit: DeskFailure.programFault(say)
    case .failed:
      say(
        "Máy chưa ghi được xuống ổ đĩa, nên việc này chưa được thực hiện.",
        "The disk did not take it, so nothing was done.")
    case .closed:
      say("Máy chủ đang dừng, nên việc này chưa được ghi.", "The server is stopping, so this was not recorded.")
    case .conflict: DeskFailure.othersFirst(say)
    }
  }

  fileprivate func mend(_ say: Language) -> String {
    switch self {
    case .full:
      say(
        "Hãy báo người quản trị giải phóng chỗ trên ổ đĩa, rồi gửi lại; không cần khởi động lại máy chủ.",
        "Ask the administrator to make room on the disk, then send it again; the server need not be restarted.")
    case .unwritable:
      say(
        "Hãy báo người quản trị kiểm tra quyền ghi của thư mục dữ liệu, và xem ổ đĩa có đang ở chế độ chỉ đọc không; sau đó gửi lại.",
        "Ask the administrator whether the data folder may be written to and whether the disk is read-only; then send it again."
      )
    case .damaged: DeskFailure.restore(say)
    case .unfit: DeskFailure.report(say)
    case .failed: DeskFailure.lookAtTheDisk(say)
    case .closed:
      say("Hãy đợi máy chủ chạy lại rồi gửi lại.", "Wait until the server runs again, then send it again.")
    case .conflict: DeskFailure.sendAgain(say)
    }
  }
}
