// SPDX-License-Identifier: AGPL-3.0-or-later

import Journal
import Markup
import Packs

/// The organisation itself: setting it up, its profile, and those it was merged from.
enum ProfilePages {
  static func profile(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let profile = grounds.organisations.profile else { return unfounded(scene) }
    return scene.page(profile.name, at: "/organisation") {
      H1(profile.name)
      SummaryList(facts(profile, scene, grounds))
      if scene.may(.manageOrganisation) {
        Buttons { ButtonLink(say("Sửa thông tin", "Change these facts"), to: "/organisation/edit", .secondary) }
      }
      predecessors(scene, grounds)
      parts(scene, grounds)
    }
  }

  private static func unfounded(_ scene: Scene) -> Page {
    let say = scene.say
    let title = say("Tổ chức", "Organisation")
    return scene.page(title, at: "/organisation") {
      H1(title)
      if scene.may(.manageOrganisation) {
        P(
          say(
            "Chưa có thông tin tổ chức. Đây là việc đầu tiên.",
            "The organisation is not entered yet. This is the first thing to do."))
        Buttons { ButtonLink(say("Thiết lập tổ chức", "Set up the organisation"), to: "/organisation/found") }
      } else {
        P(say("Văn phòng chưa nhập thông tin tổ chức.", "The office has not entered the organisation yet."))
        Buttons { ButtonLink(say("Về trang chính", "Go to the home page"), to: "/", .secondary) }
      }
    }
  }

  private static func facts(_ profile: Profile, _ scene: Scene, _ grounds: any OrganisationGrounds) -> [SummaryRow] {
    let say = scene.say
    let plan = profile.congress
    let none = say("(chưa ghi)", "(not entered)")
    return [
      SummaryRow(say("Cấp trên trực tiếp", "Superior"), profile.parent ?? none),
      SummaryRow(say("Địa danh trên văn bản", "Place named in papers"), profile.place),
      SummaryRow(say("Ngày thành lập", "Founded"), profile.founded.words(say)),
      SummaryRow(say("Văn bản thành lập", "Founding instrument"), profile.instrument ?? none),
      SummaryRow(
        grounds.pack.term(.congress, say).leadingCapital,
        say(
          "lần thứ \(roman(plan.ordinal)), nhiệm kỳ \(plan.term)", "\(ordinal(plan.ordinal, say)), term \(plan.term)")),
      SummaryRow(say("Hình thức", "Mode"), grounds.pack.mode(plan.mode)?.name[say] ?? plan.mode),
      SummaryRow(say("Địa điểm tổ chức", "Venue"), plan.venue ?? none),
    ]
  }

  private static func predecessors(_ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
    let say = scene.say
    let all = grounds.organisations.predecessors
    let heading = grounds.pack.term(.predecessor, say).leadingCapital
    return Section("predecessors", heading: heading, .class(.stack)) {
      if all.isEmpty {
        P(
          say(
            "Chưa ghi tổ chức nào. Nếu tổ chức được sáp nhập từ các tổ chức khác, hãy ghi tên từng tổ chức.",
            "None is entered. If this organisation was merged from others, enter each of them."))
      } else {
        Ul {
          all.map { predecessor in
            Li {
              Span(predecessor.name)
              if scene.may(.manageOrganisation) {
                Span(" ")
                A(
                  say("Sửa", "Change"), to: Address(path: "organisation", "predecessors", predecessor.id.text),
                  .label("\(say("Sửa", "Change")) – \(predecessor.name)"))
              }
            }
          }
        }
      }
      if scene.may(.manageOrganisation) {
        Buttons {
          ButtonLink(say("Ghi thêm một tổ chức", "Enter one"), to: "/organisation/predecessors/new", .secondary)
        }
      }
    }
  }

