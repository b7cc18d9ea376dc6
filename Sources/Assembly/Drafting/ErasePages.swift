// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs

/// Erasing what somebody contributed: what goes, what stays, and the button.
enum ErasePages {
  static func page(_ view: DraftScene) -> Page? {
    guard view.scene.may(.manageOrganisation), let row = view.draft.returned(view.scene.id("return")),
      let content = row.content.value
    else { return nil }
    let say = view.say
    let name = view.name(row.sender)
    let unsettled = unsettled(row, view)
    return view.page(say("Xóa nội dung bản góp ý", "Erase a contribution")) {
      Warning(say("Việc này không thể làm lại.", "This cannot be undone."), sign: say("Chú ý", "Warning"))
      SummaryList([
        SummaryRow(say("Bản góp ý", "Contribution"), say("số \(row.id.number)", "no. \(row.id.number)")),
        SummaryRow(say("Nơi gửi", "From"), name),
        SummaryRow(say("Cách gửi", "Channel"), row.way.words(say)),
        SummaryRow(say("Nhận lúc", "Received"), row.received.words(say)),
      ])
      H2(say("Sẽ mất", "What goes"))
      Ul {
        Li(words(content, say))
        if let file = row.file { Li(lost(file, isShut: row.original != nil, say)) }
        if unsettled > 0 {
          Li(
            say(
              "\(unsettled) đề nghị đã tiếp thu nhưng chưa phát hành bản mới sẽ không được đưa vào bản mới.",
              "\(unsettled, one: "proposal that was", other: "proposals that were") accepted but not yet issued will not go into the next version."
            ))
        }
      }
      H2(say("Sẽ còn", "What stays"))
      Ul {
        Li(
          say(
            "Nhật ký vẫn ghi: có một bản góp ý số \(row.id.number), nơi gửi, thời điểm nhận; nhật ký vẫn kiểm tra được.",
            "The record still says that there was contribution no. \(row.id.number), from whom and when; it can still be verified."
          ))
        Li(
          say(
            "Câu trả lời, giải trình và tóm tắt của người tổng hợp, nếu đã ghi, kể cả khi nhắc lại lời góp ý.",
            "Answers, explanations and summaries that were written, even where they repeat the words."))
        Li(
          say(
            "Câu chữ đã đưa vào các bản dự thảo, văn bản đã phát hành, bản đã in và bản sao lưu lập trước đây.",
            "Words that went into versions of the draft, papers that were issued or printed, and backups made before."))
      }
      Form(to: view.address("returns", row.id.text, "erase"), token: view.scene.token) {
        Checkbox(
          say("Tôi đã đọc và muốn xóa nội dung bản góp ý này", "I have read this and want the contribution erased"),
          "sure", error: view.scene.error("sure"))
        Buttons {
          Button(say("Xóa nội dung", "Erase it"), .danger)
          ButtonLink(
            say("Không xóa", "Keep it"), to: view.works ? view.address("returns") : view.address(), .secondary)
        }
      }
    }
  }

  private static func words(_ content: Return.Content, _ say: Language) -> String {
    switch content {
    case .unread: say("Ghi chú vì sao tệp chưa đọc được.", "The note why the file could not be read.")
    case .read(let set):
      say(
        "Mọi lời của bản góp ý: \(set.changes.count) sửa đổi, \(set.remarks.count) nhận xét, cùng tên người sửa ghi trong tệp; kể cả trong nhật ký.",
        "Every word of it: \(set.changes.count, one: "change", other: "changes"), \(set.remarks.count, one: "remark", other: "remarks"), and whose marks the file says they are; in the record too."
      )
    }
  }

  private static func lost(_ file: TabledFile, isShut: Bool, _ say: Language) -> String {
    isShut
      ? say(
        "Tệp gốc “\(file.name)”: tên bị xóa, nội dung không ai mở được nữa.",
        "The original “\(file.name)”: its name is erased, and nobody can open it any more.")
      : say(
        "Liên kết đến tệp gốc “\(file.name)”. Tệp này nhận trước khi hệ thống niêm phong tệp: nội dung còn trong cơ sở dữ liệu, không trang nào mở được.",
        "The link to the original “\(file.name)”. It came before files were sealed: its bytes stay in the database, where no page opens them."
      )
  }

  /// Points that were accepted, and are in no version yet.
  private static func unsettled(_ row: Return, _ view: DraftScene) -> Int {
    view.synthesis.points.count { point in
      point.opinions.contains { opinion in
        guard opinion.source == row.id, let kind = view.draft.answer(to: opinion)?.kind else { return false }
        return kind != .kept
      }
    }
  }
}
