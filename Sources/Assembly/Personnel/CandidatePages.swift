// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// Those who may be put forward: the list, how it is filled, and each of them.
enum CandidatePages {
  static func address(_ scheme: SchemeID, _ parts: String...) -> Address {
    Address(([""] + ["personnel", scheme.text, "people"] + parts).joined(separator: "/"))
  }

  // MARK: The list

  static func all(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")) else { return nil }
    let say = scene.say
    let title = say("Nguồn nhân sự", "Candidates")
    return scene.page(
      title, at: "/personnel", under: [personnelLink(say), schemeLink(scheme, say, grounds)], width: .wide
    ) {
      scene.problems()
      scene.faultyCells()
      H1(title)
      SlateBoardPage.tabs(scheme, at: address(scheme.id), say)
      if !scheme.candidates.isEmpty {
        Buttons {
          ButtonLink(
            say("Tải về XLSX", "Download as XLSX"), to: Address(path: "personnel", scheme.id.text, "people.xlsx"),
            .secondary)
        }
      }
      if scheme.candidates.count > 1 { search(scheme, scene) }
      table(scheme, scene, grounds)
      outgoing(scheme, scene, grounds)
      upload(scheme, scene)
      add(scheme, scene, grounds)
    }
  }

  private static func search(_ scheme: PersonnelScheme, _ scene: Scene) -> HTML {
    let say = scene.say
    return SearchForm(to: address(scheme.id), .class(.filters)) {
      scene.nameSearch()
      Buttons {
        Button(say("Tìm", "Search"), .secondary)
        if scene.query["q"]?.nilIfEmpty != nil {
          ButtonLink(say("Xem tất cả", "Show all"), to: address(scheme.id), .plain)
        }
      }
    }
  }

  private static func table(_ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds) -> HTML {
    let say = scene.say
    let pool = SlatePool(scheme, grounds, say)
    let name = PlainText(scene.query["q"] ?? "")
    let found = Array(zip(1..., pool.candidates)).filter { row in
      name.isEmpty || PlainText(pool.name(row.1.id.slate)).isFound(by: name)
    }
    return DataTable(
      say("Nguồn nhân sự", "Candidates"), found,
      columns: [
        .number(say("TT", "No.")) { "\($0.0)" },
        .rowLink(say("Họ và tên", "Name")) {
          pool.name($0.1.id.slate)
        } to: {
          address(scheme.id, $0.1.id.text)
        },
        .number(say("Tuổi", "Age")) { pool.age(of: $0.1.id).map { "\($0)" } ?? "–" },
        .text(grounds.pack.term(.unit, say).capitalised) { row in
          row.1.unit.flatMap { grounds.organisations.unit($0)?.details.name } ?? ""
        },
        .text(say("Diện", "Standing")) { $0.1.file.value?.standing(say) ?? "" },
        .number(say("Tín nhiệm", "Support")) { "\($0.1.file.value?.support ?? 0)" },
        .content(say("Xem xét", "Consideration")) { row in
          if row.1.consideration != .open { Tag(row.1.consideration.words(say), .accent) }
        },
      ],
      empty: !name.isEmpty
        ? EmptyState(
          say("Không tìm thấy ai.", "Nobody was found."),
          action: Link(say("Xem tất cả", "Show all"), to: address(scheme.id)))
        : EmptyState(
          say(
            "Chưa có ai trong nguồn. Hãy nhập danh sách, đưa khóa đương nhiệm vào, hoặc ghi từng người ở dưới.",
            "Nobody is in the pool. Send a list, take in the body in office, or enter people one by one below.")))
  }

  /// One button for the whole body in office.
  @HTMLBuilder private static func outgoing(
    _ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds
  ) -> HTML {
    let say = scene.say
    let here = Set(scheme.candidates.filter { !$0.isWithdrawn }.compactMap(\.person))
    let coming = scheme.frame.outgoing.map { grounds.outgoingMembers($0).filter { !here.contains($0) } } ?? []
    if !coming.isEmpty {
      H2(say("Người đang tham gia", "Those in office"))
      ActionButton(
        say("Đưa \(coming.count) người đang tham gia vào nguồn", "Take in the \(coming.count) in office"),
        to: address(scheme.id, "in-office"), token: scene.token)
    }
  }

  private static func upload(_ scheme: PersonnelScheme, _ scene: Scene) -> HTML {
    let say = scene.say
    return Details(say("Nhập danh sách từ tệp", "Send a list")) {
      Form(to: address(scheme.id, "import"), token: scene.token, sends: .files) {
        FileField(
          say("Tệp bảng tính", "Spreadsheet"), "file",
          hint: say(
            "Cột: Họ và tên, Giới tính, Ngày sinh, Đơn vị, Chức vụ, Tái cử (x), Tín nhiệm; mọi cột khác được giữ, như Dân tộc, Trình độ, Lĩnh vực.",
            "Columns: Full name, Sex, Birth date, Unit, Post, Continuing (x), Support; any other is kept, such as Ethnicity, Degree, Field."
          ),
          error: scene.fileError("file"), accepts: [".xlsx", ".csv"])
        Buttons { Button(say("Nhập danh sách", "Take it in")) }
      }
    }
  }

