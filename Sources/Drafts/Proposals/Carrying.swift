// SPDX-License-Identifier: AGPL-3.0-or-later

extension ReturnedFile {
  /// What the file proposes, against the version whose text is nearest to what its sender began with; where that is an
  /// older one, carried over to the newest, and said so. The newest version stands last; nil where there is none. A file
  /// that bears the hints of a version answers none before it, however near: who takes back what that version changed
  /// proposes it.
  public func changes(onNearestOf versions: [DraftText], circulated: MarkedText? = nil) -> ChangeSet? {
    answer(toNearestOf: versions, circulated: circulated)?.changes
  }

  /// The same, and whether the file is another text than even the nearest: told before anything is carried, since
  /// carrying leaves out what the newest version has already. `circulated` are marks that the newest went out with.
  public func answer(
    toNearestOf versions: [DraftText], circulated: MarkedText? = nil
  ) -> (changes: ChangeSet, isForeign: Bool)? {
    guard let newest = versions.last else { return nil }
    let hinted = Reading(text, .rejecting).hintedVersion
    let start = hinted.flatMap { hint in versions.firstIndex { $0.version == hint } } ?? versions.startIndex
    var nearest = (draft: newest, distance: Int.max)
    // Those behind the hinted one as well: a file of an older version may have been filed as a later one and sent on.
    for version in versions[start...].reversed() {
      let distance = Comparison(version, Reading(answering(version).text, .rejecting)).distance
      if distance < nearest.distance { nearest = (version, distance) }
      if distance == 0 { break }
    }
    let isNewest = nearest.draft.version == newest.version
    var answer = answer(to: nearest.draft, circulated: isNewest ? circulated : nil)
    if !isNewest { answer.changes = Carrying(from: nearest.draft, to: newest).carry(answer.changes) }
    return answer
  }
}

/// Carries what was proposed on one version over to a later one.
public struct Carrying: Sendable {
  private let old: Locator
  private let new: Locator
  private let map: PlaceMap
  private let resettled: Resettled
  private let anchors: AnchorSearch
  /// Blocks of the later version that came from nowhere in the earlier one.
  private let arrived: Set<BlockID>

  public init(from old: DraftText, to new: DraftText) {
    self.old = Locator(old)
    self.new = Locator(new)
    let comparison = Comparison(old, new)
    map = PlaceMap(comparison, .forward)
    resettled = Resettled(comparison)
    arrived = Set(comparison.beads.filter(\.old.isEmpty).flatMap(\.new).map { new.blocks[$0].id })
    anchors = AnchorSearch(self.old, self.new, map, resettled)
  }

  /// All of a set in places of the later version; what that version already has is only counted.
  public func carry(_ set: ChangeSet) -> ChangeSet {
    var carried = set
    carried.base = new.draft.version
    carried.changes = []
    for change in set.changes {
      if let found = carry(change) { carried.changes.append(found) } else { carried.alreadyThere += 1 }
    }
    let left = Set(carried.changes.map(\.id))
    carried.remarks = set.remarks.map { remark in
      var remark = remark
      let before = remark.anchor
      remark.anchor = before.flatMap { anchor in
        var found = anchors.find(anchor).span.flatMap { Anchor($0, in: new) }
        // What it quotes came in there with a change.
        if found?.span.isPoint ?? false, found?.quote.isEmpty ?? false { found?.quote = anchor.quote }
        return found
      }
      if remark.anchor == nil { remark.gone = before.flatMap { old.gone($0) } ?? remark.gone }
      remark.touches.removeAll { !left.contains($0) }
      return remark
    }
    return carried
  }

  /// The change in places of the later version; nil where that version already is as it would have it.
  public func carry(_ change: Change) -> Change? {
    if change.standing == .lost { return change }
    var carried = change
    switch edit(change.edit) {
    case .already: return nil
    case .lost: (carried.standing, carried.gone) = (.lost, old.gone(change.edit))
    case .at(let edit, let isCalm):
      if case .rewrite = edit, new.core(of: edit) == nil { return nil }
      carried.edit = edit
      carried.standing = isCalm ? .carried : .disturbed
      (carried.old, carried.new) = new.wording(of: edit)
    }
    return carried
  }

  private enum Fate {
    case at(Edit, isCalm: Bool)
    case already
    case lost
  }

