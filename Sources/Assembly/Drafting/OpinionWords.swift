// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

extension DraftingGrounds {
  /// On whose behalf something came, as pages and papers name it.
  func senderName(_ sender: Return.Sender, _ say: Language) -> String {
    switch sender {
    case .unit(let id): organisations.unit(id)?.details.name ?? id.text
    case .person(let id): organisations.name(of: id, say)
    case .group(let name, nil): name
    case .group(let name, let chair?):
      say(
        "\(name) (tổ trưởng: \(organisations.name(of: chair, say)))",
        "\(name) (led by \(organisations.name(of: chair, say)))")
    case .meeting(let id):
      meetings.meeting(id).map { meeting in
        let term = pack.term(.conference, say)
        let number = ordinal(meeting.ordinal, say)
        return say("\(term.capitalised) lần \(number)", "\(number.capitalised) \(term)")
      } ?? id.text
    }
  }
}

extension Synthesis {
  /// What a point asks for, in a clerk's words; remarks in the words of those who made them.
  func words(of point: SynthesisPoint, _ say: Language) -> String {
    switch point.matter {
    case .proposal(let proposal, _):
      let remarks = point.attached.compactMap { said[$0] }.filter { if case .remark = $0.what { true } else { false } }
      return ([proposal.edit.words(in: base, say)] + remarks.map(\.text)).joined(separator: "\n")
    case .remarks(let group): return group.representative.text
    case .lost(let id): return said[.change(id)]?.text ?? ""
    }
  }
}

extension Edit {
  /// What the edit does to a text, as a clerk would put it: “old” becomes “new”, with a few words around where only
  /// words arrive.
  func words(in base: DraftText, _ say: Language) -> String {
    switch self {
    case .rewrite(let span, let texts): rewriteWords(span, texts, in: base, say)
    case .insert(let blocks, let gap):
      say("Thêm đoạn", "New paragraph") + place(gap, base, say) + ": “\(blocks.map(\.text).joined(separator: "\n"))”"
    case .delete(let id): say("Bỏ đoạn “\(base.text(of: id))”", "Delete the paragraph “\(base.text(of: id))”")
    case .move(let id, let gap):
      say("Chuyển đoạn “\(base.text(of: id).shortened(to: 80))”", "Move “\(base.text(of: id).shortened(to: 80))”")
        + place(gap, base, say)
    case .insertRow(let row, let gap):
      say("Thêm hàng", "New row") + place(gap, base, say) + ": “\(row.cellTexts)”"
    case .deleteRow(let ids): say("Bỏ hàng “\(base.row(ids))”", "Delete the row “\(base.row(ids))”")
    case .restyle, .reformat: say("Chỉ đổi cách trình bày", "Only the look changes")
    }
  }

  private func rewriteWords(_ span: Span, _ texts: [String], in base: DraftText, _ say: Language) -> String {
    let old = base.words(in: span)
    let new = texts.joined(separator: "\n")
    guard old.isEmpty else {
      return new.isEmpty
        ? say("Bỏ “\(old)”", "Delete “\(old)”") : say("Thay “\(old)” bằng “\(new)”", "“\(new)” in place of “\(old)”")
    }
    let before = base.tail(before: span.start)
    guard !before.isEmpty else { return say("Thêm “\(new)” vào đầu đoạn", "Add “\(new)” at the beginning") }
    return say("Thêm “\(new.trimmed)” sau “\(before)”", "Add “\(new.trimmed)” after “\(before)”")
  }

  private func place(_ gap: Gap, _ base: DraftText, _ say: Language) -> String {
    guard case .after(let id) = gap else { return say(" ở đầu", " at the beginning") }
    let text = base.text(of: id).shortened(to: 60)
    return text.isEmpty ? "" : say(" sau “\(text)”", " after “\(text)”")
  }

  /// How its place reads once it is done: as in the version that was issued, or as it would be done alone.
  func reading(in base: DraftText, issued: DraftText?, _ say: Language) -> String {
    switch self {
    case .insert(let blocks, _): return blocks.map(\.text).joined(separator: "\n")
    case .insertRow(let row, _): return row.cellTexts
    case .delete, .deleteRow: return say("(bỏ)", "(deleted)")
    case .move, .restyle, .reformat: return block.map { base.text(of: $0) } ?? ""
    case .rewrite(let span, let texts):
      if let issued, issued.blocks.contains(where: { $0.id == span.start.block }) {
        return issued.text(of: span.start.block)
      }
      let first = Array(base.text(of: span.start.block).utf16)
      let last = Array(base.text(of: span.end.block).utf16)
      return String(decoding: first.prefix(span.start.offset.units), as: UTF16.self) + texts.joined(separator: "\n")
        + String(decoding: last.dropFirst(span.end.offset.units), as: UTF16.self)
    }
  }
}

extension NewRow {
  /// Its cells in one line.
  fileprivate var cellTexts: String {
    cells.map { $0.blocks.map(\.text).joined(separator: " ") }.joined(separator: " | ")
  }
}

extension DraftText {
  /// The text of a block; empty where there is none.
  func text(of id: BlockID) -> String { blocks.first { $0.id == id }?.text ?? "" }

  fileprivate func row(_ ids: [BlockID]) -> String {
    ids.map { text(of: $0) }.filter { !$0.isEmpty }.joined(separator: " | ")
  }

  fileprivate func words(in span: Span) -> String {
    guard span.start.block != span.end.block else {
      let units = Array(text(of: span.start.block).utf16)
      let range = span.start.offset.units..<span.end.offset.units
      return range.upperBound <= units.count ? String(decoding: units[range], as: UTF16.self) : ""
    }
    let first = Array(text(of: span.start.block).utf16).dropFirst(span.start.offset.units)
    let last = Array(text(of: span.end.block).utf16).prefix(span.end.offset.units)
    return String(decoding: first, as: UTF16.self) + "\n" + String(decoding: last, as: UTF16.self)
  }

  /// The last few whole words before a place, without their leading blanks.
  fileprivate func tail(before place: Place) -> String {
    let before = String(decoding: Array(text(of: place.block).utf16).prefix(place.offset.units), as: UTF16.self)
    let words = before.split(separator: " ")
    return (words.count > 6 ? "… " : "") + words.suffix(6).joined(separator: " ")
  }
}

extension String {
  /// At most so many characters, the last of them an ellipsis where something was left out.
  func shortened(to most: Int) -> String { count <= most ? self : prefix(most - 1) + "…" }
}

extension Answer.Kind {
  /// The answer as boards and papers name it.
  func words(_ say: Language) -> String {
    switch self {
    case .accepted: say("Tiếp thu", "Accepted")
    case .partly: say("Tiếp thu một phần", "Partly accepted")
    case .kept: say("Giữ nguyên", "Kept as it is")
    }
  }
}
