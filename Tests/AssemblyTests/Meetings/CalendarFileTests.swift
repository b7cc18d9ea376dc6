// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs
import Seeded
import TestKit
import Testing

@testable import Assembly

/// A tiny reader of iCalendar, written from RFC 5545 and not from our writer.
private func read(_ file: String) -> [(name: String, value: String)] {
  let unfolded = file.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: true).reduce(into: [String]()) {
    lines, piece in
    let line = String(String.UnicodeScalarView(piece.last == "\r" ? piece.dropLast() : piece))
    if line.first == " ", !lines.isEmpty { lines[lines.count - 1] += line.dropFirst() } else { lines.append(line) }
  }
  return unfolded.compactMap { line in
    guard let colon = line.firstIndex(of: ":") else { return nil }
    var value = ""
    var isEscaped = false
    for letter in line[line.index(after: colon)...].unicodeScalars {
      if isEscaped {
        value.unicodeScalars.append(letter == "n" || letter == "N" ? "\n" : letter)
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else {
        value.unicodeScalars.append(letter)
      }
    }
    return (String(line[..<colon]), value)
  }
}

@Suite("A calendar file")
struct CalendarFileTests {
  private func file(_ title: String, at clock: String = "08:00", minutes: Int = 210, offset: Int = 420) -> CalendarFile
  {
    CalendarFile(
      uid: "m-2", sequence: 0, stamp: ConferenceStory.at("07:00"), start: ConferenceStory.at(clock), minutes: minutes,
      title: title, venue: "Hội trường A; tầng 2, nhà B", description: "1\\2\n3", isCalledOff: false,
      clockOffset: offset)
  }

  @Test("comes back from a reader as it went in, whatever the title", arguments: 1...60 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var dice = Chance(seed: seed)
    let letters = Array("ăâđêôơưaạả ;,\\:\n\"é😀Ộ n")
    let title = String((0..<dice.number(0...200)).map { _ in letters[dice.number(0...(letters.count - 1))] })
    let text = file(title).text
    #expect(read(text).first { $0.name == "SUMMARY" }?.value == title, "seed \(seed)")
    #expect(read(text).first { $0.name == "LOCATION" }?.value == "Hội trường A; tầng 2, nhà B")
    #expect(read(text).first { $0.name == "DESCRIPTION" }?.value == "1\\2\n3")
  }

  @Test("has CRLF at each line's end and at most 75 octets in a line")
  func lines() {
    let text = file(String(repeating: "Hội nghị lần thứ hai ", count: 12)).text
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    let octets = Array(text.utf8)
    let bare = octets.indices.filter { octets[$0] == 10 && ($0 == 0 || octets[$0 - 1] != 13) }
    #expect(bare.isEmpty)
    #expect(octets.split(separator: 10).allSatisfy { $0.count - 1 <= 75 })
    #expect(octets.split(separator: 10).contains { $0.count - 1 > 60 }, "long lines are filled")
  }

  @Test("tells times in UTC, over midnight as well")
  func times() {
    func times(_ file: CalendarFile) -> [String] { read(file.text).filter { $0.name.hasPrefix("DT") }.map(\.value) }
    #expect(times(file("x")) == ["20250715T000000Z", "20250715T010000Z", "20250715T043000Z"])
    #expect(times(file("x", at: "06:00")).dropFirst() == ["20250714T230000Z", "20250715T023000Z"])
    #expect(times(file("x", at: "22:00", offset: -300)).dropFirst() == ["20250716T030000Z", "20250716T063000Z"])
  }

