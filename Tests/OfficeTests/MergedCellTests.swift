// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

@Suite("A table whose cells are one down the rows")
struct MergedCellTests {
  private static let an = Hand(author: "An", date: "2026-05-01T08:00:00Z")
  private static let binh = Hand(author: "Bình", date: "2026-05-02T08:00:00Z")

  private static func cell(_ words: String, _ look: String) -> String {
    "<w:tc><w:tcPr>\(look)</w:tcPr>\(SampleWord.paragraph(words))</w:tc>"
  }

  /// “^” goes on with the cell above, words behind “=” begin one that others go on with.
  private static func row(_ group: String, _ rest: String...) -> String {
    let look =
      group == "^" ? "<w:vMerge/>" : group.hasPrefix("=") ? #"<w:vMerge w:val="restart"/>"# : ""
    let words = group == "^" ? "" : group.hasPrefix("=") ? String(group.dropFirst()) : group
    return "<w:tr>" + cell(words, look) + rest.map { cell($0, "") }.joined() + "</w:tr>"
  }

  /// Blocks 0–1 the head, 2–3 and 4–5 one group, 6–7 and 8–9 the next, 10 the end.
  private static func file() throws -> WordFile {
    let rows = [
      row("Nhóm", "Việc"), row("=A", "a1"), row("^", "a2"), row("=B", "b1"), row("^", "b2"),
      "<w:tr>" + cell("Cộng", #"<w:gridSpan w:val="2"/>"#) + "</w:tr>",
    ]
    return try WordFile(SampleWord.docx(body: ["<w:tbl>\(rows.joined())</w:tbl>", SampleWord.paragraph("Hết")]))
  }

  private enum Settled { case accepted, rejected }

  /// Each row as it is seen: in cells that are one the words of the first.
  private static func seen(_ file: WordFile, _ settled: Settled) throws -> [String] {
    let tree = file.stories[0].tree
    let table = try #require(tree.nodes.firstIndex { $0.tag == .table })
    let first = try #require(tree.child(.row, of: XMLTree.Index(table)))
    var above: [TableRow.Place: String] = [:]
    return file.rows(beside: first, in: 0).compactMap { row in
      let gone: WordTag = settled == .accepted ? .deletion : .insertion
      if tree.child(.rowLook, gone, of: row.node) != nil { return nil }
      var next: [TableRow.Place: String] = [:]
      let cells = row.cells.map { cell in
        let own = file.text.blocks.indices.filter { file.blockPlaces[$0].node > cell.node }
          .prefix { tree[file.blockPlaces[$0].node].end < tree[cell.node].end }
        let words = own.map { block in
          file.text.blocks[block].pieces.filter { piece in
            settled == .accepted ? piece.fate.deleted == nil : piece.fate.inserted == nil
          }.map(\.text).joined()
        }.joined()
        if cell.merge == .continued, !words.isEmpty { return "unseen: \(words)" }
        let shown = cell.merge == .continued ? above[cell.place] ?? "nothing above" : words
        if cell.merge != .none { next[cell.place] = shown }
        return shown
      }
      above = next
      return cells.joined(separator: "|")
    }
  }

  private static func expect(
    _ edits: [WordEdit], give rows: [String], _ place: SourceLocation = #_sourceLocation
  ) throws {
    let file = try file()
    let clean = try WordFile(try file.patched(WordPatch(edits, style: .clean)))
    #expect(try seen(clean, .accepted) == rows, sourceLocation: place)
    let redline = try WordFile(try file.patched(WordPatch(edits, style: .redline)))
    #expect(try seen(redline, .accepted) == rows, sourceLocation: place)
    #expect(try seen(redline, .rejected) == seen(file, .rejected), sourceLocation: place)
    try expectWholeGroups(redline, place)
  }

  /// A row that stays and one that goes show their words where they did, with no new one between, since LibreOffice
  /// counts the rows that a cell covers; and so do new ones with none that goes.
  private static func expectWholeGroups(_ file: WordFile, _ place: SourceLocation) throws {
    let tree = file.stories[0].tree
    let table = try #require(tree.nodes.firstIndex { $0.tag == .table })
    let first = try #require(tree.child(.row, of: XMLTree.Index(table)))
    for settled in [WordTag.deletion, .insertion] {
      var top: (isGone: Bool, isSet: Bool) = (false, false)
      for row in file.rows(beside: first, in: 0) {
        guard let cell = row.cells.first, cell.merge != .none else { continue }
        let isGone = tree.child(.rowLook, settled, of: row.node) != nil
        if cell.merge == .first { top = (isGone, true) }
        #expect(
          !top.isSet || !top.isGone || isGone, "a row that stays goes on with one that goes", sourceLocation: place)
      }
    }
  }

