// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What waits for those who manage accounts, and for somebody who came in by a code.
public enum AccessToDos {
  static func toDos(_ scene: Scene, _ grounds: any AccessGrounds) -> [ToDo] {
    own(scene, grounds) + (scene.may(.manageAccess) ? managing(scene, grounds) : [])
  }

  private static func own(_ scene: Scene, _ grounds: any AccessGrounds) -> [ToDo] {
    let say = scene.say
    guard let key = scene.visitor.account, let account = grounds.access.account(AccountID(key.account)),
      !account.hasPassword
    else { return [] }
    return [
      ToDo(
        say("Đặt mật khẩu của bạn", "Set your password"),
        detail: say("Mã trên phiếu chỉ dùng được một lần.", "The code on your sheet works once."), at: "/account",
        rank: 90)
    ]
  }

  private static func managing(_ scene: Scene, _ grounds: any AccessGrounds) -> [ToDo] {
    let say = scene.say
    let having = Set(grounds.access.accounts.compactMap(\.person))
    let holding = Set(grounds.organisations.holdings.filter { $0.isHeld(on: scene.now.day) }.map(\.person))
    let without = holding.subtracting(having).count
    let shut = grounds.access.accounts.filter { $0.isOpen && !$0.hasPassword && $0.sheetsPrinted == 0 }.count
    var found: [ToDo] = []
    let hasOffice = grounds.access.accounts.contains {
      grounds.rights(of: $0.actor, on: scene.now.day).contains(.manageOrganisation)
    }
    if !hasOffice {
      found.append(
        ToDo(
          say("Mở tài khoản cho văn phòng", "Open an account for the office"),
          detail: say(
            "Chưa có tài khoản nào được quản lý tổ chức và nhân sự, nên chưa ai nhập được gì.",
            "No account may manage units and people yet, so nobody can enter anything."),
          at: "/access/accounts/new", rank: 1))
    }
    if without > 0 {
      found.append(
        ToDo(
          say("Mở tài khoản cho người giữ chức vụ", "Open accounts for those who hold posts"),
          detail: say("\(without) người chưa có tài khoản.", "\(without) without an account."),
          at: "/access/accounts/several", rank: 40))
    }
    if shut > 0 {
      found.append(
        ToDo(
          say("In phiếu đăng nhập", "Print sign-in sheets"),
          detail: say(
            "\(shut) tài khoản chưa có phiếu hay mật khẩu.",
            "\(shut, one: "account has", other: "accounts have") neither sheet nor password."),
          at: "/access/sheets", rank: 41))
    }
    return found
  }
}
