// SPDX-License-Identifier: AGPL-3.0-or-later

/// One pass over a returned file.
struct FileReading {
  let file: ReturnedFile
  let base: DraftText
  let locator: Locator
  private let rejected: Reading
  let comparison: Comparison
  private let map: BaseMap
  /// Blocks of the base that others of the rejected text came for, by those.
  private let replaced: [Int: Int]
  /// For each marked block the last block of the rejected text that is before it; -1 where there is none.
  private let lastHomes: [Int]
  private let tables: [TableSpot: BlockID]
  private let traces: SavingTraces
  var found: [Found] = []
  var trifles: [Trifle] = []
  /// Edits of runs that are told with the unmarked words in which they are, by run.
  private var passed: [Int: Set<Int>] = [:]
  /// For each block of the rejected text that came in without marks the find that tells it.
  private var arrivals: [Int: Int] = [:]
  /// For each block of the rejected text the finds in it that nobody marked.
  private var silent: [Int: [Int]] = [:]
  /// For each block of the rejected text whose style or number somebody changed with a mark, whose mark it is.
  let reshaped: [Int: Hand]
  /// Those of them of which it is told what they became.
  var reshapes: [Int: Hand] = [:]

  init(_ file: ReturnedFile, _ base: DraftText) {
    self.file = file
    self.base = base
    locator = Locator(base)
    rejected = Reading(file.text, .rejecting)
    traces = SavingTraces(file, base, locator.places, rejected)
    comparison = Comparison(base, rejected)
    replaced = comparison.replacements()
    map = BaseMap(comparison, locator, rejected, file.text, replaced: replaced)
    var lastHomes: [Int] = []
    var tables: [TableSpot: BlockID] = [:]
    var reshaped: [Int: Hand] = [:]
    var last = -1
    for (block, home) in zip(file.text.blocks, rejected.homes) {
      lastHomes.append(last)
      guard let home else { continue }
      last = home
      if let hand = block.reformatted { reshaped[home] = hand }
      if let cell = block.cell, let id = map.origin(of: home) { tables[TableSpot(block.story, cell)] = id }
    }
    (self.lastHomes, self.tables, self.reshaped) = (lastHomes, tables, reshaped)
  }

  mutating func changes() -> ChangeSet {
    let tracked = TrackedRuns(file.text, rejected)
    let told = ToldRuns(tracked.runs, Settlement(rejected)) { self.map.origin(of: $0) != nil }
    addUntracked(told.runs)
    ReshapedTables.gather(&found, locator)
    addLabels()
    add(told.runs)
    let rows = TrackedColumns(file.text, rejected, map, tables).tell(tracked.rows, &found)
    for row in rows { add(row.blocks, row.fate) }
    StruckNotes(file.text, rejected, map, locator).tell(&found)
    NewNotes(file.text, rejected, map, locator).tell(&found)
    if !file.isWordsOnly {
      ObjectChanges(
        file.text, rejected, map, locator, comparison, replacing: replaced, isPlain: traces.isPlain
      ).tell(&found)
    }
    for look in tracked.looks where reshapes[look.range.lowerBound.block] != look.hand {
      if let span = map.span(look.range.lowerBound, look.range.upperBound) { add(.reformat(span), look.hand) }
    }
    let excerpt = Excerpt(comparison, base)
    if let excerpt { found.leaveOut { excerpt.explains($0, in: base, locator.places) } }
    let order = FileOrder(found, locator)
    var changes = order.numbered(from: file.source)
    Consequences.mark(&changes, locator)
    let marked = order.places.map { found[$0].marked }
    let remarks = RemarkPlacing(file.text, rejected, map, locator, changes, marked).placed()
    var set = ChangeSet(
      source: file.source, answers: base.version, base: base.version, changes: changes, remarks: remarks,
      trifles: trifles, alreadyThere: 0)
    set.leftOut = excerpt?.missing.count
    return set
  }

  // MARK: Without tracking

