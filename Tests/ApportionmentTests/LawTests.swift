// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Seeded
import Testing

/// Laws of the mathematics, each over many seeded inputs (Balinski and Young, "Fair Representation", 1982).
@Suite("A shared house")
struct LawTests {
  static let methods = Chance.divisors + Chance.quotas
  static let seeds: ClosedRange<UInt64> = 1...150

  private func each(_ check: (inout Chance, String) throws -> Void) rethrows {
    for seed in Self.seeds {
      var chance = Chance(seed: seed)
      try check(&chance, "seed \(seed)")
    }
  }

  @Test("is what the list of all claims gives, by every method and under every bound", arguments: methods)
  func secondImplementation(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let weights = claimants.map { $0.weight.numerator.int }
      let minimum = chance.number(0...2)
      let house = minimum * claimants.count + chance.number(0...40)
      let room = (house - minimum * claimants.count) / weights.count { $0 > 0 } + minimum + 1
      let maximum = chance.happens(oneIn: 2) ? room + chance.number(0...3) : nil
      let policy: MinimumPolicy = method.quota == nil ? .floor : .keepQuota
      let bounds = Bounds(minimum: minimum, maximum: maximum, policy: policy)
      let allocation = try House(house, by: method, bounds: bounds).seats(for: claimants)
      let plain = Plain(house, weights, method, minimum: minimum, maximum: maximum ?? .max)
      #expect(allocation.seats == plain.seats, "\(seed) \(weights) \(house) \(minimum) \(maximum ?? -1)")
      #expect(allocation.ties.flatMap(\.claimants) == plain.tied.map { claimants[$0].id }, "\(seed)")
      #expect(allocation.tieSeats() == plain.open, "\(seed)")
    }
  }

  @Test("is exact where the products of counts and divisors pass 128 bits", arguments: Chance.divisors)
  func wideProducts(method: Apportionment.Method) throws {
    for seed in UInt64(1)...10 {
      var chance = Chance(seed: seed)
      let weights = (0..<3).map { _ in 100_000_000_000_000_000 - chance.number(0...(1 << 40)) }
      // Two of them differ by one, so that nothing less than every digit tells them apart.
      let claimants = (weights + [weights[0] + 1]).enumerated().map { Claimant(ClaimantID("\($0)"), $1) }
      let house = chance.number(728...744)
      let allocation = try seats(house, for: claimants, by: method)
      let plain = Plain(house, weights + [weights[0] + 1], method)
      #expect(allocation.seats == plain.seats, "seed \(seed) \(house)")
      #expect(allocation.ties.flatMap(\.claimants) == plain.tied.map { claimants[$0].id }, "seed \(seed) \(house)")
    }
  }

  @Test("by Hamilton is what the textbook gives")
  func textbook() throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let house = chance.number(0...60)
      let allocation = try seats(house, for: claimants, by: .largestRemainder(.hare))
      let textbook = hamilton(house, claimants.map { $0.weight.numerator.int })
      #expect(allocation.seats == textbook.seats, "\(seed)")
      #expect(allocation.ties.flatMap(\.claimants) == textbook.tied.map { claimants[$0].id }, "\(seed)")
    }
  }

  @Test("closes its total, keeps its bounds and gives nothing for nothing", arguments: methods)
  func totals(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let (minimum, policy) = (chance.number(0...3), chance.policy(for: method))
      let house = minimum * claimants.count + chance.number(0...40)
      let maximum = house / claimants.count { $0.weight > 0 } + minimum + chance.number(1...9)
      let bounds = Bounds(minimum: minimum, maximum: maximum, policy: policy)
      let allocation = try House(house, by: method, bounds: bounds, tieRule: .listed).seats(for: claimants)
      #expect(allocation.isSettled && allocation.total == house + allocation.enlargement, "\(seed) \(policy)")
      #expect(allocation.seats.allSatisfy { $0 >= minimum && $0 <= maximum }, "\(seed) \(policy)")
      for (claimant, seats) in zip(claimants, allocation.seats) where claimant.weight == 0 {
        #expect(seats == minimum, "\(seed) \(policy)")
      }
      let open = try House(house, by: method, bounds: bounds).seats(for: claimants)
      if policy != .enlargeHouse { #expect(open.total + open.tieSeats() == house, "\(seed) \(policy)") }
    }
  }

  @Test("never takes a seat from anybody when it grows, by a divisor method", arguments: Chance.divisors)
  func houseMonotone(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let house = chance.number(0...40)
      let one = try House(house, by: method, tieRule: .listed).seats(for: claimants)
      let next = try House(house + 1, by: method, tieRule: .listed).seats(for: claimants)
      // Element by element: a comparison of lists would stop at the first difference.
      #expect(zip(one.seats, next.seats).allSatisfy { $0 <= $1 }, "\(seed)")
      #expect(one.houseParadoxes() == [], "\(seed)")
    }
  }

  @Test("leaves no claim unserved that is stronger than one served", arguments: Chance.divisors)
  func minMax(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let weights = claimants.map { $0.weight.numerator.int }
      let house = chance.number(1...60)
      let seats = try House(house, by: method, tieRule: .listed).seats(for: claimants).seats
      for i in seats.indices where weights[i] > 0 {
        for j in seats.indices where seats[j] > 0 {
          let next = Plain.claim(i, weights, seats[i], method, house)
          let held = Plain.claim(j, weights, seats[j] - 1, method, house)
          #expect(next.compare(held) <= 0, "\(seed) \(weights) \(seats)")
        }
      }
    }
  }

  @Test("never moves a seat from one that grew to one that shrank, by a divisor method", arguments: Chance.divisors)
  func populationMonotone(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants(2...7)
      let house = chance.number(1...40)
      var changed = claimants
      let (up, down) = (0, claimants.count - 1)
      changed[up] = Claimant(claimants[up].id, claimants[up].weight.numerator.int + chance.number(0...500))
      changed[down] = Claimant(
        claimants[down].id, max(1, claimants[down].weight.numerator.int - chance.number(0...500)))
      guard changed[down].weight <= claimants[down].weight else { return }
      let (before, after) = (
        try House(house, by: method).seats(for: claimants), try House(house, by: method).seats(for: changed)
      )
      let isLoser = after.most(up) < before.seats[up]
      let isWinner = after.seats[down] > before.most(down)
      #expect(!(isLoser && isWinner), "\(seed)")
    }
  }

  @Test("by Hamilton stays within quota, and reports exactly the paradoxes that there are")
  func quota() throws {
    var found = 0
    try each { chance, seed in
      let claimants = chance.claimants(3...8)
      let house = chance.number(2...30)
      let weights = claimants.map { $0.weight.numerator.int }
      let allocation = try House(house, by: .largestRemainder(.hare), tieRule: .listed).seats(for: claimants)
      #expect(allocation.quotaViolations() == [], "\(seed)")
      for standing in allocation.standings() {
        #expect(Int128(standing.seats) >= standing.quota.roundedDown, "\(seed)")
        #expect(Int128(standing.seats) <= standing.quota.roundedUp, "\(seed)")
      }
      let open = try seats(house, for: claimants, by: .largestRemainder(.hare))
      let next = hamilton(house + 1, weights)
      let losers = claimants.indices.filter { next.seats[$0] + (next.tied.contains($0) ? 1 : 0) < open.seats[$0] }
      #expect(open.houseParadoxes().map(\.claimant) == losers.map { claimants[$0].id }, "\(seed)")
      found += losers.count
    }
    // Otherwise the law was never tried.
    #expect(found > 0)
  }

  @Test("looked through for paradoxes gives each one, and says where a search was cut short")
  func paradoxSearch() throws {
    var (found, cut) = (0, 0)
    try each { chance, seed in
      let claimants = chance.claimants(3...8)
      let house = House(chance.number(2...15), by: .largestRemainder(.hare), tieRule: .listed)
      let largest = house.seats + chance.number(0...20)
      let search = try house.paradoxes(through: largest, for: claimants)
      var expected: [HouseParadox] = []
      for size in house.seats..<largest { expected += try house.of(size).seats(for: claimants).houseParadoxes() }
      #expect(search.found == expected && search.unsearched == nil, "\(seed)")
      found += expected.count
      let steps = chance.number(0...5)
      let short = try house.paradoxes(through: largest, for: claimants, limit: steps * claimants.count)
      let reached = house.seats + steps
      #expect(short.found == expected.filter { $0.house < reached }, "\(seed)")
      #expect(short.unsearched == (reached < largest ? reached + 1...largest : nil), "\(seed)")
      if short.unsearched != nil { cut += 1 }
    }
    #expect(found > 0 && cut > 0)
  }

  @Test("of millions of seats is looked through in bounds, and not at all where a method has no paradox")
  func largeSearch() throws {
    let claimants = (1...1_000).map { Claimant(ClaimantID("\($0)"), $0 * 7_919) }
    let house = House(5_000, by: .largestRemainder(.hare), tieRule: .listed)
    let search = try house.paradoxes(through: House.limit, for: claimants)
    #expect(search.unsearched == 10_001...House.limit)
    let none = try house.by(.sainteLague).paradoxes(through: House.limit, for: claimants)
    #expect(none.found == [] && none.unsearched == nil)
  }

  @Test("does not depend on order or names", arguments: methods)
  func anonymity(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let house = House(chance.number(0...40), by: method)
      let order = claimants.indices.shuffled(using: &chance)
      let renamed = order.map { Claimant(ClaimantID("new \($0)"), claimants[$0].weight) }
      let (one, other) = (try house.seats(for: claimants), try house.seats(for: renamed))
      #expect(order.map { one.seats[$0] } == other.seats, "\(seed)")
      let tied = Set(one.ties.flatMap(\.claimants))
      let expected = Set(order.filter { tied.contains(claimants[$0].id) }.map { ClaimantID("new \($0)") })
      #expect(Set(other.ties.flatMap(\.claimants)) == expected, "\(seed)")
      #expect(one.tieSeats() == other.tieSeats(), "\(seed)")
    }
  }

  @Test("treats equals alike: the same certain seats, and in a tie both or neither", arguments: methods)
  func equals(method: Apportionment.Method) throws {
    try each { chance, seed in
      var claimants = chance.claimants()
      claimants.append(Claimant("twin", claimants[0].weight))
      let allocation = try seats(chance.number(0...40), for: claimants, by: method)
      let tied = Set(allocation.ties.flatMap(\.claimants))
      #expect(allocation.seats[0] == allocation["twin"], "\(seed)")
      #expect(tied.contains(claimants[0].id) == tied.contains("twin"), "\(seed)")
      let settled = try House(allocation.house.seats, by: method, tieRule: .listed).seats(for: claimants)
      #expect(abs(settled.seats[0] - (settled["twin"] ?? -9)) <= 1, "\(seed)")
    }
  }

  @Test("stays the same when all weights are multiplied or divided", arguments: methods)
  func homogeneity(method: Apportionment.Method) throws {
    // Droop's quota is a whole number of what was counted, so it alone may change.
    guard method != .largestRemainder(.droop) else { return }
    try each { chance, seed in
      let claimants = chance.claimants()
      let house = House(chance.number(0...40), by: method)
      let factor = try #require(Rational(Int128(chance.number(1...90)), over: Int128(chance.number(1...70))))
      let scaled = try claimants.map { Claimant($0.id, try #require($0.weight.times(factor))) }
      let (one, other) = (try house.seats(for: claimants), try house.seats(for: scaled))
      #expect(one.seats == other.seats && one.ties == other.ties, "\(seed) × \(factor)")
    }
  }

  @Test("rewards a merger by D'Hondt and a division by Adams")
  func mergers() throws {
    try each { chance, seed in
      let claimants = chance.claimants(3...7).map { Claimant($0.id, $0.weight > 0 ? $0.weight : 1) }
      let house = claimants.count + chance.number(0...30)
      let sum = try #require(claimants[0].weight.plus(claimants[1].weight))
      let merged = [Claimant("both", sum)] + claimants.dropFirst(2)
      let (apart, joined) = (try seats(house, for: claimants, by: .dHondt), try seats(house, for: merged, by: .dHondt))
      #expect(joined.most(0) >= apart.seats[0] + apart.seats[1], "\(seed) D'Hondt")
      let (split, whole) = (try seats(house, for: claimants, by: .adams), try seats(house, for: merged, by: .adams))
      #expect(whole.seats[0] <= split.most(0) + split.most(1), "\(seed) Adams")
    }
  }

  @Test("is the plain one under bounds that nobody reaches", arguments: methods)
  func looseBounds(method: Apportionment.Method) throws {
    try each { chance, seed in
      let claimants = chance.claimants()
      let house = chance.number(0...40)
      let plain = try House(house, by: method).seats(for: claimants)
      for policy in chance.policies(for: method) {
        let bounds = Bounds(minimum: 0, maximum: house, policy: policy)
        let bounded = try House(house, by: method, bounds: bounds).seats(for: claimants)
        #expect(bounded.seats == plain.seats && bounded.ties == plain.ties, "\(seed) \(policy)")
      }
    }
  }
}

extension Allocation {
  /// Certain seats, and one more for those who may win a lot.
  func most(_ i: Int) -> Int {
    seats[i] + (ties.contains { $0.claimants.contains(claimants[i].id) } ? house.block : 0)
  }
}

extension Chance {
  func policies(for method: Apportionment.Method) -> [MinimumPolicy] {
    MinimumPolicy.allCases.filter { $0 != (method.quota == nil ? .keepQuota : .floor) }
  }

  mutating func policy(for method: Apportionment.Method) -> MinimumPolicy {
    policies(for: method).randomElement(using: &self) ?? .enlargeHouse
  }
}
