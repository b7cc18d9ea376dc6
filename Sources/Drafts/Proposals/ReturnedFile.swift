// SPDX-License-Identifier: AGPL-3.0-or-later

/// A file that came back, and what is known about it.
public struct ReturnedFile: Sendable {
  /// Named by whoever received it; unique among those that are collated.
  public var source: String
  public var text: MarkedText
  /// Nothing but its words can be trusted, as of a PDF: paragraphs are those of the version that it answers.
  public var isWordsOnly: Bool

  public init(source: String, text: MarkedText, isWordsOnly: Bool = false) {
    self.source = source
    self.text = text
    self.isWordsOnly = isWordsOnly
  }

  /// The file as an answer to a version.
  func answering(_ base: DraftText) -> ReturnedFile {
    isWordsOnly ? ReturnedFile(source: source, text: text.poured(into: base)) : self
  }

  /// What the file proposes on a version: what was changed without tracking, what was tracked, and the remarks. Changes
  /// that the base itself carried when it was circulated are told by the marks of the circulated file.
  public func changes(on base: DraftText, circulated: MarkedText? = nil) -> ChangeSet {
    var work = FileReading(answering(base), base)
    var set = work.changes()
    if let circulated {
      var earlier = FileReading(ReturnedFile(source: source, text: circulated), base)
      set.subtract(earlier.changes().changes.filter(\.isTracked))
    }
    return set
  }
}

extension ChangeSet {
  /// Leaves out the tracked changes of the same hand, date and effect.
  mutating func subtract(_ earlier: [Change]) {
    struct Mark: Hashable {
      let hand: Hand?
      let edit: Edit
    }
    let known = Set(earlier.map { Mark(hand: $0.hand, edit: $0.edit) })
    let left = changes.filter { !known.contains(Mark(hand: $0.hand, edit: $0.edit)) }
    alreadyThere += changes.count - left.count
    changes = left
  }
}

/// One pass over a returned file.
private struct FileReading {
  private let file: ReturnedFile
  private let base: DraftText
  private let locator: Locator
  private let rejected: Reading
  private let comparison: Comparison
  private let map: BaseMap
  /// For each marked block the last block of the rejected text that is before it; -1 where there is none.
  private let lastHomes: [Int]
  private let tables: [TableSpot: BlockID]
  private var found: [Found] = []
  private var trifles: [Trifle] = []

  private struct Found {
    var edit: Edit
    var hand: Hand?
    /// Which of the found ones it would cut down.
    var variantOf: Int?
    /// Where it stands in the rejected text.
    var place: ReadPlace?
  }

  init(_ file: ReturnedFile, _ base: DraftText) {
    self.file = file
    self.base = base
    locator = Locator(base)
    rejected = Reading(file.text, .rejecting)
    comparison = Comparison(base, rejected)
    map = BaseMap(comparison, locator, rejected, file.text)
    var lastHomes: [Int] = []
    var tables: [TableSpot: BlockID] = [:]
    var last = -1
    for (block, home) in zip(file.text.blocks, rejected.homes) {
      lastHomes.append(last)
      guard let home else { continue }
      last = home
      if let cell = block.cell, let id = map.origin(of: home) { tables[TableSpot(block.story, cell)] = id }
    }
    (self.lastHomes, self.tables) = (lastHomes, tables)
  }

  mutating func changes() -> ChangeSet {
    addUntracked()
    addLabels()
    let tracked = TrackedRuns(file.text, rejected)
    add(tracked.runs)
    for row in tracked.rows { add(row.blocks, row.fate) }
    for look in tracked.looks {
      if let span = map.span(look.range.lowerBound, look.range.upperBound) { add(.reformat(span), look.hand) }
    }
    var changes = numbered()
    Consequences.mark(&changes, locator)
    let remarks = RemarkPlacing(file.text, rejected, map, locator, changes).placed()
    return ChangeSet(
      source: file.source, answers: base.version, base: base.version, changes: changes, remarks: remarks,
      trifles: trifles, alreadyThere: 0)
  }

  /// Finds in the order of the text, numbered.
  private func numbered() -> [Change] {
    let line = Line(locator)
    func key(_ item: Found) -> (Int, Int) {
      if case .reformat(let span) = item.edit {
        return (line.footprints(of: .rewrite(span, [""])).first?.range.lowerBound ?? 0, 1)
      }
      return (line.footprints(of: item.edit).first?.range.lowerBound ?? 0, 0)
    }
    // What arrives at one point is numbered as the file has it: a mark stands before the words at its place.
    let first = ReadPlace(block: -1, offset: 0)
    let order = found.indices.map { (key(found[$0]), found[$0].place ?? first, $0) }.sorted { a, b in
      if a.0 != b.0 { return a.0 < b.0 }
      if a.1 != b.1 { return a.1 < b.1 }
      let (isFirst, isOther) = (found[a.2].hand == nil ? 1 : 0, found[b.2].hand == nil ? 1 : 0)
      return (isFirst, a.2) < (isOther, b.2)
    }.map(\.2)
    var ids = Array(repeating: ChangeID(source: file.source, number: 0), count: found.count)
    for (number, index) in order.enumerated() { ids[index].number = number + 1 }
    return order.map { index in
      let (old, new) = locator.wording(of: found[index].edit)
      return Change(
        id: ids[index], edit: found[index].edit, kind: locator.kind(of: found[index].edit), old: old, new: new,
        hand: found[index].hand, variantOf: found[index].variantOf.map { ids[$0] })
    }
  }

