// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Journal
import Markup
import Packs

func peopleLink(_ say: Language) -> Link { Link(say("Danh sách cá nhân", "People"), to: "/people") }

extension Organisations {
  /// The people of a unit whose data is there.
  func people(of unit: UnitID) -> [PersonID] {
    people.values.filter { $0.unit == unit && $0.details.value != nil }.map(\.id)
  }
}

/// People with their unit and posts, each a link.
func PeopleTable(_ caption: String, _ people: [PersonID], _ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
  let say = scene.say
  let isManaging = scene.may(.manageOrganisation)
  return DataTable(
    caption, people,
    columns: [
      .rowLink(say("Họ và tên", "Name")) {
        grounds.organisations.name(of: $0, say)
      } to: {
        Address(path: "people", $0.text)
      },
      .text(say("Chức vụ", "Posts")) { grounds.posts(of: $0, on: scene.now.day, say) },
      .text(say("Đơn vị", "Unit")) { person in
        grounds.organisations.people[person]?.unit.flatMap { grounds.organisations.unit($0)?.details.name } ?? ""
      },
    ],
    empty: EmptyState(
      say("Không có người nào ở đây.", "There is nobody here."),
      action: isManaging
        ? Link(say("Thêm cá nhân", "Add a person"), to: "/people/new")
        : Link(say("Xem tất cả", "Show everyone"), to: "/people")))
}

/// The list of people, and the page of each.
enum PeoplePages {
  /// How many people one page shows.
  static let length = 100

  static func list(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let found = sought(scene, grounds)
    let page = max(1, min(Int(scene.query["page"] ?? "") ?? 1, max(1, (found.count + length - 1) / length)))
    let shown = Array(found.dropFirst((page - 1) * length).prefix(length))
    let title = say("Danh sách cá nhân", "People")
    return scene.page(title, at: "/organisation", under: [organisationLink(say)], width: .wide) {
      H1(title)
      search(scene, grounds)
      PeopleTable(
        say("\(found.count) người", found.count == 1 ? "1 person" : "\(found.count) people"), shown, scene, grounds)
      Pagination(
        previous: page > 1 ? address(page - 1, scene) : nil,
        next: page * length < found.count ? address(page + 1, scene) : nil,
        words: PaginationWords(
          label: say("Các trang", "Pages"), previous: say("Trước", "Previous"), next: say("Sau", "Next"),
          place: say("Trang \(page)", "Page \(page)")))
      if scene.may(.manageOrganisation) {
        Buttons {
          ButtonLink(say("Thêm cá nhân", "Add a person"), to: "/people/new", .secondary)
          ButtonLink(say("Nhập từ tệp", "Import a file"), to: "/organisation/import", .secondary)
          ButtonLink(say("Tải về Excel", "Download for Excel"), to: "/organisation/people.xlsx", .secondary)
          ButtonLink(say("Tải về CSV", "Download as CSV"), to: "/organisation/people.csv", .plain)
        }
      }
    }
  }

  private static func address(_ page: Int, _ scene: Scene) -> Address {
    Address(
      path: "people",
      query: [
        "q": scene.query["q"] ?? "", "unit": scene.query["unit"] ?? "", "body": scene.query["body"] ?? "",
        "page": "\(page)",
      ])
  }

  /// Who is asked for, in the pack's order: by post within a body, by name otherwise.
  static func sought(_ scene: Scene, _ grounds: any OrganisationGrounds) -> [PersonID] {
    let now = grounds.organisations
    let name = PlainText(scene.query["q"] ?? "")
    let unit = scene.query["unit"]?.nilIfEmpty.map { UnitID($0) }
    let body = scene.query["body"]?.nilIfEmpty.map { BodyID($0) }
    let seated = body.map { Set(now.members(of: $0, on: scene.now.day)) }
    let found = now.people.values.filter { person in
      guard let details = person.details.value else { return false }
      return (unit == nil || person.unit == unit) && (seated?.contains(person.id) ?? true)
        && (name.isEmpty || PlainText(details.name).isFound(by: name))
    }.map(\.id)
    return body == nil ? grounds.byName(found) : grounds.inOrder(found, of: body, on: scene.now.day)
  }

