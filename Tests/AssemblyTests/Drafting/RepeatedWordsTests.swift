// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Drafts
import Packs
import TestKit
import Testing

/// "Kiểm tra, giám sát sáu tháng một lần." with a proposal to put "ba" for "sáu", and what is typed to agree in part.
@Suite("An agreed wording that repeats words around it")
struct RepeatedWordsTests {
  private static let path = "/drafts/dr-1/points/r-1#1"

  private func told() throws -> Hall {
    var told = try Consultation()
    try told.take("a", from: 1, [("sáu tháng", "ba tháng")])
    return Hall(story: told.story)
  }

  private func fields(_ wording: String, _ repeated: String? = nil) -> [String: String] {
    let own = ["decision": "partly", "explanation": "Cần đủ thời gian.", "wording": wording]
    return repeated.map { own.merging(["repeated": $0]) { $1 } } ?? own
  }

  private func wording(_ hall: Hall) -> [String]? {
    guard case .partly(let words)? = hall.story.congress.drafting.draft("dr-1")?.answer(to: "r-1#1")?.decision else {
      return nil
    }
    return words
  }

  @Test(
    "comes back with the words named and both readings, and is not taken unasked",
    arguments: [
      ("giám sát bốn", "“giám sát” đã đứng ngay trước"), ("bốn tháng một lần.", "“tháng một lần.” đã đứng ngay sau"),
      ("Kiểm tra, giám sát bốn tháng", "“tháng” đã đứng ngay sau"), ("giám sát, bốn", "“giám sát,” đã đứng ngay trước"),
    ])
  func asked(typed: String, says: String) throws {
    var hall = try told()
    guard case .faulty(let page, let faulty) = hall.post("\(Self.path)/answer", fields(typed)) else {
      return #expect(Bool(false), "taken: \(typed)")
    }
    #expect(faulty == ["wording"] && page.contains(says), "\(typed)")
    #expect(page.contains("Đoạn sẽ là: Kiểm tra, giám sát bốn tháng một lần."), "what it would read without them")
    #expect(page.contains("name=\"repeated\" value=\"drop\"") && page.contains("value=\"keep\""))
    #expect(page.contains(typed) && wording(hall) == nil)
  }

  @Test("is taken without them, or as it was typed, once somebody says which")
  func chosen() throws {
    var hall = try told()
    try hall.send("\(Self.path)/answer", fields("Kiểm tra, giám sát bốn tháng", "drop"))
    #expect(wording(hall) == ["bốn"])
    #expect(try #require(hall.get(Self.path)).contains("Kiểm tra, giám sát bốn tháng một lần."))
    try hall.send("\(Self.path)/answer", fields("giám sát bốn", "keep"))
    #expect(wording(hall) == ["giám sát bốn"])
  }

  @Test("is nothing that other words are, nor what the proposal itself repeats, nor what is only kept")
  func others() throws {
    var hall = try told()
    try hall.send("\(Self.path)/answer", fields("bốn đến năm"))
    #expect(wording(hall) == ["bốn đến năm"])
    try hall.send("\(Self.path)/answer", fields("giám sát bốn").merging(["decision": "kept"]) { $1 })
    var twice = try Consultation()
    try twice.take("a", from: 1, [("sáu tháng", "giám sát chéo ba tháng")])
    var other = Hall(story: twice.story)
    try other.send("\(Self.path)/answer", fields("giám sát chéo bốn"))
    #expect(wording(other) == ["giám sát chéo bốn"])
  }

  @Test("never runs into them: a word stands apart also where the proposal began with a comma")
  func apart() throws {
    var told = try Consultation()
    try told.take("a", from: 1, [("giám sát sáu", "giám sát, thanh tra sáu")])
    var hall = Hall(story: told.story)
    try hall.send("\(Self.path)/answer", fields("và thanh tra"))
    #expect(try #require(hall.get(Self.path)).contains("Kiểm tra, giám sát và thanh tra sáu tháng một lần."))
  }

  @Test("is prevented by the form, which tells the words around the box and shows how the passage will read")
  func form() throws {
    let page = try #require(told().get(Self.path))
    #expect(
      page.contains("Ngay trước đó là “Kiểm tra, giám sát”.") && page.contains("Ngay sau đó là “tháng một lần.”."))
    #expect(page.contains("class=\"wording-preview\"") && !page.contains("name=\"repeated\""))
  }
}
