// SPDX-License-Identifier: AGPL-3.0-or-later

/// The bodies that every pack must supply.
public enum BodyName: String, CaseIterable, Sendable { case executive, standing, inspection }

/// The papers that every pack must supply.
public enum PaperName: String, CaseIterable, Sendable {
  case programme, invitation, votingPaper, minutes, tallyMinutes, notice, resolution
}

/// The figures that every pack must supply.
public enum FigureName: String, CaseIterable, Sendable {
  case conferenceDate = "conference.date"
  case conferenceOrdinal = "conference.ordinal"
  case congressOrdinal = "congress.ordinal"
  case congressTerm = "congress.term"
  case congressWindow = "congress.window"
  case executiveSize = "body.executive.size"
  case standingSize = "body.standing.size"
  case inspectionSize = "body.inspection.size"
  case delegatesPlanned = "delegates.planned"
  case delegatesExOfficio = "delegates.exOfficio"
  case delegatesToAllocate = "delegates.toAllocate"
  case delegatesQuorum = "delegates.quorum"
  case delegatesMajority = "delegates.majority"
  case delegatesStructure = "delegates.structure"
}
