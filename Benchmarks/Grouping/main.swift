// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation
import Measures

/// What a way of using the peer came to on one set.
struct PeerAnswer: Decodable {
  let way: String
  let seconds: Double
  let mebibytes: Double
  let f1: Double
}

// GroupingBenchmarks [FILE...]: each a JSON array of [text, true group, how it was varied].
let report = Report()
let given = Array(CommandLine.arguments.dropFirst())
let files = given.isEmpty ? GeneratedSets.files() : given
if files.isEmpty { report.say("No labelled opinions: name files, or lay the generators beside the project.") }
let peers = files.isEmpty ? nil : PythonPeers("grouping", packages: ["datasketch==1.6.5"])
if peers == nil, !files.isEmpty { report.say("datasketch could not be installed from PyPI: our figures stand alone.") }
let lexicon = Lexicon.vietnamese.joined(with: .english)

for file in files {
  let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
  let set = try LabelledSet(file: URL(fileURLWithPath: file))
  report.say("\(name): \(set.opinions.count) opinions in \(Set(set.truth).count) true groups")
  try Memory.resetPeak()
  var groups: [OpinionGroup] = []
  let spent = await Spent.on { groups = Grouping.groups(of: set.opinions, lexicon: lexicon) }
  let score = set.score(groups)
  let memory = try Memory.peak()
  let theirs = peers?.answers(PeerAnswer.self, of: "Benchmarks/Grouping/peers.py", [file]) ?? []
  for other in theirs {
    report.say(
      String(format: "  datasketch, %@: %.1f s, %.0f MiB, F1 %.3f", other.way, other.seconds, other.mebibytes, other.f1)
    )
  }
  report.say(String(format: "  precision %.4f, recall %.4f, %d groups", score.precision, score.recall, groups.count))
  report.say("  mixing numbers \(set.mixingNumbers(groups)), mixing keeping and removing \(set.mixingStances(groups))")
  let best = theirs.max { $0.f1 < $1.f1 }
  let peer = best.map { "datasketch, \($0.way)" }
  try report.add(Figure("\(name): grouping", "s", ours: spent.processor, peer: best?.seconds, peerName: peer))
  try report.add(Figure("\(name): grouping", "MiB", ours: memory, peer: best?.mebibytes, peerName: peer))
  try report.add(Figure("\(name): grouping", "B-cubed F1", ours: score.f1, peer: best?.f1, peerName: peer))
}
