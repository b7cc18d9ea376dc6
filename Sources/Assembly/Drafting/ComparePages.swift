// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// Two versions of a draft beside each other: what changed, whole or by section, as marks or as a table, and as a file.
enum ComparePages {
  /// What leads from one version that the path names to the other; nil where there is no such pair.
  private static func difference(_ view: DraftScene) -> VersionDifference? {
    func version(_ name: String) -> DraftVersion? {
      view.scene.parameters[name].flatMap { Int($0) }.flatMap { view.draft.version($0) }
    }
    guard let from = version("from"), let to = version("to") else { return nil }
    let hand = Hand(author: view.grounds.organisations.profile?.name ?? view.draft.title, date: view.scene.now.stamp)
    return VersionDifference(from: from, to: to, in: hand, isCalm: DifferenceView(view.scene.query).isCalm)
  }

  static func page(_ view: DraftScene) -> Page? {
    guard let difference = difference(view) else { return nil }
    let say = view.say
    let (from, to) = (difference.from.number, difference.to)
    let chosen = DifferenceView(view.scene.query)
    let section = chosen.section.flatMap { number in
      difference.sections.indices.contains(number - 1) ? difference.sections[number - 1] : nil
    }
    let shown = section.map { [$0] } ?? difference.sections
    return view.page(say("Bản \(to) so với bản \(from)", "Version \(to) compared with version \(from)"), width: .wide) {
      view.tabs(at: view.address("versions"))
      P(lead(difference, say), .class(.lead))
      files(difference, chosen, view)
      filter(difference, chosen, view)
      if shown.allSatisfy(\.changed.isEmpty), chosen.form != .all {
        P(say("Không có đoạn nào thay đổi ở đây.", "Nothing changed here."))
      } else {
        switch chosen.form {
        case .changes: passages(difference, shown, everything: false, say)
        case .all: passages(difference, shown, everything: true, say)
        case .table: table(difference, shown, say)
        }
      }
    }
  }

  private static func lead(_ difference: VersionDifference, _ say: Language) -> String {
    let changed = difference.changed
    return say("\(changed) đoạn thay đổi.", "\(changed, one: "passage", other: "passages") changed.")
  }

  private static func files(_ difference: VersionDifference, _ chosen: DifferenceView, _ view: DraftScene) -> HTML {
    let say = view.say
    let versions = ("\(difference.from.number)", "\(difference.to)")
    return Buttons {
      ButtonLink(
        say("Tải bản so sánh (Word)", "Redline as Word"),
        to: view.address("compare", versions.0, versions.1, "docx", query: chosen.calm), .secondary)
      ButtonLink(
        say("Tải bản so sánh (PDF)", "Redline as PDF"),
        to: view.address("compare", versions.0, versions.1, "pdf", query: chosen.calm), .secondary)
    }
  }

  private static func filter(_ difference: VersionDifference, _ chosen: DifferenceView, _ view: DraftScene) -> HTML {
    let say = view.say
    let here = view.address("compare", "\(difference.from.number)", "\(difference.to)")
    return SearchForm(to: here, .class(.filters)) {
      Select(
        say("Cách xem", "View"), "view", DifferenceView.Form.allCases.map { Choice($0.rawValue, $0.words(say)) },
        chosen: chosen.form.rawValue, width: .short)
      if difference.sections.count > 1 {
        Select(
          say("Mục", "Heading"), "section",
          difference.sections.enumerated().filter { !$1.changed.isEmpty || $0 + 1 == chosen.section }.map {
            Choice("\($0 + 1)", "\(title($1, say).clipped(60)) (\($1.changed.count))")
          }, chosen: chosen.section.map { "\($0)" }, prompt: say("Tất cả các mục", "All headings"), width: .short)
      }
      if difference.trifles > 0 {
        Checkbox(
          say("Chỉ thay đổi về nội dung", "Changes of content only"), "content", value: "only",
          isTicked: chosen.isCalm,
          hint: say(
            "Bỏ qua \(difference.trifles) chỗ chỉ khác dấu cách, dấu ngoặc, dấu gạch hoặc cách bỏ dấu thanh.",
            "Leaves out \(difference.trifles, one: "place", other: "places") where only spaces, quotation marks, dashes or the spelling of a letter differ."
          ))
      }
      Buttons {
        Button(say("Xem", "Show"), .secondary)
        if chosen != DifferenceView([:]) { ButtonLink(say("Bỏ lọc", "Show all"), to: here, .plain) }
      }
    }
  }

  private static func title(_ section: VersionDifference.Section, _ say: Language) -> String {
    section.title ?? say("Phần mở đầu", "Before the first heading")
  }

