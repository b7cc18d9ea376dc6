// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
public import Packs

/// A place where somebody's own words name a person: what was typed freely stays in the record when the person's data is
/// erased, so whoever erases is told of it.
public struct Mention: Hashable, Sendable {
  public let place: Phrase
  /// The page that shows the words.
  let address: Address

  init(_ place: Phrase, at address: Address) {
    self.place = place
    self.address = address
  }

  /// Whether words name somebody, with or without diacritics; "An" is not found in "Anh".
  static func isFound(_ name: String, in words: String) -> Bool {
    let sought = PlainText(name)
    return !sought.isEmpty && " \(PlainText(words).text) ".contains(" \(sought.text) ")
  }

  /// What is said of them before data is erased.
  @HTMLBuilder static func list(_ mentions: [Mention], _ say: Language) -> HTML {
    if mentions.isEmpty {
      P(
        say(
          "Không thấy tên này trong lời văn tự do của hồ sơ (ý kiến, kết luận, lý do, đơn thư).",
          "The name was not found in words typed freely into the record (opinions, conclusions, reasons, complaints)."))
    } else {
      P(
        say(
          "Tên này còn nằm trong lời văn do người ghi tự gõ. Hồ sơ không sửa được nên những chỗ sau vẫn giữ tên:",
          "Words that somebody typed name this person. The record cannot be edited, so the name stays in:"))
      Ul { mentions.map { mention in Li { A(mention.place[say], to: mention.address) } } }
    }
  }
}
