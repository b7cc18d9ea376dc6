// SPDX-License-Identifier: AGPL-3.0-or-later

extension ReturnedFile {
  /// The file as if the words that its sender struck through by their look were taken away, which is what people mean who
  /// mark by hand; and how many passages that were. What is struck in the file that was sent out stays as it is, and so
  /// does what bears a tracked mark.
  public func withStrikesCarriedOut(sentOut base: MarkedText) -> (file: ReturnedFile, passages: Int) {
    guard !text.struck.isEmpty else { return (self, 0) }
    var strikes = HandStrikes(text)
    if !base.struck.isEmpty { strikes.leave(HandStrikes(base)) }
    guard strikes.passages > 0 else { return (self, 0) }
    var file = self
    file.text = strikes.carriedOut()
    return (file, strikes.passages)
  }
}

/// Which units of a marked text are struck through by their look, and bear no mark.
private struct HandStrikes {
  private let text: MarkedText
  private let reading: Reading
  /// By block; none where nothing in it is struck.
  private var flags: [Int: [Bool]] = [:]

  init(_ text: MarkedText) {
    self.text = text
    reading = Reading(text, .rejecting)
    for range in text.struck where text.blocks.indices.contains(range.lowerBound.block) {
      let block = range.lowerBound.block
      let free = text.blocks[block].pieces.flatMap { piece in
        Array(repeating: piece.fate == .kept, count: piece.text.utf16.count)
      }
      var own = flags[block] ?? Array(repeating: false, count: free.count)
      for unit in range.lowerBound.offset..<min(range.upperBound.offset, free.count) where free[unit] {
        own[unit] = true
      }
      flags[block] = own
    }
  }

  var passages: Int {
    flags.values.reduce(0) { sum, own in
      sum + own.indices.count { own[$0] && ($0 == 0 || !own[$0 - 1]) }
    }
  }

  /// Leaves out what was struck before already, wherever it stands now.
  mutating func leave(_ before: HandStrikes) {
    let comparison = Comparison(before.compared, compared)
    for bead in comparison.beads where bead.isPair {
      let spans = BeadSpans(comparison, bead)
      for stretch in bead.stretches where stretch.kind == .same && stretch.old.count == stretch.new.count {
        for (one, other) in zip(stretch.old, stretch.new) where before.isStruck(spans.oldPlace(one)) {
          guard let place = marked(spans.newPlace(other)) else { continue }
          flags[place.block]?[place.offset] = false
        }
      }
    }
  }

  private var compared: [ComparedBlock] {
    reading.blocks.map {
      ComparedBlock(text: $0.text, kind: $0.kind, story: $0.story, label: $0.label, cell: $0.cell)
    }
  }

  private func isStruck(_ place: ReadPlace) -> Bool {
    marked(place).flatMap { flags[$0.block]?[$0.offset] } ?? false
  }

  /// The unit of the marked text that a place of the reading begins; nil at the end of a block.
  private func marked(_ place: ReadPlace) -> MarkedPlace? {
    guard reading.blocks.indices.contains(place.block) else { return nil }
    for source in reading.blocks[place.block].sources
    where (source.start..<source.start + source.range.count).contains(place.offset) {
      return MarkedPlace(block: source.block, offset: source.range.lowerBound + place.offset - source.start)
    }
    return nil
  }

  // MARK: Without them

  func carriedOut() -> MarkedText {
    let gone = Set(flags.keys.filter(goesWhole))
    var left = MarkedText(blocks: [])
    var numbers: [Int] = []
    for (index, block) in text.blocks.enumerated() {
      numbers.append(left.blocks.count)
      if !gone.contains(index) { left.blocks.append(cut(block, flags[index] ?? [])) }
    }
    func moved(_ place: MarkedPlace) -> MarkedPlace {
      guard numbers.indices.contains(place.block) else { return MarkedPlace(block: left.blocks.count, offset: 0) }
      if gone.contains(place.block) { return MarkedPlace(block: numbers[place.block], offset: 0) }
      let struck = flags[place.block]?.prefix(place.offset).count { $0 } ?? 0
      return MarkedPlace(block: numbers[place.block], offset: place.offset - struck)
    }
    func moved(_ range: Range<MarkedPlace>) -> Range<MarkedPlace> {
      let start = moved(range.lowerBound)
      return start..<max(start, moved(range.upperBound))
    }
    left.remarks = text.remarks.map { remark in
      var remark = remark
      remark.anchor = remark.anchor.map(moved)
      return remark
    }
    left.noteMarks = text.noteMarks.map { NoteMark(note: $0.note, place: moved($0.place), fate: $0.fate) }
    left.objects = text.objects.map { object in
      var object = object
      object.range = moved(object.range)
      return object
    }
    left.unread = text.unread
    return left
  }

  /// A paragraph of which all words are struck goes with its end, where nothing else stands in it.
  private func goesWhole(_ index: Int) -> Bool {
    let block = text.blocks[index]
    guard let own = flags[index], block.story == .body, block.cell == nil, block.end == .kept,
      index + 1 < text.blocks.count || index > 0
    else { return false }
    let units = block.pieces.flatMap { Array($0.text.utf16) }
    let isAll = zip(units, own).allSatisfy { $1 || Letters.isSpace($0) } && own.contains(true)
    return isAll && !text.noteMarks.contains { $0.place.block == index }
      && !text.objects.contains { $0.range.lowerBound.block <= index && index <= $0.range.upperBound.block }
  }

  private func cut(_ block: MarkedBlock, _ own: [Bool]) -> MarkedBlock {
    guard own.contains(true) else { return block }
    var block = block
    var offset = 0
    for index in block.pieces.indices {
      let units = Array(block.pieces[index].text.utf16)
      let kept = units.indices.filter { !own[offset + $0] }.map { units[$0] }
      offset += units.count
      block.pieces[index].text = String(decoding: kept, as: UTF16.self)
    }
    return block
  }
}
