// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// All that was said of a draft in the open round, put together: the same as one, in the order of the text, with what
/// clashes. Derived and never stored; depends on what came in, not on the order in which it did.
public struct Synthesis: Sendable {
  /// The newest version: all places are places of it.
  public let base: DraftText
  public let points: [SynthesisPoint]
  public let clashes: [PointClash]
  /// Every opinion by its name, those that only agree too.
  public let said: [OpinionKey: Said]
  /// Remarks that approve and ask for nothing: counted, not answered one by one. Sorted.
  public let agreements: [OpinionKey]
  /// Changes of nothing but the look of words; owed no answer.
  public let looks: Set<OpinionKey>
  /// What was proposed and stands in the base already; owed no answer.
  public let present: [PresentChange]
  /// Differences that no reader would call an edit.
  public let trifles: Int
  public let outline: Outline
  private let homes: [OpinionKey: Int]
  private let clashesOf: [Int: [Int]]

  init(of draft: DraftDocument) {
    var build = SynthesisBuild(draft)
    build.run()
    base = build.base
    outline = build.outline
    points = build.points
    said = build.said
    agreements = build.agreements.sorted()
    looks = build.looks
    present = build.present
    trifles = build.trifles
    var homes: [OpinionKey: Int] = [:]
    for (index, point) in points.enumerated() { for opinion in point.opinions { homes[opinion] = index } }
    self.homes = homes
    let met =
      build.collation.clashes.map { (PointClash.Kind.changes($0.kind), $0.members.map(OpinionKey.change)) }
      + build.disputes.map { (PointClash.Kind.remarks($0.kind), $0.members.compactMap(OpinionKey.init)) }
    let found = met.compactMap { kind, members -> PointClash? in
      let points = Set(members.compactMap { homes[$0] }).sorted()
      return points.count > 1 ? PointClash(kind: kind, points: points) : nil
    }
    clashes = found
    var clashesOf: [Int: [Int]] = [:]
    for (index, clash) in found.enumerated() {
      for point in clash.points { clashesOf[point, default: []].append(index) }
    }
    self.clashesOf = clashesOf
  }

  /// What of a contribution stands in the base already.
  func present(of contribution: ReturnID) -> [PresentChange] { present.filter { $0.key.source == contribution } }

  /// The point that an opinion belongs to.
  public func point(of opinion: OpinionKey) -> SynthesisPoint? { homes[opinion].map { points[$0] } }

  /// The clashes that a point is part of.
  public func clashes(of point: SynthesisPoint) -> [PointClash] {
    (clashesOf[point.number - 1] ?? []).map { clashes[$0] }
  }

  /// The other points that arrive where a point does, in the order of the text.
  func meeting(_ point: SynthesisPoint) -> [SynthesisPoint] {
    guard let meeting = point.proposal?.meeting else { return [] }
    return points.filter { $0.number != point.number && $0.proposal?.meeting == meeting }
  }

  /// Every opinion that an answer is owed to.
  public var asked: [OpinionKey] { points.flatMap(\.opinions) }

  /// Who asks for a point, each once, in the order in which they came.
  public func senders(of point: SynthesisPoint) -> [Return.Sender] {
    point.supporting.compactMap { said[$0]?.sender }.unique
  }

  /// What a point asks people to do in the file, since no program can; nil for any other.
  func changeByHand(of point: SynthesisPoint) -> Change? {
    guard case .lost(let id) = point.matter, case .change(let change)? = said[.change(id)]?.what, change.isByHand
    else { return nil }
    return change
  }

  /// How many of those who ask for a point changed the words without a mark.
  func silent(in point: SynthesisPoint) -> Int { point.members.count { said[$0]?.isSilent ?? false } }
}

extension DraftDocument {
  /// What was said in the open round, put together; reckoned once.
  public var synthesis: Synthesis { reckoned.value { Synthesis(of: self) } }

  /// Opinions of the open round that wait for an answer.
  public var open: [OpinionKey] { synthesis.asked.filter { held[$0] == nil } }

  /// Whether every opinion of a point has an answer.
  public func isAnswered(_ point: SynthesisPoint) -> Bool { point.opinions.allSatisfy { held[$0] != nil } }

  /// The answer to a point: that of its members, the newest where they were answered apart; nil while none was given.
  public func answer(to point: SynthesisPoint) -> Answer? {
    point.opinions.compactMap { held[$0] }.max().map { answers[$0] }
  }

  /// The newest summary of a point. One that was written before some of its opinions were parted from the others stays
  /// with the greater part.
  func summary(of point: SynthesisPoint) -> Summary? {
    let (own, synthesis) = (Set(point.opinions), synthesis)
    return summaries.last { summary in
      guard !own.isDisjoint(with: summary.opinions) else { return false }
      var sizes: [Int: Int] = [:]
      for opinion in summary.opinions {
        if let home = synthesis.point(of: opinion) { sizes[home.number, default: 0] += 1 }
      }
      return sizes.max { a, b in (a.value, -a.key) < (b.value, -b.key) }?.key == point.number
    }
  }