  // MARK: Without tracking

  private mutating func addUntracked() {
    for found in comparison.edits(of: base) {
      if let noise = found.noise {
        let (old, new) = locator.wording(of: found.edit)
        trifles.append(Trifle(noise: noise, block: found.edit.block, old: old, new: new))
      } else {
        add(found.edit, nil, at: found.place)
      }
    }
  }

  /// Numbers that the file counts by itself changed because something before them did.
  private mutating func addLabels() {
    for bead in comparison.beads where bead.old.count == 1 && bead.new.count == 1 {
      let (old, new) = (comparison.old[bead.old.lowerBound], comparison.new[bead.new.lowerBound])
      guard old.label != new.label, old.label != nil || new.label != nil else { continue }
      trifles.append(
        Trifle(
          noise: .renumbering, block: base.blocks[bead.old.lowerBound].id, old: old.label ?? "", new: new.label ?? ""))
    }
  }

  // MARK: Tracked

  @discardableResult
  private mutating func add(_ edit: Edit, _ hand: Hand?, variantOf: Int? = nil, at place: ReadPlace? = nil) -> Int? {
    if hand != nil, let noise = locator.noise(of: edit) {
      let (old, new) = locator.wording(of: edit)
      trifles.append(Trifle(noise: noise, block: edit.block, old: old, new: new))
      return nil
    }
    found.append(Found(edit: edit, hand: hand, variantOf: variantOf, place: place))
    return found.count - 1
  }

  private mutating func add(_ runs: [TrackedRun]) {
    let settlement = Settlement(rejected)
    let moves = TrackedMoves(runs, settlement)
    for (index, run) in runs.enumerated() {
      if moves.targets.contains(index) { continue }
      let edits = moves.edits[index] ?? settlement.edits(run.start, run.end, run.segments)
      let places = edits.map { map.edit($0).flatMap { add($0, run.hand, at: run.start) } }
      var whole = places.first { $0 != nil } ?? nil
      for (hand, segments) in run.variants {
        let other = settlement.edits(run.start, run.end, segments).compactMap { map.edit($0) }
        for edit in other where locator.essence(of: edit) != nil {
          whole = add(edit, hand, variantOf: whole, at: run.start) ?? whole
        }
      }
    }
  }

  private mutating func add(_ blocks: Range<Int>, _ fate: Fate) {
    guard let cell = file.text.blocks[blocks.lowerBound].cell else { return }
    let homes = blocks.compactMap { rejected.homes[$0] }
    if let hand = fate.inserted {
      let behind = lastHomes[blocks.lowerBound]
      let gap = map.gap(behind, story: file.text.blocks[blocks.lowerBound].story)
      let row = NewRow(cells: cells(blocks), table: table(of: blocks.lowerBound, cell))
      if cell.rowFate != .kept {
        let place = ReadPlace(block: behind, offset: .max)
        add(.insertRow(row, at: locator.settled(gap, for: .none)), hand, at: place)
      } else {
        add(.insert(row.cells.flatMap(\.blocks), at: gap), hand)
      }
    } else if let hand = fate.deleted {
      let ids = homes.compactMap { map.origin(of: $0) }
      if cell.rowFate != .kept {
        if !ids.isEmpty { add(.deleteRow(ids), hand) }
      } else {
        for id in ids { add(.delete(id), hand) }
      }
    }
  }

  private func cells(_ blocks: Range<Int>) -> [NewRow.Cell] {
    var cells: [NewRow.Cell] = []
    for index in blocks {
      let block = file.text.blocks[index]
      let text = block.pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
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

/// The two ends of each move, where a whole block went as it is.
private struct TrackedMoves {
  /// By the run in which the block leaves.
  private(set) var edits: [Int: [ReadEdit]] = [:]
  /// Runs in which a block arrives, told with the other end.
  private(set) var targets: Set<Int> = []

  init(_ runs: [TrackedRun], _ settlement: Settlement) {
    var ends: [String: (leaving: [Int], arriving: [Int])] = [:]
    for (index, run) in runs.enumerated() {
      guard let name = run.move else { continue }
      if run.start == run.end {
        ends[name, default: ([], [])].arriving.append(index)
      } else {
        ends[name, default: ([], [])].leaving.append(index)
      }
    }
    for (leaving, arriving) in ends.values where leaving.count == 1 && arriving.count == 1 {
      let (from, to) = (runs[leaving[0]], runs[arriving[0]])
      let gone = settlement.edits(from.start, from.end, from.segments)
      let come = settlement.edits(to.start, to.end, to.segments)
      guard gone.count == 1, case .delete(let block) = gone[0], come.count == 1,
        case .insert(let new, let behind) = come[0],
        new.count == 1
      else { continue }
      var all: [ReadEdit] = [.move(block, behind: behind)]
      let text = settlement.rejected.blocks[block].text
      if new[0].text != text {
        let end = ReadPlace(block: block, offset: text.utf16.count)
        all.append(.rewrite(ReadPlace(block: block, offset: 0), end, [new[0].text]))
      }
      edits[leaving[0]] = all
      targets.insert(arriving[0])
    }
  }
}
