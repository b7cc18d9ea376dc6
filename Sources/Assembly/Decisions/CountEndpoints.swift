// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of a vote from its opening to its declaration. The teller is always the one who is signed in.
enum CountEndpoints {
  static let all: [DecisionEndpoints.DecisionEndpoint] = counting + rollCall + finding

  private static let counting: [DecisionEndpoints.DecisionEndpoint] = [
    DecisionEndpoints.form("/votes/{vote}/open", [.prepareQuestions, .chair], again: { $0.openPage() }) {
      reader, view throws(Faults) in
      let tellers = reader.choices("tellers", of: view.meeting.present.map(\.text)).map { TellerID($0) }
      if Set(tellers).count < 2 {
        reader.fault(
          "tellers", Phrase("Cần ít nhất hai người kiểm phiếu.", "Two tellers are needed at least."),
          mend: Phrase("Hãy chọn từ hai người có mặt trở lên.", "Choose two or more of those present."))
      }
      reader.check(view.shownBallot)
      let at = reader.time("time", of: view.meeting, Phrase("giờ", "the time"))
      let heads = view.headsPresent.map(\.text)
      let head = reader.optionalChoice("head", Phrase("người đứng đầu", "the head of the tellers"), of: heads)
      if let head, Set(tellers).count >= 2, !tellers.contains(TellerID(head)) {
        reader.fault("head", saying: .headIsNoTeller(TellerID(head)), in: view.grounds.pack)
      }
      if Set(tellers).count >= 2, let shortage = view.grounds.shortage(of: tellers, on: at.day) {
        reader.fault("tellers", saying: shortage, in: view.grounds.pack)
      }
      try reader.finish()
      return view.order(
        .open(view.vote.id, tellers: tellers, head: head.map { TellerID($0) }, at: at),
        Phrase("Đã bắt đầu biểu quyết.", "The vote is open."))
    },
    DecisionEndpoints.form(
      "/votes/{vote}/tellers/{teller}", [.prepareQuestions, .chair], again: { $0.replacementPage() }
    ) { reader, view throws(Faults) in
      let came = reader.choice("came", Phrase("người thay", "the newcomer"), of: view.meeting.present.map(\.text))
      let reason = reader.text("replace-reason", Phrase("lý do thay", "the reason"))
      let at = reader.time("time", of: view.meeting, Phrase("giờ", "the time"))
      try reader.finish()
      let replacement = TellerReplacement(
        left: view.scene.id("teller"), came: TellerID(came ?? ""), reason: reason, at: at)
      return view.order(
        .replaceTeller(view.vote.id, replacement), Phrase("Đã thay người kiểm phiếu.", "The teller is replaced."))
    },
    DecisionEndpoints.form("/votes/{vote}/count", [.count], again: { $0.countPage() }) { reader, view throws(Faults) in
      let tally = reader.tally(of: view)
      try reader.finish()
      return view.order(
        .enter(view.vote.id, tally, by: view.teller), Phrase("Đã nhận kết quả đếm của bạn.", "Your count is taken."))
    },
  ]

  private static let rollCall: [DecisionEndpoints.DecisionEndpoint] = [
    DecisionEndpoints.page("/votes/{vote}/roll") { $0.rollPage() },
    DecisionEndpoints.form("/votes/{vote}/roll/{person}", [.count], again: { $0.answerPage() }) {
      reader, view throws(Faults) in
      var answers: [NamedVote.Answer] = []
      for question in view.ballot.questions {
        let options = question.options.map(\.id.text)
        let option = reader.choice(FieldName("answer-\(question.id)"), Phrase("ý kiến", "the answer"), of: options)
        if let option { answers.append(.init(question: question.id, option: OptionID(option))) }
      }
      let person: PersonID = view.scene.id("person")
      let isAway = view.absence(of: person) != nil
      let at = isAway ? reader.time("time", of: view.meeting, Phrase("giờ trả lời", "the time")) : view.answerTime
      try reader.finish()
      return view.order(
        .answer(view.vote.id, person, answers, by: view.teller, at: at),
        Phrase("Đã ghi ý kiến.", "Noted."), then: "roll")
    },
    DecisionEndpoints.form("/votes/{vote}/roll/close", [.count], again: { $0.rollPage() }) { _, view throws(Faults) in
      view.order(.closeRoll(view.vote.id, by: view.teller), Phrase("Đã gọi tên xong.", "The roll is finished."))
    },
  ]

