// SPDX-License-Identifier: AGPL-3.0-or-later

/// Accepted edits, sorted to where they take effect and known not to contradict each other.
struct WeavePlan {
  struct Rewrite {
    var id: ChangeID
    var hand: Hand
    var start: Int
    var lastBlock: Int
    var end: Int
    var texts: [String]
    /// Its place among those that arrive at the same point.
    var rank: Int

    /// By where they begin; what only comes in at a point stands before what is replaced there.
    func isBefore(_ other: Rewrite) -> Bool {
      let (ends, otherEnds) = (lastBlock, other.lastBlock)
      return (start, ends, end, rank) < (other.start, otherEnds, other.end, other.rank)
    }
  }

  enum Content {
    case blocks([NewBlock])
    case row(NewRow)
    case block(Int)
  }

  struct Arrival {
    var winner: Winner
    var rank: Int
    var content: Content

    var id: ChangeID { winner.id }
    var hand: Hand { winner.hand }
  }

  struct Move {
    var name: String
    var winner: Winner

    var hand: Hand { winner.hand }
  }

  /// By the block in which they begin, from left to right.
  private(set) var rewrites: [Int: [Rewrite]] = [:]
  private(set) var deleted: [Int: Hand] = [:]
  private(set) var deletedRows: [Int: Hand] = [:]
  private(set) var moved: [Int: Move] = [:]
  private(set) var restyled: [Int: (kind: BlockKind, hand: Hand)] = [:]
  /// By the block behind which they arrive.
  private(set) var behind: [Int: [Arrival]] = [:]
  /// By the block that moves, what goes along behind it.
  private(set) var along: [Int: [Arrival]] = [:]
  /// By the story at whose start they arrive.
  private(set) var starts: [Int: [Arrival]] = [:]

  /// Blocks that an edit joins to the one before them.
  private var joined: [Int: Int] = [:]

  /// The first of the blocks that are joined in a row up to this one.
  func firstBlock(joinedTo block: Int) -> Int {
    var first = block
    while let before = joined[first] { first = before }
    return first
  }

  /// The texts of all blocks that come in.
  var newTexts: [String] { newBlocks.map(\.text) }
  var newHosts: [CellHost] { newBlocks.map(\.host) }

  private var newBlocks: [NewBlock] {
    (Array(behind.values) + Array(along.values) + Array(starts.values)).joined().flatMap { arrival -> [NewBlock] in
      switch arrival.content {
      case .blocks(let blocks): blocks
      case .row(let row): row.cells.flatMap(\.blocks)
      case .block: []
      }
    }
  }

  init(_ winners: [Winner], _ locator: Locator) throws(ApplyRefusal) {
    try Self.checkRivals(winners, locator)
    try Self.checkWordings(winners, locator)
    var cores: [(winner: Winner, edit: Edit)] = []
    var seen: [Edit: [Winner]] = [:]
    for winner in winners.sorted(by: { $0.id < $1.id }) {
      guard let essence = locator.essence(of: winner.edit) else {
        if Self.isInBase(winner.edit, locator) { continue }
        throw .notInBase(winner.id)
      }
      if Self.crossesBorder(essence, locator) { throw .acrossBorder(winner.id) }
      // One insertion that several people propose is made once; two insertions of an editor, or of one file, with the
      // same words twice.
      let others = seen[essence, default: []]
      seen[essence, default: []].append(winner)
      guard
        others.allSatisfy({ winner.turn != nil && !winner.isRival(of: $0) || winner.isBeside($0) }),
        let core = locator.core(of: winner.edit)
      else { continue }
      cores.append((winner, core))
    }
    cores = Self.once(cores)
    let ranks = try Self.check(&cores, locator)
    for (index, (winner, edit)) in cores.enumerated() { add(edit, of: winner, ranks[index] ?? 0, locator) }
    for key in rewrites.keys { rewrites[key]?.sort { $0.isBefore($1) } }
    for key in behind.keys { behind[key]?.sort { $0.rank < $1.rank } }
    for key in starts.keys { starts[key]?.sort { $0.rank < $1.rank } }
    if !moved.isEmpty { (behind, along) = Followers(moved, behind, locator).parted() }
  }