  @Test("gets a group of its own for new rows with words, which go on with nothing above")
  func newGroup() throws {
    let edits = [
      WordEdit(.insertRow(below: 5, cells: ["C", "c1"]), by: Self.an),
      WordEdit(.insertRow(below: 5, cells: ["", "c2"]), by: Self.an),
    ]
    try Self.expect(edits, give: ["Nhóm|Việc", "A|a1", "A|a2", "C|c1", "C|c2", "B|b1", "B|b2", "Cộng"])
    let inside = [WordEdit(.insertRow(below: 3, cells: ["", "a3"]), by: Self.an)]
    try Self.expect(inside, give: ["Nhóm|Việc", "A|a1", "A|a3", "A|a2", "B|b1", "B|b2", "Cộng"])
    let between = [WordEdit(.insertRow(below: 3, cells: ["C", "c1"]), by: Self.an)]
    try Self.expect(between, give: ["Nhóm|Việc", "A|a1", "C|c1", "C|a2", "B|b1", "B|b2", "Cộng"])
    let moved = edits.map { WordEdit($0.what.below(1), by: $0.hand) }
    try Self.expect(moved, give: ["Nhóm|Việc", "C|c1", "C|c2", "A|a1", "A|a2", "B|b1", "B|b2", "Cộng"])
  }

  @Test("shows words that come into a cell which went on with the one above")
  func ownWords() throws {
    let edits = [WordEdit(.replace(block: 4, 0..<0, with: "C"), by: Self.an)]
    try Self.expect(edits, give: ["Nhóm|Việc", "A|a1", "C|a2", "B|b1", "B|b2", "Cộng"])
    let more = edits + [WordEdit(.replace(block: 5, 0..<2, with: "a3"), by: Self.binh)]
    try Self.expect(more, give: ["Nhóm|Việc", "A|a1", "C|a3", "B|b1", "B|b2", "Cộng"])
  }

  @Test("keeps a group together whose first row goes, and knows of the words that go with it")
  func firstRowGone() throws {
    let edits = [WordEdit(.deleteRow(holding: 6), by: Self.an)]
    try Self.expect(edits, give: ["Nhóm|Việc", "A|a1", "A|a2", "|b2", "Cộng"])
    let kept = try Self.file().keepingGroups(edits)
    #expect(kept == [WordEdit(.replace(block: 8, 0..<0, with: "B"), by: Self.an)])
    try Self.expect(edits + kept, give: ["Nhóm|Việc", "A|a1", "A|a2", "B|b2", "Cộng"])
    #expect(try Self.file().keepingGroups(edits + kept).isEmpty)
    let whole = edits + [WordEdit(.deleteRow(holding: 8), by: Self.an)]
    #expect(try Self.file().keepingGroups(whole).isEmpty)
    try Self.expect(whole, give: ["Nhóm|Việc", "A|a1", "A|a2", "Cộng"])
  }

  @Test("lets a group begin with a new row that takes over its words, or stands in for its first")
  func newFirstRow() throws {
    let row = WordEdit(.insertRow(below: 5, cells: ["B", "b0"]), by: Self.an)
    let taken = [row, WordEdit(.replace(block: 6, 0..<1, with: ""), by: Self.an)]
    try Self.expect(taken, give: ["Nhóm|Việc", "A|a1", "A|a2", "B|b0", "B|b1", "B|b2", "Cộng"])
    let instead = [
      WordEdit(.insertRow(below: 5, cells: ["C", "b0"]), by: Self.an), WordEdit(.deleteRow(holding: 6), by: Self.an),
    ]
    try Self.expect(instead, give: ["Nhóm|Việc", "A|a1", "A|a2", "C|b0", "C|b2", "Cộng"])
    #expect(try Self.file().keepingGroups(instead).isEmpty)
  }

  @Test("refuses an empty cell in a new row of a group whose words go")
  func refused() throws {
    let edits = [
      WordEdit(.insertRow(below: 7, cells: ["", "b3"]), by: Self.an), WordEdit(.deleteRow(holding: 6), by: Self.binh),
    ]
    for style in [WordPatch.Style.clean, .redline] {
      #expect(throws: WordPatchFault.mergedRow(block: 6)) {
        try Self.file().patched(WordPatch(edits, style: style))
      }
    }
  }

  @Test("gives a new row the shape of the nearest row with as many cells")
  func otherShape() throws {
    let edits = [
      WordEdit(.insertRow(below: 10, cells: ["C", "c1"]), by: Self.an),
      WordEdit(.insertRow(below: 5, cells: ["Cộng A"]), by: Self.an),
    ]
    try Self.expect(edits, give: ["Nhóm|Việc", "A|a1", "A|a2", "Cộng A", "B|b1", "B|b2", "Cộng", "C|c1"])
    #expect(throws: WordPatchFault.cellCount(beside: 10, given: 3)) {
      try Self.file().patched(WordPatch([WordEdit(.insertRow(below: 10, cells: ["a", "b", "c"]), by: Self.an)]))
    }
  }
}

extension WordEdit.What {
  fileprivate func below(_ block: Int) -> Self {
    guard case .insertRow(_, let cells) = self else { return self }
    return .insertRow(below: block, cells: cells)
  }
}