  private mutating func addUntracked(_ told: [ToldRun]) {
    var loose: [Int: [(run: Int, index: Int)]] = [:]
    for (run, told) in told.enumerated() where !told.isTaken {
      for (index, edit) in told.edits.enumerated() where !map.stands(edit) {
        guard let range = edit.range else { continue }
        for block in range.lowerBound.block...range.upperBound.block { loose[block, default: []].append((run, index)) }
      }
    }
    var columns = ReshapedTables(comparison, base)
    for item in comparison.edits(of: base, replacing: replaced) {
      if traces.explain(item.edit) || tellsLook(item) { continue }
      if item.isColumn {
        if let (span, old, new) = columns.take(item.edit) {
          found.append(Found(edit: .reformat(span), place: item.place, lost: (old, new), kind: .columns))
        }
        continue
      }
      let near = UnmarkedPassage.blocks(near: item).flatMap { loose[$0] ?? [] }
      var passages = UnmarkedPassage.passages(of: item, marks: near.map { told[$0.run].edits[$0.index] })
      for (run, index) in near {
        let mark = told[run].edits[index]
        guard let place = passages.firstIndex(where: { $0.holds(mark) }),
          passed[run, default: []].insert(index).inserted
        else { continue }
        passages[place].add([mark], by: told[run].run.hand, run: run)
        for variant in told[run].variants where !variant.edits.contains(mark) {
          let own = variant.edits.filter { passages[place].holds($0) }
          passages[place].add(own, by: variant.hand, run: run)
        }
      }
      if passages.contains(where: { !$0.layers.isEmpty }) {
        for part in UnmarkedPassage.parted(passages, of: item.edit) { add(part, of: item) }
      } else {
        addSilent(item.edit, item.noise, at: item.place)
      }
    }
  }

  /// Words that came in without marks, as they read with the marks that were left in them; without is a variant.
  private mutating func add(_ part: [UnmarkedPassage], of item: TurnedEdit) {
    let place = part[0].range.lowerBound
    let silent = edit(item, part, part.map { $0.texts([], in: rejected) })
    let noise = item.noise ?? locator.noise(of: silent) ?? locator.numbering(of: silent)
    let states = UnmarkedPassage.states(of: part, in: rejected).map { ($0.hand, edit(item, part, $0.texts)) }
    guard let (hand, first) = states.first else {
      addSilent(silent, noise, at: place)
      return
    }
    var whole = Found(edit: first, hand: hand, place: place, arrival: arrival(at: place))
    var other: Found? = noise != nil || silent.isBlankRow ? nil : Found(edit: silent, hand: nil, place: place)
    if states.count == 1, locator.essence(of: first) == nil || first.isEmptyInsertion {
      // Nothing is left of it once all is accepted.
      (whole, other) = (other ?? whole, other == nil ? nil : whole)
    }
    let index = found.count
    // Those of the part only: of one edit several may be told.
    let blocks = UnmarkedPassage.blocks(of: silent, at: place)
    let marked = marked(blocks)
    for block in blocks { arrivals[block] = index }
    whole.marked = marked
    found.append(whole)
    var last = index
    for (hand, edit) in states.dropFirst() {
      found.append(Found(edit: edit, hand: hand, variantOf: last, place: place, marked: marked))
      last = found.count - 1
    }
    if var other {
      other.variantOf = index
      found.append(other)
    }
  }

  /// An edit without tracking with other words.
  private func edit(_ item: TurnedEdit, _ part: [UnmarkedPassage], _ texts: [[String]]) -> Edit {
    let first = item.place?.block ?? 0
    func made(_ blocks: [NewBlock], _ index: Int) -> [NewBlock] {
      let start = part[index].range.lowerBound.block - first
      let last = part[index].range.upperBound.block - 1 - first
      return texts[index].enumerated().map { number, text in
        var block = blocks[min(start + number, last, blocks.count - 1)]
        block.text = text
        return block
      }
    }
    switch item.edit {
    case .insert(let blocks, let gap): return .insert(part.indices.flatMap { made(blocks, $0) }, at: gap)
    case .insertRow(var row, let gap):
      let blocks = row.cells.flatMap(\.blocks)
      var next = 0
      for cell in row.cells.indices {
        let own = row.cells[cell].blocks
        let new = own.indices.flatMap { made(blocks, next + $0) }
        next += own.count
        // A cell holds a paragraph, even an empty one.
        row.cells[cell].blocks = new.isEmpty ? [NewBlock(kind: own[0].kind, story: own[0].story, text: "")] : new
      }
      return .insertRow(row, at: gap)
    case .rewrite(let span, _):
      return .rewrite(map.span(part[0].range.lowerBound, part[0].range.upperBound) ?? span, texts[0])
    case .delete, .move, .deleteRow, .restyle, .reformat: return item.edit
    }
  }

