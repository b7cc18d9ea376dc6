// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import Slates

/// The targets of one version as a table, beside those of another, for page and paper alike.
struct SlateTargetTable {
  let pool: SlatePool
  let say: Language

  init(_ pool: SlatePool, _ say: Language) {
    self.pool = pool
    self.say = say
  }

  struct Row {
    let name: String
    let needed: String
    let has: String
    let other: String?
    let isMet: Bool
    let status: String
    let tone: Tone
    /// Whether it stands for a target as a whole; one of its parts does not.
    var isWhole = true
  }

  /// One row for each target; one that counts apart has a row for all, and one for each part that is not met. Nothing while
  /// the scheme cannot be reckoned with.
  func rows(_ draft: SlateDraft, beside other: SlateDraft?) -> [Row] {
    guard case .success(let composition) = pool.composition, let check = pool.check(draft.members) else { return [] }
    let besides = other.flatMap { pool.check($0.members) }?.lines
    let all = zip(check.lines, besides.map { $0.map(Optional.some) } ?? check.lines.map { _ in nil })
    let lines = Dictionary(grouping: all.map { (line: $0, beside: $1) }) { $0.line.requirement }
    return lines.sorted { $0.key < $1.key }.flatMap { requirement, lines -> [Row] in
      guard case .target = composition.requirements[requirement].id else { return [] }
      let isApart = lines.count > 1
      let single = lines.map { row($0.line, $0.beside, composition, isWhole: !isApart) }
      guard isApart else { return single }
      let met = lines.count { $0.line.isMet }
      let force = composition.requirements[requirement].force
      let whole = Row(
        name: composition.requirements[requirement].text, needed: single.first?.needed ?? "",
        has: "\(met)/\(lines.count)",
        other: besides == nil ? nil : "\(lines.count { $0.beside?.isMet == true })/\(lines.count)",
        isMet: met == lines.count,
        status: met == lines.count
          ? say("đạt", "met") : say("\(lines.count - met) chưa đúng mức", "\(lines.count - met) outside the bounds"),
        tone: met == lines.count ? .good : force == .shall ? .bad : .attention)
      return [whole] + single.filter { !$0.isMet }
    }
  }

  private func row(
    _ line: SlateCheck.Line, _ beside: SlateCheck.Line?, _ composition: Composition, isWhole: Bool
  ) -> Row {
    let requirement = composition.requirements[line.requirement]
    let quota = requirement.quotas[line.quota]
    let status =
      line.isMet
      ? say("đạt", "met")
      : line.missing > 0
        ? say("thiếu \(line.missing)", "\(line.missing) short") : say("thừa \(line.over)", "\(line.over) too many")
    return Row(
      name: quota.label.isEmpty ? requirement.text : "\(requirement.text): \(quota.label)",
      needed: needed(quota, composition), has: "\(line.inSlate)", other: beside.map { "\($0.inSlate)" },
      isMet: line.isMet, status: status, tone: line.isMet ? .good : requirement.force == .shall ? .bad : .attention,
      isWhole: isWhole)
  }

  private func needed(_ quota: Quota, _ composition: Composition) -> String {
    let words = SlateWords(composition) { say($0, $1) }
    func reckoned(_ reckoning: Reckoning?) -> String { reckoning.map { " (\(words.sentence($0)))" } ?? "" }
    var bounds: [String] = []
    if quota.least > 0 {
      bounds.append(say("ít nhất \(quota.least)", "at least \(quota.least)") + reckoned(quota.leastReckoned))
    }
    if quota.most < composition.size {
      bounds.append(say("nhiều nhất \(quota.most)", "at most \(quota.most)") + reckoned(quota.mostReckoned))
    }
    return bounds.joined(separator: "; ")
  }

  func html(_ draft: SlateDraft, beside other: SlateDraft?) -> HTML {
    var columns: [Column<Row>] = [
      .rowHeading(say("Chỉ tiêu", "Target")) { $0.name }, .text(say("Cần", "Needed")) { $0.needed },
      .number(say("Phương án này", "This one")) { $0.has },
    ]
    if let other {
      columns.append(.number(say("Phương án \(other.number)", "Version \(other.number)")) { $0.other ?? "–" })
    }
    columns.append(.content(say("Kết quả", "Result")) { Tag($0.status, $0.tone) })
    return DataTable(
      say("Chỉ tiêu", "Targets"), rows(draft, beside: other), columns: columns,
      empty: EmptyState(say("Chưa tính được.", "It cannot be reckoned yet.")))
  }
}
