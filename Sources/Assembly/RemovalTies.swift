// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What refers to a unit or a body, over all features.
extension Congress {
  /// Everything that refers to a unit, each kind once: while there is anything, the unit stays.
  public func ties(of unit: UnitID) -> [RemovalTie] {
    let below = organisations.units.count { $0.parent == unit }
    let people = organisations.people.values.count { $0.unit == unit }
    return [
      tie(below, "đơn vị trực thuộc", "unit below it", "units below it", at: "/units"),
      tie(people, "người trong danh sách", "person listed", "people listed", at: Address(path: "units", unit.text)),
    ].compactMap { $0 } + delegateTies(of: unit) + meetingTies(of: unit) + draftTies(of: unit) + personnelTies(of: unit)
  }

  /// Everything that refers to a body, each kind once: while there is anything, the body stays.
  public func ties(of body: BodyID) -> [RemovalTie] {
    let posts = organisations.holdings.count { $0.body == body }
    let held = meetings.all.count { $0.body == body }
    let tasks = meetings.all.flatMap { $0.sitting?.assignments ?? [] }.count { $0.hands.contains(.body(body)) }
    let schemes = personnel.schemes.count { $0.frame.outgoing == body }
    return [
      tie(
        posts, "lượt giữ chức vụ, kể cả đã thôi", "post, held or ended", "posts, held or ended",
        at: Address(path: "bodies", body.text)),
      held == 0 ? nil : RemovalTie(counted(held, .conference), at: "/meetings"),
      tie(tasks, "nhiệm vụ được giao", "assignment", "assignments", at: "/meetings"),
      schemes == 0 ? nil : RemovalTie(Phrase("đề án nhân sự", "the personnel scheme"), at: nil),
    ].compactMap { $0 }
  }

  /// So many things that the pack has a word for.
  private func counted(_ count: Int, _ name: TermName) -> Phrase {
    Phrase(pack.counted(count, name, .vietnamese), pack.counted(count, name, .english))
  }

  private func tie(
    _ count: Int, _ vietnamese: String, _ one: String, _ other: String, at address: Address
  ) -> RemovalTie? {
    guard count > 0 else { return nil }
    return RemovalTie(Phrase("\(count) \(vietnamese)", "\(count, one: one, other: other)"), at: address)
  }

  private func delegateTies(of unit: UnitID) -> [RemovalTie] {
    let runs = delegates.runs.count { run in
      run.seats.contains { $0.unit == unit } || run.ties.contains { $0.units.contains(unit) }
    }
    let seats = delegates.all.count { $0.unit == unit }
    return [
      tie(runs, "phương án phân bổ đại biểu", "allocation of delegates", "allocations of delegates", at: "/delegates"),
      seats == 0 ? nil : RemovalTie(counted(seats, .delegate), at: "/delegates"),
      tie(
        delegates.requests[unit] == nil ? 0 : 1, "yêu cầu về cơ cấu đoàn", "request about its delegation",
        "requests about its delegation", at: "/delegates"),
    ].compactMap { $0 }
  }

  private func meetingTies(of unit: UnitID) -> [RemovalTie] {
    meetings.all.compactMap { meeting in
      let tasks = meeting.sitting?.assignments.count { $0.hands.contains(.unit(unit)) } ?? 0
      let address = Address(path: "meetings", meeting.id.text, "assignments")
      return tie(tasks, "nhiệm vụ được giao", "assignment", "assignments", at: address)
    }
  }

  private func draftTies(of unit: UnitID) -> [RemovalTie] {
    drafting.all.compactMap { draft in
      let sent = draft.circulations.contains { $0.units.contains(unit) }
      let came = draft.returns.contains { $0.sender == .unit(unit) }
      guard sent || came else { return nil }
      // Whoever looks need not know what is restricted.
      let title =
        draft.isRestricted ? Phrase("dự thảo hạn chế", "a restricted draft") : Phrase(draft.title, draft.title)
      return RemovalTie(
        Phrase("lấy ý kiến về \(title.vietnamese)", "consultation on \(title.english)"),
        at: draft.isRestricted ? nil : Address(path: "drafts", draft.id.text))
    }
  }

  private func personnelTies(of unit: UnitID) -> [RemovalTie] {
    personnel.schemes.compactMap { scheme in
      guard scheme.candidates.contains(where: { $0.unit == unit }) else { return nil }
      return RemovalTie(Phrase("đề án nhân sự", "the personnel scheme"), at: nil)
    }
  }
}
