// SPDX-License-Identifier: AGPL-3.0-or-later

/// The words of an older version that an opinion is about, where the newest has them no longer: without them nobody could
/// tell what is meant.
public struct GonePassage: Codable, Hashable, Sendable {
  /// The words; of a change, and of a remark at a point, those of its paragraph.
  public var quote: String
  /// The heading under which they stood, if the version had one.
  public var heading: String?

  public init(quote: String, heading: String?) {
    (self.quote, self.heading) = (quote, heading)
  }
}

extension Locator {
  /// What an anchor was about.
  func gone(_ anchor: Anchor) -> GonePassage? {
    guard let place = places[anchor.span.start.block] else { return nil }
    return gone(anchor.quote.isEmpty ? draft.blocks[place].text : anchor.quote, at: place)
  }

  /// The paragraph that an edit touches, or behind which it brings something.
  func gone(_ edit: Edit) -> GonePassage? {
    edit.block.flatMap { places[$0] }.flatMap { gone(draft.blocks[$0].text, at: $0) }
  }

  private func gone(_ quote: String, at place: Int) -> GonePassage? {
    let heading = draft.heading(at: place)
    return quote.isEmpty && heading == nil ? nil : GonePassage(quote: quote, heading: heading)
  }
}

extension DraftText {
  /// Lines of more units are no headings, however they are numbered.
  private static let longestHeading = 160

  /// The heading under which a block stands; where the text marks none as such, the numbered line.
  fileprivate func heading(at place: Int) -> String? {
    func nearest(_ isHeading: (DraftBlock) -> Bool) -> String? {
      blocks[...place].last { $0.story == .body && $0.cell == nil && !$0.text.isEmpty && isHeading($0) }?.text
    }
    let marked = nearest { block in
      if case .heading = block.kind { true } else { false }
    }
    return marked
      ?? nearest { block in
        guard let number = TypedNumber(block.text) else { return false }
        return number.style != .letter && block.text.utf16.count <= Self.longestHeading
      }
  }
}
