// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs
import Slates

/// What those put forward shall meet together: the targets, who may not be together, and the size.
enum TargetPages {
  static func address(_ scheme: SchemeID, _ parts: String...) -> Address {
    Address(([""] + ["personnel", scheme.text, "targets"] + parts).joined(separator: "/"))
  }

  static func all(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")) else { return nil }
    let say = scene.say
    let title = say("Chỉ tiêu", "Targets")
    return scene.page(
      title, at: "/personnel", under: [personnelLink(say), schemeLink(scheme, say, grounds)], width: .wide
    ) {
      scene.problems()
      H1(title)
      SlateBoardPage.tabs(scheme, at: address(scheme.id), say)
      table(scheme, scene, grounds)
      Details(say("Thêm một chỉ tiêu", "Add a target")) {
        form(nil, to: address(scheme.id, "add"), scene)
      }
      apart(scheme, scene, grounds)
      Section("frame", heading: say("Số lượng và mốc tính tuổi", "Size, and when ages are counted")) {
        SchemeSize.html(scheme, scene, grounds)
        Form(to: address(scheme.id, "frame"), token: scene.token) {
          SchemePages.frameFields(scheme.frame, nil, scheme.body, scene, grounds)
          Buttons { Button(say("Lưu", "Save"), .secondary) }
        }
      }
    }
  }

  private static func table(_ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds) -> HTML {
    let say = scene.say
    return DataTable(
      say("Chỉ tiêu", "Targets"), Array(zip(1..., scheme.targets)),
      columns: [
        .number(say("TT", "No.")) { "\($0.0)" },
        .rowLink(say("Nội dung", "Target")) {
          $0.1.content.name[say]
        } to: {
          address(scheme.id, "of", $0.1.id.text)
        },
        .text(say("Tính cho", "Counts")) { $0.1.content.group.words(say) },
        .text(say("Mức", "Bounds")) { $0.1.content.bounds(say) },
        .text(say("Tính chất", "Binding")) { $0.1.content.force(say) },
        .number(say("Ưu tiên", "Priority")) { "\($0.1.content.priority)" },
        .text(say("Căn cứ", "Source")) { grounds.source(of: $0.1, say) },
      ],
      empty: EmptyState(say("Chưa có chỉ tiêu nào. Hãy thêm ở dưới.", "There are no targets. Add some below.")))
  }

  // MARK: One target

  static func one(_ scene: Scene, _ grounds: any PersonnelGrounds) -> Page? {
    guard let scheme = grounds.personnel.scheme(scene.id("scheme")),
      let target = scheme.target(scene.id("target"))
    else { return nil }
    let say = scene.say
    let list = Link(say("Chỉ tiêu", "Targets"), to: address(scheme.id))
    let title = target.content.name[say]
    return scene.page(title, at: "/personnel", under: [personnelLink(say), schemeLink(scheme, say, grounds), list]) {
      scene.problems()
      H1(title)
      P(grounds.source(of: target, say))
      form(target.content, to: address(scheme.id, "of", target.id.text), scene)
      ActionButton(
        say("Bỏ chỉ tiêu này", "Drop this target"), to: address(scheme.id, "of", target.id.text, "drop"),
        token: scene.token)
    }
  }

  private static func form(_ content: SlateTarget.Content?, to address: Address, _ scene: Scene) -> HTML {
    let say = scene.say
    let fields = TargetFields(content, say)
    return Form(to: address, token: scene.token) {
      TextField(say("Nội dung", "Target"), scene.field("name", else: content?.name[say] ?? ""))
      Select(
        say("Tính cho", "Counts"), scene.field("group", else: fields.kind.rawValue),
        TargetFields.Kind.allCases.map { Choice($0.rawValue, $0.words(say)) })
      Fieldset(say("Độ tuổi (nếu tính theo tuổi)", "Ages (where it counts ages)")) {
        NumberField(say("Từ tuổi", "From"), scene.field("from", else: fields.from), width: .tiny)
        NumberField(say("Đến hết tuổi", "Through"), scene.field("through", else: fields.through), width: .tiny)
      }
      Fieldset(say("Thông tin khác (nếu tính theo thông tin khác)", "Further facts (where it counts those)")) {
        TextField(
          say("Tiêu đề", "Heading"), scene.field("heading", else: fields.heading),
          hint: say("Ví dụ: Trình độ", "For example: Degree"), width: .medium)
        TextField(
          say("Giá trị", "Values"), scene.field("values", else: fields.values),
          hint: say("Cách nhau bằng dấu chấm phẩy: Thạc sĩ; Tiến sĩ", "Separated by semicolons: Master; Doctor"))
      }
      TextField(
        say("Ít nhất", "At least"), scene.field("least", else: fields.least),
        hint: say(
          "Số người (6), tỷ lệ (15% hoặc 1/3), hoặc tỷ lệ của khóa đương nhiệm (50% khóa đương nhiệm)",
          "Heads (6), a share (15% or 1/3), or a share of the outgoing term (50% outgoing)"), width: .medium)
      TextField(say("Nhiều nhất", "At most"), scene.field("most", else: fields.most), width: .medium)
      Radios(
        say("Tính chất", "Binding"), scene.field("force", else: content?.isStriven == false ? "shall" : "strive"),
        [Choice("shall", say("bắt buộc", "required")), Choice("strive", say("phấn đấu", "desired"))])
      NumberField(
        say("Ưu tiên", "Priority"), scene.field("priority", else: "\(content?.priority ?? 1)"),
        hint: say("1 là cao nhất", "1 is the highest"), width: .tiny)
      Buttons { Button(say("Lưu chỉ tiêu", "Save the target")) }
    }
  }

