// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// One point of a round, as its papers tell it.
extension PaperComposer {
  func place(of point: SynthesisPoint, _ round: ToldRound) -> String {
    let places = PassagePlace(round.synthesis.base, round.synthesis.outline)
    let found = (point.block ?? point.heading).flatMap { block in
      places.words(
        of: block, isBehind: point.proposal?.edit.arrives ?? false,
        isWholeRow: point.proposal?.edit.isOfWholeRow ?? false, language)
    }
    if let found {
      let former = round.draft.formerNumbers(of: point).map { $0.words(language) }
      return found + (former.isEmpty ? "" : " (\(former.joined(separator: "; ")))")
    }
    return goneWords(of: point, round) == nil
      ? say("Toàn văn bản", "The whole draft") : say("Đoạn đã bỏ", "A passage that is gone")
  }

  func passage(of point: SynthesisPoint, _ round: ToldRound) -> String {
    let base = round.synthesis.base
    guard let block = point.block, let found = base.blocks.first(where: { $0.id == block }) else {
      return goneWords(of: point, round).map { "“\($0)”" } ?? "–"
    }
    if let change = round.synthesis.changeByHand(of: point) { return change.old }
    if let quoted = round.synthesis.quotedPassage(of: point) { return quoted.words }
    if case .heading = found.kind { return say("Cả mục", "The whole section") }
    switch point.proposal?.edit {
    case .deleteRow(let ids): return base.row(ids)
    case .rewrite(let span, _): return base.excerpt(around: span)
    default: return found.text
    }
  }

  /// The words that a point is about, where the base has them no longer.
  private func goneWords(of point: SynthesisPoint, _ round: ToldRound) -> String? {
    guard point.block == nil, let said = round.synthesis.said[point.key] else { return nil }
    if case .lost = point.matter, case .change(let change) = said.what {
      return change.old.nilIfEmpty ?? change.gone?.quote
    }
    return said.gone?.quote
  }

  // MARK: What is asked

  /// What a point asks for: the compiler's summary where there is one, and with a change always the change itself; without
  /// a summary every wording that differs, in order, with those who said it so.
  func asked(of point: SynthesisPoint, _ round: ToldRound) -> [String] {
    let summary = round.draft.summary(of: point).map { [$0.text] } ?? []
    switch point.matter {
    case .proposal(let proposal, _):
      let words = proposal.edit.words(in: round.synthesis.base, language)
      return summary.isEmpty ? [words] + remarks(beside: point, round) : summary + [words]
    case .remarks(let group): return summary.isEmpty ? wordings(of: group, round) : summary
    case .lost(let id), .refusal(let id, _):
      guard summary.isEmpty, case .change(let change)? = round.synthesis.said[.change(id)]?.what else { return summary }
      return [change.words(in: round.synthesis.base, language)] + remarks(beside: point, round)
    }
  }

  private func wordings(of group: OpinionGroup, _ round: ToldRound) -> [String] {
    let different = group.wordings.filter { $0.reason != .unmarkedCopy }
    guard different.count > 1 else { return [group.representative.text] }
    return different.map { wording in
      attributed(wording.text, names(of: wording.members.compactMap(OpinionKey.init), round))
    }
  }

  /// What was said beside a change, each once; with who said it where several ask for the change.
  private func remarks(beside point: SynthesisPoint, _ round: ToldRound) -> [String] {
    let remarks = point.attached.compactMap { round.synthesis.said[$0] }
      .filter { if case .remark = $0.what { true } else { false } }
    guard round.synthesis.senders(of: point).count > 1 else { return remarks.map(\.text).unique }
    return remarks.map(\.text).unique.map { text in
      attributed(text, names(of: remarks.filter { $0.text == text }.map(\.key), round))
    }
  }

  private func attributed(_ text: String, _ names: String) -> String { "“\(text)” (\(names))" }

  func senderNames(of point: SynthesisPoint, _ round: ToldRound) -> String { names(of: point.supporting, round) }

  /// Who said some opinions, each once; with a mark where it was stressed in a meeting.
  private func names(of opinions: [OpinionKey], _ round: ToldRound) -> String {
    opinions.compactMap { round.synthesis.said[$0] }.map { said in
      sayer(of: said) + (grounds.isPriority(said) ? say(" [ý kiến nhấn mạnh]", " [stressed]") : "")
    }.unique.joined(separator: "; ")
  }

  /// A person is called by the form of address, as elsewhere in papers.
  private func sayer(of said: Said) -> String {
    let name = grounds.speakerName(said, language)
    return grounds.isPersonal(said) ? addressed(name) : name
  }

  /// The same of whoever sent something.
  func named(_ sender: Return.Sender) -> String {
    let name = grounds.senderName(sender, language)
    return if case .person = sender { addressed(name) } else { name }
  }

  // MARK: What was answered

  /// The answer; where opinions were answered apart, who got which.
  func answerWords(of point: SynthesisPoint, _ round: ToldRound) -> String {
    func words(_ opinion: OpinionKey) -> String {
      round.draft.answer(to: opinion)?.kind.words(language, toRefusal: point.isRefusal)
        ?? say("Chưa trả lời", "Not answered yet")
    }
    return apart(point.opinions, by: words, round)
  }

  /// How the place reads now: in the version that was issued, or as it would alone; a dash where nothing changes.
  func wording(of point: SynthesisPoint, _ round: ToldRound) -> String {
    let edits = point.opinions.compactMap { opinion in
      round.draft.answer(to: opinion).flatMap { round.draft.edit(of: point, answering: opinion, with: $0) }
    }
    guard let edit = edits.first else { return "–" }
    return edit.reading(in: round.synthesis.base, issued: round.outcome?.text, language)
  }

  func explanations(of point: SynthesisPoint, _ round: ToldRound) -> String {
    func words(_ opinion: OpinionKey) -> String { round.draft.answer(to: opinion)?.explanation ?? "" }
    return apart(point.opinions, by: words, round)
  }

  /// What is the same for all, or a line for each that differs, with those whom it is for.
  private func apart(_ opinions: [OpinionKey], by words: (OpinionKey) -> String, _ round: ToldRound) -> String {
    let told = opinions.map(words).unique
    guard told.count > 1 else { return told.first ?? "" }
    return told.filter { !$0.isEmpty }.map { line in
      "\(names(of: opinions.filter { words($0) == line }, round).capitalised): \(line)"
    }.joined(separator: "\n")
  }

  /// By which body, and on which days.
  func decided(_ point: SynthesisPoint, _ round: ToldRound) -> String {
    let days = Set(point.opinions.compactMap { round.draft.answer(to: $0)?.day }).sorted()
    guard !days.isEmpty else { return "" }
    let body = grounds.pack.body(BodyName.standing.rawValue)?.name[language] ?? ""
    return ([body] + days.map { $0.words(language) }).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension Edit {
  /// A row that goes.
  fileprivate var isOfWholeRow: Bool { if case .deleteRow = self { true } else { false } }

  /// Something new, behind the block that it names.
  fileprivate var arrives: Bool {
    switch self {
    case .insert, .insertRow: true
    case .rewrite, .delete, .move, .deleteRow, .restyle, .reformat: false
    }
  }
}
