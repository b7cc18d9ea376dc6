// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// The papers of those put forward: the scheme with its criteria, composition and list, and the list of candidates.
extension PaperComposer {
  // MARK: The scheme

  func personnelScheme(_ scheme: PersonnelScheme, _ draft: SlateDraft) -> Text {
    let pool = SlatePool(scheme, grounds, language)
    let members = pool.present(draft.members)
    var text = Text(abstract: grounds.title(of: scheme, language))
    text.isRestricted = true
    text.blocks = basis(of: scheme, draft)
    text.blocks.append(.heading(say("I. Số lượng", "I. Size")))
    text.blocks += SchemeSize.sentences(scheme, on: day, language, grounds).map { .text($0) }
    text.blocks.append(.heading(say("II. Chỉ tiêu cơ cấu", "II. What is asked of the composition")))
    text.blocks.append(criteria(scheme))
    text.blocks.append(.heading(say("III. Kết quả theo từng chỉ tiêu", "III. How the list meets it")))
    text.blocks += results(pool, draft, scheme)
    text.blocks.append(.heading(say("IV. Cơ cấu trước và sau", "IV. Composition before and after")))
    text.blocks += composition(scheme, pool, members)
    text.blocks.append(.heading(say("V. Danh sách", "V. The list")))
    text.blocks.append(list(members, of: scheme))
    text.notes = unverified(scheme) + SlateComposition.rules(grounds.pack.composition, language)
    return text
  }

  /// Which version this is, and by which act it was taken.
  private func basis(of scheme: PersonnelScheme, _ draft: SlateDraft) -> [Paper.Block] {
    let version = say(
      "Phương án \(draft.number), ngày \(draft.day.words(.vietnamese)).",
      "Version \(draft.number) of \(draft.day.words(.english)).")
    guard let adoption = scheme.adoptions.last(where: { $0.draft == draft.id && $0.day <= day }) else {
      return [
        .text(version + say(" Phương án đang xin ý kiến, chưa thông qua.", " Put up for discussion, not adopted yet."))
      ]
    }
    return [
      .text(version),
      .text(
        say(
          "Căn cứ: \(adoption.basis); thông qua ngày \(adoption.day.words(.vietnamese)).",
          "Authority: \(adoption.basis); adopted on \(adoption.day.words(.english)).")),
    ]
  }

