// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// What a conflict is called in reports: the words with which the known cases begin to tell theirs.
enum ConflictKinds {
  static func kind(of clash: Clash) -> String {
    switch clash.kind {
    case .order: "same insertion point"
    case .beside where !clash.proposals.contains { $0.edit.takesRow || $0.edit.takesParagraph }:
      "paragraph moved and paragraph inserted after it"
    case .beside:
      clash.proposals.contains { $0.edit.takesRow }
        ? "row deleted and row inserted after it" : "paragraph deleted and paragraph inserted after it"
    case .contradiction: contradiction(clash.proposals.map(\.edit))
    }
  }

  private static func contradiction(_ edits: [Edit]) -> String {
    let takes = edits.contains { $0.takesParagraph || $0.takesRow }
    if edits.contains(where: \.moves) { return takes ? "move vs delete" : "different moves" }
    if edits.contains(where: \.takesParagraph) { return "delete whole paragraph vs edit inside" }
    // What somebody inserted, and the same shortened by another: at most one of the two.
    if edits.allSatisfy(\.arrivesAtPoint) { return "same insertion point" }
    return takes ? "delete whole row vs edit inside" : "different replacement"
  }

  static func kind(of dispute: Dispute) -> String {
    switch dispute.kind {
    case .stance: "opposite stance"
    case .figures: "different number"
    case .partly: "partial overlap"
    }
  }

  // MARK: In one word

  static func sort(of dispute: Dispute) -> String {
    switch dispute.kind {
    case .stance: "stance"
    case .figures: "figures"
    case .partly: "partly"
    }
  }

  static func sort(of clash: Clash) -> String {
    switch clash.kind {
    case .contradiction: "contradiction"
    case .order: "order"
    case .beside: "beside"
    }
  }
}

extension Edit {
  fileprivate var moves: Bool { if case .move = self { true } else { false } }
  fileprivate var takesParagraph: Bool { if case .delete = self { true } else { false } }
  fileprivate var takesRow: Bool { if case .deleteRow = self { true } else { false } }
  fileprivate var arrivesAtPoint: Bool { if case .rewrite(let span, _) = self { span.isPoint } else { false } }
}
