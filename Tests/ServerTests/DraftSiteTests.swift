// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Foundation
import Journal
import Office
import Packs
import Testing

@testable import Server

/// A Word file of plain paragraphs.
func wordFile(_ paragraphs: [String]) throws -> [UInt8] {
  let document = WordDocument(
    properties: WordProperties(title: "", author: "", language: "vi-VN"),
    body: WordBody(font: "Times New Roman", size: 14),
    sections: [WordSection(blocks: paragraphs.map { .paragraph(Paragraph($0)) })])
  return try document.package().zip()
}

private let first = DraftID("dr-1")

@Suite("A draft on the site")
struct DraftSiteTests {
  static let paragraphs = [
    "Phần I. Kết quả nhiệm kỳ", "Tốc độ tăng trưởng bình quân đạt 6,5 phần trăm mỗi năm.",
    "Kiểm tra, giám sát sáu tháng một lần.",
  ]

  /// Sends a form with files.
  private func send(
    _ browser: inout Browser, _ path: String, from page: String? = nil, _ fields: [(String, String)],
    _ files: [(field: String, name: String, bytes: [UInt8])]
  ) async throws -> Answer {
    let token = try await browser.token(on: page ?? path)
    let body = Mischief.multipart(
      (fields + [("token", token)]).map { ($0.0, Array($0.1.utf8)) }, files: files, boundary: "b7")
    return try await browser.send(
      "POST", path, ["Content-Type": "multipart/form-data; boundary=b7"], body: body)
  }

  /// A draft that was begun and sent to a unit; who begins it gets the browser.
  private func begun(_ hall: Hall, kind: String = "report") async throws -> Browser {
    let term = try #require(Term(2025, 2030))
    let founded = try #require(Day(2025, 7, 1))
    try await hall.perform(
      .organisations(
        .found(
          Profile(
            name: "Tổ chức", parent: nil, place: "Nơi", founded: founded, instrument: nil,
            congress: CongressPlan(ordinal: 1, term: term, mode: "designation")))))
    for number in 1...2 {
      let details = UnitDetails(
        code: "dv\(number)", name: "Đơn vị \(number)", members: nil, countedOn: nil, predecessor: nil)
      try await hall.perform(.organisations(.addUnit(details, parent: nil)))
    }
    var office = try await hall.browser(of: "office")
    let answer = try await send(
      &office, "/drafts/new", [("kind", kind), ("title", "Báo cáo chính trị")],
      [("file", "bản 1.docx", try wordFile(Self.paragraphs))])
    #expect(answer.status == 303 && answer.location == "/drafts/dr-1", "\(answer.status) \(answer.text.prefix(3000))")
    return office
  }

