// SPDX-License-Identifier: AGPL-3.0-or-later

extension ChangeSet {
  /// Whether a file that proposes this on the version it answers is another text: of the smaller of both texts less
  /// than a fifth stands in the other, or nothing at all. Part of a draft, or one that was rewritten nearly whole, still
  /// shares more.
  public func isForeign(to draft: DraftText) -> Bool {
    let size = draft.blocks.reduce(0) { $0 + $1.text.utf16.count }
    var (gone, come) = (0, 0)
    for change in changes where !change.isTracked && change.kind != .move && change.kind != .object {
      gone += change.old.utf16.count
      come += change.new.utf16.count
    }
    let kept = max(0, size - gone)
    return kept * 5 < min(size, kept + come) || kept == 0 && size > 0
  }
}

extension ReturnedFile {
  /// Whether most words of a draft stand in cells here that stand in none there: the draft itself, put into a table.
  public func holdsInTable(_ draft: DraftText) -> Bool {
    func words(_ texts: [String]) -> [Substring] { texts.flatMap(\.bareWords) }
    let wanted = words(draft.blocks.filter { $0.story == .body && $0.cell == nil }.map(\.text))
    let cells = words(Reading(text, .rejecting).blocks.filter { $0.cell != nil }.map(\.text))
    var counts = Dictionary(cells.map { ($0, 1) }, uniquingKeysWith: +)
    let found = wanted.count { word in
      counts[word, default: 0] -= 1
      return counts[word, default: 0] >= 0
    }
    return !wanted.isEmpty && found * 5 >= wanted.count * 4
  }

  /// Whether it holds no word, neither in its text nor beside it.
  public var isBlank: Bool {
    text.remarks.isEmpty && Reading(text, .accepting).texts.allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }
}
