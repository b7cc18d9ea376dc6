// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Journal
import Packs
import Testing

@testable import Server

/// A list from a spreadsheet on its way through the site: looked at, mended, confirmed, and in the register as it was meant.
@Suite("A spreadsheet that an office imports")
struct ImportSiteTests {
  /// What the office has. Its second name is written in pieces, as one kind of computer writes all its names.
  private static let units: [[OfficeWorkbook.Cell]] = [
    ["Mã đơn vị", "Tên đơn vị", "Cấp trên", "Số thành viên", "Tính đến ngày"],
    ["vp", "Văn phòng", "", 214, .day(45_839)], ["btc", .text(pieces("Ban Tổ chức")), "vp", "1.118", "1/7/2025"],
  ]
  private static let people: [[OfficeWorkbook.Cell]] = [
    ["DANH SÁCH ỦY VIÊN"],
    ["STT", "Họ và tên", "Giới tính", "Ngày sinh", "Đơn vị", "Chức vụ", "Từ ngày", "Dân tộc"],
    [1, .text(pieces("Nguyễn Thị Ánh Tuyết")), "Nữ", .day(24_871), "vp", "Chủ tịch", .day(45_839), "Tày"],
    [2, "Trần Văn Đức", "nam", "15/10/1972", .text(pieces("Ban Tổ chức")), "Ủy viên", "02/07/2025", ""],
    [3, "Lê Hoài", "", "", "", "", "", .text(pieces("Ê Đê"))],
  ]

  private static func pieces(_ text: String) -> String { text.decomposedStringWithCanonicalMapping }