  private static let finding: [DecisionEndpoints.DecisionEndpoint] = [
    .page("/votes/{vote}/differences", [.declareResults]) { VoteScene($0, $1)?.differencesPage() },
    DecisionEndpoints.form("/votes/{vote}/differences/{cell}", [.declareResults], again: { $0.differencesPage() }) {
      reader, view throws(Faults) in
      let key = view.scene.parameters["cell"] ?? ""
      let fields = VoteScene.differenceFields(key)
      let found = reader.number(fields.found, Phrase("số đúng", "the number found"), in: 0...Tally.most)
      let reason = reader.text(fields.reason, Phrase("lý do chênh lệch", "the reason"))
      try reader.finish()
      let cells = Tally(view.ballot, [:]).cells(of: view.ballot)
      let cell = cells.first { $0.key == key } ?? .issued
      return view.order(
        .settle(view.vote.id, cell, found: found, reason: reason, by: view.teller),
        Phrase("Đã ghi số đúng.", "Saved."), then: "differences")
    },
    DecisionEndpoints.form("/votes/{vote}/recount", [.declareResults], again: { $0.recountAgain() }) {
      reader, view throws(Faults) in
      let reason = reader.text("recount-reason", Phrase("lý do kiểm lại", "the reason"))
      try reader.finish()
      return view.order(
        .recount(view.vote.id, reason: reason, by: view.teller), Phrase("Kiểm lại từ đầu.", "It is counted anew."))
    },
    DecisionEndpoints.page("/votes/{vote}/result") { $0.resultPage() },
    DecisionEndpoints.form("/votes/{vote}/again", [.prepareQuestions], again: { $0.resultPage() }) {
      _, view throws(Faults) in
      let mark = view.say(" (biểu quyết lại)", " (voted on again)")
      let title = view.ballot.title.hasSuffix(mark) ? view.ballot.title : view.ballot.title + mark
      let ballot = view.ballot.again(view.grounds.questionsToRepeat(of: view.vote), titled: title)
      return .making(
        .draft(view.vote.meeting, ballot, repeats: view.vote.id),
        done: Phrase("Đã soạn nội dung biểu quyết lại.", "The new vote is prepared.")
      ) { $1.drafted.map { Address(path: "votes", $0.text) } ?? view.meeting.address("votes") }
    },
    DecisionEndpoints.form("/votes/{vote}/annul", [.chair], again: { $0.annulmentPage() }) {
      reader, view throws(Faults) in
      let reason = reader.text("annul-reason", Phrase("lý do hủy", "the reason"))
      let at = reader.time("time", of: view.meeting, Phrase("giờ hủy", "the time"))
      try reader.finish()
      return view.order(
        .annul(view.vote.id, reason: reason, at: at), Phrase("Đã hủy cuộc biểu quyết.", "The vote is annulled."))
    },
    DecisionEndpoints.form("/votes/{vote}/declare", [.declareResults], again: { $0.resultPage() }) {
      reader, view throws(Faults) in
      let at = reader.time("time", of: view.meeting, Phrase("giờ công bố", "the time"))
      try reader.finish()
      return view.order(
        .declare(view.vote.id, at: at), Phrase("Đã công bố kết quả.", "The result is declared."), then: "result")
    },
  ]
}

extension FormReader {
  /// A rule's refusal, told beside the field that would mend it.
  fileprivate mutating func fault(_ field: FieldName, saying refusal: DecisionRefusal, in pack: RulePack) {
    fault(
      field, Phrase(refusal.problem(.vietnamese, in: pack), refusal.problem(.english, in: pack)),
      mend: Phrase(refusal.mend(.vietnamese, in: pack), refusal.mend(.english, in: pack)))
  }
}

extension VoteScene {
  /// The one who is signed in; nobody's number when there is no person behind the account.
  var teller: TellerID { person ?? TellerID("") }

  /// The page a refused recount goes back to.
  func recountAgain() -> Page? {
    if case .counted = vote.stage { resultPage() } else { differencesPage() }
  }

  /// An order after which the vote's page, or one below it, is shown.
  func order(_ command: DecisionCommand, _ done: Phrase, then part: String? = nil) -> DecisionEndpoints.DecisionOrder {
    let home = part.map { address($0) } ?? address()
    return Order(command, done: done) { _ in home }
  }
}
