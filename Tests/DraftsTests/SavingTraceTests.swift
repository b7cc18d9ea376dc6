// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("What a program changes in saving a file, or in pasting its words,")
struct SavingTraceTests {
  private static func block(
    _ text: String, _ kind: BlockKind = .paragraph, _ story: BlockStory = .body, label: String? = nil,
    cell: CellPath? = nil
  ) -> MarkedBlock {
    MarkedBlock(kind: kind, story: story, label: label, pieces: [Piece(text)], cell: cell)
  }

  private static func footer(_ number: Int, page: String) -> MarkedBlock {
    MarkedBlock(story: .footer(number), pieces: [Piece("Trang "), Piece(page, isReckoned: true)])
  }

  private static func base(_ blocks: [MarkedBlock]) -> DraftText {
    DraftText(version: 1, from: Reading(MarkedText(blocks: blocks), .rejecting))
  }

  private static func set(_ blocks: [MarkedBlock], on base: DraftText, isConverted: Bool = false) -> ChangeSet {
    ReturnedFile(source: "f", text: MarkedText(blocks: blocks), isConverted: isConverted).changes(on: base)
  }

  private static let words = block("Toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu.")

  @Test("is no proposal where it only writes the header and footer once more for every section")
  func copiedEdges() {
    let base = Self.base([Self.words, Self.block("DỰ THẢO LẦN 1", .paragraph, .header(1)), Self.footer(1, page: "1")])
    func file(_ header: String, _ more: [MarkedBlock]) -> [MarkedBlock] {
      [Self.words, Self.block("DỰ THẢO LẦN 1", .paragraph, .header(1)), Self.block(header, .paragraph, .header(2))]
        + more
    }
    let feet = [Self.footer(1, page: "6"), Self.footer(2, page: "7")]
    #expect(Self.set(file("DỰ THẢO LẦN 1", feet), on: base).changes.isEmpty)
    #expect(Self.set(file("LƯU HÀNH NỘI BỘ", feet), on: base).changes.map(\.new) == ["LƯU HÀNH NỘI BỘ"])
    // And the other way about, where the base has the copies.
    let twice = Self.base(file("DỰ THẢO LẦN 1", feet))
    let once = [Self.words, Self.block("DỰ THẢO LẦN 1", .paragraph, .header(1)), Self.footer(1, page: "1")]
    #expect(Self.set(once, on: twice).changes.isEmpty)
  }

  @Test("is a proposal where somebody took the header out, or emptied it")
  func takenHeader() {
    let base = Self.base([Self.words, Self.block("DỰ THẢO LẦN 1", .paragraph, .header(1))])
    #expect(Self.set([Self.words], on: base).changes.map(\.old) == ["DỰ THẢO LẦN 1"])
    let emptied = Self.set([Self.words, Self.block("", .paragraph, .header(1))], on: base)
    #expect(emptied.changes.map(\.old) == ["DỰ THẢO LẦN 1"])
  }

  @Test("is no proposal where another program guessed the looks of a file that it converted")
  func converted() {
    let base = Self.base([Self.block("KẾT QUẢ", .heading(1)), Self.words])
    let file = [Self.block("KẾT QUẢ"), Self.words]
    #expect(Self.set(file, on: base).changes.map(\.kind) == [.format])
    #expect(Self.set(file, on: base, isConverted: true).changes.isEmpty)
  }

  @Test("leaves of a text that was pasted as plain words its real edits alone")
  func pasted() {
    func cell(_ row: Int, _ column: Int) -> CellPath { CellPath(table: 0, row: row, column: column) }
    let base = Self.base([
      Self.block("KẾT QUẢ", .heading(1), label: "I."), Self.words, Self.block("Nông nghiệp", .listItem(0), label: "a)"),
      Self.block("Công nghiệp", .listItem(0), label: "b)"), Self.block("TT", cell: cell(0, 0)),
      Self.block("Chỉ tiêu", cell: cell(0, 1)), Self.block("1", cell: cell(1, 0)),
      Self.block("Kết nạp đảng viên", cell: cell(1, 1)), Self.block("Bảng trên cho thấy kết quả tốt."),
      Self.block("Theo Kết luận số 127.", .paragraph, .footnote(1)), Self.block("Trang", .paragraph, .footer(1)),
    ])
    let file = [
      Self.block("I. KẾT QUẢ"), Self.block("Toàn Đảng bộ hoàn thành tám trong mười chỉ tiêu."),
      Self.block("a) Nông nghiệp"), Self.block("b) Công nghiệp"), Self.block("TT\tChỉ tiêu"),
      Self.block("1\tKết nạp đảng viên"), Self.block("Bảng trên cho thấy kết quả tốt."),
    ]
    let set = Self.set(file, on: base)
    #expect(set.changes.map(\.new) == ["tám"])
    #expect(set.trifles.filter { $0.noise == .renumbering }.map(\.new).contains("I. "))
  }
}
