// SPDX-License-Identifier: AGPL-3.0-or-later

public import Apportionment
import Packs

/// What is wrong with the input of a sharing, and what would put it right.
extension SeatWords {
  /// Problem and mend in one line, the row first where there is one.
  public func sentence(_ problem: Problem) -> String { "\(self.problem(problem)) \(mend(problem.mend))" }

  /// "Row 4 (Police)"
  private func at(_ row: Row) -> String {
    let who = name(row.claimant)
    let number = rowNumber(row.number)
    return say("Dòng \(number)", "Row \(number)") + (who.isEmpty ? "" : " (\(who))")
  }

  /// What is the matter.
  public func problem(_ problem: Problem) -> String {
    switch problem {
    case .missingCount, .fractionalCount, .unreadableCount, .missingName: typed(problem)
    case .negativeWeight, .duplicate, .weightTooLarge, .weightsTooLarge, .denominatorsTooLarge, .nothingCounted,
      .nobody:
      claimants(problem)
    case .houseOutOfRange, .minimumsExceedHouse, .maximumsBelowHouse, .minimumOverMaximum, .boundOutOfRange,
      .policyNeedsQuota, .policyNeedsDivisor, .notInBlocks, .blockOutOfRange, .firstDivisorOutOfRange,
      .thresholdOutOfRange:
      house(problem)
    case .ratioNotPositive, .ratioTooFine, .roundingOutOfRange, .negativeSeats, .unknownClaimant, .closingTooFar,
      .nothingToShareIn, .repeatedPart, .nestedTooDeep:
      rules(problem)
    case .raggedRow, .marginsDiffer, .wrongNumberOfMargins, .cellsCannotHold, .tableTooLarge, .tableNeedsDivisors,
      .lotOfNobody, .winnerNotInLot:
      tables(problem)
    }
  }

  private func typed(_ problem: Problem) -> String {
    switch problem {
    case .missingCount(let row, _): say("\(at(row)): chưa có số lượng.", "\(at(row)): the count is missing.")
    case .fractionalCount(let row, _, let text):
      say(
        "\(at(row)): “\(short(text))” có phần lẻ hoặc dấu ngăn cách, không rõ là số nào.",
        "\(at(row)): “\(short(text))” is a fraction, or has separators that could mean one.")
    case .unreadableCount(let row, _, let text):
      say("\(at(row)): “\(short(text))” không phải là số.", "\(at(row)): “\(short(text))” is not a number.")
    case .missingName(let row):
      say("Dòng \(rowNumber(row)): chưa có tên đơn vị.", "Row \(rowNumber(row)): the unit has no name.")
    case .negativeWeight, .duplicate, .weightTooLarge, .weightsTooLarge, .denominatorsTooLarge, .nothingCounted,
      .nobody, .houseOutOfRange, .minimumsExceedHouse, .maximumsBelowHouse, .minimumOverMaximum, .boundOutOfRange,
      .policyNeedsQuota, .policyNeedsDivisor, .notInBlocks, .blockOutOfRange, .firstDivisorOutOfRange,
      .thresholdOutOfRange, .ratioNotPositive, .ratioTooFine, .roundingOutOfRange, .negativeSeats, .unknownClaimant,
      .closingTooFar, .nothingToShareIn, .repeatedPart, .nestedTooDeep, .raggedRow, .marginsDiffer,
      .wrongNumberOfMargins, .cellsCannotHold, .tableTooLarge, .tableNeedsDivisors, .lotOfNobody, .winnerNotInLot:
      Phrase.elsewhere[say]
    }
  }

