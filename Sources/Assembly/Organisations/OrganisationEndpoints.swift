// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses of the organisation, its units, people and bodies.
public enum OrganisationEndpoints {
  public typealias OrganisationPlace = any OrganisationGrounds & FigureGrounds
  public typealias OrganisationEndpoint = Endpoint<OrganisationPlace, OrganisationCommand>

  public static let all: [OrganisationEndpoint] =
    profile + units + PeopleEndpoints.all + BodyEndpoints.all
    + ImportEndpoints.all

  private static let profile: [OrganisationEndpoint] = [
    .page("/organisation", [.read, .manageOrganisation], ProfilePages.profile),
    .form("/organisation/found", [.manageOrganisation], again: ProfilePages.found) {
      reader, _, grounds throws(Faults) in
      let profile = try reader.profile(in: grounds.pack)
      return Order(.found(profile), done: Phrase("Đã thiết lập tổ chức.", "The organisation is set up.")) { _ in "/" }
    },
    .form("/organisation/edit", [.manageOrganisation], again: ProfilePages.edit) { reader, _, grounds throws(Faults) in
      if let known = grounds.organisations.profile { reader.compare(with: ProfilePages.filling(known, grounds)) }
      let profile = try reader.profile(in: grounds.pack)
      return Order(.changeProfile(profile), done: saved) { _ in "/organisation" }
    },
    .form("/organisation/predecessors/new", [.manageOrganisation], again: ProfilePages.predecessor) {
      reader, _, _ throws(Faults) in
      let name = reader.name("name", Phrase("tên tổ chức", "the name"), most: 200)
      try reader.finish()
      return Order(.addPredecessor(name: name), done: Phrase("Đã ghi.", "Entered.")) { _ in "/organisation" }
    },
    .form("/organisation/predecessors/{predecessor}", [.manageOrganisation], again: ProfilePages.renaming) {
      reader, scene, grounds throws(Faults) in
      let known = grounds.organisations.predecessors.first { $0.id == scene.id("predecessor") }
      if let known { reader.compare(with: ProfilePages.filling(known)) }
      let name = reader.name("name", Phrase("tên tổ chức", "the name"), most: 200)
      try reader.finish()
      return Order(.renamePredecessor(scene.id("predecessor"), to: name), done: saved) { _ in "/organisation" }
    },
    .form("/organisation/predecessors/{predecessor}/remove", [.manageOrganisation], again: ProfilePages.renaming) {
      _, scene, _ throws(Faults) in
      Order(.removePredecessor(scene.id("predecessor")), done: Phrase("Đã bỏ.", "Removed.")) { _ in "/organisation" }
    },
  ]

  static let saved = Phrase("Đã lưu.", "Saved.")

  private static let units: [OrganisationEndpoint] = [
    .page("/units", [.read, .manageOrganisation], UnitPages.list),
    .page("/units/{unit}", [.read, .manageOrganisation], UnitPages.unit),
    .form("/units/new", [.manageOrganisation], again: UnitPages.new) { reader, scene, grounds throws(Faults) in
      let details = reader.unit(in: grounds.organisations, on: scene.now.day)
      let units = grounds.organisations.units.map(\.id.text)
      let parent = reader.optionalChoice("parent", Phrase("đơn vị cấp trên", "the parent unit"), of: units)
      try reader.finish()
      return Order(
        .addUnit(details, parent: parent.map { UnitID($0) }), done: Phrase("Đã thêm đơn vị.", "The unit is added.")
      ) { _ in "/units" }
    },
    .form("/units/{unit}/edit", [.manageOrganisation], again: UnitPages.edit) { reader, scene, grounds throws(Faults) in
      let id: UnitID = scene.id("unit")
      if let known = grounds.organisations.unit(id) { reader.compare(with: UnitPages.filling(known, grounds)) }
      let details = reader.unit(in: grounds.organisations, on: scene.now.day)
      let units = grounds.organisations.units.map(\.id.text)
      let parent = reader.optionalChoice("parent", Phrase("đơn vị cấp trên", "the parent unit"), of: units)
      try reader.finish()
      let place = parent.map { UnitPlace.under(UnitID($0)) } ?? .top
      return Order(.changeUnit(id, details, place: place), done: saved) { _ in Address(path: "units", id.text) }
    },
    .form("/units/{unit}/remove", [.manageOrganisation], again: UnitPages.removing) { _, scene, _ throws(Faults) in
      Order(.removeUnit(scene.id("unit")), done: Phrase("Đã bỏ đơn vị.", "The unit is taken away.")) { _ in "/units" }
    },
  ]
}

extension FormReader {
  fileprivate mutating func profile(in pack: RulePack) throws(Faults) -> Profile {
    let name = self.name("name", Phrase("tên tổ chức", "the name of the organisation"), most: 200)
    let parent = line("parent", Phrase("cấp trên", "the superior organisation"))
    let place = self.name("place", Phrase("địa danh", "the place"))
    let founded = day("founded", Phrase("ngày thành lập", "the day of founding"))
    let instrument = line("instrument", Phrase("văn bản thành lập", "the founding instrument"), most: 400)
    let ordinal = number("ordinal", Phrase("lần đại hội", "the number of the congress"), in: 1...200)
    let term = self.term("term")
    let venue = line("venue", Phrase("địa điểm đại hội", "the venue of the congress"))
    let mode = choice("mode", Phrase("hình thức đại hội", "the mode"), of: pack.modes.map(\.id))
    try finish()
    guard let founded, let term, let mode else {
      preconditionFailure("a form without faults has a founding day, a term and a mode")
    }
    return Profile(
      name: name, parent: parent, place: place, founded: founded, instrument: instrument,
      congress: CongressPlan(ordinal: ordinal, term: term, mode: mode, venue: venue))
  }

  /// A term such as 2025-2030; nil when it is wrong.
  mutating func term(_ field: FieldName) -> Term? {
    let text = self.text(field, Phrase("nhiệm kỳ", "the term"), most: 20)
    guard !text.isEmpty else { return nil }
    if let term = Term(typed: text) { return term }
    fault(
      field, Phrase("“\(text)” không phải là nhiệm kỳ.", "“\(text)” is not a term."),
      mend: Phrase("Hãy nhập hai năm, như 2025-2030.", "Enter two years, as 2025-2030."))
    return nil
  }

  fileprivate mutating func unit(in now: Organisations, on today: Day) -> UnitDetails {
    let typed = text("code", Phrase("mã đơn vị", "the code"), most: 100)
    let code = CleanText.code(typed)
    if code == nil, !typed.isEmpty {
      fault(
        "code", Phrase("“\(typed)” không dùng làm mã được.", "“\(typed)” cannot be a code."),
        mend: Phrase(
          "Hãy dùng nhiều nhất 20 chữ và số, không có khoảng trắng.",
          "Use at most 20 letters and digits without spaces."))
    }
    let name = self.name("name", Phrase("tên đơn vị", "the name"), most: 200)
    let members = optionalNumber("members", Phrase("số thành viên", "the number of members"), in: 0...9_999_999)
    let countName = Phrase("ngày thống kê", "the day of the count")
    let counted = optionalDay("counted", countName)
    refuseFuture("counted", counted, of: countName, today: today)
    let origin = optionalChoice(
      "predecessor", Phrase("tổ chức trước khi sáp nhập", "the predecessor"), of: now.predecessors.map(\.id.text))
    return UnitDetails(
      code: code ?? typed, name: name, members: members, countedOn: counted,
      predecessor: origin.map { PredecessorID($0) })
  }
}
