// SPDX-License-Identifier: AGPL-3.0-or-later

/// How alike two units are: Dice's coefficient of their runs of three words or marks, each counted as often as it occurs
/// (L. R. Dice, 1945). Pieces are kept as 16 bits, so a few of them fall together; that only blurs, and the same way
/// for every pair.
struct Dice {
  struct Pieces {
    var buckets: [UInt16]
    var count: Int { buckets.count }
  }

  /// Made when it is first needed: most texts find all their blocks without it.
  private var table: [Int32] = []

  /// The pieces of a unit, in any order; both its ends count as words, so that short units have pieces too.
  static func pieces(of text: ComparedText, _ range: Range<Int>) -> Pieces {
    var buckets: [UInt16] = []
    var (x, y) = (UInt32.max, UInt32.max)
    func add(_ z: UInt32) {
      let mixed = (x &* 0x9E37_79B1) ^ (y &* 0x85EB_CA77) ^ (z &* 0xC2B2_AE3D)
      buckets.append(UInt16(truncatingIfNeeded: ((mixed ^ (mixed >> 15)) &* 0x27D4_EB2F) >> 16))
      (x, y) = (y, z)
    }
    for block in range {
      for token in text.tokens[block] where token.kind != .space { add(UInt32(bitPattern: token.id)) }
    }
    add(.max)
    add(.max)
    return Pieces(buckets: buckets)
  }

  /// How many pieces each of `others` shares with `one`.
  mutating func shared(_ one: Pieces, with others: some Sequence<Pieces>) -> [Int] {
    if table.isEmpty { table = Array(repeating: 0, count: 65536) }
    for bucket in one.buckets { table[Int(bucket)] += 1 }
    defer { for bucket in one.buckets { table[Int(bucket)] = 0 } }
    return others.map { other in
      // Lengths so different cannot be alike, however many pieces they share.
      guard Dice.isPossible(one.count, other.count) else { return 0 }
      var hits = 0
      for bucket in other.buckets {
        table[Int(bucket)] -= 1
        if table[Int(bucket)] >= 0 { hits += 1 }
      }
      for bucket in other.buckets { table[Int(bucket)] += 1 }
      return hits
    }
  }

  /// Dice's coefficient, from 0 to 1.
  mutating func dice(_ a: Pieces, _ b: Pieces) -> Float {
    Dice.dice(shared: shared(a, with: CollectionOfOne(b))[0], a.count, b.count)
  }

  static func dice(shared: Int, _ a: Int, _ b: Int) -> Float {
    a + b == 0 ? 0 : Float(2 * min(shared, min(a, b))) / Float(a + b)
  }

  private static func isPossible(_ a: Int, _ b: Int) -> Bool { min(a, b) &* 40 >= max(a, b) }
}
