// SPDX-License-Identifier: AGPL-3.0-or-later

extension PartPatch {
  /// Of what is said in two forms only the first is read and written; the second, for programs of before 2010, would say
  /// the old words and goes (ECMA-376 part 3, §7.5).
  mutating func dropFallbacks(in tree: XMLTree) {
    guard !changes.isEmpty else { return }
    for index in tree.nodes.indices where tree.nodes[index].tag == .alternate {
      let node = XMLTree.Index(index)
      guard let choice = tree.child(.choice, of: node).map({ tree[$0] }),
        let fallback = tree.child(.fallback, of: node).map({ tree[$0] })
      else { continue }
      let (own, other) = (Int(choice.start)..<Int(choice.end), Int(fallback.start)..<Int(fallback.end))
      let isChanged = changes.contains { own.lowerBound < $0.range.lowerBound && $0.range.upperBound < own.upperBound }
      if isChanged, !changes.contains(where: { $0.range.overlaps(other) }) {
        replace(fallback.start..<fallback.end, with: "")
      }
    }
  }
}
