// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What a paper is composed of. Whoever holds it can compose the paper; finding it costs next to nothing.
struct PaperMatter {
  let form: PaperForm
  let profile: Profile
  let content: Content

  enum Content {
    case meeting(Meeting, OfMeeting)
    case allocationScheme(Adoption, AllocationRun)
    case delegateList([Delegate])
    case summons
    case credentialsReport(Recognition)
    case synthesis(ToldRound)
    case acceptanceTable(ToldRound)
    case contributionRegister(ToldRound)
    case lineageReport(ToldRound)
    case personnelScheme(PersonnelScheme, SlateDraft)
    case candidateList(PersonnelScheme, SlateDraft)
    case electionBallot(PersonnelScheme, SlateDraft)
  }

  /// What each form tells beside its meeting.
  enum OfMeeting {
    case programme
    case invitation
    case minutes(Sitting, Conclusion, until: Moment)
    case notice(Sitting, Conclusion)
    case resolution(Sitting, PaperComposer.Declared, [PaperComposer.Declared])
    case votingPaper(Vote)
    case tallyMinutes(PaperComposer.Declared)
  }
}

extension PaperComposer {
  /// What the paper would be composed of on `day`, or what is missing first.
  func matter(of kind: PaperKind, about subject: PaperSubject) throws(PaperRefusal) -> PaperMatter {
    guard let form = PaperForm(rawValue: kind.id) else { throw .unknownKind(kind.id) }
    guard let profile = grounds.organisations.profile else { throw .unknownSubject }
    switch subject {
    case .congress: return PaperMatter(form: form, profile: profile, content: try congressContent(of: form, kind))
    case .scheme(let id):
      return PaperMatter(form: form, profile: profile, content: try schemeContent(of: form, kind, id))
    case .draft(let id, let version):
      return PaperMatter(form: form, profile: profile, content: try content(of: form, kind, id, version))
    case .meeting, .vote: break
    }
    guard let meeting = grounds.meeting(of: subject) else { throw .unknownSubject }
    guard meeting.callingOff == nil else { throw .meetingCalledOff }
    try checkIssuer(at: meeting)
    if form.tellsWhatHappened, day < meeting.plan.start.day { throw .beforeTheMeeting(meeting.plan.start.day) }
    return PaperMatter(
      form: form, profile: profile, content: .meeting(meeting, try content(of: form, kind, subject, meeting)))
  }

  private func congressContent(of form: PaperForm, _ kind: PaperKind) throws(PaperRefusal) -> PaperMatter.Content {
    switch form {
    case .allocationScheme:
      guard let adoption = grounds.delegates.adoptions.last(where: { $0.day <= day }),
        let run = grounds.delegates.run(adoption.run)
      else { throw .notYet(kind: kind.id, needs: .allocation) }
      if let needed = grounds.delegatesToAllocate(asOf: day)?.value, needed != run.given {
        throw .notYet(kind: kind.id, needs: .freshAllocation)
      }
      return .allocationScheme(adoption, run)
    case .delegateList:
      let summoned = grounds.delegates.summoned
      guard !summoned.isEmpty else { throw .notYet(kind: kind.id, needs: .delegates) }
      return .delegateList(summoned)
    case .summons:
      guard !grounds.delegates.summoned.isEmpty else { throw .notYet(kind: kind.id, needs: .delegates) }
      return .summons
    case .credentialsReport:
      guard let recognition = grounds.delegates.recognition, recognition.day <= day else {
        throw .notYet(kind: kind.id, needs: .credentials)
      }
      return .credentialsReport(recognition)
    case .programme, .invitation, .votingPaper, .minutes, .tallyMinutes, .notice, .resolution, .synthesis,
      .acceptanceTable, .contributionRegister, .lineageReport, .personnelScheme, .candidateList, .electionBallot:
      throw .unknownSubject
    }
  }

  private func content(
    of form: PaperForm, _ kind: PaperKind, _ id: DraftID, _ version: Int
  ) throws(PaperRefusal) -> PaperMatter.Content {
    guard let draft = grounds.drafting.draft(id), let past = draft.round(on: version, asOf: day) else {
      throw .unknownSubject
    }
    let round = ToldRound(draft: past, outcome: draft.outcome(of: version, asOf: day))
    switch form {
    case .synthesis, .acceptanceTable:
      guard !past.round.isEmpty else { throw .notYet(kind: kind.id, needs: .opinions) }
      return form == .synthesis ? .synthesis(round) : .acceptanceTable(round)
    case .contributionRegister:
      guard !past.round.isEmpty || !past.circulations.isEmpty else { throw .notYet(kind: kind.id, needs: .circulation) }
      return .contributionRegister(round)
    case .lineageReport:
      guard !past.sources.isEmpty else { throw .notYet(kind: kind.id, needs: .predecessors) }
      return .lineageReport(round)
    case .programme, .invitation, .votingPaper, .minutes, .tallyMinutes, .notice, .resolution, .allocationScheme,
      .delegateList, .summons, .credentialsReport, .personnelScheme, .candidateList, .electionBallot:
      throw .unknownSubject
    }
  }

