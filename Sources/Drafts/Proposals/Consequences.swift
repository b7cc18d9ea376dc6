// SPDX-License-Identifier: AGPL-3.0-or-later

/// Typed numbers that only follow from a heading that came or went before them.
enum Consequences {
  static func mark(_ changes: inout [Change], _ locator: Locator) {
    let causes = changes.flatMap { shifts(of: $0, locator) }
    guard !causes.isEmpty else { return }
    for index in changes.indices {
      guard let (place, old, new) = renumbering(changes[index].edit, locator) else { continue }
      let before = causes.filter { $0.place <= place && $0.number.isLike(old) }
      let shift = before.reduce(0) { $0 + $1.shift }
      if shift != 0, new.value - old.value == shift { changes[index].consequenceOf = before.last?.id }
    }
  }

  private struct Shift {
    var id: ChangeID
    var place: Int
    var number: TypedNumber
    var shift: Int
  }

  private static func shifts(of change: Change, _ locator: Locator) -> [Shift] {
    switch change.edit {
    case .insert(let blocks, let gap):
      var place = 0
      if case .after(let id) = gap { place = (locator.places[id] ?? 0) + 1 }
      return blocks.compactMap { block in
        TypedNumber(block.text).map { Shift(id: change.id, place: place, number: $0, shift: 1) }
      }
    case .delete(let id):
      guard let place = locator.places[id], let number = TypedNumber(locator.draft.blocks[place].text) else {
        return []
      }
      return [Shift(id: change.id, place: place, number: number, shift: -1)]
    case .rewrite, .move, .insertRow, .deleteRow, .restyle, .reformat:
      return []
    }
  }

  /// The block whose number an edit changes, and nothing else of it; the number before and after.
  private static func renumbering(_ edit: Edit, _ locator: Locator) -> (Int, TypedNumber, TypedNumber)? {
    guard case .rewrite(let span, let texts) = edit, texts.count == 1, span.start.block == span.end.block,
      let place = locator.places[span.start.block], let old = TypedNumber(locator.draft.blocks[place].text)
    else { return nil }
    let units = locator.units[place]
    let (start, end) = (span.start.offset.units, span.end.offset.units)
    guard start <= end, end <= units.count, start <= old.length else { return nil }
    let text = String(decoding: units[..<start] + Array(texts[0].utf16) + units[end...], as: UTF16.self)
    guard let new = TypedNumber(text), new.isLike(old),
      units[old.length...].elementsEqual(Array(text.utf16)[new.length...])
    else { return nil }
    return (place, old, new)
  }
}

extension DraftBlock {
  /// What readers cite it by: the automatic number, or the one that its words begin with; nil where it has none.
  public var number: String? {
    label ?? TypedNumber(text).map { String(decoding: Array(text.utf16.prefix($0.length)), as: UTF16.self) }
  }
}

/// The number that a heading or a point begins with: "II.", "3)", "Điều 5.", "b)".
struct TypedNumber: Hashable {
  enum Style: Hashable {
    case arabic
    case roman
    case letter
  }

  var prefix: String
  var style: Style
  var value: Int
  var closing: UInt16
  /// Units up to and with what closes it.
  var length: Int

  init?(_ text: String) {
    let units = Array(text.utf16.prefix(40))
    guard let end = units.firstIndex(where: { [0x2E, 0x29, 0x3A].contains($0) }), end > 0 else { return nil }
    var start = end
    while start > 0, Letters.isWord(units[start - 1]) { start -= 1 }
    let number = units[start..<end]
    let lead = String(decoding: units[..<start], as: UTF16.self)
    // At most one word stands before a number.
    guard !number.isEmpty, lead.split(separator: " ").count <= 1 else { return nil }
    prefix = lead
    closing = units[end]
    length = end + 1
    if number.count <= 5, let value = Int(String(decoding: number, as: UTF16.self)) {
      (style, self.value) = (.arabic, value)
    } else if let value = Self.roman(number) {
      (style, self.value) = (.roman, value)
    } else if number.count == 1, let letter = number.first, (0x61...0x7A).contains(letter) {
      (style, value) = (.letter, Int(letter) - 0x60)
    } else {
      return nil
    }
  }

  func isLike(_ other: TypedNumber) -> Bool {
    prefix == other.prefix && style == other.style && closing == other.closing
  }

  private static func roman(_ units: ArraySlice<UInt16>) -> Int? {
    let values: [UInt16: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50, 0x43: 100]
    var (sum, last) = (0, 0)
    for unit in units.reversed() {
      guard let value = values[unit] else { return nil }
      sum += value < last ? -value : value
      last = max(last, value)
    }
    return sum > 0 && units.count <= 8 ? sum : nil
  }
}
