// SPDX-License-Identifier: AGPL-3.0-or-later

import Seeded
import Slates

extension Chance {
  /// A small composition whose targets are often close to what the pool can bear, and often beyond it.
  mutating func composition(people: ClosedRange<Int> = 3...9, requirements: ClosedRange<Int> = 0...5) throws
    -> Composition
  {
    let count = number(people)
    let size = number(1...count)
    // Few different figures, so that many slates are even.
    let support = (0..<count).map { _ in number(0...4) }
    let asked = (0..<number(requirements)).map { place in requirement(place, count, size) }
    return try Composition((0..<count).map { PoolMember("P\($0)") }, support: support, size: size, asked)
  }

  private mutating func requirement(_ place: Int, _ count: Int, _ size: Int) -> Requirement {
    let quotas = (0...(happens(oneIn: 4) ? 1 : 0)).map { _ in
      let members = (0..<count).filter { _ in happens(oneIn: 2) }
      let least = happens(oneIn: 3) ? 0 : number(0...max(1, min(members.count, size)))
      let most = happens(oneIn: 2) ? Composition.peopleLimit : number(least...max(least, size))
      return Quota(members, from: least, through: most)
    }
    return Requirement(
      .target(TargetID("T\(place)")), "target \(place)", quotas, force: one(of: Force.allCases),
      priority: number(1...2), mayGive: !happens(oneIn: 5))
  }
}
