// SPDX-License-Identifier: AGPL-3.0-or-later

/// Remarks that cannot all be followed, or of which one asks for what the other asks for and more.
public struct Dispute: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// One asks for what the other asks not to do ("raise", "keep"), of the same passage.
    case stance
    /// Both ask for the same act with another figure of the same unit, of the same passage.
    case figures
    /// On one block, one asks for all that the other asks for and names further figures.
    case partly
  }

  public var kind: Kind
  public var anchor: String?
  /// Ids of opinions, sorted.
  public var members: [String]

  public init(kind: Kind, anchor: String?, members: [String]) {
    self.kind = kind
    self.anchor = anchor
    self.members = members
  }
}

extension Grouping {
  /// Disputes between groups of remarks, in the order of their anchors. Two remarks speak of the same passage where theirs
  /// share a place or touch; `passages` gives those by the id of the opinion, on one line for all blocks. What has none is
  /// in no dispute over a passage.
  ///
  /// Only acts, negations and figures are weighed: a person sees all members and judges.
  public static func disputes(
    among groups: [OpinionGroup], passages: [String: Range<Int>], lexicon: Lexicon
  ) -> [Dispute] {
    let demands = DemandReader.demands(of: groups, passages, lexicon)
    let contraries = Contraries(lexicon)
    var found: [Dispute] = []
    let byAnchor = Dictionary(grouping: demands) { $0.anchor ?? "" }
    for anchor in byAnchor.keys.sorted() {
      let here = byAnchor[anchor] ?? []
      found += disputes(.stance, among: here) {
        (contraries.areApart($0.acts, $1.acts) || $0.refuses($1) || $1.refuses($0)) && $0.touches($1)
      }
      found += disputes(.figures, among: here) {
        $0.asksLike($1) && $0.differsInFigures(from: $1) && $0.touches($1)
      }
      found += disputes(.partly, among: here) {
        $0.asksLike($1) && ($0.figures.isStrictSubset(of: $1.figures) || $1.figures.isStrictSubset(of: $0.figures))
      }
    }
    return found
  }

  /// So many pairs are told one by one; beyond that nobody could read them, and all that hang together are told as one.
  private static let mostPairs = 12

  private static func disputes(
    _ kind: Dispute.Kind, among demands: [Demand], when isDisputed: (Demand, Demand) -> Bool
  ) -> [Dispute] {
    var pairs: [[Int]] = []
    var homes = Array(demands.indices)
    func home(_ index: Int) -> Int {
      var index = index
      while homes[index] != index { index = homes[index] }
      return index
    }
    for one in demands.indices {
      for other in demands.indices where other > one && isDisputed(demands[one], demands[other]) {
        let (a, b) = (home(one), home(other))
        homes[max(a, b)] = min(a, b)
        if pairs.count <= mostPairs { pairs.append([one, other]) }
      }
    }
    if pairs.count > mostPairs {
      pairs = Dictionary(grouping: demands.indices, by: home).values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
    return pairs.map { pair in
      Dispute(kind: kind, anchor: demands[pair[0]].anchor, members: pair.flatMap { demands[$0].members }.sorted())
    }
  }
}

/// What one or several groups ask of one passage: acts and figures, in whatever words.
private struct Demand {
  struct Figure: Hashable {
    var value: UInt64
    /// The word behind it.
    var unit: UInt64
  }

  struct Key: Hashable {
    var anchor: String?
    var acts: UInt64
    var refused: UInt64
    var figures: Set<Figure>
  }

  var anchor: String?
  var acts: UInt64
  /// The acts that they ask not to do.
  var refused: UInt64
  var figures: Set<Figure>
  var members: [String]
  /// Apart from each other, from left to right.
  var passages: [Range<Int>]

  func asksLike(_ other: Demand) -> Bool { acts == other.acts && refused == other.refused }

  /// Whether it asks not to do what the other asks for, and does not ask for it itself.
  func refuses(_ other: Demand) -> Bool { refused & other.acts & ~acts != 0 }

  func touches(_ other: Demand) -> Bool {
    var (i, j) = (0, 0)
    while i < passages.count, j < other.passages.count {
      let (a, b) = (passages[i], other.passages[j])
      if a.isEmpty || b.isEmpty ? a.lowerBound <= b.upperBound && b.lowerBound <= a.upperBound : a.overlaps(b) {
        return true
      }
      if a.upperBound <= b.upperBound { i += 1 } else { j += 1 }
    }
    return false
  }

  func differsInFigures(from other: Demand) -> Bool {
    figures.contains { mine in
      let theirs = other.figures.filter { $0.unit == mine.unit }
      return !theirs.isEmpty && !theirs.contains(mine) && !figures.contains { theirs.contains($0) }
    }
  }
}

/// Which acts stand against each other.
private struct Contraries {
  private let pairs: [(UInt64, UInt64)]

  init(_ lexicon: Lexicon) {
    let names = Dictionary(lexicon.acts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    func bit(_ name: String) -> UInt64? { names[name].map { 1 << UInt64(min($0, 63)) } }
    pairs = lexicon.acts.flatMap { act in
      act.contraries.compactMap { other in bit(act.name).flatMap { one in bit(other).map { (one, $0) } } }
    }
  }

  /// They ask for nothing in common, and one for what the other is against.
  func areApart(_ a: UInt64, _ b: UInt64) -> Bool {
    a & b == 0 && pairs.contains { a & $0.0 != 0 && b & $0.1 != 0 || a & $0.1 != 0 && b & $0.0 != 0 }
  }
}

private enum DemandReader {
  /// Groups that ask for the same acts and figures of one block fall together; those that ask for no act are left out.
  static func demands(
    of groups: [OpinionGroup], _ passages: [String: Range<Int>], _ lexicon: Lexicon
  ) -> [Demand] {
    var reader = TermReader(lexicon)
    let plain = Senses(lexicon, bare: false, reader: &reader)
    let bare = Senses(lexicon, bare: true, reader: &reader)
    let read = groups.map { group in
      var buffer = TermBuffer()
      reader.read(group.representative.text, into: &buffer)
      return buffer
    }
    let table = reader.vocabulary.table()
    var store: [UInt32] = []
    var order: [Demand.Key] = []
    var asked: [Demand.Key: [OpinionGroup]] = [:]
    for (group, buffer) in zip(groups, read) {
      let forms = (buffer.isMarked ? buffer.plain : buffer.bare)[...]
      let read = (buffer.isMarked ? plain : bare).features(of: forms, stops: buffer.stops, in: table, into: &store)
      if read.acts == 0 { continue }
      let key = Demand.Key(
        anchor: group.anchor, acts: read.acts, refused: read.refused, figures: figures(of: buffer, table))
      if asked[key] == nil { order.append(key) }
      asked[key, default: []].append(group)
    }
    return order.map { key in
      let members = asked[key]?.flatMap(\.members) ?? []
      return Demand(
        anchor: key.anchor, acts: key.acts, refused: key.refused, figures: key.figures, members: members,
        passages: joined(members.compactMap { passages[$0] }))
    }
  }

  private static func figures(of buffer: TermBuffer, _ table: FormTable) -> Set<Demand.Figure> {
    Set(
      buffer.numbers.filter { !$0.isOnPaper && $0.place == 0 }.map { number in
        let next = number.term + 1
        return Demand.Figure(
          value: table.hashes[Int(number.form)],
          unit: next < buffer.bare.count ? table.hashes[Int(buffer.bare[next])] : 0)
      })
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
