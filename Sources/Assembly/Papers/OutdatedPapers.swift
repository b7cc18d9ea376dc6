// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// Papers about what lies ahead and tables of answers, and whether they still say what holds: what one said is held against
/// what it would say now, so that no way of changing a plan or an answer has to be thought of.
extension PaperGrounds {
  /// Whether a paper that stands tells of a meeting or vote that is not planned so any more, or of opinions and answers
  /// that are others now.
  func isOutdated(_ paper: IssuedPaper, on day: Day) -> Bool {
    guard paper.replacedBy == nil, let form = PaperForm(rawValue: paper.kind), let kind = pack.paper(paper.kind),
      let sent = paper.content.value
    else { return false }
    if case .draft(let id, let version) = paper.subject {
      guard form == .acceptanceTable, let draft = drafting.draft(id) else { return false }
      return isOutdated(paper, kind, sent, about: draft, version, on: day)
    }
    if tellsRestricted(paper) { return canBeIssued(paper, kind, on: max(day, paper.day)) }
    // The congress may be put off after it was announced; all else is told as of the day of the paper.
    if form == .summons { return differs(paper, kind, sent, on: max(day, paper.day)) }
    if isOfCongress(form) { return differs(paper, kind, sent, on: paper.day) }
    guard isAhead(form, paper.subject) || isCorrected(form, paper) || tellsAnnulled(form, paper) else { return false }
    return differs(paper, kind, sent, on: max(day, paper.day))
  }

  private func canBeIssued(_ paper: IssuedPaper, _ kind: PaperKind, on day: Day) -> Bool {
    do throws(PaperRefusal) {
      _ = try draft(kind, about: paper.subject, on: day, paper.language)
      return true
    } catch { return false }
  }

  /// Whether it went out to all and tells of what is restricted since: then only those entitled to that may read it.
  func tellsRestricted(_ paper: IssuedPaper) -> Bool {
    guard !paper.isRestricted, let form = PaperForm(rawValue: paper.kind), form.isOfMeeting,
      let kind = pack.paper(paper.kind), let sent = paper.content.value, let meeting = meeting(of: paper.subject),
      meeting.agenda.contains(where: { item in
        item.paper.flatMap { meetings.restrictedLater[$0] }.map { $0 >= paper.day } ?? false
      })
    else { return false }
    do throws(PaperRefusal) {
      let now = try draft(kind, about: paper.subject, on: paper.day, paper.language)
      return now.isRestricted || now.blocks != sent.blocks
    } catch { return true }
  }

  /// Whether it would read otherwise if it were issued again.
  private func differs(_ paper: IssuedPaper, _ kind: PaperKind, _ sent: Paper, on day: Day) -> Bool {
    do throws(PaperRefusal) {
      let now = try draft(kind, about: paper.subject, on: day, paper.language)
      return now.blocks != sent.blocks || now.abstract != sent.abstract
    } catch {
      // It cannot be issued now: the call that it spoke of was given up, its agenda taken back, or what was recognised.
      return true
    }
  }

  /// Whether it tells of the congress as the record has it: its allocation, its delegates, their credentials, those put
  /// forward.
  private func isOfCongress(_ form: PaperForm) -> Bool {
    switch form {
    case .allocationScheme, .delegateList, .credentialsReport, .personnelScheme, .candidateList, .electionBallot: true
    case .programme, .invitation, .votingPaper, .minutes, .tallyMinutes, .notice, .resolution, .summons, .synthesis,
      .acceptanceTable, .contributionRegister, .lineageReport:
      false
    }
  }

  /// Whether a table of answers was overtaken: by a version that goes on with its round, by an answer, an opinion that was
  /// withdrawn, or one that was reserved since.
  private func isOutdated(
    _ paper: IssuedPaper, _ kind: PaperKind, _ sent: Paper, about draft: DraftDocument, _ version: Int, on day: Day
  ) -> Bool {
    guard draft.rounds.contains(version) else { return true }
    // A round that is over changes by reservations only; to put it together again for every page would take long.
    let mayDiffer = version == draft.newest.number || draft.reservations(of: version).contains { $0.day >= paper.day }
    guard mayDiffer else { return false }
    do throws(PaperRefusal) {
      return try self.draft(kind, about: paper.subject, on: max(day, paper.day), paper.language).blocks != sent.blocks
    } catch {
      // All that had come in was set aside or withdrawn.
      return true
    }
  }

  /// The subject under which a paper is issued again: a version that somebody filed in the middle goes on with its round.
  func subjectNow(of subject: PaperSubject) -> PaperSubject {
    guard case .draft(let id, let version) = subject, let draft = drafting.draft(id),
      let round = draft.rounds.first(where: { $0 >= version })
    else { return subject }
    return .draft(id, version: round)
  }

  /// What papers in force may be about that a new issue replaces: its own subject first, and for a table of answers the
  /// versions with which its round went on.
  private func replaceable(_ kind: String, _ subject: PaperSubject) -> [PaperSubject] {
    guard kind == PaperForm.acceptanceTable.rawValue, case .draft(let id, let version) = subject,
      let draft = drafting.draft(id)
    else { return [subject] }
    let before = draft.rounds.last { $0 < version } ?? 0
    return draft.versions.map(\.number).filter { $0 > before && $0 <= version }.reversed().map {
      .draft(id, version: $0)
    }
  }

