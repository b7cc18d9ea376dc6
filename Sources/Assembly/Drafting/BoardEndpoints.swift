// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// The addresses of the board and of its points.
enum BoardEndpoints {
  typealias DraftingEndpoint = DraftingEndpoints.DraftingEndpoint
  private static let compilers: Set<Right> = [.compileDrafts]
  private static let workers: Set<Right> = [.compileDrafts, .decideDrafts]

  static let all: [DraftingEndpoint] = [
    DraftingEndpoints.page("/drafts/{draft}/board", workers, BoardPages.page),
    DraftingEndpoints.form("/drafts/{draft}/act", workers, again: BoardPages.page) { reader, view throws(Faults) in
      try act(&reader, view)
    },
    DraftingEndpoints.page("/drafts/{draft}/points/{point}", workers, PointPages.page),
    point("answer", [.decideDrafts], Phrase("Đã lưu câu trả lời.", "The answer is saved."), goesOn: true) {
      reader, view, point throws(Faults) in
      let answer = reader.answer(to: point, in: view)
      if let seen = reader.submission.fields["seen"]?.first, seen != view.seen(point),
        let other = view.draft.answer(to: point)
      {
        reader.fault(
          "decision",
          Phrase(
            "Trong lúc bạn mở trang này đã có người trả lời: \(other.kind.words(.vietnamese)).",
            "Somebody answered while this page lay open: \(other.kind.words(.english))."),
          mend: Phrase(
            "Hãy xem câu trả lời đó; nếu vẫn muốn thay thì lưu lại.", "Look at that answer; save again to replace it."))
      }
      try reader.finish()
      guard let answer else { throw DraftingEndpoints.gone() }
      return .answer(view.draft.id, [answer])
    },
    point("summary", compilers, Phrase("Đã lưu tóm tắt.", "The summary is saved.")) {
      reader, view, point throws(Faults) in
      let text = reader.text("summary", Phrase("tóm tắt", "the summary"), most: 4000)
      try reader.finish()
      return .summarise(view.draft.id, point.opinions, text: text)
    },
    point("field", compilers, Phrase("Đã lưu lĩnh vực.", "The field is saved.")) { reader, view, point throws(Faults) in
      let field = reader.optionalChoice("sort", Phrase("lĩnh vực", "the field"), of: view.draft.fields.map(\.id))
      try reader.finish()
      return .classify(view.draft.id, point.members, field: field)
    },
    point("split", compilers, Phrase("Đã tách.", "They are split.")) { reader, view, point throws(Faults) in
      let leaving = reader.opinions("leaving").filter { point.opinions.contains($0) }
      let why = reader.text("why", Phrase("lý do", "the reason"))
      try reader.finish()
      return .split(view.draft.id, leaving, why: why)
    },
    point("join", compilers, Phrase("Đã gộp.", "They are joined.")) { reader, view, point throws(Faults) in
      let others = reader.opinions("others")
      let why = reader.text("reason", Phrase("lý do", "the reason"))
      try reader.finish()
      return .join(view.draft.id, [point.key] + others, why: why)
    },
    point("reserve", compilers, Phrase("Đã ghi ý kiến bảo lưu.", "The reservation is kept.")) {
      reader, view, point throws(Faults) in
      let known = view.grounds.organisations.known.map(\.text)
      let person = reader.choice("person", Phrase("người bảo lưu", "who keeps it"), of: known)
      let text = reader.text("kept", Phrase("nội dung bảo lưu", "what is kept"), most: 4000)
      try reader.finish()
      return .reserve(view.draft.id, PersonID(person ?? ""), opinion: point.key, text: text)
    },
  ]

  /// A form of one point; afterwards the point is shown again, or the next one of the filter.
  private static func point(
    _ name: String, _ rights: Set<Right>, _ done: Phrase, goesOn: Bool = false,
    read: @escaping @Sendable (inout FormReader, DraftScene, SynthesisPoint) throws(Faults) -> DraftingCommand
  ) -> DraftingEndpoint {
    let path = PathPattern(stringLiteral: "/drafts/{draft}/points/{point}/\(name)")
    return DraftingEndpoints.form(path, rights, again: PointPages.page) { reader, view throws(Faults) in
      guard let key = OpinionKey(view.scene.parameters["point"] ?? ""), let point = view.synthesis.point(of: key) else {
        throw DraftingEndpoints.gone()
      }
      let command = try read(&reader, view, point)
      let filter = reader.filter
      let stays = !goesOn || reader.isTicked("stay")
      let told = view.told(of: command, point) ?? done
      return Order(command, done: told) { grounds in
        guard let draft = grounds.drafting.draft(view.draft.id) else { return "/drafts" }
        let now = DraftScene(view.scene, grounds, draft)
        if stays { return now.address("points", key.description, query: filter.query) }
        var open = filter
        if open.state == .all { open.state = .open }
        guard let next = now.points(open).first(where: { $0.number > point.number && !draft.isAnswered($0) }) else {
          return now.address("board", query: filter.query)
        }
        return now.address("points", next.key.description, query: filter.query)
      }
    }
  }

  private static let acts = ["accept", "keep", "classify", "join"]

  /// What is done with all points that are ticked.
  private static func act(
    _ reader: inout FormReader, _ view: DraftScene
  ) throws(Faults) -> DraftingEndpoints.DraftingOrder {
    let points = reader.opinions("points").compactMap { view.synthesis.point(of: $0) }
    if points.isEmpty {
      reader.fault(
        "points", Phrase("Chưa đánh dấu ý kiến nào.", "Nothing is ticked."),
        mend: Phrase("Hãy đánh dấu các ý kiến cần xử lý.", "Tick the opinions."))
    }
    let act = reader.choice("act", Phrase("việc cần làm", "what to do"), of: acts)
    let why = reader.optionalText("explanation", Phrase("giải trình", "the explanation"), most: 4000)
    let field = reader.optionalChoice("sort", Phrase("lĩnh vực", "the field"), of: view.draft.fields.map(\.id))
    try reader.finish()
    let command: DraftingCommand
    switch act {
    case "accept", "keep":
      let decision: Answer.Decision = act == "keep" ? .kept : .accepted(wording: nil)
      command = .answer(view.draft.id, points.map { AnswerDraft($0.opinions, decision, explanation: why) })
    case "join": command = .join(view.draft.id, points.map(\.key), why: why ?? "")
    case _: command = .classify(view.draft.id, points.flatMap(\.members), field: field)
    }
    let filter = reader.filter
    return view.order(
      command, Phrase("Đã xử lý \(points.count) điểm.", "\(points.count, one: "point is", other: "points are") done."),
      then: view.address("board", query: filter.query))
  }
}

extension DraftScene {
  /// That an answer is saved, with how the passage reads by it where other words were agreed on.
  fileprivate func told(of command: DraftingCommand, _ point: SynthesisPoint) -> Phrase? {
    guard case .answer(_, let answers) = command, case .partly(let wording?)? = answers.first?.decision,
      let reading = reading(of: point, worded: wording)
    else { return nil }
    return Phrase(
      "Đã lưu câu trả lời. Đoạn sẽ là: “\(reading)”", "The answer is saved. It will read: “\(reading)”")
  }
}
