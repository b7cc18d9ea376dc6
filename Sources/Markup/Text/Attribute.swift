// SPDX-License-Identifier: AGPL-3.0-or-later

/// An attribute that any element may bear. What belongs to one element only (`href`, `action`, `src`) is an argument
/// of that element; `style` and event handlers do not exist, as the content security policy forbids them.
public struct Attribute: Hashable, Sendable {
  let name: String
  /// nil is an attribute that is true by being there.
  let value: String?

  init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }

  /// The look of an element; several add up.
  public static func `class`(_ classes: Class...) -> Attribute {
    Attribute("class", classes.map(\.rawValue).joined(separator: " "))
  }
  /// The name of this element on the page.
  public static func id(_ id: ID) -> Attribute { Attribute("id", id.text) }
  /// The language of the text inside, as a BCP 47 code, where it differs from the page's.
  public static func lang(_ code: String) -> Attribute { Attribute("lang", code) }
  /// What is said of so many that are ticked, with "#" for the number: the script shows the element while there are some.
  public static func counted(_ words: String) -> Attribute { Attribute("data-counted", words) }
  /// A role that the element does not have by itself.
  public static func role(_ role: Role) -> Attribute { Attribute("role", role.rawValue) }
  /// Not shown to anybody.
  public static var hidden: Attribute { Attribute("hidden", nil) }
  /// Can receive the focus by script or link, but not by the tab key.
  public static var focusable: Attribute { Attribute("tabindex", "-1") }
  /// The name that a screen reader says.
  public static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  /// The element whose text names this one.
  public static func labelled(by id: ID) -> Attribute { Attribute("aria-labelledby", id.text) }
  /// The elements that explain this one.
  public static func described(by ids: [ID]) -> Attribute {
    Attribute("aria-describedby", ids.map(\.text).joined(separator: " "))
  }
  /// Marks the item of a list that the reader is at.
  public static func current(_ kind: Current) -> Attribute { Attribute("aria-current", kind.rawValue) }
  /// Ornament: not read aloud.
  public static var ornament: Attribute { Attribute("aria-hidden", "true") }

  /// Roles that components use.
  public enum Role: String, Sendable { case alert, status, group, list, img, region, row, search, note }

  /// What kind of place is current.
  public enum Current: String, Sendable { case page, step, location, isTrue = "true" }
}

extension [UInt8] {
  /// `<tag attribute="value">`; classes are joined, of any other attribute named twice the first counts.
  mutating func appendOpening(_ tag: StaticString, _ attributes: [Attribute]) {
    append(UInt8(ascii: "<"))
    appendLiteral(tag)
    var isFirstClass = true
    for attribute in attributes where attribute.name == "class" {
      appendLiteral(isFirstClass ? " class=\"" : " ")
      appendEscaped(attribute.value ?? "")
      isFirstClass = false
    }
    if !isFirstClass { append(UInt8(ascii: "\"")) }
    for (index, attribute) in attributes.enumerated() where attribute.name != "class" {
      if attributes[..<index].contains(where: { $0.name == attribute.name }) { continue }
      append(UInt8(ascii: " "))
      appendTrusted(attribute.name)
      guard let value = attribute.value else { continue }
      appendLiteral("=\"")
      appendEscaped(value)
      append(UInt8(ascii: "\""))
    }
    append(UInt8(ascii: ">"))
  }

  mutating func appendClosing(_ tag: StaticString) {
    appendLiteral("</")
    appendLiteral(tag)
    append(UInt8(ascii: ">"))
  }
}

/// An element with content; the caller's types say what may stand inside and where it may stand.
func element<Inside, Outside>(
  _ tag: StaticString, _ attributes: [Attribute], _ content: Fragment<Inside>
) -> Fragment<Outside> {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(content.bytes.count + 48 + 24 * attributes.count)
  bytes.appendOpening(tag, attributes)
  bytes.append(contentsOf: content.bytes)
  bytes.appendClosing(tag)
  return Fragment(markup: bytes)
}

/// An element that never has content, such as `<br>`.
func void<Outside>(_ tag: StaticString, _ attributes: [Attribute]) -> Fragment<Outside> {
  var bytes: [UInt8] = []
  bytes.appendOpening(tag, attributes)
  return Fragment(markup: bytes)
}
