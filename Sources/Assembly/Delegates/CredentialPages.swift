// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The examination of credentials: who came, the figures, complaints, and the recognition.
enum CredentialPages {
  static func page(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    let title = say("Thẩm tra tư cách \(grounds.pack.term(.delegate, say))", "Credentials")
    let found = grounds.credentials(on: grounds.delegates.recognition?.day ?? scene.now.day)
    return scene.page(title, at: "/delegates", under: [delegatesLink(scene, grounds)], width: .wide) {
      scene.problems()
      H1(title)
      DelegatePages.tabs(scene, at: "/delegates/credentials")
      if found.summoned == 0 {
        EmptyNote(
          say("Chưa triệu tập ai", "Nobody is summoned yet"),
          EmptyState(
            say(
              "Báo cáo tự có số liệu khi đại biểu được triệu tập và điểm danh.",
              "The report fills itself once delegates are summoned and checked in."),
            action: Link(say("Danh sách đại biểu", "The list of delegates"), to: "/delegates/all")))
      } else {
        figures(found, scene, grounds)
        ShareBar(
          say("Theo diện", "By kind"),
          found.blocks.filter { $0.heads > 0 }.map { Share($0.block.words(say, in: grounds), $0.heads) })
        composition(found, scene, grounds)
        units(found, scene, grounds)
        qualities(found, scene)
      }
      arrivals(scene, grounds)
      complaints(scene, grounds)
      recognition(found, scene, grounds)
    }
  }

  @HTMLBuilder private static func figures(
    _ found: Credentials, _ scene: Scene, _ grounds: any DelegateGrounds
  ) -> HTML {
    let say = scene.say
    Tiles {
      Tile(found.planned.map { "\($0)" } ?? "–", FigureStatus.planned.words(say))
      Tile("\(found.summoned)", FigureStatus.summoned.words(say))
      Tile(
        "\(found.present)", FigureStatus.present.words(say), note: percent(found.present, of: found.summoned, say))
      Tile("\(found.recognised)", say("được công nhận", "recognised"))
    }
    Ul {
      Li(
        say(
          "Vắng có lý do \(found.withLeave), không lý do \(found.withoutLeave), chưa ghi \(found.unnoted). Thay thế \(found.replaced.count).",
          "Absent with leave \(found.withLeave), without \(found.withoutLeave), not noted \(found.unnoted). Replaced \(found.replaced.count)."
        ))
      if let quorum = CredentialRows.quorum(found, say) { Li(quorum) }
      if let variance = grounds.delegates.recognition?.variance {
        Li(say("Chênh lệch so với dự kiến: \(variance).", "Why it differs from the plan: \(variance)."))
      }
    }
  }

  @HTMLBuilder private static func composition(
    _ found: Credentials, _ scene: Scene, _ grounds: any DelegateGrounds
  ) -> HTML {
    let say = scene.say
    let rows = CredentialRows.composition(found, say)
    chart(say("Cơ cấu của những người có mặt", "Composition of those present"), rows, of: found, say)
    SummaryList(rows.filter { $0.count == nil }.map { SummaryRow($0.title, $0.heads) })
    for rule in CredentialRows.rules(found, grounds.pack.composition, say) { P(rule, .class(.hint)) }
  }

  /// What is counted of those present, each beside the others.
  private static func chart(
    _ title: String, _ rows: [CredentialRow], of found: Credentials, _ say: Language
  ) -> HTML {
    let bars = rows.compactMap { row in row.count.map { Bar(row.title, $0, text: "\(row.heads) (\(row.share))") } }
    return BarChart(
      title, headings: (say("Nội dung", "Item"), say("Số lượng, tỷ lệ", "Heads, share")), bars, of: found.present)
  }

  private static func units(_ found: Credentials, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    return DataTable(
      CredentialRows.unitHeading(found, grounds.pack, say), found.units,
      columns: [
        .rowHeading(grounds.pack.term(.unit, say).capitalised) { $0.unit.details.name },
        .number(say("Phân bổ", "Seats")) { $0.seats.map { "\($0)" } ?? "–" },
        .number(FigureStatus.summoned.words(say).capitalised) { "\($0.summoned)" },
        .number(FigureStatus.present.words(say).capitalised) { "\($0.present)" },
      ], total: [say("Cộng", "Total")] + CredentialRows.unitSums(found),
      empty: EmptyState(say("Chưa có đơn vị nào.", "There are no units.")))
  }

  private static func qualities(_ found: Credentials, _ scene: Scene) -> HTML {
    let say = scene.say
    let tables = found.qualities.map { quality in
      chart(quality.title, CredentialRows.values(of: quality, found, say), of: found, say)
    }
    return HTML { tables }
  }

