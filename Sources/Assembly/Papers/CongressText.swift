// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The papers of the congress itself, that belong to no one meeting: the allocation, the list of delegates, the
/// summons. The credentials report stands beside.
extension PaperComposer {
  var unitTitle: String { grounds.pack.term(.unit, language).capitalised }

  func column(_ title: String, _ width: Int, _ content: Paper.Table.Content = .text) -> Paper.Table.Column {
    .init(title, width: width, content)
  }

  // MARK: Allocation

  func allocationScheme(_ adoption: Adoption, _ run: AllocationRun) -> Text {
    var text = Text(abstract: congressName)
    text.blocks = [
      .text(
        say(
          "Căn cứ: \(adoption.basis); thông qua ngày \(adoption.day.words(language)).",
          "Authority: \(adoption.basis); adopted on \(adoption.day.words(language))."))
    ]
    if let derived = grounds.delegatesToAllocate(asOf: day) {
      text.blocks.append(
        .text(
          say(
            "Số \(grounds.pack.plural(.delegate, language)) phân bổ cho các đơn vị: \(derived.working.vietnamese).",
            "Delegates to be allocated to the units: \(derived.working.english).")))
    }
    text.blocks.append(.text(say("Quy tắc: \(run.rule.words(language)).", "Rule: \(run.rule.words(language)).")))
    text.blocks.append(.table(allocationTable(run)))
    let words = AllocationFigures.words(language, grounds)
    text.blocks += [.strong(say("Giải thích", "Reasons")), .list(AllocationFigures.reasons(run, words))]
    let remarks = AllocationFigures.remarks(run, words)
    if !remarks.isEmpty { text.blocks.append(.list(remarks)) }
    text.notes = grounds.requestRules(language)
    return text
  }

  /// Unit by unit what was counted and given; how many units each has below it, and what is asked of its composition,
  /// where there is any of that.
  private func allocationTable(_ run: AllocationRun) -> Paper.Table {
    let columns = AllocationColumn.all(run, language, grounds)
    let spare = columns.reduce(0) { $0 + $1.width }
    let rows = run.seats.enumerated().map { index, unit in
      ["\(index + 1)", AllocationFigures.name(unit.unit, grounds)] + columns.map { $0.words(unit) }
    }
    return Paper.Table(
      caption: nil,
      columns: [column(say("TT", "No."), 7, .centred), column(unitTitle, 93 - spare)]
        + columns.map { column($0.title, $0.width, .number) },
      rows: rows + [["", say("Cộng", "Total")] + columns.map { $0.total ?? "" }])
  }

  // MARK: The list

  func delegateList(_ summoned: [Delegate]) -> Text {
    var text = Text(abstract: congressName)
    text.blocks = [
      .text(
        say(
          "Tổng số \(summoned.count) \(grounds.pack.plural(.delegate, language)) được triệu tập.",
          "\(grounds.pack.counted(summoned.count, .delegate, .english)) summoned."))
    ]
    let kinds = Dictionary(grouping: summoned) { $0.block.words(language, in: grounds) }
    for (index, kind) in summoned.map({ $0.block.words(language, in: grounds) }).unique.enumerated() {
      let those = kinds[kind] ?? []
      text.blocks += [.heading("\(roman(index + 1)). \(kind) (\(those.count))"), .table(delegateTable(those))]
    }
    return text
  }

  private func delegateTable(_ delegates: [Delegate]) -> Paper.Table {
    Paper.Table(
      caption: nil,
      columns: [
        column(say("Số", "No."), 7, .centred), column(say("Họ và tên", "Name"), 31),
        column(say("Năm sinh", "Born"), 10, .centred), column(unitTitle, 52),
      ],
      rows: delegates.map { delegate in
        [
          delegate.summons.map { "\($0.number)" } ?? "", grounds.name(of: delegate, language),
          grounds.details(of: delegate)?.born.map { "\($0.year)" } ?? "",
          DelegatePages.unitName(delegate, grounds),
        ]
      })
  }

  // MARK: Summons

  /// The summons as it is issued, once for all: each copy has name, number and code filled in.
  func summons() -> Text {
    let delegate = grounds.pack.term(.delegate, language)
    let person = grounds.pack.term(.comradeOrTitle, language)
    var text = Text(abstract: congressName)
    text.blocks = [
      .blank(say("Kính gửi \(person)".trimmed, "To")),
      .text(
        say(
          "\(conveningBody) triệu tập \(person) dự \(congressName) với tư cách \(delegate) chính thức.",
          "The \(conveningBody) summons you to the \(congressName), as a \(delegate) with the right to vote.")),
    ]
    if let value = grounds.figures.latest("congress.window", asOf: day)?.value {
      let words =
        if case .days(let from, let to) = value { Day.span(from: from, to: to, language) } else {
          value.words(language)
        }
      text.blocks.append(.labelled(say("Thời gian", "Time"), "\(words.capitalised)."))
    }
    if let venue = grounds.organisations.profile?.congress.venue {
      text.blocks.append(.labelled(say("Địa điểm", "Venue"), "\(venue.withoutStop)."))
    }
    return text
  }

  /// Who calls the congress together: the leading body.
  private var conveningBody: String { bodyName(of: BodyName.executive.rawValue) }

  /// What stands on the copy of one delegate alone: the number of the seat, by which right it is held, and the code.
  func ticket(of delegate: Delegate) -> [Paper.Block] {
    guard let code = delegate.checkInCode, let number = delegate.summons?.number else { return [] }
    let kind = delegate.block.words(language, in: grounds)
    return [
      .labelled(
        say("\(named(.delegate)) số", "\(named(.delegate).capitalised) no."), "\(number)"),
      .labelled(say("Diện", "Kind"), kind),
      .text(
        say(
          "Khi đến dự \(named(.congress)), đề nghị \(grounds.pack.term(.comradeOrTitle, language)) xuất trình giấy này tại "
            + "bàn đăng ký \(grounds.pack.term(.delegate, language)). Giấy này chỉ dùng cho "
            + "\(grounds.pack.term(.delegate, language)) có tên trên.",
          "Please show this paper at the delegates' desk when you come to the \(named(.congress)). It is valid for nobody "
            + "but the \(grounds.pack.term(.delegate, language)) named above.")),
      .code(code, caption: say("Mã đăng ký: \(code)", "Check-in code: \(code)")),
    ]
  }
}
