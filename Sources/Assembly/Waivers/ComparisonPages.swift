// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Comparing a rule of the pack with the text of its instrument, and what was found.
enum ComparisonPages {
  static func link(of rule: Rule) -> Address { Address(path: "rules", rule.id.rawValue, "comparison") }
  static func found(of rule: Rule) -> Address { Address(path: "rules", rule.id.rawValue, "text") }

  private static func rule(_ scene: Scene, _ grounds: any WaiverGrounds) -> Rule? {
    grounds.pack.rule(RuleID(rawValue: scene.parameters["rule"] ?? ""))
  }

  /// What a rule asks and what its pack says of its source, to be held against the text.
  @HTMLBuilder private static func told(_ rule: Rule, _ say: Language, _ pack: RulePack) -> HTML {
    P { Strong(rule.name[say]) }
    P(rule.demand.words(say, in: pack))
    P(rule.source.words(say), .class(.hint))
    if let note = rule.source.note { P(note[say], .class(.hint)) }
  }

  /// The form to note that a rule was compared with its text.
  static func new(_ scene: Scene, _ grounds: any WaiverGrounds) -> Page? {
    let say = scene.say
    guard let rule = rule(scene, grounds) else { return nil }
    let known = grounds.waivers.comparison(of: rule.id)
    guard !rule.source.verified || known != nil else { return nil }
    let title = say("Ghi đã đối chiếu với văn bản", "Note that a rule was compared with its text")
    return scene.page(title, at: "/rules", under: [Link(say("Quy tắc", "Rules"), to: "/rules")]) {
      scene.problems()
      H1(title)
      told(rule, say, grounds.pack)
      Notice(
        say(
          "Chỉ ghi khi văn bản nói đúng như trên. Nếu văn bản nói khác, đừng ghi ở đây: hãy báo người quản trị sửa bộ quy tắc "
            + "cho hồ sơ sau, còn ở hồ sơ này thì ghi việc miễn áp dụng hoặc làm theo văn bản.",
          "Note it only where the text says what stands above. Where it says something else, note nothing here: have the pack "
            + "corrected for later records, and in this one note a waiver or follow the text."), .attention)
      Form(to: link(of: rule), token: scene.token) {
        TextField(
          say("Văn bản đã đọc", "The instrument that was read"),
          scene.field("instrument", else: known?.instrument ?? rule.source.instrument[say]),
          hint: say("Số, ký hiệu, ngày, tên văn bản", "Its number, date and name"))
        TextField(
          say("Điều, khoản, điểm", "Article or item"),
          scene.field("article", else: known?.article ?? rule.source.article?[say] ?? ""))
        TextArea(say("Nguyên văn", "The words of the provision"), scene.field("text", else: known?.text ?? ""), rows: 6)
        TextField(say("Người đối chiếu", "Compared by"), scene.field("by", else: scene.visitor.name))
        DateBox(
          say("Ngày đối chiếu", "On"), scene.field("day", else: scene.now.day.typed),
          hint: say("Ví dụ: 15/07/2025", "For example 15/07/2025"))
        Buttons {
          Button(say("Ghi đã đối chiếu", "Note it"))
          ButtonLink(say("Quay lại", "Back"), to: "/rules", .plain)
        }
      }
    }
  }

  /// What was found, for all to read, and the way to take it back.
  static func text(_ scene: Scene, _ grounds: any WaiverGrounds) -> Page? {
    let say = scene.say
    guard let rule = rule(scene, grounds), let comparison = grounds.waivers.comparison(of: rule.id) else { return nil }
    let title = say("Đối chiếu quy tắc với văn bản", "A rule compared with its text")
    return scene.page(title, at: "/rules", under: [Link(say("Quy tắc", "Rules"), to: "/rules")]) {
      scene.problems()
      H1(title)
      told(rule, say, grounds.pack)
      SummaryList([
        SummaryRow(say("Người đối chiếu", "Compared by"), comparison.by),
        SummaryRow(say("Ngày", "On"), comparison.day.words(say)),
        SummaryRow(say("Nguyên văn", "The words of the provision"), comparison.text),
      ])
      if scene.may(.manageOrganisation) {
        Buttons {
          ButtonLink(say("Đối chiếu lại", "Compare again"), to: link(of: rule), .secondary)
          ButtonLink(say("Quay lại", "Back"), to: "/rules", .plain)
        }
        Details(say("Ghi nhầm?", "Noted by mistake?")) {
          Form(to: Address(path: "rules", rule.id.rawValue, "comparison", "take-back"), token: scene.token) {
            TextField(say("Lý do", "Reason"), scene.field("take-back-reason"))
            Buttons { Button(say("Bỏ việc đối chiếu", "Take it back"), .danger) }
          }
        }
      } else {
        Buttons { ButtonLink(say("Quay lại", "Back"), to: "/rules", .plain) }
      }
    }
  }
}
