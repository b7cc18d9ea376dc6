// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Packs

extension DraftingGrounds {
  /// On whose behalf something came, as pages and papers name it.
  func senderName(_ sender: Return.Sender, _ say: Language) -> String {
    switch sender {
    case .unit(let id): organisations.unit(id)?.details.name ?? say("(đơn vị đã bỏ)", "(unit gone)")
    case .person(let id): organisations.name(of: id, say)
    case .group(let name, nil): name
    case .group(let name, let chair?):
      say(
        "\(name) (tổ trưởng: \(organisations.name(of: chair, say)))",
        "\(name) (led by \(organisations.name(of: chair, say)))")
    case .meeting(let id): meetings.meeting(id).map { shortName(of: $0, say) } ?? id.text
    case .unnamed: say("(chưa ghi nơi gửi)", "(sender not named yet)")
    }
  }

  /// Whether somebody stressed it in a meeting.
  func isPriority(_ said: Said) -> Bool {
    guard case .meeting(let id) = said.sender, case .remark(let placed) = said.what else { return false }
    let spoken = meetings.meeting(id)?.sitting?.contributions.first { $0.id.text == placed.remark.id }
    return spoken?.isPriority ?? false
  }

  /// Whether a person that is known here said it, on their own or in a meeting.
  func isPersonal(_ said: Said) -> Bool {
    switch said.sender {
    case .person: true
    case .meeting: said.hand.map { organisations.people[PersonID($0.author)] != nil } ?? false
    case .unit, .group, .unnamed: false
    }
  }

  /// Who said one opinion: in a meeting the speaker, with the meeting behind.
  func speakerName(_ said: Said, _ say: Language) -> String {
    guard case .meeting = said.sender, let author = said.hand?.author.nilIfEmpty else {
      return senderName(said.sender, say)
    }
    // A guest stands there by the line that invited them.
    let isKnown = organisations.people[PersonID(author)] != nil
    let name = isKnown ? organisations.name(of: PersonID(author), say) : author
    return "\(name) (\(senderName(said.sender, say)))"
  }
}

extension DraftDocument {
  /// What a change asks for that stands in the newest version already.
  func words(of present: PresentChange, _ say: Language) -> String {
    present.change.words(in: (version(present.version) ?? newest).text, say)
  }
}

extension Change {
  /// What it asks for: of a text that it is an edit of, or where it is none, by its own words.
  func words(in base: DraftText, _ say: Language) -> String {
    if standing == .lost { return isByHand ? byHandWords(in: base, say) : lostWords(say) }
    if isRefusal {
      if !old.isEmpty { return say("Giữ nguyên “\(old)”", "Leave “\(old)” as it is") }
      return say("Không thêm phần chữ người khác đã thêm ở đây", "Not the words that somebody else added here")
    }
    return edit.words(in: base, say)
  }

  private func byHandWords(in base: DraftText, _ say: Language) -> String {
    if kind == .object { return objectWords(in: base, say) }
    if kind == .footnote, old.isEmpty, case .reformat(let span) = edit {
      let before = base.tail(before: span.start)
      return before.isEmpty
        ? say("Thêm chú thích “\(new)” ở đầu đoạn", "New note “\(new)” at the beginning")
        : say("Thêm chú thích “\(new)” sau “\(before)”", "New note “\(new)” after “\(before)”")
    }
    if kind == .footnote {
      return say("Chuyển chú thích “\(old)” sang chỗ khác", "Move the note “\(old)” to other words")
    }
    let head = edit.block.map { base.firstRow(ofTableHolding: $0).clipped(90) }?.nilIfEmpty
    let table = head.map { say(" của bảng “\($0)”", " of the table “\($0)”") } ?? say(" của bảng", " of the table")
    let (gone, come) = (old.replacing("\n", with: "; "), new.replacing("\n", with: "; "))
    if come.isEmpty { return say("Bỏ cột “\(gone)”", "Delete the column “\(gone)”") + table }
    if gone.isEmpty { return say("Thêm cột “\(come)”", "Add the column “\(come)”") + table }
    return say("Đổi cột “\(gone)” thành “\(come)”", "Other columns: “\(come)” in place of “\(gone)”") + table
  }

