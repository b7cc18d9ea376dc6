// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Reads the comments of a file and who answers whom (ECMA-376 part 1, §17.13.4; [MS-DOCX] 2.5.3 for threads).
struct RemarkReader {
  /// A remark whose anchor is not known yet.
  struct Draft {
    var remark: Remark
    /// The id in the file, by which the text refers to it.
    var id: String
    /// True or false where the file says; nil where it does not.
    var isDone: Bool?
  }

  /// By which the fonts of before Unicode are known.
  let looks: WordLooks
  private(set) var drafts: [Draft] = []
  private(set) var notices: Set<WordNotice> = []
  /// The last paragraph of each remark: threads hang on it.
  private var threads: [String: Int] = [:]

  init(looks: WordLooks) { self.looks = looks }

  mutating func read(comments tree: XMLTree) {
    var ids: Set<String> = []
    for node in tree.children(of: XMLTree.root) where tree.tag(node) == .comment {
      let id = tree.attribute("id", of: node) ?? ""
      var own = id
      // Later ones under one id cannot be told apart by the text: kept, under a name of their own.
      while !ids.insert(own).inserted {
        own += "′"
        notices.insert(.doubleRemark(id: id))
        if own.utf8.count > id.utf8.count + 600 { own = "\(id)′\(ids.count)" }
      }
      let hand = Hand(
        author: (tree.attribute("author", of: node) ?? "").composed, date: tree.attribute("date", of: node))
      var lines: [String] = []
      var last: String?
      self.lines(node, tree, &lines, &last)
      let remark = Remark(
        id: own, hand: hand, initials: tree.attribute("initials", of: node)?.composed,
        text: lines.joined(separator: "\n"))
      if let last { threads[last.uppercased()] = drafts.count }
      drafts.append(Draft(remark: remark, id: own == id ? id : "", isDone: nil))
    }
  }

  mutating func read(threads tree: XMLTree) {
    for node in tree.children(of: XMLTree.root) where tree.tag(node) == .commentExtended {
      guard let own = tree.attribute("paraId", of: node)?.uppercased(), let index = threads[own] else { continue }
      let isDone = ["1", "true", "on"].contains(tree.attribute("done", of: node) ?? "0")
      drafts[index].isDone = isDone
      drafts[index].remark.resolved = isDone
      guard let parent = tree.attribute("paraIdParent", of: node)?.uppercased(), let above = threads[parent] else {
        continue
      }
      if above != index { drafts[index].remark.parent = drafts[above].remark.id }
    }
  }

  /// A line for each paragraph, wherever it stands.
  private mutating func lines(
    _ node: XMLTree.Index, _ tree: XMLTree, _ lines: inout [String], _ last: inout String?
  ) {
    for child in tree.children(of: node) {
      if tree.tag(child) == .paragraph {
        var line = ""
        words(child, tree, font(of: child, tree), &line)
        lines.append(line.composed)
        last = tree.attribute("paraId", of: child) ?? last
      } else {
        self.lines(child, tree, &lines, &last)
      }
    }
  }

  /// The old font that the style of a paragraph names. What is written beside a text in such a font is often Unicode all
  /// the same: letters that the font does not have say so.
  private func font(of paragraph: XMLTree.Index, _ tree: XMLTree) -> LegacyFont? {
    let style = tree.child(.paragraphLook, of: paragraph).flatMap { tree.value(.paragraphStyle, of: $0) }
    guard let font = looks.paragraph(style).font?.legacy else { return nil }
    var plain = ""
    Self.plainWords(paragraph, tree, &plain)
    return plain.unicodeScalars.contains { $0.value > 0xFF && $0.properties.isAlphabetic } ? nil : font
  }

  private static func plainWords(_ node: XMLTree.Index, _ tree: XMLTree, _ words: inout String) {
    for child in tree.children(of: node) {
      if tree.tag(child) == .words { words += tree.characters(of: child) } else { plainWords(child, tree, &words) }
    }
  }

  private mutating func words(
    _ node: XMLTree.Index, _ tree: XMLTree, _ font: LegacyFont?, _ line: inout String
  ) {
    for child in tree.children(of: node) {
      switch tree.tag(child) {
      case .words, .mathWords: line += converted(tree.characters(of: child), font)
      case .tab: line += "\t"
      case .lineBreak, .carriageReturn: line += "\n"
      case .hardHyphen: line += "\u{2011}"
      // Fonts of before Unicode have a letter in its place.
      case .softHyphen: if font?.table != nil { line += converted("\u{AD}", font) }
      case .deletion, .movedFrom, .paragraphLook, .runLook: break
      case .alternate: if let chosen = tree.child(.choice, of: child) { words(chosen, tree, font, &line) }
      case .run:
        let own = tree.child(.runLook, of: child).flatMap { looks.font(of: $0, in: tree) }
        words(child, tree, own.map(\.legacy) ?? font, &line)
      case _: words(child, tree, font, &line)
      }
    }
  }

  private mutating func converted(_ source: String, _ font: LegacyFont?) -> String {
    guard let font, !source.isEmpty else { return source }
    if let converted = font.unicode(source) {
      notices.insert(.legacyFontConverted(font: font.name))
      return converted.text
    }
    notices.insert(.legacyFontUnknown(font: font.name))
    return source
  }
}
