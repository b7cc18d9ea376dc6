// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// Those who would be sent a version that went to them already, by the day on which it last did.
struct SentBefore {
  let times: [Time]

  /// One circulation, as far as it is repeated.
  struct Time {
    let sent: Day
    let due: Day
    let asked: [Return.Sender]
    let isOpenToAll: Bool

    /// Whom it went to, by their names.
    func names(_ grounds: some DraftingGrounds, _ say: Language) -> [String] {
      let all =
        isOpenToAll ? [say("mọi người đăng nhập (lấy ý kiến rộng rãi)", "everybody who signs in (open to all)")] : []
      return all + asked.map { grounds.senderName($0, say) }
    }
  }

  /// The newest day on which it went to some of them.
  var day: Day { times.map(\.sent).max() ?? Day(number: 0) }
  var asked: Set<Return.Sender> { Set(times.flatMap(\.asked)) }
  var isOpenToAll: Bool { times.contains(where: \.isOpenToAll) }

  /// Nil where nobody would be sent it twice.
  init?(_ wish: CirculationDraft, of draft: DraftDocument) {
    var left = wish.asked
    var isOpen = wish.isOpenToAll
    var times: [Time] = []
    for earlier in draft.circulations.reversed() where earlier.version == wish.version {
      let asked = Set(earlier.asked)
      let again = left.filter(asked.contains)
      let isOpenAgain = isOpen && earlier.isOpenToAll
      guard !again.isEmpty || isOpenAgain else { continue }
      times.append(Time(sent: earlier.sent, due: earlier.due, asked: again, isOpenToAll: isOpenAgain))
      left.removeAll(where: asked.contains)
      isOpen = isOpen && !earlier.isOpenToAll
    }
    guard !times.isEmpty else { return nil }
    self.times = times.reversed()
  }

  /// Whom it went to, the first few by their names.
  func names(_ grounds: some DraftingGrounds) -> Phrase {
    func names(_ say: Language) -> String { times.flatMap { $0.names(grounds, say) }.some(say) }
    return Phrase(names(.vietnamese), names(.english))
  }

  /// One sentence a time: when it went to whom, and until when they were asked.
  func words(_ grounds: some DraftingGrounds, _ say: Language) -> [String] {
    times.map { time in
      let names = time.names(grounds, say).some(say)
      return say(
        "Ngày \(time.sent.words(say)), hạn \(time.due.words(say)): \(names).",
        "On \(time.sent.words(say)), due \(time.due.words(say)): \(names).")
    }
  }
}

extension CirculationDraft {
  /// The same for those only to whom the version has not gone yet.
  func leavingOut(_ before: SentBefore) -> CirculationDraft {
    let known = before.asked
    return CirculationDraft(
      version: version, units: units.filter { !known.contains(.unit($0)) },
      people: people.filter { !known.contains(.person($0)) }, isOpenToAll: isOpenToAll && !before.isOpenToAll, due: due,
      isRepeated: isRepeated)
  }

  /// The same, once more for those who have it too.
  var repeated: CirculationDraft {
    CirculationDraft(
      version: version, units: units, people: people, isOpenToAll: isOpenToAll, due: due, isRepeated: true)
  }

  /// Whether it goes to anybody.
  var asksSomebody: Bool { isOpenToAll || !units.isEmpty || !people.isEmpty }
}

extension DraftDocument {
  /// Since when a unit or person has the newest version, where it went to them.
  func lastSent(to sender: Return.Sender) -> Day? {
    circulations.filter { $0.version == newest.number && $0.asked.contains(sender) }.map(\.sent).max()
  }
}
