// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import Slates

/// What the solver found: which targets hold each other, what would have to give, and the nearest slates. Proposals and
/// never more: whoever is competent decides.
struct SlateProposals {
  let board: SlateBoard
  let say: Language
  let token: FormToken

  init(_ board: SlateBoard, _ say: Language, _ token: FormToken) {
    self.board = board
    self.say = say
    self.token = token
  }

  @HTMLBuilder func html(_ reckoning: SlateReckoning) -> HTML {
    Section("proposals", heading: say("Gợi ý để cấp có thẩm quyền xem xét", "Proposals, for whoever decides")) {
      switch reckoning {
      case .unanswered(let reason): Notice(words(reason), .attention)
      case .answered(let answer):
        if !answer.conflicts.isEmpty { conflicts(answer) }
        nearest(answer)
        irreplaceable(answer)
      }
    }
  }

  private func words(_ reason: SlateReckoning.Reason) -> String {
    switch reason {
    case .outOfTime:
      say(
        "Chưa tìm xong trong thời gian cho phép. Hãy bớt chỉ tiêu hoặc bớt người trong nguồn rồi mở lại trang.",
        "It was not finished in the time allowed. Try with fewer targets or people, and open the page again.")
    case .tooMany:
      say(
        "Nhiều người đang hỏi cùng lúc. Hãy mở lại trang sau giây lát.", "Many ask at once. Open the page again soon.")
    case .noSolver:
      say("Máy chủ này không có bộ tìm phương án.", "This server has no solver; checks work, proposals do not.")
    case .failed:
      say("Chưa tìm được phương án. Hãy mở lại trang.", "No proposal could be worked out. Open the page again.")
    }
  }

  private var wording: SlateWords? {
    guard case .success(let composition) = board.pool.composition else { return nil }
    return SlateWords(composition) { say($0, $1) }
  }

  /// Why not everything can be met, and what would have to give.
  private func conflicts(_ answer: SlateAnswer) -> HTML {
    let words = wording
    return Notice(heading: say("Các chỉ tiêu không thể cùng đạt", "Not all targets can be met together"), .attention) {
      Ul { answer.conflicts.map { Li(board.pool.named(words?.sentence($0) ?? "")) } }
      if !answer.areAll {
        P(say("Còn những mâu thuẫn khác chưa liệt kê.", "There are more conflicts than are listed."))
      }
      if let relaxation = answer.relaxation {
        P(say("Theo thứ tự ưu tiên đã nêu, cần nới:", "By the stated order of priority, this gives way:"))
        Ul { relaxation.gives.map { Li(board.pool.named(words?.sentence($0) ?? "")) } }
      } else {
        P(
          say(
            "Nới chỉ tiêu không giải quyết được. Hãy xem lại số lượng, nhân sự đã thống nhất và quy định không cùng tham gia.",
            "Easing targets does not help. Look again at the size, those agreed on and those who may not be together."))
      }
    }
  }

  @HTMLBuilder private func nearest(_ answer: SlateAnswer) -> HTML {
    let isEased = !answer.conflicts.isEmpty
    if let first = answer.nearest.first, first.changes == 0, first.in.isEmpty, !isEased {
      Notice(say("Danh sách này đạt mọi chỉ tiêu.", "This slate meets every target."), .good)
    } else if !answer.nearest.isEmpty {
      P(
        isEased
          ? say("Các phương án gần nhất nếu nới như trên:", "The nearest slates if so much gives way:")
          : say("Các phương án gần nhất đạt mọi chỉ tiêu:", "The nearest slates that meet every target:"))
      if let first = answer.nearest.first { card(first, number: 1) }
      if answer.nearest.count > 1 {
        Details(say("Xem thêm \(answer.nearest.count - 1) gợi ý", "See \(answer.nearest.count - 1) more")) {
          for (number, proposal) in zip(2..., answer.nearest.dropFirst()) { card(proposal, number: number) }
        }
      }
    }
  }

  private func names(_ ids: [PoolMember]) -> String {
    ids.isEmpty ? say("không ai", "nobody") : ids.map { board.pool.name($0) }.joined(separator: ", ")
  }

  /// "Rút A, B; thêm C, D (tín nhiệm 3.210)."
  private func moves(_ proposal: Slates.Proposal) -> String {
    let support = proposal.support.grouped(say)
    return say(
      "Rút \(names(proposal.out)); thêm \(names(proposal.in)) (tín nhiệm cả danh sách \(support)).",
      "Out \(names(proposal.out)); in \(names(proposal.in)) (support of the whole slate \(support)).")
  }

  private func card(_ proposal: Slates.Proposal, number: Int) -> HTML {
    let title = say("Gợi ý \(number)", "Proposal \(number)")
    let note = say(
      "Theo gợi ý \(number): rút \(names(proposal.out)); thêm \(names(proposal.in))",
      "By proposal \(number): out \(names(proposal.out)); in \(names(proposal.in))")
    return Card {
      P {
        Strong("\(title). ")
        Inline(moves(proposal))
      }
      Form(to: Address(path: "personnel", board.scheme.id.text, "keep"), token: token) {
        SlateBoardPage.members(proposal.people.map { CandidateID($0.rawValue) })
        if let base = board.base { HiddenField("base", value: base.id.text) }
        HiddenField("note", value: String(note.prefix(480)))
        Buttons {
          Button(
            say("Lập thành phương án mới", "Make it a new version"), .primary,
            .label(say("Lập thành phương án mới: \(title)", "Make it a new version: \(title)")))
          ButtonLink(
            say("Xem trên bảng", "See on the board"), to: board.address(of: proposal), .secondary,
            .label(say("Xem trên bảng: \(title)", "See on the board: \(title)")))
        }
      }
    }
  }

  /// Without whom nothing goes; of those who are agreed on everybody knows it.
  @HTMLBuilder private func irreplaceable(_ answer: SlateAnswer) -> HTML {
    let firm = answer.irreplaceable.filter { board.pool.candidate($0)?.consideration == .open }
    if !firm.isEmpty {
      P(
        say(
          "Không ai trong nguồn thay được: \(names(firm)). Nếu rút, không còn phương án nào đạt mọi chỉ tiêu.",
          "Nobody in the pool could replace \(names(firm)): without them no slate meets every target."))
    }
  }
}
