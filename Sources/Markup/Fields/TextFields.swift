// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// One line of text. `kind` brings the right keyboard of a tablet.
///
///     TextField("Họ và tên", .fullName, value: form.fullName, hint: "Như trong hồ sơ", error: faults[.fullName])
public func TextField(
  _ label: String, _ name: FieldName, value: String = "", hint: String? = nil, error: String? = nil,
  width: FieldWidth = .full, kind: TextKind = .text, autocomplete: Autocomplete? = nil
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  return around.around(input(around, kind.attributes, value, width, autocomplete))
}

/// What is typed into a text field.
public enum TextKind: Sendable {
  case text, email, telephone

  var attributes: [Attribute] {
    switch self {
    case .text: [Attribute("type", "text")]
    case .email: [Attribute("type", "email"), Attribute("spellcheck", "false")]
    case .telephone: [Attribute("type", "tel")]
    }
  }
}

/// Several lines of text.
///
///     TextArea("Ý kiến", .comment, value: text, rows: 6)
public func TextArea(
  _ label: String, _ name: FieldName, value: String = "", hint: String? = nil, error: String? = nil, rows: Int = 5
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  // The parser drops a line feed right after the tag; ours is there to be dropped in place of the reader's.
  var content = Inline("\n")
  content.bytes.appendEscaped(value)
  let own = around.attributes + [.class(.input, .area), Attribute("rows", "\(rows)")]
  return around.around(element("textarea", own, content))
}

/// A whole number; the digits keyboard, no arrows that change it by accident. `value` is what was typed.
///
///     NumberField("Số phiếu phát ra", .issued, value: form.issued)
public func NumberField(
  _ label: String, _ name: FieldName, value: String = "", hint: String? = nil, error: String? = nil,
  width: FieldWidth = .short
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  let kind = [Attribute("type", "text"), Attribute("inputmode", "numeric"), .class(.number)]
  return around.around(input(around, kind, value, width, .off))
}

/// A time of day, as the tablet's own wheel or box.
public func TimeField(
  _ label: String, _ name: FieldName, value: String = "", hint: String? = nil, error: String? = nil
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  return around.around(input(around, [Attribute("type", "time")], value, .short, nil))
}

/// A password; never filled with a value. Use `.newPassword` where one is chosen.
public func PasswordField(
  _ label: String, _ name: FieldName, hint: String? = nil, error: String? = nil,
  autocomplete: Autocomplete = .currentPassword
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  return around.around(input(around, [Attribute("type", "password")], "", .medium, autocomplete))
}

/// A printed sign-in code: letters and digits, written wide, not corrected by the keyboard.
public func CodeField(
  _ label: String, _ name: FieldName, value: String = "", hint: String? = nil, error: String? = nil
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  let kind = [
    Attribute("type", "text"), Attribute("autocapitalize", "characters"), Attribute("spellcheck", "false"),
    .class(.number),
  ]
  return around.around(input(around, kind, value, .medium, .oneTimeCode))
}

/// A file to upload, or `several`; `accepts` are endings such as ".docx". The form must send files (`sends: .files`).
/// Where scripts run, several travel one by one, each with its own line.
///
///     FileField("Danh sách đại biểu", .list, hint: "Tệp .xlsx, nhiều nhất 10 MB", accepts: [".xlsx"])
public func FileField(
  _ label: String, _ name: FieldName, hint: String, error: String? = nil, accepts endings: [String] = [],
  several: Bool = false
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  var own = around.attributes + [.class(.input, .file), Attribute("type", "file")]
  if !endings.isEmpty { own.append(Attribute("accept", endings.joined(separator: ","))) }
  if several { own.append(Attribute("multiple", nil)) }
  return around.around(void("input", own))
}

func input(
  _ around: Surroundings, _ kind: [Attribute], _ value: String, _ width: FieldWidth, _ autocomplete: Autocomplete?
) -> HTML {
  var own = around.attributes + [.class(.input, width.style)] + kind
  if !value.isEmpty { own.append(Attribute("value", value)) }
  if let autocomplete { own.append(Attribute("autocomplete", autocomplete.rawValue)) }
  return void("input", own)
}
