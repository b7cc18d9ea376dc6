// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Journal
import Markup
import Packs

/// The addresses of drafts: the office's and those of whoever decides.
public enum DraftingEndpoints {
  public typealias DraftingEndpoint = Endpoint<any DraftingGrounds, DraftingCommand>
  typealias DraftingOrder = Order<DraftingCommand, any DraftingGrounds>

  public static let all: [DraftingEndpoint] =
    preparing + ReturningEndpoints.all + board + versions + ContributingEndpoints.all

  private static let compilers: Set<Right> = [.compileDrafts]
  private static let workers: Set<Right> = [.compileDrafts, .decideDrafts]
  private static let everybody: Set<Right> = [.read]

  // MARK: One draft

  /// A page of one draft.
  static func page(
    _ path: PathPattern, _ rights: Set<Right>, _ page: @escaping @Sendable (DraftScene) -> Page?
  ) -> DraftingEndpoint {
    .page(path, rights) { scene, grounds in DraftScene(scene, grounds).flatMap(page) }
  }

  /// A form of one draft; the draft is known when it is read.
  static func form(
    _ path: PathPattern, _ rights: Set<Right>, again page: @escaping @Sendable (DraftScene) -> Page?,
    read: @escaping @Sendable (inout FormReader, DraftScene) throws(Faults) -> DraftingOrder
  ) -> DraftingEndpoint {
    .form(path, rights, again: { scene, grounds in DraftScene(scene, grounds).flatMap(page) }) {
      (reader, scene, grounds) throws(Faults) in
      guard let view = DraftScene(scene, grounds) else { throw gone() }
      return try read(&reader, view)
    }
  }

  /// A form of one draft whose files are texts.
  static func texts(
    _ path: PathPattern, _ rights: Set<Right>, again page: @escaping @Sendable (DraftScene) -> Page?,
    read: @escaping @Sendable (inout FormReader, DraftScene) throws(Faults) -> DraftingOrder
  ) -> DraftingEndpoint {
    .texts(path, rights, again: { scene, grounds in DraftScene(scene, grounds).flatMap(page) }) {
      (reader, scene, grounds) throws(Faults) in
      guard let view = DraftScene(scene, grounds) else { throw gone() }
      return try read(&reader, view)
    }
  }

  /// What the path names does not exist for this visitor.
  static func gone() -> Faults {
    Faults(
      Fault(
        .field("draft"), problem: Phrase("Không có dự thảo hay ý kiến này.", "There is no such draft or opinion."),
        mend: Phrase("Hãy chọn lại trong danh sách.", "Choose again from the list.")))
  }

  // MARK: Preparing

