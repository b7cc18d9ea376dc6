// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Words that may be longer than a page has room for: their beginning, and the whole of them behind a summary.
enum LongWords {
  static func lines(_ text: String, atMost most: Int, _ say: Language, isQuiet: Bool = false) -> HTML {
    func paragraph(_ text: String) -> HTML { isQuiet ? P(text, .class(.quiet)) : P(text) }
    guard text.count > most else { return paragraph(text) }
    return HTML {
      paragraph(text.clipped(most))
      whole(say) { paragraph(text) }
    }
  }

  /// What was cut above, in full.
  static func whole(_ say: Language, @HTMLBuilder content: () -> HTML) -> HTML {
    Details(say("Đọc toàn bộ", "Read all of it")) { content() }
  }
}
