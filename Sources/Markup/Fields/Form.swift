// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// The secret that shows that a form was sent from a page of ours.
public struct FormToken: Hashable, Sendable {
  let name: String
  let value: String
  /// The name is that of the hidden field in which the value travels.
  public init(name: String = "token", value: String) {
    self.name = name
    self.value = value
  }
}

/// A form that changes something: always POST, always with the token.
///
///     Form(to: "/meetings", token: token) {
///       TextField("Venue", .venue, value: venue, error: faults[.venue])
///       Buttons { Button("Save") }
///     }
public func Form(
  to address: Address, token: FormToken, _ attributes: Attribute..., sends encoding: FormEncoding = .fields,
  @HTMLBuilder content: () -> HTML
) -> HTML {
  var own = [Attribute("method", "post"), Attribute("action", address.isLocal ? address.text : "#")]
  if encoding == .files { own.append(Attribute("enctype", "multipart/form-data")) }
  // Faults are told by the server in the reader's language, so the browser's own bubbles stay off.
  own.append(Attribute("novalidate", nil))
  return element(
    "form", own + attributes,
    HTML {
      hiddenInput(token.name, token.value)
      content()
    })
}

/// Whether files travel with the form.
public enum FormEncoding: Sendable { case fields, files }

/// A form that only asks: GET, so that its result can be bookmarked.
///
///     SearchForm(to: "/people") { TextField("Name", .query); Buttons { Button("Search", .secondary) } }
public func SearchForm(to address: Address, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  let own = [Attribute("method", "get"), Attribute("action", address.isLocal ? address.text : "#"), .role(.search)]
  return element("form", own + attributes, content())
}

/// A value sent along unseen.
public func HiddenField(_ name: FieldName, value: String) -> HTML { hiddenInput(name.text, value) }

func hiddenInput(_ name: String, _ value: String) -> HTML {
  void("input", [Attribute("type", "hidden"), Attribute("name", name), Attribute("value", value)])
}

/// Related fields under one question.
///
///     Fieldset("When does it begin?", hint: "The day on the invitation") { … }
public func Fieldset(
  _ legend: String, hint: String? = nil, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
) -> HTML {
  element(
    "fieldset", [.class(.stack)] + attributes,
    HTML {
      element("legend", [], Inline(legend)) as HTML
      if let hint { P(hint, .class(.hint)) }
      content()
    })
}
