// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Taking in a file of units and people: send it, look at what it would bring, confirm.
enum ImportPages {
  /// How many rows and faults one page shows; all of them count.
  private static let mostShown = 500

  static func upload(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    return uploadPage(nil, scene, grounds, title: say("Nhập từ tệp", "Import a file"))
  }

  private static func uploadPage(
    _ fault: Fault?, _ scene: Scene, _ grounds: any OrganisationGrounds, title: String
  ) -> Page {
    let say = scene.say
    return scene.page(title, at: "/organisation", under: [organisationLink(say)]) {
      scene.problems()
      if let fault {
        ErrorSummary(
          say("Chưa đọc được tệp", "The file could not be read"),
          FieldFaults([FieldFault("file", "\(fault.problem[say]) \(fault.mend[say])")]))
      }
      H1(title)
      if grounds.organisations.profile == nil {
        Notice(say("Hãy thiết lập tổ chức trước khi nhập.", "Set up the organisation before importing."), .attention)
        Buttons { ButtonLink(say("Thiết lập tổ chức", "Set up the organisation"), to: "/organisation/found") }
      } else {
        P(
          say(
            "Gửi danh sách đơn vị hoặc danh sách cá nhân, mỗi loại một trang tính. Chưa có gì được ghi cho đến khi bạn xem và xác nhận.",
            "Send a list of units or of people, one sheet each. Nothing is recorded until you have looked at it and confirmed."
          ))
        form(fault, scene)
        explanations(scene, grounds)
      }
    }
  }

  private static func form(_ fault: Fault?, _ scene: Scene) -> HTML {
    let say = scene.say
    return Form(to: "/organisation/import/preview", token: scene.token, sends: .files) {
      FileField(
        say("Tệp danh sách", "File"), "file",
        hint: say("Tệp .xlsx hoặc .csv, nhiều nhất 5.000 dòng", "A .xlsx or .csv file of at most 5,000 rows"),
        error: scene.fileError("file", or: fault?.problem[say]), accepts: [".xlsx", ".csv"])
      Buttons { Button(say("Xem trước", "Look at it first")) }
    }
  }

  private static func explanations(_ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
    let say = scene.say
    return HTML {
      Details(say("Cột của danh sách đơn vị", "Columns of a list of units")) {
        P(
          say(
            "Bắt buộc: Mã đơn vị, Tên đơn vị. Tùy ý: Đơn vị cấp trên, Số thành viên, Tính đến ngày, Tổ chức trước khi sáp nhập.",
            "Needed: Code, Name. If you like: Parent, Members, As of, Predecessor."))
        P(
          say(
            "Đơn vị đã có mà ghi cấp trên khác thì được chuyển sang cấp trên đó; ghi (xóa) ở ô cấp trên để đơn vị trực thuộc tổ chức.",
            "A known unit with another parent is moved there; (clear) in the cell of the parent puts it directly under the organisation."
          ))
        P { A(say("Tải tệp mẫu", "Download an empty table"), to: "/organisation/units-template.xlsx") }
      }
      Details(say("Cột của danh sách cá nhân", "Columns of a list of people")) {
        P(
          say(
            "Bắt buộc: Họ và tên (hoặc Họ và Tên ở hai cột). Tùy ý: Giới tính, Ngày sinh, E-mail, Điện thoại, Đơn vị (mã hoặc tên), Chức vụ, Từ ngày, Đến ngày (ngày cuối còn giữ) hoặc Thôi giữ từ ngày, Nhiệm kỳ. Cột khác được giữ làm thông tin thêm.",
            "Needed: Full name (or First name and Last name). If you like: Sex, Birth date, E-mail, Telephone, Unit (code or name), Posts, From, To (which ends a post), Term. Other columns are kept as further facts."
          ))
        P(
          say(
            "Nhiều chức vụ thì cách nhau bằng dấu chấm phẩy. Tệp người tham dự của OpenSlides cũng đọc được.",
            "Several posts have semicolons between them. Participant files of OpenSlides can be read as well."))
        P { A(say("Tải tệp mẫu", "Download an empty table"), to: "/organisation/people-template.xlsx") }
      }
      P(
        say(
          "Thứ tự cột tùy ý, tiêu đề có dấu hay không dấu, tiếng Việt hay tiếng Anh đều được. Ô để trống không xóa điều đã ghi trong sổ; muốn xóa một giá trị, ghi (xóa) vào ô đó.",
          "Columns stand in any order, with headings in Vietnamese or English. An empty cell does not erase what the record has; to erase a value, write (clear) in its cell."
        ), .class(.hint))
    }
  }

