// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

/// Two versions of a draft of two parts, the second filed by hand.
@Suite("Two versions beside each other")
struct ComparePageTests {
  private static let first = [
    "BÁO CÁO CHÍNH TRỊ", "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm.",
    "Toàn Đảng bộ hoàn thành “chín trong mười” chỉ tiêu.", "Phần II. Phương hướng",
    "Mục tiêu tổng quát là xây dựng tổ chức trong sạch, vững mạnh.", "Điều 4. Kiểm tra, giám sát sáu tháng một lần.",
  ]

  private static func hall(_ second: [String]) throws -> Hall {
    var told = try Consultation(paragraphs: first)
    try told.give(.file(told.id, file: Consultation.file("hand"), text: Consultation.text(second)))
    told.story.actor = .setup
    return Hall(story: told.story)
  }

  private static let reader = Hall.Guest(rights: [.read], person: 2)

  private static func page(_ hall: Hall, _ query: [String: String] = [:]) throws -> String {
    try #require(hall.get("/drafts/dr-1/compare/1/2", query, as: reader))
  }

  private static func changed(_ changes: (String, String)...) -> [String] {
    first.map { paragraph in changes.reduce(paragraph) { $0.replacing($1.0, with: $1.1) } }
  }

  @Test("tell what changed, with the passage around it, or the whole text")
  func passages() throws {
    let hall = try Self.hall(Self.changed(("6,5", "7")))
    let page = try Self.page(hall)
    #expect(page.contains("1 đoạn thay đổi."))
    #expect(page.contains("<del>6,5 phần trăm</del>") && page.contains("<ins>7 phần trăm</ins>"))
    #expect(page.contains("Phần I. Kết quả") && !page.contains("Mục tiêu tổng quát"))
    #expect(!page.contains("name=\"content\""), "nothing there but changes of content")
    let whole = try Self.page(hall, ["view": "all"])
    #expect(whole.contains("Mục tiêu tổng quát") && whole.contains("<ins>7 phần trăm</ins>"))
  }

  @Test("show one section alone, and say how much changed in each")
  func section() throws {
    let hall = try Self.hall(Self.changed(("6,5", "7"), ("sáu tháng một lần", "hằng quý"), ("trong sạch, ", "")))
    let page = try Self.page(hall)
    #expect(page.contains(">Phần I. Kết quả nhiệm kỳ (1)<") && page.contains(">Phần II. Phương hướng (2)<"))
    #expect(!page.contains("Phần mở đầu"), "where nothing changed there is nothing to choose")
    let second = try Self.page(hall, ["section": "3"])
    #expect(second.contains("hằng quý") && !second.contains("<ins>7 phần trăm</ins>"))
    let gone = try Self.page(hall, ["section": "99"])
    #expect(gone.contains("hằng quý") && gone.contains("<ins>7 phần trăm</ins>"), "an address of yesterday shows all")
  }

