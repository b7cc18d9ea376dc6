// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Markup
import Packs
import Seeded
import TestKit

@testable import Assembly

extension Chance {
  mutating func name() -> String {
    let surnames = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Quách", "Vũ"]
    let middles = ["Văn", "Thị", "Đức", "Hữu", "Ngọc Ánh", "Thúy", "Hoà"]
    let givens = [
      "An", "Ân", "Ấn", "Bình", "Chiến", "Dũng", "Đạt", "Hằng", "Khoát", "Lượng", "Oanh", "Quý", "Thuỷ", "Ỷ",
    ]
    return "\(one(of: surnames)) \(one(of: middles)) \(one(of: givens)) \(one(of: givens))"
  }

  mutating func day() -> Day { Day(number: Int.random(in: -10_000...12_000, using: &self)) }
}

/// An organisation with two bodies, to take files in.
struct People {
  static let today = day(15, 7, 2025)

  static func day(_ day: Int, _ month: Int, _ year: Int) -> Day {
    guard let found = Day(year, month, day) else { preconditionFailure("\(day)/\(month)/\(year) is no day") }
    return found
  }

  static func term(_ from: Int, _ to: Int) -> Term {
    guard let term = Term(from, to) else { preconditionFailure("\(from)-\(to) is no term") }
    return term
  }

  /// The sample pack with a board beside the committee, so that a person can hold two posts.
  static let pack: RulePack = {
    let sample = RulePack.sample
    return RulePack(
      id: sample.id, version: sample.version, title: sample.title, clockOffset: sample.clockOffset,
      alphabet: sample.alphabet, namesSortBy: sample.namesSortBy, terms: sample.terms, roles: sample.roles,
      bodies: sample.bodies + [
        BodyKind(
          id: "standing", name: Phrase("Ban Thường vụ", "Board"), shortName: Phrase("BTV", "Board"),
          sizeFigure: "body.standing.size", gathering: .committee)
      ],
      posts: sample.posts + [
        PostKind(
          id: "board-member", name: Phrase("Ủy viên Ban Thường vụ", "Board member"), body: "standing",
          roles: ["teller"],
          concludes: false, rank: 5, includes: ["member"])
      ], modes: sample.modes, delegateKinds: sample.delegateKinds, figures: sample.figures, rules: sample.rules,
      layout: sample.layout, papers: sample.papers)
  }()

  static let profile = Profile(
    name: "Tổ chức mẫu", parent: "Cấp trên", place: "Thành phố", founded: day(1, 7, 2025), instrument: nil,
    congress: CongressPlan(ordinal: 1, term: term(2025, 2030), mode: "designation"))

  /// Founded, with a committee and a board of the ending term and nobody in them.
  static func story() throws -> Story {
    var story = Story(pack: pack)
    try story.given(
      .organisations(.found(profile)), .organisations(.addPredecessor(name: "Tổ chức cũ Một")),
      .organisations(.formBody(kind: "executive", term: term(2020, 2025), formed: day(1, 7, 2025))),
      .organisations(.formBody(kind: "standing", term: term(2020, 2025), formed: day(1, 7, 2025))))
    return story
  }

  static func table(_ rows: [[String]], sheet: String = "Tệp") -> SentTable {
    SentTable(
      sheet: sheet,
      rows: rows.enumerated().map { index, cells in
        SentTable.Row(number: index + 1, cells: cells.map { $0.isEmpty ? .empty : .text($0) })
      })
  }

  static func plan(_ rows: [[String]], on congress: Congress) -> IntakePlan {
    IntakePlan.reading([table(rows)], on: congress, today: today)
  }

  /// A grid as a spreadsheet or, with `asText`, a CSV file brings it back.
  static func table(_ grid: Grid, asText: Bool = false) -> SentTable {
    let titles = SentTable.Row(number: 1, cells: grid.titles.map { .text($0) })
    let rows = grid.rows.enumerated().map { index, cells in
      SentTable.Row(number: index + 2, cells: cells.map { cell($0, asText) })
    }
    return SentTable(sheet: grid.sheet, rows: [titles] + rows)
  }

  private static func cell(_ cell: Grid.Cell, _ asText: Bool) -> SentTable.Cell {
    switch cell {
    case .empty: .empty
    case .text(let text) where asText && CleanText.isFormula(text): .text("'" + text)
    case .text(let text): .text(text)
    case .number(let number): asText ? .text("\(number)") : .number("\(number)")
    case .day(let day): asText ? .text(day.figures(.vietnamese)) : .day(day)
    }
  }

  static func visitor(_ rights: Set<Right>) -> Visitor {
    Visitor(account: .init(account: "a-1", person: nil), name: "Người xem", roles: [], rights: rights)
  }

  static func scene(
    _ say: Language = .vietnamese, rights: Set<Right> = Set(Right.allCases), parameters: [String: String] = [:],
    query: [String: String] = [:], attempt: Attempt? = nil
  ) -> Scene {
    guard let now = Moment(today, minute: 480) else { preconditionFailure("eight o'clock is a minute of the day") }
    return Scene(
      say: say, visitor: visitor(rights), now: now, parameters: parameters, query: query,
      token: FormToken(value: "secret"), attempt: attempt)
  }
}

extension String {
  var decomposed: String { decomposedStringWithCanonicalMapping }
}
