// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of summons, check-in desk and opening.
enum AttendanceEndpoints {
  static let all: [MeetingEndpoints.MeetingEndpoint] = calling + desk

  private static let calling: [MeetingEndpoints.MeetingEndpoint] = [
    MeetingEndpoints.form(
      "/meetings/{meeting}/summons", [.planMeetings], shownTo: [.read, .planMeetings], again: { $0.summonsPage() }
    ) { reader, view throws(Faults) in
      let guests = reader.guests()
      try reader.finish()
      let home = view.address()
      return Order(
        .summon(view.meeting.id, at: view.scene.now, guests: guests),
        done: Phrase(
          "Đã chốt danh sách triệu tập. Hãy phát hành, in và gửi giấy mời.",
          "The list of those summoned is fixed. Now issue, print and send the invitations.")
      ) { _ in home }
    },
    MeetingEndpoints.form("/meetings/{meeting}/guests", [.planMeetings], again: { $0.summonsPage() }) {
      reader, view throws(Faults) in
      let guests = reader.guests()
      if guests.isEmpty {
        reader.fault(
          "guests", Phrase("Chưa ghi khách nào.", "There is no guest."),
          mend: Phrase("Hãy ghi mỗi dòng một khách.", "Write one guest a line."))
      }
      try reader.finish()
      let home = view.address("summons")
      return Order(
        .invite(view.meeting.id, guests: guests), done: Phrase("Đã mời thêm khách.", "The guests are invited.")
      ) { _ in home }
    },
    MeetingEndpoints.form("/meetings/{meeting}/guests/{guest}/remove", [.planMeetings], again: { $0.summonsPage() }) {
      _, view throws(Faults) in
      let key = view.scene.parameters["guest"] ?? ""
      let home = view.address("summons")
      return Order(
        .uninvite(view.meeting.id, guest: view.meeting.summons?.guest(key) ?? ""),
        done: Phrase("Đã bỏ khỏi danh sách khách mời.", "Taken off the list of guests.")
      ) { _ in home }
    },
    MeetingEndpoints.form("/meetings/{meeting}/reconvene", [.planMeetings], again: { $0.reconvenePage() }) {
      reader, view throws(Faults) in
      let start = reader.moment(
        "day", "time", Phrase("ngày họp mới", "the new day"), Phrase("giờ khai mạc", "the start"))
      let venue = reader.text("venue", Phrase("địa điểm", "the venue"), most: 200)
      let reason = reader.text("reason", Phrase("lý do", "the reason"))
      try reader.finish()
      let home = view.address()
      return Order(
        .reconvene(view.meeting.id, start: start ?? view.scene.now, venue: venue, reason: reason, at: view.scene.now),
        done: Phrase("Đã lập lần triệu tập tiếp theo.", "The next call is planned.")
      ) { _ in home }
    },
    MeetingEndpoints.form("/meetings/{meeting}/open", [.chair], again: { $0.openingPage() }) {
      reader, view throws(Faults) in
      let chair = reader.choice("chair", Phrase("người chủ trì", "the chair"), of: view.present.map(\.text))
      let people = view.grounds.organisations.people.keys.map(\.text)
      let secretary = reader.choice("secretary", Phrase("thư ký", "the secretary"), of: people)
      let at = reader.time("time", of: view, Phrase("giờ khai mạc", "the time of opening"))
      try reader.finish()
      let home = view.address()
      return Order(
        .open(view.meeting.id, chair: PersonID(chair ?? ""), secretary: PersonID(secretary ?? ""), at: at),
        done: Phrase("Đã khai mạc.", "The meeting is open.")
      ) { _ in home }
    },
  ]

