// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What the pack's marks tell of a person by the office's own headings.
extension CompositionMarks {
  /// Whether the person belongs to a minority; whose list says nothing does not.
  func isMinority(_ person: PersonDetails) -> Bool {
    guard let told = person.quality(minority.field) else { return false }
    return !minority.values.contains { PlainText($0) == PlainText(told) }
  }

  /// Whether the person's field is one of science and technology.
  func isScientific(_ person: PersonDetails) -> Bool {
    guard let science, let told = person.quality(science.field) else { return false }
    return science.values.contains { PlainText($0) == PlainText(told) }
  }
}

/// By what is counted, with the place where it is written: said wherever the counts are shown.
extension CompositionMarks {
  /// "Trẻ: dưới 42 tuổi – Hướng dẫn 1 (chưa đối chiếu)."
  func youngRule(_ say: Language) -> String {
    told(say("Trẻ: dưới \(young.under) tuổi", "Young: under \(young.under)"), young.source, say)
  }

  func minorityRule(_ say: Language) -> String {
    let values = minority.values.joined(separator: ", ")
    return told(
      say(
        "Dân tộc thiểu số: mục “\(minority.field.vietnamese)” khác \(values)",
        "Minority: “\(minority.field.english)” other than \(values)"),
      minority.source, say)
  }

  /// Nothing where the pack does not count it.
  func scienceRule(_ say: Language) -> String? {
    science.map { science in
      let values = science.values.joined(separator: ", ")
      return told(
        say(
          "Khoa học, công nghệ: mục “\(science.field.vietnamese)” là \(values)",
          "Science and technology: “\(science.field.english)” is \(values)"),
        science.source, say)
    }
  }

  private func told(_ rule: String, _ source: Rule.Source, _ say: Language) -> String {
    "\(rule) – \(source.words(say))."
  }
}

extension PersonDetails {
  /// The value under a heading in either language; nil where the list tells nothing.
  func quality(_ heading: Phrase) -> String? {
    let headings = [heading.vietnamese, heading.english].map { PlainText($0) }
    return qualities.sorted { $0.key < $1.key }.first { headings.contains(PlainText($0.key)) }?.value.trimmed.nilIfEmpty
  }
}
