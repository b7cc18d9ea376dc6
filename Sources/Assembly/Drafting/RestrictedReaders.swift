// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Who may read what is restricted, on a day: people by their posts and by their account, units by their people.
struct RestrictedReaders {
  let people: Set<PersonID>
  let units: Set<UnitID>

  func mayRead(_ sender: Return.Sender) -> Bool {
    switch sender {
    case .unit(let unit): units.contains(unit)
    case .person(let person): people.contains(person)
    case .group, .meeting, .unnamed: false
    }
  }
}

extension DraftingGrounds {
  func restrictedReaders(on day: Day) -> RestrictedReaders {
    let reading = Set(pack.roles.filter { $0.rights.contains(.readRestricted) }.map(\.id))
    let byPost = organisations.holdings.filter { holding in
      holding.isHeld(on: day) && !reading.isDisjoint(with: pack.post(holding.post)?.roles ?? [])
    }.map(\.person)
    let byAccount = access.accounts.filter { $0.isOpen && !reading.isDisjoint(with: $0.roles) }.compactMap(\.person)
    let people = Set(byPost + byAccount)
    return RestrictedReaders(
      people: people, units: Set(people.compactMap { organisations.people[$0]?.unit }))
  }
}

extension CirculationDraft {
  /// Units and people whose opinion would be asked.
  var asked: [Return.Sender] { units.map(Return.Sender.unit) + people.map(Return.Sender.person) }
}