  private static let preparing: [DraftingEndpoint] = [
    .page("/drafts", everybody, DraftListPages.list),
    .texts("/drafts/new", compilers, again: DraftListPages.new) { reader, scene, grounds throws(Faults) in
      let kinds = grounds.pack.draftKinds.filter(scene.maySee)
      let kind = reader.choice("kind", Phrase("loại dự thảo", "the kind"), of: kinds.map(\.id))
      let title = reader.text("title", Phrase("tên dự thảo", "the title"), most: 300)
      let term = reader.optionalTerm("term")
      reader.check(term, "term", of: kind.flatMap(grounds.pack.draftKind), grounds)
      let paper = reader.optionalChoice(
        "paper", Phrase("tài liệu trình", "the tabled paper"),
        of: grounds.meetings.papers.filter(scene.maySee).map(\.id.text))
      let isShut = isRestricted(kind, paper, reader, grounds)
      let sent = reader.draftFile("file", isShut: isShut)
      try reader.finish()
      guard let sent else { throw gone() }
      let head = DraftHead(
        kind: kind ?? "", title: title, term: term, isRestricted: reader.isTicked("restricted"),
        paper: paper.map { TabledPaperID($0) })
      return .making(
        .begin(head, file: sent.file, text: sent.text), files: ["file"], areShut: isShut,
        done: Phrase("Đã lập dự thảo.", "It is begun.")
      ) { $1.first.map { Address(path: "drafts", $0.draft.text) } ?? "/drafts" }
    },
    page("/drafts/{draft}", everybody) { DraftHub.page($0) },
    form("/drafts/{draft}/circulate", compilers, again: CirculatePages.page) { reader, view throws(Faults) in
      let organisations = view.grounds.organisations
      let units = reader.choices("units", of: organisations.units.map(\.id.text)).map { UnitID($0) }
      let bodies = reader.choices("bodies", of: organisations.bodies.map(\.id.text)).map { BodyID($0) }
      let people = Set(bodies.flatMap { organisations.members(of: $0, on: view.scene.now.day) }).sorted()
      let due = reader.day("due", Phrase("hạn góp ý", "the day"))
      let version = reader.number("version", Phrase("bản", "the version"), in: 1...9999)
      let wish = reader.settled(
        CirculationDraft(
          version: version, units: units, people: people, isOpenToAll: reader.isTicked("open"),
          due: due ?? view.scene.now.day), view)
      try reader.finish()
      return view.order(.circulate(view.draft.id, wish), Phrase("Đã gửi lấy ý kiến.", "It is sent out."))
    },
    form("/drafts/{draft}/due", compilers, again: { DraftHub.page($0) }) { reader, view throws(Faults) in
      let day = reader.day("due", Phrase("hạn mới", "the new day"))
      let circulation = reader.text("circulation", Phrase("đợt lấy ý kiến", "the circulation"))
      try reader.finish()
      return view.order(
        .setDue(view.draft.id, CirculationID(circulation), day ?? view.scene.now.day),
        Phrase("Đã đổi hạn.", "The day is changed."))
    },
    form("/drafts/{draft}/decide-by", compilers, again: { DraftHub.page($0) }) { reader, view throws(Faults) in
      let day = reader.day("day", Phrase("hạn trả lời", "the day"))
      try reader.finish()
      return view.order(
        .setDecideBy(view.draft.id, day ?? view.scene.now.day), Phrase("Đã lưu hạn trả lời.", "The day is saved."))
    },
    form("/drafts/{draft}/fields", compilers, again: { DraftHub.page($0) }) { reader, view throws(Faults) in
      reader.compare(with: DraftHub.filling(view))
      let fields = reader.opinionFields("fields", known: view.draft.fields)
      try reader.finish()
      return view.order(.setFields(view.draft.id, fields), Phrase("Đã lưu lĩnh vực.", "The fields are saved."))
    },
    form("/drafts/{draft}/parts", compilers, again: CirculatePages.parts) { reader, view throws(Faults) in
      let block = reader.choice(
        "block", Phrase("đoạn", "the passage"), of: view.draft.newest.text.blocks.map(\.id.description))
      let allowed = view.grounds.pack.parts(of: view.draft.head.kind).map(\.id) + ["none"]
      let part = reader.optionalChoice("part", Phrase("phần", "the part"), of: allowed)
      try reader.finish()
      guard let block = block.flatMap(BlockID.init(written:)) else { throw gone() }
      let mark: PartMark? = part.map { $0 == "none" ? PartMark.none : .part($0) }
      return view.order(
        .mark(view.draft.id, block, mark), Phrase("Đã lưu.", "Saved."), then: view.address("parts"))
    },
  ]

  /// Whether what is begun will be restricted, by its kind, its paper, or because somebody wants it so.
  private static func isRestricted(
    _ kind: String?, _ paper: String?, _ reader: FormReader, _ grounds: any DraftingGrounds
  ) -> Bool {
    let isPaperRestricted = paper.flatMap { grounds.meetings.paper(TabledPaperID($0)) }?.isRestricted ?? false
    let isKindRestricted = kind.flatMap { grounds.pack.draftKind($0) }?.isRestricted ?? false
    return reader.isTicked("restricted") || isKindRestricted || isPaperRestricted
  }

  // MARK: Versions

