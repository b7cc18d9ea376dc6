// SPDX-License-Identifier: AGPL-3.0-or-later

/// Two paragraphs whose typed numbers do not follow each other: the second repeats the number of the first, or leaves
/// some out.
public struct NumberBreak: Hashable, Sendable {
  public var before: BlockID
  public var block: BlockID
  /// The first is counted by the file itself, and may stand behind the second: one of the two numbers is one too many.
  public var isCounted = false
}

extension NextVersion {
  /// Where typed numbers repeat or leave some out though they did not in the base: what several people put in, each
  /// counting alone, is numbered by nobody. In the order of the text.
  public func numberBreaks(since base: DraftText) -> [NumberBreak] {
    let known = Set(base.numberBreaks)
    let typed = draft.numberBreaks.filter { !known.contains($0) }
    let places = draft.places
    return (typed + countedTwice(since: base)).sorted { (places[$0.block] ?? 0) < (places[$1.block] ?? 0) }
  }

  /// What came with a typed number beside a paragraph whose number of that form the file counts by itself.
  private func countedTwice(since base: DraftText) -> [NumberBreak] {
    let known = Set(base.blocks.map(\.id))
    return draft.blocks.indices.compactMap { place in
      let block = draft.blocks[place]
      guard !known.contains(block.id), block.label == nil, block.story == .body, block.cell == nil else { return nil }
      let beside = [place - 1, place + 1].filter(draft.blocks.indices.contains).map { draft.blocks[$0] }
      let counted = beside.first { other in
        let form = other.story == .body && other.cell == nil ? other.label.flatMap(NumberForm.init) : nil
        return form.map { NumberForm.length(in: block.text, of: [$0]) > 0 } ?? false
      }
      return counted.map { NumberBreak(before: $0.id, block: block.id, isCounted: true) }
    }
  }
}

extension DraftText {
  fileprivate var numberBreaks: [NumberBreak] {
    var last: [NumberedList: (id: BlockID, value: Int)] = [:]
    var found: [NumberBreak] = []
    for block in blocks where block.story == .body && block.cell == nil && block.label == nil {
      guard let number = TypedNumber(block.text), let list = NumberedList(number, block.text) else { continue }
      // A list that begins anew follows nothing.
      if let before = last[list], number.value != before.value + 1, number.value != 1 {
        found.append(NumberBreak(before: before.id, block: block.id))
      }
      last[list] = (block.id, number.value)
    }
    return found
  }
}

/// Numbers of one form, which follow each other.
private struct NumberedList: Hashable {
  let prefix: String
  let style: TypedNumber.Style
  let closing: UInt16

  /// Nil for years and amounts, and for letters, of which some alphabets leave some out.
  init?(_ number: TypedNumber, _ text: String) {
    guard number.style != .letter, number.value < 1_000 else { return nil }
    let units = Array(text.utf16.prefix(number.length + 1))
    guard units.count <= number.length || units[number.length] == 0x20 || units[number.length] == 0x0A else {
      return nil
    }
    (prefix, style, closing) = (number.prefix, number.style, number.closing)
  }
}
