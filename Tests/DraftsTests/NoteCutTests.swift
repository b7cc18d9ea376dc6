// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// A file keeps the mark of a note where it is while the words around it are written anew.
@Suite("The mark of a note in words that were written anew")
struct NoteCutTests {
  private static let an = Hand(author: "An")
  private static let notes = ["Số liệu của Cục Thống kê tỉnh.", "Theo giá hiện hành."]
  private static let old =
    "Tỷ lệ hộ nghèo còn 2,5%¹, giảm nhanh qua các năm. Thu nhập đạt 68 triệu đồng²; đời sống được nâng lên."

  /// A paragraph with ¹ and ² for the marks of notes, between two others.
  private static func text(_ paragraph: String) -> MarkedText { text([Piece(paragraph)]) }

  private static func text(_ pieces: [Piece]) -> MarkedText {
    var marks: [NoteMark] = []
    var length = 0
    let bare = pieces.map { piece in
      var bare = piece
      bare.text = ""
      for letter in piece.text {
        if let note = ["¹", "²"].firstIndex(of: letter) {
          marks.append(NoteMark(note: .footnote(note + 1), place: MarkedPlace(block: 1, offset: length)))
        } else {
          bare.text.append(letter)
          length += String(letter).utf16.count
        }
      }
      return bare
    }
    let bodies = [[Piece("Phần thứ nhất nói về kết quả.")], bare, [Piece("Phần cuối nói về nhiệm vụ.")]]
    return MarkedText(
      blocks: bodies.map { MarkedBlock(pieces: $0) }
        + notes.enumerated().map { MarkedBlock(story: .footnote($0 + 1), pieces: [Piece($1)]) }, noteMarks: marks)
  }

  private static let base = DraftText(version: 1, from: Reading(text(old), .rejecting))

  private static func changes(_ text: MarkedText) -> [Change] {
    ReturnedFile(source: "f", text: text).changes(on: base).changes
  }

  /// The paragraph with the marks where a file has them that is written so: each behind what comes before it, before
  /// what comes in for words around it, and before a new sentence.
  private static func drawn(_ changes: [Change]) -> String {
    let block = base.blocks[1]
    var made = ""
    let edits = changes.compactMap { change -> (Range<Int>, String)? in
      guard !change.isByHand, case .rewrite(let span, let texts) = change.edit, span.start.block == block.id else {
        return nil
      }
      return (span.start.offset.units..<span.end.offset.units, texts.joined(separator: "¶"))
    }
    let units = Array(block.text.utf16)
    for offset in 0...units.count {
      let marks = base.noteMarks.filter { $0.offset == offset }.map { $0.note == .footnote(1) ? "¹" : "²" }.joined()
      let here = edits.filter { $0.0.upperBound == offset }
      let isReplaced = here.contains { !$0.0.isEmpty }
      let behind = here.firstIndex { !isReplaced && NoteSide.isBehind($0.1.utf16, after: units[..<offset]) }
      made += here[..<(behind ?? here.count)].map(\.1).joined() + marks
      made += here[(behind ?? here.count)...].map(\.1).joined()
      let isGone = edits.contains { $0.0.contains(offset) }
      if offset < units.count, !isGone { made += String(decoding: [units[offset]], as: UTF16.self) }
    }
    return made
  }

  @Test(
    "stays between what comes before it and what comes behind it",
    arguments: [
      "Tỷ lệ hộ nghèo chỉ còn 2,1%¹ và giảm mạnh qua từng năm. Thu nhập đạt 68 triệu đồng²; đời sống được nâng lên.",
      "Tỷ lệ hộ nghèo còn 2,5%¹, giảm nhanh qua các năm. Mỗi người có 70 triệu đồng một năm², cuộc sống ấm no hơn trước.",
      "Năm năm qua tỉnh đã kéo số hộ khó khăn xuống dưới 2%¹ nhờ hỗ trợ sinh kế. Mỗi người có 70 triệu đồng², cao hơn mục tiêu.",
    ])
  func silent(_ new: String) throws {
    let changes = Self.changes(Self.text(new))
    #expect(!changes.contains { $0.isByHand })
    #expect(Self.drawn(changes) == new)
    let comparison = Comparison(Self.base, Reading(Self.text(new), .accepting))
    #expect(comparison.notesLeftBehind.isEmpty)
    let next = try comparison.redline(of: Self.base, in: Self.an)
    #expect(next.draft.texts == Reading(Self.text(new), .accepting).texts)
    #expect(!next.redline.blocks.contains { $0.end.deleted != nil }, "a paragraph that goes takes its marks along")
  }

  @Test("is told where it went elsewhere, since no words say so")
  func moved() {
    for new in [
      "Tỷ lệ hộ nghèo còn 2,5%, giảm nhanh¹ qua các năm. Thu nhập đạt 68 triệu đồng²; đời sống được nâng lên.",
      "Tỷ lệ hộ nghèo còn 2,5%¹ so với trước, giảm nhanh qua các năm. Thu nhập đạt 68 triệu đồng²; đời sống được nâng lên.",
    ] {
      let byHand = Self.changes(Self.text(new)).filter(\.isByHand)
      #expect(byHand.map(\.old) == [Self.notes[0]] && byHand.allSatisfy { $0.kind == .footnote })
      let comparison = Comparison(Self.base, Reading(Self.text(new), .accepting))
      #expect(comparison.notesLeftBehind.map(\.note) == [.footnote(1)])
    }
  }

