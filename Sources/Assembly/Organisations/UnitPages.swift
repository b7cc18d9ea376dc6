// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

func unitsLink(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Link {
  Link(grounds.pack.term(.unit, scene.say).leadingCapital, to: "/units")
}

extension Organisations {
  /// Units as a tree read from top to bottom: each with its depth, children after their parent, by code.
  var unitTree: [(unit: Unit, depth: Int)] {
    let children = Dictionary(grouping: units, by: \.parent)
    var found: [(unit: Unit, depth: Int)] = []
    var ahead = (children[nil] ?? []).sorted(by: Organisations.byCode).reversed().map { (unit: $0, depth: 0) }
    while let next = ahead.popLast() {
      found.append(next)
      ahead += (children[next.unit.id] ?? []).sorted(by: Organisations.byCode).reversed().map { ($0, next.depth + 1) }
    }
    return found
  }

  private static func byCode(_ one: Unit, _ other: Unit) -> Bool {
    (one.details.code, one.id) < (other.details.code, other.id)
  }
}

/// The tree of units, the page of each, and the forms for them.
enum UnitPages {
  static func list(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let tree = grounds.organisations.unitTree
    let title = grounds.pack.plural(.unit, say).leadingCapital
    let members = grounds.pack.plural(.member, say)
    let sum = grounds.organisations.membership
    return scene.page(title, at: "/organisation", under: [organisationLink(say)], width: .wide) {
      H1(title)
      if !tree.isEmpty {
        P(
          say(
            "\(tree.count) đơn vị, \(sum.total.grouped(say)) \(members).",
            "\(tree.count, one: "unit", other: "units"), \(grounds.pack.counted(sum.total, .member, .english))."),
          .class(.lead))
        unreported(sum.unreported, members, scene)
        chart(tree.map(\.unit), scene, grounds)
      }
      DataTable(
        say("Danh sách đơn vị", "List of units"), tree,
        columns: [
          .text(say("Mã", "Code")) { $0.unit.details.code },
          .rowLink(say("Tên", "Name")) {
            String(repeating: "– ", count: min($0.depth, 8)) + $0.unit.details.name
          } to: {
            Address(path: "units", $0.unit.id.text)
          },
          .number(members.leadingCapital) { $0.unit.details.members?.grouped(say) ?? "" },
          .text(say("Tính đến ngày", "As of")) { $0.unit.details.countedOn?.figures(say) ?? "" },
          .number(say("Người trong danh sách", "People listed")) {
            "\(grounds.organisations.people(of: $0.unit.id).count)"
          },
        ],
        total: ["", say("Cộng", "Total"), sum.total.grouped(say), "", ""],
        empty: EmptyState(
          say(
            "Chưa có đơn vị nào. Nhanh nhất là nhập từ tệp Excel của văn phòng.",
            "There are no units yet. The quickest way is the office's own spreadsheet."),
          action: scene.may(.manageOrganisation)
            ? Link(say("Nhập từ tệp", "Import a file"), to: "/organisation/import") : nil))
      actions(scene)
    }
  }

  private static func unreported(_ units: [Unit], _ members: String, _ scene: Scene) -> HTML {
    guard !units.isEmpty else { return HTML() }
    let names = units.prefix(5).map(\.details.name).joined(separator: "; ") + (units.count > 5 ? "…" : "")
    return Notice(
      scene.say(
        "\(units.count) đơn vị chưa báo cáo số \(members), nên tổng số chưa đủ: \(names)",
        "\(units.count, one: "unit has", other: "units have") not reported their \(members), so the total is not complete: \(names)"
      ), .attention)
  }

  /// A picture of the largest units; the table below has all of them.
  private static func chart(_ units: [Unit], _ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
    let say = scene.say
    let largest = units.filter { ($0.details.members ?? 0) > 0 }.sorted {
      ($0.details.members ?? 0) > ($1.details.members ?? 0)
    }.prefix(20)
    guard largest.count > 1, let scale = largest.first?.details.members else { return HTML() }
    let members = grounds.pack.plural(.member, say)
    let caption =
      largest.count < units.count
      ? say("\(largest.count) đơn vị đông \(members) nhất", "The \(largest.count) units with the most \(members)")
      : say("Số \(members) của từng đơn vị", "\(members.leadingCapital) by unit")
    return BarChart(
      caption, headings: (say("Đơn vị", "Unit"), members.leadingCapital),
      largest.map { Bar($0.details.name, $0.details.members ?? 0, text: ($0.details.members ?? 0).grouped(say)) },
      of: scale)
  }

  private static func actions(_ scene: Scene) -> HTML {
    let say = scene.say
    return Buttons {
      if scene.may(.manageOrganisation) {
        ButtonLink(say("Thêm đơn vị", "Add a unit"), to: "/units/new", .secondary)
        ButtonLink(say("Nhập từ tệp", "Import a file"), to: "/organisation/import", .secondary)
      }
      ButtonLink(say("Tải về Excel", "Download for Excel"), to: "/organisation/units.xlsx", .secondary)
      ButtonLink(say("Tải về CSV", "Download as CSV"), to: "/organisation/units.csv", .plain)
    }
  }

  static func unit(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let unit = grounds.organisations.unit(scene.id("unit")) else { return nil }
    let people = grounds.byName(grounds.organisations.people(of: unit.id))
    return scene.page(
      unit.details.name, at: "/organisation", under: [organisationLink(say), unitsLink(scene, grounds)]
    ) {
      H1(unit.details.name)
      SummaryList(facts(unit, scene, grounds))
      if scene.may(.manageOrganisation) {
        Buttons {
          ButtonLink(say("Sửa đơn vị", "Change the unit"), to: Address(path: "units", unit.id.text, "edit"), .secondary)
          ButtonLink(
            say("Thêm cá nhân", "Add a person"), to: Address(path: "people", "new", query: ["unit": unit.id.text]),
            .secondary)
          ButtonLink(say("Bỏ đơn vị", "Take the unit away"), to: removal(of: unit), .plain)
        }
      }
      PeopleTable(say("Người của đơn vị", "People of the unit"), people, scene, grounds)
    }
  }

  private static func removal(of unit: Unit) -> Address { Address(path: "units", unit.id.text, "remove") }

  /// Taking back a unit that was entered by mistake; what stands in the way is listed instead of a button.
  static func removing(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let unit = grounds.organisations.unit(scene.id("unit")) else { return nil }
    let path = Address(path: "units", unit.id.text)
    let under = [organisationLink(say), unitsLink(scene, grounds), Link(unit.details.name, to: path)]
    return scene.page(say("Bỏ đơn vị", "Take a unit away"), at: "/organisation", under: under) {
      scene.problems()
      H1(say("Bỏ đơn vị “\(unit.details.name)”", "Take “\(unit.details.name)” away"))
      RemovalChoice(
        ties: grounds.ties(of: unit.id),
        caution: Phrase(
          "Chỉ bỏ đơn vị ghi nhầm. Nhật ký vẫn giữ việc thêm và việc bỏ.",
          "Take away only what was entered by mistake. The record keeps that it was added and taken away."),
        obstacle: Phrase("Chưa bỏ được, vì còn liên quan đến đơn vị này:", "It cannot be taken away yet, because of:"),
        button: Phrase("Bỏ đơn vị", "Take it away"), removal: removal(of: unit), back: path
      ).form(scene)
    }
  }

  private static func facts(_ unit: Unit, _ scene: Scene, _ grounds: any OrganisationGrounds) -> [SummaryRow] {
    let say = scene.say
    let details = unit.details
    let none = say("(chưa có số liệu)", "(not reported)")
    let parent = unit.parent.flatMap { grounds.organisations.unit($0) }
    let origin = grounds.organisations.predecessors.first { $0.id == details.predecessor }
    let count = details.members.map { $0.grouped(say) } ?? none
    let day = details.countedOn.map { say(" (tính đến \($0.words(say)))", " (as of \($0.words(say)))") } ?? ""
    return [
      SummaryRow(say("Mã", "Code"), details.code),
      SummaryRow(grounds.pack.plural(.member, say).leadingCapital, count + day),
      SummaryRow(say("Trực thuộc", "Stands under"), parent?.details.name ?? grounds.organisations.profile?.name ?? ""),
    ] + (origin.map { [SummaryRow(grounds.pack.term(.predecessor, say).leadingCapital, $0.name)] } ?? [])
  }

  static func new(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let title = say("Thêm đơn vị", "Add a unit")
    return scene.page(title, at: "/organisation", under: [organisationLink(say), unitsLink(scene, grounds)]) {
      scene.problems()
      H1(title)
      form(nil, nil, to: "/units/new", scene, grounds)
    }
  }

  static func edit(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let unit = grounds.organisations.unit(scene.id("unit")) else { return nil }
    let title = say("Sửa đơn vị", "Change the unit")
    let filling = filling(unit, grounds)
    let scene = scene.following(filling)
    let path = Address(path: "units", unit.id.text)
    let under = [organisationLink(say), unitsLink(scene, grounds), Link(unit.details.name, to: path)]
    return scene.page(title, at: "/organisation", under: under) {
      scene.problems()
      H1(title)
      form(unit, filling, to: Address(path: "units", unit.id.text, "edit"), scene, grounds)
    }
  }

  /// What the form that changes a unit is filled with.
  static func filling(_ unit: Unit, _ grounds: any OrganisationGrounds) -> FormFilling {
    let details = unit.details
    let parent = unit.parent.flatMap { grounds.organisations.unit($0)?.details.name }
    let origin = grounds.organisations.predecessors.first { $0.id == details.predecessor }?.name
    return FormFilling([
      .init("code", Phrase("mã đơn vị", "the code"), details.code),
      .init("name", Phrase("tên đơn vị", "the name"), details.name),
      .init(
        "parent", Phrase("đơn vị cấp trên", "the parent unit"), unit.parent?.text ?? "",
        words: parent.map { Phrase($0, $0) }),
      .init("members", Phrase("số thành viên", "the number of members"), details.members.map { "\($0)" } ?? ""),
      .init("counted", Phrase("ngày thống kê", "the day of the count"), details.countedOn?.typed ?? ""),
      .init(
        "predecessor", Phrase("tổ chức trước khi sáp nhập", "the predecessor"), details.predecessor?.text ?? "",
        words: origin.map { Phrase($0, $0) }),
    ])
  }

  private static func form(
    _ known: Unit?, _ filling: FormFilling?, to address: Address, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> HTML {
    let say = scene.say
    let members = grounds.pack.plural(.member, say)
    return Form(to: address, token: scene.token) {
      if let filling { filling.mark() }
      TextField(
        say("Mã đơn vị", "Code"), scene.field("code", else: filling?["code"] ?? ""),
        hint: say(
          "Ngắn, không trùng; tệp nhập nhận ra đơn vị theo mã này", "Short and unique; imports know the unit by it"),
        width: .short)
      TextField(say("Tên đơn vị", "Name"), scene.field("name", else: filling?["name"] ?? ""))
      if grounds.organisations.units.contains(where: { $0.id != known?.id }) {
        Select(
          say("Trực thuộc đơn vị", "Stands under"), scene.field("parent", else: filling?["parent"] ?? ""),
          parentChoices(of: known, grounds), prompt: say("Trực thuộc tổ chức", "The organisation itself"))
      }
      NumberField(
        say("Số \(members)", "Number of \(members)"), scene.field("members", else: filling?["members"] ?? ""),
        hint: say(
          "Tính cả các đơn vị trực thuộc. Để trống nếu chưa được báo cáo.",
          "Those of the units below it included. Leave it empty while it is not reported."))
      DateBox(
        say("Tính đến ngày", "As of"), scene.field("counted", else: filling?["counted"] ?? ""), hint: dayHint(say))
      if !grounds.organisations.predecessors.isEmpty {
        Select(
          grounds.pack.term(.predecessor, say).leadingCapital,
          scene.field("predecessor", else: filling?["predecessor"] ?? ""),
          grounds.organisations.predecessors.map { Choice($0.id.text, $0.name) }, prompt: say("Không có", "None"))
      }
      Buttons { Button(say("Lưu", "Save")) }
    }
  }
}

/// The units under which a unit can stand: not itself, nor any below it.
private func parentChoices(of unit: Unit?, _ grounds: any OrganisationGrounds) -> [Choice] {
  let now = grounds.organisations
  return now.unitTree.filter { candidate, _ in unit.map { !now.above(candidate.id).contains($0.id) } ?? true }
    .map { Choice($0.unit.id.text, "\($0.unit.details.code) – \($0.unit.details.name)") }
}

/// All units to choose from, in the order of the tree.
func unitChoices(_ grounds: any OrganisationGrounds) -> [Choice] {
  grounds.organisations.unitTree.map { Choice($0.unit.id.text, "\($0.unit.details.code) – \($0.unit.details.name)") }
}
