// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// A mark of what stands on the page beside a form that makes just that true: a plan that is agreed to, questions that are
/// frozen, a paper that goes out. It goes out with the form, so that nobody decides on what they have not seen.
///
///     view.shownPlan.field()                 // among the fields of the form
///     reader.check(view.shownPlan)           // before reader.finish()
struct ShownMark {
  static let name: FieldName = "shown"

  private let digest: String

  /// The mark of what is shown, told as a text that is another one as soon as anything of it is.
  init(_ shown: String) { digest = String(Hash.of(Array(shown.utf8)).description.prefix(16)) }

  /// The mark as a hidden field; always of what stands there now, also on a page that comes back.
  func field() -> HTML { HiddenField(ShownMark.name, value: digest) }

  /// Whether a form was drawn when something else stood there. One without the mark was not drawn by a page.
  func isAnother(than sent: Submission) -> Bool {
    sent.fields[ShownMark.name.text]?.first.map { $0 != digest } ?? false
  }
}

extension FormReader {
  /// Finds the fault of a form whose sender saw something else than stands there now.
  mutating func check(_ mark: ShownMark) {
    guard mark.isAnother(than: submission) else { return }
    fault(
      ShownMark.name,
      Phrase(
        "Nội dung trên trang này đã thay đổi từ khi bạn mở trang.",
        "What stands on this page has changed since you opened it."),
      mend: Phrase(
        "Trang đã hiện nội dung mới: hãy xem lại rồi gửi lần nữa.",
        "The page shows it as it is now: look again, then send it once more."))
  }
}