  private static let desk: [MeetingEndpoints.MeetingEndpoint] = [
    MeetingEndpoints.page("/meetings/{meeting}/attendance") { $0.attendancePage() },
    MeetingEndpoints.page("/meetings/{meeting}/quorum") { $0.quorumPage() },
    MeetingEndpoints.form(
      "/meetings/{meeting}/attendance/arrivals", [.recordAttendance], again: { $0.attendancePage() }
    ) { reader, view throws(Faults) in
      let all = view.grounds.organisations.people.keys.map(\.text)
      let people = reader.choices("people", of: all).map { PersonID($0) }
      if people.isEmpty {
        reader.fault(
          "people", Phrase("Chưa chọn ai.", "Nobody is chosen."),
          mend: Phrase("Hãy chọn những người đã đến.", "Choose those who came."))
      }
      let at = reader.time("time", of: view, Phrase("giờ đến", "the time"))
      try reader.finish()
      let home = view.address("attendance")
      return Order(
        .noteArrivals(people, at: view.meeting.id, on: at), done: Phrase("Đã ghi có mặt.", "They are checked in.")
      ) { _ in home }
    },
    tap("arrive", { Phrase("Đã ghi có mặt: \($0).", "Checked in: \($0).") }) {
      .noteArrival($1, at: $0.meeting.id, on: $0.scene.now)
    },
    tap("leave", { Phrase("Đã ghi ra về: \($0).", "Leaving noted: \($0).") }) {
      .noteDeparture($1, from: $0.meeting.id, on: $0.scene.now)
    },
    MeetingEndpoints.form("/meetings/{meeting}/attendance/{person}", [.recordAttendance], again: { $0.personPage() }) {
      reader, view throws(Faults) in
      let what = reader.choice("what", Phrase("điều cần ghi", "what to note"), of: ["arrived", "left", "excused"])
      let reason =
        what == "excused"
        ? reader.text("reason", Phrase("lý do vắng mặt", "the reason")) : ""
      let at =
        what == "excused"
        ? view.scene.now : reader.time("time", of: view, Phrase("giờ", "the time"))
      try reader.finish()
      let person: PersonID = view.scene.id("person")
      let home = view.desk(at: person)
      let name = view.name(person)
      return Order(
        command(what, person, view.meeting.id, at, reason), done: Phrase("Đã ghi nhận: \(name).", "Noted: \(name).")
      ) { _ in home }
    },
    MeetingEndpoints.form(
      "/meetings/{meeting}/attendance/{person}/strike", [.recordAttendance], again: { $0.personPage() }
    ) { reader, view throws(Faults) in
      let reason = reader.text("strike-reason", Phrase("lý do", "the reason"))
      try reader.finish()
      let home = view.address("attendance")
      return Order(
        .strike(view.scene.id("person"), from: view.meeting.id, reason: reason),
        done: Phrase("Đã bỏ lần ghi nhầm.", "It is taken back.")
      ) { _ in home }
    },
  ]

  private static func command(
    _ what: String?, _ person: PersonID, _ meeting: MeetingID, _ at: Moment, _ reason: String
  ) -> MeetingCommand {
    switch what {
    case "arrived": .noteArrival(person, at: meeting, on: at)
    case "left": .noteDeparture(person, from: meeting, on: at)
    default: .excuse(person, from: meeting, reason: reason)
    }
  }

  /// One tap on a row of the desk, at the hall's clock, which is the meeting's on its own days only.
  private static func tap(
    _ name: String, _ done: @escaping @Sendable (String) -> Phrase,
    _ command: @escaping @Sendable (MeetingScene, PersonID) -> MeetingCommand
  ) -> MeetingEndpoints.MeetingEndpoint {
    let path = PathPattern(stringLiteral: "/meetings/{meeting}/attendance/{person}/\(name)")
    return MeetingEndpoints.form(path, [.recordAttendance], again: { $0.attendancePage() }) {
      reader, view throws(Faults) in
      reader.checkHour(of: view)
      try reader.finish()
      let person: PersonID = view.scene.id("person")
      let home = view.desk(at: person)
      return Order(command(view, person), done: done(view.name(person))) { _ in home }
    }
  }
}
