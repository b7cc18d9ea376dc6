// SPDX-License-Identifier: AGPL-3.0-or-later

/// Draws accepted edits into the base as marks, block by block.
struct Weave {
  struct Entry {
    var block: MarkedBlock
    var source: RedlineSource
    /// Holds no words: it keeps two tables apart, or ends a text.
    var isSeparator = false
    fileprivate var row: RowKey?

    init(block: MarkedBlock, source: RedlineSource, isSeparator: Bool = false) {
      self.block = block
      self.source = source
      self.isSeparator = isSeparator
    }

    fileprivate init(block: MarkedBlock, source: RedlineSource, row: RowKey?) {
      self.init(block: block, source: source)
      self.row = row
    }
  }

  private(set) var entries: [Entry] = []

  private let locator: Locator
  private let plan: WeavePlan
  private var newRows = 0

  /// Which row of which table: rows and tables are numbered once all stand in their order.
  fileprivate struct RowKey: Hashable {
    enum Table: Hashable {
      case base(BlockStory, Int)
      case new(ChangeID, Int)
    }
    enum Row: Hashable {
      case base(Int)
      case new(Int)
    }
    var table: Table
    var row: Row
    var column: Int
  }

  init(_ locator: Locator, _ plan: WeavePlan) {
    self.locator = locator
    self.plan = plan
  }

  private var blocks: [DraftBlock] { locator.draft.blocks }

  mutating func run() {
    var started: Set<Int> = []
    var index = 0
    func ranks(before rank: Int) -> [Int] { (0..<rank).filter { !started.contains($0) } }
    while index < blocks.count {
      let rank = ComparedText.rank(blocks[index].story)
      for story in ranks(before: rank + 1) {
        arrive(plan.starts[story] ?? [])
        started.insert(story)
      }
      index = weave(from: index)
    }
    for story in ranks(before: 6) { arrive(plan.starts[story] ?? []) }
    number()
    entries = Separators(entries).entries
  }

  /// Weaves a block and those that are joined to it; gives the block after them.
  private mutating func weave(from index: Int) -> Int {
    if let move = plan.moved[index] {
      entries.append(leaving(index, move))
      arrive(plan.behind[index] ?? [])
      return index + 1
    }
    var strand = Strand(locator, plan, index)
    strand.run()
    for (marked, place, part) in strand.blocks {
      add(marked, .base(blocks[place].id, part: part), row: key(of: place))
    }
    arrive(plan.behind[strand.last] ?? [])
    return strand.last + 1
  }

  private mutating func add(_ block: MarkedBlock, _ source: RedlineSource, row: RowKey?) {
    entries.append(Entry(block: block, source: source, row: row))
  }

  private func leaving(_ index: Int, _ move: WeavePlan.Move) -> Entry {
    let block = blocks[index]
    let pieces = block.text.isEmpty ? [] : [Piece(block.text, fate: Fate(deleted: move.hand), move: move.name)]
    let marked = MarkedBlock(
      kind: block.kind, story: block.story, label: block.label, pieces: pieces, end: Fate(deleted: move.hand),
      cell: nil)
    return Entry(block: marked, source: .base(block.id, part: 0), row: key(of: index))
  }

  private func key(of index: Int) -> RowKey? {
    blocks[index].cell.map {
      RowKey(table: .base(blocks[index].story, $0.table), row: .base($0.row), column: $0.column)
    }
  }

  // MARK: Arrivals

  private mutating func arrive(_ arrivals: [WeavePlan.Arrival]) {
    var waiting = Array(arrivals.reversed())
    while let arrival = waiting.popLast() {
      switch arrival.content {
      case .blocks(let new):
        for block in new { add(marked(block, arrival.hand), .new(arrival.id), row: key(of: block.host)) }
      case .row(let row): arrive(row, arrival)
      case .block(let index):
        arrive(moved: index)
        waiting += (plan.along[index] ?? []).reversed()
      }
    }
  }

  private func marked(_ block: NewBlock, _ hand: Hand) -> MarkedBlock {
    let pieces = block.text.isEmpty ? [] : [Piece(block.text, fate: Fate(inserted: hand))]
    return MarkedBlock(kind: block.kind, story: block.story, pieces: pieces, end: Fate(inserted: hand))
  }

  private func key(of host: CellHost) -> RowKey? {
    switch host {
    case .none: return nil
    case .cell(let id): return locator.places[id].flatMap { key(of: $0) }
    case .column(let column, let id):
      var found = locator.places[id].flatMap { key(of: $0) }
      found?.column = column
      return found
    }
  }

  private mutating func arrive(_ row: NewRow, _ arrival: WeavePlan.Arrival) {
    newRows += 1
    let table: RowKey.Table
    switch row.table {
    case .of(let id): table = locator.places[id].flatMap { key(of: $0) }?.table ?? .new(arrival.id, 0)
    case .new(let number): table = .new(ChangeID(source: arrival.id.source, number: -1), number)
    }
    for cell in row.cells {
      for block in cell.blocks {
        var made = marked(block, arrival.hand)
        made.end = .kept
        made.cell = CellPath(table: 0, row: 0, column: cell.column, rowFate: Fate(inserted: arrival.hand))
        add(made, .new(arrival.id), row: RowKey(table: table, row: .new(newRows), column: cell.column))
      }
    }
  }

