// SPDX-License-Identifier: AGPL-3.0-or-later

extension PackFault {
  /// What is wrong with a single value.
  public enum Value: Hashable, Sendable {
    case unknownWord(String, nearest: String?, allowed: [String])
    case emptyText
    /// A word that YAML reads as nothing where it stands without quotes.
    case nothing(String)
    /// A brace without its partner.
    case strayBrace(String)
    case emptyList
    case missingTranslation(Language)
    /// A word that is counted has one English form only.
    case missingPlural(String)
    case badFraction(String)
    case unreachableShare
    case badDay(String)
    case outOfRange(Int, least: Int, most: Int)
    case badID(String)
    case badAlphabet(String)
    case unknownPlaceholder(String, nearest: String?, allowed: [String])
  }
}

extension PackFault.Value {
  func sentence(_ language: Language) -> String {
    switch self {
    case .unknownWord(let word, _, _):
      language("Từ “\(word)” không dùng ở đây.", "The word “\(word)” is not used here.")
    case .emptyText: language("Chỗ này bỏ trống.", "This is empty.")
    case .nothing(let word):
      language("“\(word)” không có dấu nháy nghĩa là bỏ trống.", "“\(word)” without quotes means that this is empty.")
    case .strayBrace(let text):
      language("Dấu ngoặc nhọn trong “\(text)” lẻ đôi.", "A brace in “\(text)” has no partner.")
    case .emptyList: language("Danh sách này trống.", "This list is empty.")
    case .missingTranslation(let missing):
      language(
        "Thiếu bản \(missing == .vietnamese ? "tiếng Việt" : "tiếng Anh").",
        "The \(missing == .vietnamese ? "Vietnamese" : "English") wording is missing.")
    case .missingPlural(let word):
      language("“\(word)” chưa có dạng số nhiều.", "“\(word)” has no form for several.")
    case .badFraction(let text): language("“\(text)” không phải là phân số.", "“\(text)” is not a fraction.")
    case .unreachableShare: language("Không ai đạt được tỷ lệ này.", "Nobody can pass this share.")
    case .badDay(let text): language("“\(text)” không phải là ngày có thật.", "“\(text)” is not a day that exists.")
    case .outOfRange(let number, let least, let most):
      language("\(number) nằm ngoài khoảng \(least) đến \(most).", "\(number) is not between \(least) and \(most).")
    case .badID(let id): language("“\(id)” không dùng làm mã được.", "“\(id)” cannot be an identifier.")
    case .badAlphabet(let letter):
      language(
        "Chữ “\(letter)” trong bảng chữ cái bị lặp hoặc không phải chữ thường.",
        "The letter “\(letter)” of the alphabet is repeated or not lower case.")
    case .unknownPlaceholder(let name, _, _):
      language("Không có chỗ điền “{\(name)}”.", "There is no placeholder “{\(name)}”.")
    }
  }

  func mend(_ language: Language) -> String {
    switch self {
    case .unknownWord(_, let nearest, let allowed): PackFault.choice(nearest, allowed, language)
    case .emptyText:
      language("điền nội dung, hoặc bỏ cả khóa nếu không bắt buộc.", "fill it in, or remove an optional key.")
    case .nothing(let word):
      language(
        "điền nội dung; nếu đúng là chữ ấy thì đặt trong dấu nháy: \"\(word)\".",
        "fill it in; if that word is meant, quote it: \"\(word)\".")
    case .strayBrace:
      language("viết chỗ điền như {organisation}.", "write a placeholder like {organisation}, with both braces.")
    case .emptyList: language("ghi ít nhất một mục.", "list at least one item.")
    case .missingTranslation(let missing):
      language(
        "thêm “\(missing.rawValue):” với lời \(missing == .vietnamese ? "tiếng Việt" : "tiếng Anh").",
        "add “\(missing.rawValue):” with the \(missing == .vietnamese ? "Vietnamese" : "English") wording.")
    case .missingPlural(let word):
      language("ghi {one: \(word), other: …}.", "write {one: \(word), other: …}.")
    case .badFraction:
      language(
        "ghi như 1/2 hoặc 2/3, không quá 1.", "write it like 1/2 or 2/3, at most 1."
      )
    case .unreachableShare:
      language("dùng atLeast, hoặc một tỷ lệ nhỏ hơn 1.", "use atLeast, or a share below 1.")
    case .badDay: language("ghi năm-tháng-ngày, như 2025-07-15.", "write year-month-day, like 2025-07-15.")
    case .outOfRange(_, let least, let most):
      language("chọn một số từ \(least) đến \(most).", "choose a number from \(least) to \(most).")
    case .badID:
      language(
        "chỉ dùng chữ cái không dấu, chữ số, dấu chấm và gạch nối, tối đa 64 ký tự.",
        "use plain letters, digits, dots and hyphens only, at most 64 characters.")
    case .badAlphabet:
      language(
        "ghi mỗi chữ thường đúng một lần, theo thứ tự từ điển.",
        "list each lower-case letter once, in dictionary order.")
    case .unknownPlaceholder(_, let nearest, let allowed):
      PackFault.choice(nearest.map { "{\($0)}" }, allowed.map { "{\($0)}" }, language)
    }
  }
}
