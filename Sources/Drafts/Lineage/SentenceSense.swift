// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a sentence says, as far as a machine can hold it against another: its numbers, its negations and acts, and the
/// words that name something.
struct SentenceSense: Hashable, Sendable {
  /// How much of a sentence others say.
  enum Holding: Hashable, Sendable {
    case whole
    /// All but its numbers.
    case otherFigures
    case partly
  }

  /// Sorted, each as often as it occurs.
  private var names: [UInt32] = []
  private var numbers: [UInt32] = []
  /// Acts ("raise"), however they are worded.
  private var acts: [UInt32] = []
  /// The words that follow a negation.
  private(set) var negations: Set<UInt32> = []

  /// Of so many words that name something one may be another, as among opinions: an editor's pen, not another point.
  private static let wordsPerReplacement = Likeness().wordsPerReplacement

  init(_ buffer: TermBuffer, _ sentence: Substring, _ senses: Senses) {
    let terms = buffer.plain[...]
    let known = Dictionary(
      buffer.numbers.map { ($0.term, $0.place == 0 && !$0.isOnPaper) }, uniquingKeysWith: { one, _ in one })
    var at = Self.isNumbered(sentence, buffer) ? 1 : 0
    while at < terms.count {
      if let isFigure = known[at] {
        if isFigure { numbers.append(terms[at]) }
        at += 1
      } else if let match = senses.match(terms, at: at, wanting: { $0 == .negator || $0 == .doubt }) {
        at += match.length
        if at < terms.count { negations.insert(terms[at]) }
      } else if let match = senses.match(terms, at: at, wanting: Self.isToldApart) {
        if match.sense == .act { acts.append(UInt32(match.value)) }
        if match.sense == .plainWords { names += terms[at..<at + match.length] }
        at += match.length
      } else {
        names.append(terms[at])
        at += 1
      }
    }
    names.sort()
    numbers.sort()
    acts.sort()
  }

  private static func isToldApart(_ sense: Senses.Sense) -> Bool {
    switch sense {
    case .act, .plainWords, .function, .date, .measure, .turn: true
    case .negator, .doubt, .numeral, .request, .opinion, .courtesy, .urging, .assent, .scope, .unit, .pointer: false
    }
  }

  /// "3. Mục tiêu": the number counts the sentence, not anything in it.
  private static func isNumbered(_ sentence: Substring, _ buffer: TermBuffer) -> Bool {
    guard buffer.numbers.first?.term == 0, let end = buffer.spans.first?.upperBound else { return false }
    let rest = sentence.utf8.dropFirst(end)
    return rest.first == UInt8(ascii: ")") || rest.first == UInt8(ascii: ".") && rest.dropFirst().first == 0x20
  }

  /// How much of it these sentences say together.
  func holding(by others: [SentenceSense]) -> Holding {
    let missing = Self.missing(names, in: others.flatMap(\.names))
    let theirs = others.reduce(into: Set<UInt32>()) { $0.formUnion($1.negations) }
    let own = Set(names)
    guard missing * Self.wordsPerReplacement <= names.count, negations.isSubset(of: theirs),
      theirs.intersection(own).isSubset(of: negations), Self.missing(acts, in: others.flatMap(\.acts)) == 0
    else { return .partly }
    return Self.missing(numbers, in: others.flatMap(\.numbers)) == 0 ? .whole : .otherFigures
  }

  /// Whether another sentence says all of it but its numbers, and denies the same.
  func differsInFigures(from other: SentenceSense) -> Bool {
    negations == other.negations && holding(by: [other]) == .otherFigures
  }

  private static func missing(_ own: [UInt32], in others: [UInt32]) -> Int {
    var counts: [UInt32: Int] = [:]
    for word in others { counts[word, default: 0] += 1 }
    return own.count { word in
      counts[word, default: 0] -= 1
      return counts[word, default: 0] < 0
    }
  }
}
