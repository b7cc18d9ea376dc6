// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Slates
import TestKit
import Testing

@testable import Assembly

@Suite("The slate board")
struct SlateBoardTests {
  private func scene(
    _ query: [String: String] = [:], say: Language = .vietnamese, rights: Set<Right> = [.read, .managePersonnel]
  ) -> Scene {
    Scene(
      say: say,
      visitor: Visitor(account: .init(account: "a-1", person: nil), name: "Tổ Nhân sự", roles: [], rights: rights),
      now: ConferenceStory.at("12:00"), parameters: ["scheme": "s-1"], query: query, token: FormToken(value: "t"))
  }

  private func filled() throws -> Nominees {
    var told = try Nominees()
    try told.fill()
    return told
  }

  @Test("begins with those who have most support, and moves somebody by nothing but the address")
  func moves() throws {
    var told = try filled()
    let congress = told.story.congress
    let first = try #require(SlateBoard(scene(), congress))
    #expect(first.base == nil && first.members == ["k-1", "k-2", "k-3"])
    try told.give(.draft("s-1", members: ["k-1", "k-2", "k-5"], from: nil, note: nil, on: told.day))
    let moved = try #require(SlateBoard(scene(["in": "k-3,k-3,k-1,x", "out": "k-2,k-9"]), told.story.congress))
    #expect(Set(moved.members) == ["k-1", "k-3", "k-5"] && moved.movedIn == ["k-3"] && moved.movedOut == ["k-2"])
    #expect(moved.address(moving: "k-3").text == "/personnel/s-1?draft=v-1&out=k-2#moved", "the way back")
    #expect(moved.address(moving: "k-1").text == "/personnel/s-1?draft=v-1&in=k-3&out=k-2,k-1#moved")
    #expect(told.story.congress.personnel.schemes[0].drafts.count == 1, "nothing was recorded")
    #expect(SlateBoard(scene(["draft": "v-9"]), told.story.congress) == nil)
  }

