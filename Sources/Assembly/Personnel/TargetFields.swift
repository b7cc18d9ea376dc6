// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import Slates

/// A target as a form shows it, and what is read from one.
struct TargetFields {
  /// Whom it counts, as one choice; ages and further facts have fields of their own.
  enum Kind: String, CaseIterable {
    case women, minority, science, continuing, newcomers, ages, eachUnit, quality

    func words(_ say: Language) -> String {
      switch self {
      case .women: SlateGroup.women.words(say)
      case .minority: SlateGroup.minority.words(say)
      case .science: SlateGroup.science.words(say)
      case .continuing: SlateGroup.continuing.words(say)
      case .newcomers: SlateGroup.newcomers.words(say)
      case .eachUnit: SlateGroup.eachUnit.words(say)
      case .ages: say("độ tuổi", "ages")
      case .quality: say("thông tin khác", "further facts")
      }
    }
  }

  let kind: Kind
  let from: String
  let through: String
  let heading: String
  let values: String
  let least: String
  let most: String

  init(_ content: SlateTarget.Content?, _ say: Language) {
    var ages: (Int?, Int?) = (nil, nil)
    var quality: (String, [String]) = ("", [])
    switch content?.group {
    case .women, nil: kind = .women
    case .minority: kind = .minority
    case .science: kind = .science
    case .continuing: kind = .continuing
    case .newcomers: kind = .newcomers
    case .eachUnit: kind = .eachUnit
    case .ages(let from, let through):
      kind = .ages
      ages = (from, through)
    case .quality(let title, let values):
      kind = .quality
      quality = (title, values)
    }
    from = ages.0.map { "\($0)" } ?? ""
    through = ages.1.map { "\($0)" } ?? ""
    heading = quality.0
    values = quality.1.joined(separator: "; ")
    least = content?.least?.typed(say) ?? ""
    most = content?.most?.typed(say) ?? ""
  }
}

extension SlateAmount {
  /// As it is typed, so that what a field shows can be sent again.
  func typed(_ say: Language) -> String {
    if case .heads(let heads) = self { "\(heads)" } else { words(say) }
  }

  /// Reads "6", "15%", "1/3", "50% khóa đương nhiệm"; nothing for anything else.
  init?(typed text: String) {
    var text = text.trimmed.lowercased()
    var base = Base.list
    for ending in [
      "của khóa đương nhiệm", "khóa đương nhiệm", "của khóa trước", "khóa trước", "of the outgoing term", "of outgoing",
      "outgoing",
    ]
    where base == .list && text.hasSuffix(ending) {
      text = String(text.dropLast(ending.count)).trimmed
      base = .outgoing
    }
    if base == .list, let heads = Int(text), 0...9_999 ~= heads {
      self = .heads(heads)
      return
    }
    guard let share = Slates.Share(typed: text), let fraction = Fraction(share.numerator, share.denominator) else {
      return nil
    }
    self = .share(fraction, of: base)
  }
}

extension FormReader {
  /// A target as it was typed.
  mutating func target() throws(Faults) -> SlateTarget.Content {
    let name = line("name", Phrase("nội dung chỉ tiêu", "the target"), most: 200)
    if name == nil {
      fault(
        "name", Phrase("Chưa có nội dung chỉ tiêu.", "The target has no words."),
        mend: Phrase("Hãy nhập nội dung.", "Enter them."))
    }
    let group = group()
    let least = amount("least", Phrase("mức ít nhất", "the least"))
    let most = amount("most", Phrase("mức nhiều nhất", "the most"))
    let force = choice("force", Phrase("tính chất", "the force"), of: ["shall", "strive"])
    let priority = number("priority", Phrase("mức ưu tiên", "the priority"), in: 1...999)
    try finish()
    return SlateTarget.Content(
      name: Phrase(name ?? "", name ?? ""), group: group ?? .women, least: least, most: most,
      isStriven: force != "shall", priority: priority)
  }

  private mutating func group() -> SlateGroup? {
    let kinds = TargetFields.Kind.allCases.map(\.rawValue)
    let kind = choice("group", Phrase("đối tượng", "whom it counts"), of: kinds).flatMap(TargetFields.Kind.init)
    switch kind {
    case .women: return .women
    case .minority: return .minority
    case .science: return .science
    case .continuing: return .continuing
    case .newcomers: return .newcomers
    case .eachUnit: return .eachUnit
    case .ages: return ages()
    case .quality: return quality()
    case nil: return nil
    }
  }

  private mutating func ages() -> SlateGroup {
    let from = optionalNumber("from", Phrase("tuổi từ", "the lower age"), in: 0...120)
    let through = optionalNumber("through", Phrase("tuổi đến", "the upper age"), in: 0...120)
    if from == nil, through == nil {
      fault(
        "from", Phrase("Chưa ghi độ tuổi.", "No ages are entered."),
        mend: Phrase("Hãy ghi ít nhất một trong hai ô.", "Enter one of the two."))
    }
    if let from, let through, from > through {
      fault(
        "through", Phrase("Độ tuổi kết thúc trước khi bắt đầu.", "The ages end before they begin."),
        mend: Phrase("Hãy đổi hai số.", "Turn the two around."))
    }
    return .ages(from: from, through: through)
  }

  private mutating func quality() -> SlateGroup {
    let heading = line("heading", Phrase("tiêu đề", "the heading"), most: 60) ?? ""
    let typed = line("values", Phrase("giá trị", "the values"), most: 500) ?? ""
    let values = typed.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    if PlainText(heading).isEmpty || values.isEmpty {
      fault(
        "heading", Phrase("Chưa ghi tiêu đề hoặc giá trị.", "Heading or values are missing."),
        mend: Phrase(
          "Hãy ghi cả hai, như Trình độ và Thạc sĩ; Tiến sĩ.", "Enter both, such as Degree and Master; Doctor."))
    }
    return .quality(title: heading, values: values)
  }

  private mutating func amount(_ field: FieldName, _ name: Phrase) -> SlateAmount? {
    guard let text = line(field, name, most: 60) else { return nil }
    if let amount = SlateAmount(typed: text) { return amount }
    fault(
      field, Phrase("Không đọc được “\(text.prefix(40))”.", "“\(text.prefix(40))” cannot be read."),
      mend: Phrase("Hãy ghi số người (6) hoặc tỷ lệ (15%, 1/3).", "Enter heads (6) or a share (15%, 1/3)."))
    return nil
  }
}