  /// How many changes of a contribution the draft had already: when it came, and since.
  func present(in contribution: Return, _ set: ChangeSet) -> Int {
    set.alreadyThere + synthesis.present(of: contribution.id).count { $0.version != set.answers || !set.isCarried }
  }

  /// Whether every opinion has its answer, and none of the answers changes a word: there is no next version to issue.
  var staysAsItIs: Bool {
    !synthesis.points.isEmpty && open.isEmpty && winners(in: Hand(author: "")).isEmpty
  }

  /// What was accepted, in whole or in part, and is to be done by hand.
  var acceptedByHand: [Change] {
    synthesis.points.compactMap { point in
      guard let kind = answer(to: point)?.kind, kind != .kept else { return nil }
      return synthesis.changeByHand(of: point)
    }
  }

  /// What was accepted, as edits of the newest version, in a hand.
  func winners(in hand: Hand) -> [Winner] {
    let accepted = synthesis.points.map { ($0, winners(of: $0, in: hand)) }
    var turned: Set<PlaceInFile> = []
    for (point, winners) in accepted where winners.contains(where: { $0.turn != nil }) {
      turned.formUnion(point.places)
    }
    return accepted.flatMap { point, winners -> [Winner] in
      guard !winners.isEmpty, case .proposal(let proposal, let followers) = point.matter else { return winners }
      // Whoever was given no turn comes first, unless others of its file have one: it goes with them.
      let isFirst = proposal.meeting != nil && turned.isDisjoint(with: point.places)
      return winners.map { isFirst ? $0.first : $0 }
        + followers.map { Winner(id: $0.id, edit: $0.edit, hand: hand, together: $0.beside) }
    }
  }

  private func winners(of point: SynthesisPoint, in hand: Hand) -> [Winner] {
    var found: [Winner] = []
    var seen: Set<Edit> = []
    for opinion in point.opinions {
      guard let answer = answer(to: opinion), let edit = edit(of: point, answering: opinion, with: answer),
        seen.insert(edit).inserted
      else { continue }
      found.append(
        Winner(
          id: opinion.winner, edit: edit, hand: hand, turn: answer.turn, together: point.proposal?.beside ?? [],
          rivals: point.proposal?.rivals ?? []))
    }
    return found
  }

  /// A refusal that was accepted, and what it refuses that was accepted all the same: one of them can be. Asked of the
  /// points of some opinions, or of all.
  func accepted(against opinions: Set<OpinionKey>? = nil) -> (refusal: OpinionKey, rival: OpinionKey)? {
    for point in synthesis.points {
      guard case .refusal(_, let rivals) = point.matter,
        let refusal = point.members.first(where: { answer(to: $0)?.kind == .accepted })
      else { continue }
      let rival = rivals.map(OpinionKey.change).first { rival in
        guard let answer = answer(to: rival), let other = synthesis.point(of: rival) else { return false }
        return edit(of: other, answering: rival, with: answer) != nil
      }
      if let rival, opinions?.isDisjoint(with: [refusal, rival]) != true { return (refusal, rival) }
    }
    return nil
  }

  /// What an answer does to the text; nil where it does nothing. What is attached to a change is answered with it and
  /// changes nothing of its own.
  func edit(of point: SynthesisPoint, answering opinion: OpinionKey, with answer: Answer) -> Edit? {
    let wording: [String]?
    switch answer.decision {
    case .kept: return nil
    case .partly(nil): return nil
    case .accepted(let words), .partly(let words): wording = words
    }
    switch point.matter {
    case .proposal(let proposal, _):
      guard case .change = opinion else { return nil }
      if case .accepted = answer.decision { return proposal.edit }
      return wording.flatMap { proposal.edit.worded($0, in: newest.text) }
    case .refusal: return nil
    case .remarks, .lost:
      guard let wording, let block = point.block, synthesis.changeByHand(of: point) == nil else { return nil }
      return newest.text.rewriting(block, wording)
    }
  }
}

/// Where what one file brings meets what others bring.
struct PlaceInFile: Hashable {
  let meeting: Int
  let source: String
}

extension SynthesisPoint {
  /// Where it meets others, in each of the files that propose it; none where it meets nobody.
  var places: [PlaceInFile] {
    guard let proposal, let meeting = proposal.meeting else { return [] }
    return proposal.beside.map { PlaceInFile(meeting: meeting, source: $0.source) }
  }
}

extension Winner {
  /// The same with the first turn, where it has none.
  fileprivate var first: Winner {
    var first = self
    first.turn = turn ?? 1
    return first
  }
}

extension DraftText {
  /// The edit by which a block reads like this.
  func rewriting(_ block: BlockID, _ wording: [String]) -> Edit? {
    guard let text = blocks.first(where: { $0.id == block })?.text else { return nil }
    return wording.isEmpty ? .delete(block) : .rewrite(Span(block, 0..<text.utf16.count), wording)
  }
}

extension OpinionKey {
  /// How a winner is named that this opinion stands for.
  var winner: ChangeID {
    switch self {
    case .change(let id): id
    case .remark: ChangeID(source: description, number: 0)
    }
  }

  /// The opinion that a winner stands for.
  init(winner: ChangeID) { self = OpinionKey(winner.source) ?? .change(winner) }
}
