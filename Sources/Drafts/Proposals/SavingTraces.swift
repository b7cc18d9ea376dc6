// SPDX-License-Identifier: AGPL-3.0-or-later

/// How a file differs from what went out because of the program that saved it or of the way its words were pasted:
/// nobody asked for that.
struct SavingTraces {
  /// Only the words were carried over, as whoever pastes them as plain text does.
  let isPlain: Bool
  private let base: DraftText
  private let places: [BlockID: Int]
  /// It says nothing of what a paragraph is that could be held against the base.
  private let isWithoutLooks: Bool
  /// Ranks of stories that it has no longer, or not all of.
  private let lost: Set<Int>
  /// Headers and footers of the file that only say again what the base has: some programs write one for every section.
  private let copies: Set<BlockStory>
  /// Those of the base that still stand in the file, where the base has the copies.
  private let standing: Set<BlockStory>
  /// Rows of which plain text makes lines.
  private let lines: (file: Set<String>, base: Set<String>)

  init(_ file: ReturnedFile, _ base: DraftText, _ places: [BlockID: Int], _ rejected: Reading) {
    (self.base, self.places) = (base, places)
    isPlain = Self.isPlain(rejected, beside: base)
    isWithoutLooks = isPlain || file.isConverted || !file.text.unread.isEmpty
    let has = Set(file.text.blocks.map { ComparedText.rank($0.story) })
    let edges = Set([BlockStory.header(0), .footer(0)].map(ComparedText.rank))
    let notes = Set([BlockStory.textBox(0), .footnote(0), .endnote(0)].map(ComparedText.rank))
    lost = Set(file.text.unread.map(ComparedText.rank)).union(isPlain ? edges.union(notes).subtracting(has) : [])
    (copies, standing) = Self.copies(in: rejected, of: file.text, base)
    lines = isPlain ? Self.lines(rejected, base) : ([], [])
  }

  /// Whether an edit without a mark says no more than that.
  func explain(_ edit: Edit) -> Bool {
    switch edit {
    case .delete(let id): areLost([id])
    case .deleteRow(let row):
      areLost(row) || lines.file.contains(Self.line(row.compactMap { places[$0] }.map { base.blocks[$0].text }))
    // The parts that say what a paragraph is may be lost as well.
    case .restyle: isWithoutLooks
    case .insert(let blocks, _):
      !blocks.isEmpty && blocks.allSatisfy { copies.contains($0.story) || lines.base.contains(Self.line([$0.text])) }
    case .rewrite, .move, .insertRow, .reformat: false
    }
  }

  private func areLost(_ ids: [BlockID]) -> Bool {
    ids.compactMap { places[$0] }.contains { place in
      let story = base.blocks[place].story
      return lost.contains(ComparedText.rank(story)) || standing.contains(story)
    }
  }

  /// Of so many headings and list items that a draft has nobody makes plain paragraphs one by one.
  private static let fewest = 3

  private static func isPlain(_ rejected: Reading, beside base: DraftText) -> Bool {
    base.blocks.count { $0.story == .body && $0.kind != .paragraph } >= fewest
      && rejected.blocks.allSatisfy { $0.kind == .paragraph && $0.label == nil && $0.cell == nil }
  }

  // MARK: Headers and footers

  private static func copies(
    in rejected: Reading, of text: MarkedText, _ base: DraftText
  ) -> (copies: Set<BlockStory>, standing: Set<BlockStory>) {
    func isEdge(_ story: BlockStory) -> Bool {
      switch story {
      case .header, .footer: true
      case .body, .footnote, .endnote, .textBox: false
      }
    }
    func hasWords(_ text: String) -> Bool { !text.allSatisfy(\.isWhitespace) }
    let own = Dictionary(
      grouping: rejected.blocks.indices.filter {
        isEdge(rejected.blocks[$0].story) && hasWords(rejected.blocks[$0].text)
      }
    ) { rejected.blocks[$0].story }
    let theirs = Dictionary(grouping: base.blocks.filter { isEdge($0.story) && hasWords($0.text) }, by: \.story)
    var found: (copies: Set<BlockStory>, standing: Set<BlockStory>) = ([], [])
    for (story, blocks) in own {
      let rank = ComparedText.rank(story)
      // As many as before: then somebody put one in the place of another.
      if own.keys.count(where: { ComparedText.rank($0) == rank })
        == theirs.keys.count(where: { ComparedText.rank($0) == rank })
      {
        continue
      }
      for (other, words) in theirs where ComparedText.rank(other) == rank {
        guard blocks.count == words.count,
          zip(blocks, words).allSatisfy({ rejected.says($1.text, inBlock: $0, of: text) })
        else { continue }
        found.copies.insert(story)
        found.standing.insert(other)
      }
    }
    return found
  }

  // MARK: Rows as lines

  private static func lines(_ rejected: Reading, _ base: DraftText) -> (file: Set<String>, base: Set<String>) {
    var rows: [TableSpot: [String]] = [:]
    for block in base.blocks {
      if let cell = block.cell { rows[TableSpot(block.story, cell, row: cell.row), default: []].append(block.text) }
    }
    let base = Set(rows.values.map(line)).subtracting([""])
    return (Set(rejected.blocks.map { line([$0.text]) }).intersection(base), base)
  }

  private static func line(_ cells: [String]) -> String {
    let line = cells.joined(separator: "\t")
    return String(line[..<(line.lastIndex { !$0.isWhitespace }.map(line.index(after:)) ?? line.startIndex)])
  }
}
