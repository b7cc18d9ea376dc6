// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs
import TestKit
import Testing

@Suite("Words that were typed freely")
struct MentionTests {
  @Test(
    "are found wherever they name somebody, with or without diacritics, before the data of that person is erased",
    arguments: [
      ("tổ chức gọn", ["Thảo luận"]), ("Ket luan rieng", ["Kết luận"]), ("PHƯƠNG ÁN phân bổ", ["Nhiệm vụ"]),
      ("đi công tác", ["Lý do vắng"]), ("đếm lại", ["Biểu quyết"]), ("ba đơn vị trước", ["Thảo luận", "Kết luận"]),
      ("tổ chức gọ", []), ("", []),
    ])
  func found(name: String, places: [String]) throws {
    let mentions = try ConferenceStory().story.congress.mentions(of: name)
    #expect(mentions.map { $0.place[.vietnamese].split(separator: " – ").first.map(String.init) } == places)
  }

  @Test("are found in what is noted of delegates and their credentials")
  func delegates() throws {
    var told = try Delegation()
    try told.allocate()
    try told.give(.propose([told.person("Người Một", 0)], on: told.day))
    try told.give(.complain(about: "d-1", text: "Ông Người Hai khai sai", on: told.day))
    try told.give(.withdraw("d-1", reason: "Thay bằng Người Ba"))
    let congress = told.story.congress
    #expect(congress.mentions(of: "Người Hai").map { $0.place[.english] } == ["Credentials and complaints"])
    #expect(congress.mentions(of: "Người Ba").map { $0.place[.english] } == ["Reason noted of delegate d-1"])
    #expect(congress.mentions(of: "Người Một").isEmpty)
  }
}
