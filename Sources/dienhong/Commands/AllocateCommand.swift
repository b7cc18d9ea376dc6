// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import ArgumentParser
import Assembly
import Clerk
import Foundation
import Journal
import Packs

/// Work on delegates that needs no record.
struct DelegatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegates",
    abstract: "Phân bổ đại biểu. Shares delegates among units.", subcommands: [Allocate.self])
}

/// Shares seats by a table of units, or answers a case of the shared format.
struct Allocate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Phân bổ đại biểu theo số lượng. Shares seats by what was counted, with the reasons.",
    discussion: """
      Bảng CSV hoặc XLSX: một cột tên hoặc mã đơn vị, một cột số lượng; có thể thêm cột tối thiểu, tối đa.
      A CSV or XLSX table: a column of names or codes, a column of counts; columns min and max may follow.

        dienhong delegates allocate units.csv --seats 135 --method sainte-lague --min 2 --max 14
        dienhong delegates allocate units.csv --per 20 --rounding nearest --approved 135
        dienhong delegates allocate cases.json --case us-2020-huntington-435 --json
      """)

  @Argument(help: "Bảng đơn vị (.csv, .xlsx) hoặc tệp bài toán (.json). The units, or a file of cases.")
  var file: String
  @ArgumentParser.Option(help: "Bài toán trong tệp JSON. The case of a JSON file.") var `case`: String?
  @ArgumentParser.Option(help: "Tổng số đại biểu. Seats in all.") var seats: Int?
  @ArgumentParser.Option(help: "\(SeatNames.methods.joined(separator: " | "))") var method = "sainte-lague"
  @ArgumentParser.Option(name: .customLong("min"), help: "Tối thiểu mỗi đơn vị. The minimum of each.") var minimum: Int?
  @ArgumentParser.Option(name: .customLong("max"), help: "Tối đa mỗi đơn vị. The maximum of each.") var maximum: Int?
  @ArgumentParser.Option(
    help:
      "Cách bảo đảm tối thiểu. How the minimum is kept: \(MinimumPolicy.allCases.map(\.rawValue).joined(separator: " | "))"
  )
  var policy: String?
  @ArgumentParser.Option(help: "Số đại biểu mỗi nhóm, như 2 cho một cặp. Seats in a block.") var block = 1
  @ArgumentParser.Option(help: "Ngưỡng, như 1/20. The least share of all that is counted.") var threshold: String?
  @ArgumentParser.Option(
    help: "Khi bằng nhau. What decides ties: \(TieRule.allCases.map(\.rawValue).joined(separator: " | "))")
  var ties: String?
  @ArgumentParser.Option(help: "Tên cột số lượng. The column that is counted.") var column: String?
  @ArgumentParser.Option(
    help: "Quy tắc tỷ lệ: một đại biểu cho mỗi ngần này người. A ratio rule: one seat for each so many.")
  var per: String?
  @ArgumentParser.Option(help: "up | down | nearest | số dư từ mấy người, the remainder that gives a seat")
  var rounding = "nearest"
  @ArgumentParser.Option(help: "Số cơ bản mỗi nơi của quy tắc tỷ lệ. Seats for everyone under a ratio rule.") var base =
    0
  @ArgumentParser.Option(help: "Số được duyệt, để khép quy tắc tỷ lệ. The approved number a ratio rule is closed to.")
  var approved: Int?
  @Flag(help: "Từng đại biểu một. Every seat with its reason.") var steps = false
  @Flag(help: "So sánh các phương pháp. All methods side by side.") var compare = false
  @Flag(help: "In JSON. Prints JSON.") var json = false
  @OptionGroup var answer: LanguageOption

  func run() async throws {
    try await answering(in: answer.language) { say in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      if `case` != nil || file.lowercased().hasSuffix(".json") {
        print(try SeatAccount.cased(SeatAnswer.json(to: try one(in: bytes)), asJSON: json))
        return
      }
      let table = try SeatTable(TableReader.tables(in: bytes, named: file), column: column)
      do {
        print(try told(table, say), terminator: "")
      } catch let unfit as Unfit {
        throw SeatTable.Fault.unfit(unfit.problems, rows: table.rows)
      }
    }
  }

  private func one(in bytes: [UInt8]) throws -> SeatCase {
    let read: JSON
    do throws(JSONFault) { read = try JSON(bytes) } catch { throw SeatFileFault.notJSON(offset: error.offset) }
    return try SeatCase(`case`, in: read)
  }

  private func told(_ table: SeatTable, _ say: Language) throws -> String {
    let account = SeatAccount(table: table, say: say, method: try chosenMethod())
    if per != nil {
      let rule = try ratio()
      let closing = try approved.map { try rule.closing(to: $0, for: table.claimants, by: try closingMethod()) }
      return json
        ? try account.json(rule, closing) : try account.text(rule, closing)
    }
    let house = try house()
    let allocation = try house.seats(for: table.claimants)
    if json { return String(decoding: SeatAnswer.full(allocation).canonical, as: UTF8.self) + "\n" }
    return try account.text(allocation, withSteps: steps, comparing: compare)
  }

  private func chosenMethod() throws -> Apportionment.Method {
    guard let method = Method(short: method) else { throw SeatOptionFault.method(method) }
    return method
  }

  /// A ratio rule closes by largest remainders unless another method was asked for.
  private func closingMethod() throws -> Apportionment.Method {
    method == "sainte-lague" ? .largestRemainder(.hare) : try chosenMethod()
  }

  private func house() throws -> Apportionment.House {
    guard let seats else { throw SeatOptionFault.seats }
    var house = Apportionment.House(seats, by: try chosenMethod())
    let usual: MinimumPolicy = house.method.quota == nil ? .floor : .keepQuota
    let policy = try policy.map { name in
      guard let found = MinimumPolicy(short: name) else { throw SeatOptionFault.policy(name) }
      return found
    }
    house.bounds = Bounds(minimum: minimum ?? 0, maximum: maximum, policy: policy ?? usual)
    house.block = block
    house.threshold = try threshold.map { text in
      guard let share = Rational(text) else { throw SeatOptionFault.threshold(text) }
      return share
    }
    if let ties {
      guard let rule = TieRule(short: ties) else { throw SeatOptionFault.ties(ties) }
      house.tieRule = rule
    }
    return house
  }

  private func ratio() throws -> RatioRule {
    guard let per = per.flatMap({ Rational($0) }) else { throw SeatOptionFault.ratio(per ?? "") }
    let kind: RatioRule.Rounding
    switch rounding {
    case "up": kind = .up
    case "down": kind = .down
    case "nearest": kind = .nearest
    default:
      guard let least = Rational(rounding) else { throw SeatOptionFault.ratio(rounding) }
      kind = .from(least)
    }
    var rule = RatioRule(per: per, rounding: kind)
    rule.base = base
    rule.minimum = minimum ?? 0
    rule.maximum = maximum
    rule.approved = approved
    return rule
  }
}
