// SPDX-License-Identifier: AGPL-3.0-or-later

/// Gives each distinct run of bytes a small number, in the order of first sight; bytes are compared, hashes only hint.
struct ByteTable: ~Copyable {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Number + 1 of the run that sits in a slot; 0 is free. The count is a power of two.
  private var slots: [UInt32]

  init(expecting count: Int = 1 << 10) {
    var size = 1 << 10
    while size < count * 2 { size <<= 1 }
    slots = Array(repeating: 0, count: size)
  }

  var count: Int { ends.count }

  /// Depends on the bytes alone, so that it may order things without regard to the order of arrival.
  func hash(of number: Int) -> UInt64 { hashes[number] }

  func bytes(of number: Int) -> ArraySlice<UInt8> { arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]] }

  mutating func number(of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> (number: Int, isNew: Bool) {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] != 0 {
      let found = Int(slots[slot]) - 1
      if hashes[found] == hash, holds(found, bytes) { return (found, false) }
      slot = (slot + 1) & mask
    }
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    return (ends.count - 1, true)
  }

  mutating func number(of bytes: [UInt8]) -> (number: Int, isNew: Bool) {
    bytes.withUnsafeBufferPointer { number(of: $0, hash: Mix.hash($0)) }
  }

  private func holds(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == bytes.count else { return false }
    return arena.withUnsafeBufferPointer { own in
      for at in 0..<bytes.count where own[start + at] != bytes[at] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}

/// Mixes bits; for tables and canonical orders, never for secrets or for proof of sameness.
enum Mix {
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var mixed: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var at = 0
    while at + 8 <= raw.count {
      mixed = pair(mixed, UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    return pair(mixed, rest)
  }

  static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let wide = (a ^ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: b ^ 0xd6e8_feb8_6659_fd93)
    return wide.high ^ wide.low &+ a
  }
}
