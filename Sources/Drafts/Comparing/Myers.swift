// SPDX-License-Identifier: AGPL-3.0-or-later

/// The shortest edit script of two rows of ids (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986),
/// in linear space. Where the texts have next to nothing in common it stops looking for the very shortest, so that
/// the work stays below a bound.
struct Myers {
  /// Which ids of each side have no counterpart on the other.
  private(set) var gone: [Bool]
  private(set) var new: [Bool]

  private let a: [Int32]
  private let b: [Int32]
  private let aPlaces: [Int]
  private let bPlaces: [Int]
  private var down: [Int32]
  private var up: [Int32]
  private let patience: Int

  /// Compares two rows of ids that count from 0.
  init(_ old: [Int32], _ fresh: [Int32]) {
    gone = Array(repeating: false, count: old.count)
    new = Array(repeating: false, count: fresh.count)
    let top = Int(max(old.max() ?? 0, fresh.max() ?? 0)) + 1
    // What does not occur on the other side at all is changed for certain and need not be searched for.
    if old.count + fresh.count >= 64, top <= 8 * (old.count + fresh.count) + 4096 {
      (aPlaces, bPlaces) = Self.common(old, fresh, top: top, &gone, &new)
    } else {
      (aPlaces, bPlaces) = (Array(old.indices), Array(fresh.indices))
    }
    a = aPlaces.map { old[$0] }
    b = bPlaces.map { fresh[$0] }
    let diagonals = a.count + b.count + 3
    down = Array(repeating: 0, count: diagonals)
    up = Array(repeating: 0, count: diagonals)
    patience = max(64, min(4096, 64_000_000 / max(1, diagonals)))
    search()
  }

  private static func common(
    _ old: [Int32], _ fresh: [Int32], top: Int, _ gone: inout [Bool], _ new: inout [Bool]
  ) -> ([Int], [Int]) {
    var seen = [UInt8](repeating: 0, count: top)
    for id in old { seen[Int(id)] |= 1 }
    for id in fresh { seen[Int(id)] |= 2 }
    for (index, id) in old.enumerated() where seen[Int(id)] != 3 { gone[index] = true }
    for (index, id) in fresh.enumerated() where seen[Int(id)] != 3 { new[index] = true }
    return (old.indices.filter { !gone[$0] }, fresh.indices.filter { !new[$0] })
  }

  fileprivate struct Box {
    var aLow: Int
    var aHigh: Int
    var bLow: Int
    var bHigh: Int
  }

  private mutating func search() {
    var boxes = [Box(aLow: 0, aHigh: a.count, bLow: 0, bHigh: b.count)]
    while var box = boxes.popLast() {
      while box.aLow < box.aHigh, box.bLow < box.bHigh, a[box.aLow] == b[box.bLow] {
        box.aLow += 1
        box.bLow += 1
      }
      while box.aLow < box.aHigh, box.bLow < box.bHigh, a[box.aHigh - 1] == b[box.bHigh - 1] {
        box.aHigh -= 1
        box.bHigh -= 1
      }
      if box.aLow == box.aHigh {
        for index in box.bLow..<box.bHigh { new[bPlaces[index]] = true }
      } else if box.bLow == box.bHigh {
        for index in box.aLow..<box.aHigh { gone[aPlaces[index]] = true }
      } else {
        let (x, y) = middle(of: box)
        boxes.append(Box(aLow: box.aLow, aHigh: x, bLow: box.bLow, bHigh: y))
        boxes.append(Box(aLow: x, aHigh: box.aHigh, bLow: y, bHigh: box.bHigh))
      }
    }
  }

  /// A point on a shortest way through the box, found from both ends; after `patience` rounds, the furthest point.
  private mutating func middle(of box: Box) -> (Int, Int) {
    let shift = b.count + 1
    let patience = patience
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        down.withUnsafeMutableBufferPointer { down in
          up.withUnsafeMutableBufferPointer { up in
            var search = MiddleSearch(a: a, b: b, down: down, up: up, box: box, shift: shift)
            for _ in 0..<patience {
              if let found = search.goDown() ?? search.goUp() { return found }
            }
            return search.furthest()
          }
        }
      }
    }
  }
}

