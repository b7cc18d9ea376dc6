// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Markup
import Packs

func delegatesLink(_ scene: Scene, _ grounds: any DelegateGrounds) -> Link {
  Link(grounds.pack.plural(.delegate, scene.say).capitalised, to: "/delegates")
}

func allocationLink(_ scene: Scene) -> Link { Link(scene.say("Phân bổ", "Allocation"), to: "/delegates/allocation") }

/// The allocation: the version in force, a trial beside it, and every version that was kept.
enum AllocationPages {
  static func page(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    let title = say(
      "Phân bổ \(grounds.pack.plural(.delegate, say))", "Allocation of \(grounds.pack.plural(.delegate, say))")
    let shown = grounds.delegates.adopted ?? grounds.delegates.runs.last
    return scene.page(title, at: "/delegates", under: [delegatesLink(scene, grounds)], width: .wide) {
      scene.problems()
      H1(title)
      DelegatePages.tabs(scene, at: "/delegates/allocation")
      total(scene, grounds)
      trial(scene, grounds, beside: shown)
      if let shown {
        H2(
          grounds.delegates.adopted == nil
            ? say("Phương án mới nhất", "The newest version")
            : say("Phương án đang có hiệu lực", "The version in force"))
        AllocationFigures.picture(shown, scene, grounds)
        AllocationFigures.table(shown, scene, grounds)
        AllocationFigures.methods(shown, scene, grounds)
      } else if AllocationTrial(scene, grounds) == nil, scene.may(.manageOrganisation) {
        EmptyNote(
          say("Chưa có phương án nào", "No versions yet"),
          EmptyState(
            say(
              "Hãy chọn quy tắc ở trên và bấm Tính thử; khi phù hợp thì giữ lại thành phương án.",
              "Choose a rule above and try it; when it suits, keep it as a version.")))
      }
      // Whoever tries rules has just been told where versions come from.
      if shown != nil || !scene.may(.manageOrganisation) { versions(scene, grounds) }
    }
  }

  /// What is to be given, and from which figures it follows.
  @HTMLBuilder private static func total(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let day = scene.now.day
    let terms = grounds.pack.plural(.exOfficio, say)
    if let derived = grounds.delegatesToAllocate(asOf: day) {
      P(
        say(
          "Phải phân bổ \(derived.value) \(grounds.pack.plural(.delegate, say)): \(derived.working.vietnamese) (tổng số trừ \(terms)).",
          "\(derived.value, one: "seat is", other: "seats are") to be given: \(derived.working.english) (all less \(terms))."
        ), .class(.lead))
    } else {
      Notice(
        say(
          "Chưa có tổng số đại biểu trong sổ số liệu; vẫn tính thử được.",
          "The register has no number of delegates yet; trials can be made all the same."), .attention)
    }
    let checks = grounds.figures.number("delegates.exOfficio", asOf: day).map {
      grounds.sizeChecks(of: "delegates.exOfficio", proposed: $0, asOf: day)
    }
    if let checks, !checks.isEmpty { Ul { checks.map { Li($0.sentence(say)) } } }
  }

  @HTMLBuilder private static func trial(
    _ scene: Scene, _ grounds: any DelegateGrounds, beside run: AllocationRun?
  ) -> HTML {
    let say = scene.say
    let asked = AllocationTrial(scene, grounds)
    if scene.may(.manageOrganisation) || asked != nil {
      // Open while there is nothing else to do here.
      Details(say("Tính thử một quy tắc", "Try a rule"), isOpen: run == nil && asked == nil) {
        AllocationForms.trial(asked, scene, grounds)
      }
    }
    if let asked {
      switch asked.outcome {
      case .failure(let refusal):
        Notice("\(refusal.problem(say, in: grounds.pack)) \(refusal.mend(say, in: grounds.pack))", .attention)
      case .success(let tried):
        H2(say("Kết quả tính thử", "The trial"))
        P(tried.rule.words(say))
        AllocationFigures.picture(tried, scene, grounds)
        AllocationFigures.beside(
          tried, run, scene, grounds, called: say("Tính thử theo đơn vị", "The trial by unit"))
        AllocationFigures.methods(tried, scene, grounds)
        AllocationForms.keep(asked, scene)
      }
    }
  }

