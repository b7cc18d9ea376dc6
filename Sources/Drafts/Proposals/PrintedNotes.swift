// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a page prints of a draft's notes among its other words: their text behind its number, at the foot of the page,
/// and that number wherever a mark stands.
struct PrintedNotes {
  /// The words of each note, by the first of them.
  private let notes: [String: [[String]]]
  /// Words with marks in them, by what stands before the first of these.
  private let marked: [String: [Marked]]

  private struct Marked: Hashable {
    /// The word before it in its paragraph.
    var before: String?
    /// What the marks part.
    var parts: [String]
  }

  private struct Word {
    var text: String
    var paragraph: Int
  }

  init(_ base: DraftText) {
    var notes: [BlockStory: [String]] = [:]
    for block in base.blocks where block.story.isNote { notes[block.story, default: []] += block.text.printedWords }
    self.notes = Dictionary(grouping: notes.values.filter { !$0.isEmpty }) { $0[0] }
    var marked: [Marked] = []
    for (block, marks) in Dictionary(grouping: base.noteMarks, by: \.block) where base.blocks.indices.contains(block) {
      let offsets = marks.map(\.offset).sorted()
      let units = Array(base.blocks[block].text.utf16)
      var before: String?
      for word in units.split(whereSeparator: Letters.isSpace) {
        let text = String(decoding: word, as: UTF16.self)
        // A mark between two words is printed behind the first of them.
        let own = offsets.filter { word.startIndex < $0 && $0 <= word.endIndex }
        if !own.isEmpty {
          let cuts = [word.startIndex] + own + [word.endIndex]
          let parts = zip(cuts, cuts.dropFirst()).map { String(decoding: units[$0..<$1], as: UTF16.self) }
          marked.append(Marked(before: before, parts: parts))
        }
        before = text
      }
    }
    self.marked = Dictionary(grouping: marked) { $0.parts[0] }
  }

  /// The same paragraphs without it.
  func takenOut(of paragraphs: [String]) -> [String] {
    if notes.isEmpty, marked.isEmpty { return paragraphs }
    let words = paragraphs.enumerated().flatMap { number, text in
      text.printedWords.map { Word(text: $0, paragraph: number) }
    }
    var left = Array(repeating: [String](), count: paragraphs.count)
    var touched: Set<Int> = []
    var index = 0
    var before: Word?
    while index < words.count {
      if let end = note(at: index, in: words) {
        touched.formUnion(words[index..<end].map(\.paragraph))
        index = end
        continue
      }
      var word = words[index]
      if let (bare, count) = bare(at: index, in: words, behind: before) {
        touched.formUnion(words[index..<index + count].map(\.paragraph))
        word.text = bare
        index += count
      } else {
        index += 1
      }
      left[word.paragraph].append(word.text)
      before = word
    }
    return paragraphs.indices.map { touched.contains($0) ? left[$0].joined(separator: " ") : paragraphs[$0] }
  }

  /// Where a note ends whose number is this word.
  private func note(at index: Int, in words: [Word]) -> Int? {
    guard Self.isNumber(words[index].text), index + 1 < words.count else { return nil }
    let start = index + 1
    return (notes[words[start].text] ?? []).first { note in
      start + note.count <= words.count && zip(note, words[start...]).allSatisfy { $0 == $1.text }
    }.map { start + $0.count }
  }

  /// Footnotes are counted in figures, endnotes in small Roman numbers.
  private static func isNumber(_ word: String) -> Bool {
    word.count <= mostFigures && word.allSatisfy { $0.isASCII && $0.isNumber } || word.allSatisfy("ivx".contains)
  }

  private static let mostFigures = 3

  /// A word without the numbers that its marks put into it, and of how many printed words it is made: a raised number may
  /// stand alone. Nil where it has none.
  private func bare(at index: Int, in words: [Word], behind before: Word?) -> (text: String, count: Int)? {
    var word = words[index]
    for count in 1...Self.mostParts where index + count <= words.count {
      if count > 1 {
        let next = words[index + count - 1].text
        // A word goes on with a number, or behind one with what stood behind the mark.
        guard Self.isNumber(next) || endsWithNumber(word.text) else { return nil }
        word.text += next
      }
      if let text = bare(word, behind: before) { return (text, count) }
    }
    return nil
  }

  /// A word, the number of its mark, and the sign behind that.
  private static let mostParts = 3

  private func endsWithNumber(_ text: String) -> Bool { text.last.map { Self.isNumber(String($0)) } ?? false }

  /// A word without the numbers that its marks put into it; nil where it has none.
  private func bare(_ word: Word, behind before: Word?) -> String? {
    for length in 1...max(1, word.text.count) {
      for own in marked[String(word.text.prefix(length))] ?? [] {
        let isThere = own.before == nil || own.before == before?.text
        if isThere, Self.holds(word.text.dropFirst(length), own.parts.dropFirst()) { return own.parts.joined() }
      }
    }
    return nil
  }

  /// Whether a text is a number before each of these parts.
  private static func holds(_ text: Substring, _ parts: ArraySlice<String>) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    return (1...mostFigures).contains { length in
      let (number, rest) = (text.prefix(length), text.dropFirst(length))
      return number.count == length && isNumber(String(number)) && rest.hasPrefix(part)
        && holds(rest.dropFirst(part.count), parts.dropFirst())
    }
  }
}

extension String {
  fileprivate var printedWords: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
