// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts
import Markup
import Packs

/// What was read as mere agreement, so that nobody owes it an answer: shown whole, the longest first, since a request that
/// was taken for agreement is rarely short. Compilers make a point of it, and take that back while nobody has answered.
enum AgreementPages {
  private static let pageLength = 50

  static func page(_ view: DraftScene) -> Page? {
    guard view.works else { return nil }
    let say = view.say
    let groups = view.agreements
    let pages = max(1, (groups.count + pageLength - 1) / pageLength)
    let number = min(pages, max(1, view.scene.query["page"].flatMap { Int($0) } ?? 1))
    return view.page(say("Ý kiến nhất trí chung", "Opinions that only agree"), width: .wide) {
      view.tabs(at: view.address("board"))
      if groups.isEmpty {
        EmptyNote(
          say("Không có ý kiến nhất trí chung", "No opinion only agrees"),
          EmptyState(
            say("Mọi nhận xét đều nằm trong các nội dung cần trả lời.", "Every remark is among the points to answer."),
            action: Link(say("Về bảng tổng hợp", "To the board"), to: view.address("board"))))
      } else {
        P(lead(view), .class(.lead))
        table(Array(groups.dropFirst((number - 1) * pageLength).prefix(pageLength)), view)
        Pagination(
          previous: number > 1 ? view.address("agreements", query: [(key: "page", value: "\(number - 1)")]) : nil,
          next: number < pages ? view.address("agreements", query: [(key: "page", value: "\(number + 1)")]) : nil,
          words: PaginationWords(
            label: say("Các trang", "Pages"), previous: say("Trang trước", "Previous"), next: say("Trang sau", "Next"),
            place: say("Trang \(number)/\(pages)", "Page \(number) of \(pages)")))
      }
      asked(view)
    }
  }

  private static func lead(_ view: DraftScene) -> String {
    let rule = view.say(
      "Những ý kiến này nhất trí chung, không đề nghị gì nên được đếm riêng và không phải trả lời.",
      "These only agree and ask for nothing, so they are counted apart and need no answer.")
    guard view.compiles else { return rule }
    return rule + " "
      + view.say(
        "Ý kiến nào còn đề nghị điều gì thì bấm “Cần trả lời” để đưa vào bảng tổng hợp.",
        "Press “Needs an answer” to put one that asks for something on the board.")
  }

  private static func table(_ groups: [AgreementGroup], _ view: DraftScene) -> HTML {
    let say = view.say
    return DataTable(
      say("Các ý kiến, dài xếp trước", "The opinions, the longest first"), groups,
      columns: [
        .rowHeading(say("Ý kiến", "Opinion")) { $0.text },
        .text(say("Nơi gửi", "From")) { group in group.said.map(view.speaker).unique.joined(separator: "; ") },
        .text(say("Nói về", "About")) { group in
          group.said.compactMap { view.place(of: $0) }.unique.joined(separator: "; ").nilIfEmpty
            ?? say("Toàn văn bản", "The whole draft")
        },
      ] + (view.compiles ? [asking(view)] : []), empty: EmptyState(""))
  }

  private static func asking(_ view: DraftScene) -> Column<AgreementGroup> {
    .actions(view.say("Xử lý", "Actions")) { group in
      ActionButton(
        view.say("Cần trả lời", "Needs an answer"), about: group.text.clipped(80),
        to: view.address("agreements", "ask"), token: view.scene.token,
        sends: ["opinions": group.said.map(\.key.description).joined(separator: " ")])
    }
  }

  /// What was made a point here before, with the way back.
  @HTMLBuilder private static func asked(_ view: DraftScene) -> HTML {
    let say = view.say
    let asked = view.synthesis.points.flatMap(\.opinions).filter(view.draft.answersAsked.contains)
    if !asked.isEmpty {
      Section("asked", heading: say("Đã đưa vào bảng tổng hợp", "Put on the board")) {
        Ul(.class(.stack, .tight)) {
          asked.compactMap { view.synthesis.said[$0] }.map { said in
            Li {
              P {
                "“\(said.text)” – \(view.speaker(said)) · "
                if let point = view.synthesis.point(of: said.key) {
                  A(
                    say("Nội dung \(point.number)", "Point \(point.number)"),
                    to: view.address("points", point.key.description))
                }
              }
              sparing(said.key, view)
            }
          }
        }
      }
    }
  }

  /// The way back for an opinion that was made a point; nothing once it is answered.
  @HTMLBuilder static func sparing(_ opinion: OpinionKey, _ view: DraftScene) -> HTML {
    if view.compiles, view.draft.answersAsked.contains(opinion), view.draft.answer(to: opinion) == nil {
      ActionButton(
        view.say("Nhất trí chung, không cần trả lời", "Only agrees, needs no answer"),
        about: (view.synthesis.said[opinion]?.text ?? "").clipped(80), to: view.address("agreements", "spare"),
        token: view.scene.token, .plain, sends: ["opinions": opinion.description])
    }
  }

  static let endpoints: [DraftingEndpoints.DraftingEndpoint] = [
    DraftingEndpoints.page("/drafts/{draft}/agreements", [.compileDrafts, .decideDrafts], page),
    DraftingEndpoints.form("/drafts/{draft}/agreements/ask", [.compileDrafts], again: page) {
      reader, view throws(Faults) in
      let opinions = reader.listedOpinions("opinions")
      try reader.finish()
      return view.order(
        .askAnswer(view.draft.id, opinions),
        Phrase("Đã đưa vào bảng tổng hợp để trả lời.", "It is on the board and needs an answer."),
        then: view.address("agreements"))
    },
    DraftingEndpoints.form("/drafts/{draft}/agreements/spare", [.compileDrafts], again: page) {
      reader, view throws(Faults) in
      let opinions = reader.listedOpinions("opinions")
      try reader.finish()
      return view.order(
        .spareAnswer(view.draft.id, opinions),
        Phrase("Đã ghi là nhất trí chung.", "It counts as agreement again."), then: view.address("agreements"))
    },
  ]
}

/// Agreement in the same words, with all who said so.
struct AgreementGroup {
  let text: String
  let said: [Said]
}

extension DraftScene {
  /// All agreement, each wording once: the longest first, and of equals the one that most say.
  fileprivate var agreements: [AgreementGroup] {
    let all = synthesis.agreements.compactMap { synthesis.said[$0] }
    return Dictionary(grouping: all) { $0.text.trimmed }.map { AgreementGroup(text: $0, said: $1) }
      .sorted { ($1.text.count, $1.said.count, $0.text) < ($0.text.count, $0.said.count, $1.text) }
  }

  /// The heading of what a remark is about; nil for the whole draft.
  fileprivate func place(of said: Said) -> String? {
    guard case .remark(let placed) = said.what, let block = placed.anchor?.span.start.block else { return nil }
    return heading(synthesis.outline.heading(above: block))
  }
}