  @Test("takes many files at once: each one that cannot be read says why, is kept, and holds up none")
  func manyFiles() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let good = try wordFile(Self.paragraphs.map { $0.replacingOccurrences(of: "6,5", with: "7") })
      let bomb: [UInt8] = [0x50, 0x4B, 3, 4] + Array(repeating: 7, count: 300)
      let sent = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")],
        [
          ("files", "dv1 góp ý.docx", good), ("files", "DV2-hỏng.docx", bomb),
          ("files", "dv2.docx", Array("chỉ là chữ".utf8)),
        ])
      #expect(sent.status == 303, "\(sent.text)")
      let draft = try #require(await hall.congress.drafting.draft(first))
      #expect(draft.returns.map(\.changes?.changes.count) == [1, nil, nil])
      #expect(draft.synthesis.points.count == 1)
      for (row, bytes) in zip(draft.returns, [good, bomb, Array("chỉ là chữ".utf8)]) {
        let answer = try await office.get("/drafts/dr-1/returns/\(row.id)/file")
        #expect(answer.status == 200 && answer.body == bytes, "the original of \(row.id) is kept as it came")
      }
      let page = try await office.get("/drafts/dr-1/returns").text
      #expect(page.contains("Chưa đọc được") && page.contains("Tệp chỉ có chữ thuần"))
    }
  }

  @Test("takes the same file from two units for both, and says how many of a batch were there already")
  func forwarded() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let files = try ["7", "8"].map { figure in
        try wordFile(Self.paragraphs.map { $0.replacingOccurrences(of: "6,5", with: figure) })
      }
      let sent = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")],
        [("files", "dv1.docx", files[0]), ("files", "dv2 đồng tình.docx", files[0])])
      #expect(sent.status == 303, "\(sent.text)")
      #expect(try await office.get("/drafts/dr-1/returns").text.contains("Đã nhận 2 tệp."))
      let draft = try #require(await hall.congress.drafting.draft(first))
      #expect(draft.synthesis.points.map(\.members.count) == [2])
      let again = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")],
        [("files", "dv1.docx", files[0]), ("files", "dv2.docx", files[1]), ("files", "của ai.docx", files[0])])
      #expect(again.status == 303, "\(again.text)")
      let page = try await office.get("/drafts/dr-1/returns").text
      #expect(page.contains("Đã nhận 1 tệp; 2 tệp đã có từ trước nên không nhận lại."))
      #expect(await hall.congress.drafting.draft(first)?.returns.count == 3)
    }
  }

  @Test("tells of a file that answers an older version what the newest has already")
  func present() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let both = Self.paragraphs.map {
        $0.replacingOccurrences(of: "6,5", with: "7").replacingOccurrences(of: "sáu tháng", with: "hằng quý")
      }
      let next = Self.paragraphs.map { $0.replacingOccurrences(of: "6,5", with: "7") }
      let filed = try await send(
        &office, "/drafts/dr-1/versions/new", from: "/drafts/dr-1/versions", [],
        [("file", "bản 2.docx", try wordFile(next + ["Thêm một đoạn để bản này xa bản góp ý hơn bản trước."]))])
      #expect(filed.status == 303, "\(filed.text)")
      _ = try await send(
        &office, "/drafts/dr-1/returns/new", from: "/drafts/dr-1/returns", [("from", "name")],
        [("files", "dv1.docx", try wordFile(both))])
      let row = try #require(await hall.congress.drafting.draft(first)?.returns.first)
      let set = try #require(row.changes)
      #expect(set.answers == 1 && set.base == 2 && set.alreadyThere == 1 && set.changes.count == 1)
      #expect(row.present?.value?.map(\.new) == ["7 phần trăm"])
      #expect(try await office.get("/drafts/dr-1/board").text.contains("1 sửa đổi đã có sẵn trong bản 2"))
    }
  }

  @Test("takes in another text, or none at all, as not read, and never as edits of the whole draft")
  func stranger() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let files = try [
        ["Mời dự lớp bồi dưỡng kế toán khóa mười hai.", "Học viên nộp hồ sơ qua bưu điện trước thứ Sáu tuần tới."],
        ["", " "], [Self.paragraphs[1]],
      ].map { try wordFile($0) }
      let sent = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")],
        [
          ("files", "dv1 nhầm.docx", files[0]), ("files", "dv2 trắng.docx", files[1]),
          ("files", "dv2 một phần.docx", files[2]),
        ])
      #expect(sent.status == 303, "\(sent.text)")
      let draft = try #require(await hall.congress.drafting.draft(first))
      #expect(draft.returns.map { $0.changes == nil } == [true, true, false], "a part of the draft is an answer to it")
      #expect(draft.synthesis.points.allSatisfy { $0.opinions.allSatisfy { $0.source == ReturnID("r-3") } })
      let page = try await office.get("/drafts/dr-1/returns").text
      #expect(page.contains("Tệp là văn bản khác, không phải góp ý cho dự thảo này."))
      #expect(page.contains("Tệp không có chữ nào."))
      for (row, bytes) in zip(draft.returns, files) {
        let answer = try await office.get("/drafts/dr-1/returns/\(row.id)/file")
        #expect(answer.status == 200 && answer.body == bytes, "the original of \(row.id) is kept as it came")
      }
    }
  }

  @Test("takes in what does not tell whose it is beside the others, and asks for the name")
  func unnamed() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let files = try ["7", "8", "9"].map { number in
        try wordFile(Self.paragraphs.map { $0.replacingOccurrences(of: "6,5", with: number) })
      }
      let sent = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")],
        [("files", "dv1.docx", files[0]), ("files", "của ai.docx", files[1]), ("files", "dv2.docx", files[2])])
      #expect(sent.status == 303)
      #expect(await hall.congress.drafting.draft(first)?.synthesis.points.count == 2)
      let page = try await office.get("/drafts/dr-1/returns").text
      #expect(page.contains("1 tệp chờ ghi nơi gửi") && page.contains("của ai.docx"))
      let without = try await office.post(
        "/drafts/dr-1/returns/r-2/sender", [("sender-r-2", "")], from: "/drafts/dr-1/returns")
      #expect(without.status == 422 && without.text.contains("Chưa chọn nơi gửi"))
      let unit = try #require(await hall.congress.organisations.units.last?.id)
      let named = try await office.post(
        "/drafts/dr-1/returns/r-2/sender", [("sender-r-2", "unit \(unit)")], from: "/drafts/dr-1/returns")
      #expect(named.status == 303)
      let draft = try #require(await hall.congress.drafting.draft(first))
      #expect(draft.synthesis.points.count == 3 && draft.returns[1].sender == .unit(unit))
      let again = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "unit \(unit)")], [("files", "lại.docx", files[1])])
      #expect(again.status != 303 && again.text.contains("r-2"), "the same file is known though it is stored shut")
    }
  }

  @Test("lets a contribution be erased: its file opens no more, and no byte of it stands in what is stored")
  func erased() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let words = "Chữ chỉ có ở bản góp ý này 5519."
      let file = try wordFile(Self.paragraphs + [words])
      _ = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")], [("files", "dv1 của bà Tư.docx", file)])
      let draft = try #require(await hall.congress.drafting.draft(first))
      let kept = try #require(draft.returns[0].file)
      let hash = try #require(Hash(hexadecimal: kept.blob))
      let box = try #require(try await hall.store.blob(hash))
      #expect(kept.key?.open(box) == file && box.bytes != file)
      #expect(try await hall.store.blob(.of(file)) == nil, "the open file is stored nowhere")
      let early = try await office.post("/drafts/dr-1/returns/r-1/erase", [])
      #expect(early.status == 422)
      let done = try await office.post("/drafts/dr-1/returns/r-1/erase", [("sure", "yes")])
      #expect(done.status == 303, "\(done.status)")
      #expect(try await office.get("/drafts/dr-1/returns/r-1/file").status == 404)
      let page = try await office.get("/drafts/dr-1/returns").text
      #expect(page.contains("Đã xóa nội dung") && !page.contains("bà Tư"))
      #expect(try await hall.store.secret(named: "\(Keyring.prefix)r-1") == nil)
      // What is stored now, with every key that is left: the file's own key is nowhere among it.
      let again = try await Desk.open(
        hall.site.desk.stream, in: hall.store, codec: EventCodec<CongressEvent>.congress,
        from: Congress(pack: await hall.congress.pack))
      let row = try #require(await again.state.drafting.draft(first)?.returns.first)
      #expect(row.file == nil && row.content.value == nil)
      for entry in try await hall.store.entries(after: 0, stream: nil, limit: 1_000) {
        let text = String(decoding: entry.draft.payload, as: UTF8.self)
        #expect(!text.contains("bà Tư") && !text.contains("5519"), "\(entry.draft.kind)")
      }
    }
  }

  @Test("issues the next version as a file that reads exactly as decided, and a redline of it")
  func issue() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let returned = Self.paragraphs.map {
        $0.replacingOccurrences(of: "6,5", with: "7").replacingOccurrences(of: "sáu tháng", with: "hằng quý")
      }
      _ = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "name")], [("files", "dv1.docx", try wordFile(returned))])
      let early = try await office.post("/drafts/dr-1/issue", [])
      #expect(early.status == 422, "\(early.status)")
      let answered = try await office.post(
        "/drafts/dr-1/points/r-1%231/answer", [("decision", "accepted")], from: "/drafts/dr-1/points/r-1%231")
      #expect(answered.status == 303, "\(answered.status)")
      let without = try await office.post(
        "/drafts/dr-1/points/r-1%232/answer", [("decision", "kept")], from: "/drafts/dr-1/points/r-1%232")
      #expect(without.status == 422 && without.text.contains("Chưa có giải trình"))
      _ = try await office.post(
        "/drafts/dr-1/points/r-1%232/answer", [("decision", "kept"), ("explanation", "Theo quy định")],
        from: "/drafts/dr-1/points/r-1%232")
      let done = try await office.post("/drafts/dr-1/issue", [])
      #expect(done.status == 303, "\(done.status) \(done.text)")
      let file = try await office.get("/drafts/dr-1/versions/2/file")
      let read = try WordFile(file.body).text
      #expect(
        read.blocks.prefix(3).map { $0.pieces.map(\.text).joined() } == [
          Self.paragraphs[0], Self.paragraphs[1].replacingOccurrences(of: "6,5", with: "7"), Self.paragraphs[2],
        ])
      let redline = try await office.get("/drafts/dr-1/compare/1/2/docx")
      #expect(try WordFile(redline.body).changes.count >= 2, "what went and what came are marked")
      let page = try await office.get("/drafts/dr-1/compare/1/2").text
      #expect(page.contains("<ins>") && page.contains("<del>"))
    }
  }

  @Test("that is restricted is found at none of its addresses by those who may not read it")
  func restricted() async throws {
    try await withHall { hall in
      _ = try await begun(hall, kind: "scheme")
      #expect(await hall.congress.drafting.draft(first)?.isRestricted == true)
      // Neither does the record tell anything of it, nor do the files beside, to whoever has no keys.
      for entry in try await hall.store.entries(after: 0, stream: nil, limit: 1_000) {
        let text = String(decoding: entry.draft.payload, as: UTF8.self)
        #expect(!text.contains("Báo cáo chính trị") && !text.contains("Tốc độ tăng trưởng"), "\(entry.draft.kind)")
      }
      let kept = try #require(await hall.congress.drafting.draft(first)?.newest.file)
      #expect(kept.key != nil)
      for name in try await hall.store.blobNames() {
        let bytes = try await hall.store.blob(name)?.bytes ?? []
        #expect(!bytes.starts(with: [0x50, 0x4B]), "a Word file lies open")
      }
      var reader = try await hall.browser(of: "office")
      let file = try await reader.get("/drafts/dr-1/versions/1/file")
      #expect(file.status == 200 && file.body.starts(with: [0x50, 0x4B]), "those who may read it get it")
      let redline = try await reader.get("/drafts/dr-1/compare/1/1/docx")
      #expect(redline.status == 404)
      try await hall.perform(
        .access(.open(login: "tonghop", person: nil, roles: ["compiler", "decider", "contact"])))
      var compiler = try await hall.browser(of: "tonghop")
      let list = try await compiler.get("/drafts")
      #expect(list.status == 200 && !list.text.contains("Báo cáo chính trị") && !list.text.contains("dr-1"))
      for endpoint in CongressEndpoints.all {
        let parts = endpoint.path.parts.map { part in
          switch part {
          case .fixed(let text): text
          case .named("draft"): "dr-1"
          case .named(let name): ["from": "1", "to": "1", "version": "1", "return": "r-1"][name] ?? "x"
          }
        }
        guard parts.first == "drafts", parts.count > 1, parts[1] == "dr-1" else { continue }
        let answer = try await compiler.get("/" + parts.joined(separator: "/"))
        #expect([403, 404].contains(answer.status) && !answer.text.contains("Báo cáo chính trị"), "\(parts)")
      }
    }
  }

  @Test("shows a unit's contact what that unit sent, and nobody else's")
  func contact() async throws {
    try await withHall { hall in
      var office = try await begun(hall)
      let units = await hall.congress.organisations.units.map(\.id)
      let today = await hall.congress.moment(of: hall.clock.now).day
      try await hall.perform(
        .drafting(
          .circulate(
            first,
            CirculationDraft(
              version: 1, units: units, people: [], isOpenToAll: false,
              due: today))),
        .organisations(.addPerson(PersonDetails(name: "Đầu mối"), unit: units[0])))
      let person = try #require(await hall.congress.organisations.known.last)
      try await hall.perform(.access(.open(login: "daumoi", person: person, roles: ["contact"])))
      let other = try wordFile(Self.paragraphs + ["Ý kiến của đơn vị khác."])
      _ = try await send(
        &office, "/drafts/dr-1/returns/new", [("from", "unit \(units[1])")], [("files", "x.docx", other)])
      var contact = try await hall.browser(of: "daumoi")
      let own = try wordFile(Self.paragraphs + ["Ý kiến của đơn vị mình."])
      let refused = try await send(
        &contact, "/drafts/dr-1/returns/new", [("from", "unit \(units[1])")], [("files", "y.docx", own)])
      #expect(refused.status == 422)
      let sent = try await send(
        &contact, "/drafts/dr-1/returns/new", [("from", units[0].text)], [("files", "y.docx", own)])
      #expect(sent.status == 303, "\(sent.text)")
      #expect(try await contact.get("/drafts/dr-1/returns/r-1/file").status == 404)
      #expect(try await contact.get("/drafts/dr-1/returns/r-2/file").status == 200)
      let page = try await contact.get("/drafts/dr-1/returns").text
      #expect(page.contains("y.docx") && !page.contains("x.docx"))
      #expect(try await contact.get("/drafts/dr-1/board").status == 403)
    }
  }
}
