// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

@Suite("A file that answers an older version")
struct CarryingTests {
  private let first: DraftText
  private let second: DraftText

  init() throws {
    let texts = [
      "Phần mở đầu nói về tình hình chung của tổ chức trong năm qua.",
      "Phấn đấu kết nạp 25.000 hội viên mới trong nhiệm kỳ, định kỳ sáu tháng báo cáo kết quả.",
      "Kinh phí hoạt động được bảo đảm từ hội phí và tài trợ hợp pháp theo quy định.",
      "Tổ chức thực hiện nghị quyết của đại hội ngay trong quý đầu tiên.",
    ]
    first = DraftText(
      version: 1, blocks: texts.enumerated().map { DraftBlock(id: BlockID(version: 1, number: $0 + 1), text: $1) })
    let winners: [Edit] = [
      .rewrite(Span(first.blocks[1].id, 61..<70), ["hằng quý"]), .delete(first.blocks[2].id),
      .insert([NewBlock(text: "Đoạn mới đứng ngay sau phần mở đầu của văn kiện.")], at: .after(first.blocks[0].id)),
    ]
    second = try first.applying(
      winners.enumerated().map { Winner(id: ChangeID(source: "s", number: $0), edit: $1, hand: Hand(author: "T")) },
      as: 2
    ).draft
  }

  private func set(_ edit: (inout [MarkedBlock]) -> Void) throws -> ChangeSet {
    var text = MarkedText(blocks: first.blocks.map { MarkedBlock(pieces: [Piece($0.text)]) })
    edit(&text.blocks)
    return try #require(ReturnedFile(source: "f", text: text).changes(onNearestOf: [first, second]))
  }

  @Test("is recognised as such, and its changes stand in the newest")
  func carried() throws {
    #expect(second.blocks[2].text.contains("hằng quý"))
    let set = try set {
      $0[1].pieces = [Piece($0[1].pieces[0].text.replacing("25.000", with: "26.000"))]
      $0[3].pieces = [Piece($0[3].pieces[0].text + " Việc này báo cáo cấp trên.")]
    }
    #expect(set.isCarried)
    #expect((set.answers, set.base) == (1, 2))
    #expect(set.changes.map(\.standing) == [.carried, .carried])
    let winners = set.changes.map { Winner(id: $0.id, edit: $0.edit, hand: Hand(author: "T")) }
    let next = try second.applying(winners, as: 3).draft
    #expect(next.texts[2] == "Phấn đấu kết nạp 26.000 hội viên mới trong nhiệm kỳ, định kỳ hằng quý báo cáo kết quả.")
    #expect(next.texts[3].hasSuffix("Việc này báo cáo cấp trên."))
  }

  @Test("is known by where its paragraphs stand, if nothing else tells the versions apart")
  func moved() throws {
    let texts = first.texts
    let later = try first.applying(
      [
        Winner(
          id: ChangeID(source: "s", number: 1), edit: .move(first.blocks[1].id, to: .after(first.blocks[3].id)),
          hand: Hand(author: "T"))
      ], as: 2
    ).draft
    func answer(_ texts: [String]) throws -> ChangeSet {
      let text = MarkedText(blocks: texts.map { MarkedBlock(pieces: [Piece($0)]) })
      return try #require(ReturnedFile(source: "f", text: text).changes(onNearestOf: [first, later]))
    }
    let late = try answer(texts + ["Văn phòng theo dõi việc thực hiện nghị quyết này."])
    #expect(late.answers == 1 && late.changes.map(\.kind) == [.blockInsert])
    let prompt = try answer(later.texts + ["Văn phòng theo dõi việc thực hiện nghị quyết này."])
    #expect(prompt.answers == 2 && prompt.changes.map(\.kind) == [.blockInsert])
  }

