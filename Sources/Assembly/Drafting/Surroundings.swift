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
      lead[lead.count - $0 - 1].endsPhrase || lead[lead.count - $0].beginsPhrase
    }
    let last = Self.kept(tail.count, least) { tail[$0 - 1].endsPhrase || tail[$0].beginsPhrase }
    let (head, end) = (lead.suffix(first).joined(separator: " "), tail.prefix(last).joined(separator: " "))
    self.before =
      (first < lead.count ? "… " : "") + head + (before.last?.isWhitespace == true && !head.isEmpty ? " " : "")
    self.after = (after.first?.isWhitespace == true && !end.isEmpty ? " " : "") + end + (last < tail.count ? " …" : "")
  }

  /// Words beyond which a quotation goes on for no phrase.
  private static let most = 12

  /// How many words to keep: at least a few, then up to where a phrase may be cut.
  private static func kept(_ count: Int, _ least: Int, mayCut: (Int) -> Bool) -> Int {
    guard count > least else { return count }
    return (least..<count).first { $0 >= most || mayCut($0) } ?? (count > most ? most : count)
  }
}

extension Substring {
  /// Whether a stop or a comma closes it.
  fileprivate var endsPhrase: Bool { last.map { ",;:.!?…)”–".contains($0) } ?? false }

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
