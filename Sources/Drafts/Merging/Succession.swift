// SPDX-License-Identifier: AGPL-3.0-or-later

/// Hands the identity of blocks on: an edited block keeps its id, of a split one the first part does, a merged one
/// keeps the id of its first part, a moved one its own.
struct Succession {
  private let weave: Weave
  private let base: DraftText
  private let version: Int
  private let labels: [BlockID: String]
  private var used: Set<BlockID> = []
  private var born = 0

  init(_ weave: Weave, _ base: DraftText, _ version: Int) {
    self.weave = weave
    self.base = base
    self.version = version
    labels = Dictionary(
      base.blocks.compactMap { block in block.label.map { (block.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  func next() -> NextVersion {
    var work = self
    return work.make()
  }

  private mutating func make() -> NextVersion {
    let redline = MarkedText(blocks: weave.entries.map(\.block))
    var blocks: [DraftBlock] = []
    var origins: [BlockID: BlockOrigin] = [:]
    for block in Reading(redline, .accepting).blocks {
      let (id, origin) = identity(of: block)
      origins[id] = origin
      blocks.append(
        DraftBlock(
          id: id, kind: block.kind, story: block.story, label: labels[id], text: block.text, cell: block.cell))
    }
    return NextVersion(
      draft: DraftText(version: version, blocks: blocks), origins: origins, redline: redline,
      patches: weave.entries.map(\.source))
  }

  private mutating func identity(of block: ReadBlock) -> (BlockID, BlockOrigin) {
    var givers = block.sources.map(\.block)
    if givers.isEmpty { givers = [block.members.upperBound] }
    if let separator = givers.map({ weave.entries[$0] }).first(where: \.isSeparator) {
      return (separatorID(separator), .separator)
    }
    // A merged block keeps the id of the first part, even where that gave no words but the place.
    var ids: [(id: BlockID, part: Int, isMoved: Bool)] = []
    for giver in givers {
      let found: (BlockID, Int, Bool)? =
        switch weave.entries[giver].source {
        case .base(let id, let part): (id, part, false)
        case .arrived(let id, let part, _): (id, part, true)
        case .new: nil
        }
      if let found, ids.last?.id != found.0 { ids.append(found) }
    }
    guard let first = ids.first else { return (fresh(), .inserted) }
    guard first.part == 0, used.insert(first.id).inserted else { return (fresh(), .split(from: first.id)) }
    if ids.count > 1 { return (first.id, .merged(ids.dropFirst().map(\.id))) }
    return (first.id, first.isMoved ? .moved : .kept)
  }

  /// What loses its words stays the block that it was; what moved away took its id along.
  private mutating func separatorID(_ entry: Weave.Entry) -> BlockID {
    guard case .base(let id, _) = entry.source, entry.block.pieces.allSatisfy({ $0.move == nil }),
      used.insert(id).inserted
    else { return fresh() }
    return id
  }

  private mutating func fresh() -> BlockID {
    born += 1
    return BlockID(version: version, number: born)
  }
}
