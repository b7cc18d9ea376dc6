// SPDX-License-Identifier: AGPL-3.0-or-later

/// Puts opinions that ask for the same together, the same way whatever order they came in.
public enum Grouping {
  /// Changes are the same where they leave the same text of the block; remarks where their words are, or where all guards
  /// (numbers, quotations, acts, negations) and enough of the other words agree. Sorted by anchor, then by size.
  public static func groups(of opinions: [Opinion], lexicon: Lexicon, likeness: Likeness = Likeness()) -> [OpinionGroup] {
    let remarks = opinions.filter { $0.result == nil }
    let found = groups(ofRemarks: remarks, lexicon, likeness) + groups(ofChanges: opinions.filter { $0.result != nil })
    return found.sorted(by: precedes)
  }

  static func precedes(_ a: OpinionGroup, _ b: OpinionGroup) -> Bool {
    let anchors = (a.anchor ?? "", b.anchor ?? "")
    if anchors.0 != anchors.1 { return anchors.0 < anchors.1 }
    let sizes = (a.size, b.size)
    if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
    let texts = (a.representative.text, b.representative.text)
    if texts.0 != texts.1 { return texts.0 < texts.1 }
    return (a.representative.members.first ?? "") < (b.representative.members.first ?? "")
  }

  private static func groups(ofRemarks opinions: [Opinion], _ lexicon: Lexicon, _ likeness: Likeness) -> [OpinionGroup] {
    let read = Collation(opinions, lexicon)
    let leaders = Leaders(read, likeness)
    var membersOf: [[Int32]] = Array(repeating: [], count: read.entries.count)
    for (at, entry) in read.entryOf.enumerated() { membersOf[Int(entry)].append(Int32(at)) }
    var wordingsOf: [Int32: [(entry: Int, wording: Wording)]] = [:]
    for entry in read.entries.indices {
      let reason: Wording.Reason =
        switch leaders.share[entry] {
        case 102: .leads
        case 101: .unmarkedCopy
        default: .similar(Int(leaders.share[entry]))
        }
      let wording = wording(of: membersOf[entry].map { opinions[Int($0)] }, reason, text: \.text)
      wordingsOf[leaders.leaderOf[entry], default: []].append((entry, wording))
    }
    return wordingsOf.values.map { found in
      let wordings = found.map(\.wording)
      let anchor = opinions[Int(membersOf[found[0].entry][0])].anchor
      return OpinionGroup(wordings: ordered(wordings), anchor: anchor)
    }
  }

  private static func groups(ofChanges opinions: [Opinion]) -> [OpinionGroup] {
    struct Key: Hashable {
      var anchor: String?
      var result: String
    }
    // Swift compares strings by canonical equivalence: composed and decomposed forms are one key.
    let byResult = Dictionary(grouping: opinions) { opinion in
      Key(anchor: opinion.anchor, result: (opinion.result ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
    return byResult.map { key, same in
      let byText = Dictionary(grouping: same, by: \.text).values.map { wording(of: $0, .sameResult, text: \.text) }
      var wordings = ordered(byText)
      wordings[0].reason = .leads
      return OpinionGroup(wordings: wordings, anchor: key.anchor)
    }
  }

  private static func wording(of members: [Opinion], _ reason: Wording.Reason, text: KeyPath<Opinion, String>) -> Wording {
    var counts: [String: Int] = [:]
    if members.count > 1 { for member in members { counts[member[keyPath: text], default: 0] += 1 } }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? members.first?.text ?? ""
    return Wording(text: most, members: members.map(\.id).sorted(), reason: reason)
  }

  static func ordered(_ wordings: [Wording]) -> [Wording] {
    wordings.sorted { a, b in
      if (a.reason == .leads) != (b.reason == .leads) { return a.reason == .leads }
      if a.members.count != b.members.count { return a.members.count > b.members.count }
      return (a.text, a.members.first ?? "") < (b.text, b.members.first ?? "")
    }
  }
}
