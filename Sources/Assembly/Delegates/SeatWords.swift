// SPDX-License-Identifier: AGPL-3.0-or-later

public import Apportionment
public import Packs

/// Says in words what the sharing of seats came to. The names of the claimants, and of what is counted, come from
/// whoever shared: an engine knows neither.
public struct SeatWords: Sendable {
  public let say: Language
  /// What is counted, such as "member" and "members", in the language of the sentences.
  public let counted: (one: String, other: String)
  /// A claimant as people know it.
  public let name: @Sendable (ClaimantID) -> String
  /// Where a row of the claimants stands in the table that people see.
  public let rowNumber: @Sendable (Int) -> Int

  public init(
    _ say: Language, counted: (one: String, other: String)? = nil, rowNumber: @escaping @Sendable (Int) -> Int = { $0 },
    name: @escaping @Sendable (ClaimantID) -> String = { $0.rawValue }
  ) {
    self.say = say
    let word = say("người", "counted")
    self.counted = counted ?? (word, word)
    self.name = name
    self.rowNumber = rowNumber
  }

  /// 3310 as "3.310" or "3,310", 328.947… as "328,95" or "328.95", 8½ as "8.5".
  public func number(_ number: Rational, places: Int = 2) -> String {
    guard !number.isWhole else { return whole(number.numerator) }
    var decimal = Substring(number.decimal(places: places))
    while decimal.hasSuffix("0") { decimal.removeLast() }
    return point(String(decimal.hasSuffix(".") ? decimal.dropLast() : decimal))
  }

  /// "3.310 hội viên", "1 member".
  func counting(_ number: Rational) -> String {
    "\(self.number(number)) \(number == 1 ? counted.one : counted.other)"
  }

  func counting(_ number: Int128) -> String {
    "\(whole(number)) \(number == 1 ? counted.one : counted.other)"
  }

  /// "thêm 144 hội viên", "144 more members".
  func more(_ number: Int128) -> String {
    let word = number == 1 ? counted.one : counted.other
    return say("thêm \(whole(number)) \(word)", "\(whole(number)) more \(word)")
  }

  func whole(_ number: Int128) -> String { Int(exactly: number)?.grouped(say) ?? "\(number)" }

  /// A decimal of the engine with the point of the language, its whole part grouped.
  func point(_ decimal: String) -> String {
    let parts = decimal.split(separator: ".", maxSplits: 1)
    guard let first = parts.first, let whole = Int(first) else { return decimal }
    let sign = whole == 0 && decimal.hasPrefix("-") ? "-" : ""
    return sign + whole.grouped(say) + (parts.count == 2 ? say(",", ".") + parts[1] : "")
  }

  func seats(_ number: Int) -> String {
    say("\(number.grouped(say)) đại biểu", "\(number, one: "seat", other: "seats")")
  }

  func names(_ claimants: [ClaimantID]) -> String {
    let names = claimants.map(name)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + say(" và ", " and ") + last
  }
}

// MARK: Methods and policies

extension Apportionment.Method {
  /// The method as people name it.
  public func words(_ say: Language) -> String {
    switch self {
    case .largestRemainder(.hare): say("Số dư lớn nhất (Hare)", "Largest remainder (Hare)")
    case .largestRemainder(.droop): say("Số dư lớn nhất (Droop)", "Largest remainder (Droop)")
    case .largestRemainder(.hagenbachBischoff):
      say("Số dư lớn nhất (Hagenbach-Bischoff)", "Largest remainder (Hagenbach-Bischoff)")
    case .dHondt: "D’Hondt"
    case .sainteLague: "Sainte-Laguë"
    case .modifiedSainteLague(let first):
      say(
        "Sainte-Laguë sửa đổi (\(SeatWords(say).number(first)))",
        "Modified Sainte-Laguë (\(SeatWords(say).number(first)))"
      )
    case .huntingtonHill: "Huntington–Hill"
    case .dean: "Dean"
    case .adams: "Adams"
    }
  }
}

extension MinimumPolicy {
  /// What the policy does, in a short sentence.
  public func words(_ say: Language) -> String {
    switch self {
    case .keepQuota:
      say(
        "Giữ nguyên định mức; nơi thiếu được bù bằng các số dư nhỏ nhất",
        "The quota stays; who falls short is raised at the cost of the last remainders")
    case .recomputeQuota:
      say(
        "Nơi không đủ nhận mức tối thiểu, các nơi còn lại tính lại định mức",
        "Who falls short leaves with the minimum; the quota is computed anew for the rest")
    case .floor: say("Một số chia chung, kết quả không dưới mức tối thiểu", "One divisor for all, cut to the bounds")
    case .basePlusProportional:
      say(
        "Mỗi nơi nhận mức tối thiểu trước, phần còn lại chia theo số lượng",
        "The minimum to each first, the rest shared")
    case .enlargeHouse:
      say("Nơi thiếu được bù thêm, tổng số tăng theo", "Who falls short is raised, and the total grows")
    }
  }
}

extension TieRule {
  /// What decides between equal claims.
  public func words(_ say: Language) -> String {
    switch self {
    case .lot: say("bốc thăm", "a drawn lot")
    case .largerFirst: say("ưu tiên nơi đông hơn", "the larger first")
    case .smallerFirst: say("ưu tiên nơi ít hơn", "the smaller first")
    case .listed: say("theo thứ tự danh sách", "the order of the list")
    }
  }
}
