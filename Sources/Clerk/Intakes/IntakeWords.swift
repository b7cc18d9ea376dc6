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
    case .package(let fault): fault.problemOfText
    case .notWord(let kind): kind.problem
    case .encrypted: Phrase("Tệp có mật khẩu.", "The file has a password.")
    case .noDocument: Phrase("Tệp không chứa văn bản Word.", "There is no Word text in the file.")
    case .badXML(let part, _), .unknownEncoding(let part):
      Phrase("Tệp Word bị hỏng ở phần “\(part)”.", "The Word file is damaged in its part “\(part)”.")
    case .forbiddenXML: Phrase("Tệp có nội dung không được phép.", "The file holds something that is not allowed.")
    case .tooDeep: Phrase("Nội dung tệp lồng nhau quá nhiều lớp.", "What the file holds is nested too deeply.")
    case .tooManyElements: PackageFault.tooLargeText
    }
  }

  /// What would help.
  public var mend: Phrase {
    switch self {
    case .encrypted: Phrase("Hãy gỡ mật khẩu rồi gửi lại.", "Take the password off and send it again.")
    case .package(let fault): fault.mendOfText
    case .tooManyElements: PackageFault.makeSmaller
    case .notWord(.picture):
      Phrase("Hãy xin bản Word (.docx) của văn bản này.", "Ask for the Word file (.docx) of this text.")
    case .notWord, .noDocument, .badXML, .unknownEncoding, .forbiddenXML, .tooDeep: PackageFault.saveAgain
    }
  }
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
    case .picture: Phrase("Tệp là ảnh, không phải văn bản.", "The file is a picture, not a text.")
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
    case .hiddenWords(let words):
      Phrase(
        "Tệp có chữ ẩn: “\(words)”. Chữ ẩn được đọc như chữ thường.",
        "The file has hidden words: “\(words)”. They were read as any others.")
    case .struckWords(let count):
      Phrase(
        "Tệp có \(count) chỗ gạch ngang chữ bằng định dạng, không phải dấu sửa; chữ đó vẫn được đọc như chữ thường. Nếu muốn bỏ chữ, hãy xóa hẳn.",
        "In \(count == 1 ? "one place" : "\(count) places") words are struck through by their format, which is no tracked change; they were read as any others. To take words out, delete them."
      )
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
  fileprivate var problemOfText: Phrase {
    switch self {
    case .tooLarge(_, let most):
      Phrase("Tệp quá lớn: nhiều nhất \(most >> 20) MB.", "The file is too large: at most \(most >> 20) MB.")
    case .partTooLarge, .unpackedTooLarge, .tooManyParts: Self.tooLargeText
    case .ratioTooHigh:
      Phrase(
        "Tệp nén chặt bất thường, mở ra có thể làm đầy bộ nhớ, nên không được mở.",
        "The file is packed so tightly that it could fill the memory; it was not opened.")
    case .notAPackage, .encrypted, .damaged, .unknownMethod, .badName, .doubleName, .severalDisks, .missingPart:
      Phrase("Tệp Word bị hỏng.", "The Word file is damaged.")
    }
  }

  fileprivate var mendOfText: Phrase {
    switch self {
    case .tooLarge, .partTooLarge, .unpackedTooLarge, .tooManyParts: Self.makeSmaller
    case .ratioTooHigh, .notAPackage, .encrypted, .damaged, .unknownMethod, .badName, .doubleName, .severalDisks,
      .missingPart:
      Self.saveAgain
    }
  }

  fileprivate static let tooLargeText = Phrase("Tệp quá lớn.", "The file is too large.")
  fileprivate static let makeSmaller = Phrase(
    "Hãy bỏ bớt hình ảnh hoặc chia thành nhiều tệp nhỏ.", "Take out pictures, or divide it into smaller files.")
  fileprivate static let saveAgain = Phrase(
    "Hãy mở tệp bằng chương trình soạn thảo, lưu lại dưới dạng Word (.docx) rồi gửi lại.",
    "Open it in a word processor, save it as a Word file (.docx) and send it again.")
}
