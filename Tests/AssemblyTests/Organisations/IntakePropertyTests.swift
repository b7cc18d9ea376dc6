// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Seeded
import TestKit
import Testing

@testable import Assembly

@Suite("Any file")
struct IntakePropertyTests {
  private static let seeds: [UInt64] = (1...40).map { $0 &* 7_919 }

  @Test("that was exported changes nothing when it is taken in again", arguments: seeds)
  func roundTrip(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let story = try People.filled(&chance)
    for say in Language.allCases {
      for asText in [false, true] {
        let tables = [
          People.table(Register.units(story.congress, say), asText: asText),
          People.table(Register.people(story.congress, say), asText: asText),
        ]
        let plan = IntakePlan.reading(tables, on: story.congress, today: People.today)
        #expect(plan.faults == [], "seed \(seed)")
        #expect(plan.count(.same) == plan.lines.count, "seed \(seed)")
        let all = story.congress.organisations.units.count + story.congress.organisations.known.count
        #expect(plan.lines.count == all, "seed \(seed)")
        #expect(story.refusal(of: .organisations(.takeIn(plan.intake))) != nil, "seed \(seed)")
      }
    }
  }

  @Test("that was exported fills an empty organisation with the very same people and units", arguments: seeds)
  func carriedOver(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let story = try People.filled(&chance)
    var other = try People.story()
    // A namesake without birth date cannot be told from the others by a file alone.
    let names = story.congress.organisations.known.map { NameKey(story.congress.organisations.name(of: $0, .english)) }
    guard Set(names).count == names.count, isFreeOfSharedAddresses(story) else { return }
    let tables = [
      People.table(Register.people(story.congress, .english)),
      People.table(Register.units(story.congress, .vietnamese)),
    ]
    let plan = IntakePlan.reading(tables, on: other.congress, today: People.today)
    #expect(plan.faults == [], "seed \(seed)")
    try other.when(.organisations(.takeIn(plan.intake)))
    #expect(Register.people(other.congress, .english) == Register.people(story.congress, .english), "seed \(seed)")
    // The data themselves, not only what is exported of them: everybody's posts from the first day to the last.
    func times(_ congress: Congress) -> Set<[String]> {
      Set(
        congress.organisations.holdings.map { held in
          [
            congress.organisations.name(of: held.person, .english), held.body.text, held.post, "\(held.from)",
            "\(held.to.map { "\($0)" } ?? "")",
          ]
        })
    }
    #expect(times(other.congress) == times(story.congress), "seed \(seed)")
    for (one, two) in zip(Register.units(other.congress, .english).rows, Register.units(story.congress, .english).rows)
    {
      #expect(one == two, "seed \(seed)")
    }
  }

  private func isFreeOfSharedAddresses(_ story: Story) -> Bool {
    let emails = story.congress.organisations.people.values.compactMap { $0.details.value?.email }
    return Set(emails).count == emails.count
  }

  @Test("reads the same in any order of columns, composed or decomposed, with either form of days", arguments: seeds)
  func anyOrder(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let story = try People.filled(&chance)
    let grid = Register.people(story.congress, .vietnamese)
    let plain = People.table(grid)
    let order = Array(grid.titles.indices).shuffled(using: &chance)
    let isShouted = chance.happens(oneIn: 2)
    let rows = People.table(grid, asText: chance.happens(oneIn: 2)).rows.map { row in
      SentTable.Row(
        number: row.number,
        cells: order.map { index in
          guard case .text(let text) = row.cells[index] else { return row.cells[index] }
          return .text((row.number == 1 && isShouted ? text.uppercased() : text).decomposed)
        })
    }
    var empty = try People.story()
    try empty.given(
      .organisations(
        .takeIn(
          IntakePlan.reading(
            [People.table(Register.units(story.congress, .english))], on: empty.congress, today: People.today
          ).intake)))
    let expected = IntakePlan.reading([plain], on: empty.congress, today: People.today)
    let shuffled = IntakePlan.reading(
      [SentTable(sheet: plain.sheet, rows: rows)], on: empty.congress, today: People.today)
    let isUpper = isShouted && !expected.intake.people.allSatisfy { $0.details.qualities.isEmpty }
    #expect(expected.faults.map(\.problem) == shuffled.faults.map(\.problem), "seed \(seed)")
    #expect(expected.lines.map(\.name) == shuffled.lines.map(\.name), "seed \(seed)")
    #expect(expected.lines.map(\.outcome) == shuffled.lines.map(\.outcome), "seed \(seed)")
    // A heading of the office's own is the name of what stands below it, in whatever letters.
    if !isUpper { #expect(expected.lines == shuffled.lines && expected.intake == shuffled.intake, "seed \(seed)") }
  }

  @Test("with one spoilt cell names exactly that cell", arguments: seeds)
  func oneFault(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let story = try People.filled(&chance)
    let grid = Register.people(story.congress, .vietnamese)
    let table = People.table(grid)
    let row = Int.random(in: 1..<table.rows.count, using: &chance)
    let column = chance.one(of: [0, 1, 2, 3, 4, 5])
    let spoilt = ["=1+1", "giữa", "30/02/1970", "nobody@", "chín", "không có đơn vị này"][column]
    let rows = table.rows.enumerated().map { index, line in
      guard index == row else { return line }
      var cells = line.cells
      cells[column] = .text(spoilt)
      return SentTable.Row(number: line.number, cells: cells)
    }
    let plan = IntakePlan.reading([SentTable(sheet: "S", rows: rows)], on: story.congress, today: People.today)
    let place = Fault.Place.cell(sheet: "S", row: row + 1, column: SentTable.columnName(column))
    #expect(plan.faults.map(\.place) == [place], "seed \(seed)")
    #expect(plan.count(.faulty) == 1, "seed \(seed)")
  }

  @Test("comes back whole from the hidden field of the preview", arguments: seeds)
  func hiddenField(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<20 {
      let tables = (0..<Int.random(in: 1...3, using: &chance)).map { _ in People.randomTable(&chance) }
      let text = IntakeText.written(tables)
      let back = try #require(IntakeText.tables(in: text), "seed \(seed)")
      #expect(IntakeText.written(back) == text, "seed \(seed)")
      #expect(back.map(\.rows.count) == tables.map(\.rows.count), "seed \(seed)")
      let one = IntakePlan.reading(tables, on: Congress(pack: People.pack), today: People.today)
      let other = IntakePlan.reading(back, on: Congress(pack: People.pack), today: People.today)
      #expect(one.faults == other.faults && one.intake == other.intake, "seed \(seed)")
    }
  }
}
