// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What a column of a file of units or people holds.
enum IntakeColumn: String, Hashable, Sendable, CaseIterable {
  case code, unitName, parent, members, countedOn, predecessor
  case name, surname, given, sex, born, email, phone, unit, post, from, term
  /// Known, and not taken over: running numbers, and what other programs keep of accounts.
  case ended, groups, secret, ignored
}

/// Which kind of row a sheet has.
enum IntakeKind: Hashable, Sendable { case units, people }
