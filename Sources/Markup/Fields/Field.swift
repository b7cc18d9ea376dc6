// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// How wide a box is, which tells how much is expected in it.
public enum FieldWidth: Sendable {
  case full, medium, short, tiny

  var style: Class {
    switch self {
    case .full: .widthFull
    case .medium: .widthMedium
    case .short: .widthShort
    case .tiny: .widthTiny
    }
  }
}

/// What a browser or password manager may fill in.
public enum Autocomplete: String, Sendable {
  case off, name, email, tel, organization, username
  case currentPassword = "current-password"
  case newPassword = "new-password"
  case oneTimeCode = "one-time-code"
}

/// The faults of a form, by field.
///
///     let faults = FieldFaults([FieldFault(.venue, "Enter the venue")])
///     TextField("Venue", .venue, error: faults[.venue])
public struct FieldFaults: Hashable, Sendable {
  /// In the order in which the page shows them.
  public let list: [FieldFault]
  /// No faults unless told otherwise.
  public init(_ list: [FieldFault] = []) { self.list = list }
  /// Whether the form can be taken.
  public var isEmpty: Bool { list.isEmpty }
  /// The first thing wrong with a field.
  public subscript(_ field: FieldName) -> String? { list.first { $0.field == field }?.message }
}

/// What is wrong with a field and how to mend it, or with the form as a whole when `field` is nil.
public struct FieldFault: Hashable, Sendable {
  /// Where the fault is, nil for the form as a whole.
  public let field: FieldName?
  /// What is wrong and how to mend it, as a sentence.
  public let message: String
  /// One fault; list them in the order of the fields.
  public init(_ field: FieldName?, _ message: String) {
    self.field = field
    self.message = message
  }
}

/// What went wrong, at the head of the page, each line leading to its field. Nothing when there is no fault.
///
///     ErrorSummary("There is a problem", faults)
public func ErrorSummary(_ title: String, _ faults: FieldFaults) -> HTML {
  guard !faults.isEmpty else { return HTML() }
  let heading: ID = "error-summary-title"
  return element(
    "div",
    [
      .id("error-summary"), .class(.panel, .error, .stack), .role(.alert), .focusable,
      .labelled(by: heading), Attribute("data-focus", nil),
    ],
    HTML {
      H2(title, .id(heading))
      Ul {
        faults.list.map { fault in
          Li {
            if let field = fault.field { A(fault.message, to: Address(fragment: field.id)) } else { P(fault.message) }
          }
        }
      }
    })
}

/// The label, hint and error around one control, wired to it by ids.
struct Surroundings {
  let label: String
  let name: FieldName
  let hint: String?
  let error: String?

  /// What the control bears: name, id, and the ids of its explanations.
  var attributes: [Attribute] { [Attribute("name", name.text), .id(name.id)] + explained }

  var explained: [Attribute] {
    let ids = (hint == nil ? [] : [name.id["hint"]]) + (error == nil ? [] : [name.id["error"]])
    return (ids.isEmpty ? [] : [.described(by: ids)]) + (error == nil ? [] : [Attribute("aria-invalid", "true")])
  }

  var style: Attribute { error == nil ? .class(.field) : .class(.field, .faulty) }

  @HTMLBuilder var notes: HTML {
    if let hint { P(hint, .class(.hint), .id(name.id["hint"])) }
    if let error { P(error, .class(.error), .id(name.id["error"])) }
  }

  func around(_ control: HTML) -> HTML {
    element(
      "div", [style],
      HTML {
        element("label", [Attribute("for", name.id.text)], Inline(label)) as HTML
        notes
        control
      })
  }

  /// Several controls under one legend.
  func gathered(_ controls: HTML) -> HTML {
    let ids = explained.filter { $0.name == "aria-describedby" }
    return element(
      "fieldset", [style] + ids,
      HTML {
        element("legend", [], Inline(label)) as HTML
        notes
        controls
      })
  }
}
