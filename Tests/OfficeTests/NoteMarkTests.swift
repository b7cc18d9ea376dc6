// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@testable import Office

/// What refers to a note: read with what was done to it, and taken out with the last words of the note.
@Suite("A mark that refers to a note")
struct NoteMarkTests {
  private static func mark(_ id: Int, _ tag: String = "footnoteReference") -> String {
    #"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:\#(tag) w:id="\#(id)"/></w:r>"#
  }

  private static func words(_ text: String) -> String { #"<w:r><w:t xml:space="preserve">\#(text)</w:t></w:r>"# }

  private static func file(_ body: [String], _ notes: [String] = ["Nguồn.", "Xem phụ lục."]) throws -> WordFile {
    let noted = notes.enumerated().map {
      #"<w:footnote w:id="\#($0 + 1)">\#(SampleWord.paragraph($1))</w:footnote>"#
    }
    let package = SampleWord.package(
      body: body,
      parts: ["word/footnotes.xml": #"<w:footnotes xmlns:w="\#(SampleWord.space)">\#(noted.joined())</w:footnotes>"#],
      relations: #"<Relationship Id="f" Type="OFFICE/footnotes" Target="footnotes.xml"/>"#)
    return try WordFile(package)
  }

  @Test("is read where it stands, with what was done to it and to the row around it")
  func read() throws {
    let del = #"<w:del w:id="9" w:author="An">\#(Self.mark(1))</w:del>"#
    let move = #"<w:moveFrom w:id="8" w:author="An">\#(Self.mark(2))</w:moveFrom>"#
    let ins = #"<w:ins w:id="7" w:author="An">\#(Self.mark(1))</w:ins>"#
    let row =
      #"<w:tbl><w:tr><w:trPr><w:del w:id="6" w:author="An"/></w:trPr><w:tc><w:p>\#(Self.mark(3, "endnoteReference"))</w:p></w:tc></w:tr></w:tbl>"#
    let file = try Self.file(["<w:p>\(Self.words("Một"))\(del)\(Self.words(" hai."))\(move)\(ins)</w:p>", row])
    let an = Hand(author: "An")
    #expect(
      file.text.noteMarks == [
        NoteMark(note: .footnote(1), place: MarkedPlace(block: 0, offset: 3), fate: Fate(deleted: an)),
        NoteMark(note: .footnote(2), place: MarkedPlace(block: 0, offset: 8), fate: Fate(deleted: an)),
        NoteMark(note: .footnote(1), place: MarkedPlace(block: 0, offset: 8), fate: Fate(inserted: an)),
        NoteMark(note: .endnote(3), place: MarkedPlace(block: 1, offset: 0), fate: Fate(deleted: an)),
      ])
    #expect(!file.text.isSettled)
  }

  @Test("goes with the last words of its note, marked or clean, and stays with a note that is only reworded")
  func gone() throws {
    let body = ["<w:p>\(Self.words("Một"))\(Self.mark(1))\(Self.words(" hai."))\(Self.mark(2))</w:p>"]
    let file = try Self.file(body)
    let patches: [(WordEdit.What, Int?)] = [
      (.replace(block: 1, 0..<6, with: ""), 1), (.delete(block: 1), 1), (.delete(block: 2), 2),
      (.replace(block: 1, 0..<6, with: "Số liệu."), nil), (.replace(block: 1, 0..<5, with: ""), nil),
    ]
    for (what, note) in patches {
      let edit = WordEdit(what, by: WordPatchTests.an)
      let redline = try WordFile(try file.patched(WordPatch([edit])))
      for mark in redline.text.noteMarks {
        let isGone = mark.note == note.map { .footnote($0) }
        #expect(mark.fate == (isGone ? Fate(deleted: WordPatchTests.an) : .kept), "\(what)")
      }
      #expect(redline.settledText(.rejecting) == file.settledText(.rejecting), "\(what)")
      let clean = try WordFile(try file.patched(WordPatch([edit], style: .clean)))
      #expect(
        clean.text.noteMarks.map(\.note) == [1, 2].filter { $0 != note }.map { .footnote($0) }, "\(what)")
      #expect(clean.text.isSettled && clean.settledText(.accepting)[0] == "Một hai.")
    }
  }

  @Test("goes where the words around it are changed in the same patch")
  func beside() throws {
    let file = try Self.file(["<w:p><w:r><w:t>Một</w:t><w:footnoteReference w:id=\"1\"/><w:t> hai.</w:t></w:r></w:p>"])
    let patch = WordPatch([
      WordEdit(.replace(block: 0, 0..<3, with: "Ba"), by: WordPatchTests.binh),
      WordEdit(.delete(block: 1), by: WordPatchTests.an),
    ])
    let redline = try WordFile(try file.patched(patch))
    #expect(redline.text.noteMarks.map(\.fate) == [Fate(deleted: WordPatchTests.an)])
    #expect(redline.settledText(.accepting)[0] == "Ba hai." && redline.settledText(.rejecting)[0] == "Một hai.")
  }

  /// What stands where, with ¹ and ² for the marks.
  private static func reads(_ file: WordFile) -> String {
    var text = file.text.blocks[0].pieces.filter { $0.fate.deleted == nil }.map(\.text).joined()
    let gone = file.text.blocks[0].pieces
    for mark in file.text.noteMarks.reversed() {
      var (offset, left) = (0, 0)
      for piece in gone {
        let size = min(max(mark.place.offset - offset, 0), piece.text.utf16.count)
        offset += piece.text.utf16.count
        if piece.fate.deleted == nil { left += size }
      }
      text.insert(mark.note == .footnote(1) ? "¹" : "²", at: text.utf16.index(text.startIndex, offsetBy: left))
    }
    return text
  }

  @Test(
    "stays with its sentence where another comes in behind that, and behind more words of its own",
    arguments: [
      ("Một.¹² Hai.", 4..<4, " Ba.", "Một.¹² Ba. Hai."), ("Một.¹² Hai.", 4..<4, " Ba", "Một.¹² Ba Hai."),
      ("Một.¹²", 4..<4, " Ba.", "Một.¹² Ba."), ("“Một.”¹² Hai.", 6..<6, " Ba.", "“Một.”¹² Ba. Hai."),
      ("Một¹² hai.", 3..<3, " rưỡi", "Một rưỡi¹² hai."), ("Một.¹² Hai.", 4..<4, "..", "Một...¹² Hai."),
      ("Một.¹² Hai.", 3..<4, " rưỡi.", "Một rưỡi.¹² Hai."), ("Một.¹² Hai.", 4..<8, " Ba", "Một.¹² Ba."),
    ], [false, true])
  func sides(_ example: (String, Range<Int>, String, String), areInOneRun: Bool) throws {
    let (before, range, words, after) = example
    let parts = before.split(separator: "¹²", omittingEmptySubsequences: false).map(String.init)
    let marks = #"<w:footnoteReference w:id="1"/><w:footnoteReference w:id="2"/>"#
    let body =
      areInOneRun
      ? #"<w:r><w:t xml:space="preserve">\#(parts[0])</w:t>\#(marks)<w:t xml:space="preserve">\#(parts[1])</w:t></w:r>"#
      : Self.words(parts[0]) + Self.mark(1) + Self.mark(2) + (parts[1].isEmpty ? "" : Self.words(parts[1]))
    let file = try Self.file(["<w:p>\(body)</w:p>"])
    for style in [WordPatch.Style.redline, .clean] {
      let edit = WordEdit(.replace(block: 0, range, with: words), by: WordPatchTests.an)
      let made = try WordFile(try file.patched(WordPatch([edit], style: style)))
      #expect(Self.reads(made) == after)
      #expect(style == .clean || made.settledText(.rejecting) == file.settledText(.rejecting))
    }
  }

  @Test("stands before all that follows a new sentence, and behind what comes before it")
  func order() throws {
    let file = try Self.file(["<w:p>\(Self.words("Một."))\(Self.mark(1))\(Self.words(" Hai."))</w:p>"])
    let edits = ["..", " Ba.", "”"].map { WordEdit(.replace(block: 0, 4..<4, with: $0), by: WordPatchTests.an) }
    let made = try WordFile(try file.patched(WordPatch(edits)))
    #expect(Self.reads(made) == "Một...¹ Ba.” Hai.")
  }

  private static func numbered(_ marks: [Int]) throws -> WordFile {
    try file(
      ["<w:p>" + marks.map { words("Câu của \($0).") + mark($0) }.joined() + "</w:p>"],
      (1...3).map { "Nguồn của \($0)." })
  }

  @Test("is numbered in the order of the text for whoever prints it, and leads to its note as before")
  func numbers() throws {
    let printed = try #require(try Self.numbered([3, 1, 2]).withNotesInOrder())
    #expect(printed.text.noteMarks.map(\.note) == [.footnote(1), .footnote(2), .footnote(3)])
    let notes = printed.text.blocks.compactMap { block -> (BlockStory, String)? in
      block.story == .body ? nil : (block.story, block.pieces.map(\.text).joined())
    }
    let told = Dictionary(notes, uniquingKeysWith: { first, _ in first })
    #expect(printed.text.noteMarks.map { told[$0.note] } == ["Nguồn của 3.", "Nguồn của 1.", "Nguồn của 2."])
    #expect(try Self.numbered([1, 2, 3]).withNotesInOrder() == nil)
    #expect(try Self.numbered([2, 1, 2]).withNotesInOrder() == nil, "two marks of one note")
  }

  @Test("has a note of its own for whoever prints it where two lead to one")
  func doubled() throws {
    let printed = try #require(try Self.numbered([3, 1, 2, 3]).withNotesInOrder(doubling: true))
    #expect(printed.text.noteMarks.map(\.note) == [1, 2, 3, 4].map { .footnote($0) })
    let notes = Dictionary(
      printed.text.blocks.filter { $0.story != .body }.map { ($0.story, $0.pieces.map(\.text).joined()) },
      uniquingKeysWith: { first, _ in first })
    #expect(
      printed.text.noteMarks.map { notes[$0.note] } == ["Nguồn của 3.", "Nguồn của 1.", "Nguồn của 2.", "Nguồn của 3."])
    #expect(try Self.numbered([1, 2, 3]).withNotesInOrder(doubling: true) == nil)
  }
}

