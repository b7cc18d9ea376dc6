// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs
import TestKit
import Testing

@testable import Assembly

@Suite("People of one name")
struct NamesakeTests {
  /// Birth dates tell them apart in the register.
  private static func called(_ name: String, _ day: Int) -> PersonDetails {
    PersonDetails(name: name, born: Day(1970, 1, day))
  }

  private func story() throws -> Story {
    var story = try Story.committee(of: 3)
    func unit(_ code: String) -> UnitDetails {
      UnitDetails(code: code, name: "Chi bộ \(code)", members: nil, countedOn: nil, predecessor: nil)
    }
    try story.given(
      .organisations(.addUnit(unit("A"), parent: nil)), .organisations(.addUnit(unit("B"), parent: nil)),
      .organisations(.addPerson(Self.called("Nguyễn Văn Hòa", 1), unit: UnitID("u", 1))),
      .organisations(.addPerson(Self.called("Nguyễn Văn Hòa", 2), unit: UnitID("u", 2))))
    return story
  }

  @Test("are told apart by their units, within one by a letter, and stand alone again once others are gone")
  func apart() throws {
    var story = try story()
    func names() -> [String] { (4...5).map { story.congress.organisations.name(of: person($0), .vietnamese) } }
    #expect(names() == ["Nguyễn Văn Hòa (Chi bộ A)", "Nguyễn Văn Hòa (Chi bộ B)"])
    try story.given(
      .organisations(.changePerson(person(5), Self.called("Nguyễn Văn Hòa", 2), unit: UnitID("u", 1))))
    #expect(names() == ["Nguyễn Văn Hòa (A)", "Nguyễn Văn Hòa (B)"])
    try story.given(
      .organisations(.changePerson(person(5), Self.called("Nguyễn Văn Hải", 2), unit: UnitID("u", 1))))
    #expect(names() == ["Nguyễn Văn Hòa", "Nguyễn Văn Hải"])
    try story.given(
      .organisations(.changePerson(person(5), Self.called("Nguyễn Văn Hòa", 2), unit: UnitID("u", 1))),
      .organisations(.forgetPerson(person(5))))
    #expect(names()[0] == "Nguyễn Văn Hòa")
  }

  @Test("stand where their names stand, whatever tells them apart, and sign with the name alone")
  func order() throws {
    let story = try story()
    let organisations = story.congress.organisations
    #expect(organisations.plainName(of: person(4), .vietnamese) == "Nguyễn Văn Hòa")
    let sorted = story.congress.byName([person(5), person(4)])
    #expect(sorted == [person(4), person(5)], "by number where the names are one")
  }
}
