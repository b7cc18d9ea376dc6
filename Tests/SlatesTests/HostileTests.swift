// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Slates
import SlatesGLPK
import Testing

/// Input that nobody would type and somebody will send.
private struct Hostility {
  var chance: Chance

  static let words = [
    "", " ", "x", "không", "-", "0", "-1", "1", "34", "5000", "999999999999999999999", "9223372036854775807",
    "-9223372036854775808", "15%", "-15%", "1/3", "1/0", "0/0", "100%", "101%", "0,15", "١٢", "6/2025", "13/2025",
    "1/0001", "2025-06-31", "9999-12", "tuổi < 42", "tuổi <", "< 42", "tuổi = 9-1", "a = b | c", "a;b;;", "không ",
    "e\u{301}", "\u{0}", "\u{202E}", "👨‍👩‍👧", "mã", "loại", "tính cho", "ít nhất", "số lượng", "mốc tuổi", "mỗi",
    "khóa trước",
    "thống nhất", "không xem xét", "không cùng", "chỉ tiêu", "phấn đấu", "10% khóa trước", "P0", "P0;P1", "P1", "f",
  ]

  mutating func word() -> String {
    chance.happens(oneIn: 6)
      ? chance.one(of: Hostility.words) + chance.one(of: Hostility.words) : chance.one(of: Hostility.words)
  }

  /// A table that would do, with some of its cells made hostile, and sometimes nothing else.
  mutating func table(_ sound: [[String]]) -> [[String]] {
    if chance.happens(oneIn: 8) {
      return (0..<chance.number(0...7)).map { _ in (0..<chance.number(0...9)).map { _ in word() } }
    }
    let odds = chance.one(of: [4, 40, 400])
    return sound.map { row in row.map { chance.happens(oneIn: odds) ? word() : $0 } }
  }

  static let people =
    [["mã", "họ tên", "tín nhiệm", "f", "g"]]
    + (0..<6).map { ["P\($0)", "", "\($0 * 7 % 4)", $0 % 2 == 0 ? "x" : "", "\($0 + 1)/\(1960 + 7 * $0)"] }
  static let targets = [
    ["loại", "mã", "nội dung", "tính cho", "ít nhất", "nhiều nhất", "mức", "ưu tiên"], ["số lượng", "", "", "", "3"],
    ["mốc tuổi", "", "", "g", "6/2025"], ["khóa trước", "", "", "f", "5"],
    ["chỉ tiêu", "t", "", "f", "2", "", "", "1"],
    ["chỉ tiêu", "u", "", "tuổi < 50", "1/3", "60%", "phấn đấu", "2"], ["mỗi", "v", "", "f", "", "2"],
    ["thống nhất", "", "", "P0"], ["không cùng", "", "", "P1;P2"],
  ]

  mutating func number() -> Int {
    chance.one(of: [.min, .max, -1, 0, 1, 2, 3, 5_000, 5_001, 1_000_000, chance.number(0...6)])
  }

  mutating func amount() -> Amount? {
    guard !chance.happens(oneIn: 4) else { return nil }
    if chance.happens(oneIn: 2) { return .heads(chance.happens(oneIn: 20) ? number() : chance.number(0...4)) }
    return Share(chance.number(0...5), over: chance.number(1...5)).map {
      .share($0, of: chance.one(of: Amount.Base.allCases), chance.one(of: Rounding.allCases))
    }
  }

  mutating func condition(_ depth: Int) -> Condition {
    let name = FactName(chance.happens(oneIn: 60) ? word() : chance.one(of: ["f", "g"]))
    switch chance.number(0...(depth > 0 ? 8 : 5)) {
    case 0: return .everybody
    case 1: return .has(name)
    case 2: return .word(name, among: [word()])
    case 3: return .number(name, .init(from: number(), through: number()))
    case 4: return .age(chance.happens(oneIn: 20) ? name : FactName("g"), .init(from: number(), through: number()))
    case 5: return .people([PoolMember(word())])
    case 6: return .not(condition(depth - 1))
    case 7: return .all([condition(depth - 1), condition(depth - 1)])
    default: return .any(chance.happens(oneIn: 3) ? [] : [condition(depth - 1)])
    }
  }

  mutating func pool() -> [Person] {
    (0..<chance.number(0...6)).map { row in
      let id = chance.happens(oneIn: 60) ? word() : "P\(row)"
      let support = chance.happens(oneIn: 60) ? number() : chance.number(-3...3)
      let born = chance.happens(oneIn: 60) ? word() : "\(chance.number(1...12))/\(chance.number(1900...2000))"
      return Person(PoolMember(id), facts: ["f": Fact(cell: word()), "g": Fact(cell: born)], support: support)
    }
  }

