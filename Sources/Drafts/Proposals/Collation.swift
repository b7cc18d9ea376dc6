// SPDX-License-Identifier: AGPL-3.0-or-later

/// A change to the text that one or several people propose: all of them lead to the same text.
public struct Proposal: Hashable, Sendable, Identifiable {
  /// The least of its members' ids.
  public var id: ChangeID
  public var members: [ChangeID]
  /// What it does, without what it leaves as it is; as its file has it where it touches another change of that file.
  public var edit: Edit
  /// Those of its members that stand in their files' text with all marks accepted, and so beside each other change there.
  public var together: [ChangeID] = []
  /// The changes that it excludes wherever they stand, and that exclude it: what it would cut down, and what would cut it
  /// down (`Change.variantOf`).
  public var rivals: [ChangeID] = []
  /// Where it arrives with what others bring, the same number for all that arrive there; nil where it arrives alone, or
  /// with nothing but what its own files have there.
  public var meeting: Int?
  /// Whether an order has to be chosen between it and others of its meeting: no file gives one.
  public var needsTurn = false

  /// Those of its members whose files say how it stands to the others there. What arrives at a point keeps its place in
  /// the file, even where somebody cut it down: the rest is another proposal, and one of the two can win.
  public var beside: [ChangeID] { edit.arrives ? members : together }
}

/// Proposals that cannot all be decided each for itself.
public struct Clash: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// They lead to different texts of the same words: at most one of any two that overlap can win.
    case contradiction
    /// They arrive at the same point and come from different files: all can win, once somebody chooses their order.
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
  /// An edit in its essential form. A file that has the same blocks at one point twice, with something between them,
  /// proposes them twice.
  private struct Matter: Hashable {
    var edit: Edit
    var time = 0
  }

  /// What one file proposes, as often as it does.
  private struct Repeated: Hashable {
    var edit: Edit
    var source: String
  }

  /// In which proposal each change is.
  private let homes: [ChangeID: Int]
  /// What each refusal excludes.
  private let refused: [ChangeID: [ChangeID]]

  /// Changes that change no words, or whose words are gone from the base, stand in no proposal.
  public init(_ sets: [ChangeSet], on base: DraftText) {
    self.init(changes: sets.flatMap(\.changes).filter { $0.standing != .lost }, on: base)
  }

  public init(changes: [Change], on base: DraftText) {
    let locator = Locator(base)
    let line = Line(locator)
    var groups: [Matter: [ChangeID]] = [:]
    var cores: [Matter: Set<Edit>] = [:]
    var times: [Repeated: Int] = [:]
    for change in changes.sorted(by: { $0.id < $1.id }) {
      guard let essence = locator.essence(of: change.edit), let core = locator.core(of: change.edit) else { continue }
      var matter = Matter(edit: essence)
      if change.variantOf == nil, essence.gap != nil {
        let repeated = Repeated(edit: essence, source: change.id.source)
        matter.time = times[repeated, default: 0]
        times[repeated] = matter.time + 1
      }
      groups[matter, default: []].append(change.id)
      cores[matter, default: []].insert(core)
    }
    let alike = Array(groups)
    let edits = locator.gatheredAtSpaces(
      alike.map { matter, _ in
        let own = cores[matter] ?? []
        return own.count == 1 ? own.first ?? matter.edit : matter.edit
      })
    // With all marks accepted a file holds the last variant of what several hands made, and no unmarked words that a
    // mark changed.
    let left = Set(
      changes.filter { $0.variantOf != nil }.compactMap { change in change.isTracked ? change.variantOf : change.id })
    let found = zip(alike, edits).map { group, edit -> (Proposal, [Footprint]) in
      let members = Array(Set(group.value)).sorted()
      let together = members.filter { !left.contains($0) }
      return (Proposal(id: members[0], members: members, edit: edit, together: together), line.footprints(of: edit))
    }
    var ordered = found.sorted { a, b in
      (a.1.first?.range.lowerBound ?? 0, a.0.id) < (b.1.first?.range.lowerBound ?? 0, b.0.id)
    }
    let variants = Dictionary(
      changes.compactMap { change in change.variantOf.map { (change.id, $0) } }, uniquingKeysWith: { first, _ in first }
    )
    let rivalry = Rivalry(changes, ordered.map(\.0), variants)
    for index in ordered.indices { ordered[index].0.rivals = rivalry.rivals[index] }
    let own = Dictionary(changes.map { ($0.id, $0.edit) }, uniquingKeysWith: { first, _ in first })
    var search = ClashSearch(ordered.map(\.0), ordered.map(\.1), variants, Company(ordered.map(\.0), own, line))
    let met = search.clashes()
    search.tellMeetings()
    self.base = base
    proposals = search.proposals
    clashes = rivalry.clashes(beside: met, of: proposals)
    refused = rivalry.refused
    homes = Dictionary(
      proposals.enumerated().flatMap { index, proposal in proposal.members.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The proposal that a change is a member of; nil where it proposes no words.
  public func proposal(of change: ChangeID) -> Proposal? { homes[change].map { proposals[$0] } }

  /// The changes that cannot be accepted with this one, wherever they stand: of what one person put in and others cut
  /// down or struck, one can win. Told of refusals (`Change.isRefusal`) as well, which are in no proposal.
  public func rivals(of change: ChangeID) -> [ChangeID] { proposal(of: change)?.rivals ?? refused[change] ?? [] }
}
