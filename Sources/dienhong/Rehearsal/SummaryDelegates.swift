// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly

extension Summary {
  /// The delegates of a rehearsal; there only where the sample tells of them.
  struct SeatedDelegates: Encodable {
    /// Seats by the code of the unit, of the version in force.
    let seats: [String: Int]
    let allocated: Int
    let window: [String]?
    let planned: Int?
    let approved: Int?
    let summoned: Int
    let present: Int
    let recognised: Int
    let replaced: Int
    let absentWithLeave: Int
    let absentWithoutLeave: Int
    let byKind: [String: Int]
    let women: Int
    let men: Int
    let young: Int?
    let minority: Int?
    /// In tenths of years.
    let averageAgeInTenths: Int?
    let complaints: Int
    let complaintsUpheld: Int

    init?(of congress: Congress) {
      let delegates = congress.delegates
      guard let run = delegates.adopted, let day = delegates.recognition?.day else { return nil }
      let found = congress.credentials(on: day)
      seats = Dictionary(
        run.seats.compactMap { unit in
          congress.organisations.unit(unit.unit).map { ($0.details.code, unit.seats) }
        }, uniquingKeysWith: { first, _ in first })
      allocated = run.given
      if case .days(let from, let to)? = congress.figures.latest("congress.window", asOf: day)?.value {
        window = [from.description, to.description]
      } else {
        window = nil
      }
      planned = congress.figures.latest("delegates.planned", asOf: day, status: .planned)?.value?.number
      (approved, summoned, present, recognised) = (found.approved, found.summoned, found.present, found.recognised)
      (absentWithLeave, absentWithoutLeave) = (found.withLeave, found.withoutLeave)
      replaced = found.replaced.count
      byKind = Dictionary(
        found.blocks.map { ($0.block.rawValue, $0.heads) }, uniquingKeysWith: { first, _ in first })
      (women, men) = (found.composition.women, found.composition.men)
      (young, minority) = (found.composition.young, found.composition.minority)
      averageAgeInTenths = found.composition.averageInTenths
      complaints = found.complaints.count
      complaintsUpheld = found.complaints.count { $0.answer?.isUpheld == true }
    }
  }
}
