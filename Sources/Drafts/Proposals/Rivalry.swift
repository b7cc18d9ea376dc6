// SPDX-License-Identifier: AGPL-3.0-or-later

/// Of what one person put in and others cut down or struck, one can win, wherever each of it stands.
struct Rivalry {
  /// By proposal the changes that it excludes, ascending.
  private(set) var rivals: [[ChangeID]]
  /// By refusal the changes that it excludes.
  private(set) var refused: [ChangeID: [ChangeID]] = [:]
  /// By the proposal that they are about, the refusals, which are in none themselves.
  private var refusals: [Int: [Change]] = [:]

  /// `wholes` says of each variant what it is one of.
  init(_ changes: [Change], _ proposals: [Proposal], _ wholes: [ChangeID: ChangeID]) {
    var found = proposals.map { _ in Set<ChangeID>() }
    var homes: [ChangeID: Int] = [:]
    if !wholes.isEmpty {
      for (index, proposal) in proposals.enumerated() { for member in proposal.members { homes[member] = index } }
    }
    for change in changes.sorted(by: { $0.id < $1.id }) where change.variantOf != nil {
      let own = homes[change.id]
      let others = Self.above(change.id, wholes).compactMap { homes[$0] }.filter { $0 != own }
      for other in others {
        if let own { found[own].formUnion(proposals[other].members) }
        found[other].formUnion(own.map { proposals[$0].members } ?? (change.isRefusal ? [change.id] : []))
      }
      if own == nil, change.isRefusal, let nearest = others.first {
        refusals[nearest, default: []].append(change)
        refused[change.id] = Set(others.flatMap { proposals[$0].members }).sorted()
      }
    }
    rivals = found.map { $0.sorted() }
  }

  /// What a variant is one of, the nearest first; a file that says so in a circle is followed once.
  private static func above(_ id: ChangeID, _ wholes: [ChangeID: ChangeID]) -> [ChangeID] {
    var found: [ChangeID] = []
    var next = wholes[id]
    while let whole = next, whole != id, !found.contains(whole) {
      found.append(whole)
      next = wholes[whole]
    }
    return found
  }

  /// Those and what is refused by somebody, in the order of the text.
  func clashes(beside met: [Clash], of proposals: [Proposal]) -> [Clash] {
    guard !refusals.isEmpty else { return met }
    var places: [ChangeID: Int] = [:]
    for (index, proposal) in proposals.enumerated() { places[proposal.id] = index }
    let refused = refusals.map { index, changes in
      let members = changes.map(\.id)
      let refusal = Proposal(
        id: members[0], members: members, edit: changes[0].edit, rivals: self.refused[members[0]] ?? [])
      return Clash(kind: .contradiction, proposals: [proposals[index], refusal])
    }
    let all = met.map { ($0, $0.kind == .beside ? 2 : 0) } + refused.map { ($0, 1) }
    return all.enumerated().map { number, clash in
      (clash.0, (places[clash.0.proposals[0].id] ?? 0, clash.1, number))
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