  private func claimants(_ problem: Problem) -> String {
    switch problem {
    case .negativeWeight(let row, let weight):
      say("\(at(row)): số lượng âm (\(number(weight))).", "\(at(row)): the count is negative (\(number(weight))).")
    case .duplicate(let row, let first):
      say(
        "\(at(row)): đơn vị đã có ở dòng \(rowNumber(first)).",
        "\(at(row)): the unit stands in row \(rowNumber(first)) already.")
    case .weightTooLarge(let row): say("\(at(row)): số lượng quá lớn.", "\(at(row)): the count is too large.")
    case .weightsTooLarge: say("Tổng số lượng quá lớn.", "The counts are too large together.")
    case .denominatorsTooLarge(let row):
      say("\(at(row)): phân số quá chi tiết.", "\(at(row)): the fraction is too fine.")
    case .nothingCounted: say("Mọi đơn vị đều có số lượng 0.", "All counts are 0.")
    case .nobody: say("Danh sách không có đơn vị nào.", "There is no unit in the list.")
    case .missingCount, .fractionalCount, .unreadableCount, .missingName, .houseOutOfRange, .minimumsExceedHouse,
      .maximumsBelowHouse, .minimumOverMaximum, .boundOutOfRange, .policyNeedsQuota, .policyNeedsDivisor,
      .notInBlocks, .blockOutOfRange, .firstDivisorOutOfRange, .thresholdOutOfRange, .ratioNotPositive,
      .ratioTooFine, .roundingOutOfRange, .negativeSeats, .unknownClaimant, .closingTooFar, .nothingToShareIn,
      .repeatedPart, .nestedTooDeep, .raggedRow, .marginsDiffer, .wrongNumberOfMargins, .cellsCannotHold,
      .tableTooLarge, .tableNeedsDivisors, .lotOfNobody, .winnerNotInLot:
      Phrase.elsewhere[say]
    }
  }

  private func house(_ problem: Problem) -> String {
    switch problem {
    case .houseOutOfRange(let seats, let limit):
      say(
        "Tổng số đại biểu \(seats.grouped(say)) nằm ngoài phạm vi 0–\(limit.grouped(say)).",
        "\(seats, one: "seat is", other: "seats are") outside of 0–\(limit.grouped(say)).")
    case .minimumsExceedHouse(let needed, let house):
      say(
        "Mức tối thiểu cần \(seats(needed)) nhưng chỉ có \(seats(house)).",
        "The minimums need \(seats(needed)), and there are only \(seats(house)).")
    case .maximumsBelowHouse(let held, let house):
      say(
        "Mức tối đa chỉ chứa được \(seats(held)) trong khi phải chia \(seats(house)).",
        "The maximums hold only \(seats(held)), and \(seats(house)) are to be given.")
    case .minimumOverMaximum(let row, let minimum, let maximum):
      say(
        "\(at(row)): mức tối thiểu \(minimum) lớn hơn mức tối đa \(maximum).",
        "\(at(row)): the minimum \(minimum) is over the maximum \(maximum).")
    case .boundOutOfRange(let row, let bound):
      say("\(at(row)): mức giới hạn \(bound) không dùng được.", "\(at(row)): the bound \(bound) cannot be used.")
    case .policyNeedsQuota(let policy):
      say(
        "Cách bảo đảm mức tối thiểu “\(policy.words(say))” cần phương pháp số dư lớn nhất.",
        "The policy “\(policy.words(say))” needs a method of largest remainders.")
    case .policyNeedsDivisor(let policy):
      say(
        "Cách bảo đảm mức tối thiểu “\(policy.words(say))” cần phương pháp số chia.",
        "The policy “\(policy.words(say))” needs a method of divisors.")
    case .notInBlocks(let seats, let block):
      say(
        "\(seats) đại biểu không chia hết thành nhóm \(block).",
        "\(seats, one: "seat is", other: "seats are") no whole number of blocks of \(block)."
      )
    case .blockOutOfRange(let block):
      say("Nhóm \(block) đại biểu không dùng được.", "Blocks of \(block) cannot be used.")
    case .firstDivisorOutOfRange(let divisor):
      say("Số chia đầu \(number(divisor)) không dùng được.", "The first divisor \(number(divisor)) cannot be used.")
    case .thresholdOutOfRange(let share):
      say("Ngưỡng \(share) không nằm giữa 0 và 1.", "The threshold \(share) is not between 0 and 1.")
    case .missingCount, .fractionalCount, .unreadableCount, .missingName, .negativeWeight, .duplicate,
      .weightTooLarge, .weightsTooLarge, .denominatorsTooLarge, .nothingCounted, .nobody, .ratioNotPositive,
      .ratioTooFine, .roundingOutOfRange, .negativeSeats, .unknownClaimant, .closingTooFar, .nothingToShareIn,
      .repeatedPart, .nestedTooDeep, .raggedRow, .marginsDiffer, .wrongNumberOfMargins, .cellsCannotHold,
      .tableTooLarge, .tableNeedsDivisors, .lotOfNobody, .winnerNotInLot:
      Phrase.elsewhere[say]
    }
  }

