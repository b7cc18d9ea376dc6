// SPDX-License-Identifier: AGPL-3.0-or-later
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// The one message of a hall screen: what it is about, a figure or name as large as the screen allows, and a note.
public func HallMessage(_ about: String, number: String? = nil, note: String? = nil) -> HTML {
  Div(.class(.hallMessage)) {
    P(about, .class(.lead))
    if let number { P(number, .class(.hallNumber)) }
    if let note { P(note) }
  }
}

/// What stands below rows on the screen of a hall: how many are there, or what the figures are a share of.
public func HallNote(_ note: String) -> HTML { P(note, .class(.hallNote)) }