  private func criteria(_ scheme: PersonnelScheme) -> Paper.Block {
    .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("TT", "No."), 7, .centred), column(say("Chỉ tiêu", "Target"), 33),
          column(say("Mức", "Bounds"), 20), column(say("Tính chất", "Binding"), 14),
          column(say("Căn cứ", "Source"), 26),
        ],
        rows: scheme.targets.enumerated().map { index, target in
          [
            "\(index + 1)", target.content.name[language], target.content.bounds(language),
            target.content.force(language), grounds.source(of: target, language),
          ]
        }))
  }

  private func results(_ pool: SlatePool, _ draft: SlateDraft, _ scheme: PersonnelScheme) -> [Paper.Block] {
    let rows = SlateTargetTable(pool, language).rows(draft, beside: nil)
    guard !rows.isEmpty else { return [.text(say("Chưa tính được.", "It cannot be reckoned yet."))] }
    let targets = rows.filter(\.isWhole)
    let unmet = targets.count { !$0.isMet }
    var blocks: [Paper.Block] = [
      .table(
        Paper.Table(
          caption: nil,
          columns: [
            column(say("Chỉ tiêu", "Target"), 42), column(say("Cần", "Needed"), 30),
            column(say("Đạt được", "On the list"), 13, .number), column(say("Kết quả", "Result"), 15),
          ], rows: rows.map { [$0.name, $0.needed, $0.has, $0.status] }))
    ]
    if unmet > 0 {
      let reason = scheme.adoptions.last { $0.draft == draft.id }?.reason
      blocks.append(
        .text(
          say(
            "\(unmet)/\(targets.count) chỉ tiêu chưa đạt.",
            "\(unmet) of \(targets.count, one: "target", other: "targets") \(unmet == 1 ? "is" : "are") not met.")
            + (reason.map { say(" Lý do: \($0)", " The reason: \($0)") } ?? "")))
    }
    return blocks
  }

  private func composition(
    _ scheme: PersonnelScheme, _ pool: SlatePool, _ members: [CandidateID]
  ) -> [Paper.Block] {
    let counted = SlateComposition(scheme, pool, language, grounds)
    let rows = counted.groups(members) + counted.ages(members)
    let table = Paper.Block.table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("Nội dung", "Item"), 46), column(say("Khóa đương nhiệm", "Outgoing"), 27, .number),
          column(say("Danh sách", "The list"), 27, .number),
        ],
        rows: rows.map { row in
          [
            row.label, row.before.map { counted.written($0, counted.beforeHeads) } ?? "–",
            counted.written(row.after, members.count),
          ]
        }))
    guard let average = counted.averageInTenths(members) else { return [table] }
    return [
      table,
      .text(
        say("Tuổi bình quân \(average / 10),\(average % 10).", "The average age is \(average / 10).\(average % 10).")),
    ]
  }

  /// Name by name, with what is told of each in columns of its own: the facts that most have, these first, and the
  /// rest in one.
  private func list(_ members: [CandidateID], of scheme: PersonnelScheme) -> Paper.Block {
    let lines = SlateTable.lines(members, of: scheme, language, grounds)
    let titles = Dictionary(grouping: lines.flatMap(\.facts.keys)) { $0 }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.key)
    let own = Array(titles.prefix(Self.mostFacts))
    let rest = Array(titles.dropFirst(Self.mostFacts))
    let minority = lines.contains { !$0.minority.isEmpty } ? grounds.pack.composition?.minority.field[language] : nil
    let facts =
      [(say("Giới tính", "Sex"), 6)] + (minority.map { [($0, 6)] } ?? []) + own.map { ($0, 7) }
      + (rest.isEmpty ? [] : [(say("Thông tin khác", "Further facts"), 8)])
    let left = 100 - 4 - 10 - 8 - facts.reduce(0) { $0 + $1.1 }
    let name = max(10, left * 2 / 5)
    return .table(
      Paper.Table(
        caption: nil,
        columns: [
          column(say("TT", "No."), 4, .centred), column(say("Họ và tên", "Name"), name),
          column(say("Ngày sinh", "Born"), 10, .centred),
          column(say("Chức vụ, đơn vị", "Post and unit"), max(12, left - name)), column(say("Diện", "Status"), 8),
        ] + facts.map { column($0.0, $0.1) },
        rows: lines.map { line in
          [
            "\(line.number)", line.name, line.born,
            [line.post, line.unit].filter { !$0.isEmpty }.joined(separator: ", "), line.standing, line.sex,
          ] + (minority == nil ? [] : [line.minority]) + own.map { line.facts[$0] ?? "" }
            + (rest.isEmpty ? [] : [line.words(of: rest)])
        }))
  }

  /// Facts that have a column of their own; a sheet on its side holds no more.
  private static let mostFacts = 6

  /// The rules behind the criteria that nobody has compared with their text.
  private func unverified(_ scheme: PersonnelScheme) -> [String] {
    let open = scheme.targets.compactMap { $0.rule.flatMap { grounds.pack.rule(RuleID(rawValue: $0)) } }
      .filter { !$0.source.verified }
    guard !open.isEmpty else { return [] }
    return [
      say(
        "\(open.count) chỉ tiêu dẫn quy tắc chưa đối chiếu với văn bản gốc.",
        "\(open.count, one: "criterion cites a rule", other: "criteria cite rules") not compared with the text.")
    ]
  }

  // MARK: The list of candidates

  func candidateList(_ scheme: PersonnelScheme, _ draft: SlateDraft) -> Text {
    let members = SlatePool(scheme, grounds, language).present(draft.members)
    var text = Text(abstract: grounds.title(of: scheme, language))
    text.isRestricted = true
    text.blocks = [
      .text(
        say(
          "Danh sách gồm \(members.count) người để bầu \(scheme.frame.seats) người, xếp theo thứ tự chữ cái.",
          "\(members.count, one: "candidate", other: "candidates") for \(scheme.frame.seats, one: "seat", other: "seats"), in alphabetical order."
        ))
    ]
    if let (_, surplus) = grounds.surplus(on: day) {
      text.blocks.append(.text(SurplusWords(surplus, scheme.frame.seats, language).verdict(on: members.count)))
    }
    text.blocks.append(list(members, of: scheme))
    return text
  }
}
