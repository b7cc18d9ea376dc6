// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Packs
import TestKit
import Testing

@testable import Assembly

/// Kinds of entries that stand in no story of an earlier day, one line each, as they were first written: a later program
/// reads them and writes them the same. A new kind is added at the end; a line that changes is a shape that changed.
@Suite("Every kind of entry")
struct EveryEntryTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/entries.jsonl")
  private static let keyring = Keyring(
    ["p-2", "r-1", "tabled-t-4", "scheme-s-1"].map {
      Secret(name: "\(Keyring.prefix)\($0)", value: Array(repeating: 0xE1, count: 32))
    })
  private static let day = ConferenceStory.day
  private static let at = ConferenceStory.at("09:30")
  private static let meeting = MeetingID("m", 2)

  @Test("is written as it always was, and read again to the same")
  func golden() throws {
    let codec = EventCodec<CongressEvent>.congress
    let written = try Self.events.map { event in
      let draft = try codec.draft(event, with: Self.keyring)
      return "{\"kind\":\"\(draft.kind)\",\"payload\":\(String(decoding: draft.payload, as: UTF8.self))}"
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data((written.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
    }
    let kept = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(kept.count == written.count)
    for (number, (old, new)) in zip(kept, written).enumerated() { #expect(old == new, "line \(number + 1)") }
    for line in kept {
      let (kind, payload) = try #require(Self.parted(line))
      let act = Act(actor: .setup, time: Timestamp(microseconds: 0))
      let entry = Entry(
        sequence: 1, stream: StreamID(rawValue: "s"), position: 1, act: act,
        draft: Draft(kind: kind, version: 1, payload: payload), hash: .of(payload))
      let event = try codec.event(in: entry, with: Self.keyring)
      #expect(try codec.draft(event, with: Self.keyring).payload == payload, "\(kind)")
    }
  }

  @Test("that has a name for people stands in a record of an earlier day")
  func all() throws {
    let tests = Self.file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folders =
      ["Shared", "Drafting"].map { tests.appendingPathComponent("\($0)/Fixtures") }
      + [tests.deletingLastPathComponent().appendingPathComponent("DienHongTests/Fixtures")]
    var told: Set<String> = []
    for folder in folders {
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      for file in files where file.pathExtension == "jsonl" {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          guard let mark = line.range(of: "\"kind\":\"") else { continue }
          told.insert(String(line[mark.upperBound...].prefix { $0 != "\"" }))
        }
      }
    }
    let missing = RecordWords.kinds.filter { !told.contains($0) }
    #expect(missing.isEmpty, "no line tells how these are written: \(missing.sorted())")
  }

  private static func parted(_ line: String) -> (String, [UInt8])? {
    guard line.hasPrefix("{\"kind\":\""), line.hasSuffix("}") else { return nil }
    let rest = line.dropFirst(9)
    let kind = String(rest.prefix { $0 != "\"" })
    return (kind, Array(rest.dropFirst(kind.count + #"","payload":"#.count).dropLast().utf8))
  }

  // MARK: One of each

  private static let events: [CongressEvent] =
    organisations.map(CongressEvent.organisations) + access.map(CongressEvent.access)
    + others + preparing.map(CongressEvent.meetings) + sitting.map(CongressEvent.meetings)
    + decisions.map(CongressEvent.decisions)
    + [
      .delegates(.recognitionTakenBack(reason: "thêm người đến muộn", day: day)),
      .personnel(
        .veiled(
          scheme: "s-1", candidates: nil,
          event: Sealed(.targetDropped(scheme: "s-1", target: "t-2"), for: Subject("scheme-s-1")))),
      .delegates(.arrivalStruck(delegate: "d-2", reason: "nhầm người cùng tên")),
    ]

  private static var organisations: [OrganisationEvent] {
    guard let term = Term(2025, 2030) else { return [] }
    let plan = CongressPlan(ordinal: 1, term: term, mode: "designation", venue: "Hội trường")
    let details = UnitDetails(code: "VP", name: "Văn phòng", members: 31, countedOn: day, predecessor: "pr-1")
    return [
      .profileChanged(
        profile: Profile(
          name: "Hội Gốm", parent: nil, place: "Bát Tràng", founded: day, instrument: "Quyết định 01", congress: plan)),
      .predecessorRenamed(id: "pr-1", name: "Hội Gốm cũ"), .predecessorRemoved(id: "pr-2"),
      .unitChanged(id: "u-1", details: details), .unitMoved(id: "u-1", parent: "u-2"),
      .unitMoved(id: "u-1", parent: nil), .unitRemoved(id: "u-3"),
      .personChanged(
        id: "p-2",
        details: Sealed(
          PersonDetails(name: "Lê Thị Mận", sex: .female, born: day, qualities: ["Nghề": "Gốm"]), for: Subject("p-2")),
        unit: "u-1"),
      .personForgotten(id: "p-3"), .bodyRemoved(id: "b-4"),
      .postEnded(person: "p-2", body: "b-1", post: "member", to: day),
      .postEndCorrected(person: "p-2", body: "b-1", post: "member", from: day, to: day.adding(1)),
    ]
  }

  private static let access: [AccessEvent] = [
    .rolesChanged(account: "a-2", roles: ["office"]), .closed(account: "a-2"), .reopened(account: "a-2"),
    .passwordSet(account: "a-2"), .sheetPrinted(account: "a-2", at: at), .sheetPrinted(account: "a-3"),
  ]

  private static var others: [CongressEvent] {
    let comparison = RuleComparison(
      rule: "adopt", instrument: "Điều lệ", article: "Điều 9", text: "quá một nửa", by: "Lê Thị Mận", day: day)
    return [
      .waivers(.compared(comparison: comparison)),
      .waivers(.comparisonTakenBack(rule: "adopt", reason: "nhầm điều", day: day)),
      .figures(.sentBack(figure: "delegates.planned", answer: SentBack(reason: "quá nhiều", day: day))),
      .delegates(.withdrawn(delegate: "d-1", reason: "chuyển công tác")),
      .delegates(.refused(delegate: "d-2", reason: "không đủ điều kiện")), .delegates(.forgotten(delegate: "d-3")),
      .drafting(.answerAsked(draft: "dr-1", opinions: ["r-1@1"])),
      .drafting(.answerSpared(draft: "dr-1", opinions: ["r-1@1", "r-2#3"])),
      .drafting(
        .withdrawn(
          draft: "dr-1", contribution: "r-1",
          withdrawal: Return.Withdrawal(at: at, by: "p-2", reason: Sealed("gửi nhầm", for: Subject("r-1"))))),
    ]
  }

  private static var preparing: [MeetingEvent] {
    let plan = MeetingPlan(kind: .extraordinary, start: at, venue: "Phòng 2", minutes: 90, call: 2)
    let item = AgendaItem(id: "i-1", title: "Báo cáo", kind: .discuss, paper: "t-1", presenter: "p-2", minutes: 30)
    let summons = Summons(sent: at, members: ["p-1", "p-2"], guests: ["Bà A"], withoutVote: ["p-3"])
    let quorum = Quorum(
      at: at, present: 1, base: .inOffice, baseCount: 2, needed: 2, rule: "quorum",
      change: RollChange(joined: ["p-9"], left: ["p-8"]))
    var attendance = Attendance()
    attendance.movements = [.init(person: "p-1", way: .arrived, at: at)]
    attendance.excuses = ["p-2": "ốm"]
    return [
      .earlierNoted(body: "b-1", earlier: EarlierMeetings(count: 3, last: day, evidence: "Biên bản 03")),
      .planChanged(meeting: meeting, plan: plan), .itemChanged(meeting: meeting, item: item),
      .itemRemoved(meeting: meeting, item: "i-2"), .itemMoved(meeting: meeting, item: "i-1", place: 1),
      .paperChanged(
        paper: "t-1", change: TablingChange(what: .retitled(title: "Báo cáo", term: nil), reason: "sửa tên", at: at)),
      .paperChanged(paper: "t-2", change: TablingChange(what: .restricted, reason: "có nhân sự", at: at)),
      .paperChanged(paper: "t-3", change: TablingChange(what: .retracted, reason: "thay bản khác", at: at)),
      .conveningAgreed(meeting: meeting, convening: Convening(by: "p-1", word: .own, at: at)),
      .conveningAgreed(meeting: meeting, convening: Convening(by: "p-1", word: .paper("Công văn 5"), at: at)),
      .guestsInvited(meeting: meeting, guests: ["Ông B, Hội C"]), .guestUninvited(meeting: meeting, guest: "Bà A"),
      .agendaAmended(
        meeting: meeting, amendment: AgendaAmendment(change: .added(item: item), reason: "thêm việc", at: at)),
      .agendaAmended(
        meeting: meeting,
        amendment: AgendaAmendment(change: .changed(from: item, to: item), reason: "đổi người trình bày", at: at)),
      .agendaAmended(
        meeting: meeting,
        amendment: AgendaAmendment(change: .moved(item: item, from: 1, to: 0), reason: "đổi thứ tự", at: at)),
      .agendaAmended(
        meeting: meeting,
        amendment: AgendaAmendment(change: .withdrawn(item: item, place: 0), reason: "chưa kịp", at: at)),
      .reconvened(
        meeting: meeting, plan: plan,
        failed: FailedCall(
          plan: plan, summons: summons, attendance: attendance, quorum: quorum, reason: "thiếu người", at: at)),
      .calledOff(meeting: meeting, callingOff: CallingOff(reason: "bão", at: at)),
    ]
  }

  private static var sitting: [MeetingEvent] {
    let said = Contribution(
      id: "c-1", item: "i-1", by: .person("p-2"), heading: "Phần I", summary: "Rút gọn.", isPriority: true, at: at)
    let guest = Contribution(
      id: "c-2", item: "i-1", by: .guest("Bà A"), heading: nil, summary: "Nhất trí.", isPriority: false, at: at)
    let conclusion = Conclusion(
      by: "p-2", authority: .delegated(by: "p-1", post: "chair", instrument: "Giấy ủy quyền 1"),
      points: [.init(item: nil, text: "Giao văn phòng hoàn thiện.")], at: at)
    let assignment = Assignment(
      id: "a-1", task: "Hoàn thiện", owner: .unit("u-1"), helpers: [.person("p-2"), .office("Tổ xe"), .body("b-1")],
      due: day, item: "i-1")
    func corrected(_ change: Correction.Change) -> MeetingEvent {
      .corrected(meeting: meeting, correction: Correction(change: change, reason: "nghe lại", at: at))
    }
    return [
      .handedOver(meeting: meeting, handover: Handover(.chair, to: "p-2", reason: "chủ trì có việc", at: at)),
      .struck(meeting: meeting, movement: .init(person: "p-1", way: .left, at: at), reason: "nhầm người"),
      corrected(.contribution(from: said, to: guest)), corrected(.added(guest)), corrected(.struck(said)),
      corrected(.conclusion(from: conclusion, to: conclusion)),
      .assigned(meeting: meeting, assignment: assignment),
      .assignmentPostponed(
        meeting: meeting, assignment: "a-1",
        postponement: Postponement(from: day, to: day.adding(2), reason: "chờ số liệu", on: day)),
      .assignmentDone(meeting: meeting, assignment: "a-1", on: day, note: "Đã gửi"),
      .veiled(
        meeting: meeting, paper: "t-4",
        event: Sealed(.contributed(meeting: meeting, contribution: said), for: Subject("tabled-t-4"))),
    ]
  }

  private static var decisions: [DecisionEvent] {
    let gift = Option.Gift(figure: "body.executive.size", value: .number(34))
    let question = Question(
      id: "q-1", text: "Số lượng?",
      options: [
        Option(id: "yes", label: "Đồng ý", kind: .adopts, gives: [gift]),
        Option(id: "no", label: "Không", kind: .rejects),
      ], rule: "adopt")
    let ballot = Ballot(title: "Số lượng", method: .rollCall, isSecret: false, item: "i-1", questions: [question])
    return [
      .changed(vote: "v-1", ballot: ballot),
      .withdrawn(vote: "v-1", withdrawal: Withdrawal(reason: "chưa đủ hồ sơ", at: at)),
      .annulled(vote: "v-1", annulment: Withdrawal(reason: "phát thừa phiếu", at: at)),
      .tellerReplaced(
        vote: "v-1", replacement: TellerReplacement(left: "p-3", came: "p-4", reason: "ốm", at: at, head: "p-5")),
      .answered(
        vote: "v-1",
        answer: NamedVote(person: "p-1", answers: [.init(question: "q-1", option: "yes")], at: at, by: "p-3")),
      .recountOrdered(vote: "v-1", recount: Recount(reason: "lệch hai phiếu", by: "p-3")),
      .veiled(
        vote: "v-2", meeting: meeting, paper: "t-4",
        figures: [
          FigureRecord(
            figure: "body.executive.size", value: .number(34), status: .planned, day: day, source: "v-2/q-1",
            basis: "Nhân sự")
        ],
        annuls: false,
        event: Sealed(
          .recountOrdered(vote: "v-2", recount: Recount(reason: "lệch một phiếu", by: "p-3")),
          for: Subject("tabled-t-4"))),
    ]
  }
}
