// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What waits for the office, the contacts of units and the examiners, from the allocation to recognised credentials.
enum DelegateToDos {
  static func toDos(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    guard grounds.organisations.profile != nil, grounds.delegates.recognition == nil else { return [] }
    return LostOffice.toDos(scene, grounds) + office(scene, grounds) + contact(scene, grounds) + above(scene, grounds)
      + desk(scene, grounds)
  }

  // MARK: The office

  private static func office(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    guard scene.may(.manageOrganisation) else { return [] }
    guard grounds.delegates.adopted != nil else { return allocation(scene, grounds) }
    return stale(scene, grounds) + lists(scene, grounds) + steps(scene, grounds)
  }

  /// An allocation that gives another number than is to be given by now.
  private static func stale(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    guard let run = grounds.delegates.adopted, let needed = grounds.delegatesToAllocate(asOf: scene.now.day)?.value,
      needed != run.given
    else { return [] }
    return [
      ToDo(
        say("Phân bổ lại đại biểu", "Allocate the delegates again"),
        detail: say(
          "Phương án đã thông qua phân bổ \(run.given); nay phải phân bổ \(needed).",
          "The version that was adopted gives \(run.given); now \(needed) are to be given."),
        at: "/delegates/allocation", rank: 38)
    ]
  }

  /// Once the number is known, it is to be shared.
  private static func allocation(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    guard let total = grounds.delegatesToAllocate(asOf: scene.now.day)?.value else { return [] }
    let delegates = grounds.pack.plural(.delegate, say)
    guard let run = grounds.delegates.runs.last else {
      return [
        ToDo(
          say("Phân bổ \(delegates) cho các đơn vị", "Allocate the delegates to the units"),
          detail: say(
            "\(total) \(delegates); chưa có phương án nào.",
            "\(total, one: "seat", other: "seats"); there is no version yet."),
          at: "/delegates/allocation", rank: 52)
      ]
    }
    let at = Address(path: "delegates", "allocation", run.id.text)
    return [
      run.isSettled
        ? ToDo(
          say("Thông qua phương án phân bổ", "Adopt the allocation"),
          detail: say(
            "\(grounds.delegates.runs.count) phương án để so sánh.",
            "\(grounds.delegates.runs.count, one: "version", other: "versions") to compare."),
          at: at, rank: 40)
        : ToDo(
          say("Bốc thăm phân bổ \(delegates)", "Draw the lot of the allocation"),
          detail: say("Có đơn vị ngang nhau.", "Some units have equal claims."), at: at, rank: 40)
    ]
  }

  /// Units whose lists are not full.
  private static func lists(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    let missing = (grounds.delegates.adopted?.seats ?? []).filter { unit in
      grounds.delegates.seated(in: .unit, of: unit.unit).count < unit.seats
    }
    guard !missing.isEmpty else { return [] }
    let seats = missing.reduce(0) { $0 + $1.seats - grounds.delegates.seated(in: .unit, of: $1.unit).count }
    return [
      ToDo(
        say(
          "Đôn đốc danh sách của \(missing.count) đơn vị",
          "Ask \(missing.count, one: "unit", other: "units") for a list"),
        detail: say(
          "Còn thiếu \(seats) \(grounds.pack.plural(.delegate, say)).",
          "\(seats, one: "seat has", other: "seats have") nobody yet."),
        at: "/delegates", rank: 46)
    ]
  }

  /// The acts that take many at once.
  private static func steps(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    let standing = grounds.delegates.all.filter { $0.stands && !$0.isAlternate }
    let proposed = standing.count { if case .proposed = $0.stage { true } else { false } }
    let chosen = standing.count { if case .chosen = $0.stage { true } else { false } }
    let delegates = grounds.pack.plural(.delegate, say)
    var found: [ToDo] = []
    if proposed > 0 {
      let way = DelegatePages.way(say, grounds)
      found.append(
        ToDo(
          say("Ghi \(delegates) được \(way)", "Note which delegates were \(way)"),
          detail: say(
            "\(proposed) người mới được giới thiệu.", "\(proposed, one: "is", other: "are") proposed so far."),
          at: "/delegates/all",
          rank: 44))
    }
    if chosen > 0 {
      found.append(
        ToDo(
          say("Triệu tập \(chosen) \(delegates)", "Summon \(grounds.pack.counted(chosen, .delegate, say))"),
          detail: say("Đã có quyết định, chưa triệu tập.", "Decided on and not summoned."),
          at: "/delegates/all",
          rank: 43))
    }
    return found
  }

