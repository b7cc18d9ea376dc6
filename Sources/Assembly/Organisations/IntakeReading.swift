// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// The work of reading a file: sheets to rows, rows to values, values weighed against the record.
struct IntakeReading {
  let pack: RulePack
  let now: Organisations
  let today: Day
  var lookup: IntakeLookup
  var ledger: IntakeLedger
  var likely: [PlainText: [PersonID]] = [:]
  /// Units of rows with faults: people in them get no second fault for it.
  var spoilt: Set<String> = []

  var units: [Intake.UnitRow] = []
  var people: [Intake.PersonRow] = []
  var lines: [IntakePlan.Line] = []
  var faults: [Fault] = []
  var notes: [Phrase] = []

  init(_ grounds: any OrganisationGrounds, today: Day) {
    pack = grounds.pack
    now = grounds.organisations
    self.today = today
    lookup = IntakeLookup(now, pack)
    ledger = IntakeLedger(now)
    for person in now.people.values {
      if let name = person.details.value?.name { likely[PlainText(name), default: []].append(person.id) }
    }
  }

  mutating func read(_ tables: [SentTable]) {
    let filled = tables.filter { $0.rows.contains { $0.cells.contains { !CleanText.cleaned($0.text).isEmpty } } }
    guard filled.reduce(0, { $0 + $1.rows.count }) <= IntakePlan.mostRows else { return refuseLength(filled[0].sheet) }
    let headings = Headings(pack)
    let sheets = filled.compactMap { sheet($0, headings) }
    guard !filled.isEmpty else {
      faults.append(
        Fault(
          .file(tables.first?.sheet ?? ""), problem: Phrase("Tệp không có dòng nào.", "The file has no rows."),
          mend: Phrase("Hãy chọn tệp khác.", "Choose another file.")))
      return
    }
    var unitRows: [(Intake.UnitRow, IntakeSheet)] = []
    for sheet in sheets where sheet.kind == .units {
      for row in sheet.rows { unit(row, sheet).map { unitRows.append(($0, sheet)) } }
    }
    take(parentsFirst(unitRows))
    for sheet in sheets where sheet.kind == .people {
      for row in sheet.rows { person(row, sheet) }
    }
    lines.sort { ($0.isUnit ? 0 : 1, $0.sheet, $0.row) < ($1.isUnit ? 0 : 1, $1.sheet, $1.row) }
  }

  private mutating func refuseLength(_ sheet: String) {
    faults.append(
      Fault(
        .file(sheet),
        problem: Phrase(
          "Tệp có hơn \(IntakePlan.mostRows) dòng.", "The file has more than \(IntakePlan.mostRows) rows."),
        mend: Phrase("Hãy chia thành nhiều tệp.", "Split it into several files.")))
  }

  // MARK: Sheets

  private mutating func sheet(_ table: SentTable, _ headings: Headings) -> IntakeSheet? {
    guard let sheet = IntakeSheet(table, headings, faults: &faults) else {
      faults.append(
        Fault(
          IntakeSheet.Place(table.sheet, table.rows.first?.number ?? 1, 0).cell,
          problem: Phrase("Không nhận ra dòng tiêu đề cột.", "There is no row of headings."),
          mend: Phrase(
            "Với đơn vị, hãy đặt tiêu đề “Mã đơn vị”, “Tên đơn vị”; với người, hãy đặt “Họ và tên”.",
            "For units use the headings “Code” and “Name”; for people use “Full name”.")))
      return nil
    }
    if sheet.kind == .units, sheet.places[.code] == nil {
      faults.append(
        Fault(
          IntakeSheet.Place(table.sheet, sheet.headingRow, 0).cell,
          problem: Phrase("Thiếu cột “Mã đơn vị”.", "The column “Code” is missing."),
          mend: Phrase("Hãy thêm một cột mã ngắn, không trùng.", "Add a column with a short, unique code.")))
      return nil
    }
    note(sheet)
    return sheet
  }

