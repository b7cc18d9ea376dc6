// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("What waits for somebody")
struct ToDoTests {
  private func toDo(_ title: String, rank: Int, due: String? = nil) throws -> ToDo {
    ToDo(title, at: "/a", rank: rank, due: try due.map { try #require(Day(iso: $0)) })
  }

  @Test("is told in the order in which it should be done: what goes on now, what is due by its day, the rest by rank")
  func order() throws {
    let all = [
      try toDo("plan", rank: 40), try toDo("later", rank: 22, due: "2025-07-20"), try toDo("roll", rank: 1),
      try toDo("late", rank: 50, due: "2025-07-14"), try toDo("same day", rank: 30, due: "2025-07-14"),
      try toDo("set up", rank: 10, due: "2025-08-01"), try toDo("issue", rank: 26),
    ]
    #expect(
      ToDo.inOrder(all).map(\.title) == ["roll", "set up", "same day", "late", "later", "issue", "plan"])
  }

  @Test("says what goes on now, how far off its day is, and nothing where no time presses")
  func times() throws {
    let today = try #require(Day(iso: "2025-07-15"))
    func said(_ toDo: ToDo) -> String? { toDo.when(on: today, .vietnamese)?.words }
    #expect(said(try toDo("follow", rank: 70).goingOn) == "Đang diễn ra")
    #expect(said(try toDo("plan", rank: 40)) == nil)
    #expect(said(try toDo("agree", rank: 12)) == nil)
    #expect(said(try toDo("task", rank: 50, due: "2025-07-17")) == "Còn 2 ngày")
    #expect(said(try toDo("task", rank: 50, due: "2025-07-15")) == "Hết hạn hôm nay")
    #expect(said(try toDo("task", rank: 20, due: "2025-07-14")) == "Quá hạn 1 ngày")
  }

  @Test("has one order in all languages: titles have no say in it")
  func languages() throws {
    let all = [try toDo("Z", rank: 22), try toDo("A", rank: 22), try toDo("M", rank: 22)]
    #expect(ToDo.inOrder(all).map(\.title) == ["Z", "A", "M"])
  }
}
