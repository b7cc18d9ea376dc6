// SPDX-License-Identifier: AGPL-3.0-or-later

extension MarkedText {
  /// The same words in the paragraphs of a base: for a text of which nothing but the words can be trusted, as that of a
  /// PDF, whose paragraphs end where lines and pages did. Its words are held against those of the base as one stream
  /// and cut where the base cuts; what comes in beside such a cut is cut where the text itself was. Labels that the
  /// base counts by itself are words there and go. Notes, headers and boxes are taken as they are in the base.
  public func poured(into base: DraftText) -> MarkedText {
    guard let pouring = Pouring(self, base) else { return self }
    let blocks = pouring.blocks()
    guard let first = base.blocks.firstIndex(where: { $0.story == .body }) else { return self }
    let beside = base.blocks.enumerated().filter { $0.element.story != .body }.map { place, block in
      (isBefore: place < first, block: MarkedBlock(block, text: block.text))
    }
    return MarkedText(
      blocks: beside.filter(\.isBefore).map(\.block) + blocks + beside.filter { !$0.isBefore }.map(\.block),
      remarks: remarks)
  }
}

/// Two streams of words side by side.
private struct Pouring {
  /// A paragraph of the base within its stream, in units: from its label to the end of its words.
  private struct Home {
    var block: DraftBlock
    var label: Int
    var end: Int
  }

  private let homes: [Home]
  private var units: [UInt16]
  private var stretches: [Stretch]
  /// Where a paragraph of the text itself ended.
  private var breaks: [Int]

  /// Nil where one of them has no words, or they have nothing in common.
  init?(_ text: MarkedText, _ base: DraftText) {
    var homes: [Home] = []
    var old = ""
    var place = 0
    func add(_ words: String) {
      old += words
      place += words.utf16.count
    }
    for block in base.blocks where block.story == .body && !block.text.isEmpty {
      if !homes.isEmpty { add(" ") }
      let label = place
      if let words = block.label { add(words + " ") }
      add(block.text)
      homes.append(Home(block: block, label: label, end: place))
    }
    let broken = BrokenSpans(base)
    var new = ""
    var breaks: [Int] = []
    var length = 0
    let printed = PrintedNotes(base).takenOut(of: Reading(text, .accepting).texts)
    for text in printed where !text.isEmpty {
      if length > 0 {
        breaks.append(length)
        (new, length) = (new + " ", length + 1)
      }
      let words = broken.mended(text)
      new += words
      length += words.utf16.count
    }
    guard !homes.isEmpty, length > 0 else { return nil }
    self.homes = homes
    (units, self.breaks, stretches) = (Array(new.utf16), breaks, [])
    guard hold(against: old) else { return nil }
    if unwrapRows() { _ = hold(against: old) }
  }

  /// False where the two have nothing in common.
  private mutating func hold(against old: String) -> Bool {
    let new = String(decoding: units, as: UTF16.self)
    let comparison = Comparison([ComparedBlock(text: old)], [ComparedBlock(text: new)])
    guard let bead = comparison.beads.first, bead.isPair else { return false }
    stretches = bead.stretches
    return true
  }

  // MARK: Tables

  /// Puts the words of rows that were told line by line into the order of their cells; false where there are none.
  private mutating func unwrapRows() -> Bool {
    let found = wrappedRows()
    for (range, words) in found.reversed() {
      let ordered = Array(words.utf16)
      units.replaceSubrange(range, with: ordered)
      breaks = breaks.compactMap { place in
        if place <= range.lowerBound { return place }
        return place >= range.upperBound ? place + ordered.count - range.count : nil
      }
    }
    return !found.isEmpty
  }

  private func wrappedRows() -> [(range: Range<Int>, words: String)] {
    var found: [(range: Range<Int>, words: String)] = []
    var index = 0
    while index < homes.count {
      let start = index
      index += 1
      guard let cell = homes[start].block.cell else { continue }
      while index < homes.count, homes[index].block.cell?.table == cell.table { index += 1 }
      let (label, end) = (homes[start].label, homes[index - 1].end)
      let isSame = stretches.allSatisfy { $0.kind == .same || $0.old.upperBound < label || end < $0.old.lowerBound }
      if isSame { continue }
      let from = start > 0 ? landing(homes[start - 1].end, isEnd: true) : 0
      let to = index < homes.count ? landing(homes[index].label, isEnd: false) : units.count
      if from < to { found += WrappedRows(rows(start..<index), in: words(from..<to)).found }
    }
    return found
  }

