// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// Rows about people.
extension IntakeReading {
  mutating func person(_ row: SentTable.Row, _ sheet: IntakeSheet) {
    var reader = IntakeRow(row, of: sheet, today: today)
    let name = fullName(&reader, sheet)
    let details = PersonDetails(
      name: name ?? "", sex: reader.sex(), born: reader.day(.born, notAfter: today), email: reader.email(),
      phone: reader.phone(), qualities: reader.qualities())
    let unit = unit(of: &reader)
    let posts = posts(&reader, sheet)
    guard name != nil, reader.faults.isEmpty else { return refuse(row, sheet, details.name, reader.faults) }
    take(
      Intake.PersonRow(
        row: row.number, details: details, unit: unit, posts: posts, cleared: reader.cleared,
        clearedQualities: reader.clearedQualities), sheet)
  }

  private func fullName(_ reader: inout IntakeRow, _ sheet: IntakeSheet) -> String? {
    let name = reader.fullName()
    if name == nil, reader.faults.isEmpty { reader.missing(.name, Phrase("họ và tên", "the name")) }
    return name
  }

  private func unit(of reader: inout IntakeRow) -> String? {
    guard let text = reader.shown(.unit) else { return nil }
    switch lookup.unit(text) {
    case .one(let code): return spoilt.contains(code.lowercased()) ? nil : code
    case .several:
      reader.fault(
        .unit,
        Phrase("Có nhiều đơn vị tên “\(reader.short(text))”.", "Several units are called “\(reader.short(text))”."),
        mend: Phrase("Hãy ghi mã đơn vị.", "Write the code of the unit."))
    case .none:
      reader.fault(
        .unit, Phrase("Không có đơn vị “\(reader.short(text))”.", "There is no unit “\(reader.short(text))”."),
        mend: Phrase(
          "Hãy ghi đúng mã hoặc tên, hoặc thêm đơn vị đó vào tệp.",
          "Write its code or name, or add the unit to the file."))
    }
    return nil
  }

  private func posts(_ reader: inout IntakeRow, _ sheet: IntakeSheet) -> [Intake.PostRow] {
    guard let text = reader.shown(.post) else {
      if reader.shown(.ended) != nil {
        reader.missing(.ended, Phrase("chức vụ mà ngày này nói đến", "the post that this day speaks of"))
      }
      return []
    }
    let pieces = lookup.postPieces(text)
    let days = reader.days(.from)
    let ends = reader.endings(.ended).map { day in day.map { sheet.endsOnLastDay ? $0.adding(1) : $0 } }
    let named = reader.shown(.term).flatMap { Term(typed: $0) }
    guard days.count <= 1 || days.count == pieces.count else {
      reader.fault(
        .from, Phrase("Số ngày không khớp với số chức vụ.", "There are not as many days as posts."),
        mend: Phrase(
          "Hãy ghi một ngày chung, hoặc mỗi chức vụ một ngày, cách nhau dấu chấm phẩy.",
          "Write one day for all, or one for each, with semicolons between."))
      return []
    }
    guard ends.count <= 1 || ends.count == pieces.count else {
      reader.fault(
        .ended, Phrase("Số ngày thôi giữ không khớp với số chức vụ.", "There are not as many last days as posts."),
        mend: Phrase(
          "Hãy ghi mỗi chức vụ một ngày, cách nhau dấu chấm phẩy; chức vụ còn giữ thì ghi dấu gạch.",
          "Write one day for each, with semicolons between; a dash for a post that goes on."))
      return []
    }
    let all = pieces.enumerated().compactMap { index, piece -> Intake.PostRow? in
      let from = days.count == 1 ? days[0] : days.indices.contains(index) ? days[index] : nil
      let to = ends.count == 1 ? ends[0] : ends.indices.contains(index) ? ends[index] : nil
      var given = post(piece, named, from, to, &reader)
      given?.namesLastDay = sheet.endsOnLastDay
      return given
    }
    checkOneEach(all, &reader)
    return all
  }

  /// Lists name the seat beside the office that brings it: “Secretary; member of the committee”. Of posts in one body for
  /// one time one is meant, and which is for the office to say.
  private func checkOneEach(_ posts: [Intake.PostRow], _ reader: inout IntakeRow) {
    func rank(_ given: Intake.PostRow) -> Int { pack.post(given.post)?.rank ?? Int.max }
    // A post that ended on the day it began was given by mistake, and held at no time.
    let posts = posts.filter { $0.from == nil || $0.from != $0.to }
    for given in posts {
      let higher = posts.first {
        $0.body == given.body && $0.from == given.from && $0.to == given.to && rank($0) < rank(given)
      }
      guard let higher, let name = pack.post(given.post)?.name, let over = pack.post(higher.post)?.name else {
        continue
      }
      reader.fault(
        .post,
        Phrase(
          "“\(over.vietnamese)” và “\(name.vietnamese)” là hai chức vụ trong cùng một cơ quan.",
          "“\(over.english)” and “\(name.english)” are two posts in one body."),
        mend: Phrase(
          "Mỗi cơ quan chỉ ghi chức vụ cao nhất: hãy bỏ “\(name.vietnamese)”, vì đã gồm trong “\(over.vietnamese)”.",
          "Write the highest post of each body only: leave out “\(name.english)”, which comes with “\(over.english)”."))
      return
    }
  }

