// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import TestKit
import Testing

/// A scheme for a committee of three, and six who may be put forward: two of them women, two of them in office.
struct Nominees {
  var story: Story
  let day: Day

  init(elective: Bool = false, seats: Int = 3, names: Int = 3) throws {
    story = try Story.committee(of: 2, pack: .slates(elective: elective))
    day = try #require(Day(iso: "2025-07-12"))
    let unit = UnitDetails(code: "u1", name: "Đơn vị Một", members: 50, countedOn: day, predecessor: nil)
    try story.given(
      .organisations(.addUnit(unit, parent: nil)),
      .personnel(.begin(body: "executive", try frame(seats: seats, names: names), on: day)))
  }

  func frame(seats: Int, names: Int) throws -> SlateFrame {
    SlateFrame(
      seats: seats, names: names, agesAt: try #require(Day(iso: "2025-06-01")),
      outgoing: story.congress.organisations.bodies.first?.id)
  }

  /// k-1 and k-2 sit in the committee, k-3 to k-6 come new; k-3 and k-4 are women.
  mutating func fill() throws {
    try give(.nominate("s-1", [Nominees.inOffice("p-1", 90), Nominees.inOffice("p-2", 80)], on: day))
    try give(
      .nominate(
        "s-1",
        [
          Nominees.named("Nữ Ba", .female, 1985, 70), Nominees.named("Nữ Bốn", .female, 1970, 60),
          Nominees.named("Nam Năm", .male, 1990, 50), Nominees.named("Nam Sáu", .male, 1972, 40),
        ], on: day))
  }

  static func inOffice(_ id: PersonID, _ support: Int) -> Nomination {
    Nomination(
      .person(id), unit: nil, file: CandidateFile(isContinuing: true, support: support, post: nil, qualities: [:]))
  }

  static func named(_ name: String, _ sex: PersonDetails.Sex, _ born: Int, _ support: Int = 0) -> Nomination {
    Nomination(
      .named(PersonDetails(name: name, sex: sex, born: Day(born, 5, 1), qualities: ["Dân tộc": "Kinh"])),
      unit: "u-1", file: CandidateFile(isContinuing: false, support: support, post: "Trưởng phòng", qualities: [:]))
  }

  var scheme: PersonnelScheme? { story.congress.personnel.schemes.first }

  mutating func give(_ command: PersonnelCommand) throws { try story.given(.personnel(command)) }

  func refusal(of command: PersonnelCommand) -> PersonnelRefusal? {
    guard case .personnel(let refusal)? = story.refusal(of: .personnel(command)) else { return nil }
    return refusal
  }

  func issue(_ kind: String, _ language: Language = .vietnamese) -> PaperCommand {
    .issue(kind: kind, about: .scheme("s-1"), on: day, in: language)
  }
}
