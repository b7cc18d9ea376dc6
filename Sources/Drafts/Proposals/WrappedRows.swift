// SPDX-License-Identifier: AGPL-3.0-or-later

/// Rows of a table in a stream of words. Where a cell takes several lines a printed page tells the words of its row line by
/// line, across the cells: the same words in another order, and no change.
struct WrappedRows {
  struct Word {
    var text: String
    /// In units of the stream.
    var range: Range<Int>
  }

  /// Rows that stand in the stream in another order, and what they read cell by cell.
  private(set) var found: [(range: Range<Int>, words: String)] = []

  /// How many words at most stand before a row that are of no row.
  private static let reach = 60

  /// `rows` hold the words of each cell.
  init(_ rows: [[[String]]], in words: [Word]) {
    var start = 0
    for cells in rows {
      let own = cells.flatMap { $0 }
      guard let place = Self.place(of: own, in: words, from: start) else { continue }
      let there = words[place..<place + own.count]
      start = place + own.count
      guard !there.lazy.map(\.text).elementsEqual(own), Self.isInterwoven(there.map(\.text), of: cells),
        let first = there.first, let last = there.last
      else { continue }
      found.append((first.range.lowerBound..<last.range.upperBound, own.joined(separator: " ")))
    }
  }

  /// Where as many words in a row are these words in any order.
  private static func place(of own: [String], in words: [Word], from start: Int) -> Int? {
    guard !own.isEmpty, start + own.count <= words.count else { return nil }
    var missing: [String: Int] = [:]
    for word in own { missing[word, default: 0] += 1 }
    func count(_ word: String, _ step: Int, _ open: inout Int) {
      let before = missing[word, default: 0]
      missing[word] = before + step
      open += (before + step == 0 ? 0 : 1) - (before == 0 ? 0 : 1)
    }
    var open = missing.count
    for word in words[start..<start + own.count] { count(word.text, -1, &open) }
    var place = start
    let last = min(words.count - own.count, start + own.count + reach)
    while open > 0 {
      guard place < last else { return nil }
      count(words[place].text, 1, &open)
      count(words[place + own.count].text, -1, &open)
      place += 1
    }
    return place
  }

  /// Whether the words of each cell stand in their order, and cells of one word and figures in the order of the cells: two
  /// that changed places are a change.
  private static func isInterwoven(_ words: [String], of cells: [[String]]) -> Bool {
    for cell in cells {
      var rest = cell[...]
      for word in words where word == rest.first { rest = rest.dropFirst() }
      if !rest.isEmpty { return false }
    }
    let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    let telling = cells.flatMap { cell in
      cell.filter { counts[$0] == 1 && (cell.count == 1 || $0.contains(where: \.isNumber)) }
    }
    return words.filter(Set(telling).contains) == telling
  }
}
