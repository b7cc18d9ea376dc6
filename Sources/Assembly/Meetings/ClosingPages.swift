// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The last form of a meeting, and what has to end before it.
extension MeetingScene {
  func closingPage() -> Page? {
    guard case .sitting(let sitting) = meeting.stage else { return notNow(say("Bế mạc", "Close the meeting")) }
    return page(say("Bế mạc", "Close the meeting")) {
      if !openVotes.isEmpty {
        votesFirst(say("Chưa bế mạc được", "It cannot close yet"))
      } else if sitting.conclusion == nil {
        EmptyNote(
          term(.conclusion),
          EmptyState(
            say("Chưa có phát biểu kết luận nên chưa bế mạc được.", "It cannot close before the conclusion."),
            action: Link(say("Ghi kết luận", "Record the conclusion"), to: address("conclusion"))))
      } else {
        P(
          say(
            "Đã có kết luận và \(sitting.assignments.count) nhiệm vụ được giao. Sau khi bế mạc không giao thêm được.",
            "It is concluded, with \(sitting.assignments.count, one: "assignment", other: "assignments"). None can be added after closing."
          ))
        quorumLostNotice()
        rollDifferencesNotice()
        questionsLeft()
        draftsLeft()
        Form(to: address("close"), token: scene.token) {
          timeFields(
            say("Giờ bế mạc", "Closed at"), proposing: isOn ? suggestedTime : max(suggestedTime, meeting.plan.end))
          Buttons {
            Button(say("Bế mạc", "Close the meeting"))
            ButtonLink(say("Giao thêm nhiệm vụ", "Add an assignment"), to: address("assignments", "new"), .secondary)
          }
        }
      }
    }
  }

  /// The votes that have no result yet, each with the way to it.
  func votesFirst(_ problem: String) -> HTML {
    HTML {
      Notice(
        heading: say("\(problem): còn biểu quyết chưa công bố kết quả", "\(problem): a vote has no declared result"),
        .attention
      ) {
        P(
          say(
            "Hãy kiểm phiếu và công bố kết quả của từng cuộc biểu quyết sau.",
            "Count and declare each of these votes first."))
        Ul { openVotes.map(entry) }
      }
      Buttons { ButtonLink(grounds.pack.backToMeeting(say), to: address(), .plain) }
    }
  }

  /// A vote in a list, with the way to it for those who may read what it is on.
  func entry(_ vote: MeetingVote) -> Fragment<ListItems> {
    hides(vote.item) ? Li(vote.title) : Li { A(vote.title, to: Address(path: "votes", vote.id)) }
  }

  /// What votes of the meeting left open and nobody has put again, before it is concluded or closed without.
  @HTMLBuilder func questionsLeft() -> HTML {
    let open = grounds.votes(of: meeting).flatMap { vote in hides(vote.item) ? [] : vote.leftOpen }.unique
    if !open.isEmpty {
      Notice(heading: say("Chưa có quyết định", "Not decided yet"), .attention) {
        Ul { open.map { Li($0) } }
        P(
          isSitting && meeting.sitting?.conclusion == nil
            ? say(
              "Muốn biểu quyết lại tại cuộc họp này thì làm trước khi kết luận; nếu không, đưa ra cuộc họp sau.",
              "To vote on it again in this meeting, do so before the conclusion; otherwise the next meeting takes it up."
            )
            : say("Nội dung này phải đưa ra cuộc họp sau.", "It is left to the next meeting."))
      }
    }
  }

  /// What was prepared and never put to the vote: it cannot be after the close.
  @HTMLBuilder private func draftsLeft() -> HTML {
    let drafts = grounds.votes(of: meeting).filter { $0.stage == .drafted }
    if !drafts.isEmpty {
      Notice(
        heading: say("Đã soạn nhưng chưa đưa ra biểu quyết", "Prepared, but not put to the vote"), .attention
      ) {
        Ul { drafts.map(entry) }
        P(
          say(
            "Sau khi bế mạc không biểu quyết được nữa; biên bản ghi là không đưa ra biểu quyết.",
            "After the close they cannot be opened; the minutes say that they were not put to the vote."))
      }
    }
  }
}
