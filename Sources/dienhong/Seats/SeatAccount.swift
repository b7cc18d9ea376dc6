// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Assembly
import Journal
import Packs

/// What a sharing came to, told at a terminal.
struct SeatAccount {
  let table: SeatTable
  let say: Language
  let method: Apportionment.Method

  private var words: SeatWords {
    let (table, say) = (table, say)
    let rows = table.rows
    return SeatWords(
      say,
      counted: table.counted.map { title in
        let word = SeatAccount.counted(title.lowercased())
        return (word, word)
      },
      rowNumber: { rows.indices.contains($0 - 1) ? rows[$0 - 1] : $0 }, name: { table.name($0, say) })
  }

  /// "số thành viên" counts "thành viên".
  private static func counted(_ title: String) -> String {
    title.hasPrefix("số ") ? String(title.dropFirst(3)) : title
  }

  /// The answer to a case: JSON on one line, or its fields line by line for people.
  static func cased(_ answer: JSON, asJSON: Bool) -> String {
    if asJSON { return String(decoding: answer.canonical, as: UTF8.self) }
    guard case .object(let fields) = answer else { return "" }
    return fields.sorted { $0.key < $1.key }.map { key, value in
      if case .object(let members) = value {
        return ([key + ":"] + members.sorted { $0.key < $1.key }.map { "  \($0.key): \(shown($0.value))" })
          .joined(separator: "\n")
      }
      return "\(key): \(shown(value))"
    }.joined(separator: "\n")
  }

  private static func shown(_ value: JSON) -> String { value.text ?? String(decoding: value.canonical, as: UTF8.self) }

