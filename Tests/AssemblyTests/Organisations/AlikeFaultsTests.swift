// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import Testing

@testable import Assembly

@Suite("Faults of a file")
struct AlikeFaultsTests {
  private func fault(_ row: Int, _ column: String, _ problem: String = "x") -> Fault {
    Fault(
      .cell(sheet: "Người", row: row, column: column), problem: Phrase(problem, problem), mend: Phrase("sửa", "mend"))
  }

  @Test("of one column and one reason are told once, with every row, in the order of the first")
  func together() {
    let all = AlikeFaults.all(
      in: [fault(5, "C"), fault(5, "D"), fault(6, "C"), fault(7, "C"), fault(7, "C", "y"), fault(9, "C")]
        + [Fault(.file("a.xlsx"), problem: Phrase("x", "x"), mend: Phrase("sửa", "mend"))])
    #expect(
      all.map { $0.places(.vietnamese) } == [
        "Trang “Người”, cột C, các dòng 5–7, 9", "Trang “Người”, dòng 5, cột D", "Trang “Người”, dòng 7, cột C",
        "Tệp a.xlsx",
      ])
  }
}
