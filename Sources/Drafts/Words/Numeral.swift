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

  private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2C }

  private static func trimmed(_ digits: [UInt8]) -> [UInt8] {
    guard digits.first == 0x30 else { return digits }
    let rest = digits.drop { $0 == 0x30 }
    return rest.isEmpty ? [0x30] : Array(rest)
  }
}
