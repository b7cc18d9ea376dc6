// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Markup
import Packs

/// A version in tables and pictures, with an explanation on every number.
enum AllocationFigures {
  static func words(_ scene: Scene, _ grounds: any DelegateGrounds) -> SeatWords { words(scene.say, grounds) }

  static func words(_ say: Language, _ grounds: any DelegateGrounds) -> SeatWords {
    let names = unitNames(grounds)
    return SeatWords(
      say, counted: (grounds.pack.term(.member, say), grounds.pack.plural(.member, say)),
      name: { names[$0.rawValue] ?? $0.rawValue })
  }

  private static func unitNames(_ grounds: any DelegateGrounds) -> [String: String] {
    Dictionary(
      grounds.organisations.units.map { ($0.id.text, $0.details.name) }, uniquingKeysWith: { first, _ in first })
  }

  static func name(_ unit: UnitID, _ grounds: any DelegateGrounds) -> String {
    grounds.organisations.unit(unit)?.details.name ?? unit.text
  }

  /// Why each unit has what it has, in the order of the version; in a table, where name and figures stand beside it,
  /// without these.
  static func reasons(_ run: AllocationRun, _ words: SeatWords, inTable: Bool = false) -> [String] {
    switch run.sharing() {
    case .house(let allocation):
      return zip(allocation.standings(), allocation.margins()).map {
        words.explanation($0, $1, tellsFigures: !inTable)
      }
    case .ratio(let rule, let shares, let closing):
      let moves = Dictionary(grouping: closing.steps, by: \.claimant)
      return shares.map { share in
        let change = (moves[share.claimant]?.count ?? 0) * (closing.gives ? 1 : -1)
        let closed =
          change == 0
          ? ""
          : words.say(
            "; khép: \(change > 0 ? "+" : "−")\(abs(change))", "; closing: \(change > 0 ? "+" : "−")\(abs(change))")
        return words.sentence(share, of: rule, tellsName: !inTable) + closed
      }
    case nil: return run.seats.map { _ in "" }
    }
  }

  /// Members per seat in hundredths; nil without a seat.
  private static func perSeat(_ unit: UnitSeats) -> Int? {
    unit.seats == 0 ? nil : (200 * unit.members + unit.seats) / (2 * unit.seats)
  }

  /// Members per seat as it is written; a dash without a seat.
  static func perSeatWords(_ unit: UnitSeats, _ say: Language) -> String { perSeat(unit).map { shown($0, say) } ?? "–" }

  private static func shown(_ hundredths: Int, _ say: Language) -> String {
    "\((hundredths / 100).grouped(say))\(say(",", "."))\((hundredths % 100).twoDigits)"
  }

  /// Seats, and members for each seat beside the average of all.
  static func picture(_ run: AllocationRun, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let (members, delegates) = (grounds.pack.plural(.member, say), grounds.pack.plural(.delegate, say))
    let all = run.seats.reduce(0) { $0 + $1.members }
    let even = run.given == 0 ? 0 : (200 * all + run.given) / (2 * run.given)
    return PairChart(
      say("Số \(delegates) và số \(members) cho mỗi \(delegates)", "Seats, and \(members) for each seat"),
      headings: (
        grounds.pack.term(.unit, say).capitalised, say("Số \(delegates)", "Seats"),
        say("\(members.capitalised)/\(delegates)", "Per seat")
      ),
      run.seats.map { unit in
        let each = perSeat(unit)
        return PairRow(
          name(unit.unit, grounds), unit.seats, text: "\(unit.seats)", each,
          text: each.map { shown($0, say) } ?? "–")
      }, even: (even, say("Bình quân \(shown(even, say))", "Average \(shown(even, say))")))
  }

  static func table(_ run: AllocationRun, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    beside(run, nil, scene, grounds)
  }

