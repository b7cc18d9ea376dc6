// SPDX-License-Identifier: AGPL-3.0-or-later

/// Pictures, signs, formulas, fields and links that came in or went, and notes whose marks came to stand in new words. No
/// words of the version can say them, so each is told as a change that people carry out in the file.
struct ObjectChanges {
  private let text: MarkedText
  private let rejected: Reading
  private let map: BaseMap
  private let locator: Locator
  /// Blocks of the base that became one block of the file, by the first of them.
  private let homes: [BlockID: BlockID]
  /// Whoever pastes plain text takes no picture away.
  private let isPlain: Bool
  /// Notes of the file whose marks do not come along to where it has them.
  private let strays: Set<BlockStory>

  init(
    _ text: MarkedText, _ rejected: Reading, _ map: BaseMap, _ locator: Locator, _ comparison: Comparison,
    replacing replaced: [Int: Int], isPlain: Bool = false
  ) {
    self.text = text
    self.isPlain = isPlain
    self.rejected = rejected
    self.map = map
    self.locator = locator
    let blocks = locator.draft.blocks
    var homes: [BlockID: BlockID] = [:]
    for bead in comparison.beads where bead.old.count > 1 {
      for place in bead.old { homes[blocks[place].id] = blocks[bead.old.lowerBound].id }
    }
    self.homes = homes
    strays = Set(comparison.strays(replacing: replaced).map(\.new.note))
  }

  func tell(_ found: inout [Found]) {
    let known = found
    takeSigns(from: &found)
    found += SignChanges(text, rejected, map, locator, known: found).found
    tellMarked(&found, known)
    tellSilent(&found, known)
    found += LinkChanges(rejected, map, locator).found
    tellNotes(&found, known)
  }

  // MARK: Signs

  private static let sign: Character = "\u{FFFC}"

  /// A sign that only its font knows is one U+FFFC among the words that come in: written as such it would be junk.
  private func takeSigns(from found: inout [Found]) {
    let originals = found
    for index in originals.indices where originals[index].lost == nil {
      let (old, new) = locator.wording(of: originals[index].edit)
      guard new.contains(Self.sign), old != new, !isCopy(originals[index], originals) else { continue }
      if old.contains(Self.sign) {
        if case .rewrite(let span, _) = originals[index].edit {
          found[index].edit = .reformat(span)
          (found[index].lost, found[index].kind) = ((old, new), .object)
        }
        continue
      }
      let bare = originals[index].edit.withoutSigns
      if bare.saysNothing {
        found[index].edit = .reformat(point(at: originals[index]))
        (found[index].lost, found[index].kind) = (("", MarkedObject.Kind.sign.rawValue), .object)
      } else {
        found[index].edit = bare
        if originals[index].variantOf == nil {
          found.append(
            object("", MarkedObject.Kind.sign.rawValue, at: point(at: originals[index]), of: originals[index]))
        }
      }
    }
  }

  private func point(at item: Found) -> Span {
    switch item.edit {
    case .rewrite(let span, _): Span(span.end, span.end)
    case .insert(_, .after(let id)), .insertRow(_, .after(let id)): Span(end(of: id), end(of: id))
    case .insert, .insertRow, .delete, .move, .deleteRow, .restyle, .reformat: start
    }
  }

  private func end(of id: BlockID) -> Place {
    Place(id, TextOffset(locator.places[id].map { locator.units[$0].count } ?? 0))
  }

  private var start: Span { Span(locator.start, locator.start) }

  private func object(_ old: String, _ new: String, at span: Span, of item: Found) -> Found {
    Found(edit: .reformat(span), hand: item.hand, place: item.place, lost: (old, new), kind: .object)
  }

  // MARK: With a mark

  private func tellMarked(_ found: inout [Found], _ known: [Found]) {
    let gone = text.objects.filter { $0.fate.deleted != nil && $0.fate.inserted == nil }
    for object in gone where !object.isWrapped {
      guard let hand = object.fate.deleted, !goes(origin(of: object.place), in: known) else { continue }
      add(name(of: object), "", object.place, hand, &found)
    }
    var partners = gone
    for object in text.objects where object.kind != .sign && object.fate.deleted == nil {
      guard let hand = object.fate.inserted else { continue }
      if let partner = partners.firstIndex(where: { $0.kind == object.kind && $0.key == object.key }),
        isCarried(from: origin(of: partners[partner].place), in: known)
      {
        partners.remove(at: partner)
        continue
      }
      add("", name(of: object), object.place, hand, &found)
    }
  }

  private func add(_ old: String, _ new: String, _ place: MarkedPlace, _ hand: Hand?, _ found: inout [Found]) {
    let own = rejected.place(of: place) ?? ReadPlace(block: 0, offset: 0)
    let span = map.place(own, atEnd: true).map { Span($0, $0) } ?? start
    found.append(Found(edit: .reformat(span), hand: hand, place: own, lost: (old, new), kind: .object))
  }

