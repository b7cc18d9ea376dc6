// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The register of figures as pages.
enum FigurePages {
  /// Every figure of the pack with its newest value, and below it all records in order.
  static func register(_ scene: Scene, _ grounds: any FigureGrounds) -> Page? {
    let say = scene.say
    return scene.page(say("Sổ số liệu", "Register of figures"), at: "/figures", width: .wide) {
      H1(say("Sổ số liệu", "Register of figures"))
      P(
        say(
          "Mỗi số liệu ghi rõ trạng thái, ngày và nguồn. Số dự kiến và số thực tế là hai số khác nhau; số chưa ai báo cáo thì để trống.",
          "Each figure bears its status, day and source. What was planned and what was held are two figures; what nobody has reported stays empty."
        ))
      known(scene, grounds)
      derived(scene, grounds)
      let needsApproval = grounds.pack.figures.contains(where: \.needsApproval)
      if scene.may(.manageOrganisation) || needsApproval {
        Buttons {
          if scene.may(.manageOrganisation) {
            ButtonLink(say("Ghi một số liệu", "Note a figure"), to: "/figures/new")
          }
          if needsApproval {
            ButtonLink(
              say("Trình cấp trên phê duyệt", "Approval by the level above"), to: "/figures/approvals", .secondary)
          }
        }
      }
    }
  }

  /// The figures that somebody has decided or reported, and the names of the others.
  @HTMLBuilder private static func known(_ scene: Scene, _ grounds: any FigureGrounds) -> HTML {
    let say = scene.say
    let day = scene.now.day
    let known = grounds.pack.figures.compactMap { kind in
      grounds.figures.latest(kind.id, asOf: day).map { (kind: kind, record: $0) }
    }
    DataTable(
      say("Số liệu hiện có", "Figures so far"), known,
      columns: [
        .rowLink(say("Số liệu", "Figure")) {
          $0.kind.name[say]
        } to: {
          Address(path: "figures", "of", $0.kind.id)
        },
        // As text: a value may be words, which a column of numbers would not break on a narrow screen.
        .text(say("Giá trị", "Value")) { $0.record.words(say) },
        .text(say("Trạng thái", "Status")) { $0.record.statusWords(say) },
        .text(say("Ngày", "Day")) { $0.record.day.figures(say) },
        .text(say("Nguồn", "Source")) { $0.record.sourceWords },
      ],
      empty: EmptyState(
        say(
          "Chưa có số liệu nào. Số liệu tự vào sổ khi nội dung biểu quyết được thông qua.",
          "There are no figures yet. They enter by themselves when a question that brings them is adopted."),
        action: Link(say("Xem các cuộc biểu quyết", "See the votes"), to: "/votes")))
    let open = grounds.typedFigures.filter { grounds.figures.latest($0.id, asOf: day) == nil }
    if !open.isEmpty, !known.isEmpty {
      Details(say("Những số liệu chưa có (\(open.count))", "Figures not known yet (\(open.count))")) {
        Ul { open.map { Li($0.name[say]) } }
      }
    }
  }

  /// How one figure came to be what it is: every record of it, the one that holds last.
  static func history(_ scene: Scene, _ grounds: any FigureGrounds) -> Page? {
    let say = scene.say
    guard let kind = grounds.pack.figure(scene.parameters["figure"] ?? "") else { return nil }
    let back = [Link(say("Sổ số liệu", "Register of figures"), to: "/figures")]
    return scene.page(kind.name[say], at: "/figures", under: back) {
      H1(kind.name[say])
      if let answer = grounds.figures.sentBack[kind.id] {
        Notice(
          say(
            "Cấp trên trả lại ngày \(answer.day.words(say)): \(answer.reason). Hãy đưa ra biểu quyết lại.",
            "Sent back on \(answer.day.words(say)): \(answer.reason). Put it to the vote again."), .attention)
      }
      DataTable(
        say("Các lần ghi", "Entries"), grounds.figures.history(of: kind.id),
        columns: [
          .rowHeading(say("Ngày", "Day")) { $0.day.figures(say) },
          .text(say("Giá trị", "Value")) { $0.words(say) },
          .text(say("Trạng thái", "Status")) { $0.statusWords(say) },
          .text(say("Nguồn", "Source")) { $0.sourceWords },
        ],
        empty: EmptyState(
          say(
            "Chưa có ai quyết định hay báo cáo số liệu này. Số liệu sẽ tự vào sổ khi nội dung biểu quyết được thông qua.",
            "Nobody has decided or reported this figure. It enters by itself when a question that brings it is adopted."
          ),
          action: scene.may(.manageOrganisation)
            ? Link(say("Ghi một số liệu", "Note a figure"), to: "/figures/new") : nil))
    }
  }

  /// What follows from the figures by the pack's rules, with the working.
  @HTMLBuilder private static func derived(_ scene: Scene, _ grounds: any FigureGrounds) -> HTML {
    let say = scene.say
    let day = scene.now.day
    let congress = grounds.pack.term(.congress, say)
    let rows = [
      (say("Số đại biểu còn phải phân bổ", "Delegates still to be allocated"), grounds.delegatesToAllocate(asOf: day)),
      (say("Số có mặt tối thiểu của \(congress)", "Quorum of the \(congress)"), grounds.congressQuorum(asOf: day)),
      (say("Đa số của \(congress)", "Majority of the \(congress)"), grounds.congressMajority(asOf: day)),
    ].compactMap { name, figure in figure.map { (name, $0) } }
    DataTable(
      say("Số liệu suy ra", "What follows from them"), rows,
      columns: [
        .rowHeading(say("Số liệu", "Figure")) { $0.0 }, .number(say("Giá trị", "Value")) { "\($0.1.value)" },
        .text(say("Cách tính", "Working")) { $0.1.working[say] },
        .text(say("Căn cứ", "Source")) { $0.1.rule?.source.words(say) ?? "" },
      ],
      empty: EmptyState(
        say("Sẽ có khi số đại biểu dự kiến được biểu quyết.", "These appear once the number of delegates is decided.")))
  }

  /// The form to note a figure that came by letter or report.
  static func new(_ scene: Scene, _ grounds: any FigureGrounds) -> Page? {
    let say = scene.say
    let title = say("Ghi một số liệu", "Note a figure")
    let back = [Link(say("Sổ số liệu", "Register of figures"), to: "/figures")]
    return scene.page(title, at: "/figures", under: back) {
      scene.problems()
      H1(title)
      Form(to: "/figures/new", token: scene.token) {
        Select(
          say("Số liệu", "Figure"), scene.field("figure"), grounds.typedFigures.map { Choice($0.id, $0.name[say]) },
          prompt: say("Chọn số liệu", "Choose a figure"))
        TextField(
          say("Giá trị", "Value"), scene.field("value"),
          hint: say(
            "Số nguyên, hoặc hai ngày như 24-28/7/2025", "A whole number, or two days as 24-28/7/2025"
          ))
        Radios(
          say("Trạng thái", "Status"), scene.field("status"),
          FigureStatus.allCases.map { Choice($0.rawValue, $0.words(say)) })
        scene.dayBox()
        TextField(
          say("Nguồn", "Source"), scene.field("source"),
          hint: say("Số, ký hiệu văn bản hoặc cuộc họp", "The letter or the meeting it comes from"))
        Buttons { Button(say("Ghi vào sổ", "Note it")) }
      }
    }
  }
}
