// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import TestKit
import Testing

@Suite("A version that is sent out once more")
struct SentBeforeTests {
  private static let path = "/drafts/dr-1/circulate"

  private func wish(_ told: Consultation, isRepeated: Bool = false) -> DraftingCommand {
    .circulate(
      told.id,
      CirculationDraft(
        version: 1, units: told.units, people: [], isOpenToAll: false, due: Consultation.day.adding(9),
        isRepeated: isRepeated))
  }

  @Test("is not sent to those who have it unless somebody says so; the next version is")
  func rule() throws {
    var told = try Consultation()
    #expect(
      told.refusal(of: wish(told))
        == .sentBefore(Phrase("Đơn vị 1, Đơn vị 2", "Đơn vị 1, Đơn vị 2"), on: Consultation.day))
    try told.give(wish(told, isRepeated: true))
    #expect(try told.draft.circulations.last?.units == told.units)
    let open = CirculationDraft(version: 1, units: [], people: [], isOpenToAll: true, due: Consultation.day.adding(9))
    try told.give(.circulate(told.id, open))
    guard case .sentBefore(let names, _)? = told.refusal(of: .circulate(told.id, open)) else {
      return #expect(Bool(false), "opened twice")
    }
    #expect(names.vietnamese.contains("mọi người") && names.english.contains("everybody"))
    try told.give(
      .file(told.id, file: Consultation.file("2"), text: Consultation.text(Consultation.paragraphs + ["Đoạn thêm."])))
    let next = CirculationDraft(
      version: 2, units: told.units, people: [], isOpenToAll: true, due: Consultation.day.adding(9))
    #expect(told.refusal(of: .circulate(told.id, next)) == nil)
  }

  @Test("asks first, telling when it went to whom, and then goes to the others only or to all")
  func form() throws {
    let told = try Consultation()
    var hall = Hall(story: told.story)
    let page = try #require(hall.get(Self.path))
    #expect(page.contains("Đã gửi bản này ngày \(Consultation.day.words(.vietnamese)).") && !page.contains("\"again\""))
    let fields = ["version": "1", "due": "24/07/2025"]
    let units = ["units": told.units.map(\.text)]
    guard case .faulty(let asked, let faulty) = hall.post(Self.path, fields, lists: units) else {
      return #expect(Bool(false), "sent unasked")
    }
    #expect(faulty == ["again"])
    let (sent, due) = (Consultation.day.words(.vietnamese), Consultation.day.adding(7).words(.vietnamese))
    #expect(asked.contains("Ngày \(sent), hạn \(due): Đơn vị 1, Đơn vị 2."))
    #expect(asked.contains("name=\"again\" value=\"new\"") && asked.contains("value=\"24/07/2025\""))
    try hall.send(Self.path, fields.merging(["again": "new"]) { $1 }, lists: units)
    let draft = try #require(hall.story.congress.drafting.draft("dr-1"))
    #expect(draft.circulations.map(\.units.count) == [2, 1] && draft.circulations[1].units == [told.units[2]])
    try hall.send(Self.path, fields.merging(["again": "all"]) { $1 }, lists: units)
    #expect(hall.story.congress.drafting.draft("dr-1")?.circulations.last?.units == told.units)
  }

  @Test("says that nobody is new where all of those chosen have it")
  func nobodyNew() throws {
    let told = try Consultation()
    var hall = Hall(story: told.story)
    let fields = ["version": "1", "due": "24/07/2025", "again": "new"]
    guard
      case .faulty(let page, _) = hall.post(Self.path, fields, lists: ["units": told.units.prefix(2).map(\.text)])
    else { return #expect(Bool(false), "sent to nobody") }
    #expect(page.contains("Không có nơi nào mới trong số đã chọn"))
  }
}
