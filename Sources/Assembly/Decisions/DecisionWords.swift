// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
public import Packs

extension Ballot.Method {
  /// How votes are given.
  public func words(_ say: Language) -> String {
    switch self {
    case .hands: say("Giơ tay", "Show of hands")
    case .cards: say("Giơ thẻ biểu quyết", "Voting cards")
    case .rollCall: say("Gọi tên từng người", "Roll call")
    case .votingPaper: say("Bỏ phiếu", "Voting paper")
    }
  }
}

extension Ballot {
  /// Secret or named, said in so many words and never assumed.
  public func secrecyWords(_ say: Language) -> String {
    switch method {
    case .hands, .cards: say("Biểu quyết công khai", "Open vote")
    case .rollCall:
      say("Biểu quyết công khai, ghi tên và ý kiến từng người", "Open vote; each name is recorded with its answer")
    case .votingPaper:
      isSecret
        ? say("Bỏ phiếu kín: không ghi tên, không ký", "Secret ballot: no name, no signature")
        : say("Phiếu có ghi tên, không phải bỏ phiếu kín", "Named papers, not a secret ballot")
    }
  }
}

extension Option.Kind {
  /// What an option does when it carries.
  public func words(_ say: Language) -> String {
    switch self {
    case .adopts: say("Thông qua", "Adopts")
    case .rejects: say("Không thông qua", "Rejects")
    case .other: say("Ý kiến khác", "Neither")
    }
  }
}

extension Vote.Stage {
  /// How far a vote is, in a word.
  public func words(_ say: Language) -> String {
    switch self {
    case .drafted: say("Đang soạn", "Draft")
    case .withdrawn: say("Đã rút", "Withdrawn")
    case .annulled: say("Đã hủy", "Annulled")
    case .open: say("Đang biểu quyết", "Open")
    case .counting(_, let counting):
      counting.second == nil ? say("Đang kiểm phiếu", "Being counted") : say("Hai lần đếm khác nhau", "Counts differ")
    case .counted: say("Đã kiểm xong, chờ công bố", "Counted, to be declared")
    case .declared: say("Đã công bố", "Declared")
    }
  }
}

extension QuestionResult {
  /// The share of the base that votes for an option are. Nil where the base does not count them: of the votes cast for
  /// and against, another opinion is no part.
  func share(_ votes: Int, for option: Option, _ say: Language) -> String? {
    base == .cast && option.kind == .other ? nil : percent(votes, of: baseCount, say)
  }

  /// The outcome in a sentence with its figures; a tie and a missed majority are outcomes like any other.
  public func sentence(for question: Question, _ say: Language) -> String {
    func label(_ id: OptionID) -> String { "“\(question.option(id)?.label ?? id.text)”" }
    func share(_ votes: Int) -> String {
      "\(votes)/\(baseCount) (\(percent(votes, of: baseCount, say)))"
    }
    switch outcome {
    case .adopted(let option, let votes):
      return say(
        "Được thông qua: \(label(option)) \(share(votes)), cần \(needed)",
        "Adopted: \(label(option)) \(share(votes)), \(needed) needed")
    case .rejected(let votes):
      return say("Không được thông qua: \(share(votes)) không tán thành", "Not adopted: \(share(votes)) against")
    case .tie(let options, let votes, let way):
      let names = options.map(label).joined(separator: ", ")
      let settled = Demand.TieRule(rawValue: way)?.words(say) ?? way
      return say(
        "Ngang phiếu giữa \(names), mỗi bên \(votes) phiếu; cách giải quyết: \(settled)",
        "A tie between \(names), \(votes, one: "vote", other: "votes") each; settled by \(settled)")
    case .undecided(_, 0):
      return question.canBeLost
        ? say("Chưa đạt: không có phiếu tán thành hay không tán thành", "Not reached: no vote for or against")
        : say("Chưa đạt: không phương án nào được nêu có phiếu", "Not reached: no vote for any option proposed")
    case .undecided(let leading, let votes):
      return say(
        "Chưa đạt: cao nhất là \(label(leading)) \(share(votes)), cần \(needed)",
        "Not reached: most votes for \(label(leading)) \(share(votes)), \(needed) needed")
    }
  }

  /// The outcome in a few words and a figure, for the screen of the hall; of several that could be adopted it says which.
  func inHall(of question: Question, _ say: Language) -> HallResult {
    func row(_ outcome: String, _ figure: String) -> HallResult {
      HallResult(question.text, outcome: outcome, figure: figure, isGood: isAdopted)
    }
    switch outcome {
    case .adopted(let option, let votes):
      let isOneOfSeveral = question.options.count { $0.kind == .adopts } > 1
      let chosen = isOneOfSeveral ? question.option(option)?.label : nil
      return row(chosen.map { "✓ \($0)" } ?? say("✓ Được thông qua", "✓ Adopted"), "\(votes)/\(baseCount)")
    case .rejected(let votes): return row(say("Không được thông qua", "Not adopted"), "\(votes)/\(baseCount)")
    case .tie(_, let votes, _): return row(say("Ngang phiếu", "A tie"), "\(votes) – \(votes)")
    case .undecided(_, let votes): return row(say("Chưa đạt", "Not reached"), "\(votes)/\(baseCount)")
    }
  }

  /// What the figures on the screen of the hall are a share of: "Số phiếu / 51 ủy viên đương nhiệm; cần ít nhất 26".
  func measure(_ say: Language, in pack: RulePack) -> String {
    let base = base.counted(baseCount, say, in: pack)
    return say("Số phiếu / \(base); cần ít nhất \(needed)", "Votes / \(base); at least \(needed) needed")
  }

