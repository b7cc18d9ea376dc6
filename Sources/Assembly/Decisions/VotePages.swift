// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// All votes, and those of one meeting.
enum VotePages {
  static func list(_ scene: Scene, _ grounds: any DecisionGrounds) -> Page? {
    let say = scene.say
    let title = say("Biểu quyết", "Votes")
    return scene.page(title, at: "/votes", live: true, width: .wide) {
      H1(title)
      Live("votes") {
        table(
          grounds.decisions.votes.filter { grounds.mayKnow($0, scene) }.reversed(), scene, grounds,
          empty: Link(grounds.pack.seeMeetings(say), to: "/meetings"))
      }
    }
  }

  static func list(of view: MeetingScene, _ grounds: any DecisionGrounds) -> Page {
    let say = view.say
    let add = Link(say("Soạn nội dung biểu quyết", "Prepare a vote"), to: view.address("votes", "new"))
    let mayAdd = view.scene.may(.prepareQuestions) && !view.isOver
    return view.page(say("Biểu quyết", "Votes"), live: true, width: .wide) {
      Live("votes") {
        table(
          grounds.decisions.votes(in: view.meeting.id).filter { grounds.mayKnow($0, view.scene) }, view.scene, grounds,
          empty: mayAdd ? add : nil)
      }
      Buttons {
        if mayAdd { ButtonLink(add.text, to: add.address) }
        ButtonLink(grounds.pack.backToMeeting(say), to: view.address(), .plain)
      }
    }
  }

  private static func table(
    _ votes: [Vote], _ scene: Scene, _ grounds: any DecisionGrounds, empty: Link?
  ) -> HTML {
    let say = scene.say
    return DataTable(
      say("Các cuộc biểu quyết", "Votes"), votes,
      columns: [
        .rowLink(say("Nội dung", "Subject")) {
          $0.ballot.title
        } to: {
          Address(path: "votes", $0.id.text)
        },
        .text(grounds.pack.term(.conference, say).capitalised) { vote in
          grounds.meetings.meeting(vote.meeting).map { grounds.listName(of: $0, say) } ?? ""
        },
        .text(say("Hình thức", "Method")) { $0.ballot.method.words(say) },
        .number(say("Số nội dung", "Questions")) { "\($0.ballot.questions.count)" },
        .content(say("Tình trạng", "Stage")) { Tag($0.stage.words(say), $0.stage.tone) },
      ],
      empty: EmptyState(
        say("Chưa có nội dung nào được đưa ra biểu quyết.", "Nothing has been put to the vote yet."), action: empty))
  }

  /// What waits for a visitor about votes.
  static func toDos(_ scene: Scene, _ grounds: some DecisionGrounds) -> [ToDo] {
    let unprepared = grounds.meetings.all.map { MeetingScene(scene, grounds, $0) }.flatMap { view -> [ToDo] in
      guard scene.may(.prepareQuestions), !view.isOver else { return [] }
      let bound = Set(
        grounds.decisions.votes(in: view.meeting.id)
          .filter { !$0.cameToNothing || !grounds.questionsToRepeat(of: $0).isEmpty }.compactMap(\.ballot.item))
      return view.meeting.agenda.filter { $0.kind == .approve && !bound.contains($0.id) && !view.hides($0.id) }.map {
        ToDo(
          scene.say("Soạn nội dung biểu quyết", "Prepare a vote"), detail: $0.title, at: view.address("votes", "new"),
          rank: 45)
      }
    }
    return unprepared
      + grounds.decisions.votes.compactMap { VoteScene(scene, grounds, $0) }.flatMap { view in
        view.vote.isUnderWay ? view.toDos.map(\.goingOn) : view.toDos
      }
  }
}

extension Vote.Stage {
  var tone: Tone {
    switch self {
    case .drafted, .withdrawn, .annulled: .neutral
    case .open: .accent
    case .counting, .counted: .attention
    case .declared: .good
    }
  }
}

extension VoteScene {
  var toDos: [ToDo] {
    let subject = ballot.title
    var all: [ToDo] = []
    switch vote.stage {
    case .withdrawn: break
    case .drafted:
      if scene.may(.prepareQuestions) || scene.may(.chair), mayOpenNow {
        // What is under discussion comes first, but for items that follow the vote's own.
        all.append(
          ToDo(
            say("Bắt đầu biểu quyết", "Open the vote"), detail: subject, at: address("open"),
            rank: followsDiscussion ? 9 : 7
          ).goingOn)
      }
    case .open, .counting:
      if mayEnter {
        let isRoll = ballot.method == .rollCall && vote.opening != nil && isOpen
        all.append(
          isRoll
            ? ToDo(say("Gọi tên và ghi ý kiến", "Call the roll"), detail: subject, at: address("roll"), rank: 1)
            : ToDo(say("Nhập kết quả kiểm phiếu", "Enter your count"), detail: subject, at: address("count"), rank: 1))
      }
      if case .counting(_, let counting) = vote.stage, counting.second != nil, scene.may(.declareResults) {
        all.append(
          ToDo(
            say("Xử lý chênh lệch giữa hai lần đếm", "Settle the differences"), detail: subject,
            at: address("differences"), rank: 2))
      }
      if let shortage = shortageOfTellers {
        all.append(
          ToDo(
            say("Thay người kiểm phiếu", "Replace a teller"),
            detail: "\(subject): \(shortage.problem(say, in: grounds.pack))", at: address(), rank: 2))
      }
      if all.isEmpty, isOpen, let person, meeting.present.contains(person) {
        all.append(ToDo(say("Đang biểu quyết", "A vote is open"), detail: subject, at: address(), rank: 6))
      }
    case .counted:
      if scene.may(.declareResults) {
        all.append(ToDo(say("Công bố kết quả", "Declare the result"), detail: subject, at: address("result"), rank: 3))
      }
    case .declared, .annulled:
      if scene.may(.prepareQuestions), !grounds.questionsToRepeat(of: vote).isEmpty {
        all.append(
          ToDo(
            say("Soạn biểu quyết lại", "Prepare a new vote"), detail: subject,
            at: vote.results == nil ? address() : address("result"), rank: 4))
      }
    }
    return all
  }

  var isOpen: Bool { if case .open = vote.stage { true } else { false } }

  /// Whether items are still under discussion that stand before the vote's own in the agenda; all do before a vote of
  /// no item.
  private var followsDiscussion: Bool {
    let agenda = meeting.meeting.agenda
    let own = agenda.firstIndex { $0.id == ballot.item } ?? agenda.count
    let open = Set(meeting.openDiscussions.map(\.id))
    return agenda.prefix(own).contains { open.contains($0.id) }
  }

  /// Whether the vote could be opened now, as far as meeting and discussion go.
  var mayOpenNow: Bool {
    guard meeting.isSitting else { return false }
    return !meeting.openDiscussions.contains { $0.id == ballot.item }
  }
}
