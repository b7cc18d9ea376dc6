// SPDX-License-Identifier: AGPL-3.0-or-later

import Apportionment
import Markup
import Packs

/// The addresses of delegates, their allocation and their credentials.
public enum DelegateEndpoints {
  public typealias DelegateEndpoint = Endpoint<any DelegateGrounds, DelegateCommand>

  public static let all: [DelegateEndpoint] =
    AllocationEndpoints.all + DelegationEndpoints.all + CredentialEndpoints.all
}

extension FormReader {
  /// Whose credentials were not recognised: a line each, the number of the summons with the reason.
  mutating func refusals(_ grounds: any DelegateGrounds) -> [DelegateID: String] {
    var refused: [DelegateID: String] = [:]
    for line in lines("refused") {
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, let reason = CleanText.lineOrNil(parts[1]),
        let holder = grounds.delegates.holder(of: parts[0]), holder.isHere
      else {
        fault(
          "refused",
          Phrase(
            "Dòng “\(line.prefix(40))” không nêu số của người có mặt và lý do.",
            "The line “\(line.prefix(40))” does not give the number of somebody present and a reason."),
          mend: Phrase("Hãy viết như: 17: Không đủ điều kiện", "Write it as: 17: Not entitled"))
        continue
      }
      refused[holder.id] = reason
    }
    return refused
  }

  /// The delegates that were ticked.
  func ticked(_ grounds: any DelegateGrounds) -> [DelegateID] {
    choices("delegate", of: grounds.delegates.all.map(\.id.text)).map { DelegateID($0) }
  }
}

/// Allocation: try, keep, draw, adopt.
enum AllocationEndpoints {
  static let all: [DelegateEndpoints.DelegateEndpoint] = [
    .page("/delegates/allocation", [.read], AllocationPages.page),
    .page("/delegates/allocation/{run}", [.read], AllocationPages.run),
    .file("/delegates/allocation/{run}/table.xlsx", [.read]) { scene, grounds in
      grounds.delegates.run(scene.id("run")).map {
        .table(name: "allocation-\($0.id).xlsx", AllocationFigures.grid($0, scene.say, grounds))
      }
    },
    .form("/delegates/allocation/new", [.manageOrganisation], again: AllocationPages.page) {
      reader, scene, _ throws(Faults) in
      let total = reader.number("total", Phrase("tổng số đại biểu", "the number of seats"), in: 0...1_000_000)
      let kind = reader.choice("kind", Phrase("quy tắc", "the rule"), of: ["house", "ratio"])
      let methods = SharingMethod.allCases.map(\.rawValue)
      let method = reader.choice("method", Phrase("phương pháp", "the method"), of: methods)
      let minimum = reader.optionalNumber("minimum", Phrase("mức tối thiểu", "the minimum"), in: 0...1_000_000)
      let maximum = reader.optionalNumber("maximum", Phrase("mức tối đa", "the maximum"), in: 0...1_000_000)
      let policy = reader.optionalChoice(
        "policy", Phrase("cách bảo đảm mức tối thiểu", "how the minimum is kept"),
        of: MinimumPolicy.allCases.map(\.rawValue))
      let per = reader.optionalNumber("per", Phrase("tỷ lệ", "the ratio"), in: 1...1_000_000)
      let base = reader.optionalNumber("base", Phrase("số cơ bản mỗi nơi", "the base"), in: 0...1_000_000)
      let note = reader.optionalText("note", Phrase("ghi chú", "the note"))
      try reader.finish()
      let rule = AllocationTrial.rule(
        kind: kind ?? "house", method: method.flatMap(SharingMethod.init) ?? .sainteLague, minimum: minimum ?? 0,
        maximum: maximum, policy: policy.flatMap(MinimumPolicy.init), per: per ?? 20, base: base ?? 0)
      return .making(
        .allocate(total: total, rule: rule, note: note, on: scene.now.day),
        done: Phrase("Đã giữ phương án.", "The version is kept.")
      ) { newest(of: $1) }
    },
    .form("/delegates/allocation/{run}/lot", [.manageOrganisation], again: AllocationPages.run) {
      reader, scene, grounds throws(Faults) in
      let run = grounds.delegates.run(scene.id("run"))
      let winners = reader.choices("winner", of: (run?.ties ?? []).flatMap { $0.units.map(\.text) }).map { UnitID($0) }
      let minutes = reader.text("minutes", Phrase("biên bản bốc thăm", "the minutes of the drawing"))
      try reader.finish()
      let tie = run?.ties.first { !Set($0.units).isDisjoint(with: winners) } ?? run?.ties.first
      let lot = DrawnLot(among: tie?.units ?? [], winners: winners, minutes: minutes)
      return .making(
        .drawLot(scene.id("run"), lot, on: scene.now.day),
        done: Phrase("Đã ghi kết quả bốc thăm.", "The lot is entered.")
      ) { newest(of: $1) }
    },
    .form("/delegates/allocation/{run}/adopt", [.manageOrganisation], again: AllocationPages.run) {
      reader, scene, _ throws(Faults) in
      let basis = reader.text("basis", Phrase("căn cứ thông qua", "by which act"))
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(
        .adopt(scene.id("run"), basis: basis, on: day),
        done: Phrase("Phương án đã có hiệu lực.", "The version is in force.")
      ) { _ in "/delegates/allocation" }
    },
  ]

