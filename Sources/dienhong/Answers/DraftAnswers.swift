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
    case .wordingNotTaken(let id):
      say(
        "Kiến nghị \(id): chỉ partly mới có text. Hãy ghi partly nếu dùng lời văn đó, hoặc bỏ text.",
        "Change \(id): only partly takes a text. Write partly if these are the words, or leave text out.")
    case .placeGone(let id):
      say(
        "Kiến nghị \(id): chỗ muốn sửa không có trong bản gốc nên không đưa vào văn bản được. Hãy ghi kept, hoặc partly không có text, kèm explanation; nếu tiếp thu thì sửa tay trong Word.",
        "Change \(id): the base does not have the place that it would change, so it cannot be put into the text. Write kept, or partly without a text, with an explanation; if it is taken up, do it by hand in Word."
      )
    case .noExplanation(let id):
      say(
        "Kiến nghị \(id) cần lời giải trình. Hãy ghi thêm explanation.", "Change \(id) needs an explanation. Add one.")
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
      say(
        "\(id) nối hai ô của bảng, không thực hiện được. Hãy ghi partly với lời văn cho một ô, hoặc kept.",
        "\(id) would join two cells, which cannot be done. Write partly with words for one cell, or kept.")
    case .unsound:
      say(
        "Kết quả không khớp với quyết định nên không ghi tệp. Hãy tiếp thu từng phần để tìm chỗ gây lỗi.",
        "The outcome does not match what was decided; nothing was written. Accept less at a time to find the place.")
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
    case .otherText:
      say(
        "Bản gốc không khớp với bản đã đối chiếu. Hãy chọn đúng bản đã gửi đi.",
        "The base is not the text that was compared. Take the version sent.")
    case .noPlace:
      say(
        "Chưa lập được trong tệp Word: chú thích mới, đầu trang hoặc chân trang mới, bảng mới nằm trong ô của bảng khác, hoặc đoạn chen giữa các hàng của một bảng. Hãy sửa tay chỗ đó trong Word rồi chạy lại.",
        "A new note, a new header or footer, a new table inside of a cell, or a paragraph between rows of one table cannot be written into the file. Edit that place in Word and run this again."
      )
    case .patch(.cellCount(let block, let cells)):
      say(
        "Hàng mới cạnh đoạn thứ \(block + 1) có \(cells) ô, khác mọi hàng trong bảng, nên chưa lập được trong tệp Word. Hãy thêm tay hàng đó trong Word rồi chạy lại.",
        "The new row beside paragraph \(block + 1) has \(cells) cells, and no row of its table has as many, so it cannot be written into the file. Add it in Word and run this again."
      )
    case .patch(.mergedRow(let block)):
      say(
        "Hàng có đoạn thứ \(block + 1) có ô gộp với hàng trên hoặc hàng dưới; tiếp thu như vậy sẽ làm sai ô gộp nên không ghi tệp. Hãy sửa tay hàng đó trong Word rồi chạy lại.",
        "The row with paragraph \(block + 1) has cells merged with the row above or below; this would put them wrong, so nothing was written. Edit that row in Word and run this again."
      )
    case .patch(.notEditable(let block)):
      say(
        "Đoạn thứ \(block + 1) có công thức, trường, liên kết, ô nội dung (content control) hoặc ngắt phần ở chỗ sửa nên không sửa từng chữ được. Hãy sửa tay đoạn đó trong Word rồi chạy lại.",
        "Paragraph \(block + 1) holds a formula, a field, a link, a content control or a section break where it is changed and cannot be edited word by word. Edit it in Word and run this again."
      )
    case .patch(.notCopied(let block)):
      say(
        "Đoạn thứ \(block + 1), hoặc hàng của bảng chứa đoạn đó, có khung chữ, dấu sửa, trường dở dang hoặc ngắt phần nên không chuyển chỗ được. Hãy chuyển tay trong Word rồi chạy lại.",
        "Paragraph \(block + 1), or the row that holds it, has a text box, tracked changes, half of a field or a section break and cannot be moved. Move it in Word and run this again."
      )
    case .objectLost, .patch(.signInWords), .patch(.notProven(.objects)):
      say(
        "Tiếp thu như vậy sẽ làm mất dấu chú thích, hình, liên kết, trường hoặc ký hiệu nên không ghi tệp. Hãy tiếp thu từng phần để tìm chỗ đó, rồi sửa tay chỗ ấy trong Word.",
        "The mark of a note, a picture, a link, a field or a sign would be lost; nothing was written. Accept less at a time to find the place, and edit it in Word."
      )
    case .patch(.entangled), .patch(.overlap):
      say(
        "Hai nội dung tiếp thu chạm nhau trong tệp Word nên không vẽ được cùng lúc. Hãy tiếp thu từng phần để tìm chỗ đó, rồi sửa tay chỗ ấy trong Word.",
        "Two accepted changes touch each other in the Word file and cannot be drawn together. Accept less at a time to find the place, and edit it in Word."
      )
    case .patch:
      say(
        "Chưa ghi được dấu sửa vào tệp Word này. Hãy mở bằng Word, lưu lại dưới dạng .docx rồi chạy lại.",
        "Changes cannot be written into this Word file. Open it in Word, save it as .docx and run this again.")
    case .notProven:
      say(
        "Tệp Word lập ra đọc lại không khớp nên không ghi. Hãy mở bản gốc bằng Word, lưu lại dưới dạng .docx rồi chạy lại.",
        "What was written reads otherwise than it should; nothing was written. Open the base in Word, save it as .docx and run this again."
      )
    }
  }
}
