// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Reads what was written and holds it against what was meant: whoever gets the file gets this and nothing else.
struct PatchProof {
  let base: WordFile
  let patch: WordPatch
  let plan: PatchPlan
  let ids: PatchIDs

  func check(_ written: Package) throws(WordPatchFault) {
    let again: WordFile
    do throws(WordFileFault) { again = try WordFile(written) } catch { throw .notProven(.unreadable(error)) }
    let meant = IntendedText(base: base, plan: plan, style: patch.style).text
    if let block = difference(again.text.settled(.accepting), meant.settled(.accepting)) {
      throw .notProven(.accepted(block: block))
    }
    let before = patch.style == .redline ? base.text : meant
    if let block = difference(again.text.settled(.rejecting), before.settled(.rejecting)) {
      throw .notProven(.rejected(block: block))
    }
    let objects = IntendedObjects(base: base, plan: plan)
    guard ObjectCount(again.text, .accepting) == objects.accepted else { throw .notProven(.objects) }
    if patch.style == .redline, ObjectCount(again.text, .rejecting) != ObjectCount(base.text, .rejecting) {
      throw .notProven(.objects)
    }
    try checkRemarks(again)
    try checkIDs(again)
    try checkHints(again)
    try checkParts(written)
  }

  /// Holds the same text, marks and remarks as before.
  static func checkSame(_ written: Package, as before: Package) throws(WordPatchFault) {
    let (one, other): (WordFile, WordFile)
    do throws(WordFileFault) { (one, other) = (try WordFile(written), try WordFile(before)) } catch {
      throw .notProven(.unreadable(error))
    }
    guard one.text == other.text else { throw .notProven(.accepted(block: 0)) }
  }

  /// The first paragraph that differs.
  private func difference(_ one: [SettledBlock], _ other: [SettledBlock]) -> Int? {
    for place in 0..<max(one.count, other.count) {
      guard place < one.count, place < other.count, one[place].text == other[place].text else { return place }
    }
    return nil
  }

  /// All old remarks are there as they were, and each new one once, where it belongs.
  private func checkRemarks(_ again: WordFile) throws(WordPatchFault) {
    let old = again.text.remarks.prefix(base.text.remarks.count)
    guard again.text.remarks.count == base.text.remarks.count + plan.remarks.count,
      zip(old, base.text.remarks).allSatisfy({ ($0.id, $0.text, $0.parent) == ($1.id, $1.text, $1.parent) })
    else { throw .notProven(.remarks) }
    for new in plan.remarks {
      let found = again.text.remarks.first { $0.id == String(new.id) }
      guard let found, found.anchor != nil, found.text == new.text, found.hand == new.hand, found.parent == new.parent
      else {
        throw .notProven(.remarks)
      }
      // Words that came in between are not in the quote of before.
      let isPlain = plan.blocks.allSatisfy { $1.touchesOnlyRemarks }
      if isPlain, again.quote(found.anchor) != base.quote(new.anchor) { throw .notProven(.remarks) }
    }
  }

  /// Every number of ours is used by one mark; a pair that opens and closes a range shares its own.
  private func checkIDs(_ again: WordFile) throws(WordPatchFault) {
    let given = Set(ids.given)
    guard given.count == ids.given.count else { throw .notProven(.ids) }
    var met: Set<Int> = []
    for story in again.stories {
      for index in story.tree.nodes.indices {
        let tag = story.tree.nodes[index].tag
        guard ParagraphShape.trackedTags.contains(tag) || tag == .bookmarkStart else { continue }
        guard let id = story.tree.attribute("id", of: XMLTree.Index(index)).flatMap({ Int($0) }), given.contains(id)
        else {
          continue
        }
        guard met.insert(id).inserted else { throw .notProven(.ids) }
      }
    }
  }

  /// Where hints are given, every bookmark of theirs is there once and no other, whatever else was done; where nothing
  /// else was, each in its own block.
  private func checkHints(_ again: WordFile) throws(WordPatchFault) {
    guard !patch.hints.isEmpty else { return }
    let names = again.hintNames
    guard Set(names).count == names.count, Set(names).isSubset(of: patch.hints.values) else { throw .notProven(.hints) }
    guard patch.edits.isEmpty else { return }
    let found = again.text.blocks.enumerated().compactMap { place, block in block.hint.map { (place, $0) } }
    guard Dictionary(found, uniquingKeysWith: { first, _ in first }) == patch.hints else { throw .notProven(.hints) }
  }

  /// Parts that no edit names are the same bytes.
  private func checkParts(_ written: Package) throws(WordPatchFault) {
    var mayDiffer = Set(plan.blocks.keys.map { base.stories[base.blockPlaces[$0].story].part })
    for row in plan.newRows { mayDiffer.insert(base.stories[base.blockPlaces[row.beside].story].part) }
    for new in plan.additions { mayDiffer.insert(base.stories[base.blockPlaces[new.of].story].part) }
    for row in plan.goneRows { mayDiffer.insert(base.stories[base.blockPlaces[row.holding].story].part) }
    for name in base.package.names where !mayDiffer.contains(name) {
      if base.package[name] == written[name] { continue }
      let isOfRemarks =
        name.hasSuffix(".rels") || name == "[Content_Types].xml" || name.lowercased().contains("comments")
      guard isOfRemarks, !plan.remarks.isEmpty else { throw .notProven(.parts) }
    }
  }
}

extension BlockPlan {
  var touchesOnlyRemarks: Bool {
    deletions.isEmpty && isDeleted == nil && followers.isEmpty && endDeleted == nil && look == nil
      && points.allSatisfy { point in
        switch point.kind {
        case .remarkStart, .remarkEnd: true
        case .words, .split: false
        }
      }
  }
}