/// The search for the middle of a shortest way, from both corners of a box at once.
private struct MiddleSearch {
  private let a: UnsafeBufferPointer<Int32>
  private let b: UnsafeBufferPointer<Int32>
  private let down: UnsafeMutableBufferPointer<Int32>
  private let up: UnsafeMutableBufferPointer<Int32>
  private let box: Myers.Box
  private let shift: Int
  private let isOdd: Bool
  private var downs: (low: Int, high: Int)
  private var ups: (low: Int, high: Int)

  init(
    a: UnsafeBufferPointer<Int32>, b: UnsafeBufferPointer<Int32>, down: UnsafeMutableBufferPointer<Int32>,
    up: UnsafeMutableBufferPointer<Int32>, box: Myers.Box, shift: Int
  ) {
    (self.a, self.b, self.down, self.up, self.box, self.shift) = (a, b, down, up, box, shift)
    let (start, end) = (box.aLow - box.bLow, box.aHigh - box.bHigh)
    isOdd = (start - end) & 1 != 0
    downs = (start, start)
    ups = (end, end)
    down[start + shift] = Int32(box.aLow)
    up[end + shift] = Int32(box.aHigh)
  }

  private var lowest: Int { box.aLow - box.bHigh }
  private var highest: Int { box.aHigh - box.bLow }

  /// One step more from the upper corner; the point where it meets what came from below.
  mutating func goDown() -> (Int, Int)? {
    if downs.low > lowest {
      downs.low -= 1
      down[downs.low - 1 + shift] = -1
    } else {
      downs.low += 1
    }
    if downs.high < highest {
      downs.high += 1
      down[downs.high + 1 + shift] = -1
    } else {
      downs.high -= 1
    }
    for diagonal in stride(from: downs.high, through: downs.low, by: -2) {
      let (below, above) = (down[diagonal - 1 + shift], down[diagonal + 1 + shift])
      var x = Int(below < above ? above : below + 1)
      while x < box.aHigh, x - diagonal < box.bHigh, a[x] == b[x - diagonal] { x += 1 }
      down[diagonal + shift] = Int32(x)
      if isOdd, ups.low <= diagonal, diagonal <= ups.high, Int(up[diagonal + shift]) <= x { return (x, x - diagonal) }
    }
    return nil
  }

  /// One step more from the lower corner; the point where it meets what came from above.
  mutating func goUp() -> (Int, Int)? {
    if ups.low > lowest {
      ups.low -= 1
      up[ups.low - 1 + shift] = .max
    } else {
      ups.low += 1
    }
    if ups.high < highest {
      ups.high += 1
      up[ups.high + 1 + shift] = .max
    } else {
      ups.high -= 1
    }
    for diagonal in stride(from: ups.high, through: ups.low, by: -2) {
      let (below, above) = (up[diagonal - 1 + shift], up[diagonal + 1 + shift])
      var x = Int(below < above ? below : above - 1)
      while x > box.aLow, x - diagonal > box.bLow, a[x - 1] == b[x - 1 - diagonal] { x -= 1 }
      up[diagonal + shift] = Int32(x)
      if !isOdd, downs.low <= diagonal, diagonal <= downs.high, x <= Int(down[diagonal + shift]) {
        return (x, x - diagonal)
      }
    }
    return nil
  }

  /// The point that either side reached furthest from its corner.
  func furthest() -> (Int, Int) {
    var forward = (x: box.aLow, y: box.bLow)
    for diagonal in stride(from: downs.high, through: downs.low, by: -2) {
      var x = min(Int(down[diagonal + shift]), box.aHigh)
      if x - diagonal > box.bHigh { x = box.bHigh + diagonal }
      if x + x - diagonal > forward.x + forward.y { forward = (x, x - diagonal) }
    }
    var backward = (x: box.aHigh, y: box.bHigh)
    for diagonal in stride(from: ups.high, through: ups.low, by: -2) {
      var x = max(Int(up[diagonal + shift]), box.aLow)
      if x - diagonal < box.bLow { x = box.bLow + diagonal }
      if x + x - diagonal < backward.x + backward.y { backward = (x, x - diagonal) }
    }
    let ahead = forward.x + forward.y - box.aLow - box.bLow
    let behind = box.aHigh + box.bHigh - backward.x - backward.y
    return ahead >= behind ? forward : backward
  }
}
