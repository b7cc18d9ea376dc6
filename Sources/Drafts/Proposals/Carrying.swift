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
    let set = changes(on: nearest.draft, circulated: isNewest ? circulated : nil)
    let isForeign = set.isForeign(to: nearest.draft)
    return (isNewest ? set : Carrying(from: nearest.draft, to: newest).carry(set), isForeign)
  }
}

/// Carries what was proposed on one version over to a later one.
public struct Carrying: Sendable {
  private let old: Locator
  private let new: Locator
  private let map: PlaceMap
  private let anchors: AnchorSearch
  /// Blocks of the later version that came from nowhere in the earlier one.
  private let arrived: Set<BlockID>

  public init(from old: DraftText, to new: DraftText) {
    self.old = Locator(old)
    self.new = Locator(new)
    let comparison = Comparison(old, new)
    map = PlaceMap(comparison, .forward)
    arrived = Set(comparison.beads.filter(\.old.isEmpty).flatMap(\.new).map { new.blocks[$0].id })
    anchors = AnchorSearch(from: old, to: new)
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
      remark.anchor = remark.anchor.flatMap { anchor in
        var found = anchors.find(anchor).span.flatMap { Anchor($0, in: new) }
        // What it quotes came in there with a change.
        if found?.span.isPoint ?? false, found?.quote.isEmpty ?? false { found?.quote = anchor.quote }
        return found
      }
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
    case .lost: carried.standing = .lost
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
      guard let bead = bead(id) else { return old.places[id] == nil ? .lost : .already }
      guard let target = only(bead) else { return .lost }
      return .at(.delete(target), isCalm: isCalm(bead))
    case .move(let id, let gap):
      guard let bead = bead(id), let target = only(bead), let (gap, isCalm) = self.gap(gap) else { return .lost }
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

  private func rewrite(_ span: Span, _ texts: [String]) -> Fate {
    guard let first = old.places[span.start.block], let last = old.places[span.end.block], !texts.isEmpty,
      let from = map.landing(block: first, offset: span.start.offset.units, atEnd: false),
      let to = map.landing(block: last, offset: span.end.offset.units, atEnd: true),
      (from.block, from.offset) <= (to.block, to.offset)
    else { return .lost }
    let (start, end) = (span.start.offset.units, span.end.offset.units)
    if span.start == span.end, hasArrived(texts, at: start, of: first) { return .already }
    var texts = texts
    if from.slack > 0 { texts[0] = old.text(first, max(0, start - from.slack)..<start) + texts[0] }
    if to.slack > 0 { texts[texts.count - 1] += old.text(last, end..<min(old.units[last].count, end + to.slack)) }
    let isCalm = from.slack == 0 && to.slack == 0 && map.isCalm(first, start, last, end)
    let target = Span(
      Place(new.draft.blocks[from.block].id, TextOffset(from.offset)),
      Place(new.draft.blocks[to.block].id, TextOffset(to.offset)))
    return .at(.rewrite(target, texts), isCalm: isCalm)
  }

  /// Behind the same block; where that is gone, behind the nearest before it.
  private func gap(_ gap: Gap) -> (Gap, isCalm: Bool)? {
    guard case .after(let id) = gap else { return (gap, true) }
    guard var place = old.places[id] else { return nil }
    let story = old.draft.blocks[place].story
    var isCalm = true
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
  private func hasArrived(_ texts: [String], at offset: Int, of block: Int) -> Bool {
    let words = Self.words(of: texts.joined(separator: "\n"))
    guard !words.isEmpty else { return false }
    return map.changes(at: offset, of: block).contains { before, since in
      Self.count(of: words, in: Self.words(of: since)) > Self.count(of: words, in: Self.words(of: before))
    }
  }

  private static func words(of text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

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
