// SPDX-License-Identifier: AGPL-3.0-or-later

public import Packs

extension FigureStatus {
  /// The status as printed beside the figure.
  public func words(_ say: Language) -> String {
    switch self {
    case .planned: say("dự kiến", "planned")
    case .approved: say("đã phê duyệt", "approved")
    case .summoned: say("đã triệu tập", "summoned")
    case .present: say("có mặt", "present")
    case .asHeld: say("thực tế", "as held")
    }
  }
}

extension FigureValue {
  /// The value as a paper prints it.
  public func words(_ say: Language) -> String {
    switch self {
    case .number(let number): number.grouped(say)
    case .days(let from, let to): Day.words(from: from, to: to, say)
    case .text(let text): text
    }
  }
}

extension FigureRecord {
  /// The value, or what stands in its place when nobody reported it.
  public func words(_ say: Language) -> String {
    value?.words(say) ?? say("(chưa có số liệu công bố)", "(not reported)")
  }

  /// How far the value is; that nobody reported it where there is none, as papers have it.
  func statusWords(_ say: Language) -> String {
    value == nil ? say("chưa công bố", "not reported") : status.words(say)
  }
}

extension FigureRecord {
  /// What the figure rests on, as people name it.
  var sourceWords: String { basis ?? source }
}

extension FigureRefusal: Explained {
  public func problem(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownFigure(let id): say("Không có số liệu “\(id)”.", "There is no figure “\(id)”.")
    case .wrongForm(let id):
      say(
        "Giá trị không đúng dạng của “\(pack.figure(id)?.name[say] ?? id)”.",
        "The value does not fit “\(pack.figure(id)?.name[say] ?? id)”.")
    case .workedOut(let id):
      say(
        "“\(pack.figure(id)?.name[say] ?? id)” do hệ thống tính ra.",
        "“\(pack.figure(id)?.name[say] ?? id)” is worked out by the system.")
    case .contradicts(let clash): clash.sentence(say, in: pack)
    case .decidedByVote(let id, let value, let day):
      say(
        "“\(pack.figure(id)?.name[say] ?? id)” đã được biểu quyết ngày \(day.words(say)): \(value.words(say)).",
        "“\(pack.figure(id)?.name[say] ?? id)” was decided by a vote on \(day.words(say)): \(value.words(say)).")
    case .noSource: say("Số liệu phải có nguồn.", "A figure needs a source.")
    case .needsNoApproval(let id):
      say(
        "“\(pack.figure(id)?.name[say] ?? id)” không thuộc diện trình cấp trên phê duyệt.",
        "“\(pack.figure(id)?.name[say] ?? id)” needs nobody's approval.")
    case .nothingToApprove(let id):
      say(
        "Chưa có gì về “\(pack.figure(id)?.name[say] ?? id)” đang chờ phê duyệt vào ngày đó.",
        "Nothing about “\(pack.figure(id)?.name[say] ?? id)” waits for approval on that day.")
    case .noReason: say("Trả lại phải có lý do.", "Sending back needs a reason.")
    }
  }

  public func mend(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .unknownFigure: say("Hãy chọn trong danh sách số liệu.", "Choose one from the list of figures.")
    case .wrongForm:
      say(
        "Số: nhập số nguyên không âm; thời gian: ngày đầu không sau ngày cuối.",
        "A number is whole and not negative; days run from the first to the last.")
    case .workedOut:
      say(
        "Hãy ghi số liệu dùng để tính, hoặc sửa ở trang cuộc họp, trang tổ chức.",
        "Note the figure it follows from, or change it on the page of the meeting or the organisation.")
    case .contradicts:
      say(
        "Hãy sửa số này, hoặc ghi lại số kia trước.", "Correct this number, or note the other one anew first.")
    case .decidedByVote:
      say(
        "Muốn đổi, hãy đưa ra biểu quyết lại; số do cấp trên phê duyệt thì chọn trạng thái “đã phê duyệt”.",
        "To change it, put it to the vote again; where the level above approved another one, choose “approved”.")
    case .noSource: say("Hãy ghi số, ký hiệu văn bản hoặc cuộc họp.", "Name the letter or the meeting it comes from.")
    case .needsNoApproval, .nothingToApprove:
      say("Hãy xem danh sách chờ phê duyệt.", "See the list of what waits for approval.")
    case .noReason: say("Hãy ghi ngắn gọn lý do.", "Give the reason in a few words.")
    }
  }
}
