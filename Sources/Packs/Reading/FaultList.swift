// SPDX-License-Identifier: AGPL-3.0-or-later

/// Gathers the faults of one reading, and the identifiers that were defined and mentioned.
final class FaultList {
  static let most = 500

  /// Whether the pack may have forms of an earlier day, as one that a record pinned.
  let takesEarlierForms: Bool

  private var kept: [PackFault] = []
  private var count = 0
  private var defined: [PackFault.Kind: [String: Int]] = [:]
  private var mentioned: [(kind: PackFault.Kind, id: String, spot: Spot)] = []

  init(takesEarlierForms: Bool = false) { self.takesEarlierForms = takesEarlierForms }

  func add(_ problem: PackFault.Problem, file: String, at place: Place, path: String) {
    count += 1
    guard count <= Self.most else { return }
    kept.append(PackFault(file: file, line: place.line, column: place.column, keyPath: path, problem: problem))
  }

  /// Notes an identifier, and says so when it is already taken.
  func define(_ kind: PackFault.Kind, _ id: String, at spot: Spot) {
    if let line = defined[kind]?[id] { spot.fault(.meaning(.duplicateID(id, firstLine: line))) }
    if defined[kind]?[id] == nil { defined[kind, default: [:]][id] = spot.branch.place.line }
  }

  /// Whether the identifier stands somewhere, even in an item that is faulty elsewhere.
  func hasDefined(_ kind: PackFault.Kind, _ id: String) -> Bool { defined[kind]?[id] != nil }

  func mention(_ kind: PackFault.Kind, _ id: String, at spot: Spot) { mentioned.append((kind, id, spot)) }

  /// Compares what was mentioned with what was defined, once everything has been read. Of a file that could not be
  /// read nothing is missed: its own fault says enough.
  func resolve(read files: Set<String>) {
    for (kind, id, spot) in mentioned where defined[kind]?[id] == nil && files.contains(kind.file) {
      let known = (defined[kind] ?? [:]).keys.sorted()
      spot.fault(.meaning(.unknownReference(kind, id, nearest: Nearest.word(to: id, among: known))))
    }
    mentioned = []
  }

  /// The faults in the order of files, lines and columns.
  var all: [PackFault] {
    let sorted = kept.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
    guard count > Self.most, let last = sorted.last else { return sorted }
    let rest = PackFault.Problem.meaning(.more(count - Self.most))
    return sorted + [PackFault(file: last.file, line: last.line, column: last.column, keyPath: "", problem: rest)]
  }
}

/// Finds the word that somebody probably meant.
enum Nearest {
  /// The nearest word within a third of its length, at least two letters; nothing if none is near.
  static func word(to typed: String, among words: [String]) -> String? {
    guard typed.count <= 64 else { return nil }
    let limit = max(2, typed.count / 3)
    return words.map { ($0, distance(typed, $0)) }.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// The number of letters to insert, drop, replace or swap with a neighbour.
  static func distance(_ from: String, _ to: String) -> Int {
    let from = Array(from.lowercased())
    let to = Array(to.lowercased())
    guard !from.isEmpty, !to.isEmpty else { return max(from.count, to.count) }
    var before = [Int]()
    var above = Array(0...to.count)
    for i in 1...from.count {
      var row = [i] + Array(repeating: 0, count: to.count)
      for j in 1...to.count {
        let isSame = from[i - 1] == to[j - 1]
        row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, from[i - 1] == to[j - 2], from[i - 2] == to[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      (before, above) = (above, row)
    }
    return above[to.count]
  }
}
