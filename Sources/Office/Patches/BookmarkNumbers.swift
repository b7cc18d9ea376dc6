// SPDX-License-Identifier: AGPL-3.0-or-later

extension WordFile {
  /// The file with a number of its own for each bookmark: some programs write one for several, and Word then loses all
  /// but one of them. The first keeps it, and whatever marks of ours come in find theirs beside them.
  func withOwnBookmarks() throws(WordPatchFault) -> WordFile {
    var taken: Set<Int> = []
    for story in stories { taken.formUnion(PatchIDs.used(in: story.tree)) }
    var ids = PatchIDs(taken: taken)
    var met: Set<String> = []
    var package = self.package
    for story in stories {
      var patch = PartPatch()
      var open: [String: [Int?]] = [:]
      for place in story.tree.nodes.indices {
        let (node, tag) = (XMLTree.Index(place), story.tree.nodes[place].tag)
        guard tag == .bookmarkStart || tag == .bookmarkEnd, let own = story.tree.attributePlace("id", of: node),
          let id = story.tree.attribute("id", of: node)
        else { continue }
        let number: Int?
        if tag == .bookmarkStart {
          number = met.insert(id).inserted ? nil : ids.new()
          open[id, default: []].append(number)
        } else {
          number = open[id]?.popLast() ?? nil
        }
        if let number { patch.replace(Int32(own.lowerBound)..<Int32(own.upperBound), with: String(number)) }
      }
      if patch.changes.isEmpty { continue }
      guard let bytes = patch.applied(to: story.tree.bytes) else { throw .notProven(.ids) }
      package[story.part] = bytes
    }
    if package == self.package { return self }
    let file: WordFile
    do throws(WordFileFault) { file = try WordFile(package) } catch { throw .notProven(.unreadable(error)) }
    guard file.text == text else { throw .notProven(.ids) }
    return file
  }
}
