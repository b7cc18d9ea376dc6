// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation

/// Two larger cases in the shared format, 40 of 200: one with targets like the reference's, one whose every group is
/// wanted with exactly its share, which is hard for any solver. The people are made up by a seeded generator.
enum Larger {
  static var json: Data {
    get throws { try JSONSerialization.data(withJSONObject: ["cases": [usual, exact]]) }
  }

  private static let size = 40
  private static let people = (0..<200).map { String(format: "C%03d", $0 + 1) }

  /// A number below `count` for a person under a heading, the same in every run.
  private static func draw(_ person: Int, _ heading: UInt64, _ count: UInt64) -> Int {
    var word = UInt64(person + 1) &* 0x9E37_79B9_7F4A_7C15 &+ heading &* 0xD1B5_4A32_D192_ED03
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % count)
  }

  private static func row(_ low: Int, _ high: Int, _ belongs: (Int) -> Bool) -> [String: Any] {
    ["lo": low, "hi": high, "members": people.indices.filter(belongs).map { people[$0] }]
  }

  private static func named(_ id: String, _ groups: [(String, [[String: Any]])]) -> [String: Any] {
    let candidates = people.indices.map { ["id": people[$0], "score": 40 + draw($0, 9, 60)] as [String: Any] }
    let all = groups.map { ["key": $0.0, "label": $0.0, "rows": $0.1] as [String: Any] }
    return [
      "id": id, "kind": "slate", "input": ["seats": size, "candidates": candidates, "groups": all] as [String: Any],
    ]
  }

  private static var usual: [String: Any] {
    let (isIn, unit) = ({ draw($0, 2, 3) == 0 }, { draw($0, 1, 20) })
    func age(_ person: Int) -> Int { 30 + draw(person, 3, 31) }
    return named(
      "slate-200-40",
      [
        ("women", [row(6, 200) { draw($0, 4, 3) == 0 }]), ("young", [row(4, 200) { age($0) < 42 }]),
        ("under46", [row(10, 18) { age($0) < 46 }]), ("over55", [row(0, 10) { age($0) > 55 }]),
        ("minority", [row(4, 200) { draw($0, 5, 8) == 0 }]), ("degree", [row(38, 200) { draw($0, 6, 20) > 0 }]),
        ("scitech", [row(8, 200) { draw($0, 7, 6) == 0 }]), ("continuity", [row(20, 28, isIn)]),
        ("renewal", [row(12, 200) { !isIn($0) }]), ("unit", (0..<20).map { one in row(1, 4) { unit($0) == one } }),
      ])
  }

  private static var exact: [String: Any] {
    named(
      "slate-200-40-exact",
      (0..<6).map { heading in
        let values = UInt64(3 + heading % 3)
        let rows = (0..<Int(values)).map { value -> [String: Any] in
          let belongs = { (person: Int) in draw(person, UInt64(20 + heading), values) == value }
          let heads = people.indices.count(where: belongs) * size / people.count
          return row(heads, heads + (value == 0 ? Int(values) : 0), belongs)
        }
        return ("heading \(heading)", rows)
      })
  }
}
