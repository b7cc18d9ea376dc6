// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
if CommandLine.arguments[1] == "lin" { try lin(); exit(0) }
let file = CommandLine.arguments[1]
struct Item { var group: Int; var text: String; var kind: String }
let data = try Data(contentsOf: URL(fileURLWithPath: file))
var opinions: [Opinion] = []
var truth: [Int] = []
var kinds: [String] = []
for line in data.split(separator: 10) {
  let p = line.split(separator: 9)
  truth.append(Int(String(decoding: p[0], as: UTF8.self))!)
  kinds.append(String(decoding: p[1], as: UTF8.self))
  opinions.append(Opinion(id: "\(opinions.count)", author: "", text: String(decoding: p[2], as: UTF8.self)))
}
let clock = ContinuousClock()
var groups: [OpinionGroup] = []
let t = clock.measure { groups = Grouping.groups(of: opinions, lexicon: Lexicon.vietnamese.joined(with: .english)) }
print(t, groups.count)
var usage = rusage(); getrusage(__rusage_who_t(0), &usage); print(usage.ru_maxrss / 1024, "MB")
var label = [Int](repeating: 0, count: truth.count)
for (g, group) in groups.enumerated() { for m in group.members { label[Int(m)!] = g } }
@MainActor func b3() {
  struct P: Hashable { var a: Int; var b: Int }
  var ct: [P: Int] = [:], cl: [Int: Int] = [:], cy: [Int: Int] = [:]
  for i in label.indices { ct[P(a: label[i], b: truth[i]), default: 0] += 1; cl[label[i], default: 0] += 1; cy[truth[i], default: 0] += 1 }
  let n = Double(truth.count)
  let p = ct.reduce(0.0) { $0 + Double($1.value * $1.value) / Double(cl[$1.key.a]!) } / n
  let r = ct.reduce(0.0) { $0 + Double($1.value * $1.value) / Double(cy[$1.key.b]!) } / n
  print("P \(p) R \(r) F1 \(2 * p * r / (p + r)) truth \(cy.count)")
  var by: [String: (Double, Int)] = [:]
  for i in label.indices { by[kinds[i], default: (0, 0)].0 += Double(ct[P(a: label[i], b: truth[i])]!) / Double(cy[truth[i]]!); by[kinds[i]]!.1 += 1 }
  for (k, v) in by.sorted(by: { $0.key < $1.key }) { print("  recall", k, v.0 / Double(v.1), v.1) }
  var byp: [String: (Double, Int)] = [:]
  for i in label.indices { byp[kinds[i], default: (0, 0)].0 += Double(ct[P(a: label[i], b: truth[i])]!) / Double(cl[label[i]]!); byp[kinds[i]]!.1 += 1 }
  for (k, v) in byp.sorted(by: { $0.key < $1.key }) { print("  precision", k, v.0 / Double(v.1)) }
}
b3()
if CommandLine.arguments.count > 2 {
  // Show some mixed groups and some splits.
  var shown = 0
  for group in groups where shown < 12 {
    let ts = Set(group.members.map { truth[Int($0)!] })
    if ts.count > 1, Set(group.wordings.map { truth[Int($0.members[0])!] }).count > 1 {
      shown += 1; print("--- MIX", group.size)
      var seen: Set<Int> = []
      for w in group.wordings where seen.insert(truth[Int(w.members[0])!]).inserted { print("   ", truth[Int(w.members[0])!], w.members.count, w.reason, w.text) }
    }
  }
  var main: [Int: Int] = [:]
  for (g, group) in groups.enumerated() { for w in group.wordings { let y = truth[Int(w.members[0])!]; if main[y] == nil || groups[main[y]!].size < group.size { main[y] = g } } }
  shown = 0
  for (g, group) in groups.enumerated().reversed() where shown < 400 {
    let y = truth[Int(group.members[0])!]
    if main[y]! != g, g % 3 == 0 { shown += 1; print("--- SPLIT", kinds[Int(group.members[0])!]); print("    ", groups[main[y]!].representative.text); print("    ", group.representative.text) }
  }
}
