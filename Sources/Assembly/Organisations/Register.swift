// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// Units and people as tables with the headings that imports know, so that what was exported can be taken in again
/// and changes nothing.
public enum Register {
  /// Units in the order of the tree.
  static func units(_ grounds: any OrganisationGrounds, _ say: Language) -> Grid {
    let now = grounds.organisations
    let titles = [
      say("Mã đơn vị", "Code"), say("Tên đơn vị", "Name"), say("Đơn vị cấp trên", "Parent"),
      say("Số thành viên", "Members"),
      say("Tính đến ngày", "As of"), say("Tổ chức trước khi sáp nhập", "Predecessor"),
    ]
    let rows = now.unitTree.map { unit, _ -> [Grid.Cell] in
      let details = unit.details
      return [
        .text(details.code), .text(details.name), text(unit.parent.flatMap { now.unit($0)?.details.code }),
        details.members.map { .number($0) } ?? .empty, details.countedOn.map { .day($0) } ?? .empty,
        text(now.predecessors.first { $0.id == details.predecessor }?.name),
      ]
    }
    return Grid(sheet: say("Đơn vị", "Units"), titles: titles, rows: rows)
  }

  /// People by name, with every post they ever held, hold or will take up, from the first day to the last.
  static func people(_ grounds: any OrganisationGrounds, _ say: Language) -> Grid {
    let now = grounds.organisations
    let people = grounds.byName(now.known)
    let qualities = Set(people.flatMap { now.people[$0]?.details.value?.qualities.keys.map { $0 } ?? [] }).sorted()
    let lookup = IntakeLookup(now, grounds.pack)
    let held = Dictionary(grouping: now.holdings, by: \.person)
    let rows = people.compactMap { id -> [Grid.Cell]? in
      guard let person = now.people[id], let details = person.details.value else { return nil }
      let posts = (held[id] ?? []).compactMap { holding -> (word: String, from: Day, to: Day?)? in
        guard let post = grounds.pack.post(holding.post), let body = now.body(holding.body) else { return nil }
        return ("\(lookup.word(for: post)) (\(body.term))", holding.from, holding.to)
      }.sorted { ($0.from, $0.word) < ($1.from, $1.word) }
      return [
        .text(details.name), text(details.sex?.words(say)), details.born.map { .day($0) } ?? .empty,
        text(details.email),
        text(details.phone), text(person.unit.flatMap { now.unit($0)?.details.code }),
        text(posts.map(\.word).joined(separator: "; ").nilIfEmpty), days(posts.map(\.from), say),
        days(posts.map(\.to), say),
      ] + qualities.map { text(details.qualities[$0]) }
    }
    return Grid(sheet: say("Người", "People"), titles: titles(say) + qualities, rows: rows)
  }

  private static func titles(_ say: Language) -> [String] {
    [
      say("Họ và tên", "Full name"), say("Giới tính", "Sex"), say("Ngày sinh", "Birth date"), "E-mail",
      say("Điện thoại", "Telephone"), say("Đơn vị", "Unit"), say("Chức vụ", "Posts"), say("Từ ngày", "From"),
      say("Thôi giữ từ ngày", "Ended on"),
    ]
  }

  private static func text(_ text: String?) -> Grid.Cell { text.map { .text($0) } ?? .empty }

  /// One day for each post; a dash for a post that goes on, and nothing where all do.
  private static func days(_ days: [Day?], _ say: Language) -> Grid.Cell {
    guard days.contains(where: { $0 != nil }) else { return .empty }
    if days.count == 1, let day = days[0] { return .day(day) }
    return .text(days.map { $0?.typed ?? "–" }.joined(separator: "; "))
  }

  /// The headings alone, to be filled in.
  static func template(of kind: IntakeKind, _ say: Language) -> Grid {
    switch kind {
    case .units:
      Grid(
        sheet: say("Đơn vị", "Units"),
        titles: [
          say("Mã đơn vị", "Code"), say("Tên đơn vị", "Name"), say("Đơn vị cấp trên", "Parent"),
          say("Số thành viên", "Members"), say("Tính đến ngày", "As of"),
        ], rows: [])
    case .people: Grid(sheet: say("Người", "People"), titles: titles(say), rows: [])
    }
  }
}
