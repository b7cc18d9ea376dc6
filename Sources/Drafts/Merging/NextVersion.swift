// SPDX-License-Identifier: AGPL-3.0-or-later

/// An edit that was accepted, as proposed or partly, ready to be applied.
public struct Winner: Hashable, Sendable {
  public var id: ChangeID
  public var edit: Edit
  /// In whose name the redline shows it.
  public var hand: Hand
  /// Its place among those that arrive at the same point; needed only where several do.
  public var turn: Int?
  /// The changes that it comes of and that stand beside the others of their files (`Proposal.beside`): these neither
  /// contradict each other nor need a turn.
  public var together: [ChangeID]
  /// The changes that it excludes wherever they stand (`Collation.rivals`): no turn makes room for both.
  public var rivals: [ChangeID]

  public init(
    id: ChangeID, edit: Edit, hand: Hand, turn: Int? = nil, together: [ChangeID] = [], rivals: [ChangeID] = []
  ) {
    self.id = id
    self.together = together
    self.rivals = rivals
    self.edit = edit
    self.hand = hand
    self.turn = turn
  }
}

/// Why accepted edits make no next version.
public enum ApplyRefusal: Error, Hashable, Sendable {
  /// The two want the same words, or one of them is what somebody made of the other; at most one can be accepted.
  case contradicting(ChangeID, ChangeID)
  /// The two arrive at the same point, and nobody has said which comes first.
  case orderNeeded(ChangeID, ChangeID)
  /// It names a block or a place that the base does not have.
  case notInBase(ChangeID)
  /// It would join blocks of different cells or stories.
  case acrossBorder(ChangeID)
  /// The outcome is not exactly the base with the accepted wordings; nothing may be issued.
  case unsound
}

/// Where a block of the next version comes from.
public enum BlockOrigin: Hashable, Sendable {
  /// The same block, its words changed or not.
  case kept
  case moved
  /// It took in these blocks, which are no more.
  case merged([BlockID])
  case split(from: BlockID)
  case inserted
  /// An empty paragraph that keeps two tables apart or ends a text: one that could not go with its words, or a new one.
  case separator
}

/// The version that accepted edits make of a base.
public struct NextVersion: Hashable, Sendable {
  /// Numbers that the file counts by itself are the old ones until the file has been read again.
  public var draft: DraftText
  public var origins: [BlockID: BlockOrigin]
  /// The base with the accepted edits as marks in it: rejecting all gives the base, accepting all gives the draft.
  /// Blocks of the base carry their bookmark as a hint.
  public var redline: MarkedText
  /// What the redline's blocks are made of, in the same order, for whoever draws it into a file.
  public var patches: [RedlineSource]

  /// Empty paragraphs that only keep tables apart or end a text, in the order of the draft (`Separators`).
  public var separators: [BlockID] { draft.blocks.map(\.id).filter { origins[$0] == .separator } }

  /// The blocks of the draft without separators: exactly what the accepted edits ask for.
  public var asked: [DraftBlock] { draft.blocks.filter { origins[$0.id] != .separator } }
}

/// What a block of a redline stands for in the base.
public enum RedlineSource: Hashable, Sendable {
  /// A part of a block of the base; parts are counted from 0 where the block is split.
  case base(BlockID, part: Int)
  /// The other end of a move: the block of the base as it arrives, piece by piece as units of that block; nil for words
  /// that are new in it.
  case arrived(BlockID, part: Int, stretches: [Range<Int>?])
  case new(ChangeID)
}

extension DraftText {
  /// Applies accepted edits; equal ones count once. Refuses contradictions and an order that nobody chose, and verifies
  /// what it made before it hands it over.
  public func applying(_ winners: [Winner], as version: Int) throws(ApplyRefusal) -> NextVersion {
    let locator = Locator(self)
    let plan = try WeavePlan(Turns(winners, locator).winners, locator)
    var weave = Weave(locator, plan)
    weave.run()
    let next = Succession(weave, self, version).next()
    guard Soundness(locator, plan).holds(for: next) else { throw .unsound }
    return next
  }
}

extension Comparison {
  /// Notes whose marks stand elsewhere in the new version, or in words that are written anew there: no redline can carry
  /// them along, so people see to them. Each as the block of the new version in which its mark stands.
  public var notesLeftBehind: [DraftNoteMark] { strays(replacing: notedReplacements()).map(\.new) }

  /// The old version with what leads to the new one as marks, in one hand. Without noise it leads to the new one but for
  /// what no reader would call an edit.
  public func redline(
    of base: DraftText, in hand: Hand, withNoise: Bool = true
  ) throws(ApplyRefusal) -> NextVersion {
    let edits = edits(of: base, replacing: notedReplacements()).filter { withNoise || $0.noise == nil }
    let winners = edits.enumerated().map { number, edit in
      let id = ChangeID(source: "", number: number)
      return Winner(id: id, edit: edit.edit, hand: hand, turn: edit.turn, together: [id])
    }
    return try base.applying(winners, as: base.version + 1)
  }
}
