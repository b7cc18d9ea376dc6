// SPDX-License-Identifier: AGPL-3.0-or-later

/// What somebody wants of a draft: a remark in words, or a change with the text that it would leave behind.
public struct Opinion: Hashable, Sendable, Identifiable {
  /// Unique among the opinions that are grouped together; orders nothing but what is otherwise equal.
  public var id: String
  /// The unit or person as the office counts them, not as the file names them.
  public var author: String
  /// The block of the draft it speaks of; nil for the whole draft. Only opinions on the same block are ever grouped, and
  /// those that only point at their words ("delete this phrase") only where they point at the same.
  public var anchor: String?
  /// The words of that block which it is about, in units of it; nil where it is about no words in particular.
  public var passage: Range<Int>?
  public var text: String
  /// The text of the block once the change alone is applied; nil for a remark.
  public var result: String?

  public init(
    id: String, author: String, anchor: String? = nil, passage: Range<Int>? = nil, text: String, result: String? = nil
  ) {
    self.id = id
    self.author = author
    self.anchor = anchor
    self.passage = passage
    self.text = text
    self.result = result
  }
}

/// Opinions that ask for the same, one entry for each way to say it; always open to be split and joined by a person.
public struct OpinionGroup: Hashable, Sendable {
  /// The representative first, then by number of members, then by words.
  public internal(set) var wordings: [Wording]
  public internal(set) var anchor: String?

  /// The wording that most members used.
  public var representative: Wording { wordings[0] }

  /// Every opinion of the group, sorted.
  public var members: [String] { wordings.flatMap(\.members).sorted() }

  public var size: Int { wordings.reduce(0) { $0 + $1.members.count } }
}

/// One way to say it, with all who said it so.
public struct Wording: Hashable, Sendable {
  /// As the greatest number wrote it, letter by letter.
  public internal(set) var text: String
  /// Ids of opinions, sorted.
  public internal(set) var members: [String]
  /// Why it stands in its group.
  public internal(set) var reason: Reason

  public enum Reason: Hashable, Sendable {
    /// It is the representative.
    case leads
    /// Applied alone, it leaves the same text of the block.
    case sameResult
    /// The same words typed without their marks.
    case unmarkedCopy
    /// The same numbers, quotations, acts and negations, and this share of the content words in common, in hundredths.
    case similar(Int)
    /// A person put it here.
    case joined(by: String, why: String)
  }
}
