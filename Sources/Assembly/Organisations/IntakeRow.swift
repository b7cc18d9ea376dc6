// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Reads the cells of one row into values, and says of each wrong cell where it is and what would mend it.
struct IntakeRow {
  let sheet: IntakeSheet
  let row: SentTable.Row
  let today: Day
  private(set) var faults: [Fault] = []
  /// Columns that say to erase what the record has.
  private(set) var cleared: Set<IntakeColumn> = []
  private(set) var clearedQualities: Set<String> = []

  init(_ row: SentTable.Row, of sheet: IntakeSheet, today: Day) {
    self.row = row
    self.sheet = sheet
    self.today = today
  }

  private func cell(_ column: IntakeColumn) -> SentTable.Cell {
    guard let place = sheet.places[column], row.cells.indices.contains(place) else { return .empty }
    return row.cells[place]
  }

  mutating func fault(_ column: IntakeColumn, _ problem: Phrase, mend: Phrase) {
    fault(at: sheet.place(of: column), problem, mend: mend)
  }

  private mutating func fault(at place: Int, _ problem: Phrase, mend: Phrase) {
    let fault = Fault(IntakeSheet.Place(sheet.table.sheet, row.number, place).cell, problem: problem, mend: mend)
    // A cell that is looked at twice is wrong once.
    if !faults.contains(fault) { faults.append(fault) }
  }

  mutating func missing(_ column: IntakeColumn, _ what: Phrase) {
    fault(
      column, Phrase("Chưa có \(what.vietnamese).", "Missing: \(what.english)."),
      mend: Phrase("Hãy nhập \(what.vietnamese).", "Enter \(what.english)."))
  }

  /// The text of a cell as people see it, nil when it is empty; an error value of the spreadsheet is a fault.
  mutating func shown(_ column: IntakeColumn) -> String? {
    let cell = cell(column)
    if case .error(let error) = cell {
      fault(
        column, Phrase("Ô có lỗi bảng tính \(error.prefix(20)).", "The cell holds the error \(error.prefix(20))."),
        mend: Phrase("Hãy sửa công thức hoặc gõ thẳng giá trị.", "Mend the formula, or type the value itself."))
      return nil
    }
    let text = cell.text
    if ClearingMark.isMeant(by: text) {
      clear(column, text)
      return nil
    }
    return text.unicodeScalars.contains { !$0.properties.isWhitespace } ? text : nil
  }

  private mutating func clear(_ column: IntakeColumn, _ text: String) {
    guard !IntakeColumn.clearable.contains(column) else {
      cleared.insert(column)
      return
    }
    fault(
      column, Phrase("Không xóa được cột này bằng “\(short(text))”.", "“\(short(text))” cannot erase this column."),
      mend: Phrase(
        "Hãy để trống; để thôi giữ chức vụ, ghi ngày ở cột “Thôi giữ từ ngày”.",
        "Leave it empty; to end a post, enter the day in the column “To”."))
  }

  mutating func name(_ column: IntakeColumn, most: Int = 120) -> String? {
    guard let text = shown(column) else { return nil }
    do throws(TextFault) { return try CleanText.name(text, most: most) } catch {
      fault(column, error.problem, mend: error.mend)
      return nil
    }
  }

  /// The whole name, put together where it stands in two columns.
  mutating func fullName() -> String? {
    if let whole = name(.name) { return whole }
    let parts = sheet.surnameLeads ? [name(.surname), name(.given)] : [name(.given), name(.surname)]
    return parts.compactMap { $0 }.joined(separator: " ").nilIfEmpty
  }

  mutating func code(_ column: IntakeColumn) -> String? {
    guard let text = shown(column) else { return nil }
    if let code = CleanText.code(text) { return code }
    fault(
      column, Phrase("“\(short(text))” không dùng làm mã được.", "“\(short(text))” cannot be a code."),
      mend: Phrase(
        "Hãy dùng nhiều nhất 20 chữ và số, không có khoảng trắng.", "Use at most 20 letters and digits without spaces.")
    )
    return nil
  }

  /// 2700, 2.700, 2,700 or 2 700.
  mutating func count(_ column: IntakeColumn) -> Int? {
    guard let text = shown(column) else { return nil }
    if let count = IntakeRow.count(CleanText.cleaned(text)) { return count }
    fault(
      column, Phrase("“\(short(text))” không phải số người.", "“\(short(text))” is not a number of people."),
      mend: Phrase("Hãy nhập số nguyên, không âm.", "Enter a whole number, not negative."))
    return nil
  }

  static func count(_ text: String) -> Int? {
    let groups = text.split(omittingEmptySubsequences: false, whereSeparator: { ".,\u{A0} ".contains($0) })
    let areGroups =
      groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let digits = groups.joined()
    guard areGroups, !digits.isEmpty, digits.utf8.count <= 7, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }

  /// A day typed day first, written out, or as the spreadsheet keeps days; not after `last`.
  mutating func day(_ column: IntakeColumn, notAfter last: Day? = nil) -> Day? {
    if case .day(let day) = cell(column) { return checked(day, column, last) }
    guard let text = shown(column) else { return nil }
    if case .number(let number) = cell(column), let day = IntakeRow.day(number: number) {
      return checked(day, column, last)
    }
    return day(of: text, column, last)
  }

