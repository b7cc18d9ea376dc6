// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

@Suite("A file that does not tell whose it is")
struct UnnamedStoryTests {
  private func told() throws -> Consultation {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")], remarks: [Consultation.remark("Nêu nguồn.", on: 2)])
    try told.give(
      .takeIn(told.id, [ReturnDraft(sender: .unnamed, file: Consultation.file("ai"), content: content)]))
    return told
  }

  @Test("is kept and counts for nobody until somebody says so")
  func waits() throws {
    var told = try told()
    #expect(try told.draft.returns.map(\.isUnnamed) == [true] && told.synthesis.points.isEmpty)
    #expect(try told.draft.returned("r-1")?.file?.name == "ai.docx")
    #expect(told.refusal(of: .nameSender(told.id, "r-1", .unit("none"))) == .unknownUnit("none"))
    #expect(told.refusal(of: .nameSender(told.id, "r-9", .unit(told.units[0]))) == .unknownReturn)
    try told.give(.nameSender(told.id, "r-1", .unit(told.units[1])))
    #expect(try told.synthesis.points.count == 1 && told.draft.returns[0].sender == .unit(told.units[1]))
    #expect(told.refusal(of: .nameSender(told.id, "r-1", .unit(told.units[1]))) == .senderKnown("r-1"))
  }

  @Test("can be given to another as long as nothing of it is answered: its name may have told the wrong one")
  func corrected() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/returns"))
    #expect(page.contains("Sửa nơi gửi") && page.contains("/drafts/dr-1/returns/r-1/sender"))
    try told.give(.nameSender(told.id, "r-1", .unit(told.units[1])))
    #expect(try told.synthesis.senders(of: told.point("r-1#1")) == [.unit(told.units[1])])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    #expect(told.refusal(of: .nameSender(told.id, "r-1", .unit(told.units[0]))) == .isAnswered("r-1#1"))
  }

  @Test("holds up the next version, unless it is set aside with a reason")
  func holdsUp() throws {
    var told = try told()
    try told.take("b", from: 2, [("sáu tháng", "ba tháng")])
    try told.answer("r-2#1", as: .accepted(wording: nil))
    #expect(told.refusal(of: try told.issuing()) == .sendersMissing(count: 1))
    var other = told
    try other.give(.setAside(other.id, "r-1", reason: "Không rõ của ai"))
    #expect(other.refusal(of: try other.issuing()) == nil)
    try told.give(.nameSender(told.id, "r-1", .unit(told.units[0])))
    #expect(told.refusal(of: try told.issuing()) == .openOpinions(count: 2), "its change and its remark")
  }

  @Test("comes in only through those who compile")
  func compilers() throws {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")])
    try told.become("contact", of: 1)
    #expect(
      told.refusal(
        of: .takeIn(told.id, [ReturnDraft(sender: .unnamed, file: Consultation.file("x"), content: content)]))
        == .notYours)
  }

  @Test("is listed with a form of its own, and among what is to be done")
  func page() throws {
    let hall = Hall(story: try told().story)
    let page = try #require(hall.get("/drafts/dr-1/returns"))
    #expect(page.contains("Chờ ghi nơi gửi") && page.contains("/drafts/dr-1/returns/r-1/sender"))
    #expect(page.contains("sender-r-1") && page.contains("Người sửa ghi trong tệp: A"))
    let home = try #require(hall.get("/"))
    #expect(home.contains("1 tệp chờ ghi nơi gửi"))
  }
}

@Suite("Those who keep silent")
struct ReminderStoryTests {
  @Test("are reminded by name, each noted with the day, and never once they have answered")
  func reminded() throws {
    var told = try Consultation()
    let all: [Return.Sender] = told.units.prefix(2).map { .unit($0) }
    #expect(told.refusal(of: .remind(told.id, "c-9", all)) == .unknownCirculation)
    #expect(told.refusal(of: .remind(told.id, "c-1", [.unit(told.units[2])])) == .nobodySilent, "it was never asked")
    try told.take("a", from: 1, [("6,5", "7")])
    try told.give(.remind(told.id, "c-1", all))
    #expect(try told.draft.reminders.map(\.to) == [[all[1]]] && told.draft.reminders[0].day == Consultation.day)
    try told.take("b", from: 2, [("6,5", "7")])
    #expect(told.refusal(of: .remind(told.id, "c-1", all)) == .nobodySilent)
  }

