// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// What a block claims to be: proof between versions of one draft, a hint in files that people send.
@Suite("The name of a block")
struct HintTests {
  private static let opening = "Phần mở đầu nói về tình hình chung của tổ chức trong năm qua."
  private static let checking = "Kiểm tra, giám sát sáu tháng một lần tại các đơn vị trực thuộc."
  private static let dues = "Hội phí do đại hội quyết định vào năm đầu nhiệm kỳ."
  private static let closing = "Tổ chức thực hiện nghị quyết của đại hội ngay trong quý đầu tiên."

  private static func draft(_ version: Int, _ blocks: [(born: Int, number: Int, text: String)]) -> DraftText {
    DraftText(
      version: version,
      blocks: blocks.map { DraftBlock(id: BlockID(version: $0.born, number: $0.number), text: $0.text) })
  }

  private static let first = draft(1, [(1, 1, opening), (1, 2, checking), (1, 3, closing)])

  /// Compares the words alone.
  private static func nameless(_ old: DraftText, _ new: DraftText) -> Comparison {
    Comparison(old.texts.map { ComparedBlock(text: $0) }, new.texts.map { ComparedBlock(text: $0) })
  }

  private static func came(of old: Int, _ comparison: Comparison) -> Range<Int>? {
    comparison.beads.first { $0.old.contains(old) && $0.isPair }?.new
  }

  @Test("keeps a block one through versions, though no word of it was left")
  func rewritten() {
    let second = Self.draft(2, [(1, 1, Self.opening), (1, 2, Self.dues), (1, 3, Self.closing)])
    let comparison = Comparison(Self.first, second)
    #expect(comparison.beads.map { [$0.old, $0.new] } == [[0..<1, 0..<1], [1..<2, 1..<2], [2..<3, 2..<3]])
    #expect(comparison.beads.allSatisfy { !$0.isMoved })
    #expect(Self.came(of: 1, Self.nameless(Self.first, second)) == nil, "by their words nothing joins the two")
  }

  @Test("counts more between versions than the words of a newer block that are nearly the same")
  func decoy() {
    let alike = Self.checking.replacing("sáu tháng", with: "hằng quý")
    let second = Self.draft(
      2, [(1, 1, Self.opening), (2, 1, alike), (1, 2, Self.dues), (1, 3, Self.closing)])
    #expect(Self.came(of: 1, Comparison(Self.first, second)) == 2..<3)
    #expect(Self.came(of: 1, Self.nameless(Self.first, second)) == 1..<2)
  }

  @Test("keeps a block one that was rewritten and stands elsewhere")
  func moved() {
    let second = Self.draft(2, [(1, 2, Self.dues), (1, 1, Self.opening), (1, 3, Self.closing)])
    let comparison = Comparison(Self.first, second)
    #expect(Self.came(of: 0, comparison) == 1..<2 && Self.came(of: 1, comparison) == 0..<1)
    #expect(comparison.beads.filter(\.isMoved).count == 1)
  }

  /// A returned file with these words and bookmarks.
  private static func file(_ blocks: [(text: String, hint: String?)]) -> Reading {
    Reading(
      MarkedText(blocks: blocks.map { MarkedBlock(pieces: [Piece($0.text)], hint: $0.hint) }), .rejecting)
  }

  @Test("decides in a returned file which of two like blocks is meant")
  func returned() {
    let base = Self.draft(
      1,
      [
        (1, 1, "Chỉ tiêu thứ nhất: kết nạp 100 hội viên mới trong năm đầu."),
        (1, 2, "Chỉ tiêu thứ hai: kết nạp 200 hội viên mới trong năm sau."),
      ])
    let words = "Chỉ tiêu thứ nhất: kết nạp 250 hội viên mới trong năm sau."
    let hinted = Comparison(base, Self.file([(words, BlockHint(BlockID(version: 1, number: 2), in: 1).name)]))
    #expect(Self.came(of: 1, hinted) == 0..<1 && Self.came(of: 0, hinted) == nil)
  }

  @Test("is not believed in a returned file whose words are others, since bookmarks are copied along")
  func disbelieved() {
    let hint = BlockHint(BlockID(version: 1, number: 2), in: 1).name
    let comparison = Comparison(
      Self.first, Self.file([(Self.opening, nil), (Self.dues, hint), (Self.closing, nil)]))
    #expect(Self.came(of: 1, comparison) == nil)
  }

  private static func hint(_ number: Int) -> String { BlockHint(BlockID(version: 1, number: number), in: 1).name }

  @Test("makes no half of the whole where a paragraph was cut in two", arguments: [true, false])
  func cut(isExact: Bool) throws {
    let second = isExact ? "sáu tháng một lần tại các đơn vị trực thuộc." : "sáu tháng một lần ở các đơn vị trực thuộc."
    let file = Self.file([
      (Self.opening, Self.hint(1)), ("Kiểm tra, giám sát", Self.hint(2)), (second, nil), (Self.closing, Self.hint(3)),
    ])
    #expect(Self.came(of: 1, Comparison(Self.first, file)) == 1..<3)
  }

  @Test("makes no half of the whole where two paragraphs were run together", arguments: [2, 3])
  func runTogether(left: Int) throws {
    let file = Self.file([
      (Self.opening, Self.hint(1)), (Self.checking + " " + Self.closing, Self.hint(left)),
    ])
    let bead = try #require(Comparison(Self.first, file).beads.first { $0.old.contains(1) })
    #expect(bead.old == 1..<3 && bead.new == 1..<2)
  }

  @Test("counts for nothing where two blocks of a returned file bear it")
  func copied() {
    let hint = BlockHint(BlockID(version: 1, number: 2), in: 1).name
    let (distant, near) = (
      "Kiểm tra, giám sát hằng năm tại các chi hội trực thuộc.", Self.checking.replacing("sáu tháng", with: "hằng quý")
    )
    let comparison = Comparison(
      Self.first, Self.file([(Self.opening, nil), (distant, hint), (near, hint), (Self.closing, nil)]))
    #expect(Self.came(of: 1, comparison) == 2..<3)
  }
}