  private func edit(_ edit: Edit) -> Fate {
    switch edit {
    case .rewrite(let span, let texts): return rewrite(span, texts)
    case .reformat(let span):
      guard case .at(.rewrite(let found, _), let isCalm) = rewrite(span, [""]) else { return .lost }
      return .at(.reformat(found), isCalm: isCalm)
    case .insert(let blocks, let gap): return insert(blocks, gap)
    case .insertRow(let row, let gap): return insert(row, gap)
    case .delete(let id):
      guard let place = old.places[id], !resettled.isParted(place) else { return .lost }
      guard let bead = bead(id) else { return .already }
      guard let target = only(bead) else { return .lost }
      return .at(.delete(target), isCalm: isCalm(bead))
    case .move(let id, let gap):
      guard old.places[id].map({ !resettled.isParted($0) }) ?? false, let bead = bead(id), let target = only(bead),
        let (gap, isCalm) = self.gap(gap)
      else { return .lost }
      return .at(.move(target, to: gap), isCalm: isCalm)
    case .deleteRow(let ids):
      let found = ids.compactMap { bead($0).flatMap(only) }
      if found.isEmpty { return .already }
      return .at(
        .deleteRow(found), isCalm: found.count == ids.count && ids.allSatisfy { bead($0).map(isCalm) ?? false })
    case .restyle(let id, let kind):
      guard let bead = bead(id), let target = only(bead) else { return .lost }
      return .at(.restyle(target, kind), isCalm: true)
    }
  }

  private func bead(_ id: BlockID) -> Bead? {
    old.places[id].flatMap { map.bead(of: $0) }.flatMap { $0.isPair ? $0 : nil }
  }

  private func only(_ bead: Bead) -> BlockID? {
    bead.old.count == 1 && bead.new.count == 1 ? new.draft.blocks[bead.new.lowerBound].id : nil
  }

  private func isCalm(_ bead: Bead) -> Bool { !bead.stretches.contains { $0.kind == .changed } }

  /// A passage of one side of a map.
  private struct Passage {
    var first: Int
    var start: Int
    var last: Int
    var end: Int
  }

  private func rewrite(_ span: Span, _ texts: [String]) -> Fate {
    guard let first = old.places[span.start.block], let last = old.places[span.end.block], !texts.isEmpty else {
      return .lost
    }
    let passage = Passage(first: first, start: span.start.offset.units, last: last, end: span.end.offset.units)
    guard first == last else { return rewrite(joint: passage, texts) }
    switch resettled.whereabouts(of: passage.start..<max(passage.start, passage.end), in: first) {
    case .stayed: return rewrite(passage, as: passage, in: map, texts) { ($0.block, $0.offset) }
    case .went(let piece, let range):
      let own = Passage(first: piece, start: range.lowerBound, last: piece, end: range.upperBound)
      return rewrite(passage, as: own, in: resettled.map, texts, resettled.place)
    // What is put in the place of words that stand in two places now would say some of them twice.
    case .parted: return .lost
    }
  }

  /// A passage that a map has as `own`, and how its places on the other side are places of the later version.
  private func rewrite(
    _ passage: Passage, as own: Passage, in map: PlaceMap, _ texts: [String],
    _ place: (PlaceMap.Landing) -> (block: Int, offset: Int)
  ) -> Fate {
    guard let from = map.landing(block: own.first, offset: own.start, atEnd: false),
      let to = map.landing(block: own.last, offset: own.end, atEnd: true),
      (from.block, from.offset) <= (to.block, to.offset)
    else { return .lost }
    let isPoint = own.first == own.last && own.start == own.end
    if isPoint, hasArrived(texts, map.changes(at: own.start, of: own.first)) { return .already }
    var texts = texts
    let (start, end) = (passage.start, passage.end)
    // Of words that are there no longer nothing can be changed: they would come back.
    let dropped =
      old.text(passage.first, max(0, start - from.slack)..<start) + old.text(passage.last, end..<end + to.slack)
    if (from.block, from.offset) == (to.block, to.offset), dropped.contains(where: { !$0.isWhitespace }) {
      return .lost
    }
    if from.slack > 0 { texts[0] = old.text(passage.first, max(0, start - from.slack)..<start) + texts[0] }
    if to.slack > 0 { texts[texts.count - 1] += old.text(passage.last, end..<end + to.slack) }
    let isCalm = from.slack == 0 && to.slack == 0 && map.isCalm(own.first, own.start, own.last, own.end)
    return .at(.rewrite(span(place(from), place(to)), texts), isCalm: isCalm)
  }

  private func span(_ start: (block: Int, offset: Int), _ end: (block: Int, offset: Int)) -> Span {
    Span(
      Place(new.draft.blocks[start.block].id, TextOffset(start.offset)),
      Place(new.draft.blocks[end.block].id, TextOffset(end.offset)))
  }

