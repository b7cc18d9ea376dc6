// SPDX-License-Identifier: AGPL-3.0-or-later

/// A file that came back, and what is known about it.
public struct ReturnedFile: Sendable {
  /// Named by whoever received it; unique among those that are collated.
  public var source: String
  public var text: MarkedText
  /// Nothing but its words can be trusted, as of a PDF: paragraphs are those of the version that it answers.
  public var isWordsOnly: Bool
  /// Another program made it out of another form of file: what it says of looks is that program's guess.
  public var isConverted: Bool

  public init(source: String, text: MarkedText, isWordsOnly: Bool = false, isConverted: Bool = false) {
    self.source = source
    self.text = text
    self.isWordsOnly = isWordsOnly
    self.isConverted = isConverted
  }

  /// The file as an answer to a version.
  func answering(_ base: DraftText) -> ReturnedFile {
    if !isWordsOnly { return self }
    var answer = self
    answer.text = text.poured(into: base)
    return answer
  }

  /// What the file proposes on a version: what was changed without tracking, what was tracked, and the remarks. Changes
  /// that the base itself carried when it was circulated are told by the marks of the circulated file.
  public func changes(on base: DraftText, circulated: MarkedText? = nil) -> ChangeSet {
    answer(to: base, circulated: circulated).changes
  }

  /// The same, and whether it is another text than the version that it is held against.
  public func answer(
    to base: DraftText, circulated: MarkedText? = nil
  ) -> (changes: ChangeSet, isForeign: Bool) {
    var work = FileReading(answering(base), base)
    var set = work.changes()
    if let circulated {
      var earlier = FileReading(ReturnedFile(source: source, text: circulated), base)
      set.subtract(earlier.changes())
    }
    return (set, work.comparison.isForeign)
  }
}

extension ChangeSet {
  /// Leaves out the tracked changes of the same hand, date and effect, and the remarks of the same hand, date and words:
  /// nobody says again what the draft went out with. What hung on them stands alone then.
  mutating func subtract(_ earlier: ChangeSet) {
    struct Mark: Hashable {
      let hand: Hand?
      let edit: Edit
    }
    let known = Set(earlier.changes.filter(\.isTracked).map { Mark(hand: $0.hand, edit: $0.edit) })
    let left = changes.filter { !known.contains(Mark(hand: $0.hand, edit: $0.edit)) }
    let said = Set(earlier.remarks.map(SaidBefore.init))
    let own = remarks.filter { !said.contains(SaidBefore($0)) }
    alreadyThere += changes.count - left.count + remarks.count - own.count
    let places = Dictionary(remarks.map { ($0.remark.id, $0.anchor) }, uniquingKeysWith: { first, _ in first })
    (changes, remarks) = (left, own)
    let (ids, names) = (Set(left.map(\.id)), Set(own.map(\.remark.id)))
    for index in changes.indices {
      changes[index].variantOf = changes[index].variantOf.flatMap { ids.contains($0) ? $0 : nil }
      changes[index].consequenceOf = changes[index].consequenceOf.flatMap { ids.contains($0) ? $0 : nil }
    }
    for index in remarks.indices {
      remarks[index].touches.removeAll { !ids.contains($0) }
      // Whoever answers what the draft went out with speaks to the office, of the same words.
      guard let parent = remarks[index].remark.parent, !names.contains(parent) else { continue }
      remarks[index].remark.parent = nil
      if remarks[index].anchor == nil, let place = places[parent] { remarks[index].anchor = place }
    }
  }

  /// A remark as one knows it again: by its moment, or where it has none by its place.
  private struct SaidBefore: Hashable {
    let hand: Hand
    let text: String
    let span: Span?

    init(_ placed: PlacedRemark) {
      (hand, text) = (placed.remark.hand, placed.remark.text)
      span = placed.remark.hand.date == nil ? placed.anchor?.span : nil
    }
  }
}
