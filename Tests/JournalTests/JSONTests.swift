// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Journal
import Seeded
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "is read as RFC 8259 says",
    arguments: [
      ("null", JSON.null), (" [ ] ", .array([])), ("{\"a\":{}}", .object(["a": .object([:])])),
      ("-0.5e+10", .number("-0.5e+10")), ("\"\\ud83d\\ude00\\/\\n\"", .string("😀/\n")),
      ("[true,false]", .array([.bool(true), .bool(false)])),
    ])
  func reads(text: String, value: JSON) throws { #expect(try JSON(Array(text.utf8)) == value) }

  @Test(
    "is refused where RFC 8259 refuses it, and where it would be ambiguous",
    arguments: [
      "", " ", "nul", "01", "-", "1.", ".5", "1e", "+1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "\"",
      "\"\\x\"",
      "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "{\"a\":1,\"a\":2}", "1 2", "[[", "\"\\u12g4\"",
    ])
  func refuses(text: String) { #expect(throws: JSONFault.self) { try JSON(Array(text.utf8)) } }

  @Test("refuses bytes that are no UTF-8, and nesting without end")
  func hostile() {
    #expect(throws: JSONFault.self) { try JSON([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONFault.self) { try JSON([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) }
  }

  @Test(
    "is written to the same canonical bytes as Foundation's sorted keys, for whatever was drawn",
    arguments: [UInt64(7), 8])
  func canonical(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<200 {
      let value = JSONTests.drawn(depth: 3, &chance)
      let bytes = value.canonical
      #expect(try JSON(bytes) == value, "seed \(seed)")
      let object = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      let theirs = try JSONSerialization.data(
        withJSONObject: object, options: [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes])
      #expect(try JSON([UInt8](theirs)) == value, "seed \(seed)")
    }
  }

  static func drawn(depth: Int, _ chance: inout Chance) -> JSON {
    let letters = ["a", "ấ", "đ", "\"", "\\", "/", "\n", "\u{1}", "😀", "~", "\u{7F}"]
    func text() -> String {
      (0..<Int.random(in: 0..<6, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? "" }.joined()
    }
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &chance) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &chance))
    case 2: return .integer(Int64.random(in: -1_000_000...1_000_000, using: &chance))
    case 3: return .string(text())
    case 4: return .array((0..<Int.random(in: 0..<4, using: &chance)).map { _ in drawn(depth: depth - 1, &chance) })
    default:
      let members = (0..<Int.random(in: 0..<4, using: &chance)).map { _ in (text(), drawn(depth: depth - 1, &chance)) }
      return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
    }
  }

  @Test("never makes the reader fall over, whatever the bytes", arguments: [UInt64(11)])
  func fuzz(seed: UInt64) {
    var chance = Chance(seed: seed)
    let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \u{FF}".utf8)
    var read = 0
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &chance)).map { _ in alphabet.randomElement(using: &chance) ?? 0 }
      do {
        _ = try JSON(bytes)
        read += 1
      } catch { #expect(error.offset <= bytes.count, "seed \(seed)") }
    }
    #expect(read > 0)
  }
}

@Suite("A timestamp")
struct TimestampTests {
  @Test(
    "is told in UTC to the microsecond",
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (1_752_543_000_000_001, "2025-07-15T01:30:00.000001Z"), (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
      (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"), (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
    ] as [(Int64, String)])
  func iso8601(microseconds: Int64, text: String) {
    #expect(Timestamp(microseconds: microseconds).iso8601 == text)
  }

  @Test("agrees with Foundation's calendar on days drawn from four thousand years", arguments: [UInt64(3)])
  func agrees(seed: UInt64) {
    var chance = Chance(seed: seed)
    let style = Date.ISO8601FormatStyle()
    for _ in 0..<2000 {
      let seconds = Int64.random(in: -62_135_596_800...64_092_211_200, using: &chance)
      let date = Date(timeIntervalSince1970: Double(seconds))
      // Foundation turns to the Julian calendar before 1582; the record does not.
      guard seconds > -12_219_292_800 else { continue }
      let ours = Timestamp(microseconds: seconds * 1_000_000).iso8601
      #expect(ours == style.format(date).replacing("Z", with: ".000000Z"), "seed \(seed)")
    }
  }
}
