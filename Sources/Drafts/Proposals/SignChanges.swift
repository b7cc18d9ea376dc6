// SPDX-License-Identifier: AGPL-3.0-or-later

/// Signs that became others where they stand, as a box that was ticked: the words have one U+FFFC for either.
struct SignChanges {
  private(set) var found: [Found] = []
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator

  /// `known` is what was found before: what is told with its words needs no word of its own.
  init(_ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ locator: Locator, known: [Found]) {
    (self.text, self.rejected, self.map, self.locator) = (text, rejected, map, locator)
    tellSilent()
    tellMarked(known)
  }

  private mutating func tellSilent() {
    let own = Dictionary(
      locator.draft.signs.map { (ReadPlace(block: $0.block, offset: $0.offset), $0.key) },
      uniquingKeysWith: { first, _ in first })
    guard !own.isEmpty else { return }
    for sign in rejected.signs {
      guard let place = map.standing(sign.block, sign.offset..<sign.offset + 1), let before = own[place],
        before != sign.key
      else { continue }
      add(before, sign.key, at: ReadPlace(block: sign.block, offset: sign.offset), nil)
    }
  }

  /// Block by block as many went as came: the first came for the first.
  private mutating func tellMarked(_ known: [Found]) {
    let signs = text.objects.filter { $0.kind == .sign }
    for (block, own) in Dictionary(grouping: signs, by: \.place.block).sorted(by: { $0.key < $1.key }) {
      let gone = own.filter { $0.fate.deleted != nil && $0.fate.inserted == nil }
      let come = own.filter { $0.fate.inserted != nil && $0.fate.deleted == nil }
      guard gone.count == come.count, let home = rejected.homes[block], let id = map.origin(of: home),
        !isTold(in: id, known)
      else { continue }
      for (before, sign) in zip(gone, come) where before.key != sign.key {
        if let place = rejected.place(of: before.place) { add(before.key, sign.key, at: place, sign.fate.inserted) }
      }
    }
  }

  private func isTold(in id: BlockID, _ known: [Found]) -> Bool {
    known.contains { item in
      guard item.hand != nil, item.edit.block == id else { return false }
      let (old, new) = item.lost ?? locator.wording(of: item.edit)
      return [old, new].contains { $0.contains("\u{FFFC}") || $0 == MarkedObject.Kind.sign.rawValue }
    }
  }

  private mutating func add(_ old: String, _ new: String, at place: ReadPlace, _ hand: Hand?) {
    let end = ReadPlace(block: place.block, offset: place.offset + 1)
    guard let span = map.span(place, end) else { return }
    func told(_ key: String) -> String { "\(MarkedObject.Kind.sign.rawValue): \(key)" }
    found.append(
      Found(edit: .reformat(span), hand: hand, place: place, lost: (told(old), told(new)), kind: .object))
  }
}
