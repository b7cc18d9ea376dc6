// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Writes properties of paragraphs, runs, rows and cells anew, with or without marks; the rest is copied as it is.
struct LookWriter {
  let tree: XMLTree
  let xml: PatchXML

  private func bytes(_ index: XMLTree.Index) -> String { String(decoding: tree.whole(index), as: UTF8.self) }

  private func children(_ index: XMLTree.Index?, without gone: Set<WordTag>) -> String {
    guard let index else { return "" }
    return tree.children(of: index).filter { !gone.contains(tree.tag($0)) }.map { bytes($0) }.joined()
  }

  private static let marks: Set<WordTag> = [.insertion, .deletion, .movedFrom, .movedTo]

  /// What stands behind the looks in `w:pPr` and is not one.
  private static let tails: Set<WordTag> = [.runLook, .section, .paragraphLookChange]

  /// What becomes of the history of a look, and of what belongs to one place only, as the break of a page before it.
  enum Old { case kept, dropped }

  /// `w:pPr` in the order of the schema: looks, the end mark's own, section, the change of all this.
  func paragraph(_ node: XMLTree.Index, old: Old, marks new: String, change: String = "") -> String {
    let look = tree.child(.paragraphLook, of: node)
    let mark = look.flatMap { tree.child(.runLook, of: $0) }
    let body = children(look, without: old == .kept ? Self.tails : Self.tails.union([.pageBreakBefore, .frame]))
    let oldMarks =
      mark.map { mark in
        tree.children(of: mark).filter { Self.marks.contains(tree.tag($0)) }.map { bytes($0) }.joined()
      } ?? ""
    let gone: Set<WordTag> = old == .kept ? Self.marks : Self.marks.union([.runLookChange])
    let rest = children(mark, without: gone)
    // Insertions come before deletions (CT_ParaRPr).
    let marks = old == .kept ? oldMarks + new : new
    let tail =
      old == .kept
      ? [WordTag.section, .paragraphLookChange].compactMap { tag in
        look.flatMap { tree.child(tag, of: $0) }.map { bytes($0) }
      }.joined() : ""
    let inner = marks.isEmpty && rest.isEmpty ? "" : element("rPr", marks + rest)
    let all = body + inner + tail + change
    return all.isEmpty ? "" : element("pPr", all)
  }

  /// What a paragraph looks like, as the history of a look tells it.
  func before(_ node: XMLTree.Index) -> String {
    element("pPr", children(tree.child(.paragraphLook, of: node), without: Self.tails))
  }

  /// Whether a paragraph that comes in with the look of one looks like the other.
  func areSame(_ model: XMLTree.Index, _ other: XMLTree.Index) -> Bool {
    children(tree.child(.paragraphLook, of: model), without: Self.tails.union([.pageBreakBefore, .frame]))
      == children(tree.child(.paragraphLook, of: other), without: Self.tails)
  }

  /// `w:pPr` of a paragraph that takes the look of another: its own end mark and section stay. `change` writes what it
  /// looked like before; nothing does where that is told already.
  func paragraph(
    _ node: XMLTree.Index, like model: XMLTree.Index, marks new: String, change: ((String) -> String)?
  ) -> String {
    let look = tree.child(.paragraphLook, of: node)
    let mark = look.flatMap { tree.child(.runLook, of: $0) }
    let before = children(look, without: Self.tails)
    let body = children(
      tree.child(.paragraphLook, of: model), without: Self.tails.union([.pageBreakBefore, .frame]))
    let endMark = new + children(mark, without: [])
    let section = look.flatMap { tree.child(.section, of: $0) }.map { bytes($0) } ?? ""
    let told = look.flatMap { tree.child(.paragraphLookChange, of: $0) }.map { bytes($0) }
    let tail = section + (told ?? change.map { $0(element("pPr", before)) } ?? "")
    return element("pPr", body + (endMark.isEmpty ? "" : element("rPr", endMark)) + tail)
  }

  /// The look of words put beside a run: without the history of that look, and without a font of before Unicode.
  func words(like run: XMLTree.Index?, dropsFont: Bool) -> String {
    guard let run, let look = tree.child(.runLook, of: run) else { return "" }
    var gone: Set<WordTag> = Self.marks.union([.runLookChange])
    if dropsFont { gone.formUnion([.fonts, .runStyle]) }
    let inner = children(look, without: gone)
    return inner.isEmpty ? "" : element("rPr", inner)
  }

  /// The look that the paragraph's own end mark has.
  func wordsAtEnd(of node: XMLTree.Index) -> String {
    let mark = tree.child(.paragraphLook, .runLook, of: node)
    let inner = children(mark, without: Self.marks.union([.runLookChange]))
    return inner.isEmpty ? "" : element("rPr", inner)
  }

  func row(_ node: XMLTree.Index, old: Old, mark: String) -> String {
    let look = tree.child(.rowLook, of: node)
    let kept = children(look, without: Self.marks.union([.rowLookChange]))
    let oldMarks = old == .kept ? children(look, without: Set(WordTag.allCases).subtracting(Self.marks)) : ""
    let change = old == .kept ? look.flatMap { tree.child(.rowLookChange, of: $0) }.map { bytes($0) } ?? "" : ""
    let all = kept + oldMarks + mark + change
    return all.isEmpty ? "" : element("trPr", all)
  }

  /// `w:tcPr` without its history; `merge` says how the cell hangs together with the one above, if not as it did.
  func cell(_ node: XMLTree.Index, merge: CellMerge? = nil) -> String {
    let look = tree.child(.cellLook, of: node)
    let history: Set<WordTag> = [.cellInserted, .cellDeleted, .cellsMerged, .cellLookChange]
    let kept = merge.map { cell(look, merge: $0, without: history) } ?? children(look, without: history)
    return kept.isEmpty ? "" : element("tcPr", kept)
  }

  /// The look of a cell that stays, with its history.
  func standingCell(_ node: XMLTree.Index, merge: CellMerge) -> String {
    element("tcPr", cell(tree.child(.cellLook, of: node), merge: merge, without: []))
  }

  /// In the order of the schema (CT_TcPr).
  private func cell(_ look: XMLTree.Index?, merge: CellMerge, without gone: Set<WordTag>) -> String {
    let own =
      switch merge {
      case .none: ""
      case .first: "<\(xml.prefix)vMerge\(xml.attribute("val", "restart"))/>"
      case .continued: "<\(xml.prefix)vMerge/>"
      }
    guard let look else { return own }
    let kept = tree.children(of: look).filter { !gone.contains(tree.tag($0)) && tree.tag($0) != .verticalMerge }
    let isBefore = kept.map { ["cnfStyle", "tcW", "gridSpan", "hMerge"].contains(tree.localName(of: $0)) }
    let edge = isBefore.firstIndex(of: false) ?? kept.count
    return kept[..<edge].map { bytes($0) }.joined() + own + kept[edge...].map { bytes($0) }.joined()
  }

  private func element(_ name: String, _ content: String) -> String {
    "<\(xml.prefix)\(name)>\(content)</\(xml.prefix)\(name)>"
  }
}
