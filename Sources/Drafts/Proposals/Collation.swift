// SPDX-License-Identifier: AGPL-3.0-or-later

/// A change to the text that one or several people propose: all of them lead to the same text.
public struct Proposal: Hashable, Sendable, Identifiable {
  /// The least of its members' ids.
  public var id: ChangeID
  public var members: [ChangeID]
  /// What it does, without what it leaves as it is.
  public var edit: Edit
}

/// Proposals that cannot all be decided each for itself.
public struct Clash: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// They lead to different texts of the same words: at most one of any two that overlap can win.
    case contradiction
    /// They arrive at the same point: all can win, once somebody chooses their order.
    case order
    /// Something arrives beside what another takes away: compatible, worth one look.
    case beside
  }

  public var kind: Kind
  /// In the order of the text.
  public var proposals: [Proposal]

  public var members: [ChangeID] { proposals.flatMap(\.members).sorted() }
}

/// All that was proposed on one version, the same proposals as one, and where they clash. Depends on what was handed
/// in, never on the order in which it came.
public struct Collation: Hashable, Sendable {
  public let base: DraftText
  /// In the order of the text.
  public let proposals: [Proposal]
  public let clashes: [Clash]
  /// In which proposal each change is.
  private let homes: [ChangeID: Int]

  /// Changes that change no words, or whose words are gone from the base, stand in no proposal.
  public init(_ sets: [ChangeSet], on base: DraftText) {
    self.init(changes: sets.flatMap(\.changes).filter { $0.standing != .lost }, on: base)
  }

