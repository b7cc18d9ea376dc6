// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Seeded
import TestKit
import Testing

@testable import Assembly

@Suite("Any random file")
struct IntakeFuzzSlow {
  @Test("gets faults or a clean result, never a crash and never half of it")
  func fuzz() throws {
    var tried = 0
    var taken = 0
    for seed in UInt64(1)...24 {
      var chance = Chance(seed: seed &* 104_729)
      let story = try People.filled(&chance)
      for _ in 0..<250 {
        tried += 1
        let tables = (0..<Int.random(in: 0...3, using: &chance)).map { _ in People.randomTable(&chance) }
        let plan = IntakePlan.reading(tables, on: story.congress, today: People.today)
        // The page reads the file once more, so every tenth is enough.
        if tried % 10 == 0 { look(at: tables, story, seed) }
        guard plan.isReady else { continue }
        var ahead = story
        try ahead.when(.organisations(.takeIn(plan.intake)))
        taken += 1
        let again = IntakePlan.reading(tables, on: ahead.congress, today: People.today)
        #expect(again.count(.added) == 0, "seed \(seed)")
        for person in ahead.congress.organisations.people.values {
          let name = person.details.value?.name ?? ""
          #expect(name.unicodeScalars.count <= 120 && !name.contains("<") && !CleanText.isFormula(name), "seed \(seed)")
        }
      }
    }
    print("intake: \(tried) random files tried, \(taken) of them taken in")
    #expect(tried >= 5_000)
    #expect(taken >= 100)
  }

  private func look(at tables: [SentTable], _ story: Story, _ seed: UInt64) {
    let submission = Submission(fields: ["content": [IntakeText.written(tables)]])
    let scene = People.scene(attempt: Attempt(submission: submission, faults: [], refusal: nil))
    let page = ImportPages.preview(scene, story.congress)
    #expect(page?.content.markup.contains("<script") == false, "seed \(seed)")
  }
}
