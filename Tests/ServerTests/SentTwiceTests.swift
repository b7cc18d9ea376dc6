// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Testing

@testable import Server

@Suite("A form that is sent twice")
struct SentTwiceTests {
  private static func token(of browser: inout Browser, on page: String) async throws -> String {
    let text = try await browser.get(page).text
    // The first secret of a page is that of signing out.
    let form = try #require(text.ranges(of: "action=\"\(page)\"").last)
    let field = try #require(text[form.upperBound...].firstRange(of: #"name="token" value=""#))
    return String(text[field.upperBound...].prefix { $0 != "\"" })
  }

  private static func unit(of hall: Hall) async throws -> String {
    let founded = try #require(Day(2020, 1, 1))
    let plan = CongressPlan(ordinal: 1, term: try #require(Term(2025, 2030)), mode: "designation")
    try await hall.perform(
      .organisations(
        .found(Profile(name: "Tổ chức", parent: nil, place: "Nơi", founded: founded, instrument: nil, congress: plan))))
    let details = UnitDetails(code: "dv", name: "Đơn vị", members: nil, countedOn: nil, predecessor: nil)
    try await hall.perform(.organisations(.addUnit(details, parent: nil)))
    return try #require(await hall.congress.organisations.units.last?.id.text)
  }

  /// Somebody of that name, as the form for a new person sends it.
  private static func form(
    _ name: String, of browser: inout Browser, in hall: Hall
  ) async throws -> [(String, String)] {
    [("name", name), ("unit", try await unit(of: hall)), ("token", try await token(of: &browser, on: "/people/new"))]
  }

  @Test("from one look at its page is recorded once, and leads where it led the first time")
  func twice() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let form = try await Self.form("Nguyễn Văn Hai", of: &office, in: hall)
      let first = try await office.post("/people/new", form, [:])
      #expect(first.status == 303)
      let head = try await hall.store.head().sequence
      _ = try await office.get("/")
      let second = try await office.post("/people/new", form, [:])
      #expect(second.status == 303 && second.header("location") == first.header("location"))
      #expect(try await hall.store.head().sequence == head)
      let page = try await office.get(try #require(second.header("location"))).text
      #expect(page.contains("lần này không ghi thêm"))
      // Something else is recorded, and who looks at the form anew is asked anew: of namesakes the day of birth is needed.
      let other = [("name", "Nguyễn Văn Hai Lần"), form[1], form[2]]
      #expect(try await office.post("/people/new", other, [:]).status == 303)
      let again = [form[0], form[1], ("token", try await Self.token(of: &office, on: "/people/new"))]
      #expect(try await office.post("/people/new", again, [:]).status == 422)
      #expect(await hall.congress.peopleCalled("Nguyễn Văn Hai") == 2)
    }
  }

  @Test("at once waits for its twin")
  func atOnce() async throws {
    try await withHall { hall in
      var office = try await hall.browser(of: "office")
      let form = try await Self.form("Nguyễn Văn Cùng", of: &office, in: hall)
      let browser = office
      let places = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<6 {
          group.addTask {
            var one = browser
            return try await one.post("/people/new", form, [:]).header("location")
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(places).count == 1 && places.first != .some(nil))
      #expect(await hall.congress.peopleCalled("Nguyễn Văn Cùng") == 1)
    }
  }

  @Test("may come again where it was refused")
  func refused() async throws {
    let forms = SentForms(most: 4)
    let form = Hash.of([1])
    #expect(await forms.begin(form) == nil)
    await forms.end(form, leadingTo: nil)
    #expect(await forms.begin(form) == nil)
    await forms.end(form, leadingTo: "/a")
    #expect(await forms.begin(form) == "/a")
    for number in 2..<7 {
      #expect(await forms.begin(Hash.of([UInt8(number)])) == nil)
      await forms.end(Hash.of([UInt8(number)]), leadingTo: "/b")
    }
    #expect(await forms.begin(form) == nil, "not every form is remembered for ever")
  }

  @Test("is known by all that is in it")
  func names() {
    func name(_ path: String, _ fields: [String: [String]], file: [UInt8]? = nil) -> Hash? {
      var parsed = FormBody.Parsed()
      parsed.fields = fields
      if let file { parsed.files["file"] = [.init(name: "a.docx", bytes: file)] }
      return parsed.name(at: path)
    }
    let mark = ["x.7"]
    let names = [
      name("/a", ["token": mark]), name("/b", ["token": mark]), name("/a", ["token": ["x.8"]]),
      name("/a", ["token": mark, "p": ["1", "2"]]), name("/a", ["token": mark, "p": ["12"]]),
      name("/a", ["token": mark], file: [1]), name("/a", ["token": mark], file: [2]),
    ]
    #expect(Set(names).count == names.count && !names.contains(nil))
    #expect(name("/a", ["token": ["x"]]) == nil, "a form that does not say which page it is of may mean it")
  }
}

extension Congress {
  fileprivate func peopleCalled(_ name: String) -> Int {
    organisations.people.values.count { $0.details.value?.name.hasPrefix(name) == true }
  }
}
