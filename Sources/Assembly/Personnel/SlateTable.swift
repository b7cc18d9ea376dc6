// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Packs

/// Those put forward with what is told of each in a paper, for page, file and paper alike.
public enum SlateTable {
  /// One person in a line.
  struct Line {
    let number: Int
    let name: String
    let sex: String
    let born: String
    let birth: Day?
    let minority: String
    let post: String
    let unit: String
    let standing: String
    /// Further qualities but the one that tells minorities, by their titles.
    let facts: [String: String]

    /// All of them in one line, as "title: value".
    var qualities: String { words(of: facts.keys.sorted()) }

    /// Those of some titles.
    func words(of titles: [String]) -> String {
      titles.compactMap { title in facts[title].map { "\(title): \($0)" } }.joined(separator: "; ")
    }
  }

  static func lines(
    _ members: [CandidateID], of scheme: PersonnelScheme, _ say: Language, _ grounds: any PersonnelGrounds
  ) -> [Line] {
    let pool = SlatePool(scheme, grounds, say)
    let on = Set(members)
    let people = SlateCard.sorted(pool.candidates.filter { on.contains($0.id) }, pool, grounds)
    let marks = grounds.pack.composition
    return zip(1..., people).compactMap { number, candidate in
      guard let details = pool.details[candidate.id] else { return nil }
      let told = [marks?.minority.field.vietnamese, marks?.minority.field.english].compactMap { $0 }.map {
        PlainText($0)
      }
      let rest = details.qualities.filter { !told.contains(PlainText($0.key)) && Day(typed: $0.value) == nil }
      return Line(
        number: number, name: details.name, sex: details.sex?.words(say) ?? "",
        born: details.born.map { say($0.figures(say), $0.words(say)) } ?? "",
        birth: details.born, minority: marks.flatMap { details.quality($0.minority.field) } ?? "",
        post: grounds.post(of: candidate, say) ?? "",
        unit: candidate.unit.flatMap { grounds.organisations.unit($0)?.details.name } ?? "",
        standing: candidate.file.value?.standing(say) ?? "",
        facts: Dictionary(rest.map { ($0.key, $0.value) }) { first, _ in first })
    }
  }

  /// A version as a table for the office's own program.
  static func grid(
    _ draft: SlateDraft, of scheme: PersonnelScheme, _ say: Language, _ grounds: any PersonnelGrounds
  ) -> Grid {
    Grid(
      sheet: say("Phương án \(draft.number)", "Version \(draft.number)"),
      titles: [
        say("TT", "No."), say("Họ và tên", "Full name"), say("Giới tính", "Sex"), say("Ngày sinh", "Birth date"),
        grounds.pack.composition?.minority.field[say] ?? say("Dân tộc", "Ethnicity"), say("Chức vụ", "Post"),
        grounds.pack.term(.unit, say).capitalised, say("Diện", "Standing"), say("Thông tin khác", "Further facts"),
      ],
      rows: lines(draft.members, of: scheme, say, grounds).map { line in
        [
          .number(line.number), .text(line.name), .text(line.sex), line.birth.map { .day($0) } ?? .empty,
          .text(line.minority), .text(line.post), .text(line.unit), .text(line.standing), .text(line.qualities),
        ]
      })
  }
}
