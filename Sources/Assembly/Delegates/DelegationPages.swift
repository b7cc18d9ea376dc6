// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The delegation of one unit, and one delegate.
enum DelegationPages {
  static func unit(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    guard let unit = grounds.organisations.unit(scene.id("unit")) else { return nil }
    let delegates = grounds.delegates
    let own = delegates.all.filter { $0.stands && $0.unit == unit.id }
    let seats = delegates.seats(of: unit.id)
    return scene.page(unit.details.name, at: "/delegates", under: [delegatesLink(scene, grounds)], width: .wide) {
      scene.problems()
      scene.faultyCells()
      H1(unit.details.name)
      P(
        seats.map {
          say(
            "Được phân bổ \($0) \(grounds.pack.plural(.delegate, say)), đã ghi \(delegates.seated(in: .unit, of: unit.id).count).",
            "\($0, one: "seat", other: "seats"), of which \(delegates.seated(in: .unit, of: unit.id).count, one: "is", other: "are") entered."
          )
        } ?? say("Chưa có phương án phân bổ được thông qua.", "No allocation has been adopted yet."), .class(.lead))
      P { DelegatePages.composition(of: unit.id, scene, grounds) }
      DataTable(
        say("Đại biểu và dự khuyết", "Delegates and alternates"), DelegatePages.ordered(own),
        columns: DelegatePages.columns(scene, grounds, ofOneUnit: true),
        empty: EmptyState(say("Chưa ghi ai của đơn vị này.", "Nobody of this unit is entered yet.")))
      if may(scene, grounds, unit.id) { entry(unit, scene, grounds) }
      if scene.may(.manageOrganisation) { request(unit, scene, grounds) }
    }
  }

  /// Whether the visitor may enter delegates of a unit: office and personnel team of all, a contact of the own one.
  static func may(_ scene: Scene, _ grounds: any DelegateGrounds, _ unit: UnitID) -> Bool {
    if scene.may(anyOf: .keepingDelegates) { return true }
    guard scene.may(.proposeDelegates), let person = scene.visitor.account?.person else { return false }
    return grounds.organisations.people[PersonID(person)]?.unit == unit
  }

  /// Whether the visitor may read sex, birth date and further facts: as on a person's own page, and the contact of a unit
  /// who enters them there.
  static func showsPersonalData(of delegate: Delegate, _ scene: Scene, _ grounds: any DelegateGrounds) -> Bool {
    scene.maySeePersonalData || delegate.unit.map { may(scene, grounds, $0) } ?? false
  }

  @HTMLBuilder private static func entry(_ unit: Unit, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let alternate = grounds.pack.term(.delegateAlternate, say)
    Details(say("Ghi một người", "Enter one")) {
      Form(to: Address(path: "delegates", "units", unit.id.text, "add"), token: scene.token) {
        DelegateForms.details(scene)
        Checkbox(say("Là \(alternate)", "As an \(alternate)"), "alternate", error: scene.error("alternate"))
        Buttons { Button(say("Ghi vào danh sách", "Enter")) }
      }
    }
    Details(say("Nhập danh sách từ tệp", "Import a list")) {
      Form(to: Address(path: "delegates", "units", unit.id.text, "import"), token: scene.token, sends: .files) {
        FileField(
          say("Tệp danh sách", "File"), "file",
          hint: say(
            "Tệp .xlsx hoặc .csv với các cột Họ và tên, Giới tính, Ngày sinh, Dự khuyết và cột khác tùy ý",
            "A .xlsx or .csv file with Full name, Sex, Birth date, Alternate, and others as you like"),
          error: scene.fileError("file"), accepts: [".xlsx", ".csv"])
        Buttons { Button(say("Nhập", "Import")) }
      }
    }
  }

  private static func request(_ unit: Unit, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let known = grounds.delegates.requests[unit.id]
    return Details(say("Yêu cầu cơ cấu", "What is asked of its composition")) {
      Form(to: Address(path: "delegates", "units", unit.id.text, "request"), token: scene.token) {
        for (title, field, value) in [
          (say("Nữ", "Women"), "women", known?.women), (say("Trẻ", "Young"), "young", known?.young),
          (say("Dân tộc thiểu số", "Minority"), "minority", known?.minority),
        ] {
          TextField(title, scene.field(FieldName(field), else: "\(value ?? 0)"), width: .short)
        }
        if let marks = grounds.pack.composition {
          P(marks.youngRule(say), .class(.hint))
          P(marks.minorityRule(say), .class(.hint))
        }
        Buttons { Button(say("Lưu yêu cầu", "Save")) }
      }
    }
  }