  /// Table, reasons, and what should be known before it is adopted.
  func text(_ allocation: Allocation, withSteps: Bool, comparing: Bool) throws -> String {
    let standings = allocation.standings()
    var lines = [heading(seats: allocation.house.seats), ""]
    lines += columns(
      [
        say("Đơn vị", "Unit"), say("Số lượng", "Counted"), say("Tỷ lệ đúng", "Exact due"), say("Số đại biểu", "Seats"),
        say("Số lượng/đại biểu", "Per seat"),
      ],
      standings.map { standing in
        [
          words.name(standing.claimant), words.number(standing.weight), words.number(standing.quota),
          "\(standing.seats)", standing.weightPerSeat.map { words.number($0) } ?? "–",
        ]
      })
    lines += section(say("Chờ bốc thăm", "Waiting for a lot"), allocation.ties.map { words.sentence($0) })
    lines += section(say("Vì sao", "Why"), zip(standings, allocation.margins()).map { words.explanation($0, $1) })
    lines += section(say("Sát nút", "Near miss"), allocation.nearMiss().map { [words.sentence($0)] } ?? [])
    lines += section(
      say("Ngoài khoảng định mức", "Outside of quota"), (allocation.quotaViolations() ?? []).map { words.sentence($0) })
    lines += section(
      say("Nghịch lý", "Paradoxes"), allocation.houseParadoxes().map { words.sentence($0) })
    if comparing { lines += try comparison(allocation) }
    if withSteps { lines += section(say("Từng đại biểu", "Every seat"), allocation.steps().map { words.sentence($0) }) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(seats: Int) -> String {
    say(
      "\(seats) đại biểu cho \(table.claimants.count) đơn vị, \(method.words(say))",
      "\(seats, one: "seat", other: "seats") for \(table.claimants.count, one: "unit", other: "units"), \(method.words(say))"
    )
  }

  private func comparison(_ allocation: Allocation) throws -> [String] {
    let found = try allocation.house.comparison(for: table.claimants)
    let rows = found.claimants.indices.map { index in
      [words.name(found.claimants[index])]
        + found.columns.map { column in
          let isOpen = column.allocation.ties.contains { $0.claimants.contains(found.claimants[index]) }
          return "\(column.seats[index])\(isOpen ? "+?" : "")"
        }
    }
    return ["", say("Các phương pháp", "All methods")]
      + columns([say("Đơn vị", "Unit")] + found.columns.map { $0.method.words(say) }, rows)
  }

  // MARK: Ratio rules

  func text(_ rule: RatioRule, _ closing: Closing?) throws -> String {
    let shares = try rule.shares(for: table.claimants)
    let sum = shares.reduce(0) { $0 + $1.seats }
    var lines = [
      say(
        "Một đại biểu cho \(words.number(rule.per)), cộng \(sum) đại biểu cho \(table.claimants.count) đơn vị",
        "One seat for each \(words.number(rule.per)): \(sum, one: "seat", other: "seats") for \(table.claimants.count, one: "unit", other: "units")"
      ), "",
    ]
    lines += shares.map { "  " + words.sentence($0, of: rule) }
    if let closing { lines += told(closing) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func told(_ closing: Closing) -> [String] {
    section(
      say(
        "Khép từ \(closing.before) về số được duyệt \(closing.approved)",
        "Closing \(closing.before) to the approved \(closing.approved)"), words.sentences(closing))
      + [""]
      + columns(
        [say("Đơn vị", "Unit"), say("Số đại biểu", "Seats")],
        zip(table.claimants, closing.seats).map { [words.name($0.id), "\($1)"] })
  }

  func json(_ rule: RatioRule, _ closing: Closing?) throws -> String {
    let seats = try closing?.seats ?? rule.shares(for: table.claimants).map(\.seats)
    var fields: [String: JSON] = [
      "seats": SeatAnswer.seats(zip(table.claimants.map(\.id), seats).map { ($0, $1) }),
      "total": SeatAnswer.number(seats.reduce(0, +)),
    ]
    if let closing {
      fields["before"] = SeatAnswer.number(closing.before)
      fields["approved"] = SeatAnswer.number(closing.approved)
      fields["ties"] = SeatAnswer.ties(closing.tie.map { [$0] } ?? [])
      fields["steps"] = .array(
        closing.steps.map {
          .object(["unit": .string($0.claimant.rawValue), "seats": SeatAnswer.number($0.seatsNow)])
        })
    }
    return String(decoding: JSON.object(fields).canonical, as: UTF8.self) + "\n"
  }

  // MARK: Setting

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }

  /// The first column to the left, the others to the right.
  private func columns(_ titles: [String], _ rows: [[String]]) -> [String] {
    let all = [titles] + rows
    let widths = titles.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      row.indices.map { column in
        let blank = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + blank : blank + row[column]
      }.joined(separator: "  ")
    }
  }
}

/// An option that nobody can follow.
enum SeatOptionFault: Foreseen {
  case seats
  case method(String)
  case policy(String)
  case ties(String)
  case threshold(String)
  case ratio(String)

  func sentence(_ say: Language) -> String {
    switch self {
    case .seats:
      say(
        "Chưa có tổng số đại biểu. Hãy thêm --seats 135, hoặc --per 20 cho quy tắc tỷ lệ.",
        "The number of seats is missing. Add --seats 135, or --per 20 for a ratio rule.")
    case .method(let name): unknown(name, SeatNames.methods, say)
    case .policy(let name): unknown(name, MinimumPolicy.allCases.map(\.rawValue), say)
    case .ties(let name): unknown(name, TieRule.allCases.map(\.rawValue), say)
    case .threshold(let text):
      say("“\(text)” không phải phân số. Hãy viết như 1/20.", "“\(text)” is no fraction. Write it as 1/20.")
    case .ratio(let text):
      say(
        "“\(text)” không phải số nguyên hay phân số. Hãy viết như 20 hoặc 41/2.",
        "“\(text)” is no whole number or fraction. Write it as 20 or 41/2.")
    }
  }

  private func unknown(_ name: String, _ known: [String], _ say: Language) -> String {
    say(
      "Không có “\(name)”. Hãy chọn: \(known.joined(separator: ", ")).",
      "There is no “\(name)”. Choose one of: \(known.joined(separator: ", ")).")
  }
}

extension SeatFileFault {
  func sentence(_ say: Language) -> String {
    switch self {
    case .noCases:
      say("Tệp không có bài toán nào (khóa “cases”).", "The file holds no case (under “cases”).")
    case .whichCase(let names):
      say(
        "Tệp có \(names.count) bài toán. Hãy chọn bằng --case: \(names.joined(separator: ", ")).",
        "The file holds \(names.count) cases. Choose one by --case: \(names.joined(separator: ", ")).")
    case .unknownCase(let name, let known):
      say(
        "Không có bài toán “\(name)”. Các bài có trong tệp: \(known.joined(separator: ", ")).",
        "There is no case “\(name)”. Those in the file: \(known.joined(separator: ", ")).")
    case .otherKind(let kind):
      say(
        "Bài toán loại “\(kind)” không phải là phân bổ đại biểu.",
        "A case of the kind “\(kind)” is no sharing of seats.")
    case .key(let key):
      say(
        "Bài toán thiếu hoặc sai ở “\(key)”. Hãy sửa khóa đó.",
        "The case lacks “\(key)”, or has it wrong. Correct that key.")
    case .notJSON(let offset):
      say("Tệp không phải JSON (từ byte \(offset)).", "The file is no JSON (from byte \(offset)).")
    }
  }
}

extension SeatTable.Fault {
  func sentence(_ say: Language) -> String {
    switch self {
    case .unreadable(let fault): "\(fault.problem[say]) \(fault.mend[say])"
    case .noTable:
      say(
        "Tệp không có bảng nào. Hãy dùng CSV hoặc XLSX.", "The file holds no table. Use CSV or XLSX.")
    case .noCounts(let titles, let asked):
      say(
        "Không rõ cột nào là số lượng\(asked.map { " (không có “\($0)”)" } ?? ""). Các cột: \(titles.joined(separator: ", ")). Hãy chọn bằng --column.",
        "Which column is counted is not clear\(asked.map { " (there is no “\($0)”)" } ?? ""). Columns: \(titles.joined(separator: ", ")). Choose one by --column."
      )
    case .unfit(let problems, let rows):
      problems.map {
        SeatWords(say, rowNumber: { rows.indices.contains($0 - 1) ? rows[$0 - 1] : $0 }).sentence($0)
      }.joined(separator: "\n")
    }
  }
}
