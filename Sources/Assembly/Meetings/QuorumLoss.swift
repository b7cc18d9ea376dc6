// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// A stretch of a sitting in which too few were there, from the attendance log: nobody declares it, so it is derived.
struct QuorumLoss {
  /// The heads when it was lost, and the fewest until it was regained.
  let lost: Quorum
  let fewest: Int
  /// The heads when it was met again; nil where it was not, to the end.
  let regained: Quorum?

  /// "Từ 19 giờ 22 đến 19 giờ 40: có mặt ít nhất 1, cần 3." The time is told by `time`, as papers and pages do.
  func words(_ say: Language, time: (Moment) -> String) -> String {
    let from = time(lost.at)
    let heads = say("có mặt \(fewest), cần ít nhất \(lost.needed)", "\(fewest) present, \(lost.needed) needed")
    guard let back = regained.map({ time($0.at) }) else {
      return say("từ \(from): \(heads)", "from \(from) on: \(heads)")
    }
    return say("từ \(from) đến \(back): \(heads)", "from \(from) to \(back): \(heads)")
  }
}

extension MeetingGrounds {
  /// When a sitting had no quorum, from its opening to `end`; who leaves at the end or behind it takes none away.
  func quorumLosses(of meeting: Meeting, until end: Moment? = nil) -> [QuorumLoss] {
    guard let sitting = meeting.sitting else { return [] }
    let sat = quorumHistory(of: meeting).filter { one in one.at >= sitting.opened && end.map { one.at < $0 } ?? true }
    var losses: [QuorumLoss] = []
    for one in sat {
      let open = losses.last.flatMap { $0.regained == nil ? $0 : nil }
      if let open {
        losses[losses.count - 1] = QuorumLoss(
          lost: open.lost, fewest: one.isMet ? open.fewest : min(open.fewest, one.present),
          regained: one.isMet ? one : nil)
      } else if !one.isMet {
        losses.append(QuorumLoss(lost: one, fewest: one.present, regained: nil))
      }
    }
    return losses
  }

  /// The heads when a meeting was concluded, where they were too few; nil where they sufficed.
  func shortage(at conclusion: Conclusion, of meeting: Meeting) -> Quorum? {
    let last = quorumHistory(of: meeting).last { $0.at <= conclusion.at }
    return last.flatMap { $0.isMet ? nil : $0 }
  }
}

extension MeetingScene {
  /// That too few are there by now, what may still be done, and by which rule; nothing while they suffice. Only votes
  /// wait for it: a meeting that could neither conclude nor close without a quorum would never end.
  @HTMLBuilder func quorumLostNotice() -> HTML {
    if isSitting, let loss = grounds.quorumLosses(of: meeting).last, loss.regained == nil, let now = quorumNow,
      !now.isMet
    {
      Notice(
        heading: say(
          "Không còn đủ số có mặt tối thiểu từ \(loss.lost.at.words(say))",
          "There has been no quorum since \(loss.lost.at.words(say))"), .attention
      ) {
        P("\(now.sentence(say, in: grounds.pack)). \(now.verdict(say)).")
        P(
          say(
            "Chưa đủ lại thì không bắt đầu biểu quyết được. Kết luận và bế mạc vẫn ghi được để kết thúc cuộc họp; biên bản ghi rõ lúc nào không đủ số có mặt, kể cả khi kết luận.",
            "No vote can be opened until it is regained. The meeting can still be concluded and closed, so that it ends; the minutes say when there was no quorum, also for the conclusion."
          ))
        P(ruleWords(now.rule), .class(.hint))
        P { A(say("Số có mặt qua từng thời điểm", "Quorum at every moment"), to: address("quorum")) }
      }
    }
  }

  /// That a conclusion was spoken before too few, beside it.
  @HTMLBuilder func concludedWithoutQuorum(_ conclusion: Conclusion) -> HTML {
    if let short = grounds.shortage(at: conclusion, of: meeting) {
      Notice(
        say(
          "Lúc kết luận không đủ số có mặt tối thiểu: \(short.clause(say, in: grounds.pack)).",
          "There was no quorum when it was concluded: \(short.clause(say, in: grounds.pack))."), .attention)
    }
  }
}