  /// How names were put together, by the first of them, since a file does not tell which part leads.
  private mutating func noteNames(_ sheet: IntakeSheet) {
    guard sheet.partsNames, let row = sheet.rows.first else { return }
    var reader = IntakeRow(row, of: sheet, today: today)
    guard let name = reader.fullName() else { return }
    notes.append(
      sheet.surnameLeads
        ? Phrase(
          "Họ tên được ghép theo thứ tự họ trước, tên sau, ví dụ “\(name)”. Nếu không đúng, hãy gộp thành một cột “Họ và tên”.",
          "Names are put together with the family name first, such as “\(name)”. If that is wrong, use one column “Full name”."
        )
        : Phrase(
          "Họ tên được ghép theo thứ tự tên trước, họ sau, ví dụ “\(name)”. Nếu không đúng, hãy đặt tiêu đề hai cột là “Họ” và “Tên”.",
          "Names are put together with the given name first, such as “\(name)”. If that is wrong, call the columns “Họ” and “Tên”."
        ))
  }

  private mutating func note(_ sheet: IntakeSheet) {
    noteNames(sheet)
    if !sheet.unnamed.isEmpty {
      let columns = sheet.unnamed.map(SentTable.columnName).joined(separator: ", ")
      notes.append(
        Phrase(
          "Trang “\(sheet.table.sheet)”, dòng \(sheet.headingRow): cột \(columns) có dữ liệu nhưng không có tiêu đề nên không được đọc. Nếu cần, hãy tách ô tiêu đề bị gộp và đặt tiêu đề riêng cho từng cột.",
          "Sheet “\(sheet.table.sheet)”, row \(sheet.headingRow): column \(columns) holds something and has no heading, so it is not read. Where it matters, part merged headings and give each column its own."
        ))
    }
    if !sheet.qualities.isEmpty {
      let titles = sheet.qualities.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")
      notes.append(
        Phrase(
          "Các cột được giữ làm thông tin khác của mỗi người: \(titles).",
          "Columns kept as further facts of each person: \(titles)."))
    }
    if !sheet.leftOut.isEmpty {
      let titles = sheet.leftOut.prefix(20).joined(separator: ", ")
      notes.append(Phrase("Các cột không được nhập: \(titles).", "Columns that are not taken in: \(titles)."))
    }
    if sheet.places[.secret] != nil {
      notes.append(
        Phrase(
          "Mật khẩu trong tệp không được nhập và không được giữ lại; hãy in phiếu đăng nhập sau.",
          "Passwords in the file are neither taken in nor kept; print sign-in sheets later."))
    }
    if sheet.places[.groups] != nil {
      notes.append(
        Phrase(
          "Nhóm trong tệp không được nhập: quyền đến từ chức vụ và vai trò.",
          "Groups in the file are not taken in: rights come from posts and roles."))
    }
  }

  // MARK: Lines

  func outcome(_ events: [OrganisationEvent], isNew: Bool) -> IntakePlan.Outcome {
    events.isEmpty ? .same : isNew ? .added : .changed
  }

  func line(
    _ row: Int, _ sheet: IntakeSheet, _ name: String, _ outcome: IntakePlan.Outcome, _ changes: [Phrase]
  ) -> IntakePlan.Line {
    IntakePlan.Line(
      sheet: sheet.table.sheet, row: row, isUnit: sheet.kind == .units, name: name, outcome: outcome, changes: changes)
  }

  mutating func refuse(_ row: SentTable.Row, _ sheet: IntakeSheet, _ name: String, _ found: [Fault]) {
    faults += found
    lines.append(line(row.number, sheet, name, .faulty, []))
  }

  mutating func refuse(_ row: Int, _ sheet: IntakeSheet, _ name: String, _ trouble: RowTrouble) {
    let refusal = trouble.refusal
    faults.append(
      Fault(
        IntakeSheet.Place(sheet.table.sheet, row, sheet.place(of: trouble.column)).cell,
        problem: Phrase(refusal.problem(.vietnamese, in: pack), refusal.problem(.english, in: pack)),
        mend: Phrase(refusal.mend(.vietnamese, in: pack), refusal.mend(.english, in: pack))))
    lines.append(line(row, sheet, name, .faulty, []))
  }
}
