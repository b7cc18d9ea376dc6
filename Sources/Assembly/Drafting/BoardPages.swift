// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The board: every point, filtered and in the order asked for, page by page.
enum BoardPages {
  static func page(_ view: DraftScene) -> Page? {
    guard view.works else { return nil }
    let say = view.say
    let filter = BoardFilter(view.scene)
    let points = view.points(filter)
    let pages = max(1, (points.count + BoardFilter.pageLength - 1) / BoardFilter.pageLength)
    let number = min(filter.page, pages)
    let shown = points.dropFirst((number - 1) * BoardFilter.pageLength).prefix(BoardFilter.pageLength)
    return view.page(say("Bảng tổng hợp", "Board"), width: .wide) {
      view.tabs(at: view.address("board"))
      counts(view)
      if !view.synthesis.points.isEmpty { search(view, filter) }
      if points.isEmpty {
        EmptyNote(
          say("Không có nội dung nào ở đây", "Nothing here"),
          EmptyState(
            view.synthesis.points.isEmpty
              ? say("Chưa nhận được ý kiến nào về bản này.", "No opinion on this version has come in yet.")
              : say("Không có nội dung nào khớp bộ lọc.", "No opinion matches the filter."),
            action: view.synthesis.points.isEmpty
              ? Link(say("Bản góp ý nhận về", "What came in"), to: view.address("returns"))
              : Link(say("Xem tất cả", "Show all"), to: view.address("board"))))
      } else {
        list(Array(shown), view, filter.at(page: number))
        Pagination(
          previous: number > 1 ? view.address("board", query: filter.at(page: number - 1).query) : nil,
          next: number < pages ? view.address("board", query: filter.at(page: number + 1).query) : nil,
          words: PaginationWords(
            label: say("Các trang", "Pages"), previous: say("Trang trước", "Previous"), next: say("Trang sau", "Next"),
            place: say("Trang \(number)/\(pages)", "Page \(number) of \(pages)")))
      }
    }
  }

  private static func counts(_ view: DraftScene) -> HTML {
    let say = view.say
    let synthesis = view.synthesis
    let parts = [
      (synthesis.points.count, say("nội dung cần trả lời", "to answer")),
      (synthesis.looks.count, say("sửa đổi chỉ về trình bày", "changing the look only")),
      (synthesis.points.reduce(0) { $0 + synthesis.silent(in: $1) }, say("sửa đổi không có dấu sửa", "made untracked")),
      (synthesis.trifles, say("khác biệt không đáng kể, không tính", "differing in trifles, set aside")),
    ].filter { $0.0 > 0 }.map { "\($0) \($1)" }
    return HTML {
      DraftListPages.progress(view)
      if !parts.isEmpty { P(parts.joined(separator: " · "), .class(.hint)) }
      agreeing(view)
      present(view)
    }
  }

  /// How many only agree, and the way to read them: whether one asks for something after all is for a person to see.
  @HTMLBuilder private static func agreeing(_ view: DraftScene) -> HTML {
    let count = view.synthesis.agreements.count
    if count > 0 {
      P {
        A(
          view.say(
            "\(count) ý kiến nhất trí chung", "\(count, one: "opinion only agrees", other: "opinions only agree")"),
          to: view.address("agreements"))
        Span(view.say(", đếm riêng, không phải trả lời", ", counted apart, no answer needed"), .class(.quiet))
      }
    }
  }

  /// What was proposed and stands in the newest version already: nobody has to answer it, and nobody may think it lost.
  @HTMLBuilder private static func present(_ view: DraftScene) -> HTML {
    let say = view.say
    let present = view.synthesis.present
    if !present.isEmpty {
      Details(
        say(
          "\(present.count) sửa đổi đã có sẵn trong bản \(view.draft.newest.number)",
          "\(present.count, one: "change stands", other: "changes stand") in version \(view.draft.newest.number) already"
        )
      ) {
        Ul {
          present.map { change in
            Li {
              P {
                Strong(view.name(change.sender))
                ": \(view.draft.words(of: change, say))"
              }
            }
          }
        }
      }
    }
  }

  // MARK: Filter

