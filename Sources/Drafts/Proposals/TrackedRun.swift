// SPDX-License-Identifier: AGPL-3.0-or-later

/// What one hand did in one place: from here to there of the text with all marks rejected, these words instead.
struct TrackedRun {
  /// A piece of a new text, up to the end of a block; the marked block tells what kind of block it is.
  struct Segment {
    var text = ""
    var block: Int
  }

  var hand: Hand
  var start: ReadPlace
  var end: ReadPlace
  /// Parted where the end of a block was inserted.
  var segments: [Segment]
  /// The segments as somebody else would cut them.
  var cut: [Segment]
  /// Who would.
  var cutter: Hand?
  var move: String?
  private(set) var lastWasInsertion: Bool

  init(_ hand: Hand, at place: ReadPlace, block: Int, move: String?, isInsertion: Bool) {
    self.hand = hand
    start = place
    end = place
    segments = [Segment(block: block)]
    cut = segments
    self.move = move
    lastWasInsertion = isInsertion
  }

  var texts: [String] { segments.map(\.text) }

  mutating func insert(_ text: String, block: Int, cutBy cutter: Hand?) {
    lastWasInsertion = true
    if segments[segments.count - 1].text.isEmpty { segments[segments.count - 1].block = block }
    segments[segments.count - 1].text += text
    if let cutter, cutter.author != hand.author {
      self.cutter = self.cutter ?? cutter
    } else {
      if cut[cut.count - 1].text.isEmpty { cut[cut.count - 1].block = block }
      cut[cut.count - 1].text += text
    }
  }

  mutating func insertEnd(block: Int, cutBy cutter: Hand?) {
    lastWasInsertion = true
    if segments[segments.count - 1].text.isEmpty { segments[segments.count - 1].block = block }
    segments.append(Segment(block: block + 1))
    if let cutter, cutter.author != hand.author {
      self.cutter = self.cutter ?? cutter
    } else {
      cut.append(Segment(block: block + 1))
    }
  }

  mutating func delete(upTo place: ReadPlace) {
    lastWasInsertion = false
    end = place
  }

  /// Whether it takes and puts whole blocks so far.
  func isWhole(at place: ReadPlace) -> Bool {
    start.offset == 0 && place.offset == 0 && segments[segments.count - 1].text.isEmpty
  }

  func goesOn(_ hand: Hand, _ move: String?, isInsertion: Bool) -> Bool {
    self.hand.author == hand.author && self.move == move
      && (lastWasInsertion == isInsertion || ClaimedTime.isNear(self.hand.date, hand.date))
  }

  /// Takes in a run that follows at once.
  mutating func join(_ next: TrackedRun) {
    end = next.end
    segments = Self.joined(segments, next.segments)
    cut = Self.joined(cut, next.cut)
    cutter = cutter ?? next.cutter
    lastWasInsertion = next.lastWasInsertion
  }

  private static func joined(_ a: [Segment], _ b: [Segment]) -> [Segment] {
    guard let last = a.last, var first = b.first else { return a + b }
    if !last.text.isEmpty { first = Segment(text: last.text + first.text, block: last.block) }
    return a.dropLast() + [first] + b.dropFirst()
  }
}

/// Walks through a marked text and gathers what each hand did where.
struct TrackedRuns {
  private(set) var runs: [TrackedRun] = []
  /// Blocks of rows that were inserted or deleted as a whole, row by row.
  private(set) var rows: [(blocks: Range<Int>, fate: Fate)] = []
  /// Ranges of which only the look was changed.
  private(set) var looks: [(range: Range<ReadPlace>, hand: Hand)] = []

  private let text: MarkedText
  private let rejected: Reading
  private var place = ReadPlace(block: 0, offset: 0)
  private var open: TrackedRun?
  /// Whole blocks that the open run follows on: what then begins inside a block is a change of its own.
  private var whole: TrackedRun?

  init(_ text: MarkedText, _ rejected: Reading) {
    self.text = text
    self.rejected = rejected
    walk()
  }

  private mutating func walk() {
    var index = 0
    var last = -1
    while index < text.blocks.count {
      if let cell = text.blocks[index].cell, cell.rowFate != .kept || cell.cellFate != .kept {
        close()
        let start = index
        while index < text.blocks.count, isSameRow(text.blocks[start], text.blocks[index]) { index += 1 }
        let fate = cell.rowFate != .kept ? cell.rowFate : cell.cellFate
        rows.append((start..<index, fate))
        last = rejected.homes[start..<index].compactMap { $0 }.max() ?? last
        place = ReadPlace(block: last + 1, offset: 0)
        continue
      }
      if index > 0, !isContinuous(text.blocks[index - 1], text.blocks[index]) { close() }
      if let home = rejected.homes[index] {
        if home != place.block { place = ReadPlace(block: home, offset: 0) }
        last = home
      } else {
        place = ReadPlace(block: last + 1, offset: 0)
      }
      walk(index)
      index += 1
    }
    close()
  }

