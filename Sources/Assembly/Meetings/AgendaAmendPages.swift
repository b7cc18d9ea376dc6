// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Changes of an agenda that was sent out: the forms with their reason, and the list that everybody sees.
extension MeetingScene {
  /// May the agenda be changed now, with a reason, and by this visitor?
  var mayAmendAgenda: Bool {
    guard scene.may(.planMeetings) || scene.may(.chair) else { return false }
    switch meeting.stage {
    case .planned, .closed, .calledOff: return false
    case .summoned: return true
    case .sitting(let sitting): return sitting.conclusion == nil
    }
  }

  /// Whether an item can still be changed: nobody has spoken or voted on it.
  func isFree(_ item: AgendaItemID) -> Bool {
    !meeting.hasTakenUp(item) && grounds.voting(on: item, of: meeting.id) != .opened
  }

  /// What was changed since the summons and why.
  @HTMLBuilder func amendmentTable() -> HTML {
    if !meeting.amendments.isEmpty {
      DataTable(
        say("Thay đổi sau khi triệu tập", "Changes after the summons"), meeting.amendments,
        columns: [
          .text(say("Lúc", "At")) { $0.at.words(say) },
          .rowHeading(say("Thay đổi", "Change")) { grounds.words(for: $0, say) { scene.maySee($0) } },
          .text(say("Lý do", "Reason")) { hides($0) ? hidden : $0.reason },
        ], empty: EmptyState(""))
    }
  }

  /// Whether the reason may tell of a paper that the visitor may not see.
  private func hides(_ amendment: AgendaAmendment) -> Bool {
    amendment.papers.contains(where: hides)
  }

  /// The field that every change after the summons asks for.
  func reasonField(_ field: FieldName) -> HTML {
    TextField(
      say("Lý do thay đổi", "Reason for the change"), scene.field(field),
      hint: say(
        "Được in trên chương trình và biên bản.", "It is printed on the programme and in the minutes."))
  }

  /// Moving and withdrawing an item of an agenda that was sent out.
  @HTMLBuilder func amendingForms(_ item: AgendaItem) -> HTML {
    if meeting.agenda.count > 1 {
      Details(say("Chuyển vị trí", "Move it")) {
        Form(to: address("agenda", item.id.text, "move"), token: scene.token) {
          Select(
            say("Chuyển lên hoặc xuống mục", "Its new place"), scene.field("place", else: "\(place(of: item.id) + 1)"),
            meeting.agenda.indices.map { Choice("\($0 + 1)", "\($0 + 1)") })
          reasonField("move-reason")
          Buttons { Button(say("Chuyển vị trí", "Move it"), .secondary) }
        }
      }
      Details(say("Rút khỏi chương trình", "Withdraw it")) {
        Form(to: address("agenda", item.id.text, "withdraw"), token: scene.token) {
          reasonField("withdraw-reason")
          Buttons { Button(say("Rút nội dung này", "Withdraw this item"), .danger) }
        }
      }
    }
  }
}

extension AgendaAmendment {
  /// The papers that the item is or was bound to.
  var papers: [TabledPaperID] {
    switch change {
    case .added(let item), .moved(let item, _, _), .withdrawn(let item, _): [item.paper].compactMap { $0 }
    case .changed(let old, let new): [old.paper, new.paper].compactMap { $0 }
    }
  }
}

extension MeetingGrounds {
  /// What an amendment changed, in a sentence; papers that `shows` keeps back are told as restricted.
  func words(
    for amendment: AgendaAmendment, _ say: Language, showing shows: (TabledPaper) -> Bool
  ) -> String {
    switch amendment.change {
    case .added(let item): say("Bổ sung nội dung “\(item.title)”", "Added: “\(item.title)”")
    case .withdrawn(let item, _): say("Rút nội dung “\(item.title)”", "Withdrawn: “\(item.title)”")
    case .moved(let item, let from, let to):
      say(
        "Chuyển nội dung “\(item.title)” từ mục \(from + 1) thành mục \(to + 1)",
        "Moved: “\(item.title)”, from place \(from + 1) to place \(to + 1)")
    case .changed(let old, let new):
      say("Sửa nội dung “\(old.title)”: ", "Changed: “\(old.title)”: ")
        + differences(from: old, to: new, say, showing: shows).joined(separator: "; ")
    }
  }

  private func differences(
    from old: AgendaItem, to new: AgendaItem, _ say: Language, showing shows: (TabledPaper) -> Bool
  ) -> [String] {
    var found: [String] = []
    if old.title != new.title { found.append(say("tên mới “\(new.title)”", "new title “\(new.title)”")) }
    if old.kind != new.kind {
      let kind = new.kind.words(say).uncapitalised
      found.append(say("yêu cầu mới: \(kind)", "now to \(kind)"))
    }
    if old.paper != new.paper { found.append(paperDifference(new, say, showing: shows)) }
    if old.presenter != new.presenter {
      let name = new.presenter.map { organisations.name(of: $0, say) } ?? say("không có", "nobody")
      found.append(say("người trình bày: \(name)", "presented by \(name)"))
    }
    if old.minutes != new.minutes {
      found.append(say("\(new.minutes) phút", "\(new.minutes, one: "minute", other: "minutes")"))
    }
    return found
  }

  private func paperDifference(
    _ item: AgendaItem, _ say: Language, showing shows: (TabledPaper) -> Bool
  ) -> String {
    guard let id = item.paper else { return say("không còn tài liệu", "no paper") }
    let paper = meetings.paper(id).flatMap { shows($0) ? $0 : nil }
    let name = paper?.words(say) ?? say("tài liệu hạn chế", "a restricted paper")
    return say("tài liệu: \(name)", "paper: \(name)")
  }
}
