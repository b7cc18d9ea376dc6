// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded

/// Texts as drafts have them: few words, said again and again, so that nothing is unique by luck.
extension Chance {
  private static let words = [
    "công tác", "tổ chức", "cán bộ", "hội viên", "kết nạp", "báo cáo", "định kỳ", "sáu tháng", "hằng quý", "hòa giải",
    "hoà giải", "8 phần trăm", "25.000", "“một cửa”", "đoàn kết", "kinh phí", "- xã hội", "và", "của", "các", "😀",
    "năm",
  ]

  mutating func sentence() -> String {
    var text = ""
    for index in 0..<(3 + below(9)) {
      if index > 0 { text += isHit(12) ? ", " : " " }
      text += one(of: Self.words)
    }
    return text + "."
  }

  mutating func paragraph() -> String {
    isHit(4) ? "" : (0..<(1 + below(4))).map { _ in sentence() }.joined(separator: " ")
  }

  /// Blocks of a body with tables in it.
  mutating func draft(version: Int = 1, blocks count: Int) -> DraftText {
    var blocks: [DraftBlock] = []
    var tables = 0
    func id() -> BlockID { BlockID(version: version, number: blocks.count + 1) }
    while blocks.count < count {
      if isHit(12) {
        let columns = 1 + below(3)
        for row in 0..<(1 + below(4)) {
          for column in 0..<columns {
            for _ in 0..<(isHit(15) ? 2 : 1) {
              blocks.append(
                DraftBlock(
                  id: id(), text: isHit(50) ? String(below(99)) : sentence(),
                  cell: CellSpot(table: tables, row: row, column: column)))
            }
          }
        }
        tables += 1
        // Two tables without a paragraph between them are one to a word processor.
        blocks.append(DraftBlock(id: id(), text: sentence()))
      } else {
        blocks.append(DraftBlock(id: id(), kind: isHit(10) ? .heading(1) : .paragraph, text: paragraph()))
      }
    }
    return DraftText(version: version, blocks: blocks)
  }

  /// Words changed here and there in a text.
  mutating func reworded(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<(1 + below(4)) {
      let place = below(words.count)
      switch below(5) {
      case 0: words.remove(at: place)
      case 1: words.insert(one(of: Self.words), at: place)
      case 2: words[place] = one(of: Self.words)
      case 3: words[place] += isHit(50) ? "," : "  "
      default: words.insert(sentence(), at: place)
      }
      if words.isEmpty { words = [""] }
    }
    return words.joined(separator: " ")
  }

  /// The draft after edits of every sort, as somebody else's text: ids say nothing.
  mutating func edited(_ draft: DraftText) -> DraftText {
    var blocks = draft.blocks
    for _ in 0..<(1 + below(6)) {
      let place = below(blocks.count)
      let isCell = blocks[place].cell != nil
      switch below(isCell ? 4 : 8) {
      case 0, 1: blocks[place].text = reworded(blocks[place].text)
      case 2 where isCell: insertRow(at: place, &blocks)
      case 3 where isCell: removeRow(at: place, &blocks)
      case 2: blocks.insert(DraftBlock(id: blocks[place].id, text: paragraph()), at: place)
      case 3: if blocks.count > 1 { blocks.remove(at: place) }
      case 4: move(place, &blocks)
      case 5: split(place, &blocks)
      case 6: merge(place, &blocks)
      default: blocks[place].text = blocks[place].text.replacing("hòa", with: "hoà").replacing(" ", with: "\u{A0}")
      }
    }
    for index in blocks.indices { blocks[index].id = BlockID(version: 999, number: index + 1) }
    return DraftText(version: draft.version + 1, blocks: renumbered(blocks))
  }

  private mutating func insertRow(at place: Int, _ blocks: inout [DraftBlock]) {
    guard let cell = blocks[place].cell else { return }
    var end = place
    while end < blocks.count, blocks[end].cell?.table == cell.table, blocks[end].cell?.row == cell.row { end += 1 }
    let row = 5_000 + below(1_000_000)
    for column in 0..<(1 + below(3)) {
      let spot = CellSpot(table: cell.table, row: row, column: column)
      blocks.insert(DraftBlock(id: BlockID(version: 9, number: 9), text: sentence(), cell: spot), at: end + column)
    }
  }

  private mutating func removeRow(at place: Int, _ blocks: inout [DraftBlock]) {
    guard let cell = blocks[place].cell else { return }
    blocks.removeAll { $0.cell?.table == cell.table && $0.cell?.row == cell.row }
    if blocks.isEmpty { blocks = [DraftBlock(id: BlockID(version: 9, number: 9), text: "x")] }
  }

  private mutating func move(_ place: Int, _ blocks: inout [DraftBlock]) {
    let block = blocks.remove(at: place)
    let free = (0...blocks.count).filter { $0 == 0 || $0 == blocks.count || blocks[$0 - 1].cell == nil }
    blocks.insert(block, at: one(of: free))
  }

  private mutating func split(_ place: Int, _ blocks: inout [DraftBlock]) {
    let words = blocks[place].text.split(separator: " ").map(String.init)
    guard words.count > 4 else { return }
    let cut = 1 + below(words.count - 1)
    var second = blocks[place]
    blocks[place].text = words[..<cut].joined(separator: " ")
    second.text = words[cut...].joined(separator: " ")
    blocks.insert(second, at: place + 1)
  }

  private mutating func merge(_ place: Int, _ blocks: inout [DraftBlock]) {
    guard place + 1 < blocks.count, blocks[place + 1].cell == nil else { return }
    blocks[place].text += " " + blocks[place + 1].text
    blocks[place].kind = blocks[place + 1].kind
    blocks.remove(at: place + 1)
  }

  /// Rows and tables counted as a reader counts them.
  private func renumbered(_ blocks: [DraftBlock]) -> [DraftBlock] {
    let marked = MarkedText(
      blocks: blocks.map { block in
        MarkedBlock(
          kind: block.kind, pieces: [Piece(block.text)],
          cell: block.cell.map { CellPath(table: $0.table, row: $0.row, column: $0.column) })
      })
    return zip(blocks, Reading(marked, .accepting).blocks).map { block, read in
      var block = block
      block.cell = read.cell
      return block
    }
  }
}
