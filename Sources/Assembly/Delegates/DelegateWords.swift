// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
public import Packs

extension DelegateRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    let delegate = pack.term(.delegate, say)
    return switch self {
    case .notFounded: say("Chưa thiết lập tổ chức.", "The organisation is not set up yet.")
    case .unfit(let problems): problems.map { SeatWords(say).problem($0) }.joined(separator: " ")
    case .noUnits: say("Chưa có đơn vị nào để phân bổ.", "There are no units to share among.")
    case .unreported(let units):
      say(
        "\(units.count) đơn vị chưa báo cáo số lượng.",
        "\(units.count, one: "unit has", other: "units have") not reported any members.")
    case .unknownRun(let id): say("Không có phương án “\(id)”.", "There is no version “\(id)”.")
    case .openTie:
      say("Phương án còn chỗ ngang nhau chưa bốc thăm.", "The version has equal claims that wait for a lot.")
    case .noSuchTie: say("Kết quả bốc thăm không khớp với chỗ ngang nhau nào.", "The lot fits none of the open ties.")
    case .wrongTotal(let has, let needs):
      say(
        "Phương án cộng \(has) trong khi phải phân bổ \(needs).",
        "The version gives \(has), and \(needs) are to be given.")
    case .notDecidedYet(let first):
      say(
        "Ngày thông qua ở trước ngày quyết định số lượng \(delegate) (\(first.words(say))).",
        "The day lies before the number of delegates was decided (\(first.words(say))).")
    case .alreadyAdopted: say("Phương án này đang có hiệu lực.", "This version is in force already.")
    case .notAllocated: say("Chưa có phương án phân bổ nào được thông qua.", "No allocation has been adopted yet.")
    case .unknownUnit: say("Chưa chọn đơn vị có trong danh sách.", "No unit from the list was chosen.")
    case .unknownBody: say("Không có cơ quan này.", "There is no such body.")
    case .unknownPerson: say("Không có người này trong danh sách.", "There is no such person in the list.")
    case .noSeatLeft(_, let seats):
      say("Đơn vị chỉ được phân bổ \(seats) \(delegate).", "The unit has \(seats, one: "seat", other: "seats") only.")
    case .tooManyExOfficio(let has, let planned):
      say(
        "\(has) người, nhiều hơn \(planned) \(pack.term(.exOfficio, say)) đã dự kiến.",
        "\(has) are more than the \(pack.counted(planned, .exOfficio, .english)) planned.")
    case .alreadyDelegate(let name):
      say("“\(name)” đã có trong danh sách \(delegate).", "“\(name)” is in the list of delegates already.")
    case .nobody: say("Chưa chọn ai.", "Nobody was chosen.")
    case .unknownDelegate, .wrongStage, .notAnAlternate, .otherUnit: problemOfStage(say, pack)
    case .keptWithPeople:
      say("Dữ liệu của người này nằm trong danh sách cá nhân.", "The data is kept with the list of people.")
    case .unknownComplaint, .openComplaints, .beforeReceipt, .noExaminers, .nobodyPresent, .varianceUnexplained,
      .alreadyRecognised,
      .notRecognised, .beforeRecognition:
      problemOfCredentials(say, pack)
    }
  }

  private func problemOfStage(_ say: Language, _ pack: RulePack) -> String {
    switch self {
    case .unknownDelegate: say("Không có người này trong danh sách.", "There is no such delegate in the list.")
    case .wrongStage:
      say("Bước này không làm được ở trạng thái hiện tại.", "This cannot be done at the stage that was reached.")
    case .notAnAlternate:
      say("Người thay không phải \(pack.term(.delegateAlternate, say)).", "The substitute is not an alternate.")
    case .otherUnit: say("Người thay thuộc đơn vị khác.", "The substitute belongs to another unit.")
    case .notFounded, .unfit, .noUnits, .unreported, .unknownRun, .openTie, .noSuchTie, .wrongTotal,
      .notDecidedYet, .alreadyAdopted, .notAllocated, .unknownUnit, .unknownBody, .unknownPerson, .noSeatLeft,
      .tooManyExOfficio,
      .alreadyDelegate, .nobody, .unknownComplaint, .openComplaints, .beforeReceipt, .noExaminers, .nobodyPresent,
      .varianceUnexplained, .alreadyRecognised, .notRecognised, .beforeRecognition, .keptWithPeople:
      Phrase.elsewhere[say]
    }
  }

  private func problemOfCredentials(_ say: Language, _ pack: RulePack) -> String {
    switch self {
    case .unknownComplaint: say("Không có đơn thư này.", "There is no such complaint.")
    case .openComplaints(let count):
      say(
        "Còn \(count) đơn thư chưa kết luận.",
        "\(count, one: "complaint is", other: "complaints are") not answered yet.")
    case .beforeReceipt(let day):
      say(
        "Đơn thư nhận ngày \(day.words(say)), sau ngày kết luận đã ghi.",
        "The complaint was received on \(day.words(say)), later than the day of the answer.")
    case .noExaminers: say("Chưa ghi ai thẩm tra.", "Nobody is named as examiner.")
    case .nobodyPresent: say("Chưa ghi ai có mặt.", "Nobody is noted as present.")
    case .varianceUnexplained(let planned, let present):
      say(
        "Dự kiến \(planned), có mặt \(present): phải nêu lý do chênh lệch.",
        "\(planned) were planned and \(present) are present: the difference needs its reason.")
    case .alreadyRecognised: say("Tư cách đại biểu đã được công nhận.", "The credentials are recognised already.")
    case .notRecognised: say("Tư cách đại biểu chưa được công nhận.", "The credentials are not recognised yet.")
    case .beforeRecognition(let day):
      say(
        "Tư cách đại biểu được công nhận ngày \(day.words(say)), sau ngày đã ghi.",
        "The credentials were recognised on \(day.words(say)), later than the day that is given.")
    case .notFounded, .unfit, .noUnits, .unreported, .unknownRun, .openTie, .noSuchTie, .wrongTotal,
      .notDecidedYet, .alreadyAdopted, .notAllocated, .unknownUnit, .unknownBody, .unknownPerson, .unknownDelegate,
      .noSeatLeft,
      .tooManyExOfficio, .alreadyDelegate, .nobody, .wrongStage, .notAnAlternate, .otherUnit, .keptWithPeople:
      Phrase.elsewhere[say]
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .notFounded: say("Hãy thiết lập tổ chức trước.", "Set up the organisation first.")
    case .unfit(let problems): problems.map { SeatWords(say).mend($0.mend) }.joined(separator: " ")
    case .noUnits: say("Hãy nhập danh sách đơn vị.", "Import the list of units.")
    case .unreported: say("Hãy ghi số lượng ở trang đơn vị.", "Enter their members on the page of units.")
    case .openTie: say("Hãy bốc thăm và ghi kết quả.", "Draw the lot and enter it.")
    case .noSuchTie: say("Hãy chọn đúng số đơn vị trúng thăm.", "Tick as many winners as there are seats.")
    case .wrongTotal:
      say("Hãy lập phương án khác, hoặc khép về đúng tổng số.", "Make another version, or close it to the number.")
    case .notAllocated: say("Hãy thông qua một phương án phân bổ trước.", "Adopt an allocation first.")
    case .noSeatLeft:
      say("Hãy ghi là dự khuyết, hoặc rút một người trước.", "Enter them as alternates, or withdraw somebody first.")
    case .tooManyExOfficio:
      say("Hãy xem lại số đã dự kiến trong sổ số liệu.", "Look at the planned figure in the register.")
    case .alreadyDelegate: say("Không cần ghi lại.", "There is no need to enter them again.")
    case .wrongStage: say("Hãy mở lại trang để xem trạng thái mới.", "Open the page again to see the present state.")
    case .notAnAlternate, .otherUnit: say("Hãy chọn dự khuyết cùng đơn vị.", "Choose an alternate of the same unit.")
    case .openComplaints: say("Hãy ghi kết luận của từng đơn thư.", "Enter what each came to.")
    case .noExaminers: say("Hãy ghi tên người thẩm tra, trưởng ban trước.", "Name the examiners, the head first.")
    case .nobodyPresent: say("Hãy điểm danh trước.", "Check them in first.")
    case .varianceUnexplained: say("Hãy ghi lý do.", "Enter the reason.")
    case .keptWithPeople: say("Hãy xóa ở trang của người đó.", "Erase it on the page of the person.")
    case .alreadyAdopted, .notRecognised: say("Không cần làm lại.", "There is nothing to do.")
    case .alreadyRecognised:
      say(
        "Muốn ghi thêm hoặc sửa, hãy bấm “Thẩm tra lại” ở trang thẩm tra tư cách.",
        "To enter more, or to correct it, press “Examine again” on the page of credentials.")
    case .notDecidedYet, .beforeRecognition, .beforeReceipt:
      say("Hãy ghi ngày đó hoặc muộn hơn.", "Enter that day or a later one.")
    case .unknownRun, .unknownUnit, .unknownBody, .unknownPerson, .nobody, .unknownDelegate, .unknownComplaint:
      say("Hãy chọn trong danh sách.", "Choose from the list.")
    }
  }
}

