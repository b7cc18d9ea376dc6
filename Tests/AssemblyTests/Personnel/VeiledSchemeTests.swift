// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("What the record keeps of those put forward")
struct VeiledSchemeTests {
  private static let words = [
    "Nữ Ba", "Vợ chồng", "Bàn lại sau", "Kết luận số 5", "Trưởng phòng", "\"p-1\"", "\"k-1\"", "agreed", "setAside",
  ]

  /// A scheme from its first candidates to the version taken, with the congress as it was before them.
  private func told() throws -> (before: Congress, after: Congress, record: SealedRecord) {
    var nominees = try Nominees()
    let before = nominees.story.congress
    let day = nominees.day
    let commands: [PersonnelCommand] = [
      .nominate("s-1", [Nominees.inOffice("p-1", 90), Nominees.inOffice("p-2", 80)], on: day),
      .nominate(
        "s-1",
        [
          Nominees.named("Nữ Ba", .female, 1985, 70), Nominees.named("Nữ Bốn", .female, 1970, 60),
          Nominees.named("Nam Năm", .male, 1990, 50), Nominees.named("Nam Sáu", .male, 1972, 40),
        ], on: day),
      .consider("s-1", "k-1", .agreed), .consider("s-1", "k-6", .setAside), .withdraw("s-1", "k-5"),
      .keepApart("s-1", ["k-2", "k-4"], atMost: 1, reason: "Vợ chồng"),
      .draft("s-1", members: ["k-1", "k-3", "k-4"], from: nil, note: "Bàn lại sau", on: day),
      .adopt("s-1", "v-1", basis: "Kết luận số 5", reason: "còn thiếu", on: day),
    ]
    let events = try commands.flatMap { try nominees.story.when(.personnel($0)) }
    let seals = ["scheme-s-1", "p-1", "p-2", "k-3", "k-4", "k-5", "k-6"]
    return (before, nominees.story.congress, SealedRecord(events: events, seals: seals, time: nominees.story.time))
  }

  @Test("stands in no word of a record without its keys")
  func sealed() throws {
    let lines = try told().record.lines()
    #expect(lines.count == 8)
    for line in lines {
      #expect(line.hasPrefix("{\"kind\":\"personnel.veiled\""))
      for word in Self.words { #expect(!line.contains(word), "\(word) in \(line.prefix(90))") }
    }
  }

  @Test("is what happened for whoever has the key")
  func known() throws {
    let told = try told()
    let known = try told.record.replayed(onto: told.before, knowing: true)
    let (one, other) = (
      try #require(known.personnel.schemes.first), try #require(told.after.personnel.schemes.first)
    )
    #expect(one.drafts == other.drafts && one.adoptions == other.adoptions && one.exclusions == other.exclusions)
    #expect(one.candidates.map(\.consideration) == other.candidates.map(\.consideration))
    #expect(one.candidates.map { known.name(of: $0, .english) }[2] == "Nữ Ba")
  }

  @Test("tells nothing where the key is gone, and its numbers stay taken")
  func lost() throws {
    let told = try told()
    let lost = try told.record.replayed(onto: told.before, knowing: false)
    #expect(lost.personnel.schemes.isEmpty && lost.personnel.next == "s-2")
    #expect(lost.personnel.candidatesAdded == 6)
    var story = Story(continuing: lost)
    let frame = try Nominees().frame(seats: 3, names: 3)
    let day = try #require(Day(iso: "2025-07-12"))
    try story.given(
      .personnel(.begin(body: "executive", frame, on: day)),
      .personnel(.nominate("s-2", [Nominees.named("Nữ Bảy", .female, 1980)], on: day)))
    #expect(story.congress.personnel.schemes.first?.candidates.map(\.id) == ["k-7"])
  }

  @Test("forgets a candidate whose data is erased, and says so in the open")
  func forgotten() throws {
    var story = Story(continuing: try told().after)
    let events = try story.when(.personnel(.forget("k-4")))
    guard case .personnel(.forgotten("k-4"))? = events.first else {
      return #expect(Bool(false), "its key would stay")
    }
    #expect(story.congress.personnel.forgotten == ["k-4"])
  }
}
