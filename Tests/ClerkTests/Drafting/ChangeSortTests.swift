// SPDX-License-Identifier: AGPL-3.0-or-later

import Testing

@testable import Clerk

@Suite("A sort of change")
struct ChangeSortTests {
  @Test("has words for those who read the workbook, and no raw name", arguments: ChangeSort.allCases)
  func words(_ sort: ChangeSort) {
    #expect(sort.words { vietnamese, _ in vietnamese } != sort.rawValue)
    #expect(sort.words { _, english in english } != "notemove")
  }
}
