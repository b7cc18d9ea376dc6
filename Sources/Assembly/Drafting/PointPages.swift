// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// One point: what clashes with it side by side, who said it, the answer, and what compilers may do.
enum PointPages {
  static func page(_ view: DraftScene) -> Page? {
    guard view.works, let key = OpinionKey(view.scene.parameters["point"] ?? ""),
      let point = view.synthesis.point(of: key)
    else { return nil }
    let say = view.say
    let filter = BoardFilter(view.scene)
    return view.page(
      say(
        "Điểm \(point.number)/\(view.synthesis.points.count)", "Point \(point.number) of \(view.synthesis.points.count)"
      ),
      width: .wide
    ) {
      P { BoardPages.tags(point, view) }
      P(view.place(of: point), .class(.lead))
      way(point, view, filter)
      Split {
        Card(heading: say("Nội dung đề nghị", "What is asked")) { view.wording(point) }
        clashes(point, view, filter)
        outcome(point, view)
        if view.decides { answerForm(point, view, filter) } else { standing(point, view) }
      } side: {
        voices(point, view)
        if view.compiles { compiling(point, view, filter) }
      }
    }
  }

  /// To the board and to the neighbours that the filter shows.
  private static func way(_ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter) -> HTML {
    let say = view.say
    let points = view.points(filter)
    let before = points.last { $0.number < point.number }
    let after = points.first { $0.number > point.number }
    return Buttons {
      if let before {
        ButtonLink(
          say("← Nội dung \(before.number)", "← Point \(before.number)"),
          to: view.address("points", before.key.description, query: filter.query), .plain)
      }
      ButtonLink(say("Về bảng tổng hợp", "To the board"), to: view.address("board", query: filter.query), .plain)
      if let after {
        ButtonLink(
          say("Nội dung \(after.number) →", "Point \(after.number) →"),
          to: view.address("points", after.key.description, query: filter.query), .plain)
      }
    }
  }

  // MARK: Clashes

  @HTMLBuilder private static func clashes(
    _ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter
  ) -> HTML {
    let say = view.say
    for clash in view.synthesis.clashes(of: point) {
      Section(ID("clash-\(clash.points.map(String.init).joined(separator: "-"))"), heading: clash.kind.words(say)) {
        Markup.Grid {
          clash.points.map { view.synthesis.points[$0] }.filter { $0.number != point.number }.prefix(12).map { other in
            Card {
              P {
                A(
                  say("Nội dung \(other.number)", "Point \(other.number)"),
                  to: view.address("points", other.key.description, query: filter.query))
                " "
                BoardPages.tags(other, view)
              }
              view.wording(other)
              BoardPages.voices(other, view)
              if let answer = view.draft.answer(to: other) { BoardPages.answered(answer, to: other, view) }
            }
          }
        }
      }
    }
  }

  // MARK: Answering

  @HTMLBuilder private static func standing(_ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    if let answer = view.draft.answer(to: point) {
      Card(heading: view.say("Đã trả lời", "Answered")) { BoardPages.answered(answer, to: point, view) }
    } else {
      Notice(
        view.say(
          "Chờ người có thẩm quyền trả lời; người tổng hợp không nhận xét.",
          "Waits for those who decide; compilers do not judge."))
    }
  }

  /// How the passage will read by the answers that stand.
  @HTMLBuilder private static func outcome(_ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let readings = view.readings(of: point)
    if !readings.isEmpty {
      Notice(
        heading: view.say("Theo câu trả lời đã lưu, đoạn sẽ là", "By the answer that is saved it will read"), .good
      ) {
        readings.map { P($0) }
      }
    }
  }

