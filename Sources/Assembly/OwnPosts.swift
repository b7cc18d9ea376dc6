// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// Nobody raises their own rights by a post: who keeps the organisation's records enters everybody's posts, and so could
/// otherwise read what is restricted, or lead, as soon as they wished to.
extension Congress {
  /// The post that would bring the one who acts a right that they do not hold, from today on; nil where none would. Who
  /// manages accounts gives rights by roles, their own too, and is asked nothing here.
  func postRaising(_ actor: ActorID, by events: [OrganisationEvent], held: Set<Right>, on day: Day) -> String? {
    guard !held.contains(.manageAccess), let person = access.account(acting: actor)?.person else { return nil }
    let own = events.filter { $0.holder == person }
    guard !own.isEmpty else { return nil }
    var after = organisations
    for event in own { after.evolve(event) }
    let before = organisations.holdings.filter { $0.person == person }
    return after.holdings.first { time in
      guard time.person == person, time.to.map({ $0 > day }) ?? true, !before.contains(where: { $0.covers(time) })
      else { return false }
      return !pack.rights(ofPost: time.post).isSubset(of: held)
    }?.post
  }
}

extension Holding {
  /// Whether it was the same time in the same post, or a longer one.
  fileprivate func covers(_ other: Holding) -> Bool {
    guard body == other.body, post == other.post, from <= other.from else { return false }
    return to.map { end in other.to.map { $0 <= end } ?? false } ?? true
  }
}

extension RulePack {
  /// What may be done by whoever holds a post.
  fileprivate func rights(ofPost id: String) -> Set<Right> {
    (post(id)?.roles ?? []).compactMap { role($0) }.reduce(into: []) { $0.formUnion($1.rights) }
  }
}
