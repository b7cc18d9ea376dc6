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
  /// What was kept or partly accepted owes an answer.
  case noExplanation(change: String)
}

extension Collected {
  /// The accepted edits, and the changes about which nobody decided.
  public func winners(of decisions: Decisions) throws(DecisionFault) -> (winners: [Winner], open: [String]) {
    // No two bear one id: what was collected has files of different names.
    let changes = Dictionary(uniqueKeysWithValues: self.changes.map { ($0.id.description, $0) })
    var winners: [Winner] = []
    var decided: [ChangeID: (decision: Decisions.Decision, verdict: Verdict)] = [:]
    for decision in decisions.disposition {
      guard let change = changes[decision.change] else { throw .noSuchChange(decision.change) }
      guard let verdict = Verdict(decision) else {
        throw .unknownDecision(change: decision.change, decision: decision.decision)
      }
      if verdict != .accepted, decision.explanation?.isEmpty ?? true { throw .noExplanation(change: decision.change) }
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
      switch verdict {
      case .kept: continue
      case .partly:
        guard let text = decision.text else { continue }
        guard let worded = edit.worded(text, in: collation.base) else { throw .noWording(change: decision.change) }
        edit = worded
      case .accepted: break
      }
      let hand = change.hand ?? Hand(author: change.id.source)
      winners.append(
        Winner(id: id, edit: edit, hand: hand, turn: decision.turn, together: proposal?.together ?? []))
    }
    let open = self.changes.filter { decided[collation.proposal(of: $0.id)?.id ?? $0.id] == nil }
    return (winners, open.map(\.id.description))
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

/// What was made of decisions.
public struct ApplyReport: Codable, Hashable, Sendable {
  public var applied: [String]
  /// Changes about which nobody decided: until they are, the version should not be issued.
  public var undecided: [String]
  public var nextVersionText: [String]
  /// Which of these paragraphs, from 0, are empty and only keep two tables apart or end the text.
  public var separators: [Int]

  public init(_ next: NextVersion, winners: [Winner], open: [String]) {
    applied = winners.map(\.id).sorted().map(\.description)
    undecided = open
    nextVersionText = next.draft.texts
    separators = next.draft.blocks.indices.filter { next.origins[next.draft.blocks[$0].id] == .separator }
  }
}
