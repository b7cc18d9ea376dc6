// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What the screen of the hall shows: one message at a time, the newest that matters.
enum HallScreen {
  static func page(_ view: MeetingScene, _ grounds: any DecisionGrounds) -> Page {
    let say = view.say
    var page = Page(view.title, language: say.rawValue, live: "/live") { message(view, grounds) }
    page.isForHall = true
    return page
  }

  @HTMLBuilder private static func message(_ view: MeetingScene, _ grounds: any DecisionGrounds) -> HTML {
    let say = view.say
    let votes = grounds.decisions.votes(in: view.meeting.id)
    switch view.meeting.stage {
    case .planned:
      HallMessage(say("Đang chuẩn bị", "Being prepared"), note: view.meeting.plan.start.words(say))
    case .summoned: attendance(view, say("Đang điểm danh", "Checking in"))
    case .closed(_, let at):
      HallMessage(say("Đã bế mạc", "Closed"), note: at.words(say))
    case .calledOff(let callingOff, _):
      HallMessage(view.meeting.stage.words(say), note: callingOff.reason)
    case .sitting(let sitting):
      if let vote = votes.last(where: \.isUnderWay) {
        underWay(vote, view, grounds)
      } else if sitting.conclusion != nil {
        HallMessage(view.term(.conclusion), note: sitting.conclusion.map { view.name($0.by) })
      } else if let item = view.openDiscussions.first {
        HallMessage(say("Đang thảo luận", "Under discussion"), note: item.title)
        attendance(view, nil)
      } else if let vote = votes.last(where: { $0.results != nil }) {
        results(vote, view, grounds)
      } else {
        attendance(view, say("Số người có mặt", "Members present"))
      }
    }
  }

  @HTMLBuilder private static func attendance(_ view: MeetingScene, _ about: String?) -> HTML {
    if let quorum = view.quorumNow {
      if let about {
        HallMessage(about, number: "\(quorum.present)/\(quorum.baseCount)")
      }
      QuorumBar(
        present: quorum.present, needed: quorum.needed, of: quorum.baseCount,
        says: quorum.sentence(view.say, in: view.grounds.pack),
        label: quorum.verdict(view.say))
    }
  }

  /// What is asked, of how many; not a word of what was answered.
  @HTMLBuilder private static func underWay(
    _ vote: Vote, _ view: MeetingScene, _ grounds: any DecisionGrounds
  ) -> HTML {
    let say = view.say
    let ballot = vote.ballot
    let mayKnow = grounds.mayKnow(vote, view.scene)
    HallMessage(
      vote.stage.publicWords(say), note: mayKnow ? ballot.title : grounds.meetings.openTitle(of: vote))
    if mayKnow, ballot.questions.map(\.text) != [ballot.title] { HallQuestions(ballot.questions.map(\.text)) }
    if let opening = vote.opening {
      let heads = opening.quorum.heads(say, in: grounds.pack).capitalised
      if case .open = vote.stage { HallNote("\(heads) – \(ballot.secrecyWords(say))") } else { HallNote(heads) }
    }
  }

  /// The declared outcomes, a row a question.
  @HTMLBuilder private static func results(
    _ vote: Vote, _ view: MeetingScene, _ grounds: any DecisionGrounds
  ) -> HTML {
    if grounds.mayKnow(vote, view.scene) {
      HallMessage(vote.ballot.title)
      HallResults(
        vote.ballot.questions.compactMap { question in
          vote.result(question.id).map { $0.inHall(of: question, view.say) }
        })
      Set(vote.results?.map { $0.measure(view.say, in: grounds.pack) } ?? []).sorted().map { HallNote($0) }
    } else {
      HallMessage(grounds.meetings.openTitle(of: vote), note: vote.stage.publicWords(view.say))
    }
  }
}

extension Vote {
  /// Open or being counted.
  var isUnderWay: Bool {
    switch stage {
    case .open, .counting, .counted: true
    case .drafted, .withdrawn, .annulled, .declared: false
    }
  }
}

extension Vote.Stage {
  /// What the hall is told: not whether two counts differ, which is the tellers' business until it is settled.
  func publicWords(_ say: Language) -> String {
    switch self {
    case .drafted: say("Sắp biểu quyết", "To be voted on")
    case .withdrawn: say("Đã rút", "Withdrawn")
    case .annulled: say("Đã hủy", "Annulled")
    case .open: say("Đang biểu quyết", "Voting")
    case .counting, .counted: say("Đang kiểm phiếu", "Being counted")
    case .declared: say("Đã công bố", "Declared")
    }
  }
}
