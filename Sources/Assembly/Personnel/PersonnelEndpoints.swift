// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs
import Slates

/// The addresses of personnel. Each takes the right of the personnel team.
public enum PersonnelEndpoints {
  public typealias PersonnelEndpoint = Endpoint<any PersonnelGrounds, PersonnelCommand>

  static let rights: Set<Right> = [.managePersonnel]

  public static let all: [PersonnelEndpoint] =
    [
      .page("/personnel", rights, SchemePages.all),
      .form("/personnel/new", rights, again: SchemePages.all) { reader, scene, grounds throws(Faults) in
        let body = reader.choice("body", Phrase("cơ quan", "the body"), of: grounds.pack.bodies.map(\.id))
        let frame = try reader.frame(scene, grounds)
        return .making(
          .begin(body: body ?? "", frame, on: scene.now.day), done: Phrase("Đã bắt đầu.", "It has begun.")
        ) { $1.begun.map { CandidatePages.address($0) } ?? "/personnel" }
      },
      .reckoned("/personnel/{scheme}", rights, ask: SlateBoardPage.ask, SlateBoardPage.page),
    ] + CandidateEndpoints.all + TargetEndpoints.all + SlateDraftEndpoints.all
}

extension FormReader {
  /// The size of a slate, and when ages are counted.
  mutating func frame(_ scene: Scene, _ grounds: any PersonnelGrounds) throws(Faults) -> SlateFrame {
    let range = 1...Composition.peopleLimit
    let seats = number("seats", Phrase("số người của cơ quan", "the seats"), in: range)
    let names = optionalNumber("names", Phrase("số người trong danh sách", "the names on the list"), in: range)
    let typed = text("month", Phrase("tháng tính tuổi", "when ages are counted"), most: 40)
    let month = Month(typed).flatMap { Day($0.year, $0.month, 1) }
    if month == nil, !typed.isEmpty {
      fault(
        "month", Phrase("“\(typed)” không phải là tháng.", "“\(typed)” is not a month."),
        mend: Phrase("Hãy ghi như 6/2025.", "Write it as 6/2025."))
    }
    let bodies = grounds.organisations.bodies.map(\.id.text)
    let outgoing = optionalChoice("outgoing", Phrase("khóa đương nhiệm", "the outgoing body"), of: bodies)
    try finish()
    return SlateFrame(
      seats: seats, names: names ?? seats, agesAt: month ?? scene.now.day, outgoing: outgoing.map { BodyID($0) })
  }
}

/// Who may be put forward: entered, sent, corrected, settled, taken out, erased.
enum CandidateEndpoints {
  private static let rights = PersonnelEndpoints.rights

  static let all: [PersonnelEndpoints.PersonnelEndpoint] = [
    .page("/personnel/{scheme}/people", rights, CandidatePages.all),
    .page("/personnel/{scheme}/people/{candidate}", rights, CandidatePages.one),
    .file("/personnel/{scheme}/people.xlsx", rights) { scene, grounds in
      grounds.personnel.scheme(scene.id("scheme")).map {
        .table(name: "candidates-\($0.id).xlsx", CandidatePages.grid($0, scene.say, grounds))
      }
    },
    .form("/personnel/{scheme}/people/in-office", rights, again: CandidatePages.all) {
      _, scene, grounds throws(Faults) in
      let scheme = grounds.personnel.scheme(scene.id("scheme"))
      let here = Set((scheme?.candidates ?? []).filter { !$0.isWithdrawn }.compactMap(\.person))
      let coming = (scheme?.frame.outgoing.map { grounds.outgoingMembers($0) } ?? []).filter { !here.contains($0) }
      let file = CandidateFile(isContinuing: true, support: 0, post: nil, qualities: [:])
      return Order(
        .nominate(
          scene.id("scheme"),
          coming.map { Nomination(.person($0), unit: grounds.organisations.people[$0]?.unit, file: file) },
          on: scene.now.day),
        done: Phrase(
          "Đã đưa \(coming.count) người vào nguồn.",
          "\(coming.count, one: "is a candidate", other: "are candidates") now.")
      ) { _ in list(scene) }
    },
    .form("/personnel/{scheme}/people/import", rights, again: CandidatePages.all) {
      reader, scene, grounds throws(Faults) in
      let tables = try reader.tables("file")
      let intake = grounds.personnel.scheme(scene.id("scheme")).map {
        CandidateIntake(tables, for: $0, on: grounds, today: scene.now.day)
      }
      if let faults = Faults(intake?.faults ?? []) { throw faults }
      let nominations = intake?.nominations ?? []
      return Order(
        .nominate(scene.id("scheme"), nominations, on: scene.now.day),
        done: Phrase("Đã ghi \(nominations.count) người.", "\(nominations.count, one: "is", other: "are") entered.")
      ) { _ in list(scene) }
    },
    adding,
    correcting,
    .form("/personnel/{scheme}/people/{candidate}/consider", rights, again: CandidatePages.one) {
      reader, scene, _ throws(Faults) in
      let all = Candidate.Consideration.allCases.map(\.rawValue)
      let consideration = reader.choice("consideration", Phrase("cách xem xét", "the consideration"), of: all)
      try reader.finish()
      return Order(
        .consider(
          scene.id("scheme"), scene.id("candidate"), consideration.flatMap(Candidate.Consideration.init) ?? .open),
        done: Phrase("Đã ghi.", "Noted.")
      ) { _ in one(scene) }
    },
    .form("/personnel/{scheme}/people/{candidate}/withdraw", rights, again: CandidatePages.one) {
      _, scene, _ throws(Faults) in
      Order(.withdraw(scene.id("scheme"), scene.id("candidate")), done: Phrase("Đã rút.", "Taken out.")) { _ in
        list(scene)
      }
    },
    .form("/personnel/{scheme}/people/{candidate}/erase", rights, again: CandidatePages.one) {
      reader, scene, _ throws(Faults) in
      reader.confirmation("sure")
      try reader.finish()
      return Order(.forget(scene.id("candidate")), done: Phrase("Đã xóa dữ liệu.", "The data is erased.")) { _ in
        list(scene)
      }
    },
  ]