  // MARK: One delegate

  static func delegate(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    guard let delegate = grounds.delegates.delegate(scene.id("delegate")) else { return nil }
    let name = grounds.name(of: delegate, say)
    let under = [delegatesLink(scene, grounds), Link(say("Danh sách", "The list"), to: "/delegates/all")]
    return scene.page(name, at: "/delegates", under: under) {
      scene.problems()
      H1(name)
      LostOffice.notice(of: delegate, scene, grounds)
      SummaryList(facts(delegate, scene, grounds))
      DelegateForms.forms(delegate, scene, grounds)
    }
  }

  private static func facts(_ delegate: Delegate, _ scene: Scene, _ grounds: any DelegateGrounds) -> [SummaryRow] {
    let say = scene.say
    let details = grounds.details(of: delegate)
    var rows = [
      SummaryRow(say("Trạng thái", "Stage"), stage(delegate, scene, grounds)),
      SummaryRow(
        say("Diện", "Kind"),
        delegate.isAlternate
          ? grounds.pack.term(.delegateAlternate, say).capitalised : delegate.block.words(say, in: grounds)),
    ]
    let unit = DelegatePages.unitName(delegate, grounds)
    if !unit.isEmpty { rows.append(SummaryRow(grounds.pack.term(.unit, say).capitalised, unit)) }
    if let summons = delegate.summons {
      rows.append(
        SummaryRow(
          say("Triệu tập", "Summons"),
          say(
            "số \(summons.number), ngày \(summons.day.words(say))",
            "no. \(summons.number), \(summons.day.words(say))")))
    }
    let tells = scene.may(.recordAttendance) || showsPersonalData(of: delegate, scene, grounds)
    for strike in grounds.delegates.strikes where strike.delegate == delegate.id && tells {
      rows.append(
        SummaryRow(
          say("Đã bỏ lượt ghi có mặt", "Arrival struck"), "\(strike.at.words(say)); \(strike.reason)"))
    }
    guard showsPersonalData(of: delegate, scene, grounds) else { return rows }
    if let sex = details?.sex { rows.append(SummaryRow(say("Giới tính", "Sex"), sex.words(say))) }
    if let born = details?.born { rows.append(SummaryRow(say("Ngày sinh", "Birth date"), born.figures(say))) }
    rows += (details?.qualities ?? [:]).sorted { $0.key < $1.key }.map { SummaryRow($0.key, $0.value) }
    return rows
  }

  /// Why somebody stays away or gave up the seat is told to whoever may read personal data or notes it.
  private static func stage(_ delegate: Delegate, _ scene: Scene, _ grounds: any DelegateGrounds) -> String {
    let say = scene.say
    let words = delegate.stage.words(say, isDesignated: grounds.isDesignated).capitalised
    let tells = scene.may(.recordAttendance) || showsPersonalData(of: delegate, scene, grounds)
    func because(_ reason: String) -> String { tells ? ": \(reason)" : "" }
    return switch delegate.stage {
    case .chosen(let choice): "\(words), \(choice.day.words(say)): \(choice.basis)"
    case .absent(_, _, let absence): words + because(absence.reason)
    case .refused(_, _, _, let reason), .withdrawn(let reason): words + because(reason)
    case .replaced(let other, let reason, let day):
      words + say(" bằng ", " by ") + (grounds.delegates.delegate(other).map { grounds.name(of: $0, say) } ?? "")
        + ", \(day.words(say))" + because(reason)
    case .proposed, .summoned, .present, .recognised: words
    }
  }
}

/// The forms on the page of one delegate, and the fields by which one is entered.
enum DelegateForms {
  @HTMLBuilder static func details(_ scene: Scene) -> HTML {
    let say = scene.say
    TextField(say("Họ và tên", "Full name"), scene.field("name"))
    Radios(
      say("Giới tính", "Sex"), scene.field("sex"),
      [PersonDetails.Sex.female, .male].map { Choice($0.rawValue, $0.words(say)) })
    DateBox(
      say("Ngày sinh", "Birth date"), scene.field("born"), hint: say("Ví dụ: 03/02/1968", "For example 03/02/1968"))
    TextArea(
      say("Thông tin khác", "Further facts"), scene.field("qualities"),
      hint: say("Mỗi dòng một mục, ví dụ: Trình độ: Thạc sĩ", "One a line, for example: Degree: Master"), rows: 3)
  }

