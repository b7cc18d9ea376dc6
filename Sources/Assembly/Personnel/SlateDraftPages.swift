// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Slates

/// The versions of a slate: all of them, one beside another, and how one is adopted.
enum SlateDraftPages {
  static func address(_ scheme: SchemeID, _ parts: String...) -> Address {
    Address(([""] + ["personnel", scheme.text, "drafts"] + parts).joined(separator: "/"))
  }

  static func all(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")) else { return nil }
    let say = scene.say
    let title = say("Các phương án", "Versions")
    let boards = scheme.drafts.map { ($0, SlateBoard(scheme, $0, say, grounds)) }
    return scene.page(
      title, at: "/personnel", under: [personnelLink(say), schemeLink(scheme, say, grounds)], width: .wide
    ) {
      scene.problems()
      H1(title)
      SlateBoardPage.tabs(scheme, at: address(scheme.id), say)
      DataTable(
        title, Array(boards.reversed()),
        columns: [
          .rowLink(say("Phương án", "Version")) {
            say("Phương án \($0.0.number)", "Version \($0.0.number)")
          } to: {
            address(scheme.id, $0.0.id.text)
          },
          .text(say("Ngày", "Day")) { $0.0.day.figures(say) },
          .number(say("Số người", "People")) { "\($0.0.members.count)" },
          .number(say("Chỉ tiêu đạt", "Targets met")) { "\($0.1.met.met)/\($0.1.met.all)" },
          .text(say("Ghi chú", "Note")) { $0.0.note ?? "" },
          .content(say("Trạng thái", "State")) { row in
            if scheme.adopted?.id == row.0.id { Tag(say("đã thông qua", "adopted"), .good) }
          },
        ],
        empty: EmptyState(
          say("Chưa giữ phương án nào.", "No version has been kept yet."),
          action: Link(say("Mở bảng cơ cấu", "Open the slate board"), to: SlateBoard.address(of: scheme.id))))
      papers(scheme, say, grounds)
    }
  }

  /// What can be issued about the scheme in this congress.
  @HTMLBuilder private static func papers(
    _ scheme: PersonnelScheme, _ say: Language, _ grounds: any PersonnelGrounds
  ) -> HTML {
    let mode = grounds.organisations.profile.flatMap { grounds.pack.mode($0.congress.mode) }
    let kinds = SlatePaperName.allCases.compactMap { grounds.pack.paper($0.rawValue) }
      .filter { mode?.papersLeftOut.contains($0.id) != true }
    if !kinds.isEmpty {
      H2(say("Văn bản", "Papers"))
      TaskList(
        kinds.map { kind in
          let isReady = kind.id == SlatePaperName.personnelScheme.rawValue || scheme.adopted != nil
          return TaskItem(
            kind.name[say], to: isReady ? Address(path: "personnel", scheme.id.text, "papers", "new", kind.id) : nil,
            isReady ? .later : .blocked,
            status: isReady ? say("Xem, phát hành", "See, issue") : say("Chưa được", "Not yet"),
            note: isReady ? nil : say("Cần thông qua một phương án trước.", "A version must be adopted first."))
        })
    }
  }

  // MARK: One version

  static func one(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")), let draft = scheme.draft(scene.id("draft")) else {
      return nil
    }
    let say = scene.say
    let title = say("Phương án \(draft.number)", "Version \(draft.number)")
    let list = Link(say("Các phương án", "Versions"), to: address(scheme.id))
    let beside =
      scene.query["with"].flatMap { scheme.draft(SlateDraftID($0)) } ?? draft.basedOn.flatMap { scheme.draft($0) }
    return scene.page(
      title, at: "/personnel", under: [personnelLink(say), schemeLink(scheme, say, grounds), list], width: .wide
    ) {
      scene.problems()
      H1(title)
      if let note = draft.note { P(note, .class(.lead)) }
      if let adoption = scheme.adoptions.last(where: { $0.draft == draft.id }) {
        P(
          say(
            "Thông qua ngày \(adoption.day.words(say)), căn cứ: \(adoption.basis).",
            "Adopted on \(adoption.day.words(say)) by: \(adoption.basis)."))
        if let reason = adoption.reason { P(say("Chỉ tiêu chưa đạt: \(reason)", "Targets not met: \(reason)")) }
      }
      Buttons {
        ButtonLink(
          say("Mở trên bảng", "Open on the board"),
          to: Address(path: "personnel", scheme.id.text, query: ["draft": draft.id.text]))
        ButtonLink(
          say("Tải về XLSX", "Download as XLSX"), to: address(scheme.id, draft.id.text, "table.xlsx"), .secondary)
      }
      compare(draft, beside, scheme, scene, grounds)
      SlateComposition(scheme, SlatePool(scheme, grounds, say), say, grounds)
        .html(SlatePool(scheme, grounds, say).present(draft.members))
      if scheme.adopted?.id != draft.id { adopt(draft, scheme, scene) }
    }
  }

  /// Targets of both side by side, and who is on one and not on the other.
  @HTMLBuilder private static func compare(
    _ draft: SlateDraft, _ beside: SlateDraft?, _ scheme: PersonnelScheme, _ scene: Scene,
    _ grounds: any PersonnelGrounds
  ) -> HTML {
    let say = scene.say
    let pool = SlatePool(scheme, grounds, say)
    let others = scheme.drafts.filter { $0.id != draft.id }
    if !others.isEmpty {
      SearchForm(to: address(scheme.id, draft.id.text)) {
        Select(
          say("So với", "Beside"), "with",
          others.map { Choice($0.id.text, say("Phương án \($0.number)", "Version \($0.number)")) },
          chosen: beside?.id.text)
        Buttons { Button(say("So sánh", "Compare"), .secondary) }
      }
    }
    let other = beside.flatMap { $0.id == draft.id ? nil : $0 }
    if let other {
      let (mine, theirs) = (Set(draft.members), Set(other.members))
      let coming = draft.members.filter { !theirs.contains($0) }.map { pool.name($0.slate) }
      let leaving = other.members.filter { !mine.contains($0) }.map { pool.name($0.slate) }
      SummaryList([
        SummaryRow(
          say("Chỉ có ở phương án này", "On this one only"), coming.isEmpty ? "–" : coming.joined(separator: ", ")),
        SummaryRow(
          say("Chỉ có ở phương án \(other.number)", "On version \(other.number) only"),
          leaving.isEmpty ? "–" : leaving.joined(separator: ", ")),
      ])
    }
    SlateTargetTable(pool, say).html(draft, beside: other)
  }

  private static func adopt(_ draft: SlateDraft, _ scheme: PersonnelScheme, _ scene: Scene) -> HTML {
    let say = scene.say
    return Section("adopt", heading: say("Thông qua", "Adoption")) {
      Form(to: address(scheme.id, draft.id.text, "adopt"), token: scene.token) {
        TextField(
          say("Căn cứ thông qua", "Adopted by"), scene.field("basis"),
          hint: say("Nghị quyết, biểu quyết hoặc văn bản", "The resolution, vote or letter"))
        TextField(
          say("Lý do, nếu còn chỉ tiêu chưa đạt", "The reason, where a target is not met"), scene.field("reason"))
        scene.dayBox()
        Buttons { Button(say("Ghi là đã thông qua", "Note as adopted")) }
      }
    }
  }
}

/// The papers that a scheme gives rise to, by their ids in a pack.
enum SlatePaperName: String, CaseIterable { case personnelScheme, candidateList, electionBallot }
