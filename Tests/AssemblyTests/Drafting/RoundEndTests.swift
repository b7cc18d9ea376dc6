// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Journal
import Packs
import TestKit
import Testing

/// What a round leaves behind, and what two people do at the same time.
@Suite("A round of opinions")
struct RoundEndTests {
  @Test("that is over keeps what was answered in it: no contribution of it is set aside any more")
  func closed() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    try told.answer("r-1#1", as: .accepted(wording: nil))
    try told.give(told.issuing())
    #expect(told.refusal(of: .setAside(told.id, "r-1", reason: "Gửi nhầm")) == .roundClosed(version: 1))
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/returns"))
    #expect(!page.contains("/returns/r-1/aside"))
  }

  @Test("tells who answers a point that somebody answered it meanwhile, and takes the second word when it is repeated")
  func twoDeciders() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("6,5", "7")])
    var hall = Hall(story: told.story)
    let path = "/drafts/dr-1/points/r-1#1"
    let fields = ["decision": "kept", "explanation": "Theo số của cơ quan thống kê.", "seen": ""]
    try hall.send("\(path)/answer", ["decision": "accepted", "seen": ""])
    guard case .faulty(let page, let faulty) = hall.post("\(path)/answer", fields) else {
      return #expect(Bool(false), "the second answer was taken unseen")
    }
    #expect(faulty == ["decision"] && page.contains("đã có người trả lời: Tiếp thu"))
    try hall.send("\(path)/answer", fields.merging(["seen": "0"]) { $1 })
    #expect(hall.story.congress.drafting.draft("dr-1")?.answer(to: "r-1#1")?.kind == .kept)
  }

  @Test("shows how a passage will read once its answer is saved, and all of the next version before it is issued")
  func preview() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("sáu tháng", "ba tháng")])
    try told.answer("r-1#1", as: .partly(wording: ["bốn"]), "Cần đủ thời gian.")
    let hall = Hall(story: told.story)
    let point = try #require(hall.get("/drafts/dr-1/points/r-1#1"))
    #expect(point.contains("Kiểm tra, giám sát bốn tháng một lần."))
    let issue = try #require(hall.get("/drafts/dr-1/issue"))
    #expect(issue.contains("<ins>bốn") && issue.contains("1 đoạn thay đổi."))
  }

  @Test("tells before the next version is issued where two who counted alone gave one number twice")
  func numbers() throws {
    let paragraphs = ["Điều 1. Phạm vi", "Điều 2. Nguyên tắc", "Điều 3. Hiệu lực"]
    var told = try Consultation(paragraphs: paragraphs)
    for (number, title) in [(1, "Điều 2. Chế độ thông tin báo cáo"), (2, "Điều 3. Khen thưởng, kỷ luật")] {
      var own = paragraphs
      own.insert(title, at: number)
      try told.take("\(number)", from: number, paragraphs: own)
      try told.answer("r-\(number)#1", as: .accepted(wording: nil))
    }
    let issue = try #require(Hall(story: told.story).get("/drafts/dr-1/issue"))
    #expect(issue.contains("Số gõ tay sẽ trùng hoặc nhảy cách"))
    #expect(issue.contains("“Điều 2. Nguyên tắc” đứng sau “Điều 2. Chế độ thông tin báo cáo”"))
  }

  @Test("answered apart proposes an answer only for those that have none")
  func apart() throws {
    var told = try Consultation()
    for (unit, name) in ["a", "b"].enumerated() { try told.take(name, from: unit + 1, [("6,5", "7")]) }
    try told.give(.answer(told.id, [AnswerDraft(["r-1#1"], .accepted(wording: nil))]))
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/points/r-1#1"))
    #expect(page.contains(#"<details class="details" open>"#), "that they are parted is in sight")
    #expect(page.contains(#"name="opinions" value="r-2#1" id="field-opinions-2" checked"#))
    #expect(!page.contains(#"name="opinions" value="r-1#1" id="field-opinions" checked"#))
  }

  @Test("asks a contact for the unit that was asked, and reminds for each time it was sent out")
  func asked() throws {
    var told = try Consultation()
    try told.become("contact", of: 1)
    let contact = told.story.congress.organisations.people.count
    told.story.actor = .setup
    try told.give(
      .circulate(
        told.id,
        CirculationDraft(version: 1, units: [], people: ["p-2"], isOpenToAll: false, due: Consultation.day.adding(20))))
    let hall = Hall(story: told.story)
    let guest = Hall.Guest(rights: [.read, .contribute, .proposeDelegates], person: contact)
    let form = try #require(hall.get("/drafts/dr-1/read", ["at": "1.2"], as: guest))
    #expect(form.contains(#"value="\#(told.units[0])" id="field-sender" checked"#))
    let member = Hall.Guest(rights: [.read, .contribute], person: contact)
    let own = try #require(hall.get("/drafts/dr-1/read", ["at": "1.2"], as: member))
    #expect(own.contains(#"value="p-\#(contact)" id="field-sender" checked"#), "who is no contact answers alone")
    let hub = try #require(hall.get("/drafts/dr-1", as: guest))
    #expect(hub.contains("đến hết ngày \(Consultation.day.adding(7).words(.vietnamese))"), "its own day")
    #expect(hub.contains("/drafts/dr-1/returns") && hub.contains("/drafts/mine"))
    let late = try #require(Moment(Consultation.day.adding(6), minute: 480))
    let home = try #require(hall.get("/", at: late))
    #expect(home.contains("2 nơi chưa góp ý và chưa được nhắc"))
  }

  @Test("of a restricted draft is sent to nobody who was not chosen")
  func restricted() throws {
    let told = try Consultation(kind: "scheme", isSent: false)
    let page = try #require(Hall(story: told.story).get("/drafts/dr-1/circulate"))
    #expect(page.contains("chỉ chọn người và cơ quan được xem") && !page.contains("checked"))
    #expect(!page.contains("Tải tệp Word để gửi kèm"))
  }

  @Test("that never began asks nobody in its register; who spoke in a meeting has answered")
  func register() throws {
    var told = try ToldConsultation()
    try told.told.answer("r-1@1", as: .kept, "Nguồn nêu ở phụ lục.")
    try told.told.give(told.told.issuing())
    try told.told.take("c", from: 2, [("sáu tháng", "một năm")], paragraphs: told.told.draft.newest.text.texts)
    let register = try told.issue("contributionRegister", version: 2).plainText
    #expect(register.contains("Đơn vị 2") && !register.contains("Đơn vị 1") && !register.contains("Chưa góp ý"))
  }
}
