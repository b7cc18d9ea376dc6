// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A day as it was typed, right or wrong, so that a form can come back as the reader left it.
public struct TypedDate: Hashable, Sendable {
  /// The day as typed.
  public var day: String
  /// The month as typed.
  public var month: String
  /// The year as typed.
  public var year: String
  /// Empty boxes unless told otherwise.
  public init(day: String = "", month: String = "", year: String = "") {
    self.day = day
    self.month = month
    self.year = year
  }
}

/// The words over the three boxes of a date.
public struct DateWords: Hashable, Sendable {
  /// Over the first box.
  public var day: String
  /// Over the second box.
  public var month: String
  /// Over the third box.
  public var year: String
  /// The three words in the language of the page.
  public init(day: String, month: String, year: String) {
    self.day = day
    self.month = month
    self.year = year
  }
}

/// A day in three boxes, dd mm yyyy, digits only: nobody can take the month for the day. Sends `name-day`,
/// `name-month` and `name-year`.
///
///     DateField("Ngày họp", .held, value: TypedDate(day: "15", month: "7", year: "2025"), words: dateWords)
public func DateField(
  _ label: String, _ name: FieldName, value: TypedDate = TypedDate(), words: DateWords, hint: String? = nil,
  error: String? = nil
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  let parts = [
    ("day", words.day, value.day, FieldWidth.tiny), ("month", words.month, value.month, .tiny),
    ("year", words.year, value.year, .short),
  ]
  return around.gathered(
    Div(.class(.boxes)) {
      for (index, (part, word, typed, width)) in parts.enumerated() {
        dateBox(name[part], id: index == 0 ? name.id : name[part].id, word, typed, width, isFaulty: error != nil)
      }
    })
}

private func dateBox(
  _ name: FieldName, id: ID, _ word: String, _ typed: String, _ width: FieldWidth, isFaulty: Bool
) -> HTML {
  var own = [
    Attribute("name", name.text), .id(id), .class(.input, .number, width.style), Attribute("type", "text"),
    Attribute("inputmode", "numeric"), Attribute("autocomplete", "off"),
  ]
  if !typed.isEmpty { own.append(Attribute("value", typed)) }
  if isFaulty { own.append(Attribute("aria-invalid", "true")) }
  return Div(.class(.box)) {
    element("label", [Attribute("for", id.text)], Inline(word)) as HTML
    void("input", own) as HTML
  }
}

/// A day in one box, typed as dd/mm/yyyy; say so in the hint.
///
///     DateBox("Ngày sinh", .birth, value: "03/02/1968", hint: "Ví dụ: 03/02/1968")
public func DateBox(
  _ label: String, _ name: FieldName, value: String = "", hint: String, error: String? = nil
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  return around.around(input(around, [Attribute("type", "text"), .class(.number)], value, .short, .off))
}
