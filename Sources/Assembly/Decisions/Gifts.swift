// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

/// Why a voting paper cannot make true what it proposes.
public enum GiftFault: Error, Hashable, Sendable {
  /// The figure is counted or reported, and no vote makes it so.
  case notVotedOn(figure: String)
  /// No value of its kind, such as days that end before they begin.
  case wrongForm(figure: String)
  /// Two questions, or one answer twice, would decide it.
  case decidedTwice(figure: String)
  /// Days that are gone when the meeting begins.
  case gone(figure: String, meeting: Day)
  case contradicts(Contradiction)
}

/// What the answers of a voting paper may make true.
enum GiftRules {
  static func check(
    _ ballot: Ballot, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(GiftFault) {
    var decided: Set<String> = []
    for question in ballot.questions {
      for option in question.options {
        guard Set(option.gives.map(\.figure)).count == option.gives.count else {
          throw .decidedTwice(figure: option.gives[0].figure)
        }
        for gift in option.gives { try check(gift, of: ballot, in: meeting, on: grounds) }
      }
      for figure in Set(question.options.flatMap(\.gives).map(\.figure)) {
        guard decided.insert(figure).inserted else { throw .decidedTwice(figure: figure) }
      }
    }
  }

  private static func check(
    _ gift: Option.Gift, of ballot: Ballot, in meeting: Meeting, on grounds: some DecisionGrounds
  ) throws(GiftFault) {
    guard let kind = grounds.votedFigures.first(where: { $0.id == gift.figure }) else {
      throw .notVotedOn(figure: gift.figure)
    }
    guard let value = gift.value else { return }
    guard value.fits(kind.form) else { throw .wrongForm(figure: gift.figure) }
    let day = meeting.plan.start.day
    switch value {
    case .text: return
    case .days(let from, _): guard from >= day else { throw .gone(figure: gift.figure, meeting: day) }
    case .number(let number):
      let clash = grounds.contradiction(of: gift.figure, number, beside: ballot.proposedNumbers, asOf: day)
      if let clash { throw .contradicts(clash) }
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
    case .notVotedOn(let figure):
      say(
        "“\(name(figure))” là số được đếm hoặc báo cáo, không do biểu quyết quyết định.",
        "“\(name(figure))” is counted or reported; no vote decides it.")
    case .wrongForm(let figure):
      say("Giá trị không đúng dạng của “\(name(figure))”.", "The value does not fit “\(name(figure))”.")
    case .decidedTwice(let figure):
      say(
        "“\(name(figure))” được quyết định ở hai chỗ của phiếu.",
        "Two places of the paper would decide “\(name(figure))”.")
    case .gone(let figure, let meeting):
      say(
        "“\(name(figure))”: ngày đề nghị ở trước ngày họp (\(meeting.words(say))).",
        "“\(name(figure))”: the days proposed lie before the meeting (\(meeting.words(say))).")
    case .contradicts(let clash): clash.sentence(say, in: pack)
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notVotedOn:
      say("Hãy bỏ số liệu này; ghi nó ở trang Số liệu.", "Leave it out; it is noted under Figures.")
    case .wrongForm:
      say(
        "Số: nhập số nguyên không âm; thời gian: ngày đầu không sau ngày cuối, như 24-28/7/2025.",
        "A number is whole and not negative; days run from the first to the last, like 24-28/7/2025.")
    case .decidedTwice:
      say("Hãy để một câu hỏi quyết định số liệu đó.", "Let one question decide it.")
    case .gone: say("Hãy sửa lại ngày.", "Correct the days.")
    case .contradicts: say("Hãy sửa một trong hai số.", "Correct one of the two numbers.")
    }
  }
}
