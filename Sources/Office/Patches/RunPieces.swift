// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// A run that is written anew in pieces, each with the run's own look.
struct RunPieces {
  let tree: XMLTree
  let run: XMLTree.Index
  let xml: PatchXML
  /// What is deleted is marked as the source of a move.
  private let departs: Bool
  private var pieces: [Piece] = []

  private enum Piece {
    case kept(String)
    case deleted(String, Hand)
    case between(String)
  }

  init(tree: XMLTree, run: XMLTree.Index, xml: PatchXML, departs: Bool) {
    self.tree = tree
    self.run = run
    self.xml = xml
    self.departs = departs
  }

  mutating func add(whole child: XMLTree.Index, deletedBy hand: Hand?) {
    add(hand == nil ? String(decoding: tree.whole(child), as: UTF8.self) : deletedForm(child), hand)
  }

  /// Part of a leaf; the whole of it keeps its bytes.
  mutating func add(
    _ leaf: TextLeaf, _ from: Int, _ to: Int, deletedBy hand: Hand?, _ block: Int
  ) throws(WordPatchFault) {
    if from == leaf.start, to == leaf.end, leaf.lead == 0 { return add(whole: leaf.node, deletedBy: hand) }
    guard let start = leaf.source(of: from - leaf.start), let end = leaf.source(of: to - leaf.start) else {
      throw .notEditable(block: block)
    }
    try add(leaf, source: start, to == leaf.end ? nil : end, hand, block)
  }

  /// The marks that belong to the letter before.
  mutating func add(leadOf leaf: TextLeaf, deletedBy hand: Hand?, _ block: Int) throws(WordPatchFault) {
    try add(leaf, source: 0, leaf.lead, hand, block)
  }

  /// Units of the file, to the end where none is given.
  private mutating func add(
    _ leaf: TextLeaf, source from: Int, _ to: Int?, _ hand: Hand?, _ block: Int
  ) throws(WordPatchFault) {
    let tag = tree.tag(leaf.node)
    let source = tree.characters(of: leaf.node).utf16
    guard tag == .words || tag == .deletedWords,
      let first = source.index(source.startIndex, offsetBy: from, limitedBy: source.endIndex),
      let last = to.map({ source.index(source.startIndex, offsetBy: $0, limitedBy: source.endIndex) })
        ?? source.endIndex,
      let words = String(source[first..<max(first, last)])
    else { throw .notEditable(block: block) }
    let name = tag == .deletedWords || hand != nil && !departs ? "delText" : "t"
    var text = XMLText(startingWith: "")
    text.words(words)
    add("<\(xml.prefix)\(name) xml:space=\"preserve\">\(text.text)</\(xml.prefix)\(name)>", hand)
  }

  mutating func add(between text: String) { pieces.append(.between(text)) }

  private mutating func add(_ text: String, _ hand: Hand?) {
    switch (pieces.last, hand) {
    case (.kept(let before), nil): pieces[pieces.count - 1] = .kept(before + text)
    case (.deleted(let before, let other), let hand?) where hand == other:
      pieces[pieces.count - 1] = .deleted(before + text, hand)
    case (_, nil): pieces.append(.kept(text))
    case (_, let hand?): pieces.append(.deleted(text, hand))
    }
  }

  /// §17.3.3.7: what is deleted has names of its own.
  private func deletedForm(_ child: XMLTree.Index) -> String {
    let whole = String(decoding: tree.whole(child), as: UTF8.self)
    let names: [WordTag: String] = [.words: "delText", .instruction: "delInstrText"]
    guard !departs, let name = names[tree.tag(child)] else { return whole }
    let node = tree[child]
    let own = tree.name(of: child).count
    let attributes = String(decoding: tree.slice((node.start + 1 + Int32(own))..<node.open), as: UTF8.self)
    if node.close == node.end { return "<\(xml.prefix)\(name)\(attributes)" }
    let content = String(decoding: tree.slice(node.open..<node.close), as: UTF8.self)
    return "<\(xml.prefix)\(name)\(attributes)\(content)</\(xml.prefix)\(name)>"
  }

  func written(_ style: WordPatch.Style, _ ids: inout PatchIDs) -> String {
    let open = String(decoding: tree.slice(tree[run].start..<tree[run].open), as: UTF8.self)
    let look = tree.child(.runLook, of: run).map { String(decoding: tree.whole($0), as: UTF8.self) } ?? ""
    let close = "</\(String(decoding: tree.name(of: run), as: UTF8.self))>"
    var text = ""
    for piece in pieces {
      switch piece {
      case .kept(let content): text += open + look + content + close
      case .between(let content): text += content
      case .deleted(let content, let hand):
        guard style == .redline else { continue }
        text += xml.wrapped(open + look + content + close, in: departs ? "moveFrom" : "del", hand, id: ids.new())
      }
    }
    return text
  }
}
