// SPDX-License-Identifier: AGPL-3.0-or-later

extension Amount {
  /// Reads "6", "15%", "0,15" or "1/3"; shares are of the slate, or of the seats or the outgoing term where the text ends so.
  init?(typed text: String, _ rounding: Rounding) {
    var text = text.lowercased()
    var base = Base.slate
    let endings: [(String, Base)] = [
      ("số được bầu", .seats), ("seats", .seats), ("khóa trước", .outgoing), ("outgoing", .outgoing),
    ]
    if let (ending, named) = endings.first(where: { text.hasSuffix($0.0) }) {
      text = trimmed(text.dropLast(ending.count))
      base = named
    }
    if let heads = Int(text), base == .slate {
      self = .heads(heads)
      return
    }
    guard let share = Share(typed: text) else { return nil }
    self = .share(share, of: base, rounding)
  }
}

extension Share {
  /// Reads "15%", "12,5 %", "0.15" or "1/3"; nothing below nothing or above all.
  public init?(typed text: String) {
    let isPercent = text.hasSuffix("%")
    let number = trimmed(isPercent ? text.dropLast() : text[...])
    let parts = number.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, !isPercent, let top = Int(trimmed(parts[0])), let bottom = Int(trimmed(parts[1])) {
      self.init(top, over: bottom)
      return
    }
    let digits = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard let whole = digits.first, digits.count <= 2, isPercent || digits.count == 2 else { return nil }
    let rest = digits.count == 2 ? digits[1] : ""
    guard whole.count <= 3, rest.count <= 4, (whole + rest).allSatisfy({ $0.isASCII && $0.isNumber }),
      let figure = Int(whole + rest)
    else { return nil }
    let scale = rest.reduce(isPercent ? 100 : 1) { scale, _ in scale * 10 }
    self.init(figure, over: scale)
  }
}

extension Condition {
  private static let everyone: Set<String> = ["", "tất cả", "all"]
  private static let ages: Set<String> = ["tuổi", "age"]
  private static let denials = ["không ", "not "]
  private static let operators = ["<=", ">=", "≤", "≥", "<", ">", "="]
  static let termLimit = 20

  /// Reads what an office writes in a cell: headings of the list of people, alone or with a value, all of which must hold:
  /// "giới tính = nữ; tuổi < 42", "tái cử", "không tái cử", "tuổi = 46-55", "trình độ = thạc sĩ | tiến sĩ".
  public init?(typed text: String, births: FactName?) {
    let terms = text.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
    guard terms.count <= Condition.termLimit else { return nil }
    var read: [Condition] = []
    for term in terms {
      guard let one = Condition.term(term, births) else { return nil }
      read.append(one)
    }
    self = read.count == 1 ? read[0] : read.isEmpty ? .everybody : .all(read)
  }

  private static func term(_ text: String, _ births: FactName?) -> Condition? {
    let text = text.lowercased()
    if everyone.contains(text) { return .everybody }
    guard let sign = operators.first(where: { text.contains($0) }) else {
      if let denial = denials.first(where: { text.hasPrefix($0) }) {
        let name = trimmed(text.dropFirst(denial.count))
        return name.isEmpty ? nil : .not(.has(FactName(name)))
      }
      return .has(FactName(text))
    }
    let parts = text.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false).map { trimmed($0) }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    if ages.contains(parts[0]) {
      guard let births, let span = span(sign, parts[1]) else { return nil }
      return .age(births, span)
    }
    let name = FactName(parts[0])
    guard sign == "=" else { return span(sign, parts[1]).map { .number(name, $0) } }
    let words = parts[1].split(separator: "|").map { trimmed($0) }
    return words.isEmpty ? nil : .word(name, among: words)
  }

  private static func span(_ sign: String, _ text: String) -> Span? {
    let numbers = text.split { $0 == "-" || $0 == "–" }.map { Int(trimmed($0)) }
    guard (1...2).contains(numbers.count), let first = numbers[0], 0...1_000_000 ~= first else { return nil }
    if numbers.count == 2 {
      guard sign == "=", let last = numbers[1], first <= last else { return nil }
      return Span(from: first, through: last)
    }
    switch sign {
    case "<": return Span(through: first - 1)
    case "<=", "≤": return Span(through: first)
    case ">": return Span(from: first + 1)
    case ">=", "≥": return Span(from: first)
    default: return Span(from: first, through: first)
    }
  }
}