  // MARK: Units

  /// What the contact of a unit has still to send; the office sees it for all units.
  private static func contact(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    guard scene.may(.proposeDelegates), !scene.may(.manageOrganisation), let person = scene.visitor.account?.person,
      let unit = grounds.organisations.people[PersonID(person)]?.unit, let seats = grounds.delegates.seats(of: unit)
    else { return [] }
    let missing = seats - grounds.delegates.seated(in: .unit, of: unit).count
    guard missing > 0 else { return [] }
    return [
      ToDo(
        say("Gửi danh sách \(grounds.pack.plural(.delegate, say))", "Send your list of delegates"),
        detail: say(
          "Còn thiếu \(missing) trong \(seats) \(grounds.pack.plural(.delegate, say)) được phân bổ.",
          "\(missing) of \(seats, one: "seat has", other: "seats have") nobody yet."),
        at: Address(path: "delegates", "units", unit.text), rank: 30)
    ]
  }

  // MARK: The level above

  /// Those who wait to be designated, for whoever designates them.
  private static func above(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    guard DelegatePages.designates(scene, grounds), !scene.may(.manageOrganisation) else { return [] }
    let proposed = grounds.delegates.all.count { $0.stage == .proposed && !$0.isAlternate }
    guard proposed > 0 else { return [] }
    return [
      ToDo(
        say("Chỉ định \(grounds.pack.plural(.delegate, say))", "Designate the delegates"),
        detail: say("\(proposed) người được giới thiệu.", "\(proposed, one: "is", other: "are") proposed."),
        at: "/delegates/all", rank: 32)
    ]
  }

  // MARK: The desk and the examiners

  private static func desk(_ scene: Scene, _ grounds: any DelegateGrounds) -> [ToDo] {
    let say = scene.say
    guard scene.may(.recordAttendance) || scene.may(.manageOrganisation) else { return [] }
    let delegates = grounds.delegates
    let place: Address = "/delegates/credentials"
    var found: [ToDo] = []
    let waiting = delegates.summoned.count { if case .summoned = $0.stage { true } else { false } }
    if waiting > 0, grounds.congressHasBegun(by: scene.now.day) {
      found.append(
        ToDo(
          say("Điểm danh \(grounds.pack.plural(.delegate, say))", "Check the delegates in"),
          detail: say("\(waiting) người chưa ghi.", "\(waiting, one: "is", other: "are") not noted."), at: place,
          rank: 15))
    }
    let open = delegates.complaints.count { $0.answer == nil }
    if open > 0 {
      found.append(
        ToDo(
          say("Kết luận đơn thư về tư cách", "Answer the complaints about credentials"),
          detail: say("\(open) đơn chưa kết luận.", "\(open, one: "is", other: "are") open."), at: place, rank: 28))
    }
    if waiting == 0, open == 0, !delegates.present.isEmpty {
      found.append(
        ToDo(
          say("Báo cáo và công nhận tư cách", "Report on the credentials and have them recognised"),
          detail: say(
            "\(delegates.present.count) người có mặt.", "\(delegates.present.count, one: "is", other: "are") present."),
          at: place,
          rank: 16))
    }
    return found
  }
}

extension DelegateGrounds {
  /// Whether the congress meets on this day or has met, by the dates that are known.
  func congressHasBegun(by day: Day) -> Bool {
    guard case .days(let from, _)? = figures.latest("congress.window", asOf: day)?.value else { return false }
    return from <= day
  }
}