  private func rules(_ problem: Problem) -> String {
    switch problem {
    case .ratioNotPositive(let ratio):
      say("Tỷ lệ \(number(ratio)) phải lớn hơn 0.", "The ratio \(number(ratio)) must be over 0.")
    case .ratioTooFine(let row, let limit):
      say(
        "\(at(row)): tỷ lệ cho quá \(limit.grouped(say)) đại biểu.",
        "\(at(row)): the ratio gives over \(limit, one: "seat", other: "seats").")
    case .roundingOutOfRange(let least, let per):
      say(
        "Mốc làm tròn \(number(least)) phải lớn hơn 0 và không quá \(number(per)).",
        "Rounding from \(number(least)) must be over 0 and at most \(number(per)).")
    case .negativeSeats(let seats):
      say("Số đại biểu \(seats) không dùng được.", "\(seats, one: "seat", other: "seats") cannot be given.")
    case .unknownClaimant(let id):
      say("“\(name(id))” không có trong danh sách.", "“\(name(id))” is not in the list.")
    case .closingTooFar(let given, let approved):
      say(
        "Quy tắc cho \(seats(given)), được duyệt \(seats(approved)): lệch hơn một đại biểu mỗi đơn vị, không còn là làm tròn.",
        "The rule gives \(seats(given)), and \(approved.grouped(say)) are approved: over a seat for each unit, which is no closing."
      )
    case .nothingToShareIn(let part):
      say("Phần “\(part)” không có đơn vị nào.", "The part “\(part)” has no unit.")
    case .repeatedPart(let part): say("Phần “\(part)” có hai lần.", "The part “\(part)” stands twice.")
    case .nestedTooDeep(let limit):
      say("Các nhóm lồng nhau quá \(limit) tầng.", "The groups are nested deeper than \(limit).")
    case .missingCount, .fractionalCount, .unreadableCount, .missingName, .negativeWeight, .duplicate,
      .weightTooLarge, .weightsTooLarge, .denominatorsTooLarge, .nothingCounted, .nobody, .houseOutOfRange,
      .minimumsExceedHouse, .maximumsBelowHouse, .minimumOverMaximum, .boundOutOfRange, .policyNeedsQuota,
      .policyNeedsDivisor, .notInBlocks, .blockOutOfRange, .firstDivisorOutOfRange, .thresholdOutOfRange,
      .raggedRow, .marginsDiffer, .wrongNumberOfMargins, .cellsCannotHold, .tableTooLarge, .tableNeedsDivisors,
      .lotOfNobody, .winnerNotInLot:
      Phrase.elsewhere[say]
    }
  }

  private func tables(_ problem: Problem) -> String {
    switch problem {
    case .raggedRow(let row, let cells, let columns):
      say(
        "\(at(row)): có \(cells) ô, cần \(columns).",
        "\(at(row)): it has \(cells, one: "cell", other: "cells"), and needs \(columns).")
    case .marginsDiffer(let rows, let columns):
      say(
        "Tổng theo hàng là \(rows), theo cột là \(columns).", "The rows add up to \(rows), the columns to \(columns).")
    case .wrongNumberOfMargins(let given, let needed):
      say(
        "Có \(given) số ở lề, cần \(needed).",
        "There are \(given, one: "margin", other: "margins"), and \(needed, one: "is", other: "are") needed.")
    case .cellsCannotHold(let seats, let rows, let columns):
      say(
        "\(seats) đại biểu của \(names(rows)) không đủ chỗ trong \(names(columns)).",
        "\(seats, one: "seat", other: "seats") of \(names(rows)) cannot be held by \(names(columns)).")
    case .tableTooLarge(let limit):
      say("Bảng có quá \(limit) ô.", "The table has more than \(limit, one: "cell", other: "cells").")
    case .tableNeedsDivisors:
      say("Bảng hai chiều cần phương pháp số chia.", "A table with both margins needs a method of divisors.")
    case .lotOfNobody: say("Lần bốc thăm không có ai tham gia.", "The lot was drawn among nobody.")
    case .winnerNotInLot(let id):
      say("“\(name(id))” trúng thăm nhưng không tham gia bốc thăm.", "“\(name(id))” won a lot it took no part in.")
    case .missingCount, .fractionalCount, .unreadableCount, .missingName, .negativeWeight, .duplicate,
      .weightTooLarge, .weightsTooLarge, .denominatorsTooLarge, .nothingCounted, .nobody, .houseOutOfRange,
      .minimumsExceedHouse, .maximumsBelowHouse, .minimumOverMaximum, .boundOutOfRange, .policyNeedsQuota,
      .policyNeedsDivisor, .notInBlocks, .blockOutOfRange, .firstDivisorOutOfRange, .thresholdOutOfRange,
      .ratioNotPositive, .ratioTooFine, .roundingOutOfRange, .negativeSeats, .unknownClaimant, .closingTooFar,
      .nothingToShareIn, .repeatedPart, .nestedTooDeep:
      Phrase.elsewhere[say]
    }
  }

