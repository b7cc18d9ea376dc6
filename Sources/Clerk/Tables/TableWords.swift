// SPDX-License-Identifier: AGPL-3.0-or-later

import Office
import Packs

extension WorkbookFault {
  /// What is wrong with the file, for whoever sent it.
  var problem: Phrase {
    switch self {
    case .package(let fault): fault.problem
    case .notAWorkbook: Phrase("Tệp không phải là bảng tính.", "The file is not a spreadsheet.")
    case .badXML, .badPlace: Phrase("Bảng tính bị hỏng.", "The spreadsheet is damaged.")
    case .forbiddenXML:
      Phrase("Bảng tính có nội dung không được phép.", "The spreadsheet holds something that is not allowed.")
    case .tooManySheets(let sheets, let most):
      Phrase(
        "Bảng tính có \(sheets) trang, nhiều hơn \(most).", "The spreadsheet has \(sheets) sheets, more than \(most).")
    case .tooManyCells(let sheet, let most):
      Phrase("Trang “\(sheet)” có quá \(most) ô.", "The sheet “\(sheet)” has more than \(most) cells.")
    case .tooMuchText: Phrase("Bảng tính chứa quá nhiều chữ.", "The spreadsheet holds too much text.")
    case .unknownEncoding(let line):
      Phrase("Không đọc được bảng mã của tệp ở dòng \(line).", "The file's encoding cannot be read at line \(line).")
    case .emptyFile: Phrase("Tệp trống.", "The file is empty.")
    case .quoteNotClosed(let line):
      Phrase(
        "Dấu nháy kép mở ở dòng \(line) không được đóng.", "A quotation mark opens on line \(line) and never closes.")
    case .textAfterQuote(let line):
      Phrase("Ở dòng \(line) có chữ thừa sau dấu nháy kép.", "On line \(line) something stands after a quotation mark.")
    case .cellTooLong(let sheet, let place):
      Phrase(
        "Ô \(place) của trang “\(sheet)” dài quá: nhiều nhất 32.767 ký tự.",
        "Cell \(place) of sheet “\(sheet)” is too long: at most 32,767 characters.")
    case .sheetTooLarge: Phrase("Bảng quá lớn.", "The table is too large.")
    case .notWritten: Phrase("Máy không ghi được tệp.", "The machine could not write the file.")
    }
  }

  /// What would help.
  var mend: Phrase {
    switch self {
    case .package(let fault): fault.mend
    case .unknownEncoding:
      Phrase("Hãy lưu lại dưới dạng CSV UTF-8 hoặc XLSX.", "Save it as CSV UTF-8 or XLSX.")
    case .quoteNotClosed, .textAfterQuote:
      Phrase(
        "Hãy sửa dòng đó, hoặc lưu lại bằng chương trình bảng tính.",
        "Correct that line, or save it again from a spreadsheet program.")
    case .emptyFile: Phrase("Hãy chọn tệp có dữ liệu.", "Choose a file with rows in it.")
    case .cellTooLong: Phrase("Hãy rút ngắn ô đó rồi gửi lại.", "Shorten that cell and send the file again.")
    case .tooManySheets, .tooManyCells, .tooMuchText, .sheetTooLarge:
      Phrase("Hãy chia thành nhiều tệp nhỏ.", "Divide it into smaller files.")
    case .notWritten: Phrase("Hãy thử lại sau.", "Try again later.")
    case .notAWorkbook, .badXML, .badPlace, .forbiddenXML: Self.saveAgain
    }
  }

  static let saveAgain = Phrase(
    "Hãy mở tệp bằng chương trình bảng tính và lưu lại dưới dạng XLSX.",
    "Open it in a spreadsheet program and save it as XLSX.")
}

extension PackageFault {
  var problem: Phrase {
    switch self {
    case .notAPackage(let isOldOffice) where isOldOffice:
      Phrase("Tệp ở định dạng cũ (.xls).", "The file is in an old format (.xls).")
    case .notAPackage: Phrase("Tệp không phải là bảng tính XLSX.", "The file is not an XLSX spreadsheet.")
    case .encrypted: Phrase("Tệp có mật khẩu.", "The file has a password.")
    case .tooLarge, .tooManyParts, .partTooLarge, .unpackedTooLarge, .ratioTooHigh:
      Phrase("Tệp quá lớn.", "The file is too large.")
    case .damaged, .unknownMethod, .badName, .doubleName, .severalDisks, .missingPart:
      Phrase("Tệp bị hỏng.", "The file is damaged.")
    }
  }

  var mend: Phrase {
    switch self {
    case .encrypted: Phrase("Hãy gỡ mật khẩu rồi gửi lại.", "Take the password off and send it again.")
    case .tooLarge, .tooManyParts, .partTooLarge, .unpackedTooLarge, .ratioTooHigh:
      Phrase(
        "Hãy bỏ hình ảnh, định dạng thừa, hoặc chia thành nhiều tệp nhỏ.",
        "Take out pictures and formats, or divide it into smaller files.")
    case .notAPackage, .damaged, .unknownMethod, .badName, .doubleName, .severalDisks, .missingPart:
      WorkbookFault.saveAgain
    }
  }
}
