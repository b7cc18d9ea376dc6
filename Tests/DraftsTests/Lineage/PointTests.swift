// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Testing

/// What a merged text says otherwise than before is no longer carried, however many of the words it kept.
@Suite("A point of a predecessor")
struct PointTests {
  private static func fate(_ source: String, _ merged: String...) -> Lineage.BlockCoverage? {
    Lineage(of: merged, from: [LineageText(id: "A", blocks: [source])], lexicon: .either).coverage.first?.blocks.first
  }

  @Test(
    "is carried with other figures where only its numbers changed",
    arguments: [
      ("Xây dựng bệnh viện 500 giường tại huyện Tân An.", "Xây dựng bệnh viện 50 giường tại huyện Tân An."),
      ("Hạ tầng giao thông đồng bộ, hoàn thành 120 km.", "Hạ tầng giao thông đồng bộ, hoàn thành 102 km."),
      ("Tỷ lệ lao động qua đào tạo đạt 96%.", "Tỷ lệ lao động qua đào tạo đạt 94%."),
      (
        "Tính đến cuối nhiệm kỳ, toàn tổ chức có 21.000 hội viên.",
        "Tính đến cuối nhiệm kỳ, toàn tổ chức có 104.350 hội viên, ở 12 đơn vị."
      ),
    ])
  func figures(_ source: String, _ merged: String) {
    #expect(Self.fate(source, merged)?.fate == .otherFigures)
    let coverage = Lineage(of: [merged], from: [LineageText(id: "A", blocks: [source])], lexicon: .either).coverage[0]
    #expect(coverage.count(.otherFigures) == 1 && coverage.count(.carried) == 0 && coverage.unexplained.isEmpty)
  }

  @Test(
    "is whole where no more than its numbering, its grammar or one word of many is another",
    arguments: [
      ("3. Mở rộng hợp tác quốc tế về khoa học.", "5. Mở rộng hợp tác quốc tế về khoa học."),
      ("Mở rộng hợp tác quốc tế về khoa học trong năm 2026.", "Năm 2026: mở rộng hợp tác quốc tế về khoa học."),
      (
        "Các cơ quan quan tâm chăm lo chất lượng sinh hoạt ở mọi địa bàn.",
        "Các cơ quan quan tâm chăm lo chất lượng sinh hoạt ở các địa bàn khó khăn."
      ),
    ])
  func whole(_ source: String, _ merged: String) {
    #expect(Self.fate(source, merged)?.fate == .carried)
  }

  @Test(
    "is not whole where it is denied, turned round, or a word that names it is gone",
    arguments: [
      (
        "Không chấp nhận đầu tư các dự án gây ô nhiễm môi trường.",
        "Chấp nhận đầu tư các dự án gây ô nhiễm môi trường."
      ),
      (
        "Chấp nhận đầu tư các dự án gây ô nhiễm môi trường.",
        "Không chấp nhận đầu tư các dự án gây ô nhiễm môi trường."
      ),
      (
        "Tăng chi thường xuyên cho y tế cơ sở ở vùng cao.", "Giảm chi thường xuyên cho y tế cơ sở ở vùng cao."
      ),
      ("Ưu tiên phát triển kinh tế xanh.", "Ưu tiên phát triển kinh tế biển."),
      ("Tỷ lệ hộ nghèo giảm còn 3,0% vào cuối nhiệm kỳ.", "Tỷ lệ hộ nghèo giảm còn 3,0%."),
    ])
  func changed(_ source: String, _ merged: String) {
    #expect(Self.fate(source, merged)?.fate == .partly)
  }

  @Test("that stands in one merged sentence with others is not carried by what those brought there")
  func shared() {
    let source = "Ưu tiên phát triển kinh tế biển. Ưu tiên phát triển kinh tế số. Ưu tiên phát triển kinh tế xanh."
    let found = Self.fate(source, "Ưu tiên phát triển kinh tế biển, kinh tế số.")
    #expect(found?.fate == .partly && found?.wordsCarried == 14)
    let all = Self.fate(source, "Ưu tiên phát triển kinh tế biển, kinh tế số, kinh tế xanh.")
    #expect(all?.fate == .carried)
  }

  @Test("is carried where a person says so, whatever its words")
  func ruled() {
    let source = LineageText(id: "A", blocks: ["Ưu tiên phát triển kinh tế xanh."])
    let lineage = Lineage(of: ["Ưu tiên phát triển kinh tế biển."], from: [source], lexicon: .either)
    let place = SentencePlace(block: 0, sentence: 0)
    let ruled = lineage.ruled([.link(source: "A", from: place, into: place, how: .summarised, by: "Bình")])
    #expect(lineage.coverage[0].unexplained == [0] && ruled.coverage[0].count(.carried) == 1)
  }
}
