// SPDX-License-Identifier: AGPL-3.0-or-later

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
    }
  }

  func name(_ say: Language) -> String { kind.name[say] + (about.map { " – \($0)" } ?? "") }
}

extension PaperGrounds {
  /// Everything that may be issued about a meeting, in the order of the pack.
  func offers(for meeting: Meeting, on day: Day, _ say: Language) -> [PaperOffer] {
    let votes = decisions.votes(in: meeting.id)
    return offeredPapers.flatMap { kind, form -> [PaperOffer] in
      guard form.isAboutVote else { return [offer(kind, form, .meeting(meeting.id), about: nil, on: day, say)] }
      return votes.filter { !$0.isWithdrawn && (form != .votingPaper || $0.ballot.method == .votingPaper) }
        .map { offer(kind, form, .vote($0.id), about: $0.ballot.title, on: day, say) }
    }
  }

  private func offer(
    _ kind: PaperKind, _ form: PaperForm, _ subject: PaperSubject, about: String?, on day: Day, _ say: Language
  ) -> PaperOffer {
    var refusal: PaperRefusal?
    do throws(PaperRefusal) { _ = try draft(kind, about: subject, on: day, say) } catch { refusal = error }
    let issued = papers.papers(about: subject).filter { $0.kind == kind.id }
    return PaperOffer(kind: kind, form: form, subject: subject, about: about, refusal: refusal, issued: issued)
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
    return meetings.all.flatMap { meeting in
      offers(for: meeting, on: scene.now.day, say).filter { $0.isReady && $0.issued.isEmpty && $0.isDue(meeting, self) }
        .map { offer in
          ToDo(
            say("Phát hành: \(offer.name(say))", "Issue: \(offer.name(say))"),
            detail: meetingLabel(meeting, say), at: offer.address, rank: offer.form.tellsWhatHappened ? 30 : 50)
        }
    }
  }

  /// "Hội nghị lần thứ hai Ban Chấp hành …"
  func meetingLabel(_ meeting: Meeting, _ say: Language) -> String {
    PaperComposer(grounds: self, language: say, day: meeting.plan.start.day).name(of: meeting).capitalised
  }
}

extension PaperOffer {
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
