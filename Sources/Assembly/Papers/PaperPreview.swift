// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// A paper as the page of its form shows it: which one, of which day and in which language.
struct ShownPaper {
  static let dayField: FieldName = "shown-day"
  static let languageField: FieldName = "shown-language"

  let kind: PaperKind
  let subject: PaperSubject
  let day: Day
  let language: Language

  /// What it would say, or why it cannot be issued.
  func drawn(_ grounds: any PaperGrounds) -> Result<Paper, PaperRefusal> {
    Result { () throws(PaperRefusal) in try grounds.draft(kind, about: subject, on: day, language) }
  }

  /// The mark of what the preview says, with the day and the language of the preview: that who issues it chooses others
  /// is no change of what it tells.
  @HTMLBuilder func fields(_ drawn: Result<Paper, PaperRefusal>) -> HTML {
    HiddenField(ShownPaper.dayField, value: day.typed)
    HiddenField(ShownPaper.languageField, value: language.rawValue)
    ShownMark("\(drawn)").field()
  }
}

extension FormReader {
  /// Finds the fault of a form on whose page another text was shown than the paper has now.
  mutating func check(_ kind: PaperKind, about subject: PaperSubject, _ grounds: any PaperGrounds) {
    func sent(_ field: FieldName) -> String { submission.fields[field.text]?.first ?? "" }
    guard let day = Day(typed: sent(ShownPaper.dayField)),
      let language = Language(rawValue: sent(ShownPaper.languageField))
    else { return }
    let shown = ShownPaper(kind: kind, subject: subject, day: day, language: language)
    check(ShownMark("\(shown.drawn(grounds))"))
  }
}

extension PaperPages {
  @HTMLBuilder static func preview(
    _ drawn: Result<Paper, PaperRefusal>, _ scene: Scene, _ grounds: any PaperGrounds
  ) -> HTML {
    let say = scene.say
    H2(say("Xem trước", "Preview"))
    switch drawn {
    case .success(let paper) where !scene.maySee(paper):
      P(
        say(
          "Văn bản hạn chế: bạn không có quyền xem nội dung, nên người khác có quyền đó phải phát hành.",
          "Restricted: you may not see what is in it, so somebody who may has to issue it."))
    case .success(let paper): paper.sheet(label: say("Xem trước văn bản", "Preview of the paper"))
    case .failure(let refusal):
      P("\(refusal.problem(say, in: grounds.pack)) \(refusal.mend(say, in: grounds.pack))")
    }
  }
}
