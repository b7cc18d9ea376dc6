// SPDX-License-Identifier: AGPL-3.0-or-later

extension Reading {
  /// Whether nothing but what the word processor reckons by itself came in with an edit that stands here.
  func isReckoned(_ edit: Edit, at place: ReadPlace, in text: MarkedText) -> Bool {
    switch edit {
    case .rewrite(_, let texts):
      guard texts.count == 1, !texts[0].isEmpty else { return false }
      return isReckoned(place.block, place.offset..<place.offset + texts[0].utf16.count, in: text)
    case .insert(let new, _):
      return new.indices.allSatisfy { index in
        let size = new[index].text.utf16.count
        return size > 0 && isReckoned(place.block + index, 0..<size, in: text)
      }
    case .insertRow, .delete, .move, .deleteRow, .restyle, .reformat: return false
    }
  }

  private func isReckoned(_ block: Int, _ range: Range<Int>, in text: MarkedText) -> Bool {
    guard blocks.indices.contains(block) else { return false }
    return blocks[block].sources.allSatisfy { source in
      var offset = 0
      for piece in text.blocks[source.block].pieces where !piece.text.isEmpty {
        let size = piece.text.utf16.count
        let own =
          max(
            offset, source.range.lowerBound)..<max(
            offset, source.range.lowerBound, min(offset + size, source.range.upperBound))
        offset += size
        let start = source.start + own.lowerBound - source.range.lowerBound
        if !own.isEmpty, !piece.isReckoned, start < range.upperBound, range.lowerBound < start + own.count {
          return false
        }
      }
      return true
    }
  }

  /// Whether a block says these words, whatever the word processor reckons in it.
  func says(_ words: String, inBlock block: Int, of text: MarkedText) -> Bool {
    var rest = words[...]
    var isOpen = false
    for piece in pieces(ofBlock: block, in: text) {
      if piece.isReckoned {
        isOpen = true
      } else if isOpen {
        guard let found = rest.firstRange(of: piece.text) else { return false }
        (rest, isOpen) = (rest[found.upperBound...], false)
      } else {
        guard rest.hasPrefix(piece.text) else { return false }
        rest = rest.dropFirst(piece.text.count)
      }
    }
    return isOpen || rest.isEmpty
  }

  private func pieces(ofBlock block: Int, in text: MarkedText) -> [Piece] {
    blocks[block].sources.flatMap { source in
      var offset = 0
      return text.blocks[source.block].pieces.filter { piece in
        let own = offset..<offset + piece.text.utf16.count
        offset = own.upperBound
        return own.overlaps(source.range)
      }
    }
  }
}
