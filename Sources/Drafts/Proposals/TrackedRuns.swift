// SPDX-License-Identifier: AGPL-3.0-or-later

/// Walks through a marked text and gathers what each hand did where.
struct TrackedRuns {
  private(set) var runs: [TrackedRun] = []
  /// Blocks of rows that were inserted or deleted as a whole, row by row.
  private(set) var rows: [(blocks: Range<Int>, fate: Fate)] = []
  /// Ranges of which only the look was changed.
  private(set) var looks: [(range: Range<ReadPlace>, hand: Hand)] = []

  private let text: MarkedText
  private let rejected: Reading
  /// By block where the marks of notes stand that nobody touched: words before one and behind it are two changes.
  private let stops: [Int: Set<Int>]
  private var place = ReadPlace(block: 0, offset: 0)
  private var open: TrackedRun?
  /// Whole blocks that the open run follows on: what then begins inside a block is a change of its own.
  private var whole: TrackedRun?

  init(_ text: MarkedText, _ rejected: Reading) {
    self.text = text
    self.rejected = rejected
    let marks = Dictionary(grouping: text.noteMarks.filter { $0.fate == .kept }, by: \.place.block)
    stops = marks.mapValues { Set($0.map(\.place.offset)) }
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
        if cell.rowFate.deleted != nil, cell.rowFate.inserted == nil { index = end(ofRowAt: start, from: index) }
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

  /// Behind the last block of a row, tables in its cells included: what goes with a row is no proposal of its own.
  private func end(ofRowAt start: Int, from index: Int) -> Int {
    var (end, next) = (index, index)
    while next < text.blocks.count, text.blocks[next].story == text.blocks[start].story, text.blocks[next].cell != nil {
      if isSameRow(text.blocks[start], text.blocks[next]) { end = next + 1 }
      next += 1
    }
    return end
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
    let maker = maker(of: index)
    if let maker { gather(index, by: maker) } else { walkPieces(index) }
    let start = place
    if let hand = block.end.inserted {
      guard !isOwnErasure(block.end) else { return }
      let owner = maker ?? hand
      openRun(owner, index, open?.move, isInsertion: true)
      let place = MarkedPlace(block: index, offset: block.pieces.reduce(0) { $0 + $1.text.utf16.count })
      let end = TrackedRun.Arrival(text: nil, place: place, hand: owner, cutter: cutter(block.end, owner))
      open?.insert(end)
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

  private mutating func walkPieces(_ index: Int) {
    let pieces = text.blocks[index].pieces
    var offset = 0
    for (number, piece) in pieces.enumerated() where !piece.text.isEmpty {
      let size = piece.text.utf16.count
      let start = place
      let marked = MarkedPlace(block: index, offset: offset)
      if offset > 0, stops[index]?.contains(offset) ?? false { close() }
      offset += size
      if let hand = piece.fate.inserted {
        if !isOwnErasure(piece.fate) { insert(piece, hand, at: marked, before: pieces[(number + 1)...]) }
        continue
      }
      place.offset += size
      if let hand = piece.fate.deleted {
        if goesOn(hand, in: index, before: pieces[(number + 1)...]) {
          open?.reach(hand, over: start..<place)
          continue
        }
        openRun(hand, index, piece.move, isInsertion: false, at: start)
        open?.delete(upTo: place)
      } else {
        close()
        if let hand = piece.reformatted { looks.append((start..<place, hand)) }
      }
    }
  }

  private mutating func insert(_ piece: Piece, _ hand: Hand, at marked: MarkedPlace, before rest: ArraySlice<Piece>) {
    let cutter = cutter(piece.fate, hand)
    var arrival = TrackedRun.Arrival(text: piece.text, place: marked, hand: hand, cutter: cutter)
    if let current = open, current.hand.author != hand.author {
      if let cutter, cutter.author == current.hand.author {
        if !current.lastWasInsertion, isStruck(by: cutter, rest) {
          // Struck together with what stands around it, which says enough where it goes on behind it.
          let after = rest.first { $0.fate.inserted == nil && !$0.text.isEmpty }?.fate ?? text.blocks[marked.block].end
          let saysEnough = after.deleted?.author == cutter.author
          if saysEnough || !replaces(cutter, rest) {
            if saysEnough { arrival.cutter = nil }
            var own = TrackedRun(hand, at: place, block: marked.block, move: piece.move, isInsertion: true)
            own.insert(arrival)
            runs.append(own)
            return
          }
        }
        if givesWay(current, to: arrival, rest) {
          giveWay(current, to: arrival, piece.move)
          return
        }
      }
      if isWithin(current, rest) || current.endsRevised(by: hand, in: marked.block)
        || current.endsCutShort(before: hand, in: marked.block)
      {
        open?.insert(arrival)
        return
      }
    }
    openRun(hand, marked.block, piece.move, isInsertion: true)
    open?.insert(arrival)
  }

  /// Whether the hand of the run goes on behind what somebody else put into it.
  private func isWithin(_ run: TrackedRun, _ rest: ArraySlice<Piece>) -> Bool {
    if run.isReachedPast { return false }
    for piece in rest where !piece.text.isEmpty {
      guard let hand = piece.fate.inserted else { return false }
      if !isOwnErasure(piece.fate) {
        if run.goesOn(hand, piece.move, isInsertion: true) || run.endsWith(wordsOf: hand) { return true }
      }
    }
    return false
  }

  // MARK: What somebody wrote for another's words

  /// Whether somebody goes on from what another put in to words of the text, and writes others for both.
  private func goesOn(_ hand: Hand, in block: Int, before rest: ArraySlice<Piece>) -> Bool {
    guard let current = open, current.endsRevised(by: hand, in: block) else { return false }
    return current.endsWith(wordsOf: hand) || replaces(hand, rest)
  }

  /// Whether all that others put in here was struck by somebody.
  private func isStruck(by cutter: Hand, _ rest: ArraySlice<Piece>) -> Bool {
    rest.prefix { $0.text.isEmpty || $0.fate.inserted != nil }.allSatisfy { piece in
      piece.text.isEmpty || piece.fate.inserted?.author == cutter.author || piece.fate.deleted?.author == cutter.author
        || isOwnErasure(piece.fate)
    }
  }

  /// Whether somebody wrote words right behind what they struck.
  private func replaces(_ cutter: Hand, _ rest: ArraySlice<Piece>) -> Bool {
    for piece in rest where !piece.text.isEmpty && !isOwnErasure(piece.fate) {
      if piece.fate.inserted?.author == cutter.author { return true }
      guard piece.fate.deleted?.author == cutter.author else { return false }
    }
    return false
  }

  /// Whether words struck by the hand of the open run are what that run is about: it wrote others for them.
  private func givesWay(_ run: TrackedRun, to arrival: TrackedRun.Arrival, _ rest: ArraySlice<Piece>) -> Bool {
    guard run.move == nil, !run.isReached, run.block == arrival.place.block, run.start.block == place.block,
      run.arrivals.allSatisfy({ $0.text != nil })
    else { return false }
    guard run.lastWasInsertion, let last = run.arrivals.last else { return replaces(run.hand, rest) }
    // Who wrote first did not write for what came later.
    return !isWithin(run, rest) && !ClaimedTime.isBefore(last.hand.date, arrival.hand.date)
  }

  /// What the hand of the open run did before becomes what it made of the words that it struck.
  private mutating func giveWay(_ run: TrackedRun, to arrival: TrackedRun.Arrival, _ move: String?) {
    if let whole { runs.append(whole) }
    whole = nil
    var own = TrackedRun(arrival.hand, at: place, block: run.block, move: move, isInsertion: true)
    own.reach(run.hand, over: run.start..<place)
    for earlier in run.arrivals { own.insert(earlier) }
    own.insert(arrival)
    open = own
  }

  private func cutter(_ fate: Fate, _ hand: Hand) -> Hand? {
    fate.deleted.flatMap { $0.author == hand.author ? nil : $0 }
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
      if current.goesOn(hand, move, isInsertion: isInsertion), !current.isReachedPast { return }
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
    // The last mark of a text cannot be deleted: its words go with the blocks before them.
    if let last = open, whole?.end == last.start, last.start.offset == 0, last.arrivals.isEmpty,
      last.end.block == last.start.block, whole?.goesOn(last.hand, last.move, isInsertion: false) ?? false,
      isAllOf(last.start.block, last.end)
    {
      whole?.join(last)
      whole?.delete(upTo: ReadPlace(block: last.start.block + 1, offset: 0))
      open = nil
    }
    if let whole { runs.append(whole) }
    if let open { runs.append(open) }
    (whole, open) = (nil, nil)
  }

  private func isAllOf(_ block: Int, _ end: ReadPlace) -> Bool {
    rejected.blocks.indices.contains(block) && rejected.blocks[block].cell == nil
      && rejected.blocks[block].text.utf16.count == end.offset
  }

  // MARK: Blocks that came in

  /// Who made a block of which the rejected text has nothing; nil for a block of which it has something. The mark that
  /// makes it ends it, or, where it stands behind the words of the block it was parted from, ends the one before.
  private func maker(of index: Int) -> Hand? {
    let block = text.blocks[index]
    guard block.pieces.allSatisfy({ $0.text.isEmpty || $0.fate.inserted != nil }) else { return nil }
    let own = live(block.end)
    guard place.offset > 0 else { return own.map { maker(of: block, mark: $0) } }
    guard index > 0, let before = live(text.blocks[index - 1].end), isContinuous(text.blocks[index - 1], block),
      !words(of: block).isEmpty
    else { return nil }
    return maker(of: block, mark: before)
  }

  private func live(_ end: Fate) -> Hand? { isOwnErasure(end) ? nil : end.inserted }

  private func words(of block: MarkedBlock) -> [Piece] {
    block.pieces.filter { !$0.text.isEmpty && !isOwnErasure($0.fate) }
  }

  /// Whoever wrote in it first, as far as dates tell; else whose mark makes it, if they wrote in it; else whoever wrote
  /// most of it.
  private func maker(of block: MarkedBlock, mark: Hand) -> Hand {
    var found: [(hand: Hand, units: Int, since: Int?)] = []
    for piece in words(of: block) {
      guard let hand = piece.fate.inserted else { continue }
      let since = hand.date.flatMap(ClaimedTime.seconds)
      if let place = found.firstIndex(where: { $0.hand.author == hand.author }) {
        found[place].units += piece.text.utf16.count
        found[place].since = since.flatMap { new in found[place].since.map { min($0, new) } }
      } else {
        found.append((hand, piece.text.utf16.count, since))
      }
    }
    let dates = found.compactMap(\.since)
    if dates.count == found.count, let first = dates.min(), dates.count(where: { $0 == first }) == 1 {
      return found.first { $0.since == first }?.hand ?? mark
    }
    if let own = found.first(where: { $0.hand.author == mark.author }) { return own.hand }
    let most = found.map(\.units).max()
    return found.first { $0.units == most }?.hand ?? mark
  }

  /// All that came into a new block is one insertion, whoever else left marks in it.
  private mutating func gather(_ index: Int, by maker: Hand) {
    let block = text.blocks[index]
    let moves = Set(words(of: block).filter { $0.fate.inserted?.author == maker.author }.map(\.move))
    let move = moves.count == 1 ? moves.first ?? nil : nil
    if place.offset > 0, let current = open, !current.goesOn(maker, move, isInsertion: true),
      var mark = open?.takeEnd(of: index - 1)
    {
      // The end that makes this block room belongs to the block.
      if open?.isEmpty ?? true { open = nil }
      mark.hand = maker
      openRun(maker, index, move, isInsertion: true)
      open?.insert(mark)
    } else {
      openRun(maker, index, move, isInsertion: true)
    }
    var offset = 0
    for piece in block.pieces {
      let marked = MarkedPlace(block: index, offset: offset)
      offset += piece.text.utf16.count
      guard let hand = piece.fate.inserted, !piece.text.isEmpty, !isOwnErasure(piece.fate) else { continue }
      let cutter = cutter(piece.fate, hand)
      open?.insert(.init(text: piece.text, place: marked, hand: hand, cutter: cutter))
    }
  }
}
