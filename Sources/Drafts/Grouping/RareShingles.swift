// SPDX-License-Identifier: AGPL-3.0-or-later

/// The rarest pairs of neighbouring words of each saying: what two copies share although both were edited, and what two
/// strangers hardly ever do.
struct RareShingles {
  private static let kept = 12
  private let read: Sayings
  /// In how many sayings a pair stands, by a part of its hash: pairs may share a counter and then look less rare.
  private var counts: [UInt32] = Array(repeating: 0, count: 1 << 20)

  init(_ read: Sayings) {
    self.read = read
    for saying in read.sayings {
      for pair in Set(pairs(of: saying)) { counts[Self.counter(pair)] &+= 1 }
    }
  }

  private static func counter(_ pair: UInt64) -> Int { Int(pair & (1 << 20 - 1)) }

  private func pairs(of saying: Sayings.Saying) -> [UInt64] {
    let hashes = read.bare[saying.terms].map { read.table.hashes[Int($0)] }
    guard hashes.count > 1 else { return hashes }
    return zip(hashes, hashes.dropFirst()).map { Mix.pair($0, $1) }
  }

  /// Pairs that stand nowhere else are left out: they lead to nobody.
  func rarest(of saying: Sayings.Saying) -> [UInt64] {
    let known = Set(pairs(of: saying)).filter { counts[Self.counter($0)] > 1 }
    return Array(known.sorted { (counts[Self.counter($0)], $0) < (counts[Self.counter($1)], $1) }.prefix(Self.kept))
  }
}

/// The leaders that share a block and all numbers; a few are looked through, many are looked up.
struct Bucket {
  /// So many are compared one by one.
  static let few = 256
  /// A pair that leads to more than this tells nothing.
  private static let most = 96
  /// So many that share the most pairs are compared word by word.
  private static let compared = 24

  private(set) var leaders: [Int32] = []
  private var byShingle: [UInt64: [Int32]] = [:]

  var isCrowded: Bool { leaders.count > Self.few }

  mutating func add(_ leader: Int32, shingles: [UInt64]) {
    let rank = Int32(leaders.count)
    leaders.append(leader)
    for shingle in shingles where byShingle[shingle, default: []].count < Self.most {
      byShingle[shingle, default: []].append(rank)
    }
  }

  /// Those that share the most pairs, in the order in which they came to lead.
  func candidates(sharing shingles: [UInt64]) -> [Int32] {
    var hits: [Int32] = []
    for shingle in shingles { hits += byShingle[shingle] ?? [] }
    hits.sort()
    var found: [(rank: Int32, times: Int)] = []
    for rank in hits {
      if found.last?.rank == rank { found[found.count - 1].times += 1 } else { found.append((rank, 1)) }
    }
    if found.count > Self.compared {
      found.sort { ($1.times, $0.rank) < ($0.times, $1.rank) }
      found = found.prefix(Self.compared).sorted { $0.rank < $1.rank }
    }
    return found.map { leaders[Int($0.rank)] }
  }
}
