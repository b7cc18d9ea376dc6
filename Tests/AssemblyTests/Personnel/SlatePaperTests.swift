// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("A paper of those put forward")
struct SlatePaperTests {
  /// With a version that was adopted, though nobody on it is under 42.
  private func adopted(elective: Bool, seats: Int = 3, names: Int = 3) throws -> Nominees {
    var told = try Nominees(elective: elective, seats: seats, names: names)
    try told.fill()
    let members: [CandidateID] = names == 3 ? ["k-1", "k-4", "k-6"] : ["k-1", "k-2", "k-3", "k-4", "k-5"]
    try told.give(.draft("s-1", members: members, from: nil, note: nil, on: told.day))
    try told.give(.adopt("s-1", "v-1", basis: "Nghị quyết 02", reason: "Nguồn chưa đủ", on: told.day))
    return told
  }

  private func paper(_ kind: String, _ told: Nominees, _ language: Language) throws -> Paper {
    var story = told.story
    try story.given(.papers(told.issue(kind, language)))
    return try #require(story.congress.papers.issued.last?.content.value)
  }

  private static let cases = ["personnelScheme", "candidateList", "electionBallot", "electionBallot-surplus"]
    .flatMap { kind in Language.allCases.map { (kind, $0) } }

  @Test("is as it was reviewed", arguments: cases)
  func golden(name: String, language: Language) throws {
    let hasSurplus = name.hasSuffix("-surplus") || name == "candidateList"
    let told = hasSurplus ? try adopted(elective: true, seats: 4, names: 5) : try adopted(elective: true)
    let paper = try paper(String(name.prefix { $0 != "-" }), told, language)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).\(language.rawValue).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try paper.plainText.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try paper.plainText == String(contentsOf: file, encoding: .utf8))
  }

  @Test("tells namesakes apart on the ballot, and nobody else more than by name")
  func namesakes() throws {
    var told = try adopted(elective: true, seats: 4, names: 5)
    let same = CorrectedIdentity(PersonDetails(name: "Nữ Ba", sex: .female, born: Day(1981, 2, 3)), unit: "u-1")
    let file = CandidateFile(isContinuing: false, support: 1, post: nil, qualities: [:])
    try told.give(.correct("s-1", "k-5", file, as: same, on: told.day))
    let ballot = try paper("electionBallot", told, .vietnamese).plainText
    #expect(ballot.contains("Nữ Ba (sinh ngày 03/02/1981, Đơn vị Một)"), "\(ballot)")
    #expect(ballot.contains("Nữ Ba (sinh ngày 01/05/1985, Đơn vị Một)"))
    #expect(ballot.ranges(of: "(sinh ngày").count == 2)
  }

  @Test("is outdated once a name on it has changed")
  func outdated() throws {
    var told = try adopted(elective: true, seats: 4, names: 5)
    try told.story.given(.papers(told.issue("candidateList")))
    let issued = try #require(told.story.congress.papers.issued.last)
    #expect(!told.story.congress.isOutdated(issued, on: told.day.adding(1)))
    let other = CorrectedIdentity(PersonDetails(name: "Nữ Bảy", sex: .female, born: Day(1985, 5, 1)), unit: "u-1")
    let file = CandidateFile(isContinuing: false, support: 70, post: "Trưởng phòng", qualities: [:])
    try told.give(.correct("s-1", "k-3", file, as: other, on: told.day))
    #expect(told.story.congress.isOutdated(issued, on: told.day.adding(1)))
  }

  @Test("counts a target that is asked of each unit as one, and says that units miss it from either side")
  func eachUnit() throws {
    var told = try Nominees(elective: true)
    try told.fill()
    let unit = UnitDetails(code: "u2", name: "Đơn vị Hai", members: 50, countedOn: told.day, predecessor: nil)
    try told.story.given(.organisations(.addUnit(unit, parent: nil)))
    let file = CandidateFile(isContinuing: false, support: 1, post: nil, qualities: [:])
    let seventh = PersonDetails(name: "Nam Bảy", sex: .male, born: Day(1975, 5, 1))
    try told.give(.nominate("s-1", [Nomination(.named(seventh), unit: "u-2", file: file)], on: told.day))
    let content = SlateTarget.Content(
      name: Phrase("Mỗi đơn vị", "Each unit"), group: .eachUnit, least: .heads(1), most: .heads(1), isStriven: true,
      priority: 9)
    try told.give(.setTarget("s-1", nil, content))
    try told.give(.draft("s-1", members: ["k-1", "k-4", "k-6"], from: nil, note: nil, on: told.day))
    try told.give(.adopt("s-1", "v-1", basis: "Nghị quyết 02", reason: "Nguồn chưa đủ", on: told.day))
    let said = try paper("personnelScheme", told, .vietnamese).plainText
    #expect(said.contains("| 0/2 | 2 chưa đúng mức |") && said.contains("thừa 1") && said.contains("thiếu 1"))
    #expect(said.contains("2/4 chỉ tiêu chưa đạt. Lý do: Nguồn chưa đủ"), "\(said)")
    #expect(try paper("personnelScheme", told, .english).plainText.contains("2 of 4 targets are not met."))
    #expect(said.contains("01/05/1970"), "days of birth have two digits")
  }

  @Test("has its table as a spreadsheet, the ballot's without anything told of the candidates")
  func tables() throws {
    for (elective, names) in [(true, 5), (true, 3)] {
      let told = try adopted(elective: elective, seats: names == 5 ? 4 : 3, names: names)
      for kind in ["personnelScheme", "candidateList", "electionBallot"] {
        var story = told.story
        try story.given(.papers(told.issue(kind)))
        let issued = try #require(story.congress.papers.issued.last)
        let grid = try #require(story.congress.table(beside: issued), "\(kind)")
        #expect(grid.rows.count == names, "\(kind)")
        if kind == "electionBallot" { #expect(grid.titles.count == (names == 5 ? 2 : 4)) }
      }
    }
  }

  @Test("of an election does not exist where nobody is elected")
  func designation() throws {
    let told = try adopted(elective: false)
    for kind in ["candidateList", "electionBallot"] {
      guard case .papers(.notInThisMode(kind))? = told.story.refusal(of: .papers(told.issue(kind))) else {
        Issue.record("\(kind) in a congress by designation")
        continue
      }
    }
    #expect(told.story.refusal(of: .papers(told.issue("personnelScheme"))) == nil)
  }

  @Test("keeps its table as it was when it went out, whatever is adopted on the same day")
  func table() throws {
    var told = try adopted(elective: true)
    for kind in ["personnelScheme", "candidateList"] {
      try told.story.given(.papers(told.issue(kind)))
      let issued = try #require(told.story.congress.papers.issued.last)
      let before = try #require(told.story.congress.table(beside: issued))
      var later = told
      try later.give(.draft("s-1", members: ["k-1", "k-2", "k-4"], from: "v-1", note: nil, on: told.day))
      try later.give(.adopt("s-1", "v-2", basis: "Nghị quyết 03", reason: "Nguồn chưa đủ", on: told.day))
      #expect(later.story.congress.table(beside: issued) == before, "\(kind)")
      try later.story.given(.papers(told.issue(kind)))
      let next = try #require(later.story.congress.papers.issued.last)
      #expect(later.story.congress.table(beside: next) != before, "\(kind)")
    }
  }

  @Test("waits for a version, and that of an election for an adopted one")
  func waits() throws {
    func need(_ kind: String, _ told: Nominees) -> PaperRefusal.Need? {
      guard case .papers(.notYet(_, let need))? = told.story.refusal(of: .papers(told.issue(kind))) else { return nil }
      return need
    }
    var told = try Nominees(elective: true)
    try told.fill()
    #expect(need("personnelScheme", told) == .slate)
    try told.give(.draft("s-1", members: ["k-1", "k-2", "k-3"], from: nil, note: nil, on: told.day))
    #expect(need("personnelScheme", told) == nil)
    #expect(need("candidateList", told) == .adoptedSlate && need("electionBallot", told) == .adoptedSlate)
  }

  @Test("is restricted whatever the pack says, and a ballot bears no mark, no name of a voter and no signature")
  func restricted() throws {
    let told = try adopted(elective: true, seats: 4, names: 5)
    for kind in ["personnelScheme", "candidateList", "electionBallot"] {
      #expect(try paper(kind, told, .vietnamese).isRestricted, "\(kind)")
    }
    let ballot = try paper("electionBallot", told, .vietnamese)
    #expect(ballot.notes.isEmpty && ballot.signatures.isEmpty && ballot.recipients.isEmpty)
    #expect(ballot.head.left.contains { $0.text.contains("Đóng dấu") })
    let columns = ballot.blocks.compactMap { if case .table(let table) = $0 { table.columns.count } else { nil } }
    #expect(columns == [2], "with a surplus there is nothing to mark but the names")
    let even = try paper("electionBallot", try adopted(elective: true), .vietnamese)
    #expect(even.blocks.contains { if case .table(let table) = $0 { table.columns.count == 4 } else { false } })
  }
}
