// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("Two days")
struct DayWindowTests {
  @Test(
    "are read as papers write them",
    arguments: [
      ("24-28/12/2026", "2026-12-24", "2026-12-28"), ("24–28/7/2025", "2025-07-24", "2025-07-28"),
      ("24 – 28/7/2025", "2025-07-24", "2025-07-28"), ("28/7-2/8/2025", "2025-07-28", "2025-08-02"),
      ("30/12/2025 - 2/1/2026", "2025-12-30", "2026-01-02"), ("24/07/2025 - 28/07/2025", "2025-07-24", "2025-07-28"),
      ("2025-07-24 – 2025-07-28", "2025-07-24", "2025-07-28"), ("24-7-2025 - 28-7-2025", "2025-07-24", "2025-07-28"),
    ])
  func read(typed: String, from: String, to: String) throws {
    let window = try #require(Day.window(typed: typed), "\(typed)")
    #expect("\(window.from)" == from && "\(window.to)" == to)
  }

  @Test(
    "are not read out of anything else",
    arguments: [
      "", "-", "28/7/2025", "2025-07-24", "x-28/7/2025", "24-28", "32-33/7/2025", "24-28/7/25", "/-28/7/2025",
    ])
  func refused(typed: String) { #expect(Day.window(typed: typed) == nil, "\(typed)") }

  @Test("are taken by the register of figures, and refused with the form they may have")
  func figure() throws {
    var hall = Hall(story: try ConferenceStory(upTo: .planned).story)
    let fields = ["figure": "congress.window", "status": "planned", "day": "15/07/2025", "source": "Kế hoạch"]
    try hall.send("/figures/new", fields.merging(["value": "24-28/12/2026"]) { $1 })
    let noted = hall.story.congress.figures.latest("congress.window", asOf: ConferenceStory.day)
    #expect(noted?.value == Day.window(typed: "24-28/12/2026").map { .days(from: $0.from, to: $0.to) })
    guard case .faulty(let page, ["value"]) = hall.post("/figures/new", fields.merging(["value": "tháng 12"]) { $1 })
    else { return #expect(Bool(false), "a month was taken for two days") }
    #expect(page.contains("24-28/7/2025"))
  }
}
