// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// How heavy a button looks: one primary on a page, danger for what cannot be undone, plain for asides.
public enum ButtonRank: Sendable {
  case primary, secondary, danger, plain

  var style: Class {
    switch self {
    case .primary: .primary
    case .secondary: .secondary
    case .danger: .danger
    case .plain: .plain
    }
  }
}

/// Sends the form around it; `name` and `value` tell which of several buttons was pressed. At least 44 px high.
///
///     Button("Open the meeting")
///     Button("Withdraw", .danger, name: "act", value: "withdraw")
public func Button(
  _ text: String, _ rank: ButtonRank = .primary, _ attributes: Attribute..., name: FieldName? = nil,
  value: String? = nil
) -> Inline {
  var own = [Attribute("type", "submit"), .class(.button, rank.style)]
  if let name { own.append(Attribute("name", name.text)) }
  if let value { own.append(Attribute("value", value)) }
  return element("button", own + attributes, Inline(text))
}

/// A link that looks like a button: for the next step, not for changing anything.
///
///     ButtonLink("Check in members", to: "/meetings/2/attendance")
public func ButtonLink(
  _ text: String, to address: Address, _ rank: ButtonRank = .primary, _ attributes: Attribute...
) -> Inline {
  element("a", linkAttributes(address) + [.class(.button, rank.style)] + attributes, Inline(text))
}

/// A form of one button, such as "Check in" in the row of a member. `about` completes the button's name for screen
/// readers, since twenty buttons called the same are of no use: "Check in – Nguyễn Văn A".
///
///     ActionButton("Check in", about: member.name, to: "/attendance", token: token, sends: ["member": id])
public func ActionButton(
  _ text: String, about: String? = nil, to address: Address, token: FormToken, _ rank: ButtonRank = .secondary,
  sends fields: KeyValuePairs<String, String> = [:]
) -> HTML {
  Form(to: address, token: token) {
    for (name, value) in fields { hiddenInput(name, value) }
    Button(text, rank, .label(about.map { "\(text) – \($0)" } ?? text))
  }
}

/// Buttons in a row, the most likely first; on a phone one under the other.
public func Buttons(@HTMLBuilder content: () -> HTML) -> HTML {
  element("div", [.class(.buttons)], content())
}

/// A button that prints the page; shown only where scripts run.
///
///     PrintButton("Print")
public func PrintButton(_ text: String, _ rank: ButtonRank = .secondary) -> Inline {
  element(
    "button",
    [
      Attribute("type", "button"), .class(.button, rank.style, .screenOnly), Attribute("data-print", nil), .hidden,
    ], Inline(text))
}
