// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension Congress {
  /// What the congress still wants when a meeting is over and no other is coming: values that papers and delegates wait
  /// for, and questions that a vote left open in a body that has no other meeting ahead.
  func nextMeetingToDos(_ scene: Scene) -> [ToDo] {
    let held = meetings.held
    guard scene.may(.planMeetings), !held.isEmpty else { return [] }
    let ahead = held.filter { if case .closed = $0.stage { false } else { true } }.map(\.body)
    let say = scene.say
    let day = scene.now.day
    let wanted = ["congress.window", "delegates.planned", "delegates.exOfficio"].compactMap { pack.figure($0) }
      .filter { ahead.isEmpty && figures.latest($0.id, asOf: day) == nil }
    let ended = decisions.votes.filter { vote in
      let body = meetings.meeting(vote.meeting)?.body
      return (vote.results != nil || vote.annulment != nil) && body.map { !ahead.contains($0) } ?? false
    }
    let open = ended.filter { mayKnow($0, scene) }.flatMap { questionsLeftOpen(by: $0) }.map(\.text).unique
    guard !wanted.isEmpty || !open.isEmpty else { return [] }
    let words = open.map { "“\($0.clipped(80))”" } + wanted.map { $0.name[say] }
    let conference = pack.term(.conference, say)
    return [
      ToDo(
        say("Chuẩn bị \(conference) tiếp theo", "Prepare the next \(conference)"),
        detail: say("Chưa có quyết định về: \(words.some(say)).", "Not decided yet: \(words.some(say))."),
        at: "/meetings/new", rank: 42)
    ]
  }
}
