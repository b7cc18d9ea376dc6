// SPDX-License-Identifier: AGPL-3.0-or-later

/// The rows of a file after reading: units and people to add or change, and posts to give. Only `IntakePlan` makes one,
/// so every code, post and body in it was looked up. What a row leaves out stays as the record has it.
public struct Intake: Hashable, Sendable {
  /// Parents before their children.
  let units: [UnitRow]
  let people: [PersonRow]

  struct UnitRow: Hashable, Sendable {
    let row: Int
    let code: String
    let parent: String?
    let name: String?
    let members: Int?
    let countedOn: Day?
    let predecessor: PredecessorID?
    /// Columns whose values the file says to erase.
    var cleared: Set<IntakeColumn> = []
  }

  struct PersonRow: Hashable, Sendable {
    let row: Int
    let details: PersonDetails
    /// The code of a unit.
    let unit: String?
    let posts: [PostRow]
    /// Columns, and columns of the office's own, whose values the file says to erase.
    var cleared: Set<IntakeColumn> = []
    var clearedQualities: Set<String> = []
  }

  struct PostRow: Hashable, Sendable {
    let post: String
    let body: BodyID
    let from: Day?
    var to: Day? = nil
    /// Whether the file names the last day on which it is held; `to` is the day after it then.
    var namesLastDay = false
  }

  /// What happens when all of it is taken in; refuses as a whole when one row cannot be, or nothing is new.
  func events(in now: Organisations) throws(OrganisationRefusal) -> [OrganisationEvent] {
    var ledger = IntakeLedger(now)
    var events: [OrganisationEvent] = []
    do throws(RowTrouble) {
      for unit in units { events += try ledger.take(unit) }
      for person in people { events += try ledger.take(person) }
    } catch {
      throw error.refusal
    }
    guard !events.isEmpty else { throw .nothingNew }
    return events
  }
}

/// Why one row cannot be taken in, and the column that has to change.
struct RowTrouble: Error {
  let refusal: OrganisationRefusal
  let column: IntakeColumn
}
