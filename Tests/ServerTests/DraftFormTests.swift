// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import TestKit
import Testing

@testable import Server

/// The forms beside the board: sending out, deadlines, fields, parts, groups and meetings, filled in as they stand.
@Suite("A form of a draft")
struct DraftFormTests {
  static let home = DraftBoard.home
  static let returns = "\(home)/returns"
  static let parts = "\(home)/parts"
  static let circulate = "\(home)/circulate"

  /// A day of that July, as pages write it.
  private static func words(_ day: Int) -> String { Day(2025, 7, day)?.words(.vietnamese) ?? "–" }

  // MARK: Preparing

  @Test("moves the day for opinions, and the hub and the first page tell the new one")
  func due() async throws {
    try await DraftBoard.open { board, office in
      let sent = try await office.fill("\(Self.home)/due", on: Self.home, ["due": ["31/07/2025"]])
      #expect(sent.status == 303 && sent.location == Self.home)
      #expect(try await board.draft.circulations.map(\.due) == [Day(2025, 7, 31)])
      let hub = try await office.get(Self.home).text
      let (sentOn, new, old) = (Self.words(15), Self.words(31), Self.words(22))
      #expect(hub.contains("Gửi ngày \(sentOn), hạn \(new).") && !hub.contains(old))
    }
  }

  @Test("sets the day for answers, and whoever decides is told of it on the hub and on the first page")
  func decideBy() async throws {
    try await DraftBoard.open { board, office in
      let sent = try await office.fill("\(Self.home)/decide-by", on: Self.home, ["day": ["25/07/2025"]])
      #expect(sent.status == 303)
      #expect(try await board.draft.decideBy == Day(2025, 7, 25))
      #expect(try await office.get(Self.home).text.contains("Còn 5 ý kiến chưa được trả lời, hạn \(Self.words(25))."))
      #expect(try await office.get("/").text.contains("5 ý kiến chưa được trả lời. Hạn \(Self.words(25))."))
      #expect(try await office.form("\(Self.home)/decide-by", on: Self.home).value("day") == ["25/07/2025"])
      try await board.hall.perform(.access(.open(login: "xem", person: nil, roles: ["member"])))
      var reader = try await board.hall.browser(of: "xem")
      let page = try await reader.get("/").text
      #expect(!page.contains("Hạn \(Self.words(25))"), "those who decide nothing are not asked to")
    }
  }

  @Test("changes the fields, keeps the names of old ones, and takes none away that is in use")
  func fields() async throws {
    try await DraftBoard.open { board, office in
      let field = DraftBoard.point("r-1#1")
      _ = try await office.fill("\(field)/field", on: field, ["sort": ["work"]])
      let sent = try await office.fill(
        "\(Self.home)/fields", on: Self.home, ["fields": ["Nhiệm vụ\nChuyển đổi số\n\nQuốc phòng - an ninh\n"]])
      #expect(sent.status == 303)
      let known = try await board.draft.fields
      #expect(known.map(\.name.vietnamese) == ["Nhiệm vụ", "Chuyển đổi số", "Quốc phòng - an ninh"])
      #expect(known[0].id == "work" && Set(known.map(\.id)).count == 3)
      let coverage = try await office.get("\(Self.home)/coverage").text
      #expect(coverage.contains("Chuyển đổi số") && coverage.contains("board?field=work"))
      try await WrongForm(
        form: "\(Self.home)/fields", page: Self.home, typed: ["fields": ["Chuyển đổi số"]], fields: [],
        says: "Đang có ý kiến thuộc lĩnh vực"
      ).send(by: &office, to: board)
    }
  }

  @Test("marks a passage as a part by hand, says that another is none, and takes the mark away")
  func marks() async throws {
    try await DraftBoard.open { board, office in
      let (five, six) = (BlockID(version: 1, number: 5), BlockID(version: 1, number: 6))
      let marked = try await office.fill(
        Self.parts, on: Self.parts, holding: ["block": ""], ["block": ["1.6"], "part": ["task"]])
      #expect(marked.status == 303 && marked.location == Self.parts)
      #expect(try await board.draft.marks == [six: .part("task")])
      #expect(try await office.get(Self.parts).text.contains("đánh dấu bằng tay"))
      let none = try await office.fill(Self.parts, on: Self.parts, holding: ["block": "1.5", "part": "none"])
      #expect(none.status == 303)
      #expect(try await board.draft.marks == [six: .part("task"), five: PartMark.none])
      let freed = try await office.fill(Self.parts, on: Self.parts, holding: ["block": "1.6", "part": ""])
      #expect(freed.status == 303)
      #expect(try await board.draft.marks == [five: PartMark.none])
      let hub = try await office.get(Self.home).text
      #expect(hub.contains("objective") && hub.contains("Thiếu"), "the objective was told not to be one")
    }
  }

