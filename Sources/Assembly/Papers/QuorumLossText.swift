// SPDX-License-Identifier: AGPL-3.0-or-later

/// How papers tell that a meeting went on without a quorum.
extension PaperComposer {
  /// When too few were there, and until when; nothing where they always sufficed.
  func quorumLossBlocks(of meeting: Meeting, until end: Moment) -> [Paper.Block] {
    let losses = grounds.quorumLosses(of: meeting, until: end)
    guard !losses.isEmpty else { return [] }
    let lines = losses.map { loss in loss.words(language) { time($0, in: meeting) } }
    return [
      .labelled(
        say("Không đủ số có mặt tối thiểu", "Without a quorum"), lines.joined(separator: "; ") + ".")
    ]
  }

  /// That the conclusion was spoken before too few; nothing where they sufficed.
  func withoutQuorumBlocks(_ conclusion: Conclusion, of meeting: Meeting) -> [Paper.Block] {
    guard let short = grounds.shortage(at: conclusion, of: meeting) else { return [] }
    return [.labelled(say("Lúc kết luận", "At the conclusion"), quorumSentence(short))]
  }
}
