// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// Where an agreed wording is typed: the box, how the passage would read with it, and what is asked where the wording
/// repeats words that stand around it.
enum WordingForms {
  @HTMLBuilder static func fields(_ point: SynthesisPoint, _ known: Answer?, _ view: DraftScene) -> HTML {
    let (say, scene) = (view.say, view.scene)
    let form = view.typedWording(point)
    let typed = scene.typed("wording", else: form.shown(known?.wording))
    TextArea(
      point.proposal == nil
        ? say("Đoạn văn sau khi sửa", "The passage as it will read")
        : say("Câu chữ thống nhất (chỉ dùng khi tiếp thu một phần)", "Agreed wording (only for a part)"),
      "wording", value: typed, hint: view.wordingHint(point), error: scene.error("wording"), rows: 4)
    choice(form.read(typed) ?? [], point, view)
    preview(form.read(typed) ?? view.proposedWords(point), point, view)
  }

  /// Asked of a form that came back: whether the words that are there already shall stand twice.
  @HTMLBuilder private static func choice(_ wording: [String], _ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let (say, scene) = (view.say, view.scene)
    if scene.attempt != nil, let repeated = view.repeated(by: wording, in: point) {
      Radios(
        say("Những chữ trùng", "The words that are repeated"), "repeated",
        (repeated.rest.map { rest in
          [
            Choice(
              "drop", say("Bỏ phần trùng", "Leave them out"),
              hint: view.reading(of: point, worded: rest).map { say("Đoạn sẽ là: \($0)", "It will read: \($0)") })
          ]
        } ?? [])
          + [
            Choice(
              "keep", say("Giữ đúng như đã ghi", "Keep it as typed"),
              hint: view.reading(of: point, worded: wording).map { say("Đoạn sẽ là: \($0)", "It will read: \($0)") })
          ], chosen: scene.typed("repeated"))
    }
  }

  /// The passage with what stands in the box; the script follows what is typed, without it the page of the saved answer
  /// shows it.
  @HTMLBuilder private static func preview(_ wording: [String], _ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let base = view.draft.newest.text
    if case .rewrite(let span, let proposed)? = point.proposal?.edit, span.start.block == span.end.block,
      proposed.count == 1, let frame = WordingFrame(.rewrite(span, proposed), in: base),
      case .rewrite(_, let words)? = point.proposal?.edit.worded(view.spaced(wording, in: point), in: base)
    {
      Div(.class(.wordingPreview), .hidden) {
        P(view.say("Nếu tiếp thu một phần, đoạn sẽ là:", "Accepted in part, it will read:"), .class(.hint))
        P {
          Span(frame.before.ending(160))
          Ins(words.joined(separator: " "))
          Span(frame.after.beginning(160))
        }
      }
    }
  }
}
