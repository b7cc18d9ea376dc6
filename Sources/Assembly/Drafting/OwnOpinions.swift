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

  enum State {
    case waiting
    /// It only agrees, and asks for nothing.
    case noted
    case answered(Answer)
    case setAside(reason: String)
  }

  /// Beside its passage.
  func note(_ say: Language) -> HTML {
    Notice(heading: say("Góp ý của bạn, \(received.words(say))", "Your opinion, \(received.words(say))"), tone) {
      P(words)
      P { tag(say) }
      if case .answered(let answer) = state, let why = answer.explanation { P(why, .class(.hint)) }
    }
  }

  private var tone: Tone { if case .answered = state { .good } else { .accent } }

  func tag(_ say: Language) -> Inline {
    switch state {
    case .waiting: Tag(say("Chờ trả lời", "Waits for an answer"), .accent)
    case .noted: Tag(say("Ghi nhận", "Noted"), .good)
    case .answered(let answer):
      Tag(answer.kind.words(say), answer.kind == .kept ? .attention : .good)
    case .setAside: Tag(say("Không tính", "Set aside"), .neutral)
    }
  }

  /// The reason that was given, if one was.
  var explanation: String? {
    switch state {
    case .answered(let answer): answer.explanation
    case .setAside(let reason): reason
    case .waiting, .noted: nil
    }
  }
}

extension DraftingGrounds {
  /// The person who looks.
  func person(in scene: Scene) -> PersonID? { scene.visitor.account?.person.map { PersonID($0) } }

  /// What the visitor and the visitor's unit said, in the order of the text.
  func ownOpinions(on draft: DraftDocument, in returns: some Sequence<Return>, _ scene: Scene) -> [OwnOpinion] {
    guard let person = person(in: scene) else { return [] }
    let names = Set(senders(for: person))
    return returns.filter { names.contains($0.sender) }.flatMap { opinions(in: $0, on: draft, scene.say) }
  }

  private func opinions(in contribution: Return, on draft: DraftDocument, _ say: Language) -> [OwnOpinion] {
    guard case .read(let set) = contribution.content.value else { return [] }
    let base = (draft.version(set.base) ?? draft.newest).text
    func opinion(_ key: OpinionKey, _ block: BlockID?, _ quote: String, _ words: String, agrees: Bool) -> OwnOpinion {
      var state = OwnOpinion.State.waiting
      if let reason = contribution.setAside {
        state = .setAside(reason: reason)
      } else if let answer = draft.answer(to: key) {
        state = .answered(answer)
      } else if agrees {
        state = .noted
      }
      return OwnOpinion(
        key: key, sender: contribution.sender, received: contribution.received, block: block, quote: quote,
        words: words, state: state)
    }
    let changes = set.changes.map { change in
      opinion(
        .change(change.id), change.edit.block, change.edit.block.map { base.text(of: $0) } ?? "",
        change.edit.words(in: base, say), agrees: false)
    }
    let remarks = set.remarks.enumerated().filter { !$1.remark.text.trimmed.isEmpty }.map { index, placed in
      opinion(
        .remark(contribution.id, index + 1), placed.anchor?.span.start.block, placed.anchor?.quote ?? "",
        placed.remark.text, agrees: Agreement.of(placed.remark.text, lexicon: .either) == .general)
    }
    return changes + remarks
  }
}
