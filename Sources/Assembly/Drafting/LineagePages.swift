// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// What was carried over from predecessors: a picture and a table for each, and passage by passage.
enum LineagePages {
  // MARK: All predecessors

  static func page(_ view: DraftScene) -> Page? {
    let (scene, grounds, draft, say) = (view.scene, view.grounds, view.draft, view.say)
    let coverage = draft.lineage.coverage
    return view.page(say("Kế thừa văn kiện trước", "What was carried over"), width: .wide) {
      view.tabs(at: view.address("lineage"))
      if !coverage.isEmpty { next(coverage, draft, say) }
      coverage.map { picture($0, draft, say) }
      table(coverage, draft, say)
      if !coverage.isEmpty {
        Buttons {
          ButtonLink(
            say("Số liệu cần đối chiếu", "Figures to be compared"),
            to: Address(path: "drafts", draft.id.text, "figures"),
            .secondary)
        }
      }
      if scene.may(.compileDrafts) { adding(draft, scene, grounds) }
    }
  }

  private static func next(_ coverage: [Lineage.Coverage], _ draft: DraftDocument, _ say: Language) -> HTML {
    let open = coverage.reduce(0) { $0 + $1.unexplained.count }
    let other = coverage.reduce(0) { $0 + $1.count(.otherFigures) }
    return HTML {
      open == 0
        ? Notice(
          say(
            "Mọi đoạn không đưa vào trọn vẹn đều đã có lý do.", "Everything that is not carried over has its reason."),
          .good)
        : unexplained(open, say)
      if other > 0 {
        Notice(
          say(
            "\(other) đoạn đưa vào với số liệu khác văn kiện trước. Đối chiếu lại các số ấy.",
            "\(other, one: "passage was", other: "passages were") carried over with figures other than before. Compare them."
          ), .attention)
      }
    }
  }

  private static func unexplained(_ open: Int, _ say: Language) -> HTML {
    Notice(
      say(
        "Còn \(open) đoạn chưa đưa vào trọn vẹn và chưa ghi lý do. Mở từng văn kiện để nối với dự thảo hoặc ghi lý do.",
        "\(open, one: "passage is", other: "passages are") not wholly carried over, with no reason given yet. Open each text to link them or say why."
      ),
      .attention)
  }

  private static func picture(_ found: Lineage.Coverage, _ draft: DraftDocument, _ say: Language) -> HTML {
    ShareBar(
      "\(draft.sourceName(found.source)): \(found.wordShare(say)) \(say("từ", "words"))",
      Lineage.Fate.allCases.map { Share($0.words(say), found.count($0), isRest: $0 == .leftOut) })
  }

  private static func table(_ coverage: [Lineage.Coverage], _ draft: DraftDocument, _ say: Language) -> HTML {
    DataTable(
      say("Văn kiện trước", "Predecessors"), coverage,
      columns: [
        .rowLink(say("Văn kiện", "Text")) {
          draft.sourceName($0.source)
        } to: {
          address(draft.id, $0.source)
        },
        .text(say("Ngày", "Dated")) { draft.source(SourceID($0.source))?.dated?.figures(say) ?? "–" },
        .number(say("Số đoạn", "Passages")) { "\($0.blocks.count)" },
        .number(Lineage.Fate.carried.words(say).capitalised) { "\($0.count(.carried))" },
        .number(Lineage.Fate.otherFigures.words(say).capitalised) { "\($0.count(.otherFigures))" },
        .number(Lineage.Fate.partly.words(say).capitalised) { "\($0.count(.partly))" },
        .number(Lineage.Fate.leftOut.words(say).capitalised) { "\($0.count(.leftOut))" },
        .number(say("Chưa có lý do", "Without a reason")) { "\($0.unexplained.count)" },
      ],
      empty: EmptyState(
        say(
          "Chưa có văn kiện của tổ chức trước. Thêm tệp Word của từng tổ chức ở dưới để đối chiếu từng câu.",
          "No text of a predecessor is here yet. Add the Word file of each below, to compare sentence by sentence.")))
  }