  public init(changes: [Change], on base: DraftText) {
    let locator = Locator(base)
    let line = Line(locator)
    var groups: [Edit: [ChangeID]] = [:]
    var cores: [Edit: Set<Edit>] = [:]
    for change in changes {
      guard let essence = locator.essence(of: change.edit), let core = locator.core(of: change.edit) else { continue }
      groups[essence, default: []].append(change.id)
      cores[essence, default: []].insert(core)
    }
    let alike = Array(groups)
    let edits = locator.gatheredAtSpaces(
      alike.map { essence, _ in
        let own = cores[essence] ?? []
        return own.count == 1 ? own.first ?? essence : essence
      })
    let found = zip(alike, edits).map { group, edit -> (Proposal, [Footprint]) in
      let members = Array(Set(group.value)).sorted()
      return (Proposal(id: members[0], members: members, edit: edit), line.footprints(of: edit))
    }
    let ordered = found.sorted { a, b in
      (a.1.first?.range.lowerBound ?? 0, a.0.id) < (b.1.first?.range.lowerBound ?? 0, b.0.id)
    }
    self.base = base
    proposals = ordered.map(\.0)
    homes = Dictionary(
      proposals.enumerated().flatMap { index, proposal in proposal.members.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    let variants = Dictionary(
      changes.compactMap { change in change.variantOf.map { (change.id, $0) } }, uniquingKeysWith: { first, _ in first }
    )
    var meeting = Meeting(ordered.map(\.0), ordered.map(\.1), variants)
    clashes = meeting.clashes()
  }

  /// The proposal that a change is a member of; nil where it proposes no words.
  public func proposal(of change: ChangeID) -> Proposal? { homes[change].map { proposals[$0] } }
}

/// Finds which footprints meet, in one pass over the line.
private struct Meeting {
  private let proposals: [Proposal]
  private let prints: [(proposal: Int, print: Footprint)]
  private let variants: [ChangeID: ChangeID]
  private var parents: [Int]
  private var isContradictory: [Bool]

  init(_ proposals: [Proposal], _ prints: [[Footprint]], _ variants: [ChangeID: ChangeID]) {
    self.proposals = proposals
    self.variants = variants
    self.prints = prints.enumerated().flatMap { index, all in all.map { (index, $0) } }.sorted { a, b in
      (a.1.range.lowerBound, a.1.range.upperBound, a.0) < (b.1.range.lowerBound, b.1.range.upperBound, b.0)
    }
    parents = Array(proposals.indices)
    isContradictory = Array(repeating: false, count: proposals.count)
  }

  mutating func clashes() -> [Clash] {
    joinMeeting()
    joinMoves()
    joinVariants()
    var groups: [Int: [Int]] = [:]
    for index in proposals.indices { groups[root(index), default: []].append(index) }
    let joined = groups.values.filter { $0.count > 1 }.map { group in
      (
        group[0],
        Clash(
          kind: isContradictory[root(group[0])] ? .contradiction : .order, proposals: group.map { proposals[$0] })
      )
    }
    return (joined + besides()).sorted { ($0.0, $0.1.kind == .beside ? 1 : 0) < ($1.0, $1.1.kind == .beside ? 1 : 0) }
      .map(\.1)
  }

  private mutating func root(_ index: Int) -> Int {
    var root = index
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  private mutating func join(_ a: Int, _ b: Int, contradictory: Bool) {
    let (x, y) = (root(a), root(b))
    let isEither = isContradictory[x] || isContradictory[y] || contradictory && a != b
    parents[max(x, y)] = min(x, y)
    isContradictory[min(x, y)] = isEither
  }

  /// Ranges that share a number, taken from the left: whatever begins before the furthest end so far meets its owner.
  private mutating func joinMeeting() {
    var furthest: (proposal: Int, print: Footprint)?
    for (proposal, print) in prints where print.sort != .leaving {
      if let last = furthest, print.range.lowerBound <= last.print.range.upperBound {
        join(last.proposal, proposal, contradictory: last.print.sort == .taking || print.sort == .taking)
        if print.range.upperBound > last.print.range.upperBound { furthest = (proposal, print) }
      } else {
        furthest = (proposal, print)
      }
    }
  }

  /// A block that leaves cannot go to two places, nor be taken away, nor be joined with a neighbour; its words may change.
  private mutating func joinMoves() {
    let takings = prints.filter { $0.print.sort == .taking }
    var leaving: [ClosedRange<Int>: Int] = [:]
    // Takings that reach as far as the one before them, so that a search by their start finds all that cover a place.
    var furthest: [Int] = []
    for taking in takings { furthest.append(max(furthest.last ?? .min, taking.print.range.upperBound)) }
    for (proposal, print) in prints where print.sort == .leaving {
      if let other = leaving[print.range] {
        join(other, proposal, contradictory: true)
        continue
      }
      leaving[print.range] = proposal
      var index = takings.partitioning { $0.print.range.lowerBound > print.range.upperBound } - 1
      while index >= 0, furthest[index] >= print.range.lowerBound {
        let other = takings[index].print.range
        if other.overlaps(print.range), !isInside(other, print.range) {
          join(takings[index].proposal, proposal, contradictory: true)
        }
        index -= 1
      }
    }
  }

  /// Whether a taking changes only words of the block, neither its start nor the mark that ends it.
  private func isInside(_ taking: ClosedRange<Int>, _ block: ClosedRange<Int>) -> Bool {
    taking.lowerBound > block.lowerBound && taking.upperBound < block.upperBound
      || taking.lowerBound == block.upperBound && taking.count == 1
  }

  private mutating func joinVariants() {
    guard !variants.isEmpty else { return }
    var homes: [ChangeID: Int] = [:]
    for (index, proposal) in proposals.enumerated() { for member in proposal.members { homes[member] = index } }
    for (variant, whole) in variants.sorted(by: { $0.key < $1.key }) {
      if let a = homes[variant], let b = homes[whole], a != b { join(a, b, contradictory: true) }
    }
  }

  private func besides() -> [(Int, Clash)] {
    var gaps: [Int: [Int]] = [:]
    for (proposal, print) in prints where print.sort == .arriving {
      gaps[print.range.lowerBound, default: []].append(proposal)
    }
    return prints.compactMap { proposal, print in
      guard print.sort == .taking, takesBlock(proposals[proposal].edit),
        let arrivals = gaps[print.range.upperBound + 1]
      else { return nil }
      let all = Set(arrivals + [proposal]).sorted()
      return all.count > 1 ? (all[0], Clash(kind: .beside, proposals: all.map { proposals[$0] })) : nil
    }
  }

  private func takesBlock(_ edit: Edit) -> Bool {
    switch edit {
    case .delete, .deleteRow: true
    case .rewrite, .insert, .insertRow, .move, .restyle, .reformat: false
    }
  }
}

extension Array {
  /// The first index whose element answers, where all before it do not.
  fileprivate func partitioning(_ answers: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if answers(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
