// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Assembly
import Journal
import Packs

/// What a sharing came to, in the fields that the shared format expects.
enum SeatAnswer {
  /// The answer to a case; what cannot be shared is an answer too.
  static func json(to one: SeatCase) throws(SeatFileFault) -> JSON {
    do { return try answer(to: one) } catch let fault as SeatFileFault { throw fault } catch let unfit as Unfit {
      return refusal(unfit)
    } catch { throw .key("\(error)") }
  }

  /// Seats that cannot be given, in the words of the format where it has some.
  static func refusal(_ unfit: Unfit) -> JSON {
    let said = SeatWords(.english)
    let sentences = unfit.problems.map { problem in
      switch problem {
      case .minimumsExceedHouse(let needed, let house): "minimums need \(needed) seats, only \(house) available"
      case .maximumsBelowHouse(let held, let house): "maximums hold \(held) seats, \(house) to be given"
      default: said.sentence(problem)
      }
    }
    return .object(["error": .string(sentences.joined(separator: "; "))])
  }

  private static func answer(to one: SeatCase) throws -> JSON {
    switch one.kind {
    case .single, .error: return full(try SeatCase.house(one.input).seats(for: one.claimants(one.input["units"])))
    case .basePlusProportional:
      let allocation = try SeatCase.house(one.input).seats(for: one.claimants(one.input["units"]))
      return .object(["seats": seats(allocation), "ties": ties(allocation.ties)])
    case .nested: return try nested(one)
    case .partyRule: return try rule(one)
    case .biproportional: return try table(one)
    case .series: return try series(one)
    case .policyContrast: return try contrast(one)
    }
  }

  /// Every field of one house.
  static func full(_ allocation: Allocation) -> JSON {
    let violations = allocation.quotaViolations()?.map { violation in
      JSON.object([
        "unit": .string(violation.claimant.rawValue), "side": .string(violation.side.rawValue),
        "quota": .string(violation.quota.decimal(places: 4)),
      ])
    }
    return .object([
      "seats": seats(allocation), "ties": ties(allocation.ties), "total_assigned": number(allocation.total),
      "quota_rule_violations": violations.map { .array($0) } ?? .null,
    ])
  }

  static func number(_ number: Int) -> JSON { .integer(Int64(number)) }

  private static func seats(_ allocation: Allocation) -> JSON {
    seats(zip(allocation.claimants.map(\.id), allocation.seats).map { ($0, $1) })
  }

  static func seats(_ seats: [(ClaimantID, Int)]) -> JSON {
    .object(Dictionary(seats.map { ($0.rawValue, number($1)) }, uniquingKeysWith: { first, _ in first }))
  }

  static func ties(_ ties: [Tie]) -> JSON {
    .array(
      ties.map { tie in
        var fields: [String: JSON] = [
          "units": .array(tie.claimants.map { .string($0.rawValue) }), "seats": number(tie.seats),
        ]
        if !tie.place.isEmpty { fields["in"] = .array(tie.place.map { .string($0) }) }
        return .object(fields)
      })
  }
}

// MARK: Kinds made of more than one house

extension SeatAnswer {
  private static func nested(_ one: SeatCase) throws -> JSON {
    guard let groups = one.input["groups"]?.items else { throw SeatFileFault.key("groups") }
    var branches: [Branch] = []
    for group in groups { branches.append(try branch(group, of: one)) }
    let allocation = try SeatCase.house(one.input).seats(for: branches)
    return .object(["seats": seats(allocation.seats.map { ($0.claimant, $0.seats) }), "ties": ties(allocation.ties)])
  }

  private static func branch(_ group: JSON, of one: SeatCase) throws -> Branch {
    guard let id = group["id"]?.text else { throw SeatFileFault.key("groups.id") }
    guard let members = group["members"]?.items else {
      guard let only = try one.claimants(.array([group])).first else { throw SeatFileFault.key("groups.\(id)") }
      return .claimant(only)
    }
    return .group(ClaimantID(id), try members.map { try branch($0, of: one) })
  }

  private static func rule(_ one: SeatCase) throws -> JSON {
    guard let told = one.input["rule"] else { throw SeatFileFault.key("rule") }
    let units = try (one.input["units"]?.items ?? []).map { unit in
      guard let id = unit["id"]?.text, case .object(let fields) = unit else { throw SeatFileFault.key("units.id") }
      let counts = fields.filter { $0.key != "id" }.compactMapValues(\.rational)
      return Counted(ClaimantID(id), Dictionary(uniqueKeysWithValues: counts.map { (Quantity(rawValue: $0), $1) }))
    }
    let outcome = try rule(told).seats(for: units)
    var fields: [String: JSON] = [
      "seats": seats(zip(outcome.claimants, outcome.seats).map { ($0, $1) }), "total": number(outcome.total),
    ]
    if !outcome.isSettled { fields["ties"] = ties(outcome.ties) }
    return .object(fields)
  }

