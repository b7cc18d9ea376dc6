// SPDX-License-Identifier: AGPL-3.0-or-later

public import Office
public import Packs

extension WordIntakeFault {
  /// What is wrong with a text file that was sent in, for whoever sent it.
  public var problem: Phrase {
    switch self {
    case .file(let fault): fault.problem
    case .notConverted(.notInstalled), .noTextProgram:
      Phrase("Máy chủ chưa có chương trình để đọc loại tệp này.", "The server has no program for this kind of file.")
    case .notConverted(.tookTooLong):
      Phrase("Chuyển đổi tệp quá lâu nên đã dừng.", "Converting the file took too long and was stopped.")
    case .notConverted: Phrase("Không chuyển được tệp sang Word.", "The file could not be turned into a Word file.")
    case .notReadable:
      Phrase("Tệp PDF bị hỏng hoặc có mật khẩu.", "The PDF is damaged or has a password.")
    case .noWords:
      Phrase("Tệp PDF là bản chụp, không có chữ.", "The PDF holds pictures of pages and no words.")
    case .noFolder: Phrase("Máy chủ không ghi được tệp tạm.", "The server could not write a temporary file.")
    }
  }

  /// What would help.
  public var mend: Phrase {
    switch self {
    case .file(let fault): fault.mend
    case .notConverted(.notInstalled), .noTextProgram:
      Phrase(
        "Hãy gửi tệp Word (.docx), hoặc báo người quản trị cài LibreOffice và poppler-utils.",
        "Send a Word file (.docx), or ask the administrator to install LibreOffice and poppler-utils.")
    case .notConverted, .notReadable, .noWords:
      Phrase(
        "Hãy mở tệp, lưu lại dưới dạng Word (.docx) rồi gửi lại.",
        "Open it, save it as a Word file (.docx) and send it again.")
    case .noFolder: Phrase("Hãy thử lại sau.", "Try again later.")
    }
  }
}

extension WordFileFault {
  /// What is wrong with a file that should be a Word file.
  public var problem: Phrase {
    switch self {
    case .package(let fault): fault.isTooLarge ? Self.tooLarge : Self.damaged
    case .notWord(let kind): kind.problem
    case .encrypted: Phrase("Tệp có mật khẩu.", "The file has a password.")
    case .noDocument, .badXML, .unknownEncoding: Self.damaged
    case .forbiddenXML: Phrase("Tệp có nội dung không được phép.", "The file holds something that is not allowed.")
    case .tooDeep, .tooManyElements: Self.tooLarge
    }
  }

  /// What would help.
  public var mend: Phrase {
    switch self {
    case .encrypted: Phrase("Hãy gỡ mật khẩu rồi gửi lại.", "Take the password off and send it again.")
    case .package(let fault) where fault.isTooLarge: Self.makeSmaller
    case .tooDeep, .tooManyElements: Self.makeSmaller
    case .package, .notWord, .noDocument, .badXML, .unknownEncoding, .forbiddenXML:
      Phrase(
        "Hãy mở tệp bằng chương trình soạn thảo, lưu lại dưới dạng Word (.docx) rồi gửi lại.",
        "Open it in a word processor, save it as a Word file (.docx) and send it again.")
    }
  }

  private static let damaged = Phrase("Tệp Word bị hỏng.", "The Word file is damaged.")
  private static let tooLarge = Phrase("Tệp quá lớn.", "The file is too large.")
  private static let makeSmaller = Phrase(
    "Hãy bỏ bớt hình ảnh hoặc chia thành nhiều tệp nhỏ.", "Take out pictures, or divide it into smaller files.")
}

extension WordFileFault.Kind {
  fileprivate var problem: Phrase {
    switch self {
    case .oldWord, .rtf, .openDocument:
      Phrase("Tệp không phải định dạng Word hiện hành (.docx).", "The file is not in today's Word format (.docx).")
    case .pdf: Phrase("Tệp là PDF, không phải tệp Word.", "The file is a PDF, not a Word file.")
    case .workbook: Phrase("Tệp là bảng tính, không phải văn bản.", "The file is a spreadsheet, not a text.")
    case .presentation: Phrase("Tệp là bản trình chiếu, không phải văn bản.", "The file is a presentation, not a text.")
    case .webPage: Phrase("Tệp là trang web, không phải tệp Word.", "The file is a web page, not a Word file.")
    case .text: Phrase("Tệp chỉ có chữ thuần, không phải tệp Word.", "The file is plain text, not a Word file.")
    case .empty: Phrase("Tệp trống.", "The file is empty.")
    case .unknown: Phrase("Không nhận ra loại tệp này.", "This kind of file is not known.")
    }
  }
}

extension WordNotice {
  /// What an office is told of a file that was read all the same.
  public var words: Phrase {
    switch self {
    case .legacyFontConverted(let font):
      Phrase(
        "Chữ dùng phông cũ “\(font)” đã được chuyển sang Unicode.",
        "Words in the old font “\(font)” were turned into Unicode.")
    case .legacyFontUnknown(let font):
      Phrase("Chữ dùng phông cũ “\(font)” có thể hiện sai.", "Words in the old font “\(font)” may look wrong.")
    case .hasMacros: Phrase("Tệp có macro; macro không được chạy.", "The file has macros; they were not run.")
    case .missingPart(let part): Phrase("Tệp thiếu phần “\(part)”.", "The part “\(part)” is missing from the file.")
    case .doubleRemark(let id):
      Phrase("Có nhiều nhận xét cùng mã \(id).", "Several remarks bear the number \(id).")
    case .foreignPart:
      Phrase(
        "Tệp nhúng văn bản khác, phần đó chưa được đọc.", "The file holds another file's text, which was not read.")
    case .converted(let format):
      Phrase(
        "Tệp .\(format) đã được chuyển sang Word; có thể mất một số dấu sửa.",
        "The .\(format) file was turned into Word; some marks may be lost.")
    case .textOnly:
      Phrase("Chỉ đọc được chữ, không có dấu sửa và nhận xét.", "Only words were read: no tracked changes, no remarks.")
    }
  }
}

extension PackageFault {
  fileprivate var isTooLarge: Bool {
    switch self {
    case .tooLarge, .tooManyParts, .partTooLarge, .unpackedTooLarge, .ratioTooHigh: true
    case .notAPackage, .encrypted, .damaged, .unknownMethod, .badName, .doubleName, .severalDisks, .missingPart: false
    }
  }
}
