// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded

/// A report and the same one after many edits, with which paragraph became which.
public struct InventedPair: Sendable {
  public let old: [InventedBlock]
  public private(set) var new: [InventedBlock] = []
  /// For each new paragraph those of the old text that it came of: none for a new one, two for a merged one.
  public private(set) var origins: [[Int]] = []
  /// Old paragraphs that went elsewhere.
  public private(set) var moved: Set<Int> = []
  public private(set) var edits = 0

  private enum Fate { case kept, gone, moved, split, merged, followed }

  /// Seven in a hundred edits are of whole paragraphs (new, gone, moved, split, merged), the others of words and sentences.
  public init(of report: InventedReport, edits wanted: Int, seed: UInt64) {
    old = report.blocks
    var chance = Chance(seed: seed)
    var bodies = old.indices.filter { !old[$0].isHeading && old[$0].words.count > 25 }
    bodies.shuffle(using: &chance)
    var fates = Array(repeating: Fate.kept, count: old.count)
    let structural: [Fate] = [
      .followed, .followed, .followed, .followed, .gone, .gone, .moved, .moved, .split, .merged,
    ]
    for number in 0..<min(bodies.count, wanted * 7 / 100) {
      fates[bodies[number]] = structural[number % structural.count]
    }
    edits = min(bodies.count, wanted * 7 / 100)
    let open = Array(bodies.dropFirst(edits))
    var counts: [Int: Int] = [:]
    while edits < wanted, !open.isEmpty {
      counts[chance.one(of: open), default: 0] += 1
      edits += 1
    }
    moved = Set(old.indices.filter { fates[$0] == .moved })
    var order = old.indices.filter { fates[$0] != .gone && fates[$0] != .moved }
    for index in moved.sorted() { order.insert(index, at: 1 + chance.below(order.count - 1)) }
    for index in order {
      var block = old[index]
      if let count = counts[index] { block.text = Self.edited(block.text, count, &chance) }
      lay(block, index, fates[index], &chance)
    }
  }

  private mutating func lay(_ block: InventedBlock, _ index: Int, _ fate: Fate, _ chance: inout Chance) {
    if fate == .merged, let last = new.last, !last.isHeading, origins[origins.count - 1].count == 1 {
      new[new.count - 1].text += " " + block.text
      origins[origins.count - 1].append(index)
    } else if fate == .split,
      let stop = block.text.ranges(of: ". ").dropFirst().first ?? block.text.firstRange(of: ". ")
    {
      new.append(InventedBlock(String(block.text[..<stop.lowerBound]) + "."))
      new.append(InventedBlock(String(block.text[stop.upperBound...])))
      origins += [[index], [index]]
    } else {
      new.append(block)
      origins.append([index])
    }
    if fate == .followed {
      new.append(InventedBlock(chance.paragraph()))
      origins.append([])
    }
  }

  /// So many edits in one paragraph, from the right to the left and never touching each other.
  private static func edited(_ text: String, _ count: Int, _ chance: inout Chance) -> String {
    var words = text.split(separator: " ").map(String.init)
    var place = words.count - 3
    for left in stride(from: count, to: 0, by: -1) where place > 2 {
      let room = max(1, place / left)
      place -= min(room, 6 + chance.below(max(1, room - 6)))
      guard place > 1 else { break }
      let end = min(words.count - 1, place + 1 + chance.below(3))
      switch chance.below(20) {
      case 0..<8: words.replaceSubrange(place..<end, with: chance.words(1 + chance.below(3)))
      case 8..<12: words.insert(contentsOf: chance.words(1 + chance.below(5)), at: place)
      case 12..<15: words.removeSubrange(place..<end)
      case 15..<18: words[place] = String(2 + chance.below(9000))
      case 18: words.insert(contentsOf: chance.sentence().split(separator: " ").map(String.init), at: place)
      default: words.removeSubrange(place..<min(words.count - 1, place + 8 + chance.below(6)))
      }
      place -= 2
    }
    return words.joined(separator: " ")
  }
}
