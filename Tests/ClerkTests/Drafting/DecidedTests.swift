// SPDX-License-Identifier: AGPL-3.0-or-later

import Clerk
import Drafts
import Office
import Packs
import Testing

/// What reports say of changes that arrive, and what decisions on them come to.
@Suite("What was decided")
struct DecidedTests {
  private static let compilers = Hand(author: "Tổ biên tập")
  private static let texts = [
    "Mở đầu của báo cáo chính trị.", "Một: kinh tế biển phát triển mạnh.", "Hai: văn hóa cơ sở được quan tâm.",
    "Ba: quốc phòng toàn dân được củng cố.", "Bốn: cải cách hành chính có chuyển biến.", "Kết luận của báo cáo.",
  ]
  private static let base = DraftText(
    version: 1, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })

  private static func returned(_ source: String, _ blocks: [MarkedBlock]) -> Collected {
    let set = ReturnedFile(source: source, text: MarkedText(blocks: blocks)).changes(on: base)
    return Collected(base: base, files: [set], lexicon: .either)
  }

  private static func plain(_ text: String) -> MarkedBlock { MarkedBlock(pieces: [Piece(text)]) }

  @Test("tells behind which block each moved one stands, be it one that moved there too")
  func after() {
    let order = [4, 0, 3, 2, 1, 5]
    let report = CollectReport(Self.returned("a", order.map { Self.plain(Self.texts[$0]) }))
    let moves = report.files[0].changes.filter { $0.type == "move" }
    for move in moves {
      let place = order.firstIndex { BlockName.of($0) == move.block } ?? -1
      #expect(move.after == (place > 0 ? BlockName.of(order[place - 1]) : nil), "\(move)")
    }
    #expect(moves.count == 3 && moves.contains { $0.after == nil })
  }

  private enum BlockName { static func of(_ index: Int) -> String { "b00\(index + 1)" } }

  @Test("puts a wording that the compilers wrote into their hand, and what was proposed into that of its author")
  func hands() throws {
    let an = Hand(author: "An")
    var pieces = [Piece("Mở đầu của báo cáo"), Piece(" tổng kết", fate: Fate(inserted: an)), Piece(" chính trị.")]
    var blocks = Self.texts.map(Self.plain)
    blocks[0] = MarkedBlock(pieces: pieces)
    pieces = [Piece("Kết luận của báo cáo"), Piece(" này", fate: Fate(inserted: an)), Piece(".")]
    blocks[5] = MarkedBlock(pieces: pieces)
    let decided = try Self.returned("a", blocks).decided(
      by: Decisions(disposition: [
        .init(change: "a#1", decision: "partly", text: [" chung"], explanation: "Gọn hơn."),
        .init(change: "a#2", decision: "accepted"),
      ]), compilers: Self.compilers)
    #expect(decided.winners.map(\.hand) == [Self.compilers, an])
  }

  /// The second paragraph with these words for those, decided in part with others.
  private static func wording(_ old: String, _ new: String, agreed: String) throws -> (told: String?, reads: String) {
    let an = Hand(author: "An")
    let parts = texts[1].split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var blocks = texts.map(plain)
    blocks[1].pieces = [
      Piece(parts[0]), Piece(old, fate: Fate(deleted: an)), Piece(new, fate: Fate(inserted: an)), Piece(parts[1]),
    ]
    let collected = returned("a", blocks)
    let decided = try collected.decided(
      by: Decisions(disposition: [.init(change: "a#1", decision: "partly", text: [agreed], explanation: "x")]),
      compilers: compilers)
    let told = CollectReport(collected).files[0].changes[0].old
    return (told, try base.applying(decided.winners, as: 2).draft.texts[1])
  }

  @Test(
    "puts an agreed wording for exactly the words that were told, which may be more than the proposal alters",
    arguments: [
      ("kinh tế biển phát triển mạnh.", "kinh tế biển phát triển rất mạnh.", "kinh tế biển, đảo phát triển."),
      ("biển phát triển mạnh.", "biển và đảo phát triển mạnh.", "biển, đảo phát triển mạnh."),
      ("phát triển mạnh.", "tăng trưởng khá.", "phát triển khá"),
    ])
  func told(old: String, new: String, agreed: String) throws {
    let (told, reads) = try Self.wording(old, new, agreed: agreed)
    #expect(told == old && reads == Self.texts[1].replacing(old, with: agreed))
  }

  @Test("refuses a wording where none is agreed on, and an explanation of spaces")
  func refusals() {
    let collected = Self.returned(
      "a", Self.texts.dropLast().map(Self.plain) + [Self.plain("Kết luận mới của báo cáo.")])
    func fault(_ decision: Decisions.Decision) -> DecisionFault? {
      do throws(DecisionFault) {
        _ = try collected.decided(by: Decisions(disposition: [decision]), compilers: Self.compilers)
        return nil
      } catch { return error }
    }
    #expect(fault(.init(change: "a#1", decision: "accepted")) == nil)
    let added = Self.returned("a", Self.texts.map(Self.plain) + [Self.plain("Một đoạn hoàn toàn mới ở cuối.")])
    #expect(throws: DecisionFault.noWording(change: "a#1")) {
      try added.decided(
        by: Decisions(disposition: [.init(change: "a#1", decision: "partly", text: [""], explanation: "x")]),
        compilers: Self.compilers)
    }
    #expect(fault(.init(change: "a#1", decision: "accepted", text: ["khác"])) == .wordingNotTaken(change: "a#1"))
    #expect(fault(.init(change: "a#1", decision: "kept", explanation: " \n ")) == .noExplanation(change: "a#1"))
  }

  @Test("refuses to put anything where the base has no place for it, and reports what it was about")
  func placeGone() {
    let gone = GonePassage(quote: "Đoạn của bản trước.", heading: "II. Mục đã bỏ")
    let edit = Edit.rewrite(Span(BlockID(version: 1, number: 2), 3..<3), [" mới"])
    var change = Change(
      id: ChangeID(source: "a", number: 1), edit: edit, kind: .insert, old: "", new: " mới", standing: .lost)
    change.gone = gone
    var remark = PlacedRemark(remark: Remark(id: "1", hand: Hand(author: "An"), text: "Đề nghị giữ."), anchor: nil)
    remark.gone = gone
    let set = ChangeSet(source: "a", answers: 1, base: 1, changes: [change], remarks: [remark])
    let collected = Collected(base: Self.base, files: [set], lexicon: .either)
    func fault(_ decision: String, _ text: [String]? = nil) -> DecisionFault? {
      do throws(DecisionFault) {
        _ = try collected.decided(
          by: Decisions(disposition: [.init(change: "a#1", decision: decision, text: text, explanation: "x")]),
          compilers: Self.compilers)
        return nil
      } catch { return error }
    }
    #expect(fault("accepted") == .placeGone(change: "a#1") && fault("partly", ["y"]) == .placeGone(change: "a#1"))
    #expect(fault("kept") == nil && fault("partly") == nil)
    let notice = AnswerNotice.excerpt(missing: 50)
    let report = CollectReport(
      collected, notices: ["a": [.init(kind: notice.kind, text: notice.words.vietnamese)]])
    let (told, comment) = (report.files[0].changes[0], report.files[0].comments[0])
    #expect(told.block == nil && told.quote == gone.quote && told.section == gone.heading)
    #expect(comment.block == nil && comment.quote == gone.quote && comment.section == gone.heading)
    // The workbook shows both, and what is to be known of the file.
    let sheets = SynthesisBook(report) { vietnamese, _ in vietnamese }.workbook.sheets
    #expect(sheets[0].rows[1].contains(.text("II. Mục đã bỏ\nĐoạn của bản trước.")))
    #expect(sheets[1].rows[1].contains(.text("II. Mục đã bỏ\nĐoạn của bản trước.")))
    #expect(sheets.last?.rows.last == [.text("a"), .text(notice.words.vietnamese)])
  }

  @Test("leaves what no edit of words can do to people, and says which that is")
  func byHand() throws {
    var blocks = Self.texts.map(Self.plain)
    blocks[1] = MarkedBlock(pieces: [Piece(Self.texts[1], reformatted: Hand(author: "An"))])
    let collected = Self.returned("a", blocks)
    #expect(collected.changes.map(\.kind) == [.format])
    let decided = try collected.decided(
      by: Decisions(disposition: [.init(change: "a#1", decision: "accepted")]), compilers: Self.compilers)
    #expect(decided.winners.isEmpty && decided.open.isEmpty && decided.byHand == ["a#1"])
    let next = try Self.base.applying(decided.winners, as: 2)
    let report = ApplyReport(next, decided, on: Self.base)
    #expect(report.numberBreaks.isEmpty && report.applied.isEmpty && report.byHand == ["a#1"])
  }

  /// Two paragraphs with a table of two columns between them.
  private static func fileWithTable() throws -> WordFile {
    let rows = [["TT", "Chỉ tiêu"], ["1", "Tăng trưởng"]].map { row in
      WordTable.Row(row.map { WordTable.Cell([.paragraph(Paragraph($0))]) })
    }
    let document = WordDocument(
      properties: WordProperties(title: "", author: "", language: "vi-VN"),
      body: WordBody(font: "Times New Roman", size: 14),
      sections: [
        WordSection(blocks: [
          .paragraph(Paragraph("Đầu.")), .table(WordTable(columns: [40, 40], rows: rows)),
          .paragraph(Paragraph("Hết.")),
        ])
      ])
    return try WordFile(try document.package())
  }

  /// The file with rows of these cells, paragraph by paragraph, below the last row of its table.
  private static func adding(_ rows: [(String, [[String]])], to file: WordFile) throws -> WordFile {
    let base = file.draft
    let last = try #require(base.blocks.last { $0.cell != nil }?.id)
    let winners = rows.enumerated().map { index, row in
      let cells = row.1.enumerated().map { column, texts in
        NewRow.Cell(column: column, blocks: texts.map { NewBlock(text: $0) })
      }
      return Winner(
        id: ChangeID(source: row.0, number: 1),
        edit: .insertRow(NewRow(cells: cells, table: .of(last)), at: .after(last)),
        hand: Hand(author: row.0), turn: index + 1)
    }
    return try WordFile(try file.drawn(try base.applying(winners, as: 2), on: base, style: .redline))
  }

  @Test("signs each of several rows at one place with the name of whoever added it")
  func rows() throws {
    let redline = try Self.adding(
      ["An", "Bình"].map { ($0, [["2"], ["Chỉ tiêu của \($0)"]]) }, to: try Self.fileWithTable())
    let words = redline.changes.filter { $0.kind == .ins && $0.text.hasPrefix("Chỉ") }.map {
      [$0.hand.author, $0.text]
    }
    #expect(words == [["An", "Chỉ tiêu của An"], ["Bình", "Chỉ tiêu của Bình"]])
    #expect(redline.changes.filter { $0.kind == .rowIns }.map(\.hand.author) == ["An", "Bình"])
  }

  @Test("keeps the paragraphs apart that stand in one cell of a new row")
  func paragraphsOfCells() throws {
    let file = try Self.fileWithTable()
    let redline = try Self.adding([("An", [["2"], ["Chỉ tiêu một", "Chỉ tiêu hai"]])], to: file)
    let next = ["Đầu.", "TT", "Chỉ tiêu", "1", "Tăng trưởng", "2", "Chỉ tiêu một", "Chỉ tiêu hai", "Hết."]
    #expect(redline.settledText(.accepting).filter { !$0.isEmpty } == next)
    #expect(redline.settledText(.rejecting) == file.settledText(.accepting))
  }
}
