// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The newest version to be read, with its outline, one's own opinions beside the passages, and a form at one passage.
struct ReadingPages {
  let view: DraftScene
  let outline: Outline
  private let own: [BlockID: [OwnOpinion]]
  private let whole: [OwnOpinion]

  init(_ view: DraftScene) {
    self.view = view
    outline = Outline(view.draft.newest.text)
    let all = view.grounds.ownOpinions(on: view.draft, in: view.draft.round, view.scene)
    own = Dictionary(grouping: all.filter { $0.block != nil }, by: { $0.block ?? BlockID(version: 0, number: 0) })
    whole = all.filter { $0.block == nil }
  }

  private var say: Language { view.say }
  private var draft: DraftDocument { view.draft }
  private var scene: Scene { view.scene }

  static func page(_ view: DraftScene) -> Page? { ReadingPages(view).page() }

  private func page() -> Page {
    view.page(say("Đọc và góp ý", "Read and comment"), width: .wide) {
      view.tabs(at: view.address("read"))
      P(
        say(
          "Bản \(draft.newest.number), \(draft.newest.day.words(say)).",
          "Version \(draft.newest.number), \(draft.newest.day.words(say)).")
          + (due.map { say(" Góp ý đến hết ngày \($0.words(say)).", " Opinions until \($0.words(say)).") } ?? ""),
        .class(.lead))
      view.lateNotice()
      if draft.isRestricted {
        Notice(
          say(
            "Tài liệu hạn chế: không sao chụp, không chuyển cho người khác.",
            "Restricted: not to be copied or passed on."),
          .attention)
      }
      if !mayComment { Notice(whyNot) }
      Div(.class(.reader)) {
        contents(.class(.outline, .wideOnly), label: say("Mục lục", "Contents"))
        Details(say("Mục lục", "Contents"), .class(.outline, .narrowOnly)) {
          contents(.class(.plainList), label: say("Mục lục rút gọn", "Contents in short"))
        }
        Div(.class(.passages)) {
          quoteOffer
          passages
          wholeDraft
        }
      }
    }
  }

  // MARK: Outline

  private func contents(_ attributes: Attribute, label: String) -> HTML {
    Nav(label: label, attributes) {
      Ul {
        outline.entries.map { entry in
          Li(.class(entry.level > 2 ? .deep : .plainList)) {
            A(entry.title, to: Address(fragment: Self.anchor(of: entry.block)))
          }
        }
      }
    }
  }

  static func anchor(of block: BlockID) -> ID { ID("p-\(block.version)-\(block.number)") }

  // MARK: Passages

  private var passages: HTML {
    HTML {
      groups(ofBody: true).map { passage($0) }
      let beside = groups(ofBody: false)
      if !beside.isEmpty {
        H2(say("Chú thích và khung chữ", "Notes and text boxes"))
        beside.map { passage($0) }
      }
    }
  }

  private func passage(_ group: [DraftBlock]) -> HTML {
    Article(.class(.passage), .id(Self.anchor(of: group[0].id))) {
      if group[0].cell == nil { words(of: group[0]) } else { row(group) }
      group.flatMap { own[$0.id] ?? [] }.map { note($0) }
      if group.contains(where: { $0.id.description == at }), mayComment {
        form(at: group)
      } else if mayComment, group.contains(where: { !$0.text.trimmed.isEmpty }) {
        P(.class(.hint)) {
          A(
            group[0].cell == nil
              ? say("Góp ý đoạn này", "Comment on this passage") : say("Góp ý hàng này", "Comment on this row"),
            to: Self.address(draft.id, at: group[0].id),
            .label(say("Góp ý: \(name(of: group))", "Comment: \(name(of: group))")))
        }
      }
    }
  }

  private func name(of group: [DraftBlock]) -> String {
    group.map(\.text.trimmed).filter { !$0.isEmpty }.joined(separator: " | ").clipped(60)
  }

  private func note(_ opinion: OwnOpinion) -> HTML {
    let row = draft.returned(opinion.key.source)
    return opinion.note(say, withdrawing: row.flatMap { view.withdrawLink($0, about: opinion.words.clipped(60)) })
  }

