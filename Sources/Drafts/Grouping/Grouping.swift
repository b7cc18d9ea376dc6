// SPDX-License-Identifier: AGPL-3.0-or-later

/// Puts opinions that ask for the same together, the same way whatever order they came in.
public enum Grouping {
  /// Changes are the same where they leave the same text of the block; remarks where their words are, or where all guards
  /// (numbers, quotations, acts, negations) and enough of the other words agree. Sorted by anchor, then by size.
  public static func groups(of opinions: [Opinion], lexicon: Lexicon, likeness: Likeness = Likeness()) -> [OpinionGroup]
  {
    let remarks = opinions.filter { $0.result == nil }
    let changes = opinions.filter { $0.result != nil }
    return ordered(groups(ofRemarks: remarks, lexicon, likeness) + groups(ofChanges: changes))
  }

  private static func groups(ofRemarks opinions: [Opinion], _ lexicon: Lexicon, _ likeness: Likeness) -> [OpinionGroup]
  {
    let read = Sayings(opinions, lexicon)
    let leaders = Leaders(read, likeness)
    var membersOf: [[Int32]] = read.entries.map { entry in
      var members: [Int32] = []
      members.reserveCapacity(entry.members)
      return members
    }
    for (at, entry) in read.entryOf.enumerated() { membersOf[Int(entry)].append(Int32(at)) }
    var wordingsOf: [[Wording]] = Array(repeating: [], count: read.entries.count)
    for entry in read.entries.indices {
      let reason: Wording.Reason =
        switch leaders.share[entry] {
        case Leaders.leads: .leads
        case Leaders.isCopy: .unmarkedCopy
        default: .similar(Int(leaders.share[entry]))
        }
      let wording = wording(of: membersOf[entry], in: opinions, texts: read.textOf, reason)
      wordingsOf[Int(leaders.leaderOf[entry])].append(wording)
    }
    return wordingsOf.indices.compactMap { leader in
      guard let first = membersOf[leader].first, !wordingsOf[leader].isEmpty else { return nil }
      return OpinionGroup(wordings: ordered(wordingsOf[leader]), anchor: opinions[Int(first)].anchor)
    }
  }

  private static func wording(of members: [Int32], in opinions: [Opinion], texts: [Int32], _ reason: Wording.Reason)
    -> Wording
  {
    var counts: [Int32: (times: Int, member: Int)] = [:]
    for member in members { counts[texts[Int(member)], default: (0, Int(member))].times += 1 }
    let candidates = counts.values.map { (times: $0.times, text: opinions[$0.member].text) }
    return Wording(
      text: mostWritten(candidates), members: members.map { opinions[Int($0)].id }.sorted(), reason: reason)
  }

  private static func mostWritten(_ candidates: [(times: Int, text: String)]) -> String {
    candidates.max { a, b in a.times != b.times ? a.times < b.times : b.text.utf8.lexicographicallyPrecedes(a.text.utf8)
    }?
    .text ?? ""
  }

  private static func groups(ofChanges opinions: [Opinion]) -> [OpinionGroup] {
    struct Key: Hashable {
      var anchor: String?
      var result: String
    }
    // Swift compares strings by canonical equivalence: composed and decomposed forms are one key.
    let byResult = Dictionary(grouping: opinions) { opinion in
      Key(
        anchor: opinion.anchor,
        result: (opinion.result ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    return byResult.map { key, same in
      let byText = Dictionary(grouping: same, by: \.text).values.map { members in
        let texts = Dictionary(grouping: members) { Array($0.text.utf8) }.values.map {
          (times: $0.count, text: $0[0].text)
        }
        return Wording(text: mostWritten(texts), members: members.map(\.id).sorted(), reason: .sameResult)
      }
      var wordings = ordered(byText)
      wordings[0].reason = .leads
      return OpinionGroup(wordings: wordings, anchor: key.anchor)
    }
  }

  static func ordered(_ wordings: [Wording]) -> [Wording] {
    guard wordings.count > 1 else { return wordings }
    return wordings.sorted { a, b in
      if (a.reason == .leads) != (b.reason == .leads) { return a.reason == .leads }
      if a.members.count != b.members.count { return a.members.count > b.members.count }
      return (a.members.first ?? "") < (b.members.first ?? "")
    }
  }

  static func ordered(_ groups: [OpinionGroup]) -> [OpinionGroup] {
    let keys = groups.map { ($0.anchor ?? "", $0.size, $0.wordings.lazy.compactMap(\.members.first).min() ?? "") }
    let order = groups.indices.sorted { a, b in
      if keys[a].0 != keys[b].0 { return keys[a].0 < keys[b].0 }
      return keys[a].1 != keys[b].1 ? keys[a].1 > keys[b].1 : keys[a].2 < keys[b].2
    }
    return order.map { groups[$0] }
  }
}