  private static func adding(_ draft: DraftDocument, _ scene: Scene, _ grounds: any DraftingGrounds) -> HTML {
    let say = scene.say
    return Section("add", heading: say("Thêm văn kiện của tổ chức trước", "Add a predecessor's text")) {
      Form(to: Address(path: "drafts", draft.id.text, "sources"), token: scene.token, sends: .files) {
        TextField(
          say("Tên văn kiện", "Title"), scene.field("title"),
          hint: say("Ví dụ: Báo cáo tổng kết nhiệm kỳ 2020 - 2025", "For example: Report on the term 2020–2025"),
          width: .full)
        Select(
          say("Của tổ chức", "Of"), scene.field("predecessor"),
          grounds.organisations.predecessors.map { Choice($0.id.text, $0.name) }, prompt: say("Không ghi", "Not noted"))
        DateBox(
          say("Số liệu tính đến ngày", "Its figures are of"), scene.field("dated"),
          hint: say("Không bắt buộc. Ví dụ: 30/06/2025", "Not required. For example 30/06/2025"))
        FileField(
          say("Tệp Word", "Word file"), "file", hint: say(".docx, .doc, .odt hoặc .rtf", ".docx, .doc, .odt or .rtf"),
          error: scene.fileError("file"), accepts: [".docx", ".doc", ".odt", ".rtf", ".pdf"])
        Buttons { Button(say("Thêm và đối chiếu", "Add and compare")) }
      }
    }
  }

  // MARK: One predecessor

  static func source(_ view: DraftScene) -> Page? {
    let (scene, grounds, draft, say) = (view.scene, view.grounds, view.draft, view.say)
    guard let source = draft.source(scene.id("source")),
      let found = draft.lineage.coverage.first(where: { $0.source == source.id.text })
    else { return nil }
    return view.page(source.title, width: .wide) {
      view.tabs(at: view.address("lineage"))
      picture(found, draft, say)
      P(
        say(
          "Câu được coi là đưa vào trọn vẹn khi số liệu, từ phủ định và các từ chính của câu vẫn còn trong dự thảo; phần còn lại do người đọc quyết định.",
          "A sentence counts as carried over where its figures, negations and main words still stand in the draft; the rest is for people to say."
        ),
        .class(.hint))
      found.blocks.map { passage($0, source, draft, scene, grounds) }
    }
  }

  private static func passage(
    _ block: Lineage.BlockCoverage, _ source: DraftSource, _ draft: DraftDocument, _ scene: Scene,
    _ grounds: any DraftingGrounds
  ) -> HTML {
    let say = scene.say
    let merged = draft.newest.text.blocks
    return Article(.class(.passage), .id(ID("s-\(block.block)"))) {
      P(source.blocks[block.block])
      P {
        Tag(block.fate.words(say), block.fate == .carried ? .good : block.leftOut == nil ? .attention : .neutral)
        " "
        Span("\(block.wordsCarried)/\(block.words) \(say("từ", "words"))", .class(.hint))
      }
      if let reason = block.leftOut {
        P(
          say("Lý do: \(reason.why)", "Reason: \(reason.why)")
            + " (\(grounds.organisations.name(of: PersonID(reason.by), say)))")
      }
      Ul(.class(.plainList)) {
        block.into.filter { merged.indices.contains($0) }.map { place in
          Li {
            P {
              say("Đã vào: ", "Went into: ")
              A(
                merged[place].text.clipped(120),
                to: ReadingPages.address(draft.id, at: nil, near: merged[place].id))
            }
            if scene.may(.compileDrafts) {
              ActionButton(
                say("Bỏ nối", "Unlink"), about: merged[place].text.clipped(60),
                to: action(draft, source, "unlink"), token: scene.token, .plain,
                sends: ["block": "\(block.block)", "into": "\(place)"])
            }
          }
        }
      }
      if scene.may(.compileDrafts), block.fate != .carried { ruling(block, source, draft, scene) }
    }
  }

