// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// The kinds of paper that can be composed, by their ids in a pack. A pack may list others, which are not offered.
public enum PaperForm: String, Hashable, Sendable, CaseIterable {
  case programme, invitation, votingPaper, minutes, tallyMinutes, notice, resolution
  case allocationScheme, delegateList, summons, credentialsReport
  case synthesis, acceptanceTable, contributionRegister, lineageReport
  case personnelScheme, candidateList, electionBallot

  /// What a paper speaks of.
  public enum Matter: Hashable, Sendable {
    case meeting
    /// One vote, not the whole meeting.
    case vote
    /// The congress itself, and no one meeting.
    case congress
    /// One round of opinions on a draft.
    case draft
    /// Those put forward for a body, so that only the personnel team prepares it.
    case scheme
  }

  public var matter: Matter {
    switch self {
    case .programme, .invitation, .minutes, .notice, .resolution: .meeting
    case .votingPaper, .tallyMinutes: .vote
    case .allocationScheme, .delegateList, .summons, .credentialsReport: .congress
    case .synthesis, .acceptanceTable, .contributionRegister, .lineageReport: .draft
    case .personnelScheme, .candidateList, .electionBallot: .scheme
    }
  }

  /// Whether a meeting brings it, as a whole or by one of its votes.
  public var isOfMeeting: Bool { matter == .meeting || matter == .vote }

  /// Whether its table has too many columns for an upright sheet.
  public var isWide: Bool { self == .acceptanceTable || self == .contributionRegister || self == .candidateList }

  /// Whether the paper tells what happened, so that it cannot be dated before the meeting.
  var tellsWhatHappened: Bool {
    switch self {
    case .programme, .invitation, .votingPaper, .allocationScheme, .delegateList, .summons, .synthesis,
      .acceptanceTable, .contributionRegister, .lineageReport, .personnelScheme, .candidateList, .electionBallot:
      false
    case .minutes, .tallyMinutes, .notice, .resolution, .credentialsReport: true
    }
  }
}

extension PaperGrounds {
  /// The kinds of the pack that can be composed and occur in the congress's mode, in the order of the pack.
  public var offeredPapers: [(kind: PaperKind, form: PaperForm)] {
    let mode = organisations.profile.flatMap { pack.mode($0.congress.mode) }
    return pack.papers.compactMap { kind in
      guard mode?.papersLeftOut.contains(kind.id) != true, let form = PaperForm(rawValue: kind.id) else { return nil }
      return (kind, form)
    }
  }
}
