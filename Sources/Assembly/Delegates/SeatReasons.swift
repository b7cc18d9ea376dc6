// SPDX-License-Identifier: AGPL-3.0-or-later

public import Apportionment
import Packs

/// Why each has the seats it has: steps, margins, ties and what is reported of fairness, a sentence each.
extension SeatWords {
  /// One seat with its reason: "Seat 135 – Education, its 9th: highest average left, 3,125 / 8.5 = 367.65".
  public func sentence(_ step: Step) -> String {
    say(
      "Đại biểu thứ \(step.totalNow.grouped(say)) – \(name(step.claimant)), thành \(seats(step.seatsNow)): \(reason(step.reason))",
      "Seat \(step.totalNow.grouped(say)) – \(name(step.claimant)), now \(seats(step.seatsNow)): \(reason(step.reason))"
    )
  }

  func reason(_ reason: Step.Reason) -> String {
    switch reason {
    case .base: say("mức cơ bản dành cho mọi nơi", "the base that everyone has first")
    case .minimum: say("mức tối thiểu được bảo đảm", "the guaranteed minimum")
    case .leftWithMinimum:
      say("nhận mức tối thiểu, không tính vào định mức nữa", "left with its minimum when the quota was computed anew")
    case .leftWithMaximum:
      say("nhận mức tối đa, không tính vào định mức nữa", "left with its maximum when the quota was computed anew")
    case .wholeQuota: say("đủ một định mức trọn", "a whole quota")
    case .remainder(let claim):
      say("số dư lớn nhất còn lại, \(working(claim))", "largest remainder left, \(working(claim))")
    case .average(let claim):
      say("thương lớn nhất còn lại, \(working(claim))", "highest average left, \(working(claim))")
    case .tieRule(let rule, let claim):
      say(
        "bằng nhau (\(working(claim))), \(rule.words(say))",
        "equal claims (\(working(claim))), decided by \(rule.words(say))")
    case .lot(let claim):
      say("bằng nhau (\(working(claim))), đã bốc thăm", "equal claims (\(working(claim))), decided by the drawn lot")
    case .enlargement: say("bù cho đủ mức tối thiểu, tổng số tăng thêm", "raised to its minimum; the total grows")
    }
  }

  /// How strong a claim is, as one can check it with a pocket calculator: "3,125 / 9.5 = 328.95", "3.125 : 9,5 = 328,95".
  func working(_ claim: Claim) -> String {
    let result = claim.decimal(places: 2).map(point) ?? ""
    let weight = number(claim.weight)
    let sign = say(":", "/")
    return switch claim.strength {
    case .quotas: result
    case .average(let divisor): "\(weight) \(sign) \(number(divisor)) = \(result)"
    case .averageOverRoot(let product): "\(weight) \(sign) √\(product.grouped(say)) = \(result)"
    case .first: say("chưa có đại biểu nào", "no seat yet")
    }
  }

  /// What a claimant has, why, and what it lacks for one seat more. In a table its name and figures need no second telling.
  public func explanation(_ standing: Standing, _ margin: Margin, tellsFigures: Bool = true) -> String {
    let head =
      !tellsFigures
      ? nil
      : say(
        "\(name(standing.claimant)) có \(counting(standing.weight)), được \(seats(standing.seats)).",
        "\(name(standing.claimant)) has \(counting(standing.weight)) and got \(seats(standing.seats)).")
    return [head, hold(standing), next(margin, after: standing)].compactMap { $0 }.joined(separator: " ")
  }

  private func hold(_ standing: Standing) -> String? {
    let quota = number(standing.quota)
    return switch standing.heldBy {
    case .weight: nil
    case .minimum:
      say(
        "Đây là mức tối thiểu; tính đúng tỷ lệ là \(quota).",
        "This is the guaranteed minimum; its exact due is \(quota).")
    case .maximum:
      say("Dừng ở mức tối đa; tính đúng tỷ lệ là \(quota).", "It stops at the maximum; its exact due is \(quota).")
    case .openTie: say("Còn một phần chờ bốc thăm.", "Part of its claim waits for a lot.")
    case .nothing: say("Không đủ điều kiện tham gia phân bổ.", "It takes no part in the sharing.")
    }
  }

  private func next(_ margin: Margin, after standing: Standing) -> String? {
    switch margin {
    case .needs(let heads, let from):
      let source =
        from.isEmpty
        ? ""
        : say(
          "; đại biểu ấy lấy từ chỉ tiêu của \(names(from))", "; the seat would come from \(names(from))")
      return say(
        "Để được \(seats(standing.seats + 1)) cần \(more(heads))\(source).",
        "For one seat more it would need \(more(heads))\(source).")
    case .atMaximum: return standing.heldBy == .maximum ? nil : say("Đã đến mức tối đa.", "It has reached its maximum.")
    case .outOfReach:
      return say(
        "Không có số lượng nào trong phạm vi cho thêm một đại biểu.",
        "No number within the limits brings it a seat more.")
    }
  }

  /// The seat given last, and who came next: the figure that a complaint will be about.
  public func sentence(_ miss: NearMiss) -> String {
    let margin: String =
      if case .needs(let heads, _) = miss.margin {
        say(", đơn vị này thiếu \(counting(heads))", ", which was \(counting(heads)) short")
      } else {
        ""
      }
    return say(
      "Đại biểu cuối cùng được phân bổ cho \(name(miss.last.claimant)) (\(working(miss.last))), sát trước \(name(miss.next.claimant)) (\(working(miss.next)))\(margin).",
      "The last seat went to \(name(miss.last.claimant)) (\(working(miss.last))), just ahead of \(name(miss.next.claimant)) (\(working(miss.next)))\(margin)."
    )
  }