  /// The words of each cell of each row.
  private func rows(_ table: Range<Int>) -> [[[String]]] {
    var rows: [[[String]]] = []
    var last: CellSpot?
    for home in homes[table] {
      guard let cell = home.block.cell else { continue }
      let words = ((home.block.label.map { $0 + " " } ?? "") + home.block.text).split(whereSeparator: \.isWhitespace)
        .map(String.init)
      if cell.row != last?.row { rows.append([]) }
      if cell == last {
        rows[rows.count - 1][rows[rows.count - 1].count - 1] += words
      } else {
        rows[rows.count - 1].append(words)
      }
      last = cell
    }
    return rows
  }

  private func words(_ range: Range<Int>) -> [WrappedRows.Word] {
    units[range].split(whereSeparator: Letters.isSpace).map { word in
      WrappedRows.Word(text: String(decoding: word, as: UTF16.self), range: word.indices)
    }
  }

  func blocks() -> [MarkedBlock] {
    let cuts = [0] + self.cuts() + [units.count]
    return zip(cuts, cuts.dropFirst()).compactMap { block($0..<$1) }
  }

  // MARK: Cuts

  /// Where the stream is cut, in order.
  private func cuts() -> [Int] {
    var cuts: [Int] = []
    for region in regions() {
      let inside = breaks.filter { region.lowerBound <= $0 && $0 <= region.upperBound }
      let isBare = units[region].allSatisfy(Letters.isSpace)
      cuts += isBare ? [region.upperBound] : inside.isEmpty ? [region.upperBound] : inside
    }
    return cuts.sorted()
  }

  /// Between each two paragraphs of the base that still have words: from where the one surely stands to where the
  /// other does. Those that run into each other are one.
  private func regions() -> [Range<Int>] {
    var regions: [Range<Int>] = []
    for (home, next) in zip(homes, homes.dropFirst()) {
      let from = landing(home.end, isEnd: true)
      let region = from..<max(from, landing(next.label, isEnd: false))
      if let last = regions.last, region.lowerBound < last.upperBound || region == last {
        regions[regions.count - 1] = last.lowerBound..<max(last.upperBound, region.upperBound)
      } else {
        regions.append(region)
      }
    }
    return regions
  }

  /// Where a place of the base is in the text: before what comes in there for an end, behind it for a beginning.
  private func landing(_ place: Int, isEnd: Bool) -> Int {
    let touching = stretches.filter { $0.old.lowerBound <= place && place <= $0.old.upperBound }
    guard let stretch = isEnd ? touching.first : touching.last else { return isEnd ? 0 : units.count }
    if stretch.kind == .same { return stretch.new.lowerBound + place - stretch.old.lowerBound }
    if place == stretch.old.lowerBound, !stretch.old.isEmpty { return stretch.new.lowerBound }
    if place == stretch.old.upperBound, !stretch.old.isEmpty { return stretch.new.upperBound }
    return isEnd ? stretch.new.lowerBound : stretch.new.upperBound
  }

  // MARK: Blocks

  private func block(_ range: Range<Int>) -> MarkedBlock? {
    var words = String(decoding: units[range], as: UTF16.self)[...]
    trim(&words)
    if words.isEmpty { return nil }
    guard let home = home(of: range) else { return MarkedBlock(pieces: [Piece(String(words))]) }
    if let label = home.block.label, let first = words.split(separator: " ", maxSplits: 1).first,
      shape(of: String(first)) == shape(of: label)
    {
      words = words.dropFirst(first.count)
      trim(&words)
    }
    return MarkedBlock(home.block, text: String(words))
  }

  private func trim(_ words: inout Substring) {
    words = words.drop(while: \.isWhitespace)
    while words.last?.isWhitespace ?? false { words.removeLast() }
  }

  /// The paragraph of the base that most of the words are of.
  private func home(of range: Range<Int>) -> Home? {
    var shares: [Int: Int] = [:]
    for stretch in stretches where stretch.kind == .same && stretch.new.overlaps(range) {
      let new = stretch.new.clamped(to: range)
      let old = new.lowerBound - stretch.new.lowerBound + stretch.old.lowerBound
      for (index, home) in homes.enumerated() where home.label < old + new.count && old < home.end {
        shares[index, default: 0] += min(home.end, old + new.count) - max(home.label, old)
      }
    }
    return shares.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { homes[$0.key] }
  }

  /// A label whose numbers are any numbers.
  private func shape(of label: String) -> String {
    var shape = ""
    for letter in label {
      let sign: Character = letter.isNumber ? "0" : letter
      if sign != "0" || shape.last != "0" { shape.append(sign) }
    }
    return shape
  }
}

extension MarkedBlock {
  /// A paragraph of a draft with other words.
  fileprivate init(_ block: DraftBlock, text: String) {
    self.init(
      kind: block.kind, story: block.story, label: block.label, pieces: text.isEmpty ? [] : [Piece(text)],
      cell: block.cell.map { CellPath(table: $0.table, row: $0.row, column: $0.column) })
  }
}