  // MARK: As marks

  static func passages(
    _ difference: VersionDifference, _ sections: [VersionDifference.Section], everything: Bool, _ say: Language
  ) -> HTML {
    Div(.class(.passages)) {
      for section in sections where everything || !section.changed.isEmpty {
        let near = Set(section.changed.flatMap { [$0 - 1, $0, $0 + 1] })
        if !everything, sections.count > 1, let title = section.title, !near.contains(section.places.lowerBound) {
          P { Strong(title) }
        }
        for place in section.places where everything || near.contains(place) {
          if !everything, place > section.places.lowerBound, !near.contains(place - 1) { P("…", .class(.quiet)) }
          P {
            if place == section.places.lowerBound, section.title != nil {
              Strong { line(difference, place, say) }
            } else {
              line(difference, place, say)
            }
          }
        }
      }
    }
  }

  @InlineBuilder private static func line(
    _ difference: VersionDifference, _ place: Int, _ say: Language
  ) -> Inline {
    let block = difference.blocks[place]
    label(difference, place, say)
    block.pieces.map(marked)
    if block.end.inserted != nil, block.pieces.isEmpty { Ins("¶") }
    if let move = block.pieces.first(where: { $0.move != nil }) {
      " "
      Tag(
        move.fate.deleted == nil ? say("chuyển đến đây", "moved here") : say("chuyển đi nơi khác", "moved elsewhere"))
    }
    if block.reformatted != nil {
      " "
      Tag(say("đổi kiểu trình bày", "looks otherwise"))
    }
  }

  private static func marked(_ piece: Piece) -> Inline {
    if piece.fate.deleted != nil { return Del(piece.text) }
    return piece.fate.inserted == nil ? Inline(piece.text) : Ins(piece.text)
  }

  /// The number of a passage as the newer version has it, and what it was.
  @InlineBuilder private static func label(_ difference: VersionDifference, _ place: Int, _ say: Language) -> Inline {
    if let label = difference.blocks[place].label {
      if case .base(let id, _) = difference.next.patches[place], let newer = difference.renumbered[id] {
        "\(newer) "
        Span(say("(trước: \(label)) ", "(was \(label)) "), .class(.quiet))
      } else {
        "\(label) "
      }
    }
  }

  // MARK: As a table

  private struct Line {
    let heading: String
    let old: [Piece]
    let new: [Piece]
  }

  private static func table(
    _ difference: VersionDifference, _ sections: [VersionDifference.Section], _ say: Language
  ) -> HTML {
    let lines = sections.flatMap { section in
      difference.rows(of: section.changed).map { places in
        let pieces = places.flatMap { place -> [Piece] in
          let block = difference.blocks[place]
          let border = Piece(" | ", fate: block.cell?.rowFate ?? .kept)
          return (place == places[0] ? [] : [border]) + block.pieces
        }
        return Line(
          heading: title(section, say).clipped(80), old: pieces.filter { $0.fate.inserted == nil },
          new: pieces.filter { $0.fate.deleted == nil })
      }
    }
    return DataTable(
      say("Các đoạn thay đổi", "What changed"), lines,
      columns: [
        .rowHeading(say("Mục", "Heading"), \.heading),
        .content(say("Bản \(difference.from.number)", "Version \(difference.from.number)")) { line in
          Span { line.old.map(marked) }
        },
        .content(say("Bản \(difference.to)", "Version \(difference.to)")) { line in
          Span { line.new.map(marked) }
        },
      ], empty: EmptyState(say("Không có đoạn nào thay đổi ở đây.", "Nothing changed here.")))
  }

  // MARK: As a file

  static func file(_ view: DraftScene, _ format: PaperFormat) -> FileOrder? {
    guard let difference = difference(view) else { return nil }
    let (from, to) = (difference.from, difference.to)
    let isCalm = DifferenceView(view.scene.query).isCalm
    let name = view.say(
      "\(view.draft.title) – bản \(to) so với bản \(from.number)\(isCalm ? " – chỉ nội dung" : "")",
      "\(view.draft.title) – version \(to) against \(from.number)\(isCalm ? " – content only" : "")")
    return .drawn(
      name: "\(name).\(format.rawValue)",
      Drawing(blob: from.file.blob, key: from.file.key, base: from.text, next: difference.next, isClean: false),
      format)
  }
}

extension DifferenceView.Form {
  fileprivate func words(_ say: Language) -> String {
    switch self {
    case .changes: say("Các đoạn thay đổi", "Changes only")
    case .all: say("Toàn văn", "The whole text")
    case .table: say("Bảng hai cột", "Side by side")
    }
  }
}
