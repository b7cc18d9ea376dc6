// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// Why a voting paper cannot make true what it proposes.
public enum GiftFault: Error, Hashable, Sendable {
  /// The register would not take it either.
  case figure(FigureRefusal)
  /// The figure is counted or reported, and no vote makes it so.
  case notVotedOn(figure: String)
  /// Two questions, or one answer twice, would decide it.
  case decidedTwice(figure: String)
  /// Days that are gone when the meeting begins.
  case gone(figure: String, meeting: Day)
  /// A size rule of the pack blocks it.
  case blocked(rule: String)
}

/// What the answers of a voting paper may make true.
enum GiftRules {
  static func check(
    _ ballot: Ballot, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(GiftFault) {
    var decided: Set<String> = []
    for question in ballot.questions {
      // Each answer gives a figure its own value; another question would give it a second one.
      var own: Set<String> = []
      for option in question.options {
        var given: Set<String> = []
        for gift in option.gives {
          guard given.insert(gift.figure).inserted, !decided.contains(gift.figure) else {
            throw .decidedTwice(figure: gift.figure)
          }
          try check(gift, of: ballot, in: meeting, on: grounds)
        }
        own.formUnion(given)
      }
      decided.formUnion(own)
    }
  }

  private static func check(
    _ gift: Option.Gift, of ballot: Ballot, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(GiftFault) {
    let day = meeting.plan.start.day
    let proposed = ballot.proposedNumbers
    do { try grounds.check(gift.value, of: gift.figure, beside: proposed, asOf: day) } catch { throw .figure(error) }
    guard grounds.pack.figure(gift.figure)?.isReported == false else { throw .notVotedOn(figure: gift.figure) }
    switch gift.value {
    case .text?, nil: return
    case .days(let from, _)?: guard from >= day else { throw .gone(figure: gift.figure, meeting: day) }
    case .number(let number)?:
      let checks = grounds.sizeChecks(of: gift.figure, proposed: number, beside: proposed, asOf: day)
      if let broken = checks.first(where: \.blocks) { throw .blocked(rule: broken.rule.id.rawValue) }
    }
  }
}

extension Question {
  /// Values that would become true although nobody reads them in the question: its words name numbers, and others.
  var unread: [Option.Gift] {
    options.flatMap { option in
      let read = Set((text + " " + option.label).split { !$0.isNumber }.compactMap { Int($0) })
      return option.gives.filter { gift in
        let wanted: [Int] =
          switch gift.value {
          case .number(let number)?: [number]
          case .days(let from, let to)?: [from.day, to.day]
          case .text?, nil: []
          }
        return !read.isEmpty && !read.isSuperset(of: wanted)
      }
    }
  }
}

extension GiftFault: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    func name(_ figure: String) -> String { pack.figure(figure)?.name[say] ?? figure }
    return switch self {
    case .figure(let refusal): refusal.problem(say, in: pack)
    case .notVotedOn(let figure):
      say(
        "“\(name(figure))” là số được đếm hoặc báo cáo, không do biểu quyết quyết định.",
        "“\(name(figure))” is counted or reported; no vote decides it.")
    case .decidedTwice(let figure):
      say(
        "“\(name(figure))” được quyết định ở hai chỗ của phiếu.",
        "Two places of the paper would decide “\(name(figure))”.")
    case .gone(let figure, let meeting):
      say(
        "“\(name(figure))”: ngày đề nghị ở trước ngày họp (\(meeting.words(say))).",
        "“\(name(figure))”: the days proposed lie before the meeting (\(meeting.words(say))).")
    case .blocked(let id):
      say(
        "Giá trị đề nghị trái quy tắc “\(pack.ruleName(id, say))”.",
        "The value breaks the rule “\(pack.ruleName(id, say))”.")
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .figure(let refusal): refusal.mend(say, in: pack)
    case .notVotedOn:
      say("Hãy bỏ số liệu này; ghi nó ở trang Số liệu.", "Leave it out; it is noted under Figures.")
    case .decidedTwice:
      say("Hãy để một nội dung biểu quyết quyết định số liệu đó.", "Let one question decide it.")
    case .gone: say("Hãy sửa lại ngày.", "Correct the days.")
    case .blocked: say("Hãy sửa giá trị đề nghị.", "Change the proposed value.")
    }
  }
}

extension RulePack {
  /// The name of a rule; its id where the pack has no such rule.
  func ruleName(_ id: String, _ say: Language) -> String { rule(RuleID(rawValue: id))?.name[say] ?? id }
}
