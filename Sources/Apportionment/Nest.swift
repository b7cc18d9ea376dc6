// SPDX-License-Identifier: AGPL-3.0-or-later

/// A claimant, or a group of such whose seats are shared again inside.
public indirect enum Branch: Hashable, Sendable {
  case claimant(Claimant)
  case group(ClaimantID, [Branch])

  public var id: ClaimantID {
    switch self {
    case .claimant(let claimant): claimant.id
    case .group(let id, _): id
    }
  }

  /// Groups within groups within …: more than any organisation has.
  public static let depthLimit = 16
}

/// How seats went to groups and then inside each.
public struct NestedAllocation: Sendable {
  /// The outermost sharing: groups with the weights of all within.
  public let outer: Allocation
  /// What each group shared inside; nothing for a group whose own seats still wait.
  public let inner: [ClaimantID: NestedAllocation]
  /// Every claimant with its certain seats, in the order of the branches.
  public let seats: [(claimant: ClaimantID, seats: Int)]
  /// Open ties, each with the groups it stands in.
  public let ties: [Tie]
  /// Seats that a group has for certain but cannot share before its own tie is decided.
  public let waiting: [(group: ClaimantID, seats: Int)]

  public subscript(id: ClaimantID) -> Int? { seats.first { $0.claimant == id }?.seats }
  public var isSettled: Bool { ties.isEmpty }
}

extension House {
  /// Shares the house among branches, then the seats of each group inside it by the same rule. A group weighs what all
  /// within weigh together, and needs what they need; a lot inside a group names it in its place.
  public func seats(for branches: [Branch], lots: [Lot] = []) throws(Unfit) -> NestedAllocation {
    guard branches.allSatisfy({ $0.isWithin(depth: Branch.depthLimit) }) else {
      throw Unfit(.nestedTooDeep(limit: Branch.depthLimit))
    }
    let leaves = branches.flatMap { $0.leaves }
    if let unfit = Unfit(duplicates(among: leaves)) { throw unfit }
    return try nested(branches, lots)
  }

  private func nested(_ branches: [Branch], _ lots: [Lot]) throws(Unfit) -> NestedAllocation {
    var outerHouse = self
    outerHouse.bounds.minimum = 0
    outerHouse.bounds.maximum = nil
    var claimants: [Claimant] = []
    for branch in branches { claimants.append(try claimant(for: branch)) }
    let outer = try outerHouse.seats(for: claimants, lots: lots.filter(\.place.isEmpty))
    let open = Set(outer.ties.flatMap(\.claimants))
    var inner: [ClaimantID: NestedAllocation] = [:]
    var seats: [(claimant: ClaimantID, seats: Int)] = []
    var (ties, waiting) = (outer.ties, [(group: ClaimantID, seats: Int)]())
    for (index, branch) in branches.enumerated() {
      switch branch {
      case .claimant(let claimant): seats.append((claimant.id, outer.seats[index]))
      case .group(let id, _) where open.contains(id):
        waiting.append((id, outer.seats[index]))
        seats += branch.leaves.map { ($0.id, 0) }
      case .group(let id, let members):
        let found = try of(outer.seats[index]).nested(members, lots.compactMap { $0.inside(id.rawValue) })
        inner[id] = found
        seats += found.seats
        ties += found.ties.map { $0.within(id.rawValue) }
        waiting += found.waiting
      }
    }
    return NestedAllocation(outer: outer, inner: inner, seats: seats, ties: ties, waiting: waiting)
  }

  /// A branch as one claimant.
  private func claimant(for branch: Branch) throws(Unfit) -> Claimant {
    var weight = Rational(0)
    var (minimum, maximum): (Int, Int?) = (0, 0)
    let leaves = branch.leaves
    guard !leaves.isEmpty else { throw Unfit(.nothingToShareIn(branch.id.rawValue)) }
    for (index, leaf) in leaves.enumerated() {
      guard !leaf.weight.isNegative else { throw Unfit(.negativeWeight(Row(index + 1, leaf.id), leaf.weight)) }
      guard let sum = weight.plus(leaf.weight) else { throw Unfit(.weightTooLarge(Row(index + 1, leaf.id))) }
      weight = sum
      let (least, most) = (leaf.minimum ?? bounds.minimum, leaf.maximum ?? bounds.maximum)
      guard least >= 0, least <= House.limit else { throw Unfit(.boundOutOfRange(Row(index + 1, leaf.id), least)) }
      minimum = min(minimum + least, House.limit)
      if let most, most < 0 { throw Unfit(.boundOutOfRange(Row(index + 1, leaf.id), most)) }
      maximum = most.flatMap { most in maximum.map { min($0 + min(most, House.limit), House.limit) } }
    }
    return Claimant(branch.id, weight, minimum: minimum, maximum: maximum)
  }
}

extension Branch {
  fileprivate func isWithin(depth: Int) -> Bool {
    guard case .group(_, let members) = self else { return true }
    return depth > 0 && members.allSatisfy { $0.isWithin(depth: depth - 1) }
  }

  fileprivate var leaves: [Claimant] {
    switch self {
    case .claimant(let claimant): [claimant]
    case .group(_, let members): members.flatMap { $0.leaves }
    }
  }
}
