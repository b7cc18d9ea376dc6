// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import Seeded
import TestKit
import Testing

@Suite("A synthesis")
struct SynthesisStoryTests {
  @Test("puts the same proposals together, shows what clashes, and follows the text")
  func together() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("sáu tháng", "hằng quý"), ("6,5", "7")])
    try told.take("b", from: 2, [("6,5", "7")])
    try told.take("c", from: 3, [("6,5", "6,8")])
    let synthesis = try told.synthesis
    #expect(synthesis.points.map(\.members.count).sorted() == [1, 1, 2])
    #expect(synthesis.points.map { $0.block?.number } == [2, 2, 6])
    #expect(synthesis.points.map(\.number) == [1, 2, 3])
    let clash = try #require(synthesis.clashes.first)
    #expect(clash.kind == .changes(.contradiction) && clash.points == [0, 1] && synthesis.clashes.count == 1)
    #expect(synthesis.clashes(of: synthesis.points[2]).isEmpty)
    #expect(synthesis.points[2].heading == Consultation.block(4))
  }

  @Test("counts general agreement apart and owes it no answer")
  func agreement() throws {
    var told = try Consultation()
    try told.take("a", from: 1, remarks: [Consultation.remark("Nhất trí với dự thảo.", on: nil)])
    #expect(try told.synthesis.agreements == ["r-1@1"] && told.synthesis.points.isEmpty && told.draft.open.isEmpty)
  }

  @Test("hangs a remark on the change it is about, and a reply on what it answers")
  func attached() throws {
    var told = try Consultation()
    try told.take(
      "a", from: 1, [("sáu tháng", "hằng quý")],
      remarks: [
        Consultation.remark("Cho kịp thời.", on: 6),
        Consultation.remark("Nên bổ sung chế tài.", on: 6, id: "2", parent: "1"),
      ])
    #expect(try told.synthesis.points.map(\.opinions) == [["r-1#1", "r-1@1", "r-1@2"]])
    try told.give(.split(told.id, ["r-1@1", "r-1@2"], why: "Ý khác"))
    #expect(try told.synthesis.points.count == 3, "what was split off stands alone")
  }

  @Test("is what people made of it: remarks are parted and joined, and it holds for what comes later")
  func adjusted() throws {
    var told = try Consultation()
    let (one, other) = ("Đề nghị nêu rõ nguồn của số liệu này.", "Cần kiểm tra lại con số cho chính xác.")
    try told.take("a", from: 1, remarks: [Consultation.remark(one, on: 2)])
    try told.take("b", from: 2, remarks: [Consultation.remark(other, on: 2)])
    try told.take("c", from: 3, remarks: [Consultation.remark(other, on: 3)])
    #expect(try told.synthesis.points.count == 3)
    #expect(told.refusal(of: .join(told.id, ["r-2@1", "r-3@1"], why: "Cùng ý")) == .differentPlaces)
    #expect(told.refusal(of: .join(told.id, ["r-2@1"], why: "Cùng ý")) == .notAlone)
    #expect(told.refusal(of: .join(told.id, ["r-1@1", "r-2@1"], why: "")) == .reasonMissing)
    try told.give(.join(told.id, ["r-1@1", "r-2@1"], why: "Cùng hỏi nguồn số liệu"))
    #expect(try told.point("r-1@1").members == ["r-1@1", "r-2@1"])
    try told.take("d", from: 3, remarks: [Consultation.remark(one, on: 2)])
    #expect(try told.point("r-1@1").members == ["r-1@1", "r-2@1", "r-4@1"])
    try told.give(.split(told.id, ["r-2@1"], why: "Khác ý"))
    #expect(try told.point("r-1@1").members == ["r-1@1", "r-4@1"])
    #expect(told.refusal(of: .split(told.id, ["r-2@1"], why: "x")) == .notAlone)
  }

  @Test("joins what is said of a section, or of the whole, to what is said of a passage in it, which then stands there")
  func section() throws {
    var told = try Consultation()
    let words = "Mục tiêu tổng quát nên viết gọn, nêu được điểm mới."
    try told.take("a", from: 1, remarks: [Consultation.remark(words, on: 4)])
    try told.take("b", from: 2, remarks: [Consultation.remark(words, on: 5)])
    try told.take("c", from: 3, remarks: [Consultation.remark(words, on: nil)])
    #expect(try told.synthesis.points.count == 3)
    try told.give(.join(told.id, ["r-1@1", "r-2@1", "r-3@1"], why: "Cùng một ý"))
    let point = try told.point("r-2@1")
    #expect(point.members == ["r-1@1", "r-2@1", "r-3@1"] && point.block == Consultation.block(5))
  }

  @Test("joins a remark to the one change of its passage, and never two changes")
  func remarkToChange() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.take("b", from: 2, remarks: [Consultation.remark("Số 6,5 chưa đúng, phải là 7.", on: 2)])
    try told.take("c", from: 3, [("6,5", "8")])
    #expect(told.refusal(of: .join(told.id, ["r-1#1", "r-3#1"], why: "x")) == .sameProposal)
    #expect(told.refusal(of: .split(told.id, ["r-1#1"], why: "x")) == .sameProposal)
    try told.give(.join(told.id, ["r-1#1", "r-2@1"], why: "Cùng đề nghị 7"))
    #expect(try told.point("r-1#1").opinions == ["r-1#1", "r-2@1"])
  }

  @Test("shows remarks of one passage that cannot both be followed")
  func disputed() throws {
    var told = try Consultation()
    try told.take("a", from: 1, remarks: [Consultation.remark("Đề nghị giữ nguyên đoạn này.", on: 3)])
    try told.take("b", from: 2, remarks: [Consultation.remark("Đề nghị bỏ đoạn này.", on: 3)])
    try told.take("c", from: 3, remarks: [Consultation.remark("Đề nghị bỏ đoạn này.", on: 6)])
    #expect(try told.synthesis.clashes.map(\.kind) == [.remarks(.stance)])
    #expect(try told.synthesis.clashes.map(\.points) == [[0, 1]])
  }

  @Test("is sorted into fields of the draft and summarised")
  func fields() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.give(.classify(told.id, ["r-1#1"], field: "work"))
    #expect(told.refusal(of: .classify(told.id, ["r-1#1"], field: "none")) == .unknownField("none"))
    #expect(
      told.refusal(of: .setFields(told.id, []))
        == .fieldInUse(OpinionField(id: "work", name: Phrase("Nhiệm vụ", "Work"))))
    try told.give(.classify(told.id, ["r-1#1"], field: nil), .setFields(told.id, []))
    #expect(told.refusal(of: .summarise(told.id, ["r-1#1"], text: "")) == .nothingSaid)
    #expect(told.refusal(of: .summarise(told.id, ["r-9#1"], text: "x")) == .unknownOpinion("r-9#1"))
    try told.give(.summarise(told.id, ["r-1#1"], text: "Nâng tốc độ tăng trưởng"))
    #expect(try told.draft.summaries.map(\.text) == ["Nâng tốc độ tăng trưởng"])
  }

  /// A point without the names that the order of arrival gave.
  private func essence(_ synthesis: Synthesis) -> [String] {
    synthesis.points.map { point in
      let senders = point.opinions.map { key in "\(synthesis.said[key].map { "\($0.sender) \($0.text)" } ?? "")" }
      return "\(point.number) \(point.block.map(\.description) ?? "–") \(senders.sorted())"
    } + synthesis.clashes.map { "\($0.kind) \($0.points)" }
  }

  @Test("does not depend on the order in which files came")
  func shuffled() throws {
    let files: [(String, Int, [(String, String)], [Remark])] = [
      ("a", 1, [("6,5", "7"), ("sáu tháng", "hằng quý")], [Consultation.remark("Cho kịp thời.", on: 6)]),
      ("b", 2, [("6,5", "7"), ("chín", "tám")], []),
      ("c", 3, [("6,5", "6,8")], [Consultation.remark("Đề nghị nêu rõ nguồn của số liệu này.", on: 3)]),
      ("d", 1, [("trong sạch, ", "")], [Consultation.remark("Đề nghị nêu rõ nguồn số liệu này.", on: 3)]),
      (
        "e", 2, [],
        [Consultation.remark("Cơ bản nhất trí.", on: nil), Consultation.remark("Bỏ đoạn này.", on: 3, id: "2")]
      ),
    ]
    var generator = Chance(seed: 20_250_715)
    var seen: Set<[String]> = []
    for _ in 0..<12 {
      var told = try Consultation()
      for (name, unit, changes, remarks) in files.shuffled(using: &generator) {
        try told.take(name, from: unit, changes, remarks: remarks)
      }
      seen.insert(essence(try told.synthesis))
    }
    #expect(seen.count == 1, "\(seen)")
  }

  @Test("is the same after the record was written and read again, twice")
  func replayed() throws {
    var told = try Consultation()
    try told.take(
      "a", from: 1, [("6,5", "7"), ("trong sạch, ", "")], remarks: [Consultation.remark("Cho kịp thời.", on: 6)])
    try told.take("b", from: 2, [("6,5", "8")], remarks: [Consultation.remark("Đề nghị nêu nguồn.", on: 3)])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    let codec = EventCodec<CongressEvent>.congress
    let keyring = Keyring(
      ["r-1", "r-2"].map { Secret(name: Keyring.prefix + $0, value: Array(repeating: 7, count: 32)) })
    let act = Act(actor: .setup, time: told.story.time)
    var once = told.events
    for _ in 0..<2 {
      once = try once.map { event in
        let draft = try codec.draft(event, with: keyring)
        let entry = Entry(
          sequence: 1, stream: StreamID(rawValue: "s"), position: 1, act: act, draft: draft, hash: .of(draft.payload))
        return try codec.event(in: entry, with: keyring)
      }
    }
    var again = Congress(pack: told.story.congress.pack)
    for event in once { again.evolve(event, by: act) }
    let replayed = try #require(again.drafting.draft(told.id))
    let (synthesis, answers) = try (told.synthesis, told.draft.answers)
    #expect(essence(replayed.synthesis) == essence(synthesis))
    #expect(replayed.synthesis.points == synthesis.points && replayed.synthesis.said == synthesis.said)
    #expect(replayed.answers == answers)
  }
}