  @Test("keeps the words that it is about, and their heading, where they are gone")
  func gone() throws {
    var old = first
    old.blocks[0] = DraftBlock(id: first.blocks[0].id, kind: .heading(1), text: "I. Tình hình chung")
    let next = try old.applying(
      [Winner(id: ChangeID(source: "s", number: 1), edit: .delete(old.blocks[2].id), hand: Hand(author: "T"))], as: 2
    ).draft
    let hand = Hand(author: "A")
    var blocks = old.blocks.map { MarkedBlock(kind: $0.kind, pieces: [Piece($0.text)]) }
    blocks[2].pieces.append(Piece(" Công khai hằng năm.", fate: Fate(inserted: hand)))
    let words = MarkedPlace(block: 2, offset: 0)..<MarkedPlace(block: 2, offset: 18)
    let remark = Remark(id: "1", hand: hand, text: "Đề nghị giữ.", anchor: words)
    let file = ReturnedFile(source: "f", text: MarkedText(blocks: blocks, remarks: [remark]))
    let set = try #require(file.changes(onNearestOf: [old, next]))
    #expect(set.answers == 1 && set.changes.map(\.standing) == [.lost])
    #expect(set.changes[0].gone == GonePassage(quote: old.blocks[2].text, heading: "I. Tình hình chung"))
    #expect(set.remarks[0].anchor == nil)
    #expect(set.remarks[0].gone == GonePassage(quote: "Kinh phí hoạt động", heading: "I. Tình hình chung"))
  }

  @Test("is told where the words have changed since, where they are gone, and where it came too late")
  func disturbed() throws {
    let hand = Hand(author: "A")
    func replaced(_ block: MarkedBlock, _ old: String, _ new: String) -> [Piece] {
      let text = block.pieces[0].text
      let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return [
        Piece(parts[0]), Piece(old, fate: Fate(deleted: hand)), Piece(new, fate: Fate(inserted: hand)), Piece(parts[1]),
      ]
    }
    let late = try set { $0[1].pieces = replaced($0[1], "sáu tháng", "hằng quý") }
    #expect(late.changes.isEmpty)
    #expect(late.alreadyThere == 1)
    let other = try set { $0[1].pieces = replaced($0[1], "sáu tháng", "ba tháng") }
    #expect(other.changes.map(\.standing) == [.disturbed])
    let lost = try set { $0[2].pieces = replaced($0[2], "tài trợ", "hiến tặng") }
    #expect(lost.changes.map(\.standing) == [.lost])
    let gone = try set {
      $0[2].pieces = [Piece($0[2].pieces[0].text, fate: Fate(deleted: hand))]; $0[2].end = Fate(deleted: hand)
    }
    #expect(gone.changes.isEmpty)
    #expect(gone.alreadyThere == 1)
  }

  /// A version in which two paragraphs came to one gap, and two words to one point.
  private func crowded() throws -> DraftText {
    let gap = Gap.after(first.blocks[0].id)
    let point = Span(first.blocks[3].id, 28..<28)
    let arrivals: [(Edit, Int)] = [
      (.insert([NewBlock(text: "Đoạn Y về môi trường.")], at: gap), 1),
      (.insert([NewBlock(text: "Đoạn X về an ninh.")], at: gap), 2),
      (.rewrite(point, [" toàn diện"]), 1), (.rewrite(point, [" thường xuyên"]), 2),
    ]
    return try first.applying(
      arrivals.enumerated().map {
        Winner(id: ChangeID(source: "s", number: $0), edit: $1.0, hand: Hand(author: "T"), turn: $1.1)
      }, as: 2
    ).draft
  }

