// SPDX-License-Identifier: AGPL-3.0-or-later

/// Houses of growing size, looked through for the Alabama paradox: what was found, and how far the search went.
public struct ParadoxSearch: Hashable, Sendable {
  public let found: [HouseParadox]
  /// The sizes that were asked for and not looked at, because there were too many; nil where all were.
  public let unsearched: ClosedRange<Int>?

  /// The most claims that one search weighs, one for every claimant in every house.
  public static let limit = 5_000_000
}

extension House {
  /// Every house from this size to another in which a seat (a block) more costs somebody a seat. The search stops before
  /// it would weigh more than `limit` claims, and says where.
  public func paradoxes(
    through largest: Int, for claimants: [Claimant], limit: Int = ParadoxSearch.limit
  ) throws(Unfit) -> ParadoxSearch {
    guard largest <= House.limit else { throw Unfit(.houseOutOfRange(largest, limit: House.limit)) }
    var here = try seats(for: claimants)
    // One divisor for all never takes a seat back (Balinski and Young, 1982, theorem 4.3).
    if isMonotone { return ParadoxSearch(found: [], unsearched: nil) }
    var found: [HouseParadox] = []
    var left = limit
    while here.house.seats + block <= largest {
      left -= max(1, claimants.count)
      guard left >= 0 else {
        return ParadoxSearch(found: found, unsearched: here.house.seats + block...largest)
      }
      // A house that cannot grow takes nothing from anybody, and neither does one that is larger still.
      guard let next = try? of(here.house.seats + block).seats(for: claimants) else { break }
      found += here.houseParadoxes(before: next)
      here = next
    }
    return ParadoxSearch(found: found, unsearched: nil)
  }

  /// Whether the method with its bounds cannot take a seat from anybody when the house grows.
  private var isMonotone: Bool {
    guard method.quota == nil else { return false }
    return switch bounds.policy {
    case .floor, .basePlusProportional: true
    case .keepQuota, .recomputeQuota, .enlargeHouse: false
    }
  }
}
