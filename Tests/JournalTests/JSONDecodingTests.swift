// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Seeded
import Testing

@testable import Journal

/// Whatever a JSON text holds, as a type that decides by trying.
private enum Anything: Decodable, Equatable {
  case null
  case bool(Bool)
  case whole(Int64)
  case broken(Double)
  case text(String)
  case list([Anything])
  case members([String: Anything])

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      var found: [String: Anything] = [:]
      for key in members.allKeys { found[key.stringValue] = try members.decode(Anything.self, forKey: key) }
      self = .members(found)
    } else if var items = try? decoder.unkeyedContainer() {
      var found: [Anything] = []
      while !items.isAtEnd { found.append(try items.decode(Anything.self)) }
      self = .list(found)
    } else {
      self = try Anything(single: decoder.singleValueContainer())
    }
  }

  private init(single: any SingleValueDecodingContainer) throws {
    if single.decodeNil() {
      self = .null
    } else if let bool = try? single.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? single.decode(Int64.self) {
      self = .whole(number)
    } else if let number = try? single.decode(Double.self) {
      self = .broken(number)
    } else {
      self = .text(try single.decode(String.self))
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// A type with everything that events are made of.
private struct Sample: Codable, Equatable {
  enum Choice: Codable, Equatable {
    case empty
    case named(text: String, number: Int?)
    case unnamed(Int8, [String])
    indirect case nested(Choice)
  }
  var choice: Choice
  var flag: Bool?
  var signed: [Int64]
  var small: [Int16?]
  var unsigned: UInt64
  var byte: UInt8
  var broken: [Double]
  var short: Float
  var names: [String: Choice]
  var numbered: [Int: String]
  var times: [Subject: Timestamp]

  init(_ chance: inout Chance) {
    func text() -> String {
      let letters = ["a", "Ấ", "đ", "e\u{301}", "\"", "\\", "/", "\n", "\u{1}", "😀", "\u{2028}", "\u{7F}", "0", " "]
      return (0..<Int.random(in: 0..<20, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? "" }
        .joined()
    }
    func few<Value>(_ make: () -> Value) -> [Value] { (0..<Int.random(in: 0..<4, using: &chance)).map { _ in make() } }
    func drawn(_ depth: Int) -> Choice {
      switch Int.random(in: 0..<(depth > 0 ? 4 : 3), using: &chance) {
      case 0: .empty
      case 1: .named(text: text(), number: Bool.random(using: &chance) ? .random(in: -9...9, using: &chance) : nil)
      case 2: .unnamed(.random(in: .min ... .max, using: &chance), few(text))
      default: .nested(drawn(depth - 1))
      }
    }
    choice = drawn(3)
    flag = Bool.random(using: &chance) ? .random(using: &chance) : nil
    signed = few { .random(in: .min ... .max, using: &chance) } + [.min, .max, 0, -1]
    small = few { Bool.random(using: &chance) ? .random(in: .min ... .max, using: &chance) : nil }
    unsigned = .random(in: .min ... .max, using: &chance)
    byte = .random(in: .min ... .max, using: &chance)
    broken = few { Double(bitPattern: .random(in: .min ... .max, using: &chance)) }.filter(\.isFinite) + [-0.0, 0.1]
    short = .random(in: -1...1, using: &chance)
    names = Dictionary(few { (text(), drawn(1)) }, uniquingKeysWith: { first, _ in first })
    numbered = Dictionary(
      few { (Int.random(in: -5...5, using: &chance), text()) }, uniquingKeysWith: { _, last in last })
    // One at most: a dictionary by such keys is written in no fixed order, and the same seed has to try the same texts.
    times = [Subject(text()): Timestamp(microseconds: .random(in: .min ... .max, using: &chance))]
  }
}

@Suite("Our reading of JSON into types")
struct JSONDecodingTests {
  /// Both answers; nothing where one is a refusal.
  private func both<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> (ours: Value?, theirs: Value?) {
    (try? JSONText(bytes).decode(type), try? JSONDecoder().decode(type, from: Data(bytes)))
  }

  @Test("takes every value back that Foundation wrote, as Foundation does", arguments: [UInt64(1), 2, 3])
  func samples(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for round in 0..<150 {
      let sample = Sample(&chance)
      let encoder = JSONEncoder()
      encoder.outputFormatting = round % 2 == 0 ? [.sortedKeys, .withoutEscapingSlashes] : [.prettyPrinted]
      let answers = both(Sample.self, [UInt8](try encoder.encode(sample)))
      #expect(answers.ours == sample && answers.theirs == sample, "seed \(seed), round \(round)")
    }
  }

  @Test("of spoilt texts gives what Foundation gives, or refuses; never another value", arguments: [UInt64(4), 5])
  func spoilt(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \u{1}\u{FF}".utf8)
    var (read, refused) = (0, 0)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for _ in 0..<1_500 {
      var bytes = [UInt8](try encoder.encode(Sample(&chance)))
      for _ in 0...Int.random(in: 0..<3, using: &chance) {
        bytes[Int.random(in: 0..<bytes.count, using: &chance)] = alphabet.randomElement(using: &chance) ?? 0
      }
      let answers = both(Sample.self, bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      if let ours = answers.ours {
        read += 1
        // RFC 8259 allows a zero with an exponent; Foundation refuses it.
        #expect(ours == answers.theirs || text.contains(/[\[,:]-?0[eE]/), "seed \(seed): \(text)")
      } else {
        refused += 1
      }
    }
    #expect(read > 100 && refused > 100, "both kinds were tried: \(read) read, \(refused) refused")
  }

  @Test("of texts drawn at random gives what Foundation gives, or says why it is stricter", arguments: [UInt64(6), 7])
  func random(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"ấ\"", "\"\\u0061\"", "\"\\ud83d\\ude00\"", "\"\"", "0", "-0", "1.0",
      "1e2",
      "-12", "9223372036854775807", "9223372036854775808", "1e400", "0.1", "1E-2", "01", "true", "false", "null", " ",
    ]
    var read = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1..<9, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }
        .joined()
      let answers = both(Anything.self, Array(text.utf8))
      if answers.ours != nil { read += 1 }
      if answers.ours != answers.theirs {
        #expect(answers.ours == nil, "seed \(seed): \(text)")
        // A name used twice, and the comma before a closing bracket that Foundation lets pass.
        let fault = #expect(throws: JSONFault.self, "seed \(seed): \(text)") { try JSON(Array(text.utf8)) }
        let isStrict = fault?.reason == .doubleName || text.contains(/,\s*[\]}]/)
        #expect(isStrict, "seed \(seed): \(text)")
      }
    }
    #expect(read > 500)
  }

  @Test(
    "takes a number that is whole, and no other, for a whole one",
    arguments: [
      ("3", 3), ("3.0", 3), ("3e2", 300), ("-0", 0), ("9223372036854775807", .max), ("3.5", nil),
      ("9223372036854775808", nil), ("9007199254740993.0", nil), ("1e99", nil), ("\"3\"", nil),
      ("true", nil), ("null", nil),
    ] as [(String, Int64?)])
  func whole(text: String, value: Int64?) throws {
    #expect((try? JSONText(Array(text.utf8)).decode(Int64.self)) == value)
  }

  @Test(
    "refuses a number too great or too small to be told apart from infinity or nothing",
    arguments: ["1e400", "-2e-400"])
  func outOfRange(text: String) {
    #expect(throws: DecodingError.self) { try JSONText(Array(text.utf8)).decode(Double.self) }
  }

  @Test("finds a member by its name however the text orders and writes it")
  func members() throws {
    struct Pair: Decodable, Equatable {
      let ấ: Int
      let b: Int
    }
    for text in ["{\"b\":2,\"ấ\":1}", "{\"\\u1ea5\":1,\"b\":2}", "{\"\\u0062\":2,\"c\":3,\"a\":0,\"ấ\":1}"] {
      #expect(try JSONText(Array(text.utf8)).decode(Pair.self) == Pair(ấ: 1, b: 2), "\(text)")
    }
  }

  @Test("reads an object of a hundred thousand members, in order and out of it, without losing time")
  func large() throws {
    let members = (0..<100_000).map { "\"k\($0)\":\($0)" }
    for order in [members, members.reversed()] {
      let text = "{" + order.joined(separator: ",") + "}"
      let read = try JSONText(Array(text.utf8)).decode([String: Int].self)
      #expect(read.count == 100_000 && read["k99999"] == 99_999)
    }
  }

  @Test("says where in the text it found something else")
  func path() throws {
    struct Outer: Decodable {
      let list: [[String: Int]]
    }
    let text = Array("{\"list\":[{},{\"a\":1,\"b\":\"x\"}]}".utf8)
    let error = try #require(throws: DecodingError.self) { try JSONText(text).decode(Outer.self) }
    guard case .typeMismatch(_, let context) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(context.codingPath.map(\.stringValue) == ["list", "1", "b"])
  }
}
