// SPDX-License-Identifier: AGPL-3.0-or-later

extension Scenario {
  /// What a sample tells of the delegates, from their allocation to the credentials.
  struct Delegates: Decodable {
    /// A table with name, sex, birthDate, unit and alternate; further columns are qualities.
    let people: String
    let allocation: Allocation
    let exOfficio: ExOfficio
    let requests: [Request]?
    let chosen: Chosen
    let approved: Approved
    let window: Window
    let summoned: String
    let replacements: [Replacement]
    /// A day and a time, with a blank between.
    let opens: String
    let absent: [Absence]
    let complaints: [Complaint]?
    let credentials: Credentials
    /// Organs of the congress that sign in under a name of their own.
    let organs: [Organ]?

    struct Organ: Decodable {
      let login: String
      let role: String
    }

    struct Allocation: Decodable {
      let date: String
      /// The last one is adopted.
      let versions: [Version]
      let basis: Said
      struct Version: Decodable {
        let method: String
        let minimum: Int
        let maximum: Int?
        let note: Said?
      }
    }

    struct ExOfficio: Decodable {
      let body: String
      let basis: Said
    }

    struct Request: Decodable {
      let unit: String
      let women: Int
      let young: Int
      let minority: Int
    }

    struct Chosen: Decodable {
      let date: String
      let basis: Said
    }

    struct Approved: Decodable {
      let date: String
      let number: Int
      let source: Said
    }

    struct Window: Decodable {
      let date: String
      let days: [String]
      let source: Said
    }

    struct Replacement: Decodable {
      let date: String
      let of: String
      let by: String
      let reason: Said
    }

    struct Absence: Decodable {
      let person: String
      let leave: Bool
      let reason: Said
    }

    struct Complaint: Decodable {
      let date: String
      let about: String
      let upheld: Bool
      let answered: String
      let text: Said
      let finding: Said
    }

    struct Credentials: Decodable {
      let examiners: [String]
      let variance: Said?
    }
  }
}
