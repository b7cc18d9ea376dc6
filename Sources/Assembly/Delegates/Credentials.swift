// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What the examination of credentials counts: a function of the record, never typed.
public struct Credentials: Sendable {
  public let planned: Int?
  public let approved: Int?
  public let summoned: Int
  public let present: Int
  public let withLeave: Int
  public let withoutLeave: Int
  /// Summoned, and nobody has noted whether they came.
  public let unnoted: Int
  public let recognised: Int
  public let refused: [(delegate: Delegate, reason: String)]
  public let replaced: [Delegate]
  /// The heads needed for the congress to decide, by the base of its rule; nil where no rule names a base counted here.
  public let quorum: DerivedFigure?
  public let composition: DelegationCount
  public let blocks: [(block: Delegate.Block, summoned: Int, heads: Int)]
  public let units: [(unit: Unit, seats: Int?, summoned: Int, present: Int)]
  public let qualities: [(title: String, values: [(value: String, heads: Int)])]
  public let seniority: [YearsSince]
  public let complaints: [Complaint]
}

extension DelegateGrounds {
  /// The figures of the credentials report, of those present on a day.
  public func credentials(on day: Day) -> Credentials {
    let summoned = delegates.summoned
    let present = delegates.present
    var refused: [(delegate: Delegate, reason: String)] = []
    var (withLeave, withoutLeave, recognised) = (0, 0, 0)
    for delegate in summoned {
      switch delegate.stage {
      case .absent(_, _, let absence): if absence.isWithLeave { withLeave += 1 } else { withoutLeave += 1 }
      case .recognised: recognised += 1
      case .refused(_, _, _, let reason): refused.append((delegate, reason))
      case .proposed, .chosen, .summoned, .present, .replaced, .withdrawn: break
      }
    }
    return Credentials(
      planned: figures.number("delegates.planned", asOf: day),
      approved: figures.latest("delegates.planned", asOf: day, status: .approved)?.value?.number,
      summoned: summoned.count, present: present.count, withLeave: withLeave, withoutLeave: withoutLeave,
      unnoted: summoned.count - present.count - withLeave - withoutLeave, recognised: recognised, refused: refused,
      replaced: delegates.all.filter { if case .replaced = $0.stage { true } else { false } },
      quorum: congressQuorum(asOf: day) { base in
        switch base {
        case .summoned: summoned.count
        case .registered, .present: present.count
        case .cast, .valid, .returned, .inOffice: nil
        }
      },
      composition: count(present, on: day),
      blocks: Delegate.Block.allCases.map { block in
        (block, summoned.count { $0.block == block }, present.count { $0.block == block })
      },
      units: organisations.units.filter { $0.parent == nil }.map { unit in
        let own = summoned.filter { $0.unit == unit.id }
        return (unit, delegates.seats(of: unit.id), own.count, own.count(where: \.isHere))
      },
      qualities: qualities(of: present), seniority: seniority(of: present, on: day), complaints: delegates.complaints)
  }
}
