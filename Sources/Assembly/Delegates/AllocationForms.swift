// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Markup
import Packs

/// The forms of the allocation: try a rule, keep it, enter a lot, adopt.
enum AllocationForms {
  static func trial(_ asked: AllocationTrial?, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let delegates = grounds.pack.plural(.delegate, say)
    let total = asked?.total ?? grounds.delegatesToAllocate(asOf: scene.now.day)?.value
    return SearchForm(to: "/delegates/allocation") {
      TextField(
        say("Số \(delegates) phải phân bổ", "Seats to be given"), "total", value: total.map { "\($0)" } ?? "",
        width: .short)
      Select(
        say("Phương pháp", "Method"), "method", SharingMethod.allCases.map { Choice($0.rawValue, $0.words(say)) },
        chosen: asked?.method.rawValue ?? SharingMethod.sainteLague.rawValue)
      TextField(
        say("Tối thiểu mỗi đơn vị", "At least, each"), "minimum", value: "\(asked?.minimum ?? 1)", width: .short)
      TextField(
        say("Tối đa mỗi đơn vị", "At most, each"), "maximum", value: asked?.maximum.map { "\($0)" } ?? "",
        hint: say("Để trống nếu không giới hạn", "Leave it empty for no limit"), width: .short)
      Radios(
        say("Quy tắc", "Rule"), "kind",
        [
          Choice(
            "house", say("Chia đúng tổng số theo số lượng", "Share the number by what is counted"),
            reveals: policies(asked, say)),
          Choice(
            "ratio",
            say(
              "Một \(delegates) cho mỗi ngần này người, rồi khép về tổng số", "A seat for so many, closed to the number"
            ),
            reveals: ratio(asked, say)),
        ], chosen: asked?.kind ?? "house")
      Buttons { Button(say("Tính thử", "Try it"), .secondary) }
    }
  }

  /// What a guaranteed minimum does to the others, each way in a sentence.
  private static func policies(_ asked: AllocationTrial?, _ say: Language) -> HTML {
    Radios(
      say("Khi có nơi chưa đủ mức tối thiểu", "Where somebody falls short of the minimum"), "policy",
      [
        Choice(
          "", say("Bù cho đủ, tổng số giữ nguyên", "Raise it within the number"),
          hint: say(
            "Cách thường dùng. Theo số dư lớn nhất thì định mức giữ nguyên, phần bù lấy từ những số dư nhỏ nhất; theo các phương pháp khác thì một số chia chung cho mọi nơi, nơi nào thấp hơn được nâng lên mức tối thiểu.",
            "The usual way. By largest remainders the quota stays, and what is added comes from the smallest remainders; by the other methods one divisor holds for all, and whoever falls short is raised to the minimum."
          )),
        Choice(
          MinimumPolicy.recomputeQuota.rawValue,
          say("Tính lại định mức cho những nơi còn lại", "Compute the quota anew for the others"),
          hint: say(
            "Nơi chưa đủ nhận mức tối thiểu và không tính tiếp; những nơi còn lại chia nhau số còn lại.",
            "Whoever falls short gets the minimum and leaves; the others share what is left.")),
        Choice(
          MinimumPolicy.basePlusProportional.rawValue,
          say("Cấp mức tối thiểu cho mọi nơi trước", "Give the minimum to all first"),
          hint: say(
            "Mỗi nơi nhận đủ mức tối thiểu, phần còn lại mới chia theo số lượng; nơi ít người được lợi hơn.",
            "Each gets the minimum, and only the rest is shared by what is counted; this favours the small.")),
        Choice(
          MinimumPolicy.enlargeHouse.rawValue,
          say("Cấp thêm cho nơi chưa đủ, tổng số tăng lên", "Add seats beyond the number"),
          hint: say(
            "Chia như không có mức tối thiểu rồi cấp thêm cho nơi chưa đủ; tổng số có thể vượt số phải phân bổ, khi đó chưa thông qua được.",
            "Shared as if there were no minimum, then whoever falls short gets more; a total beyond the number to be given cannot be adopted."
          )),
      ], chosen: asked?.policy?.rawValue ?? "")
  }

  private static func ratio(_ asked: AllocationTrial?, _ say: Language) -> HTML {
    HTML {
      TextField(
        say("Theo tỷ lệ: số người cho một đại biểu", "By ratio: a seat for every"), "per", value: "\(asked?.per ?? 20)",
        width: .short)
      TextField(
        say("Theo tỷ lệ: số cơ bản mỗi nơi", "By ratio: base of each"), "base", value: "\(asked?.base ?? 0)",
        width: .short)
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
      HiddenField("policy", value: trial.policy?.rawValue ?? "")
      HiddenField("per", value: "\(trial.per)")
      HiddenField("base", value: "\(trial.base)")
      TextField(
        say("Ghi chú", "Note"), scene.field("note"), hint: say("Vì sao có phương án này", "Why there is this version"))
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
            "Đã bốc thăm \(tie.seats) trong \(tie.units.count) đơn vị; trúng thăm",
            "The lot drew \(tie.seats) of \(tie.units.count); the winners"),
          "winner", tie.units.map { Choice($0.text, AllocationFigures.name($0, grounds)) },
          chosen: scene.chosen("winner"), error: scene.error("winner"))
        TextField(say("Biên bản bốc thăm", "Minutes of the drawing"), scene.field("minutes"))
        Buttons { Button(say("Ghi kết quả bốc thăm", "Enter the lot")) }
      }
    }
    return HTML { forms }
  }

  static func adopt(_ run: AllocationRun, _ scene: Scene) -> HTML {
    let say = scene.say
    guard scene.may(.manageOrganisation) else { return HTML() }
    return Form(to: Address(path: "delegates", "allocation", run.id.text, "adopt"), token: scene.token) {
      TextField(
        say("Căn cứ thông qua", "Adopted by"), scene.field("basis"),
        hint: say("Nghị quyết, biểu quyết hoặc văn bản", "The resolution, vote or letter"))
      scene.dayBox()
      Buttons { Button(say("Ghi là đã thông qua", "Note as adopted")) }
    }
  }
}