  /// The page of the version that was worked out.
  private static func newest(of events: [DelegateEvent]) -> Address {
    events.allocated.map { Address(path: "delegates", "allocation", $0.text) } ?? "/delegates/allocation"
  }
}

/// Units' delegations, and everybody's way from proposal to summons.
enum DelegationEndpoints {
  static let all: [DelegateEndpoints.DelegateEndpoint] = [
    .page("/delegates", [.read], DelegatePages.overview), .page("/delegates/all", [.read], DelegatePages.all),
    .file("/delegates/list.xlsx", [.read]) { scene, grounds in
      .table(
        name: "delegates.xlsx",
        DelegatePages.grid(scene.say, grounds) { DelegationPages.showsPersonalData(of: $0, scene, grounds) })
    }, .page("/delegates/units/{unit}", [.read], DelegationPages.unit),
    .page("/delegates/of/{delegate}", [.read], DelegationPages.delegate),
    .form("/delegates/ex-officio", [.manageOrganisation], again: DelegatePages.overview) {
      reader, scene, grounds throws(Faults) in
      let bodies = grounds.bodiesByRight.map(\.id.text)
      let body = reader.choice("body", Phrase("cơ quan", "the body"), of: bodies)
      let basis = reader.text("basis", Phrase("căn cứ", "by which rule"))
      try reader.finish()
      return Order(
        .seatExOfficio(BodyID(body ?? ""), basis: basis, on: scene.now.day),
        done: Phrase("Đã ghi vào danh sách.", "They are entered.")
      ) { _ in "/delegates/all" }
    },
    adding, importing, requesting, appointing,
    .form("/delegates/of/{delegate}/erase", [.manageOrganisation], again: DelegateForms.erase) {
      reader, scene, _ throws(Faults) in
      reader.confirmation("sure")
      try reader.finish()
      return Order(.forget(scene.id("delegate")), done: Phrase("Đã xóa dữ liệu.", "The data is erased.")) { _ in
        "/delegates/all"
      }
    },
    .form("/delegates/choose", [.manageOrganisation, .approve], again: DelegatePages.all) {
      reader, scene, grounds throws(Faults) in
      let ids = reader.ticked(grounds)
      let basis = reader.text("basis", Phrase("căn cứ", "by which act"))
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(.choose(ids, basis: basis, on: day), done: Phrase("Đã ghi.", "Noted.")) { _ in "/delegates/all" }
    },
    .form("/delegates/summon", [.manageOrganisation], again: DelegatePages.all) {
      reader, scene, grounds throws(Faults) in
      let ids = reader.ticked(grounds)
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(.summon(ids, on: day), done: Phrase("Đã triệu tập.", "They are summoned.")) { _ in "/delegates/all" }
    },
    .form("/delegates/of/{delegate}/replace", .keepingDelegates, again: DelegationPages.delegate) {
      reader, scene, grounds throws(Faults) in
      let all = grounds.delegates.all.filter(\.isAlternate).map(\.id.text)
      let alternate = reader.choice("alternate", Phrase("người thay", "the alternate"), of: all)
      let reason = reader.reason()
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(
        .replace(scene.id("delegate"), by: DelegateID(alternate ?? ""), reason: reason, on: day),
        done: Phrase("Đã thay.", "The seat has passed on.")
      ) { _ in "/delegates/all" }
    },
    .form(
      "/delegates/of/{delegate}/absence", [.recordAttendance, .manageOrganisation], again: DelegationPages.delegate
    ) { reader, scene, _ throws(Faults) in
      let absence = Delegate.Absence(reason: reader.reason(), isWithLeave: reader.isTicked("leave"))
      try reader.finish()
      return Order(
        .noteAbsence(scene.id("delegate"), absence), done: Phrase("Đã ghi vắng mặt.", "The absence is noted.")
      ) { _ in "/delegates/credentials" }
    },
    .form("/delegates/of/{delegate}/strike", [.recordAttendance, .manageOrganisation], again: DelegationPages.delegate)
    {
      reader, scene, _ throws(Faults) in
      let reason = reader.reason()
      try reader.finish()
      return Order(
        .strikeArrival(scene.id("delegate"), reason: reason),
        done: Phrase("Đã bỏ lượt ghi có mặt.", "The arrival is struck.")
      ) { _ in Address(path: "delegates", "of", scene.parameters["delegate"] ?? "") }
    },
    .form(
      "/delegates/of/{delegate}/withdraw", .keepingDelegates.union([.proposeDelegates]), again: DelegationPages.delegate
    ) { reader, scene, _ throws(Faults) in
      let reason = reader.reason()
      try reader.finish()
      return Order(.withdraw(scene.id("delegate"), reason: reason), done: Phrase("Đã rút.", "Withdrawn.")) { _ in
        "/delegates/all"
      }
    },
  ]