  private mutating func addSilent(_ edit: Edit, _ noise: Noise?, at place: ReadPlace?) {
    let reckoned = place.flatMap { rejected.isReckoned(edit, at: $0, in: file.text) ? Noise.field : nil }
    if let noise = noise ?? locator.numbering(of: edit, now: place.flatMap(label)) ?? reckoned {
      let (old, new) = locator.wording(of: edit)
      trifles.append(Trifle(noise: noise, block: edit.block, old: old, new: new))
    } else {
      guard let index = add(edit, nil, at: place), let place else { return }
      found[index].arrival = arrival(at: place)
      silent[place.block, default: []].append(index)
      let blocks = UnmarkedPassage.blocks(of: edit, at: place)
      for block in blocks { arrivals[block] = index }
      found[index].marked = marked(replaced[place.block] == nil ? blocks : place.block..<place.block + 1)
    }
  }

  /// The number that a block of the rejected text has by itself.
  private func label(at place: ReadPlace) -> String? {
    rejected.blocks.indices.contains(place.block) ? rejected.blocks[place.block].label : nil
  }

  /// The marked block in which a block of the rejected text ends.
  private func arrival(at place: ReadPlace) -> Int? {
    rejected.blocks.indices.contains(place.block) ? rejected.blocks[place.block].members.upperBound : nil
  }

  /// Where blocks of the rejected text stand in the file.
  private func marked(_ blocks: Range<Int>) -> Range<MarkedPlace>? {
    guard let first = blocks.first, let last = blocks.last else { return nil }
    let end = rejected.blocks[last].members.upperBound
    let length = file.text.blocks[end].pieces.reduce(0) { $0 + $1.text.utf16.count }
    return MarkedPlace(
      block: rejected.blocks[first].members.lowerBound, offset: 0)..<MarkedPlace(
        block: end, offset: length)
  }

  // MARK: Tracked

  @discardableResult
  private mutating func add(_ edit: Edit, _ hand: Hand?, variantOf: Int? = nil, at place: ReadPlace? = nil) -> Int? {
    let isTracked = hand != nil
    if isTracked, let noise = locator.noise(of: edit) ?? locator.retyping(of: edit) ?? locator.numbering(of: edit) {
      let (old, new) = locator.wording(of: edit)
      trifles.append(Trifle(noise: noise, block: edit.block, old: old, new: new))
      return nil
    }
    found.append(Found(edit: edit, hand: hand, variantOf: variantOf, place: place))
    return found.count - 1
  }

  private mutating func add(_ told: [ToldRun]) {
    for (index, told) in told.enumerated() where !told.isTaken {
      let places = told.edits.enumerated().map { number, edit in
        passed[index]?.contains(number) == true ? nil : tell(edit, of: told.run)
      }
      addVariants(of: told, places)
    }
  }

  /// Nobody's mark goes unsaid: what cannot be placed in the base is told as such.
  private mutating func tell(_ edit: ReadEdit, of run: TrackedRun) -> Int? {
    guard let own = map.edit(edit) else {
      let (old, new) = edit.wording(in: rejected)
      let gap = map.gap(run.start.block - 1, story: file.text.blocks[min(run.block, file.text.blocks.count - 1)].story)
      let blocks = new.split(separator: "\n", omittingEmptySubsequences: false).map { NewBlock(text: String($0)) }
      found.append(
        Found(edit: .insert(blocks, at: gap), hand: run.hand, place: run.start, arrival: run.block, lost: (old, new)))
      return nil
    }
    if locator.leavesAsItIs(own), let index = takeBack(edit, of: run) { return index }
    guard let index = add(own, run.hand, at: run.start) else { return nil }
    (found[index].marked, found[index].arrival) = (run.marked, edit.arrival)
    overrule(edit, by: index)
    return index
  }

  /// What came in or went without marks, and then was made with a mark what it had been: each of it may stay as it was.
  private mutating func takeBack(_ edit: ReadEdit, of run: TrackedRun) -> Int? {
    guard let range = edit.range else { return nil }
    let before = found.count
    for other in (range.lowerBound.block...range.upperBound.block).flatMap({ silent[$0] ?? [] }) {
      guard case .rewrite(let span, _) = found[other].edit, let place = found[other].place,
        range.contains(place) || place == range.lowerBound
      else { continue }
      let texts = locator.text(span).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      found.append(
        Found(
          edit: .rewrite(span, texts), hand: run.hand, variantOf: other, place: run.start, marked: run.marked))
    }
    return found.count > before ? found.count - 1 : nil
  }

  /// Unmarked words that somebody then took away with a mark are a variant of what that mark says.
  private mutating func overrule(_ edit: ReadEdit, by index: Int) {
    guard let range = edit.range, !range.isEmpty else { return }
    for other in (range.lowerBound.block...range.upperBound.block).flatMap({ silent[$0] ?? [] }) {
      if found[other].variantOf == nil, let place = found[other].place, range.contains(place) {
        found[other].variantOf = index
      }
    }
  }

