// SPDX-License-Identifier: AGPL-3.0-or-later

import Markup
import Packs

/// Finds delegates by name, however it is typed, and by unit.
struct DelegateSearch {
  private let name: PlainText
  private let unit: String?
  private let scene: Scene
  private let grounds: any DelegateGrounds

  init(_ scene: Scene, _ grounds: any DelegateGrounds) {
    name = PlainText(scene.query["q"] ?? "")
    unit = scene.query["unit"]?.nilIfEmpty
    self.scene = scene
    self.grounds = grounds
  }

  var isOn: Bool { !name.isEmpty || unit != nil }

  func found(among delegates: [Delegate]) -> [Delegate] {
    delegates.filter { delegate in
      (unit == nil || delegate.unit?.text == unit)
        && (name.isEmpty || PlainText(grounds.name(of: delegate, scene.say)).isFound(by: name))
    }
  }

  /// How many there are of each kind, and how many of them were found.
  func caption(_ found: [Delegate], of all: [Delegate]) -> String {
    let say = scene.say
    if isOn { return say("\(found.count) trong \(all.count) người", "\(found.count) of \(all.count)") }
    let alternates = all.count(where: \.isAlternate)
    let named = grounds.pack.term(.delegateAlternate, say)
    return alternates == 0
      ? say("\(all.count) người", "\(all.count) in all")
      : say(
        "\(all.count) người, trong đó \(alternates) \(named)",
        "\(all.count) in all, \(alternates) of them \(grounds.pack.plural(.delegateAlternate, say))")
  }

  var form: HTML {
    let say = scene.say
    return SearchForm(to: "/delegates/all", .class(.filters)) {
      scene.nameSearch()
      Select(
        grounds.pack.term(.unit, say).capitalised, "unit", unitChoices(grounds), chosen: unit,
        prompt: say("Tất cả", "All"))
      Buttons {
        Button(say("Tìm", "Search"), .secondary)
        if isOn { ButtonLink(say("Xem tất cả", "Show all"), to: "/delegates/all", .plain) }
      }
    }
  }

  /// Nobody is entered, or nobody is called so.
  var empty: EmptyState {
    let say = scene.say
    return isOn
      ? EmptyState(
        say("Không tìm thấy ai. Thử bớt chữ hoặc bỏ chọn đơn vị.", "Nobody was found. Try fewer letters, or no unit."),
        action: Link(say("Xem tất cả", "Show all"), to: "/delegates/all"))
      : EmptyState(
        say(
          "Chưa ghi ai. Hãy mở trang của từng đơn vị để ghi.", "Nobody is entered. Open the page of a unit to do so."),
        action: Link(say("Các đơn vị", "The units"), to: "/delegates"))
  }
}
