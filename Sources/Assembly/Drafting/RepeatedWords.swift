// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// The words of a paragraph that stay, right before and right behind those that an agreed wording replaces. Whoever types
/// some of them once more into the wording would double them in the next version.
struct WordingFrame {
  let before: String
  let after: String
  /// What is replaced.
  private let old: String

  /// Nil where the edit replaces no words within paragraphs.
  init?(_ edit: Edit, in base: DraftText) {
    guard case .rewrite(let span, _) = edit else { return nil }
    let first = Array(base.text(of: span.start.block).utf16)
    let last = Array(base.text(of: span.end.block).utf16)
    before = String(decoding: first.prefix(span.start.offset.units), as: UTF16.self)
    old = Anchor(span, in: base)?.quote ?? ""
    after = String(decoding: last.dropFirst(span.end.offset.units), as: UTF16.self)
  }

  /// A wording with a blank where a word of it would run into a word that stays. The proposal may have begun with a comma.
  func spaced(_ wording: [String]) -> [String] {
    guard let first = wording.first, !wording.allSatisfy(\.isEmpty) else { return wording }
    var spaced = wording
    if before.endsInWord, first.beginsWithWord, !old.beginsWithWord { spaced[0] = " " + first }
    if after.beginsWithWord, spaced[spaced.count - 1].endsInWord, !old.endsInWord { spaced[spaced.count - 1] += " " }
    return spaced
  }

  /// What a wording repeats of the words around it; nil where it repeats nothing that the proposal did not repeat itself.
  func repeated(by wording: [String], proposed: [String]) -> RepeatedWords? {
    let own = RepeatedWords(proposed, between: before, after)
    guard let found = RepeatedWords(wording, between: before, after) else { return nil }
    return found.lead == own?.lead && found.tail == own?.tail ? nil : found
  }
}

/// Words of a wording that stand right before or right behind it already.
struct RepeatedWords: Hashable {
  /// As the wording begins; empty where nothing of what stands before it is repeated.
  let lead: String
  /// As the wording ends.
  let tail: String
  /// The wording without them, one text a paragraph; nil where nothing would be left.
  let rest: [String]?

  fileprivate init?(_ wording: [String], between before: String, _ after: String) {
    guard let first = wording.first else { return nil }
    let words = first.split(whereSeparator: \.isWhitespace)
    let lead = Self.overlap(before.split(whereSeparator: \.isWhitespace), words)
    var rest = wording
    rest[0] = words.dropFirst(lead).first.map { String(first[$0.startIndex...]) } ?? ""
    let ending = rest[rest.count - 1]
    let left = ending.split(whereSeparator: \.isWhitespace)
    let tail = Self.overlap(left, after.split(whereSeparator: \.isWhitespace))
    rest[rest.count - 1] = left.dropLast(tail).last.map { String(ending[..<$0.endIndex]) } ?? ""
    guard lead + tail > 0 else { return nil }
    self.lead = words.prefix(lead).joined(separator: " ")
    self.tail = left.suffix(tail).joined(separator: " ")
    self.rest = rest.allSatisfy(\.isEmpty) ? nil : rest
  }

  /// How many words end the first list and begin the second, at most.
  private static func overlap(_ one: [Substring], _ other: [Substring]) -> Int {
    let (ends, starts) = (one.map(Self.key), other.map(Self.key))
    let most = min(ends.count, starts.count)
    return stride(from: most, to: 0, by: -1).first { count in
      let words = starts.prefix(count)
      return words.contains { !$0.isEmpty } && ends.suffix(count).elementsEqual(words)
    } ?? 0
  }

  /// A word however it is written at the head of a sentence or before a comma.
  private static func key(_ word: Substring) -> String { word.filter { $0.isLetter || $0.isNumber }.lowercased() }

  /// What is the matter, naming the words.
  var problem: Phrase {
    let before = Phrase(
      "“\(lead)” đã đứng ngay trước chỗ sửa", "“\(lead)” stands right before what is replaced")
    let after = Phrase("“\(tail)” đã đứng ngay sau chỗ sửa", "“\(tail)” stands right behind what is replaced")
    let told = (lead.isEmpty ? [] : [before]) + (tail.isEmpty ? [] : [after])
    return Phrase(
      told.map(\.vietnamese).joined(separator: ", ") + ": ghi lại trong ô thì bản sau lặp chữ.",
      told.map(\.english).joined(separator: ", and ") + ": typed here as well, it would be doubled in the next version."
    )
  }
}

extension DraftScene {
  /// What a wording of a point would double; nil where it doubles nothing.
  func repeated(by wording: [String], in point: SynthesisPoint) -> RepeatedWords? {
    guard let edit = point.proposal?.edit, case .rewrite(_, let proposed) = edit else { return nil }
    return WordingFrame(edit, in: draft.newest.text)?.repeated(by: wording, proposed: proposed)
  }

  /// A wording of a point, its words apart from those around it.
  func spaced(_ wording: [String], in point: SynthesisPoint) -> [String] {
    point.proposal.flatMap { WordingFrame($0.edit, in: draft.newest.text) }?.spaced(wording) ?? wording
  }

  /// How the passage of a point reads with a wording that was agreed on.
  func reading(of point: SynthesisPoint, worded wording: [String]) -> String? {
    let base = draft.newest.text
    return point.proposal?.edit.worded(spaced(wording, in: point), in: base)?.reading(
      in: base, issued: nil, say, reach: 160)
  }
}

extension String {
  fileprivate var beginsWithWord: Bool { first.map { $0.isLetter || $0.isNumber } ?? false }
  fileprivate var endsInWord: Bool { last.map { $0.isLetter || $0.isNumber } ?? false }
}
