// SPDX-License-Identifier: AGPL-3.0-or-later

extension UnitAlignment {
  /// Takes into a paragraph that was cut in two, or run together of two, whatever stands free beside these and reads word
  /// for word as a part of it that they lack: there may be more of them, and likeness weighs two at most.
  mutating func widenPairs() {
    let joints = pairs.indices.filter { pairs[$0].old.count + pairs[$0].new.count > 2 }
    guard !joints.isEmpty else { return }
    var (freeOld, freeNew) = (Set(x.indices), Set(y.indices))
    for pair in pairs {
      freeOld.subtract(pair.old)
      freeNew.subtract(pair.new)
    }
    for index in joints {
      let (old, new) = (pairs[index].old, pairs[index].new)
      if new.count > 1 {
        pairs[index].new = Parts(a, x, old).widened(new, Parts(b, y, y.indices), free: freeNew)
        freeNew.subtract(pairs[index].new)
      } else {
        pairs[index].old = Parts(b, y, new).widened(old, Parts(a, x, x.indices), free: freeOld)
        freeOld.subtract(pairs[index].old)
      }
    }
  }
}

/// Some units of a text by their words.
private struct Parts {
  private let text: ComparedText
  private let units: [ComparedText.Unit]
  private let range: Range<Int>

  /// Fewer words stand in many places.
  private static let fewest = 3
  /// So many words at the beginning of a part may be new: a number, and a word that is capitalised now.
  private static let mostNew = 2

  init(_ text: ComparedText, _ units: [ComparedText.Unit], _ range: Range<Int>) {
    (self.text, self.units, self.range) = (text, units, range)
  }

  private func words(_ range: Range<Int>) -> [Int32] {
    range.flatMap { units[$0].blocks }.flatMap { block in
      text.tokens[block].lazy.filter { $0.kind == .word }.map(\.id)
    }
  }

  /// The parts of the other side that this is, with the free ones beside them that it holds as well.
  func widened(_ known: Range<Int>, _ others: Parts, free: Set<Int>) -> Range<Int> {
    let own = words(range)
    var found = known
    func holds(_ part: Int) -> Bool {
      guard free.contains(part), !others.units[part].isRow,
        others.units[part].story == units[range.lowerBound].story
      else { return false }
      let taken = others.words(found)
      return (0...Self.mostNew).contains { start in
        let run = others.words(part..<part + 1).dropFirst(start)
        return run.count >= Self.fewest && own.contains(run) && !taken.contains(run)
      }
    }
    while holds(found.upperBound) { found = found.lowerBound..<found.upperBound + 1 }
    while found.lowerBound > 0, holds(found.lowerBound - 1) { found = found.lowerBound - 1..<found.upperBound }
    return found
  }
}
