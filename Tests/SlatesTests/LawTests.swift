// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Slates
import SlatesGLPK
import Testing

@Suite("Laws of slates")
struct LawTests {
  @Test("proposals are the first of all slates in the promised order", arguments: 0..<300)
  func proposals(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let composition = try chance.composition()
    let draft = composition.people.indices.filter { _ in chance.happens(oneIn: 2) }
    let plain = Plain(composition)
    let count = chance.number(0...8)
    let near = try composition.nearest(to: composition.people(at: draft), count: count, by: GLPK())
    let wanted = plain.nearest(to: Set(draft)).prefix(count).map { composition.people(at: $0) }
    #expect(near.map(\.people) == wanted, "seed \(seed)")
    for proposal in near {
      let after = Set(composition.people(at: draft)).subtracting(proposal.out).union(proposal.in)
      #expect(after == Set(proposal.people), "seed \(seed)")
    }
    let best = try composition.best(count: count, by: GLPK())
    let strongest = plain.nearest(to: []).prefix(count).map { composition.people(at: $0) }
    #expect(best.map(\.people) == strongest, "seed \(seed)")
  }

  @Test("large figures of support are told apart to the last one", arguments: 0..<300)
  func largeSupport(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let small = try chance.composition(people: 6...9)
    let limit = Composition.supportLimit
    let support = small.people.map { _ in chance.one(of: [limit, limit - 1, limit - 2, -limit, 0]) }
    let composition = try Composition(small.people, support: support, size: small.size, small.requirements)
    let draft = composition.people.indices.filter { _ in chance.happens(oneIn: 2) }
    let near = try composition.nearest(to: composition.people(at: draft), count: 5, by: GLPK())
    let wanted = Plain(composition).nearest(to: Set(draft)).prefix(5).map { composition.people(at: $0) }
    #expect(near.map(\.people) == wanted, "seed \(seed)")
  }

  @Test("conflicts and ways out are all there are, and minimal", arguments: 0..<300)
  func conflicts(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let composition = try chance.composition(people: 3...8, requirements: 1...6)
    let plain = Plain(composition)
    let found = try composition.conflicts(by: GLPK())
    #expect(Set(found.minimal) == plain.conflicts, "seed \(seed)")
    #expect(Set(found.waysOut) == plain.waysOut, "seed \(seed)")
    #expect(found.minimal.count == plain.conflicts.count && found.areAll, "seed \(seed)")
  }

