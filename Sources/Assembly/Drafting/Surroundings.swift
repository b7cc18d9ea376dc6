// SPDX-License-Identifier: AGPL-3.0-or-later

/// The words right before and right behind a place, as a quotation shows them: enough to know the place by, and cut where
/// a phrase begins, since in Vietnamese a word is often of several syllables and reads as another one when it is halved.
struct Surroundings {
  /// Up to the place; begins with an ellipsis where more stands before.
  let before: String
  /// From the place on; ends with an ellipsis where more follows.
  let after: String

  init(before: String, after: String, least: Int = 3) {
    let (lead, tail) = (before.split(whereSeparator: \.isWhitespace), after.split(whereSeparator: \.isWhitespace))
    let first = Self.kept(lead.count, least) {
      Cut(between: lead[lead.count - $0 - 1], and: lead[lead.count - $0])
    }
    let last = Self.kept(tail.count, least) { Cut(between: tail[$0 - 1], and: tail[$0]) }
    let (head, end) = (lead.suffix(first).joined(separator: " "), tail.prefix(last).joined(separator: " "))
    self.before =
      (first < lead.count ? "… " : "") + head + (before.last?.isWhitespace == true && !head.isEmpty ? " " : "")
    self.after = (after.first?.isWhitespace == true && !end.isEmpty ? " " : "") + end + (last < tail.count ? " …" : "")
  }

  /// How well a quotation may be cut between two words.
  private enum Cut {
    case phrase, name, within

    init(between word: Substring, and next: Substring) {
      if word.endsPhrase || next.beginsPhrase {
        self = .phrase
      } else {
        self = next.beginsName && !word.beginsName ? .name : .within
      }
    }
  }

  /// Words that a quotation is longer than asked for the sake of a phrase.
  private static let more = 9

  /// How many words to keep: at least a few, then up to where a phrase may be cut; else all where few are left, or up to a
  /// name.
  private static func kept(_ count: Int, _ least: Int, cut: (Int) -> Cut) -> Int {
    guard count > least else { return count }
    let range = least..<min(count, least + more)
    if let phrase = range.first(where: { cut($0) == .phrase }) { return phrase }
    if count <= range.upperBound + 4 { return count }
    return range.last { cut($0) == .name } ?? range.upperBound
  }

  // MARK: A syllable alone

  /// A syllable that changes alone is often half of a word, and tells no place: up to two neighbours on either side are
  /// shown with it, as far as the phrase goes. A number stands for itself.
  static func widen(_ old: inout String, _ new: inout String, _ before: inout Substring, _ after: inout Substring) {
    let word = old.trimmed
    guard !word.contains(where: \.isWhitespace), word.allSatisfy(\.isLetter), !numerals.contains(word.lowercased())
    else { return }
    for _ in 1...2 {
      guard before.last == " ", old.first?.isWhitespace == false, new.first?.isWhitespace == false,
        let neighbour = before.split(separator: " ").last, before.dropLast().hasSuffix(neighbour),
        !neighbour.endsPhrase, !neighbour.beginsPhrase, !(old.first?.isUppercase ?? false)
      else { break }
      (old, new) = ("\(neighbour) \(old)", "\(neighbour) \(new)")
      before = before.dropLast(neighbour.count + 1)
    }
    for _ in 1...2 {
      guard after.first == " ", old.last?.isWhitespace == false, new.last?.isWhitespace == false,
        let neighbour = after.split(separator: " ").first, after.dropFirst().hasPrefix(neighbour),
        !neighbour.endsPhrase, !neighbour.beginsPhrase, !neighbour.beginsName
      else { break }
      (old, new) = ("\(old) \(neighbour)", "\(new) \(neighbour)")
      after = after.dropFirst(neighbour.count + 1)
    }
  }

  private static let numerals: Set<String> = [
    "không", "một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
  ]
}

extension Substring {
  /// Whether a stop or a comma closes it.
  fileprivate var endsPhrase: Bool { last.map { ",;:.!?…)”–".contains($0) } ?? false }

  fileprivate var beginsName: Bool { first?.isUppercase ?? false }

  /// Whether it is a number, or a word that begins a phrase and is no part of a longer word.
  fileprivate var beginsPhrase: Bool {
    isCount || "(“–".contains(first ?? " ") || Self.joiners.contains(lowercased())
  }

  /// A number of things; years belong to the term before them.
  private var isCount: Bool { first?.isNumber == true && count < 4 }

  private static let joiners: Set<String> = [
    "và", "hoặc", "của", "trong", "cho", "để", "với", "là", "được", "các", "những", "theo", "từ", "đến", "tại", "bằng",
    "do", "khi", "nếu", "phải", "cần", "có", "mỗi", "về", "trên", "sau", "trước",
  ]
}
