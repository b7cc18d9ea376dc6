// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Assembly
import Clerk
import Foundation
import Journal
import Packs
import Testing

@testable import dienhong

/// A case file with what it expects.
private struct Published: Sendable, CustomTestStringConvertible {
  let id: String
  let file: JSON
  let expect: JSON
  var testDescription: String { id }

  static let all: [Published] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ApportionmentTests/Fixtures")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.lastPathComponent < $1.lastPathComponent }.flatMap { url -> [Published] in
      guard let data = try? Data(contentsOf: url), let file = try? JSON([UInt8](data)) else { return [] }
      return (file["cases"]?.items ?? []).compactMap { one in
        guard let id = one["id"]?.text, let expect = one["expect"] else { return nil }
        return Published(id: id, file: file, expect: expect)
      }
    }
  }()
}

@Suite("The command that shares seats")
struct AllocateTests {
  @Test("finds all published cases")
  func complete() { #expect(Published.all.count == 62) }

  @Test("answers a published case with the fields that it expects, exactly", arguments: Published.all)
  private func published(one: Published) throws {
    #expect(try SeatAnswer.json(to: SeatCase(one.id, in: one.file)) == one.expect)
  }

  private func table(_ csv: String, column: String? = nil) throws -> SeatTable {
    try SeatTable(TableReader.tables(in: Array(csv.utf8), named: "units.csv"), column: column)
  }

  /// What a person is told of a table that cannot be shared.
  private func complaint(_ csv: String, seats: Int = 5, min: Int? = nil, max: Int? = nil) throws -> String {
    do {
      let table = try table(csv)
      var house = Apportionment.House(seats, by: .sainteLague)
      house.bounds = Bounds(minimum: min ?? 0, maximum: max, policy: .floor)
      do { _ = try house.seats(for: table.claimants) } catch {
        return SeatTable.Fault.unfit(error.problems, rows: table.rows).sentence(.english)
      }
      return ""
    } catch let fault as SeatTable.Fault {
      return fault.sentence(.english)
    }
  }

  @Test("reads names, counts and bounds by the titles of the columns, in either language")
  func titles() throws {
    let table = try table("TT,Tên đơn vị,Số đảng viên,Tối thiểu,Tối đa\n1,Văn phòng,214,2,\n\n2,Báo,398,,14\n")
    #expect(table.claimants == [Claimant("Văn phòng", 214, minimum: 2), Claimant("Báo", 398, maximum: 14)])
    #expect(table.rows == [2, 4] && table.counted == "Số đảng viên")
    #expect(try self.table("A,5\nB,7\n").claimants == [Claimant("A", 5), Claimant("B", 7)])
    #expect(try self.table("unit,paying\nA,5\n", column: "Paying").claimants == [Claimant("A", 5)])
  }

  @Test("tells units by their names, in the language of the answer, and files them by their codes")
  func names() throws {
    let table = try table("id,name,nameEnglish,members\nvp,Văn phòng,Office,214\nbao,Báo,,398\n")
    #expect(table.claimants.map(\.id.rawValue) == ["vp", "bao"])
    let allocation = try Apportionment.House(9, by: .sainteLague).seats(for: table.claimants)
    let english = try SeatAccount(table: table, say: .english, method: .sainteLague)
      .text(allocation, withSteps: true, comparing: true)
    #expect(english.contains("Office has 214 members") && english.contains("Office  "))
    #expect(!english.contains("vp") && english.contains("bao has 398"), "without a name the code stays")
    let vietnamese = try SeatAccount(table: table, say: .vietnamese, method: .sainteLague)
      .text(allocation, withSteps: false, comparing: false)
    #expect(vietnamese.contains("Báo có 398") && !vietnamese.contains("vp"))
    #expect(SeatAnswer.full(allocation)["seats"]?["vp"]?.whole == 3)
  }

  @Test("tells one from several in English")
  func plural() throws {
    let table = try table("unit,members\nA,1\n")
    let allocation = try Apportionment.House(1, by: .sainteLague).seats(for: table.claimants)
    let account = SeatAccount(table: table, say: .english, method: .sainteLague)
    #expect(try account.text(allocation, withSteps: false, comparing: false).hasPrefix("1 seat for 1 unit, "))
  }

  @Test("names the row and the mend of every cell that is wrong")
  func rows() throws {
    let said = try complaint("unit,members\nA,5\nB,-3\nC,\nD,2.5\nE,many\nA,4\n")
    let lines = said.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    for (line, part) in zip(lines, ["Row 3 (B)", "Row 4 (C)", "Row 5 (D)", "Row 6 (E)", "Row 7 (A)"]) {
      #expect(line.contains(part), "\(line)")
    }
    #expect(lines.first?.contains("Enter a whole number") == true)
    #expect(lines.last?.contains("row 2") == true && lines.last?.contains("Join") == true)
  }

  @Test("says how far minimums and maximums are from the house")
  func bounds() throws {
    let units = "unit,members\nA,5\nB,6\nC,7\n"
    #expect(try complaint(units, min: 3).contains("Raise the total to at least 9"))
    #expect(try complaint(units, max: 1).contains("Lower the total to 3"))
    #expect(
      try complaint("unit,members,min,max\nA,5,4,2\nB,3,,\n").contains("Row 2 (A): the minimum 4 is over the maximum 2")
    )
  }

  @Test("says which column is meant when no title is known")
  func column() throws {
    #expect(try table("unit,comrades\nA,5\n").claimants == [Claimant("A", 5)])
    #expect(try complaint("unit,comrades,guests\nA,5,2\n").contains("Choose one by --column"))
  }

  @Test("tells seats, reasons and the near miss, and closes a ratio rule with its steps")
  func account() throws {
    let table = try table("unit,members\nA,700\nB,200\nC,60\nD,40\n")
    let account = SeatAccount(table: table, say: .english, method: .sainteLague)
    var house = Apportionment.House(20, by: .sainteLague)
    house.bounds = Bounds(minimum: 2, policy: .floor)
    let text = try account.text(house.seats(for: table.claimants), withSteps: true, comparing: true)
    for part in ["A  ", "guaranteed minimum", "The last seat went to", "Seat 20", "Huntington–Hill"] {
      #expect(text.contains(part), "\(part)")
    }
    let rule = RatioRule(per: 50, rounding: .nearest)
    let closing = try rule.closing(to: 21, for: table.claimants)
    let told = try account.text(rule, closing)
    #expect(told.contains("Closing 20 to the approved 21"))
    #expect(told.contains("One more for C (0.20): 2, in all 21."))
    let json = try JSON(Array(account.json(rule, closing).utf8))
    #expect(json["total"]?.whole == 21 && json["seats"]?["C"]?.whole == 2)
  }
}
