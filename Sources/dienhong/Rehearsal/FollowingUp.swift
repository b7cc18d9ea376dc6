// SPDX-License-Identifier: AGPL-3.0-or-later

import Assembly
import Packs

/// What became of a conference's assignments, one after the other: put off with a reason, reported done.
struct FollowingUp {
  let stage: Stage
  let conference: Scenario.Conference
  let meeting: MeetingID

  func play() async throws {
    // Given in the order in which they are told, so the one stands beside the other.
    let given = await stage.congress.meetings.meeting(meeting)?.sitting?.assignments.map(\.id) ?? []
    for (id, told) in zip(given, conference.assignments ?? []) {
      if let put = told.postponed {
        let at = try Calendar.moment(put.on, "08:00")
        try await stage.perform(
          .meetings(
            .postpone(meeting, id, to: try Calendar.day(put.to), reason: put.reason(stage.say), on: at.day)), at: at)
      }
      if let done = told.done {
        let at = try Calendar.moment(done.date, "16:00")
        try await stage.perform(
          .meetings(.reportDone(meeting, id, on: at.day, note: done.note(stage.say))), at: at)
      }
    }
  }
}
