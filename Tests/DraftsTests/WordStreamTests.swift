// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Seeded
import Testing

/// Words of a PDF, whose paragraphs end where lines and pages did.
@Suite("A file of which only the words are known")
struct WordStreamTests {
  static let texts = [
    "BÁO CÁO CHÍNH TRỊ", "Kết quả nhiệm kỳ",
    "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm, cao hơn nhiệm kỳ trước.",
    "Toàn tổ chức hoàn thành chín trong mười chỉ tiêu đã đề ra.", "Phương hướng",
    "Kiểm tra, giám sát sáu tháng một lần ở mọi đơn vị trực thuộc.",
  ]
  static let labels = [nil, "1.", nil, nil, "2.", nil]

  static let base = DraftText(
    version: 1,
    blocks: texts.enumerated().map { place, text in
      DraftBlock(
        id: BlockID(version: 1, number: place + 1), kind: labels[place] == nil ? .paragraph : .heading(1),
        label: labels[place],
        text: text)
    })

  /// What a file proposes that reads like this, labels as words among the others.
  private static func changes(_ paragraphs: [String]) -> ChangeSet {
    let text = MarkedText(blocks: paragraphs.map { MarkedBlock(pieces: [Piece($0)]) })
    return ReturnedFile(source: "p", text: text, isWordsOnly: true).changes(on: base)
  }

  private static let printed = zip(labels, texts).map { ($0.map { $0 + " " } ?? "") + $1 }

  @Test(
    "proposes nothing where a line ended behind the dash of a span, and the dash was taken for one that parts a word")
  func spans() {
    let draft = DraftText(
      version: 1,
      blocks: [DraftBlock(id: BlockID(version: 1, number: 1), text: "Nhiệm kỳ 2020-2025, 2025 - 2030, kinh tế-xã hội.")]
    )
    func changes(_ words: String) -> [Change] {
      let text = MarkedText(blocks: [MarkedBlock(pieces: [Piece(words)])])
      return ReturnedFile(source: "p", text: text, isWordsOnly: true).changes(on: draft).changes
    }
    #expect(changes("Nhiệm kỳ 20202025, 2025 - 2030, kinh tế-xã hội.").isEmpty)
    #expect(changes("Nhiệm kỳ 2020-2025, 2025 - 2030, kinh tếxã hội.").isEmpty)
    #expect(changes("Nhiệm kỳ 2020-2026, 2025 - 2030, kinh tế-xã hội.").count == 1)
    #expect(changes("Nhiệm kỳ 2020-2025, 2025 2030, kinh tế-xã hội.").isEmpty)
  }

  @Test("proposes nothing where the words are the same, wherever lines and pages ended")
  func same() {
    #expect(Self.changes(Self.printed).changes.isEmpty)
    #expect(Self.changes([Self.printed.joined(separator: " ")]).changes.isEmpty)
    var chance = Chance(seed: 7)
    for _ in 0..<30 {
      var cut: [String] = [""]
      for word in Self.printed.joined(separator: " ").split(separator: " ") {
        if chance.below(6) == 0 { cut.append("") }
        cut[cut.count - 1] += (cut[cut.count - 1].isEmpty ? "" : " ") + word
      }
      #expect(Self.changes(cut).changes.isEmpty, "\(cut)")
    }
  }

  @Test("proposes no picture, link or note to go, of which a page tells nothing")
  func objects() {
    var base = Self.base
    base.pictures = [DraftPicture(block: 3, offset: 0, key: "bieu-do")]
    base.links = [DraftLink(block: 3, start: 0, end: 4, key: "https://example.org")]
    let text = MarkedText(blocks: Self.printed.map { MarkedBlock(pieces: [Piece($0)]) })
    #expect(!ReturnedFile(source: "p", text: text).changes(on: base).changes.isEmpty, "as a Word file does")
    #expect(ReturnedFile(source: "p", text: text, isWordsOnly: true).changes(on: base).changes.isEmpty)
  }

