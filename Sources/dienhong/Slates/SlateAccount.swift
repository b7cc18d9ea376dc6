// SPDX-License-Identifier: AGPL-3.0-or-later

import Foundation
import Packs
import Slates
import SlatesGLPK

/// Answers about a slate, as text for people and as JSON for programs.
struct SlateAccount {
  let sheets: SlateSheets
  let say: Language
  private let solver = GLPK()

  init(_ sheets: SlateSheets, say: Language) {
    self.sheets = sheets
    self.say = say
  }

  static func json(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  func json(_ report: some Encodable) throws -> String { try SlateAccount.json(report) }

  private var composition: Composition { sheets.composition }
  private var words: SlateWords { SlateWords(composition) { say($0, $1) } }
  private func key(_ requirement: Int) -> String { composition.requirements[requirement].id.key }

  private func counted() throws -> SlateCheck {
    guard let check = composition.check(sheets.draft) else { throw ProposalTrouble.draftNotInPool([]) }
    return check
  }

  // MARK: - Check

  func checking() throws -> SlateCheckReport {
    let check = try counted()
    let firm = Set(try composition.irreplaceable(in: sheets.draft, by: solver))
    let lines = check.lines.map { line in
      let requirement = composition.requirements[line.requirement]
      return SlateCheckReport.Line(
        id: requirement.id.key, text: requirement.text, group: requirement.quotas[line.quota].label,
        force: requirement.force.rawValue, priority: requirement.priority, atLeast: line.least,
        atMost: min(line.most, composition.size), inSlate: line.inSlate, inPool: line.inPool, isMet: line.isMet,
        slack: line.slack, missing: line.missing, over: line.over, neededAll: line.neededAll.map(\.rawValue))
    }
    let withdrawals = check.withdrawals.map { withdrawal in
      SlateCheckReport.Withdrawal(
        person: withdrawal.person.rawValue, breaks: withdrawal.breaks.map { lines[$0].id },
        isIrreplaceable: firm.contains(withdrawal.person))
    }
    let chosen = Set(sheets.draft)
    let turned = sheets.scheme.turnover(of: sheets.pool.filter { chosen.contains($0.id) })
    return SlateCheckReport(
      isMet: check.isMet, size: check.size.has, needed: check.size.needs, targets: lines, withdrawals: withdrawals,
      turnover: turned.map { .init(staying: $0.staying, new: $0.new, leaving: $0.leaving) })
  }

  func check() throws -> String {
    let check = try counted()
    var lines = [
      say(
        "Danh sách có \(check.size.has)/\(check.size.needs) người.",
        "The slate has \(check.size.has) of \(check.size.needs) people.")
    ]
    lines += check.lines.map(text)
    for withdrawal in check.withdrawals {
      let broken = withdrawal.breaks.map { check.lines[$0] }.map { words.name($0.requirement, quota: $0.quota) }
      lines.append(
        say(
          "Nếu \(name(withdrawal.person)) rút, hụt: \(broken.joined(separator: ", ")).",
          "Without \(name(withdrawal.person)) this would break: \(broken.joined(separator: ", "))."))
    }
    lines.append(
      check.isMet
        ? say("Đạt mọi chỉ tiêu.", "Every target is met.")
        : say(
          "Chưa đạt. Xem đề xuất: dienhong slate propose.", "Not all are met. For proposals: dienhong slate propose."))
    return lines.joined(separator: "\n")
  }

  private func text(_ line: SlateCheck.Line) -> String {
    let quota = composition.requirements[line.requirement].quotas[line.quota]
    let least =
      line.least > 0
      ? say("cần \(line.least)", "needs \(line.least)") + reckoned(quota.leastReckoned) : ""
    let most =
      line.most < min(line.inPool, composition.size)
      ? say("tối đa \(line.most)", "at most \(line.most)") + reckoned(quota.mostReckoned) : ""
    let asked = [least, most].filter { !$0.isEmpty }.joined(separator: ", ")
    let state =
      line.isMet
      ? say("đạt", "met")
      : line.missing > 0
        ? say("thiếu \(line.missing)", "\(line.missing) short") : say("thừa \(line.over)", "\(line.over) over")
    let has = say(
      "danh sách có \(line.inSlate), nguồn có \(line.inPool)", "slate \(line.inSlate), pool \(line.inPool)")
    return "  \(words.name(line.requirement, quota: line.quota)): "
      + [asked, has, state].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  private func reckoned(_ reckoning: Reckoning?) -> String { reckoning.map { " (\(words.sentence($0)))" } ?? "" }

  private func name(_ id: PoolMember) -> String {
    let name = sheets.pool.first { $0.id == id }?.name ?? ""
    return name.isEmpty ? id.rawValue : "\(name) (\(id))"
  }

  // MARK: - Proposals

  func proposing(_ count: Int) throws -> SlateProposalReport {
    SlateProposalReport(
      draft: sheets.draft.map(\.rawValue),
      nearest: try composition.nearest(to: sheets.draft, count: count, by: solver).map(report),
      best: try composition.best(count: count, by: solver).map(report))
  }

  private func report(_ proposal: Proposal) -> SlateProposalReport.Slate {
    .init(
      changes: proposal.changes, support: proposal.support, out: proposal.out.map(\.rawValue),
      in: proposal.in.map(\.rawValue), people: proposal.people.map(\.rawValue))
  }

  func propose(_ count: Int) throws -> String {
    let nearest = try composition.nearest(to: sheets.draft, count: count, by: solver)
    guard let best = try composition.best(by: solver).first else {
      return say(
        "Không có phương án nào đạt mọi chỉ tiêu. Xem lý do: dienhong slate conflicts.",
        "No slate meets every target. For the reasons: dienhong slate conflicts.")
    }
    let lines = zip(1..., nearest).map { number, proposal in
      let moves =
        proposal.changes == 0
        ? say("giữ nguyên", "as it is")
        : say("rút ", "out ") + proposal.out.map(name).joined(separator: ", ") + say("; thay bằng ", "; in ")
          + proposal.in.map(name).joined(separator: ", ")
      return "\(number). " + moves + say(" (tín nhiệm \(proposal.support))", " (support \(proposal.support))")
    }
    let head = say(
      "Phương án gần với dự kiến nhất, để cấp có thẩm quyền xem xét, quyết định:",
      "Nearest to the draft; proposals only, whoever is competent decides:")
    let last = say(
      "Tín nhiệm cao nhất \(best.support): \(best.people.map(name).joined(separator: ", "))",
      "Most support \(best.support): \(best.people.map(name).joined(separator: ", "))")
    return ([head] + lines + [last]).joined(separator: "\n")
  }

  // MARK: - Conflicts

  func conflicting() throws -> SlateConflictReport {
    let conflicts = try composition.conflicts(by: solver)
    let explained = try composition.explained(conflicts, by: solver).map { explanation in
      SlateConflictReport.Conflict(
        targets: explanation.conflict.map(key), sentence: words.sentence(explanation),
        easings: Dictionary(uniqueKeysWithValues: explanation.easings.map { (key($0.requirement), $0.heads) }))
    }
    let gives = try composition.relaxation(by: solver)?.gives.map { give in
      SlateConflictReport.Give(
        target: key(give.requirement), group: composition.requirements[give.requirement].quotas[give.quota].label,
        bound: give.bound.rawValue, from: give.from, to: give.to)
    }
    return SlateConflictReport(
      isPossible: conflicts.isEmpty, areAll: conflicts.areAll, conflicts: explained,
      waysOut: conflicts.waysOut.map { $0.map(key) }, relaxation: gives)
  }

  func conflicts() throws -> String {
    let conflicts = try composition.conflicts(by: solver)
    guard !conflicts.isEmpty else {
      return say("Các chỉ tiêu có thể cùng đạt.", "All targets can be met together.")
    }
    var lines = try composition.explained(conflicts, by: solver).map { "- " + words.sentence($0) }
    if !conflicts.areAll {
      lines.append(say("Còn những mâu thuẫn khác chưa liệt kê.", "There are more conflicts than are listed."))
    }
    if let relaxation = try composition.relaxation(by: solver) {
      lines.append(say("Theo thứ tự ưu tiên đã nêu, cần nới:", "By the stated order of priority, this gives way:"))
      lines += relaxation.gives.map { "  " + words.sentence($0) }
    } else {
      lines.append(
        say(
          "Không thể giải quyết bằng cách nới chỉ tiêu. Hãy xem lại số lượng, nhân sự đã thống nhất và quy định không cùng tham gia.",
          "Easing targets does not help. Look again at the size, those agreed on and the exclusions."))
    }
    return lines.joined(separator: "\n")
  }
}
