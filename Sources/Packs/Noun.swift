// SPDX-License-Identifier: AGPL-3.0-or-later

/// A word of the organisation: what one of them is called, and what several are.
public struct Noun: Hashable, Sendable {
  public let one: Phrase
  public let other: Phrase

  /// A word that has one form only, or is never counted, needs no `other`.
  public init(_ one: Phrase, other: Phrase? = nil) {
    self.one = one
    self.other = other ?? one
  }
}

/// The words that every pack must supply.
public enum TermName: String, CaseIterable, Sendable {
  case organisation, unit, predecessor, member, person, conference, congress, congressLong, term
  case committee, delegate, exOfficio, chair, secretary, teller, headTeller, office
  case agenda, minutes, conclusion, assignment, votingPaper, tallyMinutes, ballot, resolution, programme, invitation
  case notice, comradeOrTitle
  case executive, standing, inspection, presidium, secretariat, credentials, superior
  case delegateAlternate, delegateDesignated, delegateElected, guest
  case quorum, majority, threshold, base, question, candidate, attendance, delegationOfAuthority, waiver
  case summoned, registered, present, absent, excused, inOffice, cast, valid, invalid, issued, returned
  case plan, draft, report, submission, scheme, comment, synthesis, acceptance, discussion, recipients
  case preparatorySession, formalSession

  /// Whether a language may have no word for it: where people are named without any address.
  public var mayBeEmpty: Bool { self == .comradeOrTitle }

  /// Whether pages and papers count what it names, so that a language which tells one from several needs both forms.
  public var isCounted: Bool {
    switch self {
    case .unit, .predecessor, .member, .person, .conference, .delegate, .exOfficio, .delegateAlternate,
      .delegateDesignated, .delegateElected, .guest, .candidate, .assignment, .comradeOrTitle:
      true
    default: false
    }
  }
}

extension Language {
  /// Whether a noun has a form of its own for several.
  var tellsOneFromSeveral: Bool {
    switch self {
    case .vietnamese: false
    case .english: true
    }
  }
}