  @Test("proposes no note that a page prints at its foot, and no number where its mark stands")
  func notes() {
    let note = "Số liệu của Cục Thống kê, tháng 6."
    var base = Self.base
    base.blocks.append(DraftBlock(id: BlockID(version: 1, number: 9), story: .footnote(1), text: " " + note))
    base.noteMarks = [
      DraftNoteMark(
        block: 2, offset: "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm".utf16.count, note: .footnote(1)),
      DraftNoteMark(block: 3, offset: Self.texts[3].utf16.count, note: .footnote(1)),
    ]
    func changes(_ paragraphs: [String]) -> [Change] {
      let text = MarkedText(blocks: paragraphs.map { MarkedBlock(pieces: [Piece($0)]) })
      return ReturnedFile(source: "p", text: text, isWordsOnly: true).changes(on: base).changes
    }
    var pages = Self.printed
    pages[2] = pages[2].replacing("năm,", with: "năm1,")
    pages[3] += "1"
    pages[4] += " 1 " + note
    #expect(changes(pages).isEmpty, "\(changes(pages))")
    pages[2] = pages[2].replacing("năm1,", with: "năm 1 ,")
    #expect(changes(pages).isEmpty, "a raised number may stand alone: \(changes(pages))")
    pages[2] = pages[2].replacing("năm 1 ,", with: "năm1 ,")
    #expect(changes(pages).isEmpty, "\(changes(pages))")
    pages[2] = pages[2].replacing("năm1 ,", with: "năm1,")
    pages[2] = pages[2].replacing("6,5", with: "6,7")
    #expect(changes(pages).map(\.new) == ["6,7 phần trăm"])
    pages[5] += " Cuối năm 1 lần."
    #expect(changes(pages).count == 2)
  }

  /// Cells of three rows, and how a page tells them whose second column is narrow.
  private static let table = [
    ["TT", "Chỉ tiêu", "ĐVT", "2030"], ["1", "Thu ngân sách trên địa bàn tỉnh", "tỷ đồng", "5.000"],
    ["2", "Tỷ lệ che phủ rừng của tỉnh", "%", "42"],
  ]
  private static let wrapped = [
    ["TT", "Chỉ tiêu", "ĐVT", "2030"], ["1", "Thu ngân sách trên", "tỷ đồng", "5.000", "địa bàn tỉnh"],
    ["2", "Tỷ lệ che phủ %", "42", "rừng của tỉnh"],
  ]

  private static func inTable(_ rows: [[String]]) -> [Change] {
    let cells = table.enumerated().flatMap { row, cells in
      cells.enumerated().map { column, text in
        DraftBlock(
          id: BlockID(version: 1, number: 100 + 10 * row + column), text: text,
          cell: CellSpot(table: 0, row: row, column: column))
      }
    }
    let base = DraftText(version: 1, blocks: Self.base.blocks[..<4] + cells + Self.base.blocks[4...])
    let words = printed[..<4] + rows.joined() + printed[4...]
    let text = MarkedText(blocks: words.map { MarkedBlock(pieces: [Piece($0)]) })
    return ReturnedFile(source: "p", text: text, isWordsOnly: true).changes(on: base).changes
  }

  @Test("proposes nothing where cells of a table took several lines")
  func wrappedCells() { for rows in [Self.table, Self.wrapped] { #expect(Self.inTable(rows).isEmpty) } }

  @Test("tells a figure of such a table that is another, or that changed places")
  func changedCells() {
    var other = Self.wrapped
    other[1][3] = "6.000"
    #expect(Self.inTable(other).contains { $0.new.contains("6.000") })
    var swapped = Self.wrapped
    (swapped[0][3], swapped[1][3]) = ("5.000", "2030")
    #expect(!Self.inTable(swapped).isEmpty)
    var within = Self.wrapped
    (within[1][0], within[1][3]) = ("5.000", "1")
    #expect(!Self.inTable(within).isEmpty)
  }

  @Test("proposes a change of words in its paragraph, though a page ended in it")
  func changed() {
    var words = Self.printed
    words[2] = words[2].replacing("6,5", with: "7")
    words[5] = words[5].replacing("sáu tháng một lần", with: "hằng quý")
    let halves = words[2].components(at: " phần trăm")
    words.replaceSubrange(2...2, with: halves)
    let found = Self.changes(words).changes
    #expect(found.map { "\($0.old) > \($0.new)" } == ["6,5 phần trăm > 7 phần trăm", "sáu tháng một lần > hằng quý"])
    #expect(found.allSatisfy { $0.kind == .replace && !$0.isTracked })
  }

  @Test("proposes a new paragraph, and that one should go")
  func paragraphs() {
    var more = Self.printed
    more.insert("Có 12 đơn vị được khen thưởng vì thành tích nổi bật.", at: 4)
    #expect(Self.changes(more).changes.map(\.kind) == [.blockInsert])
    var less = Self.printed
    less.remove(at: 3)
    #expect(Self.changes(less).changes.map(\.kind) == [.blockDelete])
  }

  @Test("puts words added to the end of a paragraph there, not before the next")
  func added() throws {
    var words = Self.printed
    words[3] += " Hai chỉ tiêu vượt sớm."
    let found = Self.changes(words).changes
    let only = try #require(found.first)
    #expect(found.count == 1 && only.kind == .insert && only.edit.block == BlockID(version: 1, number: 4), "\(found)")
  }
}

extension String {
  /// In two where these words begin.
  fileprivate func components(at words: String) -> [String] {
    guard let place = firstRange(of: words) else { return [self] }
    return [String(self[..<place.lowerBound]), String(self[place.lowerBound...]).trimmingPrefix(" ").description]
  }
}