  private static let versions: [DraftingEndpoint] = [
    page("/drafts/{draft}/versions", everybody) { VersionPages.page($0) },
    texts("/drafts/{draft}/versions/new", compilers, again: { VersionPages.page($0) }) { reader, view throws(Faults) in
      let isShut = view.draft.isRestricted
      let sent = reader.draftFile("file", isShut: isShut)
      if let sent { reader.confirm(sent, view) }
      try reader.finish()
      guard let sent else { throw gone() }
      return Order(
        .file(view.draft.id, file: sent.file, text: sent.text), files: ["file"], areShut: isShut,
        done: Phrase("Đã nộp bản mới.", "The version is filed.")
      ) { _ in view.address("versions") }
    },
    .file("/drafts/{draft}/versions/{version}/file", everybody) { scene, grounds in
      DraftScene(scene, grounds).flatMap { VersionPages.file($0, .docx) }
    },
    .file("/drafts/{draft}/versions/{version}/pdf", everybody) { scene, grounds in
      DraftScene(scene, grounds).flatMap { VersionPages.file($0, .pdf) }
    },
    page("/drafts/{draft}/compare/{from}/{to}", everybody, ComparePages.page),
    .file("/drafts/{draft}/compare/{from}/{to}/docx", everybody) { scene, grounds in
      DraftScene(scene, grounds).flatMap { ComparePages.file($0, .docx) }
    },
    .file("/drafts/{draft}/compare/{from}/{to}/pdf", everybody) { scene, grounds in
      DraftScene(scene, grounds).flatMap { ComparePages.file($0, .pdf) }
    },
    page("/drafts/{draft}/coverage", workers, CoveragePages.page),
    .file("/drafts/{draft}/coverage/xlsx", workers) { scene, grounds in
      DraftScene(scene, grounds).flatMap(CoveragePages.spreadsheet)
    },
    .drawing(
      "/drafts/{draft}/issue", compilers,
      again: { scene, grounds in DraftScene(scene, grounds).flatMap(VersionPages.issue) }
    ) { reader, scene, grounds throws(Faults) in
      guard let view = DraftScene(scene, grounds) else { throw gone() }
      let seen = reader.submission.fields["answers"]?.first
      if let seen, seen != "\(view.draft.answers.count)" {
        throw Faults(
          Fault(
            .field("issue"),
            problem: Phrase(
              "Vừa có câu trả lời mới hoặc được sửa sau khi bạn mở trang này.",
              "Answers came or were changed since you opened this page."),
            mend: Phrase(
              "Hãy đọc lại các thay đổi dưới đây rồi phát hành.", "Read the changes below again, then issue it.")))
      }
      return try view.issuing()
    },
  ]

  private static let board: [DraftingEndpoint] = BoardEndpoints.all + AgreementPages.endpoints
}

extension DraftScene {
  /// An order after which a page of the draft is shown.
  func order(
    _ command: DraftingCommand, _ done: Phrase, then address: Address? = nil
  ) -> DraftingEndpoints.DraftingOrder {
    let home = address ?? self.address()
    return Order(command, done: done) { _ in home }
  }

  /// Draws what was accepted, and issues the file.
  fileprivate func issuing() throws(Faults) -> DrawingOrder<DraftingCommand, any DraftingGrounds> {
    let next: NextVersion
    do throws(DraftingRefusal) { next = try draft.next() } catch {
      throw Faults(Fault(.field("issue"), problem: error.problem, mend: error.mend))
    }
    let (id, home, newest) = (draft.id, address("versions"), draft.newest)
    let number = newest.number + 1
    let name = "\(draft.title.prefix(120)) - \(say("bản", "version")) \(number).docx"
    let isShut = draft.isRestricted
    @Sendable func drawing(_ next: NextVersion) -> Drawing {
      Drawing(
        blob: newest.file.blob, key: newest.file.key, isShut: isShut, base: newest.text, next: next, isClean: true)
    }
    let winners = draft.winners(in: Hand(author: ""))
    var order: DrawingOrder<DraftingCommand, any DraftingGrounds> = DrawingOrder(
      drawing(next), named: name,
      done: Phrase("Đã phát hành bản \(number).", "Version \(number) is issued."), then: { _ in home }
    ) { file in
      .issue(
        id, file: TabledFile(name: file.name, blob: file.blob, bytes: file.bytes.count, key: file.key), text: file.text)
    }
    order.parts = DrawnParts(count: winners.count) { count in
      (try? newest.text.applying(Array(winners.prefix(count)), as: number)).map { drawing($0) }
    } name: { index in
      let key = OpinionKey(winner: winners[index].id)
      return Phrase("Ý kiến \(key) đã tiếp thu", "Opinion \(key), which was accepted")
    }
    return order
  }
}