  /// Somebody appointed by a superior, who belongs to no unit's delegation.
  private static let appointing: DelegateEndpoints.DelegateEndpoint = .form(
    "/delegates/appointed/add", [.manageOrganisation], again: DelegatePages.overview
  ) { reader, scene, _ throws(Faults) in
    let details = reader.details(on: scene.now.day)
    try reader.finish()
    return Order(
      .propose([DelegateProposal(.named(details), unit: nil, block: .appointed)], on: scene.now.day),
      done: Phrase("Đã ghi vào danh sách.", "Entered.")
    ) { _ in "/delegates/all" }
  }

  private static func unitAddress(_ scene: Scene) -> Address {
    Address(path: "delegates", "units", scene.parameters["unit"] ?? "")
  }

  private static let adding: DelegateEndpoints.DelegateEndpoint = .form(
    "/delegates/units/{unit}/add", .keepingDelegates.union([.proposeDelegates]), again: DelegationPages.unit
  ) { reader, scene, grounds throws(Faults) in
    let details = reader.details(on: scene.now.day)
    let isAlternate = reader.isTicked("alternate")
    try reader.finish()
    let unit: UnitID = scene.id("unit")
    let proposal = DelegateProposal(
      DelegateIntake.who(details, of: unit, grounds), unit: unit, block: .unit, isAlternate: isAlternate)
    return Order(.propose([proposal], on: scene.now.day), done: Phrase("Đã ghi vào danh sách.", "Entered.")) { _ in
      unitAddress(scene)
    }
  }

  private static let importing: DelegateEndpoints.DelegateEndpoint = .form(
    "/delegates/units/{unit}/import", .keepingDelegates.union([.proposeDelegates]), again: DelegationPages.unit
  ) { reader, scene, grounds throws(Faults) in
    let unit: UnitID = scene.id("unit")
    let intake = DelegateIntake(try reader.tables("file"), for: unit, on: grounds, today: scene.now.day)
    if let faults = Faults(intake.faults) { throw faults }
    let count = intake.proposals.count
    return Order(
      .propose(intake.proposals, on: scene.now.day),
      done: Phrase("Đã ghi \(count) người.", "\(count, one: "is", other: "are") entered.")
    ) { _ in unitAddress(scene) }
  }

  private static let requesting: DelegateEndpoints.DelegateEndpoint = .form(
    "/delegates/units/{unit}/request", [.manageOrganisation], again: DelegationPages.unit
  ) { reader, scene, _ throws(Faults) in
    let women = reader.number("women", Phrase("số nữ", "the number of women"), in: 0...100_000)
    let young = reader.number("young", Phrase("số trẻ", "the number of young"), in: 0...100_000)
    let minority = reader.number("minority", Phrase("số dân tộc thiểu số", "the number of minority"), in: 0...100_000)
    try reader.finish()
    let request = CompositionRequest(women: women, young: young, minority: minority)
    return Order(.request(scene.id("unit"), request), done: Phrase("Đã lưu yêu cầu.", "Saved.")) { _ in
      unitAddress(scene)
    }
  }
}

/// Check-in, complaints and recognition.
enum CredentialEndpoints {
  private static let rights: Set<Right> = [.recordAttendance, .manageOrganisation]