  private func isSameRow(_ a: MarkedBlock, _ b: MarkedBlock) -> Bool {
    guard let x = a.cell, let y = b.cell else { return false }
    let isSame = a.story == b.story && x.table == y.table && x.row == y.row && x.rowFate == y.rowFate
    return isSame && (x.rowFate != .kept || x.column == y.column && x.cellFate == y.cellFate)
  }

  private func isContinuous(_ a: MarkedBlock, _ b: MarkedBlock) -> Bool {
    a.story == b.story && a.cell == b.cell
  }

  private mutating func walk(_ index: Int) {
    let block = text.blocks[index]
    for piece in block.pieces where !piece.text.isEmpty {
      let size = piece.text.utf16.count
      let start = place
      if let hand = piece.fate.inserted {
        if isOwnErasure(piece.fate) { continue }
        openRun(hand, index, piece.move, isInsertion: true)
        open?.insert(piece.text, block: index, cutBy: piece.fate.deleted)
        continue
      }
      place.offset += size
      if let hand = piece.fate.deleted {
        openRun(hand, index, piece.move, isInsertion: false, at: start)
        open?.delete(upTo: place)
      } else {
        close()
        if let hand = piece.reformatted { looks.append((start..<place, hand)) }
      }
    }
    let start = place
    if let hand = block.end.inserted {
      guard !isOwnErasure(block.end) else { return }
      openRun(hand, index, open?.move, isInsertion: true)
      open?.insertEnd(block: index, cutBy: block.end.deleted)
      setAside()
      return
    }
    if rejected.homes[index] != nil { place = ReadPlace(block: place.block + 1, offset: 0) }
    if let hand = block.end.deleted {
      openRun(hand, index, open?.move, isInsertion: false, at: start)
      open?.delete(upTo: place)
      setAside()
    } else {
      close()
    }
    if let hand = block.reformatted, let home = rejected.homes[index] {
      let length = rejected.blocks[home].text.utf16.count
      looks.append((ReadPlace(block: home, offset: 0)..<ReadPlace(block: home, offset: length), hand))
    }
  }

  /// Somebody took back what they had put in: nothing is left of it.
  private func isOwnErasure(_ fate: Fate) -> Bool {
    guard let inserted = fate.inserted, let deleted = fate.deleted else { return false }
    return inserted.author == deleted.author
  }

  /// Goes on with the open run where a piece belongs to it, else begins another.
  private mutating func openRun(
    _ hand: Hand, _ block: Int, _ move: String?, isInsertion: Bool, at start: ReadPlace? = nil
  ) {
    if let current = open {
      if current.goesOn(hand, move, isInsertion: isInsertion) { return }
      close()
    } else if let whole, !whole.goesOn(hand, move, isInsertion: isInsertion) {
      close()
    }
    open = TrackedRun(hand, at: start ?? place, block: block, move: move, isInsertion: isInsertion)
  }

  /// At the end of a block: whole blocks are set aside.
  private mutating func setAside() {
    guard let current = open, current.isWhole(at: place) else { return }
    if whole == nil { whole = current } else { whole?.join(current) }
    open = nil
  }

  private mutating func close() {
    if let whole { runs.append(whole) }
    if let open { runs.append(open) }
    (whole, open) = (nil, nil)
  }
}

/// Dates as files claim them.
enum ClaimedTime {
  /// Whether a deletion and an insertion can be one replacement: within three minutes, or where nobody can tell.
  static func isNear(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, let x = seconds(a), let y = seconds(b) else { return true }
    return abs(x - y) <= 180
  }

  /// Seconds from an arbitrary day on; months count as 31 days, which only ever makes two dates look further apart.
  private static func seconds(_ date: String) -> Int? {
    let numbers = date.split { !$0.isASCII || !$0.isNumber }.prefix(6).compactMap { Int($0) }
    guard numbers.count >= 5, numbers.allSatisfy({ $0 < 10_000 }) else { return nil }
    let day = (numbers[0] * 12 + numbers[1]) * 31 + numbers[2]
    return (day * 24 + numbers[3]) * 3600 + numbers[4] * 60 + (numbers.count > 5 ? numbers[5] : 0)
  }
}
