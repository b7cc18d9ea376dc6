// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// A paper that can or could be issued about a meeting or one of its votes, and how far that is.
struct PaperOffer {
  let kind: PaperKind
  let form: PaperForm
  let subject: PaperSubject
  /// The vote's title, when it is about one.
  let about: String?
  /// Why it cannot be issued now; nothing when it can.
  let refusal: PaperRefusal?
  let issued: [IssuedPaper]

  var isReady: Bool { refusal == nil }
  /// The issues that stand, one a language at most.
  var standing: [IssuedPaper] { issued.filter { $0.replacedBy == nil } }

  /// Where it is issued.
  var address: Address {
    switch subject {
    case .meeting(let id): Address(path: "meetings", id.text, "papers", "new", kind.id)
    case .vote(let id): Address(path: "votes", id.text, "papers", "new", kind.id)
    case .congress: Address(path: "delegates", "papers", "new", kind.id)
    case .draft(let id, let version): Address(path: "drafts", id.text, "papers", "\(version)", "new", kind.id)
    case .scheme(let id): Address(path: "personnel", id.text, "papers", "new", kind.id)
    }
  }

  func name(_ say: Language) -> String { kind.name[say] + (about.map { " – \($0)" } ?? "") }
}

extension PaperGrounds {
  /// Everything that may be issued about a meeting, in the order of the pack.
  func offers(for meeting: Meeting, on day: Day, _ say: Language) -> [PaperOffer] {
    let votes = decisions.votes(in: meeting.id)
    return offeredPapers.filter(\.form.isOfMeeting).flatMap {
      kind, form -> [PaperOffer] in
      guard form.matter == .vote else { return [offer(kind, form, .meeting(meeting.id), about: nil, on: day, say)] }
      return votes.filter { !$0.cameToNothing && (form != .votingPaper || $0.ballot.method == .votingPaper) }
        .map { offer(kind, form, .vote($0.id), about: $0.ballot.title, on: day, say) }
    }
  }

  /// Those of them that the visitor may know of: a paper of a vote bears its title.
  func offers(for meeting: Meeting, in scene: Scene) -> [PaperOffer] {
    offers(for: meeting, on: scene.now.day, scene.say).filter { offer in
      guard case .vote(let id) = offer.subject, let vote = decisions.vote(id) else { return true }
      return mayKnow(vote, scene)
    }
  }

  /// Everything that may be issued about the congress itself.
  func congressOffers(on day: Day, _ say: Language) -> [PaperOffer] {
    offeredPapers.filter { $0.form.matter == .congress }.map {
      offer($0.kind, $0.form, .congress, about: nil, on: day, say)
    }
  }

  /// Everything that may be issued about a draft: the newest round first.
  func offers(for draft: DraftDocument, on day: Day, _ say: Language) -> [PaperOffer] {
    draft.rounds.reversed().flatMap { version in
      offeredPapers.filter { $0.form.matter == .draft }.map { kind, form in
        offer(
          kind, form, .draft(draft.id, version: version), about: say("bản \(version)", "version \(version)"), on: day,
          say)
      }
    }
  }

  private func offer(
    _ kind: PaperKind, _ form: PaperForm, _ subject: PaperSubject, about: String?, on day: Day, _ say: Language
  ) -> PaperOffer {
    var refusal: PaperRefusal?
    // Only whether it could be composed: the first page asks this of every paper each time it is opened.
    let composer = PaperComposer(grounds: self, language: say, day: day)
    do throws(PaperRefusal) { _ = try composer.matter(of: kind, about: subject) } catch { refusal = error }
    let issued = issues(of: kind.id, about: subject)
    return PaperOffer(kind: kind, form: form, subject: subject, about: about, refusal: refusal, issued: issued)
  }

  /// The day that a paper usually bears: minutes are of the day they tell of, however late they are written, but never of
  /// one before they were last put right.
  func usualDay(of kind: PaperKind, _ subject: PaperSubject, now today: Day) -> Day {
    guard let form = PaperForm(rawValue: kind.id), form == .minutes || form == .tallyMinutes,
      let meeting = meeting(of: subject), let sitting = meeting.sitting
    else { return today }
    let told = [meeting.closed?.day ?? sitting.opened.day] + sitting.corrections.map(\.at.day)
    return min(told.max() ?? today, today)
  }

  /// The paper as it would go out, before it has a number.
  func draft(
    _ kind: PaperKind, about subject: PaperSubject, on day: Day, _ language: Language
  ) throws(PaperRefusal) -> Paper {
    try PaperComposer(grounds: self, language: language, day: day).compose(kind, about: subject, number: nil)
  }