  /// Of what somebody put in and what others made of it one can win; agreed on in the same wording they are one.
  private static func checkRivals(_ winners: [Winner], _ locator: Locator) throws(ApplyRefusal) {
    guard winners.contains(where: { !$0.rivals.isEmpty }) else { return }
    var known: [ChangeID: [Winner]] = [:]
    for winner in winners { known[winner.id, default: []].append(winner) }
    for winner in winners.sorted(by: { $0.id < $1.id }) {
      for other in winner.rivals.flatMap({ known[$0] ?? [] })
      where locator.essence(of: other.edit) != locator.essence(of: winner.edit) {
        throw .contradicting(min(winner.id, other.id), max(winner.id, other.id))
      }
    }
  }

  /// What arrives once, agreed on in two wordings, would be there twice: no turn makes room for both.
  private static func checkWordings(_ winners: [Winner], _ locator: Locator) throws(ApplyRefusal) {
    var known: [ChangeID: Winner] = [:]
    for winner in winners.sorted(by: { $0.id < $1.id }) where winner.edit.arrives {
      for change in winner.together {
        guard let other = known.updateValue(winner, forKey: change),
          locator.essence(of: other.edit) != locator.essence(of: winner.edit)
        else { continue }
        throw .contradicting(other.id, winner.id)
      }
    }
  }

  private static func isInBase(_ edit: Edit, _ locator: Locator) -> Bool {
    switch edit {
    case .rewrite(let span, _), .reformat(let span):
      guard let first = locator.places[span.start.block], let last = locator.places[span.end.block] else {
        return false
      }
      let (start, end) = (span.start.offset.units, span.end.offset.units)
      return first <= last && start >= 0 && end >= 0 && start <= locator.units[first].count
        && end <= locator.units[last].count && (first < last || start <= end)
    case .move(let id, .after(let before)): return locator.places[id] != nil && locator.places[before] != nil
    case .delete(let id), .restyle(let id, _), .move(let id, _): return locator.places[id] != nil
    case .insert(let blocks, _): return blocks.isEmpty
    case .insertRow(let row, _): return row.cells.isEmpty
    case .deleteRow(let ids): return ids.isEmpty
    }
  }

  private static func crossesBorder(_ edit: Edit, _ locator: Locator) -> Bool {
    guard case .rewrite(let span, _) = edit, let first = locator.places[span.start.block],
      let last = locator.places[span.end.block], first < last
    else { return false }
    let blocks = locator.draft.blocks[first...last]
    return blocks.contains { $0.story != blocks[first].story || $0.cell != blocks[first].cell }
  }

  /// Footprints that meet contradict each other, except those that stand beside each other in one file, and arrivals that
  /// have their turns. Gives the order of what arrives at one point, by the index of the core.
  private static func check(
    _ cores: inout [(winner: Winner, edit: Edit)], _ locator: Locator
  ) throws(ApplyRefusal) -> [Int: Int] {
    let line = Line(locator)
    let prints = cores.enumerated().flatMap { index, core in
      line.footprints(of: core.edit).map { (index, core.winner, $0) }
    }.sorted { a, b in
      (a.2.range.lowerBound, a.2.range.upperBound, a.1.turn ?? 0) < (
        b.2.range.lowerBound, b.2.range.upperBound, b.1.turn ?? 0
      )
    }
    var active: [(Int, Winner, Footprint)] = []
    for (index, winner, print) in prints where print.sort != .leaving {
      active.removeAll { $0.2.range.upperBound < print.range.lowerBound }
      for (before, other, last) in active where before != index {
        let areArriving = last.sort == .arriving && print.sort == .arriving
        if areArriving, other.turn != winner.turn, other.turn != nil, winner.turn != nil { continue }
        let areMates = other.standsBeside(winner, line)
        if areArriving {
          if areMates { continue }
          throw .orderNeeded(other.id, winner.id)
        }
        guard areMates else { throw .contradicting(other.id, winner.id) }
        // In whole words they would meet; as their file has them they do not.
        (cores[before].edit, cores[index].edit) = (other.edit, winner.edit)
      }
      active.append((index, winner, print))
    }
    try checkMoves(prints.map { ($0.1, $0.2) }, locator)
    let arrivals = Dictionary(grouping: prints.filter { $0.2.sort == .arriving }, by: \.2.range.lowerBound)
    var ranks: [Int: Int] = [:]
    for here in arrivals.values where here.count > 1 {
      for (rank, index) in inOrder(here.map { ($0.0, $0.1) }).enumerated() { ranks[index] = rank }
    }
    return ranks
  }