  private static func versions(_ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let force = grounds.delegates.adoptions.last?.run
    return DataTable(
      say("Các phương án đã giữ", "Versions kept"), Array(grounds.delegates.runs.reversed()),
      columns: [
        .rowLink(say("Phương án", "Version")) {
          say("Phương án \($0.id.number)", "Version \($0.id.number)")
        } to: {
          Address(path: "delegates", "allocation", $0.id.text)
        },
        .text(say("Ngày", "Day")) { $0.day.figures(say) }, .text(say("Quy tắc", "Rule")) { $0.rule.words(say) },
        .number(say("Cộng", "Given")) { "\($0.given)" },
        .content(say("Tình trạng", "State")) { run in
          if run.id == force {
            Tag(say("Đang có hiệu lực", "In force"), .good)
          } else if !run.isSettled {
            Tag(say("Chờ bốc thăm", "Waits for a lot"), .attention)
          } else {
            Tag(say("Để so sánh", "To compare"), .neutral)
          }
        }, .text(say("Ghi chú", "Note")) { $0.note ?? "" },
      ], empty: EmptyState(say("Chưa giữ phương án nào.", "No version has been kept yet.")))
  }

  /// One version beside the one in force.
  static func run(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    guard let run = grounds.delegates.run(scene.id("run")) else { return nil }
    let force = grounds.delegates.adopted
    let title = say("Phương án \(run.id.number)", "Version \(run.id.number)")
    let under = [delegatesLink(scene, grounds), allocationLink(scene)]
    return scene.page(title, at: "/delegates", under: under, width: .wide) {
      scene.problems()
      H1(title)
      P(run.rule.words(say), .class(.lead))
      if let note = run.note { P(note) }
      if let adoption = grounds.delegates.adoptions.last(where: { $0.run == run.id }) {
        P(
          say(
            "Thông qua ngày \(adoption.day.words(say)), căn cứ: \(adoption.basis).",
            "Adopted on \(adoption.day.words(say)) by: \(adoption.basis)."))
      }
      AllocationForms.lots(run, scene, grounds)
      AllocationFigures.picture(run, scene, grounds)
      if let force, force.id != run.id {
        AllocationFigures.beside(run, force, scene, grounds)
      } else {
        AllocationFigures.table(run, scene, grounds)
      }
      AllocationFigures.methods(run, scene, grounds)
      AllocationFigures.steps(run, scene, grounds)
      if force?.id != run.id { AllocationForms.adopt(run, scene) }
      P {
        A(
          say("Tải bảng phân bổ (Excel)", "Download the table (Excel)"),
          to: Address(path: "delegates", "allocation", run.id.text, "table.xlsx"))
      }
    }
  }
}

/// A rule that is tried on the page and not kept: all of it stands in the address.
struct AllocationTrial {
  let total: Int
  let kind: String
  let method: SharingMethod
  let minimum: Int
  let maximum: Int?
  /// Nothing for what is usual with the method.
  let policy: MinimumPolicy?
  let per: Int
  let base: Int
  let outcome: Result<AllocationRun, DelegateRefusal>

  /// Nothing when no trial is asked for.
  init?(_ scene: Scene, _ grounds: any DelegateGrounds) {
    guard let asked = scene.query["total"] else { return nil }
    let number = { (name: String, standard: Int) in
      max(0, min(Int((scene.query[name] ?? "").trimmed) ?? standard, 1_000_000))
    }
    total = max(0, min(Int(asked.trimmed) ?? 0, 1_000_000))
    kind = scene.query["kind"] == "ratio" ? "ratio" : "house"
    method = scene.query["method"].flatMap(SharingMethod.init) ?? .sainteLague
    minimum = number("minimum", 0)
    maximum = scene.query["maximum"].flatMap { Int($0.trimmed) }.map { max(0, min($0, 1_000_000)) }
    policy = scene.query["policy"].flatMap(MinimumPolicy.init)
    per = max(1, number("per", 20))
    base = number("base", 0)
    let rule = AllocationTrial.rule(
      kind: kind, method: method, minimum: minimum, maximum: maximum, policy: policy, per: per, base: base)
    do throws(DelegateRefusal) {
      let events = try DelegateRules.decide(
        .allocate(total: total, rule: rule, note: nil, on: scene.now.day), on: grounds)
      guard case .allocated(let run)? = events.first else { throw .noUnits }
      outcome = .success(run)
    } catch {
      outcome = .failure(error)
    }
  }

  static func rule(
    kind: String, method: SharingMethod, minimum: Int, maximum: Int?, policy: MinimumPolicy?, per: Int, base: Int
  ) -> SharingRule {
    kind == "ratio"
      ? .ratio(per: per, base: base, minimum: minimum, maximum: maximum, closing: method)
      : .house(method: method, minimum: minimum, maximum: maximum, policy: policy ?? method.usualPolicy)
  }
}
