// SPDX-License-Identifier: AGPL-3.0-or-later

/// Whether a number format shows numbers as days, as times of day, or as both (ECMA-376 part 1, §18.8.30 and .31).
enum NumberMeaning: Hashable {
  case plain
  case day
  case time
  case dayAndTime

  /// A format that files name by number only; 27–36 and 50–58 are dates wherever they are defined at all.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
    case 18...21, 32...35, 45...47, 55, 56: self = .time
    case 22: self = .dayAndTime
    case _: self = .plain
    }
  }

  /// A format's code, as in `[$-42A]dd/mm/yyyy;@`: its first section decides; quoted and escaped text is only shown.
  init(code: String) {
    var letters = ""
    var scalars = code.unicodeScalars.makeIterator()
    scanning: while let scalar = scalars.next() {
      switch scalar {
      case ";": break scanning
      case "\"": while let quoted = scalars.next(), quoted != "\"" {}
      case "\\", "_", "*": _ = scalars.next()
      case "[":
        var inside = ""
        while let bracketed = scalars.next(), bracketed != "]" { inside.unicodeScalars.append(bracketed) }
        // [h], [mm], [ss] count hours beyond a day: a length of time, so a number.
        if !inside.isEmpty, inside.lowercased().allSatisfy({ "hms".contains($0) }) {
          self = .plain
          return
        }
      case _: letters.unicodeScalars.append(scalar)
      }
    }
    letters = letters.lowercased()
    if letters.contains("general") || letters.contains("e+") || letters.contains("e-") {
      self = .plain
      return
    }
    let hasTime = letters.contains("h") || letters.contains("s")
    let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
    switch (hasDay, hasTime) {
    case (true, true): self = .dayAndTime
    case (true, false): self = .day
    case (false, true): self = .time
    case (false, false): self = .plain
    }
  }

  /// The cell that a number is under this format. Day 60 of the 1900 count never was (29 February 1900), and
  /// what lies outside of the years to 9999 is no day: both stay numbers.
  func cell(_ number: Double, countsFrom1904: Bool) -> Cell {
    guard self != .plain, number >= 0, number < 2_958_466 else { return .number(number) }
    let whole = Int(number)
    // Rounded to seconds: the last digits of a fraction of a day are noise.
    let second = Int(((number - Double(whole)) * 86_400).rounded())
    if self == .time, whole == 0, second < 86_400 { return .text(Self.time(second)) }
    if !countsFrom1904, whole == 60 || whole == 0 { return .number(number) }
    let epoch = countsFrom1904 ? whole - 24_107 : whole - (whole < 60 ? 25_568 : 25_569)
    let (year, month, day) = Calendar.day(after: epoch + second / 86_400)
    let shown = Cell.day(year: year, month: month, day: day)
    return second % 86_400 == 0 ? shown : .text("\(shown.shown) \(Self.time(second % 86_400))")
  }

  /// `08:30`, with seconds only where there are some.
  private static func time(_ second: Int) -> String {
    let parts = second % 60 == 0 ? [second / 3600, second / 60 % 60] : [second / 3600, second / 60 % 60, second % 60]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
