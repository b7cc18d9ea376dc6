// SPDX-License-Identifier: AGPL-3.0-or-later

import Packs

/// How papers count those who sent opinions, so that the synthesis and the register count alike.
extension PaperComposer {
  /// Whose contributions to a round could be read.
  func readSenders(of round: ToldRound) -> [Return.Sender] {
    round.draft.round.filter { $0.changes != nil }.map(\.sender).unique
  }

  /// Units, people and groups by their number, and each meeting by its name with how many spoke there.
  func contributors(_ senders: [Return.Sender], _ round: ToldRound) -> String {
    let meetings = senders.compactMap { sender -> String? in
      guard case .meeting = sender else { return nil }
      let name = grounds.senderName(sender, language)
      let read = round.draft.round.filter { $0.changes != nil && $0.sender == sender }
      let speakers = read.flatMap(\.speakers).unique.count
      let word = grounds.pack.term(.comradeOrTitle, language).nilIfEmpty ?? say("người", "")
      return say(
        "\(name) (\(speakers) \(word) phát biểu)",
        "the \(name.uncapitalised) (\(speakers, one: "speaker", other: "speakers"))")
    }
    return listed(kinds(of: senders) + meetings)
  }

  /// "2 đơn vị và 1 cá nhân": how many of each kind, meetings apart.
  func counted(_ senders: [Return.Sender]) -> String { listed(kinds(of: senders)) }

  private func kinds(of senders: [Return.Sender]) -> [String] {
    var (units, people, groups, unnamed) = (0, 0, 0, 0)
    for sender in senders {
      switch sender {
      case .unit: units += 1
      case .person: people += 1
      case .group: groups += 1
      case .unnamed: unnamed += 1
      case .meeting: break
      }
    }
    return [
      units == 0 ? "" : say("\(units) đơn vị", "\(units, one: "unit", other: "units")"),
      people == 0 ? "" : say("\(people) cá nhân", "\(people, one: "person", other: "people")"),
      groups == 0 ? "" : say("\(groups) tổ thảo luận", "\(groups, one: "group", other: "groups")"),
      unnamed == 0
        ? "" : say("\(unnamed) nơi chưa ghi tên", "\(unnamed, one: "sender", other: "senders") not named yet"),
    ].filter { !$0.isEmpty }
  }

  private func listed(_ told: [String]) -> String {
    guard let last = told.last else { return say("0 đơn vị, cá nhân", "no unit or person") }
    guard told.count > 1 else { return last }
    return told.dropLast().joined(separator: ", ") + say(" và ", " and ") + last
  }
}
