// SPDX-License-Identifier: AGPL-3.0-or-later

public import Markup
public import Packs

/// Reads the fields of a form into values and collects what is wrong, so that all faults are told at once.
///
///     let venue = reader.text(.venue, Phrase("địa điểm", "the venue"))
///     let day = reader.day(.day, Phrase("ngày họp", "the day"))
///     try reader.finish()
public struct FormReader {
  public let submission: Submission
  private var faults: [Fault] = []

  public init(_ submission: Submission) { self.submission = submission }

  private func raw(_ field: FieldName) -> String { (submission.fields[field.text]?.first ?? "").trimmed }

  /// Adds a fault of a field.
  public mutating func fault(_ field: FieldName, _ problem: Phrase, mend: Phrase) {
    faults.append(Fault(.field(field.text), problem: problem, mend: mend))
  }

  /// Whether something was wrong with a field so far.
  func isFaulty(_ field: FieldName) -> Bool { faults.contains { $0.field == field.text } }

  /// Throws everything that was wrong.
  public func finish() throws(Faults) {
    if let all = Faults(faults) { throw all }
  }

  /// A text that must be there; "" when it is not.
  public mutating func text(_ field: FieldName, _ name: Phrase, most: Int = 500) -> String {
    let text = raw(field)
    if text.isEmpty { missing(field, name) }
    return bounded(text, field, name, most)
  }

  /// A text that may be left out.
  public mutating func optionalText(_ field: FieldName, _ name: Phrase, most: Int = 500) -> String? {
    bounded(raw(field), field, name, most).nilIfEmpty
  }

  private mutating func bounded(_ text: String, _ field: FieldName, _ name: Phrase, _ most: Int) -> String {
    guard text.unicodeScalars.count > most else { return text }
    fault(
      field,
      Phrase(
        "Ô “\(name.vietnamese)” dài quá \(most) ký tự.",
        "The field “\(name.english)” is longer than \(most) characters."),
      mend: Phrase("Hãy viết ngắn lại.", "Shorten it."))
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(most)))
  }

  private mutating func missing(_ field: FieldName, _ name: Phrase) {
    fault(
      field, Phrase("Chưa có \(name.vietnamese).", "Missing: \(name.english)."),
      mend: Phrase("Hãy nhập \(name.vietnamese).", "Enter \(name.english)."))
  }

  /// A whole number within bounds; the lower bound when it is wrong.
  public mutating func number(_ field: FieldName, _ name: Phrase, in range: ClosedRange<Int>) -> Int {
    let text = raw(field)
    guard !text.isEmpty else {
      missing(field, name)
      return range.lowerBound
    }
    guard let number = Int(text.filter { !$0.isWhitespace }), range.contains(number) else {
      fault(
        field,
        Phrase(
          "\(name.vietnamese.capitalised): “\(text)” không phải là số dùng được ở đây.",
          "\(name.english.capitalised): “\(text)” is not a number that fits here."),
        mend: Phrase(
          "Hãy nhập số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
          "Enter a whole number from \(range.lowerBound) to \(range.upperBound)."))
      return range.lowerBound
    }
    return number
  }

  /// A whole number that may be left out.
  public mutating func optionalNumber(_ field: FieldName, _ name: Phrase, in range: ClosedRange<Int>) -> Int? {
    raw(field).isEmpty ? nil : number(field, name, in: range)
  }

  /// A day typed as dd/mm/yyyy; nil when it is wrong.
  public mutating func day(_ field: FieldName, _ name: Phrase) -> Day? {
    if raw(field).isEmpty {
      missing(field, name)
      return nil
    }
    return optionalDay(field, name)
  }

  /// A day that may be left out.
  public mutating func optionalDay(_ field: FieldName, _ name: Phrase) -> Day? {
    let text = raw(field)
    guard !text.isEmpty else { return nil }
    if let day = Day(typed: text) { return day }
    fault(
      field, Phrase("“\(text)” không phải là ngày có trong lịch.", "“\(text)” is not a day of the calendar."),
      mend: Phrase("Hãy nhập \(name.vietnamese) theo mẫu 15/07/2025.", "Enter \(name.english) as 15/07/2025."))
    return nil
  }

  /// What has happened is not dated later than today.
  public mutating func refuseFuture(_ field: FieldName, _ day: Day?, of name: Phrase, today: Day) {
    guard let day, day > today else { return }
    fault(
      field, Phrase("\(name.vietnamese.capitalised) ở tương lai.", "\(name.english.capitalised) is in the future."),
      mend: Phrase("Hãy nhập hôm nay hoặc một ngày đã qua.", "Enter today or a day that has passed."))
  }

  /// A time of day such as 08:00 or 8h30, in minutes since midnight; nil when it is wrong.
  public mutating func minute(_ field: FieldName, _ name: Phrase) -> Int? {
    let text = raw(field)
    guard !text.isEmpty else {
      missing(field, name)
      return nil
    }
    if let minute = Moment.minute(typed: text) { return minute }
    fault(
      field, Phrase("“\(text)” không phải là giờ.", "“\(text)” is not a time of day."),
      mend: Phrase("Hãy nhập \(name.vietnamese) theo mẫu 08:00.", "Enter \(name.english) as 08:00."))
    return nil
  }

  /// One of the offered answers; nil when none or another was sent.
  public mutating func choice(_ field: FieldName, _ name: Phrase, of allowed: [String]) -> String? {
    let text = raw(field)
    if allowed.contains(text) { return text }
    fault(
      field, Phrase("Chưa chọn \(name.vietnamese).", "\(name.english.capitalised) is not chosen yet."),
      mend: Phrase("Hãy chọn một mục trong danh sách.", "Choose one from the list."))
    return nil
  }

  /// One of the offered answers, or nil for the empty one.
  public mutating func optionalChoice(_ field: FieldName, _ name: Phrase, of allowed: [String]) -> String? {
    raw(field).isEmpty ? nil : choice(field, name, of: allowed)
  }

  /// All of the offered answers that were ticked.
  public func choices(_ field: FieldName, of allowed: [String]) -> [String] {
    (submission.fields[field.text] ?? []).filter { allowed.contains($0) }
  }

  public func isTicked(_ field: FieldName) -> Bool { !raw(field).isEmpty }

  /// The lines of a text field, without empty ones.
  public func lines(_ field: FieldName) -> [String] {
    (submission.fields[field.text]?.first ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  /// The file sent in a field, if one was.
  public func file(_ field: FieldName) -> Submission.SentFile? {
    files(field).first
  }

  /// All files sent in a field, in the order in which they were chosen.
  public func files(_ field: FieldName) -> [Submission.SentFile] {
    (submission.files[field.text] ?? []).filter { !$0.bytes.isEmpty || !$0.name.isEmpty }
  }
}
