// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Markup
import Packs

/// A field as its form is shown: what it holds, and what is wrong with it. Its name is written once, so that no field can
/// show what another one holds, or another one's fault.
struct FilledField {
  let name: FieldName
  let value: String
  let error: String?
}

extension Scene {
  /// A field with what was typed into it, where the form came back, and otherwise with `value`.
  func field(_ name: FieldName, else value: String = "") -> FilledField {
    FilledField(name: name, value: typed(name, else: value), error: error(name))
  }

  /// The same with what the record says there; empty for a form that makes something new.
  func field(_ name: FieldName, from filling: FormFilling?) -> FilledField { field(name, else: filling?[name] ?? "") }
}

extension Scene {
  /// What is wrong with a file; and where the form came back for another reason, that the file has to be chosen again:
  /// browsers keep what was typed, and forget what was chosen.
  func fileError(_ name: FieldName, or told: String? = nil) -> String? {
    let error = told ?? error(name)
    guard let attempt, !attempt.faults.isEmpty || attempt.refusal != nil || told != nil,
      attempt.submission.files[name.text]?.contains(where: { !$0.name.isEmpty }) == true
    else { return error }
    let again = say(
      "Tệp vừa chọn chưa được nhận; hãy chọn lại trước khi gửi.",
      "The file that was chosen was not taken; choose it again before you send the form.")
    return [error, again].compactMap { $0 }.joined(separator: " ")
  }
}

/// One line of text.
func TextField(
  _ label: String, _ field: FilledField, hint: String? = nil, width: FieldWidth = .full, kind: TextKind = .text,
  autocomplete: Autocomplete? = nil
) -> HTML {
  TextField(
    label, field.name, value: field.value, hint: hint, error: field.error, width: width, kind: kind,
    autocomplete: autocomplete)
}

/// Several lines of text.
func TextArea(_ label: String, _ field: FilledField, hint: String? = nil, rows: Int = 5) -> HTML {
  TextArea(label, field.name, value: field.value, hint: hint, error: field.error, rows: rows)
}

/// A whole number.
func NumberField(
  _ label: String, _ field: FilledField, hint: String? = nil, width: FieldWidth = .short
) -> HTML {
  NumberField(label, field.name, value: field.value, hint: hint, error: field.error, width: width)
}

/// A day typed in one piece.
func DateBox(_ label: String, _ field: FilledField, hint: String) -> HTML {
  DateBox(label, field.name, value: field.value, hint: hint, error: field.error)
}

/// One of several, from a list that opens.
func Select(
  _ label: String, _ field: FilledField, _ choices: [Choice], prompt: String? = nil, hint: String? = nil,
  width: FieldWidth = .medium
) -> HTML {
  Select(
    label, field.name, choices, chosen: field.value, prompt: prompt, hint: hint, error: field.error, width: width)
}

/// One of a few that are all seen.
func Radios(_ legend: String, _ field: FilledField, _ choices: [Choice], hint: String? = nil) -> HTML {
  Radios(legend, field.name, choices, chosen: field.value, hint: hint, error: field.error)
}
