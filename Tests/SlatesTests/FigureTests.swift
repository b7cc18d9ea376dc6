// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Slates
import Testing

@Suite("A figure of a scheme")
struct FigureTests {
  @Test("becomes heads as its rounding says")
  func rounding() throws {
    let share = try #require(Share(percent: 15))
    let wanted: [(Rounding, Int)] = [(.up, 6), (.down, 5), (.nearest, 5)]
    for (rounding, heads) in wanted {
      #expect(Reckoning(share, of: 34, .slate, rounding)?.heads == heads)
    }
    #expect(Reckoning(share, of: 34, .slate, .up)?.hundredths == 510)
    #expect(Reckoning(share, of: 20, .slate, .up)?.heads == 3)
    let half = try #require(Share(1, over: 2))
    #expect(Reckoning(half, of: 5, .slate, .nearest)?.heads == 3)
  }

  @Test("is the least that is enough, or the most that is not too much", arguments: 0..<300)
  func shares(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let bottom = chance.number(1...Share.denominatorLimit)
    let share = try #require(Share(chance.number(0...bottom), over: bottom))
    let whole = chance.number(0...5_000)
    let up = try #require(Reckoning(share, of: whole, .slate, .up)).heads
    let down = try #require(Reckoning(share, of: whole, .slate, .down)).heads
    #expect(up * bottom >= share.numerator * whole && (up - 1) * bottom < share.numerator * whole, "seed \(seed)")
    #expect(down * bottom <= share.numerator * whole && (down + 1) * bottom > share.numerator * whole, "seed \(seed)")
  }

  @Test("is not a share below nothing or above all")
  func impossible() {
    #expect(Share(-1, over: 100) == nil)
    #expect(Share(101, over: 100) == nil)
    #expect(Share(1, over: 0) == nil)
    #expect(Share(1, over: .max) == nil)
    #expect(Share(percent: 15).flatMap { Reckoning($0, of: .max, .slate, .up) } == nil)
  }

  @Test("is read as offices write it")
  func typed() {
    #expect(Share(typed: "15%") == Share(15, over: 100))
    #expect(Share(typed: "12,5 %") == Share(125, over: 1_000))
    #expect(Share(typed: "0.15") == Share(15, over: 100))
    #expect(Share(typed: "1/3") == Share(1, over: 3))
    for text in ["", "-15%", "115%", "15", "1/0", "4/3", "a%", "1,2,3%", "%", "٣%", "99999999999999999999%"] {
      #expect(Share(typed: text) == nil, "\(text)")
    }
  }

  @Test("counts an age in full years at a month")
  func ages() throws {
    let born = try #require(Month(1983, 6))
    let wanted = [(2025, 5, 41), (2025, 6, 42), (1983, 5, -1), (1982, 6, -1), (1982, 5, -2)]
    for (year, month, years) in wanted {
      #expect(Month(year, month).map(born.fullYears) == years)
    }
    for text in ["6/1983", "06/1983", "1983-06", "15/6/1983", "1983-06-15", "15.06.1983"] {
      #expect(Month(text) == born, "\(text)")
    }
    for text in ["", "1983", "13/1983", "0/1983", "6/83", "1/3", "6/1983/6/1", "32/6/1983", "-6/1983", "6/99999"] {
      #expect(Month(text) == nil, "\(text)")
    }
  }

  @Test("of surplus gives the length of a list")
  func surplus() throws {
    func portion(_ percent: Int, _ rounding: Rounding) throws -> SurplusRule.Portion {
      let share = try #require(Share(percent: percent))
      return SurplusRule.Portion(share, rounding)
    }
    let rule = SurplusRule(
      usually: try portion(10, .up), through: try portion(15, .down), never: try portion(30, .down),
      small: [.init(seats: 3...5, atMost: 1)])
    let list = try #require(rule.list(for: 34))
    #expect([list.least.heads, list.most.heads, list.limit.heads] == [4, 5, 10])
    #expect(list.verdict(on: 33) == .fewerThanSeats(by: 1))
    #expect(list.verdict(on: 37) == .belowUsual(by: 1))
    #expect(list.verdict(on: 38) == .usual)
    #expect(list.verdict(on: 39) == .usual)
    #expect(list.verdict(on: 40) == .aboveUsual(by: 1))
    #expect(list.verdict(on: 44) == .aboveUsual(by: 5))
    #expect(list.verdict(on: 45) == .aboveLimit(by: 1))
    let small = try #require(rule.list(for: 3))
    #expect(small.verdict(on: 4) == .usual)
    #expect(small.verdict(on: 5) == .aboveLimit(by: 1))
    #expect(rule.list(for: 0) == nil)
    #expect(rule.list(for: .max) == nil)
    #expect(list.verdict(on: .min) != .usual)
  }
}
