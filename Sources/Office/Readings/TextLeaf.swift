// SPDX-License-Identifier: AGPL-3.0-or-later

/// A stretch of a block's text and the element that it came from. Lengths are UTF-16 units.
struct TextLeaf: Sendable {
  /// `w:t`, `w:delText`, `w:tab`, `w:br` …
  var node: XMLTree.Index
  var start: Int
  var length: Int
  /// How the file's characters and ours correspond, where they are not one to one.
  var segments: [Segment]?

  /// So many units in the file became so many in the text; neither can be cut.
  struct Segment: Sendable {
    var source: Int
    var text: Int
  }

  var end: Int { start + length }

  /// Units at its beginning that are marks of the letter before, in another run.
  var lead: Int {
    guard let first = segments?.first, first.text == 0 else { return 0 }
    return first.source
  }

  /// The unit in the file for a place in the text counted from the leaf's start; nothing inside of a letter.
  func source(of offset: Int) -> Int? {
    guard let segments else { return offset }
    var (source, text) = (0, 0)
    for segment in segments {
      // What adds nothing to the text belongs to the letter before it.
      if text == offset, segment.text > 0 { return source }
      if text > offset { return nil }
      source += segment.source
      text += segment.text
    }
    return text == offset ? source : nil
  }
}

/// Text of a file in NFC, and how it corresponds to what the file has.
struct ComposedText {
  var text: String
  var segments: [TextLeaf.Segment]?

  /// Most text is composed already and is taken as it is.
  init(_ source: String) {
    guard !Self.isComposed(source) else {
      text = source
      return
    }
    text = ""
    var segments: [TextLeaf.Segment] = []
    for letter in source {
      let composed = String(letter).composed
      segments.append(.init(source: letter.utf16.count, text: composed.utf16.count))
      text += composed
    }
    self.segments = segments
  }

  init(text: String, segments: [TextLeaf.Segment]) {
    self.text = text
    self.segments = segments
  }

  /// A quick yes: letters below U+0300, Vietnamese ones, common punctuation (UAX #15, 9). No is only perhaps.
  static func isComposed(_ source: String) -> Bool {
    var source = source
    return source.withUTF8 { bytes in
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if byte < 0xCC {
          place += 1
        } else if byte == 0xE1, place + 2 < bytes.count, (0xB8...0xBB).contains(bytes[place + 1]) {
          place += 3
        } else if byte == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80, bytes[place + 2] >= 0x90 {
          place += 3
        } else {
          return false
        }
      }
      return true
    }
  }

  /// Begins with a mark that belongs to the letter before it.
  static func beginsWithMark(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.value >= 0x300 else { return false }
    return first.properties.canonicalCombiningClass != .notReordered
  }
}