  /// What it is, and its words where it has some.
  private func name(of object: MarkedObject) -> String {
    guard object.isWrapped, object.kind != .pageBreak, object.range.upperBound.block == object.place.block,
      text.blocks.indices.contains(object.place.block)
    else { return object.kind.rawValue }
    let units = Array(text.blocks[object.place.block].pieces.map(\.text).joined().utf16)
    let range = (object.place.offset..<object.range.upperBound.offset).clamped(to: 0..<units.count)
    let words = String(decoding: units[range], as: UTF16.self)
    return words.isEmpty ? object.kind.rawValue : "\(object.kind.rawValue): \(words)"
  }

  /// The block of the base that something stands in.
  private func origin(of place: MarkedPlace) -> BlockID? {
    guard rejected.homes.indices.contains(place.block), let home = rejected.homes[place.block] else { return nil }
    return map.origin(of: home)
  }

  /// Whether somebody takes away the whole block, and with it whatever stands in it.
  private func goes(_ id: BlockID?, in found: [Found]) -> Bool {
    guard let id else { return false }
    return found.contains { item in
      switch item.edit {
      case .delete(let other), .move(let other, _): item.lost == nil && other == id
      case .deleteRow(let ids): item.lost == nil && ids.contains(id)
      case .rewrite, .insert, .insertRow, .restyle, .reformat: false
      }
    }
  }

  /// Whether what stands in a block comes along where its words go: in a move, or in an arrival of the very words.
  private func isCarried(from id: BlockID?, in found: [Found]) -> Bool {
    guard let id else { return false }
    return found.contains { item in
      switch item.edit {
      case .move(let other, _): return other == id
      case .delete(let other): return other == id && isCopied(item, found)
      case .deleteRow(let ids): return ids.contains(id) && isCopied(item, found)
      case .rewrite, .insert, .insertRow, .restyle, .reformat: return false
      }
    }
  }

  private func isCopied(_ departure: Found, _ found: [Found]) -> Bool {
    found.contains { isCopy($0, of: departure) }
  }

  private func isCopy(_ arrival: Found, _ found: [Found]) -> Bool {
    found.contains { isCopy(arrival, of: $0) }
  }

  /// Whether what goes comes to stand elsewhere word for word, where whoever draws both copies it with all that it holds:
  /// one paragraph outside of tables, or one row.
  private func isCopy(_ arrival: Found, of departure: Found) -> Bool {
    guard arrival.lost == nil, departure.lost == nil,
      locator.wording(of: arrival.edit).new == locator.wording(of: departure.edit).old
    else { return false }
    switch (arrival.edit, departure.edit) {
    case (.insertRow, .deleteRow): return true
    case (.insert(let blocks, _), .delete(let id)):
      guard let place = locator.places[id], let new = blocks.first, blocks.count == 1 else { return false }
      let old = locator.draft.blocks[place]
      return new.host == .none && old.cell == nil && new.kind == old.kind && new.story == old.story && !old.text.isEmpty
    case _: return false
    }
  }

  // MARK: Without a mark

  /// Pictures of the base and of the file, block by block.
  private func tellSilent(_ found: inout [Found], _ known: [Found]) {
    let blocks = locator.draft.blocks
    var had = locator.draft.pictures.filter { blocks.indices.contains($0.block) }
    var come: [MarkedObject] = []
    for object in text.objects where object.kind == .picture && object.fate.inserted == nil {
      let id = origin(of: object.place)
      if let same = had.firstIndex(where: { $0.key == object.key && id != nil && home(of: $0) == id }) {
        had.remove(at: same)
      } else {
        come.append(object)
      }
    }
    for object in come {
      if let partner = had.firstIndex(where: { $0.key == object.key && isCarried(from: blocks[$0.block].id, in: known) }
      ) {
        had.remove(at: partner)
      } else {
        add("", name(of: object), object.place, nil, &found)
      }
    }
    for picture in isPlain ? [] : had
    where !goes(blocks[picture.block].id, in: known) && !isUnread(blocks[picture.block].story) {
      let place = Place(blocks[picture.block].id, TextOffset(min(picture.offset, locator.units[picture.block].count)))
      found.append(
        Found(edit: .reformat(Span(place, place)), lost: (MarkedObject.Kind.picture.rawValue, ""), kind: .object))
    }
  }

  private func home(of picture: DraftPicture) -> BlockID {
    let id = locator.draft.blocks[picture.block].id
    return homes[id] ?? id
  }

  private func isUnread(_ story: BlockStory) -> Bool {
    text.unread.contains { ComparedText.rank($0) == ComparedText.rank(story) }
  }

  // MARK: Notes

