// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What waits for the personnel team, and for nobody else.
enum PersonnelToDos {
  static func toDos(_ scene: Scene, _ grounds: any PersonnelGrounds) -> [ToDo] {
    guard scene.may(.managePersonnel), grounds.organisations.profile != nil else { return [] }
    let say = scene.say
    guard !grounds.personnel.schemes.isEmpty else {
      return [
        ToDo(
          say("Chuẩn bị nhân sự khóa mới", "Prepare who is put forward"),
          detail: say("Chưa có đề án nhân sự nào.", "There is no scheme yet."), at: "/personnel", rank: 48)
      ]
    }
    return grounds.personnel.schemes.filter { $0.adopted == nil }.map { scheme in
      let board = SlateBoard(scheme, scheme.drafts.last, say, grounds)
      let (met, all) = board.met
      return ToDo(
        say(
          "Hoàn thiện danh sách \(grounds.title(of: scheme, say))",
          "Complete the slate: \(grounds.title(of: scheme, say))"),
        detail: say("Đạt \(met)/\(all) chỉ tiêu.", "\(met) of \(all, one: "target", other: "targets") met."),
        at: SlateBoard.address(of: scheme.id), rank: 42)
    }
  }
}