  // MARK: Who may not be together

  @HTMLBuilder private static func apart(
    _ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds
  ) -> HTML {
    let say = scene.say
    let name = { (id: CandidateID) in scheme.candidate(id).map { grounds.name(of: $0, say) } ?? id.text }
    DataTable(
      say("Không cùng tham gia", "Not together"), Array(zip(1..., scheme.exclusions)),
      columns: [
        .number(say("TT", "No.")) { "\($0.0)" },
        .rowHeading(say("Những người", "People")) { $0.1.candidates.map(name).joined(separator: ", ") },
        .number(say("Nhiều nhất", "At most")) { "\($0.1.most)" }, .text(say("Lý do", "Reason")) { $0.1.reason },
        .actions(say("Bỏ", "Drop")) { row in
          ActionButton(
            say("Bỏ", "Drop"), about: row.1.candidates.map(name).joined(separator: ", "),
            to: address(scheme.id, "apart", row.1.id.text, "drop"), token: scene.token)
        },
      ],
      empty: EmptyState(
        say(
          "Không có ràng buộc nào, như quan hệ gia đình hay chức vụ loại trừ nhau.",
          "There are none, such as kin or offices that exclude each other.")))
    if !scheme.candidates.isEmpty {
      Details(say("Thêm người không cùng tham gia", "Add people who may not be together")) {
        Form(to: address(scheme.id, "apart"), token: scene.token) {
          Checkboxes(
            say("Những người", "People"), "candidate",
            SlateCard.sorted(
              scheme.candidates.filter { !$0.isWithdrawn }, SlatePool(scheme, grounds, say), grounds
            ).map { Choice($0.id.text, grounds.name(of: $0, say)) },
            chosen: scene.chosen("candidate"), error: scene.error("candidate"))
          NumberField(
            say("Nhiều nhất bao nhiêu người cùng tham gia", "How many of them at most"),
            scene.field("limit", else: "1"), width: .tiny)
          TextField(say("Lý do", "Reason"), scene.field("reason"))
          Buttons { Button(say("Thêm", "Add"), .secondary) }
        }
      }
    }
  }
}

/// How long the list is, by the rule where there is one.
enum SchemeSize {
  static func html(_ scheme: PersonnelScheme, _ scene: Scene, _ grounds: any PersonnelGrounds) -> HTML {
    HTML { for sentence in sentences(scheme, on: scene.now.day, scene.say, grounds) { P(sentence) } }
  }

  /// The figures of page and paper.
  static func sentences(
    _ scheme: PersonnelScheme, on day: Day, _ say: Language, _ grounds: any PersonnelGrounds
  ) -> [String] {
    let frame = scheme.frame
    let month = grounds.month(frame.agesAt, say) + SchemeSize.source(of: frame, say, grounds)
    let first = say(
      "Số lượng \(frame.seats) người; tuổi tính đến \(month).",
      "\(frame.seats, one: "seat", other: "seats"); ages are counted at \(month).")
    guard let (rule, surplus) = grounds.surplus(on: day) else { return [first] }
    let words = SurplusWords(surplus, frame.seats, say)
    return [
      first,
      say("Danh sách bầu cử \(frame.names) người. ", "The list bears \(frame.names, one: "name", other: "names"). ")
        + words.verdict(on: frame.names), words.rule + " " + rule.source.words(say),
    ]
  }

  /// Where the month is written that ages are counted at, or that the team has chosen another: ", theo Chỉ thị …".
  private static func source(of frame: SlateFrame, _ say: Language, _ grounds: any PersonnelGrounds) -> String {
    guard let ages = grounds.pack.composition?.ages else { return "" }
    return ages.day == frame.agesAt.description
      ? say(", theo \(ages.source.words(say))", ", under \(ages.source.words(say))")
      : say(", do Tiểu ban Nhân sự chọn", ", as the personnel team chose")
  }
}

extension PersonnelGrounds {
  /// The rule of the pack that a target was taken from, unverified ones said to be so; else the team.
  func source(of target: SlateTarget, _ say: Language) -> String {
    target.rule.flatMap { pack.rule(RuleID(rawValue: $0)) }?.source.words(say)
      ?? say("Tiểu ban Nhân sự đặt ra hoặc sửa", "Set or changed by the personnel team")
  }
}