  /// What it asks for, whatever became of its place.
  private func lostWords(_ say: Language) -> String {
    let (old, new) = trimmedAlike(old, new)
    if new.isEmpty { return say("Bỏ “\(old)”", "Delete “\(old)”") }
    return old.isEmpty
      ? say("Thêm “\(new)”", "Add “\(new)”") : say("Thay “\(old)” bằng “\(new)”", "“\(new)” in place of “\(old)”")
  }
}

extension Said {
  /// What was said: the words of a remark, or what a change asks for.
  func words(in base: DraftText, _ say: Language) -> String {
    switch what {
    case .remark(let placed): "“\(placed.remark.text)”"
    case .change(let change): change.words(in: base, say)
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
    case .delete(let id):
      base.isNote(id)
        ? say("Bỏ chú thích “\(base.text(of: id))”", "Delete the note “\(base.text(of: id))”")
        : say("Bỏ đoạn “\(base.text(of: id))”", "Delete the paragraph “\(base.text(of: id))”")
    case .move(let id, let gap):
      say("Chuyển đoạn “\(base.text(of: id).clipped(80))”", "Move “\(base.text(of: id).clipped(80))”")
        + place(gap, base, say)
    case .insertRow(let row, let gap):
      say("Thêm hàng", "New row") + place(gap, base, say, isOfRow: true) + ": “\(row.cellTexts)”"
    case .deleteRow(let ids): say("Bỏ hàng “\(base.row(ids))”", "Delete the row “\(base.row(ids))”")
    case .restyle, .reformat: say("Chỉ đổi cách trình bày", "Only the look changes")
    }
  }

  private func rewriteWords(_ span: Span, _ texts: [String], in base: DraftText, _ say: Language) -> String {
    if let joint = jointWords(span, texts, in: base, say) { return joint }
    // Where a paragraph ends the quotation says so: on one line nobody would see it.
    let cut = say(" [xuống đoạn] ", " [new paragraph] ")
    func oneLine(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
        .joined(separator: cut)
    }
    if let within = wordsWithin(span, texts, base, say) { return within }
    var (old, new) = (base.words(in: span), texts.joined(separator: "\n"))
    if old.contains("\n") || new.contains("\n") { (old, new) = (oneLine(old), oneLine(new)) }
    (old, new) = trimmedAlike(old, new)
    guard old.isEmpty else {
      return new.isEmpty
        ? say("Bỏ “\(old)”", "Delete “\(old)”") : say("Thay “\(old)” bằng “\(new)”", "“\(new)” in place of “\(old)”")
    }
    let before = base.tail(before: span.start)
    guard !before.isEmpty else { return say("Thêm “\(new)” vào đầu đoạn", "Add “\(new)” at the beginning") }
    return say("Thêm “\(new.trimmed)” sau “\(before)”", "Add “\(new.trimmed)” after “\(before)”")
  }

  /// A few words of a paragraph that go or give way to others, with what stands around them, since alone they say nothing;
  /// nil for longer ones.
  private func wordsWithin(_ span: Span, _ texts: [String], _ base: DraftText, _ say: Language) -> String? {
    var (old, new) = (base.words(in: span), texts.joined(separator: "\n"))
    guard span.start.block == span.end.block, old.count < 24, !old.trimmed.isEmpty, new.isEmpty || !new.trimmed.isEmpty,
      !new.contains("\n"), old.trimmed != new.trimmed
    else { return nil }
    let units = Array(base.text(of: span.start.block).utf16)
    var before = Substring(String(decoding: units.prefix(span.start.offset.units), as: UTF16.self))
    var after = Substring(String(decoding: units.dropFirst(span.end.offset.units), as: UTF16.self))
    // A change within a word is shown by the whole word.
    if old.first?.isPartOfWord == true || new.first?.isPartOfWord == true {
      while let letter = before.last, letter.isPartOfWord {
        (old, new) = (String(letter) + old, String(letter) + new)
        before = before.dropLast()
      }
    }
    if old.last?.isPartOfWord == true || new.last?.isPartOfWord == true {
      while let letter = after.first, letter.isPartOfWord {
        (old, new) = (old + String(letter), new + String(letter))
        after = after.dropFirst()
      }
    }
    if say == .vietnamese, !new.isEmpty { Surroundings.widen(&old, &new, &before, &after) }
    let around = Surroundings(before: String(before), after: String(after))
    let place = around.before + old + around.after
    let within = place.trimmed == old.trimmed ? "" : say(" trong “\(place.trimmed)”", " in “\(place.trimmed)”")
    return new.isEmpty
      ? say("Bỏ “\(old.trimmed)”", "Delete “\(old.trimmed)”") + within
      : say("Thay “\(old.trimmed)” bằng “\(new.trimmed)”", "“\(new.trimmed)” in place of “\(old.trimmed)”") + within
  }

