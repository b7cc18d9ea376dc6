// SPDX-License-Identifier: AGPL-3.0-or-later

/// Which proposals stand beside each other in one file: both of them are in its text, so they contradict each other
/// nowhere, and their order is the file's.
struct Company {
  private let together: [[ChangeID]]
  /// The files of these, each as a number, ascending: asked so often that names would be compared all day.
  private let files: [[Int]]
  /// The edits as their files have them.
  private let own: [ChangeID: Edit]
  private let line: Line

  init(_ proposals: [Proposal], _ own: [ChangeID: Edit], _ line: Line) {
    together = proposals.map(\.beside)
    var numbers: [String: Int] = [:]
    files = together.map { ids in
      ids.map { id in
        let number = numbers[id.source] ?? numbers.count
        numbers[id.source] = number
        return number
      }.sorted()
    }
    self.own = own
    self.line = line
  }

  func areOfOneFile(_ a: Int, _ b: Int) -> Bool {
    let (one, other) = (files[a], files[b])
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] { return true }
      if one[i] < other[j] { i += 1 } else { j += 1 }
    }
    return false
  }

  /// Whether one file holds them all.
  func areOfOneFile(_ all: [Int]) -> Bool {
    guard let first = all.first else { return true }
    return !all.dropFirst().reduce(into: Set(files[first]), { $0.formIntersection(files[$1]) }).isEmpty
  }

  /// The edits of both as a file has them that holds both; nil where none does.
  func edits(_ a: Int, _ b: Int) -> (Edit, Edit)? {
    for one in together[a] {
      guard let other = Self.mate(of: one, in: together[b]), let x = own[one], let y = own[other],
        line.areApart(x, y)
      else { continue }
      return (x, y)
    }
    return nil
  }

  static func mate(of id: ChangeID, in others: [ChangeID]) -> ChangeID? { others.first { $0.source == id.source } }
}

extension Line {
  /// Whether neither takes what the other takes or where it arrives.
  func areApart(_ a: Edit, _ b: Edit) -> Bool {
    let (x, y) = (footprints(of: a), footprints(of: b))
    return x.allSatisfy { one in
      y.allSatisfy { other in
        one.sort == .leaving || other.sort == .leaving || one.sort == .arriving && other.sort == .arriving
          || !one.range.overlaps(other.range)
      }
    }
  }
}
