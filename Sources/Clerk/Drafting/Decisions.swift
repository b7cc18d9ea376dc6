// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// What was decided about the changes that were collected, as `docs/drafts-json.md` describes the file.
public struct Decisions: Codable, Hashable, Sendable {
  public struct Decision: Codable, Hashable, Sendable {
    /// The `cid` of a change; its group is decided with it.
    public var change: String
    /// `accepted`, `partly` or `kept`; words may follow.
    public var decision: String
    /// For `partly`: the wording that was agreed on, one text a paragraph; absent where the text takes none of it.
    public var text: [String]?
    /// Its place among those that arrive at the same point, from 1.
    public var turn: Int?
    public var explanation: String?

    public init(
      change: String, decision: String, text: [String]? = nil, turn: Int? = nil, explanation: String? = nil
    ) {
      (self.change, self.decision, self.text) = (change, decision, text)
      (self.turn, self.explanation) = (turn, explanation)
    }
  }

  public var disposition: [Decision]

  public init(disposition: [Decision]) { self.disposition = disposition }
}

/// Why decisions do not fit what was collected.
public enum DecisionFault: Error, Hashable, Sendable {
  case noSuchChange(String)
  case unknownDecision(change: String, decision: String)
  /// Deletions and moves have no wording that could be agreed on.
  case noWording(change: String)
  /// Two decisions on changes that are the same say different things.
  case differ(String, String)
  /// A wording is agreed on only where something is partly accepted.
  case wordingNotTaken(change: String)
  /// The base has its place no longer, or none for its words: nothing can be put there.
  case placeGone(change: String)
  /// What was kept or partly accepted owes an answer.
  case noExplanation(change: String)
}

/// What decisions come to.
public struct Decided: Hashable, Sendable {
  /// The accepted edits.
  public var winners: [Winner]
  /// Changes about which nobody decided.
  public var open: [String]
  /// What was accepted and no edit of words can do: people carry it out in the file.
  public var byHand: [String]
}

extension Collected {
  /// What was decided, as edits; the compilers' own wordings are in their hand, all else in that of whoever proposed it.
  public func decided(by decisions: Decisions, compilers: Hand) throws(DecisionFault) -> Decided {
    // No two bear one id: what was collected has files of different names.
    let changes = Dictionary(uniqueKeysWithValues: self.changes.map { ($0.id.description, $0) })
    var (winners, byHand): ([Winner], [String]) = ([], [])
    var decided: [ChangeID: (decision: Decisions.Decision, verdict: Verdict)] = [:]
    for decision in decisions.disposition {
      guard let change = changes[decision.change] else { throw .noSuchChange(decision.change) }
      guard let verdict = Verdict(decision) else {
        throw .unknownDecision(change: decision.change, decision: decision.decision)
      }
      if verdict != .accepted, decision.explanation?.allSatisfy(\.isWhitespace) ?? true {
        throw .noExplanation(change: decision.change)
      }
      if verdict != .partly, decision.text != nil { throw .wordingNotTaken(change: decision.change) }
      let proposal = collation.proposal(of: change.id)
      let id = proposal?.id ?? change.id
      if let earlier = decided[id] {
        guard earlier.verdict == verdict, earlier.decision.text == decision.text else {
          throw .differ(earlier.decision.change, decision.change)
        }
        continue
      }
      decided[id] = (decision, verdict)
      var edit = proposal?.edit ?? change.edit
      var hand = change.hand ?? Hand(author: change.id.source)
      let isGone = change.standing == .lost && !edit.isLook
      switch verdict {
      case .kept: continue
      case .partly:
        guard let text = decision.text else { continue }
        if isGone { throw .placeGone(change: decision.change) }
        // What people word anew is what they were told of this change, which may be more than it alters.
        guard let worded = change.edit.worded(text, in: collation.base) else {
          throw .noWording(change: decision.change)
        }
        (edit, hand) = (worded, compilers)
      case .accepted: if isGone { throw .placeGone(change: decision.change) }
      }
      if case .reformat = edit {
        byHand.append(id.description)
        continue
      }
      winners.append(
        Winner(
          id: id, edit: edit, hand: hand, turn: decision.turn, together: proposal?.beside ?? [],
          rivals: collation.rivals(of: change.id)))
    }
    let open = self.changes.filter { decided[collation.proposal(of: $0.id)?.id ?? $0.id] == nil }
    return Decided(winners: winners, open: open.map(\.id.description), byHand: byHand)
  }

  private enum Verdict {
    case accepted, partly, kept

    init?(_ decision: Decisions.Decision) {
      switch decision.decision.prefix(while: { $0 != " " }) {
      case "accepted": self = .accepted
      case "partly": self = .partly
      case "kept": self = .kept
      case _: return nil
      }
    }
  }
}

extension Edit {
  /// No words are put anywhere.
  fileprivate var isLook: Bool { if case .reformat = self { true } else { false } }
}

/// What was made of decisions.
public struct ApplyReport: Codable, Hashable, Sendable {
  public var applied: [String]
  /// Changes about which nobody decided: until they are, the version should not be issued.
  public var undecided: [String]
  /// What was accepted and is not in the text: the look of words, columns, pictures and the like, to be done in the file.
  public var byHand: [String]
  public var nextVersionText: [String]
  /// Which of these paragraphs, from 0, have a typed number that repeats the one before it or leaves some out, where the
  /// base did not.
  public var numberBreaks: [Int]
  /// Which of these paragraphs, from 0, are empty and only keep two tables apart or end the text.
  public var separators: [Int]

  public init(_ next: NextVersion, _ decided: Decided, on base: DraftText) {
    applied = decided.winners.map(\.id).sorted().map(\.description)
    (undecided, byHand) = (decided.open, decided.byHand)
    nextVersionText = next.draft.texts
    let places = next.draft.places
    numberBreaks = next.numberBreaks(since: base).compactMap { places[$0.block] }
    separators = next.draft.blocks.indices.filter { next.origins[next.draft.blocks[$0].id] == .separator }
  }
}
