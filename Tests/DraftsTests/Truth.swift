// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation

/// A set of returned files whose every change is known; the files are told as a reader of Word files would tell them.
struct Truth: Decodable {
  struct Block: Decodable {
    var id: String
    var style: String
    var text: String
    var table: String?
    var row: Int?
    var col: Int?
  }

  struct Change: Decodable {
    struct Cut: Decodable {
      var text: String
      var author: String
    }
    var type: String
    var cid: String
    var block: String?
    var start: Int?
    var end: Int?
    var old: String?
    var new: String?
    var tracked: Bool
    var after: String?
    var style: String?
    var table: String?
    var row: Int?
    var after_row: Int?
    var cells: [String]?
    var nested_del: Cut?
  }

  struct Comment: Decodable {
    var cid: String
    var id: String
    var author: String
    var text: String
    var block: String
    var start: Int
    var end: Int
    var end_block: String?
    var quote: String?
    var parent: String?
    var resolved: Bool?
  }

  struct File: Decodable {
    var file: String
    var author: String
    var changes: [Change]
    var comments: [Comment]
    var expected_accept_text: [String]?
    var expected_reject_text: [String]?

    var source: String { String(file.prefix { $0 != "." }) }
  }

  struct Group: Decodable {
    var id: String
    var members: [String]
  }

  struct Conflict: Decodable {
    var id: String
    var kind: String
    var members: [String]?
    var groups: [String]?
  }

  struct Disposition: Decodable {
    var change: String
    var decision: String
  }

  var blocks: [Block]
  var files: [File]
  var groups: [Group]
  var conflicts: [Conflict]
  var disposition: [Disposition]?
  var next_version_text: [String]?
  var must_detect_untracked: [String]?
  var must_ignore: [String]?
  var consequential: [String]?

