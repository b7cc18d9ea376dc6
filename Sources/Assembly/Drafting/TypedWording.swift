// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// How paragraphs stand in a text field, to be worded anew. Each line is a paragraph; where the passage breaks lines
/// within a paragraph, as a title over two lines does, an empty line parts paragraphs instead.
struct TypedWording {
  private let passage: [String]
  let breaksLines: Bool

  /// `beside` is what else tells whether lines are broken: the words that the passage would replace.
  init(of passage: [String], beside other: String = "") {
    self.passage = passage
    breaksLines = (passage + [other]).contains { $0.contains("\n") }
  }

  /// What stands in the field to begin with, or of another wording of the same passage.
  func shown(_ wording: [String]? = nil) -> String {
    (wording ?? passage).joined(separator: breaksLines ? "\n\n" : "\n")
  }

  /// The paragraphs that were typed; the passage itself, spaces and all, where nothing was changed, and nil for none.
  func read(_ typed: String) -> [String]? {
    let paragraphs = paragraphs(typed)
    if paragraphs.isEmpty { return nil }
    return paragraphs == self.paragraphs(shown()) ? passage : paragraphs
  }

  private func paragraphs(_ typed: String) -> [String] {
    let lines = typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
    guard breaksLines else { return lines.filter { !$0.isEmpty } }
    return lines.split(whereSeparator: \.isEmpty).map { $0.joined(separator: "\n") }
  }

  /// How the field is to be filled in.
  var hint: Phrase {
    breaksLines
      ? Phrase(
        "Xuống dòng là ngắt dòng trong đoạn; muốn tách thành hai đoạn thì để một dòng trống.",
        "A new line breaks the line within the paragraph; an empty line begins a new paragraph.")
      : Phrase("Mỗi dòng là một đoạn.", "Each line is a paragraph.")
  }
}

extension FormReader {
  /// A wording as it was typed; nil where nothing was.
  func wording(_ field: FieldName, as form: TypedWording) -> [String]? {
    form.read(submission.fields[field.text]?.first ?? "")
  }
}
