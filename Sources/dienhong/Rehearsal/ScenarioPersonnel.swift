// SPDX-License-Identifier: AGPL-3.0-or-later

extension Scenario {
  /// What a sample tells of those who may be put forward, up to the first draft of the slate.
  struct Personnel: Decodable {
    let date: String
    let body: String
    let seats: Int
    /// More than the seats where the congress elects.
    let names: Int?
    /// A table with name, sex, birthDate, unit, post, continuing, support and slate; further columns are qualities.
    let candidates: String
    /// By name: those who are on every slate.
    let agreed: [String]
    let apart: Apart?
    let note: Said
    /// The day on which the scheme goes out as a restricted paper.
    let issued: String?

    struct Apart: Decodable {
      let people: [String]
      let reason: Said
    }
  }
}
