// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// LibreOffice makes one change of two by one author where one ends a paragraph and the other begins the next, and
/// takes the mark between them along: whoever rejects all there gets two paragraphs as one. So no two of ours touch
/// across a mark that is not new.
extension PatchPlan {
  mutating func partNeighbours(in file: WordFile) {
    for block in blocks.keys.sorted() {
      let length = file.length(ofBlock: block)
      guard let plan = blocks[block], let author = plan.authorAtEnd(length) else { continue }
      let next = file.canJoinNext(block) ? blocks[block + 1]?.authorAtStart : nil
      if let first = plan.followers.first {
        guard first.content.isParagraph, first.hand.author == author else { continue }
        if file.canPassEndOn(block), next == nil || next != plan.followers.last?.hand.author {
          blocks[block]?.passEndOn()
          continue
        }
      } else if next != author {
        continue
      }
      if !plan.deletions.contains(where: { $0.range.upperBound == length }) { retypeEnd(of: block, in: file) }
      blocks[block]?.turnEnd(length)
    }
  }

  /// Takes away the last word, to be brought in again with what follows it; of an end that is no plain word nothing.
  private mutating func retypeEnd(of block: Int, in file: WordFile) {
    guard let plan = blocks[block], let range = file.lastWord(ofBlock: block, after: plan.lastTouched),
      let first = plan.points.firstIndex(where: { $0.offset == range.upperBound && $0.isOfWords }),
      case .words(let words, let hand) = plan.points[first].kind
    else { return }
    let word = TextByNumber.cut(file.text.blocks[block].words, range.lowerBound, range.upperBound)
    blocks[block]?.points[first].kind = .words(word + words, hand)
    blocks[block]?.deletions.append((range, hand))
  }
}

extension BlockPlan {
  /// From now on the last of the new paragraphs ends with the mark that this one ended with.
  mutating func passEndOn() {
    guard !passesEndOn, let first = newParagraphs.first else { return }
    passesEndOn = true
    if endInserted == nil { endInserted = first.hand }
  }

  /// Who brings in the last words of a block that stays, before a mark that stays.
  fileprivate func authorAtEnd(_ length: Int) -> String? {
    guard isDeleted == nil, endDeleted == nil, endInserted == nil else { return nil }
    return author(points.reversed().prefix { $0.offset == length })
  }

  /// Who brings in the first words.
  fileprivate var authorAtStart: String? { author(points.prefix { $0.offset == 0 }) }

  private func author(_ points: some Sequence<Point>) -> String? {
    for point in points {
      switch point.kind {
      case .words(_, let hand): return hand.author
      case .split: return nil
      case .remarkStart, .remarkEnd: continue
      }
    }
    return nil
  }

  /// Behind everything else that is done to it.
  fileprivate var lastTouched: Int {
    let points = points.filter { !$0.isOfWords }.map(\.offset) + points.dropLast().map(\.offset)
    return max(deletions.last?.range.upperBound ?? 0, points.max() ?? 0)
  }

  /// The new words come before the old ones that they replace: these then stand between them and the mark.
  fileprivate mutating func turnEnd(_ length: Int) {
    guard let gone = deletions.last(where: { $0.range.upperBound == length })?.range else { return }
    for index in points.indices where points[index].offset == length {
      if points[index].isOfWords { points[index].offset = gone.lowerBound }
    }
    points = points.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .map(\.element)
  }
}

extension BlockPlan.Point {
  fileprivate var isOfWords: Bool {
    if case .words = kind { true } else { false }
  }
}

extension WordFile {
  fileprivate func length(ofBlock block: Int) -> Int { blockPlaces[block].leaves.last?.end ?? 0 }

  /// Nothing but looks hangs on the mark that ends the block. LibreOffice does not see marks on the end of the paragraph
  /// that has the first note.
  fileprivate func canPassEndOn(_ block: Int) -> Bool {
    if text.noteMarks.map(\.place.block).min() == block { return false }
    let place = blockPlaces[block]
    let tree = stories[place.story].tree
    if tree.child(.paragraphLook, .section, of: place.node) != nil { return false }
    let marks = tree.child(.paragraphLook, .runLook, of: place.node)
    return marks.map { mark in ParagraphShape.trackedTags.allSatisfy { tree.child($0, of: mark) == nil } } ?? true
  }

  /// The last word of a block, in letters that can be written anew as they are.
  fileprivate func lastWord(ofBlock block: Int, after start: Int) -> Range<Int>? {
    let (place, length) = (blockPlaces[block], length(ofBlock: block))
    let tree = stories[place.story].tree
    guard let leaf = place.leaves.last, leaf.segments == nil, leaf.end == length, leaf.length > 0,
      tree.tag(leaf.node) == .words, tree[tree[leaf.node].parent].parent == place.node,
      let piece = text.blocks[block].pieces.last, piece.fate == .kept, !piece.isReckoned
    else { return nil }
    let word = piece.text.reversed().prefix { !$0.isWhitespace && $0 != "\u{FFFC}" }
    let size = word.reduce(0) { $0 + $1.utf16.count }
    let from = max(length - size, leaf.start, start)
    guard from < length, from == leaf.start || leaf.source(of: from - leaf.start) != nil else { return nil }
    return from..<length
  }
}
