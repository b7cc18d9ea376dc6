// SPDX-License-Identifier: AGPL-3.0-or-later

public import Slates
import SlatesGLPK
import Testing

@Suite("A scheme")
struct SchemeTests {
  static let people = [
    ["Mã", "Họ tên", "Giới tính", "Sinh", "Tái cử", "Đơn vị", "Tín nhiệm"],
    ["A", "An", "nữ", "6/1983", "x", "U1", "5"],
    ["B", "Bình", "nam", "7/1983", "", "U1", "4"],
    ["", "", "", "", "", "", ""],
    ["C", "Châu", "nữ", "1970-01", "x", "U2", "3"],
    ["D", "Dũng", "nam", "1/1960", "không", "U2", "2"],
  ]

  static func targets(_ rows: [String]...) -> [[String]] {
    [
      ["Loại", "Mã", "Nội dung", "Tính cho", "Ít nhất", "Nhiều nhất", "Mức", "Ưu tiên", "Làm tròn"],
      ["số lượng", "", "", "", "2"], ["mốc tuổi", "", "", "sinh", "6/2025"],
    ] + rows
  }

  private func faults(_ targets: [[String]], people: [[String]] = SchemeTests.people) -> [SchemeFault] {
    do throws(SchemeFaults) {
      _ = try SlateSheets(people: people, targets: targets)
      return []
    } catch { return error.faults }
  }

  @Test("counts the people its conditions name")
  func conditions() throws {
    let wanted: [(String, [String])] = [
      ("giới tính = nữ", ["A", "C"]), ("tuổi < 42", ["B"]), ("tuổi = 42-55", ["A", "C"]), ("tái cử", ["A", "C"]),
      ("không tái cử", ["B", "D"]), ("giới tính = NỮ; tuổi >= 50", ["C"]), ("đơn vị = u1 | u2", ["A", "B", "C", "D"]),
      ("tất cả", ["A", "B", "C", "D"]), ("tuổi > 65", []), ("tuổi ≥ 65", ["D"]),
    ]
    for (text, ids) in wanted {
      let sheets = try SlateSheets(people: SchemeTests.people, targets: SchemeTests.targets(["", "t", "", text, "1"]))
      let quota = try #require(sheets.composition.requirements.first?.quotas.first)
      #expect(sheets.composition.people(at: quota.members).map(\.rawValue) == ids, "\(text)")
    }
  }

  @Test("reads heads, shares, force, priority, agreed people and exclusions")
  func reads() throws {
    let sheets = try SlateSheets(
      people: SchemeTests.people,
      targets: SchemeTests.targets(
        ["khóa trước", "", "", "tái cử", "3"], ["chỉ tiêu", "k", "kế thừa", "tái cử", "1/3 khóa trước"],
        ["chỉ tiêu", "n", "nữ", "giới tính = nữ", "15%", "60%", "phấn đấu", "2", "gần nhất"],
        ["mỗi", "u", "đơn vị", "đơn vị", "1"], ["thống nhất", "", "", "D"], ["không cùng", "", "anh em", "A; B"]))
    let asked = sheets.composition.requirements
    #expect(asked.map(\.id) == [.target("k"), .target("n"), .target("u"), .fixedIn, .exclusion(1)])
    #expect(asked[0].quotas[0].least == 1)
    #expect([asked[1].quotas[0].least, asked[1].quotas[0].most] == [0, 1])
    #expect(asked[1].force == .strive && asked[1].priority == 2)
    #expect(asked[2].quotas.map(\.label) == ["U1", "U2"])
    #expect(sheets.draft.map(\.rawValue) == ["A", "D"])
    let near = try sheets.composition.nearest(to: sheets.draft, by: GLPK())
    #expect(near.map { $0.people.map(\.rawValue) } == [["A", "D"]])
    let turnover = try #require(sheets.scheme.turnover(of: sheets.pool.filter { sheets.draft.contains($0.id) }))
    #expect([turnover.staying, turnover.new, turnover.leaving] == [1, 1, 2])
  }

