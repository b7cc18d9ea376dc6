// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// What a point asks for, shown in the words of the draft.
extension DraftScene {
  /// A point in its passage: what goes struck, what comes marked.
  func wording(_ point: SynthesisPoint) -> HTML {
    switch point.matter {
    case .proposal(let proposal, let followers):
      return HTML {
        wording(proposal.edit)
        following(followers)
      }
    case .remarks(let group):
      return HTML {
        // The heading stands above each point already.
        if let block = point.block, let passage = passage(block) {
          let label = passage.label.map { $0 + " " } ?? ""
          if let quoted = synthesis.quotedPassage(of: point) {
            Blockquote {
              P(.class(.quiet)) {
                label
                quoted.marked
              }
              if quoted.isCut, let whole = synthesis.quotedPassage(of: point, reach: Self.everything) {
                LongWords.whole(say) { P(.class(.quiet)) { whole.marked } }
              }
            }
          } else if block != point.heading {
            Blockquote { LongWords.lines(label + passage.text, atMost: 260, say, isQuiet: true) }
          }
        } else if let gone = synthesis.said[point.key]?.gone {
          quotation(gone, hint: say("Nói về đoạn đã bỏ:", "About words that are gone:"))
        }
        P(group.representative.text)
        if group.wordings.count > 1 {
          Details(
            say(
              "\(group.wordings.count - 1) cách viết khác",
              "\(group.wordings.count - 1, one: "other wording", other: "other wordings")")
          ) {
            Ul { group.wordings.dropFirst().map { Li($0.text) } }
          }
        }
      }
    case .refusal(let id, _):
      guard case .change(let change)? = synthesis.said[.change(id)]?.what else { return HTML() }
      return HTML { P(change.words(in: draft.newest.text, say)) }
    case .lost(let id):
      guard case .change(let change)? = synthesis.said[.change(id)]?.what else { return HTML() }
      return lost(change, at: point.block)
    }
  }

  private func lost(_ change: Change, at block: BlockID?) -> HTML {
    HTML {
      P(lostHint(change), .class(.hint))
      if change.kind == .columns, let block {
        P(draft.newest.text.firstRow(ofTableHolding: block).clipped(260), .class(.quiet))
      }
      if change.kind == .object {
        P(change.words(in: draft.newest.text, say))
      } else {
        P {
          if !change.old.isEmpty { Del(change.old) }
          if !change.new.isEmpty { Ins(change.new) }
        }
      }
      if let gone = change.gone {
        quotation(gone, hint: say("Ở đoạn của bản trước:", "In this passage of an older version:"))
      }
    }
  }

  /// Words of an older version, below their heading there.
  @HTMLBuilder private func quotation(_ gone: GonePassage, hint: String) -> HTML {
    P(hint, .class(.hint))
    Blockquote {
      if let heading = gone.heading, heading != gone.quote { P { Strong(heading) } }
      LongWords.lines(gone.quote, atMost: 260, say, isQuiet: true)
    }
  }

  /// What is answered with the change that it follows.
  @HTMLBuilder private func following(_ followers: [Drafts.Proposal]) -> HTML {
    let notes = followers.compactMap { follower -> BlockID? in
      if case .delete(let id) = follower.edit, draft.newest.text.isNote(id) { id } else { nil }
    }
    for note in notes {
      P(say("Chú thích ở chỗ này bỏ theo:", "The note there goes with it:"), .class(.hint))
      P { Del(passage(note)?.text ?? "") }
    }
    let numbers = followers.count - notes.count
    if numbers > 0 {
      P(
        say(
          "Kèm \(numbers) chỗ đổi theo (đánh số lại).",
          "With \(numbers, one: "change that follows", other: "changes that follow") (renumbering)."),
        .class(.hint))
    }
  }

