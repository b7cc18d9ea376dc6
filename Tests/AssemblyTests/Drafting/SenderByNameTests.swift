// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Testing

@testable import Assembly

@Suite("The name of a file that came back")
struct SenderByNameTests {
  /// The code that a name tells, of units that are called by ordinary syllables, by letters and by figures.
  private func taken(_ name: String) -> String? {
    let units = [
      ("bao", "Báo và Đài"), ("ta", "Tòa án nhân dân"), ("ccb", "Hội Cựu chiến binh"), ("u7", "Đơn vị 7"),
      ("ta-2", "Tòa án khu vực 2"),
    ].map { code, name in
      Unit(
        id: UnitID(code), parent: nil,
        details: UnitDetails(code: code, name: name, members: nil, countedOn: nil, predecessor: nil))
    }
    return SenderByName(name).unit(among: units)?.details.code
  }

  @Test(
    "tells no sender by a syllable that may begin a title or a person's name",
    arguments: [
      "Bao cao chinh tri (gop y Hoi CCB).docx", "bao-cao-chinh-tri.docx", "bao_cao.docx", "BAO CAO CHINH TRI.docx",
      "Ta Thi Ngoc Diep gop y.docx", "ta_thi_ngoc_diep.docx", "Tạ Thị Ngọc Điệp.docx", "baocao.docx",
      "Báo cáo góp ý.docx", "u70 góp ý.docx", "(bao cao) góp ý.docx", "",
    ])
  func unknown(name: String) {
    #expect(taken(name) == nil, "\(name)")
  }

  @Test(
    "tells it where it was written on purpose: set apart, in brackets, in capitals, alone, with a figure or spelt out",
    arguments: [
      ("bao - góp ý.docx", "bao"), ("bao_góp ý dự thảo.docx", "bao"), ("(bao) gop y.docx", "bao"),
      ("BAO gop y.docx", "bao"),
      ("TA.docx", "ta"), ("[TA] góp ý.docx", "ta"), ("ccb gop y.docx", "ccb"), ("U7 góp ý.docx", "u7"),
      ("u7.docx", "u7"), ("ta-2 góp ý.docx", "ta-2"), ("Tòa án nhân dân - góp ý.docx", "ta"),
    ])
  func known(name: String, code: String) {
    #expect(taken(name) == code, "\(name)")
  }
}
