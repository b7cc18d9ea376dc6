// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// The forms for one person: adding, changing, erasing.
enum PersonForms {
  static func new(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let title = say("Thêm cá nhân", "Add a person")
    return scene.page(title, at: "/organisation", under: [organisationLink(say), peopleLink(say)]) {
      scene.problems()
      H1(title)
      form(nil, scene.query["unit"] ?? "", to: "/people/new", scene, grounds)
    }
  }

  static func edit(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let person = grounds.organisations.people[scene.id("person")], let details = person.details.value else {
      return nil
    }
    let title = say("Sửa thông tin", "Change the person")
    let filling = filling(details, person.unit, grounds)
    let scene = scene.following(filling)
    let under = [
      organisationLink(say), peopleLink(say), Link(details.name, to: Address(path: "people", person.id.text)),
    ]
    return scene.page(title, at: "/organisation", under: under) {
      scene.problems()
      H1(title)
      form(filling, filling["unit"], to: Address(path: "people", person.id.text, "edit"), scene, grounds)
    }
  }

  /// What the form that changes a person is filled with.
  static func filling(
    _ known: PersonDetails, _ unit: UnitID?, _ grounds: any OrganisationGrounds
  ) -> FormFilling {
    let unitName = unit.flatMap { grounds.organisations.unit($0)?.details.name }
    return FormFilling([
      .init("name", Phrase("họ và tên", "the name"), known.name),
      .init(
        "sex", Phrase("giới tính", "the sex"), known.sex?.rawValue ?? "",
        words: known.sex.map { Phrase($0.words(.vietnamese), $0.words(.english)) }),
      .init("born", Phrase("ngày sinh", "the birth date"), known.born?.typed ?? ""),
      .init("email", Phrase("địa chỉ e-mail", "the e-mail address"), known.email ?? ""),
      .init("phone", Phrase("số điện thoại", "the telephone number"), known.phone ?? ""),
      .init("unit", Phrase("đơn vị", "the unit"), unit?.text ?? "", words: unitName.map { Phrase($0, $0) }),
      .init("qualities", Phrase("thông tin khác", "the further facts"), lines(known)),
    ])
  }

  private static func form(
    _ known: FormFilling?, _ unit: String, to address: Address, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> HTML {
    let say = scene.say
    return Form(to: address, token: scene.token) {
      if let known { known.mark() }
      TextField(say("Họ và tên", "Full name"), scene.field("name", else: known?["name"] ?? ""))
      Radios(
        say("Giới tính", "Sex"), scene.field("sex", else: known?["sex"] ?? ""),
        [PersonDetails.Sex.female, .male].map { Choice($0.rawValue, $0.words(say)) } + [
          Choice("", say("Không ghi", "Not entered"))
        ])
      DateBox(
        say("Ngày sinh", "Birth date"), scene.field("born", else: known?["born"] ?? ""),
        hint: say(
          "Ví dụ: 03/02/1968. Giúp phân biệt người trùng tên.",
          "For example 03/02/1968. Tells people of one name apart."))
      TextField("E-mail", scene.field("email", else: known?["email"] ?? ""), width: .medium, kind: .email)
      TextField(
        say("Điện thoại", "Telephone"), scene.field("phone", else: known?["phone"] ?? ""), width: .short,
        kind: .telephone)
      Select(
        say("Đơn vị", "Unit"), scene.field("unit", else: unit), unitChoices(grounds),
        prompt: say("Không thuộc đơn vị nào", "None"))
      TextArea(
        say("Thông tin khác", "Further facts"), scene.field("qualities", else: known?["qualities"] ?? ""),
        hint: say("Mỗi dòng một mục, ví dụ: Trình độ: Thạc sĩ", "One a line, for example: Degree: Master"), rows: 4)
      Buttons { Button(say("Lưu", "Save")) }
    }
  }

  private static func lines(_ known: PersonDetails) -> String {
    known.qualities.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }

  static func erase(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let person = grounds.organisations.people[scene.id("person")], let details = person.details.value else {
      return nil
    }
    let home = Address(path: "people", person.id.text)
    return ErasurePage(
      name: details.name, place: "/organisation",
      under: [organisationLink(say), peopleLink(say), Link(details.name, to: home)],
      consequences: [
        say(
          "Tên, ngày sinh, liên lạc và thông tin khác trong hồ sơ của người này bị hủy, cả trong nhật ký.",
          "Name, birth date, contact and further facts on this person's file are destroyed, in the record too."),
        say(
          "Điểm danh, chức vụ và số phiếu đã ghi vẫn còn, dưới mã \(person.id) không kèm tên; nhật ký vẫn kiểm tra được.",
          "Attendance, posts and counts stay under the number \(person.id) without a name; the record can still be verified."
        ),
        ErasurePage.printed(say),
        say(
          "Chức vụ đang giữ và tài khoản không tự kết thúc: hãy kết thúc và khóa trước nếu cần.",
          "Posts in force and the account do not end by themselves: end and close them first if needed."),
      ],
      mentions: grounds.mentions(of: details.name), home: home, form: Address(path: "people", person.id.text, "erase")
    ).page(scene)
  }
}
