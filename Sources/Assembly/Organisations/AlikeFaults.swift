// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The cells of one column that are wrong for one reason: told once, with all their rows.
struct AlikeFaults {
  let first: Fault
  /// Rows from 1, in order; none where the fault is of no cell.
  private(set) var rows: [Int]

  /// In the order of the first of each.
  static func all(in faults: [Fault]) -> [AlikeFaults] {
    struct Kind: Hashable {
      let place: Fault.Place
      let problem: Phrase
      let mend: Phrase
    }
    var found: [AlikeFaults] = []
    var places: [Kind: Int] = [:]
    for fault in faults {
      guard case .cell(let sheet, let row, let column) = fault.place else {
        found.append(AlikeFaults(first: fault, rows: []))
        continue
      }
      let kind = Kind(
        place: .cell(sheet: sheet, row: 0, column: column), problem: fault.problem, mend: fault.mend)
      if let place = places[kind] {
        found[place].rows.append(row)
      } else {
        places[kind] = found.count
        found.append(AlikeFaults(first: fault, rows: [row]))
      }
    }
    return found
  }

  /// "Sheet People, column C, rows 5–9, 12"
  func places(_ say: Language) -> String {
    guard rows.count > 1, case .cell(let sheet, _, let column) = first.place else { return first.place.words(say) }
    let told = runs.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
    return say(
      "Trang “\(sheet)”, cột \(column), các dòng \(told)", "Sheet “\(sheet)”, column \(column), rows \(told)")
  }

  /// The rows as they follow each other.
  private var runs: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for row in rows.sorted() {
      if let last = runs.last, row <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(row, last.upperBound)
      } else {
        runs.append(row...row)
      }
    }
    return runs
  }
}
