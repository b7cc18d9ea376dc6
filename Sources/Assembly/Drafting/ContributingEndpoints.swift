// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The addresses of those who read and contribute, and of what was carried over.
enum ContributingEndpoints {
  private typealias DraftingOrder = DraftingEndpoints.DraftingOrder

  static let all: [DraftingEndpoints.DraftingEndpoint] = [
    .form("/drafts/mine", [.contribute], again: MinePages.page, read: reserve),
    DraftingEndpoints.page("/drafts/{draft}/read", [.read], ReadingPages.page),
    DraftingEndpoints.form(
      "/drafts/{draft}/comment", [.contribute, .compileDrafts], again: ReadingPages.page, read: comment),
    DraftingEndpoints.page("/drafts/{draft}/lineage", [.read], LineagePages.page),
    DraftingEndpoints.page("/drafts/{draft}/figures", [.read], LineagePages.figures),
    DraftingEndpoints.page("/drafts/{draft}/lineage/{source}", [.read], LineagePages.source),
    DraftingEndpoints.texts("/drafts/{draft}/sources", compilers, again: LineagePages.page, read: addSource),
    ruling("left-out", leftOut), ruling("link", link), ruling("unlink", unlink),
  ]

  private static let compilers: Set<Right> = [.compileDrafts]

  // MARK: Contributing

  @Sendable private static func comment(
    _ reader: inout FormReader, _ view: DraftScene
  ) throws(Faults) -> DraftingOrder {
    let typed = reader.submission.fields["block"]?.first ?? ""
    let block = BlockID(written: typed)
    if block == nil, typed != "whole" { nowhere(&reader) }
    let text = reader.optionalText("text", Phrase("ý kiến góp ý", "your opinion"), most: 8_000)
    let quote = reader.optionalText("quote", Phrase("những chữ được nói đến", "the words it is about"), most: 2_000)
    // An emptied field asks for nothing: whoever wants the passage to go ticks the box below it.
    let wording = wording(of: block.map { view.draft.newest.text.text(of: $0) } ?? "", &reader)
    let (own, behalf) = (view.own ?? [], view.behalf)
    let chosen = reader.submission.fields["sender"]?.first
    let sender = (own + behalf).first { DraftScene.code($0) == chosen } ?? (chosen?.isEmpty ?? true ? own.first : nil)
    if sender == nil, !behalf.isEmpty { noSender(&reader) }
    let isOwn = sender.map(own.contains) ?? true
    try reader.finish()
    let person = view.grounds.person(in: view.scene) ?? PersonID("")
    let id = view.draft.id
    return Order(
      .comment(
        id, sender ?? .person(person),
        PassageComment(block: block, quote: quote, text: text, wording: wording)),
      done: isOwn
        ? Phrase(
          "Đã gửi góp ý. Câu trả lời sẽ hiện ở “Góp ý của tôi”.", "Sent. The answer will be under “My opinions”.")
        : Phrase(
          "Đã ghi góp ý thay; có thể ghi tiếp ý kiến khác trong công văn.",
          "Written down; go on with the next opinion of the letter.")
    ) { _ in block.map { ReadingPages.address(id, at: nil, near: $0) } ?? Address("/drafts/\(id.text)/read#whole") }
  }

  /// The passage as it should read, or that it should go; somebody has to say which of the two is meant.
  private static func wording(of passage: String, _ reader: inout FormReader) -> [String]? {
    let typed = reader.wording("wording", as: TypedWording(of: [passage]))
    guard reader.isTicked("delete") else { return typed }
    if let typed, typed != [passage] {
      reader.fault(
        "delete",
        Phrase(
          "Vừa ghi câu chữ mới, vừa đề nghị bỏ.", "There is a new wording, and the passage should be deleted as well."),
        mend: Phrase(
          "Hãy chọn một: bỏ dấu ở ô này để gửi câu chữ mới, hoặc xóa câu chữ mới ở ô trên để đề nghị bỏ.",
          "Choose one: untick this box to send the wording, or empty the field above to have it deleted."))
    }
    return []
  }

  private static func noSender(_ reader: inout FormReader) {
    reader.fault(
      "sender", Phrase("Chưa chọn ý kiến của ai.", "It is not said whose opinion this is."),
      mend: Phrase("Hãy chọn nơi góp ý trong danh sách.", "Choose the sender from the list."))
  }

  private static func nowhere(_ reader: inout FormReader) {
    reader.fault(
      "text", Phrase("Không rõ góp ý cho đoạn nào.", "It is not said which passage this is about."),
      mend: Phrase("Hãy mở lại dự thảo và chọn đoạn.", "Open the draft again and choose a passage."))
  }