  @Test("shows each target with what is needed, how that came about, what there is, and on whom it rests")
  func meters() throws {
    let told = try filled()
    let page = try #require(SlateBoardPage.page(scene(), told.story.congress, nil)).content.markup
    for part in [
      "3/3 người; đạt 3/3 chỉ tiêu", "Có 1; cần 1 (1/3 của 3 là 1); nguồn có 2; không dư ai.", "Chỉ nhờ Nữ Ba.",
      "Rút sẽ hụt: “Chỉ tiêu women”", "Rút: Nữ Ba", "Thêm: Nam Sáu", "nữ", "40 tuổi · Trưởng phòng · Đơn vị Một",
    ] { #expect(page.contains(part), "\(part)") }
    let out = try #require(SlateBoardPage.page(scene(["out": "k-3", "in": "k-6"]), told.story.congress, nil))
    for part in ["thiếu 1", "Rút: Nữ Ba. Thêm: Nam Sáu.", "Giữ thành phương án mới"] {
      #expect(out.content.markup.contains(part), "\(part)")
    }
  }

  @Test("says what keeps the scheme from being reckoned with, and what would help")
  func unfit() throws {
    var told = try Nominees()
    try told.give(.nominate("s-1", [Nominees.inOffice("p-1", 90)], on: told.day))
    let page = try #require(SlateBoardPage.page(scene(say: .english), told.story.congress, nil)).content.markup
    #expect(page.contains("3 people are needed, the pool has 1.") && page.contains("Add 2 people"))
    #expect(SlateBoardPage.ask(scene(), told.story.congress) == nil, "nothing is asked of a solver")
  }

  @Test("compares the slate with the outgoing body, by the bands at which the targets cut")
  func composition() throws {
    let told = try filled()
    let scheme = try #require(told.scheme)
    let pool = SlatePool(scheme, told.story.congress, .english)
    let composition = SlateComposition(scheme, pool, .english, told.story.congress)
    let ages = composition.ages(["k-1", "k-2", "k-3"])
    #expect(ages.map(\.label) == ["Under 42", "42 and older"])
    #expect(ages.map(\.before) == [0, 2] && ages.map(\.after) == [1, 2])
    #expect(composition.groups(["k-3", "k-4"]).map(\.after) == [2, 0, 0, 0, 2])
    let page = try #require(SlateBoardPage.page(scene(), told.story.congress, nil)).content.markup
    #expect(page.contains("Khóa đương nhiệm (2)") && page.contains("Danh sách (3)"))
  }

  @Test("is asked of by whoever may, and offers to keep a proposal")
  func proposals() throws {
    let told = try filled()
    let board = try #require(SlateBoard(scene(), told.story.congress))
    let answer = SlateReckoning.unanswered(.outOfTime)
    let page = try #require(SlateBoardPage.page(scene(), told.story.congress, answer)).content.markup
    #expect(page.contains("Chưa tìm xong trong thời gian cho phép"))
    #expect(board.question?.draft.map(\.rawValue) == ["k-1", "k-2", "k-3"])
  }

  @Test("is a place of the site for the personnel team alone")
  func places() throws {
    let told = try filled()
    let congress = told.story.congress
    #expect(HomePage.places(scene(), congress).contains { $0.address == "/personnel" })
    let others = Set(Right.allCases).subtracting([.managePersonnel])
    #expect(!HomePage.places(scene(rights: others), congress).contains { $0.address == "/personnel" })
    #expect(PersonnelToDos.toDos(scene(rights: others), congress).isEmpty)
    #expect(PersonnelToDos.toDos(scene(), congress).map(\.address) == ["/personnel/s-1"])
  }
}

@Suite("A list of candidates")
struct CandidateIntakeTests {
  private func intake(_ rows: [[String]], _ told: Nominees) throws -> CandidateIntake {
    let table = SentTable(
      sheet: "Danh sách",
      rows: rows.enumerated().map { index, cells in
        .init(number: index + 1, cells: cells.map { $0.isEmpty ? .empty : .text($0) })
      })
    return CandidateIntake([table], for: try #require(told.scheme), on: told.story.congress, today: told.day)
  }

  private let head = ["Họ và tên", "Giới tính", "Ngày sinh", "Đơn vị", "Chức vụ", "Tái cử", "Tín nhiệm", "Lĩnh vực"]

  @Test("brings people of the organisation's list and others, with what the team knows")
  func brings() throws {
    let told = try Nominees()
    let found = try intake(
      [
        head, ["Người Số 1", "", "01/01/1961", "u1", "", "", "90", "Công nghệ"],
        ["Cù Thị Nhàn", "nữ", "03/02/1985", "Đơn vị Một", "Kế toán", "", "1.200", ""],
      ], told)
    #expect(found.faults.isEmpty, "\(found.faults)")
    #expect(found.nominations.map(\.file.isContinuing) == [true, false], "who sits in the outgoing body is known")
    #expect(
      found.nominations[0].who == .person("p-1") && found.nominations[0].file.qualities == ["Lĩnh vực": "Công nghệ"])
    #expect(found.nominations[1].file.support == 1_200 && found.nominations[1].unit == "u-1")
    #expect(found.nominations[1].file.post == "Kế toán")
  }

  @Test("is refused row by row, with the cell and the mend")
  func faults() throws {
    var told = try Nominees()
    try told.fill()
    let found = try intake(
      [
        head, ["Mai Sau", "nữ", "01/01/2031", "u1", "", "", "", ""],
        ["Nữ Ba", "nữ", "01/05/1985", "u1", "", "", "", ""],
        ["Không Ngày", "nam", "", "u1", "", "", "", ""], ["Sai Đơn Vị", "nam", "01/01/1980", "u9", "", "", "", ""],
        ["Sai Số", "nam", "01/01/1980", "u1", "", "", "nhiều", ""], ["", "nam", "01/01/1980", "u1", "", "", "", ""],
        ["Tốt Lành", "nam", "01/01/1980", "u1", "", "", "5", ""],
        ["Tốt Lành", "nam", "01/01/1980", "u1", "", "", "5", ""],
      ], told)
    #expect(found.nominations.count == 1)
    let places = found.faults.map { fault -> String in
      if case .cell(_, let row, let column) = fault.place { "\(row)\(column)" } else { "?" }
    }
    #expect(places == ["2C", "3A", "4C", "5D", "6A", "7A", "9A"], "\(found.faults)")
    #expect(found.faults.allSatisfy { !$0.mend.vietnamese.isEmpty && !$0.mend.english.isEmpty })
  }

  @Test("without the needed heading, or without rows, says so")
  func empty() throws {
    let told = try Nominees()
    #expect(try intake([["a", "b"], ["1", "2"]], told).faults.count == 1)
    #expect(try intake([head], told).faults.count == 1)
    #expect(try intake([], told).faults.count == 1)
  }
}