  private mutating func addVariants(of told: ToldRun, _ places: [Int?]) {
    var last: Int?
    for variant in told.variants {
      let rest = variant.edits.filter { !told.edits.contains($0) }.compactMap { map.edit($0) }
      if variant.isBeside {
        for edit in rest { add(edit, variant.hand, at: told.run.start) }
        continue
      }
      let cut = told.edits.indices.first { places[$0] != nil && !variant.edits.contains(told.edits[$0]) }
      let whole = cut.flatMap { places[$0] } ?? places.first { $0 != nil } ?? nil
      // Where all that came in was struck again, the variant is that it does not come in.
      let edits = rest.isEmpty ? whole.map { [found[$0].edit.withNothingNew] } ?? [] : rest
      for edit in edits {
        found.append(
          Found(
            edit: edit, hand: variant.hand, variantOf: last ?? whole, place: told.run.start, marked: told.run.marked))
      }
      if !edits.isEmpty { last = found.count - 1 }
    }
  }

  // MARK: Rows

  private mutating func add(_ blocks: Range<Int>, _ fate: Fate) {
    guard let cell = file.text.blocks[blocks.lowerBound].cell else { return }
    if let hand = fate.inserted {
      let behind = lastHomes[blocks.lowerBound]
      let gap = map.gap(behind, story: file.text.blocks[blocks.lowerBound].story)
      let table = table(of: blocks.lowerBound, cell)
      let fates = blocks.flatMap { file.text.blocks[$0].pieces.map(\.fate) } + [fate]
      var known: [[NewRow.Cell]] = []
      for (author, marks) in MarksInForce.all(of: hand, fates) {
        let cells = fate.deleted.map { marks.strikes($0, of: hand) } ?? false ? [] : cells(blocks, marks)
        guard !known.contains(cells) else { continue }
        known.append(cells)
        let row = NewRow(cells: cells, table: table)
        let edit: Edit =
          cell.rowFate != .kept
          ? .insertRow(row, at: locator.settled(gap, for: .none)) : .insert(cells.flatMap(\.blocks), at: gap)
        let place = ReadPlace(block: behind, offset: .max)
        let length = file.text.blocks[blocks.upperBound - 1].pieces.reduce(0) { $0 + $1.text.utf16.count }
        let end = MarkedPlace(block: blocks.upperBound - 1, offset: length)
        found.append(
          Found(
            edit: edit, hand: author, variantOf: known.count > 1 ? found.count - 1 : nil, place: place,
            marked: MarkedPlace(block: blocks.lowerBound, offset: 0)..<end, arrival: blocks.lowerBound))
      }
    } else if let hand = fate.deleted {
      takeAway(blocks.compactMap { rejected.homes[$0] }, isRow: cell.rowFate != .kept, hand)
    }
  }

  private mutating func takeAway(_ homes: [Int], isRow: Bool, _ hand: Hand) {
    let ids = homes.compactMap { map.origin(of: $0) }
    if isRow, !ids.isEmpty {
      add(.deleteRow(ids), hand)
    } else {
      for id in ids { add(.delete(id), hand) }
    }
    // What came in without a mark and was struck with one.
    for whole in Set(homes.compactMap { arrivals[$0] }).sorted() {
      found.append(
        Found(edit: found[whole].edit.withNothingNew, hand: hand, variantOf: whole, place: found[whole].place))
    }
  }

  private func cells(_ blocks: Range<Int>, _ marks: MarksInForce) -> [NewRow.Cell] {
    var cells: [NewRow.Cell] = []
    for index in blocks {
      let block = file.text.blocks[index]
      let text = block.pieces.filter { marks.keeps($0.fate) }.map(\.text).joined()
      let column = block.cell?.column ?? 0
      let new = NewBlock(kind: block.kind, story: block.story, text: text)
      if let last = cells.last, last.column == column {
        cells[cells.count - 1].blocks.append(new)
      } else {
        cells.append(NewRow.Cell(column: column, blocks: [new]))
      }
    }
    return cells
  }

  /// The table of the base that a new row stands in, known by any other row of it.
  private func table(of index: Int, _ cell: CellPath) -> NewRow.Table {
    let known = tables[TableSpot(file.text.blocks[index].story, cell)]
    return known.map { .of($0) } ?? .new(cell.table)
  }
}