  /// A paragraph parted in two, or two made one: no words come or go.
  private func jointWords(_ span: Span, _ texts: [String], in base: DraftText, _ say: Language) -> String? {
    guard texts.allSatisfy({ $0.allSatisfy(\.isWhitespace) }), base.words(in: span).allSatisfy(\.isWhitespace) else {
      return nil
    }
    let before = base.tail(before: span.start)
    if texts.count > 1, span.start.block == span.end.block {
      return before.isEmpty
        ? say("Thêm một đoạn trống ở đầu", "An empty paragraph at the beginning")
        : say("Tách đoạn sau “\(before)”", "Split the paragraph after “\(before)”")
    }
    guard texts.count == 1, span.start.block != span.end.block else { return nil }
    return say("Nhập đoạn sau vào đoạn “\(before)”", "Join the next paragraph to “\(before)”")
  }

  private func place(_ gap: Gap, _ base: DraftText, _ say: Language, isOfRow: Bool = false) -> String {
    guard case .after(let id) = gap else { return say(" ở đầu", " at the beginning") }
    let text = (isOfRow ? base.mostTellingCell(besides: id) : base.text(of: id)).clipped(60)
    return text.isEmpty ? "" : say(" sau “\(text)”", " after “\(text)”")
  }

  /// How its place reads once it is done: as in the version that was issued, or as it would be done alone; of a long
  /// block what stands around it.
  func reading(in base: DraftText, issued: DraftText?, _ say: Language, reach: Int = 90) -> String {
    switch self {
    case .insert(let blocks, _): return blocks.map(\.text).joined(separator: "\n")
    case .insertRow(let row, _): return row.cellTexts
    case .delete, .deleteRow: return say("(bỏ)", "(deleted)")
    case .move, .restyle, .reformat: return block.map { base.text(of: $0) } ?? ""
    case .rewrite(let span, let texts):
      let first = Array(base.text(of: span.start.block).utf16)
      let last = Array(base.text(of: span.end.block).utf16)
      let before = String(decoding: first.prefix(span.start.offset.units), as: UTF16.self)
      let after = String(decoding: last.dropFirst(span.end.offset.units), as: UTF16.self)
      let new = texts.joined(separator: "\n")
      let alone = before + new + after
      guard let whole = issued?.passage(of: span, parts: texts.count, in: base), whole != alone else {
        return alone.count > 2 * reach + 60 ? before.endingWhole(reach) + new + after.beginningWhole(reach) : alone
      }
      return whole
    }
  }
}

/// Both without the blanks at their ends, which a quotation does not show, unless these are all that differs.
private func trimmedAlike(_ old: String, _ new: String) -> (String, String) {
  let (one, other) = (old.trimmed, new.trimmed)
  return one == other || old.isEmpty != one.isEmpty || new.isEmpty != other.isEmpty ? (old, new) : (one, other)
}