  /// Whoever was not followed may have the opinion kept.
  @Sendable private static func reserve(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> DraftingOrder {
    let text = reader.text("text", Phrase("ý kiến bảo lưu", "the opinion"), most: 4_000)
    let opinion = OpinionKey(reader.submission.fields["opinion"]?.first ?? "")
    let draft = DraftID(reader.submission.fields["draft"]?.first ?? "")
    try reader.finish()
    return Order(
      .reserve(draft, grounds.person(in: scene) ?? PersonID(""), opinion: opinion, text: text),
      done: Phrase("Đã ghi ý kiến bảo lưu.", "The opinion is reserved.")
    ) { _ in "/drafts/mine" }
  }

  // MARK: What was carried over

  private static func ruling(
    _ name: String,
    _ read: @escaping @Sendable (inout FormReader, DraftScene, Int) throws(Faults) -> [LineageRuling]
  ) -> DraftingEndpoints.DraftingEndpoint {
    DraftingEndpoints.form(
      PathPattern(stringLiteral: "/drafts/{draft}/lineage/{source}/\(name)"), compilers, again: LineagePages.source
    ) { reader, view throws(Faults) in
      let block = reader.number("block", Phrase("đoạn", "the passage"), in: 0...100_000)
      let rulings = try read(&reader, view, block)
      let source = view.scene.parameters["source"] ?? ""
      let id = view.draft.id
      return Order(.rule(id, rulings), done: Phrase("Đã ghi.", "Noted.")) { _ in
        Address("/drafts/\(id.text)/lineage/\(source)#s-\(block)")
      }
    }
  }

  @Sendable private static func leftOut(
    _ reader: inout FormReader, _ view: DraftScene, _ block: Int
  ) throws(Faults) -> [LineageRuling] {
    let why = reader.text(FieldName("why-\(block)"), Phrase("lý do", "the reason"), most: 1_000)
    try reader.finish()
    return [.leftOut(source: view.scene.parameters["source"] ?? "", block: block, by: by(view), why: why)]
  }

  /// Every sentence of the passage that went nowhere is said to be in the chosen one.
  @Sendable private static func link(
    _ reader: inout FormReader, _ view: DraftScene, _ block: Int
  ) throws(Faults) -> [LineageRuling] {
    let into = reader.number(
      FieldName("into-\(block)"), Phrase("đoạn của dự thảo", "the passage of the draft"), in: 0...100_000)
    try reader.finish()
    let source = view.scene.parameters["source"] ?? ""
    let lineage = view.draft.lineage
    let carried = Set(lineage.edges.filter { $0.source == source && $0.how != .part }.map(\.from))
    let places = (0..<max(1, lineage.sentences(of: source, block: block))).map {
      SentencePlace(block: block, sentence: $0)
    }
    return places.filter { !carried.contains($0) }.map {
      .link(source: source, from: $0, into: SentencePlace(block: into, sentence: 0), how: .summarised, by: by(view))
    }
  }

  @Sendable private static func unlink(
    _ reader: inout FormReader, _ view: DraftScene, _ block: Int
  ) throws(Faults) -> [LineageRuling] {
    let into = reader.number("into", Phrase("đoạn của dự thảo", "the passage of the draft"), in: 0...100_000)
    try reader.finish()
    let source = view.scene.parameters["source"] ?? ""
    return view.draft.lineage.edges.filter { $0.source == source && $0.from.block == block && $0.into.block == into }
      .map { .unlink(source: source, from: $0.from, into: $0.into, by: by(view)) }
  }

  private static func by(_ view: DraftScene) -> String { view.grounds.person(in: view.scene)?.text ?? "" }

  @Sendable private static func addSource(
    _ reader: inout FormReader, _ view: DraftScene
  ) throws(Faults) -> DraftingOrder {
    let title = reader.text("title", Phrase("tên văn kiện", "the title"), most: 200)
    let known = view.grounds.organisations.predecessors.map(\.id.text)
    let predecessor = reader.optionalChoice("predecessor", Phrase("tổ chức", "the predecessor"), of: known)
    let dated = reader.optionalDay("dated", Phrase("ngày", "the day"))
    let isShut = view.draft.isRestricted
    let sent = reader.sourceFile("file", isShut: isShut)
    try reader.finish()
    guard let sent else { throw DraftingEndpoints.gone() }
    let id = view.draft.id
    let source = DraftSourceDraft(
      title: title, predecessor: predecessor.map { PredecessorID($0) }, dated: dated, file: sent.file, text: sent.text)
    return Order(
      .addSource(id, source), files: ["file"], areShut: isShut,
      done: Phrase("Đã thêm và đối chiếu.", "Added and compared.")
    ) { _ in Address(path: "drafts", id.text, "lineage") }
  }
}

extension FormReader {
  /// A text to compare with: converted files and those of which only the words were read will do.
  fileprivate mutating func sourceFile(
    _ field: FieldName, isShut: Bool
  ) -> (file: TabledFile, text: MarkedText)? {
    guard let sent = file(field) else {
      fault(
        field, Phrase("Chưa có tệp.", "There is no file."), mend: Phrase("Hãy chọn tệp Word.", "Choose a Word file."))
      return nil
    }
    switch sent.words {
    case .text(let text, _, _): return (sent.tabled(isShut: isShut), text)
    case .unreadable(let problem):
      fault(field, problem.problem, mend: problem.mend)
      return nil
    case .none: return nil
    }
  }
}
