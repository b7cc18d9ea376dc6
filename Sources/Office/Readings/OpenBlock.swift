// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// A paragraph while it is read.
struct OpenBlock {
  var block: MarkedBlock
  /// The how-manieth paragraph of its part, by where it begins.
  let number: Int
  let node: XMLTree.Index
  var style: String?
  var leaves: [TextLeaf] = []
  /// UTF-16 units so far.
  var length = 0

  init(_ block: MarkedBlock, number: Int, node: XMLTree.Index) {
    self.block = block
    self.number = number
    self.node = node
  }

  mutating func append(_ composed: ComposedText, from node: XMLTree.Index, as piece: Piece) {
    guard !composed.text.isEmpty else { return }
    let isMore = block.pieces.last.map { $0.hasSameMarks(as: piece) } ?? false
    if isMore, ComposedText.beginsWithMark(composed.text) {
      joinMark(composed, from: node)
      return
    }
    let length = composed.text.utf16.count
    if isMore {
      block.pieces[block.pieces.count - 1].text += composed.text
    } else {
      var piece = piece
      piece.text = composed.text
      block.pieces.append(piece)
    }
    leaves.append(TextLeaf(node: node, start: self.length, length: length, segments: composed.segments))
    self.length += length
  }

  /// A run may begin with the tone of the letter that ends the run before.
  private mutating func joinMark(_ composed: ComposedText, from node: XMLTree.Index) {
    let last = block.pieces.count - 1
    guard let place = leaves.lastIndex(where: { $0.length > 0 }), let letter = block.pieces[last].text.last,
      let lead = composed.segments?.first, let tail = composed.segments?.dropFirst()
    else { return }
    let cut = composed.text.utf16.index(composed.text.startIndex, offsetBy: lead.text)
    let whole = (String(letter) + composed.text[..<cut]).composed
    let rest = composed.text[cut...]
    let grown = whole.utf16.count - letter.utf16.count
    block.pieces[last].text.removeLast()
    block.pieces[last].text += whole + rest
    // Of the leaf before, the last letter is now another one.
    var segments = leaves[place].segments ?? Array(repeating: .init(source: 1, text: 1), count: leaves[place].length)
    segments[segments.count - 1].text += grown
    leaves[place].segments = segments
    leaves[place].length += grown
    length += grown
    for later in leaves.indices where later > place { leaves[later].start += grown }
    let units = rest.utf16.count
    leaves.append(
      TextLeaf(node: node, start: length, length: units, segments: [.init(source: lead.source, text: 0)] + tail))
    length += units
  }
}

extension Piece {
  func hasSameMarks(as other: Piece) -> Bool {
    fate == other.fate && move == other.move && reformatted == other.reformatted && isReckoned == other.isReckoned
  }
}
