// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What the level above approves or sends back, and what the office learns of it.
enum ApprovalPages {
  /// What waits on the first page: for the level above what to approve, for the office what came back.
  static func toDos(_ scene: Scene, _ grounds: any FigureGrounds) -> [ToDo] {
    let say = scene.say
    let waiting = grounds.awaitingApproval.count
    let asked =
      scene.may(.approve) && waiting > 0
      ? [
        ToDo(
          say("Phê duyệt số liệu được trình", "Approve what was submitted"),
          detail: say("\(waiting) số liệu đang chờ.", "\(waiting, one: "figure waits", other: "figures wait")."),
          at: "/figures/approvals", rank: 14)
      ] : []
    guard scene.may(.prepareQuestions) else { return asked }
    return asked
      + grounds.pack.figures.compactMap { kind in
        grounds.figures.sentBack[kind.id].map { answer in
          ToDo(
            say("Quyết định lại: \(kind.name[say])", "Decide again: \(kind.name[say])"),
            detail: say("Cấp trên trả lại: \(answer.reason)", "Sent back: \(answer.reason)"),
            at: Address(path: "figures", "of", kind.id), rank: 26)
        }
      }
  }

  /// Where every figure stands that needs approval.
  static func list(_ scene: Scene, _ grounds: any FigureGrounds) -> Page? {
    let say = scene.say
    let title = say("Trình cấp trên phê duyệt", "Approval by the level above")
    let kinds = grounds.pack.figures.filter(\.needsApproval)
    return scene.page(title, at: "/figures", under: [register(say)], live: true, width: .wide) {
      H1(title)
      P(
        say(
          "Những số liệu tổ chức quyết định nhưng phải được cấp trên phê duyệt. Số đã quyết định và số được phê duyệt đều giữ trong sổ.",
          "What the organisation decides and the level above has to approve. Both figures stay in the register."))
      Live("approvals") {
        DataTable(
          say("Tình hình phê duyệt", "Where each stands"), kinds,
          columns: [
            .rowLink(say("Số liệu", "Figure")) {
              $0.name[say]
            } to: {
              Address(path: "figures", "of", $0.id)
            },
            .text(say("Đã quyết định", "Decided")) { decided($0, grounds)?.words(say) ?? "" },
            .content(say("Trạng thái", "State")) { state($0, say, grounds) },
            .text(say("Căn cứ", "Basis")) { basis($0, say, grounds) },
          ] + (scene.may(.approve) ? [action(say, grounds)] : []),
          empty: EmptyState(
            say(
              "Bộ quy tắc không yêu cầu cấp trên phê duyệt số liệu nào.",
              "The rule pack has no figure that needs approval."),
            action: register(say)))
      }
    }
  }

  private static func action(_ say: Language, _ grounds: any FigureGrounds) -> Column<FigureKind> {
    .content(say("Việc cần làm", "To do")) { kind in
      if grounds.awaitingApproval(kind.id) != nil {
        A(say("Xem và phê duyệt", "Look and approve"), to: Address(path: "figures", "of", kind.id, "approve"))
      }
    }
  }

  private static func decided(_ kind: FigureKind, _ grounds: any FigureGrounds) -> FigureRecord? {
    grounds.figures.newest(kind.id, status: .planned)
  }

  private static func state(_ kind: FigureKind, _ say: Language, _ grounds: any FigureGrounds) -> Inline {
    if grounds.figures.sentBack[kind.id] != nil { return Tag(say("bị trả lại", "sent back"), .attention) }
    if let asked = grounds.awaitingApproval(kind.id) {
      let waiting = say("chờ phê duyệt", "waiting")
      return asked.value == nil ? Tag("\(asked.statusWords(say)), \(waiting)", .attention) : Tag(waiting, .accent)
    }
    guard let approved = approved(kind, grounds) else { return Tag(say("chưa quyết định", "not decided"), .neutral) }
    return Tag("\(approved.status.words(say)): \(approved.words(say))", .good)
  }

