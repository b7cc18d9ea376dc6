// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import Testing

@testable import Server

/// The forms of the board, filled in as they stand on their pages.
@Suite("A form of the board")
struct BoardFormTests {
  static let growth = DraftBoard.point("r-1#1")
  static let source = DraftBoard.point("r-1@1")
  static let board = "\(DraftBoard.home)/board"
  static let act = "\(DraftBoard.home)/act"

  // MARK: Answering

  @Test("accepts a change, goes on to the next, and the board shows it")
  func accept() async throws {
    try await DraftBoard.open { board, office in
      let form = try await office.form("\(Self.growth)/answer", on: Self.growth)
      #expect(form.offered("decision") == ["accepted", "partly", "kept"] && form.value("decision").isEmpty)
      let sent = try await office.fill("\(Self.growth)/answer", on: Self.growth, ["decision": ["accepted"]])
      let next = try #require(sent.location)
      #expect(sent.status == 303 && next.hasSuffix("/points/r-2%231"), "\(next)")
      #expect(try await board.draft.answer(to: DraftBoard.key("r-1#1"))?.decision == .accepted(wording: nil))
      #expect(try await office.get(next).text.contains("Tiếp thu"), "beside what contradicts it")
      let list = try await office.get("\(Self.board)?state=answered").text
      #expect(
        list.contains("Nội dung 1") && !list.contains("id=\"point-2\"") && list.contains("Đã trả lời 1/5 nội dung"))
      // What was accepted cannot be contradicted.
      let other = DraftBoard.point("r-2#1")
      try await WrongForm(
        form: "\(other)/answer", page: other, typed: ["decision": ["accepted"]], fields: [],
        says: "muốn sửa cùng một chỗ theo hai cách"
      ).send(by: &office, to: board)
    }
  }

  @Test("accepts a part in other words, with the reason, and stays where it is told to")
  func partly() async throws {
    try await DraftBoard.open { board, office in
      let before = try await office.form("\(Self.growth)/answer", on: Self.growth)
      let words = try #require(before.value("wording").first)
      let agreed = words.replacing("7", with: "6,9")
      let sent = try await office.fill(
        "\(Self.growth)/answer", on: Self.growth,
        ["decision": ["partly"], "wording": [agreed], "explanation": ["Theo số liệu cuối kỳ"], "stay": ["yes"]])
      #expect(sent.status == 303 && sent.location?.hasSuffix("/points/r-1%231") ?? false, "\(sent.location ?? "")")
      #expect(try await board.draft.answer(to: DraftBoard.key("r-1#1"))?.decision == .partly(wording: [agreed]))
      #expect(
        try await board.draft.next().draft.texts[1] == DraftBoard.paragraphs[1].replacing("6,5", with: "6,9"))
      let form = try await office.form("\(Self.growth)/answer", on: Self.growth)
      #expect(form.value("decision") == ["partly"] && form.value("explanation") == ["Theo số liệu cuối kỳ"])
      #expect(form.value("wording") == [agreed])
    }
  }

  @Test("keeps the draft only with a reason, and can answer one of several apart")
  func kept() async throws {
    try await DraftBoard.open { board, office in
      let kept = ["decision": ["kept"], "opinions": ["r-2@1"]]
      try await WrongForm(
        form: "\(Self.source)/answer", page: Self.source, typed: kept, fields: [], says: "Chưa có giải trình"
      ).send(by: &office, to: board)
      let sent = try await office.fill(
        "\(Self.source)/answer", on: Self.source, kept.merging(["explanation": ["Đã nêu ở phụ lục"]]) { $1 })
      #expect(sent.status == 303)
      let draft = try await board.draft
      #expect(try draft.answer(to: DraftBoard.key("r-2@1"))?.explanation == "Đã nêu ở phụ lục")
      #expect(try draft.answer(to: DraftBoard.key("r-1@1")) == nil && draft.answers.map(\.kind) == [.kept])
      #expect(try await office.get(Self.source).text.contains("Đã nêu ở phụ lục"))
    }
  }

  // MARK: Compiling

  @Test("parts a remark from its group, and joins it with another of the same passage")
  func splitAndJoin() async throws {
    try await DraftBoard.open { board, office in
      let parted = try await office.fill(
        "\(Self.source)/split", on: Self.source, ["leaving": ["r-2@1"], "why": ["Ý khác"]])
      #expect(parted.status == 303)
      #expect(try await board.draft.synthesis.points.count == 5)
      #expect(try await office.get(Self.board).text.contains("id=\"point-5\""))
      let joined = try await office.fill(
        "\(Self.source)/join", on: Self.source, ["others": ["r-2@1", "r-3@1"], "reason": ["Cùng hỏi số liệu"]])
      #expect(joined.status == 303)
      let draft = try await board.draft
      let all = try [DraftBoard.key("r-1@1"), DraftBoard.key("r-2@1"), DraftBoard.key("r-3@1")]
      #expect(
        draft.synthesis.point(of: all[0])?.opinions == all
          && draft.adjustments.map(\.why) == ["Ý khác", "Cùng hỏi số liệu"])
      let page = try await office.get(try #require(joined.location)).text
      for unit in 1...3 { #expect(page.contains("Đơn vị \(unit)")) }
    }
  }

  @Test("summarises, sorts into a field that the coverage counts, and takes it out again")
  func summaryAndField() async throws {
    try await DraftBoard.open { board, office in
      let told = try await office.fill("\(Self.source)/summary", on: Self.source, ["summary": ["Nêu nguồn số liệu"]])
      #expect(told.status == 303)
      #expect(try await board.draft.summaries.map(\.text) == ["Nêu nguồn số liệu"])
      #expect(try await office.get(Self.board).text.contains("Nêu nguồn số liệu"))
      let sorted = try await office.fill("\(Self.source)/field", on: Self.source, ["sort": ["work"]])
      #expect(sorted.status == 303)
      #expect(try await Set(board.draft.fieldsOfOpinions.values) == ["work"])
      let coverage = try await office.get("\(DraftBoard.home)/coverage").text
      #expect(coverage.contains("board?field=work&amp;heading=1.1"))
      #expect(try await office.fill("\(Self.source)/field", on: Self.source, ["sort": [""]]).status == 303)
      #expect(try await board.draft.fieldsOfOpinions.isEmpty)
    }
  }

  @Test("keeps a minority opinion with who holds it, on the page of its point")
  func reserve() async throws {
    try await DraftBoard.open { board, office in
      let sent = try await office.fill(
        "\(Self.growth)/reserve", on: Self.growth, ["person": ["p-2"], "kept": ["Vẫn đề nghị 7"]])
      #expect(sent.status == 303)
      let kept = try #require(try await board.draft.reservations.first)
      #expect(
        try kept.person == PersonID("p-2") && kept.text == "Vẫn đề nghị 7" && kept.opinion == DraftBoard.key("r-1#1"))
      let page = try await office.get(try #require(sent.location)).text
      #expect(page.contains("Bảo lưu – Người Số 2: Vẫn đề nghị 7"))
    }
  }

  @Test("does to all that are ticked what its button says")
  func ticked() async throws {
    try await DraftBoard.open { board, office in
      let remarks = ["r-1@1", "r-3@1"]
      _ = try await office.fill(Self.act, on: Self.board, ["points": remarks, "act": ["classify"], "sort": ["work"]])
      #expect(try await board.draft.fieldsOfOpinions.count == 3)
      _ = try await office.fill(
        Self.act, on: Self.board, ["points": ["r-1#1"], "act": ["accept"], "explanation": [""]])
      #expect(try await board.draft.answers.map(\.kind) == [.accepted])
      let kept = try await office.fill(
        Self.act, on: Self.board, ["points": remarks + ["r-2#1"], "act": ["keep"], "explanation": ["Đã rà soát"]])
      #expect(kept.status == 303)
      #expect(try await board.draft.open.isEmpty)
      let joined = try await office.fill(
        Self.act, on: Self.board, ["points": remarks, "act": ["join"], "explanation": ["Cùng ý"]])
      #expect(joined.status == 303)
      #expect(try await board.draft.synthesis.points.count == 3)
    }
  }

  // MARK: Wrong

  static let mistakes = [
    WrongForm(form: "\(growth)/answer", page: growth, typed: [:], fields: ["decision"], says: "Chưa chọn quyết định"),
    WrongForm(
      form: "\(growth)/answer", page: growth, typed: ["decision": ["partly"]], fields: [], says: "Chưa có giải trình"),
    WrongForm(
      form: "\(growth)/answer", page: growth,
      typed: ["decision": ["kept"], "explanation": [String(repeating: "a", count: 4001)]], fields: ["explanation"],
      says: "dài quá 4000 ký tự"),
    WrongForm(
      form: "\(source)/answer", page: source, typed: ["decision": ["accepted"]], fields: [],
      says: "Chưa có giải trình"),
    WrongForm(
      form: "\(source)/answer", page: source,
      typed: ["decision": ["kept"], "explanation": ["Đã nêu ở phụ lục"], "opinions": []], fields: ["opinions"],
      says: "Chưa chọn ý kiến nào để trả lời"),
    WrongForm(form: "\(source)/split", page: source, typed: ["leaving": ["r-2@1"]], fields: ["why"], says: "lý do"),
    WrongForm(form: "\(source)/split", page: source, typed: ["why": ["Ý khác"]], fields: [], says: "Chưa chọn ý kiến"),
    WrongForm(
      form: "\(source)/split", page: source, typed: ["leaving": ["r-1@1", "r-2@1"], "why": ["Ý khác"]], fields: [],
      says: "không làm thay đổi các nhóm"),
    WrongForm(form: "\(source)/join", page: source, typed: ["others": ["r-3@1"]], fields: ["reason"], says: "lý do"),
    WrongForm(
      form: "\(source)/join", page: source, typed: ["reason": ["Cùng ý"]], fields: [],
      says: "không làm thay đổi các nhóm"),
    WrongForm(
      form: "\(source)/summary", page: source, typed: ["summary": [" "]], fields: ["summary"], says: "Chưa có tóm tắt"),
    WrongForm(
      form: "\(growth)/reserve", page: growth, typed: ["kept": ["Giữ ý kiến"]], fields: ["person"],
      says: "Chưa chọn người bảo lưu"),
    WrongForm(
      form: "\(growth)/reserve", page: growth, typed: ["person": ["p-2"]], fields: ["kept"],
      says: "Chưa có nội dung bảo lưu"),
    WrongForm(form: act, page: board, typed: ["act": ["accept"]], fields: ["points"], says: "Chưa đánh dấu ý kiến nào"),
    WrongForm(form: act, page: board, typed: ["points": ["r-1#1"]], fields: ["act"], says: "Chưa chọn việc cần làm"),
    WrongForm(
      form: act, page: board, typed: ["points": ["r-1#1", "r-1@1"], "act": ["keep"]], fields: [],
      says: "Chưa có giải trình"),
    WrongForm(
      form: act, page: board, typed: ["points": ["r-1#1", "r-2#1"], "act": ["join"], "explanation": ["x"]], fields: [],
      says: "không gộp được"),
  ]

  @Test("that is filled in wrongly comes back with what was typed and why, and changes nothing", arguments: mistakes)
  func wrong(form: WrongForm) async throws {
    try await DraftBoard.open { board, office in try await form.send(by: &office, to: board) }
  }

  @Test("that is forged with a field the draft has not is refused")
  func forged() async throws {
    try await DraftBoard.open { board, office in
      let before = try await board.length
      let answer = try await office.post("\(Self.growth)/field", [("sort", "none")], from: Self.growth)
      #expect(answer.faults == ["sort"] && answer.text.contains("Chưa chọn lĩnh vực"))
      let gone = try await office.post("\(DraftBoard.point("r-9#1"))/summary", [("summary", "x")], from: Self.growth)
      #expect(gone.status != 303)
      #expect(try await board.length == before)
    }
  }

  @Test("is there for those whose task it is, and for nobody else")
  func rights() async throws {
    try await DraftBoard.open { board, office in
      for (role, forms) in [
        ("compiler", ["split", "join", "summary", "field", "reserve"]), ("decider", ["answer"]),
      ] {
        try await board.hall.perform(.access(.open(login: role, person: nil, roles: [role])))
        var browser = try await board.hall.browser(of: role)
        let page = try await browser.get(Self.source).text
        for form in ["answer", "split", "join", "summary", "field", "reserve"] {
          let mine = forms.contains(form)
          #expect(PageForm.all(on: page, to: "\(Self.source)/\(form)").isEmpty != mine, "\(role): \(form)")
          guard !mine else { continue }
          let before = try await board.length
          let answer = try await browser.post("\(Self.source)/\(form)", [("decision", "kept")], from: Self.source)
          #expect(answer.status == 403, "\(role): \(form)")
          #expect(try await board.length == before)
        }
      }
    }
  }
}