  /// Asks once more before data is destroyed.
  static func erase(_ scene: Scene, _ grounds: any DelegateGrounds) -> Page? {
    let say = scene.say
    guard let delegate = grounds.delegates.delegate(scene.id("delegate")), delegate.person == nil,
      let details = grounds.details(of: delegate)
    else { return nil }
    let home = Address(path: "delegates", "of", delegate.id.text)
    return ErasurePage(
      name: details.name, place: "/delegates", under: [delegatesLink(scene, grounds), Link(details.name, to: home)],
      consequences: [
        say(
          "Tên, ngày sinh và thông tin khác trong hồ sơ của người này bị hủy, cả trong nhật ký.",
          "Name, birth date and further facts on this person's file are destroyed, in the record too."),
        say(
          "Chỗ trong danh sách, số giấy triệu tập và việc điểm danh vẫn còn, dưới mã \(delegate.id) không kèm tên.",
          "Seat, number of the summons and attendance stay, under \(delegate.id) without a name."),
        ErasurePage.printed(say),
      ],
      mentions: grounds.mentions(of: details.name), home: home,
      form: Address(path: "delegates", "of", delegate.id.text, "erase")
    ).page(scene)
  }

  @HTMLBuilder static func forms(_ delegate: Delegate, _ scene: Scene, _ grounds: any DelegateGrounds) -> HTML {
    let say = scene.say
    let path = { (act: String) in Address(path: "delegates", "of", delegate.id.text, act) }
    // What was recognised stays as it was found.
    let isOpen = grounds.delegates.recognition == nil
    if isOpen, scene.may(anyOf: .keepingDelegates), delegate.stands, !delegate.isHere, !delegate.isAlternate {
      let alternates = grounds.delegates.alternates(of: delegate.unit)
      if !alternates.isEmpty {
        Details(say("Thay bằng dự khuyết", "Replace by an alternate")) {
          Form(to: path("replace"), token: scene.token) {
            Radios(
              grounds.pack.term(.delegateAlternate, say).capitalised, scene.field("alternate"),
              alternates.map { Choice($0.id.text, grounds.name(of: $0, say)) })
            reason(scene)
            scene.dayBox()
            Buttons { Button(say("Thay", "Replace")) }
          }
        }
      }
    }
    if isOpen, case .summoned = delegate.stage, scene.may(.recordAttendance) || scene.may(.manageOrganisation) {
      Details(say("Ghi vắng mặt", "Note an absence")) {
        Form(to: path("absence"), token: scene.token) {
          reason(scene)
          Checkbox(say("Có lý do chính đáng", "With leave"), "leave", error: scene.error("leave"))
          Buttons { Button(say("Ghi vắng mặt", "Note the absence")) }
        }
      }
    }
    if isOpen { striking(delegate, scene, to: path("strike")) }
    if isOpen, delegate.stands, !delegate.isHere, mayWithdraw(delegate, scene, grounds) {
      Details(say("Rút khỏi danh sách", "Withdraw")) {
        Form(to: path("withdraw"), token: scene.token) {
          reason(scene)
          Buttons { Button(say("Rút", "Withdraw"), .danger) }
        }
      }
    }
    if scene.may(.manageOrganisation), delegate.person == nil, grounds.details(of: delegate) != nil {
      Buttons { ButtonLink(say("Xóa dữ liệu cá nhân…", "Erase personal data…"), to: path("erase"), .plain) }
    }
  }

  /// Takes back that the wrong person was noted as present.
  @HTMLBuilder private static func striking(_ delegate: Delegate, _ scene: Scene, to address: Address) -> HTML {
    let say = scene.say
    if case .present(_, _, let at) = delegate.stage, scene.may(.recordAttendance) || scene.may(.manageOrganisation) {
      Details(say("Bỏ lượt ghi có mặt", "Strike the arrival")) {
        P(
          say(
            "Chỉ dùng khi ghi nhầm người. Lượt ghi lúc \(at.words(say)) và lý do bỏ vẫn được lưu.",
            "Only where the wrong person was noted. The note of \(at.words(say)) and the reason are kept."))
        Form(to: address, token: scene.token) {
          reason(scene)
          Buttons { Button(say("Bỏ lượt ghi có mặt", "Strike the arrival"), .danger) }
        }
      }
    }
  }

  private static func mayWithdraw(_ delegate: Delegate, _ scene: Scene, _ grounds: any DelegateGrounds) -> Bool {
    if scene.may(anyOf: .keepingDelegates) { return true }
    guard case .proposed = delegate.stage, let unit = delegate.unit else { return false }
    return DelegationPages.may(scene, grounds, unit)
  }

  private static func reason(_ scene: Scene) -> HTML {
    TextField(scene.say("Lý do", "Reason"), scene.field("reason"))
  }
}
