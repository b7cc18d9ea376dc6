// SPDX-License-Identifier: AGPL-3.0-or-later

/// What was found in a returned file, in the order of the text; what arrives at one point of the base, moved or new,
/// tracked or not, as the file has it one behind the other.
struct FileOrder {
  /// Of the found ones, in this order.
  let places: [Int]
  private let found: [Found]
  private let locator: Locator

  private struct Key: Comparable {
    /// Where it begins on the line through the base.
    var line: Int
    var isLook: Bool
    var place: ReadPlace
    /// A mark stands before the words at its place, and a variant behind what it is one of.
    var turn: [Int]

    static func < (a: Key, b: Key) -> Bool {
      if a.line != b.line { return a.line < b.line }
      if a.isLook != b.isLook { return b.isLook }
      if a.place != b.place { return a.place < b.place }
      return a.turn.lexicographicallyPrecedes(b.turn)
    }

    func arrives(before other: Key) -> Bool {
      place == other.place ? turn.lexicographicallyPrecedes(other.turn) : place < other.place
    }
  }

  init(_ found: [Found], _ locator: Locator) {
    (self.found, self.locator) = (found, locator)
    let line = Line(locator)
    let keys = found.indices.map { Self.key($0, found, line) }
    var places = found.indices.sorted { keys[$0] < keys[$1] }
    var slots: [Gap: [Int]] = [:]
    for (slot, index) in places.enumerated() {
      if let gap = found[index].edit.gap { slots[gap, default: []].append(slot) }
    }
    // What moves is counted where it left; among others at its new place the file's order goes before.
    for own in slots.values where own.count > 1 {
      let here = own.map { places[$0] }.sorted { keys[$0].arrives(before: keys[$1]) }
      for (slot, index) in zip(own, here) { places[slot] = index }
    }
    self.places = places
  }

  private static func key(_ index: Int, _ found: [Found], _ line: Line) -> Key {
    let item = found[index]
    var root = index
    while let whole = found[root].variantOf { root = whole }
    let turn = [found[root].hand == nil ? 1 : 0, root, item.variantOf == nil ? 0 : 1, index]
    let arrival = found[root].arrival.map { ReadPlace(block: $0, offset: 0) }
    let place = item.place ?? ReadPlace(block: -1, offset: 0)
    if case .reformat(let span) = item.edit {
      let start = line.footprints(of: .rewrite(span, [""])).first?.range.lowerBound ?? 0
      return Key(line: start, isLook: true, place: place, turn: turn)
    }
    let print = line.footprints(of: item.edit).first
    return Key(
      line: print?.range.lowerBound ?? 0, isLook: false, place: item.edit.gap != nil ? arrival ?? place : place,
      turn: turn)
  }

  /// The changes of a file of this name, numbered from 1.
  func numbered(from source: String) -> [Change] {
    var ids = Array(repeating: ChangeID(source: source, number: 0), count: found.count)
    for (number, index) in places.enumerated() { ids[index].number = number + 1 }
    return places.map { index in
      let item = found[index]
      let (old, new) = item.lost ?? locator.wording(of: item.edit)
      return Change(
        id: ids[index], edit: item.edit, kind: item.kind ?? (item.lost == nil ? locator.kind(of: item.edit) : .replace),
        old: old,
        new: new, hand: item.hand, variantOf: item.variantOf.map { ids[$0] },
        consequenceOf: item.follows.map { ids[$0] },
        standing: item.lost == nil ? .direct : .lost)
    }
  }
}
