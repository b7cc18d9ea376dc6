// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension CongressRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notAllowed(let needed):
      say("Tài khoản này chưa được giao việc: \(list(needed, say)).", "This account may not: \(list(needed, say)).")
    case .restrictedLiesOpen(let file):
      say(
        "Tệp “\(file)” thuộc diện hạn chế nhưng lại sắp được lưu không khóa, nên chưa được nhận.",
        "The file “\(file)” is restricted and would have been stored unlocked, so it was not taken.")
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
    case .restrictedLiesOpen:
      say(
        "Đây là lỗi của chương trình, gửi lại cũng không được. Hãy báo người quản trị chuyển cho người phát triển.",
        "This is a fault of the program, and sending it again does not help. Ask the administrator to report it.")
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
