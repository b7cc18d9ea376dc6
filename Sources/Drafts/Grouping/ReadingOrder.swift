// SPDX-License-Identifier: AGPL-3.0-or-later

/// What an office should know of a group before it reads it.
public struct GroupProfile: Hashable, Sendable {
  public var opinions: Int
  /// Distinct units or persons.
  public var authors: Int
  /// Opinions with the very text of the representative.
  public var copies: Int
  /// Different words of its longest wording: a measure of argument, not of worth.
  public var depth: Int

  public init(opinions: Int, authors: Int, copies: Int, depth: Int) {
    self.opinions = opinions
    self.authors = authors
    self.copies = copies
    self.depth = depth
  }

  /// Many hands, one text: at least half of a group of this size or more are copies.
  public func isCampaign(from size: Int = 10) -> Bool { opinions >= size && copies * 2 >= opinions }
}

/// An order in which a few who have thought deeply are not buried under many who copied.
public enum ReadingOrder {
  /// Indexes of groups, turn by turn: the largest not yet shown, then the deepest not yet shown. So the first 2n entries hold the
  /// n largest and the n deepest, whatever their numbers.
  public static func interleaved(_ profiles: [GroupProfile]) -> [Int] {
    let byDepth = profiles.indices.sorted { (profiles[$1].depth, $0) < (profiles[$0].depth, $1) }
    let bySize = profiles.indices.sorted { (profiles[$1].opinions, $0) < (profiles[$0].opinions, $1) }
    var shown = Set<Int>()
    var order: [Int] = []
    for (large, deep) in zip(bySize, byDepth) {
      for next in [large, deep] where shown.insert(next).inserted { order.append(next) }
    }
    return order
  }
}
