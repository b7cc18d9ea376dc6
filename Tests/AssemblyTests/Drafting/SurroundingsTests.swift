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

  @Test("goes on for a dozen words where no phrase ends, or to the end where few are left", arguments: 1...20)
  func long(count: Int) {
    let words = (1...count).map { "chữ\(String(repeating: "a", count: $0))" }.joined(separator: " ")
    let around = Surroundings(before: words + " ", after: " " + words)
    #expect(around.before.split(separator: " ").count { $0 != "…" } == (count <= 16 ? count : 12))
    #expect(around.after.split(separator: " ").count { $0 != "…" } == (count <= 16 ? count : 12))
  }

  @Test("begins with a whole name where no phrase begins near")
  func names() {
    let before =
      "Nghị quyết này ghi rõ nhiệm vụ mà hội nghị giao Ban Chấp hành chủ trì ban hành chương trình hành động "
    #expect(Surroundings(before: before, after: "").before.hasPrefix("… Ban Chấp hành"))
  }

  @Test(
    "shows a syllable with the word that it is half of, and a number as it is",
    arguments: [
      ("", "Xây", "Đoàn kết, xây", " dựng Đảng bộ", "Xây dựng", "Đoàn kết, xây dựng"),
      ("là cán bộ ", "trẻ", "nữ", " và", "cán bộ trẻ", "cán bộ nữ"), ("ít nhất ", "một", "hai", " lần", "một", "hai"),
      ("mở ", "12", "14", " lớp", "12", "14"), ("Cơ quan ", "Đảng", "Nhà nước", " cấp", "Đảng cấp", "Nhà nước cấp"),
    ])
  func syllables(before: String, old: String, new: String, after: String, shown: String, becomes: String) {
    var (from, to, lead, tail) = (old, new, Substring(before), Substring(after))
    Surroundings.widen(&from, &to, &lead, &tail)
    #expect(from == shown && to == becomes)
    #expect(lead + from + tail == before + old + after, "nothing is lost or said twice")
  }
}