  static let all: [DelegateEndpoints.DelegateEndpoint] = [
    .page("/delegates/credentials", [.read], CredentialPages.page),
    .form("/delegates/arrive", rights, again: CredentialPages.page) { reader, scene, grounds throws(Faults) in
      let ids = reader.ticked(grounds)
      try reader.finish()
      return Order(.noteArrival(ids, at: scene.now), done: Phrase("Đã ghi có mặt.", "Noted as present.")) { _ in
        "/delegates/credentials"
      }
    },
    .form("/delegates/check-in", rights, again: CredentialPages.page) { reader, scene, grounds throws(Faults) in
      let code = reader.text("code", Phrase("mã hoặc số", "the code or number"), most: 40)
      let holder = grounds.delegates.holder(of: code)
      let name = holder.map { grounds.name(of: $0, scene.say) } ?? ""
      if holder == nil {
        reader.fault(
          "code", Phrase("Không có giấy triệu tập nào như thế.", "No summons carries this."),
          mend: Phrase(
            "Hãy xem lại số; giấy của người đã được thay không còn dùng được.",
            "Look at the number again; the paper of somebody who was replaced is of no use any more."))
      } else if holder?.isHere == true {
        reader.fault(
          "code", Phrase("\(name) đã được ghi có mặt.", "\(name) is noted as present already."),
          mend: Phrase("Không cần ghi lại.", "There is nothing to do."))
      }
      try reader.finish()
      return Order(
        .noteArrival(holder.map { [$0.id] } ?? [], at: scene.now),
        done: Phrase("Đã ghi \(name) có mặt.", "\(name) is noted as present.")
      ) { _ in "/delegates/credentials" }
    },
    .form("/delegates/complaints/new", .hearingComplaints, again: CredentialPages.page) {
      reader, scene, grounds throws(Faults) in
      let all = grounds.delegates.all.map(\.id.text)
      let about = reader.optionalChoice("about", Phrase("người bị khiếu nại", "whom it is about"), of: all)
      let text = reader.text("text", Phrase("nội dung", "what it says"), most: 2_000)
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(
        .complain(about: about.map { DelegateID($0) }, text: text, on: day),
        done: Phrase("Đã ghi đơn thư.", "The complaint is entered.")
      ) { _ in "/delegates/credentials" }
    },
    .form("/delegates/complaints/{complaint}/answer", .hearingComplaints, again: CredentialPages.page) {
      reader, scene, _ throws(Faults) in
      let upheld = reader.choice("upheld", Phrase("kết luận", "the answer"), of: ["yes", "no"])
      let finding = reader.text("finding", Phrase("lý do", "the finding"), most: 2_000)
      let day = reader.dayOfAct(scene)
      try reader.finish()
      let answer = Complaint.Verdict(finding: finding, isUpheld: upheld == "yes", day: day)
      return Order(
        .answer(scene.id("complaint"), answer), done: Phrase("Đã ghi kết luận.", "The answer is entered.")
      ) { _ in "/delegates/credentials" }
    },
    .form("/delegates/credentials/again", rights, again: CredentialPages.page) { reader, scene, _ throws(Faults) in
      let reason = reader.reason()
      try reader.finish()
      return Order(
        .takeBackRecognition(reason: reason, on: scene.now.day),
        done: Phrase("Có thể điểm danh và thẩm tra lại.", "They can be checked in and examined again.")
      ) { _ in "/delegates/credentials" }
    },
    .form("/delegates/credentials/recognise", rights, again: CredentialPages.page) {
      reader, scene, grounds throws(Faults) in
      let examiners = reader.lines("examiners").prefix(30).map { String($0.prefix(120)) }
      let variance = reader.optionalText("variance", Phrase("lý do chênh lệch", "why it differs"), most: 1_000)
      let refused = reader.refusals(grounds)
      reader.confirmLostOffice(scene, grounds, refused: refused)
      let day = reader.dayOfAct(scene)
      try reader.finish()
      return Order(
        .recognise(Recognition(day: day, examiners: examiners, variance: variance), refused: refused),
        done: Phrase("Đã công nhận tư cách.", "The credentials are recognised.")
      ) { _ in "/delegates/credentials" }
    },
  ]
}

extension [DelegateEvent] {
  /// The version that was worked out.
  fileprivate var allocated: RunID? {
    for case .allocated(let run) in self { return run.id }
    return nil
  }
}
