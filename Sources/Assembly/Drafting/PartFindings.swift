// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// Which required parts stand in the newest version of a draft, what each lacks below it, and what stands under nothing.
struct PartFindings {
  /// One part and where it was found.
  struct Finding {
    let part: RequiredPart
    let found: [Item]
    /// Of those found, the ones without a part that they need below them.
    fileprivate(set) var lacking: [(item: Item, part: RequiredPart)] = []
    /// Those that a part above should hold, and none does.
    fileprivate(set) var orphans: [Item] = []

    var isMet: Bool {
      switch part.count {
      case .exactly(let count): found.count == count
      case .least(let count): found.count >= count
      }
    }
  }

  /// A block that is a part.
  struct Item: Hashable {
    let block: BlockID
    let place: Int
    /// How far down it stands: headings by their level, others below all headings.
    let depth: Int
    let text: String
    let isMarked: Bool
  }

  private(set) var parts: [Finding] = []

  init(of draft: DraftDocument, _ required: [RequiredPart]) {
    let text = draft.newest.text
    let outline = draft.synthesis.outline
    parts = required.enumerated().map { rank, part in
      Finding(part: part, found: Self.items(of: part, rank, in: text, outline, draft.marks))
    }
    let depths = Dictionary(outline.entries.map { ($0.place, $0.level) }, uniquingKeysWith: { first, _ in first })
    for index in parts.indices {
      for need in parts[index].part.needs {
        guard let below = parts.first(where: { $0.part.id == need }) else { continue }
        for (number, item) in parts[index].found.enumerated() {
          let peers = number + 1 < parts[index].found.count ? parts[index].found[number + 1].place : text.blocks.count
          let end = Self.end(of: item, before: peers, text.blocks.count, depths)
          if !below.found.contains(where: { $0.place > item.place && $0.place < end }) {
            parts[index].lacking.append((item, below.part))
          }
        }
      }
      let above = parts.filter { $0.part.needs.contains(parts[index].part.id) }
      guard !above.isEmpty else { continue }
      parts[index].orphans = parts[index].found.filter { item in
        !above.contains { holder in
          holder.found.contains {
            $0.place < item.place && item.place < Self.end(of: $0, before: text.blocks.count, text.blocks.count, depths)
          }
        }
      }
    }
  }

  /// Where what stands under an item ends: at the next heading that is not below it, or at the next of its kind.
  private static func end(of item: Item, before peer: Int, _ count: Int, _ depths: [Int: Int]) -> Int {
    let next = (item.place + 1..<max(item.place + 1, count)).first { depths[$0].map { $0 <= item.depth } ?? false }
    return min(peer, next ?? count)
  }

  private static func items(
    of part: RequiredPart, _ rank: Int, in text: DraftText, _ outline: Outline, _ marks: [BlockID: PartMark]
  ) -> [Item] {
    let words = part.words.map { $0.lowercased() }
    let levels = Dictionary(outline.entries.map { ($0.block, $0.level) }, uniquingKeysWith: { first, _ in first })
    var found: [Item] = []
    for (place, block) in text.blocks.enumerated() {
      switch marks[block.id] {
      case .part(part.id):
        found.append(
          Item(block: block.id, place: place, depth: levels[block.id] ?? 50 + rank, text: block.text, isMarked: true))
        continue
      case .part, PartMark.none?: continue
      case nil: break
      }
      let line = block.text.trimmed.lowercased()
      if let level = levels[block.id] {
        guard words.contains(where: { line.contains($0) }) else { continue }
        if part.countsItems {
          let points = points(under: place, level, text, levels)
          if !points.isEmpty {
            found += points.filter { marks[text.blocks[$0].id] == nil }.map {
              Item(
                block: text.blocks[$0].id, place: $0, depth: levels[text.blocks[$0].id] ?? 50 + rank,
                text: text.blocks[$0].text, isMarked: false)
            }
            continue
          }
        }
        found.append(Item(block: block.id, place: place, depth: level, text: block.text, isMarked: false))
      } else if !part.countsItems {
        let plain = line.drop { "-–•+*0123456789.) ".contains($0) }
        guard words.contains(where: { plain.hasPrefix($0) }) else { continue }
        found.append(Item(block: block.id, place: place, depth: 50 + rank, text: block.text, isMarked: false))
      }
    }
    var seen: Set<BlockID> = []
    return found.filter { seen.insert($0.block).inserted }.sorted { $0.place < $1.place }
  }

  /// The points right under a heading: the headings one step down, or, without any, the items of its list.
  private static func points(under place: Int, _ level: Int, _ text: DraftText, _ levels: [BlockID: Int]) -> [Int] {
    let below = text.blocks.indices.dropFirst(place + 1).prefix {
      levels[text.blocks[$0].id].map { $0 > level } ?? true
    }
    let headings = below.compactMap { index in levels[text.blocks[index].id].map { (index, $0) } }
    if let next = headings.map(\.1).min() { return headings.filter { $0.1 == next }.map(\.0) }
    return below.filter { index in
      let block = text.blocks[index]
      if case .listItem = block.kind { return true }
      return block.text.trimmed.first.map { "-–•+".contains($0) } ?? false
    }
  }
}

extension PartFindings.Finding {
  /// How many there are and should be.
  func words(_ say: Language) -> String {
    switch part.count {
    case .exactly(let count):
      say("có \(found.count), cần đúng \(count)", "\(found.count) found, exactly \(count) needed")
    case .least(let count):
      say("có \(found.count), cần ít nhất \(count)", "\(found.count) found, at least \(count) needed")
    }
  }

  /// What is missing below it and what stands under nothing, a sentence each.
  func gaps(_ view: DraftScene) -> [String] {
    let say = view.say
    let missing = lacking.map { item, need in
      say(
        "“\(item.text.clipped(80))” chưa có \(need.name[say].lowercased()) bên dưới.",
        "“\(item.text.clipped(80))” has no \(need.name[say].lowercased()) below it.")
    }
    return missing
      + orphans.map {
        say(
          "“\($0.text.clipped(80))” không thuộc phần nào ở trên.",
          "“\($0.text.clipped(80))” stands under none of the parts above.")
      }
  }
}

extension String {
  /// At most so many letters, up to the end of a word, with a sign that there was more; a single word that is longer is
  /// cut.
  func clipped(_ most: Int) -> String {
    guard count > most else { return self }
    let cut = prefix(most)
    let words = self[cut.endIndex].isWhitespace ? cut : cut.lastIndex(where: \.isWhitespace).map { cut[..<$0] } ?? cut
    return String(words).trimmed + "…"
  }
}