  /// The paper in force that a new issue replaces.
  func standing(_ kind: String, about subject: PaperSubject, in language: Language) -> IssuedPaper? {
    replaceable(kind, subject).lazy.compactMap { papers.standing(kind, about: $0, in: language) }.first
  }

  /// Every issue of a paper, the newest last.
  func issues(of kind: String, about subject: PaperSubject) -> [IssuedPaper] {
    let subjects = Set(replaceable(kind, subject))
    return papers.issued.filter { $0.kind == kind && subjects.contains($0.subject) }
  }

  /// Whether what a paper announces is still to come.
  private func isAhead(_ form: PaperForm, _ subject: PaperSubject) -> Bool {
    guard let meeting = meeting(of: subject) else { return false }
    switch form {
    // The programme is followed until the end, and changed while the meeting sits.
    case .programme:
      guard case .closed = meeting.stage else { return true }
      return false
    case .invitation: return meeting.sitting == nil
    case .votingPaper:
      guard case .vote(let id) = subject, case .drafted? = decisions.vote(id)?.stage else { return false }
      return true
    case .minutes, .tallyMinutes, .notice, .resolution, .allocationScheme, .delegateList, .summons, .credentialsReport,
      .synthesis, .acceptanceTable, .contributionRegister, .lineageReport, .personnelScheme, .candidateList,
      .electionBallot:
      return false
    }
  }

  /// Whether the record of the meeting that a paper tells of was put right since.
  private func isCorrected(_ form: PaperForm, _ paper: IssuedPaper) -> Bool {
    guard form == .minutes || form == .notice, let last = meeting(of: paper.subject)?.sitting?.corrections.last else {
      return false
    }
    return last.at.day >= paper.day
  }

  /// Whether a result that the paper may tell of was annulled since.
  private func tellsAnnulled(_ form: PaperForm, _ paper: IssuedPaper) -> Bool {
    guard form == .tallyMinutes || form == .notice || form == .resolution, let meeting = meeting(of: paper.subject)
    else { return false }
    return decisions.votes(in: meeting.id).contains { vote in
      let isToldOf = if case .vote(let id) = paper.subject { id == vote.id } else { true }
      return isToldOf && vote.annulledResult != nil && (vote.annulment?.at.day ?? paper.day) >= paper.day
    }
  }

  /// Why it has to go out again.
  func outdatedWords(_ form: PaperForm, _ subject: PaperSubject, _ say: Language) -> String {
    switch form {
    case .votingPaper:
      say("Nội dung biểu quyết đã thay đổi sau khi phát hành.", "The questions have changed since it went out.")
    case .acceptanceTable:
      if let next = subjectNow(of: subject).version, next != subject.version {
        say(
          "Sau khi phát hành đã có bản \(next) của dự thảo; các ý kiến chuyển sang bản đó.",
          "Version \(next) of the draft was filed since it went out; the opinions were carried over to it.")
      } else {
        say(
          "Ý kiến, câu trả lời hoặc ý kiến bảo lưu đã thay đổi sau khi phát hành.",
          "Opinions, answers or reservations have changed since it went out.")
      }
    case .tallyMinutes, .resolution:
      say(
        "Kết quả biểu quyết đã bị hủy sau khi phát hành.", "A result was annulled since it went out.")
    case .minutes, .notice:
      say(
        "Ý kiến, kết luận hoặc kết quả biểu quyết đã thay đổi sau khi phát hành.",
        "A contribution, the conclusion or a result was put right since it went out.")
    case .allocationScheme, .delegateList, .credentialsReport:
      say(
        "Phân bổ, danh sách hoặc kết quả thẩm tra đã thay đổi sau khi phát hành.",
        "The allocation, the list or what was found of credentials has changed since it went out.")
    case .personnelScheme, .candidateList, .electionBallot:
      say(
        "Số lượng, phương án hoặc thông tin của người trong danh sách đã thay đổi sau khi phát hành.",
        "The number of seats, the version or what is known of those on the list has changed since it went out.")
    case .summons:
      say(
        "Thời gian hoặc địa điểm đã thay đổi sau khi phát hành.", "Time or venue have changed since it went out.")
    case .programme, .invitation, .synthesis, .contributionRegister, .lineageReport:
      say(
        "Thời gian, địa điểm hoặc chương trình đã thay đổi sau khi phát hành.",
        "Time, venue or agenda have changed since it went out.")
    }
  }
}

extension PaperSubject {
  /// The version of a draft that it is about.
  fileprivate var version: Int? { if case .draft(_, let version) = self { version } else { nil } }
}

extension DraftDocument {
  /// Opinions of a round that somebody reserved.
  fileprivate func reservations(of version: Int) -> [Reservation] {
    guard let closed = closings.first(where: { $0.version == version }) else { return reservations }
    let own = Set(returns[closed.returns].map(\.id))
    return reservations.filter { $0.opinion.map { own.contains($0.source) } ?? false }
  }
}