  /// Blocks as they are commented on: one by one, the cells of a row together.
  /// What is printed on every page, as headers are, is no passage.
  private func groups(ofBody isBody: Bool) -> [[DraftBlock]] {
    var groups: [[DraftBlock]] = []
    for block in draft.newest.text.blocks
    where block.isPassage(ofBody: isBody) && (block.cell != nil || !block.text.trimmed.isEmpty) {
      if let cell = block.cell, let last = groups.last?.last, last.story == block.story,
        last.cell?.table == cell.table, last.cell?.row == cell.row
      {
        groups[groups.count - 1].append(block)
      } else {
        groups.append([block])
      }
    }
    return groups
  }

  @HTMLBuilder private func words(of block: DraftBlock) -> HTML {
    switch block.kind {
    case .heading(let level) where level < 2: H2 { pieces(of: block) }
    case .heading(let level): if level == 2 { H3 { pieces(of: block) } } else { H4 { pieces(of: block) } }
    case .paragraph, .listItem: P(.class(.words)) { pieces(of: block) }
    }
  }

  /// The number apart, so that what somebody selects are words of the passage.
  @InlineBuilder private func pieces(of block: DraftBlock) -> Inline {
    if let label = block.label { "\(label) " }
    Span(block.text, .class(.quotable))
  }

  /// Offered by the script behind the passage in which words are selected; without it the form asks for them.
  @HTMLBuilder private var quoteOffer: HTML {
    if mayComment {
      P(.class(.quoteOffer), .hidden) {
        ButtonLink(
          say("Góp ý về những chữ đã chọn", "Comment on the words selected"), to: Address(fragment: "main"), .secondary)
      }
    }
  }

  private func row(_ cells: [DraftBlock]) -> HTML {
    Ul(.class(.cells)) { cells.map { Li($0.text) } }
  }

  // MARK: The form

  private var at: String? { scene.attempt?.submission.fields["block"]?.first ?? scene.query["at"] }

  private func form(at group: [DraftBlock]) -> HTML {
    let block = group.first { $0.id.description == at } ?? group[0]
    return Form(to: view.address("comment"), token: scene.token, .class(.panel, .passageForm)) {
      HiddenField("block", value: block.id.description)
      if group.count > 1 { cells(of: group, but: block) }
      fields(of: block)
    }
  }

  /// Each cell is a passage of its own, an empty one too: something may be missing in it.
  @HTMLBuilder private func cells(of group: [DraftBlock], but chosen: DraftBlock) -> HTML {
    P(say("Góp ý ô \(cellName(chosen)).", "About the cell \(cellName(chosen))."))
    P(say("Sửa câu chữ của ô khác trong hàng này:", "To word another cell of this row:"), .class(.hint))
    Ul {
      group.filter { $0.id != chosen.id }.map { cell in
        Li { A(cellName(cell), to: Self.address(draft.id, at: cell.id, near: group[0].id)) }
      }
    }
  }

  /// By the head of its column, and what stands in it.
  private func cellName(_ cell: DraftBlock) -> String {
    let words = cell.text.trimmed.isEmpty ? say("(ô trống)", "(empty)") : "“\(cell.text.clipped(80))”"
    return draft.newest.text.columnHead(of: cell).map { "\($0): \(words)" } ?? words
  }

  @HTMLBuilder private func fields(of block: DraftBlock) -> HTML {
    TextArea(
      say("Ý kiến góp ý", "Your opinion"), scene.field("text"),
      hint: say("Nêu điều đề nghị và lý do.", "Say what you ask for, and why."), rows: 4)
    let typed = TypedWording(of: [block.text])
    let isCell = block.cell != nil
    TextField(
      say("Chỉ nói về những chữ này", "Only about these words"), scene.field("quote", else: scene.query["quote"] ?? ""),
      hint: isCell
        ? say(
          "Không bắt buộc. Chép chữ của một ô trong hàng vào đây.", "Not required. Copy words of any cell of the row.")
        : say(
          "Không bắt buộc. Chọn chữ trong đoạn phía trên, hoặc chép vào đây.",
          "Not required. Select words in the passage above, or copy them here."))
    TextArea(
      isCell
        ? say("Đề nghị viết lại ô này", "Proposed wording of the cell")
        : say("Đề nghị viết lại cả đoạn", "Proposed wording of the passage"),
      scene.field("wording", else: typed.shown()),
      hint: say(
        "Sửa ngay trong ô này; không sửa thì chỉ gửi ý kiến. ",
        "Change it here; left as it is, only the opinion is sent. ") + typed.hint[say],
      rows: min(10, max(3, block.text.count / 70 + 1)))
    Checkbox(
      isCell
        ? say("Đề nghị bỏ cả hàng này của bảng", "The whole row should be deleted")
        : say("Đề nghị bỏ cả đoạn này", "The passage should be deleted"), "delete",
      isTicked: scene.chosen("delete").contains("yes"), error: scene.error("delete"))
    senders
    Buttons {
      Button(say("Gửi góp ý", "Send"))
      ButtonLink(say("Hủy", "Cancel"), to: Self.address(draft.id, at: nil, near: block.id), .plain)
    }
  }