  /// Equal claims that nothing has decided.
  public func sentence(_ tie: Tie) -> String {
    let place = tie.place.isEmpty ? "" : " (\(tie.place.joined(separator: " › ")))"
    return say(
      "\(names(tie.claimants)) ngang nhau, còn \(seats(tie.seats)) cho \(tie.claimants.count) nơi\(place): phải bốc thăm và ghi biên bản.",
      "\(names(tie.claimants)) have equal claims to \(seats(tie.seats))\(place): draw a lot and record it in the minutes."
    )
  }

  /// A tie that was decided, and by what.
  public func sentence(_ settlement: Apportionment.Settlement) -> String {
    let by: String =
      switch settlement.decidedBy {
      case .rule(let rule): rule.words(say)
      case .lot: say("bốc thăm", "the drawn lot")
      }
    return say(
      "\(names(settlement.tie.claimants)) ngang nhau; \(names(settlement.winners)) được thêm đại biểu, căn cứ: \(by).",
      "\(names(settlement.tie.claimants)) had equal claims; \(names(settlement.winners)) won by \(by).")
  }

  /// Seats outside of the quota: a property of method and numbers, to be known and not mended.
  public func sentence(_ violation: QuotaViolation) -> String {
    let quota = point(violation.quota.decimal(places: 4))
    return switch violation.side {
    case .above:
      say(
        "\(name(violation.claimant)) được \(seats(violation.seats)), cao hơn mức \(quota) làm tròn lên.",
        "\(name(violation.claimant)) has \(seats(violation.seats)), above its quota \(quota) rounded up.")
    case .below:
      say(
        "\(name(violation.claimant)) được \(seats(violation.seats)), thấp hơn mức \(quota) làm tròn xuống.",
        "\(name(violation.claimant)) has \(seats(violation.seats)), below its quota \(quota) rounded down.")
    }
  }

  /// Who would lose by a larger house.
  public func sentence(_ paradox: HouseParadox) -> String {
    say(
      "Nghịch lý Alabama: nếu tổng số tăng từ \(paradox.house.grouped(say)) lên \((paradox.house + 1).grouped(say)), \(name(paradox.claimant)) lại giảm từ \(paradox.seats) xuống \(seats(paradox.seatsThen)).",
      "Alabama paradox: if the house grew from \(paradox.house.grouped(say)) to \((paradox.house + 1).grouped(say)), \(name(paradox.claimant)) would fall from \(paradox.seats) to \(seats(paradox.seatsThen))."
    )
  }

  /// What a ratio rule gave, part by part: "13 base + 4 for each 12,000 + 1 for the remainder 6,500".
  public func sentence(_ share: RatioShare, of rule: RatioRule, tellsName: Bool = true) -> String {
    var parts: [String] = []
    if share.base != 0 { parts.append(say("\(share.base) cơ bản", "\(share.base) base")) }
    if share.first != 0 { parts.append(say("\(share.first) cho phần đầu", "\(share.first) for the first")) }
    if share.whole != 0 {
      parts.append(
        say(
          "\(share.whole) theo mức \(counting(rule.per))",
          "\(share.whole) for each \(counting(rule.per))"))
    }
    if share.isRoundedUp {
      parts.append(say("1 cho số dư \(number(share.remainder))", "1 for the remainder \(number(share.remainder))"))
    }
    if share.bonus != 0 { parts.append(say("\(share.bonus) đặc thù", "\(share.bonus) special")) }
    if share.bounded > 0 {
      parts.append(say("\(share.bounded) cho đủ mức tối thiểu", "\(share.bounded) up to the minimum"))
    }
    if share.bounded < 0 {
      parts.append(say("bớt \(-share.bounded) vì mức tối đa", "less \(-share.bounded) at the maximum"))
    }
    let working = parts.isEmpty ? "0" : parts.joined(separator: " + ")
    return "\(tellsName ? "\(name(share.claimant)): " : "")\(working) = \(seats(share.seats))"
  }

  /// How a ratio rule is brought to the approved number, a sentence for each seat that moves.
  public func sentences(_ closing: Closing) -> [String] {
    let moves = closing.steps.map { step in
      let working = working(step.claim)
      return closing.gives
        ? say(
          "Thêm một đại biểu cho \(name(step.claimant)) (\(working)): \(step.seatsNow), cộng \(step.totalNow).",
          "One more for \(name(step.claimant)) (\(working)): \(step.seatsNow), in all \(step.totalNow).")
        : say(
          "Bớt một đại biểu của \(name(step.claimant)) (\(working)): \(step.seatsNow), cộng \(step.totalNow).",
          "One less for \(name(step.claimant)) (\(working)): \(step.seatsNow), in all \(step.totalNow).")
    }
    guard let tie = closing.tie else { return moves }
    let open =
      closing.gives
      ? sentence(tie)
      : say(
        "\(names(tie.claimants)) ngang nhau, phải bớt \(seats(tie.seats)): bốc thăm và ghi biên bản.",
        "\(names(tie.claimants)) have equal claims, and \(seats(tie.seats)) must go: draw a lot and record it in the minutes."
      )
    return moves + [open]
  }
}
