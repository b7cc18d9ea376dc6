// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Clerk
import Drafts
import Journal
import Packs
import TestKit
import Testing

@testable import Server

/// A draft on which three units have spoken, and an office that may do everything in front of its pages.
struct DraftBoard: Sendable {
  let hall: Hall

  static let paragraphs = [
    "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm.",
    "Toàn Đảng bộ hoàn thành chín trong mười chỉ tiêu.", "Phần II. Phương hướng",
    "Mục tiêu tổng quát là xây dựng tổ chức trong sạch, vững mạnh.", "Kiểm tra, giám sát sáu tháng một lần.",
  ]
  static let id = DraftID("dr-1")
  static let home = "/drafts/dr-1"
  /// The day on which all of it happens.
  static let day = Day(number: 20_284)

  var draft: DraftDocument {
    get async throws { try #require(await hall.congress.drafting.draft(DraftBoard.id)) }
  }
  /// How many entries the record has.
  var length: Int { get async throws { try await hall.kinds().count } }

  static func point(_ key: String) -> String { "\(home)/points/\(key.replacing("#", with: "%23"))" }

  /// "r-1#3" for a change and "r-1@2" for a remark.
  static func key(_ text: String) throws -> OpinionKey { try #require(OpinionKey(text)) }

  static func open<Value: Sendable>(
    press: PressRoom? = nil, _ work: @Sendable (DraftBoard, inout Browser) async throws -> Value
  ) async throws -> Value {
    try await open(story: Story.committee(of: 5), press: press, work)
  }

  /// The same in another congress, and about a paper that a meeting there speaks about.
  static func open<Value: Sendable>(
    story: Story, paper: TabledPaperID? = nil, press: PressRoom? = nil,
    _ work: @Sendable (DraftBoard, inout Browser) async throws -> Value
  ) async throws -> Value {
    let congress = try told(story, paper: paper)
    let store = MemoryStore()
    let desk = try await Desk.open(
      Hall.stream, in: store, codec: EventCodec<CongressEvent>.congress, from: congress)
    return try await serve(desk, store, HandClock(), { if let press { $0.press = press } }) { hall in
      var office = try await hall.browser(of: "office")
      return try await work(DraftBoard(hall: hall), &office)
    }
  }

  /// What was said: two figures that contradict each other, one remark of two units, and another remark beside it.
  private static func told(_ story: Story, paper: TabledPaperID?) throws -> Congress {
    var story = story
    for number in 1...3 {
      let details = UnitDetails(
        code: "u\(number)", name: "Đơn vị \(number)", members: 100, countedOn: day, predecessor: nil)
      try story.given(.organisations(.addUnit(details, parent: nil)))
    }
    let units = story.congress.organisations.units.suffix(3).map(\.id)
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: paper)
    try story.given(
      .access(.open(login: "office", person: nil, roles: ["office"])),
      .drafting(.begin(head, file: file("1"), text: text(paragraphs))),
      .drafting(
        .circulate(
          id,
          CirculationDraft(
            version: 1, units: Array(units.prefix(2)), people: [], isOpenToAll: false, due: day.adding(7)))))
    let source = "Đề nghị nêu rõ nguồn của số liệu này."
    for (unit, figure, remark) in [
      (units[0], "7", source), (units[1], "8", source), (units[2], nil, "Cần kiểm tra lại con số cho chính xác."),
    ] {
      let changed = paragraphs.map { $0.replacing("6,5", with: figure ?? "6,5") }
      let marks = text(changed, remark: remark)
      let draft = try #require(story.congress.drafting.draft(DraftBoard.id))
      let set = try #require(ReturnedFile(source: "new", text: marks).changes(onNearestOf: [draft.newest.text]))
      let sent = ReturnDraft(sender: .unit(unit), file: file(unit.text), content: .read(set))
      try story.given(.drafting(.takeIn(id, [sent])))
    }
    return story.congress
  }

  private static func file(_ name: String) -> TabledFile {
    TabledFile(name: "\(name).docx", blob: Hash.of(Array(name.utf8)).description, bytes: 10)
  }

  /// The remark stands on the third paragraph.
  private static func text(_ paragraphs: [String], remark: String? = nil) -> MarkedText {
    let place = MarkedPlace(block: 2, offset: 0)..<MarkedPlace(block: 2, offset: paragraphs[2].utf16.count)
    return MarkedText(
      blocks: paragraphs.map { MarkedBlock(pieces: [Piece($0)]) },
      remarks: remark.map { [Remark(id: "1", hand: Hand(author: "A"), text: $0, anchor: place)] } ?? [])
  }
}

/// A form that is filled in wrongly: what the page says then, and at which fields.
struct WrongForm: Sendable, CustomTestStringConvertible {
  let form: String
  let page: String
  let typed: [String: [String]]
  /// Empty where a rule says no, and not a field.
  let fields: Set<String>
  let says: String

  var testDescription: String { "\(form) \(typed)" }

  /// Sends it; nothing may come of it but the page again.
  func send(by office: inout Browser, to board: DraftBoard) async throws {
    let before = try await board.length
    let answer = try await office.fill(form, on: page, typed)
    #expect(answer.status == 422, "\(answer.status) \(answer.location ?? "")")
    #expect(answer.faults == fields && answer.text.contains(says), "\(answer.faults) \(answer.text.prefix(6000))")
    #expect(try await board.length == before, "something was recorded")
  }
}
