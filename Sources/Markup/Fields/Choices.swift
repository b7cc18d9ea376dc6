// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// One of several answers; `reveals` is shown below it while it is chosen.
public struct Choice: Hashable, Sendable {
  /// What the form sends.
  public var value: String
  /// What the reader sees.
  public var label: String
  /// A quieter line below the label.
  public var hint: String?
  /// Fields that belong to this answer only.
  public var reveals: HTML?
  /// An answer; most need no more than value and label.
  public init(_ value: String, _ label: String, hint: String? = nil, reveals: HTML? = nil) {
    self.value = value
    self.label = label
    self.hint = hint
    self.reveals = reveals
  }
}

/// One answer of a few, all in sight.
///
///     Radios("Hình thức", .method, [Choice("hands", "Giơ tay"), Choice("paper", "Bỏ phiếu")], chosen: "paper")
public func Radios(
  _ legend: String, _ name: FieldName, _ choices: [Choice], chosen: String? = nil, hint: String? = nil,
  error: String? = nil
) -> HTML {
  let around = Surroundings(label: legend, name: name, hint: hint, error: error)
  return around.gathered(boxes("radio", name, choices, chosen: chosen.map { [$0] } ?? []))
}

/// Any number of answers, all in sight but those that are rarely needed, which are `folded` under a line of their own.
///
///     Checkboxes("Vai trò", .roles, roles.map { Choice($0.id, $0.name) }, chosen: ["chair"])
public func Checkboxes(
  _ legend: String, _ name: FieldName, _ choices: [Choice], folded: (summary: String, choices: [Choice])? = nil,
  chosen: Set<String> = [], hint: String? = nil, error: String? = nil
) -> HTML {
  let around = Surroundings(label: legend, name: name, hint: hint, error: error)
  return around.gathered(
    HTML {
      boxes("checkbox", name, choices, chosen: chosen)
      if let folded, !folded.choices.isEmpty {
        let isOpen = folded.choices.contains { chosen.contains($0.value) }
        element(
          "details", [.class(.details)] + (isOpen ? [Attribute("open", nil)] : []),
          HTML {
            element("summary", [], Inline(folded.summary)) as HTML
            Div { boxes("checkbox", name, folded.choices, after: choices.count, chosen: chosen) }
          }) as HTML
      }
    })
}

/// A single box to tick, such as "I have compared both counts". Boxes of one name on many rows need an `id` each.
public func Checkbox(
  _ label: String, _ name: FieldName, value: String = "yes", isTicked: Bool = false, hint: String? = nil,
  error: String? = nil, id: ID? = nil
) -> HTML {
  Div(error == nil ? .class(.field) : .class(.field, .faulty)) {
    if let error { P(error, .class(.error), .id(name.id["error"])) }
    choice(
      "checkbox", name, Choice(value, label, hint: hint), id: id ?? name.id, isChosen: isTicked,
      error: error == nil ? nil : name.id["error"])
  }
}

/// One answer of many, in a list that opens. Up to seven answers are better as `Radios`.
/// `prompt` is the first, empty answer: "Choose a unit".
public func Select(
  _ label: String, _ name: FieldName, _ choices: [Choice], chosen: String? = nil, prompt: String? = nil,
  hint: String? = nil, error: String? = nil, width: FieldWidth = .medium
) -> HTML {
  let around = Surroundings(label: label, name: name, hint: hint, error: error)
  var options: [UInt8] = []
  for item in (prompt.map { [Choice("", $0)] } ?? []) + choices {
    options.appendOpening(
      "option", [Attribute("value", item.value)] + (item.value == chosen ? [Attribute("selected", nil)] : []))
    options.appendEscaped(item.label)
    options.appendClosing("option")
  }
  let own = around.attributes + [.class(.input, width.style)]
  return around.around(element("select", own, HTML(markup: options)))
}

private func boxes(
  _ type: String, _ name: FieldName, _ choices: [Choice], after before: Int = 0, chosen: Set<String>
) -> HTML {
  Div(.class(.choices)) {
    for (place, item) in choices.enumerated() {
      let index = before + place
      // The first bears the field's own id, where the error summary leads.
      let id = index == 0 ? name.id : name.id["\(index + 1)"]
      choice(type, name, item, id: id, isChosen: chosen.contains(item.value), error: nil)
    }
  }
}

private func choice(
  _ type: String, _ name: FieldName, _ item: Choice, id: ID, isChosen: Bool, error: ID?
) -> HTML {
  var own = [
    Attribute("type", type), Attribute("name", name.text), Attribute("value", item.value), .id(id),
  ]
  if isChosen { own.append(Attribute("checked", nil)) }
  let notes = (item.hint == nil ? [] : [id["note"]]) + (error.map { [$0] } ?? [])
  if !notes.isEmpty { own.append(.described(by: notes)) }
  if error != nil { own.append(Attribute("aria-invalid", "true")) }
  return Div(.class(.choice)) {
    void("input", own) as HTML
    element("label", [Attribute("for", id.text)], Inline(item.label)) as HTML
    if let hint = item.hint { P(hint, .class(.hint), .id(id["note"])) }
    if let reveals = item.reveals { Div(.class(.reveal)) { reveals } }
  }
}