extension Delegate.Block {
  /// The block as tables name it.
  func words(_ say: Language, in grounds: some DelegateGrounds) -> String {
    let pack = grounds.pack
    return switch self {
    case .exOfficio: pack.term(.exOfficio, say).capitalised
    case .unit: grounds.waysOfUnits?.name[say] ?? pack.term(.delegateElected, say).capitalised
    case .appointed: pack.term(.delegateDesignated, say).capitalised
    }
  }
}

extension Delegate.Stage {
  /// How far somebody has come; elected or designated by the mode of the congress.
  func words(_ say: Language, isDesignated: Bool) -> String {
    switch self {
    case .proposed: say("được giới thiệu", "proposed")
    case .chosen: isDesignated ? say("được chỉ định", "designated") : say("trúng cử", "elected")
    case .summoned: say("đã triệu tập", "summoned")
    case .absent(_, _, let absence):
      absence.isWithLeave ? say("vắng có lý do", "absent with leave") : say("vắng không lý do", "absent without leave")
    case .present: say("có mặt", "present")
    case .recognised: say("được công nhận", "recognised")
    case .refused: say("không được công nhận", "not recognised")
    case .replaced: say("được thay thế", "replaced")
    case .withdrawn: say("đã rút", "withdrawn")
    }
  }
}

extension SharingMethod {
  func words(_ say: Language) -> String { method.words(say) }
}

extension SharingRule {
  /// The rule of a version in a line.
  func words(_ say: Language) -> String {
    switch self {
    case .house(let method, let minimum, let maximum, let policy):
      method.words(say) + bounds(minimum, maximum, say)
        + (policy == method.usualPolicy || minimum == 0 ? "" : ". \(policy.words(say))")
    case .ratio(let per, let base, let minimum, let maximum, let closing):
      say(
        "\(base) cơ bản, thêm 1 cho mỗi \(per.grouped(say)), từ một nửa làm tròn lên\(bounds(minimum, maximum, say)); khép bằng \(closing.words(say))",
        "\(base) each and 1 for every \(per.grouped(say)), halves rounded up\(bounds(minimum, maximum, say)); closed by \(closing.words(say))"
      )
    }
  }

  private func bounds(_ minimum: Int, _ maximum: Int?, _ say: Language) -> String {
    let least = minimum > 0 ? say(", tối thiểu \(minimum)", ", at least \(minimum)") : ""
    return least + (maximum.map { say(", tối đa \($0)", ", at most \($0)") } ?? "")
  }
}
