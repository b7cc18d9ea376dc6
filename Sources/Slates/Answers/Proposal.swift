// SPDX-License-Identifier: AGPL-3.0-or-later

/// A slate that meets every requirement, offered and never more than offered: whoever decides, decides.
public struct Proposal: Hashable, Sendable {
  /// In the order of the pool.
  public let people: [PoolMember]
  public let support: Int
  /// Who would leave the draft it was measured against, and who would come; both empty without a draft.
  public let out: [PoolMember]
  public let `in`: [PoolMember]

  public var changes: Int { out.count }
}

extension Composition {
  /// The slates that need the fewest changes of the draft, the nearest first; among equals the one with most support, and
  /// among these the one that has the earlier person of the pool. Fewer than asked when no more exist.
  public func nearest(
    to draft: [PoolMember], count: Int = 10, by solver: some Solver
  ) throws(ProposalTrouble) -> [Proposal] {
    guard let places = places(of: draft) else { throw .draftNotInPool(draft.filter { !people.contains($0) }) }
    let inDraft = Set(places)
    let kept = people.indices.map { inDraft.contains($0) ? 1 : 0 }
    return try ranked([kept, support], count: count, by: solver).map { proposal($0, against: places) }
  }

  /// The slates with most support, the best first; equals in the order of `nearest`.
  public func best(count: Int = 1, by solver: some Solver) throws(ProposalTrouble) -> [Proposal] {
    try ranked([support], count: count, by: solver).map { proposal($0, against: nil) }
  }

  func proposal(_ slate: [Int], against draft: [Int]?) -> Proposal {
    let (old, new) = (Set(draft ?? slate), Set(slate))
    return Proposal(
      people: people(at: slate), support: support(of: slate), out: people(at: old.subtracting(new).sorted()),
      in: people(at: new.subtracting(old).sorted()))
  }
}

/// Why nothing could be proposed; that no slate exists is an empty list.
public enum ProposalTrouble: Error, Hashable, Sendable {
  case draftNotInPool([PoolMember])
  case countOutOfRange(limit: Int)
  case solver(SolverTrouble)
}
