// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The hours of a meeting: what is noted of it is dated on its own days, whenever it is entered, and never in the future.
extension MeetingPlan {
  /// When it is meant to end; past midnight on the next day.
  var end: Moment { start.adding(minutes: minutes) }

  /// The last of its days; one that ends at midnight has nothing of the next.
  var lastDay: Day { start.adding(minutes: max(0, minutes - 1)).day }
}

extension Moment {
  /// So many minutes later.
  func adding(minutes: Int) -> Moment {
    Moment(microseconds: Int64(day.number * 1440 + minute + minutes) * 60_000_000, offset: 0)
  }
}

extension Sitting {
  /// The last thing that was noted of it, but for those who came and went.
  var lastNoted: Moment {
    let said = contributions.map(\.at) + Array(discussionsClosed.values)
    return (said + handovers.map(\.at) + [conclusion?.at].compactMap { $0 }).reduce(opened) { max($0, $1) }
  }
}

extension Meeting {
  /// When heads are counted that are asked for at `moment`: on a later day those of the meeting itself.
  func counting(at moment: Moment) -> Moment {
    guard moment.day > plan.lastDay else { return moment }
    return (attendance?.movements.map(\.at) ?? []).reduce(plan.start) { max($0, $1) }
  }
}

extension MeetingScene {
  /// How far a meeting may run over its planned end and still be going on, in minutes: an evening past midnight.
  private static let overrun = 360

  /// Whether now is an hour of the meeting, so that a tap can note it.
  var isOn: Bool {
    let now = scene.now
    guard hasItsDay else { return false }
    return now.day <= meeting.plan.lastDay || now <= meeting.plan.end.adding(minutes: Self.overrun)
  }

  /// Whether its day has come.
  var hasItsDay: Bool { scene.now.day >= day }

  /// The days on which something may be noted: its own as far as they have come, and the next, for a meeting that went on.
  var days: [Day] {
    let last = max(day, min(scene.now.day, meeting.plan.lastDay.adding(1)))
    return (day.number...last.number).map { Day(number: $0) }
  }

  /// What a form proposes: now while the meeting is on; entered later, what was noted last; else its planned start.
  var suggestedTime: Moment {
    guard !isOn else { return scene.now }
    let votes = grounds.votes(of: meeting).compactMap(\.last)
    return votes.reduce(meeting.sitting?.lastNoted ?? meeting.plan.start) { max($0, $1) }
  }

  /// The time at which something was, and the day of it where there is more than one to choose from.
  @HTMLBuilder func timeFields(
    _ label: String, hint: String? = nil, proposing proposed: Moment? = nil, startsEmpty: Bool = false
  ) -> HTML {
    let proposed = proposed ?? suggestedTime
    if days.count > 1 {
      Select(
        say("Ngày", "Day"), scene.field("day", else: proposed.day.description),
        days.map { Choice($0.description, "\($0.weekdayName(say).capitalised), \($0.figures(say))") })
    }
    TimeField(
      label, "time", value: scene.typed("time", else: startsEmpty ? "" : proposed.clock), hint: hint,
      error: scene.error("time"))
  }
}

extension FormReader {
  /// A time of a meeting that has come; its planned start when it is wrong.
  mutating func time(_ field: FieldName, of view: MeetingScene, _ name: Phrase) -> Moment {
    let days = view.days
    let named =
      days.count > 1 ? optionalChoice("day", Phrase("ngày", "the day"), of: days.map(\.description)) : nil
    guard let minute = minute(field, name) else { return view.meeting.plan.start }
    // Clocks differ by a little, and a page may lie open for a while.
    let latest = view.scene.now.adding(minutes: 5)
    let proposed = view.suggestedTime.day
    // A form that came before midnight named no day: then it is the last one on which it was that time.
    let possible = days.filter { $0 <= proposed }.compactMap { Moment($0, minute: minute) }
    let meant = named.flatMap { Day(iso: $0) }.flatMap { Moment($0, minute: minute) }
    guard let moment = meant ?? possible.last(where: { $0 <= latest }) ?? possible.last else {
      return view.meeting.plan.start
    }
    if moment > latest { notYet(field, moment, beside: view.scene.now) }
    return moment
  }

  private mutating func notYet(_ field: FieldName, _ moment: Moment, beside now: Moment) {
    fault(
      field,
      Phrase(
        "Chưa đến \(moment.words(.vietnamese)); bây giờ là \(now.words(.vietnamese)).",
        "\(moment.words(.english)) has not come yet; it is \(now.words(.english))."),
      mend: Phrase(
        "Hãy nhập giờ thực tế; việc nào chưa diễn ra thì đợi diễn ra rồi ghi.",
        "Enter the true time; note what happens once it has happened."))
  }

  /// Nothing is noted by one tap on another day: that time would be the clerk's and not the meeting's.
  mutating func checkHour(of view: MeetingScene) {
    guard !view.isOn else { return }
    let day = view.day
    if view.hasItsDay {
      fault(
        "time",
        Phrase(
          "Đã qua ngày họp (\(day.words(.vietnamese))), không lấy giờ lúc bấm làm giờ đến, giờ về được.",
          "The meeting's day (\(day.words(.english))) has passed, so the time of a tap is not the time it happened."),
        mend: Phrase("Hãy ghi kèm giờ thực tế.", "Note it with its true time."))
    } else {
      fault(
        "time",
        Phrase(
          "Chưa đến ngày họp (\(day.words(.vietnamese))).", "The meeting's day (\(day.words(.english))) has not come."),
        mend: Phrase("Hãy điểm danh vào ngày họp.", "Check members in on that day."))
    }
  }
}
