// SPDX-License-Identifier: AGPL-3.0-or-later

extension WordFile {
  /// The same file as LibreOffice prints it right: that gives the n-th mark the note with the n-th lowest number, whatever
  /// the mark refers to, so the numbers have to ascend as the marks do. Nil where they do, or where a note has two marks.
  func withNotesInOrder() -> WordFile? {
    let footnotes = renumbered(.footnoteReference, .footnote)
    return (footnotes ?? self).renumbered(.endnoteReference, .endnote) ?? footnotes
  }

  private func renumbered(_ mark: WordTag, _ note: WordTag) -> WordFile? {
    let marks = stories.flatMap { $0.tree.numbers(of: mark).map(\.id) }
    let ordered = marks.sorted()
    guard marks != ordered, Set(marks).count == marks.count else { return nil }
    let numbers = Dictionary(zip(marks, ordered), uniquingKeysWith: { first, _ in first })
    var package = self.package
    for story in stories {
      var patch = PartPatch()
      for (place, id) in story.tree.numbers(of: mark) + story.tree.numbers(of: note) {
        if let new = numbers[id] { patch.replace(Int32(place.lowerBound)..<Int32(place.upperBound), with: "\(new)") }
      }
      guard !patch.changes.isEmpty else { continue }
      guard let bytes = patch.applied(to: story.tree.bytes) else { return nil }
      package[story.part] = bytes
    }
    return try? WordFile(package)
  }
}

extension XMLTree {
  /// The numbers of all elements of a kind, with where they are written.
  fileprivate func numbers(of tag: WordTag) -> [(place: Range<Int>, id: Int)] {
    nodes.indices.compactMap { index in
      guard nodes[index].tag == tag, let place = attributePlace("id", of: XMLTree.Index(index)),
        let id = Int(XMLTree.decoded(bytes[place]))
      else { return nil }
      return (place, id)
    }
  }
}
