// SPDX-License-Identifier: AGPL-3.0-or-later

/// Finds which footprints meet, in one pass over the line.
struct ClashSearch {
  private(set) var proposals: [Proposal]
  private let prints: [(proposal: Int, print: Footprint)]
  private let variants: [ChangeID: ChangeID]
  private let company: Company
  private var parents: [Int]
  private var isContradictory: [Bool]

  init(_ proposals: [Proposal], _ prints: [[Footprint]], _ variants: [ChangeID: ChangeID], _ company: Company) {
    self.proposals = proposals
    self.company = company
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

  /// Ranges that share a number, taken from the left; those that stand together in a file do not clash.
  private mutating func joinMeeting() {
    var active: [(proposal: Int, print: Footprint)] = []
    // Where thinning leaves many, it waits until there are twice as many.
    var many = Self.few
    for (proposal, print) in prints where print.sort != .leaving {
      active.removeAll { $0.print.range.upperBound < print.range.lowerBound }
      many = max(Self.few, min(many, 2 * active.count))
      for (other, last) in active where other != proposal {
        let isTaking = last.sort == .taking || print.sort == .taking
        if !isTaking, company.areOfOneFile(other, proposal) { continue }
        if let edits = company.edits(other, proposal) {
          // Whole words of one may hold what the other only stands beside.
          if isTaking { (proposals[other].edit, proposals[proposal].edit) = edits }
        } else if isTaking || !comesWith(proposal, other) {
          join(other, proposal, contradictory: isTaking)
        }
      }
      active.append((proposal, print))
      if active.count > many {
        thin(&active)
        many = max(Self.few, 2 * active.count)
      }
    }
  }

  /// Where several of different files arrive, and which of them no file puts in an order.
  mutating func tellMeetings() {
    for (point, here) in arrivals where here.count > 1 && !company.areOfOneFile(here) {
      for proposal in here {
        let strangers = here.filter { $0 != proposal && !company.areOfOneFile($0, proposal) }
        guard !strangers.isEmpty else { continue }
        proposals[proposal].meeting = point
        proposals[proposal].needsTurn = strangers.contains { !comesWith($0, proposal) }
      }
    }
  }

  /// What arrives at each point of the line.
  private var arrivals: [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for (proposal, print) in prints where print.sort == .arriving {
      found[print.range.lowerBound, default: []].append(proposal)
    }
    return found
  }

  /// Whether one of the two brings all that the other brings.
  private func comesWith(_ a: Int, _ b: Int) -> Bool {
    SharedArrivals.covers(proposals[a].edit, proposals[b].edit)
      || SharedArrivals.covers(proposals[b].edit, proposals[a].edit)
  }

  /// So many that overlap are held against each other one by one.
  private static let few = 64

  /// Of those that clash with each other already, two of different files that reach furthest stand for all.
  private mutating func thin(_ active: inout [(proposal: Int, print: Footprint)]) {
    var kept: [Int: [(proposal: Int, print: Footprint)]] = [:]
    for item in active.sorted(by: { $1.print.range.upperBound < $0.print.range.upperBound }) {
      let key = 2 * root(item.proposal) + (item.print.sort == .taking ? 1 : 0)
      let own = kept[key] ?? []
      if own.count < 2, own.allSatisfy({ !company.areOfOneFile($0.proposal, item.proposal) }) {
        kept[key] = own + [item]
      }
    }
    active = kept.values.joined().sorted {
      ($0.print.range.lowerBound, $0.proposal) < ($1.print.range.lowerBound, $1.proposal)
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

  /// What arrives behind a block that others take away, or take elsewhere: then it goes along.
  private func besides() -> [(Int, Clash)] {
    let gaps = arrivals
    return prints.compactMap { proposal, print in
      guard let here = gaps[print.range.upperBound + 1] else { return nil }
      let arrivals: [Int]
      switch print.sort {
      case .taking where takesBlock(proposals[proposal].edit): arrivals = here
      case .leaving: arrivals = here.filter { $0 != proposal && !company.areOfOneFile($0, proposal) }
      case .taking, .arriving: return nil
      }
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