  /// The letter that approved it, or the reason for which it came back.
  private static func basis(_ kind: FigureKind, _ say: Language, _ grounds: any FigureGrounds) -> String {
    if let answer = grounds.figures.sentBack[kind.id] { return "\(answer.reason), \(answer.day.words(say))" }
    guard grounds.awaitingApproval(kind.id) == nil, let approved = approved(kind, grounds) else { return "" }
    return "\(approved.sourceWords), \(approved.day.words(say))"
  }

  private static func approved(_ kind: FigureKind, _ grounds: any FigureGrounds) -> FigureRecord? {
    grounds.figures.newest(kind.id, status: .approved)
  }

  private static func register(_ say: Language) -> Link {
    Link(say("Sổ số liệu", "Register of figures"), to: "/figures")
  }

  /// The form that approves one figure, and beside it the one that sends it back.
  static func form(_ scene: Scene, _ grounds: any FigureGrounds) -> Page? {
    let say = scene.say
    guard let kind = grounds.pack.figure(scene.parameters["figure"] ?? ""), kind.needsApproval else { return nil }
    let list = Link(say("Trình cấp trên phê duyệt", "Approval by the level above"), to: "/figures/approvals")
    return scene.page(kind.name[say], at: "/figures", under: [register(say), list]) {
      scene.problems()
      H1(say("Phê duyệt: \(kind.name[say])", "Approve: \(kind.name[say])"))
      if let asked = grounds.awaitingApproval(kind.id) {
        SummaryList([
          SummaryRow(say("Đã quyết định", "Decided"), asked.words(say)),
          SummaryRow(say("Ngày", "Day"), asked.day.figures(say)),
          SummaryRow(say("Căn cứ", "Basis"), asked.sourceWords),
        ])
        approving(kind, asked, scene)
        sendingBack(kind, scene)
      } else {
        EmptyNote(
          kind.name[say],
          EmptyState(
            say("Số liệu này hiện không chờ phê duyệt.", "This figure does not wait for approval."), action: list))
      }
    }
  }

  private static func approving(_ kind: FigureKind, _ asked: FigureRecord, _ scene: Scene) -> HTML {
    let say = scene.say
    return Form(to: Address(path: "figures", "of", kind.id, "approve"), token: scene.token) {
      TextField(
        say("Giá trị được phê duyệt", "What is approved"), scene.field("value", else: asked.value?.typed ?? ""),
        hint: asked.value == nil
          ? say("Để trống nếu chưa ai báo cáo số này.", "Leave it empty where nobody reported it.")
          : say("Sửa nếu cấp trên phê duyệt khác.", "Change it where another value is approved."))
      TextField(
        say("Văn bản phê duyệt", "The letter"), scene.field("instrument"),
        hint: say("Số, ký hiệu, ngày của văn bản", "Number and day of the letter"))
      DateBox(
        say("Ngày phê duyệt", "Day of approval"), scene.field("day", else: scene.now.day.typed),
        hint: say("Ví dụ: 15/07/2025", "For example 15/07/2025"))
      Buttons {
        Button(say("Phê duyệt", "Approve"))
        ButtonLink(say("Quay lại", "Back"), to: "/figures/approvals", .plain)
      }
    }
  }

  private static func sendingBack(_ kind: FigureKind, _ scene: Scene) -> HTML {
    let say = scene.say
    return Details(say("Không phê duyệt: trả lại", "Not approved: send it back")) {
      Form(to: Address(path: "figures", "of", kind.id, "send-back"), token: scene.token) {
        TextField(say("Lý do", "Reason"), scene.field("reason"))
        Buttons { Button(say("Trả lại", "Send it back"), .secondary) }
      }
    }
  }
}

extension FigureValue {
  /// The value as a form takes it back.
  fileprivate var typed: String {
    switch self {
    case .number(let number): "\(number)"
    case .days(let from, let to): "\(from.typed) - \(to.typed)"
    case .text(let text): text
    }
  }
}
