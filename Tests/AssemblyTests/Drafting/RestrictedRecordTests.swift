// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Packs
import TestKit
import Testing

/// Kinds that came after `entries-1.jsonl` was written: what happens to a restricted draft, what was said in a meeting, a
/// file that waited for its sender, and a reminder. Like those lines, these are kept as they were first written.
@Suite("The record of a restricted draft")
struct RestrictedRecordTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/entries-2.jsonl")
  private static let secrets =
    ["dr-1", "dr-2", "dr-3"].map { Secret(name: "\(Keyring.prefix)\($0)", value: Array(repeating: 0xD0, count: 32)) }
    + (1...9).map { Secret(name: "\(Keyring.prefix)r-\($0)", value: Array(repeating: UInt8($0), count: 32)) }

  private static let words = [
    "Phương án mật", "đồng chí Giáp", "Nên chọn đồng chí Ất", "Bảo lưu cho đồng chí Bính", "Gửi nhầm phương án",
    "tóm tắt kín", "Giải trình kín", "góp ý kín", "Nguồn kín", "bỏ phần kín",
  ]

  private static let key = try? JSONDecoder().decode(
    DocumentKey.self, from: Data("\"\(Data(repeating: 7, count: 32).base64EncodedString())\"".utf8))

  private static func shut(_ name: String) -> TabledFile {
    TabledFile(name: "\(name).docx", blob: Hash.of(Array("box \(name)".utf8)).description, bytes: 9, key: key)
  }

  /// A restricted draft to which much happens.
  private func restricted() throws -> Consultation {
    var told = try Consultation(isSent: false)
    let paragraphs = ["Phần I. Nguồn", "Chuẩn bị cho đồng chí Giáp.", "Số dư sáu người."]
    try told.give(
      .begin(
        DraftHead(kind: "scheme", title: "Phương án mật", term: nil, isRestricted: true, paper: nil),
        file: Self.shut("Phương án mật"), text: Consultation.text(paragraphs)))
    let id: DraftID = "dr-2"
    // Both read what is restricted: one by post, one by account; the record is the one that it was before.
    let time = told.story.time
    try told.story.given(.access(.open(login: "p-2", person: "p-2", roles: ["office"])))
    told.story.time = time
    try told.give(
      .circulate(
        id,
        CirculationDraft(
          version: 1, units: [], people: ["p-1", "p-2"], isOpenToAll: false, due: Consultation.day.adding(3))),
      .comment(
        id, .person("p-2"),
        PassageComment(
          block: BlockID(version: 1, number: 2), text: "Nên chọn đồng chí Ất", wording: ["Chuẩn bị cho đồng chí Ất."])),
      .takeIn(
        id,
        [
          ReturnDraft(
            sender: .person("p-1"), file: Self.shut("góp ý kín"), digest: "d",
            content: .unread(problem: Phrase("Hỏng.", "Damaged."), mend: Phrase("Gửi lại.", "Again.")))
        ]),
      .setAside(id, "r-2", reason: "Gửi nhầm phương án"), .remind(id, "c-1", [.person("p-1")]),
      .summarise(id, ["r-1#1"], text: "tóm tắt kín"),
      .addSource(
        id,
        DraftSourceDraft(
          title: "Nguồn kín", predecessor: nil, dated: nil, file: Self.shut("s"),
          text: Consultation.text(["Về đồng chí Giáp."]))),
      .rule(id, [.leftOut(source: "s-1", block: 0, by: "p-1", why: "bỏ phần kín")]),
      .answer(id, [AnswerDraft(["r-1#1"], .kept, explanation: "Giải trình kín")]),
      .reserve(id, "p-2", opinion: "r-1#1", text: "Bảo lưu cho đồng chí Bính"), .forget(id, "r-2"))
    return told
  }

  /// What else came later: in drafts that everybody reads.
  private func open() throws -> [CongressEvent] {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")])
    try told.give(
      .takeIn(
        told.id, [ReturnDraft(sender: .unnamed, file: Self.shut("của ai"), digest: "e", content: content)]),
      .nameSender(told.id, "r-1", .unit(told.units[0])), .remind(told.id, "c-1", [.unit(told.units[1])]))
    var meeting = try ConferenceStory(upTo: .opened, pack: .sample)
    let paper = try #require(meeting.story.congress.meetings.papers.first { $0.title == "Báo cáo chính trị" })
    let head = DraftHead(kind: "report", title: "Báo cáo", term: nil, isRestricted: false, paper: paper.id)
    // 11:41, however long the meeting took to tell.
    meeting.story.time = Timestamp(microseconds: 1_752_541_200_000_000 + 221 * 60_000_000)
    try meeting.story.given(
      .drafting(.begin(head, file: Consultation.file("1"), text: Consultation.text(Consultation.paragraphs))))
    return told.events + (try meeting.story.when(.drafting(.takeMeeting("dr-1", meeting.meeting))))
  }

  private func lines(_ events: [CongressEvent]) throws -> [String] {
    let codec = EventCodec<CongressEvent>.congress
    return try events.map { event in
      let draft = try codec.draft(event, with: Keyring(Self.secrets))
      return "{\"kind\":\"\(draft.kind)\",\"payload\":\(String(decoding: draft.payload, as: UTF8.self))}"
    }
  }

  private func replayed(_ lines: [String], with secrets: [Secret]) throws -> Congress {
    let act = Act(actor: .setup, time: Timestamp(microseconds: 1_752_541_200_000_000))
    var congress = Congress(pack: .sample)
    try congress.replay(lines, with: Keyring(secrets), by: act)
    return congress
  }

  @Test("is written as it always was, and leads to the same draft")
  func golden() throws {
    let told = try restricted()
    let written = try lines(told.events + open())
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data((written.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
    }
    let kept = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(kept.count == written.count)
    for (number, (old, new)) in zip(kept, written).enumerated() { #expect(old == new, "line \(number + 1)") }
    for kind in ["veiled", "meetingTaken", "senderNamed", "reminded"] {
      #expect(kept.contains { $0.hasPrefix("{\"kind\":\"drafting.\(kind)\"") }, "\(kind)")
    }
    let again = try replayed(Array(kept.prefix(told.events.count)), with: Self.secrets)
    let draft = try #require(told.story.congress.drafting.draft("dr-2"))
    let other = try #require(again.drafting.draft("dr-2"))
    #expect(other.head == draft.head && other.versions == draft.versions && other.returns == draft.returns)
    #expect(other.answers == draft.answers && other.reservations == draft.reservations)
    #expect(other.sources == draft.sources && other.reminders == draft.reminders && other.synthesis.points.count == 1)
    #expect(other.summaries == draft.summaries && other.circulations == draft.circulations)
  }

  @Test("tells whoever has no keys that something happened, and not one word of it")
  func sealed() throws {
    let told = try restricted()
    let written = try lines(told.events).filter { $0.contains(#""draft":"dr-2""#) }
    #expect(written.count == 12)
    for line in written.dropLast() { #expect(line.hasPrefix("{\"kind\":\"drafting.veiled\""), "\(line.prefix(60))") }
    #expect(
      written.last == "{\"kind\":\"drafting.forgotten\",\"payload\":{\"contribution\":\"r-2\",\"draft\":\"dr-2\"}}")
    for line in written { for word in Self.words { #expect(!line.contains(word), "\(word)") } }
    let open = try replayed(try lines(told.events), with: Self.secrets)
    let draft = try #require(open.drafting.draft("dr-2"))
    #expect(draft.title == "Phương án mật" && draft.answers.count == 1, "with the keys it is all there")
  }

  @Test("keeps its numbers when its key is gone, so that no other draft or contribution gets them")
  func lost() throws {
    let told = try restricted()
    let keys = Self.secrets.filter { !$0.name.hasSuffix("dr-2") }
    let congress = try replayed(try lines(told.events), with: keys)
    #expect(congress.drafting.all.map(\.id) == ["dr-1"] && congress.drafting.draft("dr-2") == nil)
    // Decided on what is left of it.
    let head = DraftHead(kind: "report", title: "Khác", term: nil, isRestricted: false, paper: nil)
    let act = Act(actor: .setup, time: told.story.time)
    let begun = try congress.decide(
      .drafting(.begin(head, file: Consultation.file("x"), text: Consultation.text(["Lời"]))), by: act)
    guard case .drafting(.begun(let id, _, _, _))? = begun.first else {
      Issue.record("\(begun)")
      return
    }
    #expect(id == "dr-3")
    var next = congress
    for event in begun { next.evolve(event, by: act) }
    let record = GroupRecord(name: "Tổ 1", chair: nil, opinions: [.init(block: nil, text: "Rút gọn.")])
    let said = try next.decide(.drafting(.recordGroup("dr-3", record)), by: act)
    guard case .drafting(.groupRecorded(_, let contribution))? = said.first else {
      Issue.record("\(said)")
      return
    }
    #expect(contribution.id == "r-3", "r-1 and r-2 were taken")
  }
}