  private static func add(_ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds) -> HTML {
    let say = scene.say
    return Details(say("Ghi từng người", "Enter somebody")) {
      Form(to: address(scheme.id, "add"), token: scene.token) {
        identityFields(nil, nil, scene, grounds)
        fileFields(nil, scene)
        Buttons { Button(say("Ghi vào nguồn", "Enter")) }
      }
    }
  }

  /// Who a candidate is.
  @HTMLBuilder private static func identityFields(
    _ known: PersonDetails?, _ unit: UnitID?, _ scene: Scene, _ grounds: any PersonnelGrounds
  ) -> HTML {
    let say = scene.say
    TextField(
      say("Họ và tên", "Full name"), scene.field("name", else: known?.name ?? ""),
      hint: known == nil
        ? say(
          "Người có trong danh sách cá nhân của tổ chức được nhận ra theo họ tên và ngày sinh.",
          "A person of the organisation's list is known by name and birth date.") : nil)
    Radios(
      say("Giới tính", "Sex"), scene.field("sex", else: known?.sex?.rawValue ?? ""),
      [PersonDetails.Sex.female, .male].map { Choice($0.rawValue, $0.words(say)) })
    DateBox(
      say("Ngày sinh", "Birth date"), scene.field("born", else: known?.born?.typed ?? ""),
      hint: say("Ví dụ: 03/02/1968", "For example 03/02/1968"))
    Select(
      grounds.pack.term(.unit, say).capitalised, scene.field("unit", else: unit?.text ?? ""),
      grounds.organisations.units.map { Choice($0.id.text, $0.details.name) },
      prompt: say("Không thuộc đơn vị nào", "None"))
  }