  @Test("stand on a page with the words to send them, until all have answered")
  func page() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    let before = try #require(Hall(story: told.story).get("/drafts/dr-1/circulations/c-1"))
    #expect(before.contains("Kính gửi: Đơn vị 2") && !before.contains("Kính gửi: Đơn vị 1"))
    #expect(before.contains("1/2 nơi") && before.contains("chưa nhận được ý kiến của Đơn vị 2"))
    try told.give(.remind(told.id, "c-1", [.unit(told.units[1])]))
    let noted = try #require(Hall(story: told.story).get("/drafts/dr-1/circulations/c-1"))
    #expect(noted.contains(Consultation.day.figures(.vietnamese)))
    try told.take("b", from: 2, [("6,5", "7")])
    let after = try #require(Hall(story: told.story).get("/drafts/dr-1/circulations/c-1"))
    #expect(!after.contains("Kính gửi") && after.contains("2/2 nơi"))
  }

  @Test("are among what is to be done from two days before the day, and no more once they were reminded")
  func toDo() throws {
    var told = try Consultation()
    func isTold(_ days: Int) throws -> Bool {
      let now = try #require(Moment(Consultation.day.adding(days), minute: 540))
      return try #require(Hall(story: told.story).get("/", at: now)).contains("Nhắc nơi chưa góp ý")
    }
    #expect(try !isTold(4) && isTold(5) && isTold(9))
    try told.give(.remind(told.id, "c-1", told.units.prefix(2).map { .unit($0) }))
    #expect(try !isTold(6))
  }
}

@Suite("The page that erases a contribution")
struct ErasePageTests {
  @Test("says what goes and what stays, wants a tick, and then the words and the file's name are gone")
  func erase() throws {
    var told = try Consultation()
    let content = try told.content([("6,5", "7")], remarks: [Consultation.remark("Nêu nguồn.", on: 2)])
    let file = TabledFile(name: "của bà Tư.docx", blob: Consultation.file("x").blob, bytes: 5, key: .draw())
    try told.give(
      .takeIn(told.id, [ReturnDraft(sender: .unit(told.units[0]), file: file, digest: "d", content: content)]))
    try told.answer("r-1#1", as: .accepted(wording: nil))
    var hall = Hall(story: told.story)
    let path = "/drafts/dr-1/returns/r-1/erase"
    let page = try #require(hall.get(path))
    for words in ["1 sửa đổi, 1 nhận xét", "của bà Tư.docx", "1 đề nghị đã tiếp thu", "không ai mở được nữa"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try #require(hall.get("/drafts/dr-1/returns")).contains(path))
    let compiler = Hall.Guest(rights: [.read, .compileDrafts], person: 1)
    #expect(hall.get(path, as: compiler) == nil)
    let compilers = try #require(hall.get("/drafts/dr-1/returns", as: compiler))
    #expect(!compilers.contains("/erase"))
    guard case .faulty(_, let fields) = hall.post(path, [:]) else {
      Issue.record("erased without a tick")
      return
    }
    #expect(fields == ["sure"])
    guard case .done = hall.post(path, ["sure": "yes"]) else {
      Issue.record("not erased")
      return
    }
    let row = try #require(hall.story.congress.drafting.draft("dr-1")?.returned("r-1"))
    #expect(row.content.value == nil && row.file == nil)
    #expect(hall.get(path) == nil && hall.get("/drafts/dr-1/returns/r-1/file") == nil)
    let after = try #require(hall.get("/drafts/dr-1/returns"))
    #expect(after.contains("Đã xóa nội dung") && !after.contains("của bà Tư"))
  }
}