  private static func answerForm(_ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter) -> HTML {
    let say = view.say
    let scene = view.scene
    let lapsed = view.draft.lapsedAnswer(to: point)
    let known = view.draft.answer(to: point) ?? lapsed
    let isChange = point.proposal != nil || point.isRefusal
    return Section("answer", heading: say("Trả lời", "Answer")) {
      if lapsed != nil {
        Notice(
          say(
            "Đã trả lời trước khi có bản \(view.draft.newest.number); bản này viết đoạn đó khác đi. Hãy xem lại và trả lời lại.",
            "This was answered before version \(view.draft.newest.number), which words the passage otherwise. Look at it and answer again."
          ), .attention)
      }
      Form(to: view.address("points", point.key.description, "answer"), token: scene.token) {
        BoardPages.filterFields(filter)
        HiddenField("seen", value: view.seen(point))
        Radios(
          say("Quyết định", "Decision"), scene.field("decision", else: known?.kind.rawValue ?? ""),
          [
            Choice(
              "accepted", Answer.Kind.accepted.words(say),
              hint: isChange
                ? say("Câu chữ như đề nghị.", "The words as proposed.")
                : say("Ghi đoạn văn sau khi sửa ở dưới.", "Word the passage below.")),
            Choice(
              "partly", Answer.Kind.partly.words(say), hint: say("Ghi câu chữ thống nhất ở dưới.", "Word it below.")),
            Choice("kept", Answer.Kind.kept.words(say, toRefusal: point.isRefusal)),
          ])
        if view.hasWording(point) { WordingForms.fields(point, known, view) }
        TextArea(
          say("Giải trình", "Explanation"), scene.field("explanation", else: known?.explanation ?? ""),
          hint: say(
            "Bắt buộc khi không tiếp thu nguyên văn; người góp ý sẽ đọc được.",
            "Required unless the words are taken as proposed; those who sent it will read it."), rows: 3)
        if view.needsTurn(point) {
          NumberField(
            say("Thứ tự trong các ý cùng chỗ", "Place among those at this point"),
            scene.field("turn", else: "\(known?.turn ?? nextTurn(point, view))"))
        }
        if point.opinions.count > 1 { scope(point, view) }
        Buttons {
          Button(say("Lưu, sang ý tiếp theo", "Save and go on"))
          Button(say("Lưu", "Save"), .secondary, name: "stay", value: "yes")
        }
      }
    }
  }

  /// All opinions of the point, so that some can be answered apart.
  private static func scope(_ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let say = view.say
    let open = point.opinions.filter { view.draft.answer(to: $0) == nil }
    // Those that were answered apart keep their answers: only the others are proposed.
    let proposed = Set((open.isEmpty ? point.opinions : open).map(\.description))
    let isParted =
      open.count < point.opinions.count && !open.isEmpty
      || Set(point.opinions.map { view.draft.answer(to: $0)?.decision }).count > 1
    return Details(
      say("Trả lời riêng từng ý kiến", "Answer some apart"), isOpen: isParted || view.isAmiss("opinions")
    ) {
      Checkboxes(
        say("Câu trả lời này dành cho", "This answer is for"), "opinions",
        point.opinions.compactMap { view.synthesis.said[$0] }.map { said in
          Choice(
            said.key.description, "\(view.speaker(said)): \(choiceWords(said, view).clipped(100))",
            hint: view.draft.answer(to: said.key).map { answer in
              [answer.kind.words(say, toRefusal: point.isRefusal), answer.explanation].compactMap { $0 }.joined(
                separator: ": "
              ).clipped(120)
            })
        }, chosen: view.scene.chosen("opinions", else: proposed), error: view.scene.error("opinions"))
    }
  }

  private static func choiceWords(_ said: Said, _ view: DraftScene) -> String {
    guard case .change(let change) = said.what, change.new.isEmpty else { return said.text }
    return change.words(in: view.synthesis.base, view.say)
  }

  /// That of what its files bring beside it, which stays in their order; else the first that nobody has taken.
  private static func nextTurn(_ point: SynthesisPoint, _ view: DraftScene) -> Int {
    let own = Set(point.places)
    let taken = view.synthesis.meeting(point).compactMap { other -> (isMate: Bool, turn: Int)? in
      guard let answer = view.draft.answer(to: other), answer.kind != .kept else { return nil }
      return (!own.isDisjoint(with: other.places), answer.turn ?? 1)
    }
    if let mate = taken.last(where: \.isMate) { return mate.turn }
    return (1...taken.count + 1).first { turn in !taken.contains { $0.turn == turn } } ?? 1
  }

