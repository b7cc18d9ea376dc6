// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

extension DraftAccount {
  /// Notes whose marks a redline does not carry to where the newer version has them; nil where there are none.
  func notesLeftBehind(_ comparison: Comparison) -> String? {
    let left = comparison.notesLeftBehind
    if left.isEmpty { return nil }
    let places = left.map { mark in
      let before = Array(comparison.new[mark.block].text.utf16)[..<mark.offset]
      let words = String(decoding: before, as: UTF16.self).split(whereSeparator: \.isWhitespace).suffix(6)
      return "“…" + words.joined(separator: " ") + "”"
    }.joined(separator: ", ")
    return say(
      "\(left.count) chú thích có dấu đặt ở chỗ khác trong bản mới, hoặc ở câu đã viết lại; bản so sánh không chuyển được dấu theo. Hãy đặt lại dấu bằng tay trong Word, sau: \(places).",
      "The marks of \(left.count) notes stand elsewhere in the new version, or in sentences written anew; a redline cannot carry them along. Put each where it belongs in Word, behind: \(places)."
    )
  }
}
