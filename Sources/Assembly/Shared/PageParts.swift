// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
public import Packs

/// What forms and pages of every feature have in common.
extension Scene {
  /// What went wrong with the form that came back: faults by field, or the refusal and what would help.
  /// `naming` lets a feature put words that its pages show in place of names that only the record has.
  func problems(naming: (String) -> String = { $0 }) -> HTML {
    HTML {
      ErrorSummary(say("Có chỗ cần sửa", "There is a problem"), faults)
      if let refusal = attempt?.refusal {
        ErrorSummary(
          say("Chưa thực hiện được", "This was not done"),
          FieldFaults([FieldFault(nil, naming("\(refusal.problem) \(refusal.mend)"))]))
      }
    }
  }

  /// The day of an act; today until another is typed.
  func dayBox() -> HTML {
    DateBox(
      say("Ngày", "Day"), field("day", else: now.day.typed),
      hint: say("Ví dụ: 15/07/2025", "For example 15/07/2025"))
  }

  /// The name of somebody looked for in a list, sent as `q`.
  func nameSearch() -> HTML {
    TextField(
      say("Tìm theo tên", "Search by name"), "q", value: query["q"] ?? "",
      hint: say("Gõ có dấu hoặc không dấu đều được.", "With or without diacritics."), width: .medium)
  }

  /// A page in the visitor's language; "Error:" leads the title when a form comes back.
  func page(
    _ title: String, at place: Address, under breadcrumbs: [Link] = [], live: Bool = false,
    width: Page.Width = .reading, @HTMLBuilder content: () -> HTML
  ) -> Page {
    let failed = attempt.map { !$0.faults.isEmpty || $0.refusal != nil } ?? false
    return Page(
      failed ? say("Lỗi: ", "Error: ") + title : title, language: say.rawValue, place: place,
      breadcrumbs: breadcrumbs, live: live ? "/live" : nil, width: width, content: content)
  }
}

extension Check {
  /// "The rule: 11 is at most 1/3 of 34 (11 at most) – met. 24-QĐ/TW (unverified)": rule, working and source, as shown beside every check.
  public func sentence(_ say: Language) -> String {
    "\(rule.name[say]): \(working[say]) – \(outcome.words(say)). \(rule.source.words(say))"
  }
}

extension Check.Outcome {
  func words(_ say: Language) -> String {
    switch self {
    case .met: say("đạt", "met")
    case .notMet: say("không đạt", "not met")
    case .unknown: say("chưa đủ số liệu", "not enough figures yet")
    case .open: say("còn hạn", "open")
    }
  }
}

extension Rule.Source {
  /// The instrument and article, and plainly so when nobody has compared the rule with them, or when somebody did since.
  public func words(_ say: Language) -> String {
    let place = article.map { "\(instrument[say]), \($0[say])" } ?? instrument[say]
    guard verified else { return say("\(place) (chưa đối chiếu)", "\(place) (unverified)") }
    return compared.map { "\(place) (\($0[say]))" } ?? place
  }
}

extension Base {
  /// The base as minutes name it; those in office by the pack's word for them.
  public func words(_ say: Language, in pack: RulePack) -> String {
    switch self {
    case .summoned: say("số được triệu tập", "those summoned")
    case .registered: say("số đã điểm danh", "those registered")
    case .present: say("số có mặt", "those present")
    case .cast: say("số phiếu tán thành và không tán thành", "votes cast for and against")
    case .valid: say("số phiếu hợp lệ", "valid papers")
    case .returned: say("số phiếu thu về", "papers returned")
    case .inOffice: say("số ", "") + pack.term(.inOffice, say)
    }
  }

  /// So many of them: "186 người được triệu tập", "51 members in office".
  public func counted(_ count: Int, _ say: Language, in pack: RulePack) -> String {
    let number = count.grouped(say)
    return switch self {
    case .summoned: say("\(number) người được triệu tập", "\(number) summoned")
    case .registered: say("\(number) người đã điểm danh", "\(number) registered")
    case .present: say("\(number) người có mặt", "\(number) present")
    case .cast:
      say(
        "\(number) phiếu tán thành và không tán thành",
        "\(count, one: "vote cast for or against", other: "votes cast for and against")")
    case .valid: say("\(number) phiếu hợp lệ", "\(count, one: "valid paper", other: "valid papers")")
    case .returned: say("\(number) phiếu thu về", "\(count, one: "paper returned", other: "papers returned")")
    case .inOffice: "\(number) \(pack.term(.inOffice, say))"
    }
  }
}

extension Right {
  /// The right as an account page names it.
  public func words(_ say: Language) -> String {
    switch self {
    case .read: say("xem tài liệu chung", "read common papers")
    case .readRestricted: say("xem tài liệu hạn chế", "read restricted papers")
    case .manageOrganisation: say("quản lý tổ chức và nhân sự", "manage units and people")
    case .manageAccess: say("quản lý tài khoản", "manage accounts")
    case .planMeetings: say("chuẩn bị hội nghị, phiên họp", "plan meetings")
    case .convene: say("đồng ý triệu tập", "consent to convening meetings")
    case .approve: say("phê duyệt, chỉ định với tư cách cấp trên", "approve and designate as the level above")
    case .recordAttendance: say("điểm danh", "record attendance")
    case .recordDiscussion: say("ghi ý kiến thảo luận", "record the discussion")
    case .chair: say("điều hành và kết luận", "chair and conclude")
    case .proposeDelegates: say("giới thiệu đại biểu của đơn vị mình", "enter the delegates of one's own unit")
    case .prepareQuestions: say("chuẩn bị nội dung biểu quyết", "prepare questions")
    case .count: say("kiểm phiếu", "count votes")
    case .declareResults: say("xử lý chênh lệch và công bố kết quả", "settle counts and declare results")
    case .contribute: say("góp ý dự thảo", "comment on drafts")
    case .compileDrafts: say("tổng hợp ý kiến góp ý", "gather opinions on drafts")
    case .decideDrafts: say("quyết định tiếp thu, giải trình", "answer opinions on drafts")
    case .issuePapers: say("phát hành văn bản", "issue papers")
    case .managePersonnel: say("chuẩn bị nhân sự các cơ quan", "prepare who is put forward")
    case .audit: say("kiểm tra nhật ký", "audit the record")
    }
  }
}
