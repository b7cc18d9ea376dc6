// SPDX-License-Identifier: AGPL-3.0-or-later
import Foundation
import Packs
import Seeded
import Testing

@Suite("The pack loader, given anything,", .serialized)
struct FuzzTests {
  /// Change it to try other inputs; it is printed with the count.
  static let seed: UInt64 = 20_250_715

  private static let pieces = [
    "&a ", "*a", "!!binary ", "<<: ", "- ", ": ", "? ", "{", "}", "[", "]", "\"", "'", "|\n", ">-\n", "#", ",",
    "%YAML 9\n",
    "---\n", "...\n", "\t", "\r\n", "\u{0}", "\u{7}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{202E}", "🗳️", "ễ", "1/0",
    "-1/2",
    "999999999999999999999", "2025-02-30", "true", "null", "~", "<script>alert(1)</script>", "vi: ", "en: ", "id: ",
    "rules:\n", "  ", "../../etc/passwd", "{n}", "{{{{", "}}}}", "=cmd()",
  ]

  @Test("answers with a pack or with faults that have a place and a mend", .timeLimit(.minutes(5)))
  func anything() throws {
    var chance = Chance(seed: Self.seed)
    let packs = try PackFolder.names.map { try PackFolder.texts($0) }
    var accepted = 0
    var slowest = Duration.zero
    let clock = ContinuousClock()
    let inputs = 5_600
    for number in 0..<inputs {
      let files = Self.input(number, packs, &chance)
      let start = clock.now
      let found = faults(files, named: PackFolder.names[number % 2])
      slowest = max(slowest, clock.now - start)
      accepted += found.isEmpty ? 1 : 0
      if let fault = found.first(where: { !Self.isUseful($0, files) }) {
        Issue.record("seed \(Self.seed), input \(number): \(fault)")
      }
    }
    print("pack loader: \(inputs) inputs tried with seed \(Self.seed), \(accepted) accepted, slowest \(slowest)")
    // Only the whole packs, one in forty, can be accepted.
    #expect(accepted <= inputs / 40)
    #expect(slowest < .seconds(5), "seed \(Self.seed)")
  }

  /// Whether it points into its file and says in both languages what to do.
  private static func isUseful(_ fault: PackFault, _ files: [String: String]) -> Bool {
    let breaks = (files[fault.file] ?? "").utf8.count { $0 == 10 || $0 == 13 || $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 }
    let words = Language.allCases.allSatisfy { !fault.problem.sentence($0).isEmpty && !fault.mend($0).isEmpty }
    return words && fault.column >= 1 && (1...breaks + 2).contains(fault.line)
  }

  /// Every 40th input is a whole pack with one changed file, the others are that file alone.
  private static func input(_ number: Int, _ packs: [[String: String]], _ chance: inout Chance) -> [String: String] {
    let pack = packs[number % packs.count]
    let name = PackLoader.fileNames.randomElement(using: &chance) ?? "pack.yaml"
    let text = pack[name] ?? ""
    let changed =
      switch number % 8 {
      case 0:
        String(
          decoding: (0..<Int.random(in: 0...600, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance)
          }, as: UTF8.self)
      case 1: soup(&chance)
      default: mutated(text, &chance)
      }
    return number % 40 == 7 ? pack.merging([name: changed]) { $1 } : [name: changed]
  }

  private static func soup(_ chance: inout Chance) -> String {
    (0..<Int.random(in: 1...120, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
  }

  /// A slice of the file, with some bytes changed, dropped, doubled, or pieces put in.
  private static func mutated(_ text: String, _ chance: inout Chance) -> String {
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    let length = min(lines.count, Int.random(in: 1...30, using: &chance))
    let start = Int.random(in: 0...(lines.count - length), using: &chance)
    let head = start == 0 ? [] : lines.prefix(2)
    var bytes = Array((head + lines[start..<(start + length)]).joined(separator: [10]))
    for _ in 0..<Int.random(in: 1...8, using: &chance) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &chance)
      switch Int.random(in: 0..<5, using: &chance) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: (pieces.randomElement(using: &chance) ?? "").utf8, at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &chance)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
