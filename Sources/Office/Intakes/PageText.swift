// SPDX-License-Identifier: AGPL-3.0-or-later

/// The words of printed pages as `pdftotext` gives them: form feeds stand between pages, empty lines are all that is
/// left of paragraphs.
struct PageText {
  /// Each page's lines, without empty ones at its edges.
  private let pages: [[Substring]]
  /// Lines between which a paragraph ends.
  private let ends: Set<LinePair>

  /// Two lines by their letters: whoever reads a page drops a dash at the end of one.
  private struct LinePair: Hashable {
    let first: String
    let second: String

    init(_ first: Substring, _ second: Substring) {
      func letters(_ line: Substring) -> String { line.filter { !$0.isWhitespace && !"-–".contains($0) } }
      (self.first, self.second) = (letters(first), letters(second))
    }
  }

  /// `text` has the words in the order in which the page was written, cell by cell in a table; `placed` has them where they
  /// stand, which tells where paragraphs end.
  init(_ text: String, placed: String = "") {
    pages = Self.pages(of: text)
    var ends: Set<LinePair> = []
    for page in Self.pages(of: placed) {
      var last: Substring?
      for line in page where !Self.isEmpty(line) {
        if let last, last.endIndex < line.startIndex, placed[last.endIndex..<line.startIndex].count > 1 {
          ends.insert(LinePair(last, line))
        }
        last = line
      }
    }
    self.ends = ends
  }

  private static func pages(of text: String) -> [[Substring]] {
    text.split(omittingEmptySubsequences: false) { $0 == "\u{C}" }.map { page in
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      return Array(lines.drop(while: isEmpty).reversed().drop(while: isEmpty).reversed())
    }
    .filter { !$0.isEmpty }
  }

  private static func isEmpty(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  /// Paragraphs without numbers of pages and what is repeated at the edge of each. A page ends no sentence: where one is
  /// left open, the next page goes on with it.
  var paragraphs: [String] {
    let (heads, feet) = (repeated { $0.first }, repeated { $0.last })
    var found: [String] = []
    for page in pages {
      var lines = page[...]
      if let line = lines.first, isFurniture(line, heads) { lines = lines.dropFirst() }
      if let line = lines.last, isFurniture(line, feet) { lines = lines.dropLast() }
      var own = lines.split(whereSeparator: Self.isEmpty).flatMap(parted).map {
        $0.reduce(into: "") { $0 = Self.goingOn($0, String($1)) }
      }
      if let last = found.last, let first = own.first, !Self.closes(last) {
        found[found.count - 1] = Self.goingOn(last, first)
        own.removeFirst()
      }
      found += own
    }
    return found
  }

  /// Lines that stand together, cut where a paragraph ends between them.
  private func parted(_ lines: ArraySlice<Substring>) -> [ArraySlice<Substring>] {
    var found: [ArraySlice<Substring>] = []
    var start = lines.startIndex
    for index in lines.indices.dropFirst() where ends.contains(LinePair(lines[index - 1], lines[index])) {
      found.append(lines[start..<index])
      start = index
    }
    return found + [lines[start...]]
  }

  /// A text with the line that follows it. A line may end behind the dash of a span such as 2020-2025, where none of the
  /// words has a space.
  private static func goingOn(_ text: String, _ line: String) -> String {
    guard let last = text.last else { return line }
    let isWithinWord = "-–".contains(last) && text.dropLast().last.map { $0.isLetter || $0.isNumber } ?? false
    return isWithinWord ? text + line.drop(while: \.isWhitespace) : text + " " + line
  }

  private static func closes(_ text: String) -> Bool {
    text.last { !$0.isWhitespace && !"”’\")]".contains($0) }.map { ".!?:;…".contains($0) } ?? true
  }

  private func isFurniture(_ line: Substring, _ repeated: Set<String>) -> Bool {
    let bare = line.filter { !$0.isWhitespace && !"-–—/|".contains($0) }
    return !bare.isEmpty && bare.allSatisfy(\.isNumber) && bare.count <= 8 || repeated.contains(shape(of: line))
  }

  /// What stands at the same edge of most pages, whatever its numbers.
  private func repeated(_ edge: ([Substring]) -> Substring?) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages { if let line = edge(page) { counts[shape(of: line), default: 0] += 1 } }
    return Set(counts.filter { $0.value >= 3 && $0.value * 2 > pages.count }.keys)
  }

  private func shape(of line: Substring) -> String {
    String(line.filter { !$0.isWhitespace }.map { $0.isNumber ? "0" : $0 })
  }
}
