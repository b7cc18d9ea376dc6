// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Foundation
import Office
import Seeded
import Testing

/// Any two versions of a paper with tables and notes, some of it written in letters and marks apart (NFD).
@Suite("Two Word files")
struct RedlineLawSlow {
  @Test(
    "make a redline that gives the new text when all is accepted and the old one when all is rejected",
    arguments: 1...400 as ClosedRange<UInt64>)
  func redline(seed: UInt64) throws {
    var chance = Chance(seed: seed &* 0xD130_2B97)
    let old = chance.paper()
    let new = chance.edited(old)
    let (a, b) = (try old.file(&chance), try new.file(&chance))
    let base = a.draft
    let wanted = Reading(b.text, .accepting)
    #expect(base.texts == old.texts && wanted.texts == new.texts, "seed \(seed)")
    let next = try Comparison(base, wanted).redline(of: base, in: Hand(author: "Tổ biên tập"))
    #expect(next.asked.map(\.text) == new.texts, "seed \(seed)")
    let redline = try WordFile(try a.drawn(next, on: base, style: .redline))
    #expect(Reading(redline.text, .accepting).texts == next.draft.texts, "seed \(seed)")
    #expect(Reading(redline.text, .rejecting).texts == old.texts, "seed \(seed)")
    let clean = try WordFile(try a.drawn(next, on: base, style: .clean))
    #expect(clean.text.isSettled && clean.draft.texts == next.draft.texts, "seed \(seed)")
    // The marks of notes stand where the paragraphs stand that held them.
    let staying = Set(next.draft.blocks.map(\.id))
    for mark in a.text.noteMarks where staying.contains(base.blocks[mark.place.block].id) {
      for file in [clean, redline] {
        let standing = file.text.noteMarks.filter { $0.note == mark.note && $0.fate.deleted == nil }
        #expect(standing.count == 1, "seed \(seed)")
      }
    }
    #expect(ObjectCount(redline.text, .rejecting) == ObjectCount(a.text, .accepting), "seed \(seed)")
    let xml = String(decoding: try #require(clean.package["word/document.xml"]), as: UTF8.self)
    #expect(!xml.contains("</w:tbl><w:tbl>"), "two tables are one to a word processor, seed \(seed)")
    #expect(old.endsWithTable || !xml.contains("</w:tbl><w:sectPr"), "a text ends with a paragraph, seed \(seed)")
  }
}

/// What a paper says: paragraphs and tables in the body, and notes below it.
private struct Paper {
  enum Item {
    case paragraph(String)
    case table([[String]])
  }

  var body: [Item]
  var notes: [String]

  var endsWithTable: Bool {
    if case .table = body.last { return true }
    return false
  }

  /// In the order in which files are read.
  var texts: [String] {
    body.flatMap { item in
      switch item {
      case .paragraph(let text): [text]
      case .table(let rows): rows.flatMap { $0 }
      }
    } + notes
  }