  private func short(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }
}

extension SeatWords {
  /// What would put it right.
  public func mend(_ mend: Mend) -> String {
    switch mend {
    case .enterWholeCount:
      say(
        "Hãy nhập số nguyên không âm, không có dấu chấm, dấu phẩy.",
        "Enter a whole number, not negative, without points or commas.")
    case .enterSmallerCount, .countInLargerUnits:
      say("Hãy nhập theo đơn vị lớn hơn, như nghìn người.", "Count in larger units, such as thousands.")
    case .enterName: say("Hãy nhập tên hoặc mã đơn vị.", "Enter the name or the code of the unit.")
    case .joinOrRename: say("Hãy gộp hai dòng, hoặc đổi tên một dòng.", "Join the two rows, or rename one.")
    case .useSimplerFraction: say("Hãy dùng phân số đơn giản hơn.", "Use a simpler fraction.")
    case .enterClaimants: say("Hãy nhập các đơn vị và số lượng.", "Enter the units and their counts.")
    case .chooseHouse(let from, let through):
      say(
        "Hãy chọn tổng số từ \(from) đến \(through.grouped(say)).",
        "Choose a total from \(from) to \(through.grouped(say)).")
    case .raiseHouseOrLowerMinimums(let needed):
      say(
        "Hãy tăng tổng số lên ít nhất \(needed), hoặc giảm mức tối thiểu.",
        "Raise the total to at least \(needed), or lower the minimums.")
    case .lowerHouseOrRaiseMaximums(let held):
      say(
        "Hãy giảm tổng số xuống \(held), hoặc tăng mức tối đa.", "Lower the total to \(held), or raise the maximums.")
    case .lowerMinimum(_, let most):
      say("Hãy để mức tối thiểu không quá \(most).", "Set the minimum to at most \(most).")
    case .enterBound:
      say("Hãy nhập số nguyên không âm cho mức giới hạn.", "Enter a bound that is a whole number, not negative.")
    case .choosePolicy(let policies):
      say("Hãy chọn: ", "Choose: ") + policies.map { $0.words(say) }.joined(separator: "; ") + "."
    case .makeDivisible(let block): say("Hãy chọn số chia hết cho \(block).", "Choose a number divisible by \(block).")
    case .chooseFraction(let above, let below):
      say("Hãy chọn số lớn hơn \(above), nhỏ hơn \(below).", "Choose a number above \(above) and below \(below).")
    case .enterRatio: say("Hãy nhập lại quy tắc tỷ lệ.", "Enter the ratio again.")
    case .chooseKnown: say("Hãy chọn một đơn vị trong danh sách.", "Choose one that is in the list.")
    case .renamePart: say("Hãy đặt tên khác.", "Give it another name.")
    case .nestAtMost(let limit): say("Hãy để nhiều nhất \(limit) tầng.", "Nest at most \(limit) deep.")
    case .enterCells(_, let columns): say("Hãy nhập đủ \(columns) ô.", "Enter \(columns, one: "cell", other: "cells").")
    case .makeMarginsAgree(let difference):
      say(
        "Hãy sửa cho hai tổng bằng nhau (lệch \(difference)).",
        "Make the two sums agree (they differ by \(difference)).")
    case .enterMargins(let needed): say("Hãy nhập đủ \(needed) số.", "Enter \(needed) of them.")
    case .changeMargins(let rows, let columns):
      say(
        "Hãy giảm số của \(names(rows)) hoặc tăng số của \(names(columns)).",
        "Lower those of \(names(rows)), or raise those of \(names(columns)).")
    case .divideTable(let limit):
      say(
        "Hãy chia bảng, mỗi bảng không quá \(limit) ô.",
        "Divide it into tables of at most \(limit, one: "cell", other: "cells").")
    case .chooseDivisorMethod: say("Hãy chọn Sainte-Laguë hoặc D’Hondt.", "Choose Sainte-Laguë or D’Hondt.")
    case .drawAmong: say("Hãy ghi những nơi tham gia bốc thăm.", "Name those among whom it was drawn.")
    }
  }
}
