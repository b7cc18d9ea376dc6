// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Rows about units.
extension IntakeReading {
  private static let totals: Set<String> = ["tong", "tong cong", "tong so", "cong", "total", "sum", "grand total"]

  mutating func unit(_ row: SentTable.Row, _ sheet: IntakeSheet) -> Intake.UnitRow? {
    var reader = IntakeRow(row, of: sheet, today: today)
    let head = [IntakeColumn.code, .unitName].map { PlainText(reader.shown($0) ?? "").text }
    if head[0].isEmpty || IntakeReading.totals.contains(head[0]),
      IntakeReading.totals.contains(head[0].isEmpty ? head[1] : head[0])
    {
      notes.append(
        Phrase("Dòng \(row.number) là dòng cộng, không nhập.", "Row \(row.number) is a total and is not taken in."))
      return nil
    }
    let code = reader.code(.code)
    if code == nil, reader.faults.isEmpty { reader.missing(.code, Phrase("mã đơn vị", "the code")) }
    let name = reader.name(.unitName, most: 200)
    let isKnown = code.map { ledger.unit(code: $0) != nil } ?? false
    if name == nil, !isKnown, reader.faults.isEmpty {
      reader.missing(.unitName, Phrase("tên đơn vị", "the name of the unit"))
    }
    let members = reader.count(.members)
    let counted = reader.day(.countedOn, notAfter: today)
    let origin = predecessor(&reader)
    let parent = reader.shown(.parent)
    if let code { lookup.note(code: code, name: name) }
    guard let code, reader.faults.isEmpty else {
      if let code { spoilt.insert(code.lowercased()) }
      refuse(row, sheet, name ?? code ?? "", reader.faults)
      return nil
    }
    return Intake.UnitRow(
      row: row.number, code: code, parent: parent, name: name, members: members, countedOn: counted,
      predecessor: origin, cleared: reader.cleared)
  }

  private func predecessor(_ reader: inout IntakeRow) -> PredecessorID? {
    guard let text = reader.shown(.predecessor) else { return nil }
    if let found = lookup.predecessor(text) { return found }
    reader.fault(
      .predecessor,
      Phrase("Chưa ghi tổ chức “\(reader.short(text))” trong sổ.", "“\(reader.short(text))” is not in the record."),
      mend: Phrase(
        "Hãy ghi tổ chức đó ở trang Tổ chức trước, hoặc để trống.",
        "Enter it on the page of the organisation first, or leave the cell empty."))
    return nil
  }

  /// Parents before their children, whatever the order of the file; units in a circle come last and are refused.
  mutating func parentsFirst(_ rows: [(Intake.UnitRow, IntakeSheet)]) -> [(Intake.UnitRow, IntakeSheet)] {
    var ordered: [(Intake.UnitRow, IntakeSheet)] = []
    var waiting: [(Intake.UnitRow, IntakeSheet)] = []
    var ready = Set(now.units.map { $0.details.code.lowercased() })
    for (row, sheet) in rows {
      guard let named = row.parent else {
        ordered.append((row, sheet))
        ready.insert(row.code.lowercased())
        continue
      }
      guard let parent = known(named, in: .parent, of: row, sheet) else { continue }
      waiting.append((row.under(parent), sheet))
    }
    while !waiting.isEmpty {
      let isNext = waiting.map { row, _ in row.parent.map { isReady($0, ready) } ?? true }
      guard isNext.contains(true) else { break }
      let next = zip(waiting, isNext).filter(\.1).map(\.0)
      waiting = zip(waiting, isNext).filter { !$0.1 }.map(\.0)
      ordered += next
      ready.formUnion(next.map { $0.0.code.lowercased() })
    }
    for (row, sheet) in waiting {
      spoilt.insert(row.code.lowercased())
      refuse(row.row, sheet, row.name ?? row.code, RowTrouble(refusal: .unitsInCircle(code: row.code), column: .parent))
    }
    return ordered
  }

  private func isReady(_ parent: String, _ ready: Set<String>) -> Bool {
    ready.contains(parent.lowercased()) || spoilt.contains(parent.lowercased())
  }

  private mutating func known(
    _ text: String, in column: IntakeColumn, of row: Intake.UnitRow, _ sheet: IntakeSheet
  ) -> String? {
    if case .one(let code) = lookup.unit(text) { return code }
    spoilt.insert(row.code.lowercased())
    refuse(
      row.row, sheet, row.name ?? row.code, RowTrouble(refusal: .unknownUnit(String(text.prefix(60))), column: column))
    return nil
  }

  /// Takes rows in; those that would close a circle wait until others have been moved out of their way.
  mutating func take(_ rows: [(Intake.UnitRow, IntakeSheet)]) {
    var waiting = rows
    while true {
      let late = waiting.filter { ledger.closesCircle($0.0) }
      for (row, sheet) in waiting where !late.contains(where: { $0.0 == row }) { take(row, sheet) }
      guard late.count < waiting.count else { break }
      waiting = late
    }
    for (row, sheet) in waiting { take(row, sheet) }
  }

  private mutating func take(_ row: Intake.UnitRow, _ sheet: IntakeSheet) {
    let known = ledger.unit(code: row.code)
    let before = known?.details
    if let parent = row.parent, ledger.unit(code: parent) == nil {
      // The parent's own row is at fault; this one waits for it.
      spoilt.insert(row.code.lowercased())
      lines.append(line(row.row, sheet, row.name ?? row.code, .faulty, []))
      return
    }
    do throws(RowTrouble) {
      let events = try ledger.take(row)
      units.append(row)
      let after = ledger.unit(code: row.code)?.details
      let isMoved = events.contains { if case .unitMoved = $0 { true } else { false } }
      let changes =
        (before.flatMap { before in after.map { before.changes(to: $0) } } ?? after?.told(under: row.parent) ?? [])
        + (isMoved ? [Phrase("đơn vị cấp trên", "parent unit")] : [])
      lines.append(line(row.row, sheet, after?.name ?? row.code, outcome(events, isNew: before == nil), changes))
    } catch {
      spoilt.insert(row.code.lowercased())
      refuse(row.row, sheet, row.name ?? row.code, error)
    }
  }
}

extension Intake.UnitRow {
  /// The same row under a parent given by its code.
  func under(_ parent: String) -> Intake.UnitRow {
    Intake.UnitRow(
      row: row, code: code, parent: parent, name: name, members: members, countedOn: countedOn,
      predecessor: predecessor, cleared: cleared)
  }
}

extension UnitDetails {
  /// What was read of a new unit.
  fileprivate func told(under parent: String?) -> [Phrase] {
    [
      parent.map { Phrase("thuộc \($0)", "under \($0)") },
      members.map { Phrase("\($0) thành viên", "\($0, one: "member", other: "members")") },
      countedOn.map { Phrase("tính đến \($0.words(.vietnamese))", "as of \($0.words(.english))") },
    ].compactMap { $0 }
  }

  /// What differs, in words.
  func changes(to new: UnitDetails) -> [Phrase] {
    var found: [Phrase] = []
    if name != new.name { found.append(Phrase("tên", "name")) }
    if members != new.members { found.append(Phrase("số thành viên", "members")) }
    if countedOn != new.countedOn { found.append(Phrase("ngày thống kê", "day of the count")) }
    if predecessor != new.predecessor { found.append(Phrase("tổ chức trước khi sáp nhập", "predecessor")) }
    return found
  }
}
