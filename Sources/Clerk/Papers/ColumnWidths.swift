// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Office

/// How wide the columns of a table stand: none is narrower than its longest word or date, as long as the sheet holds them
/// all; what is left is shared as the columns ask.
struct ColumnWidths {
  /// What one column asks for.
  struct Wish {
    /// Its part of the width beside the others', in any unit.
    let share: Double
    let title: String
    let cells: [String]
    /// Millimetres it needs whatever stands in it.
    var least = 0.0
  }

  /// Millimetres, one for each column; together the width of the table.
  let millimetres: [Double]

  init(_ wishes: [Wish], within width: Double, size: Double) {
    let whole = wishes.map { $0.need(size: size, by: Self.words) }
    let parted = wishes.map { $0.need(size: size, by: Self.parts) }
    let shares = wishes.map(\.share)
    if whole.reduce(0, +) <= width {
      millimetres = Self.shared(width, by: shares, atLeast: whole)
    } else if parted.reduce(0, +) <= width {
      millimetres = Self.shared(width, by: shares, atLeast: parted)
    } else {
      millimetres = Self.cut(parted, to: width)
    }
  }

  /// Shares of the width; a column that would come out below its need gets that instead, and the others share the rest.
  private static func shared(_ width: Double, by shares: [Double], atLeast needs: [Double]) -> [Double] {
    var held: Set<Int> = []
    while true {
      let left = needs.indices.filter { !held.contains($0) }
      let whole = left.reduce(0) { $0 + shares[$1] }
      let rest = width - held.reduce(0) { $0 + needs[$1] }
      func share(_ column: Int) -> Double { whole > 0 ? rest * shares[column] / whole : rest / Double(left.count) }
      let short = left.filter { share($0) < needs[$0] }
      if short.isEmpty { return needs.indices.map { held.contains($0) ? needs[$0] : share($0) } }
      held.formUnion(short)
    }
  }

  /// Where not even the longest words have room, the widest columns give way to one width that fits.
  private static func cut(_ needs: [Double], to width: Double) -> [Double] {
    var rest = width
    var widths = needs
    for (number, column) in needs.indices.sorted(by: { needs[$0] < needs[$1] }).enumerated() {
      widths[column] = min(needs[column], rest / Double(needs.count - number))
      rest -= widths[column]
    }
    return widths
  }

  // MARK: Where a line may end

  /// What stands between blanks; a blank that does not break holds its words together.
  private static func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace && !"\u{A0}\u{202F}".contains($0) }
  }

  /// A printer also ends a line behind a hyphen.
  private static func parts(_ text: String) -> [Substring] {
    words(text).flatMap { word -> [Substring] in
      var parts: [Substring] = []
      var start = word.startIndex
      for place in word.indices where word[place] == "-" {
        let next = word.index(after: place)
        parts.append(word[start..<next])
        start = next
      }
      return parts + [word[start...]]
    }
  }
}

extension ColumnWidths.Wish {
  /// Millimetres beside the words: the padding of a cell on both sides, and what an estimate may be wrong by.
  private static let beside = 3.0 + 0.5

  fileprivate func need(size: Double, by parts: (String) -> [Substring]) -> Double {
    func widest(_ text: String, isBold: Bool) -> Double {
      parts(text).map { TextWidth.estimate(String($0), size: size, isBold: isBold) }.max() ?? 0
    }
    let words = max(widest(title, isBold: true), cells.map { widest($0, isBold: false) }.max() ?? 0)
    return max(least, words + Self.beside)
  }
}

extension Paper.Table {
  /// Millimetres of each column on a sheet with so much room for text, in type of a size in points.
  func widths(within width: Double, size: Double) -> [Double] {
    let wishes = columns.enumerated().map { index, column in
      ColumnWidths.Wish(
        share: Double(column.width), title: column.title, cells: rows.map { $0.count > index ? $0[index] : "" },
        least: column.content == .box ? 8.5 : 0)
    }
    return ColumnWidths(wishes, within: width, size: size).millimetres
  }

  /// How many lines a row takes in columns of these widths, on the large side.
  func lines(of row: [String], in widths: [Double], size: Double) -> Int {
    zip(row, widths).map { text, width in
      text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, part in
        lines + max(1, Int((TextWidth.estimate(String(part), size: size) * 1.1 / max(width - 3, 1)).rounded(.up)))
      }
    }.max() ?? 1
  }
}