  /// The version, beside another where there is one.
  static func beside(
    _ run: AllocationRun, _ other: AllocationRun?, _ scene: Scene, _ grounds: any DelegateGrounds,
    called caption: String? = nil
  ) -> HTML {
    let say = scene.say
    let words = words(scene, grounds)
    let rows = zip(run.seats, reasons(run, words, inTable: true)).map { ($0, $1) }
    let before = Dictionary(
      (other?.seats ?? []).map { ($0.unit, $0.seats) }, uniquingKeysWith: { first, _ in first })
    var columns: [Column<(UnitSeats, String)>] = [
      .rowLink(grounds.pack.term(.unit, say).capitalised) {
        name($0.0.unit, grounds)
      } to: {
        Address(path: "delegates", "units", $0.0.unit.text)
      },
      .number(grounds.pack.plural(.member, say).capitalised) { $0.0.members.grouped(say) },
      .number(say("Số \(grounds.pack.plural(.delegate, say))", "Seats")) { "\($0.0.seats)" },
    ]
    if other != nil {
      columns += [
        .number(say("Đang có hiệu lực", "In force")) { before[$0.0.unit].map { "\($0)" } ?? "–" },
        .number(say("Chênh lệch", "Change")) { row in
          let change = row.0.seats - (before[row.0.unit] ?? 0)
          return change == 0 ? "0" : change > 0 ? "+\(change)" : "−\(-change)"
        },
      ]
    }
    columns += [
      .number(AllocationColumn.perSeat(say, grounds)) { perSeat($0.0).map { shown($0, say) } ?? "–" },
      .text(say("Vì sao", "Why")) { $0.1 },
    ]
    let totals =
      [
        say("Cộng", "Total"), run.seats.reduce(0) { $0 + $1.members }.grouped(say), "\(run.given)",
      ] + (other.map { ["\($0.given)", ""] } ?? []) + ["", ""]
    return HTML {
      DataTable(
        caption ?? say("Phân bổ theo đơn vị", "Seats by unit"), rows, columns: columns, total: totals,
        empty: EmptyState(say("Chưa có đơn vị nào.", "There are no units.")))
      let remarks = remarks(run, words)
      if !remarks.isEmpty { Ul { remarks.map { Li($0) } } }
    }
  }

  /// The near miss, open ties, and what should be known of fairness.
  static func remarks(_ run: AllocationRun, _ words: SeatWords) -> [String] {
    switch run.sharing() {
    case .house(let allocation):
      return allocation.ties.map { words.sentence($0) } + allocation.settlements.map { words.sentence($0) }
        + (allocation.nearMiss().map { [words.sentence($0)] } ?? [])
        + (allocation.quotaViolations() ?? []).map { words.sentence($0) }
        + allocation.houseParadoxes().map { words.sentence($0) }
    case .ratio(_, _, let closing): return words.sentences(closing)
    case nil: return []
    }
  }

  /// What the other methods would give under the same bounds, and where they differ; nothing for a rule of ratios.
  static func methods(_ run: AllocationRun, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    guard case .house(let allocation)? = run.sharing(), run.total <= 2_000,
      let found = try? allocation.house.comparison(for: allocation.claimants)
    else { return HTML() }
    let say = scene.say
    let contested = Set(found.contested)
    return Details(
      contested.isEmpty
        ? say("Các phương pháp khác: kết quả như nhau", "Other methods: they agree")
        : say(
          "Các phương pháp khác: \(contested.count) đơn vị khác nhau",
          "Other methods: \(contested.count, one: "unit differs", other: "units differ")")
    ) {
      DataTable(
        say("Kết quả theo từng phương pháp", "Seats by each method"), Array(found.claimants.indices),
        columns: [
          .rowHeading(grounds.pack.term(.unit, say).capitalised) { name(UnitID(found.claimants[$0].rawValue), grounds) }
        ]
          + found.columns.map { column in
            .number(column.method.words(say)) { index in
              let isOpen = column.allocation.ties.contains { $0.claimants.contains(found.claimants[index]) }
              return "\(column.seats[index])\(isOpen ? "+?" : "")"
            }
          }, empty: EmptyState(""))
      P(
        say("“+?” là còn chờ bốc thăm.", "“+?” waits for a lot."), .class(.hint))
    }
  }

  /// Every seat in its order, for whoever wants to follow the whole computation.
  static func steps(_ run: AllocationRun, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    guard case .house(let allocation)? = run.sharing(), run.total <= 2_000 else { return HTML() }
    let words = words(scene, grounds)
    return Details(scene.say("Từng đại biểu một, theo thứ tự", "Every seat, in its order")) {
      Ul { allocation.steps().map { Li(words.sentence($0)) } }
    }
  }

  /// The version as a table for the office's own program.
  static func grid(_ run: AllocationRun, _ say: Language, _ grounds: any DelegateGrounds) -> Grid {
    let why = reasons(run, words(say, grounds), inTable: true)
    let columns = AllocationColumn.all(run, say, grounds)
    let first = [say("TT", "No."), grounds.pack.term(.unit, say).capitalised, say("Tính đến ngày", "As of")]
    let rows = zip(run.seats, why).enumerated().map { index, row -> [Grid.Cell] in
      let (unit, reason) = row
      let day: Grid.Cell = unit.countedOn.map { .day($0) } ?? .empty
      let figures = columns.map { $0.cell(unit) }
      return [.number(index + 1), .text(name(unit.unit, grounds)), day] + figures + [.text(reason)]
    }
    return Grid(
      sheet: say("Phân bổ", "Allocation"), titles: first + columns.map(\.title) + [say("Vì sao", "Why")], rows: rows)
  }
}
