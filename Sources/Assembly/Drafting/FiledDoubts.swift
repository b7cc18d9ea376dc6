// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// What the office should know of a version of its own before that is filed.
enum FiledDoubt: Hashable {
  /// It is another text than the draft.
  case foreign
  /// These opinions were accepted, and what they ask for is not in it.
  case missing([OpinionKey])

  init?(_ file: TabledFile, _ text: MarkedText, of draft: DraftDocument, on grounds: any DraftingGrounds) {
    let newest = draft.newest
    let answer = ReturnedFile(source: "new", text: text).answer(to: newest.text)
    if answer.isForeign {
      self = .foreign
      return
    }
    let next = DraftText(version: newest.number + 1, from: Reading(text, .rejecting), continuing: newest.text)
    var ahead = grounds.drafting
    ahead.evolve(
      .filed(
        draft: draft.id,
        version: DraftVersion(number: next.version, text: next, file: file, day: newest.day, origin: .filed)))
    let left = ahead.draft(draft.id)?.winners(in: Hand(author: "")) ?? []
    // What would change no word any more is in the file.
    let missing = left.filter { winner in
      (try? next.applying([winner], as: next.version + 1))?.draft.texts != next.texts
    }
    guard !missing.isEmpty else { return nil }
    self = .missing(missing.map { OpinionKey(winner: $0.id) }.unique)
  }

  /// What is the matter, with the words that are missing.
  fileprivate func problem(_ view: DraftScene) -> Phrase {
    switch self {
    case .foreign:
      return Phrase(
        "Tệp là văn bản khác, không giống bản mới nhất của dự thảo này.",
        "This is another text than the newest version of the draft.")
    case .missing(let keys):
      let names = keys.prefix(Self.most).map { key in
        let words = view.synthesis.point(of: key).flatMap { view.proposedWords($0).joined(separator: " ").nilIfEmpty }
        return words.map { "\(key) (“\($0.clipped(60))”)" } ?? "\(key)"
      }.joined(separator: ", ")
      let (count, more) = (keys.count, max(0, keys.count - Self.most))
      return Phrase(
        "\(count) ý kiến đã trả lời là tiếp thu mà không thấy trong tệp: \(names)"
          + (more > 0 ? " và \(more) ý kiến khác." : "."),
        "\(count, one: "opinion was", other: "opinions were") accepted and cannot be found in the file: \(names)"
          + (more > 0 ? " and \(more) more." : "."))
    }
  }

  /// So many are named.
  private static let most = 10
}

extension FormReader {
  /// A fault where the file gives reason to doubt, until somebody says that it is meant.
  mutating func confirm(_ sent: (file: TabledFile, text: MarkedText), _ view: DraftScene) {
    guard !isTicked("meant"), sent.text.isSettled, sent.text.remarks.isEmpty,
      !ReturnedFile(source: "new", text: sent.text).isBlank,
      let doubt = FiledDoubt(sent.file, sent.text, of: view.draft, on: view.grounds)
    else { return }
    fault(
      "meant", doubt.problem(view),
      mend: Phrase(
        "Hãy chọn lại tệp đúng; nếu vẫn nộp tệp này, chọn lại tệp và đánh dấu ô này.",
        "Choose the right file; if this one is meant, choose it again and tick this box."))
  }
}
