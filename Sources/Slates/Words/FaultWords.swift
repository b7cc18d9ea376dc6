// SPDX-License-Identifier: AGPL-3.0-or-later

extension SchemeFault {
  /// Where, what, and what to do, in the wording that `say` chooses.
  public func sentence(_ say: SlateWords.Say) -> String {
    [place.words(say), problem.words(say), mend.words(say)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension SchemeFault.Place {
  fileprivate func words(_ say: SlateWords.Say) -> String {
    switch self {
    case .pool: return say("Danh sách nhân sự:", "The list of people:")
    case .scheme: return say("Phương án cơ cấu:", "The scheme:")
    case .person(let row, let id): return say("Nhân sự, dòng \(row) (\(id)):", "People, row \(row) (\(id)):")
    case .target(let row, let id): return say("Chỉ tiêu, dòng \(row) (\(id)):", "Targets, row \(row) (\(id)):")
    case .exclusion(let row): return say("Không cùng tham gia, dòng \(row):", "Exclusions, row \(row):")
    case .cell(let sheet, let row, let column):
      let table = sheet == .people ? say("Nhân sự", "People") : say("Chỉ tiêu", "Targets")
      let heading = column.isEmpty ? "" : say(", cột “\(column)”", ", column “\(column)”")
      return table + say(", dòng \(row)", ", row \(row)") + heading + ":"
    }
  }
}

extension SchemeFault.Problem {
  fileprivate func words(_ say: SlateWords.Say) -> String {
    ofPeople(say) ?? ofScheme(say) ?? ofTables(say) ?? ""
  }

  private func ofPeople(_ say: SlateWords.Say) -> String? {
    switch self {
    case .nobody: say("chưa có ai.", "nobody is on it.")
    case .tooManyPeople(let limit): say("quá \(limit) người.", "more than \(limit) people.")
    case .emptyID: say("chưa có mã.", "no identifier.")
    case .samePersonTwice(let id, let first):
      say("\(id) đã có ở dòng \(first).", "\(id) stands in row \(first) already.")
    case .bornAfter(let born, let reference):
      say("sinh \(born), sau mốc tính tuổi \(reference).", "born \(born), after \(reference), when ages are counted.")
    case .ageUnlikely(let years): say("\(years) tuổi là không thể.", "an age of \(years) cannot be.")
    case .monthMissing(let name):
      say(
        "chưa có tháng, năm ở “\(name)” nên không tính được tuổi.",
        "no month under “\(name)”, so no age can be counted.")
    case .supportOutOfRange(let limit):
      say("mức tín nhiệm vượt quá \(limit).", "the support is beyond \(limit).")
    default: nil
    }
  }

  private func ofScheme(_ say: SlateWords.Say) -> String? {
    switch self {
    case .sizeOutOfRange: say("số lượng không hợp lệ.", "the size is out of range.")
    case .seatsOutOfRange: say("số được bầu không hợp lệ.", "the number of seats is out of range.")
    case .poolSmallerThanSize(let pool, let size):
      say("cần \(size) người mà nguồn chỉ có \(pool).", "\(size) people are needed, the pool has \(pool).")
    case .tooManyTargets(let limit): say("quá \(limit) nội dung.", "more than \(limit) requirements.")
    case .emptyTargetID: say("chưa có mã.", "no identifier.")
    case .sameTargetTwice(let id, let first):
      say("\(id) đã có ở dòng \(first).", "\(id) stands in row \(first) already.")
    case .unknownFact(let name, _):
      say("danh sách nhân sự không có cột “\(name)”.", "the list of people has no column “\(name)”.")
    case .unknownPerson(let id): say("không có ai mang mã “\(id)”.", "nobody has the identifier “\(id)”.")
    case .noBound: say("chưa ghi ít nhất hay nhiều nhất bao nhiêu.", "neither at least nor at most.")
    case .negativeHeads(let heads): say("\(heads) nhỏ hơn 0.", "\(heads) is below 0.")
    case .headsTooLarge(let heads, _): say("\(heads) quá lớn.", "\(heads) is too large.")
    case .leastOverMost(let least, let most):
      say("ít nhất \(least) lại lớn hơn nhiều nhất \(most).", "at least \(least) is more than at most \(most).")
    case .noOutgoing: say("chưa khai số người của khóa trước.", "the outgoing term is not given.")
    case .outgoingOutOfRange(let heads):
      say("khóa trước có \(heads) người là không thể.", "\(heads) in the outgoing term cannot be.")
    case .priorityOutOfRange(let priority):
      say("mức ưu tiên \(priority) không hợp lệ.", "priority \(priority) is out of range.")
    case .tooDeep(let limit): say("điều kiện lồng quá \(limit) lớp.", "the condition is nested beyond \(limit) levels.")
    case .fixedInAndOut(let id):
      say("\(id) vừa được thống nhất vừa không xem xét.", "\(id) is both agreed on and set aside.")
    case .moreFixedThanSeats(let fixed, let size):
      say("đã thống nhất \(fixed) người cho \(size) chỗ.", "\(fixed) people are agreed on for \(size) places.")
    case .exclusionTooSmall:
      say("cần ít nhất hai người và số tối đa nhỏ hơn số người.", "it takes two people, and fewer places than people.")
    case .exclusionAgainstFixed(let fixed, let most):
      say(
        "\(fixed.map(\.rawValue).joined(separator: ", ")) đều đã được thống nhất mà chỉ được tối đa \(most) người.",
        "\(fixed.map(\.rawValue).joined(separator: ", ")) are all agreed on, but at most \(most) may be.")
    default: nil
    }
  }

  private func ofTables(_ say: SlateWords.Say) -> String? {
    switch self {
    case .missingColumn(let names): say("thiếu cột “\(names[0])”.", "no column “\(english(names))”.")
    case .sameColumnTwice(let name): say("có hai cột “\(name)”.", "two columns “\(name)”.")
    case .missingCell: say("ô còn trống.", "an empty cell.")
    case .unreadable(let text, _) where text.isEmpty: say("ô còn trống.", "an empty cell.")
    case .unreadable(let text, _): say("không đọc được “\(text.prefix(80))”.", "“\(text.prefix(80))” cannot be read.")
    case .unknownKind(let text): say("không có loại “\(text.prefix(80))”.", "there is no kind “\(text.prefix(80))”.")
    case .missingSize: say("thiếu dòng ghi số lượng hoặc mốc cần khai.", "a row with a needed figure is missing.")
    case .missingMonth: say("thiếu dòng mốc tuổi.", "the row saying when ages are counted is missing.")
    case .settingTwice(let first): say("đã khai ở dòng \(first).", "already given in row \(first).")
    case .tooManyRows(let limit): say("quá \(limit) dòng.", "more than \(limit) rows.")
    default: nil
    }
  }
}

extension SchemeFault.Mend {
  fileprivate func words(_ say: SlateWords.Say) -> String { ofFigures(say) ?? ofTables(say) ?? "" }

  private func ofFigures(_ say: SlateWords.Say) -> String? {
    switch self {
    case .enterPeople: say("Hãy nhập danh sách nhân sự.", "Enter the people.")
    case .shorten(let limit): say("Hãy rút xuống còn \(limit).", "Shorten it to \(limit).")
    case .correctMonth(let month):
      say("Hãy sửa tháng sinh, không sau \(month).", "Correct the month of birth, not after \(month).")
    case .enterMonth: say("Hãy ghi tháng, năm sinh, như 6/1983.", "Enter the month of birth, such as 6/1983.")
    case .enterFrom(let low, let high): say("Hãy ghi từ \(low) đến \(high).", "Enter a number from \(low) to \(high).")
    case .addPeopleOrLowerSize(let heads):
      say("Hãy bổ sung hoặc giảm \(heads) người.", "Add \(heads) people, or lower the size by as many.")
    case .enterBound: say("Hãy ghi ít nhất một trong hai mức.", "Enter one of the two.")
    case .lowerLeastOrRaiseMost(let heads):
      say(
        "Hãy hạ mức ít nhất hoặc nâng mức nhiều nhất \(heads) người.", "Lower the one or raise the other by \(heads).")
    case .nameOutgoing: say("Hãy thêm dòng “khóa trước”.", "Add a row “outgoing”.")
    case .simplify(let levels): say("Hãy viết gọn trong \(levels) lớp.", "Write it within \(levels) levels.")
    case .decideInOrOut: say("Hãy bỏ một trong hai.", "Remove one of the two.")
    case .freeSomeoneFixed(let heads): say("Hãy bớt \(heads) người đã thống nhất.", "Free \(heads) of those agreed on.")
    case .nameTwoPeople: say("Hãy ghi lại những người không cùng tham gia.", "Name the people again.")
    default: nil
    }
  }

  private func ofTables(_ say: SlateWords.Say) -> String? {
    switch self {
    case .enterID: say("Hãy ghi mã.", "Enter an identifier.")
    case .joinOrRename: say("Hãy bỏ dòng trùng hoặc đổi mã.", "Remove one of the rows, or rename it.")
    case .chooseFact(let known) where known.isEmpty:
      say("Hãy thêm cột đó vào danh sách nhân sự.", "Add that column to the list of people.")
    case .chooseFact(let known):
      say(
        "Hãy chọn trong: \(known.map(\.rawValue).joined(separator: ", ")).",
        "Choose one of: \(known.map(\.rawValue).joined(separator: ", ")).")
    case .choosePerson: say("Hãy ghi mã có trong danh sách.", "Enter an identifier from the list.")
    case .addColumn(let names): say("Hãy thêm cột “\(names[0])”.", "Add a column “\(english(names))”.")
    case .removeColumn(let name):
      say("Hãy bỏ hoặc đổi tên một cột “\(name)”.", "Remove or rename one column “\(name)”.")
    case .write(let expected): expected.words(say)
    case .chooseKind(let kinds):
      say(
        "Hãy chọn: \(kinds.map { $0.names[0] }.joined(separator: ", ")).",
        "Choose one of: \(kinds.map { $0.names[1] }.joined(separator: ", ")).")
    case .addRow(let kind): say("Hãy thêm dòng “\(kind.names[0])”.", "Add a row “\(kind.names[1])”.")
    case .removeRow: say("Hãy bỏ một dòng.", "Remove one of the rows.")
    default: nil
    }
  }
}

extension SchemeFault.Expected {
  fileprivate func words(_ say: SlateWords.Say) -> String {
    switch self {
    case .wholeNumber: say("Hãy ghi số nguyên.", "Enter a whole number.")
    case .month: say("Hãy ghi tháng và năm, như 6/2025.", "Enter a month and a year, such as 6/2025.")
    case .share, .amount: say("Hãy ghi số người (6) hoặc tỷ lệ (15%, 1/3).", "Enter heads (6) or a share (15%, 1/3).")
    case .force: say("Hãy ghi “bắt buộc” hoặc “phấn đấu”.", "Enter “shall” or “strive”.")
    case .rounding: say("Hãy ghi “lên”, “xuống” hoặc “gần nhất”.", "Enter “up”, “down” or “nearest”.")
    case .condition:
      say("Hãy ghi như: giới tính = nữ; tuổi < 42; không tái cử.", "Write it like: sex = F; age < 42; not continuing.")
    case .people: say("Hãy ghi các mã, cách nhau bằng dấu chấm phẩy.", "Enter identifiers, separated by semicolons.")
    }
  }
}

/// The name of a column in English: the first of its names without Vietnamese letters.
private func english(_ names: [String]) -> String {
  names.first { $0.utf8.allSatisfy { $0 < 0x80 } } ?? names.last ?? ""
}