  @HTMLBuilder private static func arrivals(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let waiting = grounds.delegates.summoned.filter { !$0.isHere }
    if !waiting.isEmpty, grounds.delegates.recognition == nil,
      scene.may(.recordAttendance) || scene.may(.manageOrganisation)
    {
      Form(to: "/delegates/check-in", token: scene.token) {
        TextField(
          say("Mã hoặc số trên giấy triệu tập", "Code or number on the summons"), scene.field("code"),
          hint: say("Quét mã, hoặc gõ số rồi bấm Enter", "Scan the code, or type the number and press Enter"),
          width: .short)
        Buttons { Button(say("Ghi có mặt", "Note as present")) }
      }
      Details(say("Điểm danh: \(waiting.count) người chưa đến", "Check in: \(waiting.count) not here")) {
        Form(to: "/delegates/arrive", token: scene.token) {
          Checkboxes(
            say("Đã đến", "Here"), "delegate",
            waiting.map { delegate in
              Choice(
                delegate.id.text,
                "\(delegate.summons.map { "\($0.number). " } ?? "")\(grounds.name(of: delegate, say))",
                hint: DelegatePages.unitName(delegate, grounds))
            }, chosen: scene.chosen("delegate"), error: scene.error("delegate"))
          Buttons { Button(say("Ghi có mặt", "Note as present")) }
        }
      }
    }
  }

  @HTMLBuilder private static func complaints(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let may = scene.may(anyOf: .hearingComplaints)
    // What people are accused of, and who they are, is for those who look into it.
    if may || scene.visitor.rights.showRestricted {
      complaintTable(scene, grounds, mayAnswer: may)
    } else {
      complaintCount(scene, grounds)
    }
    if may, grounds.delegates.recognition == nil {
      Details(say("Ghi một đơn thư", "Enter a complaint")) {
        Form(to: "/delegates/complaints/new", token: scene.token) {
          Select(
            say("Về ai", "About"), scene.field("about"),
            grounds.delegates.all.filter(\.stands).map { Choice($0.id.text, grounds.name(of: $0, say)) },
            prompt: say("Không về riêng ai", "Nobody in particular"))
          TextArea(say("Nội dung", "What it says"), scene.field("text"), rows: 3)
          scene.dayBox()
          Buttons { Button(say("Ghi đơn thư", "Enter")) }
        }
      }
    }
  }

  /// How many wait, for those who are not told what is in them.
  @HTMLBuilder private static func complaintCount(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let open = grounds.delegates.complaints.count { $0.answer == nil }
    if open > 0 {
      P(
        scene.say(
          "Đơn thư về tư cách: \(open) đơn chưa kết luận.",
          "Complaints about credentials: \(open, one: "is", other: "are") open."))
    }
  }

  private static func complaintTable(
    _ scene: Scene, _ grounds: any DelegateGrounds, mayAnswer: Bool
  ) -> HTML {
    let say = scene.say
    return DataTable(
      say("Đơn thư về tư cách", "Complaints about credentials"), grounds.delegates.complaints,
      columns: [
        .rowHeading(say("Nội dung", "Item")) { $0.text },
        .text(say("Về", "About")) { complaint in
          complaint.about.flatMap { grounds.delegates.delegate($0) }.map { grounds.name(of: $0, say) } ?? ""
        }, .text(say("Nhận ngày", "Received")) { $0.received.figures(say) },
        .text(say("Kết luận", "Finding")) { complaint in
          complaint.answer.map {
            "\($0.isUpheld ? say("Đúng", "Upheld") : say("Không đúng", "Not upheld")), \($0.day.figures(say)): \($0.finding)"
          } ?? say("chưa kết luận", "open")
        },
        .actions(say("Kết luận", "Answer")) { complaint in
          if mayAnswer, complaint.answer == nil { answer(complaint, scene) }
        },
      ], empty: EmptyState(say("Không có đơn thư nào.", "There are none.")))
  }

  private static func answer(_ complaint: Complaint, _ scene: Scene) -> HTML {
    let say = scene.say
    return Details(say("Ghi kết luận", "Answer")) {
      Form(to: Address(path: "delegates", "complaints", complaint.id.text, "answer"), token: scene.token) {
        Radios(
          say("Kết luận", "It is"), scene.field("upheld"),
          [Choice("yes", say("Đúng", "Upheld")), Choice("no", say("Không đúng", "Not upheld"))])
        TextField(say("Lý do", "Finding"), scene.field("finding"))
        scene.dayBox()
        Buttons { Button(say("Ghi kết luận", "Answer")) }
      }
    }
  }

