// SPDX-License-Identifier: AGPL-3.0-or-later

/// Says in both languages what a slate lacks and which targets hold each other, for people who never saw a solver.
public struct SlateWords {
  /// Chooses the wording of one language: Vietnamese first, English second.
  public typealias Say = (_ vietnamese: String, _ english: String) -> String

  let composition: Composition
  let say: Say

  public init(_ composition: Composition, say: @escaping Say) {
    self.composition = composition
    self.say = say
  }

  /// The requirement as the scheme words it, in quotation marks where it is one of its own.
  public func name(_ requirement: Int, quota: Int? = nil) -> String {
    let requirement = composition.requirements[requirement]
    let label = quota.map { requirement.quotas[$0].label }.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
    switch requirement.id {
    case .target: return "“\(requirement.text)”\(label)"
    case .fixedIn: return say("nhân sự đã thống nhất\(label)", "those agreed on\(label)")
    case .fixedOut: return say("nhân sự không xem xét\(label)", "those set aside\(label)")
    case .exclusion(let row):
      let reason = requirement.text.isEmpty ? "" : " (\(requirement.text))"
      return say("quy định không cùng tham gia số \(row)\(reason)", "exclusion \(row)\(reason)")
    }
  }

  /// Why the requirements of a conflict cannot be met together, and what would help.
  public func sentence(_ explanation: Explanation) -> String {
    [reason(explanation), easings(explanation)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func reason(_ explanation: Explanation) -> String {
    switch explanation.reason {
    case .sizeBeyondPool(let size, let pool):
      say(
        "Danh sách cần \(size) người nhưng nguồn chỉ có \(pool).",
        "The slate needs \(people(size)); the pool has \(pool).")
    case .poolTooSmall(let need, let pool):
      say(
        "\(name(need)) cần \(need.heads) người, nhưng cả nguồn chỉ có \(pool).",
        "\(name(need)) needs \(people(need.heads)); the whole pool has \(pool).")
    case .needsExceedRoom(let needs, let both, let room): exceeding(needs, both, room)
    case .roomsBelowNeed(let rooms, let others, let need): falling(rooms, others, need)
    case .together:
      say(
        "Không thể cùng lúc bảo đảm \(list(explanation.conflict.map { name($0) })); bỏ bớt một trong số đó thì các nội dung còn lại thực hiện được.",
        "\(list(explanation.conflict.map { name($0) })) cannot all be met; without any one of them the others can.")
    }
  }

  private func exceeding(_ needs: [Explanation.Bound], _ both: Int, _ room: Explanation.Room) -> String {
    let asked = list(needs.map { say("\(name($0)) cần \($0.heads) người", "\(name($0)) needs \($0.heads)") })
    let sum = needs.reduce(0) { $0 + $1.heads }
    let over = sum - both - room.heads
    let place =
      switch room {
      case .size(let size): say("danh sách chỉ có \(size) người", "the slate has only \(size)")
      case .most(let bound):
        say("\(name(bound)) chỉ cho tối đa \(bound.heads) người", "\(name(bound)) allows at most \(bound.heads)")
      }
    guard needs.count > 1 else {
      return say("\(asked), mà \(place).", "\(asked), but \(place).")
    }
    let common =
      both > 0
      ? say(
        "nguồn chỉ có \(both) người thuộc cả hai nhóm",
        "only \(people(both)) of the pool \(both == 1 ? "counts" : "count") for both")
      : say("không ai trong nguồn thuộc hai nhóm cùng lúc", "nobody in the pool counts for two of them")
    return say(
      "\(asked); \(common), mà \(place): vượt \(over) người.", "\(asked); \(common), but \(place): \(over) too many.")
  }

  private func falling(_ rooms: [Explanation.Bound], _ others: Int, _ need: Explanation.Need) -> String {
    let allowed = list(
      rooms.map { say("\(name($0)) chỉ cho tối đa \($0.heads) người", "\(name($0)) allows at most \($0.heads)") })
    let reach = rooms.reduce(others) { $0 + $1.heads }
    let asked =
      switch need {
      case .size(let size): say("danh sách cần \(size) người", "the slate needs \(size)")
      case .least(let bound): say("\(name(bound)) cần \(bound.heads) người", "\(name(bound)) needs \(bound.heads)")
      }
    return say(
      "\(allowed); ngoài ra chỉ có \(others) người, tổng cộng được \(reach), mà \(asked).",
      "\(allowed); beside them there are \(others), which makes \(reach), but \(asked).")
  }

  private func easings(_ explanation: Explanation) -> String {
    let ways = explanation.easings.map { easing in
      say(
        "nới \(name(easing.requirement)) \(easing.heads) người", "ease \(name(easing.requirement)) by \(easing.heads)")
    }
    guard !ways.isEmpty else { return "" }
    let joined = ways.joined(separator: say(", hoặc ", ", or "))
    return say("Có thể \(joined).", "One way is to \(joined).")
  }

  /// What gives way by the stated order, or that nothing needs to.
  public func sentence(_ give: Relaxation.Give) -> String {
    let name = name(give.requirement, quota: give.quota)
    return switch give.bound {
    case .least:
      say(
        "\(name): hạ mức tối thiểu từ \(give.from) xuống \(give.to).",
        "\(name): at least \(give.to) instead of \(give.from).")
    case .most:
      say(
        "\(name): nâng mức tối đa từ \(give.from) lên \(give.to).",
        "\(name): at most \(give.to) instead of \(give.from).")
    }
  }

  /// A share worked out: 15 % of 34 is 5.1, rounded up 6.
  public func sentence(_ reckoning: Reckoning) -> String {
    let share =
      100 % reckoning.share.denominator == 0
      ? "\(reckoning.share.numerator * 100 / reckoning.share.denominator)%"
      : "\(reckoning.share.numerator)/\(reckoning.share.denominator)"
    let exact = decimal(reckoning)
    guard !reckoning.isWhole else {
      return say("\(share) của \(reckoning.whole) là \(exact)", "\(share) of \(reckoning.whole) is \(exact)")
    }
    let way =
      switch reckoning.rounding {
      case .up: say("làm tròn lên", "rounded up")
      case .down: say("làm tròn xuống", "rounded down")
      case .nearest: say("làm tròn", "rounded")
      }
    return say(
      "\(share) của \(reckoning.whole) là \(exact), \(way) thành \(reckoning.heads)",
      "\(share) of \(reckoning.whole) is \(exact), \(way) to \(reckoning.heads)")
  }

  private func decimal(_ reckoning: Reckoning) -> String {
    let (whole, part) = reckoning.hundredths.quotientAndRemainder(dividingBy: 100)
    guard part > 0 else { return "\(whole)" }
    let digits = part % 10 == 0 ? "\(part / 10)" : part < 10 ? "0\(part)" : "\(part)"
    return "\(whole)" + say(",", ".") + digits
  }

  /// English tells one from several.
  private func people(_ heads: Int) -> String { heads == 1 ? "1 person" : "\(heads) people" }

  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + say(" và ", " and ") + last
  }

  private func name(_ bound: Explanation.Bound) -> String { name(bound.requirement, quota: bound.quota) }
}
