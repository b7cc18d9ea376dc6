// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The rules of the pack as pages: what they ask, on whose authority, what they come to, and what was waived.
enum WaiverPages {
  static func rules(_ scene: Scene, _ grounds: any WaiverGrounds) -> Page? {
    let say = scene.say
    let day = scene.now.day
    let inForce = grounds.pack.rules(on: day.description, in: grounds.organisations.profile?.congress.mode)
    let unverified = inForce.count { !$0.source.verified }
    return scene.page(say("Quy tắc", "Rules"), at: "/rules", width: .wide) {
      H1(say("Quy tắc đang áp dụng", "Rules in force"))
      P("\(grounds.pack.title[say]) · \(grounds.pack.version)")
      if unverified > 0 {
        Notice(
          say(
            "\(unverified) trong \(inForce.count) quy tắc chưa được đối chiếu với văn bản gốc. Hãy đối chiếu trước khi viện dẫn, rồi ghi ở dòng của quy tắc.",
            "\(unverified) of \(inForce.count, one: "rule has", other: "rules have") not been compared with their text. Compare them before you cite them, and note it in the row of the rule."
          ), .attention)
      }
      format(scene, grounds)
      DataTable(
        say("Quy tắc có hiệu lực vào ngày \(day.words(say))", "Rules in force on \(day.words(say))"), inForce,
        columns: columns(scene, grounds),
        empty: EmptyState(say("Bộ quy tắc không có quy tắc nào cho ngày này.", "The pack has no rule for this day.")))
    }
  }

  /// What of the format of papers nobody has compared with its rule: margins and fonts bear no note on the paper itself.
  @HTMLBuilder private static func format(_ scene: Scene, _ grounds: any WaiverGrounds) -> HTML {
    let say = scene.say
    let layout = grounds.pack.layout
    let items = layout.unverifiedItems.map { "\($0.words(say)) – \(layout.source(of: $0).words(say))" }
    if !items.isEmpty {
      Details(
        say(
          "Thể thức văn bản: \(items.count) điểm chưa được đối chiếu",
          "Format of papers: \(items.count, one: "point", other: "points") not compared")
      ) {
        Ul { items.map { Li($0) } }
      }
    }
  }

  private static func columns(_ scene: Scene, _ grounds: any WaiverGrounds) -> [Column<Rule>] {
    let say = scene.say
    let day = scene.now.day
    return [
      .rowHeading(say("Quy tắc", "Rule")) { $0.name[say] },
      .content(say("Nội dung, kết quả", "What it asks, and the outcome")) { rule in
        Span(rule.demand.words(say, in: grounds.pack))
        outcome(of: rule, on: day, scene, grounds)
      },
      .text(say("Mức độ", "Severity")) { $0.severity.words(say) },
      .text(say("Căn cứ", "Source")) { $0.source.words(say) },
      .actions(say("Thao tác", "Actions")) { rule in
        if rule.waiver != nil, scene.may(.manageOrganisation), grounds.waivers.waiver(of: rule.id, on: day) == nil {
          ButtonLink(
            say("Ghi việc miễn", "Note a waiver"), to: Address(path: "rules", rule.id.rawValue, "waiver"), .plain,
            .label("\(say("Ghi việc miễn", "Note a waiver")) – \(rule.name[say])"))
        }
        if grounds.waivers.comparison(of: rule.id) != nil {
          ButtonLink(
            say("Xem đối chiếu", "See the text"), to: ComparisonPages.found(of: rule), .plain,
            .label("\(say("Xem đối chiếu", "See the text")) – \(rule.name[say])"))
        } else if !rule.source.verified, scene.may(.manageOrganisation) {
          ButtonLink(
            say("Ghi đã đối chiếu", "Note a comparison"), to: ComparisonPages.link(of: rule), .plain,
            .label("\(say("Ghi đã đối chiếu", "Note a comparison")) – \(rule.name[say])"))
        }
      },
    ]
  }

  @InlineBuilder private static func outcome(
    of rule: Rule, on day: Day, _ scene: Scene, _ grounds: any WaiverGrounds
  ) -> Inline {
    let say = scene.say
    if let waiver = grounds.waivers.waiver(of: rule.id, on: day) {
      Tag(say("Đã miễn", "Waived"), .attention)
      " \(waiver.by), \(waiver.paper), \(waiver.day.words(say)): \(waiver.reason)"
    } else if let check = grounds.check(of: rule, on: day) {
      switch check.outcome {
      case .met: Tag(say("Đạt", "Met"), .good)
      case .notMet: Tag(say("Không đạt", "Not met"), rule.severity == .block ? .bad : .attention)
      case .unknown: Tag(say("Chưa rõ", "Not known yet"), .neutral)
      }
      " \(check.working[say])"
    }
  }

  /// The form to note a waiver that somebody competent has given.
  static func new(_ scene: Scene, _ grounds: any WaiverGrounds) -> Page? {
    let say = scene.say
    guard let rule = grounds.pack.rule(RuleID(rawValue: scene.parameters["rule"] ?? "")) else { return nil }
    let title = say("Ghi việc miễn áp dụng", "Note a waiver")
    return scene.page(title, at: "/rules", under: [Link(say("Quy tắc", "Rules"), to: "/rules")]) {
      scene.problems()
      H1(title)
      P { Strong(rule.name[say]) }
      P(rule.demand.words(say, in: grounds.pack))
      Form(to: Address(path: "rules", rule.id.rawValue, "waiver"), token: scene.token) {
        TextField(
          say("Cấp hoặc người cho phép", "Who allowed it"), "by",
          value: scene.typed("by", else: rule.waiver?.by[say] ?? ""), error: scene.error("by"))
        TextField(
          say("Văn bản", "The paper"), "paper", value: scene.typed("paper", else: rule.waiver?.paper?[say] ?? ""),
          hint: say("Số, ký hiệu, ngày", "Its number and date"), error: scene.error("paper"))
        DateBox(
          say("Ngày", "Day"), "day", value: scene.typed("day", else: scene.now.day.figures(say)),
          hint: say("Ví dụ: 15/07/2025", "For example 15/07/2025"), error: scene.error("day"))
        TextArea(
          say("Lý do", "Reason"), "reason", value: scene.typed("reason"), error: scene.error("reason"), rows: 3)
        Buttons { Button(say("Ghi lại", "Note it")) }
      }
    }
  }
}
