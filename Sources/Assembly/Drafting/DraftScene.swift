// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
public import Packs

/// One draft as one visitor looks at it: the pages about a draft hang on this.
struct DraftScene {
  let scene: Scene
  let grounds: any DraftingGrounds
  let draft: DraftDocument

  /// The draft that the path names; nothing when there is none for this visitor.
  init?(_ scene: Scene, _ grounds: any DraftingGrounds) {
    guard let draft = grounds.drafting.draft(scene.id("draft")), scene.maySee(draft) else { return nil }
    self.init(scene, grounds, draft)
  }

  init(_ scene: Scene, _ grounds: any DraftingGrounds, _ draft: DraftDocument) {
    self.scene = scene
    self.grounds = grounds
    self.draft = draft
  }

  var say: Language { scene.say }
  var synthesis: Synthesis { draft.synthesis }
  var compiles: Bool { scene.may(.compileDrafts) }
  var decides: Bool { scene.may(.decideDrafts) }
  /// Whether the visitor works with what others said.
  var works: Bool { compiles || decides }

  /// An address below the draft's own.
  func address(_ parts: String..., query: [(key: String, value: String)] = []) -> Address {
    Address(parts: ["drafts", draft.id.text] + parts, query: query)
  }

  /// A page below the draft's own, with the way back to it.
  func page(
    _ title: String, live: Bool = false, width: Page.Width = .reading, @HTMLBuilder content: () -> HTML
  ) -> Page {
    let list = Link(say("Góp ý dự thảo", "Drafts"), to: "/drafts")
    let own = Link(draft.title, to: address())
    return scene.page("\(title) – \(draft.title)", at: "/drafts", under: [list, own], live: live, width: width) {
      problems()
      H1(title)
      content()
    }
  }

  /// Until when opinions on the newest version are taken: the last day of any circulation for who works with them, one's
  /// own for who was asked.
  var due: Day? {
    let now = draft.circulations.filter { $0.version == draft.newest.number }
    let own = own ?? []
    let mine = works ? [] : now.filter { !own.isEmpty && ($0.isOpenToAll || $0.asked.contains(where: own.contains)) }
    return (mine.isEmpty ? now : mine).map(\.due).max()
  }

  /// What went wrong, with opinions named as the board numbers them.
  func problems() -> HTML {
    scene.problems { text in
      text.replacing(/r-\d+[#@]\d+/) { match in
        let point = OpinionKey(String(match.output)).flatMap { synthesis.point(of: $0) }
        return point.map { say("ở nội dung \($0.number)", "of point \($0.number)") } ?? String(match.output)
      }
    }
  }

  /// The views of one draft.
  func tabs(at current: Address) -> HTML {
    var tabs = [
      Link(say("Tổng quan", "Overview"), to: address()),
      Link(say("Đọc và góp ý", "Read and comment"), to: address("read")),
    ]
    if !works, own != nil {
      tabs += [
        Link(say("Gửi tệp góp ý", "Send a file"), to: address("returns")),
        Link(say("Góp ý của tôi", "My opinions"), to: "/drafts/mine"),
      ]
    }
    if works {
      tabs += [
        Link(say("Bản góp ý nhận về", "What came back"), to: address("returns")),
        Link(say("Bảng tổng hợp", "Board"), to: address("board")),
        Link(say("Phân bố ý kiến", "Coverage"), to: address("coverage")),
      ]
    }
    tabs.append(Link(say("Các bản dự thảo", "Versions"), to: address("versions")))
    if works || !draft.sources.isEmpty { tabs.append(Link(say("Kế thừa", "Carried over"), to: address("lineage"))) }
    tabs.append(Link(say("Văn bản tổng hợp", "Reports"), to: address("papers")))
    return Tabs(label: say("Các phần của dự thảo", "Views of the draft"), tabs, current: current)
  }

  /// Whether a form came back for one of these fields, or was refused: what holds them must be open.
  func isAmiss(_ fields: FieldName...) -> Bool { fields.contains { scene.error($0) != nil } }

  // MARK: Names

  func name(_ person: PersonID) -> String { grounds.organisations.name(of: person, say) }

  func name(_ unit: UnitID) -> String {
    grounds.organisations.unit(unit)?.details.name ?? say("(đơn vị đã bỏ)", "(unit gone)")
  }

  /// Who sent something, as the office names them.
  func name(_ sender: Return.Sender) -> String {
    switch sender {
    case .unit(let unit): name(unit)
    case .person(let person): name(person)
    case .group(let name, _): name
    case .meeting, .unnamed: grounds.senderName(sender, say)
    }
  }

  /// Who said one opinion: in a meeting the speaker.
  func speaker(_ said: Said) -> String {
    grounds.speakerName(said, say)
  }

  /// Whether somebody stressed in a meeting what a point asks for.
  func isPriority(_ point: SynthesisPoint) -> Bool {
    point.supporting.contains { synthesis.said[$0].map { grounds.isPriority($0) } ?? false }
  }

  /// Whose mark it is as the file claims, where that says more than who sent it.
  func claimed(_ said: Said) -> String? {
    switch said.sender {
    case .meeting, .group, .unnamed: nil
    case .unit, .person: said.hand?.author.nilIfEmpty
    }
  }

  var kindName: String { grounds.pack.draftKind(draft.head.kind)?.name[say] ?? draft.head.kind }

  /// A heading of the newest version, by its words.
  func heading(_ block: BlockID?) -> String {
    block.flatMap { synthesis.outline.entry($0)?.title } ?? say("Ngoài các mục", "Outside of headings")
  }

  /// Where a point stands: its heading, and what it was numbered in the versions that its opinions answer.
  func place(of point: SynthesisPoint) -> String {
    let former = draft.formerNumbers(of: point).map { $0.words(say) }
    let text = draft.newest.text
    let cell = text.blocks.first { $0.id == point.block }.flatMap { text.cellWords(of: $0) }
    return heading(point.heading) + (cell.map { " – \($0)" } ?? "")
      + (former.isEmpty ? "" : " (\(former.joined(separator: "; ")))")
  }

  /// A block as people find it: its number and its words.
  func passage(_ block: BlockID) -> (label: String?, text: String)? {
    draft.newest.text.blocks.first { $0.id == block }.map { ($0.label, $0.text) }
  }

  /// The field that a point is sorted into.
  func field(of point: SynthesisPoint) -> OpinionField? {
    point.members.lazy.compactMap { draft.fieldsOfOpinions[$0] }.first.flatMap { draft.field($0) }
  }

  func summary(of point: SynthesisPoint) -> Summary? { draft.summary(of: point) }
}

extension Answer.Kind {
  /// As tables of answers name it.
  public func words(_ say: Language) -> String {
    switch self {
    case .accepted: say("Tiếp thu", "Accepted")
    case .partly: say("Tiếp thu một phần", "Accepted in part")
    case .kept: say("Giữ nguyên dự thảo", "Text kept")
    }
  }

