// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Heads that were counted at the opening or at a vote, and that the attendance log tells otherwise since: somebody was
/// struck, or is noted as gone before. What was counted stays, as evidence; the difference is told wherever it stands.
struct RollDifference {
  /// The vote; nil for the opening of the meeting.
  let vote: String?
  let counted: Quorum
  /// Who is there at that minute by the log as it stands now.
  let now: Int

  /// "Lúc khai mạc đã tính có mặt 7; theo sổ điểm danh đã sửa là 6, không đủ số tối thiểu (7)."
  func words(_ say: Language) -> String {
    let short = now < counted.needed && counted.isMet
    let place = vote.map { say("Lúc bắt đầu biểu quyết “\($0)”", "When the vote “\($0)” was opened") }
    let missed = short ? say(", không đủ số tối thiểu (\(counted.needed))", ", below the \(counted.needed) needed") : ""
    let when = place ?? say("Lúc khai mạc", "At the opening")
    return say(
      "\(when) đã tính có mặt \(counted.present); theo sổ điểm danh đã sửa là \(now)\(missed).",
      "\(when) \(counted.present) were counted; by the log as corrected it was \(now)\(missed).")
  }
}

extension MeetingGrounds {
  /// Where the log and what was counted part, the opening first, then the votes as they were prepared.
  func rollDifferences(of meeting: Meeting) -> [RollDifference] {
    guard let sitting = meeting.sitting else { return [] }
    let votes = votes(of: meeting).compactMap { vote in vote.quorum.map { (vote.title as String?, $0) } }
    return ([(nil, sitting.quorum)] + votes).compactMap { vote, counted in
      let there = sitting.attendance.present(at: counted.at)
      let summoned = sitting.summons.members
      let roll = counted.change?.roll(from: summoned) ?? summoned
      let now = roll.count(where: there.contains)
      return now == counted.present ? nil : RollDifference(vote: vote, counted: counted, now: now)
    }
  }
}

extension MeetingScene {
  /// What the log tells otherwise than was counted, for whoever keeps it, closes the meeting or declares a vote.
  @HTMLBuilder func rollDifferencesNotice() -> HTML {
    let found = grounds.rollDifferences(of: meeting)
    if !found.isEmpty {
      Notice(
        heading: say("Sổ điểm danh đã sửa sau khi tính số có mặt", "The log was corrected after heads were counted"),
        .attention
      ) {
        for one in found { P(one.words(say)) }
        P(
          say(
            "Số đã tính được giữ làm bằng chứng; biên bản ghi cả hai. Nếu kết quả biểu quyết bị ảnh hưởng, hãy hủy và biểu quyết lại.",
            "What was counted stays as evidence, and the minutes tell both. Where it matters for a vote, annul it and vote again."
          ), .class(.hint))
      }
    }
  }
}
