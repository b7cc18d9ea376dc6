// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of votes: preparing. Those of counting are in CountEndpoints.
public enum DecisionEndpoints {
  public typealias DecisionEndpoint = Endpoint<any DecisionGrounds, DecisionCommand>
  typealias DecisionOrder = Order<DecisionCommand, any DecisionGrounds>

  public static let all: [DecisionEndpoint] = preparing + questions + CountEndpoints.all

  /// A page of one vote.
  static func page(_ path: PathPattern, _ page: @escaping @Sendable (VoteScene) -> Page?) -> DecisionEndpoint {
    .page(path, [.read]) { scene, grounds in VoteScene(scene, grounds).flatMap(page) }
  }

  /// A form of one vote; the vote is known when it is read.
  static func form(
    _ path: PathPattern, _ rights: Set<Right>, again page: @escaping @Sendable (VoteScene) -> Page?,
    read: @escaping @Sendable (inout FormReader, VoteScene) throws(Faults) -> DecisionOrder
  ) -> DecisionEndpoint {
    .form(path, rights, again: { scene, grounds in VoteScene(scene, grounds).flatMap(page) }) {
      (reader, scene, grounds) throws(Faults) in
      guard let vote = VoteScene(scene, grounds) else { throw gone() }
      return try read(&reader, vote)
    }
  }

  static func gone() -> Faults {
    Faults(
      Fault(
        .field("vote"), problem: Phrase("Không có cuộc biểu quyết này.", "There is no such vote."),
        mend: Phrase("Hãy chọn lại trong danh sách.", "Choose it again from the list.")))
  }

  private static let preparing: [DecisionEndpoint] = [
    .page("/votes", [.read], VotePages.list),
    .page("/meetings/{meeting}/votes", [.read]) { scene, grounds in
      MeetingScene(scene, grounds).map { VotePages.list(of: $0, grounds) }
    },
    .page("/meetings/{meeting}/hall", [.read]) { scene, grounds in
      MeetingScene(scene, grounds).map { HallScreen.page($0, grounds) }
    },
    .form(
      "/meetings/{meeting}/votes/new", [.prepareQuestions],
      again: { scene, grounds in MeetingScene(scene, grounds).map { DraftForm(view: $0, grounds: grounds).newPage() } }
    ) { reader, scene, grounds throws(Faults) in
      guard let view = MeetingScene(scene, grounds) else { throw MeetingEndpoints.gone() }
      let form = DraftForm(view: view, grounds: grounds)
      let head = reader.ballotHead(form)
      let question = reader.question(form)
      try reader.finish()
      return .making(
        .draft(view.meeting.id, head.ballot([question.numbered(QuestionID("q", 1))])),
        done: Phrase("Đã lưu bản soạn.", "The draft is saved.")
      ) { $1.drafted.map { Address(path: "votes", $0.text) } ?? view.address("votes") }
    },
    page("/votes/{vote}") { $0.hub() },
    page("/votes/{vote}/paper") { $0.paperPage() },
    form("/votes/{vote}/edit", [.prepareQuestions], again: { $0.headPage() }) { reader, view throws(Faults) in
      reader.compare(with: view.form.filling(view.ballot))
      let head = reader.ballotHead(view.form)
      try reader.finish()
      return view.changing(.head(head), Phrase("Đã lưu.", "Saved."))
    },
    form("/votes/{vote}/withdraw", [.prepareQuestions], again: { $0.withdrawalPage() }) { reader, view throws(Faults) in
      let reason = reader.text("withdraw-reason", Phrase("lý do rút", "the reason"))
      try reader.finish()
      return view.order(
        .withdraw(view.vote.id, reason: reason, at: view.scene.now), Phrase("Đã rút nội dung biểu quyết.", "Withdrawn.")
      )
    },
  ]

  private static let questions: [DecisionEndpoint] = [
    form("/votes/{vote}/questions/new", [.prepareQuestions], again: { $0.questionPage(nil) }) {
      reader, view throws(Faults) in
      let question = reader.question(view.form)
      try reader.finish()
      return view.changing(.add(question), Phrase("Đã thêm nội dung.", "Added."))
    },
    form(
      "/votes/{vote}/questions/{question}", [.prepareQuestions],
      again: { view in
        let question = view.ballot.question(view.scene.id("question"))
        // Somebody removed it meanwhile: what was typed stays at hand as a question to add.
        return question != nil || view.scene.attempt != nil ? view.questionPage(question) : nil
      }
    ) { reader, view throws(Faults) in
      let id: QuestionID = view.scene.id("question")
      if let known = view.ballot.question(id) { reader.compare(with: view.form.filling(known)) }
      let question = reader.question(view.form)
      try reader.finish()
      return view.changing(.replace(question.numbered(id)), Phrase("Đã sửa nội dung.", "Changed."))
    },
    form("/votes/{vote}/questions/{question}/remove", [.prepareQuestions], again: { $0.hub() }) {
      _, view throws(Faults) in
      view.changing(.remove(view.scene.id("question")), Phrase("Đã bỏ nội dung.", "Removed."))
    },
  ]
}

extension VoteScene {
  func changing(_ change: BallotChange, _ done: Phrase) -> DecisionEndpoints.DecisionOrder {
    let home = address()
    return Order(.change(vote.id, change), done: done) { _ in home }
  }
}

extension [DecisionEvent] {
  /// The vote that was drafted.
  var drafted: VoteID? {
    for case .drafted(let id, _, _, _) in compactMap(\.told) { return id }
    return nil
  }
}
