// SPDX-License-Identifier: AGPL-3.0-or-later

extension PackFault {
  /// What is wrong with the form of a file.
  public enum Form: Hashable, Sendable {
    case missingFile(known: [String])
    case unknownFile(nearest: String?, known: [String])
    case tooLarge(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooMany(limit: Int)
    case notUTF8
    case syntax(String)
    case duplicateKey(String)
    case anchorOrAlias(String)
    case tag(String)
    case mergeKey
    case keyIsNotText
    case unknownKey(String, nearest: String?, known: [String])
    case missingKey(String)
    case oneOf([String], found: [String])
    case wrongType(expected: Shape, found: Shape)
  }
}

extension PackFault.Form {
  func sentence(_ language: Language) -> String {
    switch self {
    case .missingFile: language("Bộ quy tắc thiếu tệp này.", "The pack lacks this file.")
    case .unknownFile: language("Bộ quy tắc không có tệp nào mang tên này.", "No file of a pack has this name.")
    case .tooLarge(let bytes, let limit):
      language("Tệp có \(bytes) byte, quá \(limit) byte.", "The file has \(bytes) bytes, over \(limit).")
    case .tooDeep(let limit):
      language("Các khóa lồng nhau quá \(limit) bậc.", "The keys are nested over \(limit) levels deep.")
    case .tooMany(let limit):
      language("Tệp có quá \(limit) mục.", "The file has over \(limit) items.")
    case .notUTF8: language("Tệp không phải là UTF-8: sai từ chỗ này.", "This is not UTF-8 from here on.")
    case .syntax(let words):
      language("Sai cú pháp YAML (bộ đọc báo: \(words)).", "This is not YAML (the reader says: \(words)).")
    case .duplicateKey(let key): language("Khóa “\(key)” viết hai lần.", "The key “\(key)” is written twice.")
    case .anchorOrAlias(let word):
      language("Không dùng neo và tham chiếu YAML (“\(word)”).", "YAML anchors and aliases are not used (“\(word)”).")
    case .tag(let word): language("Không dùng thẻ kiểu YAML (“\(word)”).", "YAML tags are not used (“\(word)”).")
    case .mergeKey: language("Không dùng khóa trộn “<<”.", "The merge key “<<” is not used.")
    case .keyIsNotText: language("Khóa phải là chữ.", "A key must be text.")
    case .unknownKey(let key, _, _): language("Không có khóa “\(key)” ở đây.", "There is no key “\(key)” here.")
    case .missingKey(let key): language("Thiếu khóa “\(key)”.", "The key “\(key)” is missing.")
    case .oneOf(let keys, let found): Self.oneOf(keys, found, language)
    case .wrongType(let expected, let found):
      language(
        "Chỗ này phải là \(expected.name(language)), nhưng tệp ghi \(found.name(language)).",
        "Expected \(expected.name(language)), found \(found.name(language)).")
    }
  }

  func mend(_ language: Language) -> String {
    switch self {
    case .missingFile: language("thêm tệp này vào thư mục của bộ quy tắc.", "add this file to the pack's folder.")
    case .unknownFile(let nearest, let known): PackFault.choice(nearest, known, language)
    case .tooLarge(_, let limit):
      language("rút gọn để tệp không quá \(limit) byte.", "shorten the file to at most \(limit) bytes.")
    case .tooDeep(let limit):
      language("viết phẳng hơn, không quá \(limit) bậc.", "write it flatter, at most \(limit) levels.")
    case .tooMany(let limit): language("giữ không quá \(limit) mục.", "keep at most \(limit) items.")
    case .notUTF8:
      language(
        "mở tệp, chọn lưu lại với bảng mã UTF-8, rồi xem lại các chữ có dấu.",
        "open the file, save it as UTF-8, and look at its accented letters.")
    case .syntax:
      language(
        "xem lại thụt lề, dấu hai chấm và dấu nháy ở dòng này và dòng ngay trên.",
        "look at the indentation, colons and quotes of this line and the one above.")
    case .duplicateKey(let key): language("giữ một khóa “\(key)”.", "keep one key “\(key)”.")
    case .anchorOrAlias:
      language(
        "chép hẳn nội dung ra; nếu là chữ thì đặt trong dấu nháy và không bắt đầu bằng & hay *.",
        "write the content out; if it is text, quote it and do not begin it with & or *.")
    case .tag:
      language(
        "bỏ thẻ; nếu là chữ thì đặt trong dấu nháy và không bắt đầu bằng dấu !.",
        "remove the tag; if it is text, quote it and do not begin it with !.")
    case .mergeKey: language("chép hẳn các khóa ra.", "write the keys out.")
    case .keyIsNotText: language("thay bằng một từ.", "write a word instead.")
    case .unknownKey(_, let nearest, let known):
      PackFault.choice(nearest, known, language)
        + (known == Language.allCases.map(\.rawValue)
          ? language(" Lời có dấu phẩy thì đặt trong dấu nháy.", " Put a wording with a comma in quotes.") : "")
    case .missingKey(let key):
      language("thêm “\(key):” vào nhóm khóa này.", "add “\(key):” to this group of keys.")
    case .oneOf(let keys, _):
      language(
        "giữ đúng một khóa: \(keys.joined(separator: ", ")).", "keep exactly one of \(keys.joined(separator: ", ")).")
    case .wrongType(let expected, _): language("ghi \(expected.name(language)).", "write \(expected.name(language)).")
    }
  }

  private static func oneOf(_ keys: [String], _ found: [String], _ language: Language) -> String {
    found.isEmpty
      ? language("Thiếu nội dung của quy tắc.", "What the rule asks for is missing.")
      : language(
        "Một mục chỉ được có một trong các khóa này, nhưng có \(found.count): \(found.joined(separator: ", ")).",
        "Only one of these keys may stand here, but there are \(found.count): \(found.joined(separator: ", ")).")
  }
}
