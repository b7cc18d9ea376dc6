// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// One thing to be answered: a proposal and all who made it, or remarks that say the same, with what was said beside it.
public struct SynthesisPoint: Hashable, Sendable {
  /// From 1, in the order of the text.
  public internal(set) var number: Int
  public let matter: Matter
  /// The opinions that ask for this, sorted.
  public let members: [OpinionKey]
  /// Remarks about these changes by those who made them, replies to these remarks, and what compilers joined; answered
  /// with them.
  public let attached: [OpinionKey]
  /// Those of `attached` that stood alone until a compiler joined them: whoever said them asks for the same.
  public let joined: [OpinionKey]
  /// Where it stands in the base; nil for what is said of the whole draft, or what is gone.
  public let block: BlockID?
  /// The heading above that place.
  public let heading: BlockID?

  /// What is asked for.
  public enum Matter: Hashable, Sendable {
    /// A change to the words, and the changes that merely follow from it.
    case proposal(Drafts.Proposal, followers: [Drafts.Proposal])
    case remarks(OpinionGroup)
    /// A change whose words are gone from the base; somebody must look.
    case lost(ChangeID)
    /// Somebody wants none of what another puts in (`Change.isRefusal`): it changes no words, and cannot be accepted
    /// beside any of these.
    case refusal(ChangeID, of: [ChangeID])
  }

  /// Names it in addresses and forms as long as this opinion lasts, whatever comes in beside it.
  public var key: OpinionKey { members[0] }
  /// All that one answer answers.
  public var opinions: [OpinionKey] { members + attached }
  /// All that ask for it, each to be counted, with who said it.
  public var supporting: [OpinionKey] { members + joined }

  /// The change to the words that it is; nil for remarks, for what is lost and for a refusal.
  public var proposal: Drafts.Proposal? { if case .proposal(let proposal, _) = matter { proposal } else { nil } }

  /// Whether nothing but remarks asks for it.
  var isOfRemarks: Bool { if case .remarks = matter { true } else { false } }

  /// Whether the draft already says what it asks for, as long as nothing else is accepted.
  var isRefusal: Bool { if case .refusal = matter { true } else { false } }
}

/// Points that cannot all be decided each for itself.
public struct PointClash: Hashable, Sendable {
  public let kind: Kind
  /// Indexes into the points of the synthesis, ascending.
  public let points: [Int]

  /// Between changes, or between remarks that cannot all be followed.
  public enum Kind: Hashable, Sendable {
    case changes(Clash.Kind)
    case remarks(Dispute.Kind)
  }

  /// Whether an order among them has to be chosen.
  public var isOrder: Bool { kind == .changes(.order) }
  /// Whether they can all win.
  var isLoose: Bool {
    switch kind {
    case .changes(.contradiction), .changes(.order): false
    case .changes(.beside), .remarks: true
    }
  }
}

/// A change that the newest version has already: nothing is left to answer.
public struct PresentChange: Hashable, Sendable {
  public let key: OpinionKey
  public let sender: Return.Sender
  public let change: Change
  /// The version whose places the change names.
  public let version: Int
}

/// An opinion as it came, in places of the base.
public struct Said: Hashable, Sendable {
  public let key: OpinionKey
  public let sender: Return.Sender
  public let received: Moment
  /// The version that it was said of.
  public let answers: Int
  public let what: What
  /// Whether it is a change that a file has without anybody's mark.
  public let isSilent: Bool
  /// What it was about in an older version, where that is gone from the newest.
  public let gone: GonePassage?

  /// What was said.
  public enum What: Hashable, Sendable {
    case change(Change)
    case remark(PlacedRemark)

    var gone: GonePassage? {
      switch self {
      case .change(let change): change.gone
      case .remark(let placed): placed.gone
      }
    }
  }

  /// Whose mark it is as the file claims; for a meeting the speaker.
  public var hand: Hand? {
    switch what {
    case .change(let change): change.hand
    case .remark(let placed): placed.remark.hand
    }
  }

  /// The words of a remark; for a change what would be read.
  public var text: String {
    switch what {
    case .change(let change): change.new
    case .remark(let placed): placed.remark.text
    }
  }
}