  /// Papers that can be issued and have not been, for whoever issues papers.
  func paperToDos(_ scene: Scene) -> [ToDo] {
    guard scene.may(.issuePapers) else { return [] }
    let say = scene.say
    let ofCongress = congressOffers(on: scene.now.day, say).compactMap { offer -> ToDo? in
      guard offer.isReady else { return nil }
      if offer.isOutdated(on: scene.now.day, self) {
        return ToDo(
          say("Phát hành lại: \(offer.name(say))", "Issue again: \(offer.name(say))"),
          detail: outdatedWords(offer.form, offer.subject, say), at: offer.address, rank: 25)
      }
      guard offer.issued.isEmpty else { return nil }
      return ToDo(
        say("Phát hành: \(offer.name(say))", "Issue: \(offer.name(say))"),
        detail: pack.term(.congress, say).capitalised,
        at: offer.address, rank: 45)
    }
    return ofCongress + drafting.all.filter(scene.maySee).flatMap { paperToDos(of: $0, scene) }
      + meetings.all.flatMap { meeting in
        offers(for: meeting, in: scene).compactMap { offer -> ToDo? in
          let name = offer.name(say)
          if offer.isReady, offer.isOutdated(on: scene.now.day, self) {
            return ToDo(
              say("Phát hành lại: \(name)", "Issue again: \(name)"),
              detail: "\(meetingLabel(meeting, say)): \(outdatedWords(offer.form, offer.subject, say).uncapitalised)",
              at: offer.address, rank: 25)
          }
          guard offer.isReady, offer.issued.isEmpty, offer.isDue(meeting, self) else { return nil }
          return ToDo(
            say("Phát hành: \(name)", "Issue: \(name)"), detail: meetingLabel(meeting, say), at: offer.address,
            rank: offer.form.tellsWhatHappened ? 30 : 50)
        }
      }
  }

  /// Tables of answers that were overtaken, for whoever issues papers: each once, whatever languages it went out in.
  public func paperToDos(of draft: DraftDocument, _ scene: Scene) -> [ToDo] {
    guard scene.may(.issuePapers) else { return [] }
    let say = scene.say
    let overtaken = papers.issued.filter { paper in
      guard case .draft(draft.id, _) = paper.subject, scene.mayRead(paper, self) else { return false }
      return isOutdated(paper, on: scene.now.day)
    }
    let tables = overtaken.compactMap { paper in
      pack.paper(paper.kind).map { OvertakenTable(kind: $0, subject: paper.subject) }
    }
    return tables.unique.map { table in
      ToDo(
        say("Phát hành lại: \(table.kind.name[say])", "Issue again: \(table.kind.name[say])"),
        detail:
          "\(words(of: table.subject, say)): \(outdatedWords(.acceptanceTable, table.subject, say).uncapitalised)",
        at: PaperPages.formAddress(table.kind, subjectNow(of: table.subject)), rank: 25)
    }
  }

  /// What a paper is about, as short as a column needs it.
  func words(of subject: PaperSubject, _ say: Language) -> String {
    switch subject {
    case .meeting, .vote: meeting(of: subject).map { listName(of: $0, say) } ?? ""
    case .congress: pack.term(.congress, say).capitalised
    case .draft(let id, let version):
      drafting.draft(id).map { say("\($0.title), bản \(version)", "\($0.title), version \(version)") } ?? ""
    case .scheme(let id):
      personnel.scheme(id).map { scheme in title(of: scheme, say) } ?? ""
    }
  }

  /// "Hội nghị lần thứ hai Ban Chấp hành …"
  func meetingLabel(_ meeting: Meeting, _ say: Language) -> String {
    PaperComposer(grounds: self, language: say, day: meeting.plan.start.day).name(of: meeting).capitalised
  }
}

extension PaperOffer {
  /// Whether one that stands tells of a meeting or vote that is not planned so any more.
  func isOutdated(on day: Day, _ grounds: some PaperGrounds) -> Bool {
    standing.contains { grounds.isOutdated($0, on: day) }
  }

  /// Whether there is still use for it: nobody needs an invitation to a meeting that is over.
  func isDue(_ meeting: Meeting, _ grounds: some PaperGrounds) -> Bool {
    if form.tellsWhatHappened { return true }
    if case .vote(let id) = subject {
      guard case .drafted? = grounds.decisions.vote(id)?.stage else { return false }
      return true
    }
    return meeting.sitting == nil
  }
}

/// A table of answers in force that no longer says what holds.
private struct OvertakenTable: Hashable {
  let kind: PaperKind
  let subject: PaperSubject
}
