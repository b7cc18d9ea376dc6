// SPDX-License-Identifier: AGPL-3.0-or-later

import Office
import Testing

@testable import Clerk

@Suite("A head that does not fit one line")
struct BalancedLinesTests {
  private func lines(_ text: String, within width: Double = 165) -> [String] {
    text.balanced(within: width, size: 14, isBold: true).split(separator: "\n").map(String.init)
  }

  @Test("keeps a term with its years")
  func years() {
    let found = lines("Đại hội đại biểu Tổ chức mẫu toàn tỉnh và các đơn vị thành viên lần thứ I, nhiệm kỳ 2025-2030")
    #expect(found.count == 2 && found.contains { $0.hasSuffix("nhiệm kỳ 2025-2030") }, "\(found)")
    #expect(
      !lines("First convention of the association of readers, to be held in the town, term 2025-2030").contains {
        $0.hasPrefix("2025")
      })
  }

  @Test("has lines about as long as each other, as few as can be")
  func balance() {
    let found = lines("BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU", within: 70)
    let widths = found.map { TextWidth.estimate($0, size: 14, isBold: true) }
    #expect(found.count == 2 && widths.allSatisfy { $0 < 68 && $0 > 35 }, "\(found)")
  }

  @Test("stays as it is where it fits, and loses no word", arguments: [30.0, 60, 100, 165])
  func whole(width: Double) {
    let text = "Hội nghị lần thứ hai Ban Chấp hành Tổ chức mẫu các đơn vị, nhiệm kỳ 2020-2025"
    let found = lines(text, within: width)
    #expect(found.joined(separator: " ") == text)
    #expect(lines("BIÊN BẢN") == ["BIÊN BẢN"])
  }

  @Test("parts no word of two syllables where as many lines can do without", arguments: 55...75)
  func pairs(width: Int) {
    let found = lines("BAN CHẤP HÀNH TỔ CHỨC MẪU CÁC CƠ QUAN TOÀN TỈNH", within: Double(width))
    #expect(!found.contains { $0.hasSuffix("CƠ") || $0.hasSuffix("TỔ") || $0.hasSuffix("CHẤP") }, "\(found)")
  }
}
