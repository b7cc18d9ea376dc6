// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The forms of the allocation: try a rule, keep it, enter a lot, adopt.
enum AllocationForms {
  static func trial(_ asked: AllocationTrial?, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let total = asked?.total ?? grounds.delegatesToAllocate(asOf: scene.now.day)?.value
    return SearchForm(to: "/delegates/allocation") {
      TextField(
        say("Tổng số suất", "Seats in all"), "total", value: total.map { "\($0)" } ?? "", width: .short)
      Radios(
        say("Quy tắc", "Rule"), "kind",
        [
          Choice("house", say("Chia đúng tổng số theo số lượng", "Share the number by what is counted")),
          Choice(
            "ratio",
            say("Một suất cho mỗi ngần này người, rồi khép về tổng số", "A seat for so many, closed to the number")),
        ], chosen: asked?.kind ?? "house")
      Select(
        say("Phương pháp", "Method"), "method", SharingMethod.allCases.map { Choice($0.rawValue, $0.words(say)) },
        chosen: asked?.method.rawValue ?? SharingMethod.sainteLague.rawValue)
      TextField(
        say("Tối thiểu mỗi đơn vị", "At least, each"), "minimum", value: "\(asked?.minimum ?? 1)", width: .short)
      TextField(
        say("Tối đa mỗi đơn vị", "At most, each"), "maximum", value: asked?.maximum.map { "\($0)" } ?? "",
        hint: say("Để trống nếu không giới hạn", "Leave it empty for no limit"), width: .short)
      TextField(
        say("Theo tỷ lệ: mỗi suất cho", "By ratio: a seat for every"), "per", value: "\(asked?.per ?? 20)",
        width: .short)
      TextField(
        say("Theo tỷ lệ: suất cơ bản", "By ratio: base of each"), "base", value: "\(asked?.base ?? 0)", width: .short)
      Buttons { Button(say("Tính thử", "Try it"), .secondary) }
    }
  }

  /// Keeps what was tried.
  static func keep(_ trial: AllocationTrial, _ scene: Scene) -> HTML {
    let say = scene.say
    guard scene.may(.manageOrganisation) else { return HTML() }
    return Form(to: "/delegates/allocation/new", token: scene.token) {
      HiddenField("total", value: "\(trial.total)")
      HiddenField("kind", value: trial.kind)
      HiddenField("method", value: trial.method.rawValue)
      HiddenField("minimum", value: "\(trial.minimum)")
      HiddenField("maximum", value: trial.maximum.map { "\($0)" } ?? "")
      HiddenField("per", value: "\(trial.per)")
      HiddenField("base", value: "\(trial.base)")
      TextField(
        say("Ghi chú", "Note"), "note", value: scene.typed("note"),
        hint: say("Vì sao có phương án này", "Why there is this version"), error: scene.error("note"))
      Buttons { Button(say("Giữ thành phương án", "Keep as a version")) }
    }
  }

  /// The lots that a version waits for.
  static func lots(_ run: AllocationRun, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    guard scene.may(.manageOrganisation) else { return HTML() }
    let address = Address(path: "delegates", "allocation", run.id.text, "lot")
    let forms = run.ties.map { tie in
      Form(to: address, token: scene.token) {
        Checkboxes(
          say(
            "Đã rút thăm \(tie.seats) trong \(tie.units.count) đơn vị; trúng thăm",
            "The lot drew \(tie.seats) of \(tie.units.count); the winners"),
          "winner", tie.units.map { Choice($0.text, AllocationFigures.name($0, grounds)) },
          chosen: scene.chosen("winner"), error: scene.error("winner"))
        TextField(
          say("Biên bản rút thăm", "Minutes of the drawing"), "minutes", value: scene.typed("minutes"),
          error: scene.error("minutes"))
        Buttons { Button(say("Ghi kết quả rút thăm", "Enter the lot")) }
      }
    }
    return HTML { forms }
  }

  static func adopt(_ run: AllocationRun, _ scene: Scene) -> HTML {
    let say = scene.say
    guard scene.may(.manageOrganisation) else { return HTML() }
    return Form(to: Address(path: "delegates", "allocation", run.id.text, "adopt"), token: scene.token) {
      TextField(
        say("Căn cứ thông qua", "Adopted by"), "basis", value: scene.typed("basis"),
        hint: say("Nghị quyết, biểu quyết hoặc văn bản", "The resolution, vote or letter"), error: scene.error("basis"))
      scene.dayBox()
      Buttons { Button(say("Ghi là đã thông qua", "Note as adopted")) }
    }
  }
}