  private static func day(_ day: Int, _ month: Int, _ year: Int) throws -> Day { try #require(Day(year, month, day)) }

  /// A founded organisation with a committee that nobody sits in.
  private static func withOffice<Value: Sendable>(
    _ work: @Sendable (Hall, Browser) async throws -> Value
  ) async throws -> Value {
    try await withHall { hall in
      let founded = try day(1, 7, 2025)
      let (ending, coming) = (try #require(Term(2020, 2025)), try #require(Term(2025, 2030)))
      try await hall.perform(
        .organisations(
          .found(
            Profile(
              name: "Tổ chức mẫu", parent: "Cấp trên", place: "Thành phố", founded: founded, instrument: nil,
              congress: CongressPlan(ordinal: 1, term: coming, mode: "designation")))),
        .organisations(.formBody(kind: "executive", term: ending, formed: founded)))
      return try await work(hall, hall.browser(of: "office"))
    }
  }

  private static func look(
    at file: [UInt8], named name: String = "danh sách.xlsx", _ office: inout Browser
  ) async throws -> Answer {
    let token = try await office.token(on: "/organisation/import")
    let body = Mischief.multipart(
      [("token", Array(token.utf8))], files: [(field: "file", name: name, bytes: file)], boundary: "b0")
    return try await office.send(
      "POST", "/organisation/import/preview", ["Content-Type": "multipart/form-data; boundary=b0"], body: body)
  }

  private static func confirm(_ page: Answer, _ office: inout Browser) async throws -> Answer {
    let content = try #require(FileSender.hidden("content", in: page.text))
    let gist = try #require(FileSender.hidden("gist", in: page.text))
    return try await office.post(
      "/organisation/import", [("content", content), ("gist", gist)], from: "/organisation/import")
  }

  private static func isEmpty(_ hall: Hall) async -> Bool {
    let now = await hall.congress.organisations
    return now.units.isEmpty && now.people.isEmpty && now.holdings.isEmpty
  }

  /// The cells of a table of the page by its caption, row by row as people read them.
  private static func table(_ caption: String, in page: String) throws -> [[String]] {
    let table = try #require(
      page.components(separatedBy: "<table").first { $0.contains("<caption>\(caption)</caption>") })
    let rows = table.components(separatedBy: "<tr").dropFirst(2)
    return rows.map { row in
      row.matches(of: /<t[dh][^>]*>(.*?)<\/t[dh]>/.dotMatchesNewlines()).map {
        $0.1.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
  }

  @Test("is first shown as what it would bring, and brings exactly that once it is confirmed")
  func confirmed() async throws {
    try await Self.withOffice { hall, office in
      var office = office
      let before = try await hall.store.head()
      let file = OfficeWorkbook(sheets: [("Người", Self.people), ("Đơn vị", Self.units)]).file
      let page = try await Self.look(at: file, &office)
      #expect(page.status == 200)
      let rows = try Self.table("Các dòng", in: page.text)
      #expect(rows.map { $0[0] + $0[1] } == ["Đơn vị2", "Đơn vị3", "Người3", "Người4", "Người5"])
      #expect(
        rows.map { $0[2] } == ["Văn phòng", "Ban Tổ chức", "Nguyễn Thị Ánh Tuyết", "Trần Văn Đức", "Lê Hoài"])
      #expect(rows.allSatisfy { $0[3] == "thêm" })
      #expect(page.text.contains("Nhập 5 dòng vào sổ"))
      #expect(try await hall.store.head() == before, "whoever only looks leaves the record as it was")
      #expect(await Self.isEmpty(hall))

      let taken = try await Self.confirm(page, &office)
      #expect(taken.status == 303 && taken.location == "/people")
      try await Self.checkRegister(of: hall)
      let shown = try await office.get("/people").text
      #expect(shown.contains("Đã thêm 5 và thay đổi 0 dòng.") && shown.contains("Nguyễn Thị Ánh Tuyết"))

      let again = try await Self.look(at: file, &office)
      #expect(again.text.contains("Mọi dòng trong tệp đã có trong sổ"))
      #expect(FileSender.hidden("gist", in: again.text) == nil, "nothing is offered that would double them")
    }
  }

  /// These units, people and posts, letter by letter, and no others.
  private static func checkRegister(of hall: Hall) async throws {
    let now = await hall.congress.organisations
    let office = try #require(now.unit(code: "vp"))
    let staff = try #require(now.unit(code: "btc"))
    #expect(now.units.count == 2 && office.parent == nil && staff.parent == office.id)
    let counted = try day(1, 7, 2025)
    #expect(office.details.members == 214 && office.details.countedOn == counted)
    #expect(staff.details.members == 1_118 && staff.details.countedOn == counted)
    #expect(scalars(staff.details.name) == scalars("Ban Tổ chức"), "one letter, one sign")

    let people = now.people.keys.sorted().compactMap { now.people[$0]?.details.value }
    let expected = [
      PersonDetails(
        name: "Nguyễn Thị Ánh Tuyết", sex: .female, born: try day(3, 2, 1968), qualities: ["Dân tộc": "Tày"]),
      PersonDetails(name: "Trần Văn Đức", sex: .male, born: try day(15, 10, 1972)),
      PersonDetails(name: "Lê Hoài", qualities: ["Dân tộc": "Ê Đê"]),
    ]
    #expect(people == expected)
    // Swift takes text in pieces and text in whole letters for the same; the record must not.
    #expect(people.map { scalars($0.name) } == expected.map { scalars($0.name) })
    #expect(people.last?.qualities.values.map(scalars) == [scalars("Ê Đê")])
    #expect(now.people.keys.sorted().map { now.people[$0]?.unit } == [office.id, staff.id, nil])
    #expect(now.holdings.map(\.post) == ["chair", "member"])
    #expect(now.holdings.map(\.from) == [try day(1, 7, 2025), try day(2, 7, 2025)])
  }

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test("names each fault by sheet, row and column with its mend, and takes in nothing until it is mended")
  func faulty() async throws {
    try await Self.withOffice { hall, office in
      var office = office
      let before = try await hall.store.head()
      var (units, people) = (Self.units, Self.people)
      units[2][3] = "một trăm"
      people[2][3] = "31/02/1968"
      people[3][4] = "Ban Nội chính"
      people[3][6] = .day(45_839)
      people[4][1] = .none
      let file = OfficeWorkbook(sheets: [("Người", people), ("Đơn vị", units)]).file
      let page = try await Self.look(at: file, &office)
      #expect(page.status == 200 && FileSender.hidden("gist", in: page.text) == nil)
      let faults = try Self.table("Chỗ sai", in: page.text)
      let mend = "Hãy nhập đủ ngày, tháng, năm, như 15/07/2025."
      #expect(
        faults == [
          ["Trang “Đơn vị”, dòng 3, cột D", "“một trăm” không phải số người.", "Hãy nhập số nguyên, không âm."],
          ["Trang “Người”, dòng 3, cột D", "“31/02/1968” không phải là ngày có trong lịch.", mend],
          [
            "Trang “Người”, dòng 4, cột E", "Không có đơn vị “Ban Nội chính”.",
            "Hãy ghi đúng mã hoặc tên, hoặc thêm đơn vị đó vào tệp.",
          ],
          ["Trang “Người”, dòng 5, cột B", "Chưa có họ và tên.", "Hãy nhập họ và tên."],
        ])
      #expect(page.text.contains("Tệp có 4 chỗ sai nên chưa nhập gì."))
      // Whoever sends the sheets of the faulty file by hand gets no further.
      let sound = try await Self.look(
        at: OfficeWorkbook(sheets: [("Người", Self.people), ("Đơn vị", Self.units)]).file, &office)
      let content = try #require(FileSender.hidden("content", in: sound.text))
      let gist = try #require(FileSender.hidden("gist", in: sound.text))
      let spoilt = content.replacing("1.118", with: "một trăm")
      #expect(spoilt != content)
      let forced = try await office.post(
        "/organisation/import",
        [("content", spoilt), ("gist", gist)],
        from: "/organisation/import")
      #expect(forced.status == 422 && forced.text.contains("Trang “Đơn vị”, dòng 3, cột D"))
      #expect(try await hall.store.head() == before, "nothing is in the record")
      #expect(await Self.isEmpty(hall))
      #expect(try await Self.confirm(sound, &office).status == 303)
      try await Self.checkRegister(of: hall)
    }
  }

  @Test("says in English too where the fault is")
  func english() async throws {
    try await Self.withOffice { _, office in
      var office = office
      office.headers["Accept-Language"] = "en"
      var units = Self.units
      units[1][4] = "mai"
      let page = try await Self.look(at: OfficeWorkbook(sheets: [("Units", units)]).file, &office)
      #expect(
        try Self.table("Errors", in: page.text) == [
          [
            "Sheet “Units”, row 2, column E", "“mai” is not a day of the calendar.",
            "Enter day, month and year, as 15/07/2025.",
          ]
        ])
    }
  }

  @Test("is looked at anew when the record has changed since it was shown")
  func changedMeanwhile() async throws {
    try await Self.withOffice { hall, office in
      var office = office
      let page = try await Self.look(at: OfficeWorkbook(sheets: [("Đơn vị", Self.units)]).file, &office)
      try await hall.perform(
        .organisations(
          .addUnit(
            UnitDetails(code: "VP", name: "Phòng Văn thư", members: nil, countedOn: nil, predecessor: nil), parent: nil)
        ))
      let before = try await hall.store.head()
      let stale = try await Self.confirm(page, &office)
      #expect(stale.status == 422 && stale.text.contains("Sổ đã thay đổi từ lúc bạn xem trước."))
      #expect(try await hall.store.head() == before)
      #expect(try Self.table("Các dòng", in: stale.text).map { $0[3] } == ["thay đổi", "thêm"])
      #expect(try await Self.confirm(stale, &office).location == "/units")
      #expect(await hall.congress.organisations.units.map(\.details.name) == ["Văn phòng", "Ban Tổ chức"])
    }
  }
}