  private static func list(_ scene: Scene) -> Address { CandidatePages.address(scene.id("scheme")) }
  private static func one(_ scene: Scene) -> Address {
    CandidatePages.address(scene.id("scheme"), scene.parameters["candidate"] ?? "")
  }

  /// What the team keeps; of those who are in no list of people, name, birth date and unit too.
  private static let correcting: PersonnelEndpoints.PersonnelEndpoint = .form(
    "/personnel/{scheme}/people/{candidate}/correct", rights, again: CandidatePages.one
  ) { reader, scene, grounds throws(Faults) in
    let candidate = grounds.personnel.scheme(scene.id("scheme"))?.candidate(scene.id("candidate"))
    let known = candidate.flatMap { candidate in candidate.person == nil ? grounds.details(of: candidate) : nil }
    let file: CandidateFile
    let identity: CorrectedIdentity?
    if let known {
      let typed = reader.details(on: scene.now.day)
      reader.birthDate(typed)
      let unit = reader.unit(grounds)
      file = reader.candidateFile([:])
      identity = CorrectedIdentity(
        PersonDetails(
          name: typed.name, sex: typed.sex, born: typed.born, email: known.email, phone: known.phone,
          qualities: typed.qualities), unit: unit)
    } else {
      file = reader.candidateFile(reader.qualityLines())
      identity = nil
    }
    try reader.finish()
    return Order(
      .correct(scene.id("scheme"), scene.id("candidate"), file, as: identity, on: scene.now.day),
      done: Phrase("Đã lưu.", "Saved.")
    ) { _ in one(scene) }
  }

  /// Somebody entered by hand.
  private static let adding: PersonnelEndpoints.PersonnelEndpoint = .form(
    "/personnel/{scheme}/people/add", rights, again: CandidatePages.all
  ) { reader, scene, grounds throws(Faults) in
    let details = reader.details(on: scene.now.day)
    let unit = reader.unit(grounds)
    let file = reader.candidateFile([:])
    reader.birthDate(details)
    try reader.finish()
    let scheme = grounds.personnel.scheme(scene.id("scheme"))
    let nomination = scheme.map {
      CandidateIntake.nomination(
        details, unit: unit, isContinuing: file.isContinuing ? true : nil, support: file.support,
        post: file.post, $0, grounds)
    }
    return Order(
      .nominate(scene.id("scheme"), nomination.map { [$0] } ?? [], on: scene.now.day),
      done: Phrase("Đã ghi vào nguồn.", "Entered.")
    ) { _ in list(scene) }
  }
}

extension FormReader {
  /// The unit at which somebody works; nil for those of none.
  fileprivate mutating func unit(_ grounds: any PersonnelGrounds) -> UnitID? {
    optionalChoice("unit", Phrase("đơn vị", "the unit"), of: grounds.organisations.units.map(\.id.text))
      .map { UnitID($0) }
  }

  /// Asks for the birth date, which targets count by.
  fileprivate mutating func birthDate(_ details: PersonDetails) {
    guard details.born == nil else { return }
    fault(
      "born", Phrase("Chưa có ngày sinh.", "The birth date is missing."),
      mend: Phrase("Hãy ghi ngày sinh: nhiều chỉ tiêu tính theo tuổi.", "Enter it: many targets count ages."))
  }

  /// What the team keeps of a candidate.
  mutating func candidateFile(_ qualities: [String: String]) -> CandidateFile {
    let post = line("post", Phrase("chức vụ", "the post"))
    let support = optionalNumber("support", Phrase("tín nhiệm", "the support"), in: 0...CandidateFile.mostSupport)
    return CandidateFile(
      isContinuing: isTicked("continuing"), support: support ?? 0, post: post, qualities: qualities)
  }
}

/// Targets, exclusions and the size.
enum TargetEndpoints {
  private static let rights = PersonnelEndpoints.rights

