// SPDX-License-Identifier: AGPL-3.0-or-later

/// What a person changed in the groups, said of opinions and not of groups: it holds after more opinions have come in and
/// everything was grouped anew.
public struct Adjustment: Codable, Hashable, Sendable {
  public enum Act: Codable, Hashable, Sendable {
    /// These opinions leave the groups they are in and make one of their own; out of each group, its own.
    case split([String])
    /// The groups of these opinions become one, which stands where the first named does.
    case join([String])
  }

  public var act: Act
  public var by: String
  public var why: String

  public init(_ act: Act, by: String, why: String) {
    self.act = act
    self.by = by
    self.why = why
  }
}

extension Grouping {
  /// The groups after all that people changed, in the order in which they did; opinions that are not there are passed over.
  public static func adjusted(_ groups: [OpinionGroup], by log: [Adjustment]) -> [OpinionGroup] {
    ordered(log.reduce(groups, adjusted))
  }

  private static func adjusted(_ groups: [OpinionGroup], by adjustment: Adjustment) -> [OpinionGroup] {
    switch adjustment.act {
    case .split(let opinions):
      let leaving = Set(opinions)
      return groups.flatMap { split($0, leaving) }
    case .join(let opinions):
      let named = Set(opinions)
      let holds = groups.map { group in group.wordings.contains { !named.isDisjoint(with: $0.members) } }
      let joining = zip(groups, holds).filter(\.1).map(\.0)
      let rest = zip(groups, holds).filter { !$0.1 }.map(\.0)
      guard joining.count > 1 else { return groups }
      let first = opinions.first.flatMap { name in
        joining.first { group in group.wordings.contains { $0.members.contains(name) } }
      }
      var all = joined(joining, adjustment)
      all.anchor = first?.anchor ?? joining.lazy.compactMap(\.anchor).first
      return rest + [all]
    }
  }

  private static func split(_ group: OpinionGroup, _ leaving: Set<String>) -> [OpinionGroup] {
    let parts = [true, false].map { leaves in
      group.wordings.compactMap { wording -> Wording? in
        let members = wording.members.filter { leaving.contains($0) == leaves }
        return members.isEmpty ? nil : Wording(text: wording.text, members: members, reason: wording.reason)
      }
    }
    return parts.filter { !$0.isEmpty }.map { OpinionGroup(wordings: led($0), anchor: group.anchor) }
  }

  private static func joined(_ groups: [OpinionGroup], _ adjustment: Adjustment) -> OpinionGroup {
    let inOrder = ordered(groups)
    var wordings = inOrder[0].wordings
    for wording in inOrder.dropFirst().flatMap(\.wordings) {
      if let at = wordings.firstIndex(where: { $0.text.utf8.elementsEqual(wording.text.utf8) }) {
        wordings[at].members = (wordings[at].members + wording.members).sorted()
      } else {
        let reason = Wording.Reason.joined(by: adjustment.by, why: adjustment.why)
        wordings.append(Wording(text: wording.text, members: wording.members, reason: reason))
      }
    }
    return OpinionGroup(wordings: led(wordings), anchor: inOrder[0].anchor)
  }

  /// Exactly one wording leads: the one that does, else the one with most members.
  private static func led(_ wordings: [Wording]) -> [Wording] {
    var wordings = ordered(wordings)
    wordings[0].reason = .leads
    return wordings
  }
}