  private mutating func arrive(moved index: Int) {
    guard let move = plan.moved[index] else { return }
    var strand = Strand(locator, plan, index)
    strand.run()
    var offset = 0
    for (marked, _, part) in strand.blocks {
      var block = marked
      var stretches: [Range<Int>?] = []
      block.end = Fate(inserted: move.hand)
      block.pieces = marked.pieces.compactMap { piece in
        let own = offset..<(offset + piece.text.utf16.count)
        if piece.fate.inserted == nil { offset = own.upperBound }
        guard piece.fate.deleted == nil else { return nil }
        stretches.append(piece.fate.inserted == nil ? own : nil)
        return Piece(piece.text, fate: Fate(inserted: piece.fate.inserted ?? move.hand), move: move.name)
      }
      add(block, .arrived(blocks[index].id, part: part, stretches: stretches), row: nil)
    }
  }

  // MARK: Rows

  private mutating func number() {
    var tables: [BlockStory: [RowKey.Table: Int]] = [:]
    var rows: [RowKey.Table: [RowKey.Row: Int]] = [:]
    for index in entries.indices {
      guard let key = entries[index].row else { continue }
      let story = entries[index].block.story
      let tableCount = tables[story]?.count ?? 0
      let table = tables[story, default: [:]][key.table] ?? tableCount
      tables[story, default: [:]][key.table] = table
      let rowCount = rows[key.table]?.count ?? 0
      let row = rows[key.table, default: [:]][key.row] ?? rowCount
      rows[key.table, default: [:]][key.row] = row
      let fate = entries[index].block.cell?.rowFate ?? .kept
      entries[index].block.cell = CellPath(table: table, row: row, column: key.column, rowFate: fate)
    }
  }
}

/// The marks of one block, and of those that are joined to it.
private struct Strand {
  private(set) var blocks: [(marked: MarkedBlock, place: Int, part: Int)] = []
  /// The last block that was woven.
  private(set) var last: Int

  private let locator: Locator
  private let plan: WeavePlan
  private var pieces: [Piece] = []
  private var part = 0

  init(_ locator: Locator, _ plan: WeavePlan, _ first: Int) {
    self.locator = locator
    self.plan = plan
    last = first
  }

  mutating func run() {
    var offset = 0
    while true {
      let place = last
      if let hand = plan.deleted[place] ?? plan.deletedRows[place] {
        takeAll(place, hand, isRow: plan.deleted[place] == nil)
        return
      }
      var joins: (rewrite: WeavePlan.Rewrite, end: Int)?
      for rewrite in plan.rewrites[place] ?? [] {
        keep(place, offset..<rewrite.start)
        if rewrite.lastBlock == place {
          take(place, rewrite.start..<rewrite.end, rewrite.hand)
          put(rewrite.texts, rewrite.hand, place)
          offset = rewrite.end
        } else {
          joins = (rewrite, rewrite.end)
          offset = rewrite.start
        }
      }
      guard let (rewrite, end) = joins else {
        keep(place, offset..<locator.units[place].count)
        close(place, end: .kept)
        return
      }
      cross(rewrite, from: place, offset)
      offset = end
    }
  }

  /// Takes the ends of blocks away and puts the new words behind them.
  private mutating func cross(_ rewrite: WeavePlan.Rewrite, from place: Int, _ offset: Int) {
    take(place, offset..<locator.units[place].count, rewrite.hand)
    close(place, end: Fate(deleted: rewrite.hand))
    for middle in place + 1..<rewrite.lastBlock {
      take(middle, 0..<locator.units[middle].count, rewrite.hand)
      close(middle, end: Fate(deleted: rewrite.hand))
    }
    last = rewrite.lastBlock
    take(last, 0..<rewrite.end, rewrite.hand)
    put(rewrite.texts, rewrite.hand, last)
  }

  private mutating func takeAll(_ place: Int, _ hand: Hand, isRow: Bool) {
    take(place, 0..<locator.units[place].count, hand)
    close(place, end: isRow ? .kept : Fate(deleted: hand), rowFate: isRow ? Fate(deleted: hand) : .kept)
  }

  private mutating func keep(_ place: Int, _ range: Range<Int>) { add(place, range, .kept) }

  private mutating func take(_ place: Int, _ range: Range<Int>, _ hand: Hand) {
    add(place, range, Fate(deleted: hand))
  }

  private mutating func add(_ place: Int, _ range: Range<Int>, _ fate: Fate) {
    guard !range.isEmpty else { return }
    pieces.append(Piece(locator.text(place, range), fate: fate))
  }

  private mutating func put(_ texts: [String], _ hand: Hand, _ place: Int) {
    for (index, text) in texts.enumerated() {
      if index > 0 {
        close(place, end: Fate(inserted: hand), isLast: false)
        part += 1
      }
      if !text.isEmpty { pieces.append(Piece(text, fate: Fate(inserted: hand))) }
    }
  }

  private mutating func close(_ place: Int, end: Fate, rowFate: Fate = .kept, isLast: Bool = true) {
    let block = locator.draft.blocks[place]
    let restyled = plan.restyled[place]
    let marked = MarkedBlock(
      kind: restyled?.kind ?? block.kind, story: block.story, label: part == 0 ? block.label : nil, pieces: pieces,
      end: end,
      cell: block.cell.map { CellPath(table: $0.table, row: $0.row, column: $0.column, rowFate: rowFate) },
      reformatted: restyled?.hand)
    blocks.append((marked, place, part))
    pieces = []
    if isLast { part = 0 }
  }
}