  /// A passage over the end of a block.
  private func rewrite(joint passage: Passage, _ texts: [String]) -> Fate {
    let (first, start) = (passage.first, passage.start)
    let head = resettled.whereabouts(of: start..<max(start, old.units[first].count), in: first)
    let tail = resettled.whereabouts(of: 0..<passage.end, in: passage.last)
    if case .stayed = head, case .stayed = tail {
      return rewrite(passage, as: passage, in: map, texts) { ($0.block, $0.offset) }
    }
    guard let from = settled(first, start, head, atEnd: false),
      let to = settled(passage.last, passage.end, tail, atEnd: true),
      from.block < to.block, to.block - from.block == passage.last - first
    else { return .lost }
    return .at(.rewrite(span(from, to), texts), isCalm: false)
  }

  /// Where one end of such a passage stands, if its words went whole.
  private func settled(_ block: Int, _ offset: Int, _ side: Resettled.Whereabouts, atEnd: Bool) -> (
    block: Int, offset: Int
  )? {
    switch side {
    case .parted: return nil
    case .stayed:
      return map.landing(block: block, offset: offset, atEnd: atEnd).flatMap {
        $0.slack == 0 ? ($0.block, $0.offset) : nil
      }
    case .went(let piece, let own):
      let landing = resettled.map.landing(block: piece, offset: atEnd ? own.upperBound : own.lowerBound, atEnd: atEnd)
      return landing.flatMap { $0.slack == 0 ? resettled.place(of: $0) : nil }
    }
  }

  /// Behind the same block; where that is gone, behind the nearest before it.
  private func gap(_ gap: Gap) -> (Gap, isCalm: Bool)? {
    guard case .after(let id) = gap else { return (gap, true) }
    guard var place = old.places[id] else { return nil }
    let story = old.draft.blocks[place].story
    var isCalm = true
    // Behind a paragraph that was parted since is behind the last of what became of it.
    let end = old.units[place].count
    if case .went(let piece, let own) = resettled.whereabouts(of: end..<end, in: place),
      let landing = resettled.map.landing(block: piece, offset: own.upperBound, atEnd: true)
    {
      return (.after(new.draft.blocks[resettled.place(of: landing).block].id), true)
    }
    while place >= 0, old.draft.blocks[place].story == story {
      if let bead = map.bead(of: place), bead.isPair {
        return (.after(new.draft.blocks[bead.new.upperBound - 1].id), isCalm)
      }
      isCalm = false
      place -= 1
    }
    return (.start(story), false)
  }

  private func insert(_ blocks: [NewBlock], _ gap: Gap) -> Fate {
    guard let (target, isCalm) = self.gap(gap) else { return .lost }
    var carried = blocks
    for index in blocks.indices {
      switch blocks[index].host {
      case .none: continue
      case .cell(let id):
        guard let host = bead(id).flatMap(only) else { return .lost }
        carried[index].host = .cell(of: host)
      case .column(let column, let id):
        guard let host = bead(id).flatMap(only) else { return .lost }
        carried[index].host = .column(column, rowOf: host)
      }
    }
    if stand(blocks.map(\.text), in: target) { return .already }
    return .at(.insert(carried, at: target), isCalm: isCalm)
  }

  /// Whether these stand one behind the other in a gap, or among all that came there since: whoever proposed the same was
  /// not the only one, and somebody else's words may stand first.
  private func stand(_ texts: [String], in gap: Gap) -> Bool {
    let start: Int?
    switch gap {
    case .start(let story): start = new.draft.blocks.firstIndex { $0.story == story }
    case .after(let id): start = new.places[id].map { $0 + 1 }
    }
    guard let start, !texts.isEmpty else { return false }
    let behind = new.draft.blocks[start...]
    var first = behind.startIndex
    while true {
      if behind[first...].prefix(texts.count).map(\.text) == texts { return true }
      guard first < behind.endIndex, arrived.contains(behind[first].id) else { return false }
      first += 1
    }
  }

  /// The same for words that only arrive: whether they stand, as whole words, among those that came to that point since.
  private func hasArrived(_ texts: [String], _ changes: [(before: String, since: String)]) -> Bool {
    let words = texts.joined(separator: "\n").bareWords
    guard !words.isEmpty else { return false }
    return changes.contains { before, since in
      Self.count(of: words, in: since.bareWords) > Self.count(of: words, in: before.bareWords)
    }
  }

  private static func count(of words: [Substring], in all: [Substring]) -> Int {
    all.indices.count { all[$0...].starts(with: words) }
  }

  private func insert(_ row: NewRow, _ gap: Gap) -> Fate {
    guard let (target, isCalm) = self.gap(gap) else { return .lost }
    let settled = new.settled(target, for: .none)
    if stand(row.cells.flatMap { $0.blocks.map(\.text) }, in: settled) { return .already }
    guard case .of(let id) = row.table else { return .at(.insertRow(row, at: settled), isCalm: isCalm) }
    guard let host = bead(id).flatMap(only) else { return .lost }
    return .at(.insertRow(NewRow(cells: row.cells, table: .of(host)), at: settled), isCalm: isCalm)
  }
}
