// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The lines of a credentials report that count heads, for page and paper alike.
struct CredentialRow: Sendable {
  let title: String
  let heads: String
  let share: String
  /// How many of those present it counts; nil where it tells something else of them, such as an age.
  var count: Int?
}

enum CredentialRows {
  static func composition(_ found: Credentials, _ say: Language) -> [CredentialRow] {
    let count = found.composition
    var rows = [row(say("Nam", "Men"), count.men, found, say), row(say("Nữ", "Women"), count.women, found, say)]
    func tellUnknown(_ title: String, _ heads: Int) {
      if heads > 0 { rows.append(row(title, heads, found, say)) }
    }
    tellUnknown(say("Chưa ghi nam, nữ", "Sex not known"), count.sexUnknown)
    if let young = count.young, let under = count.youngUnder {
      rows.append(row(say("Trẻ (dưới \(under) tuổi)", "Young (under \(under))"), young, found, say))
    }
    tellUnknown(say("Chưa ghi ngày sinh", "Birth date not known"), count.ageUnknown)
    if let minority = count.minority {
      // Of nobody known: none counted would be taken for none there.
      if count.minorityUnknown < found.present {
        rows.append(row(say("Dân tộc thiểu số", "Of a minority"), minority, found, say))
      }
      tellUnknown(say("Chưa ghi dân tộc", "Ethnicity not known"), count.minorityUnknown)
    }
    rows += count.bands.map { band in
      let (from, through) = (band.years.lowerBound, band.years.upperBound)
      return row(say("Từ \(from) đến \(through) tuổi", "Aged \(from) to \(through)"), band.heads, found, say)
    }
    if let average = tenths(count.averageInTenths, say) {
      rows.append(
        CredentialRow(title: say("Tuổi bình quân", "Average age"), heads: say("\(average) tuổi", average), share: ""))
    }
    for (title, person) in [
      (say("Trẻ nhất", "Youngest"), count.youngest), (say("Cao tuổi nhất", "Oldest"), count.oldest),
    ] {
      if let person {
        rows.append(
          CredentialRow(title: "\(title): \(person.name)", heads: say("\(person.age) tuổi", "\(person.age)"), share: "")
        )
      }
    }
    return rows + found.seniority.compactMap { seniority($0, found, say) }
  }

  /// By what those rows count that a rule defines, each with its source.
  static func rules(_ found: Credentials, _ marks: CompositionMarks?, _ say: Language) -> [String] {
    guard let marks else { return [] }
    return [
      found.composition.young.map { _ in marks.youngRule(say) },
      found.composition.minority.map { _ in marks.minorityRule(say) },
    ].compactMap { $0 }
  }

  /// The heading of the table of units. Whoever has a seat beside theirs stands in no row of it, and is named, so that
  /// nobody looks for the difference from all who were summoned.
  static func unitHeading(_ found: Credentials, _ pack: RulePack, _ say: Language) -> String {
    let others = found.blocks.filter { $0.summoned > 0 }.compactMap { counted -> String? in
      switch counted.block {
      case .unit: nil
      case .exOfficio: pack.plural(.exOfficio, say)
      case .appointed: pack.plural(.delegateDesignated, say)
      }
    }.joined(separator: ", ")
    return others.isEmpty
      ? say("Theo đơn vị", "By unit") : say("Theo đơn vị (không tính \(others))", "By unit (without \(others))")
  }

  /// Seats, summoned and present of all units together.
  static func unitSums(_ found: Credentials) -> [String] {
    let seats = found.units.compactMap(\.seats)
    return [
      seats.isEmpty ? "–" : "\(seats.reduce(0, +))", "\(found.units.reduce(0) { $0 + $1.summoned })",
      "\(found.units.reduce(0) { $0 + $1.present })",
    ]
  }

  private static func row(_ title: String, _ heads: Int, _ found: Credentials, _ say: Language) -> CredentialRow {
    CredentialRow(title: title, heads: "\(heads)", share: percent(heads, of: found.present, say), count: heads)
  }

  private static func tenths(_ number: Int?, _ say: Language) -> String? {
    number.map { "\($0 / 10)\(say(",", "."))\($0 % 10)" }
  }

  /// Years since a day that the lists tell, such as since somebody joined, with how many they tell it of.
  private static func seniority(_ since: YearsSince, _ found: Credentials, _ say: Language) -> CredentialRow? {
    guard let average = tenths(since.averageInTenths, say), let least = since.years.first, let most = since.years.last
    else { return nil }
    let known = "\(since.years.count)/\(found.present)"
    let name =
      since.name.map { say("\($0.vietnamese) bình quân", "\($0.english), on average") }
      ?? say("\(since.title): số năm bình quân", "\(since.title): years on average")
    return CredentialRow(
      title: say(
        "\(name) (thấp nhất \(years(least, say)), cao nhất \(years(most, say)); có dữ liệu \(known))",
        "\(name) (lowest \(years(least, say)), highest \(years(most, say)); known of \(known))"),
      heads: say("\(average) năm", average), share: "")
  }

  private static func years(_ whole: Int, _ say: Language) -> String {
    whole == 0
      ? say("dưới 1 năm", "under 1 year") : say("\(whole) năm", "\(whole, one: "year", other: "years")")
  }

  /// The values of a further quality, and plainly those of whom it is not known.
  static func values(
    of quality: (title: String, values: [(value: String, heads: Int)]), _ found: Credentials, _ say: Language
  ) -> [CredentialRow] {
    let unknown = found.present - quality.values.reduce(0) { $0 + $1.heads }
    return quality.values.map { row($0.value, $0.heads, found, say) }
      + (unknown > 0 ? [row(say("Chưa có dữ liệu", "Not known"), unknown, found, say)] : [])
  }

  /// Whether enough came for the congress to decide, with the working.
  static func quorum(_ found: Credentials, _ say: Language) -> String? {
    found.quorum.map { quorum in
      let isMet = found.present >= quorum.value
      return say(
        "Số có mặt tối thiểu để tiến hành: \(quorum.told.vietnamese); \(isMet ? "đủ" : "chưa đủ").",
        "Quorum: \(quorum.told.english); \(isMet ? "met" : "not met").")
    }
  }
}
