// SPDX-License-Identifier: AGPL-3.0-or-later

extension PackFault {
  /// Where, what and how to mend it, in one line for the console and the page.
  public func sentence(_ language: Language) -> String {
    let key = keyPath.isEmpty ? "" : language(", khóa “\(keyPath)”", ", key “\(keyPath)”")
    let place = language("\(file), dòng \(line), cột \(column)", "\(file), line \(line), column \(column)")
    let mending = language("Cách sửa", "To mend it")
    return "\(place)\(key): \(problem.sentence(language)) \(mending): \(mend(language))"
  }

  /// How to mend it.
  public func mend(_ language: Language) -> String { problem.mend(language) }
}

extension PackFault.Shape {
  func name(_ language: Language) -> String {
    switch self {
    case .text: language("một dòng chữ", "text")
    case .list: language("một danh sách", "a list")
    case .mapping: language("một nhóm khóa – giá trị", "a group of keys and values")
    case .wholeNumber: language("một số nguyên", "a whole number")
    case .flag: language("true hoặc false", "true or false")
    }
  }
}

extension PackFault.Kind {
  func name(_ language: Language) -> String {
    switch self {
    case .role: language("vai trò", "role")
    case .body: language("cơ quan", "body")
    case .post: language("chức vụ", "post")
    case .figure: language("số liệu", "figure")
    case .paper: language("loại văn bản", "paper")
    case .rule: language("quy tắc", "rule")
    case .instrument: language("văn bản căn cứ", "instrument")
    case .mode: language("hình thức đại hội", "mode of congress")
    case .delegateKind: language("loại đại biểu", "kind of delegate")
    }
  }

  /// The file in which such a thing is listed.
  var file: String {
    switch self {
    case .role: "roles.yaml"
    case .body: "bodies.yaml"
    case .post: "posts.yaml"
    case .figure: "figures.yaml"
    case .paper: "papers.yaml"
    case .rule: "rules.yaml"
    case .instrument: "instruments.yaml"
    case .mode: "modes.yaml"
    case .delegateKind: "delegates.yaml"
    }
  }
}

extension PackFault.Problem {
  /// What is wrong.
  public func sentence(_ language: Language) -> String {
    switch self {
    case .missingFile: language("Bộ quy tắc thiếu tệp này.", "The pack lacks this file.")
    case .unknownFile: language("Bộ quy tắc không có tệp nào mang tên này.", "No file of a pack has this name.")
    case .tooLarge(let bytes, let limit):
      language("Tệp có \(bytes) byte, quá \(limit) byte.", "The file has \(bytes) bytes, over \(limit).")
    case .tooDeep(let limit):
      language("Các khóa lồng nhau quá \(limit) bậc.", "The keys are nested over \(limit) levels deep.")
    case .tooMany(let limit):
      language("Tệp có quá \(limit) mục.", "The file has over \(limit) items.")
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
    case .unknownWord(let word, _, _):
      language("Từ “\(word)” không dùng ở đây.", "The word “\(word)” is not used here.")
    case .emptyText: language("Chỗ này bỏ trống.", "This is empty.")
    case .emptyList: language("Danh sách này trống.", "This list is empty.")
    case .missingTranslation(let missing):
      language(
        "Thiếu bản \(missing == .vietnamese ? "tiếng Việt" : "tiếng Anh").",
        "The \(missing == .vietnamese ? "Vietnamese" : "English") wording is missing.")
    case .badFraction(let text): language("“\(text)” không phải là phân số.", "“\(text)” is not a fraction.")
    case .unreachableShare: language("Không ai đạt được tỷ lệ này.", "Nobody can pass this share.")
    case .badDay(let text): language("“\(text)” không phải là ngày có thật.", "“\(text)” is not a day that exists.")
    case .outOfRange(let number, let least, let most):
      language("\(number) nằm ngoài khoảng \(least) đến \(most).", "\(number) is not between \(least) and \(most).")
    case .badID, .badAlphabet, .unknownPlaceholder, .duplicateID, .unknownReference, .wrongForm, .missingName,
      .missingRule, .backwardBounds, .outlivesInstrument, .overlappingValidity, .more:
      meaning(language)
    }
  }

  private static func oneOf(_ keys: [String], _ found: [String], _ language: Language) -> String {
    found.isEmpty
      ? language("Thiếu nội dung của quy tắc.", "What the rule asks for is missing.")
      : language(
        "Một mục chỉ được có một trong các khóa này, nhưng có \(found.count): \(found.joined(separator: ", ")).",
        "Only one of these keys may stand here, but there are \(found.count): \(found.joined(separator: ", ")).")
  }

  /// The faults of meaning: the file is well formed, but what it says cannot hold.
  private func meaning(_ language: Language) -> String {
    switch self {
    case .badID(let id): language("“\(id)” không dùng làm mã được.", "“\(id)” cannot be an identifier.")
    case .badAlphabet(let letter):
      language(
        "Chữ “\(letter)” trong bảng chữ cái bị lặp hoặc không phải chữ thường.",
        "The letter “\(letter)” of the alphabet is repeated or not lower case.")
    case .unknownPlaceholder(let name, _, _):
      language("Không có chỗ điền “{\(name)}”.", "There is no placeholder “{\(name)}”.")
    case .duplicateID(let id, let line):
      language("Mã “\(id)” đã dùng ở dòng \(line).", "The identifier “\(id)” is already used on line \(line).")
    case .unknownReference(let kind, let id, _):
      language("Không có \(kind.name(language)) nào mang mã “\(id)”.", "There is no \(kind.name(language)) “\(id)”.")
    case .wrongForm(let id, let expected, let found):
      language(
        "Số liệu “\(id)” thuộc dạng \(found.rawValue), chỗ này cần dạng \(expected.rawValue).",
        "The figure “\(id)” has the form \(found.rawValue); \(expected.rawValue) is needed here.")
    case .missingName(let kind, let id):
      language("Thiếu \(kind.name(language)) “\(id)”.", "The \(kind.name(language)) “\(id)” is missing.")
    case .missingRule(let key, let gathering):
      language(
        "Chưa có quy tắc \(key) cho \(gathering.rawValue).", "There is no \(key) rule for the \(gathering.rawValue).")
    case .backwardBounds: language("Mốc đầu sau mốc cuối.", "The first bound is beyond the last.")
    case .outlivesInstrument(let name, let last):
      language(
        "Quy tắc còn hiệu lực sau khi \(name[language]) hết hiệu lực (\(last)).",
        "The rule is in force longer than \(name[language]), which ended on \(last).")
    case .overlappingValidity(let other):
      language(
        "Cùng một việc, cùng một ngày mà có hai quy tắc: quy tắc này và “\(other)”.",
        "Two rules hold for the same matter on the same day: this one and “\(other)”.")
    case .more(let count): language("Còn \(count) lỗi nữa.", "There are \(count) more faults.")
    default: ""
    }
  }
}
