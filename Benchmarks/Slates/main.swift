// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Measures
import Slates
import SlatesGLPK

let report = Report()
let folder = ".build/slate-cases"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let files = ["Tests/SlatesTests/Fixtures/slate.json", folder + "/larger.json"]
try Larger.json.write(to: URL(fileURLWithPath: files[1]))
struct File: Decodable { let cases: [SlateCase] }
let cases = try files.flatMap {
  try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: $0))).cases
}
let peers = Peers()?.answers(to: files) ?? []
if peers.isEmpty { report.say("The peers could not be installed from PyPI: our figures stand alone.") }

let solver = GLPK()
for one in cases {
  let composition = try one.composition
  let draft = strongest(of: composition)
  try add(one.id, "check") { _ = composition.check(draft) }
  if let best = try composition.best(by: solver).first {
    try add(one.id, "best", answer: best.support) { _ = try composition.best(by: solver) }
    // The ten nearest of the hard case take minutes with any solver.
    if one.id.hasSuffix("exact") { continue }
    // What opening the slate board asks for.
    try add(one.id, "slate board") {
      _ = composition.check(draft)
      _ = try composition.explained(composition.conflicts(limit: 24, by: solver), by: solver)
      _ = try composition.irreplaceable(in: draft, by: solver)
      _ = try composition.nearest(to: draft, count: 5, by: solver)
    }
    let near = try composition.nearest(to: draft, by: solver)
    try add(one.id, "nearest 10", answer: near.reduce(0) { $0 + $1.changes * 100_000 + $1.support }) {
      _ = try composition.nearest(to: draft, by: solver)
    }
  } else {
    let found = try composition.conflicts(by: solver)
    let answer = found.minimal.reduce(0) { $0 + $1.count } * 100 + found.waysOut.count
    try add(one.id, "all conflicts", answer: answer) { _ = try composition.conflicts(by: solver) }
    try add(one.id, "conflicts explained") { _ = try composition.explained(found, by: solver) }
    try add(one.id, "relaxation") { _ = try composition.relaxation(by: solver) }
  }
}

func strongest(of composition: Composition) -> [PoolMember] {
  let support = composition.support
  let order = composition.people.indices.sorted { support[$0] != support[$1] ? support[$0] > support[$1] : $0 < $1 }
  return composition.people(at: Array(order.prefix(composition.size)))
}

/// Times the work beside the fastest peer that gave the same answer; one that did not is named.
func add(_ id: String, _ task: String, answer: Int? = nil, _ work: () throws -> Void) throws {
  let theirs = peers.filter { $0.case == id && $0.task == task }
  for other in theirs {
    let took = String(format: "%.1f ms", other.milliseconds)
    let agrees = other.answer == answer
    report.say("  \(other.peer): \(took)\(agrees ? "" : ", another answer: \(other.answer), ours \(answer ?? 0)")")
  }
  let best = theirs.filter { $0.answer == answer }.min { $0.milliseconds < $1.milliseconds }
  let ours = try Spent.microseconds(work) / 1e3
  try report.add(Figure("\(id): \(task)", "ms", ours: ours, peer: best?.milliseconds, peerName: best?.peer))
}