  private static func rule(_ told: JSON) throws -> Apportionment.Rule {
    let measure = Measure(Quantity(rawValue: told["weight"]?.text ?? "weight"))
    switch told["type"]?.text {
    case "ratio": return .ratio(try ratio(told), by: measure)
    case "pools":
      let pools = told["pools"]?.items ?? []
      return .pools(
        try pools.enumerated().map { .init($1["name"]?.text ?? "\($0 + 1)", try rule($1)) })
    case "fixed_house", nil: return .house(try SeatCase.house(told), by: measure)
    case let other?: throw SeatFileFault.key("rule.type: \(other)")
    }
  }

  static func ratio(_ told: JSON) throws -> RatioRule {
    guard let per = told["per"]?.rational else { throw SeatFileFault.key("rule.per") }
    let rounding: RatioRule.Rounding
    switch told["rounding"]?.text {
    case "up": rounding = .up
    case "nearest": rounding = .nearest
    case "down", nil: rounding = .down
    case "threshold":
      guard let least = told["round_up_from"]?.rational else { throw SeatFileFault.key("rule.round_up_from") }
      rounding = .from(least)
    case let other?: throw SeatFileFault.key("rule.rounding: \(other)")
    }
    var rule = RatioRule(per: per, rounding: rounding)
    rule.base = told["base"]?.whole ?? 0
    rule.minimum = told["min"]?.whole ?? 0
    rule.maximum = told["max"]?.whole
    rule.first = told["first"]?.rational.map { .init(upTo: $0, seats: told["first_seats"]?.whole ?? 1) }
    if case .object(let bonus)? = told["bonus"] {
      for (id, seats) in bonus { rule.bonus[ClaimantID(id)] = seats.whole }
    }
    return rule
  }

  private static func table(_ one: SeatCase) throws -> JSON {
    let input = one.input
    guard let rows = input["rows"]?.texts, let columns = input["cols"]?.texts else { throw SeatFileFault.key("rows") }
    guard let cells = input["weights"]?.items else { throw SeatFileFault.key("weights") }
    let weights = try cells.map { row in
      try (row.items ?? []).map { cell in
        guard let weight = cell.whole else { throw SeatFileFault.key("weights") }
        return weight
      }
    }
    guard let method = Method(short: input["method"]?.text ?? "sainte-lague") else { throw SeatFileFault.key("method") }
    let table = Table(
      rows: rows.map { ClaimantID($0) }, columns: columns.map { ClaimantID($0) }, weights: weights,
      rowSeats: rows.compactMap { input["row_seats"]?[$0]?.whole },
      columnSeats: columns.compactMap { input["col_seats"]?[$0]?.whole }, by: method)
    let allocation = try table.seats()
    var fields: [String: JSON] = ["matrix": .array(allocation.seats.map { .array($0.map(number)) })]
    if !allocation.isSettled {
      fields["ties"] = .array(
        allocation.ties.map { tie in
          .object([
            "cells": .array(tie.cells.map { .array([.string($0.row.rawValue), .string($0.column.rawValue)]) }),
            "seats": number(tie.seats),
          ])
        })
    }
    return .object(fields)
  }

  private static func series(_ one: SeatCase) throws -> JSON {
    guard let from = one.input["house_from"]?.whole, let to = one.input["house_to"]?.whole else {
      throw SeatFileFault.key("house_from")
    }
    let house = try SeatCase.house(one.input, seats: from)
    let search = try house.paradoxes(through: to, for: one.claimants(one.input["units"]))
    var fields: [String: JSON] = [
      "drops": .array(
        search.found.map { drop in
          .array([
            number(drop.house), number(drop.house + house.block), .string(drop.claimant.rawValue), number(drop.seats),
            number(drop.seatsThen),
          ])
        })
    ]
    if let open = search.unsearched {
      fields["not_searched"] = .object(["from": number(open.lowerBound), "to": number(open.upperBound)])
    }
    return .object(fields)
  }

  /// The same seats under several policies, each under its name: "plain", "floor_min2", "base2_plus_prop".
  private static func contrast(_ one: SeatCase) throws -> JSON {
    let plain = try SeatCase.house(one.input)
    let claimants = try one.claimants(one.input["units"])
    var fields: [String: JSON] = [:]
    for name in one.asked.isEmpty ? ["plain", "floor_min2", "base2_plus_prop"] : one.asked {
      var house = plain
      house.bounds = try bounds(named: name)
      if house.bounds.policy == .floor, house.method.quota != nil { house.bounds.policy = .keepQuota }
      fields[name] = seats(try house.seats(for: claimants))
    }
    return .object(fields)
  }

  private static func bounds(named name: String) throws -> Bounds {
    if name == "plain" { return .none }
    if name.hasPrefix("floor_min"), let minimum = Int(name.dropFirst("floor_min".count)) {
      return Bounds(minimum: minimum, policy: .floor)
    }
    let digits = name.dropFirst("base".count).prefix { $0.isNumber }
    guard name.hasPrefix("base"), name.hasSuffix("_plus_prop"), let minimum = Int(digits) else {
      throw SeatFileFault.key("expect.\(name)")
    }
    return Bounds(minimum: minimum, policy: .basePlusProportional)
  }
}