  @Test("what gives way is the least, the least important first", arguments: 0..<300)
  func relaxation(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let composition = try chance.composition(people: 3...8, requirements: 1...5)
    let plain = Plain(composition)
    let (asked, all) = (composition.requirements, composition.requirements.indices)
    let open = plain.slates.filter { slate in all.allSatisfy { asked[$0].mayGive || plain.heads($0, slate) == 0 } }
    let ranks = [(Force.shall, 1), (.shall, 2), (.strive, 1), (.strive, 2)]
    func given(_ heads: (Int) -> Int) -> [Int] {
      ranks.map { rank in
        all.filter { asked[$0].mayGive && asked[$0].force == rank.0 && asked[$0].priority == rank.1 }
          .reduce(0) { $0 + heads($1) }
      }
    }
    let least = open.map { slate in given { plain.heads($0, slate) } }.min { $0.lexicographicallyPrecedes($1) }
    let relaxation = try composition.relaxation(by: GLPK())
    let gives = relaxation.map { relaxation in
      given { place in relaxation.gives.filter { $0.requirement == place }.reduce(0) { $0 + $1.heads } }
    }
    #expect(gives == least, "seed \(seed)")
    if let relaxation { #expect(Plain(try composition.relaxed(by: relaxation)).met.isEmpty == false, "seed \(seed)") }
    let total = open.map { slate in all.filter { asked[$0].mayGive }.reduce(0) { $0 + plain.heads($1, slate) } }.min()
    #expect(try composition.fewestHeads(by: GLPK()) == total, "seed \(seed)")
  }

  @Test("an explanation's figures add up, and its easings are the smallest", arguments: 0..<300)
  func explanations(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let composition = try chance.composition(people: 4...8, requirements: 2...5)
    let plain = Plain(composition)
    for explanation in try composition.explained(composition.conflicts(by: GLPK()), by: GLPK()) {
      #expect(isTrue(explanation.reason, composition), "seed \(seed): \(explanation)")
      for easing in explanation.easings {
        let others = explanation.conflict.filter { $0 != easing.requirement }
        let least = plain.slates.filter { slate in others.allSatisfy { plain.heads($0, slate) == 0 } }
          .map { plain.heads(easing.requirement, $0) }.min()
        #expect(easing.heads == least, "seed \(seed)")
      }
      let giving = explanation.conflict.filter { composition.requirements[$0].mayGive }
      #expect(explanation.easings.map(\.requirement) == giving, "seed \(seed)")
    }
  }

  private func isTrue(_ reason: Explanation.Reason, _ composition: Composition) -> Bool {
    func quota(_ bound: Explanation.Bound) -> Quota { composition.requirements[bound.requirement].quotas[bound.quota] }
    switch reason {
    case .sizeBeyondPool(let size, let pool): return size > pool
    case .poolTooSmall(let bound, let pool):
      return bound.heads == quota(bound).least && pool == quota(bound).members.count && bound.heads > pool
    case .needsExceedRoom(let needs, let both, let room):
      let groups = needs.map { Set(quota($0).members) }
      let shared = groups.reduce(0) { $0 + $1.count } - groups.reduce(into: Set<Int>()) { $0.formUnion($1) }.count
      let inside: Bool =
        switch room {
        case .size(let size): size == composition.size
        case .most(let bound): groups.allSatisfy { $0.isSubset(of: quota(bound).members) }
        }
      return inside && shared == both && needs.reduce(0) { $0 + $1.heads } - both > room.heads
    case .roomsBelowNeed(let rooms, let others, let need):
      let members: Set<Int> =
        switch need {
        case .size: Set(composition.people.indices)
        case .least(let bound): Set(quota(bound).members)
        }
      let outside = rooms.reduce(members) { $0.subtracting(quota($1).members) }
      return outside.count == others && rooms.reduce(others) { $0 + $1.heads } < need.heads
    case .together: return true
    }
  }

  @Test("a check says what counting one by one says", arguments: 0..<200)
  func checks(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let composition = try chance.composition()
    let slate = composition.people.indices.filter { _ in chance.happens(oneIn: 2) }
    let check = try #require(composition.check(composition.people(at: slate)))
    let plain = Plain(composition)
    #expect(check.isMet == (plain.met.contains(slate)), "seed \(seed)")
    for withdrawal in check.withdrawals {
      let rest = slate.filter { composition.people[$0] != withdrawal.person }
      for line in withdrawal.breaks.map({ check.lines[$0] }) {
        let quota = composition.requirements[line.requirement].quotas[line.quota]
        #expect(rest.count { quota.members.contains($0) } < quota.least, "seed \(seed)")
      }
    }
    for place in slate where !check.withdrawals.contains(where: { $0.person == composition.people[place] }) {
      for quota in composition.requirements.flatMap(\.quotas) where quota.members.contains(place) {
        #expect(slate.count { quota.members.contains($0) } != quota.least, "seed \(seed)")
      }
    }
    let full = plain.met.first ?? []
    let alone = full.filter { place in !plain.met.contains { !$0.contains(place) } }
    let found = try composition.irreplaceable(in: composition.people(at: full), by: GLPK())
    #expect(found == composition.people(at: alone), "seed \(seed)")
  }

  @Test("the order and the names of the pool change neither what can be met nor how well", arguments: 0..<100)
  func permutation(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let one = try chance.composition()
    let order = one.people.indices.shuffled(using: &chance)
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let requirements = one.requirements.map { asked in
      Requirement(
        asked.id, asked.text,
        asked.quotas.map { Quota($0.members.compactMap { place[$0] }, from: $0.least, through: $0.most) },
        force: asked.force, priority: asked.priority, mayGive: asked.mayGive)
    }
    let other = try Composition(
      order.map { PoolMember("new \($0)") }, support: order.map { one.support[$0] }, size: one.size, requirements)
    #expect(try one.best(by: GLPK()).first?.support == other.best(by: GLPK()).first?.support, "seed \(seed)")
    #expect(try Set(one.conflicts(by: GLPK()).minimal) == Set(other.conflicts(by: GLPK()).minimal), "seed \(seed)")
    #expect(try one.fewestHeads(by: GLPK()) == other.fewestHeads(by: GLPK()), "seed \(seed)")
  }

  @Test("one person more in the pool never lowers the best support")
  func growing() throws {
    var tried = 0
    for seed in 0..<100 {
      var chance = Chance(seed: UInt64(seed))
      let small = try chance.composition()
      let grown = try Composition(
        small.people + [PoolMember("new")], support: small.support + [3], size: small.size, small.requirements)
      // Where the small pool has no slate at all there is nothing to compare.
      guard let best = try small.best(by: GLPK()).first?.support else { continue }
      tried += 1
      #expect(try grown.best(by: GLPK()).first.map { $0.support >= best } == true, "seed \(seed)")
    }
    #expect(tried >= 10)
  }
}
