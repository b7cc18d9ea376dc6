// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Packs
import Seeded
import TestKit
import Testing

@testable import Assembly

@Suite("A thread of remarks")
struct ThreadTests {
  private static let wish = "Đề nghị bổ sung số liệu về quỹ khuyến học."

  private func told(_ remarks: Remark...) throws -> Consultation {
    var told = try Consultation()
    try told.take("a", from: 1, remarks: remarks)
    return told
  }

  @Test("that begins with mere agreement keeps what is asked for below it")
  func belowAgreement() throws {
    let told = try told(
      Consultation.remark("Nhất trí.", on: 2), Consultation.remark(Self.wish, on: 2, id: "2", parent: "1"),
      Consultation.remark("Đồng ý với ý kiến trên.", on: 2, id: "3", parent: "2"))
    #expect(try told.synthesis.agreements == ["r-1@1"])
    #expect(try told.synthesis.points.map(\.opinions) == [["r-1@2", "r-1@3"]], "who agrees with a wish hangs on it")
    #expect(try told.draft.open == ["r-1@2", "r-1@3"])
  }

  @Test("whose remarks all agree is as much agreement")
  func agreeing() throws {
    let told = try told(
      Consultation.remark("Nhất trí.", on: 2), Consultation.remark("Đồng ý.", on: 2, id: "2", parent: "1"))
    #expect(try told.synthesis.agreements == ["r-1@1", "r-1@2"] && told.synthesis.points.isEmpty)
  }

  @Test("that begins with a blank remark, or has one in the middle, loses no reply")
  func blank() throws {
    let told = try told(
      Consultation.remark(" ", on: 2), Consultation.remark(Self.wish, on: 2, id: "2", parent: "1"),
      Consultation.remark("", on: 2, id: "3", parent: "2"),
      Consultation.remark("Nên nêu rõ nguồn.", on: 2, id: "4", parent: "3"))
    #expect(try told.synthesis.points.map(\.opinions) == [["r-1@2", "r-1@4"]])
  }

  @Test("that runs in a circle is cut where the file names it first")
  func circle() throws {
    let told = try told(
      Consultation.remark("Nên nêu rõ nguồn.", on: 2, parent: "3"),
      Consultation.remark(Self.wish, on: 2, id: "2", parent: "1"),
      Consultation.remark("Cần đối chiếu lại.", on: 2, id: "3", parent: "2"),
      Consultation.remark("Phải làm trong quý này.", on: 2, id: "4", parent: "2"))
    #expect(try told.synthesis.points.map(\.members) == [["r-1@1"]])
    #expect(try told.synthesis.points.map(\.attached) == [["r-1@2", "r-1@3", "r-1@4"]])
  }

  // MARK: What is said is answered, or counted as what it is

  private static let texts = [
    "Nhất trí.", "Đồng ý với ý kiến trên.", wish, "Nên nêu rõ nguồn.", "Cần đối chiếu lại số liệu.", "", "  ",
    "Bỏ đoạn này.",
  ]
  private static let edits = [
    ("6,5", "7"), ("sáu tháng", "hằng quý"), ("chín trong", "tám trong"), ("trong sạch, ", ""),
  ]

  /// Files whose remarks answer each other as they like: themselves, in circles, or what is not there.
  private func invented(_ chance: inout Chance) throws -> Consultation {
    var told = try Consultation(pack: .sample.with(papers: ["contributionRegister"]))
    for file in 0..<(2 + chance.below(3)) {
      let remarks = (0..<chance.below(9)).map { number in
        Consultation.remark(
          chance.one(of: Self.texts), on: chance.isHit(20) ? nil : 1 + chance.below(6), id: "\(number)",
          parent: chance.isHit(60) ? "\(chance.below(10))" : nil)
      }
      let changes = Self.edits.filter { _ in chance.isHit(30) }
      guard !remarks.isEmpty || !changes.isEmpty else { continue }
      try told.take("file-\(file)", from: 1 + chance.below(3), changes, remarks: remarks)
    }
    for point in try told.synthesis.points where point.opinions.count > 1 && chance.isHit(30) {
      let remarks = point.opinions.filter { if case .remark = $0 { true } else { false } }
      guard !remarks.isEmpty, remarks.count < point.opinions.count else { continue }
      try told.give(.split(told.id, [chance.one(of: remarks)], why: "Ý khác"))
    }
    if chance.isHit(30) {
      let words = Consultation.paragraphs.map { $0.replacing("6,5", with: "7") }
      try told.give(.file(told.id, file: Consultation.file("v2"), text: Consultation.text(words)))
    }
    return told
  }

  @Test(
    "has each of its remarks in one place, and the register counts no other", arguments: 1...60 as ClosedRange<UInt64>)
  func once(_ seed: UInt64) throws {
    var chance = Chance(seed: seed)
    var told = try invented(&chance)
    let synthesis = try told.synthesis
    var places: [OpinionKey: Int] = [:]
    for key in synthesis.points.flatMap(\.opinions) { places[key, default: 0] += 1 }
    for key in synthesis.agreements { places[key, default: 0] += 1 }
    for key in synthesis.looks { places[key, default: 0] += 1 }
    let present = Set(synthesis.present.map(\.key))
    for key in present { places[key, default: 0] += 1 }
    #expect(places.values.allSatisfy { $0 == 1 }, "seed \(seed): \(places)")
    #expect(Set(places.keys) == Set(synthesis.said.keys).union(present), "seed \(seed)")

    let said = synthesis.said.keys.count { if case .remark = $0 { true } else { false } }
    let total = try register(&told)
    try #require(total.count == 9)
    let (changes, remarks, agreements) = (total[0], total[2], total[3])
    #expect(remarks + agreements == said, "seed \(seed)")
    #expect(agreements == synthesis.agreements.count, "seed \(seed)")
    #expect(total[4...7].reduce(0, +) == synthesis.asked.count, "seed \(seed)")
    #expect(total[8] == synthesis.looks.count + present.count, "seed \(seed)")
    #expect(changes + remarks == total[4...8].reduce(0, +), "seed \(seed): what came in is what is told of it")
  }

  /// The numbers of the last row of the register of contributions.
  private func register(_ told: inout Consultation) throws -> [Int] {
    try told.story.given(
      .papers(
        .issue(
          kind: "contributionRegister", about: .draft(told.id, version: told.draft.newest.number),
          on: Consultation.day, in: .vietnamese)))
    let paper = try #require(told.story.congress.papers.issued.last?.content.value)
    for case .table(let table) in paper.blocks {
      return try #require(table.rows.last).dropFirst(4).compactMap { Int($0) }
    }
    return []
  }
}