  private func lostHint(_ change: Change) -> String {
    if change.kind == .columns {
      return say("Bảng có cột khác. Sửa bảng trong Word:", "The table has other columns. Edit it in Word:")
    }
    if change.kind == .object, change.isByHand {
      return say(
        "Thêm hoặc bỏ thứ không phải là chữ. Sửa trong Word:",
        "Something other than words comes or goes. Edit it in Word:")
    }
    if change.isByHand, change.old.isEmpty {
      return say("Thêm chú thích. Thêm trong Word:", "A new note. Add it in Word:")
    }
    if change.isByHand {
      return say(
        "Chú thích chuyển sang chỗ khác. Sửa trong Word:", "The note goes to other words. Move it in Word:")
    }
    return say(
      "Không tìm được chỗ muốn sửa trong bản mới nhất:",
      "The place that it would change was not found in the newest version:")
  }

  private func wording(_ edit: Edit) -> HTML {
    switch edit {
    case .rewrite(let span, let texts) where span.start.block == span.end.block && texts.count == 1:
      return HTML {
        P { inline(span, texts[0]) }
        if isCut(around: span) { LongWords.whole(say) { P { inline(span, texts[0], around: Self.everything) } } }
      }
    case .rewrite(let span, let texts):
      return severalParagraphs(span, texts)
    case .insert(let blocks, let gap):
      return HTML {
        P(behind(gap), .class(.hint))
        for block in blocks { P { Ins(block.text) } }
      }
    case .insertRow(let row, let gap):
      return HTML {
        P(behind(gap), .class(.hint))
        P { Ins(row.cells.map { $0.blocks.map(\.text).joined(separator: " ") }.joined(separator: " | ")) }
      }
    case .delete(let id):
      return HTML {
        if draft.newest.text.isNote(id) { P(say("Bỏ chú thích:", "Delete the note:"), .class(.hint)) }
        P { Del(passage(id)?.text ?? "") }
      }
    case .deleteRow(let ids): return P { Del(ids.compactMap { passage($0)?.text }.joined(separator: " | ")) }
    case .move(let id, let gap):
      return HTML {
        P(say("Chuyển đoạn này đi chỗ khác.", "Move this passage.") + " " + behind(gap), .class(.hint))
        P(passage(id)?.text ?? "")
      }
    case .restyle(let id, _):
      return P(say("Đổi kiểu đoạn: ", "Another kind of paragraph: ") + (passage(id)?.text ?? ""))
    case .reformat: return HTML()
    }
  }

  /// A passage that is cut into several, or joined with the next, as it would read; the sign stands where one ends.
  private func severalParagraphs(_ span: Drafts.Span, _ texts: [String]) -> HTML {
    let base = draft.newest.text
    let (first, last) = (Array(base.text(of: span.start.block).utf16), Array(base.text(of: span.end.block).utf16))
    let before = String(decoding: first.prefix(span.start.offset.units), as: UTF16.self).ending(Self.around)
    let after = String(decoding: last.dropFirst(span.end.offset.units), as: UTF16.self).beginning(Self.around)
    let gone = old(span).replacing("\n", with: " ¶ ")
    return HTML {
      P(say("Dấu ¶ là chỗ hết đoạn.", "The sign ¶ stands where a paragraph ends."), .class(.hint))
      for (index, text) in texts.enumerated() {
        P {
          if index == 0 { before }
          if index == 0, !gone.isEmpty { Del(gone) }
          if !text.isEmpty { Ins(text) }
          if index < texts.count - 1 { Ins(" ¶") } else { after }
        }
      }
    }
  }

  /// How much of the passage is shown around a change.
  private static let around = 110
  /// More than any passage has.
  private static let everything = 1_000_000

  private func isCut(around span: Drafts.Span) -> Bool {
    let size = (passage(span.start.block)?.text ?? "").utf16.count
    return span.start.offset.units > Self.around || size - span.end.offset.units > Self.around
  }

  @InlineBuilder private func inline(_ span: Drafts.Span, _ new: String, around: Int = Self.around) -> Inline {
    let units = Array((passage(span.start.block)?.text ?? "").utf16)
    let (start, end) = (min(span.start.offset.units, units.count), min(span.end.offset.units, units.count))
    let before = String(decoding: units[..<start], as: UTF16.self)
    let after = String(decoding: units[max(start, end)...], as: UTF16.self)
    let old = String(decoding: units[start..<max(start, end)], as: UTF16.self)
    before.count > around ? "…" + before.suffix(around) : before
    if !old.isEmpty { Del(old) }
    if !new.isEmpty { Ins(new) }
    after.count > around ? after.prefix(around) + "…" : after
  }

