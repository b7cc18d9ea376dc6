// SPDX-License-Identifier: AGPL-3.0-or-later

/// One spelling for one number: "26.000" and "26,000" are 26000, "007" is 7.
enum Numeral {
  /// The whole numbers in a run of digits, full stops and commas. A decimal comes as two numbers, so that "3,8" and the
  /// "3 , 8" of a careless typist are the same; what is kept apart is told by their order.
  static func parts(_ digits: some Collection<UInt8>) -> [[UInt8]] {
    if digits.allSatisfy({ !isSign($0) }) { return [trimmed(Array(digits))] }
    let groups = digits.split(omittingEmptySubsequences: false) { isSign($0) }.map { Array($0) }
    let signs = digits.filter(isSign)
    let grouped = groups[0].count <= 3 && groups[0].first != 0x30
    if grouped, signs.allSatisfy({ $0 == signs[0] }), groups.dropFirst().allSatisfy({ $0.count == 3 }) {
      return [groups.flatMap { $0 }]
    }
    let whole = groups.dropLast()
    let areThousands = whole.dropFirst().allSatisfy { $0.count == 3 } && signs.dropLast().allSatisfy { $0 == signs[0] }
    if grouped, signs.count > 1, signs.last != signs.first, areThousands {
      return [whole.flatMap { $0 }, groups[groups.count - 1]]
    }
    return [trimmed(groups[0])] + groups.dropFirst()
  }

  /// A number that reads as thousands and could have three decimals as well, "12.125": its sign, and its parts read so.
  static func asDecimal(_ digits: some Collection<UInt8>) -> (sign: UInt8, parts: [[UInt8]])? {
    let groups = digits.split(omittingEmptySubsequences: false) { isSign($0) }.map { Array($0) }
    guard groups.count == 2, groups[1].count == 3, !groups[0].isEmpty, parts(digits).count == 1,
      let sign = digits.first(where: isSign)
    else { return nil }
    return (sign, [trimmed(groups[0]), groups[1]])
  }

  /// What texts write before decimals, by the numbers that can be read one way only ("6,5", "1.234.567"); nil where there
  /// are none, or some say otherwise than others.
  static func decimalSign(in texts: [String]) -> UInt8? {
    var found: Set<UInt8> = []
    for text in texts {
      let runs = text.utf8.split { !TermReader.isDigit($0) && !isSign($0) }
      // What a paragraph begins with is its number more often than a figure.
      for run in runs where run.startIndex != text.utf8.startIndex {
        var digits = Array(run)
        while let last = digits.last, isSign(last) { digits.removeLast() }
        guard let last = digits.last(where: isSign), TermReader.isDigit(digits[0]) else { continue }
        if asDecimal(digits) != nil { continue }
        // One number with several signs alike is in thousands; else its last sign stands before decimals.
        found.insert(parts(digits).count == 1 ? (last == 0x2E ? 0x2C : 0x2E) : last)
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2C }

  private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
    guard digits.first == 0x30 else { return digits }
    let rest = digits.drop { $0 == 0x30 }
    return rest.isEmpty ? [0x30] : Array(rest)
  }
}