  init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).json")
    self = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: file))
  }

  var base: DraftText {
    DraftText(
      version: 1,
      blocks: blocks.enumerated().map { index, block in
        DraftBlock(
          id: id(index), kind: Truth.kind(block.style), text: block.text,
          cell: block.row.map { CellSpot(table: 0, row: $0, column: block.col ?? 0) })
      })
  }

  func id(_ index: Int) -> BlockID { BlockID(version: 1, number: index + 1) }
  func id(_ name: String) -> BlockID { id(index(name)) }
  func index(_ name: String) -> Int { blocks.firstIndex { $0.id == name } ?? -1 }

  static func kind(_ style: String?) -> BlockKind { style == "Heading1" ? .heading(1) : .paragraph }

  func sets() -> [ChangeSet] {
    files.map { ReturnedFile(source: $0.source, text: marked($0)).changes(on: base) }
  }

  // MARK: A file as marks

  func marked(_ file: File) -> MarkedText {
    let hand = Hand(author: file.author, date: "2026-05-01T08:00:00Z")
    var made = blocks.enumerated().map { index, block in plain(block, index, file, hand) }
    for change in file.changes { apply(change, hand, &made) }
    return MarkedText(blocks: made.flatMap { $0 }, remarks: remarks(file, made))
  }

  /// The block with the changes inside it.
  private func plain(_ block: Block, _ index: Int, _ file: File, _ hand: Hand) -> [MarkedBlock] {
    var pieces: [Piece] = []
    var place = block.text.utf16.startIndex
    func upTo(_ offset: Int) -> String {
      let end = block.text.utf16.index(block.text.utf16.startIndex, offsetBy: offset)
      defer { place = end }
      return String(block.text.utf16[place..<end]) ?? ""
    }
    let inside = file.changes.filter { ["sub", "ins", "del"].contains($0.type) && $0.block == block.id }
    for change in inside.sorted(by: { $0.start ?? 0 < $1.start ?? 0 }) {
      pieces.append(Piece(upTo(change.start ?? 0)))
      let old = upTo(change.end ?? 0)
      guard change.tracked else {
        pieces.append(Piece(change.new ?? ""))
        continue
      }
      if !old.isEmpty { pieces.append(Piece(old, fate: Fate(deleted: hand))) }
      guard var new = change.new else { continue }
      if let cut = change.nested_del {
        new.removeLast(cut.text.count)
        pieces.append(Piece(new, fate: Fate(inserted: hand)))
        pieces.append(Piece(cut.text, fate: Fate(inserted: hand, deleted: Hand(author: cut.author))))
      } else {
        pieces.append(Piece(new, fate: Fate(inserted: hand)))
      }
    }
    pieces.append(Piece(upTo(block.text.utf16.count)))
    pieces.removeAll { $0.text.isEmpty }
    return [
      MarkedBlock(
        kind: Truth.kind(block.style), pieces: pieces,
        cell: block.row.map { CellPath(table: 0, row: $0, column: block.col ?? 0) })
    ]
  }

  /// Each entry of `made` holds a block of the base and what came in behind it.
  private func apply(_ change: Change, _ hand: Hand, _ made: inout [[MarkedBlock]]) {
    let index = change.block.map { self.index($0) } ?? -1
    let (gone, come) = change.tracked ? (Fate(deleted: hand), Fate(inserted: hand)) : (.kept, .kept)
    switch change.type {
    case "pdel":
      if change.tracked { made[index][0] = refated(made[index][0], gone) } else { made[index].removeFirst() }
    case "pins":
      let new = MarkedBlock(kind: Truth.kind(change.style), pieces: [Piece(change.new ?? "", fate: come)], end: come)
      made[index].append(new)
    case "move":
      let target = self.index(change.after ?? "")
      var block = made[index][0]
      if change.tracked {
        made[index][0] = refated(block, gone, move: "m\(index)")
        block = refated(block, come, move: "m\(index)")
      } else {
        made[index].removeFirst()
      }
      made[target].append(block)
    case "split":
      let text = Array(blocks[index].text.utf16)
      let cut = change.start ?? 0
      made[index] = [
        MarkedBlock(pieces: [Piece(String(decoding: text[..<cut], as: UTF16.self))], end: come),
        MarkedBlock(pieces: [Piece(String(decoding: text[cut...], as: UTF16.self))]),
      ]
    case "merge":
      made[index][0].end = gone
    case "rowdel":
      for place in blocks.indices where blocks[place].row == change.row { made[place][0].cell?.rowFate = gone }
    case "rowins":
      let last = blocks.lastIndex { $0.row == change.after_row } ?? 0
      made[last] += (change.cells ?? []).enumerated().map { column, text in
        MarkedBlock(
          pieces: [Piece(text, fate: come)],
          cell: CellPath(table: 0, row: 1_000, column: column, rowFate: come))
      }
    default: break
    }
  }

  private func refated(_ block: MarkedBlock, _ fate: Fate, move: String? = nil) -> MarkedBlock {
    var block = block
    block.pieces = block.pieces.map { Piece($0.text, fate: fate, move: move) }
    block.end = fate
    return block
  }

  private func remarks(_ file: File, _ made: [[MarkedBlock]]) -> [Remark] {
    func place(_ block: String, _ offset: Int) -> MarkedPlace {
      let index = index(block)
      let marked = made[..<index].reduce(0) { $0 + $1.count }
      // Units that the base has come before, whatever was put in between them.
      var (base, all) = (0, 0)
      for piece in made[index][0].pieces {
        let size = piece.text.utf16.count
        guard piece.fate.inserted == nil else {
          if base < offset { all += size }
          continue
        }
        if base + size >= offset { return MarkedPlace(block: marked, offset: all + offset - base) }
        base += size
        all += size
      }
      return MarkedPlace(block: marked, offset: all)
    }
    return file.comments.map { comment in
      let start = place(comment.block, comment.start)
      let end = place(comment.end_block ?? comment.block, comment.end)
      return Remark(
        id: comment.id, hand: Hand(author: comment.author), text: comment.text, resolved: comment.resolved ?? false,
        parent: comment.parent, anchor: start..<max(start, end))
    }
  }
}
