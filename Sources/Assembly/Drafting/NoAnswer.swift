// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts
public import Packs

/// Why a file that was read is no answer to a draft: taken for one, it would seem to rewrite all of it without a mark.
public enum NoAnswer: Error, Hashable, Sendable {
  /// It holds no word.
  case blank
  /// It is another text.
  case foreign
  /// It is the draft, put into a table.
  case tabled

  /// Nil where the file is an answer; `isForeign` says that it shares too little with the version that it is nearest to.
  public init?(_ file: ReturnedFile, isForeign: Bool, to draft: DraftText? = nil) {
    if file.isBlank {
      self = .blank
    } else if isForeign, let draft, file.holdsInTable(draft) {
      self = .tabled
    } else if isForeign {
      self = .foreign
    } else {
      return nil
    }
  }

  public var problem: Phrase {
    switch self {
    case .blank: Phrase("Tệp không có chữ nào.", "There is no word in the file.")
    case .foreign:
      Phrase(
        "Tệp là văn bản khác, không phải góp ý cho dự thảo này.", "This is another text, not an answer to the draft.")
    case .tabled:
      Phrase(
        "Tệp có lời của dự thảo nhưng đặt trong bảng, nên không đối chiếu được với từng đoạn.",
        "The file has the words of the draft, but in a table: they cannot be held against its paragraphs.")
    }
  }

  public var mend: Phrase {
    switch self {
    case .blank: Phrase("Hãy xin lại tệp có nội dung.", "Ask for the file with its text.")
    case .foreign:
      Phrase(
        "Hãy xin lại đúng tệp. Nếu là công văn góp ý, hãy ghi từng ý kiến bên đoạn được nói đến, trên trang đọc dự thảo hoặc bằng nhận xét trong bản sao của dự thảo.",
        "Ask for the right file. If it is a letter of opinions, write each beside the passage it is about, on the page of the draft or as a comment in a copy of it."
      )
    case .tabled:
      Phrase(
        "Hãy xin góp ý ghi ngay trong tệp đã gửi đi; hoặc trong Word chuyển bảng thành văn bản, bỏ cột ý kiến (chép ý kiến vào nhận xét), rồi gửi lại.",
        "Ask for remarks in the very file that was sent out; or turn the table into text in Word, without the column of opinions (write these as comments), and send it again."
      )
    }
  }
}
