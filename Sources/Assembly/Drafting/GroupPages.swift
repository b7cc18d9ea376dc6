// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The form for what a discussion group said: one record, its opinions by the headings or passages that they are about.
enum GroupPages {
  /// How many headings or passages one record can name, and how many of them are in sight before somebody needs more.
  private static let (places, shown) = (12, 3)

  /// Where what is about one heading or passage is typed; the nth, counted from 1.
  private struct Place {
    let number: Int
    var about: FieldName { name("about") }
    var passage: FieldName { name("passage") }
    var opinions: FieldName { name("opinions") }

    private func name(_ text: String) -> FieldName {
      FieldName(number == 1 ? text : "\(text)-\(number)")
    }
  }

  private static let all = (1...places).map(Place.init)

  /// On the page of what came back, opened when it comes back itself.
  static func section(_ view: DraftScene) -> HTML {
    let isAmiss = view.isAmiss("group") || all.contains { view.isAmiss($0.opinions, $0.passage, $0.about) }
    return Details(view.say("Ghi ý kiến thảo luận tổ", "Record a discussion group"), isOpen: isAmiss) { form(view) }
  }

  private static func form(_ view: DraftScene) -> HTML {
    let (say, scene) = (view.say, view.scene)
    let headings = view.synthesis.outline.entries.map { Choice($0.block.description, $0.title.clipped(80)) }
    let more = all.dropFirst(shown)
    return Form(to: view.address("groups"), token: scene.token) {
      TextField(say("Tên tổ", "Name of the group"), scene.field("group"))
      Select(
        say("Tổ trưởng", "Chair"), scene.field("chair"),
        view.grounds.byName(view.grounds.organisations.known).map { Choice($0.text, view.name($0)) },
        prompt: say("– không ghi –", "– none –"))
      P(
        say(
          "Mỗi nội dung dưới đây ghi ý kiến về một đề mục hoặc một đoạn; ô nào không dùng thì để trống.",
          "Each subject below is one heading or one passage; those that are not needed stay empty."), .class(.hint))
      all.prefix(shown).map { fields($0, headings, view) }
      Details(
        say("Thêm đề mục, đoạn khác", "More headings or passages"),
        isOpen: more.contains { scene.hasTyped($0.opinions, $0.passage, $0.about) }
      ) {
        more.map { fields($0, headings, view) }
      }
      Buttons { Button(say("Ghi", "Record"), .secondary) }
    }
  }

  private static func fields(_ place: Place, _ headings: [Choice], _ view: DraftScene) -> HTML {
    let (say, scene) = (view.say, view.scene)
    return Fieldset(say("Nội dung \(place.number)", "Subject \(place.number)")) {
      Select(
        say("Về mục", "About the heading"), scene.field(place.about), headings,
        prompt: say("– toàn văn –", "– the whole draft –"), width: .full)
      TextField(
        say("Về đoạn có những chữ", "About the passage with the words"), scene.field(place.passage),
        hint: say(
          "Không bắt buộc; chép vài chữ liền nhau của đoạn.", "Not required; copy a few words in a row of it."),
        width: .full)
      TextArea(say("Ý kiến, mỗi dòng một ý kiến", "Opinions, one a line"), scene.field(place.opinions), rows: 4)
    }
  }

  /// The record as it was typed; every part that is amiss is told at its field.
  static func read(_ reader: inout FormReader, _ view: DraftScene) -> GroupRecord {
    let name = reader.text("group", Phrase("tên tổ", "the name"), most: 100)
    let known = view.grounds.organisations.known.map(\.text)
    let chair = reader.optionalChoice("chair", Phrase("tổ trưởng", "the chair"), of: known)
    let said = all.flatMap { opinions(at: $0, &reader, view) }
    if said.isEmpty, !all.contains(where: { reader.isFaulty($0.opinions) }) {
      _ = reader.text(all[0].opinions, Phrase("ý kiến", "the opinions"))
    }
    return GroupRecord(name: name, chair: chair.map { PersonID($0) }, opinions: said)
  }

  private static func opinions(
    at place: Place, _ reader: inout FormReader, _ view: DraftScene
  ) -> [GroupRecord.Opinion] {
    let blocks = view.draft.newest.text.blocks.map(\.id.description)
    let about = reader.optionalChoice(place.about, Phrase("mục", "the heading"), of: blocks)
      .flatMap(BlockID.init(written:))
    let words = reader.optionalText(place.passage, Phrase("những chữ của đoạn", "the words of the passage"))
    let block = words.flatMap { passage(of: $0, below: about, place, &reader, view) } ?? about
    let said = reader.optionalText(place.opinions, Phrase("ý kiến", "the opinions"), most: 20_000)
    if said == nil, words != nil || about != nil {
      reader.fault(
        place.opinions,
        Phrase("Nội dung \(place.number) chưa có ý kiến.", "Subject \(place.number) has no opinion."),
        mend: Phrase("Hãy nhập ý kiến, hoặc bỏ chọn đề mục và đoạn.", "Write it, or clear its heading and passage."))
    }
    return said == nil ? [] : reader.lines(place.opinions).map { GroupRecord.Opinion(block: block, text: $0) }
  }

  /// The one passage that has these words, below the heading where one was chosen.
  private static func passage(
    of words: String, below heading: BlockID?, _ place: Place, _ reader: inout FormReader, _ view: DraftScene
  ) -> BlockID? {
    let outline = view.synthesis.outline
    let sought = words.words.lowercased()
    let found = view.draft.newest.text.blocks.filter { block in
      (block.isPassage(ofBody: true) || block.isPassage(ofBody: false))
        && block.text.words.lowercased().contains(sought)
        && (heading.map { outline.isBelow(block.id, $0) } ?? true)
    }
    if found.count == 1 { return found[0].id }
    reader.fault(
      place.passage,
      found.isEmpty
        ? Phrase("Không có đoạn nào có những chữ “\(words)”.", "No passage has the words “\(words)”.")
        : Phrase(
          "Có \(found.count) đoạn có những chữ “\(words)”.", "\(found.count) passages have the words “\(words)”."),
      mend: found.isEmpty
        ? Phrase(
          "Hãy chép đúng vài chữ liền nhau trong dự thảo, hoặc chọn lại đề mục.",
          "Copy a few words in a row from the draft, or choose another heading.")
        : Phrase("Hãy chép thêm chữ, hoặc chọn đề mục của đoạn.", "Copy more of it, or choose the heading above it."))
    return nil
  }
}

extension Outline {
  /// Whether a block stands below a heading or below one of its own, or is the heading.
  fileprivate func isBelow(_ block: BlockID, _ heading: BlockID) -> Bool {
    guard let top = entry(heading) else { return block == heading }
    return entry(above: block, level: top.level)?.block == heading
  }
}

extension String {
  /// Its words, one blank between them.
  fileprivate var words: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension Scene {
  /// Whether something was typed into one of these fields of a form that came back.
  fileprivate func hasTyped(_ fields: FieldName...) -> Bool {
    fields.contains { !(attempt?.submission.fields[$0.text]?.first ?? "").isEmpty }
  }
}
