// SPDX-License-Identifier: AGPL-3.0-or-later

extension PackFault.Problem {
  /// How to mend it.
  public func mend(_ language: Language) -> String {
    switch self {
    case .missingFile: language("thêm tệp này vào thư mục của bộ quy tắc.", "add this file to the pack's folder.")
    case .unknownFile(let nearest, let known): Self.choice(nearest, known, language)
    case .tooLarge(_, let limit):
      language("rút gọn để tệp không quá \(limit) byte.", "shorten the file to at most \(limit) bytes.")
    case .tooDeep(let limit):
      language("viết phẳng hơn, không quá \(limit) bậc.", "write it flatter, at most \(limit) levels.")
    case .tooMany(let limit): language("giữ không quá \(limit) mục.", "keep at most \(limit) items.")
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
      Self.choice(nearest, known, language)
        + (known == Language.allCases.map(\.rawValue)
          ? language(" Lời có dấu phẩy thì đặt trong dấu nháy.", " Put a wording with a comma in quotes.") : "")
    case .missingKey(let key):
      language("thêm “\(key):” vào nhóm khóa này.", "add “\(key):” to this group of keys.")
    case .oneOf(let keys, _):
      language(
        "giữ đúng một khóa: \(keys.joined(separator: ", ")).", "keep exactly one of \(keys.joined(separator: ", ")).")
    case .wrongType(let expected, _): language("ghi \(expected.name(language)).", "write \(expected.name(language)).")
    case .unknownWord(_, let nearest, let allowed): Self.choice(nearest, allowed, language)
    case .emptyText:
      language("điền nội dung, hoặc bỏ cả khóa nếu không bắt buộc.", "fill it in, or remove an optional key.")
    case .emptyList: language("ghi ít nhất một mục.", "list at least one item.")
    case .missingTranslation(let missing):
      language(
        "thêm “\(missing.rawValue):” với lời \(missing == .vietnamese ? "tiếng Việt" : "tiếng Anh").",
        "add “\(missing.rawValue):” with the \(missing == .vietnamese ? "Vietnamese" : "English") wording.")
    case .badFraction:
      language(
        "ghi như 1/2 hoặc 2/3, không quá 1.", "write it like 1/2 or 2/3, at most 1."
      )
    case .unreachableShare:
      language("dùng atLeast, hoặc một tỷ lệ nhỏ hơn 1.", "use atLeast, or a share below 1.")
    case .badDay: language("ghi năm-tháng-ngày, như 2025-07-15.", "write year-month-day, like 2025-07-15.")
    case .outOfRange(_, let least, let most):
      language("chọn một số từ \(least) đến \(most).", "choose a number from \(least) to \(most).")
    case .badID, .badAlphabet, .unknownPlaceholder, .duplicateID, .unknownReference, .wrongForm, .missingName,
      .missingRule, .backwardBounds, .outlivesInstrument, .overlappingValidity, .more:
      meaningMend(language)
    }
  }

  private func meaningMend(_ language: Language) -> String {
    switch self {
    case .badID:
      language(
        "chỉ dùng chữ cái không dấu, chữ số, dấu chấm và gạch nối, tối đa 64 ký tự.",
        "use plain letters, digits, dots and hyphens only, at most 64 characters.")
    case .badAlphabet:
      language(
        "ghi mỗi chữ thường đúng một lần, theo thứ tự từ điển.",
        "list each lower-case letter once, in dictionary order.")
    case .unknownPlaceholder(_, let nearest, let allowed):
      Self.choice(nearest.map { "{\($0)}" }, allowed.map { "{\($0)}" }, language)
    case .duplicateID: language("đặt mã khác cho một trong hai mục.", "give one of the two another identifier.")
    case .unknownReference(let kind, _, let nearest):
      nearest.map { language("có phải là “\($0)”? Nếu không, ", "did you mean “\($0)”? If not, ") }.map {
        $0 + language("thêm mã này vào \(kind.file).", "add it to \(kind.file).")
      } ?? language("thêm mã này vào \(kind.file).", "add it to \(kind.file).")
    case .wrongForm(_, let expected, _):
      language("dẫn một số liệu dạng \(expected.rawValue).", "name a figure of the form \(expected.rawValue).")
    case .missingName(let kind, let id):
      language("thêm mục có “id: \(id)” vào \(kind.file).", "add an item with “id: \(id)” to \(kind.file).")
    case .missingRule(let key, let gathering):
      language(
        "thêm vào rules.yaml một quy tắc có “\(key):” với “of: \(gathering.rawValue)”.",
        "add a rule with “\(key):” and “of: \(gathering.rawValue)” to rules.yaml.")
    case .backwardBounds: language("đổi chỗ hai mốc.", "swap the two bounds.")
    case .outlivesInstrument(_, let last):
      language(
        "ghi “to: \(last)” hoặc sớm hơn, hoặc dẫn văn bản đang có hiệu lực.",
        "write “to: \(last)” or earlier, or cite the instrument then in force.")
    case .overlappingValidity:
      language(
        "ghi ngày hết hiệu lực cho quy tắc cũ, sớm hơn ngày quy tắc mới có hiệu lực.",
        "end the older rule on a day before the newer one begins.")
    case .more: language("sửa các lỗi trên rồi đọc lại.", "mend the ones above and read the pack again.")
    default: ""
    }
  }

  private static func choice(_ nearest: String?, _ all: [String], _ language: Language) -> String {
    let list = all.joined(separator: ", ")
    guard let nearest else { return language("dùng một trong: \(list).", "use one of: \(list).") }
    return language(
      "có phải là “\(nearest)”? Các từ dùng được: \(list).", "did you mean “\(nearest)”? Allowed: \(list).")
  }
}
