// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension CongressRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notAllowed(let needed):
      say("Tài khoản này chưa được giao việc: \(list(needed, say)).", "This account may not: \(list(needed, say)).")
    case .organisations(let refusal): refusal.problem(say, in: pack)
    case .access(let refusal): refusal.problem(say, in: pack)
    case .figures(let refusal): refusal.problem(say, in: pack)
    case .waivers(let refusal): refusal.problem(say, in: pack)
    case .meetings(let refusal): refusal.problem(say, in: pack)
    case .decisions(let refusal): refusal.problem(say, in: pack)
    case .delegates(let refusal): refusal.problem(say, in: pack)
    case .drafting(let refusal): refusal.problem(say, in: pack)
    case .personnel(let refusal): refusal.problem(say, in: pack)
    case .papers(let refusal): refusal.problem(say, in: pack)
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notAllowed:
      say("Hãy nhờ người quản trị giao vai trò có quyền này.", "Ask the administrator for a role with this right.")
    case .organisations(let refusal): refusal.mend(say, in: pack)
    case .access(let refusal): refusal.mend(say, in: pack)
    case .figures(let refusal): refusal.mend(say, in: pack)
    case .waivers(let refusal): refusal.mend(say, in: pack)
    case .meetings(let refusal): refusal.mend(say, in: pack)
    case .decisions(let refusal): refusal.mend(say, in: pack)
    case .delegates(let refusal): refusal.mend(say, in: pack)
    case .drafting(let refusal): refusal.mend(say, in: pack)
    case .personnel(let refusal): refusal.mend(say, in: pack)
    case .papers(let refusal): refusal.mend(say, in: pack)
    }
  }

  private func list(_ rights: Set<Right>, _ say: Language) -> String {
    rights.map { $0.words(say) }.sorted().joined(separator: say(" hoặc ", " or "))
  }
}
