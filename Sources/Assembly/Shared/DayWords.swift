// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// Days and times as each language writes them.
extension Day {
  /// 15/7/2025 or 15 July 2025, as texts write it; in Vietnamese with the zeros of the formal date.
  public func words(_ say: Language) -> String {
    say("\(day.twoDigits)/\(writtenMonth)/\(year)", "\(day) \(monthName(.english)) \(year)")
  }

  /// 15/07/2025 or 15 July 2025: as the tables of pages show it, one below the other.
  public func figures(_ say: Language) -> String { say(typed, words(.english)) }

  /// 15/07/2025, as forms and files of tables take it in every language.
  public var typed: String { "\(day.twoDigits)/\(month.twoDigits)/\(year)" }

  /// Single digits from March on, where no figure can be written in front to make another month.
  private var writtenMonth: String { month <= 2 ? month.twoDigits : "\(month)" }

  /// ngày 15 tháng 7 năm 2025: single-digit days below 10 and the months 1 and 2 take a leading zero.
  public func formal(_ say: Language) -> String {
    say("ngày \(day.twoDigits) tháng \(writtenMonth) năm \(year)", words(.english))
  }

  /// "thứ Ba", "Tuesday", as it stands within a sentence.
  public func weekdayName(_ say: Language) -> String {
    let names = [
      say("thứ Hai", "Monday"), say("thứ Ba", "Tuesday"), say("thứ Tư", "Wednesday"), say("thứ Năm", "Thursday"),
      say("thứ Sáu", "Friday"), say("thứ Bảy", "Saturday"), say("Chủ nhật", "Sunday"),
    ]
    return names[weekday - 1]
  }

  public func monthName(_ say: Language) -> String {
    let english = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return say("tháng \(month)", english[month - 1])
  }

  /// 24–28/7/2025 or 24–28 July 2025; whole dates where month or year differ.
  public static func words(from: Day, to: Day, _ say: Language) -> String {
    guard from != to else { return from.words(say) }
    guard from.year == to.year, from.month == to.month else { return "\(from.words(say)) – \(to.words(say))" }
    return say("\(from.day.twoDigits)–\(to.words(say))", "\(from.day)–\(to.day) \(to.monthName(say)) \(to.year)")
  }

  /// từ ngày 28 đến ngày 29/7/2025, or from 28 to 29 July 2025; one day, or whole dates, as it falls.
  public static func span(from: Day, to: Day, _ say: Language) -> String {
    guard from != to else { return say("ngày \(from.words(say))", from.words(say)) }
    let start =
      from.year != to.year
      ? from.words(say)
      : from.month != to.month
        ? say("\(from.day.twoDigits)/\(from.writtenMonth)", "\(from.day) \(from.monthName(say))")
        : say(from.day.twoDigits, "\(from.day)")
    return say("từ ngày \(start) đến ngày \(to.words(say))", "from \(start) to \(to.words(say))")
  }
}

extension Moment {
  /// 08 giờ 00 or 08:00.
  public func time(_ say: Language) -> String {
    say("\((minute / 60).twoDigits) giờ \((minute % 60).twoDigits)", clock)
  }

  /// 08 giờ 00, ngày 15/7/2025.
  public func words(_ say: Language) -> String {
    say("\(time(say)), ngày \(day.words(say))", "\(clock), \(day.words(say))")
  }
}

/// A number as a roman numeral, for congresses and parts: 1 to 3999, plain digits otherwise.
public func roman(_ number: Int) -> String {
  guard (1..<4000).contains(number) else { return "\(number)" }
  let steps = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
  ]
  var rest = number
  var out = ""
  for (value, letters) in steps {
    while rest >= value {
      out += letters
      rest -= value
    }
  }
  return out
}

/// The nth of a series: "thứ nhất", "thứ hai"; "first", "second", then 11th.
public func ordinal(_ number: Int, _ say: Language) -> String {
  let vietnamese = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
  let english = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
  guard (1...10).contains(number) else {
    let ending = (11...13).contains(number % 100) ? "th" : ["th", "st", "nd", "rd"][number % 10 < 4 ? number % 10 : 0]
    return say("thứ \(number)", "\(number)\(ending)")
  }
  return say("thứ \(vietnamese[number - 1])", english[number - 1])
}
