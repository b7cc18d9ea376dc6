// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs

/// One opinion of the visitor or of the visitor's unit, and what was answered to it.
struct OwnOpinion {
  let key: OpinionKey
  let sender: Return.Sender
  let received: Moment
  /// Where it stands in the version that it was about; nil for the whole draft.
  let block: BlockID?
  let quote: String
  let words: String
  let state: State
  /// How the passage reads by the answer, or the words that were agreed; nil where it takes up none.
  let reading: String?
  /// Whether it wants none of what another puts in.
  var isRefusal = false
  /// Whether it came behind the day by which it was asked for.
  var isLate = false

  enum State {
    case waiting
    /// It only agrees, and asks for nothing.
    case noted
    /// It changes nothing but the look of words: nobody answers that.
    case look
    /// The draft says so already.
    case present
    case answered(Answer)
    case setAside(reason: String)
    /// Whoever sent it took it back.
    case withdrawn(Return.Withdrawal)
  }

  /// Beside its passage, with the way to take it back.
  func note(_ say: Language, withdrawing link: Inline? = nil) -> HTML {
    Notice(heading: say("Góp ý của bạn, \(received.words(say))", "Your opinion, \(received.words(say))"), tone) {
      P(words)
      P { tags(say) }
      if let reading, case .answered(let answer) = state, answer.kind == .partly {
        P(say("Viết lại là: “\(reading)”", "It will read: “\(reading)”"))
      }
      if case .answered(let answer) = state, let why = answer.explanation { P(why, .class(.hint)) }
      if let link { P { link } }
    }
  }

  private var tone: Tone {
    switch state {
    case .answered: .good
    case .withdrawn, .setAside: .neutral
    case .waiting, .noted, .look, .present: .accent
    }
  }

  /// What came of it, and whether it came late.
  @InlineBuilder func tags(_ say: Language) -> Inline {
    tag(say)
    if isLate { LateTag(say) }
  }

  private func tag(_ say: Language) -> Inline {
    switch state {
    case .waiting: Tag(say("Chờ trả lời", "Waits for an answer"), .accent)
    case .noted: Tag(say("Ghi nhận", "Noted"), .good)
    case .look: Tag(say("Chỉ về trình bày, không trả lời riêng", "Only the look; not answered apart"))
    case .present: Tag(say("Đã có trong dự thảo", "In the draft already"), .good)
    case .answered(let answer):
      Tag(answer.kind.words(say, toRefusal: isRefusal), answer.kind == .kept ? .attention : .good)
    case .setAside: Tag(say("Không tính", "Set aside"), .neutral)
    case .withdrawn(let withdrawal):
      Tag(say("Đã rút \(withdrawal.at.day.words(say))", "Withdrawn \(withdrawal.at.day.words(say))"), .neutral)
    }
  }

  /// The reason that was given, if one was.
  var explanation: String? {
    switch state {
    case .answered(let answer): answer.explanation
    case .setAside(let reason): reason
    case .withdrawn(let withdrawal): withdrawal.reason?.value
    case .waiting, .noted, .look, .present: nil
    }
  }
}

extension DraftingGrounds {
  /// The person who looks.
  func person(in scene: Scene) -> PersonID? { scene.visitor.account?.person.map { PersonID($0) } }

  /// What the visitor said, alone, in a meeting or as chair of a group, and what the visitor's unit did; contribution by
  /// contribution.
  func ownOpinions(on draft: DraftDocument, in returns: some Sequence<Return>, _ scene: Scene) -> [OwnOpinion] {
    guard let person = person(in: scene) else { return [] }
    let names = Set(senders(for: person))
    return returns.flatMap { contribution -> [OwnOpinion] in
      let speaker: PersonID?
      switch contribution.sender {
      case .unit, .person:
        guard names.contains(contribution.sender) else { return [] }
        speaker = nil
      case .group(_, let chair):
        guard chair == person else { return [] }
        speaker = nil
      case .meeting: speaker = person
      case .unnamed: return []
      }
      guard case .read(let set) = contribution.content.value else { return [] }
      let isLate = isLate(contribution, in: draft)
      return OwnReading(contribution, set, draft, scene.say).opinions(by: speaker).map { opinion in
        var told = opinion
        told.isLate = isLate
        return told
      }
    }
  }
}