  private static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The paper as a file whose runs are cut at any place, half of them decomposed.
  func file(_ chance: inout Chance) throws -> WordFile {
    var notesLeft = Array(notes.indices)
    var xml = ""
    for item in body {
      switch item {
      case .paragraph(let text):
        let note = notesLeft.isEmpty ? "" : #"<w:r><w:footnoteReference w:id="\#(notesLeft.removeFirst() + 1)"/></w:r>"#
        xml += "<w:p>\(chance.runs(text))\(note)</w:p>"
      case .table(let rows):
        let cells = rows.map { row in
          "<w:tr>" + row.map { "<w:tc><w:tcPr/><w:p>\(chance.runs($0))</w:p></w:tc>" }.joined() + "</w:tr>"
        }
        xml += "<w:tbl><w:tblPr/><w:tblGrid/>\(cells.joined())</w:tbl>"
      }
    }
    let noted = notes.enumerated().map { #"<w:footnote w:id="\#($0 + 1)"><w:p>\#(chance.runs($1))</w:p></w:footnote>"# }
    var package = Package()
    func part(_ name: String, _ text: String) { package[name] = Array(text.utf8) }
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    part(
      "_rels/.rels",
      #"<Relationships xmlns="\#(relations)"><Relationship Id="a" Type="\#(Self.office)/officeDocument" Target="word/document.xml"/></Relationships>"#
    )
    part(
      "word/_rels/document.xml.rels",
      #"<Relationships xmlns="\#(relations)"><Relationship Id="a" Type="\#(Self.office)/footnotes" Target="footnotes.xml"/></Relationships>"#
    )
    part("word/document.xml", #"<w:document xmlns:w="\#(Self.space)"><w:body>\#(xml)<w:sectPr/></w:body></w:document>"#)
    part("word/footnotes.xml", #"<w:footnotes xmlns:w="\#(Self.space)">\#(noted.joined())</w:footnotes>"#)
    return try WordFile(package)
  }
}

extension Chance {
  private static let words = [
    "Đại hội", "nhiệm kỳ", "kết nạp", "hội viên", "9.500", "8,5 phần trăm", "hòa giải", "“một cửa”", "định kỳ", "quý",
    "😀",
    "Ủy ban", "chuyển đổi số", "và", "- ", "năm 2026",
  ]

  fileprivate mutating func sentence() -> String {
    (0..<(4 + below(9))).map { _ in Self.words[below(Self.words.count)] }.joined(separator: " ") + "."
  }

  fileprivate mutating func paper() -> Paper {
    var body: [Paper.Item] = [.paragraph(sentence())]
    for _ in 0..<(3 + below(9)) {
      if below(4) == 0 {
        let columns = 1 + below(3)
        body.append(.table((0..<(1 + below(4))).map { _ in (0..<columns).map { _ in sentence() } }))
        // Two tables without a paragraph between them are one to a word processor.
      }
      body.append(.paragraph((0..<(1 + below(3))).map { _ in sentence() }.joined(separator: " ")))
    }
    return Paper(body: body, notes: (0..<below(3)).map { _ in sentence() })
  }

  fileprivate mutating func reworded(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    for _ in 0..<(1 + below(3)) {
      let place = below(words.count)
      switch below(3) {
      case 0 where words.count > 2: words.remove(at: place)
      case 1: words[place] = Self.words[below(Self.words.count)]
      case _: words.insert(sentence(), at: place)
      }
    }
    return words.joined(separator: " ")
  }

  fileprivate mutating func edited(_ paper: Paper) -> Paper {
    var paper = paper
    for index in paper.notes.indices where below(2) == 0 { paper.notes[index] = reworded(paper.notes[index]) }
    for _ in 0..<(1 + below(6)) {
      let place = below(paper.body.count)
      switch paper.body[place] {
      case .paragraph(let text):
        switch below(5) {
        case 0: paper.body.insert(.paragraph(sentence()), at: place)
        case 2:
          let columns = 1 + below(3)
          paper.body.insert(
            .table((0..<(1 + below(3))).map { _ in (0..<columns).map { _ in sentence() } }), at: place + below(2))
        case 1 where paper.body.count > 1: paper.body.remove(at: place)
        case _: paper.body[place] = .paragraph(reworded(text))
        }
      case .table(var rows):
        let row = below(rows.count)
        if below(6) == 0, paper.body.count > 1 {
          paper.body.remove(at: place)
          continue
        }
        switch below(3) {
        case 0: rows.insert(rows[row].map { _ in sentence() }, at: row + 1)
        case 1 where rows.count > 1: rows.remove(at: row)
        case _: rows[row][below(rows[row].count)] = reworded(rows[row][0])
        }
        paper.body[place] = .table(rows)
      }
    }
    return paper
  }

  /// The text in runs cut at any letter.
  mutating func runs(_ text: String) -> String {
    var rest = Array(text)
    var xml = ""
    while !rest.isEmpty {
      let piece = String(rest.prefix(1 + below(30)))
      rest.removeFirst(piece.count)
      let written = below(2) == 0 ? piece.decomposedStringWithCanonicalMapping : piece
      xml += #"<w:r><w:t xml:space="preserve">\#(written)</w:t></w:r>"#
    }
    return xml
  }
}
