// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal

/// The one pass that puts the opinions of a round together.
struct SynthesisBuild {
  let base: DraftText
  let outline: Outline
  private(set) var points: [SynthesisPoint] = []
  private(set) var said: [OpinionKey: Said] = [:]
  private(set) var agreements: [OpinionKey] = []
  private(set) var looks: Set<OpinionKey> = []
  private(set) var present: [PresentChange] = []
  private var joined: Set<OpinionKey> = []
  private(set) var trifles = 0
  private(set) var disputes: [Dispute] = []
  let collation: Collation
  private let sets: [(contribution: Return, set: ChangeSet)]
  /// Changes by their names, in places of the base.
  private let changes: [ChangeID: Change]
  private let log: [Adjustment]
  /// Agreement that a person made a point of.
  private let needed: Set<OpinionKey>
  /// Which entries of the log name an opinion.
  private let entries: [String: [Int]]
  private let places: [BlockID: Int]

  init(_ draft: DraftDocument) {
    base = draft.newest.text
    outline = Outline(base)
    places = base.places
    log = draft.adjustments
    needed = draft.answersAsked
    var carryings: [Int: Carrying] = [:]
    var sets: [(Return, ChangeSet)] = []
    for contribution in draft.round {
      guard let set = contribution.changes else { continue }
      present += (contribution.present?.value ?? []).map { .init($0, of: contribution, version: set.answers) }
      guard set.base != base.version, let older = draft.version(set.base) else {
        sets.append((contribution, set))
        continue
      }
      let carrying = carryings[set.base] ?? Carrying(from: older.text, to: base)
      carryings[set.base] = carrying
      let carried = carrying.carry(set)
      let left = Set(carried.changes.map(\.id))
      present += set.changes.filter { !left.contains($0.id) }.map { .init($0, of: contribution, version: set.base) }
      sets.append((contribution, carried))
    }
    self.sets = sets
    changes = Dictionary(
      sets.flatMap(\.1.changes).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var entries: [String: [Int]] = [:]
    for (index, entry) in log.enumerated() {
      for name in Set(entry.act.names) { entries[name, default: []].append(index) }
    }
    self.entries = entries
    let running = Set(
      base.blocks.filter { block in
        switch block.story {
        case .header, .footer: true
        case .body, .textBox, .footnote, .endnote: false
        }
      }.map(\.id))
    collation = Collation(sets.map { Self.asked(in: $0.1, running) }, on: base)
  }

  /// Without what a file shows because somebody copied its words into another one: paragraphs that look otherwise and
  /// running heads that are gone, which nobody marked. They are looks, and owed no answer.
  private static func asked(in set: ChangeSet, _ running: Set<BlockID>) -> ChangeSet {
    var asked = set
    asked.changes.removeAll { change in
      guard !change.isTracked else { return false }
      switch change.edit {
      case .restyle: return true
      case .delete(let id): return running.contains(id)
      case .rewrite, .reformat, .insert, .insertRow, .move, .deleteRow: return false
      }
    }
    return asked
  }

  mutating func run() {
    var attached: [OpinionKey: [OpinionKey]] = [:]
    var asked: [Opinion] = []
    var lost: [ChangeID] = []
    var refusals: [[ChangeID]: [ChangeID]] = [:]
    let roots = roots()
    var reader = AgreementReader(.either)
    for (contribution, set) in sets {
      trifles += set.trifles.count
      for change in set.changes {
        note(.change(change.id), contribution, .change(change))
        if change.standing == .lost {
          lost.append(change.id)
        } else if collation.proposal(of: change.id) == nil {
          let rivals = collation.rivals(of: change.id)
          if rivals.isEmpty {
            looks.insert(.change(change.id))
          } else {
            refusals[rivals, default: []].append(change.id)
          }
        }
      }
      let threads = threads(of: set, contribution, roots, &reader)
      for (index, placed) in set.remarks.enumerated() where !placed.isBlank {
        let key = OpinionKey.remark(contribution.id, index + 1)
        note(key, contribution, .remark(placed))
        if let host = threads.hosts[index] {
          attached[host, default: []].append(key)
        } else if threads.isAnswered(index) {
          asked.append(opinion(key, contribution.sender, placed))
        } else {
          agreements.append(key)
        }
      }
    }
    gather(roots, asked, lost, refusals, attached)
  }

  private mutating func threads(
    of set: ChangeSet, _ contribution: Return, _ roots: [ChangeID: ChangeID], _ reader: inout AgreementReader
  ) -> RemarkThreads {
    let numbers = Dictionary(
      set.remarks.enumerated().map { ($1.remark.id, $0) }, uniquingKeysWith: { first, _ in first })
    var wanted: [OpinionKey?] = []
    for (index, placed) in set.remarks.enumerated() {
      let own = placed.isBlank ? nil : ownHost(index, in: set, contribution.id, numbers, roots)
      wanted.append(host(of: .remark(contribution.id, index + 1), own: own))
    }
    return RemarkThreads(wanted) { index in
      needed.contains(.remark(contribution.id, index + 1)) || reader.read(set.remarks[index].remark.text) != .general
    }
  }

  private mutating func note(_ key: OpinionKey, _ contribution: Return, _ what: Said.What) {
    var isSilent = false
    if case .change(let change) = what { isSilent = contribution.isFile && !change.isTracked }
    said[key] = Said(
      key: key, sender: contribution.sender, received: contribution.received,
      answers: contribution.changes?.answers ?? base.version, what: what, isSilent: isSilent, gone: what.gone)
  }

  private func opinion(_ key: OpinionKey, _ sender: Return.Sender, _ placed: PlacedRemark) -> Opinion {
    Opinion(
      id: key.description, author: "\(sender)", anchor: placed.anchor?.span.start.block.description,
      passage: placed.anchor?.passage, text: placed.remark.text)
  }

  // MARK: What hangs on what

  /// Whether a change wants none of what somebody else puts in.
  private func isRefusal(_ id: ChangeID) -> Bool {
    collation.proposal(of: id) == nil && !collation.rivals(of: id).isEmpty
  }

  /// For each proposal the one that it merely follows from, itself where it stands alone.
  private func roots() -> [ChangeID: ChangeID] {
    var roots: [ChangeID: ChangeID] = [:]
    for proposal in collation.proposals {
      let causes = proposal.members.map { member -> ChangeID? in
        changes[member]?.consequenceOf.flatMap { collation.proposal(of: $0)?.id }
      }
      let isFollower = !causes.isEmpty && causes.allSatisfy { $0 != nil && $0 == causes[0] && $0 != proposal.id }
      roots[proposal.id] = isFollower ? causes[0] : proposal.id
    }
    return roots
  }

  /// The opinion that a remark hangs on by itself: the remark that it answers, or the change of the same contribution
  /// that it is about. About several changes, whose answers may differ, it stands alone.
  private func ownHost(
    _ index: Int, in set: ChangeSet, _ source: ReturnID, _ numbers: [String: Int], _ roots: [ChangeID: ChangeID]
  ) -> OpinionKey? {
    if let parent = remark(answeredBy: index, in: set, numbers) { return .remark(source, parent + 1) }
    let hand = set.remarks[index].remark.hand.author
    let all = set.remarks[index].touches.sorted()
    // Whoever strikes another's words says why of the striking.
    if let own = all.first(where: { isRefusal($0) && changes[$0]?.hand?.author == hand }) { return .change(own) }
    let touched = all.filter { collation.proposal(of: $0) != nil }
    let asked = Set(touched.compactMap { collation.proposal(of: $0) }.map { root(of: $0.id, roots) })
    return asked.count == 1 ? .change(touched[0]) : nil
  }

  /// The nearest remark above a reply that says something.
  private func remark(answeredBy index: Int, in set: ChangeSet, _ numbers: [String: Int]) -> Int? {
    var seen: Set<Int> = [index]
    var at = index
    while let parent = set.remarks[at].remark.parent.flatMap({ numbers[$0] }), seen.insert(parent).inserted {
      guard set.remarks[parent].isBlank else { return parent }
      at = parent
    }
    return nil
  }

  /// The opinion that a remark hangs on after what compilers did: whoever joins it to a change hangs it there, and whoever
  /// splits it off makes it stand alone.
  private mutating func host(of key: OpinionKey, own: OpinionKey?) -> OpinionKey? {
    var (host, stoodAlone) = (own, own == nil)
    let name = key.description
    for index in entries[name] ?? [] {
      switch log[index].act {
      case .split: (host, stoodAlone) = (nil, true)
      case .join(let names):
        let change = names.lazy.compactMap(OpinionKey.init).first { joined in
          if case .change(let id) = joined { collation.proposal(of: id) != nil || isRefusal(id) } else { false }
        }
        host = change ?? host
      }
    }
    if host != nil, stoodAlone { joined.insert(key) }
    return host
  }

  // MARK: Points

  private mutating func gather(
    _ roots: [ChangeID: ChangeID], _ asked: [Opinion], _ lost: [ChangeID], _ refusals: [[ChangeID]: [ChangeID]],
    _ attached: [OpinionKey: [OpinionKey]]
  ) {
    var followers: [ChangeID: [Drafts.Proposal]] = [:]
    for proposal in collation.proposals {
      let root = root(of: proposal.id, roots)
      if root != proposal.id { followers[root, default: []].append(proposal) }
    }
    var found: [SynthesisPoint] = []
    for proposal in collation.proposals where root(of: proposal.id, roots) == proposal.id {
      let own = (followers[proposal.id] ?? [])
      let members = proposal.members.map(OpinionKey.change)
      let following = own.flatMap(\.members).map(OpinionKey.change)
      found.append(
        point(
          .proposal(proposal, followers: own), members, following + all(hangingOn: members + following, attached),
          at: proposal.edit.block))
    }
    let groups = Grouping.adjusted(Grouping.groups(of: asked, lexicon: .either), by: log)
    disputes = Grouping.disputes(among: groups, passages: passages(), lexicon: .either)
    for group in groups {
      let members = group.members.compactMap(OpinionKey.init)
      let block = group.anchor.flatMap(BlockID.init(written:))
      found.append(point(.remarks(group), members, all(hangingOn: members, attached), at: block))
    }
    for id in lost {
      let members = [OpinionKey.change(id)]
      // What is to be done by hand has its place all the same, unless it was carried away from it.
      let block = changes[id].flatMap { $0.isByHand ? $0.edit.block : nil }.flatMap { places[$0] == nil ? nil : $0 }
      found.append(point(.lost(id), members, all(hangingOn: members, attached), at: block))
    }
    for (rivals, changes) in refusals {
      let members = changes.map(OpinionKey.change)
      let block = self.changes[changes[0]]?.edit.block
      found.append(
        point(.refusal(changes[0], of: rivals), members, all(hangingOn: members, attached), at: block))
    }
    points = found.map { ($0, rank($0)) }.sorted { $0.1 < $1.1 }.enumerated().map { index, entry in
      var point = entry.0
      point.number = index + 1
      return point
    }
  }

  /// Where each remark stands on one line through all blocks.
  private func passages() -> [String: Range<Int>] {
    var starts: [BlockID: Int] = [:]
    var next = 0
    for block in base.blocks {
      starts[block.id] = next
      next += block.text.utf16.count + 2
    }
    var found: [String: Range<Int>] = [:]
    for (key, said) in said {
      guard case .remark(let placed) = said.what, let span = placed.anchor?.span, let start = starts[span.start.block],
        let end = starts[span.end.block], start + span.start.offset.units <= end + span.end.offset.units
      else { continue }
      found[key.description] = start + span.start.offset.units..<end + span.end.offset.units
    }
    return found
  }

  /// A follower of a follower follows the first.
  private func root(of id: ChangeID, _ roots: [ChangeID: ChangeID]) -> ChangeID {
    var root = id
    var steps = 0
    while let next = roots[root], next != root, steps < 64 { (root, steps) = (next, steps + 1) }
    return steps == 64 ? id : root
  }

  private func all(hangingOn members: [OpinionKey], _ attached: [OpinionKey: [OpinionKey]]) -> [OpinionKey] {
    var found: [OpinionKey] = []
    var ahead = members
    while let next = ahead.popLast() {
      let own = attached[next] ?? []
      found += own
      ahead += own
    }
    return found.sorted()
  }

  private func point(
    _ matter: SynthesisPoint.Matter, _ members: [OpinionKey], _ attached: [OpinionKey], at block: BlockID?
  ) -> SynthesisPoint {
    SynthesisPoint(
      number: 0, matter: matter, members: members.sorted(), attached: attached,
      joined: attached.filter { joined.contains($0) }, block: block,
      heading: block.flatMap { outline.heading(above: $0) })
  }

  /// Its place on paper and then its words, so that no order of arrival shows.
  private struct Rank: Comparable {
    let place: Int
    let offset: Int
    let size: Int
    let words: String
    let key: OpinionKey

    static func < (a: Rank, b: Rank) -> Bool {
      if (a.place, a.offset, -a.size) != (b.place, b.offset, -b.size) {
        return (a.place, a.offset, -a.size) < (b.place, b.offset, -b.size)
      }
      return a.words == b.words ? a.key < b.key : a.words < b.words
    }
  }

  private func rank(_ point: SynthesisPoint) -> Rank {
    var offset = 0
    var words = ""
    switch point.matter {
    case .proposal(let proposal, _):
      if case .rewrite(let span, let texts) = proposal.edit {
        (offset, words) = (span.start.offset.units, texts.joined(separator: "\n"))
      } else {
        words = said[point.key]?.text ?? ""
      }
    case .remarks(let group):
      offset = Int.max
      words = group.representative.text
    case .lost: words = said[point.key]?.text ?? ""
    case .refusal(let id, _):
      if case .rewrite(let span, _)? = changes[id]?.edit { offset = span.start.offset.units }
    }
    return Rank(
      place: point.block.flatMap { places[$0] } ?? base.blocks.count, offset: offset,
      // What is refused comes first.
      size: point.isRefusal ? 0 : point.members.count,
      words: words, key: point.key)
  }
}

extension PlacedRemark {
  /// Nobody answers what says nothing.
  var isBlank: Bool { remark.text.allSatisfy(\.isWhitespace) }
}

extension PresentChange {
  fileprivate init(_ change: Change, of contribution: Return, version: Int) {
    self.init(key: .change(change.id), sender: contribution.sender, change: change, version: version)
  }
}

extension Adjustment.Act {
  fileprivate var names: [String] {
    switch self {
    case .split(let names), .join(let names): names
    }
  }
}
