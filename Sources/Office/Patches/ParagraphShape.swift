// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// What the writer must know of one paragraph's XML: its runs in order and where new things may stand.
struct ParagraphShape {
  let tree: XMLTree
  let node: XMLTree.Index
  private(set) var runs: [Run] = []

  /// A run and the leaves of the block that it holds.
  struct Run {
    var node: XMLTree.Index
    var leaves: [TextLeaf]
    /// Where it begins in the text of the block.
    var start: Int
  }

  /// A place between elements, and the elements around it that marks of our own must not stand in.
  struct Gap {
    var place: Int32
    /// From the inside out.
    var marks: [XMLTree.Index]
    /// Everything up to the paragraph, from the inside out.
    var all: [XMLTree.Index]
  }

  init(tree: XMLTree, node: XMLTree.Index, leaves: [TextLeaf]) {
    self.tree = tree
    self.node = node
    let byRun = Dictionary(grouping: leaves) { tree[$0.node].parent }
    var place = 0
    collect(node, byRun, &place)
  }

  private mutating func collect(_ node: XMLTree.Index, _ byRun: [XMLTree.Index: [TextLeaf]], _ place: inout Int) {
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .run:
        let leaves = byRun[child] ?? []
        runs.append(Run(node: child, leaves: leaves, start: leaves.first?.start ?? place))
        place = leaves.last?.end ?? place
      case .textBox, .paragraphLook, .math, .text, .words: break
      case _: collect(child, byRun, &place)
      }
    }
  }

  var look: XMLTree.Index? { tree.child(.paragraphLook, of: node) }

  /// Where the content begins: after the properties.
  var contentStart: Int32 { look.map { tree[$0].end } ?? tree[node].open }

  var closesItself: Bool { tree[node].close == tree[node].end }

  static let trackedTags: Set<WordTag> = [.insertion, .deletion, .movedFrom, .movedTo]
  private static let wrappers: Set<WordTag> = trackedTags.union([
    .hyperlink, .smartTag, .customXML, .simpleField, .contentControlContent, .contentControl,
  ])
  private static let looks: Set<WordTag> = [.contentControlLook, .contentControlEndLook, .smartTagLook, .customXMLLook]

  func isTracked(_ index: XMLTree.Index) -> Bool { Self.trackedTags.contains(tree.tag(index)) }

  /// Elements between this one and the paragraph, from the inside out.
  func ancestors(_ index: XMLTree.Index) -> [XMLTree.Index] {
    var found: [XMLTree.Index] = []
    var parent = tree[index].parent
    while parent >= 0, parent != node {
      found.append(parent)
      parent = tree[parent].parent
    }
    return found
  }

  /// In somebody's deletion already.
  func isDeleted(_ index: XMLTree.Index) -> Bool {
    ancestors(index).contains { [.deletion, .movedFrom].contains(tree.tag($0)) }
  }

  /// The place before or after an element, out of all that begins or ends with it.
  func gap(after index: XMLTree.Index) -> Gap {
    gap(index, end: true) { tree, parent, index in
      tree.children(of: parent).filter { !Self.looks.contains(tree.tag($0)) }.last == index
    }
  }

  func gap(before index: XMLTree.Index) -> Gap {
    gap(index, end: false) { tree, parent, index in
      tree.children(of: parent).first { !Self.looks.contains(tree.tag($0)) } == index
    }
  }

  private func gap(
    _ index: XMLTree.Index, end: Bool, _ isAtEdge: (XMLTree, XMLTree.Index, XMLTree.Index) -> Bool
  ) -> Gap {
    var index = index
    while true {
      let parent = tree[index].parent
      guard parent >= 0, parent != node, Self.wrappers.contains(tree.tag(parent)), isAtEdge(tree, parent, index) else {
        break
      }
      index = parent
    }
    return around(index, at: end ? tree[index].end : tree[index].start)
  }

  func around(_ index: XMLTree.Index, at place: Int32) -> Gap {
    let all = ancestors(index)
    return Gap(place: place, marks: Array(all.prefix { isTracked($0) }), all: all)
  }
}
