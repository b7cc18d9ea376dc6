// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The papers of the congress itself, that belong to no one meeting: the allocation, the list of delegates, the
/// credentials report.
extension PaperComposer {
  private var unitTitle: String { grounds.pack.term(.unit, language).capitalised }

  private func column(_ title: String, _ width: Int, _ content: Paper.Table.Content = .text) -> Paper.Table.Column {
    .init(title, width: width, content)
  }

  // MARK: Allocation

  func allocationScheme(_ adoption: Adoption, _ run: AllocationRun) -> Text {
    let members = grounds.pack.term(.memberPlural, language)
    var text = Text(abstract: congressName)
    text.blocks = [
      .text(
        say(
          "Căn cứ: \(adoption.basis), \(adoption.day.formal(language)).",
          "By: \(adoption.basis), \(adoption.day.words(language))."))
    ]
    if let derived = grounds.delegatesToAllocate(asOf: day) {
      text.blocks.append(
        .text(
          say(
            "Số \(grounds.pack.term(.delegatePlural, language)) phân bổ cho các đơn vị: \(derived.working.vietnamese).",
            "Delegates to be given to the units: \(derived.working.english).")))
    }
    text.blocks.append(.text(say("Quy tắc: \(run.rule.words(language)).", "Rule: \(run.rule.words(language)).")))
    text.blocks.append(
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            column(say("TT", "No."), 7, .centred), column(unitTitle, 45), column(members.capitalised, 16, .number),
            column(say("Suất", "Seats"), 14, .number), column(say("Mỗi suất", "Per seat"), 18, .number),
          ],
          rows: run.seats.enumerated().map { index, unit in
            [
              "\(index + 1)", AllocationFigures.name(unit.unit, grounds), unit.members.grouped(language),
              "\(unit.seats)", AllocationFigures.perSeatWords(unit, language),
            ]
          } + [
            ["", say("Cộng", "Total"), run.seats.reduce(0) { $0 + $1.members }.grouped(language), "\(run.given)", ""]
          ])))
    let words = AllocationFigures.words(language, grounds)
    text.blocks += [.strong(say("Giải thích", "Reasons")), .list(AllocationFigures.reasons(run, words))]
    let remarks = AllocationFigures.remarks(run, words)
    if !remarks.isEmpty { text.blocks.append(.list(remarks)) }
    text.blocks += requestBlocks
    return text
  }

  /// What is asked of the delegations beside their number.
  private var requestBlocks: [Paper.Block] {
    let lines = grounds.organisations.units.compactMap { unit -> String? in
      guard let request = grounds.delegates.requests[unit.id] else { return nil }
      return say(
        "\(unit.details.name): nữ \(request.women), trẻ \(request.young), dân tộc thiểu số \(request.minority)",
        "\(unit.details.name): women \(request.women), young \(request.young), minority \(request.minority)")
    }
    return lines.isEmpty ? [] : [.strong(say("Yêu cầu cơ cấu", "Composition asked for")), .list(lines)]
  }

  // MARK: The list

  func delegateList(_ summoned: [Delegate]) -> Text {
    var text = Text(abstract: congressName)
    text.blocks = [
      .text(
        say(
          "Tổng số \(summoned.count) \(grounds.pack.term(.delegatePlural, language)) được triệu tập.",
          "\(summoned.count) delegates summoned.")),
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            column(say("Số", "No."), 7, .centred), column(say("Họ và tên", "Name"), 27),
            column(say("Năm sinh", "Born"), 9, .centred), column(unitTitle, 29), column(say("Diện", "Kind"), 28),
          ],
          rows: summoned.map { delegate in
            [
              delegate.summons.map { "\($0.number)" } ?? "", grounds.name(of: delegate, language),
              grounds.details(of: delegate)?.born.map { "\($0.year)" } ?? "",
              DelegatePages.unitName(delegate, grounds), delegate.block.words(language, in: grounds),
            ]
          })),
    ]
    return text
  }

  // MARK: Summons

  /// The summons as it is issued, once for all: each copy has name, number and code filled in.
  func summons() -> Text {
    let delegate = grounds.pack.term(.delegate, language)
    var text = Text(abstract: congressName)
    text.blocks = [
      .blank(say("Kính gửi", "To")),
      .text(
        say(
          "Trân trọng triệu tập dự đại hội với tư cách \(delegate) chính thức, có quyền biểu quyết.",
          "You are summoned to the \(named(.congress)) as a \(delegate) with the right to vote.")),
    ]
    if let window = grounds.figures.latest("congress.window", asOf: day), window.value != nil {
      text.blocks.append(.labelled(say("Thời gian", "Time"), window.words(language)))
    }
    return text
  }

  /// What stands on the copy of one delegate alone: the number of the seat, by which right it is held, and the code.
  func ticket(of delegate: Delegate) -> [Paper.Block] {
    guard let code = delegate.checkInCode, let number = delegate.summons?.number else { return [] }
    let kind = delegate.block.words(language, in: grounds)
    return [
      .labelled(say("Số", "Number"), "\(number)"), .labelled(say("Diện", "Kind"), kind),
      .text(
        say(
          "Khi đến, xin đưa giấy này cho bàn đăng ký để ghi có mặt. Người khác không dùng được giấy này.",
          "Show this paper at the desk when you arrive, to be noted as present. Nobody else can use it.")),
      .code(code, caption: say("Mã đăng ký: \(code)", "Check-in code: \(code)")),
    ]
  }

  // MARK: Credentials

  func credentialsReport(_ recognition: Recognition) -> Text {
    let found = grounds.credentials(on: recognition.day)
    var text = Text(abstract: congressName)
    text.blocks = [
      .text(
        say(
          "Ngày \(recognition.day.words(language)), thẩm tra gồm: \(recognition.examiners.joined(separator: ", ")).",
          "On \(recognition.day.words(language)), examined by \(recognition.examiners.joined(separator: ", "))."))
    ]
    text.blocks += attendanceBlocks(found, recognition)
    text.blocks += [
      .strong(say("Theo diện", "By kind")),
      heads(found.blocks.filter { $0.heads > 0 }.map { ($0.block.words(language, in: grounds), $0.heads) }, of: found),
      .strong(say("Cơ cấu của những người có mặt", "Composition of those present")), compositionTable(found),
    ]
    text.blocks += found.qualities.flatMap { quality in
      [.strong(quality.title), heads(quality.values.map { ($0.value, $0.heads) }, of: found)]
    }
    text.blocks += [.strong(say("Theo đơn vị", "By unit")), unitTable(found)] + complaintBlocks(found)
    text.blocks.append(
      .text(
        say(
          "Đề nghị công nhận \(found.recognised) \(grounds.pack.term(.delegatePlural, language)) có đủ tư cách.",
          "\(found.recognised) delegates are proposed to be recognised.")))
    return text
  }

  private func attendanceBlocks(_ found: Credentials, _ recognition: Recognition) -> [Paper.Block] {
    var lines = [
      say("Được triệu tập: \(found.summoned)", "Summoned: \(found.summoned)"),
      say(
        "Có mặt: \(share(found.present, of: found.summoned)); vắng có lý do \(found.withLeave), không lý do \(found.withoutLeave)",
        "Present: \(share(found.present, of: found.summoned)); absent with leave \(found.withLeave), without \(found.withoutLeave)"
      ),
      say(
        "Được công nhận: \(found.recognised); không được công nhận: \(found.refused.count)",
        "Recognised: \(found.recognised); not recognised: \(found.refused.count)"),
    ]
    if let planned = found.planned { lines.insert(say("Dự kiến: \(planned)", "Planned: \(planned)"), at: 0) }
    if let variance = recognition.variance {
      lines.append(say("Chênh lệch so với dự kiến: \(variance)", "Why it differs from the plan: \(variance)"))
    }
    let replaced = found.replaced.compactMap { delegate -> String? in
      guard case .replaced(let other, let reason, let when) = delegate.stage else { return nil }
      let successor = grounds.delegates.delegate(other).map { grounds.name(of: $0, language) } ?? ""
      return say(
        "\(successor) thay \(grounds.name(of: delegate, language)), \(when.figures(language)): \(reason)",
        "\(successor) in place of \(grounds.name(of: delegate, language)), \(when.figures(language)): \(reason)")
    }
    return [.list(lines)] + (replaced.isEmpty ? [] : [.strong(say("Thay thế", "Replacements")), .list(replaced)])
  }

  private func heads(_ rows: [(String, Int)], of found: Credentials) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("Nội dung", "What"), 60), column(say("Số lượng", "Heads"), 20, .number),
          column(say("Tỷ lệ", "Share"), 20, .number),
        ], rows: rows.map { [$0.0, "\($0.1)", percent($0.1, of: found.present, language)] }))
  }

  private func compositionTable(_ found: Credentials) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("Nội dung", "What"), 60), column(say("Số lượng", "Heads"), 20, .number),
          column(say("Tỷ lệ", "Share"), 20, .number),
        ], rows: CredentialRows.composition(found, language).map { [$0.title, $0.heads, $0.share] }))
  }

  private func unitTable(_ found: Credentials) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("TT", "No."), 8, .centred), column(unitTitle, 47), column(say("Suất", "Seats"), 15, .number),
          column(say("Triệu tập", "Summoned"), 15, .number), column(say("Có mặt", "Present"), 15, .number),
        ],
        rows: found.units.enumerated().map { index, unit in
          [
            "\(index + 1)", unit.unit.details.name, unit.seats.map { "\($0)" } ?? "–", "\(unit.summoned)",
            "\(unit.present)",
          ]
        }))
  }

  private func complaintBlocks(_ found: Credentials) -> [Paper.Block] {
    guard !found.complaints.isEmpty else {
      return [.text(say("Không có đơn thư về tư cách.", "There were no complaints about credentials."))]
    }
    return [
      .strong(say("Đơn thư và kết luận", "Complaints and what they came to")),
      .list(
        found.complaints.map { complaint in
          let ending =
            complaint.answer.map {
              "\($0.isUpheld ? say("đúng", "upheld") : say("không đúng", "not upheld")): \($0.finding)"
            }
            ?? say("chưa kết luận", "open")
          return "\(complaint.received.figures(language)), \(complaint.text) – \(ending)"
        }),
    ]
  }
}
