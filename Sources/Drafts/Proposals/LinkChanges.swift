// SPDX-License-Identifier: AGPL-3.0-or-later

/// Links whose words stay and that lead elsewhere: no word says so, and nobody sees it in the text.
struct LinkChanges {
  private(set) var found: [Found] = []
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator

  init(_ rejected: Reading, _ map: BaseMap, _ locator: Locator) {
    (self.rejected, self.map, self.locator) = (rejected, map, locator)
    for link in rejected.links {
      guard let id = map.origin(of: link.block), let place = locator.places[id] else { continue }
      let words = words(of: link)
      let own = locator.draft.links.filter { $0.block == place && locator.text(place, $0.start..<$0.end) == words }
      // With several of the same words nobody knows which is which.
      guard own.count == 1, let before = own.first, leadsElsewhere(link.key, before.key) else { continue }
      let span = Span(id, before.start..<before.end)
      found.append(
        Found(
          edit: .reformat(span), place: ReadPlace(block: link.block, offset: link.start),
          lost: (told(before.key), told(link.key)), kind: .object))
    }
  }

  private func words(of link: DraftLink) -> String {
    let units = Array(rejected.blocks[link.block].text.utf16)
    return String(decoding: units[(link.start..<link.end).clamped(to: 0..<units.count)], as: UTF16.self)
  }

  private func told(_ key: String) -> String { "\(MarkedObject.Kind.link.rawValue): \(key)" }

  /// Names of places in the file itself are given anew by programs, and an address is written in more than one way.
  private func leadsElsewhere(_ one: String, _ other: String) -> Bool {
    if one.isEmpty || other.isEmpty || one.hasPrefix("#") || other.hasPrefix("#") { return false }
    return plain(one) != plain(other)
  }

  private func plain(_ address: String) -> String {
    let lower = address.lowercased()
    return String(lower.last == "/" ? lower.dropLast() : lower[...])
  }
}
