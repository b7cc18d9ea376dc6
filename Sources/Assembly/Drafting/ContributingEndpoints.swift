// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The addresses of those who read and contribute, of what was said aloud, and of what was carried over.
public enum ContributingEndpoints {
  public typealias ContributingEndpoint = Endpoint<any DraftingGrounds, DraftingCommand>

  public static let all: [ContributingEndpoint] = [
    .page("/drafts/{draft}/read", [.read], ReadingPages.page), .page("/drafts/mine", [.contribute], MinePages.page),
    .form("/drafts/{draft}/comment", [.contribute], again: ReadingPages.page, read: comment),
    .form("/drafts/{draft}/reserve", [.contribute], again: MinePages.page, read: reserve),
    .page("/drafts/{draft}/voices", [.compileDrafts], VoicePages.page),
    .form("/drafts/{draft}/group", [.compileDrafts], again: VoicePages.page, read: group),
    .form("/drafts/{draft}/meeting", [.compileDrafts], again: VoicePages.page, read: meeting),
    .page("/drafts/{draft}/lineage", [.read], LineagePages.page),
    .page("/drafts/{draft}/figures", [.read], LineagePages.figures),
    .page("/drafts/{draft}/lineage/{source}", [.read], LineagePages.source),
    .form("/drafts/{draft}/lineage/{source}/left-out", [.compileDrafts], again: LineagePages.source, read: leftOut),
    .form("/drafts/{draft}/lineage/{source}/link", [.compileDrafts], again: LineagePages.source, read: link),
    .form("/drafts/{draft}/lineage/{source}/unlink", [.compileDrafts], again: LineagePages.source, read: unlink),
  ]

  private typealias ContributingOrder = Order<DraftingCommand, any DraftingGrounds>

  // MARK: Contributing