extension NewRow {
  /// Its cells in one line, the empty ones left out.
  fileprivate var cellTexts: String {
    cells.map { $0.blocks.map(\.text).joined(separator: " ") }.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension DraftText {
  /// What became of a passage of the base in this later version, a line a block: of one that was cut into `parts` as many
  /// blocks from where it begins; of one that another change joined to what stands above it the block that holds both.
  fileprivate func passage(of span: Span, parts: Int, in base: DraftText) -> String? {
    func place(_ id: BlockID) -> Int? { blocks.firstIndex { $0.id == id } }
    guard let first = base.blocks.firstIndex(where: { $0.id == span.start.block }),
      let start = base.blocks[...first].reversed().lazy.compactMap({ place($0.id) }).first
    else { return nil }
    let last = base.blocks.firstIndex { $0.id == span.end.block } ?? first
    // Whatever others put behind it stands before the next block of the base that is still there.
    let end = base.blocks[(last + 1)...].lazy.compactMap { place($0.id) }.first { $0 > start } ?? blocks.count
    return blocks[start..<min(start + parts, end)].map(\.text).joined(separator: "\n")
  }

  /// The text of a block; empty where there is none.
  func text(of id: BlockID) -> String { blocks.first { $0.id == id }?.text ?? "" }

  /// The cells of the first row of the table that holds a block, in one line: people know a table by these.
  func firstRow(ofTableHolding id: BlockID) -> String {
    guard let own = blocks.first(where: { $0.id == id }), let cell = own.cell else { return "" }
    return blocks.filter { $0.story == own.story && $0.cell?.table == cell.table && $0.cell?.row == 0 }
      .map(\.text).joined(separator: "; ")
  }

  /// The longest words of the row that holds a block, by which people find it: its number or its day would tell nothing.
  fileprivate func mostTellingCell(besides id: BlockID) -> String {
    guard let own = blocks.first(where: { $0.id == id }), let cell = own.cell else { return text(of: id) }
    let row = blocks.filter { $0.story == own.story && $0.cell?.table == cell.table && $0.cell?.row == cell.row }
    return row.map(\.text).reduce("") { $1.count > $0.count ? $1 : $0 }
  }

  /// Whether a block is of a footnote or an endnote.
  func isNote(_ id: BlockID) -> Bool {
    switch blocks.first(where: { $0.id == id })?.story {
    case .footnote, .endnote: true
    case .body, .header, .footer, .textBox, nil: false
    }
  }

  /// The cells of a row in one line.
  func row(_ ids: [BlockID]) -> String {
    ids.map { text(of: $0) }.filter { !$0.isEmpty }.joined(separator: "; ")
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

  /// A place with all its words and what stands around it, whole words; the whole block where it is short, and every block
  /// of a place that goes over several.
  func excerpt(around span: Span, reach: Int = 90) -> String {
    let places = places
    guard let first = places[span.start.block], let last = places[span.end.block], first == last else {
      let all = blocks.drop { $0.id != span.start.block }
      return (all.prefix { $0.id != span.end.block }.map(\.text) + [text(of: span.end.block)]).joined(separator: "\n")
    }
    let whole = blocks[first].text
    guard whole.count > 2 * reach + 60 else { return whole }
    let units = Array(whole.utf16)
    let before = String(decoding: units.prefix(span.start.offset.units), as: UTF16.self)
    let middle = words(in: span)
    let after = String(decoding: units.dropFirst(span.end.offset.units), as: UTF16.self)
    return before.endingWhole(reach) + middle + after.beginningWhole(reach)
  }

  /// The last few words before a place, from where a phrase begins.
  func tail(before place: Place) -> String {
    let before = String(decoding: Array(text(of: place.block).utf16).prefix(place.offset.units), as: UTF16.self)
    return Surroundings(before: before, after: "", least: 5).before.trimmed
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}

extension String {
  /// Its last characters from a blank on, after an ellipsis; all of it where it is short.
  func ending(_ most: Int) -> String {
    guard count > most else { return self }
    let cut = suffix(most)
    return "… " + (cut.firstIndex(where: \.isWhitespace).map { cut[cut.index(after: $0)...] } ?? cut)
  }

  /// About its last characters, from where a phrase begins.
  fileprivate func endingWhole(_ most: Int) -> String {
    guard count > most else { return self }
    let least = suffix(most).split(whereSeparator: \.isWhitespace).count
    return Surroundings(before: self, after: "", least: least).before
  }

  /// About its first characters, up to where a phrase ends.
  fileprivate func beginningWhole(_ most: Int) -> String {
    guard count > most else { return self }
    let least = prefix(most).split(whereSeparator: \.isWhitespace).count
    return Surroundings(before: "", after: self, least: least).after
  }

  /// Its first characters up to a blank, before an ellipsis; all of it where it is short.
  func beginning(_ most: Int) -> String {
    guard count > most else { return self }
    let cut = prefix(most)
    return (cut.lastIndex(where: \.isWhitespace).map { cut[..<$0] } ?? cut) + " …"
  }
}
