// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Journal
import Packs
import Server

/// One sign-in for each role of a demonstration.
struct DemoVisitors {
  let congress: Congress

  private let password = "dien-hong-1284"

  init(congress: Congress) { self.congress = congress }

  /// Whom the first page offers to be.
  var guests: [SignInPage.Guest] {
    zip(visitors(.vietnamese), visitors(.english)).map { own, other in
      SignInPage.Guest(
        role: Phrase(own.role, other.role), person: Phrase(own.person, other.person), login: own.account.login,
        password: password)
    }
  }

  /// What the console says: the first page, and a link for each role. A link works once; the password works again.
  /// `files` are left for people to upload as what came back on a draft.
  func welcome(to site: Site, address: String, leaving files: [String], _ say: Language) async -> String {
    var lines = [
      "", say("Đại hội mẫu đang mở tại", "The sample congress is open at") + " \(address)",
      say(
        "Mỗi liên kết dưới đây đăng nhập một vai, dùng được một lần. Vào lại bằng tên và mật khẩu “\(password)”.",
        "Each link below signs one role in, once. Come back with the name and the password “\(password)”."), "",
    ]
    for (role, person, account) in visitors(say) {
      do {
        try await site.setPassword(password, of: account.id)
        let code = try await site.drawCode(for: account.id)
        lines.append("  \(role) – \(person)")
        lines.append("    \(account.login.padding(to: 16)) \(address)/sign-in?code=\(code)")
      } catch {
        lines.append("  \(role): \(error)")
      }
    }
    if !files.isEmpty {
      lines += [
        "",
        say(
          "Hai tệp góp ý còn để lại để thử nhận ở trang Góp ý dự thảo:",
          "These returned files are left to be taken in under Drafts:"),
      ]
      lines += files.map { "    \($0)" }
    }
    lines += ["", say("Dừng bằng Ctrl-C.", "Stop with Ctrl-C.")]
    return lines.joined(separator: "\n")
  }

  /// The first account for each of the things people do, with who that is.
  private func visitors(_ say: Language) -> [(role: String, person: String, account: Account)] {
    guard let day = congress.meetings.all.last?.plan.start.day else { return [] }
    let wishes: [(String, Set<Right>)] = [
      (say("Văn phòng", "Office"), [.planMeetings, .issuePapers, .readRestricted]),
      // Who agrees to meetings chairs them; where nobody is asked, whoever chairs.
      (say("Chủ trì", "Chair"), congress.pack.asksBeforeConvening ? [.chair, .convene] : [.chair]),
      // Who concludes in the chair's place, and may answer opinions too.
      (say("Kết luận", "Concluder"), [.chair, .decideDrafts]),
      (say("Ghi biên bản", "Recorder"), [.recordDiscussion]),
      (say("Trưởng kiểm phiếu", "Head teller"), [.declareResults]),
      (say("Nhân sự", "Personnel"), [.managePersonnel]),
      (say("Văn kiện", "Documents"), [.compileDrafts]),
      (say("Kiểm phiếu 1", "Teller 1"), [.count]), (say("Kiểm phiếu 2", "Teller 2"), [.count]),
      (say("Trả lời góp ý", "Answers to opinions"), [.decideDrafts]),
      (say("Đầu mối đơn vị", "Contact of a unit"), [.contribute, .proposeDelegates]),
      (say("Cấp trên", "Level above"), [.approve]), (say("Theo dõi", "Observer"), [.audit]),
      (say("Quản trị", "Administrator"), [.manageAccess]),
    ]
    var taken: Set<AccountID> = []
    let members = Set(congress.meetings.all.last?.summons?.members ?? [])
    func pick(_ name: String, _ able: (Account, Set<Right>) -> Bool) -> (
      role: String, person: String, account: Account
    )? {
      // The account that can do this and the least else.
      let chosen = congress.access.accounts.map { ($0, congress.rights(of: $0.actor, on: day)) }
        .filter { !taken.contains($0.0.id) && able($0.0, $0.1) }
        .min { ($0.1.count, $0.0.id) < ($1.1.count, $1.0.id) }
      guard let (account, _) = chosen else { return nil }
      taken.insert(account.id)
      let roles = congress.roles(of: account, on: day).map { $0.name[say] }.joined(separator: ", ")
      let person = account.person.map { congress.organisations.name(of: $0, say) } ?? account.login
      return (name, "\(person) (\(roles))", account)
    }
    let doing = wishes.compactMap { name, rights in pick(name) { _, held in rights.isSubset(of: held) } }
    let member = pick(say("Ủy viên", "Member")) { account, held in
      held.contains(.read) && account.person.map { members.contains($0) } == true
    }
    guard congress.delegates.recognition != nil else { return doing + [member].compactMap { $0 } }
    // Once the congress meets: who checks in those who come, and somebody with a seat in it.
    let desk = pick(say("Thẩm tra tư cách", "Credentials")) { _, held in held.contains(.recordAttendance) }
    let seated = Set(congress.delegates.present.compactMap { if case .person(let id) = $0.who { id } else { nil } })
    let delegate = pick(say("Đại biểu", "Delegate")) { account, held in
      held.contains(.read) && account.person.map { seated.contains($0) } == true
    }
    return doing + [member, desk, delegate].compactMap { $0 }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
