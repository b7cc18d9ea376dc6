// SPDX-License-Identifier: AGPL-3.0-or-later

extension Locator {
  /// The same edit without what it leaves as it is, in whole tokens, as far to the left as it can stand: equal for two
  /// edits exactly when they lead to the same text. Nil where nothing changes, or where it names what is not there.
  func essence(of edit: Edit) -> Edit? { reduced(edit, isLeftmost: true) }

  /// The same edit without what it leaves as it is, in whole tokens, where it was made.
  func core(of edit: Edit) -> Edit? { reduced(edit, isLeftmost: false) }

  private func reduced(_ edit: Edit, isLeftmost: Bool) -> Edit? {
    switch edit {
    case .rewrite(let span, let texts): reduced(span, texts, isLeftmost: isLeftmost)
    case .insert(let blocks, let gap): holds(gap) && !blocks.isEmpty ? edit : nil
    case .insertRow(let row, let gap): holds(gap) && !row.cells.isEmpty ? edit : nil
    case .delete(let id), .restyle(let id, _): places[id] == nil ? nil : edit
    case .move(let id, let gap):
      places[id] != nil && holds(gap) && !isStaying(id, gap) ? isLeftmost ? swapped(id, gap) ?? edit : edit : nil
    case .deleteRow(let ids): !ids.isEmpty && ids.allSatisfy { places[$0] != nil } ? edit : nil
    case .reformat: nil
    }
  }

  private func holds(_ gap: Gap) -> Bool {
    switch gap {
    case .start: true
    case .after(let id): places[id] != nil
    }
  }

  private func isStaying(_ id: BlockID, _ gap: Gap) -> Bool {
    guard case .after(let before) = gap else { return false }
    return before == id
  }

  /// A block before the one above it is that one behind it; nil where it goes elsewhere.
  private func swapped(_ id: BlockID, _ gap: Gap) -> Edit? {
    guard let place = places[id], place > 0 else { return nil }
    let (above, own) = (draft.blocks[place - 1], draft.blocks[place])
    guard above.story == own.story, above.cell == nil, own.cell == nil else { return nil }
    let before = place > 1 && ComparedText.rank(draft.blocks[place - 2].story) == ComparedText.rank(own.story)
    let isSwap =
      switch gap {
      case .start(let story): !before && ComparedText.rank(story) == ComparedText.rank(own.story)
      case .after(let other): before && draft.blocks[place - 2].id == other
      }
    return isSwap ? .move(above.id, to: .after(id)) : nil
  }

  private func reduced(_ span: Span, _ texts: [String], isLeftmost: Bool) -> Edit? {
    guard let first = places[span.start.block], let last = places[span.end.block], first <= last else { return nil }
    let (start, end) = (span.start.offset.units, span.end.offset.units)
    guard start >= 0, start <= units[first].count, end >= 0, end <= units[last].count, first < last || start <= end
    else { return nil }
    let old = joined(first...last)
    let from = start
    let to = first == last ? end : old.count - units[last].count + end
    let new = Array(texts.map { Array($0.utf16) }.joined(separator: [Letters.blockEnd]))
    guard let (range, rest) = Self.trimmed(old, from..<to, new, isLeftmost: isLeftmost) else { return nil }
    let parts = rest.split(separator: Letters.blockEnd, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF16.self)
    }
    return .rewrite(Span(place(range.lowerBound, first), place(range.upperBound, first)), parts)
  }

  private func joined(_ blocks: ClosedRange<Int>) -> [UInt16] {
    blocks.count == 1 ? units[blocks.lowerBound] : Array(units[blocks].joined(separator: [Letters.blockEnd]))
  }

  /// The place that an offset into joined blocks is.
  private func place(_ offset: Int, _ first: Int) -> Place {
    var (block, rest) = (first, offset)
    while rest > units[block].count {
      rest -= units[block].count + 1
      block += 1
    }
    return Place(draft.blocks[block].id, TextOffset(rest))
  }

  /// How far from a change a longer text is looked at.
  private static let window = 2_000

  /// What is replaced and what comes for it when tokens equal at both ends are left away, the later ones first.
  private static func trimmed(
    _ old: [UInt16], _ range: Range<Int>, _ new: [UInt16], isLeftmost: Bool
  ) -> (Range<Int>, ArraySlice<UInt16>)? {
    var (low, high) = (0, old.count)
    if old.count > 4 * window {
      low = max(0, range.lowerBound - window)
      while low > 0, low < range.lowerBound, !Letters.isSpace(old[low]) { low += 1 }
      high = min(old.count, range.upperBound + window)
      while high < old.count, high > range.upperBound, !Letters.isSpace(old[high - 1]) { high -= 1 }
    }
    let before = Array(old[low..<high])
    let after = Array(old[low..<range.lowerBound]) + new + Array(old[range.upperBound..<high])
    guard before != after else { return nil }
    let (a, b) = (cuts(before), cuts(after))
    var (i, j) = (a.count - 1, b.count - 1)
    while i > 0, j > 0, before[a[i - 1]..<a[i]].elementsEqual(after[b[j - 1]..<b[j]]) { (i, j) = (i - 1, j - 1) }
    var k = 0
    while k < i, k < j, before[a[k]..<a[k + 1]].elementsEqual(after[b[k]..<b[k + 1]]) { k += 1 }
    // What only comes in or only goes could stand further to the left; it goes back to where it was made.
    while !isLeftmost, k == i || k == j, a[k] + low < range.lowerBound, i + 1 < a.count, j + 1 < b.count,
      before[a[k]..<a[k + 1]].elementsEqual(after[b[k]..<b[k + 1]])
    { (i, j, k) = (i + 1, j + 1, k + 1) }
    // Where tokens fall otherwise on the way back it would stand among words that it has nothing to do with.
    if !isLeftmost, k == i || k == j, a[k] + low < range.lowerBound { return (range, new[...]) }
    return (a[k] + low..<a[i] + low, after[b[k]..<b[j]])
  }

  /// Where tokens begin and end, from 0 to the length.
  private static func cuts(_ units: [UInt16]) -> [Int] {
    var found = [0]
    units.withUnsafeBufferPointer { text in
      var cutter = TokenCutter(text: text)
      while let (range, _) = cutter.next() { found.append(range.upperBound) }
    }
    return found
  }
}
