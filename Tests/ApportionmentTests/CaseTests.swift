// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Testing

@Suite("A published case")
struct CaseTests {
  @Test("of every kind is here to be tried")
  func complete() {
    let kinds = Dictionary(grouping: Case.all, by: \.kind).mapValues(\.count)
    #expect(
      kinds == [
        "single": 45, "nested": 2, "biproportional": 3, "party_rule": 8, "series": 1, "base_plus_prop": 1,
        "policy_contrast": 1, "error": 1,
      ])
  }

  @Test("of one house gives its seats, ties and quota violations", arguments: Case.of("single"))
  func single(one: Case) throws {
    let allocation = try #require(one.house).seats(for: one.claimants)
    #expect(seats(allocation) == one.expect["seats"]?.numbers)
    let ties = (one.expect["ties"]?.list ?? []).map { Pair($0["units"]?.texts ?? [], $0["seats"]?.number ?? 0) }
    #expect(allocation.ties.map { Pair($0.claimants.map(\.rawValue), $0.seats) } == ties)
    #expect(allocation.total == one.expect["total_assigned"]?.number)
    let violations = allocation.quotaViolations()?.map {
      [$0.claimant.rawValue, $0.side.rawValue, $0.quota.decimal(places: 4)]
    }
    let expected = one.expect["quota_rule_violations"].flatMap { $0.isNothing ? nil : $0.list }?.map {
      [$0["unit"]?.text, $0["side"]?.text, $0["quota"]?.text].compactMap(\.self)
    }
    #expect(violations == expected)
    #expect(replayed(allocation) == allocation.seats)
  }

  @Test("with a base gives its seats", arguments: Case.of("base_plus_prop"))
  func base(one: Case) throws {
    let allocation = try #require(one.house).seats(for: one.claimants)
    #expect(seats(allocation) == one.expect["seats"]?.numbers)
    #expect(allocation.isSettled)
    #expect(replayed(allocation) == allocation.seats)
  }

  @Test("of groups gives the seats inside them", arguments: Case.of("nested"))
  func nested(one: Case) throws {
    let branches = (one.input["groups"]?.list ?? []).map {
      Branch.group(ClaimantID($0["id"]?.text ?? ""), Case.claimants($0["members"]).map { .claimant($0) })
    }
    let allocation = try #require(one.house).seats(for: branches)
    let seats = Dictionary(uniqueKeysWithValues: allocation.seats.map { ($0.claimant.rawValue, $0.seats) })
    #expect(seats == one.expect["seats"]?.numbers)
    #expect(allocation.isSettled)
    let listed = (one.input["groups"]?.list ?? []).flatMap { Case.claimants($0["members"]).map(\.id) }
    #expect(allocation.seats.map(\.claimant) == listed)
  }

  @Test("of a rule as organisations write it gives its seats and their sum", arguments: Case.of("party_rule"))
  func rule(one: Case) throws {
    let units = (one.input["units"]?.list ?? []).compactMap { unit -> Counted? in
      guard let id = unit["id"]?.text else { return nil }
      let counts = unit.object.filter { $0.key != "id" }.compactMapValues(\.rational)
      return Counted(ClaimantID(id), Dictionary(uniqueKeysWithValues: counts.map { (Quantity(rawValue: $0), $1) }))
    }
    let outcome = try #require(one.input["rule"].flatMap { rule($0) }).seats(for: units)
    let seats = Dictionary(uniqueKeysWithValues: zip(outcome.claimants.map(\.rawValue), outcome.seats))
    #expect(seats == one.expect["seats"]?.numbers)
    #expect(outcome.total == one.expect["total"]?.number)
    #expect(outcome.isSettled)
  }

  private func rule(_ value: Value) -> Rule? {
    switch value["type"]?.text {
    case "fixed_house": return Case.house(value).map { .house($0, by: Measure("weight")) }
    case "ratio": return ratio(value).map { .ratio($0, by: Measure("weight")) }
    case "pools":
      return .pools(
        (value["pools"]?.list ?? []).enumerated().compactMap { index, pool in
          guard let house = Case.house(pool), let weight = pool["weight"]?.text else { return nil }
          return Rule.Pool("\(index)", .house(house, by: Measure(Quantity(rawValue: weight))))
        })
    default: return nil
    }
  }

  private func ratio(_ value: Value) -> RatioRule? {
    guard let per = value["per"]?.rational else { return nil }
    let rounding: RatioRule.Rounding =
      switch value["rounding"]?.text {
      case "up": .up
      case "threshold": .from(value["round_up_from"]?.rational ?? 0)
      case "nearest": .nearest
      default: .down
      }
    var ratio = RatioRule(per: per, rounding: rounding)
    ratio.base = value["base"]?.number ?? 0
    ratio.maximum = value["max"]?.number
    ratio.first = value["first"]?.rational.map { .init(upTo: $0, seats: value["first_seats"]?.number ?? 1) }
    for (id, seats) in value["bonus"]?.numbers ?? [:] { ratio.bonus[ClaimantID(id)] = seats }
    return ratio
  }

  @Test("with both margins gives its table", arguments: Case.of("biproportional"))
  func table(one: Case) throws {
    let rows = one.input["rows"]?.texts ?? []
    let columns = one.input["cols"]?.texts ?? []
    let table = Table(
      rows: rows.map { ClaimantID($0) }, columns: columns.map { ClaimantID($0) },
      weights: (one.input["weights"]?.list ?? []).map { $0.list.compactMap(\.number) },
      rowSeats: rows.compactMap { one.input["row_seats"]?[$0]?.number },
      columnSeats: columns.compactMap { one.input["col_seats"]?[$0]?.number })
    let allocation = try table.seats()
    #expect(allocation.seats == one.expect["matrix"]?.list.map { $0.list.compactMap(\.number) })
    #expect(allocation.isSettled)
  }

  @Test("of growing houses names every paradox", arguments: Case.of("series"))
  func series(one: Case) throws {
    let house = House(
      try #require(one.input["house_from"]?.number), by: .largestRemainder(.hare),
      bounds: Bounds(minimum: 1, policy: .keepQuota))
    let largest = try #require(one.input["house_to"]?.number)
    let search = try house.paradoxes(through: largest, for: one.claimants)
    #expect(search.unsearched == nil)
    let rows = search.found.map { "\($0.house) \($0.house + 1) \($0.claimant) \($0.seats) \($0.seatsThen)" }
    let expected = (one.expect["drops"]?.list ?? []).map { drop in
      drop.list.map { $0.text ?? "\($0.number ?? -1)" }.joined(separator: " ")
    }
    #expect(rows == expected)
  }

  @Test("of minimum policies shows how they differ", arguments: Case.of("policy_contrast"))
  func contrast(one: Case) throws {
    let seats = try #require(one.input["seats"]?.number)
    let given = { (bounds: Bounds) in
      self.seats(try House(seats, by: .sainteLague, bounds: bounds).seats(for: one.claimants))
    }
    #expect(try given(.none) == one.expect["plain"]?.numbers)
    #expect(try given(Bounds(minimum: 2, policy: .floor)) == one.expect["floor_min2"]?.numbers)
    #expect(try given(Bounds(minimum: 2, policy: .basePlusProportional)) == one.expect["base2_plus_prop"]?.numbers)
  }

  @Test("that cannot be shared is refused with its figures", arguments: Case.of("error"))
  func refused(one: Case) throws {
    let house = try #require(one.house)
    let unfit = #expect(throws: Unfit.self) { try house.seats(for: one.claimants) }
    guard case .minimumsExceedHouse(let needed, let has)? = unfit?.problems.first else {
      Issue.record("another problem: \(String(describing: unfit))")
      return
    }
    #expect("minimums need \(needed) seats, only \(has) available" == one.expect["error"]?.text)
    #expect(unfit?.problems.first?.mend == .raiseHouseOrLowerMinimums(needed: 12))
  }

  private struct Pair: Equatable {
    let units: [String]
    let seats: Int
    init(_ units: [String], _ seats: Int) {
      self.units = units
      self.seats = seats
    }
  }

  private func seats(_ allocation: Allocation) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(allocation.claimants.map(\.id.rawValue), allocation.seats))
  }

  /// What the steps add up to.
  private func replayed(_ allocation: Allocation) -> [Int] {
    var now: [ClaimantID: Int] = [:]
    for step in allocation.steps() { now[step.claimant] = step.seatsNow }
    return allocation.claimants.map { now[$0.id] ?? 0 }
  }
}