  /// The version that was adopted by the day; a scheme may go out with the newest draft, to be discussed.
  private func schemeContent(
    of form: PaperForm, _ kind: PaperKind, _ id: SchemeID
  ) throws(PaperRefusal) -> PaperMatter.Content {
    guard form.matter == .scheme, let scheme = grounds.personnel.scheme(id) else { throw .unknownSubject }
    let adopted = scheme.adoptions.last { $0.day <= day }.flatMap { scheme.draft($0.draft) }
    if form == .personnelScheme {
      guard let draft = adopted ?? scheme.drafts.last(where: { $0.day <= day }) else {
        throw .notYet(kind: kind.id, needs: .slate)
      }
      return .personnelScheme(scheme, draft)
    }
    guard let adopted else { throw .notYet(kind: kind.id, needs: .adoptedSlate) }
    return form == .candidateList ? .candidateList(scheme, adopted) : .electionBallot(scheme, adopted)
  }

  private func content(
    of form: PaperForm, _ kind: PaperKind, _ subject: PaperSubject, _ meeting: Meeting
  ) throws(PaperRefusal) -> PaperMatter.OfMeeting {
    switch (form, subject) {
    case (.programme, .meeting):
      guard !meeting.agenda(asOf: day).isEmpty else { throw .notYet(kind: kind.id, needs: .agenda) }
      return .programme
    case (.invitation, .meeting):
      guard !meeting.agenda(asOf: day).isEmpty else { throw .notYet(kind: kind.id, needs: .agenda) }
      guard meeting.summons != nil else { throw .notYet(kind: kind.id, needs: .summons) }
      return .invitation
    case (.minutes, .meeting):
      let (sitting, conclusion) = try concluded(meeting, for: kind)
      guard case .closed(_, let end) = meeting.stage, end.day <= day else {
        throw .notYet(kind: kind.id, needs: .closing)
      }
      return .minutes(sitting, conclusion, until: end)
    case (.notice, .meeting):
      let (sitting, conclusion) = try concluded(meeting, for: kind)
      return .notice(sitting, conclusion)
    case (.resolution, .meeting): return try decided(meeting, for: kind)
    case (.votingPaper, .vote(let id)):
      let vote = try vote(id)
      guard !vote.isWithdrawn else { throw .unknownSubject }
      return .votingPaper(vote)
    case (.tallyMinutes, .vote(let id)):
      let vote = try vote(id)
      guard vote.opening != nil else { throw .notYet(kind: kind.id, needs: .openedVote) }
      guard vote.annulment == nil else { throw .voteAnnulled(kind: kind.id) }
      guard let declared = declared(vote) else { throw .notYet(kind: kind.id, needs: .declaredVote) }
      return .tallyMinutes(declared)
    case (.programme, .vote), (.invitation, .vote), (.minutes, .vote), (.notice, .vote), (.resolution, .vote),
      (.votingPaper, .meeting), (.tallyMinutes, .meeting), (_, .congress), (_, .draft), (_, .scheme),
      (.allocationScheme, _), (.delegateList, _), (.summons, _), (.credentialsReport, _), (.synthesis, _),
      (.acceptanceTable, _), (.contributionRegister, _), (.lineageReport, _), (.personnelScheme, _),
      (.candidateList, _),
      (.electionBallot, _):
      throw .unknownSubject
    }
  }

  private func vote(_ id: VoteID) throws(PaperRefusal) -> Vote {
    guard let vote = grounds.decisions.vote(id) else { throw .unknownSubject }
    return vote
  }

  private func concluded(_ meeting: Meeting, for kind: PaperKind) throws(PaperRefusal) -> (Sitting, Conclusion) {
    guard let sitting = meeting.sitting else { throw .notYet(kind: kind.id, needs: .opening) }
    guard let conclusion = sitting.conclusion, conclusion.at.day <= day else {
      throw .notYet(kind: kind.id, needs: .conclusion)
    }
    return (sitting, conclusion)
  }

  private func decided(_ meeting: Meeting, for kind: PaperKind) throws(PaperRefusal) -> PaperMatter.OfMeeting {
    guard let sitting = meeting.sitting else { throw .notYet(kind: kind.id, needs: .opening) }
    let votes = grounds.decisions.votes(in: meeting.id).compactMap(declared)
      .filter { kind.isRestricted || !isRestricted($0.vote, in: meeting) }
    // That a restricted item was put to the vote is public, its result is not: what is said must fit all who read it.
    let isSilent =
      !kind.isRestricted
      && grounds.decisions.votes(in: meeting.id).contains {
        $0.opening != nil && $0.annulment == nil && isRestricted($0, in: meeting)
      }
    guard let first = votes.first else {
      throw .notYet(kind: kind.id, needs: isSilent ? .openAdoption : .declaredVote)
    }
    // A resolution that resolves nothing is none.
    guard votes.contains(where: { $0.results.contains(where: \.isAdopted) }) else {
      throw .notYet(kind: kind.id, needs: isSilent ? .openAdoption : .adoption)
    }
    return .resolution(sitting, first, Array(votes.dropFirst()))
  }
}
