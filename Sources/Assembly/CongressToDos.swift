// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

extension Congress {
  /// What the congress still wants when a meeting is over and no other is coming: values that papers and delegates wait
  /// for, and questions that a vote left open.
  func nextMeetingToDos(_ scene: Scene) -> [ToDo] {
    let held = meetings.held
    guard scene.may(.planMeetings), !held.isEmpty,
      held.allSatisfy({ if case .closed = $0.stage { true } else { false } })
    else { return [] }
    let say = scene.say
    let day = scene.now.day
    let wanted = ["congress.window", "delegates.planned", "delegates.exOfficio"].compactMap { pack.figure($0) }
      .filter { figures.latest($0.id, asOf: day) == nil }
    let ended = decisions.votes.filter { $0.results != nil || $0.annulment != nil }
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
