// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Packs

extension DecisionFault: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .noSuchChange(let id):
      say(
        "Không có kiến nghị “\(id)”. Hãy lấy mã trong tệp tổng hợp của cùng các tệp này.",
        "There is no change “\(id)”. Take the ids from what was collected of these same files.")
    case .unknownDecision(let id, let decision):
      say(
        "Kiến nghị \(id): không hiểu “\(decision)”. Hãy ghi accepted, partly hoặc kept.",
        "Change \(id): “\(decision)” is no decision. Write accepted, partly or kept.")
    case .noWording(let id):
      say(
        "Kiến nghị \(id) không có lời văn để sửa. Hãy ghi accepted hoặc kept.",
        "Change \(id) has no wording to agree on. Write accepted or kept.")
    case .differ(let one, let other):
      say(
        "\(one) và \(other) là một kiến nghị nhưng được quyết định khác nhau. Hãy sửa cho thống nhất.",
        "\(one) and \(other) are the same, and are decided differently. Decide them alike.")
    case .noExplanation(let id):
      say("Kiến nghị \(id) cần lời giải trình (explanation).", "Change \(id) needs an explanation.")
    }
  }
}

extension ApplyRefusal: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .contradicting(let one, let other):
      say(
        "\(one) và \(other) sửa cùng một chỗ. Chỉ được tiếp thu một trong hai.",
        "\(one) and \(other) want the same words. Accept at most one of them.")
    case .orderNeeded(let one, let other):
      say(
        "\(one) và \(other) thêm vào cùng một chỗ. Hãy ghi thứ tự (turn) cho cả hai.",
        "\(one) and \(other) arrive at the same place. Give both a turn.")
    case .notInBase(let id):
      say(
        "\(id) nằm ngoài bản gốc. Hãy chọn đúng bản đã gửi đi.",
        "\(id) lies outside of the base. Take the version sent.")
    case .acrossBorder(let id):
      say("\(id) nối hai ô của bảng, không thực hiện được.", "\(id) would join two cells, which cannot be done.")
    case .unsound:
      say("Kết quả không khớp với quyết định nên không ghi tệp.", "The outcome does not match; nothing was written.")
    }
  }
}

extension RedrawFault: Foreseen {
  func sentence(_ say: Language) -> String {
    switch self {
    case .hasMarks:
      say(
        "Bản gốc còn dấu sửa. Hãy chấp nhận hoặc từ chối hết rồi chạy lại.",
        "The base has tracked changes. Accept or reject them all and run this again.")
    case .otherText: say("Bản gốc không khớp.", "The base is another text.")
    case .noPlace:
      say(
        "Có đoạn hoặc hàng mới không vẽ được vào tệp Word. Hãy sửa tay chỗ đó.",
        "A new paragraph or row cannot be drawn into the Word file. Edit that place by hand.")
    case .patch(let fault):
      say("Không vẽ được vào tệp Word (\(fault)).", "That cannot be drawn into the Word file (\(fault)).")
    case .notProven:
      say(
        "Tệp Word đọc lại không khớp nên không ghi.",
        "The Word file reads otherwise than it should; nothing was written."
      )
    }
  }
}
