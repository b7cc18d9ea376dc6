// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation

/// Opinions whose true groups are known.
struct LabelledSet {
  private(set) var opinions: [Opinion] = []
  private(set) var truth: [Int] = []

  struct Malformed: Error {}

  /// Scans the file byte by byte: a parser's tree of it would count as our memory.
  init(file: URL) throws {
    let bytes = try [UInt8](Data(contentsOf: file))
    var at = 0
    while let quote = bytes[at...].firstIndex(of: 0x22) {
      let text = try Self.string(bytes, from: quote, end: &at)
      let number = bytes[at...].drop { !($0 >= 0x30 && $0 <= 0x39) }.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard let group = Int(String(decoding: number, as: UTF8.self)),
        let kind = bytes[number.endIndex...].firstIndex(of: 0x22)
      else { throw Malformed() }
      _ = try Self.string(bytes, from: kind, end: &at)
      opinions.append(Opinion(id: "\(opinions.count)", author: "", text: text))
      truth.append(group)
    }
  }

  private static func string(_ bytes: [UInt8], from quote: Int, end: inout Int) throws -> String {
    var last = quote + 1
    var isEscaped = false
    while bytes[last] != 0x22 {
      isEscaped = isEscaped || bytes[last] == 0x5C
      last += bytes[last] == 0x5C ? 2 : 1
    }
    end = last + 1
    let literal = bytes[quote...last]
    return isEscaped
      ? try JSONDecoder().decode(String.self, from: Data(literal))
      : String(decoding: literal.dropFirst().dropLast(), as: UTF8.self)
  }

  /// B-cubed precision, recall and F1 (Bagga and Baldwin 1998).
  func score(_ groups: [OpinionGroup]) -> (precision: Double, recall: Double, f1: Double) {
    let found = labels(groups)
    struct Pair: Hashable {
      var found: Int
      var truth: Int
    }
    var both: [Pair: Double] = [:]
    var ofFound: [Int: Double] = [:]
    var ofTruth: [Int: Double] = [:]
    for (mine, right) in zip(found, truth) {
      both[Pair(found: mine, truth: right), default: 0] += 1
      ofFound[mine, default: 0] += 1
      ofTruth[right, default: 0] += 1
    }
    var (precision, recall) = (0.0, 0.0)
    for (pair, count) in both {
      precision += count * count / (ofFound[pair.found] ?? 1)
      recall += count * count / (ofTruth[pair.truth] ?? 1)
    }
    precision /= Double(truth.count)
    recall /= Double(truth.count)
    return (precision, recall, 2 * precision * recall / (precision + recall))
  }

  private func labels(_ groups: [OpinionGroup]) -> [Int] {
    var labels = Array(repeating: -1, count: opinions.count)
    for (label, group) in groups.enumerated() {
      for member in group.members { if let at = Int(member) { labels[at] = label } }
    }
    return labels
  }

  /// Groups with two members whose numbers differ, told without any code of ours: digits and Roman numerals of sections as
  /// written, pages and lines apart.
  func mixingNumbers(_ groups: [OpinionGroup]) -> Int {
    groups.count { group in
      let all = group.members.compactMap { Int($0) }.map { at in
        let text = opinions[at].text.lowercased().replacing(/\(trang \d+, dòng \d+\)/, with: "").replacing(
          " , ", with: ",")
        return text.matches(of: /\b[ivxlc]+\.\d+|\d+(?:[.,]\d+)*/).map { String($0.output) }.sorted()
      }
      return Set(all).count > 1
    }
  }

  /// Groups in which one member asks to keep and another to remove, told by the two words alone.
  func mixingStances(_ groups: [OpinionGroup]) -> Int {
    groups.count { group in
      let texts = group.members.compactMap { Int($0) }.map { at in
        " " + opinions[at].text.precomposedStringWithCanonicalMapping.lowercased() + " "
      }
      let keeps = texts.map { text in [" giữ nguyên ", " giu nguyen "].contains { text.contains($0) } }
      let removes = texts.map { text in [" bỏ ", " lược bỏ ", " bo noi dung "].contains { text.contains($0) } }
      return keeps.contains(true) && zip(keeps, removes).contains { !$0 && $1 }
    }
  }
}