  /// In whose name: one's own, or one's unit's; for compilers also of those whose letter they write down.
  @HTMLBuilder private var senders: HTML {
    let choices = view.own ?? []
    if !view.behalf.isEmpty {
      Select(
        say("Ý kiến của", "Whose opinion"),
        scene.field("sender", else: choices.first.map(DraftScene.code) ?? ""),
        choices.map { Choice(DraftScene.code($0), view.name($0)) }
          + view.behalf.map { Choice(DraftScene.code($0), say("Ghi thay: \(view.name($0))", "For: \(view.name($0))")) },
        prompt: say("Chọn nơi góp ý", "Choose"),
        hint: say(
          "Góp ý đến bằng công văn, thư điện tử thì chọn nơi gửi để ghi thay.",
          "For what came in a letter or an e-mail choose its sender."))
    } else if choices.count > 1 {
      Radios(
        say("Góp ý thay mặt", "On behalf of"), "sender",
        choices.map { Choice(DraftScene.code($0), view.name($0)) },
        chosen: scene.chosen("sender").first ?? DraftScene.code(choices[0]), error: scene.error("sender"))
    }
  }

  /// What is said of the draft as a whole.
  @HTMLBuilder private var wholeDraft: HTML {
    Article(.class(.passage), .id("whole")) {
      H2(say("Góp ý chung", "The draft as a whole"))
      whole.map { note($0) }
      if mayComment {
        if at == "whole" {
          Form(to: view.address("comment"), token: scene.token, .class(.panel, .passageForm)) {
            HiddenField("block", value: "whole")
            TextArea(say("Ý kiến chung", "Your opinion"), scene.field("text"), rows: 5)
            senders
            Buttons { Button(say("Gửi góp ý", "Send")) }
          }
        } else {
          P {
            A(
              say("Góp ý chung cho cả dự thảo", "Comment on the whole draft"),
              to: Address("/drafts/\(draft.id.text)/read?at=whole#whole"))
          }
        }
      }
    }
  }

  // MARK: Who may

  private var mayComment: Bool { view.own != nil || !view.behalf.isEmpty }

  private var due: Day? { view.due }

  private var whyNot: String {
    draft.circulations.isEmpty
      ? say(
        "Dự thảo chưa được gửi lấy ý kiến; hiện chỉ đọc được.", "The draft has not been sent out; it can only be read.")
      : say(
        "Dự thảo không gửi lấy ý kiến đơn vị của bạn; hiện chỉ đọc được.",
        "The draft was not sent to you or your unit; it can only be read.")
  }

  /// The page, with its form open at a passage, or scrolled to one.
  static func address(_ draft: DraftID, at block: BlockID?, near place: BlockID? = nil) -> Address {
    let query = block.map { "?at=\($0)" } ?? ""
    let fragment = (place ?? block).map { "#" + anchor(of: $0).text } ?? ""
    return Address("/drafts/\(draft.text)/read\(query)\(fragment)")
  }
}

extension DraftBlock {
  /// Whether it is read as a passage: of the text itself, or of what stands beside it and belongs to one place.
  func isPassage(ofBody isBody: Bool) -> Bool {
    switch story {
    case .body: isBody
    case .footnote, .endnote, .textBox: !isBody
    case .header, .footer: false
    }
  }
}
