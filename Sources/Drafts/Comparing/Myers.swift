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

  private struct Box {
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
    let (low, high) = (box.aLow - box.bHigh, box.aHigh - box.bLow)
    let (start, end) = (box.aLow - box.bLow, box.aHigh - box.bHigh)
    let isOdd = (start - end) & 1 != 0
    var (downLow, downHigh, upLow, upHigh) = (start, start, end, end)
    down[start + shift] = Int32(box.aLow)
    up[end + shift] = Int32(box.aHigh)
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        down.withUnsafeMutableBufferPointer { down in
          up.withUnsafeMutableBufferPointer { up in
            var round = 0
            while true {
              round += 1
              if downLow > low {
                downLow -= 1
                down[downLow - 1 + shift] = -1
              } else {
                downLow += 1
              }
              if downHigh < high {
                downHigh += 1
                down[downHigh + 1 + shift] = -1
              } else {
                downHigh -= 1
              }
              var diagonal = downHigh
              while diagonal >= downLow {
                let (below, above) = (down[diagonal - 1 + shift], down[diagonal + 1 + shift])
                var x = Int(below < above ? above : below + 1)
                while x < box.aHigh, x - diagonal < box.bHigh, a[x] == b[x - diagonal] { x += 1 }
                down[diagonal + shift] = Int32(x)
                if isOdd, upLow <= diagonal, diagonal <= upHigh, Int(up[diagonal + shift]) <= x {
                  return (x, x - diagonal)
                }
                diagonal -= 2
              }
              if upLow > low {
                upLow -= 1
                up[upLow - 1 + shift] = .max
              } else {
                upLow += 1
              }
              if upHigh < high {
                upHigh += 1
                up[upHigh + 1 + shift] = .max
              } else {
                upHigh -= 1
              }
              diagonal = upHigh
              while diagonal >= upLow {
                let (below, above) = (up[diagonal - 1 + shift], up[diagonal + 1 + shift])
                var x = Int(below < above ? below : above - 1)
                while x > box.aLow, x - diagonal > box.bLow, a[x - 1] == b[x - 1 - diagonal] { x -= 1 }
                up[diagonal + shift] = Int32(x)
                if !isOdd, downLow <= diagonal, diagonal <= downHigh, x <= Int(down[diagonal + shift]) {
                  return (x, x - diagonal)
                }
                diagonal -= 2
              }
              if round >= patience {
                return Self.furthest(box, down, downLow...downHigh, up, upLow...upHigh, shift)
              }
            }
          }
        }
      }
    }
  }

  private static func furthest(
    _ box: Box, _ down: UnsafeMutableBufferPointer<Int32>, _ downs: ClosedRange<Int>,
    _ up: UnsafeMutableBufferPointer<Int32>, _ ups: ClosedRange<Int>, _ shift: Int
  ) -> (Int, Int) {
    var forward = (x: box.aLow, y: box.bLow)
    for diagonal in stride(from: downs.upperBound, through: downs.lowerBound, by: -2) {
      var x = min(Int(down[diagonal + shift]), box.aHigh)
      if x - diagonal > box.bHigh { x = box.bHigh + diagonal }
      if x + x - diagonal > forward.x + forward.y { forward = (x, x - diagonal) }
    }
    var backward = (x: box.aHigh, y: box.bHigh)
    for diagonal in stride(from: ups.upperBound, through: ups.lowerBound, by: -2) {
      var x = max(Int(up[diagonal + shift]), box.aLow)
      if x - diagonal < box.bLow { x = box.bLow + diagonal }
      if x + x - diagonal < backward.x + backward.y { backward = (x, x - diagonal) }
    }
    let ahead = forward.x + forward.y - box.aLow - box.bLow
    let behind = box.aHigh + box.bHigh - backward.x - backward.y
    return ahead >= behind ? forward : backward
  }
}
