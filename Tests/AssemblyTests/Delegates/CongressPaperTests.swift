// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A paper of the congress")
struct CongressPaperTests {
  private func text(_ paper: Paper) -> String {
    paper.blocks.map { block in
      switch block {
      case .heading(let text), .blank(let text): text
      case .paragraph(let runs), .centred(let runs): runs.map(\.text).joined()
      case .list(let lines): lines.joined(separator: "\n")
      case .code(_, caption: let caption): caption
      case .table(let table): table.rows.map { $0.joined(separator: " | ") }.joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }

  private func told() throws -> Delegation {
    var told = try Delegation(pack: .sample.with(papers: ["allocationScheme", "delegateList", "credentialsReport"]))
    try told.allocate()
    try told.give(.propose([told.person("Người Một", 0), told.person("Người Hai", 0)], on: told.day))
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    return told
  }

  private func issue(_ kind: String, _ told: inout Delegation) throws -> Paper {
    try told.story.given(.papers(.issue(kind: kind, about: .congress, on: told.day, in: .vietnamese)))
    return try #require(told.story.congress.papers.issued.last?.content.value)
  }

  private func need(_ kind: String, _ told: Delegation) -> PaperRefusal.Need? {
    let command = CongressCommand.papers(.issue(kind: kind, about: .congress, on: told.day, in: .vietnamese))
    guard case .papers(.notYet(_, let need))? = told.story.refusal(of: command) else { return nil }
    return need
  }

  @Test("gives the allocation with its rule, seats and reasons")
  func scheme() throws {
    var told = try told()
    let said = text(try issue("allocationScheme", &told))
    for part in ["Nghị quyết 01", "1 | Đơn vị 1 | 700 | 7 | 100,00", " | Cộng | 1.000 | 10 | ", "Sainte-Laguë"] {
      #expect(said.contains(part), "\(part)")
    }
  }

  @Test("gives what is asked of each delegation beside its seats, and only where something is")
  func requests() throws {
    var told = try told()
    let plain = try issue("allocationScheme", &told)
    try told.give(.request("u-1", CompositionRequest(women: 2, young: 1, minority: 0)))
    let asking = try issue("allocationScheme", &told)
    func titles(_ paper: Paper) -> [String] {
      paper.blocks.compactMap { if case .table(let table) = $0 { table.columns.map(\.title) } else { nil } }.first ?? []
    }
    #expect(titles(plain).count == 5)
    #expect(titles(asking) == titles(plain) + ["Nữ (ít nhất)", "Trẻ (ít nhất)", "DTTS (ít nhất)"])
    #expect(text(asking).contains("1 | Đơn vị 1 | 700 | 7 | 100,00 | 2 | 1 | 0"))
    #expect(text(asking).contains("Cộng | 1.000 | 10 |  | 2 | 1 | 0"))
    let table = try #require(told.story.congress.papers.issued.last.flatMap { told.story.congress.table(beside: $0) })
    #expect(table.titles.suffix(4) == ["Nữ (ít nhất)", "Trẻ (ít nhất)", "DTTS (ít nhất)", "Vì sao"])
    #expect(table.rows.first?.dropLast().suffix(3) == [.number(2), .number(1), .number(0)])
  }

  @Test("has its table as a spreadsheet: the summonses with their codes, the credentials with every figure")
  func tables() throws {
    var told = try Delegation(pack: .sample.with(papers: ["summons", "credentialsReport"]))
    try told.allocate()
    try told.give(.propose([told.person("Người Một", 0), told.person("Người Hai", 0)], on: told.day))
    try told.give(.choose(["d-1", "d-2"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    #expect(text(try issue("summons", &told)).contains("Địa điểm: Hội trường lớn"))
    func newest() throws -> Grid {
      let congress = told.story.congress
      return try #require(congress.papers.issued.last.flatMap { congress.table(beside: $0) })
    }
    #expect(try newest().rows.map { $0.first } == [.number(1), .number(2)])
    #expect(try newest().rows.map { $0.last } == [.text("1-d-1"), .text("2-d-2")])
    // Whoever is erased goes from the table of a paper that went out, as from the copies for each.
    var erased = told
    try erased.give(.forget("d-2"))
    let summons = try #require(erased.story.congress.papers.issued.last)
    #expect(erased.story.congress.table(beside: summons)?.rows.map { $0.first } == [.number(1)])
    try told.give(.noteArrival(["d-1"], at: try #require(Moment(told.day, minute: 450))))
    try told.give(.noteAbsence("d-2", .init(reason: "Ốm", isWithLeave: true)))
    try told.give(
      .recognise(Recognition(day: told.day, examiners: ["Trưởng Ban"], variance: "Một người ốm"), refused: [:]))
    _ = try issue("credentialsReport", &told)
    let rows = try newest().rows
    #expect(rows.first?.dropFirst(2) == [.number(2), .number(1), .text("50%")])
    #expect(rows.contains([.text("Trình độ"), .text("Thạc sĩ"), .empty, .number(1), .text("100%")]))
    #expect(rows.contains { $0[1] == .text("Đơn vị 1") && $0[2] == .number(2) && $0[3] == .number(1) })
  }

  @Test("is outdated once what it tells of the congress has changed")
  func outdated() throws {
    var told = try told()
    try told.give(.summon(["d-1", "d-2"], on: told.day))
    _ = try issue("delegateList", &told)
    let paper = try #require(told.story.congress.papers.issued.last)
    #expect(!told.story.congress.isOutdated(paper, on: told.day.adding(3)))
    try told.give(.withdraw("d-2", reason: "Chuyển công tác"))
    #expect(told.story.congress.isOutdated(paper, on: told.day))
    try told.give(.noteArrival(["d-1"], at: try #require(Moment(told.day, minute: 450))))
    let recognition = Recognition(day: told.day, examiners: ["Trưởng Ban"], variance: "Một người rút")
    try told.give(.recognise(recognition, refused: [:]))
    _ = try issue("credentialsReport", &told)
    let report = try #require(told.story.congress.papers.issued.last)
    #expect(!told.story.congress.isOutdated(report, on: told.day))
    try told.give(.takeBackRecognition(reason: "Nhầm", on: told.day))
    #expect(told.story.congress.isOutdated(report, on: told.day))
  }

  private func note(_ figure: String, _ value: FigureValue, on day: Day, _ told: inout Delegation) throws {
    try told.story.given(
      .figures(.note(FigureRecord(figure: figure, value: value, status: .planned, day: day, source: "Nghị quyết"))))
  }

  @Test("is outdated where the congress it calls to is put off")
  func putOff() throws {
    var told = try Delegation(pack: .sample.with(papers: ["summons"]))
    try told.allocate()
    try told.give(.propose([told.person("Người Một", 0)], on: told.day))
    try told.give(.choose(["d-1"], basis: "Quyết định", on: told.day))
    try told.give(.summon(["d-1"], on: told.day))
    let days = try [24, 28, 30].map { try #require(Day(2025, 7, $0)) }
    try note("congress.window", .days(from: days[0], to: days[1]), on: told.day, &told)
    _ = try issue("summons", &told)
    let paper = try #require(told.story.congress.papers.issued.last)
    #expect(!told.story.congress.isOutdated(paper, on: told.day.adding(2)))
    try note("congress.window", .days(from: days[1], to: days[2]), on: told.day.adding(1), &told)
    #expect(told.story.congress.isOutdated(paper, on: told.day.adding(2)))
  }

  @Test("tells no allocation of another number than is to be given, which waits for the office instead")
  func freshAllocation() throws {
    var told = try told()
    #expect(need("allocationScheme", told) == nil)
    _ = try issue("allocationScheme", &told)
    try note("delegates.exOfficio", .number(5), on: told.day, &told)
    #expect(need("allocationScheme", told) == .freshAllocation)
    let paper = try #require(told.story.congress.papers.issued.last)
    #expect(told.story.congress.isOutdated(paper, on: told.day))
    let home = try #require(Hall(story: told.story).get("/"))
    #expect(home.contains("Phân bổ lại đại biểu") && home.contains("phân bổ 10; nay phải phân bổ 8"))
  }

  @Test("waits for what it tells of")
  func waits() throws {
    let told = try told()
    #expect(need("delegateList", told) == .delegates && need("credentialsReport", told) == .credentials)
    let bare = try Delegation(pack: .sample.with(papers: ["allocationScheme"]))
    #expect(need("allocationScheme", bare) == .allocation)
  }

  @Test("lists the delegates by kind and number, and reports the credentials with every count")
  func report() throws {
    var told = try told()
    try told.give(.summon(["d-2", "d-1"], on: told.day))
    let list = text(try issue("delegateList", &told))
    #expect(list.contains("I. Chỉ định (2)\n1 | Người Hai | 1980 | Đơn vị 1\n2 | Người Một"))
    let morning = try #require(Moment(told.day, minute: 450))
    try told.give(.noteArrival(["d-1"], at: morning))
    try told.give(.noteAbsence("d-2", .init(reason: "Ốm", isWithLeave: true)))
    try told.give(
      .recognise(Recognition(day: told.day, examiners: ["Trưởng Ban"], variance: "Một người ốm"), refused: [:]))
    let paper = try issue("credentialsReport", &told)
    let said = text(paper)
    for part in [
      "Dự kiến: 13", "Được triệu tập: 2", "Có mặt: 1/2 (50%); vắng có lý do 1, không lý do 0", "Một người ốm",
      "Trẻ nhất: Người Một | 45", "Thạc sĩ | 1 | 100%", "Không có đơn thư", "Từ 40 đến 49 tuổi | 1 | 100%",
      "Được công nhận: 1/1 (100%)", "Chỉ định | 2 | 1 | 100%",
      "Số có mặt tối thiểu để tiến hành: 2 delegate (ít nhất hai phần ba tổng số 2 delegate); chưa đủ",
      "Credentials gồm", "Trưởng Ban đã tiến hành thẩm tra", " | Cộng | 10 | 2 | 1", "Người Một | 45 tuổi",
      "Đề nghị\nĐề nghị công nhận 1 delegate có", "Số có mặt chưa đủ để tiến hành đại hội (cần 2).",
    ] { #expect(said.contains(part), "\(part)") }
    #expect(!said.contains("không tính"), "all who were summoned stand in the table of units")
    #expect(paper.notes.contains { $0.hasPrefix("Căn cứ: ") }, "\(paper.notes)")
  }
}
