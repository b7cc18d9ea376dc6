// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// A column of figures in the table of an allocation, for paper and spreadsheet alike.
struct AllocationColumn {
  let title: String
  /// Of the table's width, in percent.
  let width: Int
  let words: (UnitSeats) -> String
  let cell: (UnitSeats) -> Grid.Cell
  /// What stands below it; nil where a sum would say nothing.
  let total: String?

  /// How many members one delegate stands for.
  static func perSeat(_ say: Language, _ grounds: any DelegateGrounds) -> String {
    say("\(grounds.pack.plural(.member, say).capitalised)/\(grounds.pack.plural(.delegate, say))", "Per seat")
  }

  /// Those that tell something of this version: units below the unit, and what was asked of its composition, only where
  /// there is any.
  static func all(_ run: AllocationRun, _ say: Language, _ grounds: any DelegateGrounds) -> [AllocationColumn] {
    let below = Dictionary(
      run.seats.map { unit in (unit.unit, grounds.organisations.units.count { $0.parent == unit.unit }) },
      uniquingKeysWith: { first, _ in first })
    let requests = grounds.delegates.requests.filter { request in run.seats.contains { $0.unit == request.key } }
    func number(_ title: String, _ width: Int, _ of: @escaping (UnitSeats) -> Int) -> AllocationColumn {
      AllocationColumn(
        title: title, width: width, words: { of($0).grouped(say) }, cell: { .number(of($0)) },
        total: run.seats.reduce(0) { $0 + of($1) }.grouped(say))
    }
    func asked(_ title: String, _ width: Int, _ of: @escaping (CompositionRequest) -> Int) -> AllocationColumn {
      let some = { (unit: UnitSeats) in requests[unit.unit].map(of) }
      return AllocationColumn(
        title: title, width: width, words: { some($0).map { "\($0)" } ?? "–" },
        cell: { some($0).map { .number($0) } ?? .empty },
        total: "\(run.seats.compactMap { some($0) }.reduce(0, +))")
    }
    var columns = [number(grounds.pack.plural(.member, say).capitalised, 12) { $0.members }]
    if below.values.contains(where: { $0 > 0 }) {
      columns.append(number(say("Đơn vị trực thuộc", "Units below"), 10) { below[$0.unit] ?? 0 })
    }
    columns.append(number(say("Số \(grounds.pack.plural(.delegate, say))", "Seats"), 8) { $0.seats })
    columns.append(
      AllocationColumn(
        title: perSeat(say, grounds), width: 11, words: { AllocationFigures.perSeatWords($0, say) },
        cell: { .text(AllocationFigures.perSeatWords($0, say)) }, total: nil))
    if !requests.isEmpty {
      columns.append(asked(say("Nữ (ít nhất)", "Women (at least)"), 10) { $0.women })
      columns.append(asked(say("Trẻ (ít nhất)", "Young (at least)"), 9) { $0.young })
      columns.append(asked(say("DTTS (ít nhất)", "Minority (at least)"), 13) { $0.minority })
    }
    return columns
  }
}
