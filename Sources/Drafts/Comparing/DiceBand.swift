// SPDX-License-Identifier: AGPL-3.0-or-later

/// The best way through a gap: which units are pairs, which are merged or split, and which are alone, so that the sum
/// of likeness is greatest. Only pairs within a band around the diagonal are weighed.
struct DiceBand {
  var oldCounts: [Int] = []
  var newCounts: [Int] = []
  /// Whether two neighbours, this unit and the next, could be one paragraph: no row of a table, both of one story.
  var oldJoins: [Bool] = []
  var newJoins: [Bool] = []

  private let old: Int
  private let new: Int
  private let width: Int
  private let span: Int
  private var shared: [Int32]

  /// Cells that may be weighed in one gap.
  private static let limit = 4_000_000
  /// How much of a part must be found in the whole before the two count as merged or split.
  private static let contained: Float = 0.5
  /// A merge or split must be worth more than a plain pair.
  private static let beadCost: Float = 0.03

  static func width(for old: Int, _ new: Int) -> Int {
    old * new <= limit ? max(old, new) : max(8, limit / max(old, new, 1) / 2)
  }

  init(old: Int, new: Int, width: Int) {
    (self.old, self.new, self.width) = (old, new, width)
    span = min(new, 2 * width + 2)
    shared = Array(repeating: 0, count: old * span)
  }

  var cells: Int { shared.count }

  /// The first column of the band in a row.
  private func start(_ row: Int) -> Int {
    max(0, min(new - span, row * new / max(1, old) - width))
  }

  func columns(of row: Int) -> Range<Int> { start(row)..<start(row) + span }

  mutating func set(_ row: Int, _ column: Int, _ count: Int) {
    shared[row * span + column - start(row)] = Int32(clamping: count)
  }

  private func overlap(_ row: Int, _ column: Int) -> Int {
    let offset = column - start(row)
    return offset >= 0 && offset < span ? Int(shared[row * span + offset]) : 0
  }

  private enum Step: UInt8 {
    case none, skipOld, skipNew, pair, merge, split
  }

  func best() -> [UnitPair] {
    // Row r of the table tells the best sum for the first r old units; columns count new units, shifted as the band is.
    let line = span + 1
    var sums = Array(repeating: -Float.infinity, count: (old + 1) * line)
    var steps = Array(repeating: Step.none, count: (old + 1) * line)
    func base(_ row: Int) -> Int { row < old ? start(row) : start(max(0, old - 1)) }
    func place(_ row: Int, _ column: Int) -> Int? {
      let offset = column - base(row)
      return row >= 0 && offset >= 0 && offset <= span ? row * line + offset : nil
    }
    for row in 0...old {
      for column in base(row)...base(row) + span {
        let here = row * line + column - base(row)
        var best = (sum: row == 0 && column == 0 || column == 0 ? Float(0) : -.infinity, step: Step.none)
        if row > 0, column == 0 { best.step = .skipOld }
        func consider(_ from: Int?, _ gain: Float?, _ step: Step) {
          guard let from, let gain, sums[from] + gain > best.sum else { return }
          best = (sums[from] + gain, step)
        }
        if row > 0, column > 0 { consider(place(row - 1, column - 1), pair(row - 1, column - 1), .pair) }
        if row > 1, column > 0 { consider(place(row - 2, column - 1), merge(row - 2, column - 1), .merge) }
        if row > 0, column > 1 { consider(place(row - 1, column - 2), split(row - 1, column - 2), .split) }
        if row > 0 { consider(place(row - 1, column), 0, .skipOld) }
        if column > 0 { consider(place(row, column - 1), 0, .skipNew) }
        sums[here] = best.sum
        steps[here] = best.step
      }
    }
    return path(steps, place)
  }

  private func path(_ steps: [Step], _ place: (Int, Int) -> Int?) -> [UnitPair] {
    var found: [UnitPair] = []
    var (row, column) = (old, new)
    while row > 0 || column > 0 {
      guard let here = place(row, column) else { break }
      switch steps[here] {
      case .none: return found.reversed()
      case .skipOld: row -= 1
      case .skipNew: column -= 1
      case .pair:
        found.append(UnitPair(old: row - 1..<row, new: column - 1..<column))
        (row, column) = (row - 1, column - 1)
      case .merge:
        found.append(UnitPair(old: row - 2..<row, new: column - 1..<column))
        (row, column) = (row - 2, column - 1)
      case .split:
        found.append(UnitPair(old: row - 1..<row, new: column - 2..<column))
        (row, column) = (row - 1, column - 2)
      }
    }
    return found.reversed()
  }

  // MARK: What a step is worth

  private func pair(_ row: Int, _ column: Int) -> Float? {
    let dice = Dice.dice(shared: overlap(row, column), oldCounts[row], newCounts[column])
    return dice >= Alignment.pairing ? dice : nil
  }

  private func merge(_ row: Int, _ column: Int) -> Float? {
    guard oldJoins[row] else { return nil }
    return joint(
      (overlap(row, column), oldCounts[row]), (overlap(row + 1, column), oldCounts[row + 1]), newCounts[column])
  }

  private func split(_ row: Int, _ column: Int) -> Float? {
    guard newJoins[column] else { return nil }
    return joint(
      (overlap(row, column), newCounts[column]), (overlap(row, column + 1), newCounts[column + 1]), oldCounts[row])
  }

  /// Both parts must be found in the whole; shared pieces are counted against it once.
  private func joint(_ first: (shared: Int, count: Int), _ second: (shared: Int, count: Int), _ whole: Int) -> Float? {
    guard first.count > 0, second.count > 0, Float(first.shared) >= Self.contained * Float(first.count),
      Float(second.shared) >= Self.contained * Float(second.count)
    else { return nil }
    let dice = Dice.dice(shared: min(whole, first.shared + second.shared), first.count + second.count, whole)
    return dice >= Alignment.pairing ? dice - Self.beadCost : nil
  }
}