  private static func parts(_ scene: Scene, _ grounds: any OrganisationGrounds) -> HTML {
    let say = scene.say
    let now = grounds.organisations
    return Section("parts", heading: say("Các phần", "Its parts"), .class(.stack)) {
      Tiles {
        Tile(
          "\(now.units.count)", grounds.pack.after(now.units.count, .unit, say).leadingCapital, to: "/units")
        Tile(
          "\(now.people.values.count { $0.details.value != nil })", say("Người trong danh sách", "People listed"),
          to: "/people")
        Tile("\(now.bodies.count)", say("Cơ quan đã lập", "Bodies formed"), to: "/bodies")
      }
      if scene.may(.manageOrganisation) {
        Buttons { ButtonLink(say("Nhập từ tệp", "Import a file"), to: "/organisation/import", .secondary) }
      }
    }
  }

  // MARK: Forms

  static func found(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let title = say("Thiết lập tổ chức", "Set up the organisation")
    return scene.page(title, at: "/organisation", under: [organisationLink(say)]) {
      scene.problems()
      H1(title)
      if grounds.organisations.profile != nil {
        P(say("Tổ chức đã được thiết lập.", "The organisation is set up already."))
        Buttons { ButtonLink(say("Xem tổ chức", "See the organisation"), to: "/organisation") }
      } else {
        P(
          say(
            "Những thông tin này được in ở đầu mọi văn bản. Có thể sửa sau.",
            "These facts stand at the head of every paper. They can be changed later."))
        form(nil, to: "/organisation/found", button: say("Thiết lập", "Set it up"), scene, grounds)
      }
    }
  }

  static func edit(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let profile = grounds.organisations.profile else { return found(scene, grounds) }
    let title = say("Sửa thông tin tổ chức", "Change the organisation")
    let filling = filling(profile, grounds)
    let scene = scene.following(filling)
    return scene.page(title, at: "/organisation", under: [organisationLink(say)]) {
      scene.problems()
      H1(title)
      form(filling, to: "/organisation/edit", button: say("Lưu", "Save"), scene, grounds)
    }
  }

