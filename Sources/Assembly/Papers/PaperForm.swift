// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// The kinds of paper that can be composed, by their ids in a pack. A pack may list others, which are not offered.
public enum PaperForm: String, Hashable, Sendable, CaseIterable {
  case programme, invitation, votingPaper, minutes, tallyMinutes, notice, resolution
  case allocationScheme, delegateList, summons, credentialsReport
  case synthesis, acceptanceTable, contributionRegister, lineageReport
  case personnelScheme, candidateList, electionBallot

  /// Whether the paper speaks of one vote, not of the whole meeting.
  public var isAboutVote: Bool {
    switch self {
    case .votingPaper, .tallyMinutes: true
    case .programme, .invitation, .minutes, .notice, .resolution, .allocationScheme, .delegateList, .summons,
      .credentialsReport, .synthesis, .acceptanceTable, .contributionRegister, .lineageReport, .personnelScheme,
      .candidateList, .electionBallot:
      false
    }
  }

  /// Whether the paper speaks of the congress itself, and of no one meeting.
  public var isAboutCongress: Bool {
    switch self {
    case .allocationScheme, .delegateList, .summons, .credentialsReport: true
    case .programme, .invitation, .votingPaper, .minutes, .tallyMinutes, .notice, .resolution, .synthesis,
      .acceptanceTable, .contributionRegister, .lineageReport, .personnelScheme, .candidateList, .electionBallot:
      false
    }
  }

  /// Whether the paper speaks of those put forward for a body, so that only the personnel team prepares it.
  public var isAboutScheme: Bool {
    switch self {
    case .personnelScheme, .candidateList, .electionBallot: true
    case .programme, .invitation, .votingPaper, .minutes, .tallyMinutes, .notice, .resolution, .allocationScheme,
      .delegateList, .summons, .credentialsReport, .synthesis, .acceptanceTable, .contributionRegister, .lineageReport:
      false
    }
  }

  /// Whether the paper speaks of one round of opinions on a draft.
  public var isAboutDraft: Bool {
    switch self {
    case .synthesis, .acceptanceTable, .contributionRegister, .lineageReport: true
    case .programme, .invitation, .votingPaper, .minutes, .tallyMinutes, .notice, .resolution, .allocationScheme,
      .delegateList, .summons, .credentialsReport, .personnelScheme, .candidateList, .electionBallot:
      false
    }
  }

  /// Whether its table has too many columns for an upright sheet.
  public var isWide: Bool { self == .acceptanceTable || self == .contributionRegister }

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
