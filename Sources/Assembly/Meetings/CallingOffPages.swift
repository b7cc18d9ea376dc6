// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Calling a meeting off, and how pages tell that it is not held.
extension MeetingScene {
  /// Whether the visitor may call it off now.
  var mayCallOff: Bool {
    guard scene.may(.planMeetings) else { return false }
    switch meeting.stage {
    case .planned, .summoned: return true
    case .sitting, .closed, .calledOff: return false
    }
  }

  /// Whether nothing more is done in it: it is closed, or not held.
  var isOver: Bool { isClosed || meeting.callingOff != nil }

  /// Whether its day is still to come, or is today.
  private var isAhead: Bool { scene.now.day <= day }

  var callingOffTitle: String {
    let word = grounds.pack.term(.conference, say)
    return say("Hủy \(word)", "Call the \(word) off")
  }

  /// What becomes of its number, said before and after.
  private var numberWords: String {
    meeting.wasSummoned
      ? say(
        "Đã có giấy triệu tập mang số thứ tự này nên số được giữ lại; lần họp sau mang số tiếp theo.",
        "People were summoned to it under its number, so the number stays with it; the next meeting gets the next one.")
      : say(
        "Chưa triệu tập ai nên số thứ tự được dùng cho lần họp sau.",
        "Nobody was summoned yet, so its number goes to the next meeting.")
  }

  /// That it is not held, why, and what becomes of its number; nothing while it may be held.
  @HTMLBuilder func calledOffNotice() -> HTML {
    if let callingOff = meeting.callingOff {
      Notice(
        heading: say(
          "\(term(.conference)) này đã hủy", "This \(grounds.pack.term(.conference, say)) has been called off"),
        .attention
      ) {
        P(
          say(
            "Hủy lúc \(callingOff.at.words(say)). Lý do: \(callingOff.reason)",
            "Called off at \(callingOff.at.words(say)). Reason: \(callingOff.reason)"))
        P(numberWords, .class(.hint))
        if meeting.summons != nil {
          P(
            say(
              "Tệp lịch mới ghi là đã hủy; người đã nhận lịch cũ tải lại là lịch được sửa.",
              "The calendar file now marks it as cancelled; whoever has the former one loads it again."), .class(.hint))
        }
      }
    }
  }

  /// The form that calls it off.
  func callingOffPage() -> Page? {
    let title = callingOffTitle
    guard mayCallOff else { return notNow(title) }
    return page(title) {
      P(
        say(
          "Chỉ hủy được khi chưa khai mạc. Nhật ký vẫn giữ kế hoạch họp và lý do hủy.",
          "It can be called off until it is opened. The plan and the reason stay on record."))
      P(numberWords)
      if meeting.summons != nil {
        P(
          say(
            "Chỉ đổi ngày hoặc địa điểm thì không cần hủy: hãy triệu tập lại.",
            "For another day or venue there is no need for it: convene again."))
      }
      Form(to: address("call-off"), token: scene.token) {
        TextField(
          say("Lý do hủy", "Reason"), scene.field("call-off-reason"),
          hint: say("Người được triệu tập đọc được lý do này.", "Those summoned can read it."))
        Buttons {
          Button(title, .danger)
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }

  /// Whoever was summoned is told until the day is over.
  var calledOffToDos: [ToDo] {
    guard isAhead, let summons = meeting.summons, let person = scene.visitor.account?.person.map({ PersonID($0) }),
      (summons.members + (summons.withoutVote ?? [])).contains(person)
    else { return [] }
    return [
      ToDo(
        say("\(term(.conference)) đã hủy", "Called off: \(grounds.pack.term(.conference, say))"),
        detail: "\(title): \(meeting.plan.start.words(say))",
        at: address("summons"), rank: 55)
    ]
  }
}