  /// The same of an answer to somebody who wants none of what another puts in: whatever is not followed there, the draft
  /// need not stay as it is.
  func words(_ say: Language, toRefusal isRefusal: Bool) -> String {
    self == .kept && isRefusal ? say("Không tiếp thu", "Not taken up") : words(say)
  }

  var tone: Tone {
    switch self {
    case .accepted: .good
    case .partly: .accent
    case .kept: .neutral
    }
  }
}

extension PointClash.Kind {
  /// In as few words as fit a tag.
  func tag(_ say: Language) -> String {
    switch self {
    case .changes(.contradiction): say("Mâu thuẫn", "Contradiction")
    case .changes(.order): say("Cần chọn thứ tự", "Order to choose")
    case .changes(.beside): say("Liền kề", "Side by side")
    case .remarks(.stance): say("Trái nhau", "Opposite")
    case .remarks(.figures): say("Khác con số", "Different figures")
    case .remarks(.partly): say("Gồm ý khác", "Includes another")
    }
  }

  func words(_ say: Language) -> String {
    switch self {
    case .changes(.contradiction): say("Mâu thuẫn: chỉ chọn được một", "Contradiction: at most one can win")
    case .changes(.order): say("Cùng thêm vào một chỗ: cần chọn thứ tự", "Same point: choose the order")
    case .changes(.beside): say("Liền kề: nên xem cùng lúc", "Side by side: worth one look")
    case .remarks(.stance): say("Ý kiến trái nhau", "Opposite opinions")
    case .remarks(.figures): say("Con số khác nhau", "Different figures")
    case .remarks(.partly): say("Ý này gồm cả ý kia", "One asks for the other and more")
    }
  }

  var tone: Tone {
    switch self {
    case .changes(.contradiction), .remarks(.stance): .bad
    case .changes(.order), .changes(.beside), .remarks(.figures), .remarks(.partly): .attention
    }
  }
}

extension Return.Way {
  func words(_ say: Language) -> String {
    switch self {
    case .file: say("Tệp", "File")
    case .page: say("Trên trang", "On the page")
    case .group: say("Thảo luận tổ", "Group")
    case .meeting: say("Cuộc họp", "Meeting")
    }
  }
}