  /// What the team keeps of a candidate; `qualities` stand in the place of its own.
  @HTMLBuilder static func fileFields(
    _ file: CandidateFile?, qualities: [String: String]? = nil, _ scene: Scene
  ) -> HTML {
    let say = scene.say
    TextField(say("Chức vụ", "Post"), scene.field("post", else: file?.post ?? ""))
    Checkbox(
      say("Tái cử: đang tham gia khóa đương nhiệm", "Continuing: sits in the outgoing body"), "continuing",
      isTicked: scene.attempt == nil ? file?.isContinuing ?? false : !scene.typed("continuing").isEmpty)
    NumberField(
      say("Tín nhiệm", "Support"), scene.field("support", else: file.map { "\($0.support)" } ?? ""),
      hint: say("Số phiếu giới thiệu qua các bước lấy ý kiến", "How many spoke for them in the consultations"),
      width: .short)
    TextArea(
      say("Thông tin khác", "Further facts"),
      scene.field(
        "qualities",
        else: (qualities ?? file?.qualities ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(
          separator: "\n")),
      hint: say(
        "Mỗi dòng một mục, ví dụ: Dân tộc: Tày; Lĩnh vực: Công nghệ thông tin",
        "One a line, for example: Degree: Master"), rows: 4)
  }

  // MARK: One candidate

  static func one(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")),
      let candidate = scheme.candidate(scene.id("candidate")), !candidate.isWithdrawn
    else { return nil }
    let say = scene.say
    let name = grounds.name(of: candidate, say)
    let list = Link(say("Nguồn nhân sự", "Candidates"), to: address(scheme.id))
    return scene.page(
      name, at: "/personnel", under: [personnelLink(say), schemeLink(scheme, say, grounds), list]
    ) {
      scene.problems()
      H1(name)
      if grounds.details(of: candidate) == nil {
        P(say("Dữ liệu cá nhân của người này đã được xóa.", "The personal data was erased."))
      } else {
        SummaryList(facts(candidate, scheme, scene, grounds))
        consider(candidate, scheme, scene)
        correct(candidate, scheme, scene, grounds)
        leave(candidate, scheme, scene)
      }
    }
  }

  private static func facts(
    _ candidate: Candidate, _ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds
  ) -> [SummaryRow] {
    let say = scene.say
    let pool = SlatePool(scheme, grounds, say)
    let none = say("(chưa ghi)", "(not entered)")
    guard let details = grounds.details(of: candidate), let file = candidate.file.value else { return [] }
    return [
      SummaryRow(say("Giới tính", "Sex"), details.sex?.words(say) ?? none),
      SummaryRow(
        say("Ngày sinh", "Birth date"),
        [
          details.born?.figures(say) ?? none,
          pool.age(of: candidate.id).map {
            say(
              "\($0) tuổi vào \(grounds.month(scheme.frame.agesAt, say))",
              "aged \($0) in \(grounds.month(scheme.frame.agesAt, say))")
          },
        ].compactMap { $0 }.joined(separator: "; ")),
      SummaryRow(
        grounds.pack.term(.unit, say).capitalised,
        candidate.unit.flatMap { grounds.organisations.unit($0)?.details.name } ?? none),
      SummaryRow(say("Chức vụ", "Post"), grounds.post(of: candidate, say) ?? none),
      SummaryRow(say("Diện", "Standing"), file.standing(say)),
      SummaryRow(say("Tín nhiệm", "Support"), "\(file.support)"),
    ] + details.qualities.sorted { $0.key < $1.key }.map { SummaryRow($0.key, $0.value) }
  }

  /// Whose data is in the list of people has name and birth date changed there; of all others everything here.
  private static func correct(
    _ candidate: Candidate, _ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds
  ) -> HTML {
    let say = scene.say
    let known = candidate.person == nil ? grounds.details(of: candidate) : nil
    return Details(
      known == nil
        ? say("Sửa thông tin của Tiểu ban Nhân sự", "Change what the team keeps")
        : say("Sửa thông tin", "Correct the data"), isOpen: scene.attempt?.faults.isEmpty == false
    ) {
      Form(to: address(scheme.id, candidate.id.text, "correct"), token: scene.token) {
        if let known {
          identityFields(known, candidate.unit, scene, grounds)
        } else if let person = candidate.person {
          P(.class(.hint)) {
            Inline(say("Họ tên, ngày sinh sửa ở ", "Name and birth date are changed at "))
            A(say("trang của người này", "the page of this person"), to: Address(path: "people", person.text))
            Inline(".")
          }
        }
        fileFields(candidate.file.value, qualities: known?.qualities, scene)
        Buttons { Button(say("Lưu", "Save")) }
      }
    }
  }

  private static func consider(_ candidate: Candidate, _ scheme: PersonnelScheme, _ scene: Scene) -> HTML {
    let say = scene.say
    return Form(to: address(scheme.id, candidate.id.text, "consider"), token: scene.token) {
      Radios(
        say("Xem xét", "Consideration"), scene.field("consideration", else: candidate.consideration.rawValue),
        Candidate.Consideration.allCases.map { Choice($0.rawValue, $0.words(say)) },
        hint: say(
          "Người đã thống nhất có trong mọi phương án; người không xem xét thì không có trong phương án nào.",
          "Those agreed on are on every slate, those set aside on none."))
      Buttons { Button(say("Ghi", "Note it"), .secondary) }
    }
  }

  private static func leave(_ candidate: Candidate, _ scheme: PersonnelScheme, _ scene: Scene) -> HTML {
    let say = scene.say
    return Details(say("Rút khỏi nguồn", "Take out of the pool")) {
      ActionButton(
        say("Rút khỏi nguồn nhân sự", "Take out of the pool"), to: address(scheme.id, candidate.id.text, "withdraw"),
        token: scene.token)
      if candidate.person == nil {
        Warning(
          say(
            "Xóa dữ liệu cá nhân là xóa hẳn, không làm lại được; số thứ tự và các phương án vẫn còn, không kèm tên.",
            "Erasing personal data cannot be undone; number and versions stay, without the name."),
          sign: say("Chú ý", "Warning"))
        Form(to: address(scheme.id, candidate.id.text, "erase"), token: scene.token) {
          Checkbox(
            say("Tôi muốn xóa dữ liệu của người này", "I want the data of this person erased"), "sure",
            error: scene.error("sure"))
          Buttons { Button(say("Xóa dữ liệu", "Erase the data"), .danger) }
        }
      }
    }
  }

  // MARK: The file

  /// All candidates with the headings that the intake knows, so that an exported list can be taken in again.
  static func grid(_ scheme: PersonnelScheme, _ say: Language, _ grounds: any PersonnelGrounds) -> Grid {
    let pool = SlatePool(scheme, grounds, say)
    let titles = Set(pool.details.values.flatMap(\.qualities.keys)).sorted()
    return Grid(
      sheet: say("Nguồn nhân sự", "Candidates"),
      titles: [
        say("TT", "No."), say("Họ và tên", "Full name"), say("Giới tính", "Sex"), say("Ngày sinh", "Birth date"),
        say("Đơn vị", "Unit"), say("Chức vụ", "Post"), say("Tái cử", "Continuing"), say("Tín nhiệm", "Support"),
      ] + titles,
      rows: zip(1..., pool.candidates).map { number, candidate in
        let details = pool.details[candidate.id]
        let file = candidate.file.value
        return [
          .number(number), .text(pool.name(candidate.id.slate)), details?.sex.map { .text($0.words(say)) } ?? .empty,
          details?.born.map { .day($0) } ?? .empty,
          candidate.unit.flatMap { grounds.organisations.unit($0)?.details.name }.map { .text($0) } ?? .empty,
          grounds.post(of: candidate, say).map { .text($0) } ?? .empty,
          file?.isContinuing == true ? .text("x") : .empty, .number(file?.support ?? 0),
        ] + titles.map { title in details?.qualities[title].map { .text($0) } ?? .empty }
      })
  }
}
