// SPDX-License-Identifier: AGPL-3.0-or-later

/// A file that came back, and what is known about it.
public struct ReturnedFile: Sendable {
  /// Named by whoever received it; unique among those that are collated.
  public var source: String
  public var text: MarkedText
  /// Nothing but its words can be trusted, as of a PDF: paragraphs are those of the version that it answers.
  public var isWordsOnly: Bool

  public init(source: String, text: MarkedText, isWordsOnly: Bool = false) {
    self.source = source
    self.text = text
    self.isWordsOnly = isWordsOnly
  }

  /// The file as an answer to a version.
  func answering(_ base: DraftText) -> ReturnedFile {
    isWordsOnly ? ReturnedFile(source: source, text: text.poured(into: base)) : self
  }

  /// What the file proposes on a version: what was changed without tracking, what was tracked, and the remarks. Changes
  /// that the base itself carried when it was circulated are told by the marks of the circulated file.
  public func changes(on base: DraftText, circulated: MarkedText? = nil) -> ChangeSet {
    var work = FileReading(answering(base), base)
    var set = work.changes()
    if let circulated {
      var earlier = FileReading(ReturnedFile(source: source, text: circulated), base)
      set.subtract(earlier.changes().changes.filter(\.isTracked))
    }
    return set
  }
}

extension ChangeSet {
  /// Leaves out the tracked changes of the same hand, date and effect.
  mutating func subtract(_ earlier: [Change]) {
    struct Mark: Hashable {
      let hand: Hand?
      let edit: Edit
    }
    let known = Set(earlier.map { Mark(hand: $0.hand, edit: $0.edit) })
    let left = changes.filter { !known.contains(Mark(hand: $0.hand, edit: $0.edit)) }
    alreadyThere += changes.count - left.count
    changes = left
  }
}