  @Test("leave out on request what no reader would call a change, on the page and in the file, and say how much")
  func content() throws {
    let hall = try Self.hall(Self.changed(("6,5", "7"), ("“chín trong mười”", "\"chín trong mười\"")))
    let page = try Self.page(hall)
    #expect(page.contains("2 đoạn thay đổi.") && page.contains("Bỏ qua 1 chỗ chỉ khác"))
    let calm = try Self.page(hall, ["content": "only"])
    #expect(calm.contains("1 đoạn thay đổi.") && calm.contains("“chín trong mười”"))
    #expect(calm.contains("<ins>7 phần trăm</ins>"))
    #expect(calm.contains("/drafts/dr-1/compare/1/2/docx?content=only"))
    for (query, accepted) in [([:], "\"chín trong mười\""), (["content": "only"], "“chín trong mười”")] {
      guard
        case .drawn(let name, let drawing, _)? = hall.file("/drafts/dr-1/compare/1/2/docx", query, as: Self.reader)
      else { return #expect(Bool(false), "no file") }
      let text = drawing.next.draft.texts.joined(separator: "\n")
      #expect(text.contains(accepted) && text.contains("7 phần trăm"))
      #expect(name.contains("chỉ nội dung") == !query.isEmpty)
    }
  }

  @Test("stand side by side in a table")
  func table() throws {
    let hall = try Self.hall(Self.changed(("6,5", "7")))
    let page = try Self.page(hall, ["view": "table"])
    #expect(page.contains("đạt <del>6,5 phần trăm</del>") && page.contains("đạt <ins>7 phần trăm</ins>"))
    #expect(page.contains("Bản 1") && page.contains("Bản 2") && !page.contains("Mục tiêu tổng quát"))
  }

  @Test("show the row of a table as one line, with the cells that did not change")
  func row() throws {
    func text(_ rows: [[String]]) -> MarkedText {
      let cells = rows.enumerated().flatMap { row, cells in
        cells.enumerated().map { column, words in
          MarkedBlock(pieces: [Piece(words)], cell: CellPath(table: 0, row: row, column: column))
        }
      }
      return MarkedText(blocks: [MarkedBlock(pieces: [Piece(Self.first[0])])] + cells)
    }
    var told = try Consultation(paragraphs: Self.first)
    let rows = [["1", "Hội viên mới", "214"], ["2", "Chi bộ mạnh", "90%"], ["3", "Họp trực tuyến", "50%"]]
    try told.give(
      .file(told.id, file: Consultation.file("hand"), text: text(rows)),
      .file(told.id, file: Consultation.file("again"), text: text([["1", "Hội viên mới", "250"], rows[1]])))
    told.story.actor = .setup
    let page = try #require(
      Hall(story: told.story).get("/drafts/dr-1/compare/2/3", ["view": "table"], as: Self.reader))
    #expect(page.contains("<span>1 | Hội viên mới | <del>214</del></span>"))
    #expect(page.contains("<span>1 | Hội viên mới | <ins>250</ins></span>"))
    #expect(page.contains("<del>3</del><del> | </del><del>Họp trực tuyến</del>") && !page.contains("Chi bộ mạnh"))
  }

  @Test("keep a section that only the newer one has apart")
  func arrived() throws {
    var second = Self.first
    second.insert(contentsOf: ["Phần III. Bài học", "Giữ vững đoàn kết."], at: 4)
    let page = try Self.page(try Self.hall(second))
    #expect(page.contains(">Phần III. Bài học (2)<") && !page.contains("Phần I. Kết quả nhiệm kỳ ("))
  }

  @Test("say so where nothing changed but what no reader would call a change")
  func same() throws {
    let hall = try Self.hall(Self.changed(("“chín trong mười”", "\"chín trong mười\"")))
    let page = try Self.page(hall, ["content": "only"])
    #expect(page.contains("0 đoạn thay đổi.") && page.contains("Không có đoạn nào thay đổi ở đây."))
    #expect(try Self.page(hall).contains("1 đoạn thay đổi."))
  }
}

/// Who answers an older version speaks of its numbers.
@Suite("A passage with another number")
struct FormerNumberTests {
  private static let first = [
    "Điều 1. Tên gọi", "Đại hội là cơ quan cao nhất.", "Điều 2. Đoàn chủ tịch", "Điều hành không quá sáu tháng.",
  ]

  @Test("is told with the one that it bore in the version that was answered, on the board and in the papers")
  func told() throws {
    var told = try Consultation(paragraphs: Self.first)
    try told.take("a", from: 1, [("sáu tháng", "ba tháng")], paragraphs: Self.first)
    var second = Self.first
    second[2] = "Điều 3. Đoàn chủ tịch"
    second.insert(contentsOf: ["Điều 2. Nguyên tắc", "Làm việc tập thể."], at: 2)
    try told.give(.file(told.id, file: Consultation.file("hand"), text: Consultation.text(second)))
    try told.take("b", from: 2, [("sáu tháng", "bốn tháng")], paragraphs: second)
    told.story.actor = .setup
    let hall = Hall(story: told.story)
    let compiler = Hall.Guest(rights: [.read, .compileDrafts], person: 2)
    let board = try #require(hall.get("/drafts/dr-1/board", as: compiler))
    #expect(board.contains("Điều 3. Đoàn chủ tịch (bản 1: Điều 2.)"), "who answered version 1 meant its Điều 2")
    #expect(board.matches(of: /bản 1:/).count == 1, "who answers version 2 means its own numbers")
    let point = try #require(hall.get("/drafts/dr-1/points/r-1#1", as: compiler))
    #expect(point.contains("(bản 1: Điều 2.)"))
  }
}
