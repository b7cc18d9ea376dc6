// SPDX-License-Identifier: AGPL-3.0-or-later

extension NextVersion {
  /// The version as a file has it: the same letter by letter, or nil. Only the words of cells that are merged with cells
  /// below may stand in the next row of their group where their own row goes.
  public func words(of reading: Reading, since base: DraftText) -> DraftText? {
    guard reading.blocks.count == draft.blocks.count else { return nil }
    let left = Set(draft.blocks.map(\.id))
    let gone = base.blocks.filter { $0.cell != nil && !$0.text.isEmpty && !left.contains($0.id) }
    var words = draft
    for (index, block) in reading.blocks.enumerated() where block.text != words.blocks[index].text {
      let own = words.blocks[index]
      guard let cell = own.cell,
        gone.contains(where: {
          $0.story == own.story && $0.cell?.column == cell.column && $0.text + own.text == block.text
        })
      else { return nil }
      words.blocks[index].text = block.text
    }
    return words
  }
}
