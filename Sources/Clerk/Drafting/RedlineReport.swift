// SPDX-License-Identifier: AGPL-3.0-or-later

public import Drafts

/// What leads from one text to another, as `docs/drafts-json.md` describes it.
public struct RedlineReport: Codable, Hashable, Sendable {
  public struct Piece: Codable, Hashable, Sendable {
    public var text: String
    /// `ins` or `del`; absent where the words stay.
    public var mark: String?
    /// Set where the words come from elsewhere or go there.
    public var moved: Bool?
  }

  public struct Block: Codable, Hashable, Sendable {
    public var pieces: [Piece]
    /// `ins` or `del`: the mark that ends the paragraph, or its whole row of a table, arrives or goes.
    public var end: String?
    /// Where it stands in a table: `t1`, and its row and column, counted from 0.
    public var table: String?
    public var row: Int?
    public var column: Int?

    /// The whole of it goes elsewhere, or comes from there.
    var isMoved: Bool { pieces.contains { $0.moved == true } }
  }

  public var blocks: [Block]
  /// UTF-16 units that arrive and that go.
  public var inserted: Int
  public var deleted: Int

  public init(_ redline: MarkedText) {
    blocks = redline.blocks.map { block in
      Block(
        pieces: block.pieces.map {
          Piece(text: $0.text, mark: Self.mark($0.fate), moved: $0.move == nil ? nil : true)
        },
        end: Self.mark(block.end) ?? block.cell.flatMap { Self.mark($0.rowFate) },
        table: block.cell.map { "t\($0.table + 1)" }, row: block.cell?.row, column: block.cell?.column)
    }
    inserted = Self.units(in: redline) { $0.inserted != nil && $0.deleted == nil }
    deleted = Self.units(in: redline) { $0.deleted != nil && $0.inserted == nil }
  }

  private static func units(in redline: MarkedText, where counts: (Fate) -> Bool) -> Int {
    redline.blocks.flatMap(\.pieces).reduce(0) { $0 + (counts($1.fate) ? $1.text.utf16.count : 0) }
  }

  private static func mark(_ fate: Fate) -> String? {
    fate.deleted != nil ? "del" : fate.inserted != nil ? "ins" : nil
  }

  /// A page of its own that any browser opens; `say` chooses between Vietnamese and English.
  public func page(title: String, language: String, say: (String, String) -> String) -> String {
    var body: [String] = []
    var rest = blocks[...]
    while let block = rest.first {
      let size = block.table == nil ? 1 : rest.prefix { $0.table == block.table }.count
      body.append(block.table == nil ? paragraph(block, say) : table(rest.prefix(size), say))
      rest = rest.dropFirst(size)
    }
    return """
      <!doctype html>
      <html lang="\(Self.escaped(language))">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(Self.escaped(title))</title>
      <style>
      body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.6 serif }
      p { white-space: pre-wrap }
      ins { background: #d9f2dd; color: #0b4d1b }
      del { background: #fbe0de; color: #7a1410 }
      p.ins::after { content: "¶"; color: #0b4d1b }
      p.del::after { content: "¶"; color: #7a1410; text-decoration: line-through }
      small { border: 1px solid; border-radius: .25rem; padding: 0 .25rem; white-space: nowrap }
      table { border-collapse: collapse; width: 100% }
      td { border: 1px solid #777; padding: 0 .5rem; vertical-align: top }
      tr.ins { background: #d9f2dd } tr.del { background: #fbe0de; text-decoration: line-through }
      </style>
      <h1>\(Self.escaped(title))</h1>
      \(body.joined(separator: "\n"))
      </html>

      """
  }

  private func paragraph(_ block: Block, _ say: (String, String) -> String) -> String {
    let text = block.pieces.map { piece in
      let words = Self.escaped(piece.text)
      return piece.mark.map { "<\($0)>\(words)</\($0)>" } ?? words
    }.joined()
    let isGone = block.pieces.contains { $0.moved == true && $0.mark == "del" }
    let way = isGone ? say("chuyển chỗ đi", "moved from here") : say("chuyển chỗ đến", "moved to here")
    let sign = block.isMoved ? "<small>\(way)</small> " : ""
    return "<p\(block.end.map { " class=\"\($0)\"" } ?? "")>\(sign)\(text)</p>"
  }

  /// Row by row; a row that arrives or goes is drawn so as a whole.
  private func table(_ blocks: ArraySlice<Block>, _ say: (String, String) -> String) -> String {
    var text = "<table>"
    var rest = blocks
    while let first = rest.first {
      let row = rest.prefix { $0.row == first.row }
      rest = rest.dropFirst(row.count)
      let fates = Set(row.map(\.end))
      text += "<tr\(fates.count == 1 ? first.end.map { " class=\"\($0)\"" } ?? "" : "")>"
      var cells = row
      while let cell = cells.first {
        let own = cells.prefix { $0.column == cell.column }
        cells = cells.dropFirst(own.count)
        text += "<td>" + own.map { paragraph($0, say) }.joined() + "</td>"
      }
      text += "</tr>"
    }
    return text + "</table>"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case _: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