@Suite("A printed page with notes")
struct PrintedNotesSlow {
  @Test("has each note at the mark that leads to it, wherever its paragraph was moved")
  func moved() async throws {
    let words = try await Self.printed([Self.line(2), Self.line(1)])
    let places = ["Câu số 2", "Câu số 1", "Nguồn số 2", "Nguồn số 1"].compactMap {
      words.ranges(of: $0).first?.lowerBound
    }
    #expect(places.count == 4 && places == places.sorted(), "\(words)")
  }

  @Test("has the note at both marks where a redline tells of a move")
  func told() async throws {
    let words = try await Self.printed([Self.line(2, within: "ins"), Self.line(1), Self.line(2, within: "del")])
    let notes = words.ranges(of: "Nguồn số ").map { words[$0.upperBound...].prefix(1) }
    #expect(notes == ["2", "1", "2"], "\(words)")
  }

  private static func line(_ number: Int, within mark: String? = nil) -> String {
    let (open, close) = mark.map { (#"<w:\#($0) w:id="9" w:author="An">"#, "</w:\($0)>") } ?? ("", "")
    let text = mark == "del" ? "delText" : "t"
    return #"<w:p>\#(open)<w:r><w:\#(text)>Câu số \#(number).</w:\#(text)></w:r>"#
      + #"<w:r><w:footnoteReference w:id="\#(number)"/></w:r>\#(close)</w:p>"#
  }

  /// The words of two notes and what stands above them, as they are read of the printed page.
  private static func printed(_ body: [String]) async throws -> String {
    let printer = PDFPrinter()
    let notes = (1...2).map { number in
      let words = SampleWord.paragraph("Nguồn số \(number).")
      return #"<w:footnote w:id="\#(number)">\#(words)</w:footnote>"#
    }
    let package = SampleWord.package(
      body: body,
      parts: ["word/footnotes.xml": #"<w:footnotes xmlns:w="\#(SampleWord.space)">\#(notes.joined())</w:footnotes>"#],
      relations: #"<Relationship Id="f" Type="OFFICE/footnotes" Target="footnotes.xml"/>"#)
    let pdf = try await printer.pdf(of: package.zip())
    let words = try await WordIntake(printer: printer).read(pdf).text.blocks.map { $0.pieces.map(\.text).joined() }
    await printer.close()
    return words.joined(separator: " ")
  }
}
