// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Seeded
import TestKit

@testable import Assembly

extension People {
  /// An organisation filled by chance: units in a tree, people with and without facts, posts in both bodies.
  static func filled(_ chance: inout Chance) throws -> Story {
    var story = try story()
    for number in 1...Int.random(in: 1...12, using: &chance) {
      let parent =
        number > 1 && chance.happens(oneIn: 2) ? UnitID("u", Int.random(in: 1..<number, using: &chance)) : nil
      let details = UnitDetails(
        code: "\(chance.one(of: ["đv", "CB", "u.", "x-"]))\(number)", name: "Đơn vị \(chance.name())",
        members: chance.happens(oneIn: 3) ? nil : Int.random(in: 0...5_000, using: &chance),
        countedOn: chance.happens(oneIn: 3) ? nil : People.day(30, 6, 2025),
        predecessor: chance.happens(oneIn: 3) ? PredecessorID("pre", 1) : nil)
      try story.given(.organisations(.addUnit(details, parent: parent)))
    }
    for _ in 1...Int.random(in: 1...25, using: &chance) {
      let command = OrganisationCommand.addPerson(
        person(&chance), unit: chance.happens(oneIn: 3) ? nil : UnitID("u", 1))
      // Chance may draw somebody twice; the rule says no, as it should.
      if story.refusal(of: .organisations(command)) == nil { try story.given(.organisations(command)) }
    }
    for person in story.congress.organisations.known where chance.happens(oneIn: 2) {
      try story.given(
        .organisations(
          .givePost(
            chance.one(of: ["chair", "member"]), to: person, in: BodyID("executive-2020-2025"),
            from: People.day(1, 7, 2025))))
      if chance.happens(oneIn: 2) {
        try story.given(
          .organisations(
            .givePost(
              "board-member", to: person, in: BodyID("standing-2020-2025"),
              from: People.day(Int.random(in: 2...9, using: &chance), 7, 2025))))
        if chance.happens(oneIn: 2) {
          try story.given(
            .organisations(
              .endPost(
                "board-member", of: person, in: BodyID("standing-2020-2025"),
                on: People.day(Int.random(in: 9...20, using: &chance), 7, 2025))),
            .organisations(
              .givePost(
                "board-member", to: person, in: BodyID("standing-2020-2025"),
                from: People.day(Int.random(in: 20...28, using: &chance), 7, 2025))))
        }
      }
    }
    return story
  }

  private static func person(_ chance: inout Chance) -> PersonDetails {
    let facts = ["Kinh", "Thạc sĩ; cử nhân", "Ủy viên, \"dự bị\"", "1968", "03/02/1968", "'ngoặc"]
    return PersonDetails(
      name: chance.name(), sex: chance.one(of: [.male, .female, nil]),
      born: chance.happens(oneIn: 3) ? nil : chance.day(),
      email: chance.happens(oneIn: 2) ? nil : "m\(Int.random(in: 1...30, using: &chance))@example.org",
      phone: chance.happens(oneIn: 2) ? nil : chance.one(of: ["+84 912 345 678", "0912.345.678", "(024) 3804-1234"]),
      qualities: chance.happens(oneIn: 2) ? [:] : ["Dân tộc": chance.one(of: facts), "Trình độ": chance.one(of: facts)])
  }

  static func randomTable(_ chance: inout Chance) -> SentTable {
    let headings = [
      "Họ và tên", "Tên", "Họ", "Mã", "Mã đơn vị", "Tên đơn vị", "Đơn vị", "Cấp trên", "Số thành viên", "Ngày sinh",
      "Giới tính",
      "Email", "Điện thoại", "Chức vụ", "Từ ngày", "Nhiệm kỳ", "Đến ngày", "STT", "first_name", "last_name",
      "structure_level",
      "default_password", "groups", "Dân tộc", "<script>", "", "=1+1", "name", "code", "Trước sáp nhập",
    ]
    var rows: [SentTable.Row] = []
    let columns = Int.random(in: 1...9, using: &chance)
    var number = Int.random(in: 1...3, using: &chance)
    // Half of the tables have headings that belong together, so that chance reaches the deeper checks.
    let usual = [
      ["Mã", "Tên đơn vị", "Cấp trên", "Số thành viên"], ["Họ và tên", "Đơn vị", "Chức vụ", "Từ ngày", "Ngày sinh"],
      ["Họ và tên", "Email"],
    ]
    let titles = chance.happens(oneIn: 2) ? chance.one(of: usual) : (0..<columns).map { _ in chance.one(of: headings) }
    rows.append(SentTable.Row(number: number, cells: titles.map { .text($0) }))
    for _ in 0..<Int.random(in: 0...8, using: &chance) {
      number += Int.random(in: 1...4, using: &chance)
      let width = Int.random(in: 0...columns + 1, using: &chance)
      rows.append(
        SentTable.Row(
          number: number,
          cells: (0..<width).map { place in
            chance.happens(oneIn: 4)
              ? randomCell(&chance) : fitting(titles.indices.contains(place) ? titles[place] : "", &chance)
          }))
    }
    return SentTable(sheet: chance.one(of: ["S", "Trang 1", "<b>", ""]), rows: rows)
  }

  private static func fitting(_ heading: String, _ chance: inout Chance) -> SentTable.Cell {
    switch heading {
    case "Mã", "Mã đơn vị", "code": .text("m\(Int.random(in: 1...20, using: &chance))")
    case "Họ và tên", "Tên", "Họ", "name", "first_name", "last_name": .text(chance.name())
    case "Tên đơn vị": .text("Đơn vị \(chance.name())")
    case "Ngày sinh", "Từ ngày": .day(chance.day())
    case "Số thành viên": .number("\(Int.random(in: 0...900, using: &chance))")
    case "Chức vụ": .text(chance.one(of: ["Ủy viên", "chair", "Ủy viên Ban Thường vụ"]))
    default: .empty
    }
  }

  private static func randomCell(_ chance: inout Chance) -> SentTable.Cell {
    let pieces = [
      "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "\u{202E}", "\u{0}", "\t", "\n", "\\", "\\t", "#", "nam", "nữ",
      "31/02/2000",
      "1/1/1970", "member", "Ủy viên", ";", "(2020-2025)", "@", "a@b.c", "+84", "e\u{302}\u{301}", "👩‍👩‍👧", "−1", "2.700",
      "\u{FEFF}", "Đ",
      "tổng cộng", "\r\n", "\u{2028}", "'=", "ß", "İ",
    ]
    switch Int.random(in: 0..<8, using: &chance) {
    case 0: return .empty
    case 1: return .number(chance.one(of: ["0", "51", "2.5", "-7", "1e9", "45853", "99999999999999999999"]))
    case 2: return .day(chance.day())
    case 3: return .error(chance.one(of: ["#N/A", "#REF!", "<b>"]))
    case 4: return .text(String(repeating: chance.one(of: pieces), count: Int.random(in: 1...400, using: &chance)))
    default: return .text((0..<Int.random(in: 0...6, using: &chance)).map { _ in chance.one(of: pieces) }.joined())
    }
  }
}