  /// What to think of before the credentials are recognised.
  @HTMLBuilder private static func cautions(
    _ found: Credentials, _ scene: Scene, _ grounds: any DelegateGrounds
  ) -> HTML {
    let say = scene.say
    if let quorum = found.quorum, found.present < quorum.value {
      Notice(
        say(
          "Có mặt \(found.present), chưa đủ \(quorum.value) để tiến hành đại hội. Hãy chờ thêm người đến; nếu ghi công nhận bây giờ, báo cáo nói rõ là chưa đủ.",
          "\(found.present) are present, fewer than the \(quorum.value) that the congress needs. Wait for others to come; recognised now, the report says that too few are there."
        ), .attention)
    }
    if !upheldLines(grounds).isEmpty {
      Notice(
        say(
          "Người có đơn thư được kết luận là đúng đã ghi sẵn ở ô “Không công nhận”. Nếu vẫn công nhận thì xóa dòng đó.",
          "Those about whom a complaint was upheld are filled in under “Not recognised”. Delete the line of whoever is recognised all the same."
        ), .attention)
    }
  }

  /// Those present about whom a complaint was upheld, a line each as the form takes it.
  private static func upheldLines(_ grounds: any DelegateGrounds) -> String {
    grounds.delegates.complaints.compactMap { complaint -> (number: Int, finding: String)? in
      guard let answer = complaint.answer, answer.isUpheld, let about = complaint.about,
        let delegate = grounds.delegates.present.first(where: { $0.id == about }), let summons = delegate.summons
      else { return nil }
      return (summons.number, answer.finding)
    }.map { "\($0.number): \($0.finding)" }.joined(separator: "\n")
  }

  @HTMLBuilder private static func recognition(
    _ found: Credentials, _ scene: Scene, _ grounds: any DelegateGrounds
  ) -> HTML {
    let say = scene.say
    if let recognition = grounds.delegates.recognition {
      Confirmation(
        say("Đã công nhận tư cách", "The credentials are recognised"), result: "\(found.recognised)/\(found.present)"
      ) {
        P(
          say(
            "Ngày \(recognition.day.words(say)), thẩm tra: \(recognition.examiners.joined(separator: ", ")).",
            "On \(recognition.day.words(say)), examined by \(recognition.examiners.joined(separator: ", ")).")
        )
      }
      if scene.may(.recordAttendance) || scene.may(.manageOrganisation) {
        Details(say("Thẩm tra lại", "Examine again")) {
          P(
            say(
              "Khi có người đến thêm, hoặc đã công nhận nhầm. Việc điểm danh vẫn giữ; số liệu và báo cáo phải lập lại.",
              "Where somebody came later, or was recognised by mistake. Who was checked in stays; figures and report are made anew."
            ))
          Form(to: "/delegates/credentials/again", token: scene.token) {
            TextField(say("Lý do", "Reason"), scene.field("reason"))
            Buttons { Button(say("Thẩm tra lại", "Examine again"), .secondary) }
          }
        }
      }
    } else if found.present > 0, scene.may(.recordAttendance) || scene.may(.manageOrganisation) {
      H2(say("Công nhận tư cách", "Recognise the credentials"))
      cautions(found, scene, grounds)
      LostOffice.notice(scene, grounds)
      Form(to: "/delegates/credentials/recognise", token: scene.token) {
        TextArea(
          say("Những người thẩm tra", "Examiners"), scene.field("examiners"),
          hint: say("Mỗi dòng một người, trưởng ban trước", "One a line, the head first"), rows: 3)
        TextField(
          say("Lý do chênh lệch với số dự kiến", "Why the number differs from the plan"), scene.field("variance"),
          hint: say(
            "Dự kiến \(found.planned.map { "\($0)" } ?? "–"), có mặt \(found.present)",
            "Planned \(found.planned.map { "\($0)" } ?? "–"), present \(found.present)"))
        TextArea(
          say("Không công nhận", "Not recognised"), scene.field("refused", else: upheldLines(grounds)),
          hint: say(
            "Để trống nếu công nhận tất cả. Mỗi dòng một người: số giấy triệu tập và lý do, như 17: Không đủ điều kiện",
            "Leave it empty to recognise all. One a line: number of the summons and reason, as 17: Not entitled"),
          rows: 2)
        LostOffice.confirmation(scene, grounds)
        scene.dayBox()
        Buttons { Button(say("Ghi là đã công nhận", "Note as recognised")) }
      }
    }
  }
}