  static let all: [PersonnelEndpoints.PersonnelEndpoint] = [
    .page("/personnel/{scheme}/targets", rights, TargetPages.all),
    .form("/personnel/{scheme}/targets/add", rights, again: TargetPages.all) { reader, scene, _ throws(Faults) in
      Order(
        .setTarget(scene.id("scheme"), nil, try reader.target()),
        done: Phrase("Đã thêm chỉ tiêu.", "The target is added.")
      ) { _ in list(scene) }
    },
    .form("/personnel/{scheme}/targets/of/{target}", rights, again: TargetPages.one) {
      reader, scene, _ throws(Faults) in
      Order(
        .setTarget(scene.id("scheme"), scene.id("target"), try reader.target()),
        done: Phrase("Đã lưu chỉ tiêu.", "The target is saved.")
      ) { _ in SlateBoard.address(of: scene.id("scheme")) }
    },
    .form("/personnel/{scheme}/targets/of/{target}/drop", rights, again: TargetPages.one) {
      _, scene, _ throws(Faults) in
      Order(
        .dropTarget(scene.id("scheme"), scene.id("target")), done: Phrase("Đã bỏ chỉ tiêu.", "The target is dropped.")
      ) { _ in list(scene) }
    },
    .form("/personnel/{scheme}/targets/apart", rights, again: TargetPages.all) {
      reader, scene, grounds throws(Faults) in
      let scheme = grounds.personnel.scheme(scene.id("scheme"))
      let ids = reader.choices("candidate", of: (scheme?.candidates ?? []).map(\.id.text)).map { CandidateID($0) }
      let most = reader.number("limit", Phrase("số người nhiều nhất", "how many at most"), in: 0...9_999)
      let reason = reader.reason()
      try reader.finish()
      return Order(
        .keepApart(scene.id("scheme"), ids, atMost: most, reason: reason), done: Phrase("Đã ghi.", "Noted.")
      ) { _ in list(scene) }
    },
    .form("/personnel/{scheme}/targets/apart/{exclusion}/drop", rights, again: TargetPages.all) {
      _, scene, _ throws(Faults) in
      Order(.letTogether(scene.id("scheme"), scene.id("exclusion")), done: Phrase("Đã bỏ.", "Dropped.")) { _ in
        list(scene)
      }
    },
    .form("/personnel/{scheme}/targets/frame", rights, again: TargetPages.all) {
      reader, scene, grounds throws(Faults) in
      let frame = try reader.frame(scene, grounds)
      return Order(
        .change(scene.id("scheme"), frame, on: scene.now.day), done: Phrase("Đã lưu.", "Saved.")
      ) { _ in list(scene) }
    },
  ]

  private static func list(_ scene: Scene) -> Address { TargetPages.address(scene.id("scheme")) }
}

/// Versions of the slate.
enum SlateDraftEndpoints {
  private static let rights = PersonnelEndpoints.rights

  static let all: [PersonnelEndpoints.PersonnelEndpoint] = [
    .page("/personnel/{scheme}/drafts", rights, SlateDraftPages.all),
    .page("/personnel/{scheme}/drafts/{draft}", rights, SlateDraftPages.one),
    .file("/personnel/{scheme}/drafts/{draft}/table.xlsx", rights) { scene, grounds in
      guard let scheme = grounds.personnel.scheme(scene.id("scheme")), let draft = scheme.draft(scene.id("draft"))
      else { return nil }
      return .table(
        name: "slate-\(scheme.id)-\(draft.number).xlsx", SlateTable.grid(draft, of: scheme, scene.say, grounds))
    },
    .form("/personnel/{scheme}/keep", rights, again: SlateBoardPage.again) { reader, scene, _ throws(Faults) in
      let ids = (reader.submission.fields["members"]?.first ?? "").split(separator: ",")
        .prefix(Composition.peopleLimit).map { CandidateID(String($0)) }
      let base = reader.submission.fields["base"]?.first?.nilIfEmpty.map { SlateDraftID($0) }
      let note = reader.line("note", Phrase("ghi chú", "the note"), most: 500)
      try reader.finish()
      return Order(
        .draft(scene.id("scheme"), members: ids, from: base, note: note, on: scene.now.day),
        done: Phrase("Đã giữ thành phương án mới.", "It is kept as a new version.")
      ) { _ in SlateBoard.address(of: scene.id("scheme")) }
    },
    .form("/personnel/{scheme}/drafts/{draft}/adopt", rights, again: SlateDraftPages.one) {
      reader, scene, _ throws(Faults) in
      let basis = reader.text("basis", Phrase("căn cứ thông qua", "by which act"))
      let reason = reader.line("reason", Phrase("lý do", "the reason"), most: 500)
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(
        .adopt(scene.id("scheme"), scene.id("draft"), basis: basis, reason: reason, on: day),
        done: Phrase("Đã ghi là thông qua.", "Noted as adopted.")
      ) { _ in SlateDraftPages.address(scene.id("scheme"), scene.parameters["draft"] ?? "") }
    },
  ]
}

extension [PersonnelEvent] {
  /// The scheme that was begun.
  fileprivate var begun: SchemeID? {
    for case .begun(let id, _, _, _) in self { return id }
    return nil
  }
}