  // MARK: Voices

  private static func voices(_ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let say = view.say
    return Section("voices", heading: say("Ai nêu", "Who says so")) {
      Ul(.class(.stack, .tight)) {
        point.opinions.compactMap { view.synthesis.said[$0] }.map { said in
          Li {
            P {
              Strong(view.speaker(said))
              Span(" · \(said.received.day.words(say))", .class(.quiet))
            }
            if let claimed = view.claimed(said) {
              P(say("Trong tệp ghi: \(claimed)", "The file names: \(claimed)"), .class(.hint))
            }
            if case .remark = said.what {
              if let quote = said.quotation(in: view.synthesis.base) {
                P(.class(.hint)) {
                  say("Nói về: ", "About: ")
                  Mark(quote.clipped(220))
                }
                if quote.count > 220 { LongWords.whole(say) { P(.class(.hint)) { Mark(quote) } } }
              }
              P("“\(said.text)”")
            }
            AgreementPages.sparing(said.key, view)
            if said.isSilent { P { Tag(say("Không bật Track Changes", "Untracked"), .attention) } }
            if view.grounds.isPriority(said) { P { Tag(say("Ý kiến nhấn mạnh", "Stressed"), .attention) } }
            if let note = standing(of: said, say) { P { Tag(note, .attention) } }
            if let answer = view.draft.answer(to: said.key), answer != view.draft.answer(to: point) {
              BoardPages.answered(answer, to: point, view)
            }
          }
        }
      }
      ForReservations(point, view)
    }
  }

  private static func standing(of said: Said, _ say: Language) -> String? {
    guard case .change(let change) = said.what else { return nil }
    if change.isByHand { return say("Sửa trong Word", "To be done in Word") }
    return switch change.standing {
    case .direct: nil
    case .carried: say("Góp ý vào bản trước, đã chuyển sang", "Answers an older version, carried over")
    case .disturbed: say("Góp ý vào bản trước, câu chữ xung quanh đã đổi", "Older version; the words around it changed")
    case .lost: say("Góp ý vào bản trước, chỗ này không còn", "Older version; the place is gone")
    }
  }

  @HTMLBuilder private static func ForReservations(_ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let own = Set(point.opinions)
    for kept in view.draft.reservations where kept.opinion.map({ own.contains($0) }) ?? false {
      Notice(
        view.say(
          "Bảo lưu – \(view.name(kept.person)): \(kept.text)", "Reservation – \(view.name(kept.person)): \(kept.text)"))
    }
  }

  // MARK: Compiling

  @HTMLBuilder private static func compiling(
    _ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter
  ) -> HTML {
    let say = view.say
    let scene = view.scene
    let key = point.key.description
    Details(say("Tóm tắt trung lập", "Neutral summary"), isOpen: view.isAmiss("summary")) {
      Form(to: view.address("points", key, "summary"), token: scene.token) {
        BoardPages.filterFields(filter)
        TextArea(
          say("Tóm tắt, không nhận xét", "Summary without judgement"),
          scene.field("summary", else: view.summary(of: point)?.text ?? ""), rows: 3)
        Buttons { Button(say("Lưu tóm tắt", "Save"), .secondary) }
      }
    }
    Details(say("Lĩnh vực", "Field")) {
      Form(to: view.address("points", key, "field"), token: scene.token) {
        BoardPages.filterFields(filter)
        Select(
          say("Lĩnh vực", "Field"), "sort", view.draft.fields.map { Choice($0.id, $0.name[say]) },
          chosen: scene.typed("sort", else: view.field(of: point)?.id ?? ""), prompt: say("– không xếp –", "– none –"))
        Buttons { Button(say("Lưu lĩnh vực", "Save"), .secondary) }
      }
    }
    split(point, view, filter)
    join(point, view, filter)
    reserve(point, view, filter)
  }