/// One contribution, as those read it whose it is.
private struct OwnReading {
  private let contribution: Return
  private let set: ChangeSet
  private let draft: DraftDocument
  private let say: Language
  private let base: DraftText
  /// Whether the next version was issued since: everything that was to be answered has been.
  private let isClosed: Bool
  private let issued: DraftText?
  private let present: [PresentChange]

  init(_ contribution: Return, _ set: ChangeSet, _ draft: DraftDocument, _ say: Language) {
    (self.contribution, self.set, self.draft, self.say) = (contribution, set, draft, say)
    base = (draft.version(set.base) ?? draft.newest).text
    isClosed = !draft.round.contains { $0.id == contribution.id }
    issued =
      draft.versions.first { version in
        if case .applied(let from) = version.origin { from >= set.base } else { false }
      }?.text
    present = isClosed ? [] : draft.synthesis.present(of: contribution.id)
  }

  /// All of it, or what one speaker said in a meeting.
  func opinions(by speaker: PersonID?) -> [OwnOpinion] {
    let remarks = set.remarks.enumerated().filter { _, placed in
      !placed.remark.text.trimmed.isEmpty && (speaker.map { placed.remark.hand.author == $0.text } ?? true)
    }
    let came = contribution.present?.value ?? []
    return set.changes.map { change in
      opinion(change, in: base, isPresent: present.contains { $0.change.id == change.id })
    }
      + came.map { opinion($0, in: (draft.version(set.answers) ?? draft.newest).text, isPresent: true) }
      + remarks.map { remark($1, .remark(contribution.id, $0 + 1)) }
  }

  private func opinion(_ change: Change, in base: DraftText, isPresent: Bool) -> OwnOpinion {
    let key = OpinionKey.change(change.id)
    let block = change.edit.block
    return OwnOpinion(
      key: key, sender: contribution.sender, received: contribution.received, block: block,
      quote: block.map { base.text(of: $0) } ?? "", words: change.words(in: base, say),
      state: state(of: key) { isPresent ? .present : unanswered(change) },
      reading: draft.answer(to: key).flatMap { change.isRefusal ? nil : reading(change, $0, in: base) },
      isRefusal: change.isRefusal)
  }

  /// What a change is that nobody answered.
  private func unanswered(_ change: Change) -> OwnOpinion.State {
    if case .reformat = change.edit, !change.isByHand { return .look }
    if isClosed { return .present }
    return draft.synthesis.looks.contains(.change(change.id)) ? .look : .waiting
  }

  private func remark(_ placed: PlacedRemark, _ key: OpinionKey) -> OwnOpinion {
    OwnOpinion(
      key: key, sender: contribution.sender, received: contribution.received, block: placed.anchor?.span.start.block,
      quote: placed.anchor?.quote ?? "", words: placed.remark.text,
      state: state(of: key) {
        isAgreement(key, placed) ? .noted : .waiting
      }, reading: placed.touches.isEmpty ? draft.answer(to: key)?.wording.map(told) : nil)
  }

  /// Once the round is closed, what agreed and was answered with nothing.
  private func isAgreement(_ key: OpinionKey, _ placed: PlacedRemark) -> Bool {
    isClosed
      ? Agreement.of(placed.remark.text, lexicon: .either) == .general : draft.synthesis.agreements.contains(key)
  }

  private func state(of key: OpinionKey, else unanswered: () -> OwnOpinion.State) -> OwnOpinion.State {
    if let withdrawal = contribution.withdrawal { return .withdrawn(withdrawal) }
    if let reason = contribution.setAside { return .setAside(reason: reason) }
    return draft.answer(to: key).map { .answered($0) } ?? unanswered()
  }

  /// How the place of a change reads by its answer.
  private func reading(_ change: Change, _ answer: Answer, in base: DraftText) -> String? {
    switch answer.decision {
    case .kept, .partly(nil): return nil
    case .accepted: return change.edit.reading(in: base, issued: issued, say)
    case .partly(let words?):
      let edit = change.edit.worded(words, in: base)
      return edit?.reading(in: base, issued: issued, say) ?? told(words)
    }
  }

  private func told(_ wording: [String]) -> String {
    wording.isEmpty ? say("(bỏ)", "(deleted)") : wording.joined(separator: "\n")
  }
}
