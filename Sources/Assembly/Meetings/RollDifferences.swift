// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Heads that were counted at the opening or at a vote, and that the attendance log tells otherwise since: somebody was
/// struck, or is noted as gone before. What was counted stays, as evidence; the difference is told wherever it stands.
struct RollDifference {
  /// The vote; nil for the opening of the meeting.
  let vote: MeetingVote?
  let counted: Quorum
  /// Who is there at that minute by the log as it stands now.
  let now: Int

  /// "Lúc khai mạc đã tính có mặt 7; theo sổ điểm danh đã sửa là 6, không đủ số tối thiểu (7)."
  func words(_ say: Language) -> String {
    let short = now < counted.needed && counted.isMet
    let place = vote.map {
      say("Lúc bắt đầu biểu quyết “\($0.title)”", "When the vote “\($0.title)” was opened")
    }
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
    // Nothing rests any more on a vote that was annulled.
    let votes = votes(of: meeting).compactMap { vote in
      vote.isAnnulled ? nil : vote.quorum.map { (vote as MeetingVote?, $0) }
    }
    return ([(nil, sitting.quorum)] + votes).compactMap { vote, counted in
      let summoned = sitting.summons.members
      let roll = Set(counted.change?.roll(from: summoned) ?? summoned)
      let now = sitting.attendance.heads(of: roll, within: counted.at)
      return now.contains(counted.present)
        ? nil : RollDifference(vote: vote, counted: counted, now: now.nearest(to: counted.present))
    }
  }
}

extension MeetingGrounds {
  /// How the body differed on the day of the opening from those summoned: the one base of all that papers tell of a
  /// meeting as a whole. Of a closed meeting as it was known at the close, also where it was entered after the opening.
  func toldChange(of meeting: Meeting) -> RollChange? {
    guard let sitting = meeting.sitting else { return nil }
    let day = sitting.opened.day
    guard case .closed = meeting.stage, let last = quorumHistory(of: meeting).last(where: { $0.at.day <= day }) else {
      return rollChange(of: meeting, on: day)
    }
    return last.change
  }

  /// The members by that base.
  func toldRoll(of meeting: Meeting) -> [PersonID] {
    let summoned = meeting.summons?.members ?? []
    return toldChange(of: meeting)?.roll(from: summoned) ?? summoned
  }
}

extension Attendance {
  /// How many of a roll may have been there when heads were counted in a minute: whoever came or left in that very minute
  /// may have done so before or behind the count.
  fileprivate func heads(of roll: Set<PersonID>, within minute: Moment) -> ClosedRange<Int> {
    let before = present { $0 < minute }.intersection(roll)
    let own = movements.filter { $0.at == minute && roll.contains($0.person) }
    let came = Set(own.filter { $0.way == .arrived }.map(\.person)).subtracting(before)
    let left = Set(own.filter { $0.way == .left }.map(\.person)).intersection(before)
    return before.count - left.count...before.count + came.count
  }
}

extension ClosedRange<Int> {
  fileprivate func nearest(to number: Int) -> Int { Swift.min(Swift.max(number, lowerBound), upperBound) }
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
        P(differenceHint(isOfVotes: found.contains { $0.vote != nil }), .class(.hint))
      }
    }
  }
  private func differenceHint(isOfVotes: Bool) -> String {
    let kept = say(
      "Số đã tính được giữ làm bằng chứng; biên bản ghi cả hai.",
      "What was counted stays as evidence, and the minutes tell both.")
    guard isOfVotes else { return kept }
    let next =
      isSitting
      ? say(
        "Nếu kết quả biểu quyết bị ảnh hưởng, \(term(.chair).uncapitalised) mở trang của lần biểu quyết đó để hủy, rồi biểu quyết lại.",
        "Where it matters for a vote, the \(term(.chair).uncapitalised) annuls it on the page of that vote, and it is voted on again."
      )
      : say(
        "Cuộc họp đã bế mạc nên kết quả không đổi; nếu bị ảnh hưởng, hãy đưa nội dung đó ra cuộc họp sau biểu quyết lại.",
        "The meeting is closed, so the result stands; where it matters, put the question to the next meeting.")
    return "\(kept) \(next)"
  }
}
