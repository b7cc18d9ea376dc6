// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import Slates

/// Every target as a meter: what is needed and how that came about, how many there are, how many could leave, on whom it
/// rests.
struct SlateMeters {
  let board: SlateBoard
  let composition: Composition
  let check: SlateCheck
  let say: Language

  /// Nothing while the scheme cannot be reckoned with.
  init?(_ board: SlateBoard, _ say: Language) {
    guard case .success(let composition) = board.pool.composition, let check = board.check else { return nil }
    self.board = board
    self.composition = composition
    self.check = check
    self.say = say
  }

  var words: SlateWords { SlateWords(composition) { say($0, $1) } }

  /// Those that are not met first, then in the order of the scheme; each unit's own apart.
  func html() -> HTML {
    let single = check.lines.filter { composition.requirements[$0.requirement].quotas.count == 1 }
    let grouped = Dictionary(grouping: check.lines.filter { composition.requirements[$0.requirement].quotas.count > 1 })
    {
      $0.requirement
    }
    let scale = max(composition.size, 1)
    return HTML {
      size
      Meters(single.map(meter), of: scale)
      for (requirement, lines) in grouped.sorted(by: { $0.key < $1.key }) {
        let unmet = lines.filter { !$0.isMet }
        let met = lines.count - unmet.count
        Div(.class(.stack)) {
          Row(.class(.spread)) {
            P { Strong(text(requirement)) }
            Tag(
              say("\(met)/\(lines.count) đạt", "\(met) of \(lines.count) met"), unmet.isEmpty ? .good : .attention)
          }
          if !unmet.isEmpty { Meters(unmet.map(meter), of: scale) }
          Details(say("Xem cả \(lines.count)", "See all \(lines.count)")) {
            Meters(lines.map(meter), of: scale)
          }
        }
      }
    }
  }

  private var size: HTML {
    let (has, needs) = (check.size.has, check.size.needs)
    let status =
      has == needs
      ? say("đủ", "complete") : has < needs ? say("thiếu \(needs - has)", "\(needs - has) short") : tooMany(has - needs)
    return Meters(
      [
        Meter(
          say("Số người trong danh sách", "People on the slate"),
          says: say("Có \(has), cần đúng \(needs).", "\(has) of exactly \(needs)."), has: has, least: needs,
          status: status, has == needs ? .good : .bad)
      ], of: max(has, needs))
  }

  private func tooMany(_ heads: Int) -> String { say("thừa \(heads)", "\(heads) too many") }

  private func text(_ requirement: Int) -> String {
    let requirement = composition.requirements[requirement]
    switch requirement.id {
    case .target: return requirement.text
    case .fixedIn: return say("Nhân sự đã thống nhất", "Those agreed on")
    case .fixedOut: return say("Nhân sự không xem xét", "Those set aside")
    case .exclusion: return say("Không cùng tham gia: \(requirement.text)", "Not together: \(requirement.text)")
    }
  }

  private func meter(_ line: SlateCheck.Line) -> Meter {
    let requirement = composition.requirements[line.requirement]
    let quota = requirement.quotas[line.quota]
    let hasMost = line.most < min(line.inPool, composition.size)
    let label = quota.label.isEmpty ? text(line.requirement) : board.pool.name(PoolMember(quota.label))
    let status: String
    if line.isMet {
      status = say("đạt", "met")
    } else {
      status = line.missing > 0 ? say("thiếu \(line.missing)", "\(line.missing) short") : tooMany(line.over)
    }
    let tone: Tone = line.isMet ? .good : requirement.force == .shall ? .bad : .attention
    return Meter(
      label, says: sentence(line, quota, hasMost: hasMost), has: line.inSlate, least: line.least,
      most: hasMost ? line.most : nil, status: status, tone, note: note(line))
  }

  /// "Có 5, cần 6 (15% của 34 = 5,1, làm tròn lên 6); nguồn có 12."
  private func sentence(_ line: SlateCheck.Line, _ quota: Quota, hasMost: Bool) -> String {
    var parts = [say("Có \(line.inSlate)", "\(line.inSlate) here")]
    if line.least > 0 { parts.append(say("cần \(line.least)", "\(line.least) needed") + reckoned(quota.leastReckoned)) }
    if hasMost { parts.append(say("nhiều nhất \(line.most)", "at most \(line.most)") + reckoned(quota.mostReckoned)) }
    parts.append(say("nguồn có \(line.inPool)", "\(line.inPool) in the pool"))
    if line.isMet, line.least > 0 {
      parts.append(
        line.slack == 0 ? say("không dư ai", "none to spare") : say("dư \(line.slack)", "\(line.slack) to spare"))
    }
    return parts.joined(separator: "; ") + "."
  }

  private func reckoned(_ reckoning: Reckoning?) -> String { reckoning.map { " (\(words.sentence($0)))" } ?? "" }

  /// On whom a target rests that has nobody to spare.
  private func note(_ line: SlateCheck.Line) -> String? {
    guard line.isMet, line.least > 0, !line.neededAll.isEmpty else { return nil }
    if let one = line.onlyOne {
      return say("Chỉ nhờ \(board.pool.name(one)).", "By \(board.pool.name(one)) alone.")
    }
    let names = line.neededAll.prefix(SlateMeters.mostNames).map { board.pool.name($0) }.joined(separator: ", ")
    let more = line.neededAll.count - SlateMeters.mostNames
    return say("Không thể thiếu: \(names)", "None of these may leave: \(names)")
      + (more > 0 ? say(" và \(more) người khác.", " and \(more) more.") : ".")
  }

  private static let mostNames = 6

  /// What breaks when somebody leaves, as the names of targets.
  func breaks(_ candidate: CandidateID) -> [String] {
    let found = check.withdrawals.first { $0.person == candidate.slate }?.breaks ?? []
    return found.map { check.lines[$0] }.filter { line in
      if case .target = composition.requirements[line.requirement].id { line.least > 0 } else { false }
    }.map { words.name($0.requirement, quota: $0.quota) }
  }
}
