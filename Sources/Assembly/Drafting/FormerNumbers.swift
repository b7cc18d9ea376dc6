// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

/// The number that a passage bore in an older version.
struct FormerNumber: Hashable {
  let version: Int
  let number: String

  func words(_ say: Language) -> String { say("bản \(version): \(number)", "version \(version): \(number)") }
}

extension DraftDocument {
  /// What the passage of a point and the heading above it were numbered in the versions that its opinions answer, where
  /// they bear other numbers now: who wrote "Article 5" meant the one that was the fifth then.
  func formerNumbers(of point: SynthesisPoint) -> [FormerNumber] {
    let synthesis = synthesis
    let blocks = [point.heading, point.block].compactMap { $0 }.unique
    let answered = Set(point.opinions.compactMap { synthesis.said[$0]?.answers }).subtracting([synthesis.base.version])
    return answered.sorted().compactMap { version($0) }.flatMap { older in
      blocks.compactMap { id in
        guard let now = synthesis.base.block(id)?.number, let was = older.text.block(id)?.number, was != now else {
          return nil
        }
        return FormerNumber(version: older.number, number: was)
      }
    }.unique
  }
}

extension DraftText {
  fileprivate func block(_ id: BlockID) -> DraftBlock? { blocks.first { $0.id == id } }
}
