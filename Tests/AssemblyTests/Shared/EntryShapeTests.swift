// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Testing

@testable import Assembly

/// An entry as it stands in a record: kind, version and payload.
struct EntryShape: Sendable, CustomTestStringConvertible {
  let kind: String
  let version: Int
  let payload: String
  var testDescription: String { "\(kind) \(version)" }

  init(_ kind: String, _ version: Int = 1, payload: String) {
    (self.kind, self.version, self.payload) = (kind, version, payload)
  }

  fileprivate func event() throws -> CongressEvent {
    let bytes = Array(payload.utf8)
    let entry = Entry(
      sequence: 1, stream: StreamID(rawValue: "s"), position: 1, act: Act(actor: .setup, time: .init(microseconds: 0)),
      draft: Draft(kind: kind, version: version, payload: bytes), hash: .of(bytes))
    return try EventCodec<CongressEvent>.congress.event(in: entry, with: Keyring())
  }
}

/// These lines were written once and are read for ever: a new shape is a new version with an upcaster beside it.
@Suite("The shape of an entry")
struct EntryShapeTests {
  static let kinds = [
    EntryShape(
      "decisions.drafted", 2,
      payload:
        #"{"ballot":{"isSecret":false,"method":"hands","questions":[],"title":"x"},"meeting":"m-2","repeats":"v-1","vote":"v-2"}"#
    ),
    EntryShape(
      "decisions.opened", 2,
      payload:
        #"{"opening":{"at":"2025-07-15T10:00","head":"p-3","heads":{"present":48},"quorum":{"at":"2025-07-15T10:00","base":"inOffice","baseCount":51,"needed":34,"present":48,"rule":"r"},"tellers":["p-4","p-3"]},"vote":"v-1"}"#
    ),
    EntryShape(
      "decisions.tellerReplaced", 2,
      payload:
        #"{"replacement":{"at":"2025-07-15T10:20","came":"p-5","head":"p-5","left":"p-4","reason":"ốm"},"vote":"v-1"}"#
    ),
    EntryShape(
      "meetings.calledOff",
      payload: #"{"callingOff":{"at":"2025-07-14T07:00","reason":"trùng lịch"},"meeting":"m-2"}"#),
    EntryShape(
      "meetings.handedOver",
      payload:
        #"{"handover":{"at":"2025-07-15T09:30","office":"chair","reason":"có việc đột xuất","to":"p-2"},"meeting":"m-2"}"#
    ),
    EntryShape(
      "meetings.corrected",
      payload:
        #"{"correction":{"at":"2025-07-15T11:30","change":{"struck":{"_0":{"at":"2025-07-15T09:30","id":"c-1","isPriority":false,"item":"i-1","speaker":"p-1","summary":"x"}}},"reason":"nhầm"},"meeting":"m-2"}"#
    ),
    EntryShape(
      "organisations.postEndCorrected",
      payload: #"{"body":"executive-2020-2025","from":"2025-07-01","person":"p-1","post":"chair","to":"2025-07-15"}"#),
    EntryShape("access.sheetPrinted", payload: #"{"account":"a-3"}"#),
    EntryShape("access.sheetPrinted", payload: #"{"account":"a-3","at":"2025-07-14T07:00"}"#),
    EntryShape(
      "drafting.withdrawn",
      payload: #"{"contribution":"r-1","draft":"dr-1","withdrawal":{"at":"2025-07-15T10:00","by":"p-6"}}"#),
    EntryShape("organisations.bodyRemoved", payload: #"{"id":"executive-2025-2030"}"#),
    EntryShape("organisations.unitRemoved", payload: #"{"id":"u-3"}"#),
    EntryShape(
      "waivers.compared",
      payload:
        #"{"comparison":{"article":"Điều 9","by":"Vũ An","day":"2025-07-15","instrument":"294-QĐ/TW","rule":"r","text":"x"}}"#
    ),
    EntryShape("waivers.comparisonTakenBack", payload: #"{"day":"2025-07-15","reason":"nhầm","rule":"r"}"#),
    EntryShape(
      "meetings.summoned", 2,
      payload:
        #"{"meeting":"m-1","summons":{"guests":[],"members":["p-1"],"sent":"2025-07-14T07:00","withoutVote":["p-2"]}}"#),
  ]

  @Test("is what it was, to the letter", arguments: kinds)
  func kept(shape: EntryShape) throws {
    let draft = try EventCodec<CongressEvent>.congress.draft(shape.event(), with: Keyring())
    #expect(String(decoding: draft.payload, as: UTF8.self) == shape.payload)
    #expect(draft.kind == shape.kind && draft.version == shape.version)
  }

  @Test("of a summons from before posts without a vote were told apart still reads: everybody had one")
  func earlierSummons() throws {
    let old = EntryShape(
      "meetings.summoned",
      payload: #"{"meeting":"m-1","summons":{"guests":[],"members":["p-1"],"sent":"2025-07-14T07:00"}}"#)
    guard case .meetings(.summoned(_, let summons)) = try old.event() else {
      return #expect(Bool(false), "it is no summons")
    }
    #expect(summons.members == [PersonID("p-1")] && summons.withoutVote == nil)
  }

  @Test(
    "of a vote from before its head and what it repeats were kept still reads: nobody headed it, it repeats nothing")
  func earlierVotes() throws {
    let drafted = EntryShape(
      "decisions.drafted",
      payload:
        #"{"ballot":{"isSecret":false,"method":"hands","questions":[],"title":"x"},"meeting":"m-2","vote":"v-2"}"#)
    guard case .decisions(.drafted(_, _, _, nil)) = try drafted.event() else {
      return #expect(Bool(false), "it is no first draft")
    }
    let opened = EntryShape(
      "decisions.opened",
      payload:
        #"{"opening":{"at":"2025-07-15T10:00","heads":{"present":48},"quorum":{"at":"2025-07-15T10:00","base":"inOffice","baseCount":51,"needed":34,"present":48,"rule":"r"},"tellers":["p-4","p-3"]},"vote":"v-1"}"#
    )
    guard case .decisions(.opened(_, let opening)) = try opened.event() else {
      return #expect(Bool(false), "it is no opening")
    }
    #expect(opening.head == nil && opening.tellers.count == 2)
    let replaced = EntryShape(
      "decisions.tellerReplaced",
      payload: #"{"replacement":{"at":"2025-07-15T10:20","came":"p-5","left":"p-4","reason":"ốm"},"vote":"v-1"}"#)
    guard case .decisions(.tellerReplaced(_, let replacement)) = try replaced.event() else {
      return #expect(Bool(false), "it is no replacement")
    }
    #expect(replacement.came == PersonID("p-5") && replacement.head == nil)
  }
}