  private func old(_ span: Drafts.Span) -> String {
    Anchor(span, in: draft.newest.text)?.quote ?? ""
  }

  private func behind(_ gap: Gap) -> String {
    switch gap {
    case .start: say("Thêm vào đầu phần văn bản:", "Arrives at the head:")
    case .after(let id):
      say(
        "Thêm sau đoạn “\((passage(id)?.text ?? "").clipped(90))”:",
        "Arrives after “\((passage(id)?.text ?? "").clipped(90))”:")
    }
  }

  /// What stands in the passage now where a proposal would put its words, one text a paragraph or cell: what a clerk
  /// starts from who words it anew.
  func proposedWords(_ point: SynthesisPoint) -> [String] {
    switch point.matter {
    case .proposal(let proposal, _):
      switch proposal.edit {
      case .rewrite(_, let texts): texts
      case .insert(let blocks, _): blocks.map(\.text)
      case .insertRow(let row, _): row.cells.flatMap(\.blocks).map(\.text)
      case .delete(let id): [passage(id)?.text ?? ""]
      case .deleteRow, .move, .restyle, .reformat: []
      }
    case .refusal: []
    case .remarks, .lost: [point.block.flatMap { passage($0)?.text } ?? ""]
    }
  }

  /// The same, as it is typed.
  func typedWording(_ point: SynthesisPoint) -> TypedWording {
    guard case .rewrite(let span, _)? = point.proposal?.edit else { return TypedWording(of: proposedWords(point)) }
    return TypedWording(of: proposedWords(point), beside: span.start.block == span.end.block ? old(span) : "")
  }

  /// What the agreed words stand for: the passage alone, which is often less than its paragraph.
  func wordingHint(_ point: SynthesisPoint) -> String {
    let lines = typedWording(point).hint[say]
    switch point.proposal?.edit {
    case .rewrite(let span, _) where span.start.block == span.end.block:
      let words = old(span)
      let scope =
        words.isEmpty
        ? say(
          "Chỉ ghi câu chữ thêm vào, không chép lại cả đoạn.", "Only the words that come in, not the whole paragraph.")
        : say(
          "Chỉ ghi câu chữ thay cho “\(words)”, không chép lại cả đoạn.",
          "Only what stands in place of “\(words)”, not the whole paragraph.")
      let framed = scope + neighbours(point)
      return typedWording(point).breaksLines ? framed + " " + lines : framed
    case .delete:
      return say("Đoạn được đề nghị bỏ sẽ đọc như thế này. ", "The paragraph stays and reads like this. ") + lines
    case .insertRow(let row, _):
      return say(
        "Mỗi dòng là một ô, đủ \(row.cells.count) ô.",
        "Each line is a cell; all \(row.cells.count, one: "cell", other: "cells").")
    case _: return lines
    }
  }

  /// The words that stay right before and right behind what is replaced.
  private func neighbours(_ point: SynthesisPoint) -> String {
    guard let frame = point.proposal.flatMap({ WordingFrame($0.edit, in: draft.newest.text) }) else { return "" }
    let (before, after) = (frame.before.trimmed.ending(30), frame.after.trimmed.beginning(30))
    return (before.isEmpty ? "" : say(" Ngay trước đó là “\(before)”.", " Right before it stands “\(before)”."))
      + (after.isEmpty ? "" : say(" Ngay sau đó là “\(after)”.", " Right behind it stands “\(after)”."))
  }

  /// Whether a point can be agreed to with other words.
  func hasWording(_ point: SynthesisPoint) -> Bool {
    switch point.matter {
    case .proposal(let proposal, _):
      switch proposal.edit {
      case .rewrite, .insert, .delete: true
      case .insertRow(let row, _): row.cells.allSatisfy { $0.blocks.count == 1 }
      case .move, .deleteRow, .restyle, .reformat: false
      }
    case .refusal: false
    case .remarks, .lost: point.block != nil && synthesis.changeByHand(of: point) == nil
    }
  }
}
