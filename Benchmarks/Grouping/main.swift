// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Foundation

// GroupingBenchmarks FILE...: each a JSON array of [text, true group, how it was varied].
let peers = Peers()
if peers == nil { print("datasketch could not be installed from PyPI: our figures stand alone.") }
let lexicon = Lexicon.vietnamese.joined(with: .english)
for file in CommandLine.arguments.dropFirst() {
  let set = try LabelledSet(file: URL(fileURLWithPath: file))
  print("\(file): \(set.opinions.count) opinions in \(Set(set.truth).count) true groups")
  Memory.forgetPeak()
  let started = ProcessTime.now
  let groups = Grouping.groups(of: set.opinions, lexicon: lexicon)
  let seconds = ProcessTime.now - started
  let score = set.score(groups)
  print(String(format: "  ours          %6.2f s  %5d MB  ", seconds, Memory.peakMegabytes) + "\(score)")
  print(
    "  ours          groups that mix numbers: \(set.mixingNumbers(groups)), that mix keeping and removing: \(set.mixingStances(groups))"
  )
  for line in peers?.figures(of: file) ?? [] { print("  " + line) }
}