  @Test("names the row and the mend of what is wrong with people")
  func faultyPeople() throws {
    let born = try #require(Month(2025, 7))
    let reference = try #require(Month(2025, 6))
    let rows = [
      SchemeTests.people[0], ["A", "", "nữ", "7/2025", "", "U1", "5"], ["A", "", "nam", "1/1800", "", "U1", "4"],
      ["B", "", "nam", "1970", "", "U1", "4"],
    ]
    let found = faults(SchemeTests.targets(["", "t", "", "tuổi < 42", "1"]), people: rows)
    #expect(
      found.map(\.place) == [.person(row: 2, "A"), .person(row: 3, "A"), .person(row: 3, "A"), .person(row: 4, "B")])
    #expect(
      found.map(\.problem) == [
        .bornAfter(born, reference: reference), .samePersonTwice("A", firstRow: 2),
        .ageUnlikely(years: 225), .monthMissing("sinh"),
      ])
    #expect(found.first?.mend == .correctMonth(notAfter: reference))
    let cells = faults(
      SchemeTests.targets(),
      people: [SchemeTests.people[0], ["", "", "", "", "", "", "5"], ["B", "", "", "", "", "", "năm"]])
    #expect(cells.map(\.place) == [.cell(.people, row: 2, column: "mã"), .cell(.people, row: 3, column: "tín nhiệm")])
    #expect(cells.map(\.mend) == [.enterID, .write(.wholeNumber)])
  }

  @Test("names the row and the mend of what is wrong with targets")
  func faultyTargets() {
    let place = { (column: String) in SchemeFault.Place.cell(.targets, row: 4, column: column) }
    let wanted: [([String], SchemeFault.Place, SchemeFault.Problem)] = [
      (["", "t", "", "tái cử", "-15%"], place("ít nhất"), .unreadable("-15%", expected: .amount)),
      (["", "t", "", "tái cử", "-1"], .target(row: 4, "t"), .negativeHeads(-1)),
      (["", "t", "", "tái cử", "2", "1"], .target(row: 4, "t"), .leastOverMost(least: 2, most: 1)),
      (["", "t", "", "tái cử"], .target(row: 4, "t"), .noBound),
      (["", "t", "", "dân tộc", "1"], .target(row: 4, "t"), .unknownFact("dân tộc", known: known)),
      (["", "t", "", "tái cử", "1", "", "", "0"], .target(row: 4, "t"), .priorityOutOfRange(0)),
      (["", "t", "", "tái cử", "1", "", "nên"], place("mức"), .unreadable("nên", expected: .force)),
      (["", "t", "", "tuổi < ba", "1"], place("tính cho"), .unreadable("tuổi < ba", expected: .condition)),
      (["loại khác"], place("loại"), .unknownKind("loại khác")),
      (["số lượng", "", "", "", "3"], place("loại"), .settingTwice(firstRow: 2)),
      (["thống nhất", "", "", "Z"], .scheme, .unknownPerson("Z")),
      (["thống nhất", "", "", "A;B;C"], .scheme, .moreFixedThanSeats(fixed: 3, size: 2)),
      (["không cùng", "", "", "A"], .exclusion(row: 4), .exclusionTooSmall),
      (["", "t", "", "tái cử", "10% khóa trước"], .target(row: 4, "t"), .noOutgoing),
    ]
    for (row, place, problem) in wanted {
      #expect(faults(SchemeTests.targets(row)) == [SchemeFault(place, problem)], "\(row)")
    }
    let twice = faults(SchemeTests.targets(["", "t", "", "tái cử", "1"], ["", "t", "", "sinh", "1"]))
    #expect(twice == [SchemeFault(.target(row: 5, "t"), .sameTargetTwice("t", firstRow: 4))])
    let both = faults(SchemeTests.targets(["thống nhất", "", "", "A"], ["không xem xét", "", "", "A"]))
    #expect(both == [SchemeFault(.scheme, .fixedInAndOut("A"))])
    let kin = faults(SchemeTests.targets(["thống nhất", "", "", "A;B"], ["không cùng", "", "", "A;B"]))
    #expect(kin == [SchemeFault(.exclusion(row: 5), .exclusionAgainstFixed(["A", "B"], most: 1))])
    #expect(faults([], people: []).count == 2)
    let apart = SchemeFault(.scheme, .moreFixedThanSeats(fixed: 3, size: .min))
    #expect(apart.mend == .freeSomeoneFixed(.max))
  }

  @Test("says a fault in words, with what to do")
  func sentences() {
    let found = faults(SchemeTests.targets(["", "t", "", "tái cử", "2", "1"]))
    #expect(
      found.map { $0.sentence { vi, _ in vi } } == [
        "Chỉ tiêu, dòng 4 (t): ít nhất 2 lại lớn hơn nhiều nhất 1. Hãy hạ mức ít nhất hoặc nâng mức nhiều nhất 1 người."
      ])
    #expect(
      found.map { $0.sentence { _, en in en } } == [
        "Targets, row 4 (t): at least 2 is more than at most 1. Lower the one or raise the other by 1."
      ])
  }

  private var known: [FactName] { ["giới tính", "sinh", "tái cử", "đơn vị"] }
}

extension PoolMember: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension TargetID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension FactName: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