  private static func form(
    _ known: FormFilling?, to address: Address, button: String, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> HTML {
    let say = scene.say
    return Form(to: address, token: scene.token) {
      if let known { known.mark() }
      TextField(
        say("Tên tổ chức", "Name of the organisation"), scene.field("name", else: known?["name"] ?? ""),
        hint: say("Đầy đủ, như trên con dấu", "In full, as on the seal"))
      TextField(
        say("Cấp trên trực tiếp", "Superior organisation"), scene.field("parent", else: known?["parent"] ?? ""),
        hint: say("Để trống nếu không có", "Leave it empty if there is none"))
      TextField(
        say("Địa danh", "Place"), scene.field("place", else: known?["place"] ?? ""),
        hint: say("Đứng trước ngày tháng trên văn bản", "Stands before the date of papers"), width: .medium)
      DateBox(
        say("Ngày thành lập", "Founded"), scene.field("founded", else: known?["founded"] ?? ""), hint: dayHint(say))
      TextField(
        say("Văn bản thành lập", "Founding instrument"), scene.field("instrument", else: known?["instrument"] ?? ""),
        hint: say("Số, ký hiệu, cơ quan ban hành; có thể để trống", "Number and issuer; may be left empty"))
      congressFields(known, scene, grounds)
      Buttons { Button(button) }
    }
  }

  /// What the form that changes the profile is filled with.
  static func filling(_ known: Profile, _ grounds: any OrganisationGrounds) -> FormFilling {
    let plan = known.congress
    return FormFilling([
      .init("name", Phrase("tên tổ chức", "the name of the organisation"), known.name),
      .init("parent", Phrase("cấp trên", "the superior organisation"), known.parent ?? ""),
      .init("place", Phrase("địa danh", "the place"), known.place),
      .init("founded", Phrase("ngày thành lập", "the day of founding"), known.founded.typed),
      .init("instrument", Phrase("văn bản thành lập", "the founding instrument"), known.instrument ?? ""),
      .init("ordinal", Phrase("lần đại hội", "the number of the congress"), "\(plan.ordinal)"),
      .init("term", Phrase("nhiệm kỳ", "the term"), plan.term.description),
      .init("mode", Phrase("hình thức đại hội", "the mode"), plan.mode, words: grounds.pack.mode(plan.mode)?.name),
      .init("venue", Phrase("địa điểm đại hội", "the venue of the congress"), plan.venue ?? ""),
    ])
  }

  private static func congressFields(
    _ known: FormFilling?, _ scene: Scene, _ grounds: any OrganisationGrounds
  ) -> HTML {
    let say = scene.say
    return Fieldset(grounds.pack.term(.congressLong, say).leadingCapital) {
      NumberField(
        say("Lần thứ", "Which one"), scene.field("ordinal", else: known?["ordinal"] ?? ""),
        hint: say("Bằng số, ví dụ 1", "As a number, for example 1"), width: .tiny)
      TextField(
        say("Nhiệm kỳ", "Term"), scene.field("term", else: known?["term"] ?? ""),
        hint: say("Ví dụ 2025-2030", "For example 2025-2030"), width: .short)
      Radios(
        say("Hình thức", "Mode"), scene.field("mode", else: known?["mode"] ?? grounds.pack.defaultMode?.id ?? ""),
        grounds.pack.modes.map { Choice($0.id, $0.name[say]) })
      TextField(
        say("Địa điểm tổ chức", "Venue"), scene.field("venue", else: known?["venue"] ?? ""),
        hint: say("In trên giấy triệu tập; có thể ghi sau", "Printed on the summons; may be entered later"))
    }
  }

  /// The form that corrects the name of one, or takes it back while no unit is said to come from it.
  static func renaming(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    guard let known = grounds.organisations.predecessors.first(where: { $0.id == scene.id("predecessor") }) else {
      return nil
    }
    let units = grounds.organisations.units.filter { $0.details.predecessor == known.id }
    let filling = filling(known)
    let scene = scene.following(filling)
    let address = Address(path: "organisation", "predecessors", known.id.text)
    let title = say("Sửa tổ chức trước khi sáp nhập", "Change an organisation merged into this one")
    return scene.page(title, at: "/organisation", under: [organisationLink(say)]) {
      scene.problems()
      H1(title)
      Form(to: address, token: scene.token) {
        filling.mark()
        TextField(
          say("Tên", "Name"), scene.field("name", else: known.name),
          hint: say("Văn bản đã phát hành giữ tên cũ.", "Papers that went out keep the former name."))
        Buttons {
          Button(say("Lưu", "Save"))
          ButtonLink(say("Quay lại", "Back"), to: "/organisation", .plain)
        }
      }
      if units.isEmpty {
        ActionButton(
          say("Bỏ tổ chức này", "Remove it"), about: known.name,
          to: Address(path: "organisation", "predecessors", known.id.text, "remove"), token: scene.token, .danger)
      } else {
        P(
          say(
            "Không bỏ được vì còn đơn vị thuộc tổ chức này: \(units.map(\.details.name).joined(separator: "; ")).",
            "It cannot be removed: units come from it: \(units.map(\.details.name).joined(separator: "; "))."),
          .class(.hint))
      }
    }
  }

  static func filling(_ known: Predecessor) -> FormFilling {
    FormFilling([.init("name", Phrase("tên tổ chức", "the name"), known.name)])
  }

  static func predecessor(_ scene: Scene, _ grounds: any OrganisationGrounds) -> Page? {
    let say = scene.say
    let title = say("Ghi tổ chức trước khi sáp nhập", "Enter an organisation merged into this one")
    return scene.page(title, at: "/organisation", under: [organisationLink(say)]) {
      scene.problems()
      H1(title)
      Form(to: "/organisation/predecessors/new", token: scene.token) {
        TextField(say("Tên", "Name"), scene.field("name"))
        Buttons { Button(say("Ghi", "Enter it")) }
      }
    }
  }
}

func organisationLink(_ say: Language) -> Link { Link(say("Tổ chức", "Organisation"), to: "/organisation") }

func dayHint(_ say: Language) -> String { say("Ví dụ: 15/07/2025", "For example 15/07/2025") }

extension String {
  /// With a capital first letter, for words of the pack that head something.
  var leadingCapital: String { prefix(1).uppercased() + dropFirst() }
}
