// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// The rules of answering, and of issuing what was answered.
enum AnswerRules {
  /// Answers to points or single opinions: all of them, or none.
  static func answered(
    _ wanted: [AnswerDraft], of draft: DraftDocument, by drafter: Drafter
  ) throws(DraftingRefusal) -> [DraftingEvent] {
    guard !wanted.isEmpty else { throw .noOpinions }
    var ahead = draft
    var answers: [Answer] = []
    for wish in wanted {
      try CompilingRules.check(wish.opinions, in: draft)
      try check(wish, in: draft)
      let answer = Answer(
        opinions: wish.opinions.sorted(), decision: wish.decision,
        explanation: wish.explanation.flatMap { $0.trimmed.nilIfEmpty }, turn: wish.turn, by: drafter.person,
        day: drafter.now.day)
      answers.append(answer)
      ahead.hold(answer)
    }
    try fit(ahead, new: Set(wanted.flatMap(\.opinions)))
    return answers.map { .answered(draft: draft.id, answer: $0) }
  }

  /// What is not taken up as it is owes its reason; a remark that is taken up says what became of it.
  private static func check(_ wish: AnswerDraft, in draft: DraftDocument) throws(DraftingRefusal) {
    let hasReason = !(wish.explanation ?? "").trimmed.isEmpty
    for opinion in wish.opinions {
      guard let point = draft.synthesis.point(of: opinion) else { throw .unknownOpinion(opinion) }
      let isChange = point.proposal != nil || point.isRefusal
      switch wish.decision {
      case .kept: guard hasReason else { throw .noExplanation(opinion) }
      case .partly(let wording):
        guard hasReason else { throw .noExplanation(opinion) }
        if wording != nil { try checkWording(opinion, point, wish, in: draft) }
      case .accepted(let wording):
        if wording != nil, !isChange { try checkWording(opinion, point, wish, in: draft) }
        guard isChange || wording != nil || hasReason else { throw .noExplanation(opinion) }
      }
    }
  }

  private static func checkWording(
    _ opinion: OpinionKey, _ point: SynthesisPoint, _ wish: AnswerDraft, in draft: DraftDocument
  ) throws(DraftingRefusal) {
    if case .remark = opinion, point.proposal != nil { return }
    let answer = Answer(
      opinions: [opinion], decision: wish.decision, explanation: nil, turn: nil, by: nil, day: draft.newest.day)
    guard draft.edit(of: point, answering: opinion, with: answer) != nil else { throw .noWording(opinion) }
  }

  /// Whether all that is accepted makes one text.
  private static func fit(_ draft: DraftDocument, new: Set<OpinionKey>) throws(DraftingRefusal) {
    if let (refusal, rival) = draft.accepted(against: new) {
      throw new.contains(refusal) ? .contradicts(refusal, with: rival) : .contradicts(rival, with: refusal)
    }
    do throws(ApplyRefusal) {
      _ = try draft.newest.text.applying(draft.winners(in: Hand(author: "")), as: draft.newest.number + 1)
    } catch {
      throw draft.refusal(error, new: new)
    }
  }

  /// The next version: the newest with exactly what was accepted. The file must say the same, letter by letter.
  static func issued(
    _ draft: DraftDocument, _ file: TabledFile, _ text: MarkedText, by drafter: Drafter
  ) throws(DraftingRefusal) -> DraftingEvent {
    guard draft.unread.isEmpty else { throw .filesUnread(count: draft.unread.count) }
    let unnamed = draft.unnamed
    guard unnamed == 0 else { throw .sendersMissing(count: unnamed) }
    let open = draft.open.count
    guard open == 0 else { throw .openOpinions(count: open) }
    let next = try draft.next()
    let reading = Reading(text, .accepting)
    guard text.isSettled, var words = next.words(of: reading, since: draft.newest.text) else { throw .unsound }
    (words.pictures, words.links, words.noteMarks) = (reading.pictures, reading.links, reading.noteMarks)
    words.signs = reading.signs
    // The file counts its own numbers anew, and has its own looks: a kind that nothing in it looks like is not in it.
    for (index, block) in reading.blocks.enumerated() {
      (words.blocks[index].label, words.blocks[index].kind) = (block.label, block.kind)
    }
    return .issued(
      draft: draft.id,
      version: DraftVersion(
        number: words.version, text: words, file: file, day: drafter.now.day,
        origin: .applied(from: draft.newest.number)
      ))
  }
}

extension DraftDocument {
  /// The version that the answers given so far make of the newest; the shell draws it.
  public func next(in hand: Hand = Hand(author: "")) throws(DraftingRefusal) -> NextVersion {
    if let (refusal, rival) = accepted() { throw .contradicts(refusal, with: rival) }
    let winners = winners(in: hand)
    guard !winners.isEmpty else { throw .noDecisions }
    do throws(ApplyRefusal) { return try newest.text.applying(winners, as: newest.number + 1) } catch {
      throw refusal(error, new: [])
    }
  }

  /// Why what was accepted makes no version; where nothing tells which opinion it is, that is looked for.
  fileprivate func refusal(_ refusal: ApplyRefusal, new: Set<OpinionKey>) -> DraftingRefusal {
    let winners = winners(in: Hand(author: ""))
    guard refusal == .unsound, var search = CulpritSearch(among: winners.count) else {
      return DraftingRefusal(refusal, new: new)
    }
    while let trial = search.trial {
      let next = try? newest.text.applying(Array(winners.prefix(trial)), as: newest.number + 1)
      search.note(trial, isFitting: next != nil)
    }
    return .notMade(OpinionKey(winner: winners[search.culprit].id))
  }

  /// Takes an answer in.
  mutating func hold(_ answer: Answer) {
    answers.append(answer)
    for opinion in answer.opinions { held[opinion] = answers.count - 1 }
  }
}

extension DraftingRefusal {
  /// Why edits make no version, said of opinions; the one that was just answered comes first.
  init(_ refusal: ApplyRefusal, new: Set<OpinionKey>) {
    func pair(_ a: ChangeID, _ b: ChangeID) -> (OpinionKey, OpinionKey) {
      let (first, second) = (OpinionKey(winner: a), OpinionKey(winner: b))
      return new.contains(second) && !new.contains(first) ? (second, first) : (first, second)
    }
    switch refusal {
    case .contradicting(let a, let b):
      let (one, other) = pair(a, b)
      self = .contradicts(one, with: other)
    case .orderNeeded(let a, let b):
      let (one, other) = pair(a, b)
      self = .orderNeeded(one, with: other)
    case .notInBase(let id), .acrossBorder(let id): self = .placeGone(OpinionKey(winner: id))
    case .unsound: self = .unsound
    }
  }
}
