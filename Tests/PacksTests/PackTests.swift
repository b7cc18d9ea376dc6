// SPDX-License-Identifier: AGPL-3.0-or-later
import Packs
import Testing

@Suite("A pack of this repository")
struct PackTests {
  @Test("loads without a fault", arguments: PackFolder.names)
  func loads(name: String) throws {
    do {
      let pack = try PackFolder.pack(name)
      #expect(pack.id.rawValue == name)
    } catch let faults as PackFaults {
      Issue.record("\(faults.faults.map { $0.sentence(.english) }.joined(separator: "\n"))")
    }
  }
}
