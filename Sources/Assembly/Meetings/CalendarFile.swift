// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// An event as an iCalendar file (RFC 5545): the meeting only, no addresses of those who come.
struct CalendarFile {
  let uid: String
  /// Grows with every change of plan, agenda or summons, so that calendars replace the event.
  let sequence: Int
  /// When the file is made.
  let stamp: Moment
  let start: Moment
  let minutes: Int
  let title: String
  let venue: String
  let description: String
  /// Whether it is told that the event does not take place.
  let isCalledOff: Bool
  /// Minutes east of UTC of the moments above.
  let clockOffset: Int

  /// The whole file: CRLF line ends, folded lines, escaped text, times in UTC.
  var text: String {
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dien Hong//Dien Hong//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "BEGIN:VEVENT", "UID:\(CalendarFile.escaped(uid))", "SEQUENCE:\(sequence)", "DTSTAMP:\(utc(stamp, later: 0))",
      "DTSTART:\(utc(start, later: 0))", "DTEND:\(utc(start, later: minutes))",
      "SUMMARY:\(CalendarFile.escaped(title))", "LOCATION:\(CalendarFile.escaped(venue))",
      "DESCRIPTION:\(CalendarFile.escaped(description))", "STATUS:\(isCalledOff ? "CANCELLED" : "CONFIRMED")",
      "END:VEVENT", "END:VCALENDAR",
    ]
    return lines.map { CalendarFile.folded($0) + "\r\n" }.joined()
  }

  /// 20250715T010000Z
  private func utc(_ moment: Moment, later minutes: Int) -> String {
    let whole = (moment.day.number * 1440 + moment.minute + minutes - clockOffset)
    let at = Moment(microseconds: Int64(whole) * 60_000_000, offset: 0)
    let day = "\(at.day.year)\(at.day.month.twoDigits)\(at.day.day.twoDigits)"
    return "\(day)T\((at.minute / 60).twoDigits)\((at.minute % 60).twoDigits)00Z"
  }

  /// RFC 5545, 3.3.11: backslash, semicolon, comma and line ends; other controls are left out.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case ";": out += "\\;"
      case ",": out += "\\,"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// RFC 5545, 3.1: at most 75 octets a line, a further line begins with a space; a letter is never cut.
  static func folded(_ line: String) -> String {
    var out = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        out += "\r\n "
        octets = 1
      }
      out.unicodeScalars.append(scalar)
      octets += width
    }
    return out
  }
}

extension MeetingScene {
  /// The meeting for people's own calendars.
  func calendarFile() -> FileOrder {
    let plan = meeting.plan
    // Everybody's calendar holds meetings of other records too: the time at which this one was begun tells them apart.
    let record = String(grounds.began?.microseconds ?? 0, radix: 36)
    let file = CalendarFile(
      uid: "\(meeting.id)-\(record)@dienhong", sequence: meeting.revision, stamp: scene.now, start: plan.start,
      minutes: plan.minutes, title: title,
      venue: plan.venue,
      description: lines.map { "\(beginning(of: $0)) \(hides($0.item.id) ? hidden : $0.item.title)" }
        .joined(separator: "\n"),
      isCalledOff: meeting.callingOff != nil, clockOffset: grounds.pack.clockOffset)
    return .text(name: "\(meeting.id).ics", type: "text/calendar; charset=utf-8", text: file.text)
  }
}