  private func post(_ piece: String, _ named: Term?, _ from: Day?, _ to: Day?, _ reader: inout IntakeRow)
    -> Intake.PostRow?
  {
    let (word, term) = IntakeLookup.split(piece)
    guard case .one(let post) = lookup.post(word) else {
      reader.fault(
        .post,
        Phrase("Không rõ chức vụ “\(reader.short(word))”.", "“\(reader.short(word))” is not a post that is known."),
        mend: lookup.help(for: word))
      return nil
    }
    guard let body = lookup.body(of: post, term: term ?? named, from: from) else {
      let kind = pack.body(post.body)?.name ?? Phrase(post.body, post.body)
      reader.fault(
        .post,
        Phrase(
          "Chưa lập \(kind.vietnamese) để giao chức vụ “\(post.name.vietnamese)”.",
          "The \(kind.english) is not formed, so nobody can be its “\(post.name.english)”."),
        mend: Phrase(
          "Hãy lập cơ quan ở trang Cơ quan lãnh đạo, giúp việc trước.", "Form the body on the page of bodies first."))
      return nil
    }
    return Intake.PostRow(post: post.id, body: body.id, from: from, to: to)
  }

  private mutating func take(_ row: Intake.PersonRow, _ sheet: IntakeSheet) {
    do throws(RowTrouble) {
      let events = try ledger.take(row)
      people.append(row)
      let isNew = events.contains { if case .personAdded = $0 { true } else { false } }
      if isNew { noteLikely(row) }
      lines.append(
        line(row.row, sheet, row.details.name, outcome(events, isNew: isNew), isNew ? told(row) : changes(events)))
    } catch {
      refuse(row.row, sheet, row.details.name, error)
    }
  }

  /// What was read of somebody new, so that a column that was taken for another is seen before anything is recorded.
  private func told(_ row: Intake.PersonRow) -> [Phrase] {
    let details = row.details
    func both(_ vietnamese: String, _ english: String, _ value: String?) -> Phrase? {
      value.map { Phrase("\(vietnamese) \($0)", "\(english) \($0)") }
    }
    let own = [
      details.sex.map { Phrase($0.words(.vietnamese).uncapitalised, $0.words(.english).uncapitalised) },
      details.born.map { Phrase("sinh \($0.figures(.vietnamese))", "born \($0.figures(.english))") },
      both("đơn vị", "unit", row.unit), both("e-mail", "e-mail", details.email),
      both("điện thoại", "telephone", details.phone),
    ].compactMap { $0 }
    let posts = row.posts.map { given -> Phrase in
      let name = pack.post(given.post)?.name ?? Phrase(given.post, given.post)
      let since = given.from.map {
        Phrase(" từ \($0.words(.vietnamese))", " since \($0.words(.english))")
      }
      let ended = given.to.map {
        Phrase(", thôi giữ từ \($0.words(.vietnamese))", ", ended on \($0.words(.english))")
      }
      return Phrase(
        name.vietnamese + (since?.vietnamese ?? "") + (ended?.vietnamese ?? ""),
        name.english + (since?.english ?? "") + (ended?.english ?? ""))
    }
    return own + posts + details.qualities.sorted { $0.key < $1.key }.map { Phrase("\($0): \($1)", "\($0): \($1)") }
  }

  /// A new person whose name differs from a known one by diacritics only may be the same one, badly typed.
  private mutating func noteLikely(_ row: Intake.PersonRow) {
    let others = (likely[PlainText(row.details.name)] ?? []).compactMap { now.people[$0]?.details.value }
    if let same = others.first(where: { NameKey($0.name) == NameKey(row.details.name) }) {
      let born = same.born.map { Phrase(", sinh \($0.figures(.vietnamese))", ", born \($0.figures(.english))") }
      notes.append(
        Phrase(
          "Dòng \(row.row): đã có một người tên “\(same.name)”\(born?.vietnamese ?? ""); dòng này được ghi là người khác. Nếu là một người, hãy sửa ngày sinh hoặc e-mail cho khớp.",
          "Row \(row.row): somebody called “\(same.name)” is on record\(born?.english ?? ""); this row is noted as another person. If they are one, make birth date or e-mail agree."
        ))
      return
    }
    guard let other = others.first(where: { $0.name != row.details.name && $0.isOpenTo(row.details) }) else { return }
    notes.append(
      Phrase(
        "Dòng \(row.row): “\(row.details.name)” gần giống “\(other.name)” đã có. Nếu là một người, hãy sửa tên trong tệp.",
        "Row \(row.row): “\(row.details.name)” is much like “\(other.name)” of the record. If they are one person, correct the name in the file."
      ))
  }

  private func changes(_ events: [OrganisationEvent]) -> [Phrase] {
    events.flatMap { event -> [Phrase] in
      switch event {
      case .personChanged(let id, let details, let unit):
        guard let before = now.people[id], let old = before.details.value, let new = details.value else { return [] }
        return old.changes(to: new) + (before.unit == unit ? [] : [Phrase("đơn vị", "unit")])
      case .postGiven: return [Phrase("chức vụ", "post")]
      case .postEnded: return [Phrase("thôi giữ chức vụ", "post ended")]
      case .postEndCorrected: return [Phrase("ngày thôi giữ chức vụ", "last day of a post")]
      default: return []
      }
    }
  }
}

extension PersonDetails {
  /// What differs, in words.
  func changes(to new: PersonDetails) -> [Phrase] {
    var found: [Phrase] = []
    if sex != new.sex { found.append(Phrase("giới tính", "sex")) }
    if born != new.born { found.append(Phrase("ngày sinh", "birth date")) }
    if email != new.email { found.append(Phrase("e-mail", "e-mail")) }
    if phone != new.phone { found.append(Phrase("điện thoại", "telephone")) }
    found += Set(new.qualities.keys).union(qualities.keys).sorted().filter { qualities[$0] != new.qualities[$0] }.map {
      Phrase($0, $0)
    }
    return found
  }
}
