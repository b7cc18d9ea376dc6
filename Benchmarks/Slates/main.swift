// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Slates
import SlatesGLPK

// Each line that begins with { is one figure, in milliseconds of processor time; the peers run in the same run.
let folder = ".build/slate-cases"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let files = ["Tests/SlatesTests/Fixtures/slate.json", folder + "/larger.json"]
try Larger.json.write(to: URL(fileURLWithPath: files[1]))
struct File: Decodable { let cases: [SlateCase] }
let cases = try files.flatMap {
  try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(fileURLWithPath: $0))).cases
}
let peers = Peers()?.answers(to: files) ?? []
if peers.isEmpty { print("The peers could not be installed from PyPI: our figures stand alone.") }

let solver = GLPK()
for one in cases {
  let composition = try one.composition
  let draft = strongest(of: composition)
  report(one.id, "check", milliseconds { _ = composition.check(draft) }, answer: 0)
  if let best = try composition.best(by: solver).first {
    report(one.id, "best", try milliseconds { _ = try composition.best(by: solver) }, answer: best.support)
    // The ten nearest of the hard case take minutes with any solver.
    if one.id.hasSuffix("exact") { continue }
    let near = try composition.nearest(to: draft, by: solver)
    let time = try milliseconds { _ = try composition.nearest(to: draft, by: solver) }
    report(one.id, "nearest 10", time, answer: near.reduce(0) { $0 + $1.changes * 100_000 + $1.support })
  } else {
    let found = try composition.conflicts(by: solver)
    let time = try milliseconds { _ = try composition.conflicts(by: solver) }
    report(one.id, "all conflicts", time, answer: found.minimal.reduce(0) { $0 + $1.count } * 100 + found.waysOut.count)
    let explained = try milliseconds { _ = try composition.explained(found, by: solver) }
    report(one.id, "conflicts explained", explained, answer: 0)
    report(one.id, "relaxation", try milliseconds { _ = try composition.relaxation(by: solver) }, answer: 0)
  }
}

func strongest(of composition: Composition) -> [PersonID] {
  let support = composition.support
  let order = composition.people.indices.sorted { support[$0] != support[$1] ? support[$0] > support[$1] : $0 < $1 }
  return composition.people(at: Array(order.prefix(composition.size)))
}

/// Beside the fastest peer that gave the same answer; one that did not is named.
func report(_ id: String, _ task: String, _ ours: Double, answer: Int) {
  struct Figure: Encodable {
    let name, unit: String
    let ours: Double
    let peer: Double?
    let peerName: String?
    let ratio: Double?
  }
  let theirs = peers.filter { $0.case == id && $0.task == task }
  for other in theirs {
    let took = String(format: "%.1f ms", other.milliseconds)
    print(
      "  \(other.peer): \(took)\(other.answer == answer ? "" : ", another answer: \(other.answer), ours \(answer)")")
  }
  let best = theirs.filter { $0.answer == answer }.min { $0.milliseconds < $1.milliseconds }
  let figure = Figure(
    name: "\(id): \(task)", unit: "ms", ours: ours, peer: best?.milliseconds, peerName: best?.peer,
    ratio: best.map { ours / $0.milliseconds })
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if let line = try? encoder.encode(figure) { print(String(decoding: line, as: UTF8.self)) }
  fflush(nil)
}

/// The median of nine runs; of one where it takes longer than two seconds.
func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  var runs: [Double] = []
  while runs.count < 9, runs.first ?? 0 < 2_000 {
    let before = spent()
    try work()
    runs.append(spent() - before)
  }
  return runs.sorted()[runs.count / 2]
}

private func spent() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
