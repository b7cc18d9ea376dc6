// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What a column of a file of units or people holds.
enum IntakeColumn: String, Hashable, Sendable, CaseIterable {
  case code, unitName, parent, members, countedOn, predecessor
  case name, surname, given, sex, born, email, phone, unit, post, from, ended, term
  /// Known, and not taken over: running numbers, and what other programs keep of accounts.
  case groups, secret, ignored

  /// Columns in which a file may say that what the record has is to be erased.
  static let clearable: Set<IntakeColumn> = [
    .parent, .members, .countedOn, .predecessor, .sex, .born, .email, .phone, .unit,
  ]
}

/// What an office writes in a cell to erase a value; an empty cell leaves it as it is.
enum ClearingMark {
  static let words = Phrase("(xóa)", "(clear)")

  static func isMeant(by text: String) -> Bool {
    ["(xóa)", "(xoá)", "(xoa)", "(clear)"].contains(CleanText.cleaned(text).lowercased())
  }
}

/// Which kind of row a sheet has.
enum IntakeKind: Hashable, Sendable { case units, people }
