// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Seeded
import Testing

@Suite("A margin")
struct MarginTests {
  @Test("is exactly what brings the next seat: with it yes, with one fewer no", arguments: LawTests.methods)
  func exact(method: Apportionment.Method) throws {
    for seed in UInt64(1)...40 {
      var chance = Chance(seed: seed)
      let claimants = chance.claimants(2...5)
      let bounds = Bounds(minimum: chance.number(0...1), policy: method.quota == nil ? .floor : .keepQuota)
      let house = House(claimants.count + chance.number(0...20), by: method, bounds: bounds)
      let allocation = try house.seats(for: claimants)
      for (i, margin) in allocation.margins().enumerated() {
        // Computed in two ways where there are two.
        #expect(margin == allocation.margin(of: claimants[i].id), "seed \(seed), \(i)")
        guard case .needs(let needed, let from) = margin else { continue }
        let with = try house.seats(for: adding(needed, to: i, of: claimants))
        #expect(with.seats[i] > allocation.seats[i], "seed \(seed), \(i) + \(needed)")
        let losers = claimants.indices.filter { $0 != i && with.seats[$0] < allocation.seats[$0] }
        #expect(losers.allSatisfy { from.contains(claimants[$0].id) }, "seed \(seed)")
        guard needed > 1 else { continue }
        let without = try house.seats(for: adding(needed - 1, to: i, of: claimants))
        #expect(without.seats[i] <= allocation.seats[i], "seed \(seed), \(i) + \(needed) - 1")
      }
    }
  }

  private func adding(_ count: Int128, to i: Int, of claimants: [Claimant]) throws -> [Claimant] {
    var changed = claimants
    let more = try #require(Rational(count, over: 1).flatMap { claimants[i].weight.plus($0) })
    changed[i] = Claimant(claimants[i].id, more)
    return changed
  }

  @Test("of New York in 2020 is 89, and the seat would come from Minnesota")
  func newYork() throws {
    let census = try #require(Case.named("us-2020-huntington-435"))
    let allocation = try #require(census.house).seats(for: census.claimants)
    #expect(allocation.margin(of: "New York") == .needs(89, from: ["Minnesota"]))
    let margins = Dictionary(uniqueKeysWithValues: zip(census.claimants.map(\.id), allocation.margins()))
    #expect(margins["New York"] == .needs(89, from: ["Minnesota"]))
    let miss = try #require(allocation.nearMiss())
    #expect(miss.last.claimant == "Minnesota" && miss.next.claimant == "New York")
    #expect(miss.margin == .needs(89, from: ["Minnesota"]))
  }

  @Test("explains the reference congress unit by unit")
  func congress() throws {
    let reference = try #require(Case.named("congress-135-webster-min2-max14"))
    let allocation = try #require(reference.house).seats(for: reference.claimants)
    #expect(allocation.margin(of: "District 1") == .needs(144, from: ["Education sector"]))
    #expect(allocation.margin(of: "City A") == .atMaximum)
    let miss = try #require(allocation.nearMiss())
    #expect(miss.last.claimant == "Education sector" && miss.last.decimal(places: 2) == "328.95")
    #expect(miss.next.claimant == "Province office" && miss.next.decimal(places: 2) == "328.89")
    let holds = Dictionary(uniqueKeysWithValues: allocation.standings().map { ($0.claimant, $0.heldBy) })
    #expect(holds["City A"] == .maximum && holds["Press agency"] == .minimum && holds["District 1"] == .weight)
    if case .needs(727, from: _)? = allocation.margin(of: "Press agency") {} else { Issue.record("not 727") }
  }

  @Test("stands beside every method in one table, where those that differ are seen")
  func comparison() throws {
    let six = try #require(Case.named("by-example2-dean"))
    let table = try #require(six.house).comparison(for: six.claimants)
    #expect(table.columns.map(\.method) == Apportionment.Method.common)
    #expect(table.contested == ["A", "B", "C", "D", "E"])
    for (method, name) in [(Apportionment.Method.dHondt, "dhondt"), (.adams, "adams"), (.huntingtonHill, "huntington")]
    {
      let expected = try #require(Case.named("by-example2-\(name)")).expect["seats"]?.numbers
      let column = try #require(table.columns.first { $0.method == method })
      #expect(Dictionary(uniqueKeysWithValues: zip(table.claimants.map(\.rawValue), column.seats)) == expected)
    }
  }

  @Test("is read with digits that are right to the last")
  func digits() throws {
    let third = try #require(Rational(1, over: 3))
    #expect(third.decimal(places: 4) == "0.3333" && Rational(2, over: 3)?.decimal(places: 2) == "0.67")
    #expect(
      Rational(1999, over: 1000)?.decimal(places: 2) == "2.00" && Rational(-5, over: 2)?.decimal(places: 0) == "-3")
    #expect(Rational("1429398/5")?.decimal(places: 1) == "285879.6")
    let census = try #require(Case.named("us-2020-huntington-435"))
    let steps = try #require(census.house).seats(for: census.claimants).steps()
    guard case .average(let claim) = try #require(steps.last).reason else { throw Missing() }
    // 5709752 ÷ √(7·8)
    #expect(claim.claimant == "Minnesota" && claim.decimal(places: 3) == "762997.705")
  }

  private struct Missing: Error {}
}
