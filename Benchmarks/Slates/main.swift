// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Slates
import SlatesGLPK

struct File: Decodable { let cases: [SlateCase] }
let data = try Data(contentsOf: URL(fileURLWithPath: "/work/wt/slates/Tests/SlatesTests/Fixtures/slate.json"))
let cases = try JSONDecoder().decode(File.self, from: data).cases
let solver = GLPK()
func ms(_ n: Int, _ name: String, _ w: () throws -> Void) rethrows {
  var runs: [Double] = []
  for _ in 0..<n {
    var a = timespec(), b = timespec(); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a); try w();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    runs.append(Double(b.tv_sec - a.tv_sec) * 1e3 + Double(b.tv_nsec - a.tv_nsec) / 1e6)
  }
  print(name, runs.sorted()[n / 2])
}
for c in cases {
  let comp = try c.composition
  let order = comp.people.indices.sorted { (comp.support[$0], $1) > (comp.support[$1], $0) }
  let draft = comp.people(at: Array(order.prefix(c.seats)))
  print(c.id)
  ms(9, "check") { _ = comp.check(draft) }
  try ms(1, "near 60") {
    let l = try comp.nearest(to: draft, count: 60, by: solver); print(l.map { "\($0.changes):\($0.support)" })
  }
  try ms(9, "best") { _ = try comp.best(by: solver) }
  try ms(9, "best 10") { _ = try comp.best(count: 10, by: solver) }
  try ms(9, "nearest 10") { _ = try comp.nearest(to: draft, by: solver) }
  try ms(9, "conflicts") { _ = try comp.conflicts(by: solver) }
  try ms(9, "relax") { _ = try comp.relaxation(by: solver) }
  try ms(9, "fewest") { _ = try comp.fewestHeads(by: solver) }
  try ms(9, "irreplaceable") { _ = try comp.irreplaceable(in: draft, by: solver) }
}
