// SPDX-License-Identifier: AGPL-3.0-or-later

extension WordFile {
  /// The same file as LibreOffice reads it right: that gives the n-th mark the note with the n-th lowest number, whatever
  /// the mark refers to, so the numbers have to ascend as the marks do. Nil where they do. A note with two marks, as where
  /// a redline moves its paragraph, is written once for each where notes may be doubled; else nothing is done.
  public func withNotesInOrder(doubling: Bool = false) -> WordFile? {
    let footnotes = renumbered(.footnoteReference, .footnote, doubling)
    return (footnotes ?? self).renumbered(.endnoteReference, .endnote, doubling) ?? footnotes
  }

  private func renumbered(_ mark: WordTag, _ note: WordTag, _ doubling: Bool) -> WordFile? {
    let marks = stories.flatMap { $0.tree.numbers(of: mark).map(\.id) }
    let met = Set(marks)
    guard doubling || met.count == marks.count else { return nil }
    let highest = stories.lazy.flatMap { $0.tree.numbers(of: note).map(\.id) }.max() ?? 0
    let numbers = met.sorted() + (0..<marks.count - met.count).map { max(highest, met.max() ?? 0) + 1 + $0 }
    guard marks != numbers else { return nil }
    // Of each note, the number that every mark of it now leads to.
    let homes = Dictionary(grouping: zip(marks, numbers), by: \.0).mapValues { $0.map(\.1) }
    var package = self.package
    var next = numbers[...]
    for story in stories {
      var patch = PartPatch()
      for found in story.tree.numbers(of: mark) {
        patch.replace(found.place, with: "\(next.removeFirst())")
      }
      for found in story.tree.numbers(of: note) {
        guard let own = homes[found.id] else { continue }
        patch.replace(found.place, with: "\(own[0])")
        for number in own.dropFirst() {
          patch.insert(story.tree.copy(of: found, numbered: number), at: found.whole.upperBound)
        }
      }
      guard !patch.changes.isEmpty else { continue }
      guard let bytes = patch.applied(to: story.tree.bytes) else { return nil }
      package[story.part] = bytes
    }
    return try? WordFile(package)
  }
}

extension XMLTree {
  /// An element that bears a number.
  fileprivate struct Numbered {
    var id: Int
    /// Where the number is written, and the element.
    var place: Range<Int32>
    var whole: Range<Int32>
  }

  /// All elements of a kind, in the order of the part.
  fileprivate func numbers(of tag: WordTag) -> [Numbered] {
    nodes.indices.compactMap { index in
      guard nodes[index].tag == tag, let place = attributePlace("id", of: XMLTree.Index(index)),
        let id = Int(XMLTree.decoded(bytes[place]))
      else { return nil }
      return Numbered(
        id: id, place: Int32(place.lowerBound)..<Int32(place.upperBound), whole: nodes[index].start..<nodes[index].end)
    }
  }

  fileprivate func copy(of element: Numbered, numbered id: Int) -> String {
    let before = slice(element.whole.lowerBound..<element.place.lowerBound)
    let after = slice(element.place.upperBound..<element.whole.upperBound)
    return String(decoding: before, as: UTF8.self) + "\(id)" + String(decoding: after, as: UTF8.self)
  }
}