  @Test("sends a draft out to whom is ticked, by a day")
  func circulating() async throws {
    try await DraftBoard.open { board, office in
      let form = try await office.form(Self.circulate, on: Self.circulate)
      let units = form.offered("units")
      #expect(
        units.count == 3 && form.value("units") == [units[2]],
        "all who have not got this version are ticked until somebody says otherwise")
      let bodies = form.offered("bodies")
      let sent = try await office.fill(
        Self.circulate, on: Self.circulate, ["units": [units[2]], "bodies": bodies, "due": ["20/07/2025"]])
      #expect(sent.status == 303 && sent.location == Self.home)
      let circulation = try #require(try await board.draft.circulations.last)
      #expect(circulation.units.map(\.text) == [units[2]] && circulation.due == Day(2025, 7, 20))
      #expect(circulation.people.count == 5 && !circulation.isOpenToAll, "the members of the committee")
      let hub = try await office.get(Self.home).text
      #expect(
        hub.contains("Gửi ngày \(Self.words(15)), hạn \(Self.words(20)).") && hub.contains("1/6 nơi đã gửi góp ý"),
        "\(hub)")
    }
  }

  // MARK: What comes back

  @Test("records what a group said, each line an opinion, under the heading it is about")
  func group() async throws {
    try await DraftBoard.open { board, office in
      let sent = try await office.fill(
        "\(Self.home)/groups", on: Self.returns,
        [
          "group": ["Tổ 2"], "chair": ["p-3"], "about": ["1.4"],
          "opinions": ["Đề nghị nêu rõ mốc thời gian.\n\nĐề nghị bổ sung nguồn lực thực hiện.\n"],
        ])
      #expect(sent.status == 303 && sent.location == Self.returns)
      let row = try #require(try await board.draft.returns.last)
      #expect(row.sender == .group("Tổ 2", chair: PersonID("p-3")) && row.changes?.remarks.count == 2)
      let points = try await board.draft.synthesis.points.filter { $0.block == BlockID(version: 1, number: 4) }
      #expect(points.count == 2)
      #expect(try await office.get(Self.returns).text.contains("Tổ 2"))
      #expect(try await office.get("\(Self.home)/board").text.contains("Đề nghị bổ sung nguồn lực thực hiện."))
    }
  }

  @Test("takes in what was said in a meeting about the paper, once")
  func meeting() async throws {
    let told = try ConferenceStory(upTo: .opened, pack: .sample)
    let paper = try #require(told.story.congress.meetings.papers.first { $0.title == "Báo cáo chính trị" })
    let button = ["meeting": told.meeting.text]
    try await DraftBoard.open(story: told.story, paper: paper.id) { board, office in
      let form = "\(Self.home)/meetings"
      let sent = try await office.fill(form, on: Self.returns, holding: button)
      #expect(sent.status == 303, "\(sent.status)")
      let row = try #require(try await board.draft.returns.last)
      guard case .meeting = row.sender else {
        Issue.record("\(row.sender)")
        return
      }
      #expect(row.changes?.remarks.isEmpty == false)
      #expect(try await board.draft.synthesis.said.values.contains { $0.key.source == row.id })
      let before = try await board.length
      let page = try await office.get(Self.returns).text
      #expect(page.contains("Đã lấy hết vào bảng tổng hợp") && !page.contains("action=\"\(form)\""))
      // A page that lay open still has the button.
      let again = try await office.post(form, [("meeting", button["meeting"] ?? "")], from: Self.returns)
      #expect(again.status == 422 && again.text.contains("Không có gì mới để nhận"))
      let other = try await office.post(form, [("meeting", "m-1")], from: Self.returns)
      #expect(other.status == 422 && other.text.contains("không có nội dung về tài liệu của dự thảo"))
      let none = try await office.post(form, [("meeting", "")], from: Self.returns)
      #expect(none.faults == ["meeting"])
      #expect(try await board.length == before)
    }
  }

  @Test("sets a contribution aside with the reason, and its opinions leave the board")
  func aside() async throws {
    try await DraftBoard.open { board, office in
      let form = "\(Self.returns)/r-3/aside"
      let sent = try await office.fill(form, on: Self.returns, ["why-r-3": ["Gửi nhầm dự thảo"]])
      #expect(sent.status == 303 && sent.location == Self.returns)
      let draft = try await board.draft
      #expect(draft.returned(ReturnID("r-3"))?.setAside == "Gửi nhầm dự thảo" && draft.synthesis.points.count == 3)
      let page = try await office.get(Self.returns).text
      #expect(page.contains("Gửi nhầm dự thảo") && PageForm.all(on: page, to: form).isEmpty)
    }
  }

  // MARK: Wrong

  static let mistakes = [
    WrongForm(form: "\(home)/due", page: home, typed: ["due": ["31/02/2025"]], fields: ["due"], says: "31/02/2025"),
    WrongForm(form: "\(home)/due", page: home, typed: ["due": ["14/07/2025"]], fields: [], says: "đã qua"),
    WrongForm(
      form: "\(home)/decide-by", page: home, typed: ["day": ["mai"]], fields: ["day"],
      says: "không phải là ngày có trong lịch"),
    WrongForm(
      form: "\(home)/decide-by", page: home, typed: ["day": [""]], fields: ["day"], says: "Chưa có hạn trả lời"),
    WrongForm(form: "\(home)/decide-by", page: home, typed: ["day": ["01/01/2025"]], fields: [], says: "đã qua"),
    WrongForm(
      form: "\(home)/fields", page: home, typed: ["fields": [(1...41).map { "L\($0)" }.joined(separator: "\n")]],
      fields: ["fields"], says: "Nhiều nhất 40 lĩnh vực"),
    WrongForm(form: parts, page: parts, typed: ["part": ["task"]], fields: ["block"], says: "Chưa chọn đoạn"),
    WrongForm(form: circulate, page: circulate, typed: [:], fields: ["due"], says: "Chưa có hạn góp ý"),
    WrongForm(
      form: circulate, page: circulate, typed: ["units": [], "due": ["20/07/2025"]], fields: [],
      says: "Chưa chọn nơi nhận"),
    WrongForm(form: circulate, page: circulate, typed: ["due": ["14/07/2025"]], fields: [], says: "đã qua"),
    WrongForm(
      form: "\(home)/groups", page: returns, typed: ["opinions": ["Ý kiến"]], fields: ["group"], says: "Chưa có tên tổ"),
    WrongForm(
      form: "\(home)/groups", page: returns, typed: ["group": ["Tổ 2"]], fields: ["opinions"], says: "Chưa có ý kiến"),
    WrongForm(form: "\(returns)/r-3/aside", page: returns, typed: [:], fields: ["why-r-3"], says: "Chưa có lý do"),
  ]

  @Test("that is filled in wrongly comes back with why at the field, and changes nothing", arguments: mistakes)
  func wrong(form: WrongForm) async throws {
    try await DraftBoard.open { board, office in
      // Of several forms to mark parts, the one that is typed into.
      guard form.form == Self.parts else { return try await form.send(by: &office, to: board) }
      let before = try await board.length
      let answer = try await office.fill(form.form, on: form.page, holding: ["block": ""], form.typed)
      #expect(answer.faults == form.fields && answer.text.contains(form.says), "\(answer.faults)")
      #expect(try await board.length == before)
    }
  }

  @Test("comes back with what was typed into it")
  func typed() async throws {
    try await DraftBoard.open { _, office in
      let opinions = "Ý kiến <b>một</b>\nÝ kiến “hai”"
      let answer = try await office.fill("\(Self.home)/groups", on: Self.returns, ["opinions": [opinions]])
      let again = try #require(PageForm.all(on: answer.text, to: "\(Self.home)/groups").first)
      #expect(again.value("opinions") == [opinions])
      let growth = DraftBoard.point("r-1#1")
      let decided = try await office.fill("\(growth)/answer", on: growth, ["decision": ["kept"]])
      let second = try #require(PageForm.all(on: decided.text, to: "\(growth)/answer").first)
      #expect(second.value("decision") == ["kept"])
    }
  }
}
