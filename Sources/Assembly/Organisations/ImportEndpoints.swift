// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// The addresses by which lists come in and go out.
enum ImportEndpoints {
  static let all: [OrganisationEndpoints.OrganisationEndpoint] = [
    .look("/organisation/import/preview", [.manageOrganisation], ImportPages.preview),
    confirm,
    .file("/organisation/units.xlsx", [.read, .manageOrganisation]) { units("units.xlsx", $0, $1) },
    .file("/organisation/units.csv", [.read, .manageOrganisation]) { units("units.csv", $0, $1) },
    .file("/organisation/people.xlsx", [.manageOrganisation]) { people("people.xlsx", $0, $1) },
    .file("/organisation/people.csv", [.manageOrganisation]) { people("people.csv", $0, $1) },
    .file("/organisation/units-template.xlsx", [.manageOrganisation]) { scene, _ in
      .table(name: "units-template.xlsx", Register.template(of: .units, scene.say))
    },
    .file("/organisation/people-template.xlsx", [.manageOrganisation]) { scene, _ in
      .table(name: "people-template.xlsx", Register.template(of: .people, scene.say))
    },
  ]

  private static func units(_ name: String, _ scene: Scene, _ grounds: any OrganisationGrounds) -> FileOrder? {
    .table(name: name, Register.units(grounds, scene.say))
  }

  private static func people(_ name: String, _ scene: Scene, _ grounds: any OrganisationGrounds) -> FileOrder? {
    .table(name: name, Register.people(grounds, scene.say))
  }

  /// What comes back is never trusted: it is read again from the beginning, against the record as it is now.
  private static let confirm: OrganisationEndpoints.OrganisationEndpoint = .form(
    "/organisation/import", [.manageOrganisation], again: ImportPages.upload(orPreview:_:)
  ) { reader, scene, grounds throws(Faults) in
    guard let content = reader.submission.fields["content"]?.first, let tables = IntakeText.tables(in: content) else {
      throw Faults(
        Fault(
          .file("import"), problem: Phrase("Nội dung xác nhận không đọc được.", "What was confirmed cannot be read."),
          mend: Phrase("Hãy gửi lại tệp.", "Send the file again.")))
    }
    let plan = IntakePlan.reading(tables, on: grounds, today: scene.now.day)
    if let faults = Faults(plan.faults) { throw faults }
    guard plan.gist == reader.submission.fields["gist"]?.first else {
      throw Faults(
        Fault(
          .file("import"),
          problem: Phrase("Sổ đã thay đổi từ lúc bạn xem trước.", "The record has changed since you looked."),
          mend: Phrase("Hãy xem lại bảng dưới đây rồi xác nhận.", "Look at the table below, and confirm again.")))
    }
    let done = Phrase(
      "Đã thêm \(plan.count(.added)) và thay đổi \(plan.count(.changed)) dòng.",
      "\(plan.count(.added), one: "row was", other: "rows were") added and \(plan.count(.changed)) changed.")
    return Order(.takeIn(plan.intake), done: done) { _ in plan.lines.contains { !$0.isUnit } ? "/people" : "/units" }
  }
}

extension ImportPages {
  /// The page to send a file, or the preview again when a confirmation was not accepted.
  static func upload(orPreview scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    scene.attempt?.submission.fields["content"] == nil ? upload(scene, grounds) : preview(scene, grounds)
  }
}