  /// By turn; where none was chosen, those that stand beside each other in a file as they stand there.
  private static func inOrder(_ arrivals: [(index: Int, winner: Winner)]) -> [Int] {
    var ordered: [(index: Int, winner: Winner)] = []
    for item in arrivals.sorted(by: { ($0.winner.turn ?? 0, $0.index) < ($1.winner.turn ?? 0, $1.index) }) {
      let next =
        item.winner.together.isEmpty
        ? nil
        : ordered.firstIndex { other in
          (other.winner.turn ?? 0) == (item.winner.turn ?? 0)
            && item.winner.together.contains { one in
              Company.mate(of: one, in: other.winner.together).map { one < $0 } ?? false
            }
        }
      ordered.insert(item, at: next ?? ordered.count)
    }
    return ordered.map(\.index)
  }

  private static func checkMoves(_ prints: [(Winner, Footprint)], _ locator: Locator) throws(ApplyRefusal) {
    let leaving = prints.filter { $0.1.sort == .leaving }
    let takings = prints.filter { $0.1.sort == .taking }
    var next = 0
    var last: (Winner, Footprint)?
    for (winner, print) in leaving {
      if let (other, before) = last, before.range.overlaps(print.range) { throw .contradicting(other.id, winner.id) }
      last = (winner, print)
      // Takings do not overlap each other any more, so both rows can be walked side by side.
      while next < takings.count, takings[next].1.range.upperBound < print.range.lowerBound { next += 1 }
      var index = next
      while index < takings.count, takings[index].1.range.lowerBound <= print.range.upperBound {
        let range = takings[index].1.range
        let isWords = range.lowerBound > print.range.lowerBound && range.upperBound < print.range.upperBound
        let isKind = range.lowerBound == print.range.upperBound && range.count == 1
        if !isWords, !isKind { throw .contradicting(takings[index].0.id, winner.id) }
        index += 1
      }
    }
  }

  private mutating func add(_ edit: Edit, of winner: Winner, _ rank: Int, _ locator: Locator) {
    switch edit {
    case .rewrite(let span, let texts):
      guard let first = locator.places[span.start.block], let last = locator.places[span.end.block] else { return }
      rewrites[first, default: []].append(
        Rewrite(
          id: winner.id, hand: winner.hand, start: span.start.offset.units, lastBlock: last,
          end: span.end.offset.units, texts: texts, rank: rank))
      for block in first..<last { joined[block + 1] = first }
    case .insert(let blocks, let gap): arrive(.blocks(blocks), at: gap, winner, rank, locator)
    case .insertRow(let row, let gap): arrive(.row(row), at: gap, winner, rank, locator)
    case .delete(let id): if let place = locator.places[id] { deleted[place] = winner.hand }
    case .deleteRow(let ids): for place in ids.compactMap({ locator.places[$0] }) { deletedRows[place] = winner.hand }
    case .move(let id, let gap):
      guard let place = locator.places[id] else { return }
      moved[place] = Move(name: "move\(place)", winner: winner)
      arrive(.block(place), at: gap, winner, rank, locator)
    case .restyle(let id, let kind): if let place = locator.places[id] { restyled[place] = (kind, winner.hand) }
    case .reformat: break
    }
  }

  private mutating func arrive(
    _ content: Content, at gap: Gap, _ winner: Winner, _ rank: Int, _ locator: Locator
  ) {
    let arrival = Arrival(winner: winner, rank: rank, content: content)
    switch gap {
    case .start(let story): starts[ComparedText.rank(story), default: []].append(arrival)
    case .after(let id): if let place = locator.places[id] { behind[place, default: []].append(arrival) }
    }
  }
}

extension Winner {
  /// Whether one is what somebody made of the other.
  fileprivate func isRival(of other: Winner) -> Bool { rivals.contains(other.id) || other.rivals.contains(id) }

  /// Whether one file holds both.
  func isBeside(_ other: Winner) -> Bool {
    together.contains { one in Company.mate(of: one, in: other.together).map { $0 != one } ?? false }
  }

  /// Whether a file holds both, and neither takes what the other takes.
  fileprivate func standsBeside(_ other: Winner, _ line: Line) -> Bool {
    together.contains { Company.mate(of: $0, in: other.together) != nil } && line.areApart(edit, other.edit)
  }
}
