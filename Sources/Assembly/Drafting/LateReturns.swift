// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// What comes in behind the day by which it was asked for: it counts, and everybody is told.
extension DraftingGrounds {
  /// Whether a contribution came behind the last day that its sender was given for the version that was out then. What
  /// groups and meetings said was asked of nobody by a day.
  func isLate(_ row: Return, in draft: DraftDocument) -> Bool {
    switch row.way {
    case .group, .meeting: return false
    case .file, .page: break
    }
    var names = [row.sender]
    if case .person(let person) = row.sender { names = senders(for: person) }
    let out = draft.circulations.filter { one in
      one.sent <= row.received.day && (one.isOpenToAll || one.asked.contains(where: names.contains))
    }
    guard let version = out.map(\.version).max(),
      let due = out.filter({ $0.version == version }).map(\.due).max()
    else { return false }
    return row.received.day > due
  }
}

extension DraftScene {
  /// That the day has passed, for those who may still send something.
  @HTMLBuilder func lateNotice() -> HTML {
    if let due, due < scene.now.day, own != nil {
      Notice(
        say(
          "Đã hết hạn ngày \(due.words(say)); góp ý gửi bây giờ được ghi là gửi sau hạn.",
          "The deadline was \(due.words(say)); what is sent now is marked as late."), .attention)
    }
  }
}

/// The mark of what came behind its day.
func LateTag(_ say: Language) -> Inline { Tag(say("Sau hạn", "Late"), .attention) }
