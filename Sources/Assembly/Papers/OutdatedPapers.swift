// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// Papers about what lies ahead, and whether they still say what is planned: what one said is held against what it would
/// say now, so that no way of changing a plan has to be thought of.
extension PaperGrounds {
  /// Whether a paper that stands tells of a meeting or vote that is not planned so any more.
  func isOutdated(_ paper: IssuedPaper, on day: Day) -> Bool {
    guard paper.replacedBy == nil, let form = PaperForm(rawValue: paper.kind), let kind = pack.paper(paper.kind),
      isAhead(form, paper.subject) || isCorrected(form, paper), let sent = paper.content.value
    else { return false }
    do throws(PaperRefusal) {
      let now = try draft(kind, about: paper.subject, on: max(day, paper.day), paper.language)
      return now.blocks != sent.blocks || now.abstract != sent.abstract
    } catch {
      // It cannot be issued now: the call that it spoke of was given up, or its agenda taken back.
      return true
    }
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

  /// Why it has to go out again.
  func outdatedWords(_ form: PaperForm, _ say: Language) -> String {
    switch form {
    case .votingPaper:
      say("Nội dung biểu quyết đã thay đổi sau khi phát hành.", "The questions have changed since it went out.")
    case .minutes, .notice:
      say(
        "Ý kiến hoặc kết luận đã ghi được sửa sau khi phát hành.",
        "A contribution or the conclusion was corrected since it went out.")
    default:
      say(
        "Thời gian, địa điểm hoặc chương trình đã thay đổi sau khi phát hành.",
        "Time, venue or agenda have changed since it went out.")
    }
  }
}
