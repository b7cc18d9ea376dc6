// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// A list of candidates as it was sent: whom it would bring, and what is wrong, row by row.
struct CandidateIntake: Sendable {
  private(set) var nominations: [Nomination] = []
  private(set) var faults: [Fault] = []

  /// The most rows one list may have.
  static let mostRows = 1_000

  /// Reads the tables for a scheme, against those who are candidates already.
  init(_ tables: [SentTable], for scheme: PersonnelScheme, on grounds: any PersonnelGrounds, today: Day) {
    let filled = tables.filter { !$0.rows.isEmpty }
    guard filled.reduce(0, { $0 + $1.rows.count }) <= CandidateIntake.mostRows, let table = filled.first else {
      fault(
        .file(filled.first?.sheet ?? ""),
        Phrase("Tệp trống, hoặc dài quá 1.000 dòng.", "The file is empty, or longer than 1,000 rows."),
        Phrase("Hãy chọn tệp khác.", "Choose another file."))
      return
    }
    guard let sheet = IntakeSheet(table, Headings(grounds.pack), faults: &faults), sheet.kind == .people else {
      fault(
        IntakeSheet.Place(table.sheet, table.rows.first?.number ?? 1, 0).cell,
        Phrase("Không thấy cột “Họ và tên”.", "There is no column “Full name”."),
        Phrase(
          "Hãy đặt tiêu đề cột ở dòng đầu: Họ và tên, Giới tính, Ngày sinh, Đơn vị, Chức vụ, Tái cử, Tín nhiệm.",
          "Head the columns in the first row: Full name, Sex, Birth date, Unit, Post, Continuing, Support."))
      return
    }
    var bench = CandidateBench(scheme, grounds, today)
    for row in sheet.rows { read(row, of: sheet, in: scheme, on: grounds, today: today, bench: &bench) }
    if nominations.isEmpty, faults.isEmpty {
      fault(
        .file(table.sheet), Phrase("Tệp không có dòng nào.", "The file has no rows."),
        Phrase("Hãy chọn tệp khác.", "Choose another file."))
    }
  }

  private mutating func fault(_ place: Fault.Place, _ problem: Phrase, _ mend: Phrase) {
    faults.append(Fault(place, problem: problem, mend: mend))
  }

  private mutating func read(
    _ row: SentTable.Row, of sheet: IntakeSheet, in scheme: PersonnelScheme, on grounds: any PersonnelGrounds,
    today: Day, bench: inout CandidateBench
  ) {
    var reader = IntakeRow(row, of: sheet, today: today)
    let name = reader.fullName()
    var qualities = reader.qualities()
    let isContinuing = CandidateIntake.take(CandidateIntake.continuing, &qualities).map(CandidateIntake.says)
    let support = CandidateIntake.take(CandidateIntake.support, &qualities)
    let post = reader.shown(.post)
    let unit = CandidateIntake.unit(&reader, grounds)
    let details = PersonDetails(
      name: name ?? "", sex: reader.sex(), born: reader.day(.born, notAfter: today), qualities: qualities)
    if name == nil, reader.faults.isEmpty { reader.missing(.name, Phrase("họ và tên", "the name")) }
    if details.born == nil, reader.faults.isEmpty { reader.missing(.born, Phrase("ngày sinh", "the birth date")) }
    let supporters = support.map { IntakeRow.count($0) } ?? 0
    if supporters == nil {
      reader.fault(
        .name,
        Phrase("Tín nhiệm “\(support ?? "")” không phải số.", "The support “\(support ?? "")” is not a number."),
        mend: Phrase("Hãy ghi số nguyên, không âm.", "Enter a whole number, not negative."))
    }
    guard reader.faults.isEmpty else {
      faults += reader.faults
      return
    }
    let nomination = CandidateIntake.nomination(
      details, unit: unit, isContinuing: isContinuing, support: supporters ?? 0, post: post, scheme, grounds)
    do throws(PersonnelRefusal) {
      _ = try bench.enter(nomination)
      nominations.append(nomination)
    } catch {
      fault(
        IntakeSheet.Place(sheet.table.sheet, row.number, sheet.place(of: .name)).cell,
        Phrase(error.problem(.vietnamese, in: grounds.pack), error.problem(.english, in: grounds.pack)),
        Phrase(error.mend(.vietnamese, in: grounds.pack), error.mend(.english, in: grounds.pack)))
    }
  }

  private static let continuing = ["tai cu", "dang tham gia", "continuing", "incumbent", "re elected"]
  private static let support = ["tin nhiem", "phieu tin nhiem", "support", "votes"]

  /// Takes a column of the team's own out of the further qualities.
  private static func take(_ titles: [String], _ qualities: inout [String: String]) -> String? {
    guard let title = qualities.keys.first(where: { titles.contains(PlainText($0).text) }) else { return nil }
    return qualities.removeValue(forKey: title)
  }

  /// Any mark but a no.
  private static func says(_ mark: String) -> Bool {
    !["", "0", "no", "khong", "false"].contains(PlainText(mark).text)
  }

  private static func unit(_ reader: inout IntakeRow, _ grounds: any PersonnelGrounds) -> UnitID? {
    guard let text = reader.shown(.unit) else { return nil }
    let now = grounds.organisations
    let named = now.units.filter { PlainText($0.details.name) == PlainText(text) }
    if let unit = now.unit(code: text) ?? (named.count == 1 ? named.first : nil) { return unit.id }
    reader.fault(
      .unit, Phrase("Không có đơn vị “\(reader.short(text))”.", "There is no unit “\(reader.short(text))”."),
      mend: Phrase(
        "Hãy ghi mã hoặc tên đúng như trong danh sách đơn vị.", "Write code or name as in the list of units."))
    return nil
  }

  /// The person of the list who is meant, or somebody known here only. Whether they sat in the outgoing body the record
  /// knows of those in the list; a column says it of the others.
  static func nomination(
    _ details: PersonDetails, unit: UnitID?, isContinuing: Bool?, support: Int, post: String?,
    _ scheme: PersonnelScheme, _ grounds: any PersonnelGrounds
  ) -> Nomination {
    let key = NameKey(details.name)
    let same = grounds.organisations.people.values.filter { person in
      guard let known = person.details.value, NameKey(known.name) == key else { return false }
      return known.born == nil || details.born == nil || known.born == details.born
    }
    guard same.count == 1, let person = same.first else {
      let file = CandidateFile(isContinuing: isContinuing ?? false, support: support, post: post, qualities: [:])
      return Nomination(.named(details), unit: unit, file: file)
    }
    let sat = scheme.frame.outgoing.map { grounds.outgoingMembers($0).contains(person.id) } ?? false
    let file = CandidateFile(
      isContinuing: isContinuing ?? sat, support: support, post: post, qualities: details.qualities)
    return Nomination(.person(person.id), unit: person.unit ?? unit, file: file)
  }
}