  private mutating func day(of text: String, _ column: IntakeColumn, _ last: Day?) -> Day? {
    if let day = IntakeRow.day(text) { return checked(day, column, last) }
    fault(
      column,
      Phrase("“\(short(text))” không phải là ngày có trong lịch.", "“\(short(text))” is not a day of the calendar."),
      mend: Phrase("Hãy nhập đủ ngày, tháng, năm, như 15/07/2025.", "Enter day, month and year, as 15/07/2025."))
    return nil
  }

  private mutating func checked(_ day: Day, _ column: IntakeColumn, _ last: Day?) -> Day? {
    guard let last, day > last else { return day }
    fault(
      column, Phrase("Ngày \(day.words(.vietnamese)) ở tương lai.", "\(day.words(.english)) is in the future."),
      mend: Phrase("Hãy xem lại năm.", "Look at the year again."))
    return nil
  }

  static func day(_ text: String) -> Day? {
    let clean = CleanText.cleaned(text)
    if let day = Day(typed: clean) { return day }
    // A day with midnight after it, as some programs write it.
    if clean.count > 10, clean.hasSuffix("00:00") || clean.hasSuffix("00:00:00"),
      let day = Day(iso: String(clean.prefix(10)))
    {
      return day
    }
    // "ngày 15 tháng 7 năm 2025"
    let words = PlainText(clean).words.map(String.init)
    guard words.filter({ Int($0) == nil }).allSatisfy({ ["ngay", "thang", "nam"].contains($0) }) else { return nil }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 3, numbers[2] > 999 else { return nil }
    return Day(numbers[2], numbers[1], numbers[0])
  }

  /// Days since 30 December 1899, as spreadsheets count them, for the years 1910 to 2099; smaller numbers may be years.
  static func day(number: String) -> Day? {
    guard let serial = Int(number), (3_654...73_050).contains(serial) else { return nil }
    return Day(number: serial - 25_569)
  }

  /// The days of a cell that may hold several, one for each post.
  mutating func days(_ column: IntakeColumn) -> [Day] {
    guard case .text(let text) = cell(column) else { return day(column).map { [$0] } ?? [] }
    return IntakeRow.pieces(text, at: ";,").compactMap { day(of: $0, column, nil) }
  }

  /// The days of a cell that has one for each post; a dash or nothing between semicolons stands for a post that goes on.
  mutating func endings(_ column: IntakeColumn) -> [Day?] {
    guard case .text(let text) = cell(column), text.contains(where: { ";,".contains($0) || $0.isNewline }) else {
      return day(column).map { [$0] } ?? []
    }
    return text.split(omittingEmptySubsequences: false) { ";,".contains($0) || $0.isNewline }.map { piece in
      let clean = CleanText.cleaned(String(piece))
      return ["", "-", "–"].contains(clean) ? nil : day(of: clean, column, nil)
    }
  }

  /// What stands between semicolons or line ends, or other marks.
  static func pieces(_ text: String, at marks: String = ";") -> [String] {
    text.split(whereSeparator: { marks.contains($0) || $0.isNewline }).map { CleanText.cleaned(String($0)) }.filter {
      !$0.isEmpty
    }
  }

  mutating func sex() -> PersonDetails.Sex? {
    guard let text = shown(.sex) else { return nil }
    switch PlainText(text).text {
    case "nam", "nam gioi", "male", "m", "man": return .male
    case "nu", "nu gioi", "female", "f", "woman": return .female
    case "diverse", "non binary", "other", "khac": return nil
    default:
      fault(
        .sex, Phrase("“\(short(text))” không phải giới tính.", "“\(short(text))” is not a sex."),
        mend: Phrase("Hãy ghi nam hoặc nữ, hoặc để trống.", "Write male or female, or leave it empty."))
      return nil
    }
  }

  mutating func email() -> String? {
    guard let text = shown(.email) else { return nil }
    if let email = CleanText.email(text) { return email }
    fault(
      .email, Phrase("“\(short(text))” không phải địa chỉ e-mail.", "“\(short(text))” is not an e-mail address."),
      mend: Phrase("Hãy sửa, hoặc để trống.", "Correct it, or leave it empty."))
    return nil
  }

  mutating func phone() -> String? {
    guard let text = shown(.phone) else { return nil }
    if let phone = CleanText.phone(text) { return phone }
    fault(
      .phone, Phrase("“\(short(text))” không phải số điện thoại.", "“\(short(text))” is not a telephone number."),
      mend: Phrase("Hãy sửa, hoặc để trống.", "Correct it, or leave it empty."))
    return nil
  }

  /// The office's own columns.
  mutating func qualities() -> [String: String] {
    var found: [String: String] = [:]
    for (place, title) in sheet.qualities.sorted(by: { $0.key < $1.key }) where row.cells.indices.contains(place) {
      if case .error = row.cells[place] { continue }
      let text = if case .day(let day) = row.cells[place] { day.typed } else { row.cells[place].text }
      do throws(TextFault) {
        let line = try CleanText.line(text)
        if ClearingMark.isMeant(by: line) {
          clearedQualities.insert(title)
        } else if !line.isEmpty {
          found[title] = line
        }
      } catch {
        fault(at: place, error.problem, mend: error.mend)
      }
    }
    return found
  }

  func short(_ text: String) -> String {
    let clean = CleanText.cleaned(text)
    return clean.count > 40 ? clean.prefix(40) + "…" : clean
  }
}
