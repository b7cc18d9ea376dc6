// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// The addresses of people.
enum PeopleEndpoints {
  static let all: [OrganisationEndpoints.OrganisationEndpoint] = [
    .page("/people", [.read, .manageOrganisation], PeoplePages.list),
    .page("/people/{person}", [.read, .manageOrganisation], PeoplePages.person),
    .form("/people/new", [.manageOrganisation], again: PersonForms.new) { reader, scene, grounds throws(Faults) in
      let details = reader.person(in: grounds.pack, on: scene.now.day)
      let unit = reader.unit(of: grounds.organisations)
      try reader.finish()
      return .making(.addPerson(details, unit: unit), done: Phrase("Đã thêm cá nhân.", "The person is added.")) {
        $1.added.map { Address(path: "people", $0.text) } ?? "/people"
      }
    },
    .form("/people/{person}/edit", [.manageOrganisation], again: PersonForms.edit) {
      reader, scene, grounds throws(Faults) in
      let id: PersonID = scene.id("person")
      if let known = grounds.organisations.people[id], let details = known.details.value {
        reader.compare(with: PersonForms.filling(details, known.unit, grounds))
      }
      let details = reader.person(in: grounds.pack, on: scene.now.day)
      let unit = reader.unit(of: grounds.organisations)
      try reader.finish()
      return Order(.changePerson(id, details, unit: unit), done: OrganisationEndpoints.saved) { _ in
        Address(path: "people", id.text)
      }
    },
    .form("/people/{person}/erase", [.manageOrganisation], again: PersonForms.erase) {
      reader, scene, _ throws(Faults) in
      let id: PersonID = scene.id("person")
      if !reader.isTicked("sure") {
        reader.fault(
          "sure", Phrase("Chưa xác nhận.", "Not confirmed."),
          mend: Phrase("Hãy đánh dấu vào ô nếu thật sự muốn xóa.", "Tick the box if you mean it."))
      }
      try reader.finish()
      return Order(.forgetPerson(id), done: Phrase("Đã xóa dữ liệu cá nhân.", "The personal data is erased.")) { _ in
        "/people"
      }
    },
  ]
}

extension FormReader {
  fileprivate mutating func unit(of now: Organisations) -> UnitID? {
    optionalChoice("unit", Phrase("đơn vị", "the unit"), of: now.units.map(\.id.text)).map { UnitID($0) }
  }

  fileprivate mutating func person(in pack: RulePack, on today: Day) -> PersonDetails {
    let name = self.name("name", Phrase("họ và tên", "the name"))
    let sexes = [PersonDetails.Sex.female, .male].map(\.rawValue)
    let sex = optionalChoice("sex", Phrase("giới tính", "the sex"), of: sexes)
    let bornName = Phrase("ngày sinh", "the birth date")
    let born = optionalDay("born", bornName)
    refuseFuture("born", born, of: bornName, today: today)
    let email = optionalText("email", Phrase("địa chỉ e-mail", "the e-mail address"))
    if let email, CleanText.email(email) == nil {
      fault(
        "email", Phrase("“\(email)” không phải địa chỉ e-mail.", "“\(email)” is not an e-mail address."),
        mend: Phrase("Ví dụ: an.nguyen@example.org", "For example: an.nguyen@example.org"))
    }
    let phone = optionalText("phone", Phrase("số điện thoại", "the telephone number"))
    if let phone, CleanText.phone(phone) == nil {
      fault(
        "phone", Phrase("“\(phone)” không phải số điện thoại.", "“\(phone)” is not a telephone number."),
        mend: Phrase("Hãy chỉ ghi chữ số, dấu cách, dấu + ở đầu.", "Use digits, spaces, and a + in front."))
    }
    return PersonDetails(
      name: name, sex: sex.flatMap(PersonDetails.Sex.init), born: born, email: email.flatMap(CleanText.email),
      phone: phone.flatMap(CleanText.phone), qualities: qualities(in: pack))
  }

  /// Lines such as "Degree: Master".
  private mutating func qualities(in pack: RulePack) -> [String: String] {
    let headings = Headings(pack)
    var found: [String: String] = [:]
    for line in lines("qualities") {
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0) }
      guard parts.count == 2, let title = headings.quality(parts[0]),
        let value = CleanText.lineOrNil(parts[1]), found[title] == nil, found.count < Headings.mostQualities
      else {
        // A title that is a column of its own would come back from a file as something else.
        fault(
          "qualities",
          Phrase("Dòng “\(line.prefix(60))” không đúng mẫu.", "The line “\(line.prefix(60))” does not fit."),
          mend: Phrase(
            "Mỗi dòng ghi: tên mục: nội dung; mỗi mục một lần.", "Write each line as title: text, each title once."))
        continue
      }
      found[title] = value
    }
    return found
  }
}

extension [OrganisationEvent] {
  /// The person who was added.
  fileprivate var added: PersonID? {
    for case .personAdded(let id, _, _) in self { return id }
    return nil
  }
}
