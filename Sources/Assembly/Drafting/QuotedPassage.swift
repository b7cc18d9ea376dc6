// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup

/// The words that remarks are about, in their passage: with enough around them to be understood, and marked.
struct QuotedPassage {
  struct Piece {
    let text: String
    let isQuoted: Bool
  }

  let pieces: [Piece]
  /// Whether some of the passage is not among them.
  let isCut: Bool

  /// The ranges are apart, ascending, and in UTF-16 units of the text.
  init(_ text: String, _ ranges: [Range<Int>], reach: Int) {
    let units = Array(text.utf16)
    func words(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }
    var pieces: [Piece] = []
    var end = 0
    for range in ranges where range.lowerBound >= end && range.upperBound <= units.count {
      let between = words(end..<range.lowerBound)
      let shown = end == 0 ? between.ending(reach) : Self.middle(between, reach)
      pieces.append(Piece(text: shown, isQuoted: false))
      pieces.append(Piece(text: words(range), isQuoted: true))
      end = range.upperBound
    }
    pieces.append(Piece(text: words(end..<units.count).beginning(reach), isQuoted: false))
    self.pieces = pieces.filter { !$0.text.isEmpty }
    isCut = self.pieces.map(\.text).joined() != text
  }

  private static func middle(_ text: String, _ reach: Int) -> String {
    text.count > 2 * reach + 20 ? text.beginning(reach) + text.ending(reach).dropFirst() : text
  }

  /// As paper shows it: the quotation in quotation marks, with the blanks at its ends outside of them.
  var words: String { pieces.map { $0.isQuoted ? Self.inMarks($0.text) : $0.text }.joined() }

  private static func inMarks(_ text: String) -> String {
    guard let core = text.trimmed.nilIfEmpty else { return "“\(text)”" }
    let (lead, tail) = (text.prefix { $0.isWhitespace }, String(text.reversed().prefix { $0.isWhitespace }))
    return lead + "“\(core)”" + tail
  }

  /// As pages show it.
  @InlineBuilder var marked: Inline {
    for piece in pieces { if piece.isQuoted { Mark(piece.text) } else { piece.text } }
  }
}

extension Synthesis {
  /// The words of its passage that the remarks of a point are about; none where they are about all of it.
  func quoted(in point: SynthesisPoint) -> [Range<Int>] {
    guard let block = point.block else { return [] }
    let size = base.text(of: block).utf16.count
    let found = point.supporting.compactMap { said[$0]?.quoted(in: block, of: size) }.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    return found.reduce(into: []) { ranges, range in
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
  }

  /// The passage of a point with these words marked; nil where its remarks are about all of it.
  func quotedPassage(of point: SynthesisPoint, reach: Int = 110) -> QuotedPassage? {
    let ranges = quoted(in: point)
    guard let block = point.block, !ranges.isEmpty else { return nil }
    return QuotedPassage(base.text(of: block), ranges, reach: reach)
  }
}

extension Said {
  /// Which words of a block of so many units a remark is about; nil where it is about all of them, or about none.
  fileprivate func quoted(in block: BlockID, of size: Int) -> Range<Int>? {
    guard case .remark(let placed) = what, let span = placed.anchor?.span, span.start.block == block else { return nil }
    let end = span.end.block == block ? min(span.end.offset.units, size) : size
    let start = span.start.offset.units
    return start < end && (start, end) != (0, size) ? start..<end : nil
  }

  /// The words that a remark is about, where they are less than their passage.
  func quotation(in base: DraftText) -> String? {
    guard case .remark(let placed) = what, let anchor = placed.anchor else { return nil }
    let text = base.text(of: anchor.span.start.block)
    return quoted(in: anchor.span.start.block, of: text.utf16.count).map { _ in anchor.quote }
  }
}