  @Test("does not bring back the sentence that it words otherwise, where that was dropped since", arguments: 0..<3)
  func dropped(number: Int) throws {
    let sentence = " Di sản văn hóa được bảo tồn và phát huy giá trị."
    func version(_ number: Int, _ text: String) -> DraftText {
      DraftText(version: number, blocks: [DraftBlock(id: BlockID(version: 1, number: 1), text: text)])
    }
    let text = "Các hoạt động văn hóa, thể thao phát triển rộng khắp."
    let (old, new) = (version(1, text + sentence), version(2, text))
    let changed = [("tồn", "tồn, tôn tạo"), ("phát huy giá trị", "gìn giữ"), (" được bảo tồn và", " được")][number]
    let answer = MarkedText(
      blocks: [MarkedBlock(pieces: [Piece(text + sentence.replacing(changed.0, with: changed.1))])])
    let set = ReturnedFile(source: "f", text: answer).changes(on: old)
    let carried = Carrying(from: old, to: new).carry(set)
    #expect(carried.changes.map(\.standing) == [.lost], "\(carried.changes)")
    #expect(carried.changes.first?.gone?.quote == text + sentence)
  }

  @Test("does not ask again for what came to the same gap or point since, wherever it stands among the others")
  func crowd() throws {
    let crowded = try crowded()
    #expect(crowded.texts[1...2] == ["Đoạn Y về môi trường.", "Đoạn X về an ninh."])
    #expect(crowded.texts[5].contains("nghị quyết toàn diện thường xuyên của"))
    let hand = Hand(author: "A")
    func late(_ paragraph: String, _ word: String) throws -> ChangeSet {
      var text = MarkedText(blocks: first.blocks.map { MarkedBlock(pieces: [Piece($0.text)]) })
      let new = Fate(inserted: hand)
      let words = text.blocks[3].pieces[0].text
      let cut = words.utf16.index(words.startIndex, offsetBy: 28)
      text.blocks[3].pieces = [Piece(String(words[..<cut])), Piece(word, fate: new), Piece(String(words[cut...]))]
      text.blocks.insert(MarkedBlock(pieces: [Piece(paragraph, fate: new)], end: new), at: 1)
      return try #require(ReturnedFile(source: "f", text: text).changes(onNearestOf: [first, crowded]))
    }
    for (paragraph, word) in [("Đoạn X về an ninh.", " thường xuyên"), ("Đoạn Y về môi trường.", " toàn diện")] {
      let set = try late(paragraph, word)
      #expect(set.isCarried && set.changes.isEmpty && set.alreadyThere == 2, "\(paragraph)")
    }
    let other = try late("Đoạn Z về an ninh.", " xuyên suốt")
    #expect(other.changes.map(\.new) == ["Đoạn Z về an ninh.", " xuyên suốt"] && other.alreadyThere == 0)
    let longer = try late("Đoạn X về an ninh của tỉnh.", " thường xuyên")
    #expect(longer.changes.map(\.new) == ["Đoạn X về an ninh của tỉnh."] && longer.alreadyThere == 1)
  }

  @Test("that answers the newest is not carried")
  func newest() throws {
    let text = MarkedText(blocks: second.blocks.map { MarkedBlock(pieces: [Piece($0.text)]) })
    let set = try #require(ReturnedFile(source: "f", text: text).changes(onNearestOf: [first, second]))
    #expect(!set.isCarried)
    #expect(set.changes.isEmpty)
  }

  @Test("has other people's marks that were sent out with it counted apart")
  func circulated() {
    let (mine, theirs) = (
      Hand(author: "A", date: "2026-05-01T08:00:00Z"), Hand(author: "B", date: "2026-05-02T08:00:00Z")
    )
    var sent = MarkedText(blocks: first.blocks.map { MarkedBlock(pieces: [Piece($0.text)]) })
    sent.blocks[0].pieces.append(Piece(" Thêm.", fate: Fate(inserted: mine)))
    var back = sent
    back.blocks[3].pieces.append(Piece(" Cũng thêm.", fate: Fate(inserted: theirs)))
    let set = ReturnedFile(source: "f", text: back).changes(on: first, circulated: sent)
    #expect(set.changes.map(\.new) == [" Cũng thêm."])
    #expect(set.alreadyThere == 1)
  }
}
