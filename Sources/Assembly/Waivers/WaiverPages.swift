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
      H2(say("Quy tắc có hiệu lực vào ngày \(day.words(say))", "Rules in force on \(day.words(say))"))
      if inForce.isEmpty {
        P(say("Bộ quy tắc không có quy tắc nào cho ngày này.", "The pack has no rule for this day."))
      }
      byInstrument(inForce, scene, grounds)
    }
  }

  /// Each instrument with its rules, in the order in which the pack first names them, so that whoever compares has one text
  /// at a time; the list on top leads to each.
  @HTMLBuilder private static func byInstrument(
    _ rules: [Rule], _ scene: Scene, _ grounds: any WaiverGrounds
  ) -> HTML {
    let say = scene.say
    let groups = rules.map(\.source.instrument).unique.enumerated().map { place, instrument in
      (id: ID("text-\(place + 1)"), name: instrument[say], rules: rules.filter { $0.source.instrument == instrument })
    }
    if groups.count > 1 {
      Nav(label: say("Các văn bản", "Instruments"), .class(.outline)) {
        Ul { groups.map { group in Li { A("\(group.name) (\(group.rules.count))", to: Address(fragment: group.id)) } } }
      }
    }
    for group in groups {
      Div(.id(group.id)) {
        DataTable(group.name, group.rules, columns: columns(scene, grounds), empty: EmptyState(group.name))
      }
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
      .content(say("Căn cứ", "Source")) { rule in
        place(rule.source, say)
        ways(rule, scene, grounds)
      },
    ]
  }

  /// Where in its instrument a rule stands, and whether anybody compared it.
  @InlineBuilder private static func place(_ source: Rule.Source, _ say: Language) -> Inline {
    if let article = source.article { Span(article[say] + " ") }
    if !source.verified {
      Tag(say("chưa đối chiếu", "unverified"))
    } else if let compared = source.compared {
      Span(compared[say] + " ", .class(.quiet))
    }
  }

  /// What can be done about a rule, or seen of it.
  @InlineBuilder private static func ways(_ rule: Rule, _ scene: Scene, _ grounds: any WaiverGrounds) -> Inline {
    let say = scene.say
    let day = scene.now.day
    if rule.waiver != nil, scene.may(.manageOrganisation), grounds.waivers.waiver(of: rule.id, on: day) == nil {
      way(
        say("Ghi việc miễn", "Note a waiver"), to: Address(path: "rules", rule.id.rawValue, "waiver"), of: rule, say)
    }
    if grounds.waivers.comparison(of: rule.id) != nil {
      way(
        say("Xem đối chiếu", "See the text"), to: ComparisonPages.found(of: rule), of: rule, say)
    } else if !rule.source.verified, scene.may(.manageOrganisation) {
      way(
        say("Ghi đã đối chiếu", "Note a comparison"), to: ComparisonPages.link(of: rule), of: rule, say)
    }
  }

  private static func way(_ words: String, to address: Address, of rule: Rule, _ say: Language) -> Inline {
    Inline {
      Br()
      A(words, to: address, .label("\(words) – \(rule.name[say])"))
    }
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
      case .open: Tag(say("Còn hạn", "Open"), .neutral)
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
        TextField(say("Cấp hoặc người cho phép", "Who allowed it"), scene.field("by", else: rule.waiver?.by[say] ?? ""))
        TextField(
          say("Văn bản", "The paper"), scene.field("paper", else: rule.waiver?.paper?[say] ?? ""),
          hint: say("Số, ký hiệu, ngày", "Its number and date"))
        scene.dayBox()
        TextArea(say("Lý do", "Reason"), scene.field("reason"), rows: 3)
        Buttons { Button(say("Ghi lại", "Note it")) }
      }
    }
  }
}
