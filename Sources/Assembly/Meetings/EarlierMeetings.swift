// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// What a body held in its term before this record began. An office that starts in the middle of a term goes on with its
/// numbers: the second meeting needs a first one, and here is the paper that tells of it.
public struct EarlierMeetings: Codable, Hashable, Sendable {
  /// How many there were; none takes back what was noted by mistake.
  public let count: Int
  /// The day of the last of them.
  public let last: Day
  /// The paper that tells of the last one, such as its minutes.
  public let evidence: String

  public init(count: Int, last: Day, evidence: String) {
    self.count = count
    self.last = last
    self.evidence = evidence
  }

  /// Why it is not noted.
  public enum Refusal: Error, Hashable, Sendable {
    /// The record numbered meetings of this body already.
    case numberingBegan
    case evidenceMissing
    case beforeTheBody(formed: Day)
    case notHeldYet(Day)
    /// A meeting would be held before the last of those on paper.
    case startsBefore(last: Day)
  }
}

enum EarlierMeetingsRules {
  /// Numbers that were given stay as they are, so it is noted before the first meeting is planned.
  static func noted(
    _ earlier: EarlierMeetings, of body: BodyID, on day: Day, _ grounds: some MeetingGrounds
  ) throws(MeetingRefusal) -> MeetingEvent {
    guard let formed = grounds.organisations.body(body)?.formed else { throw .unknownBody(body) }
    guard grounds.meetings.numbered(of: body).isEmpty else { throw .earlier(.numberingBegan) }
    guard earlier.count > 0 else {
      return .earlierNoted(body: body, earlier: EarlierMeetings(count: 0, last: earlier.last, evidence: ""))
    }
    guard !earlier.evidence.trimmed.isEmpty else { throw .earlier(.evidenceMissing) }
    guard earlier.last >= formed else { throw .earlier(.beforeTheBody(formed: formed)) }
    guard earlier.last <= day else { throw .earlier(.notHeldYet(earlier.last)) }
    return .earlierNoted(
      body: body,
      earlier: EarlierMeetings(count: earlier.count, last: earlier.last, evidence: earlier.evidence.trimmed))
  }

  /// Of two meetings on one day the second may be the first one of this record.
  static func check(
    _ start: Moment, of body: BodyID, on grounds: some MeetingGrounds
  ) throws(MeetingRefusal) {
    guard let earlier = grounds.meetings.earlier[body], start.day < earlier.last else { return }
    throw .earlier(.startsBefore(last: earlier.last))
  }
}

extension EarlierMeetings.Refusal {
  func problem(_ say: Language) -> String {
    switch self {
    case .numberingBegan:
      say(
        "Cơ quan này đã có cuộc họp được đánh số trong hệ thống.", "Meetings of this body are numbered here already.")
    case .evidenceMissing:
      say("Chưa ghi văn bản của lần họp gần nhất.", "The paper that tells of the last meeting is missing.")
    case .beforeTheBody(let formed):
      say(
        "Ngày họp trước ngày lập cơ quan (\(formed.words(say))).",
        "The day lies before the body was formed (\(formed.words(say))).")
    case .notHeldYet(let day): say("Ngày \(day.words(say)) chưa đến.", "\(day.words(say)) is still to come.")
    case .startsBefore(let last):
      say(
        "Lần họp trước, theo văn bản đã ghi, là ngày \(last.words(say)).",
        "By the paper on record, the meeting before was held on \(last.words(say)).")
    }
  }

  func mend(_ say: Language) -> String {
    switch self {
    case .numberingBegan:
      say(
        "Số đã dùng không đổi được. Nếu chưa gửi giấy triệu tập, hãy hủy cuộc họp đó, ghi lần họp trước rồi lập lại.",
        "A number in use stays. Where no summons went out, call that meeting off, note the earlier ones, plan it anew.")
    case .evidenceMissing:
      say("Hãy ghi số, ngày của biên bản hoặc thông báo.", "Give number and date of the minutes or the notice.")
    case .beforeTheBody:
      say("Hãy xem lại ngày họp, hoặc ngày lập ở trang Tổ chức.", "Check the day, or when the body was formed.")
    case .notHeldYet:
      say("Chỉ ghi những lần đã họp; lần sắp tới thì lập ở đây.", "Note what was held; plan here what is to come.")
    case .startsBefore: say("Hãy chọn ngày đó hoặc ngày sau.", "Choose that day or a later one.")
    }
  }
}
