// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension Demand {
  /// What the rule asks, in a sentence.
  func words(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .quorum(let threshold, _, let call):
      threshold.words(say, in: pack) + (call > 1 ? say(" (lần triệu tập \(call))", " (call \(call))") : "")
    case .majority(let threshold, _): threshold.words(say, in: pack)
    case .ratioAtMost(let share, let figure, let whole):
      say(
        "\(name(figure, say, pack)) không quá \(share.words(say)) \(name(whole, say, pack).uncapitalised)",
        "\(name(figure, say, pack)) at most \(share.words(say)) of the \(name(whole, say, pack).uncapitalised)")
    case .ratioAtLeast(let share, let figure, let whole):
      say(
        "\(name(figure, say, pack)) ít nhất \(share.words(say)) \(name(whole, say, pack).uncapitalised)",
        "\(name(figure, say, pack)) at least \(share.words(say)) of the \(name(whole, say, pack).uncapitalised)")
    case .range(let figure, let least, let most): range(figure, least, most, say, pack)
    case .deadline(let days, let counted, let relation, let event):
      say(
        "\(days) ngày \(counted == .working ? "làm việc " : "")\(relation == .before ? "trước" : "sau") ",
        "\(days) \(counted == .working ? "working " : "")days \(relation == .before ? "before" : "after") ")
        + self.event(event, relation, say, pack)
    case .slate(let demand): demand.words(say)
    case .surplus: say("Số dư của danh sách bầu cử", "Surplus of the list of candidates")
    case .tie(let tie, _): say("Ngang phiếu: \(tie.words(say))", "A tie: \(tie.words(say))")
    case .duty(let duty): duty[say]
    }
  }

  private func name(_ figure: String, _ say: Language, _ pack: RulePack) -> String {
    pack.figure(figure)?.name[say] ?? figure
  }

  /// What a deadline is counted from. The days of the congress are counted from their first day backwards, and onwards
  /// from their last.
  private func event(_ event: String, _ relation: Demand.Relation, _ say: Language, _ pack: RulePack) -> String {
    guard event == "congress.window" else { return name(event, say, pack).uncapitalised }
    let congress = pack.term(.congress, say)
    return relation == .before
      ? say("ngày khai mạc \(congress)", "the opening of the \(congress)")
      : say("ngày bế mạc \(congress)", "the close of the \(congress)")
  }

  private func range(_ figure: String, _ least: Int?, _ most: Int?, _ say: Language, _ pack: RulePack) -> String {
    let bounds = [least.map { say("từ \($0)", "from \($0)") }, most.map { say("đến \($0)", "to \($0)") }]
    return "\(name(figure, say, pack)): \(bounds.compactMap { $0 }.joined(separator: " "))"
  }
}

extension Rule.Severity {
  func words(_ say: Language) -> String {
    switch self {
    case .block: say("bắt buộc", "binding")
    case .warn: say("cảnh báo", "warning")
    case .inform: say("để biết", "for information")
    }
  }
}

extension WaiverRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    let name = { (id: String) in pack.rule(RuleID(rawValue: id))?.name[say] ?? id }
    return switch self {
    case .unknownRule(let id): say("Không có quy tắc “\(id)”.", "There is no rule “\(id)”.")
    case .notWaivable(let id):
      say("Quy tắc “\(name(id))” không cho phép miễn.", "The rule “\(name(id))” allows no waiver.")
    case .alreadyWaived(let id): say("Quy tắc “\(name(id))” đã được miễn.", "The rule “\(name(id))” is waived already.")
    case .incomplete: say("Còn thiếu người cho phép, văn bản hoặc lý do.", "Who, by which paper or why is missing.")
    case .verifiedAlready(let id):
      say(
        "Quy tắc “\(name(id))” đã được đối chiếu sẵn trong bộ quy tắc.",
        "The pack says already that the rule “\(name(id))” was compared.")
    case .comparisonIncomplete:
      say(
        "Còn thiếu văn bản, nguyên văn hoặc người đối chiếu.", "The instrument, its words or who compared is missing.")
    case .notCompared(let id):
      say("Quy tắc “\(name(id))” chưa được ghi là đã đối chiếu.", "Nobody noted that “\(name(id))” was compared.")
    case .noReason: say("Chưa ghi lý do.", "The reason is missing.")
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownRule: say("Hãy chọn trong danh sách quy tắc.", "Choose one from the list of rules.")
    case .notWaivable:
      say("Hãy thực hiện đúng quy tắc, hoặc xin ý kiến cấp có thẩm quyền.", "Meet the rule, or ask the competent body.")
    case .alreadyWaived: say("Không cần ghi lại.", "There is no need to note it again.")
    case .incomplete, .comparisonIncomplete: say("Hãy ghi đủ cả ba.", "Fill in all three.")
    case .verifiedAlready: say("Không cần ghi lại.", "There is no need to note it again.")
    case .notCompared: say("Hãy xem trang Quy tắc.", "See the page of rules.")
    case .noReason: say("Hãy ghi ngắn gọn lý do.", "Give the reason in a few words.")
    }
  }
}

extension PaperLayout.Item {
  /// The item as a clerk names it.
  func words(_ say: Language) -> String {
    switch self {
    case .font: say("Phông chữ", "Font")
    case .bodySize: say("Cỡ chữ nội dung", "Size of the text")
    case .margins: say("Lề trang", "Margins")
    case .letterhead: say("Tiêu đề và cơ quan ban hành", "Letterhead")
    case .titleSize: say("Cỡ chữ tên loại", "Size of the title")
    case .abstractSize: say("Cỡ chữ trích yếu", "Size of the subject line")
    case .indent: say("Thụt đầu dòng", "Indent")
    case .paragraphSpacing: say("Khoảng cách đoạn", "Space between paragraphs")
    case .lineSpacing: say("Khoảng cách dòng", "Line spacing")
    case .pageNumber: say("Số trang", "Page number")
    case .numbering: say("Số, ký hiệu", "Numbering")
    case .dates: say("Ngày tháng", "Dates")
    case .signatures: say("Thể thức ký", "Signatures")
    case .recipients: say("Nơi nhận", "Recipients")
    }
  }
}