  mutating func scheme() -> Scheme {
    let targets = (0..<chance.number(0...4)).map { place in
      let scope: Target.Scope =
        chance.happens(oneIn: 4)
        ? .each(FactName(chance.one(of: ["f", "g", "h"])), among: chance.happens(oneIn: 2) ? nil : [word(), word()])
        : .together(condition(chance.happens(oneIn: 20) ? 20 : 3))
      return Target(
        TargetID(chance.happens(oneIn: 40) ? word() : "T\(place)"), word(), scope, atLeast: amount(), atMost: amount(),
        force: chance.one(of: Force.allCases), priority: chance.happens(oneIn: 40) ? number() : 1)
    }
    func people() -> [PoolMember] { (0..<chance.number(0...3)).map { _ in PoolMember("P\(chance.number(0...6))") } }
    let size = chance.happens(oneIn: 20) ? number() : chance.number(1...4)
    let year = chance.happens(oneIn: 20) ? chance.number(1...9999) : 2025
    // Every year and month drawn here is in a calendar.
    guard let month = Month(year, 6) else { preconditionFailure("no month 6 of \(year)") }
    return Scheme(
      size: size, seats: chance.happens(oneIn: 20) ? number() : nil,
      agesAt: month,
      targets: targets, fixedIn: chance.happens(oneIn: 9) ? people() : [],
      fixedOut: chance.happens(oneIn: 9) ? people() : [],
      exclusions: chance.happens(oneIn: 9)
        ? [Exclusion(people(), atMost: chance.happens(oneIn: 5) ? number() : 1)] : [],
      outgoing: chance.happens(oneIn: 2) ? Outgoing("f", heads: chance.happens(oneIn: 9) ? number() : 4) : nil)
  }
}

/// Whether a fault says in either language where it is, by its row where it has one, what it is, and what to do.
private func isWhole(_ fault: SchemeFault) -> Bool {
  let (vietnamese, english) = (fault.sentence { vi, _ in vi }, fault.sentence { _, en in en })
  let row: Int? =
    switch fault.place {
    case .pool, .scheme: nil
    case .person(let row, _), .target(let row, _), .exclusion(let row), .cell(_, let row, _): row
    }
  let isPlaced = row.map { $0 >= 1 && vietnamese.contains("dòng \($0)") && english.contains("row \($0)") } ?? true
  // What and what to do are two sentences after the place.
  let parts = english.split(separator: ": ", maxSplits: 1)
  return isPlaced && vietnamese.hasSuffix(".") && english.hasSuffix(".") && parts.count == 2
    && parts[1].split(separator: ". ").count >= 2
}

/// Every fault must be said, and every composition answered; what is answered must be true.
private func survive(_ seed: Int) throws -> (faults: Int, answered: Int) {
  var hostility = Hostility(chance: Chance(seed: UInt64(seed)))
  let composition: Composition
  do throws(SchemeFaults) {
    if seed % 2 == 0 {
      let people = hostility.table(Hostility.people)
      let targets = hostility.table(Hostility.targets)
      composition = try SlateSheets(people: people, targets: targets).composition
    } else {
      composition = try Composition.of(hostility.scheme(), from: hostility.pool())
    }
  } catch {
    for fault in error.faults { #expect(isWhole(fault), "seed \(seed): \(fault)") }
    return (1, 0)
  }
  let slate = Array(composition.people.prefix(composition.size))
  #expect(composition.check(slate) != nil, "seed \(seed)")
  let near = try composition.nearest(to: slate, count: 2, by: GLPK())
  for proposal in near { #expect(composition.check(proposal.people)?.isMet == true, "seed \(seed)") }
  let conflicts = try composition.conflicts(limit: 20, by: GLPK())
  #expect(conflicts.isEmpty == !near.isEmpty, "seed \(seed)")
  _ = try composition.explained(conflicts, by: GLPK()).map(SlateWords(composition) { vi, _ in vi }.sentence)
  _ = try composition.relaxation(by: GLPK())
  return (0, 1)
}

@Suite("Hostile input")
struct HostileTests {
  @Test("is answered or refused with a sentence, and stops nothing")
  func survived() throws {
    let counts = try (0..<2_000).map(survive)
    #expect(counts.reduce(0) { $0 + $1.faults } > 400)
    #expect(counts.reduce(0) { $0 + $1.answered } > 300)
  }
}

@Suite("Hostile input, a hundred thousand times")
struct HostileSlow {
  @Test("is answered or refused with a sentence, and stops nothing")
  func survived() throws {
    let counts = try (0..<100_000).map(survive)
    #expect(counts.reduce(0) { $0 + $1.faults } > 20_000)
    #expect(counts.reduce(0) { $0 + $1.answered } > 15_000)
  }
}