  var isAdopted: Bool { if case .adopted = outcome { true } else { false } }
}

extension Ballot {
  /// The name of a number of the count, as beside its field.
  func words(for cell: TallyCell, _ say: Language) -> String {
    func place(_ id: QuestionID) -> String {
      say(
        "Nội dung \((questions.firstIndex { $0.id == id } ?? 0) + 1)",
        "Question \((questions.firstIndex { $0.id == id } ?? 0) + 1)")
    }
    switch cell {
    case .issued:
      return isByPaper ? say("Số phiếu phát ra", "Papers issued") : say("Số người biểu quyết", "Those who voted")
    case .returned: return say("Số phiếu thu về", "Papers returned")
    case .valid(let id): return "\(place(id)): \(say("phiếu hợp lệ", "valid"))"
    case .invalid(let id): return "\(place(id)): \(say("phiếu không hợp lệ", "invalid"))"
    case .votes(let id, let option): return "\(place(id)): \(question(id)?.option(option)?.label ?? option.text)"
    }
  }

  /// Why a count cannot be true: the sentence of the invariant, and the number to look at again.
  func words(for impossible: Tally.Impossibility, _ say: Language) -> (cell: TallyCell, problem: Phrase) {
    func both(_ make: (Language) -> String) -> Phrase { Phrase(make(.vietnamese), make(.english)) }
    /// The sentence behind the name of the number.
    func of(_ cell: TallyCell) -> (TallyCell, Phrase) {
      (cell, both { "\(words(for: cell, $0)): \(impossible.sentence[$0])." })
    }
    func first(of id: QuestionID) -> TallyCell {
      question(id)?.options.first.map { TallyCell.votes(question: id, option: $0.id) } ?? .valid(question: id)
    }
    switch impossible {
    case .negative(let cell):
      return (
        cell, both { $0("\(words(for: cell, $0)) không thể nhỏ hơn 0.", "\(words(for: cell, $0)) cannot be below 0.") }
      )
    case .tooLarge(let cell):
      return (cell, both { $0("\(words(for: cell, $0)) quá lớn.", "\(words(for: cell, $0)) is too large.") })
    case .moreIssuedThanPresent, .moreVotersThanPresent:
      return (.issued, both { "\(impossible.sentence[$0].capitalised)." })
    case .moreReturnedThanIssued: return (.returned, both { "\(impossible.sentence[$0].capitalised)." })
    case .papersLost(let id, _, _, _): return of(.valid(question: id))
    case .moreVotesThanPapers(let id, _, _), .fewerVotesThanPapers(let id, _, _), .moreVotesThanVoters(let id, _, _):
      return of(first(of: id))
    case .questionMissing(let id), .unknownQuestion(let id), .countedTwice(let id), .unknownOption(let id, _):
      return (isByPaper ? .valid(question: id) : first(of: id), both { "\(impossible.sentence[$0].capitalised)." })
    }
  }
}

extension Tally.Impossibility {
  /// The numbers that clash, as the rest of a sentence.
  var sentence: Phrase {
    switch self {
    case .negative: Phrase("có số nhỏ hơn 0", "a number is below 0")
    case .tooLarge: Phrase("có số quá lớn", "a number is too large")
    case .moreIssuedThanPresent(let issued, let present):
      Phrase(
        "phát ra \(issued) phiếu nhưng chỉ có \(present) người có mặt khi bắt đầu biểu quyết",
        "\(issued, one: "paper was", other: "papers were") issued, but only \(present, one: "person was", other: "people were") present when the vote was opened"
      )
    case .moreVotersThanPresent(let voters, let present):
      Phrase(
        "\(voters) người biểu quyết nhưng chỉ có \(present) người có mặt khi bắt đầu biểu quyết",
        "\(voters) voted, but only \(present, one: "person was", other: "people were") present when the vote was opened"
      )
    case .moreReturnedThanIssued(let returned, let issued):
      Phrase(
        "thu về \(returned) phiếu, nhiều hơn \(issued) phiếu phát ra",
        "\(returned, one: "paper was", other: "papers were") returned, more than the \(issued) issued")
    case .papersLost(_, let valid, let invalid, let returned):
      Phrase(
        "hợp lệ \(valid) cộng không hợp lệ \(invalid) phải bằng \(returned) phiếu thu về",
        "valid \(valid) and invalid \(invalid) must add up to the \(returned) returned")
    case .moreVotesThanPapers(_, let votes, let valid):
      Phrase(
        "các phương án cộng lại \(votes), nhiều hơn \(valid) phiếu hợp lệ",
        "the options add up to \(votes), more than the \(valid) valid papers")
    case .fewerVotesThanPapers(_, let votes, let valid):
      Phrase(
        "các phương án cộng lại \(votes), còn \(valid - votes) phiếu hợp lệ chưa tính vào phương án nào; phiếu không đánh dấu là phiếu không hợp lệ",
        "the options add up to \(votes), so \(valid - votes, one: "valid paper is", other: "valid papers are") counted for none; a paper without a mark is invalid"
      )
    case .moreVotesThanVoters(_, let votes, let voters):
      Phrase(
        "các phương án cộng lại \(votes), nhiều hơn \(voters) người biểu quyết",
        "the options add up to \(votes), more than the \(voters) who voted")
    case .questionMissing, .unknownQuestion, .countedTwice, .unknownOption:
      Phrase("kết quả đếm không khớp với các nội dung trên phiếu", "the count does not fit the questions on the paper")
    }
  }
}