  // MARK: Preview

  /// What the file that was sent would bring.
  static func preview(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let title = say("Xem trước tệp", "Look at the file first")
    guard let attempt = scene.attempt else { return upload(scene, grounds) }
    switch sent(attempt.submission) {
    case .tables(let tables) where grounds.organisations.profile != nil:
      let plan = IntakePlan.reading(tables, on: grounds, today: scene.now.day)
      return page(plan, IntakeText.written(tables), title, scene, grounds)
    case .tables: return uploadPage(nil, scene, grounds, title: title)
    case .unreadable(let fault): return uploadPage(fault, scene, grounds, title: title)
    case .none:
      return uploadPage(
        Fault(
          .field("file"), problem: Phrase("Chưa có tệp bảng tính nào.", "There is no spreadsheet."),
          mend: Phrase("Hãy chọn tệp .xlsx hoặc .csv.", "Choose a .xlsx or .csv file.")), scene, grounds, title: title)
    }
  }

  /// The tables of a file, or those that come back for confirmation.
  static func sent(_ submission: Submission) -> SentTables {
    if let content = submission.fields["content"]?.first {
      return IntakeText.tables(in: content).map { .tables($0) } ?? .none
    }
    return submission.files["file"]?.first?.tables ?? .none
  }

  private static func page(
    _ plan: IntakePlan, _ content: String, _ title: String, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> Page {
    let say = scene.say
    let under = [organisationLink(say), Link(say("Nhập từ tệp", "Import a file"), to: "/organisation/import")]
    return scene.page(title, at: "/organisation", under: under, width: .wide) {
      troubles(scene)
      H1(title)
      tiles(plan, say)
      if plan.faults.isEmpty { confirmation(plan, content, scene) } else { faults(plan, scene) }
      if !plan.notes.isEmpty {
        Notice(heading: say("Cần biết", "Worth knowing"), .accent) { Ul { plan.notes.prefix(50).map { Li($0[say]) } } }
      }
      rows(plan, scene)
    }
  }

  /// Why a confirmation was not accepted; faults of cells stand in the table instead.
  private static func troubles(_ scene: Scene) -> HTML {
    let say = scene.say
    let refusal = scene.attempt?.refusal.map { [FieldFault(nil, "\($0.problem) \($0.mend)")] } ?? []
    let general = (scene.attempt?.faults ?? []).filter { if case .cell = $0.place { false } else { true } }
    return ErrorSummary(
      say("Chưa nhập", "Nothing was imported"),
      FieldFaults(refusal + general.map { FieldFault(nil, "\($0.problem[say]) \($0.mend[say])") }))
  }

  /// What would happen; of a file with faults, which brings nothing, only what was read.
  private static func tiles(_ plan: IntakePlan, _ say: Language) -> HTML {
    guard plan.faults.isEmpty else {
      return Tiles {
        Tile("0", say("dòng được nhập: tệp còn chỗ sai", "rows imported: the file has faults"))
        Tile("\(plan.count(.faulty))", say("dòng có chỗ sai", "rows with faults"))
        Tile("\(plan.lines.count - plan.count(.faulty))", say("dòng đọc được", "rows without faults"))
      }
    }
    return Tiles {
      Tile("\(plan.count(.added))", say("sẽ thêm", "to be added"))
      Tile("\(plan.count(.changed))", say("sẽ thay đổi", "to be changed"))
      Tile("\(plan.count(.same))", say("giữ nguyên", "stay as they are"))
    }
  }

  private static func confirmation(_ plan: IntakePlan, _ content: String, _ scene: Scene) -> HTML {
    let say = scene.say
    guard plan.isReady else {
      return HTML {
        Notice(
          say(
            "Mọi dòng trong tệp đã có trong sổ; không cần nhập.",
            "Every row of the file is in the record already; there is nothing to import."), .good)
        Buttons { ButtonLink(say("Chọn tệp khác", "Choose another file"), to: "/organisation/import", .secondary) }
      }
    }
    let count = plan.count(.added) + plan.count(.changed)
    return Form(to: "/organisation/import", token: scene.token, sends: .files) {
      HiddenField("content", value: content)
      HiddenField("gist", value: plan.gist)
      Buttons {
        Button(say("Nhập \(count) dòng vào sổ", "Import \(count, one: "row", other: "rows")"))
        ButtonLink(say("Chọn tệp khác", "Choose another file"), to: "/organisation/import", .secondary)
      }
    }
  }

  private static func faults(_ plan: IntakePlan, _ scene: Scene) -> HTML {
    let say = scene.say
    return HTML {
      Warning(
        say(
          "Tệp có \(plan.faults.count) chỗ sai nên chưa nhập gì. Hãy sửa trong tệp rồi gửi lại.",
          "The file has \(plan.faults.count, one: "error", other: "errors"), so nothing is imported. Correct them in the file and send it again."
        ),
        sign: say("Chú ý", "Warning"))
      DataTable(
        say("Chỗ sai", "Errors"), Array(AlikeFaults.all(in: plan.faults).prefix(mostShown)),
        columns: [
          .rowHeading(say("Ở đâu", "Where")) { $0.places(say) },
          .text(say("Sai gì", "Problem")) { $0.first.problem[say] },
          .text(say("Cách sửa", "How to fix it")) { $0.first.mend[say] },
        ], empty: EmptyState(""))
      Buttons { ButtonLink(say("Gửi tệp đã sửa", "Send the corrected file"), to: "/organisation/import") }
    }
  }

  private static func rows(_ plan: IntakePlan, _ scene: Scene) -> HTML {
    let say = scene.say
    let shown = Array(plan.lines.prefix(mostShown))
    let caption =
      shown.count < plan.lines.count
      ? say(
        "\(shown.count) dòng đầu trong \(plan.lines.count) dòng", "The first \(shown.count) of \(plan.lines.count) rows"
      )
      : say("Các dòng", "Rows")
    return DataTable(
      caption, shown,
      columns: [
        .text(say("Trang tính", "Sheet")) { $0.sheet }, .number(say("Dòng", "Row")) { "\($0.row)" },
        .rowHeading(say("Tên", "Name")) { $0.name.isEmpty ? "–" : $0.name },
        plan.faults.isEmpty
          ? .content(say("Sẽ", "Will be")) { Tag($0.outcome.words(say), $0.outcome.tone) }
          : .content(say("Kết quả đọc", "When read")) { line in
            line.outcome == .faulty
              ? Tag(line.outcome.words(say), line.outcome.tone) : Tag(say("đọc được", "without fault"))
          },
        .text(say("Nội dung đọc được hoặc thay đổi", "What was read, or changes")) {
          $0.changes.map { $0[say] }.joined(separator: ", ")
        },
      ],
      empty: EmptyState(
        say("Không đọc được dòng nào.", "No row could be read."),
        action: Link(say("Chọn tệp khác", "Choose another file"), to: "/organisation/import")))
  }
}

extension IntakePlan.Outcome {
  func words(_ say: Language) -> String {
    switch self {
    case .added: say("thêm", "added")
    case .changed: say("thay đổi", "changed")
    case .same: say("giữ nguyên", "left as it is")
    case .faulty: say("có chỗ sai", "faulty")
    }
  }

  var tone: Tone {
    switch self {
    case .added: .good
    case .changed: .accent
    case .same: .neutral
    case .faulty: .bad
    }
  }
}

extension Fault.Place {
  /// "Sheet People, row 5, column C", as the spreadsheet shows it.
  func words(_ say: Language) -> String {
    switch self {
    case .field(let name): name
    case .cell(let sheet, let row, let column):
      say("Trang “\(sheet)”, dòng \(row), cột \(column)", "Sheet “\(sheet)”, row \(row), column \(column)")
    case .file(let name): say("Tệp \(name)", "File \(name)")
    }
  }
}