  /// A note of the base whose mark stands in words that came in, while the words it stood in go: nobody but people can
  /// put it there.
  private func tellNotes(_ found: inout [Found], _ known: [Found]) {
    for (note, marks) in Dictionary(grouping: text.noteMarks, by: \.note).sorted(by: {
      $0.value[0].place < $1.value[0].place
    }) {
      let standing = marks.filter { $0.fate.deleted == nil }
      guard let mark = standing.first else { continue }
      let isNew = standing.allSatisfy { self.isNew($0) }
      let pusher = standing.count == 1 && !isNew ? hand(pushing: mark) : nil
      guard isNew || strays.contains(note) || pusher != nil else { continue }
      let homes = rejected.blocks.indices.filter { rejected.blocks[$0].story == note }
      let ids = homes.compactMap { map.origin(of: $0) }
      guard let first = ids.first, !isNew || !isCarried(mark, from: marks, in: known) else { continue }
      let end = locator.places[first].map { locator.units[$0].count } ?? 0
      let words = homes.map { rejected.blocks[$0].text }.joined(separator: "\n")
      let own = rejected.place(of: mark.place)
      found.append(
        Found(
          edit: .reformat(Span(first, 0..<end)), hand: mark.fate.inserted ?? pusher, place: own, lost: (words, words),
          kind: .footnote))
    }
  }

  /// Who put words beside a mark that stays, on the side of it on which they would not come to stand (`NoteSide`), or on
  /// both, and took none there.
  private func hand(pushing mark: NoteMark) -> Hand? {
    guard mark.fate == .kept, text.blocks.indices.contains(mark.place.block) else { return nil }
    var offset = 0
    var had: [UInt16] = []
    var isReplaced = false
    var (before, behind): (Arrived?, Arrived?)
    for piece in text.blocks[mark.place.block].pieces where !piece.text.isEmpty {
      let own = offset..<(offset + piece.text.utf16.count)
      offset = own.upperBound
      if piece.fate.inserted != nil, piece.fate.deleted != nil { continue }
      if own.upperBound <= mark.place.offset {
        if let hand = piece.fate.inserted {
          before = Arrived(words: (before?.words ?? "") + piece.text, hand: before?.hand ?? hand)
        } else {
          had += piece.text.utf16
          isReplaced = piece.fate.deleted != nil
          if !isReplaced { before = nil }
        }
        continue
      }
      guard let hand = piece.fate.inserted else {
        if own.lowerBound < mark.place.offset { before = nil }
        if piece.fate.deleted != nil { behind = nil }
        break
      }
      if own.lowerBound < mark.place.offset { return hand }
      behind = Arrived(words: (behind?.words ?? "") + piece.text, hand: behind?.hand ?? hand)
    }
    func goesBehind(_ arrived: Arrived) -> Bool {
      !isReplaced && NoteSide.isBehind(arrived.words.utf16, after: had)
    }
    if let before, before.isSaid, goesBehind(before) { return before.hand }
    return behind.flatMap { $0.isSaid && !goesBehind($0) ? $0.hand : nil }
  }

  /// Words that somebody put in.
  private struct Arrived {
    var words: String
    var hand: Hand

    var isSaid: Bool { !words.allSatisfy(\.isWhitespace) }
  }

  private func isNew(_ mark: NoteMark) -> Bool { mark.fate.inserted != nil || origin(of: mark.place) == nil }

  private func isCarried(_ mark: NoteMark, from marks: [NoteMark], in known: [Found]) -> Bool {
    let gone = marks.filter { $0.fate.deleted != nil && $0.fate.inserted == nil }
    if gone.contains(where: { isCarried(from: origin(of: $0.place), in: known) }) { return true }
    // Without a mark the file does not say where it stood: then its words came whole, or it is told.
    guard gone.isEmpty, rejected.homes.indices.contains(mark.place.block), let home = rejected.homes[mark.place.block]
    else { return false }
    return known.contains { item in
      isCopy(item, known) && item.place.map { UnmarkedPassage.blocks(of: item.edit, at: $0).contains(home) } ?? false
    }
  }
}

extension Edit {
  fileprivate var withoutSigns: Edit {
    func bare(_ text: String) -> String { text.filter { $0 != "\u{FFFC}" } }
    func bare(_ blocks: [NewBlock]) -> [NewBlock] {
      blocks.map { block in
        var block = block
        block.text = bare(block.text)
        return block
      }
    }
    switch self {
    case .rewrite(let span, let texts): return .rewrite(span, texts.map(bare))
    case .insert(let blocks, let gap): return .insert(bare(blocks), at: gap)
    case .insertRow(var row, let gap):
      for cell in row.cells.indices { row.cells[cell].blocks = bare(row.cells[cell].blocks) }
      return .insertRow(row, at: gap)
    case .delete, .move, .deleteRow, .restyle, .reformat: return self
    }
  }

  /// Puts no words where it takes none.
  fileprivate var saysNothing: Bool {
    if case .rewrite(let span, let texts) = self { return span.isPoint && texts == [""] }
    return false
  }
}
