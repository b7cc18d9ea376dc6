// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// A unit's list of delegates and alternates as it was sent: what it would bring, and what is wrong, row by row.
struct DelegateIntake: Sendable {
  private(set) var proposals: [DelegateProposal] = []
  private(set) var faults: [Fault] = []

  /// The most rows one list may have.
  static let mostRows = 1_000

  /// Reads the tables for one unit, against the seats it has and those who hold them already.
  init(_ tables: [SentTable], for unit: UnitID, on grounds: any DelegateGrounds, today: Day) {
    let headings = Headings(grounds.pack)
    let filled = tables.filter { !$0.rows.isEmpty }
    guard filled.reduce(0, { $0 + $1.rows.count }) <= DelegateIntake.mostRows, let table = filled.first else {
      faults.append(
        Fault(
          .file(filled.first?.sheet ?? ""),
          problem: Phrase("Tệp trống, hoặc dài quá 1.000 dòng.", "The file is empty, or longer than 1,000 rows."),
          mend: Phrase("Hãy chọn tệp khác.", "Choose another file.")))
      return
    }
    guard let sheet = IntakeSheet(table, headings, faults: &faults), sheet.kind == .people else {
      faults.append(
        Fault(
          IntakeSheet.Place(table.sheet, table.rows.first?.number ?? 1, 0).cell,
          problem: Phrase("Không thấy cột “Họ và tên”.", "There is no column “Full name”."),
          mend: Phrase(
            "Hãy đặt tiêu đề cột ở dòng đầu: Họ và tên, Giới tính, Ngày sinh, Dự khuyết.",
            "Head the columns in the first row: Full name, Sex, Birth date, Alternate.")))
      return
    }
    var bench = Bench(grounds, today)
    for row in sheet.rows { read(row, of: sheet, for: unit, on: grounds, today: today, bench: &bench) }
    if proposals.isEmpty, faults.isEmpty {
      faults.append(
        Fault(
          .file(table.sheet), problem: Phrase("Tệp không có dòng nào.", "The file has no rows."),
          mend: Phrase("Hãy chọn tệp khác.", "Choose another file.")))
    }
  }

  private mutating func read(
    _ row: SentTable.Row, of sheet: IntakeSheet, for unit: UnitID, on grounds: any DelegateGrounds, today: Day,
    bench: inout Bench
  ) {
    var reader = IntakeRow(row, of: sheet, today: today)
    let name = reader.fullName()
    var qualities = reader.qualities()
    let isAlternate = DelegateIntake.takeAlternate(&qualities)
    let details = PersonDetails(
      name: name ?? "", sex: reader.sex(), born: reader.day(.born, notAfter: today), email: reader.email(),
      phone: reader.phone(), qualities: qualities)
    if name == nil, reader.faults.isEmpty { reader.missing(.name, Phrase("họ và tên", "the name")) }
    guard reader.faults.isEmpty else {
      faults += reader.faults
      return
    }
    let proposal = DelegateProposal(
      DelegateIntake.who(details, of: unit, grounds), unit: unit, block: .unit, isAlternate: isAlternate)
    do throws(DelegateRefusal) {
      _ = try bench.seat(proposal)
      proposals.append(proposal)
    } catch {
      faults.append(
        Fault(
          IntakeSheet.Place(sheet.table.sheet, row.number, sheet.place(of: .name)).cell,
          problem: Phrase(error.problem(.vietnamese, in: grounds.pack), error.problem(.english, in: grounds.pack)),
          mend: Phrase(error.mend(.vietnamese, in: grounds.pack), error.mend(.english, in: grounds.pack))))
    }
  }

  /// Takes the column "Alternate" out of the further qualities: any mark but a no makes an alternate.
  private static func takeAlternate(_ qualities: inout [String: String]) -> Bool {
    let titles = ["du khuyet", "dai bieu du khuyet", "thay the", "alternate", "is alternate"]
    guard let title = qualities.keys.first(where: { titles.contains(PlainText($0).text) }),
      let mark = qualities.removeValue(forKey: title)
    else { return false }
    return !["", "0", "no", "khong", "false"].contains(PlainText(mark).text)
  }

  /// A person of the list who is meant: of this unit, with this name and no other birth day.
  static func who(_ details: PersonDetails, of unit: UnitID, _ grounds: any DelegateGrounds) -> DelegateProposal.Who {
    let key = NameKey(details.name)
    let same = grounds.organisations.people.values.filter { person in
      guard person.unit == unit, let known = person.details.value, NameKey(known.name) == key else { return false }
      return known.born == nil || details.born == nil || known.born == details.born
    }
    return same.count == 1 ? .person(same[0].id) : .named(details)
  }
}
