// SPDX-License-Identifier: AGPL-3.0-or-later

/// What `drafts.yaml` says.
struct DraftRules {
  let kinds: [DraftKind]
  let parts: [RequiredPart]
  let fields: [OpinionField]

  static let none = DraftRules(kinds: [], parts: [], fields: [])
}

/// Reads `drafts.yaml`.
struct DraftReading {
  let names: Names

  func rules(_ spot: Spot) -> DraftRules? {
    guard let keys = spot.keys(["kinds", "parts", "fields"]) else { return nil }
    let kinds = keys.need("kinds")?.fullList(kind)
    let parts = keys.need("parts")?.list(part)
    let fields = keys.need("fields")?.list(field)
    guard let kinds, let parts, let fields else { return nil }
    return DraftRules(kinds: kinds, parts: parts, fields: fields)
  }

  private func kind(_ spot: Spot) -> DraftKind? {
    guard let keys = spot.keys(["id", "name", "restricted", "parts", "speaksOf"]) else { return nil }
    let id = keys.need("id")?.newID(.draftKind)
    let name = keys.need("name")?.phrase()
    let isRestricted = keys.need("restricted")?.flag()
    let parts = keys.need("parts")?.list { $0.reference(.draftPart) }
    let speaksOf = keys.find("speaksOf")?.word(DraftKind.Speaks.self)
    guard let id, let name, let isRestricted, let parts else { return nil }
    return DraftKind(id: id, name: name, isRestricted: isRestricted, parts: parts, speaksOf: speaksOf)
  }

  private func part(_ spot: Spot) -> RequiredPart? {
    guard let keys = spot.keys(["id", "name", "words", "items", "exactly", "least", "needs", "source"]) else {
      return nil
    }
    let id = keys.need("id")?.newID(.draftPart)
    let name = keys.need("name")?.phrase()
    let words = keys.need("words")?.fullList { $0.text() }
    let countsItems = keys.find("items").map { $0.flag() } ?? false
    let count = count(keys)
    let needs = keys.find("needs").map { $0.list { $0.reference(.draftPart) } } ?? []
    let source = keys.need("source").flatMap(names.source)?.source
    guard let id, let name, let words, let countsItems, let count, let needs, let source else { return nil }
    return RequiredPart(
      id: id, name: name, words: words, countsItems: countsItems, count: count, needs: needs, source: source)
  }

  private func count(_ keys: Keys) -> RequiredPart.Count? {
    let bounds = ["exactly", "least"].filter { keys.find($0) != nil }
    guard bounds.count == 1 else {
      keys.spot.fault(.form(.oneOf(["exactly", "least"], found: bounds)))
      return nil
    }
    if let exactly = keys.find("exactly") { return exactly.whole(1...99).map { .exactly($0) } }
    return keys.find("least")?.whole(0...99).map { .least($0) }
  }

  private func field(_ spot: Spot) -> OpinionField? {
    guard let keys = spot.keys(["id", "name"]) else { return nil }
    let id = keys.need("id")?.newID(.field)
    let name = keys.need("name")?.phrase()
    guard let id, let name else { return nil }
    return OpinionField(id: id, name: name)
  }
}
