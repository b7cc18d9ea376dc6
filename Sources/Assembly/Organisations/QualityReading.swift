// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What the pack's marks tell of a person by the office's own headings.
extension CompositionMarks {
  /// Whether the person belongs to a minority; whose list says nothing does not.
  func isMinority(_ person: PersonDetails) -> Bool {
    guard let told = person.quality(minorityField) else { return false }
    return !majority.contains { PlainText($0) == PlainText(told) }
  }

  /// Whether the person's field is one of science and technology.
  func isScientific(_ person: PersonDetails) -> Bool {
    guard let field = scienceField, let told = person.quality(field) else { return false }
    return science.contains { PlainText($0) == PlainText(told) }
  }
}

extension PersonDetails {
  /// The value under a heading in either language; nil where the list tells nothing.
  func quality(_ heading: Phrase) -> String? {
    let headings = [heading.vietnamese, heading.english].map { PlainText($0) }
    return qualities.sorted { $0.key < $1.key }.first { headings.contains(PlainText($0.key)) }?.value.trimmed.nilIfEmpty
  }
}