  @Test("names nobody, keeps its identity, and hides restricted items from those who may not see them")
  func page() throws {
    let hall = try Hall(upTo: .summoned)
    let text = try #require(hall.get("/meetings/m-2/event.ics", as: .observer))
    #expect(!text.contains("ATTENDEE") && !text.contains("mailto") && !text.contains("Người Số"))
    #expect(read(text).first { $0.name == "DTSTAMP" }?.value == "20250715T020000Z", "when the file was made")
    #expect(read(text).first { $0.name == "DESCRIPTION" }?.value.contains("Đề án nhân sự") == false)
    let open = try #require(hall.get("/meetings/m-2/event.ics", as: .office))
    #expect(read(open).first { $0.name == "DESCRIPTION" }?.value.contains("Đề án nhân sự") == true)
  }
}

@Suite("The calendar file of a meeting that changes")
struct CalendarChangeTests {
  private func value(_ name: String, _ congress: Congress, of meeting: String = "m-2") throws -> String {
    let hall = Hall(story: Story(continuing: congress))
    let file = try #require(hall.get("/meetings/\(meeting)/event.ics", as: .observer))
    return try #require(read(file).first { $0.name == name }).value
  }

  @Test("has a sequence that grows with every change of plan, agenda and summons, and one name for good")
  func sequence() throws {
    var told = try ConferenceStory(upTo: .planned)
    let id = told.meeting
    let later = try #require(Moment(ConferenceStory.day.adding(2), minute: 480))
    let last = try #require(Moment(ConferenceStory.day.adding(3), minute: 480))
    let item = AgendaItemDraft(title: "Việc mới", kind: .inform, paper: nil, presenter: nil, minutes: 10)
    let plan = MeetingPlan(kind: .regular, start: ConferenceStory.at("09:00"), venue: "Nhà B", minutes: 210)
    let changes: [MeetingCommand] = [
      .changePlan(id, plan), .addItem(id, item), .moveItem(id, "i-6", place: 0), .changeItem(id, "i-6", item),
      .removeItem(id, "i-6"), .summon(id, at: ConferenceStory.at("07:00"), guests: []),
      .amend(id, .add(item), reason: "x", at: ConferenceStory.at("07:10")),
      .amend(id, .move("i-7", place: 0), reason: "x", at: ConferenceStory.at("07:20")),
      .reconvene(id, start: later, venue: "Nhà C", reason: "bão", at: ConferenceStory.at("07:30")),
      .summon(id, at: ConferenceStory.at("07:40"), guests: []),
      .reconvene(id, start: last, venue: "Nhà C", reason: "bão", at: ConferenceStory.at("07:50")),
    ]
    let name = try value("UID", told.story.congress)
    var sequence = try #require(Int(try value("SEQUENCE", told.story.congress)))
    for change in changes {
      try told.story.given(.meetings(change))
      let next = try #require(Int(try value("SEQUENCE", told.story.congress)))
      #expect(next == sequence + 1, "\(change)")
      #expect(try value("UID", told.story.congress) == name)
      sequence = next
    }
  }

  @Test("is named like no meeting of another record")
  func name() throws {
    func record(begun microseconds: Int64) throws -> Congress {
      var story = Story(pack: .office)
      story.time = Timestamp(microseconds: microseconds)
      let term = try #require(Term(2020, 2025))
      let start = ConferenceStory.at("08:00")
      let profile = Profile(
        name: "Tổ chức mẫu", parent: nil, place: "Thành phố", founded: ConferenceStory.day, instrument: nil,
        congress: CongressPlan(ordinal: 1, term: term, mode: "designation", venue: nil))
      try story.given(
        .organisations(.found(profile)),
        .organisations(.formBody(kind: "executive", term: term, formed: ConferenceStory.day)),
        .meetings(
          .plan("executive-2020-2025", MeetingPlan(kind: .regular, start: start, venue: "A", minutes: 60))))
      return story.congress
    }
    let names = try [1_752_541_200_000_000, 1_752_541_200_000_001, 1_752_541_200_000_000].map {
      try value("UID", record(begun: $0), of: "m-1")
    }
    #expect(names[0] != names[1] && names[0] == names[2])
    #expect(names.allSatisfy { $0.hasPrefix("m-1-") && $0.hasSuffix("@dienhong") })
  }
}
