// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Assembly
import Foundation
import Packs

/// A table of units as an office keeps it: a name or code, what was counted, and bounds of its own where it has some.
struct SeatTable {
  /// The units, with bounds where their row gives some.
  let claimants: [Claimant]
  /// The rows they stand in, as the table numbers them.
  let rows: [Int]
  /// The title of the column that was counted.
  let counted: String?
  /// What people call the units, where the table has names beside codes: one list for each language.
  private let names: [Language: [ClaimantID: String]]

  /// Why no units can be read from a table.
  enum Fault: Foreseen {
    case unreadable(Assembly.Fault)
    case noTable
    /// No column is known to hold counts, or the one that was named is not there.
    case noCounts(titles: [String], asked: String?)
    case unfit([Problem], rows: [Int])
  }

  private enum Column { case name, count, minimum, maximum }

  /// Reads the first sheet; `column` names the one that is counted where its title is no usual one.
  init(_ tables: SentTables, column: String? = nil) throws {
    switch tables {
    case .unreadable(let fault): throw Fault.unreadable(fault)
    case .none: throw Fault.noTable
    case .tables(let tables):
      guard let table = tables.first(where: { !$0.rows.isEmpty }) else { throw Fault.noTable }
      try self.init(table, column: column)
    }
  }

  private init(_ table: SentTable, column: String?) throws {
    let filled = table.rows.filter { row in row.cells.contains { !$0.text.isEmpty } }
    guard let heading = filled.first else { throw Fault.noTable }
    let titles = heading.cells.map(\.text)
    var places = SeatTable.places(of: titles, asked: column)
    // A list without headings: names, then counts.
    let isBare = column == nil && places[.count] == nil && heading.cells.count >= 2 && Int(titles[1]) != nil
    if isBare { places = [.name: 0, .count: 1] }
    places[.count] = places[.count] ?? (column == nil ? SeatTable.onlyCounts(in: filled, beside: places) : nil)
    guard let count = places[.count] else { throw Fault.noCounts(titles: titles, asked: column) }
    let rows = isBare ? filled : Array(filled.dropFirst())
    let name = places[.name] ?? (count == 0 ? 1 : 0)
    let typed = rows.map { TypedRow($0.text(name), [.members: $0.text(count)]) }
    self.rows = rows.map(\.number)
    counted = isBare ? nil : titles[count]
    names = SeatTable.names(in: rows, headed: isBare ? [] : titles, by: name)
    var problems: [Problem] = []
    let bounds = rows.enumerated().map { index, row in
      [Column.minimum, .maximum].map { column in
        places[column].flatMap { SeatTable.bound(row.text($0), Row(index + 1, ClaimantID(row.text(name))), &problems) }
      }
    }
    do throws(Unfit) {
      let units = try Counted.reading(typed)
      guard problems.isEmpty else { throw Unfit(problems) ?? Unfit(.nobody) }
      claimants = zip(units, bounds).map { unit, bounds in
        Claimant(unit.id, unit.counts[.members] ?? 0, minimum: bounds[0], maximum: bounds[1])
      }
    } catch {
      throw Fault.unfit(
        error.problems + (problems.isEmpty || error.problems == problems ? [] : problems), rows: self.rows)
    }
  }

  /// A unit as people know it: by its name where the table has one beside the code.
  func name(_ claimant: ClaimantID, _ say: Language) -> String { names[say]?[claimant] ?? claimant.rawValue }

  /// The names that stand beside the codes, those of a language first.
  private static func names(
    in rows: [SentTable.Row], headed titles: [String], by code: Int
  ) -> [Language: [ClaimantID: String]] {
    let plain = titles.map { SeatNames.unmarked($0) }
    var names: [Language: [ClaimantID: String]] = [:]
    for language in Language.allCases {
      let own =
        switch language {
        case .vietnamese: ["tentiengviet", "namevietnamese"]
        case .english: ["nameenglish", "englishname", "tentienganh"]
        }
      let common = ["tendonvi", "donvi", "unitname", "unit", "ten", "name", "tentochuc", "tochuc"]
      guard let place = (own + common).lazy.compactMap({ plain.firstIndex(of: $0) }).first, place != code else {
        continue
      }
      names[language] = Dictionary(
        rows.map { (ClaimantID($0.text(code)), $0.text(place)) }.filter { !$0.1.isEmpty },
        uniquingKeysWith: { first, _ in first })
    }
    return names
  }

  /// The one column that holds whole numbers, whatever an organisation calls its members; nil where several do.
  private static func onlyCounts(in rows: [SentTable.Row], beside places: [Column: Int]) -> Int? {
    let running = ["tt", "stt", "no", "nr", "sothutu"]
    let columns = (rows.first?.cells ?? []).indices.filter { column in
      guard !places.values.contains(column),
        !running.contains(SeatNames.unmarked(rows.first?.text(column) ?? ""))
      else { return false }
      return rows.dropFirst().contains { Int($0.text(column)) != nil }
    }
    return columns.count == 1 ? columns[0] : nil
  }

  private static func bound(_ text: String, _ row: Row, _ problems: inout [Problem]) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let bound = Int(text) else {
      problems.append(.unreadableCount(row, "bound", text: text))
      return nil
    }
    if bound < 0 { problems.append(.boundOutOfRange(row, bound)) }
    return bound
  }

  private static func places(of titles: [String], asked: String?) -> [Column: Int] {
    let plain = titles.map { SeatNames.unmarked($0) }
    let find = { (words: [String]) in words.lazy.compactMap { plain.firstIndex(of: $0) }.first }
    var places: [Column: Int] = [:]
    places[.name] = find([
      "id", "ma", "madonvi", "code", "unitcode", "donvi", "tendonvi", "unit", "unitname", "ten", "name", "tochuc",
      "tentochuc", "organisation", "organization",
    ])
    places[.count] =
      asked.map { SeatNames.unmarked($0) }.flatMap { plain.firstIndex(of: $0) }
      ?? (asked == nil
        ? find([
          "weight", "members", "membercount", "numberofmembers", "count", "votes", "population", "sothanhvien",
          "thanhvien", "soluong", "songuoi", "sophieu", "danso", "trongso",
        ]) : nil)
    places[.minimum] = find(["min", "minimum", "toithieu", "muctoithieu"])
    places[.maximum] = find(["max", "maximum", "toida", "muctoida"])
    return places
  }
}

extension SentTable.Row {
  /// What stands at a place; nothing beyond the row's end.
  fileprivate func text(_ place: Int) -> String { cells.indices.contains(place) ? cells[place].text : "" }
}

extension SeatNames {
  /// A title in plain letters: "Số lượng" as "soluong".
  static func unmarked(_ title: String) -> String {
    plain(
      title.replacingOccurrences(of: "đ", with: "d").replacingOccurrences(of: "Đ", with: "d")
        .folding(options: .diacriticInsensitive, locale: nil))
  }
}
