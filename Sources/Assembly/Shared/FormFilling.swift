// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// What stands in the fields of a form that changes something on record. A mark of it goes out with the form, so that who
/// saves second is told what was changed in between and undoes nothing unawares.
///
///     let filling = FormFilling([.init("venue", Phrase("địa điểm", "the venue"), plan.venue)])
///     filling.mark()                   // among the fields of the form
///     scene.following(filling)         // on the page that shows it again
///     reader.compare(with: filling)    // before reader.finish()
struct FormFilling {
  let fields: [Field]

  /// One field with what the record says, as the control sends it.
  struct Field {
    let name: FieldName
    let label: Phrase
    let value: String
    /// The value in words, where the control sends a key.
    let words: Phrase?

    init(_ name: FieldName, _ label: Phrase, _ value: String, words: Phrase? = nil) {
      self.name = name
      self.label = label
      self.value = value
      self.words = words
    }
  }

  static let markName: FieldName = "filled"

  init(_ fields: [Field]) { self.fields = fields }

  /// What the record says in a field; nothing for a field that is not of it.
  subscript(name: FieldName) -> String { fields.first { $0.name == name }?.value ?? "" }

  /// The mark of what the form was filled with, as a hidden field.
  func mark() -> HTML {
    HiddenField(
      FormFilling.markName,
      value: fields.map { "\($0.name.text)=\(FormFilling.digest($0.value))" }.joined(separator: " "))
  }

  /// The fields that somebody changed since a form was drawn, and whether its sender left them as they were.
  func changed(since sent: Submission) -> [(field: Field, wasLeft: Bool)] {
    let marks = FormFilling.marks(in: sent)
    return fields.compactMap { field in
      guard let mark = marks[field.name.text], mark != FormFilling.digest(field.value) else { return nil }
      let typed = FormFilling.digest(sent.fields[field.name.text]?.first ?? "")
      // Both wrote the same: nothing is lost by it.
      return typed == FormFilling.digest(field.value) ? nil : (field, typed == mark)
    }
  }

  private static func marks(in sent: Submission) -> [String: String] {
    let pairs = (sent.fields[markName.text]?.first ?? "").split(separator: " ").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Browsers end lines in their own way, which is no change.
  private static func digest(_ text: String) -> String {
    let lines = text.trimmed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return String(Hash.of(Array(lines.joined(separator: "\n").utf8)).description.prefix(16))
  }
}

extension FormReader {
  /// Finds the fault of each field that somebody else changed since this form was drawn. A form without the mark was not
  /// drawn by a page, and is taken as it is.
  mutating func compare(with filling: FormFilling) {
    for (field, wasLeft) in filling.changed(since: submission) {
      let words = field.words ?? Phrase(field.value, field.value)
      let problem =
        field.value.isEmpty
        ? Phrase(
          "Trong khi biểu mẫu này đang mở, \(field.label.vietnamese) đã được xóa ở nơi khác.",
          "While this form was open, \(field.label.english) was cleared elsewhere.")
        : Phrase(
          "Trong khi biểu mẫu này đang mở, \(field.label.vietnamese) đã được sửa ở nơi khác thành “\(words.vietnamese)”.",
          "While this form was open, \(field.label.english) was changed elsewhere to “\(words.english)”.")
      fault(
        field.name, problem,
        mend: wasLeft
          ? Phrase(
            "Ô này đã hiện nội dung mới; hãy xem rồi lưu lại.", "The field shows that now; look at it and save again.")
          : Phrase(
            "Ô này vẫn giữ nội dung vừa nhập; lưu lại thì nội dung này thay nội dung kia.",
            "The field keeps what was typed here; saving again puts it in place of the other."))
    }
  }
}

extension Scene {
  /// The scene in which a form comes back: fields that its sender left as they were follow the record, the others keep
  /// what was typed.
  func following(_ filling: FormFilling) -> Scene {
    guard let attempt else { return self }
    var fields = attempt.submission.fields
    for (field, wasLeft) in filling.changed(since: attempt.submission) where wasLeft {
      fields[field.name.text] = [field.value]
    }
    return Scene(
      say: say, visitor: visitor, now: now, parameters: parameters, query: query, token: token,
      attempt: Attempt(
        submission: Submission(fields: fields, files: attempt.submission.files), faults: attempt.faults,
        refusal: attempt.refusal))
  }
}
