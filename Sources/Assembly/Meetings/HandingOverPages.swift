// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Handing the chair over, and how pages tell who held an office when.
extension MeetingScene {
  var mayHandOver: Bool { isSitting && (scene.may(.chair) || scene.may(.recordDiscussion)) }

  var handingOverTitle: String {
    let (chair, secretary) = (term(.chair).uncapitalised, term(.secretary).uncapitalised)
    return say("Thay \(chair) hoặc \(secretary)", "Replace the \(chair) or the \(secretary)")
  }

  /// "Lê Văn An; từ 09:30: Trần Thị Bình"
  func turns(in office: Handover.Office, _ sitting: Sitting) -> String {
    sitting.turns(in: office).map { turn in
      turn.reason == nil
        ? name(turn.person) : say("từ \(turn.since.clock): ", "from \(turn.since.clock): ") + name(turn.person)
    }.joined(separator: "; ")
  }

  private func words(_ office: Handover.Office) -> String { term(office == .chair ? .chair : .secretary) }

  /// That whoever chairs has left, for those who can name another; nothing while the chair is there.
  @HTMLBuilder func chairLeftNotice() -> HTML {
    if mayHandOver, isOn, let sitting = meeting.sitting, !sitting.attendance.isPresent(sitting.holder(of: .chair)) {
      Notice(
        heading: say(
          "\(words(.chair)) đã rời phòng họp: \(name(sitting.holder(of: .chair)))",
          "The \(words(.chair).uncapitalised) has left the room: \(name(sitting.holder(of: .chair)))"), .attention
      ) {
        P { A(handingOverTitle, to: address("hand-over")) }
      }
    }
  }

  /// That whoever chairs cannot do at the screen what a chair does, so that it is not found out before the close.
  @HTMLBuilder func chairRightNotice() -> HTML {
    if mayHandOver, let sitting = meeting.sitting, isSitting {
      let chair = sitting.holder(of: .chair)
      if !grounds.rights(of: chair, on: suggestedTime.day).contains(.chair) {
        let roles = grounds.pack.roles.filter { $0.rights.contains(.chair) }.map { "“\($0.name[say])”" }
        let list = roles.joined(separator: say(" hoặc ", " or "))
        Notice(
          say(
            "\(name(chair)) chủ trì nhưng không có tài khoản với vai trò \(list), nên không tự kết thúc thảo luận, cho biểu quyết hay bế mạc trên máy được. Người có vai trò ấy thao tác thay theo lời người chủ trì, hoặc nhờ quản trị viên giao vai trò.",
            "\(name(chair)) is in the chair without an account that has the role \(list), and so cannot end discussions, open votes or close the meeting at a screen. Somebody with that role does so at the chair's word, or an administrator gives the role."
          ), .attention)
      }
    }
  }

  /// That one person presides and keeps the minutes, which nobody else then bears witness to.
  @HTMLBuilder func oneInBothOfficesNotice() -> HTML {
    if isSitting, let sitting = meeting.sitting, sitting.holder(of: .chair) == sitting.holder(of: .secretary) {
      let (chair, secretary) = (term(.chair).uncapitalised, term(.secretary).uncapitalised)
      Notice(
        heading: say(
          "\(name(sitting.holder(of: .chair))) vừa là \(chair) vừa là \(secretary)",
          "\(name(sitting.holder(of: .chair))) is both \(chair) and \(secretary)"), .attention
      ) {
        P(
          say(
            "Biên bản khi đó chỉ có một người ký. Nếu chọn nhầm, hãy ghi người thay.",
            "The minutes then bear one signature. If that is not meant, name another."))
        if mayHandOver { P { A(handingOverTitle, to: address("hand-over")) } }
      }
    }
  }

  /// The form: which office, to whom, why and when.
  func handingOverPage() -> Page? {
    guard let sitting = meeting.sitting, isSitting else { return notNow(handingOverTitle) }
    let everyone = grounds.organisations.people.keys.sorted()
    return page(handingOverTitle) {
      SummaryList(Handover.Office.allCases.map { SummaryRow(words($0), turns(in: $0, sitting)) })
      Form(to: address("hand-over"), token: scene.token) {
        Radios(
          say("Thay ai", "Which office"), scene.field("office", else: Handover.Office.chair.rawValue),
          [
            Choice(
              Handover.Office.chair.rawValue, words(.chair),
              reveals: Select(
                say("\(words(.chair)) mới", "New \(words(.chair).uncapitalised)"), scene.field("new-chair"),
                choices(present), prompt: say("Chọn người có mặt", "Choose someone present"))),
            Choice(
              Handover.Office.secretary.rawValue, words(.secretary),
              reveals: Select(
                say("\(words(.secretary)) mới", "New \(words(.secretary).uncapitalised)"), scene.field("new-secretary"),
                choices(everyone), prompt: say("Chọn người", "Choose a person"))),
          ])
        TextField(
          say("Lý do", "Reason"), scene.field("reason"),
          hint: say("Lý do được ghi vào biên bản.", "The minutes tell it."))
        timeFields(say("Từ lúc", "From"))
        Buttons {
          Button(say("Ghi nhận", "Record it"))
          ButtonLink(say("Quay lại", "Back"), to: address(), .plain)
        }
      }
    }
  }
}

enum HandingOver {
  static let endpoint = MeetingEndpoints.form(
    "/meetings/{meeting}/hand-over", [.chair, .recordDiscussion], again: { $0.handingOverPage() }
  ) { reader, view throws(Faults) in
    let chosen = reader.choice(
      "office", Phrase("chức danh cần thay", "the office"), of: Handover.Office.allCases.map(\.rawValue))
    let office = chosen.flatMap(Handover.Office.init) ?? .chair
    let people = view.grounds.organisations.people.keys.map(\.text)
    let person =
      office == .chair
      ? reader.choice("new-chair", Phrase("người chủ trì mới", "who takes the chair"), of: people)
      : reader.choice("new-secretary", Phrase("thư ký mới", "who keeps the minutes"), of: people)
    let reason = reader.text("reason", Phrase("lý do", "the reason"), most: 300)
    let at = reader.time("time", of: view, Phrase("giờ", "the time"))
    try reader.finish()
    let home = view.address()
    return Order(
      .handOver(view.meeting.id, Handover(office, to: PersonID(person ?? ""), reason: reason, at: at)),
      done: Phrase("Đã ghi nhận người thay.", "The handover is recorded.")
    ) { _ in home }
  }
}
