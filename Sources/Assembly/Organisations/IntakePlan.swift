// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// A file as it was read, before anything of it is taken in: what each row would bring, what is wrong, what is left out.
public struct IntakePlan: Sendable {
  /// Everything without fault.
  public let intake: Intake
  public let lines: [Line]
  public let faults: [Fault]
  /// Things worth knowing that stop nothing.
  public let notes: [Phrase]

  /// What becomes of one row.
  public struct Line: Hashable, Sendable {
    public let sheet: String
    public let row: Int
    public let isUnit: Bool
    public let name: String
    public let outcome: Outcome
    /// What would change, in words.
    public let changes: [Phrase]
  }

  /// What a row brings.
  public enum Outcome: String, Hashable, Sendable, CaseIterable { case added, changed, same, faulty }

  /// The most rows one file may have.
  public static let mostRows = 5_000

  public func count(_ outcome: Outcome) -> Int { lines.count { $0.outcome == outcome } }

  /// Whether it can be taken in as it is.
  public var isReady: Bool { faults.isEmpty && count(.added) + count(.changed) > 0 }

  /// What a visitor saw before confirming; another one means that the record has changed since.
  public var gist: String { Outcome.allCases.map { "\(count($0))" }.joined(separator: "-") }

  /// Reads the tables of a file against the record as it is; `today` is the last day that a birth or a count may have.
  public static func reading(_ tables: [SentTable], on grounds: any OrganisationGrounds, today: Day) -> IntakePlan {
    var reading = IntakeReading(grounds, today: today)
    reading.read(tables)
    return IntakePlan(
      intake: Intake(units: reading.units, people: reading.people), lines: reading.lines, faults: reading.faults,
      notes: reading.notes)
  }
}
