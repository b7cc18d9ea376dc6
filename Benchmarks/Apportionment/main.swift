// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Foundation
import Measures

let report = Report()
let folder = "Tests/ApportionmentTests/Fixtures"
let cases = try BenchmarkCase.all(in: folder)
let sizes = [10_000, 1_000_000]

// At a million units peers would take minutes to hours.
let answers = Peers()?.answers(to: folder, units: [sizes[0]]) ?? []
if answers.isEmpty { report.say("The peers could not be installed from PyPI: our figures stand alone.") }
/// Peers that computed this exactly: by squares votelib does, and apportionment has roots in floating point in any case.
func isExact(_ peer: String, _ method: String) -> Bool {
  peer == "votelib" || peer == "apportionment, fractions" && method != "huntington"
}

var verdicts: [String: [String: Int]] = [:]
for answer in answers where !answer.verdict.isEmpty {
  verdicts[answer.peer, default: [:]][answer.verdict, default: 0] += 1
}

for one in cases {
  guard let input = one.input, let expect = one.expect, let house = input.house else { continue }
  let claimants = input.claimants
  let allocation = try house.seats(for: claimants)
  let seats = Dictionary(uniqueKeysWithValues: zip(claimants.map(\.id.rawValue), allocation.seats))
  let ties = allocation.ties.map { BenchmarkCase.Tied(units: $0.claimants.map(\.rawValue), seats: $0.seats) }
  let isRight = seats == expect.seats && ties == expect.ties
  verdicts["ours", default: [:]][isRight ? "right" : "wrong", default: 0] += 1
  let ours = try Spent.microseconds { _ = try house.seats(for: claimants) }
  let peers = answers.filter { $0.case == one.id && isExact($0.peer, input.method) && $0.verdict == "right" }
  let best = peers.min { ($0.microseconds ?? .infinity) < ($1.microseconds ?? .infinity) }
  try report.add(Figure(one.id, "µs", ours: ours, peer: best?.microseconds, peerName: best?.peer))
}

for (peer, counts) in verdicts.sorted(by: { $0.key < $1.key }) {
  report.say(peer + ": " + counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
}

if let census = cases.first(where: { $0.id == "us-2020-huntington-435" })?.input, let house = census.house {
  let allocation = try house.seats(for: census.claimants)
  try report.add(Figure("us-2020: all 435 steps", "µs", ours: Spent.microseconds { _ = allocation.steps() }))
  try report.add(Figure("us-2020: all 50 margins", "µs", ours: Spent.microseconds { _ = allocation.margins() }))
  try report.add(
    Figure("us-2020: nine methods", "µs", ours: Spent.microseconds { _ = try house.comparison(for: census.claimants) }))
}

for size in sizes {
  let claimants = (0..<size).map { Claimant(ClaimantID("\($0)"), 1000 + $0 * 7919 % 99991) }
  let methods: [(String, Apportionment.Method)] = [
    ("saintelague", .sainteLague), ("huntington", .huntingtonHill), ("largest_remainder", .largestRemainder(.hare)),
  ]
  for (name, method) in methods {
    let house = House(2 * size, by: method)
    let ours = try Spent.microseconds { _ = try house.seats(for: claimants) }
    let peers = answers.filter { $0.case == "\(name) \(size)" && $0.microseconds != nil }
    let best = peers.min { ($0.microseconds ?? .infinity) < ($1.microseconds ?? .infinity) }
    try report.add(Figure("\(name) \(size)", "µs", ours: ours, peer: best?.microseconds, peerName: best?.peer))
  }
}