  @Test("parts what a hand writes anew on both sides of it, and is told where words were put right behind it")
  func tracked() {
    let (gone, come) = (Fate(deleted: Self.an), Fate(inserted: Self.an))
    let end = " nhanh qua các năm. Thu nhập đạt 68 triệu đồng²; đời sống được nâng lên."
    let both = [
      Piece("Tỷ lệ hộ nghèo còn "), Piece("2,5%", fate: gone), Piece("2,1%", fate: come), Piece("¹, giảm", fate: gone),
      Piece(" và giảm", fate: come), Piece(end),
    ]
    let changes = Self.changes(Self.text(both))
    #expect(!changes.contains { $0.isByHand })
    #expect(Self.drawn(changes) == "Tỷ lệ hộ nghèo còn 2,1%¹ và giảm" + end)
    let behind = [
      Piece("Tỷ lệ hộ nghèo còn 2,5%"), Piece("¹ so với trước", fate: come), Piece(", giảm" + end),
    ]
    let told = Self.changes(Self.text(behind))
    #expect(told.count == 2 && told.filter(\.isByHand).map(\.hand) == [Self.an])
    let before = [
      Piece("Tỷ lệ hộ nghèo còn 2,5%"), Piece(" số hộ", fate: come), Piece("¹, giảm" + end),
    ]
    #expect(Self.changes(Self.text(before)).count == 1)
  }

  private static let sentence = "Thu ngân sách đạt 5.000 tỷ đồng.¹ Chi ngân sách bảo đảm².”"
  private static let other = DraftText(version: 1, from: Reading(text(sentence), .rejecting))

  private static func told(_ pieces: [Piece], _ words: String) -> ([String], silent: [String]) {
    let marked = ReturnedFile(source: "f", text: text(pieces)).changes(on: other).changes
    let silent = ReturnedFile(source: "f", text: text(words)).changes(on: other).changes
    return (marked.filter(\.isByHand).map(\.old), silent.filter(\.isByHand).map(\.old))
  }

  @Test("goes with the sentence that it ends where another one comes in behind it, and is told where that is noted too")
  func sentences() {
    let new = Fate(inserted: Self.an)
    let (first, rest) = ("Thu ngân sách đạt 5.000 tỷ đồng.", " Chi ngân sách bảo đảm².”")
    let added = " Nợ thuế giảm mạnh qua từng năm."
    let behind = Self.told([Piece(first + "¹"), Piece(added, fate: new), Piece(rest)], first + "¹" + added + rest)
    #expect(behind.0.isEmpty && behind.silent.isEmpty)
    let before = Self.told([Piece(first), Piece(added, fate: new), Piece("¹" + rest)], first + added + "¹" + rest)
    #expect(before.0 == [Self.notes[0]] && before.silent == [Self.notes[0]])
    let replaced = Self.told(
      [
        Piece("Thu ngân sách đạt 5.000 tỷ"), Piece(" đồng.", fate: Fate(deleted: Self.an)), Piece(added, fate: new),
        Piece("¹" + rest),
      ], "Thu ngân sách đạt 5.000 tỷ" + added + "¹" + rest)
    #expect(replaced.0.isEmpty && replaced.silent.isEmpty)
    let both = Self.told(
      [
        Piece("Thu ngân sách đạt 5.000 tỷ"), Piece(" đồng.", fate: Fate(deleted: Self.an)), Piece("¹"),
        Piece(added, fate: new), Piece(rest),
      ], "Thu ngân sách đạt 5.000 tỷ¹" + added + rest)
    #expect(both.0 == [Self.notes[0]] && both.silent == [Self.notes[0]])
  }

  /// Three paragraphs whose notes stand in the order of `marks`, and say what `notes` do.
  private static func noted(_ marks: [Int], _ notes: [(Int, String)], more: String = "") -> MarkedText {
    let bodies = ["Thu ngân sách tăng khá", "Tỷ lệ hộ nghèo giảm nhanh", "Công tác cán bộ có nhiều đổi mới"]
    return MarkedText(
      blocks: bodies.map { MarkedBlock(pieces: [Piece(more + $0)]) }
        + notes.map { MarkedBlock(story: .footnote($0), pieces: [Piece($1)]) },
      noteMarks: marks.enumerated().map {
        NoteMark(note: .footnote($1), place: MarkedPlace(block: $0, offset: (more + bodies[$0]).utf16.count))
      })
  }

  @Test("is where it was in a file whose notes are listed otherwise, or were counted by their list")
  func listed() {
    let words = ["Số liệu của Cục Thống kê tỉnh.", "Theo chuẩn nghèo đa chiều mới.", "Nghị quyết số 12 của tỉnh."]
    let base = DraftText(
      version: 1, from: Reading(Self.noted([3, 1, 2], [(1, words[0]), (2, words[1]), (3, words[2])]), .rejecting))
    func changes(_ text: MarkedText) -> [Change] { ReturnedFile(source: "f", text: text).changes(on: base).changes }
    let byMarks = Self.noted([1, 2, 3], [(1, words[2]), (2, words[0]), (3, words[1])])
    #expect(changes(byMarks).isEmpty, "numbered anew by their marks")
    let counted = Self.noted([2, 3, 4], [(2, words[0]), (3, words[1]), (4, words[2])])
    #expect(changes(counted).isEmpty, "given to the marks in the order of the list")
    let edited = Self.noted([2, 3, 4], [(2, words[0]), (3, words[1]), (4, words[2])], more: "Năm qua: ")
    #expect(changes(edited).map(\.kind) == [.insert, .insert, .insert])
    let exchanged = Self.noted([3, 2, 1], [(1, words[0]), (2, words[1]), (3, words[2])])
    #expect(changes(exchanged).map(\.kind) == [.footnote, .footnote])
  }
}
