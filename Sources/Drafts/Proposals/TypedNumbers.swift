// SPDX-License-Identifier: AGPL-3.0-or-later

/// Numbers that somebody typed where the file counts by itself, or the other way about.
extension Locator {
  /// A number typed before the words of a paragraph that bears one of the same form, or one taken away where the file
  /// counts it `now`: the paragraph would bear two.
  func numbering(of edit: Edit, now: String? = nil) -> Noise? {
    guard case .rewrite(let span, let texts) = edit, texts.count == 1, span.start.block == span.end.block,
      span.start.offset.units == 0, let place = places[span.start.block]
    else { return nil }
    let (typed, counted) = span.isPoint ? (texts[0], draft.blocks[place].label) : (text(span), now)
    guard span.isPoint || texts[0].isEmpty, let counted, let form = NumberForm(typed) else { return nil }
    return form == NumberForm(counted) ? .renumbering : nil
  }
}