  private static func search(_ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
    let say = scene.say
    return SearchForm(to: "/people", .class(.filters)) {
      scene.nameSearch()
      if !grounds.organisations.units.isEmpty {
        Select(
          say("Đơn vị", "Unit"), "unit", unitChoices(grounds), chosen: scene.query["unit"], prompt: say("Tất cả", "All")
        )
      }
      if !grounds.organisations.bodies.isEmpty {
        Select(
          say("Thuộc cơ quan", "Member of"), "body",
          grounds.organisations.bodies.map { Choice($0.id.text, grounds.name(of: $0, say)) },
          chosen: scene.query["body"],
          prompt: say("Tất cả", "All"))
      }
      Buttons { Button(say("Tìm", "Search"), .secondary) }
    }
  }

  // MARK: One person

  static func person(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let person = grounds.organisations.people[scene.id("person")] else { return nil }
    let name = grounds.organisations.name(of: person.id, say)
    return scene.page(name, at: "/organisation", under: [organisationLink(say), peopleLink(say)]) {
      H1(name)
      if let details = person.details.value {
        SummaryList(facts(details, person, scene, grounds))
      } else {
        P(
          say(
            "Dữ liệu cá nhân của người này đã được xóa theo yêu cầu. Các chức vụ từng giữ vẫn còn trong nhật ký, không kèm tên.",
            "The personal data was erased on request. The posts once held stay in the record, without a name."))
      }
      if scene.may(.manageOrganisation), person.details.value != nil {
        Buttons { ButtonLink(say("Sửa", "Change"), to: Address(path: "people", person.id.text, "edit"), .secondary) }
      }
      posts(person.id, scene, grounds)
      if person.details.value != nil { furtherActions(person.id, scene) }
    }
  }

  private static func facts(
    _ details: PersonDetails, _ person: Person, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> [SummaryRow] {
    let say = scene.say
    let unit = person.unit.flatMap { grounds.organisations.unit($0) }
    let none = say("(chưa ghi)", "(not entered)")
    let unitRow = SummaryRow(
      say("Đơn vị", "Unit"), unit?.details.name ?? none,
      change: unit.map { Link(say("Xem", "See"), to: Address(path: "units", $0.id.text)) })
    guard scene.maySeePersonalData else { return [unitRow] }
    return [
      unitRow, SummaryRow(say("Giới tính", "Sex"), details.sex?.words(say) ?? none),
      SummaryRow(say("Ngày sinh", "Birth date"), details.born?.figures(say) ?? none),
      SummaryRow("E-mail", details.email ?? none), SummaryRow(say("Điện thoại", "Telephone"), details.phone ?? none),
    ] + details.qualities.sorted { $0.key < $1.key }.map { SummaryRow($0.key, $0.value) }
  }

  private static func posts(_ person: PersonID, _ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
    let say = scene.say
    let held = grounds.organisations.holdings.filter { $0.person == person }.sorted { $0.from > $1.from }
    return DataTable(
      say("Chức vụ", "Posts"), held,
      columns: [
        .rowHeading(say("Chức vụ", "Post")) { grounds.pack.post($0.post)?.name[say] ?? $0.post },
        .text(say("Trong", "In")) { holding in
          grounds.organisations.body(holding.body).map { grounds.name(of: $0, say) } ?? holding.body.text
        },
        .text(say("Từ ngày", "From")) { $0.from.figures(say) },
        .text(say("Thôi giữ từ ngày", "Ended on")) { $0.to?.figures(say) ?? say("đang giữ", "in office") },
      ],
      empty: EmptyState(
        say("Chưa giữ chức vụ nào.", "Holds no post so far."),
        action: scene.may(.manageOrganisation)
          ? Link(say("Giao chức vụ trong một cơ quan", "Give a post in a body"), to: "/bodies") : nil))
  }

  private static func furtherActions(_ person: PersonID, _ scene: Scene) -> HTML {
    let say = scene.say
    return Buttons {
      if scene.may(.manageAccess) {
        ButtonLink(
          say("Tài khoản của người này", "This person's account"),
          to: Address(path: "access", "accounts", "new", query: ["person": person.text]), .secondary)
      }
      if scene.may(.manageOrganisation) {
        ButtonLink(
          say("Xóa dữ liệu cá nhân…", "Erase personal data…"), to: Address(path: "people", person.text, "erase"), .plain
        )
      }
    }
  }
}

extension Scene {
  /// Whether the visitor may read birth dates, addresses and the like: those who keep the files, or may see what is
  /// restricted.
  var maySeePersonalData: Bool { may(.manageOrganisation) || visitor.rights.showRestricted }
}

extension OrganisationGrounds {
  /// A body with its term, as headings and lists name it.
  func name(of body: Body, _ say: Language) -> String {
    "\(pack.body(body.kind)?.name[say] ?? body.kind) \(body.term)"
  }
}
