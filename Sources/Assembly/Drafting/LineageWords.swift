// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

extension Lineage.Fate {
  /// What became of a passage, in a word.
  func words(_ say: Language) -> String {
    switch self {
    case .carried: say("đưa vào trọn vẹn", "carried over")
    case .otherFigures: say("đưa vào, số liệu khác", "carried over, other figures")
    case .partly: say("đưa vào một phần", "carried in part")
    case .leftOut: say("không đưa vào", "left out")
    }
  }
}

extension Lineage.Coverage {
  /// "87/140 (62%)": words carried, and words in all.
  func wordShare(_ say: Language) -> String {
    let share = words == 0 ? 0 : (wordsCarried * 100 + words / 2) / words
    return "\(wordsCarried)/\(words) (\(share)%)"
  }
}

extension Drafts.FigureValue {
  /// With the decimal sign of the language.
  func words(_ say: Language) -> String {
    say == .vietnamese ? description.split(separator: ".").joined(separator: ",") : description
  }
}

extension Drafts.Figure {
  /// The number, or both ends of the range.
  func words(_ say: Language) -> String {
    ([value] + (upTo.map { [$0] } ?? [])).map { $0.words(say) }.joined(separator: "–")
  }
}

extension FigureMismatch {
  /// What does not fit, and how it was reckoned.
  func words(_ say: Language) -> String {
    let (told, found) = (stated.value.words(say), reckoned.words(say))
    return switch kind {
    case .sum:
      say(
        "Các số thành phần cộng lại là \(found), tổng ghi là \(told)",
        "The parts add up to \(found); the sum says \(told)")
    case .share:
      say("Tính từ hai số là \(found)%, văn bản ghi \(told)%", "The two numbers make \(found)%; the text says \(told)%")
    }
  }
}

extension FigureRegister {
  /// All figures that people should compare, each group under what is the matter with it.
  func doubts(_ say: Language) -> [(title: String, figures: [Drafts.Figure])] {
    contradictions.map { ($0[0].subject.joined(separator: " "), $0) } + mismatches.map { ($0.words(say), $0.figures) }
  }
}

extension DraftDocument {
  /// A text that states figures, as pages and papers name it.
  func sourceName(_ id: String) -> String {
    id == Origins.draft ? title : source(SourceID(id))?.title ?? id
  }
}
