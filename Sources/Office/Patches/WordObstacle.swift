// SPDX-License-Identifier: AGPL-3.0-or-later

/// What can stand in the way of an edit within a paragraph, or at its border with the next one.
public enum WordObstacle: String, Hashable, Sendable, CaseIterable {
  case link, contentControl, formula, field, sectionBreak

  init?(_ tag: WordTag) {
    switch tag {
    case .hyperlink: self = .link
    case .contentControl: self = .contentControl
    case .math: self = .formula
    case .simpleField, .fieldMark: self = .field
    case .section: self = .sectionBreak
    case _: return nil
    }
  }
}

extension WordFile {
  /// Whatever of that a paragraph holds, and the content controls that hold it or the next one; for whoever is told that
  /// it cannot be edited.
  public func obstacles(inBlock block: Int) -> Set<WordObstacle> {
    guard blockPlaces.indices.contains(block) else { return [] }
    let tree = stories[blockPlaces[block].story].tree
    var found: Set<WordObstacle> = []
    var open = [blockPlaces[block].node]
    while let node = open.popLast() {
      if let obstacle = WordObstacle(tree.tag(node)) { found.insert(obstacle) }
      open += tree.children(of: node)
    }
    for place in blockPlaces[block...].prefix(2) where place.story == blockPlaces[block].story {
      var parent = tree[place.node].parent
      while parent >= 0 {
        if tree.tag(parent) == .contentControl { found.insert(.contentControl) }
        parent = tree[parent].parent
      }
    }
    return found
  }
}
