// SPDX-License-Identifier: AGPL-3.0-or-later

/// Where one wording says other words than another.
public struct WordDifference: Hashable, Sendable {
  /// Words of the first that the second has not, as written; empty where the second only adds.
  public var instead: String
  /// Words of the second in their place; empty where it only leaves out.
  public var reads: String
}

extension Wording {
  /// The words in which this wording differs from another, in reading order; case, punctuation, Unicode form and the seat of
  /// the tone count for nothing. From 2,000 words on, only what lies between common beginning and end, as one piece.
  public func differences(from other: Wording) -> [WordDifference] {
    WordComparison(other.text, text).differences
  }
}

/// Two texts, word by word.
struct WordComparison {
  private(set) var differences: [WordDifference] = []

  init(_ first: String, _ second: String) {
    var reader = TermReader(Lexicon())
    var a = TermBuffer()
    var b = TermBuffer()
    reader.read(first, into: &a)
    reader.read(second, into: &b)
    let start = zip(a.plain, b.plain).prefix { $0 == $1 }.count
    let end = zip(a.plain.dropFirst(start).reversed(), b.plain.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let middle = (start..<(a.plain.count - end), start..<(b.plain.count - end))
    for (x, y) in Self.gaps(Array(a.plain[middle.0]), Array(b.plain[middle.1])) {
      let from = (x.lowerBound + start)..<(x.upperBound + start)
      let to = (y.lowerBound + start)..<(y.upperBound + start)
      differences.append(
        WordDifference(instead: Self.words(from, a, of: first), reads: Self.words(to, b, of: second)))
    }
  }

  private static func words(_ terms: Range<Int>, _ buffer: TermBuffer, of text: String) -> String {
    guard !terms.isEmpty else { return "" }
    let span = buffer.spans[terms.lowerBound].lowerBound..<buffer.spans[terms.upperBound - 1].upperBound
    return String(decoding: Array(text.utf8)[span], as: UTF8.self)
  }

  /// The stretches between the longest common run of terms.
  private static func gaps(_ a: [UInt32], _ b: [UInt32]) -> [(Range<Int>, Range<Int>)] {
    guard !a.isEmpty || !b.isEmpty else { return [] }
    guard !a.isEmpty, !b.isEmpty, a.count < 2000, b.count < 2000 else { return [(a.indices, b.indices)] }
    let width = b.count + 1
    var longest = Array(repeating: UInt16(0), count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        longest[i * width + j] =
          a[i] == b[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : max(longest[(i + 1) * width + j], longest[i * width + j + 1])
      }
    }
    var found: [(Range<Int>, Range<Int>)] = []
    var (i, j, from, to) = (0, 0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        if from < i || to < j { found.append((from..<i, to..<j)) }
        i += 1
        j += 1
        (from, to) = (i, j)
      } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    if from < a.count || to < b.count { found.append((from..<a.count, to..<b.count)) }
    return found
  }
}