  private static func search(_ view: DraftScene, _ filter: BoardFilter) -> HTML {
    let say = view.say
    return SearchForm(to: view.address("board"), .class(.filters)) {
      Select(
        say("Tình trạng", "State"), "state", BoardFilter.State.allCases.map { Choice($0.rawValue, $0.words(say)) },
        chosen: filter.state.rawValue, width: .short)
      Select(
        say("Mục", "Heading"), "heading",
        view.synthesis.outline.entries.map { entry in
          Choice(
            entry.block.description, String(repeating: "– ", count: max(0, entry.level - 1)) + entry.title.clipped(60))
        }, chosen: filter.heading, prompt: say("Tất cả các mục", "All headings"), width: .short)
      Select(
        say("Nơi gửi", "From"), "sender", senders(view), chosen: filter.sender, prompt: say("Tất cả nơi gửi", "All"),
        width: .short)
      Select(
        say("Lĩnh vực", "Field"), "field",
        view.draft.fields.map { Choice($0.id, $0.name[say]) } + [Choice("none", say("Chưa phân loại", "Not sorted"))],
        chosen: filter.field, prompt: say("Tất cả lĩnh vực", "All fields"), width: .short)
      TextField(say("Từ khóa", "Contains"), "q", value: filter.words, width: .short)
      Select(
        say("Thứ tự", "Order"), "order", BoardFilter.Order.allCases.map { Choice($0.rawValue, $0.words(say)) },
        chosen: filter.order.rawValue, width: .short)
      Buttons {
        Button(say("Lọc", "Filter"), .secondary)
        if !filter.at(page: 1).query.isEmpty {
          ButtonLink(say("Bỏ lọc", "Show all"), to: view.address("board"), .plain)
        }
      }
    }
  }

  private static func senders(_ view: DraftScene) -> [Choice] {
    view.draft.round.map(\.sender).unique.map { Choice(DraftScene.code($0), view.name($0)) }.sorted {
      $0.label < $1.label
    }
  }

  // MARK: List

  private static func list(_ points: [SynthesisPoint], _ view: DraftScene, _ filter: BoardFilter) -> HTML {
    let say = view.say
    return Form(to: view.address("act"), token: view.scene.token, .class(.points)) {
      filterFields(filter)
      HiddenField("page", value: "\(filter.page)")
      for point in points { card(point, view, filter) }
      // The script shows it while something is ticked, and puts the number in.
      Div(
        .class(.card, .acts),
        .counted(say("Xử lý # nội dung đã đánh dấu", "Do something with the # that are ticked"))
      ) {
        Details(
          say("Xử lý các nội dung đã đánh dấu", "Do something with those that are ticked"),
          isOpen: view.scene.attempt != nil
        ) {
          acts(view)
        }
      }
      Details(say("Phím tắt", "Keys")) {
        P(
          say(
            "Khi con trỏ ở trong danh sách: J / K sang nội dung sau, trước · X đánh dấu · O mở để trả lời. Khi con trỏ ở trong phần trả lời: 1, 2, 3 chọn quyết định, Ctrl + Enter lưu và sang nội dung tiếp theo.",
            "While the focus is in the list: J / K next, previous · X tick · O open to answer. While it is in an answer: 1, 2, 3 choose, Ctrl + Enter saves and goes on to the next."
          ))
      }
    }
  }

  static func filterFields(_ filter: BoardFilter) -> HTML {
    HTML {
      for (name, value) in filter.query where name != "page" { HiddenField(FieldName(name), value: value) }
    }
  }

  private static func acts(_ view: DraftScene) -> HTML {
    let say = view.say
    let scene = view.scene
    return HTML {
      TextArea(
        view.decides
          ? say("Giải trình hoặc lý do chung", "One explanation or reason for all") : say("Lý do gộp", "Reason"),
        scene.field("explanation"), rows: 2)
      if view.compiles {
        Select(
          say("Lĩnh vực", "Field"), "sort", view.draft.fields.map { Choice($0.id, $0.name[say]) },
          chosen: scene.typed("sort"), prompt: say("– bỏ phân loại –", "– none –"))
      }
      Buttons {
        if view.decides {
          Button(say("Tiếp thu", "Accept"), .primary, name: "act", value: "accept")
          Button(say("Giữ nguyên dự thảo", "Keep the text"), .secondary, name: "act", value: "keep")
        }
        if view.compiles {
          Button(say("Xếp vào lĩnh vực", "Sort into the field"), .secondary, name: "act", value: "classify")
          Button(say("Gộp thành một", "Join"), .secondary, name: "act", value: "join")
        }
      }
    }
  }

