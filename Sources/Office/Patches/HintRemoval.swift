// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

extension WordFile {
  /// The names of all bookmarks by which a block is to be known again, in the order of the parts.
  var hintNames: [String] { stories.flatMap { story in story.tree.hintMarks.compactMap(\.name) } }

  /// The file without them: names must be unique in it, and those of an earlier journey may stand at other blocks now.
  func withoutHints() throws(WordPatchFault) -> WordFile {
    var package = self.package
    for story in stories {
      let marks = story.tree.hintMarks
      guard !marks.isEmpty else { continue }
      var patch = PartPatch()
      for mark in marks { patch.replace(story.tree[mark.node].start..<story.tree[mark.node].end, with: "") }
      guard let bytes = patch.applied(to: story.tree.bytes) else { throw .notProven(.hints) }
      package[story.part] = bytes
    }
    if package == self.package { return self }
    let file: WordFile
    do throws(WordFileFault) { file = try WordFile(package) } catch { throw .notProven(.unreadable(error)) }
    var bare = text
    for index in bare.blocks.indices { bare.blocks[index].hint = nil }
    guard file.text == bare else { throw .notProven(.hints) }
    return file
  }
}

extension XMLTree {
  /// Where such bookmarks begin, with their names, and where they end.
  fileprivate var hintMarks: [(node: XMLTree.Index, name: String?)] {
    var open: Set<String> = []
    var found: [(XMLTree.Index, String?)] = []
    for place in nodes.indices {
      let node = XMLTree.Index(place)
      switch nodes[place].tag {
      case .bookmarkStart:
        guard let name = attribute("name", of: node), name.hasPrefix(WordFile.hintPrefix) else { continue }
        found.append((node, name))
        if let id = attribute("id", of: node) { open.insert(id) }
      case .bookmarkEnd:
        if let id = attribute("id", of: node), open.remove(id) != nil { found.append((node, nil)) }
      case _: break
      }
    }
    return found
  }
}