  @HTMLBuilder private static func ruling(
    _ block: Lineage.BlockCoverage, _ source: DraftSource, _ draft: DraftDocument, _ scene: Scene
  ) -> HTML {
    let say = scene.say
    let isHere = scene.attempt?.submission.fields["block"]?.first == "\(block.block)"
    Details(say("Nối với dự thảo hoặc ghi lý do", "Link it to the draft, or say why not")) {
      Form(to: action(draft, source, "left-out"), token: scene.token) {
        HiddenField("block", value: "\(block.block)")
        TextField(
          say("Không đưa vào vì", "Left out because"), FieldName("why-\(block.block)"),
          value: isHere ? scene.typed(FieldName("why-\(block.block)")) : "",
          error: isHere ? scene.error(FieldName("why-\(block.block)")) : nil, width: .full)
        Buttons { Button(say("Ghi lý do", "Note the reason"), .secondary) }
      }
      Form(to: action(draft, source, "link"), token: scene.token) {
        HiddenField("block", value: "\(block.block)")
        Select(
          say("Đã nêu ý này trong đoạn", "Its sense is in"), FieldName("into-\(block.block)"),
          draft.newest.text.blocks.enumerated().filter { !$1.text.trimmed.isEmpty }.map {
            Choice("\($0)", $1.text.clipped(90))
          },
          prompt: say("Chọn đoạn", "Choose a passage"),
          error: isHere ? scene.error(FieldName("into-\(block.block)")) : nil,
          width: .full)
        Buttons { Button(say("Nối", "Link"), .secondary) }
      }
    }
  }

  static func address(_ draft: DraftID, _ source: String) -> Address {
    Address(path: "drafts", draft.text, "lineage", source)
  }

  private static func action(_ draft: DraftDocument, _ source: DraftSource, _ what: String) -> Address {
    Address(path: "drafts", draft.id.text, "lineage", source.id.text, what)
  }

  // MARK: Figures

  static func figures(_ view: DraftScene) -> Page? {
    let (draft, say) = (view.draft, view.say)
    let register = draft.figureRegister
    let doubts = register.doubts(say)
    return view.page(say("Số liệu cần đối chiếu", "Figures to be compared"), width: .wide) {
      view.tabs(at: view.address("lineage"))
      P(
        say(
          "Đã đọc \(register.figures.count) số liệu trong dự thảo và \(draft.sources.count) văn kiện trước; \(doubts.count) chỗ số liệu không khớp nhau, cần đối chiếu.",
          "\(register.figures.count, one: "figure", other: "figures") in the draft and \(draft.sources.count, one: "predecessor", other: "predecessors"); \(doubts.count, one: "place", other: "places") where they do not seem to fit."
        ), .class(.lead))
      if doubts.isEmpty {
        EmptyNote(
          say("Không thấy số liệu trái nhau", "No contradiction was found"),
          EmptyState(
            say(
              "Máy chỉ so được những câu viết gần giống nhau; vẫn cần người đối chiếu.",
              "Only sentences of like words can be compared by machine; people still have to look.")))
      }
      doubts.enumerated().map { number, doubt in
        DataTable(
          "\(number + 1). " + doubt.title, doubt.figures,
          columns: [
            .number(say("Số", "Figure")) { $0.words(say) },
            .rowHeading(say("Nguồn", "Source")) { draft.sourceName($0.source) },
            .text(say("Tính đến", "Dated")) { $0.sourceDate.flatMap { Day(iso: $0) }?.figures(say) ?? "–" },
            .text(say("Câu nêu số liệu", "The sentence")) { $0.quote },
          ], empty: EmptyState(""))
      }
      if !register.figures.isEmpty {
        Details(say("Mọi số liệu đã đọc", "Every figure that was read")) { all(register, draft, say) }
      }
    }
  }

  /// The whole register, in the order of the texts: what the comparison saw, and what it left to people.
  private static func all(_ register: FigureRegister, _ draft: DraftDocument, _ say: Language) -> HTML {
    DataTable(
      say("Bảng số liệu", "The figures"), register.figures,
      columns: [
        .number(say("Số", "Figure")) { $0.words(say) },
        .text(say("Về", "Of")) { $0.subject.joined(separator: " ") },
        .rowHeading(say("Nguồn", "Source")) { draft.sourceName($0.source) },
        .text(say("Tính đến", "Dated")) { $0.sourceDate.flatMap { Day(iso: $0) }?.figures(say) ?? "–" },
        .text(say("Câu nêu số liệu", "The sentence")) { $0.quote },
      ], empty: EmptyState(""))
  }
}