  /// One point on the board.
  static func card(_ point: SynthesisPoint, _ view: DraftScene, _ filter: BoardFilter) -> HTML {
    let say = view.say
    let address = view.address("points", point.key.description, query: filter.query)
    return Article(.class(.card, .point), .id(ID("point-\(point.number)")), .focusable) {
      Row(.class(.spread)) {
        Checkbox(
          say("Nội dung \(point.number)", "Point \(point.number)"), FieldName("points"), value: point.key.description,
          isTicked: view.scene.chosen("points").contains(point.key.description), id: ID("tick-\(point.number)"))
        P { tags(point, view) }
      }
      P(view.place(of: point), .class(.hint))
      view.wording(point)
      if let summary = view.summary(of: point) {
        P {
          Strong(say("Tóm tắt: ", "Summary: "))
          summary.text
        }
      }
      voices(point, view)
      if let answer = view.draft.answer(to: point) { answered(answer, to: point, view) }
      Buttons {
        ButtonLink(
          view.decides ? say("Trả lời", "Answer") : say("Mở", "Open"), to: address, .secondary,
          .label(
            "\(view.decides ? say("Trả lời", "Answer") : say("Mở", "Open")) – \(say("nội dung", "point")) \(point.number)"
          ))
      }
    }
  }

  /// State, number, field and clashes of a point.
  @InlineBuilder static func tags(_ point: SynthesisPoint, _ view: DraftScene) -> Inline {
    let say = view.say
    let senders = view.synthesis.senders(of: point).count
    if view.draft.isAnswered(point), let answer = view.draft.answer(to: point) {
      Tag(answer.kind.words(say, toRefusal: point.isRefusal), answer.kind.tone)
    } else {
      Tag(say("Chưa trả lời", "Open"), .attention)
    }
    Tag(say("\(senders) nơi", "\(senders, one: "sender", other: "senders")"))
    if view.synthesis.silent(in: point) > 0 { Tag(say("Có chỗ sửa không bật Track Changes", "Untracked"), .attention) }
    if view.isPriority(point) { Tag(say("Ý kiến nhấn mạnh", "Stressed"), .attention) }
    if view.profile(of: point).isCampaign() { Tag(say("Nhiều bản giống hệt nhau", "Many copies of one text")) }
    if let field = view.field(of: point) { Tag(field.name[say], .accent) }
    for clash in view.synthesis.clashes(of: point) {
      Tag(clash.kind.tag(say), clash.kind.tone)
    }
  }

  /// Who says so, and what they say beside it.
  @HTMLBuilder static func voices(_ point: SynthesisPoint, _ view: DraftScene) -> HTML {
    let say = view.say
    let names = view.synthesis.senders(of: point).map { view.name($0) }
    let shown = names.prefix(4).joined(separator: ", ")
    P(
      names.count > 4 ? say("\(shown) và \(names.count - 4) nơi khác", "\(shown) and \(names.count - 4) more") : shown,
      .class(.quiet))
    if !point.attached.isEmpty {
      Ul {
        point.attached.prefix(3).compactMap { view.synthesis.said[$0] }.map { said in
          Li {
            LongWords.lines(
              "\(said.words(in: view.synthesis.base, say)) – \(view.speaker(said))", atMost: 260, say, isQuiet: true)
          }
        }
        if point.attached.count > 3 {
          Li {
            P(
              say("… và \(point.attached.count - 3) ý kiến kèm theo khác", "… and \(point.attached.count - 3) more"),
              .class(.quiet))
          }
        }
      }
    }
  }

  static func answered(_ answer: Answer, to point: SynthesisPoint, _ view: DraftScene) -> HTML {
    P(.class(.quiet)) {
      Strong(answer.kind.words(view.say, toRefusal: point.isRefusal))
      if let explanation = answer.explanation { ": \(explanation)" }
    }
  }
}

extension BoardFilter.Order {
  func words(_ say: Language) -> String {
    switch self {
    case .text: say("Theo văn bản", "As in the text")
    case .turns: say("Nhiều nơi nêu, lập luận kỹ xen kẽ", "Most supported and most thorough in turn")
    }
  }
}

extension BoardFilter.State {
  func words(_ say: Language) -> String {
    switch self {
    case .all: say("Tất cả", "All")
    case .open: say("Chưa trả lời", "Open")
    case .answered: say("Đã trả lời", "Answered")
    case .clash: say("Có xung đột", "Clashing")
    case .several: say("Nhiều nơi cùng nêu", "From several")
    case .unplaced: say("Không gắn đoạn nào", "Without a place")
    }
  }
}
