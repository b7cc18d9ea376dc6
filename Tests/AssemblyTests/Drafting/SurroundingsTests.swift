// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Assembly

@Suite("A change quoted in its sentence")
struct SurroundingsTests {
  @Test("is cut only where a phrase begins or ends")
  func phrases() {
    let around = Surroundings(
      before: "Các cơ quan đã ban hành kế hoạch, phối hợp mở ", after: " lớp bồi dưỡng cho cán bộ trẻ của tỉnh.")
    #expect(around.before == "… phối hợp mở " || around.before == "… kế hoạch, phối hợp mở ", "\(around.before)")
    #expect(around.after == " lớp bồi dưỡng …")
  }

  @Test("shows all that stands beside it where that is little")
  func short() {
    let around = Surroundings(before: "Hết ", after: ".")
    #expect(around.before == "Hết " && around.after == ".")
    #expect(Surroundings(before: "", after: "").before.isEmpty)
  }

  @Test("goes on for a dozen words at most where no phrase ends", arguments: 1...20)
  func long(count: Int) {
    let words = (1...count).map { "chữ\(String(repeating: "a", count: $0))" }.joined(separator: " ")
    let around = Surroundings(before: words + " ", after: " " + words)
    #expect(around.before.split(separator: " ").count { $0 != "…" } == min(count, 12))
    #expect(around.after.split(separator: " ").count { $0 != "…" } == min(count, 12))
  }
}