  @HTMLBuilder private static func split(
    _ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter
  ) -> HTML {
    let say = view.say
    let remarks = point.opinions.filter { if case .remark = $0 { true } else { false } }
    if point.opinions.count > 1, !remarks.isEmpty {
      Details(say("Tách ra thành nội dung riêng", "Split from this point"), isOpen: view.isAmiss("why")) {
        Form(to: view.address("points", point.key.description, "split"), token: view.scene.token) {
          BoardPages.filterFields(filter)
          Checkboxes(
            say("Nhận xét tách ra", "Remarks that leave"), "leaving",
            remarks.compactMap { view.synthesis.said[$0] }.map { said in
              Choice(said.key.description, "\(view.speaker(said)): \(said.text.clipped(80))")
            }, chosen: view.scene.chosen("leaving"), error: view.scene.error("leaving"))
          TextField(say("Lý do", "Reason"), view.scene.field("why"))
          Buttons { Button(say("Tách", "Part"), .secondary) }
        }
      }
    }
  }

  @HTMLBuilder private static func join(
    _ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter
  ) -> HTML {
    let say = view.say
    let others = view.synthesis.points.filter { other in
      other.number != point.number && other.block == point.block && (point.isOfRemarks || other.isOfRemarks)
    }
    if !others.isEmpty {
      Details(
        say("Gộp với nội dung khác của đoạn này", "Join with others of this passage"), isOpen: view.isAmiss("reason")
      ) {
        Form(to: view.address("points", point.key.description, "join"), token: view.scene.token) {
          BoardPages.filterFields(filter)
          Checkboxes(
            say("Gộp với", "Join with"), "others",
            others.prefix(30).map { other in
              Choice(
                other.key.description,
                "\(other.number). \((view.synthesis.said[other.key]?.text ?? "").clipped(80))")
            }, chosen: view.scene.chosen("others"), error: view.scene.error("others"))
          TextField(say("Lý do", "Reason"), view.scene.field("reason"))
          Buttons { Button(say("Gộp", "Join"), .secondary) }
        }
      }
    }
  }

  private static func reserve(_ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter) -> HTML {
    let say = view.say
    return Details(say("Ghi ý kiến bảo lưu", "Keep a minority opinion"), isOpen: view.isAmiss("person", "kept")) {
      Form(to: view.address("points", point.key.description, "reserve"), token: view.scene.token) {
        BoardPages.filterFields(filter)
        Select(
          say("Người bảo lưu", "Reserved by"), view.scene.field("person"),
          view.grounds.byName(view.grounds.organisations.known).map { Choice($0.text, view.name($0)) },
          prompt: say("– chọn –", "– choose –"))
        TextArea(say("Nội dung bảo lưu", "Opinion reserved"), view.scene.field("kept"), rows: 3)
        Buttons { Button(say("Ghi bảo lưu", "Keep it"), .secondary) }
      }
    }
  }
}

extension DraftScene {
  /// Which answer to a point a page shows: another one when somebody answered it since.
  func seen(_ point: SynthesisPoint) -> String {
    point.opinions.compactMap { draft.held[$0] }.max().map { "\($0)" } ?? ""
  }

  /// Whether an order has to be chosen between a point and others. Words that were agreed on instead of the proposed may
  /// need one where those proposed came with others.
  fileprivate func needsTurn(_ point: SynthesisPoint) -> Bool {
    guard let proposal = point.proposal, proposal.meeting != nil else { return false }
    return proposal.needsTurn || scene.typed("decision") == "partly"
      || ([point] + synthesis.meeting(point)).contains { draft.answer(to: $0)?.kind == .partly }
  }

  /// How the passage of a point reads by each of its answers that change it.
  fileprivate func readings(of point: SynthesisPoint) -> [String] {
    point.opinions.compactMap { opinion in
      draft.answer(to: opinion).flatMap { draft.edit(of: point, answering: opinion, with: $0) }
    }.unique.map { $0.reading(in: draft.newest.text, issued: nil, say, reach: 160) }
  }
}
