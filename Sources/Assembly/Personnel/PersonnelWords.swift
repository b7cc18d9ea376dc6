// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs
import Slates

extension PersonnelRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notFounded: say("Chưa thiết lập tổ chức.", "The organisation is not set up yet.")
    case .unknownBody: say("Không có cơ quan này.", "There is no such body.")
    case .alreadyBegun: say("Cơ quan này đã có đề án nhân sự.", "There is a scheme for this body already.")
    case .unknownScheme, .unknownCandidate, .unknownPerson, .unknownUnit, .unknownTarget, .unknownExclusion,
      .unknownDraft:
      say("Không có mục này trong danh sách.", "There is no such thing in the list.")
    case .nobody: say("Chưa chọn ai.", "Nobody was chosen.")
    case .keptWithPeople:
      say("Dữ liệu của người này nằm trong danh sách cá nhân.", "The data is kept with the list of people.")
    case .alreadyCandidate, .bornUnknown, .supportOutOfRange, .setAsideOnSlate, .twiceOnSlate, .onAdoptedSlate:
      problemOfPeople(say)
    case .namesBelowSeats, .surplusAboveLimit, .noSurplus, .outgoingOfOtherKind, .noElection, .heads, .unfit:
      problemOfFigures(say)
    case .sameAs, .wrongSize, .unmetUnexplained, .alreadyAdopted: problemOfDrafts(say)
    }
  }

  private func problemOfPeople(_ say: Language) -> String {
    switch self {
    case .alreadyCandidate(let name):
      say("“\(name)” đã có trong nguồn nhân sự.", "“\(name)” is among the candidates already.")
    case .bornUnknown(let name):
      say(
        "Chưa có ngày sinh của “\(name)”, hoặc ngày sinh ở tương lai.",
        "The birth date of “\(name)” is missing, or in the future.")
    case .supportOutOfRange(let name, let most):
      say(
        "Số tín nhiệm của “\(name)” phải từ 0 đến \(most).", "The support of “\(name)” must be from 0 to \(most).")
    case .setAsideOnSlate(let name):
      say("“\(name)” đã được ghi là không xem xét.", "“\(name)” was set aside.")
    case .twiceOnSlate(let name): say("“\(name)” có hai lần.", "“\(name)” is on it twice.")
    case .onAdoptedSlate(let name):
      say("“\(name)” có trong phương án đã thông qua.", "“\(name)” is on the slate that was adopted.")
    case .notFounded, .unknownBody, .alreadyBegun, .unknownScheme, .unknownCandidate, .unknownPerson, .unknownUnit,
      .unknownTarget, .unknownExclusion, .unknownDraft, .nobody, .namesBelowSeats, .surplusAboveLimit, .noSurplus,
      .outgoingOfOtherKind, .noElection,
      .heads, .unfit, .sameAs, .wrongSize, .unmetUnexplained, .alreadyAdopted, .keptWithPeople:
      Phrase.elsewhere[say]
    }
  }

  private func problemOfFigures(_ say: Language) -> String {
    switch self {
    case .namesBelowSeats(let names, let seats):
      say(
        "Danh sách \(names) người cho \(seats) người được bầu.",
        "A list of \(names) for \(seats, one: "seat", other: "seats").")
    case .surplusAboveLimit(let has, let most):
      say(
        "Số dư \(has) người, trong khi quy tắc cho phép nhiều nhất \(most).",
        "The list is \(has) longer than the seats; the rule allows \(most).")
    case .noSurplus(let seats, _):
      say(
        "Danh sách bầu cử phải có số dư: nhiều hơn \(seats) người được bầu.",
        "A list for an election is longer than its \(seats, one: "seat", other: "seats").")
    case .outgoingOfOtherKind:
      say(
        "Khóa đương nhiệm được chọn là của một cơ quan khác.",
        "The outgoing body that was chosen is one of another kind.")
    case .noElection(let names, let seats):
      say(
        "Đại hội không bầu cử nên danh sách không có số dư (\(names) người cho \(seats)).",
        "The congress elects nobody, so the list has no surplus (\(names) for \(seats)).")
    case .heads(let heads, let limit):
      say("\(heads) nhiều hơn \(limit) người của danh sách.", "\(heads) is more than the \(limit) on the list.")
    case .unfit(let faults): faults.map { $0.sentence { say($0, $1) } }.joined(separator: " ")
    case .notFounded, .unknownBody, .alreadyBegun, .unknownScheme, .unknownCandidate, .unknownPerson, .unknownUnit,
      .unknownTarget, .unknownExclusion, .unknownDraft, .nobody, .alreadyCandidate, .bornUnknown,
      .supportOutOfRange, .setAsideOnSlate, .twiceOnSlate, .sameAs, .wrongSize, .unmetUnexplained, .alreadyAdopted,
      .onAdoptedSlate, .keptWithPeople:
      Phrase.elsewhere[say]
    }
  }

  private func problemOfDrafts(_ say: Language) -> String {
    switch self {
    case .sameAs: say("Phương án mới nhất cũng gồm đúng những người này.", "The newest version has these very people.")
    case .wrongSize(let has, let needs):
      say("Phương án có \(has) người, cần đúng \(needs).", "The version has \(has) people; \(needs) are needed.")
    case .unmetUnexplained(let count):
      say(
        "\(count) chỉ tiêu chưa đạt: phải nêu lý do.",
        "\(count, one: "target is", other: "targets are") not met: the reason is needed.")
    case .alreadyAdopted: say("Phương án này đã được thông qua.", "This version is adopted already.")
    case .notFounded, .unknownBody, .alreadyBegun, .unknownScheme, .unknownCandidate, .unknownPerson, .unknownUnit,
      .unknownTarget, .unknownExclusion, .unknownDraft, .nobody, .alreadyCandidate, .bornUnknown,
      .supportOutOfRange, .namesBelowSeats, .surplusAboveLimit, .noSurplus, .outgoingOfOtherKind, .noElection, .heads,
      .unfit, .setAsideOnSlate,
      .twiceOnSlate, .onAdoptedSlate, .keptWithPeople:
      Phrase.elsewhere[say]
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notFounded: say("Hãy thiết lập tổ chức trước.", "Set up the organisation first.")
    case .alreadyBegun: say("Hãy mở phương án đã có.", "Open the one that is there.")
    case .alreadyCandidate: say("Không cần ghi lại.", "There is no need to enter them again.")
    case .bornUnknown: say("Hãy ghi đúng ngày sinh rồi nhập lại.", "Enter the birth date and send it again.")
    case .supportOutOfRange: say("Hãy ghi số nguyên trong khoảng đó.", "Enter a whole number between them.")
    case .namesBelowSeats: say("Hãy ghi số người của danh sách bằng hoặc lớn hơn.", "Make the list as long or longer.")
    case .surplusAboveLimit(_, let most):
      say("Hãy giảm số dư còn nhiều nhất \(most).", "Lower the surplus to \(most) at most.")
    case .noSurplus(let seats, let most):
      say(
        "Hãy ghi số người trong danh sách từ \(seats + 1) đến \(seats + most).",
        "Enter from \(seats + 1) to \(seats + most) names on the list.")
    case .outgoingOfOtherKind:
      say("Hãy chọn cơ quan cùng loại, hoặc “Không có”.", "Choose one of the same kind, or “None”.")
    case .noElection: say("Hãy ghi hai số bằng nhau.", "Make the two numbers equal.")
    case .heads: say("Hãy ghi số nhỏ hơn, hoặc ghi tỷ lệ.", "Enter a smaller number, or a share.")
    // Each sentence of the engine ends with its mend.
    case .unfit: ""
    case .setAsideOnSlate: say("Hãy bỏ ghi “không xem xét” trước.", "Take back that they are set aside first.")
    case .twiceOnSlate: say("Hãy để lại một lần.", "Keep them once.")
    case .onAdoptedSlate: say("Hãy thông qua phương án khác trước.", "Adopt another version first.")
    case .sameAs: say("Hãy thay đổi danh sách trước khi giữ.", "Change the slate before you keep it.")
    case .wrongSize: say("Hãy đưa người vào hoặc ra cho đủ.", "Move people in or out until it fits.")
    case .unmetUnexplained: say("Hãy ghi lý do, hoặc xem các đề xuất.", "Enter the reason, or look at the proposals.")
    case .alreadyAdopted: say("Không cần làm lại.", "There is nothing to do.")
    case .keptWithPeople:
      say("Hãy sửa hoặc xóa ở trang của người đó.", "Change or erase it on the page of the person.")
    case .unknownBody, .unknownScheme, .unknownCandidate, .unknownPerson, .unknownUnit, .unknownTarget,
      .unknownExclusion, .unknownDraft, .nobody:
      say("Hãy chọn trong danh sách.", "Choose from the list.")
    }
  }
}

extension Candidate.Consideration {
  /// What was settled about somebody.
  func words(_ say: Language) -> String {
    switch self {
    case .open: say("để lựa chọn", "open")
    case .agreed: say("đã thống nhất", "agreed on")
    case .setAside: say("không xem xét", "set aside")
    }
  }
}

extension SlateTarget.Content {
  /// "bắt buộc" or "phấn đấu".
  func force(_ say: Language) -> String { isStriven ? say("phấn đấu", "desired") : say("bắt buộc", "required") }

  /// "ít nhất 15%", "từ 40% đến 60%".
  func bounds(_ say: Language) -> String {
    switch (least, most) {
    case (.some(let least), .some(let most)):
      say("từ \(least.words(say)) đến \(most.words(say))", "\(least.words(say)) to \(most.words(say))")
    case (.some(let least), nil): say("ít nhất \(least.words(say))", "at least \(least.words(say))")
    case (nil, .some(let most)): say("nhiều nhất \(most.words(say))", "at most \(most.words(say))")
    case (nil, nil): ""
    }
  }
}

extension CandidateFile {
  /// "tái cử" or "lần đầu".
  func standing(_ say: Language) -> String {
    isContinuing ? say("tái cử", "continuing") : say("lần đầu", "first time")
  }
}