  @Sendable private static func comment(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let id: DraftID = scene.id("draft")
    let typed = reader.submission.fields["block"]?.first ?? ""
    let block = BlockID(written: typed)
    if block == nil, typed != "whole" { nowhere(&reader) }
    let text = reader.optionalText("text", Phrase("ý kiến góp ý", "your opinion"), most: 8_000)
    let quote = reader.optionalText("quote", Phrase("những chữ được nói đến", "the words it is about"), most: 2_000)
    var wording: [String]? = (reader.submission.fields["wording"]?.first).map { typed in
      typed.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    // An emptied field asks for nothing: whoever wants the passage to go says so in the box below it.
    if reader.isTicked("delete") { wording = [] } else if wording?.isEmpty == true { wording = nil }
    let senders = grounds.drafting.draft(id).map { grounds.commenters(on: $0, scene) } ?? []
    let chosen = reader.submission.fields["sender"]?.first
    let sender = senders.first { $0.written == chosen } ?? senders.first
    try reader.finish()
    let person = grounds.person(in: scene) ?? PersonID("")
    let comment = PassageComment(block: block, quote: quote, text: text, wording: wording)
    return Order(
      .comment(id, sender ?? .person(person), comment),
      done: Phrase(
        "Đã gửi góp ý. Câu trả lời sẽ hiện ở “Góp ý của tôi”.", "Sent. The answer will be under “My opinions”.")
    ) { _ in block.map { ReadingPages.address(id, at: nil, near: $0) } ?? Address("/drafts/\(id.text)/read#whole") }
  }

  private static func nowhere(_ reader: inout FormReader) {
    reader.fault(
      "text", Phrase("Không rõ góp ý cho đoạn nào.", "It is not said which passage this is about."),
      mend: Phrase("Hãy mở lại dự thảo và chọn đoạn.", "Open the draft again and choose a passage."))
  }

  @Sendable private static func reserve(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let text = reader.text("text", Phrase("ý kiến bảo lưu", "the opinion"), most: 4_000)
    let opinion = OpinionKey(reader.submission.fields["opinion"]?.first ?? "")
    try reader.finish()
    let person = grounds.person(in: scene) ?? PersonID("")
    return Order(
      .reserve(scene.id("draft"), person, opinion: opinion, text: text),
      done: Phrase("Đã ghi ý kiến bảo lưu.", "The opinion is reserved.")
    ) { _ in "/drafts/mine" }
  }

  // MARK: What was said aloud

  @Sendable private static func group(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let id: DraftID = scene.id("draft")
    let name = reader.text("name", Phrase("tên tổ", "the group"), most: 120)
    let people = grounds.organisations.people.keys.map(\.text)
    let chair = reader.optionalChoice("chair", Phrase("tổ trưởng", "who led it"), of: people).map { PersonID($0) }
    let blocks = grounds.drafting.draft(id)?.newest.text.blocks.map(\.id.description) ?? []
    let block = reader.optionalChoice("block", Phrase("mục", "the heading"), of: blocks).flatMap(BlockID.init(written:))
    let lines = reader.lines("opinions")
    if lines.isEmpty {
      reader.fault(
        "opinions", Phrase("Chưa ghi ý kiến nào.", "Nothing is written down."),
        mend: Phrase("Hãy ghi mỗi ý kiến một dòng.", "Write one opinion a line."))
    }
    try reader.finish()
    let record = GroupRecord(
      name: name, chair: chair, opinions: lines.map { GroupRecord.Opinion(block: block, text: $0) })
    return Order(
      .recordGroup(id, record), done: Phrase("Đã ghi ý kiến của tổ.", "The group is entered.")
    ) { _ in Address(path: "drafts", id.text, "voices") }
  }

  @Sendable private static func meeting(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let id: DraftID = scene.id("draft")
    let meeting = MeetingID(reader.submission.fields["meeting"]?.first ?? "")
    return Order(
      .takeMeeting(id, meeting),
      done: Phrase("Đã đưa ý kiến tại hội nghị vào góp ý.", "What was said there is taken in.")
    ) { _ in Address(path: "drafts", id.text, "voices") }
  }

  // MARK: What was carried over

  @Sendable private static func leftOut(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let block = reader.number("block", Phrase("đoạn", "the passage"), in: 0...100_000)
    let why = reader.text(FieldName("why-\(block)"), Phrase("lý do", "the reason"), most: 1_000)
    try reader.finish()
    let by = grounds.person(in: scene)?.text ?? ""
    return ruled([.leftOut(source: scene.parameters["source"] ?? "", block: block, by: by, why: why)], block, scene)
  }

  /// Every sentence of the passage that went nowhere is said to be in the chosen one.
  @Sendable private static func link(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let block = reader.number("block", Phrase("đoạn", "the passage"), in: 0...100_000)
    let into = reader.number(
      FieldName("into-\(block)"), Phrase("đoạn của dự thảo", "the passage of the draft"), in: 0...100_000)
    try reader.finish()
    let source = scene.parameters["source"] ?? ""
    let lineage = grounds.drafting.draft(scene.id("draft"))?.lineage
    let carried = Set((lineage?.edges ?? []).filter { $0.source == source && $0.how != .part }.map(\.from))
    let count = max(1, lineage?.sentences(of: source, block: block) ?? 1)
    let places = (0..<count).map { SentencePlace(block: block, sentence: $0) }.filter { !carried.contains($0) }
    let by = grounds.person(in: scene)?.text ?? ""
    return ruled(
      places.map {
        .link(source: source, from: $0, into: SentencePlace(block: into, sentence: 0), how: .summarised, by: by)
      }, block, scene)
  }

  @Sendable private static func unlink(
    _ reader: inout FormReader, _ scene: Scene, _ grounds: any DraftingGrounds
  ) throws(Faults) -> ContributingOrder {
    let block = reader.number("block", Phrase("đoạn", "the passage"), in: 0...100_000)
    let into = reader.number("into", Phrase("đoạn của dự thảo", "the passage of the draft"), in: 0...100_000)
    try reader.finish()
    let source = scene.parameters["source"] ?? ""
    let edges = grounds.drafting.draft(scene.id("draft"))?.lineage.edges ?? []
    let by = grounds.person(in: scene)?.text ?? ""
    return ruled(
      edges.filter { $0.source == source && $0.from.block == block && $0.into.block == into }
        .map { .unlink(source: source, from: $0.from, into: $0.into, by: by) }, block, scene)
  }

  private static func ruled(_ rulings: [LineageRuling], _ block: Int, _ scene: Scene) -> ContributingOrder {
    let (draft, source) = (scene.parameters["draft"] ?? "", scene.parameters["source"] ?? "")
    return Order(.rule(scene.id("draft"), rulings), done: Phrase("Đã ghi.", "Noted.")) { _ in
      Address("/drafts/\(draft)/lineage/\(source)#s-\(block)")
    }
  }
}
