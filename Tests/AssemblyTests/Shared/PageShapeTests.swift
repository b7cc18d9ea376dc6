// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Foundation
import Packs
import TestKit
import Testing

@Suite("A page shows what matters where it is looked for")
struct PageShapeTests {
  @Test("what is overdue is marked on the first page, in both languages, before what is due later")
  func overdue() throws {
    let hall = try Hall(upTo: .closed)
    let december = try #require(Day(2025, 12, 1))
    let later = try #require(Moment(december, minute: 600))
    for (language, words) in [(Language.vietnamese, "Quá hạn"), (.english, "days overdue")] {
      let guest = Hall.Guest(rights: Set(Right.allCases), person: 1, say: language)
      let page = try #require(hall.get("/", as: guest, at: later))
      let marks = page.components(separatedBy: #"<span class="tag bad">"#).dropFirst()
      #expect(!marks.isEmpty && marks.allSatisfy { $0.prefix(40).contains(words) }, "\(language)")
    }
    let now = try #require(hall.get("/"))
    #expect(!now.contains("tag bad"))
  }

  @Test("assignments of one meeting do not repeat its name on every line")
  func assignments() throws {
    let page = try #require(Hall(upTo: .closed).get("/assignments"))
    #expect(page.contains("data-label=\"Thời hạn\""))
    // Nor is there a column for agenda items where none of them follows from one.
    #expect(page.components(separatedBy: "scope=\"col\"").count - 1 == 5)
  }

  @Test("rules stand under the instrument they are written in, and a list leads to each")
  func rules() throws {
    let page = try #require(Hall(upTo: .opened).get("/rules"))
    let captions = page.components(separatedBy: "<caption>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    #expect(!captions.isEmpty && Set(captions).count == captions.count)
    #expect(captions.contains("Điều lệ mẫu"))
    for place in captions.indices {
      #expect(page.contains("id=\"text-\(place + 1)\""))
      #expect(captions.count == 1 || page.contains("href=\"#text-\(place + 1)\""))
    }
  }

  @Test("all pages of the delegates lead to each other from their heads")
  func delegates() throws {
    let hall = try Hall(upTo: .closed)
    let ways = ["/delegates", "/delegates/allocation", "/delegates/all", "/delegates/credentials"]
    for way in ways {
      let page = try #require(hall.get(way))
      let tabs = try #require(page.components(separatedBy: "</nav>").first)
      #expect(ways.allSatisfy { tabs.contains("href=\"\($0)\"") }, "\(way)")
      #expect(tabs.contains("href=\"\(way)\" aria-current=\"page\""), "\(way)")
    }
  }

  @Test("the allocation begins with its form, open, and says once that nothing is kept")
  func allocation() throws {
    let hall = try Hall(upTo: .closed)
    let page = try #require(hall.get("/delegates/allocation"))
    #expect(page.contains(#"<details class="details" open"#))
    #expect(page.components(separatedBy: #"class="empty""#).count == 2)
    let reader = try #require(hall.get("/delegates/allocation", as: .observer))
    #expect(!reader.contains("<form") && reader.components(separatedBy: #"class="empty""#).count == 2)
  }
}
